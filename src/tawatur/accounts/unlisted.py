"""Who acts and who suffers in an assault or a protest, in the sentence's own words where no table knows the noun.

«هاجم مفجرون سياسيين», «تجمهر أهالي القرية أمام السفارة»: most people of such news are nobody's listed actors. Noun phrases are cut here by agreement
(definiteness, case endings, the numbers that open a phrase), and put in the roles that the trigger's order gives them. Only roles left empty are filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from tawatur import lexicon
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.lexicon import Sense
from tawatur.language import fold
from tawatur.mentions.numbers import small_number
from tawatur.mentions.pieces import Phrase, Piece

Roles = list[tuple[str, Phrase]]
REACH = 14  # pieces behind a trigger in which its sides stand; chosen on the development half of the public sentences
HARM = frozenset({"killing", "injury", "abduction", "assassination"})
_HANDS = frozenset({"علي يد", "من قبل", "علي ايدي", "بايدي", "بيد", "برصاص", "بنيران"})
_OPEN = frozenset({"quant", "num", "dem", "coord"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A noun phrase by its pieces, half-open, and what governs it."""

    first: int
    last: int
    prep: str


@cache
def _words(use: str) -> frozenset[str]:
    """The folded words of a use in unlisted.tsv."""
    return frozenset(fold(w) for row in lexicon.table("unlisted") if row["use"] == use for w in row.many("word"))


def complete(
    roles: Roles,
    pieces: Sequence[Piece],
    clauses: Sequence[Clause],
    clause: int,
    trigger: int,
    sense: Sense,
    passive: bool,
) -> Roles:
    """The roles with those added that the words around the trigger fill; what was found before stays first."""
    verbal = is_verb(pieces, trigger)
    near = list(_of_verb(pieces, clauses[clause], trigger, sense, passive)) if verbal else []
    harmed = verbal and not any(role == "target" and _phrase(pieces, seen) is not None for role, seen in near)
    roles = _suffered(roles, pieces, trigger, sense, harmed)
    if harmed and sense.mode in HARM:
        near = [("target", seen) for _, seen in near[:1] if seen.first >= clauses[clause].start]  # «مقاتلاً قُتل»: who kills, kills somebody
    sides = [*near, *_sides(pieces, clauses, clause, trigger, sense)]
    found: Roles = []
    for role, phrase in roles:
        wide = _widened(phrase, pieces, [s for _, s in sides])
        if wide is phrase or not _overlaps(wide, found):  # «مسلحون ملثمون» is one side though both are listed
            found.append((role, wide))
    filled = {role for role, _ in found}
    for role, seen in sides:
        words = _phrase(pieces, seen)
        if role not in filled and words is not None and not _overlaps(words, found):
            found.append((role, words))
    if sense.type == "PROTEST" and not any(role == "source" for role, _ in found):
        found += [("source", p) for p in _protesters(pieces, trigger)[:1]]
    return found


def _overlaps(phrase: Phrase, found: Roles) -> bool:
    return any(p.start < phrase.end and phrase.start < p.end for _, p in found)


def _protesters(pieces: Sequence[Piece], trigger: int) -> list[Phrase]:
    """The protesters named beside the trigger, no full stop between."""
    stops = [k for k, p in enumerate(pieces) if p.kind == "mark" and p.norm == "."]
    first = max((k for k in stops if k < trigger), default=0)
    last = min((k for k in stops if k > trigger), default=len(pieces))
    return [p.phrase for p in pieces[first:last] if p.phrase is not None and p.phrase.group == "protesters"]


def _suffered(roles: Roles, pieces: Sequence[Piece], trigger: int, sense: Sense, harmed: bool) -> Roles:
    """The roles with a lone doer of harm made its victim: «اغتيال النائب», «الوزيرة قُتلت في هجوم»."""
    if sense.mode not in HARM or any(role == "target" for role, _ in roles):
        return roles
    victims = not is_verb(pieces, trigger) and _bare(pieces[trigger].norm) in _words("of victim")
    return [("target" if role == "source" and (victims or harmed) else role, phrase) for role, phrase in roles]


def _widened(phrase: Phrase, pieces: Sequence[Piece], sides: Sequence[Seen]) -> Phrase:
    """A group's phrase with the words that go on it: «مدنياً أفغانياً», where the table knows only the first."""
    if phrase.kind != "group":
        return phrase
    for seen in sides:
        first, last = pieces[seen.first], pieces[seen.last - 1]
        if first.start <= phrase.start and phrase.end <= last.end and seen.last > seen.first + 1:
            return replace(phrase, start=first.start, end=last.end, i=first.i, j=last.j, core=(-1, -1))
    return phrase


def _sides(
    pieces: Sequence[Piece], clauses: Sequence[Clause], clause: int, trigger: int, sense: Sense
) -> Iterator[tuple[str, Seen]]:
    """(role, phrase) of an event noun, then of the words farther on, in the order of trust."""
    if not is_verb(pieces, trigger):
        yield from _of_noun(pieces, clauses, clause, trigger, sense)
    end = min(len(pieces), trigger + 3 * REACH)
    for seen in phrases(pieces, trigger + 1, end):
        before = _before(pieces, seen.first)
        if (hands := _in_hands(pieces, seen)) is not None:
            yield "source", hands
        elif (before in _words("against") and seen.prep != "ب") or (
            before in _words("against by") and seen.prep in ("علي", "ب", "ل", "من")
        ):
            yield "target", seen
        elif before in _words("suffers") or before in _words("suffers verb"):
            yield "target", seen
        elif before in _words("does") and (_human(pieces, seen) or _armed(pieces, seen)):
            yield "source", seen


def _in_hands(pieces: Sequence[Piece], seen: Seen) -> Seen | None:
    """At whose hands it befell somebody: «من قبل الشرطة», «على أيدي مسلحين»; None where the phrase tells no such thing."""
    if seen.prep in _HANDS:
        return seen
    if f"{seen.prep} {pieces[seen.first].norm}" in _HANDS and seen.last > seen.first + 1:
        return Seen(seen.first + 1, seen.last, seen.prep)
    return None


def _of_verb(
    pieces: Sequence[Piece], clause: Clause, trigger: int, sense: Sense, passive: bool
) -> Iterator[tuple[str, Seen]]:
    subject, direct = sense.subject, sense.object
    bare: list[list[Seen]] = []
    for seen in phrases(pieces, trigger + 1, min(clause.end, trigger + REACH)):
        if not seen.prep and pieces[seen.first].conj == "و" and bare and not pieces[seen.first].prep:
            bare[-1].append(seen)  # «أربعة أوروبيين وطيارين كينيين»
        elif not seen.prep:
            bare.append([seen])
        elif sense.preps.get(seen.prep) in ("source", "target"):
            yield sense.preps[seen.prep], seen
    left = _left(pieces, clause, trigger)
    entry = pieces[trigger].has("verb", "light")
    plural = entry is not None and entry[4] in ("d", "p")  # «خطفوا أربعة»: a plural verb's subject never follows it
    if plural and left is None and not passive:
        subject = ""
        if pieces[trigger].conj and (doer := _doer_before(pieces, clause.start)) is not None:
            yield sense.subject, doer
    if passive and direct in ("source", "target"):
        subject, direct = direct, "-"
    if left is not None:
        bare.insert(0, [left])
    if not bare and clause.opener in ("verb", "and", "resume") and not passive:
        doer = _doer_before(pieces, clause.start)
        bare = [[doer]] if doer is not None else []
    if len(bare) == 1 and direct == "target" and _harmed(pieces, bare[0][0], sense):
        yield from (("target", seen) for seen in bare[0])
        return
    for role, together in zip((subject, direct) if subject else (direct,), bare, strict=False):
        if role in ("source", "target"):
            yield from ((role, seen) for seen in together)


def _harmed(pieces: Sequence[Piece], seen: Seen, sense: Sense) -> bool:
    """Whether people alone behind a verb of harm are its victims, «قتل 12 شخصاً»: counted, or no men at arms."""
    if sense.mode not in HARM and _human(pieces, seen):
        return False
    return not _armed(pieces, seen)


def _armed(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether men at arms or their planes are meant."""
    return any(_bare(pieces[j].norm) in _words("armed") for j in range(seen.first, seen.last))


def _left(pieces: Sequence[Piece], clause: Clause, trigger: int) -> Seen | None:
    """The subject before its verb: the last bare phrase that opens the clause, or what a relative clause hangs on."""
    first = clause.start
    if clause.opener == "rel":
        before = list(phrases(pieces, max(0, clause.start - 6), clause.start))
        return before[-1] if before else None
    before = [s for s in phrases(pieces, first, trigger) if not s.prep]
    return before[0] if before and _opens(pieces, before[0]) else None


def _opens(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether the phrase can stand first in its clause: a lone word without article that opens the sentence is a verb no table has, «توفي …»."""
    lone = seen.first == 0 and seen.last == 1 and pieces[0].kind == "word"
    return not lone or _definite(pieces[0]) or _human(pieces, seen)


def _doer_before(pieces: Sequence[Piece], end: int) -> Seen | None:
    """Who did what the clause before tells, whose verb this one goes on: «اقتحم مسلحون … وخطفوا»."""
    first = max([0, end - REACH, *(k + 1 for k in range(end) if pieces[k].cue in ("sub", "rel"))])
    return next((s for s in phrases(pieces, first, end) if not s.prep and _human(pieces, s)), None)


def _of_noun(
    pieces: Sequence[Piece], clauses: Sequence[Clause], clause: int, trigger: int, sense: Sense
) -> Iterator[tuple[str, Seen]]:
    end = min(len(pieces), trigger + REACH)
    victims = _bare(pieces[trigger].norm) in _words("of victim")
    for n, seen in enumerate(phrases(pieces, trigger + 1, end)):
        if not seen.prep and n == 0 and seen.first <= trigger + 2:
            if (
                seen.first == trigger + 1
                and _definite(pieces[trigger]) == _definite(pieces[seen.first])
                and not victims
            ):
                continue  # «الهجمات الانتحارية»: an adjective
            if victims or sense.subject == "target":
                yield "target", seen
            elif _human(pieces, seen):
                yield "source", seen
        elif seen.prep in ("علي", "ضد"):
            yield "target", seen
        elif seen.prep in ("ل", "من") and sense.type == "PROTEST" and _human(pieces, seen):
            yield "source", seen


def phrases(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Seen]:
    """The noun phrases of pieces start..end by agreement, in order; a finite verb, «أن» or a full stop ends them."""
    k, prep = start, ""
    while k < end:
        piece = pieces[k]
        if piece.kind == "cue":
            if piece.cue in ("sub", "rel"):
                return
            partitive = piece.norm == "من" and k > start and (pieces[k - 1].cue in _OPEN or _counting(pieces, k - 1))
            if not partitive:  # «أربعة من المتهمين» is a bare phrase
                prep = piece.norm if piece.cue == "prep" else prep if piece.cue in _OPEN else ""
            k += 1
            continue
        if piece.kind == "mark" and piece.norm in (".", "؟", "!", "؛"):
            return
        if _finite(piece.norm) or (piece.kind == "lex" and piece.conj and piece.has("verb", "light", "speech")):
            return
        cue = _bare(piece.norm) in _words("against") | _words("against by") and piece.kind in ("word", "lex")
        if cue or piece.depth or (piece.kind == "word" and piece.norm[:1] == "و" and len(piece.norm) > 4):
            prep, k = "", k + 1
            continue
        if (
            piece.kind in ("mark", "time", "figure")
            or (piece.kind == "lex" and is_verb(pieces, k))
            or _counting(pieces, k)
        ):
            if piece.kind != "mark" and piece.kind != "figure" and not _counting(pieces, k):
                prep = ""
            k += 1
            continue
        last = _end(pieces, k, end)
        yield Seen(k, last, piece.prep or prep)
        prep, k = "", last


def _end(pieces: Sequence[Piece], k: int, end: int) -> int:
    """The piece behind the noun phrase that begins at piece k."""
    last = k + 1
    while last < end:
        piece, before = pieces[last], pieces[last - 1]
        if piece.kind == "mark" and piece.norm in ("«", "»", '"') and last + 1 < end and not pieces[last + 1].prep:
            last += 1
            continue
        if piece.cue == "prep" and piece.norm == "من" and last + 1 < end and _parts(pieces, k, last):
            return _end(pieces, last + 1, end)
        if piece.prep == "من" and piece.kind in ("word", "np") and _parts(pieces, k, last):
            return _end(pieces, last, end)
        if (
            piece.kind not in ("word", "np", "lex")
            or _finite(piece.norm)
            or piece.depth
            or piece.prep
            or piece.conj
            or is_verb(pieces, last)
            or _counting(pieces, last)
        ):
            break
        if not _continues(before, piece, pieces[k]):
            break
        last += 1
    while last > k + 1 and pieces[last - 1].kind == "mark":
        last -= 1
    return last


def _parts(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether «من» behind the phrase says of whom they are: «فرقة من القوات», «مسلحين من القبائل»."""
    return not any(pieces[j].prep == "من" for j in range(first, last)) and _human(pieces, Seen(first, last, ""))


def _finite(norm: str) -> bool:
    """Whether a word no table has looks like a verb of the plural: «يعملون»."""
    return norm[:1] in "يت" and norm.endswith("ون") and not norm.endswith("يون") and len(norm) > 4


def _continues(before: Piece, piece: Piece, head: Piece) -> bool:
    """Whether a word goes on the phrase: an adjective that agrees, or the second part of an idafa."""
    word, prior = piece.norm, before.norm
    definite, prior_definite = _definite(piece), _definite(before)
    if prior_definite and not definite:
        return piece.kind == "np" and before.kind == "mark"
    if prior_definite and definite:
        adjective = word.endswith(("ي", "يه", "ين", "ون", "ه", "يات", "يون"))
        listed = piece.phrase is not None and not (piece.phrase.kind == "group" and word.endswith(("ي", "يه")))
        return adjective and not listed  # «المجلس العسكري», though «العسكري» alone is a soldier
    if not prior_definite and definite:
        return not prior.endswith(("ون", "ين", "ا")) or prior.endswith("يا")  # an idafa drops the ن and takes no tanwin
    if prior.endswith(("ون", "ين")):
        return word[-2:] == prior[-2:] or word in _words("adjective")
    return not (prior.endswith("ا") and not word.endswith("ا")) or word.endswith(("ي", "يه"))


def _definite(piece: Piece) -> bool:
    return (
        piece.definite
        or piece.norm.startswith(("ال", "لل", "وال", "بال"))
        or (piece.phrase is not None and (piece.phrase.definite or piece.phrase.kind in ("person", "state", "place")))
    )


def _counting(pieces: Sequence[Piece], k: int) -> bool:
    norm = pieces[k].norm
    return norm[:1].isdigit() or norm in _words("counts") or small_number(norm) is not None


def _before(pieces: Sequence[Piece], k: int) -> str:
    """The word before a phrase, passing over its preposition, numbers and marks; without article or conjunction."""
    j = k - 1
    while j >= 0 and (
        (pieces[j].kind == "mark" and pieces[j].norm not in COMMAS)
        or (pieces[j].cue in ("prep", *_OPEN) and pieces[j].norm not in _words("against"))
    ):
        j -= 1
    return _bare(pieces[j].norm) if j >= 0 else ""


def _bare(norm: str) -> str:
    return norm.removeprefix("و").removeprefix("ال") if norm.startswith(("وال", "ال")) else norm


def _human(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether people or a body are meant: a group, person, body or state, or a plural in ـون, ـين."""
    for j in range(seen.first, seen.last):
        phrase = pieces[j].phrase
        if phrase is not None:
            return phrase.kind != "place"
        if (pieces[j].norm.endswith(("ون", "ين")) and len(pieces[j].norm) > 4) or _bare(pieces[j].norm) in _words(
            "people"
        ):
            return True
    return False


def _phrase(pieces: Sequence[Piece], seen: Seen) -> Phrase | None:
    """The words as a group; the table's own phrase where it is all of them."""
    first, last = pieces[seen.first], pieces[seen.last - 1]
    if seen.last == seen.first + 1 and first.phrase is not None:
        return first.phrase
    if first.kind == "lex" and first.has("noun", "masdar"):
        return None  # another event: «قتلوا في ضربة جوية»
    if all(_bare(pieces[j].norm) in _words("no side") for j in range(seen.first, seen.last)) or _bare(
        first.norm
    ) in _words("no side"):
        return None
    return Phrase(first.start, last.end, first.i, last.j, "group", None, "words", group="people", number="p")

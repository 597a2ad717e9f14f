"""Who acts and who suffers in an assault or a protest, in the sentence's own words where no table knows the noun.

«هاجم مفجرون سياسيين», «تجمهر أهالي القرية أمام السفارة»: most people of such news are nobody's listed actors. Noun phrases are cut by `cutting`,
and put in the roles that the trigger's order gives them. Only roles left empty are filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.cutting import (
    AMONG,
    OPEN,
    Seen,
    armed,
    bare,
    counting,
    definite,
    human,
    is_a,
    phrases,
    words,
)
from tawatur.accounts.in_words import adjective_of, is_tool, nisba, phrase_of, side, state_of
from tawatur.accounts.lexicon import Sense
from tawatur.mentions.pieces import Phrase, Piece

Roles = list[tuple[str, Phrase]]
REACH = 14  # pieces behind a trigger in which its sides stand; chosen on the development half of the public sentences
CLAIM = 12  # pieces between who claims an attack and «مسؤوليتها عن»
HARM = frozenset({"killing", "injury", "abduction", "assassination"})
_BESIDE = frozenset({"قرب", "بالقرب من", "امام", "قباله", "لدي", "داخل", "خارج", "عند", "بجوار", "بجانب", "مقابل"})
_TOWARDS = frozenset({"باتجاه", "في اتجاه", "صوب", "نحو", "تجاه", "بوجه", "في وجه", "حتي"})
_NO_PROTESTER = frozenset({"witnesses", "sources", "journalists"})


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
    harmed = verbal and not any(role == "target" and side(pieces, seen, role) is not None for role, seen in near)
    if sense.type == "PROTEST":
        roles = [("source" if role == "host" else role, p) for role, p in roles]  # who holds a protest protests
        roles = [(role, p) for role, p in roles if role != "source" or _may_protest(p, pieces, trigger)]
    if sense.type == "PROTEST" and trigger and (crowd := pieces[trigger - 1].phrase) is not None and crowd.group == "protesters" and verbal and not pieces[trigger].conj:
        roles = [(role, p) for role, p in roles if role != "source"] + [("source", crowd)]  # «اعتقلت السلطات محتجين خرجوا في مظاهرات»
    roles = _suffered(_by_order(roles, pieces, near, sense), pieces, trigger, sense, harmed)
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
        if role in filled and seen.prep != AMONG and not _goes_on(seen, pieces, found, role):
            continue
        if sense.type == "PROTEST" and role == "target":
            seen = _whose_deed(pieces, seen)
        said = side(pieces, seen, role)
        if said is not None and not _overlaps(said, found):
            found.append((role, said))
    if not any(role == "source" for role, _ in found):
        found += [("source", p) for p in _doers(pieces, trigger, sense)[:1] if not _overlaps(p, found)]
    if sense.mode in HARM:
        found = [(role, p) for role, p in found if role != "target" or not _is_locality(pieces, p)]  # «جرح عدد آخر في عدوان على بلدة …»
    if sense.mode in HARM and sum(role == "target" for role, _ in found) > 1:
        found = [(role, p) for role, p in found if role != "target" or (p.kind != "place" and p.rule != "states.capital")]  # «مقتل جنديين في قصف على خيرسون»
    if sense.type == "PROTEST" and not any(role == "target" for role, _ in found):
        found += [("target", p) for p in _chanted(pieces, trigger) if not _overlaps(p, found)]
    return found


def _is_locality(pieces: Sequence[Piece], phrase: Phrase) -> bool:
    """Whether the words name a town or quarter, which nobody kills or wounds."""
    first = next((p for p in pieces if p.start <= phrase.start < p.end), None)
    return phrase.rule == "words" and first is not None and bare(first.norm.split(" ")[0]) in words("locality")


def _by_order(roles: Roles, pieces: Sequence[Piece], near: Sequence[tuple[str, Seen]], sense: Sense) -> Roles:
    """The roles with a listed phrase behind the verb made its object where the subject stands before it: «قواته قتلت متمرداً»."""
    ahead = sense.mode in HARM or any(role == "source" for role, _ in near)
    objects = [(pieces[s.first].start, pieces[s.last - 1].end) for role, s in near if role == "target"]
    return [
        ("target" if ahead and role == "source" and any(a <= p.start and p.end <= b for a, b in objects) else role, p) for role, p in roles
    ]


def _overlaps(phrase: Phrase, found: Roles) -> bool:
    return any(p.start < phrase.end and phrase.start < p.end for _, p in found)


def _whose_deed(pieces: Sequence[Piece], seen: Seen) -> Seen:
    """Whose the deed is that is protested against: «احتجاجاً على حملة اليمين», «على زيارة الوزير»; the phrase itself where it is none."""
    if seen.last > seen.first + 1 and is_a(pieces[seen.first], "deed"):
        return Seen(seen.first + 1, seen.last, seen.prep, seen.conj)
    return seen


def _may_protest(phrase: Phrase, pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether the phrase can be a protest's source: no place or city, no witness, none whom only a placard names."""
    if phrase.kind == "place" or phrase.group in _NO_PROTESTER or phrase.rule in ("states.capital", "nisba"):
        return False
    quoted = any(p.quoted for p in pieces if p.start <= phrase.start < p.end)
    return pieces[trigger].quoted or not quoted


def _goes_on(seen: Seen, pieces: Sequence[Piece], found: Roles, role: str) -> bool:
    """Whether the phrase is coordinated with one found in the same role right before or behind it: «عضو المجلس وسائقه»."""
    first, last = pieces[seen.first], pieces[seen.last - 1]
    joined = seen.conj == "و" or first.conj == "و"
    behind = next((p for p in pieces[seen.last : seen.last + 3] if p.kind != "mark"), None)
    return any(
        r == role and ((joined and 0 <= first.start - p.end <= 12) or (behind is not None and behind.conj == "و" and 0 <= p.start - last.end <= 12))
        for r, p in found
    )


def _doers(pieces: Sequence[Piece], trigger: int, sense: Sense) -> list[Phrase]:
    """Who did it where the trigger's own words do not tell: the protesters beside it, who claims the attack."""
    if sense.type == "PROTEST":
        return _protesters(pieces, trigger)
    return [p for p in (_claimant(pieces), _whose_attack(pieces, trigger)) if p is not None]


def _protesters(pieces: Sequence[Piece], trigger: int) -> list[Phrase]:
    """The protesters named beside the trigger, no full stop between."""
    stops = [k for k, p in enumerate(pieces) if p.kind == "mark" and p.norm == "."]
    first = max((k for k in stops if k < trigger), default=0)
    last = min((k for k in stops if k > trigger), default=len(pieces))
    return [p.phrase for p in pieces[first:last] if p.phrase is not None and p.phrase.group == "protesters"]


def _claimant(pieces: Sequence[Piece]) -> Phrase | None:
    """Who says that the attack was his: «تبنت الحركة المسؤولية عن», «أعلنت جماعة … مسؤوليتها»."""
    for k, piece in enumerate(pieces):
        if piece.norm not in words("claimed") and piece.norm not in words("responsibility"):
            continue
        if piece.norm in words("responsibility"):
            verb = next((j for j in range(k - 1, max(-1, k - CLAIM), -1) if pieces[j].norm in words("claims")), None)
            if verb is None:
                continue
            ahead = list(phrases(pieces, verb + 1, k)) or list(phrases(pieces, max(0, verb - 5), verb))[-1:]
        else:
            ahead = list(phrases(pieces, k + 1, k + 8))[:1]
        claimant = next((side(pieces, s, "source") for s in ahead if not s.prep and human(pieces, s)), None)
        if claimant is not None:
            return claimant
    return None


def _whose_attack(pieces: Sequence[Piece], trigger: int) -> Phrase | None:
    """The state whose attack it befell somebody in: «قُتل ثمانية في غارة جوية أميركية»."""
    for k in range(trigger + 1, min(len(pieces), trigger + REACH)):
        if pieces[k].kind == "mark" and pieces[k].norm == ".":
            return None
        if pieces[k].kind != "lex" or not pieces[k].prep or not (is_a(pieces[k], "weapon") or pieces[k].norm in words("weapon")):
            continue
        for piece in pieces[k + 1 : k + 4]:
            if piece.kind != "word":
                break
            if nisba(piece) is not None:
                return state_of(piece)
    return None


def _chanted(pieces: Sequence[Piece], trigger: int) -> list[Phrase]:
    """Whom the protesters' cries are against: «يسقط فلان», «الموت لـ…», «لا لـ…»."""
    found = []
    for k in range(max(0, trigger - REACH), len(pieces) - 1):
        piece, following = pieces[k], pieces[k + 1]
        if following.norm == "يا":
            continue  # «ارحل يا فلان»
        down = piece.norm in words("down with")
        away = piece.norm in words("death to") and following.prep == "ل"
        if not (down or away) or following.kind in ("cue", "mark"):
            continue
        seen = next(phrases(_flat(pieces), k + 1, min(len(pieces), k + 6)), None)
        phrase = phrase_of(pieces, seen) if seen is not None and seen.first == k + 1 else None
        if phrase is not None:
            found.append(phrase)
    return found


def _flat(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces as if none stood in brackets."""
    return [replace(p, depth=0) if p.depth else p for p in pieces]


def _suffered(roles: Roles, pieces: Sequence[Piece], trigger: int, sense: Sense, harmed: bool) -> Roles:
    """The roles with a lone doer of harm made its victim: «اغتيال النائب», «الوزيرة قُتلت في هجوم»."""
    if sense.mode not in HARM or any(role == "target" for role, _ in roles):
        return roles
    victims = not is_verb(pieces, trigger) and bare(pieces[trigger].norm) in words("of victim")
    return [("target" if role == "source" and (victims or harmed) else role, phrase) for role, phrase in roles]


def _widened(phrase: Phrase, pieces: Sequence[Piece], sides: Sequence[Seen]) -> Phrase:
    """A group's phrase with the words that go on it: «مدنياً أفغانياً», where the table knows only the first."""
    if phrase.kind not in ("group", "organisation"):
        return phrase
    for seen in sides:
        first, last = pieces[seen.first], pieces[seen.last - 1]
        inside = first.start <= phrase.start and phrase.end <= last.end
        if inside and seen.last > seen.first + 1 and (phrase.kind == "group" or first.start == phrase.start):
            return replace(phrase, start=first.start, end=last.end, i=first.i, j=last.j, core=(-1, -1))
    return phrase


def _sides(
    pieces: Sequence[Piece], clauses: Sequence[Clause], clause: int, trigger: int, sense: Sense
) -> Iterator[tuple[str, Seen]]:
    """(role, phrase) of an event noun, then of the words farther on, in the order of trust."""
    if not is_verb(pieces, trigger):
        yield from _of_noun(pieces, clauses, clause, trigger, sense)
    end = min(len(pieces), trigger + 3 * REACH)
    told: tuple[str, Seen] | None = None
    for seen in phrases(pieces, trigger + 1, end, words("chants") if sense.type == "PROTEST" else frozenset()):
        role, seen = _by_words(pieces, seen, trigger, sense)
        if role == "target" and sense.mode in HARM and _of_others_harm(pieces, trigger, seen.first):
            continue
        if not role and told is not None and told[1].last == seen.first and seen.conj == "و" and seen.prep in ("", told[1].prep):
            role = told[0]  # «تندد بالحكومة والبرلمان»
        told = (role, seen) if role else None
        if role:
            yield role, seen


def _of_others_harm(pieces: Sequence[Piece], trigger: int, first: int) -> bool:
    """Whether another word of harm that «و» joins stands between: «مقتل جندي وإصابة تسعة مدنيين»."""
    return any(
        p.conj == "و" and ((p.kind in ("lex", "word") and bare(p.norm) in words("of victim")) or p.norm in _HURT) for p in pieces[trigger + 1 : first]
    )


_HURT = frozenset({"اصيب", "اصيبت", "اصيبوا", "جرح", "جرحت", "جرحوا", "قتل", "قتلت", "قتلوا"})


def _by_words(pieces: Sequence[Piece], seen: Seen, trigger: int, sense: Sense) -> tuple[str, Seen]:
    """The role that the words before a phrase give it, empty for none, and the phrase."""
    before = _before(pieces, seen.first)
    if (hands := _in_hands(pieces, seen)) is not None:
        return ("target" if sense.type == "PROTEST" else "source"), hands  # «للاحتجاج على مقتل مدنيين على يد القوات»
    if (before in words("against") and seen.prep != "ب") or (before in words("against by") and seen.prep in ("علي", "ب", "ل", "من")):
        return "target", seen
    if (before in words("suffers") or before in words("suffers verb")) and seen.prep in ("", "ل", AMONG):
        return "target", seen
    if before in words("does") and (human(pieces, seen) or armed(pieces, seen)):
        return "source", seen
    if before in words("blamed on") and seen.prep in ("الي", "علي", "ل") and human(pieces, seen):
        return "source", seen
    if seen.prep == AMONG:
        return ("target" if sense.mode in HARM and human(pieces, seen) else ""), seen
    if not seen.prep and _turned_on(pieces, seen):
        return "target", seen
    if _is_site(pieces, seen) and (aimed := _aimed_at(pieces, seen, sense)) is not None:
        return "target", aimed
    return "", seen


def _turned_on(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether protesters who are a verb's subject stand right before its object: «واتهم المتظاهرون الشرطة»."""
    crowd = pieces[seen.first - 1].phrase
    if crowd is None or crowd.group != "protesters":
        return False
    k = seen.first - 2
    while k > 0 and (pieces[k].cue in ("prep", *OPEN) or counting(pieces, k)):
        k -= 1
    return k >= 0 and (bare(pieces[k].norm) in words("against") or pieces[k].norm in words("suffers verb"))


def _is_site(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether something that is attacked or marched to is meant: «موكب الوزير», «السفارة», «دورية»."""
    first = seen.first + (pieces[seen.first].norm == "مرور")
    return first < seen.last and is_a(pieces[first], "site")


def _aimed_at(pieces: Sequence[Piece], seen: Seen, sense: Sense) -> Seen | None:
    """The site beside which something blew up, or to which somebody marched; None where it is only the place of something."""
    passing = pieces[seen.first].norm == "مرور"
    aimed = Seen(seen.first + passing, seen.last, seen.prep, seen.conj)
    if seen.prep == "في" and seen.first > 1 and is_a(pieces[seen.first - 2], "tool"):
        return aimed  # «أضرم النار في مقر الحزب»
    if sense.type == "ASSAULT":
        return aimed if seen.prep in _TOWARDS or (sense.mode in ("attack", "bombing") and seen.prep in _BESIDE) else None
    return aimed if seen.prep in _TOWARDS | {"امام", "قباله", "الي", "قرب", "بالقرب من", "خارج"} else None


def _in_hands(pieces: Sequence[Piece], seen: Seen) -> Seen | None:
    """At whose hands it befell somebody: «من قبل الشرطة», «على أيدي مسلحين»; None where the phrase tells no such thing."""
    if seen.prep in words("hands"):
        return seen
    first = pieces[seen.first].norm
    if (first in words("hands") or f"{seen.prep} {first}" in words("hands") or f"{seen.prep}{first}" in words("hands")) and seen.last > seen.first + 1:
        return Seen(seen.first + 1, seen.last, seen.prep)
    return None


def _of_verb(
    pieces: Sequence[Piece], clause: Clause, trigger: int, sense: Sense, passive: bool
) -> Iterator[tuple[str, Seen]]:
    subject, direct = sense.subject, sense.object
    ranks: list[list[Seen]] = []
    before: Seen | None = None
    for seen in phrases(pieces, trigger + 1, min(clause.end, trigger + REACH)):
        beside = before is not None and bool(before.prep) and before.last == seen.first
        before = seen
        if not seen.prep and seen.conj == "و" and beside:
            continue  # «بالضرب والإهانة»
        if not seen.prep and seen.conj == "و" and ranks and ranks[-1]:
            ranks[-1].append(seen)  # «أربعة أوروبيين وطيارين كينيين»
        elif not seen.prep:
            if side(pieces, seen, subject) is not None or not is_tool(pieces, seen) or (ranks and _is_site(pieces, seen)):
                ranks.append([seen])
            elif not ranks and not passive:
                ranks.append([])  # «استهدف صاروخ ناقلة نفط»: the missile is nobody
        elif sense.preps.get(seen.prep) in ("source", "target") and _in_hands(pieces, seen) is None:
            yield sense.preps[seen.prep], seen
    ranks = [] if ranks == [[]] else ranks
    left = _left(pieces, clause, trigger)
    entry = pieces[trigger].has("verb", "light")
    plural = entry is not None and entry[4] in ("d", "p")  # «خطفوا أربعة»: a plural verb's subject never follows it
    if plural and not left and not passive:
        subject = ""
        if pieces[trigger].conj and (doer := _doer_before(pieces, clause.start)) is not None:
            yield sense.subject, doer
    if passive and direct in ("source", "target"):
        subject, direct = direct, "-"
    if left:
        ranks = [left, *(r for r in ranks if r)]
    if not ranks and clause.opener in ("verb", "and", "resume") and not passive:
        doer = _doer_before(pieces, clause.start)
        ranks = [[doer]] if doer is not None else []
    if len(ranks) == 1 and direct == "target" and _harmed(pieces, ranks[0][0], sense):
        yield from (("target", seen) for seen in ranks[0])
        return
    for role, together in zip((subject, direct) if subject else (direct,), ranks, strict=False):
        if role in ("source", "target"):
            yield from ((role, seen) for seen in together)



def _harmed(pieces: Sequence[Piece], seen: Seen, sense: Sense) -> bool:
    """Whether people alone behind a verb of harm are its victims, «قتل 12 شخصاً»: counted, or no men at arms."""
    if is_a(pieces[seen.first], "site"):
        return True
    if sense.mode not in HARM and human(pieces, seen):
        return False
    return not armed(pieces, seen)


def _left(pieces: Sequence[Piece], clause: Clause, trigger: int) -> list[Seen]:
    """The subject before its verb: the last bare phrases that open the clause, or what a relative clause hangs on."""
    if clause.opener == "rel":
        before = list(phrases(pieces, max(0, clause.start - 6), clause.start))
        people = [s for s in before if human(pieces, s) and s.prep not in ("في", "ب")]
        return people[-1:] or before[-1:]
    before = [s for s in phrases(pieces, clause.start, trigger) if not s.prep and not is_tool(pieces, s)]
    if not before or not _opens(pieces, before[0]):
        return []
    subject = before[:1]
    for seen in before[1:]:
        if seen.conj != "و":
            break
        subject.append(seen)
    return subject


def _opens(pieces: Sequence[Piece], seen: Seen) -> bool:
    """Whether the phrase can stand first in its clause: a lone word without article that opens the sentence is a verb no table has, «توفي …»."""
    lone = seen.first == 0 and seen.last == 1 and pieces[0].kind == "word"
    return not lone or definite(pieces[0]) or human(pieces, seen)


def _doer_before(pieces: Sequence[Piece], end: int) -> Seen | None:
    """Who did what the clause before tells, whose verb this one goes on: «اقتحم مسلحون … وخطفوا»."""
    first = max([0, end - REACH, *(k + 1 for k in range(end) if pieces[k].cue in ("sub", "rel"))])
    return next((s for s in phrases(pieces, first, end) if not s.prep and human(pieces, s)), None)


def _of_noun(
    pieces: Sequence[Piece], clauses: Sequence[Clause], clause: int, trigger: int, sense: Sense
) -> Iterator[tuple[str, Seen]]:
    end = min(len(pieces), trigger + REACH)
    victims = bare(pieces[trigger].norm) in words("of victim")
    for n, seen in enumerate(phrases(pieces, trigger + 1, end)):
        if not seen.prep and n == 0 and _follows(pieces, trigger, seen):
            if (
                seen.first == trigger + 1
                and definite(pieces[trigger]) == definite(pieces[seen.first])
                and not victims
            ):
                if sense.subject != "target" and (state := adjective_of(pieces, seen)) is not None:
                    yield "source", state  # «ضربة جوية أميركية»
                continue  # «الهجمات الانتحارية»: an adjective
            struck = bare(pieces[trigger].norm) in words("of target") and not armed(pieces, seen)
            if victims or sense.subject == "target" or struck:
                yield "target", seen
            elif human(pieces, seen):
                yield "source", seen
        elif seen.prep in ("علي", "ضد"):
            yield "target", seen
        elif seen.prep in ("ل", "من") and sense.type == "PROTEST" and human(pieces, seen):
            yield "source", seen


def _follows(pieces: Sequence[Piece], trigger: int, seen: Seen) -> bool:
    """Whether only a word, or words that count, stand between an event noun and the phrase: «مقتل اثنين من جنوده»."""
    between = range(trigger + 1, seen.first)
    return len(between) <= 1 or all(pieces[k].cue in ("prep", *OPEN) or counting(pieces, k) for k in between)




def _before(pieces: Sequence[Piece], k: int) -> str:
    """The word before a phrase, passing over its preposition, numbers and marks; without article or conjunction."""
    j = k - 1
    while j >= 0 and (
        (pieces[j].kind == "mark" and pieces[j].norm not in COMMAS)
        or (pieces[j].cue in ("prep", *OPEN) and pieces[j].norm not in words("against"))
    ):
        j -= 1
    return bare(pieces[j].norm) if j >= 0 else ""





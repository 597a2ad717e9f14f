"""The name that stands behind a title or description: «كبير المفاوضين … علي لاريجاني», and names no table has."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.lexicon import Saying
from tawatur.attribution.heads import quality
from tawatur.attribution.said import QUOTING, single
from tawatur.mentions.completing import adjective
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import suffix_matches, word_uses
from tawatur.resolution.romanise import romanise

_TITLED = frozenset({"office", "group", "person", "anonymous_source"})
_WORD_OF = frozenset({"قوله", "قولها", "نفسه", "نفسها"})
_REACH = 16  # pieces between a title and the name it belongs to, chosen on the development set
_CONTESTED = ("YEM", "LBY")  # in whose capital another body sits than the state's
_BESIDE = frozenset({"خلال", "عقب", "بعد", "قبل", "اثناء", "مع", "امام", "الي", "ضد", "عن", "علي", "ان", "علي هامش"})


def by_name(pieces: Sequence[Piece], k: int, clause: Clause, row: Saying, found: list[Phrase]) -> list[Phrase]:
    """The subjects, a title that a name follows further on told by that name: «كبير المفاوضين … في الملف النووي علي لاريجاني»."""
    for phrase in found:
        _lengthened(pieces, phrase)
        _of_its_body(pieces, phrase)
        seated(pieces, phrase)
    if len(found) != 1 or found[0].kind not in _TITLED or not single(found[0]):
        return found
    title = found[0]
    if title.named or (title.kind == "person" and title.rule != "speakers"):
        return found
    named = _name_behind(pieces, title, clause.end, row.object in ("must", "may"))
    named = named or unlisted_behind(pieces, title, clause.end)
    if named is not None:
        _lengthened(pieces, named)
    return [named] if named is not None else found


def _of_its_body(pieces: Sequence[Piece], phrase: Phrase) -> None:
    """Says whose an office or council is that stands for nobody yet: «المكتب السياسي لحركة النهضة»."""
    if phrase.rule != "sides.body" or phrase.name or not phrase.label:
        return
    at = next((n for n, p in enumerate(pieces) if p.i >= phrase.j), len(pieces))
    words: list[str] = []
    while at < len(pieces) and (word := quality(pieces[at])) is not None:
        words.insert(0, word)
        at += 1
    whose = pieces[at].phrase if at < len(pieces) and pieces[at].prep == "ل" else None
    called = (whose.name or whose.label) if whose is not None and whose.kind in ("organisation", "state", "group") else None
    if called:
        noun = "bureau" if words == ["political"] and phrase.label == "office" else phrase.label
        phrase.label, phrase.kind = f"{' '.join((*words, noun))} of {called}", "organisation"


def seated(pieces: Sequence[Piece], phrase: Phrase) -> None:
    """Says whose a body is that only its capital tells: «الحكومة في كينشاسا», «السلطات في كييف»."""
    at = next((n for n, p in enumerate(pieces) if p.i >= phrase.j), len(pieces))
    ruler = phrase.rule == "bodies.definite" or (phrase.rule == "sides.body" and phrase.label in ("government", "authorities"))
    if not ruler or phrase.name or not phrase.label or at + 1 >= len(pieces) or pieces[at].norm != "في":
        return
    seat = pieces[at + 1].phrase
    if seat is not None and seat.rule == "states.capital" and seat.country not in (None, *_CONTESTED):
        phrase.country, phrase.of = seat.country, (seat.country or "",)
        called = f"Government of {seat.name}" if phrase.label == "government" else f"{adjective(seat.country or '')} {phrase.label}"
        phrase.name, phrase.actor, phrase.label, phrase.kind = seat.name, seat.actor, called, "organisation"


def in_full(pieces: Sequence[Piece], phrase: Phrase, end: int) -> Phrase:
    """Whoever begins a line before a colon, with all of a name that no table has: «المبعوث هيو لوفات: …»."""
    _lengthened(pieces, phrase)
    untold = phrase.kind in _TITLED and not phrase.named and phrase.kind != "person"
    if not untold:
        return phrase
    first = next((n for n, p in enumerate(pieces) if p.i >= phrase.j), len(pieces))
    return unlisted_behind(pieces, phrase, end) or named_from(pieces, first, end) or phrase


def unlisted_behind(pieces: Sequence[Piece], title: Phrase, end: int) -> Phrase | None:
    """A name no table has between a description and what is said: «ويرى الخبير في الشؤون الأوروبية هيو لوفات أن …»."""
    at = next((n for n, p in enumerate(pieces) if p.i >= title.j), len(pieces))
    first = next((n for n in range(at, min(end, at + _REACH)) if _strange(pieces[n])), end)
    before = pieces[first - 1] if first else None
    aside = before is not None and before.norm in COMMAS and first == at + 1
    completes = before is not None and (before.i < title.j or aside or before.norm.startswith(("ال", "لل")) or before.kind == "np")
    last = _strangers(pieces, first)
    if last - first < 2 or not completes or pieces[first].norm.endswith(("ات", "ين")) or any(p.kind in ("time", "mark") for p in pieces[at : first - aside]):
        return None
    name = " ".join(p.norm for p in pieces[first:last])
    return Phrase(
        title.start, pieces[last - 1].end, title.i, pieces[last - 1].j, "person", romanise(name, title.country), "surname",
        "?" + name.replace(" ", "-"), country=title.country, named=True, gender=title.gender,
    )  # fmt: skip


def _strangers(pieces: Sequence[Piece], first: int) -> int:
    """The piece behind a run of strange words that nothing goes on with: «هيو لوفات أن …»; `first` where something does."""
    last = first
    while last < min(len(pieces), first + 4) and (_strange(pieces[last]) or _syllable(pieces, first, last)):
        last += 1
    behind = pieces[last] if last < len(pieces) else None
    ends = behind is None or behind.kind in ("mark", "cue", "time") or behind.prep or behind.norm in _WORD_OF or is_verb(pieces, last)
    return last if ends else first


def _syllable(pieces: Sequence[Piece], first: int, k: int) -> bool:
    """Whether «هو» is a syllable of a Korean or Chinese name: «تشانغ هو جين»."""
    return k > 0 and pieces[k].norm == "هو" and not pieces[k].conj and k + 1 < len(pieces) and _strange(pieces[k + 1])


def _lengthened(pieces: Sequence[Piece], phrase: Phrase) -> None:
    """Gives a person whom no table has the rest of his name: «كجيتيل ترونفول», of which only the first word was read."""
    if phrase.kind != "person" or not (phrase.actor or "").startswith("?") or phrase.rule.startswith("sides"):
        return
    first = next((n for n, p in enumerate(pieces) if p.i >= phrase.j), len(pieces))
    last = _strangers(pieces, first)
    if last == first or not phrase.name or " " in phrase.name:
        return
    rest = [p.norm for p in pieces[first:last]]
    phrase.actor = "-".join([str(phrase.actor), *rest])
    phrase.name = f"{phrase.name} {romanise(' '.join(rest), phrase.country)}"
    phrase.end, phrase.j = pieces[last - 1].end, pieces[last - 1].j


def _strange(piece: Piece) -> bool:
    """Whether a word is in no table and looks like no Arabic noun, as foreign names do."""
    if piece.kind != "word" or piece.prep or piece.conj or len(piece.norm) < 3 or piece.norm.startswith("ال"):
        return False
    return not (word_uses(piece.norm) or suffix_matches(piece.norm) or piece.norm.endswith(("ه", "ون", "ا")))


def _name_behind(pieces: Sequence[Piece], title: Phrase, end: int, takes_object: bool) -> Phrase | None:
    first = next((n for n, p in enumerate(pieces) if p.i >= title.j), len(pieces))
    next_to = pieces[first].phrase if first < len(pieces) else None
    if first + 1 < len(pieces) and pieces[first].norm == "عن" and title.head_word.startswith(("نائب", "النائب")):
        first += 2  # «النائب عن كتلة الوفاء فلان»
    if takes_object and next_to is not None and next_to.kind == "person":
        return None
    return named_from(pieces, first, end)


def named_from(pieces: Sequence[Piece], first: int, end: int) -> Phrase | None:
    for j in range(first, min(end, first + _REACH)):
        piece = pieces[j]
        if piece.kind == "mark" and piece.norm not in (*COMMAS, *QUOTING, "»", "”", "(", ")"):
            return None
        overseen = (piece.norm == "علي" or piece.prep == "علي") and any("مشرف" in p.norm for p in pieces[max(0, first - 1) : j])
        if overseen and piece.kind != "lex":
            continue  # «المشرف العام على المركز الدكتور فلان»
        if piece.kind == "time" or (piece.kind == "cue" and (piece.norm in _BESIDE or piece.cue in ("sub", "rel"))):
            return None
        if piece.prep in _BESIDE or (piece.kind == "lex" and is_verb(pieces, j)):
            return None
        phrase = piece.phrase
        if phrase is None or phrase.kind != "person" or not phrase.named or piece.depth:
            continue
        if piece.prep or piece.conj:
            return None
        return phrase
    return None

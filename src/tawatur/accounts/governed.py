"""What becomes of a meeting that a masdar of holding tells, by the verb or noun which that masdar follows: «طالب الوزير بعقد لقاء بين …», «عزمه عقد قمة»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tawatur import lexicon
from tawatur.accounts.clauses import Clause, is_verb
from tawatur.accounts.wordforms import HOLDING
from tawatur.language import fold
from tawatur.language.conjugate import forms
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Status

_ABOUT = frozenset({"بشان", "حول", "بخصوص", "بصدد"})
_LINKS = word_sets()["links_between"]
_NEAR = 3  # pieces before the masdar within which its governing noun stands

Row = tuple[frozenset[str], Status]  # the prepositions that bring the masdar, empty text for none; what becomes of the meeting


@cache
def _table() -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """(rows by the forms of their verbs, rows by their nouns), folded."""
    verbs: dict[str, list[Row]] = {}
    nouns: dict[str, list[Row]] = {}
    for row in lexicon.table("governing"):
        found: Row = (frozenset("" if p == "-" else fold(p) for p in row.many("prep")), row["status"])  # type: ignore[assignment]
        for text in {f.text for f in forms(row["past"], row["present"]) if f.person == 3} if row["past"] else ():
            verbs.setdefault(text, []).append(found)
        for noun in row.many("nouns"):
            nouns.setdefault(fold(noun), []).append(found)
    return verbs, nouns


def governed(pieces: Sequence[Piece], clause: Clause, k: int) -> Status | None:
    """What becomes of the meeting whose noun at piece k follows a masdar of holding, or stands as one does itself; None where nothing governs it."""
    led = k
    while led - 1 > clause.start and _holds(pieces[led - 1]):
        led -= 1
    glued = pieces[led].norm[0] if led < k and pieces[led].norm not in HOLDING else ""  # «بإجراء»
    brought = pieces[led].prep or glued or (pieces[led - 1].norm if led and pieces[led - 1].cue == "prep" else "")
    if led < k and brought in _ABOUT:
        return "hypothetical"  # «اتصالات بشأن عقد لقاء»
    found = _by_noun(pieces, clause, led, brought)
    if found is not None and (led < k or (found != "denied" and not pieces[k].definite)):
        return found
    verb = clause.verb if clause.verb is not None else clause.start  # a verb that no other table has: «أقنع الطرفين بعقد …»
    if verb >= led or _led_elsewhere(pieces, verb, led) or any(p.norm.removeprefix("ال") in _LINKS for p in pieces[verb + 1 : led]):
        return None
    by_verb = next(_of(_table()[0].get(pieces[verb].norm.removeprefix(pieces[verb].conj), []), brought), None)
    bare = led == k and (pieces[k].definite or by_verb == "hypothetical" or led == verb + 1)
    return None if bare else by_verb


def _by_noun(pieces: Sequence[Piece], clause: Clause, led: int, brought: str) -> Status | None:
    """What a noun near before the masdar says: «أعلن عزمه عقد …», «فشل عقد …»."""
    nouns = _table()[1]
    before = led - 1 - (pieces[led - 1].cue == "prep")
    for n in range(before, max(clause.start - 1, before - _NEAR), -1):
        if is_verb(pieces, n) or pieces[n].kind in ("mark", "np"):
            break
        phrase = f"{pieces[n].norm} {pieces[n + 1].norm}" if n + 1 < led else ""
        for status in _of(nouns.get(pieces[n].norm.removeprefix("ب"), []) + nouns.get(phrase, []), brought):
            return status
        if n < before:
            break
    return None


def _holds(piece: Piece) -> bool:
    bare = piece.norm[1:] if piece.norm[:1] in "بل" and piece.norm[1:] in HOLDING else piece.norm
    return bare in HOLDING and not piece.enclitic


def _of(rows: Sequence[Row], brought: str) -> Iterator[Status]:
    return (status for preps, status in rows if brought in preps)


def _led_elsewhere(pieces: Sequence[Piece], verb: int, led: int) -> bool:
    """Whether another verb or clause stands between the verb and the masdar."""
    return any(is_verb(pieces, n) or pieces[n].cue in ("sub", "rel") for n in range(verb + 1, led))

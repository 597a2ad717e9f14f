"""Where what is said begins: behind «أن», a colon, or the verb's own preposition, past who speaks, when and where."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.calls import BRINGS
from tawatur.attribution.said import POSITIONAL, PRESS, Said
from tawatur.mentions.pieces import Piece

_FAR_BEHIND = 60  # pieces between a verb and its own preposition
_THAT = frozenset({"ان", "انه", "انها", "انهم"})
HEAD = 12  # words of the content in which a stance cue decides; chosen on the development set


def opening(said: Said, pieces: Sequence[Piece]) -> int:
    """The piece with which the content begins: behind «أن» or the colon after a verb of plain saying, whose own clause may hold anything."""
    first, last = said.content
    if said.form == "verb" and (brought := _brought(said, pieces)) is not None:
        return brought
    if said.form == "verb" and said.marked and said.row.prep and (that := _fused(said, pieces)) is not None:
        return that
    quoted = said.row.kind == "quote"  # «نقلت الوكالة عن فلان قوله إن …»
    if (said.row.prep and not quoted) or said.row.kind not in ("say", "add", "quote") or said.form != "verb" or not said.marked:
        return first
    for k in range(first, last):
        if (pieces[k].kind == "cue" and pieces[k].cue == "sub") or (pieces[k].kind == "mark" and pieces[k].norm in BRINGS):
            ahead = pieces[k + 1].phrase if k + 1 < last else None
            if ahead is not None and ahead.kind in PRESS:
                continue  # the quotation marks of an outlet's name: «قال لـ«الشرق الأوسط» …»
            return k
    return first


def _fused(said: Said, pieces: Sequence[Piece]) -> int | None:
    """The «بأن» of a verb that takes «ب», where who speaks and when stand before it: «صرح الوزير، قبيل سفره، بأن بلاده …»."""
    first, last = said.content
    at = next((k for k in range(first, last) if pieces[k].cue == "sub" or pieces[k].norm == ":"), None)
    if at is None:
        return None
    fused = pieces[at].norm[:1] in said.row.prep and pieces[at].norm[1:3] == "ان"
    return at if fused or (pieces[at].norm in _THAT and at > first and _only_who(pieces, first, at, said.row.prep)) else None


def _only_who(pieces: Sequence[Piece], first: int, at: int, prep: tuple[str, ...]) -> bool:
    """Whether only who speaks, when and where stand before «أن», nothing that the verb's own preposition brings: «أكد القيادي في الحركة فلان أن …», no «أكد ضرورة أن …»."""
    for k in range(first, at):
        piece = pieces[k]
        if piece.prep in prep or piece.norm in prep:
            return False
        led = bool(piece.prep) or (k > first and pieces[k - 1].cue == "prep")
        if piece.kind not in ("np", "time", "mark") and piece.cue not in ("prep", "adv") and not led:
            return False
    return True


def _brought(said: Said, pieces: Sequence[Piece]) -> int | None:
    """The piece that the verb's own preposition governs far behind it: «أعرب الجانبان، في بيان مشترك عقب زيارة …، عن إدانتهما لـ …»."""
    first, last = said.content
    if said.row.kind not in ("say", "feel") or not said.row.prep or said.row.lemma not in POSITIONAL:
        return None
    for k in range(first, min(last, first + _FAR_BEHIND)):
        if pieces[k].cue == "sub" or pieces[k].norm == ":":
            return None
        if pieces[k].depth == 0 and (pieces[k].norm in said.row.prep or pieces[k].prep in said.row.prep):
            return k if k - first > HEAD else None
    return None


def preamble(said: Said, pieces: Sequence[Piece]) -> int:
    """Words of speaker, time and medium between the verb and its content."""
    first, last = said.content
    for k in range(first, min(last, first + 30)):
        piece = pieces[k]
        if piece.kind == "cue" and piece.cue == "sub":
            return piece.i - pieces[first].i
        if piece.kind == "mark" and piece.norm == ":":
            return piece.i - pieces[first].i
    return min(12, pieces[last - 1].j - pieces[first].i)

"""What others are to do, as whoever speaks opens with it: «إن على إسرائيل أن …», «أوقفوا الحرب»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.attribution.said import Said
from tawatur.mentions.pieces import SIDES, Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Stance

BRINGS = frozenset({":", "«", '"', "“"})
_CALLS = word_sets()["calls_to"]
_OWING = frozenset({"اطراف", "جميع", "كل", "مجتمع", "طرفين", "جانبين", "جماعات", "قوي"})  # on whom something lies: «على الجميع أن …»


def owed(said: Said, pieces: Sequence[Piece]) -> Stance | None:
    """DEMAND where the content opens with «إن على فلان أن …», «فلان: على إسرائيل وقف …», or calls to others: «قال: أوقفوا …»."""
    first, last = said.content
    for k in range(first, min(last - 2, first + 24)):
        if pieces[k].norm in BRINGS and _calls(pieces[k + 1 : min(last, k + 6)]):
            return "DEMAND"
        if pieces[k].kind == "cue" and pieces[k].cue == "sub":
            if pieces[k + 1].norm != "علي" or pieces[k].norm == "علي ان":
                return None
            whom = pieces[k + 2]
            owing = whom.norm.removeprefix("ال") in _OWING or (whom.phrase is not None and whom.phrase.kind != "place")
            return "DEMAND" if owing or any(p.norm in ("ان", "الا") for p in pieces[k + 3 : min(last, k + 9)]) else None
    return None


def _calls(opening: Sequence[Piece]) -> bool:
    """Whether somebody's words open with what others are to do: «أوقفوا الحرب», «على إسرائيل وقف الغارات»."""
    words = [p for p in opening if p.norm not in BRINGS]
    if not words or words[0].norm in _CALLS:
        return bool(words)
    whom = next((p for p in words[:2] if p.kind == "np"), None)
    owes = whom is not None and (whom.prep == "علي" or words[0].norm == "علي") and whom.phrase is not None and whom.phrase.kind in SIDES
    behind = next((p for p in words if whom is not None and p.i >= whom.j), None)
    return owes and behind is not None and not behind.prep and (behind.has("masdar", "noun") is not None or behind.norm == "ان" or behind.kind in ("word", "lex"))

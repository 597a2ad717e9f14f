"""What speakers are told to have said, and their stance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tawatur.attribution.said import Said, same
from tawatur.language import fold
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Piece
from tawatur.model import Stance

_BRINGS = frozenset({":", "«", '"', "“"})
_HEAD = 12  # words of the content in which a stance cue decides; chosen on the development set


def stance(said: Said, pieces: Sequence[Piece], cues: Sequence[Cue], others: Sequence[Said] = ()) -> tuple[Stance, str]:
    """The stance of a statement and the rule that gave it: the verb's own, sharpened by the words that begin the content."""
    base: Stance = said.row.stance  # type: ignore[assignment]
    first, last = said.content
    if first >= last or first >= len(pieces) or said.form == "according":
        return base, f"speech.{said.row.lemma}"
    start = pieces[_opening(said, pieces)].i
    taken = {pieces[o.trigger].i for o in others if o.form == "verb" and not same(o.speaker, said.speaker)}
    end = min(pieces[last - 1].j, start + _HEAD + (_preamble(said, pieces) if start == pieces[first].i else 1))
    heard = [
        c
        for c in cues
        if c.kind == "stance"
        and not _inside_name(c, pieces)
        and c.i not in taken
        and start <= c.i
        and c.j <= end
        and base in {s.strip() for s in c.values[1].split("|")}
    ]
    for cue in sorted(heard, key=lambda c: (c.i - (c.i - start) % 4, c.row)):
        found: Stance = _then(cue, pieces)  # type: ignore[assignment]
        return found, f"speech.{said.row.lemma}+cue.{cue.row}"
    owed = _owed(said, pieces) if base == "REPORT" else None
    return owed or base, f"speech.{said.row.lemma}" + ("+owed" if owed else "")


def _opening(said: Said, pieces: Sequence[Piece]) -> int:
    """The piece with which the content begins: behind «أن» or the colon after a verb of plain saying, whose own clause may hold anything."""
    first, last = said.content
    if said.row.prep or said.row.kind not in ("say", "add") or said.form != "verb" or not said.marked:
        return first
    for k in range(first, last):
        if (pieces[k].kind == "cue" and pieces[k].cue == "sub") or (pieces[k].kind == "mark" and pieces[k].norm in _BRINGS):
            return k
    return first


def _then(cue: Cue, pieces: Sequence[Piece]) -> str:
    """The cue's stance, or the other one that the word behind it makes of it."""
    other, _, words = cue.values[2].partition("=")
    behind = next((p for p in pieces if p.i >= cue.j and (p.kind != "np" or p.prep)), None)
    if other and behind is not None:
        bare = behind.norm.removeprefix("لل").removeprefix("ال") if behind.prep else behind.norm
        if {bare, bare.removeprefix("ل"), bare.removeprefix("ال")} & _folded(words):
            return other.strip()
    return cue.values[0]


@lru_cache
def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word.strip()) for word in words.split("|"))


def _owed(said: Said, pieces: Sequence[Piece]) -> Stance | None:
    """DEMAND where the content opens with «إن على فلان أن …»."""
    first, last = said.content
    for k in range(first, min(last - 2, first + 12)):
        if pieces[k].kind == "cue" and pieces[k].cue == "sub":
            ahead = pieces[k + 1]
            if ahead.norm != "علي":
                return None
            return "DEMAND" if any(p.norm in ("ان", "الا") for p in pieces[k + 2 : min(last, k + 9)]) else None
    return None


def _inside_name(cue: Cue, pieces: Sequence[Piece]) -> bool:
    """Whether the words are part of a name: «قوات الدعم السريع» supports nobody."""
    return any(p.phrase is not None and p.i < cue.i and cue.j <= p.j for p in pieces)


def _preamble(said: Said, pieces: Sequence[Piece]) -> int:
    """Words of speaker, time and medium between the verb and its content."""
    first, last = said.content
    for k in range(first, min(last, first + 30)):
        piece = pieces[k]
        if piece.kind == "cue" and piece.cue == "sub":
            return piece.i - pieces[first].i
        if piece.kind == "mark" and piece.norm == ":":
            return piece.i - pieces[first].i
    return min(12, pieces[last - 1].j - pieces[first].i)

"""What speakers are told to have said, and their stance."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.attribution.frames import Said
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Piece
from tawatur.model import Stance

_HEAD = 12  # words of the content in which a stance cue decides; chosen on the development set


def stance(said: Said, pieces: Sequence[Piece], cues: Sequence[Cue]) -> tuple[Stance, str]:
    """The stance of a statement and the rule that gave it: the verb's own, sharpened by the words that begin the content."""
    base: Stance = said.row.stance  # type: ignore[assignment]
    first, last = said.content
    if first >= last or first >= len(pieces):
        return base, f"speech.{said.row.lemma}"
    start = pieces[first].i
    end = min(pieces[last - 1].j, start + _HEAD + _preamble(said, pieces))
    heard = [
        c
        for c in cues
        if c.kind == "stance"
        and not _inside_name(c, pieces)
        and start <= c.i
        and c.j <= end
        and base in {s.strip() for s in c.values[1].split("|")}
    ]
    for cue in sorted(heard, key=lambda c: (c.i - (c.i - start) % 4, c.row)):
        return cue.values[0], f"speech.{said.row.lemma}+cue.{cue.row}"  # type: ignore[return-value]
    return base, f"speech.{said.row.lemma}"


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

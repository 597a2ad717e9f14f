"""Which powers a body that is called by their number consists of, where its report lists them: «المجموعة الرباعية (مصر والسعودية والإمارات والولايات المتحدة)»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_POWERS = word_sets()["bodies_of_powers"]
_CONSISTING = word_sets()["consisting_of_powers"]
_SIDES = frozenset({"state", "organisation"})
_COMMAS = ("،", ",")
_SKIPPED = frozenset({*_COMMAS, "»", "”", '"', "–", "—", "-"})  # «"الرباعية الدولية" — التي تضم …»


def name_powers(pieces: Sequence[Piece]) -> None:
    """Gives such a body the powers listed behind it for its parts, and puts their list aside."""
    for k, piece in enumerate(pieces):
        phrase = piece.phrase
        if phrase is None or phrase.parts or phrase.kind not in ("organisation", "group") or not _of_powers(piece):
            continue
        first = _opened(pieces, k + 1)
        found, end = _listed(pieces, first) if first is not None else ([], 0)
        if len(found) < 2:
            continue
        phrase.parts = tuple(found)
        for listed in pieces[k + 1 : end]:
            listed.depth = max(listed.depth, 1)
            if listed.kind == "lex" or listed.cue == "rel":
                listed.kind, listed.cue, listed.entries, listed.verbal = "word", "", (), False


def _of_powers(piece: Piece) -> bool:
    return any(word.removeprefix("ال") in _POWERS for word in piece.norm.split(" "))


def _opened(pieces: Sequence[Piece], k: int) -> int | None:
    """The piece with which the list begins behind the body: after a bracket, «التي تضم», «المكونة من», «وهي»; None where none does."""
    while k < len(pieces) and (pieces[k].norm in _SKIPPED or pieces[k].cue == "rel"):
        k += 1
    if k + 1 >= len(pieces):
        return None
    if pieces[k].norm in ("(", ":"):
        return k + 1
    if pieces[k].norm in _CONSISTING:
        return k + 1 + (pieces[k + 1].norm == "من" or pieces[k + 1].cue == "coord")
    return None


def _listed(pieces: Sequence[Piece], k: int) -> tuple[list[Phrase], int]:
    """The powers listed from piece k on, and the piece behind them."""
    found: list[Phrase] = []
    while k < len(pieces):
        piece = pieces[k]
        if piece.phrase is not None and _is_side(pieces, k) and (not found or piece.conj or pieces[k - 1].norm in _COMMAS):
            found.append(piece.phrase)
        elif piece.norm not in _COMMAS or not found or not _is_side(pieces, k + 1):
            break
        k += 1
    return found, k


def _is_side(pieces: Sequence[Piece], k: int) -> bool:
    phrase = pieces[k].phrase if k < len(pieces) else None
    return phrase is not None and phrase.kind in _SIDES

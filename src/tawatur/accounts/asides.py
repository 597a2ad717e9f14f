"""What stands aside: words on what a meeting was about, for or after, to which a place behind them belongs, «لبحث سبل وقف إطلاق النار في غزة», and remarks between commas."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, is_verb
from tawatur.accounts.locating import is_assembly, plain
from tawatur.language import fold
from tawatur.mentions.lexicon import nisba_of
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import LOCALITIES, word_sets

_OCCASIONED = word_sets()["occasioned"]
_COURSE = word_sets()["courses"]
_REMARK = 14  # pieces at most of «، وهو …،»


@cache
def _asides(use: str) -> frozenset[str]:
    return frozenset(fold(word) for row in lexicon.table("asides") if row["use"] == use for word in row.many("word"))


def of_aside(pieces: Sequence[Piece], k: int, first: int) -> bool:
    """Whether the place ends words on what the meeting was for, or on another time, which begin behind piece `first`: «لبحث سبل وقف إطلاق النار في غزة»."""
    if first and _is_violent(pieces[first - 1]):
        return False  # «قُتل ثلاثة في هجوم في كركوك»: where the attack was, people fell
    last = _its_preposition(pieces, k)
    if last - 1 <= first or not _open_word(pieces[last - 1]):
        return False
    for back in range(last - 1, max(first, k - 14), -1):
        piece = pieces[back]
        if _of_course(pieces, back):
            return True
        if piece.kind == "time" or (piece.norm == "ذلك" and piece.conj) or is_verb(pieces, back):
            return False
        if piece.kind == "mark" and not (piece.norm in COMMAS and pieces[back + 1].conj and pieces[back + 1].kind in ("word", "lex")):
            return False
        if piece.kind == "np" and not piece.prep and not piece.conj and pieces[back - 1].closed:
            return False  # «التقى في إطار جولته الرئيس فلاناً في بغداد»
        if _opens_aside(pieces, back):
            return not (piece.prep in _FRAMING and any(is_assembly(p.norm) for p in pieces[back:last]))
    return False


def _its_preposition(pieces: Sequence[Piece], k: int) -> int:
    """The preposition before the place, a capital called so with its state too, «في العاصمة السودانية الخرطوم»; `k` where none stands there."""
    at = k - 3 if k > 2 and pieces[k - 2].norm == "العاصمه" and nisba_of(pieces[k - 1].norm.removeprefix("ال")) is not None else k - 1
    return at if pieces[at].kind == "cue" and pieces[at].cue == "prep" else k


def _of_course(pieces: Sequence[Piece], k: int) -> bool:
    """Whether how talks go, that are themselves talked about, begins at piece k: «بحثا سير المفاوضات في جنيف»."""
    return pieces[k].norm in _COURSE and k + 1 < len(pieces) and pieces[k + 1].has("noun") is not None


@cache
def _violent(table: str) -> frozenset[int]:
    rows = triggers.verbs() if table == "verb" else triggers.nouns()
    return frozenset(n for n, row in enumerate(rows) if row.sense.type in ("ASSAULT", "PROTEST", "COERCE", "THREATEN"))


def _is_violent(piece: Piece) -> bool:
    """Whether the word tells of an attack, a protest or the like."""
    return any(e[0] in ("verb", "noun") and e[1] in _violent(e[0]) for e in piece.entries)


_FRAMING = frozenset({"ضمن", "في اطار"})


def _open_word(piece: Piece) -> bool:
    """Whether a place may complete the word: a common noun that no state's adjective has placed already, «الأزمة السودانية في جدة»."""
    if piece.kind not in ("word", "lex"):
        return piece.phrase is not None and piece.phrase.kind not in ("person", "office") and not piece.prep and not piece.conj
    return nisba_of(piece.norm.removeprefix("ال")) is None


def _opens_aside(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what a meeting was for, or another time, begins at piece k."""
    piece, before = pieces[k], pieces[k - 1] if k else None
    if piece.norm in _asides("opener") or piece.prep in _asides("opener") or (before is not None and f"{before.norm} {piece.norm}" in _asides("opener")):
        return True
    led = piece.prep == "ل" or (piece.kind == "word" and piece.norm[:1] == "ل" and len(piece.norm) > 4)
    if piece.kind not in ("word", "lex") or not led or plain(piece.norm) in LOCALITIES:
        return False
    return not {piece.norm, "ل" + piece.norm} & _asides("length")


def past_aside(pieces: Sequence[Piece], k: int, end: int) -> int:
    """The comma that closes an adverb or two set off by commas, «، بشكل قاطع،», «، صباحاً،», or a remark, «، وهو كبير المفاوضين،»; k itself where none does."""
    if k + 1 < end and pieces[k + 1].cue == "pron" and pieces[k + 1].conj == "و":
        closing = next((j for j in range(k + 2, min(k + _REMARK, end)) if pieces[j].kind == "mark" or is_verb(pieces, j)), k)
        return closing if pieces[closing].norm in COMMAS else k
    for j in range(k + 1, min(k + 5, end)):
        piece = pieces[j]
        if piece.kind == "mark":
            return j if piece.norm in COMMAS and j > k + 1 else k
        occasion = piece.kind == "lex" and bool(piece.enclitic) and pieces[j - 1].norm in _OCCASIONED
        if (piece.kind not in ("word", "cue") and not occasion) or piece.cue in ("sub", "rel", "neg", "aux") or piece.conj:
            return k
    return k


def at_behest(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word behind a comma says at whose behest somebody acts: «، بتكليف من الرئيس،»."""
    return 0 < k < len(pieces) - 1 and pieces[k].norm.startswith("ب") and pieces[k - 1].norm in COMMAS and pieces[k + 1].norm == "من"

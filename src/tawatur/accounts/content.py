"""Where a clause begins to say what was proposed or agreed, whose times are not the happening's own."""

from __future__ import annotations

from datetime import date

from tawatur.accounts.beside import PAPERS
from tawatur.accounts.drafts import Draft
from tawatur.accounts.seen import Trace
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Interval

_HOLDING = word_sets()["holding"]
_SETTING_UP = frozenset({"خلال", "في", "على هامش", "علي هامش", "اثناء", "في ختام", "عقب"})  # a meeting in which somebody proposed or agreed
_CONTENTFUL = frozenset({"PROPOSAL", "AGREE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "ACCUSE"})


def content_start(seen: Trace, draft: Draft, published: date | None) -> int:
    """The character from which the clause says what was proposed or agreed, whose times are not the happening's own: «اقترح استئنافها في العاشر من شباط»."""
    clause = seen.clauses[draft.clause]
    last = seen.pieces[clause.end - 1].end
    if draft.sense.type not in _CONTENTFUL:
        return max([last, *(t.end for t in draft.times)])
    done = draft.sense.type == "AGREE" and _in_the_past(seen.pieces[draft.trigger])
    for k in range(draft.trigger + 1, clause.end):
        piece = seen.pieces[k]
        if done and piece.time is not None and _is_ahead(piece.time, published):
            return piece.start  # «اتفقا على مواصلة الحوار ابتداء من الأسبوع المقبل»
        if (
            piece.kind == "lex"
            and piece.has("noun", "masdar")
            and not any(p.start <= piece.start < p.end for _, p in draft.roles)  # «أقرّت القمة أمس الخطة»
            and seen.pieces[k - 1].norm not in _SETTING_UP
            and piece.prep not in _SETTING_UP
            and not (draft.sense.type == "AGREE" and piece.prep in ("", "ل") and seen.pieces[k - 1].norm.removeprefix("ال") in PAPERS)  # «وقّعتا اتفاق تعاون أمس»
        ):
            return piece.start
        if piece.norm in _HOLDING:
            return piece.start
        if piece.kind == "word" and piece.norm[:2] == "اس" and piece.norm.endswith(("ها", "ه")):
            return piece.start
    return last


def _in_the_past(piece: Piece) -> bool:
    return any(e[0] == "verb" and e[2] == "past" for e in piece.entries) and not piece.future


def _is_ahead(when: Interval, published: date | None) -> bool:
    return published is not None and when.earliest is not None and when.earliest > published

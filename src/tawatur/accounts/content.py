"""Where a clause begins to say what was proposed or agreed, whose times are not the happening's own."""

from __future__ import annotations

from datetime import date

from tawatur.accounts.beside import PAPERS
from tawatur.accounts.clauses import Clause
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
    resumed = _resumed(seen, draft)
    behind = seen.clauses[draft.clause + 1] if draft.clause + 1 < len(seen.clauses) else None
    if draft.rule.startswith("agreement.") and behind is not None and behind.opener == "rel":
        return max([last, *(t.end for t in draft.times if t.start < seen.pieces[behind.end - 1].end)])  # «الاتفاق الذي أُبرم الأسبوع الماضي بين …»
    if draft.sense.type in _CONTENTFUL and resumed is not None:
        last = max([last, *(t.end for t in draft.times if seen.pieces[resumed.start].start <= t.start < seen.pieces[min(resumed.start + 2, resumed.end - 1)].end)])
    if draft.sense.type not in _CONTENTFUL:
        return max([last, *(t.end for t in draft.times)])
    done = draft.sense.type == "AGREE" and _in_the_past(seen.pieces[draft.trigger])
    for k in range(_behind_the_sides(seen, draft), clause.end):
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


def _resumed(seen: Trace, draft: Draft) -> Clause | None:
    """The clause that goes on with the happening's behind a relative one: «تبنّت القمة التي استضافتها القاهرة، الثلاثاء، خطة …»."""
    later = seen.clauses[draft.clause + 1 : draft.clause + 3]
    return later[1] if len(later) == 2 and later[0].opener == "rel" and later[1].opener == "resume" else None


def _behind_the_sides(seen: Trace, draft: Draft) -> int:
    """The piece from which what was agreed may be told: «على» where «اتفق» names those who did before it, else the one behind the word."""
    first, clause = draft.trigger + 1, seen.clauses[draft.clause]
    if draft.sense.type != "AGREE" or not draft.rule.startswith("verb.اتفق"):
        return first
    upon = next((k for k in range(first, clause.end) if seen.pieces[k].norm == "علي"), None)
    sides = [p for _, p in draft.roles if upon is not None and seen.pieces[draft.trigger].start < p.start < seen.pieces[upon].start]
    return upon if upon is not None and sides and not any(p.cue == "sub" for p in seen.pieces[first:upon]) else first


def _in_the_past(piece: Piece) -> bool:
    return any(e[0] == "verb" and e[2] == "past" for e in piece.entries) and not piece.future


def _is_ahead(when: Interval, published: date | None) -> bool:
    return published is not None and when.earliest is not None and when.earliest > published

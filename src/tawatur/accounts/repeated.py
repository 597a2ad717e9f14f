"""Statements that only tell another again, left out."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language import fold
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Statement

_DEALT = word_sets()["about_verbs"] | frozenset({"جرت", "جري", "عقدت", "عقد", "شهد", "شهدت", "استمرت", "استمر"})
_DEALING = frozenset({"بحث", "استعراض", "مناقشه", "تناول", "تبادل", "تاكيد", "تطرق", "تباحث"})
_MEETINGS = frozenset({"لقاء", "اجتماع", "مباحثات", "محادثات", "جلسه", "جوله", "اتصال", "زياره", "قمه", "مشاورات", "مفاوضات"})
_DONE = frozenset({"جري", "جرت", "تم", "تمت"})
_OWN_ACTS = frozenset({"شدد"})  # these open another act of their speaker's, whatever sharpens them: «يحث الأطراف …، ويشدد على ضرورة …»
_OPENING = 6  # pieces from where the content begins


def of_a_meeting(pieces: Sequence[Piece], begin: int, last: int) -> bool:
    """Whether what is said from piece `begin` on opens with what a meeting dealt with, or how it went: «إن اللقاء تناول …», «إنه جرى بحث …»."""
    words = [p for p in pieces[begin : min(last, begin + _OPENING)] if p.kind != "mark" and p.cue != "sub"][:2]
    if len(words) < 2:
        return False
    first, second = words[0].norm, words[1].norm.removeprefix("ال")
    if first in _DONE:
        return second in _DEALING
    return first.removeprefix("ال") in _MEETINGS and (words[0].definite or first.startswith("ال")) and second in _DEALT


def distinct(statements: Sequence[tuple[Statement, int]], text: str) -> tuple[Statement, ...]:
    """Statements in order; one that repeats another's stance in its sentence, or in much the same words elsewhere, is kept once."""
    kept: list[tuple[Statement, int]] = []
    for statement, sentence in statements:
        if not any(_repeats(statement, sentence, s, n, text) for s, n in kept):
            kept.append((statement, sentence))
    return tuple(s for s, _ in kept)


def _repeats(new: Statement, here: int, old: Statement, there: int, text: str) -> bool:
    if new.speaker.name != old.speaker.name or new.stance != old.stance:
        return False
    if new.rule.endswith("+told") and old.rule.endswith("+told"):
        return True  # the meeting told again
    if here == there:
        sharpened = "+" in new.rule and new.verb not in _OWN_ACTS  # «…، مضيفاً أنه يجب …» goes on; a verb with a stance of its own, «… وطالب بـ …», is another act
        return new.stance != "REPORT" and (new.verb == old.verb or sharpened)
    one, two = (set(fold(text[s.span.start : s.span.end]).split()) for s in (new, old))
    return 2 * len(one & two) > min(len(one), len(two))

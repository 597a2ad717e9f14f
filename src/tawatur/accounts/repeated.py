"""Statements that only tell another again, left out."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language import fold
from tawatur.model import Statement


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
        sharpened = "+" in new.rule  # «…، مضيفاً أنه يجب …» goes on; a verb with a stance of its own, «… وطالب بـ …», is another act
        return new.stance != "REPORT" and (new.verb == old.verb or sharpened)
    one, two = (set(fold(text[s.span.start : s.span.end]).split()) for s in (new, old))
    return 2 * len(one & two) > min(len(one), len(two))

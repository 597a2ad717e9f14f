"""Tickers and bulletins, whose items have the day of the whole: lines led by an hour, «15:40 |», or dots under a heading with its date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawatur.language import Token, tokenise
from tawatur.mentions.times import find_times

_DOTS = frozenset("•◼▪●■◾◆▶►‣⬤🔴🔵")
_ITEMS = 3  # lines with a dot from which on they are a bulletin's
_BARS = frozenset({"|", "-", "–", ":"})


def hour_before(tokens: Sequence[Token]) -> int:
    """How many tokens the hour takes that begins a ticker's line, «15:40 |», «◼ 17:55 بتوقيت بانكوك:»; 0 where none does."""
    first = 1 if tokens and tokens[0].norm in _DOTS else 0
    words = [t.norm for t in tokens[first : first + 7]]
    timed = len(words) >= 3 and words[1] == ":" and all(w.isdigit() and len(w) <= 2 for w in (words[0], words[2]))
    if not timed:
        return 0
    k = 3
    if words[k : k + 1] == ["بتوقيت"]:
        k = next((n + 1 for n in range(k, len(words)) if words[n] in _BARS), k)
    elif len(words) > k and words[k] in _BARS:
        k += 1
    elif len(words) > k and first:
        return 0
    return first + k


def is_urgent(tokens: Sequence[Token]) -> bool:
    """Whether the sentence is a line of breaking news, which tells of its day: «عاجل | …»."""
    return len(tokens) > 1 and tokens[0].norm == "عاجل" and tokens[1].norm in _BARS


def is_item(tokens: Sequence[Token]) -> bool:
    """Whether the sentence begins with a dot."""
    return bool(tokens) and tokens[0].norm in _DOTS


def bulletin_day(text: str, published: date | None) -> date | None:
    """The day of publication where the lines above the dots name it; None where the text is no bulletin or they name none."""
    if published is None:
        return None
    lines = text.splitlines()
    dots = [n for n, line in enumerate(lines) if line.lstrip()[:1] in _DOTS and line.strip()]
    if len(dots) < _ITEMS:
        return None
    heading = "\n".join(lines[: dots[0]])
    days = {t.earliest for t in find_times(heading, tokenise(heading), published) if t.precision == "day"}
    return published if days == {published} else None

"""Events over time as stacked bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.web.views.lines import Bar

WIDTH, HEIGHT = 960, 88  # units of the drawing
_MOST = 120  # bars; more months than that are drawn as years
ORDER = ("happened", "ongoing", "planned", "called_for", "postponed", "hypothetical", "cancelled", "denied")


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one status within a bar."""

    status: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A month or year: what lies in it, its first and last day, and its place in the drawing."""

    first: date
    last: date
    events: int
    x: float
    width: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars from the first to the last month; `yearly` where each is a year."""

    columns: tuple[Column, ...]
    yearly: bool
    most: int


def histogram(bars: Sequence[Bar]) -> Chart:
    """The chart of events by month and status; empty where there is nothing to compare."""
    if not bars:
        return Chart((), False, 0)
    low, high = (f(b.year * 12 + b.month - 1 for b in bars) for f in (min, max))
    yearly = high - low + 1 > _MOST
    step = 12 if yearly else 1
    start = low // 12 * 12 if yearly else low
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for b in bars:
        counts[(b.year * 12 + b.month - 1 - start) // step][b.status] += b.events
    slots = (high - start) // step + 1
    most = max(sum(c.values()) for c in counts.values())
    width = min(28.0, WIDTH / slots)
    columns = tuple(
        _column(start + i * step, step, counts[i], i * width, width, most) for i in range(slots) if i in counts
    )
    return Chart(columns, yearly, most)


def _column(month: int, step: int, counts: dict[str, int], x: float, width: float, most: int) -> Column:
    y = float(HEIGHT)
    parts = []
    for status in sorted(counts, key=lambda s: (ORDER.index(s) if s in ORDER else len(ORDER), s)):
        height = counts[status] / most * (HEIGHT - 4)
        y -= height
        parts.append(Part(status, round(y, 2), round(height, 2)))
    end = month + step
    last = date(end // 12, end % 12 + 1, 1) - timedelta(days=1)
    return Column(
        date(month // 12, month % 12 + 1, 1), last, sum(counts.values()), round(x, 2), round(max(1.0, width - 2), 2), tuple(parts)
    )  # fmt: skip

"""Events over time as stacked bars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.resolution.roster import CHECKED
from tawatur.web.views.actor import ActorPage, Tenure
from tawatur.web.views.lines import Bar

WIDTH, HEIGHT = 960, 88  # units of the drawing
_MOST = 120  # bars; more months than that are drawn as years
ORDER = ("happened", "ongoing", "planned", "called_for", "postponed", "hypothetical", "disputed", "cancelled", "denied")


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


@dataclass(frozen=True, slots=True)
class Span:
    """A tenure in the drawing: x and width in units, `fades` where its end is open."""

    tenure: Tenure
    x: float
    width: float
    y: float
    fades: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A year or a report's day on the axis."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Tenures:
    """Offices over time with the days of the reports under them."""

    spans: tuple[Span, ...]
    years: tuple[Tick, ...]
    days: tuple[Tick, ...]
    height: float


def tenures(page: ActorPage) -> Tenures | None:
    """The chart of an actor's offices; None where none has a day to stand on."""
    dated = [t for t in page.tenures if t.first or t.last]
    if not dated:
        return None
    known = [d for t in dated for d in (t.first, t.last) if d] + list(page.days)
    low, high = min(known), max([*known, CHECKED])
    days = max(1, (high - low).days)

    def at(day: date) -> float:
        return round((day - low).days / days * WIDTH, 1)

    spans = tuple(
        Span(t, at(t.first or low), max(3.0, at(t.last or high) - at(t.first or low)), 8 + n * 30, t.last is None or t.first is None)
        for n, t in enumerate(dated)
    )  # fmt: skip
    step = next(s for s in (1, 2, 5, 10, 25) if (high.year - low.year) / s <= 12 or s == 25)
    first = -(-(low.year + 1) // step) * step
    years = tuple(Tick(str(y), at(date(y, 1, 1))) for y in range(first, high.year + 1, step))
    marks = tuple(Tick(d.isoformat(), at(d)) for d in page.days)
    return Tenures(spans, years, marks, 8 + len(dated) * 30)

"""Lists of events: one line an event, by day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection

from tawatur.model import Event, Filed
from tawatur.record import index, queries
from tawatur.record.queries import Count, Filter, Line


@dataclass(frozen=True, slots=True)
class Named:
    """An actor by id (empty for who is nobody known) and English name; `words`: how a report calls it."""

    id: str
    name: str
    role: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as a list shows it. Days are ISO 8601; `contested` counts fields with competing values."""

    id: str
    type: str
    mode: str
    status: str
    earliest: date | None
    latest: date | None
    who: tuple[Named, ...]
    places: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    reports: int
    outlets: tuple[str, ...]
    origins_min: int
    origins_max: int
    contested: int
    first_reported: date | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Day:
    """Events that lie on the same days."""

    earliest: date | None
    latest: date | None
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """Events of one month and status."""

    year: int
    month: int
    status: str
    events: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of the events that fit a filter, the newest first unless asked otherwise; `total` is of all pages."""

    total: int
    page: int
    pages: int
    events: tuple[EventLine, ...]
    months: tuple[Bar, ...]


COLUMNS = (
    "id", "earliest", "latest", "type", "mode", "status", "who", "places", "countries", "topics", "reports", "outlets",
    "origins_min", "origins_max", "contested", "first_reported", "verdict",
)  # fmt: skip


def line(found: Line) -> EventLine:
    """A line of the record as the pages show it."""
    e = found.event
    return EventLine(
        e.id, e.type, found.mode, found.status, e.earliest, e.latest, tuple(Named(*a) for a in found.actors),
        tuple(v.value for v in e.places), found.countries, tuple(v.value for v in e.topics), len(e.reports), e.outlets,
        e.origins_min, e.origins_max, found.contested, e.first_reported, found.verdict,
    )  # fmt: skip


def line_of(event: Event, filed: Sequence[Filed]) -> Line:
    """The line of an event that is not looked up in the index but made from its accounts."""
    found = index.facets(event, filed)
    actors = tuple(
        (f["value"] if f["kind"] == "actor" else "", f["label"], f["role"], f["words"])
        for f in found
        if f["kind"] in ("actor", "unnamed")
    )
    countries = tuple(sorted(f["value"] for f in found if f["kind"] == "country"))
    mode = event.modes[0].value if event.modes else ""
    return Line(event, mode, index.status(event), index.contested(event), actors, countries, "")


def timeline(db: Connection, wanted: Filter, number: int, size: int = queries.PAGE) -> Timeline:
    """The page of that number; the last one where there are fewer."""
    wanted = queries.searched(db, wanted)
    months, total = queries.months(db, wanted)
    page = queries.events(db, wanted, number, size, total)
    bars = tuple(Bar(*row) for row in months)
    return Timeline(page.total, page.number, page.pages, tuple(line(x) for x in page.lines), bars)


def days(events: Iterable[EventLine]) -> tuple[Day, ...]:
    """The events by the days they lie on, in their order."""
    return tuple(
        Day(first, last, tuple(group)) for (first, last), group in groupby(events, key=lambda e: (e.earliest, e.latest))
    )


def rows(events: Sequence[EventLine]) -> list[tuple[object, ...]]:
    """The events as rows under COLUMNS; several values in a cell are parted by «; »."""
    return [
        (
            e.id, e.earliest, e.latest, e.type, e.mode, e.status, "; ".join(w.name for w in e.who), "; ".join(e.places),
            "; ".join(e.countries), "; ".join(e.topics), e.reports, "; ".join(e.outlets), e.origins_min, e.origins_max,
            e.contested, e.first_reported, e.verdict,
        )
        for e in events
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """A list of values to choose from, with the number of events of each."""

    kind: str
    counts: tuple[Count, ...]

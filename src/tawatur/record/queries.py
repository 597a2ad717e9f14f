"""Questions that lists and pages ask of a large record, answered from its index: filters, paging and counts in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

import msgspec
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    String,
    TextualSelect,
    and_,
    func,
    or_,
    select,
    text,
)

from tawatur.model import Event
from tawatur.record import fulltext, schema
from tawatur.record.index import (
    UNDATED,
    event_facets,
    event_lines,
    facet_labels,
    place_points,
    positions,
    report_lines,
    spellings,
)  # fmt: skip

S = TypeVar("S", bound=Select[*tuple[Any, ...]])
PAGE = 50  # events on one page of a list
FACETS = ("actor", "country", "conflict", "place", "topic", "outlet")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are asked for; every part that is given must fit. Days are inclusive; `text` is searched in the reports' words and the fields."""

    since: date | None = None
    until: date | None = None
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    actor: str | None = None
    country: str | None = None
    place: str | None = None
    topic: str | None = None
    outlet: str | None = None
    origins: int = 0
    text: str | None = None
    oldest_first: bool = False
    conflict: str | None = None  # an id of the table of conflicts
    found: str | None = None  # ids of the events that the text was found in, as JSON: see `searched`
    verdict: str | None = None  # accepted, rejected; where it is not given, what a person rejected is left out


@dataclass(frozen=True, slots=True)
class Line:
    """An event as a list shows it, with the ids and codes of who and where."""

    event: Event
    mode: str
    status: str
    contested: int
    actors: tuple[tuple[str, str, str, str], ...]  # (id, English name, role, how a report calls it); the id is empty for who is nobody known
    countries: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of events: `number` counts from 1; `total` is of the whole list."""

    lines: tuple[Line, ...]
    number: int
    total: int
    pages: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many events have a value of a facet."""

    value: str
    label: str
    events: int


@dataclass(frozen=True, slots=True)
class Position:
    """One statement of an actor on a topic, its words and where they stand."""

    actor: str
    name: str
    called: str
    topic: str
    stance: str
    day: date | None
    outlet: str | None
    report: str
    words: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form under which reports name an actor."""

    text: str
    kind: str
    times: int
    reports: int
    first: date | None
    last: date | None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of events: degrees, None where the map does not know it."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    events: int


@dataclass(frozen=True, slots=True)
class Headline:
    """A report as a list shows it."""

    id: str
    title: str | None
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The record's size and the days it spans."""

    events: int
    reports: int
    outlets: int
    first: date | None
    last: date | None
    facets: dict[str, tuple[Count, ...]] = field(default_factory=dict)


def events(db: Connection, wanted: Filter, number: int = 1, size: int = PAGE, total: int | None = None) -> Page:
    """One page of the events that fit, the newest first unless asked otherwise; undated ones at the end. `total` where it is known already."""
    if total is None:
        total = db.execute(_fit(db, select(func.count()).select_from(event_lines), wanted)).scalar_one()
    pages = max(1, -(-total // size))
    number = min(max(1, number), pages)
    query = _fit(
        db,
        select(
            event_lines.c.id, event_lines.c.mode, event_lines.c.status, event_lines.c.contested, event_lines.c.verdict
        ),
        wanted,
    )
    if wanted.oldest_first:
        query = query.order_by(event_lines.c.ordinal == UNDATED, event_lines.c.ordinal, event_lines.c.id)
    else:
        query = query.order_by(event_lines.c.ordinal.desc(), event_lines.c.id.desc())
    rows = db.execute(query.limit(size).offset((number - 1) * size)).all()
    return Page(_lines(db, [(i, m, s, n, v) for i, m, s, n, v in rows]), number, total, pages)


def searched(db: Connection, wanted: Filter) -> Filter:
    """The filter with its text looked up once, for several questions; as it is where it has none, or where the database cannot take a list."""
    if not wanted.text or db.dialect.name != "sqlite":
        return wanted
    ids = db.execute(_saying(db, wanted.text)).scalars().all()
    return replace(wanted, found=msgspec.json.encode(ids).decode())


def newest(db: Connection, wanted: Filter, size: int) -> tuple[Line, ...]:
    """The events that fit, those first reported last at the beginning."""
    c = event_lines.c
    query = _fit(db, select(c.id, c.mode, c.status, c.contested, c.verdict), wanted)
    rows = db.execute(query.order_by(c.first_reported.desc(), c.id.desc()).limit(size)).all()
    return _lines(db, [(i, m, s, n, v) for i, m, s, n, v in rows])


def waiting(db: Connection, who: str, size: int) -> tuple[tuple[str, ...], int]:
    """Ids of the events that a person has not judged yet, the most doubtful first, and how many there are in all."""
    c = event_lines.c
    mine = c.judges.contains(f"|{who}|", autoescape=True)
    total = db.execute(select(func.count()).select_from(event_lines).where(~mine)).scalar_one()
    rows = db.execute(select(c.id).where(~mine).order_by(c.doubt.desc(), c.id).limit(size))
    return tuple(name for (name,) in rows), total


def event_of(db: Connection, account: str) -> str | None:
    """Id of the event that an account is in."""
    c = schema.memberships.c
    found = db.execute(select(c.event).where(c.account == account)).scalar()
    return str(found) if found else None


def successor(db: Connection, event: str) -> str | None:
    """Id of the event in which the accounts of a former event stand now, as the decisions on it remember; None where nobody decided on it."""
    c = schema.decisions.c
    row = db.execute(select(c.accounts).where(c.event == event).order_by(c.id.desc()).limit(1)).first()
    return event_of(db, msgspec.json.decode(row[0], type=list[str])[0]) if row else None


def near(db: Connection, event: Event, days: int = 10, limit: int = 12) -> tuple[Line, ...]:
    """Events of the same type that share an actor and lie near in time, those sharing most first: what it may have to be merged with."""
    c, f = event_lines.c, event_facets.c
    actors = select(f.value).where(f.kind == "actor", f.event == event.id)
    query = (
        select(c.id)
        .join(event_facets, f.event == c.id)
        .where(c.type == event.type, c.id != event.id, f.kind == "actor", f.value.in_(actors))
    )
    day = event.latest or event.earliest
    if day is not None:
        query = query.where(
            or_(c.ordinal == UNDATED, c.ordinal.between(day.toordinal() - days, day.toordinal() + days))
        )
    rows = db.execute(query.group_by(c.id).order_by(func.count().desc(), c.id).limit(limit))
    return lines(db, [name for (name,) in rows])


def lines(db: Connection, names: Sequence[str]) -> tuple[Line, ...]:
    """The lines of these events, in their order; ids that the record does not have are left out."""
    c = event_lines.c
    query = select(c.id, c.mode, c.status, c.contested, c.verdict).where(c.id.in_(names))
    rows = {i: (i, m, s, n, v) for i, m, s, n, v in db.execute(query)}
    return _lines(db, [rows[n] for n in names if n in rows])


def _lines(db: Connection, rows: Sequence[tuple[str, str, str, int, str]]) -> tuple[Line, ...]:
    names = [row[0] for row in rows]
    found = db.execute(select(schema.events.c.id, schema.events.c.event).where(schema.events.c.id.in_(names)))
    decoded = {name: msgspec.json.decode(text, type=Event) for name, text in found}
    actors: dict[str, list[tuple[str, str, str, str]]] = {name: [] for name in names}
    countries: dict[str, list[str]] = {name: [] for name in names}
    c = event_facets.c
    query = select(c.event, c.kind, c.value, c.label, c.role, c.words).where(
        c.event.in_(names), c.kind.in_(("actor", "unnamed", "country"))
    )
    for event, kind, value, label, role, words in db.execute(query):
        if kind == "country":
            countries[event].append(value)
        else:
            actors[event].append((value if kind == "actor" else "", label, role, words))
    return tuple(
        Line(decoded[name], mode, status, contested, _told_first(decoded[name], actors[name]), tuple(sorted(countries[name])), verdict)
        for name, mode, status, contested, verdict in rows
        if name in decoded
    )  # fmt: skip


def _told_first(
    event: Event, actors: list[tuple[str, str, str, str]]
) -> tuple[tuple[str, str, str, str], ...]:
    order = {v.value: n for n, v in enumerate(event.participants)}
    return tuple(sorted(actors, key=lambda a: (order.get(a[1], len(order)), a[1])))


def months(db: Connection, wanted: Filter) -> tuple[tuple[tuple[int, int, str, int], ...], int]:
    """(year, month, status, events) of the events that fit, by month, undated ones left out; and how many fit, those counted."""
    c = event_lines.c
    query = _fit(db, select(c.month, c.status, func.count()), wanted)
    rows = db.execute(query.group_by(c.month, c.status).order_by(c.month)).all()
    dated = tuple((month // 12, month % 12 + 1, status, n) for month, status, n in rows if month != UNDATED)
    return dated, sum(n for _, _, n in rows)


def counts(db: Connection, kind: str, limit: int = 60, wanted: Filter | None = None) -> tuple[Count, ...]:
    """The most frequent values of a facet, the most frequent first, within the events that fit."""
    c = event_facets.c
    query = select(c.value, func.min(c.label), func.count().label("n")).where(c.kind == kind)
    if wanted is not None:
        query = query.where(c.event.in_(_fit(db, select(event_lines.c.id), wanted)))
    query = query.group_by(c.value).order_by(func.count().desc(), c.value).limit(limit)
    return tuple(Count(value, label, n) for value, label, n in db.execute(query))


def values(db: Connection, column: str) -> tuple[Count, ...]:
    """How many events have each value of a column of the lines: status, mode or type."""
    c = event_lines.c[column]
    rows = db.execute(select(c, func.count()).group_by(c).order_by(func.count().desc(), c)).all()
    return tuple(Count(value, value, n) for value, n in rows)


def overview(db: Connection) -> Overview:
    """The record's size, the days it spans, and its most frequent values."""
    c = event_lines.c
    first = db.execute(select(func.min(c.ordinal)).where(c.ordinal != UNDATED)).scalar()
    last = db.execute(select(func.max(c.ordinal))).scalar()
    return Overview(
        db.execute(select(func.count()).select_from(event_lines)).scalar_one(),
        db.execute(select(func.count()).select_from(report_lines)).scalar_one(),
        db.execute(select(func.count(report_lines.c.outlet.distinct()))).scalar_one(),
        date.fromordinal(first) if first else None,
        date.fromordinal(last) if last else None,
        {kind: counts(db, kind, 200) for kind in FACETS} | {k: values(db, k) for k in ("status", "mode", "type")},
    )


def together(db: Connection, actor: str, limit: int = 24) -> tuple[Count, ...]:
    """Who stands in the same events as an actor, the most frequent first."""
    one, two = event_facets.alias(), event_facets.alias()
    query = (
        select(two.c.value, func.min(two.c.label), func.count())
        .join(one, one.c.event == two.c.event)
        .where(one.c.kind == "actor", one.c.value == actor, two.c.kind == "actor", two.c.value != actor)
        .group_by(two.c.value)
        .order_by(func.count().desc(), two.c.value)
        .limit(limit)
    )
    return tuple(Count(value, label, n) for value, label, n in db.execute(query))


def ties(db: Connection, actors: Sequence[str]) -> tuple[tuple[str, str, int], ...]:
    """(one, other, events together) for each pair of these actors that stands in an event together."""
    one, two = event_facets.alias(), event_facets.alias()
    query = (
        select(one.c.value, two.c.value, func.count())
        .join(two, one.c.event == two.c.event)
        .where(one.c.kind == "actor", two.c.kind == "actor", one.c.value < two.c.value)
        .where(one.c.value.in_(actors), two.c.value.in_(actors))
        .group_by(one.c.value, two.c.value)
        .order_by(func.count().desc())
    )
    return tuple((a, b, n) for a, b, n in db.execute(query))


def actor_spellings(db: Connection, actor: str) -> tuple[Spelling, ...]:
    """The forms under which reports name an actor, the most frequent first."""
    c = spellings.c
    query = (
        select(
            c.text, func.min(c.kind), func.sum(c.times), func.count(), func.min(report_lines.c.ordinal),
            func.max(report_lines.c.ordinal), func.max(c.office),
        )
        .join(report_lines, report_lines.c.id == c.report)
        .where(c.actor == actor)
        .group_by(c.text)
        .order_by(func.sum(c.times).desc(), c.text)
    )  # fmt: skip
    return tuple(
        Spelling(text, kind, int(times), reports, _day(first), _day(last), office)
        for text, kind, times, reports, first, last, office in db.execute(query)
    )


def actor_positions(db: Connection, *, actor: str | None = None, topic: str | None = None, limit: int = 400) -> tuple[Position, ...]:  # fmt: skip
    """Statements by actor, topic or both, the oldest first."""
    c = positions.c
    query = select(c.actor, c.name, c.called, c.topic, c.stance, c.day, c.outlet, c.report, c.words)
    if actor is not None:
        query = query.where(c.actor == actor)
    if topic is not None:
        query = query.where(c.topic == topic)
    rows = db.execute(query.order_by(c.day, c.report, c.number).limit(limit)).all()
    return tuple(Position(*row) for row in rows)


def documents(db: Connection) -> tuple[Count, ...]:
    """The plans, papers and resolutions that reports name, with the number of reports."""
    c = spellings.c
    query = (
        select(c.actor, func.min(c.name), func.count(c.report.distinct()))
        .where(c.kind == "document")
        .group_by(c.actor)
        .order_by(func.count(c.report.distinct()).desc(), c.actor)
    )
    return tuple(Count(value, label, n) for value, label, n in db.execute(query))


def named_in(db: Connection, actor: str) -> tuple[str, ...]:
    """Ids of the reports that name an actor or document, by publication."""
    query = (
        select(spellings.c.report)
        .join(report_lines, report_lines.c.id == spellings.c.report)
        .where(spellings.c.actor == actor)
        .group_by(spellings.c.report)
        .order_by(func.min(report_lines.c.ordinal), spellings.c.report)
    )
    return tuple(name for (name,) in db.execute(query))


def spots(db: Connection, wanted: Filter) -> tuple[Spot, ...]:
    """The places of the events that fit, the most events first."""
    c, p = event_facets.c, place_points.c
    query = (
        select(p.name, p.country, p.lat, p.lon, func.count())
        .join(event_facets, c.value == p.name)
        .where(c.kind == "place")
        .group_by(p.name, p.country, p.lat, p.lon)
        .order_by(func.count().desc(), p.name)
    )
    if wanted != Filter():
        query = query.where(c.event.in_(_fit(db, select(event_lines.c.id), wanted)))
    return tuple(Spot(*row) for row in db.execute(query))


def find_actors(db: Connection, text: str, limit: int = 200) -> tuple[Count, ...]:
    """Actors under a name or spelling that contains the text, the most events first; all where it is empty."""
    if not text:
        return counts(db, "actor", limit)
    c = event_facets.c
    spelt = select(spellings.c.actor).where(spellings.c.text.contains(text, autoescape=True))
    query = (
        select(c.value, func.min(c.label), func.count())
        .where(c.kind == "actor", or_(c.label.icontains(text, autoescape=True), c.value.in_(spelt)))
        .group_by(c.value)
        .order_by(func.count().desc(), c.value)
        .limit(limit)
    )
    return tuple(Count(value, label, n) for value, label, n in db.execute(query))


def headlines(db: Connection, names: Sequence[str]) -> tuple[Headline, ...]:
    """These reports as lists show them, in their order."""
    c = schema.reports.c
    found = {
        row.id: Headline(row.id, row.title, row.outlet, row.published)
        for row in db.execute(select(c.id, c.title, c.outlet, c.published).where(c.id.in_(names)))
    }
    return tuple(found[n] for n in names if n in found)


def latest_reports(db: Connection, outlet: str, limit: int = 100) -> tuple[str, ...]:
    """Ids of an outlet's reports, the latest first."""
    c = report_lines.c
    query = select(c.id).where(c.outlet == outlet).order_by(c.ordinal.desc(), c.id.desc()).limit(limit)
    return tuple(name for (name,) in db.execute(query))


def told_by(db: Connection, report: str) -> tuple[str, ...]:
    """Ids of the events that a report tells, in the order it tells them."""
    query = (
        select(schema.memberships.c.event)
        .join(schema.accounts, schema.accounts.c.key == schema.memberships.c.account)
        .where(schema.accounts.c.report == report)
        .order_by(schema.accounts.c.number)
    )
    return tuple(dict.fromkeys(name for (name,) in db.execute(query)))


def actor_name(db: Connection, actor: str) -> str | None:
    """The English name under which the record knows an actor; None where it never stands in it."""
    row = db.execute(
        select(event_facets.c.label).where(event_facets.c.kind == "actor", event_facets.c.value == actor).limit(1)
    ).first()
    if row is None:
        row = db.execute(select(spellings.c.name).where(spellings.c.actor == actor).limit(1)).first()
    return str(row[0]) if row else None


def outlets(db: Connection) -> tuple[tuple[str, int, date | None, date | None], ...]:
    """(outlet, reports, first day, last day), the most reports first; reports of no known outlet left out."""
    c = report_lines.c
    query = (
        select(c.outlet, func.count(), func.min(c.ordinal), func.max(c.ordinal))
        .where(c.outlet.is_not(None))
        .group_by(c.outlet)
        .order_by(func.count().desc(), c.outlet)
    )
    return tuple((name, n, _day(first), _day(last)) for name, n, first, last in db.execute(query))


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _fit(db: Connection, query: S, wanted: Filter) -> S:
    c = event_lines.c
    for condition in (
        *_plain(wanted),
        *(_has(kind, getattr(wanted, kind)) for kind in FACETS if getattr(wanted, kind)),
    ):
        query = query.where(condition)
    if wanted.since is not None:
        query = query.where(c.latest >= wanted.since)
    if wanted.until is not None:
        query = query.where(or_(c.earliest <= wanted.until, c.latest <= wanted.until))
    if wanted.found is not None:
        query = query.where(c.id.in_(select(func.json_each(wanted.found).table_valued("value").c.value)))
    elif wanted.text:
        query = query.where(c.id.in_(_saying(db, wanted.text)))
    return query


def _plain(wanted: Filter) -> list[ColumnElement[bool]]:
    c = event_lines.c
    found = [c[name] == value for name in ("type", "mode", "status") if (value := getattr(wanted, name))]
    found.append(c.verdict == wanted.verdict if wanted.verdict else c.verdict != "rejected")
    if wanted.origins:
        found.append(c.origins_min >= wanted.origins)
    return found


def _has(kind: str, value: str) -> ColumnElement[bool]:
    c = event_facets.c
    return event_lines.c.id.in_(select(c.event).where(c.kind == kind, c.value == value))


def _saying(db: Connection, asked: str) -> CompoundSelect[str]:
    """Ids of the events whose fields contain the text, or which a report tells that has all its words."""
    f, n = event_facets.c, facet_labels.c
    named = (
        select(f.event)
        .join(facet_labels, and_(n.kind == f.kind, n.value == f.value))
        .where(n.label.icontains(asked, autoescape=True))
    )
    told = (
        select(schema.memberships.c.event)
        .join(schema.accounts, schema.accounts.c.key == schema.memberships.c.account)
        .where(schema.accounts.c.report.in_(_reports_saying(db, asked)))
    )
    return named.union(told)


def _reports_saying(db: Connection, asked: str) -> TextualSelect:
    """Ids of the reports that have every word asked for, in one of its forms."""
    words = fulltext.asked_words(asked)
    if db.dialect.name == "postgresql":
        terms = " & ".join("(" + " | ".join(f"'{form}'" for form in forms) + ")" for forms in words)
        query = f"SELECT report FROM {fulltext.TABLE} WHERE words @@ to_tsquery('simple', :asked)"
    else:
        terms = " AND ".join("(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in words) or '""'
        query = f"SELECT report FROM {fulltext.TABLE} WHERE {fulltext.TABLE} MATCH :asked"
    return text(query).bindparams(asked=terms).columns(report=String)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report as a list shows it."""

    id: str
    published: date | None
    outlet: str | None
    title: str | None
    url: str | None


def reports_saying(db: Connection, asked: str, limit: int = 50) -> tuple[ReportLine, ...]:
    """The reports that have every word asked for, whatever their hamza, vowels, article or conjunction; the latest first."""
    if not fulltext.asked_words(asked):
        return ()
    r = schema.reports.c
    query = (
        select(r.id, r.published, r.outlet, r.title, r.url)
        .where(r.id.in_(_reports_saying(db, asked)))
        .order_by(r.published.is_(None), r.published.desc(), r.id)
        .limit(limit)
    )
    return tuple(ReportLine(*row) for row in db.execute(query))

"""What lists are asked by: one line an event, its facets, and who is spelt, speaks and is named where. Made from the record; may be made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    insert,
    inspect,
    select,
    tuple_,
)

from tawatur.model import Event, Filed, Reading
from tawatur.record import fulltext, schema
from tawatur.record.decisions import Decision, on, verdict
from tawatur.resolution import roster
from tawatur.resolution.conflicts import conflicts

VERSION = 6  # of the index's tables
UNDATED = 0  # the ordinal of an event without a day
_MANY = 400  # rows decoded at a time

event_lines = Table(
    "event_lines",
    schema.metadata,
    Column("id", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, nullable=False),  # proleptic Gregorian day of its latest or earliest date, for sorting
    Column("month", Integer, nullable=False),  # year * 12 + month - 1, UNDATED where there is no day
    Column("earliest", Date),
    Column("latest", Date),
    Column("type", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("status", String, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins_min", Integer, nullable=False),
    Column("origins_max", Integer, nullable=False),
    Column("contested", Integer, nullable=False),  # fields with competing values
    Column("confidence", Integer, nullable=False),  # hundredths, of its surest account
    Column("first_reported", Date),
    Column("verdict", String, nullable=False),  # accepted, rejected, or empty
    Column("judges", String, nullable=False),  # who judged it, each between two «|»
    Column("doubt", Integer, nullable=False),  # for the review queue: the most doubtful and most told first
    Index("event_lines_by_doubt", "doubt", "id"),
    Index("event_lines_by_day", "ordinal", "id"),
    Index("event_lines_by_month", "month", "status", "verdict", "origins_min", "earliest", "latest", "type", "mode", "id"),  # all that counting asks for
    Index("event_lines_by_first", "first_reported", "id"),
)

event_facets = Table(
    "event_facets",
    schema.metadata,
    Column("kind", String, primary_key=True),  # actor, unnamed (who takes part without being anybody known), country, conflict, place, topic, outlet
    Column("value", String, primary_key=True),  # an id, a code or an English name
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("label", String, nullable=False),
    Column("role", String, nullable=False),
    Column("words", String, nullable=False),  # how the first account calls it
    Index("event_facets_by_event", "event", "kind"),
)

report_lines = Table(
    "report_lines",
    schema.metadata,
    Column("id", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, nullable=False),  # proleptic Gregorian day of publication, UNDATED where unknown
    Column("outlet", String),
    Index("report_lines_by_outlet", "outlet", "ordinal"),
    Index("report_lines_by_day", "ordinal", "id"),
)

spellings = Table(
    "spellings",
    schema.metadata,
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("actor", String, primary_key=True),
    Column("text", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("office", String),
    Column("times", Integer, nullable=False),
    Index("spellings_by_actor", "actor"),
)

positions = Table(
    "position_lines",
    schema.metadata,
    Column("report", String, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("topic", String, primary_key=True),  # empty where the statement has none
    Column("actor", String, nullable=False),
    Column("name", String, nullable=False),
    Column("called", String, nullable=False),  # how the report calls the speaker
    Column("stance", String, nullable=False),
    Column("day", Date),
    Column("outlet", String),
    Column("words", Text, nullable=False),
    Index("positions_by_actor", "actor", "topic", "day"),
    Index("positions_by_topic", "topic", "day"),
)

place_points = Table(
    "place_points",
    schema.metadata,
    Column("name", String, primary_key=True),
    Column("country", String),
    Column("lat", Float),
    Column("lon", Float),
)

facet_labels = Table(
    "facet_labels",
    schema.metadata,
    Column("kind", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("label", String, nullable=False),
)

TABLES = (facet_labels, place_points, event_facets, event_lines, spellings, positions, report_lines)


@dataclass(frozen=True, slots=True)
class Caught:
    """What catching up did: how many events and reports had not been indexed."""

    events: int
    reports: int


def index_event(db: Connection, event: Event, cluster: Sequence[Filed]) -> None:
    """Writes an event's line and facets; it must not have any yet."""
    index_events(db, [(event, cluster)])


def index_events(db: Connection, formed: Sequence[tuple[Event, Sequence[Filed]]]) -> None:
    """Writes the lines and facets of events, those of each kind in one statement; they must not have any yet."""
    if not formed:
        return
    keys = {k for event, _ in formed for k in event.accounts}
    decided = bool(on(db, keys))
    db.execute(insert(event_lines), [line(e, cluster, on(db, e.accounts) if decided else ()) for e, cluster in formed])
    rows = [row for event, cluster in formed for row in facets(event, cluster)]
    if rows:
        db.execute(insert(event_facets), rows)
        _label(db, list({(row["kind"], row["value"]): row for row in reversed(rows)}.values()))
    places = {f.account.place.name: f.account.place for _, cluster in formed for f in cluster if f.account.place is not None}
    known = {name for part in _parts(sorted(places)) for (name,) in db.execute(select(place_points.c.name).where(place_points.c.name.in_(part)))}
    new = [{"name": p.name, "country": p.country, "lat": p.lat, "lon": p.lon} for p in places.values() if p.name not in known]
    if new:
        db.execute(insert(place_points), new)


def line(event: Event, cluster: Sequence[Filed], standing: Sequence[Decision]) -> dict[str, object]:
    """An event's line as a row of `event_lines`."""
    day = event.latest or event.earliest
    return {
        "id": event.id, "ordinal": day.toordinal() if day else UNDATED, "month": day.year * 12 + day.month - 1 if day else UNDATED,
        "earliest": event.earliest, "latest": event.latest, "type": event.type,
        "mode": event.modes[0].value if event.modes else "", "status": status(event),
        "reports": len(event.reports), "origins_min": event.origins_min, "origins_max": event.origins_max,
        "contested": contested(event),
        "confidence": round(100 * max((f.account.confidence for f in cluster), default=0)),
        "first_reported": event.first_reported, "verdict": verdict(standing), "doubt": sum(weight for _, weight in doubts(event, cluster)),
        "judges": "".join(f"|{name}|" for name in sorted({d.who for d in standing})),
    }  # fmt: skip


def is_disputed(event: Event) -> bool:
    """Whether its accounts contradict each other on how it stands: that it was planned first and held later is no contradiction."""
    if event.life:
        return any(step.status == "disputed" for step in event.life)
    return len(event.statuses) > 1


def contested(event: Event) -> int:
    """How many of its fields have values that compete."""
    return is_disputed(event) + sum(len(values) > 1 for values in (event.dates, event.places, event.modes))


def status(event: Event) -> str:
    """How an event stands: as a person corrected it, else as the last step of its life left it, else as most accounts tell it."""
    told = event.statuses[0] if event.statuses else None
    if told is not None and any(k.startswith("decision:") for k in told.accounts):
        return told.value
    if event.life:
        last = event.life[-1]
        return "postponed" if last.stage == "postponed" and last.status == "planned" else last.status
    return told.value if told else "happened"


def _label(db: Connection, rows: Sequence[Mapping[str, str]]) -> None:
    c = facet_labels.c
    known: set[tuple[str, str]] = set()
    for start in range(0, len(rows), _MANY):
        asked = [(row["kind"], row["value"]) for row in rows[start : start + _MANY]]
        known |= {(kind, value) for kind, value in db.execute(select(c.kind, c.value).where(tuple_(c.kind, c.value).in_(asked)))}
    new = [{k: row[k] for k in ("kind", "value", "label")} for row in rows if (row["kind"], row["value"]) not in known]
    if new:
        db.execute(insert(facet_labels), new)


def doubts(event: Event, cluster: Sequence[Filed]) -> tuple[tuple[str, int], ...]:
    """(reason, weight) of what makes an event worth a person's look; more told events weigh more."""
    surest = max((f.account.confidence for f in cluster), default=0.0)
    unknown = any((p.actor or "?").startswith("?") for f in cluster for p in f.account.participants)
    found = [
        ("one_origin", 10 * (event.origins_min <= 1 and len(event.reports) > 1)), ("contested", 25 * contested(event)),
        ("confidence", round(60 * max(0.0, 0.8 - surest))), ("undated", 8 * (event.latest is None and event.earliest is None)),
        ("provisional", 6 * unknown), ("told", 4 * min(10, len(event.reports) - 1)),
    ]  # fmt: skip
    return tuple((reason, weight) for reason, weight in found if weight)


def facets(event: Event, cluster: Sequence[Filed]) -> list[dict[str, str]]:
    """What an event can be found by, as rows of `event_facets`: one for each (kind, value)."""
    found: dict[tuple[str, str], tuple[str, str, str]] = {}
    for filed in cluster:
        account = filed.account
        for p in account.participants:
            if p.role == "absent":
                continue
            found.setdefault(("actor", p.actor) if p.actor else ("unnamed", p.name), (p.name, p.role, p.text))
            if p.country:
                found.setdefault(("country", p.country), (p.country, "", ""))
        if account.place is not None:
            found.setdefault(("place", account.place.name), (account.place.name, "", account.place.text))
            if account.place.country:
                found.setdefault(("country", account.place.country), (account.place.country, "", ""))
        for topic in account.topics:
            found.setdefault(("topic", topic), (topic, "", ""))
        if filed.outlet:
            found.setdefault(("outlet", filed.outlet), (filed.outlet, "", ""))
    for conflict in conflicts(cluster, event.latest or event.earliest or event.first_reported):
        found[("conflict", conflict)] = (conflict, "", "")
    _as_corrected(event, found)
    return [
        {"kind": kind, "value": value, "event": event.id, "label": label, "role": role, "words": words}
        for (kind, value), (label, role, words) in found.items()
    ]


def _as_corrected(event: Event, found: dict[tuple[str, str], tuple[str, str, str]]) -> None:
    """Takes out of the facets what a correction took out of the event, and puts in what it added."""
    for kind, values in (("actor", event.participants), ("place", event.places), ("topic", event.topics)):
        stands = {v.value for v in values}
        kinds = (kind, "unnamed") if kind == "actor" else (kind,)
        for key in [k for k, (label, _, _) in found.items() if k[0] in kinds and label not in stands]:
            del found[key]
        told = {label for (k, _), (label, _, _) in found.items() if k in kinds}
        for value in stands - told:
            found[(kind, _ident(value) if kind == "actor" else value)] = (value, "", "")


def _ident(name: str) -> str:
    """Id of the actor of an English name; the name itself where the roster has none or several."""
    ids = _ids().get(name, ())
    return ids[0] if len(ids) == 1 else name


@cache
def _ids() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for actor in roster.load().by_id.values():
        found.setdefault(actor.name, []).append(actor.id)
    return found


def index_report(db: Connection, reading: Reading) -> None:
    """Writes the spellings and positions of one report; it must not have any yet."""
    index_reports(db, [reading])


def index_reports(db: Connection, readings: Sequence[Reading]) -> None:
    """Writes the words, spellings and positions of reports, those of each kind in one statement; they must not have any yet."""
    if not readings:
        return
    db.execute(
        insert(report_lines),
        [{"id": r.id, "ordinal": r.published.toordinal() if r.published else UNDATED, "outlet": r.outlet} for r in (x.report for x in readings)],
    )
    fulltext.write(db, {r.id: f"{r.title or ''} {r.text}" for r in (x.report for x in readings)})
    for table, rows in ((spellings, [s for r in readings for s in _spellings(r)]), (positions, [p for r in readings for p in _positions(r)])):
        if rows:
            db.execute(insert(table), rows)


def _spellings(reading: Reading) -> list[dict[str, object]]:
    """How actors are spelt in a report, as rows of `spellings`."""
    seen: dict[tuple[str, str], dict[str, object]] = {}
    for m in reading.mentions:
        if m.kind not in ("person", "organisation", "state", "group", "office", "outlet", "agency", "document"):
            continue
        actor = m.actor or (m.name if m.kind == "document" else None)
        if not actor or not m.text:
            continue
        row = seen.setdefault(
            (actor, m.text),
            {"report": reading.report.id, "actor": actor, "text": m.text, "kind": m.kind, "name": m.name or m.text, "office": m.office, "times": 0},
        )  # fmt: skip
        row["times"] = int(str(row["times"])) + 1
    return list(seen.values())


def _positions(reading: Reading) -> list[dict[str, object]]:
    """What speakers said on topics in a report, as rows of `positions`."""
    report = reading.report
    return [
        {
            "report": report.id, "number": n, "topic": topic, "actor": s.speaker.actor or "", "name": s.speaker.name,
            "called": s.speaker.text, "stance": s.stance, "day": _day(s.date.latest if s.date else None, report.published), "outlet": report.outlet,
            "words": report.text[s.span.start : s.span.end],
        }
        for n, s in enumerate(reading.statements)
        for topic in dict.fromkeys(s.topics or ("",))
    ]  # fmt: skip


def _day(said: date | None, published: date | None) -> date | None:
    return said or published


def catch_up(db: Connection) -> Caught:
    """Indexes every event and report that is not indexed yet; what is gone went with its event."""
    prepare(db)
    events = reports = 0
    for event, cluster in _unindexed_events(db):
        index_event(db, event, cluster)
        events += 1
    for reading in _unindexed_reports(db):
        index_report(db, reading)
        reports += 1
    return Caught(events, reports)


def prepare(db: Connection) -> None:
    """Makes the index's tables, anew where another version of them stands."""
    c = schema.meta.c
    stands = db.execute(select(c.value).where(c.name == "index")).scalar()
    if stands == str(VERSION):
        return
    if inspect(db).has_table(event_lines.name):
        schema.metadata.drop_all(db, tables=list(TABLES))
        fulltext.drop(db)
    schema.metadata.create_all(db, tables=[schema.decisions, *TABLES])
    fulltext.make(db)
    db.execute(delete(schema.meta).where(c.name == "index"))
    db.execute(insert(schema.meta).values(name="index", value=str(VERSION)))


def rebuild(db: Connection) -> Caught:
    """The index made anew from the record."""
    db.execute(delete(schema.meta).where(schema.meta.c.name == "index"))
    return catch_up(db)


def _unindexed_events(db: Connection) -> Iterator[tuple[Event, list[Filed]]]:
    missing = select(schema.events.c.id).where(schema.events.c.id.not_in(select(event_lines.c.id)))
    for names in _parts([name for (name,) in db.execute(missing)]):
        rows = db.execute(select(schema.events.c.event).where(schema.events.c.id.in_(names))).all()
        found = [msgspec.json.decode(row, type=Event) for (row,) in rows]
        filed: dict[str, Filed] = {}
        for keys in _parts([k for e in found for k in e.accounts]):
            for (row,) in db.execute(select(schema.accounts.c.filed).where(schema.accounts.c.key.in_(keys))):
                account = msgspec.json.decode(row, type=Filed)
                filed[account.key] = account
        for event in found:
            yield event, [filed[k] for k in event.accounts if k in filed]


def _unindexed_reports(db: Connection) -> Iterator[Reading]:
    missing = select(schema.reports.c.id).where(schema.reports.c.id.not_in(select(report_lines.c.id)))
    for names in _parts([name for (name,) in db.execute(missing)]):
        rows = db.execute(
            select(schema.reports.c.reading, schema.reports.c.text).where(schema.reports.c.id.in_(names))
        ).all()
        for lean, words in rows:
            reading = msgspec.json.decode(lean, type=Reading)
            yield replace(reading, report=replace(reading.report, text=words))


def _parts(names: Sequence[str]) -> Iterable[Sequence[str]]:
    for start in range(0, len(names), _MANY):
        yield names[start : start + _MANY]

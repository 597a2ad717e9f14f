"""The record on disk: reports and their accounts as read, the events they make, and questions to them."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import msgspec
from sqlalchemy import create_engine, delete, event, insert, inspect, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, DatabaseError

from tawatur.model import Account, Event, Filed, Reading, Report
from tawatur.record import decisions, fulltext, index, rebuilding, schema, versions
from tawatur.record.formation import add_units, events_of, form_events, unit_keys
from tawatur.record.rebuilding import Rebuilt

KEPT = frozenset({"CONSULT", "PROPOSAL", "AGREE"})


class RecordError(RuntimeError):
    """The record cannot be opened, read or written: names the file and the remedy."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a source has been taken in: `done` of its items, `whole` where none are left. `stamp` changes when the source does."""

    source: str
    stamp: str
    done: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Added:
    """What adding reports did: how many were new, how many the record already had."""

    new: int
    known: int


class Record:
    """A record opened from a file or database URL; a context manager. Every write is one transaction."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._name = engine, name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    # -- adding ------------------------------------------------------------------------------------------------

    def add(self, readings: Iterable[Reading], reached: Iterable[Reached] = ()) -> Added:
        """Adds readings and forms their events anew; a report the record has (same text) is left as it is.

        `reached`: how far the sources they come from have been taken in, kept in the same transaction.
        """
        batch = _Batch()
        with self._write() as db:
            index.prepare(db)
            batch.take(db, readings)
            form_events(db, batch.write(db) | batch.touched)
            for at in reached:
                db.execute(delete(schema.intakes).where(schema.intakes.c.source == at.source))
                db.execute(insert(schema.intakes).values(source=at.source, stamp=at.stamp, done=at.done, whole=at.whole))
        return Added(batch.new, batch.known)

    def reached(self, source: str) -> Reached | None:
        """How far a source was taken in; None where it never was."""
        c = schema.intakes.c
        with self._read() as db:
            row = db.execute(select(c.source, c.stamp, c.done, c.whole).where(c.source == source)).first()
        return Reached(*row) if row is not None else None

    # -- deciding ----------------------------------------------------------------------------------------------

    def decide(self, draft: decisions.Draft, who: str, seen: str) -> decisions.Decision:
        """Keeps what a person decided on an event as `decisions.revision` told it them, and forms its events anew. Raises Stale, DecisionError."""
        event = self.event(draft.event)
        with self._write() as db:
            kept = decisions.keep(db, draft, event, who, seen)
            form_events(db, unit_keys(db, {*kept.accounts, *kept.others}))
        return kept

    def preview(self, draft: decisions.Draft, who: str = "preview") -> decisions.Impact:
        """What a decision would do, nothing of it kept. Raises DecisionError for a draft that says nothing."""
        event = self.event(draft.event)
        with self._read() as db:
            keys = {*event.accounts, *draft.others}
            before = events_of(db, keys)
            decisions.keep(db, draft, event, who, decisions.revision(db, event))
            form_events(db, unit_keys(db, keys))
            after = events_of(db, keys | {k for e in before for k in e.accounts})
        return decisions.Impact(before, after)

    def undo(self, who: str) -> decisions.Decision | None:
        """Takes a person's last standing decision back and forms its events anew; None where there is none."""
        with self._write() as db:
            taken = decisions.take_back(db, who)
            if taken is not None:
                form_events(db, unit_keys(db, {*taken.accounts, *taken.others}))
        return taken

    def rebuild(self, read: Callable[[Report], Reading] | None = None) -> Rebuilt:
        """Merges all accounts anew, in one transaction; reads every report again with `read` where it is given. Decisions hold on."""
        with self._write() as db:
            older = versions.superseded(db)
            return rebuilding.rebuild(db, read, lambda r: () if r.report.id in older else file(r))

    # -- asking ------------------------------------------------------------------------------------------------

    def events(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        type: str | None = None,
        actor: str | None = None,
        place: str | None = None,
        topic: str | None = None,
        origins: int = 0,
    ) -> list[Event]:
        """Events that fit every filter, by date. `actor` and `place` fit a part of an English name, whatever its case."""
        query = select(schema.events.c.event).where(schema.events.c.origins >= origins)
        if type is not None:
            query = query.where(schema.events.c.type == type.upper())
        if since is not None:
            query = query.where(schema.events.c.latest >= since)
        if until is not None:
            query = query.where((schema.events.c.earliest <= until) | (schema.events.c.latest <= until))
        with self._read() as db:
            found = [msgspec.json.decode(text, type=Event) for (text,) in db.execute(query)]
        kept = [e for e in found if _any(actor, e.participants) and _any(place, e.places) and _any(topic, e.topics)]
        return sorted(kept, key=lambda e: (e.latest or e.earliest or date.max, e.id))

    def event(self, name: str) -> Event:
        """The event of an id or the beginning of one. Raises RecordError where there is none, or several."""
        with self._read() as db:
            c = schema.events.c
            begin = select(c.event).where(c.id >= name, c.id < name + "\uffff")  # by the key's order, not by looking at all
            rows = db.execute(begin.limit(100)).scalars().all()
        if len(rows) != 1:
            raise RecordError(
                f"{name}: {'no such event' if not rows else f'{len(rows)} events begin so'} in {self._name}. `tawatur events` lists them."
            )
        return msgspec.json.decode(rows[0], type=Event)

    def accounts(self, keys: Sequence[str]) -> list[Filed]:
        """The accounts of these keys, in their order."""
        with self._read() as db:
            found = {
                f.key: f
                for (t,) in _chunks(db, select(schema.accounts.c.filed), schema.accounts.c.key, set(keys))
                for f in [msgspec.json.decode(t, type=Filed)]
            }
        return [found[k] for k in keys if k in found]

    def reports(self) -> Iterator[Report]:
        """Every report of the record, by publication, then id."""
        with self._read() as db:
            rows = db.execute(
                select(schema.reports.c.id).order_by(schema.reports.c.published, schema.reports.c.id)
            ).all()
        for (name,) in rows:
            yield self.reading(name).report

    def readings(self, reports: Iterable[str] | None = None) -> Iterator[Reading]:
        """What was read from these reports, from all where none are given, by publication, then id."""
        c = schema.reports.c
        with self._read() as db:
            names = db.execute(select(c.id).order_by(c.published, c.id)).scalars().all()
        wanted = None if reports is None else frozenset(reports)
        for name in names:
            if wanted is None or name in wanted:
                yield self.reading(name)

    def report_id(self, name: str) -> str:
        """The id of the report that an id, its beginning, or a source means. Raises RecordError where there is none, or several."""
        c = schema.reports.c
        with self._read() as db:
            found = db.execute(select(c.id).where(c.id.startswith(name, autoescape=True) | (c.source == name)).limit(2)).scalars().all()  # fmt: skip
        if len(found) != 1:
            raise RecordError(f"{name}: {'no such report' if not found else 'several reports begin so'} in {self._name}.")
        return str(found[0])

    def reading(self, report: str) -> Reading:
        """What was read from a report, its text with it."""
        with self._read() as db:
            row = db.execute(
                select(schema.reports.c.reading, schema.reports.c.text).where(schema.reports.c.id == report)
            ).first()
        if row is None:
            raise RecordError(f"{report}: no such report in {self._name}.")
        lean = msgspec.json.decode(row[0], type=Reading)
        return replace(lean, report=replace(lean.report, text=row[1]))

    def asking(self) -> _Guard:
        """A connection to ask `record.queries` with; nothing done through it is kept."""
        return self._read()

    def changing(self) -> _Guard:
        """A connection to write with; all that is done through it is kept together or not at all."""
        return self._write()

    def vacuum(self) -> tuple[int, int]:
        """Gives unused space back; bytes before and after, (0, 0) where the database does not tell."""
        with self._write() as db:
            fulltext.make_compact(db)
        try:
            with self._read() as db:
                before = _size(db)
            if self._engine.dialect.name == "sqlite":
                raw = self._engine.raw_connection()
                raw.cursor().execute("VACUUM")
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.close()
            else:
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
                    db.exec_driver_sql("VACUUM ANALYZE")
            with self._read() as db:
                return before, _size(db)
        except (DatabaseError, sqlite3.Error) as fault:
            raise RecordError(f"{self._name}: {fault}") from None

    def catch_up(self) -> index.Caught:
        """Indexes what an older Tawatur left without an index."""
        with self._write() as db:
            return index.catch_up(db)

    # -- the two ends ------------------------------------------------------------------------------------------

    def _write(self) -> _Guard:
        return _Guard(self._engine, self._name, True)

    def _read(self) -> _Guard:
        return _Guard(self._engine, self._name, False)


class _Batch:
    """Readings on their way into the record: told apart from what it has, then written, those of each kind in one statement."""

    def __init__(self) -> None:
        self.new = self.known = 0
        self.touched: frozenset[str] = frozenset()
        self._waiting: dict[str, Reading] = {}
        self._told: list[Report] = []  # known ones too: each may bring another address

    def take(self, db: Connection, readings: Iterable[Reading]) -> None:
        """Counts the readings that the record has as known, and lets the others wait."""
        found = list(readings)
        r = schema.reports.c
        known = {name for (name,) in _chunks(db, select(r.id), r.id, {x.report.id for x in found})}
        for reading in found:
            report = reading.report
            self._told.append(report)
            if report.id in known or report.id in self._waiting:
                self.known += 1
                continue
            self._waiting[report.id] = reading
            self.new += 1

    def write(self, db: Connection) -> frozenset[str]:
        """Writes what waits, and gives the units it brought."""
        readings = list(self._waiting.values())
        if readings:
            db.execute(insert(schema.reports), [_report_row(r) for r in readings])
            index.index_reports(db, readings)
            fulltext.put_in_order(db)
        versions.note_addresses(db, self._told)
        alone = versions.note_alone(db, [r.report for r in readings])
        brought = _file(db, [f for r in readings if r.report.id in alone for f in file(r)])
        changed = False
        for reading in readings:
            if reading.report.id in alone:
                continue
            current, touched, replaced = versions.settle(db, reading)
            self.touched |= touched
            changed = changed or replaced
            if current:
                brought |= _file(db, file(reading))
        if changed:
            self.touched = frozenset(u for u in self.touched if _stands(db, u))
            brought = frozenset(u for u in brought if _stands(db, u))
        return brought


def _stands(db: Connection, unit: str) -> bool:
    return db.execute(select(schema.units.c.unit).where(schema.units.c.unit == unit)).first() is not None


def _file(db: Connection, filed: Sequence[Filed]) -> frozenset[str]:
    """Writes accounts, and gives the units they make."""
    if not filed:
        return frozenset()
    rows = [
        {"key": f.key, "report": f.report, "number": int(f.key.rpartition(":")[2]), "filed": msgspec.json.encode(f).decode()} for f in filed
    ]
    db.execute(insert(schema.accounts), rows)
    return add_units(db, filed)


def _report_row(reading: Reading) -> dict[str, object]:
    report = reading.report
    lean = replace(reading, report=replace(report, text=""))
    return {
        "id": report.id, "source": report.source, "url": report.url, "outlet": report.outlet, "title": report.title,
        "published": report.published, "text": report.text, "reading": msgspec.json.encode(lean).decode(),
    }  # fmt: skip


class _Guard:
    """A connection whose database errors come out as RecordError naming the record."""

    def __init__(self, engine: Engine, name: str, writes: bool) -> None:
        self._engine, self._name, self._writes = engine, name, writes
        self._db: Connection | None = None

    def __enter__(self) -> Connection:
        try:
            self._db = self._engine.connect().execution_options(writes=self._writes)
            self._db.begin()
            if self._writes and self._db.dialect.name == "postgresql":
                self._db.exec_driver_sql("SELECT pg_advisory_xact_lock(7408417)")  # one writer at a time
        except DatabaseError as fault:
            raise _named(fault, self._name) from None
        return self._db

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._db is not None
        try:
            if kind is None and self._writes:
                self._db.commit()
            else:
                self._db.rollback()
        except DatabaseError as inner:
            raise _named(inner, self._name) from None
        finally:
            self._db.close()
        if isinstance(fault, DatabaseError):
            raise _named(fault, self._name) from None


def _named(fault: DatabaseError, name: str) -> RecordError:
    words = str(fault.orig)
    if "readonly" in words.replace(" ", "") or "read-only" in words:
        return RecordError(f"{name}: cannot be written. Give another file with --db, or make this one writable.")
    if "locked" in words:
        return RecordError(f"{name}: another process is writing to it. Try again when it is done.")
    if "disk is full" in words:
        return RecordError(
            f"{name}: the disk is full; nothing of this addition was kept. Free some space and add again."
        )
    if "not a database" in words or "malformed" in words:
        return RecordError(f"{name}: no record, or a damaged one. Give another file with --db, or restore a copy.")
    return RecordError(f"{name}: {words}")


def open_record(where: str | Path = "tawatur.db", *, old: bool = False) -> Record:
    """The record of a file (made where there is none) or database URL. Raises RecordError where it cannot be opened.

    A file that cannot be written is opened for reading. `old`: one that an older Tawatur made is opened as it is, to be brought up to date.
    """
    name = str(where)
    record = Record(connect(name), name)
    try:
        with record._write() as db:
            _ready(db, name, old)
    except RecordError:
        record.close()
        raise
    return record


def _size(db: Connection) -> int:
    if db.dialect.name != "sqlite":
        return int(db.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0)
    return int(db.exec_driver_sql("PRAGMA page_count").scalar() or 0) * int(db.exec_driver_sql("PRAGMA page_size").scalar() or 0)


def connect(name: str) -> Engine:
    """The database of a file or URL, set up for several readers and one writer."""
    if "://" not in name:
        path = Path(name)
        if path.is_file() and not os.access(path, os.W_OK):
            engine = create_engine(f"sqlite:///file:{quote(str(path.resolve()))}?mode=ro&immutable=1&uri=true")
        else:
            engine = create_engine(f"sqlite:///{name}")
    else:
        try:
            engine = create_engine(re.sub(r"^postgres(?:ql)?://", "postgresql+psycopg://", name))
        except (ArgumentError, ImportError) as fault:
            raise RecordError(f"{name}: no database URL that can be used ({fault}). Write postgresql://user@host/name.") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite)
        event.listen(engine, "begin", _begin)
    elif engine.dialect.name != "postgresql":
        raise RecordError(f"{name}: a record is kept in a file or in PostgreSQL.")
    return engine


def _ready(db: Connection, name: str, old: bool) -> None:
    """Makes the tables that are not there. Raises RecordError for another kind of database and another version."""
    tables = set(inspect(db).get_table_names())
    if schema.meta.name not in tables:
        if tables:
            raise RecordError(f"{name}: a database of something else. Give another file with --db.")
        schema.metadata.create_all(db, tables=[t for t in schema.metadata.sorted_tables if t not in index.TABLES])
        db.execute(insert(schema.meta).values(name="version", value=str(schema.VERSION)))
        return
    version = db.execute(select(schema.meta.c.value).where(schema.meta.c.name == "version")).scalar()
    if version != str(schema.VERSION) and not old:
        raise RecordError(
            f"{name}: version {version} of the record; this Tawatur reads version {schema.VERSION}. `tawatur db upgrade --db {name}` brings an older one up to date."
        )
    missing = [t for t in schema.LATER if t.name not in tables]
    if missing and not old:
        schema.metadata.create_all(db, tables=missing)


def _sqlite(connection: object, _: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun below, not by the driver
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=30000")
    with contextlib.suppress(sqlite3.OperationalError):  # a file that cannot be written is read as it is
        cursor.execute("PRAGMA journal_mode=WAL")  # readers go on while one writes
    cursor.close()


def _begin(db: Connection) -> None:
    """A writer takes the file at once, so that two never wait for each other."""
    writes = db.get_execution_options().get("writes", False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def file(reading: Reading) -> tuple[Filed, ...]:
    """The accounts of a reading as the record keeps them: those of the types that mediation is made of."""
    report = reading.report
    found = []
    for n, account in enumerate(a for a in reading.accounts if a.type in KEPT):
        words = " ".join(report.text[s.start : s.end] for s in account.evidence)
        found.append(
            Filed(
                f"{report.id}:{n}",
                account,
                report.id,
                report.outlet,
                report.published,
                tuple(c.name for c in report.wire_credits),
                words,
                _passage(report, account),
            )
        )
    return tuple(found)


_PASSAGE = 900  # characters: a wire item's first paragraphs


def _passage(report: Report, account: Account) -> str:
    """The body of the report from the paragraph of the account's first words on, without what is no running text."""
    start = report.text.rfind("\n", 0, min(s.start for s in account.evidence)) + 1
    end = start + _PASSAGE
    apart = sorted((z.start, z.end) for z in report.zones if z.kind != "dateline" and z.end > start and z.start < end)
    parts, at = [], start
    for low, high in (*apart, (end, end)):
        if low > at:
            parts.append(report.text[at:low])
        at = max(at, high)
    return " ".join(parts).strip()


def _any(wanted: str | None, values: Sequence[object]) -> bool:
    if wanted is None:
        return True
    return any(wanted.casefold() in str(getattr(v, "value", v)).casefold() for v in values)


def _parts(keys: Sequence[str], size: int = 400) -> Iterator[Sequence[str]]:
    for n in range(0, len(keys), size):
        yield keys[n : n + size]


def _chunks(db: Connection, query, column, keys: set[str]):  # type: ignore[no-untyped-def]
    """Rows of a query for many keys, asked for in parts that any database takes."""
    for part in _parts(sorted(keys)):
        yield from db.execute(query.where(column.in_(part)))


__all__ = ["Account", "Added", "Reached", "Record", "RecordError", "file", "open_record"]

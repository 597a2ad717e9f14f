"""A record looked after: checked, copied to a file and back, brought up to date, made compact. Works on every database the record does."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
from sqlalchemy import Connection, MetaData, Table, func, insert, inspect, select, text

from tawatur.model import Event, Filed, Reading
from tawatur.record import fulltext, index, schema
from tawatur.record.store import Record, RecordError, open_record

_MANY = 500  # rows copied at a time
_MOST_TOLD = 20  # faults of one kind that are told one by one


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it must be: where, and what."""

    where: str
    what: str


def check(record: Record) -> tuple[Fault, ...]:
    """Everything in a record that is not as it must be; empty for a whole one."""
    with record.asking() as db:
        return (*_database(db), *_references(db), *_values(db), *_events(db))


def _database(db: Connection) -> Iterator[Fault]:
    """What the database itself finds."""
    if db.dialect.name == "sqlite":
        for (words,) in db.exec_driver_sql("PRAGMA integrity_check"):
            if words != "ok":
                yield Fault("database", str(words))
        for table, row, parent, _ in db.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Fault(f"{table} row {row}", f"points at a row that is not in {parent}")


def _references(db: Connection) -> Iterator[Fault]:
    """Rows that belong to nothing, and reports without a line in the index."""
    a, m, e, r = schema.accounts.c, schema.memberships.c, schema.events.c, schema.reports.c
    for what, query in (
        ("account of no report", select(a.key).where(a.report.not_in(select(r.id)))),
        ("account in no event", select(a.key).where(a.key.not_in(select(m.account)))),
        ("membership of no event", select(m.account).where(m.event.not_in(select(e.id)))),
        ("event without accounts", select(e.id).where(e.id.not_in(select(m.event)))),
    ):
        for (name,) in db.execute(query.limit(_MOST_TOLD)):
            yield Fault(str(name), what)
    if inspect(db).has_table(index.report_lines.name):
        for (name,) in db.execute(select(r.id).where(r.id.not_in(select(index.report_lines.c.id))).limit(_MOST_TOLD)):
            yield Fault(str(name), "report that is not indexed: `tawatur db upgrade`")


def _values(db: Connection) -> Iterator[Fault]:
    """Readings and accounts that cannot be read, and spans outside their report's text."""
    r, a = schema.reports.c, schema.accounts.c
    for name, told, words in db.execute(select(r.id, r.reading, r.text).execution_options(yield_per=_MANY)):
        try:
            reading = msgspec.json.decode(told, type=Reading)
        except (msgspec.DecodeError, msgspec.ValidationError) as fault:
            yield Fault(f"report {name}", f"its reading cannot be read ({fault})")
            continue
        size = len(words)
        spans = [(s.start, s.end) for account in reading.accounts for s in account.evidence] + [(m.start, m.end) for m in reading.mentions]
        if any(not 0 <= start <= end <= size for start, end in spans):
            yield Fault(f"report {name}", "a value points outside its text")
    for key, told in db.execute(select(a.key, a.filed).execution_options(yield_per=_MANY)):
        try:
            msgspec.json.decode(told, type=Filed)
        except (msgspec.DecodeError, msgspec.ValidationError) as fault:
            yield Fault(f"account {key}", f"cannot be read ({fault})")


def _events(db: Connection) -> Iterator[Fault]:
    """Events whose accounts are others than the memberships say."""
    members: dict[str, set[str]] = {}
    for account, name in db.execute(select(schema.memberships.c.account, schema.memberships.c.event)):
        members.setdefault(name, set()).add(account)
    for name, told in db.execute(select(schema.events.c.id, schema.events.c.event).execution_options(yield_per=_MANY)):
        try:
            event = msgspec.json.decode(told, type=Event)
        except (msgspec.DecodeError, msgspec.ValidationError) as fault:
            yield Fault(f"event {name}", f"cannot be read ({fault})")
            continue
        if set(event.accounts) != members.get(name, set()):
            yield Fault(f"event {name}", "its accounts are not those that belong to it")


def backup(record: Record, path: Path) -> int:
    """Writes the whole record into one new file, as it stands at this moment, and gives how many reports it holds.

    The file is a record itself, whatever database it came from. Nothing is left of it where it cannot be finished.
    """
    if path.exists():
        raise RecordError(f"{path}: there already. Give another name, or remove it first.")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".tawatur-") as folder:
            draft = Path(folder) / "copy.db"
            with record.asking() as source, open_record(draft) as copy, copy.changing() as target:
                _copy(source, target)
                index.catch_up(target)
            with closing(sqlite3.connect(draft)) as db:
                db.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
            draft.replace(path)
    except OSError as fault:
        raise RecordError(f"{path}: cannot be written ({fault.strerror}). Nothing was left there.") from None
    with open_record(path) as copy, copy.asking() as db:
        return int(db.execute(select(func.count()).select_from(schema.reports)).scalar() or 0)


def restore(path: Path, record: Record, *, replace: bool = False) -> int:
    """Puts a backup into a record, all of it or nothing, and gives how many reports it holds. A record with reports is only overwritten where `replace` says so."""
    if not path.is_file():
        raise RecordError(f"{path}: no such file.")
    with open_record(path) as backup_:
        faults = check(backup_)
        if faults:
            raise RecordError(f"{path}: damaged ({faults[0].where}: {faults[0].what}; {len(faults)} faults). Nothing was changed.")
        with backup_.asking() as source, record.changing() as target:
            kept = int(target.execute(select(func.count()).select_from(schema.reports)).scalar() or 0)
            if kept and not replace:
                raise RecordError(f"the record holds {kept} reports; --replace puts the backup in their place.")
            for table in reversed(_tables(target)):
                target.execute(table.delete())
            _copy(source, target)
            index.rebuild(target)
            return int(target.execute(select(func.count()).select_from(schema.reports)).scalar() or 0)


def _tables(db: Connection) -> list[Table]:
    """The tables that a copy holds, those that others point at first: all but the index, which is made anew."""
    found = MetaData()
    skipped = {t.name for t in index.TABLES}
    found.reflect(db, only=lambda name, _: name not in skipped and not name.startswith((fulltext.TABLE, "sqlite_")))
    return found.sorted_tables


def _copy(source: Connection, target: Connection) -> None:
    """Copies every table; those that are there must be empty but for the first row of all, the record's version."""
    target.execute(schema.meta.delete())
    for told in _tables(source):
        table = schema.metadata.tables.get(told.name, told)
        table.create(target, checkfirst=True)
        there = {column["name"] for column in inspect(target).get_columns(table.name)}
        query = select(*[c for c in table.columns if c.name in told.columns and c.name in there])
        if table is schema.meta:
            query = query.where(schema.meta.c.name != "index")
        for rows in source.execute(query.execution_options(yield_per=_MANY)).mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])
    _number(target, schema.decisions)


def _number(db: Connection, table: Table) -> None:
    """Lets PostgreSQL go on numbering behind the rows copied."""
    if db.dialect.name == "postgresql":
        db.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), coalesce(max(id), 0) + 1, false) FROM {table.name}"))


def compact(record: Record) -> tuple[int, int]:
    """Gives unused space back; bytes before and after, (0, 0) where the database does not tell."""
    return record.vacuum()


__all__ = ["Fault", "backup", "check", "compact", "restore"]

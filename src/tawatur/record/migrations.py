"""A record that an older Tawatur made, brought up to date step by step, in one transaction; a copy of a file is kept beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, select, text, update

from tawatur.record import index, rebuilding, schema
from tawatur.record.store import RecordError, file, open_record


def _units(db: Connection) -> None:
    """From 1 to 2: events are formed by units, which are made of the accounts there are."""
    _complete(db)
    rebuilding.rebuild(db, None, file)


STEPS: dict[int, Callable[[Connection], None]] = {1: _units}  # version → what brings it to the next


def upgrade(name: str) -> Iterator[str]:
    """Brings a record up to date, telling each step. Raises RecordError, and leaves the record as it was, where it cannot be done."""
    with open_record(name, old=True) as record:
        with record.asking() as db:
            version = int(db.execute(select(schema.meta.c.value).where(schema.meta.c.name == "version")).scalar() or 0)
        if version > schema.VERSION:
            raise RecordError(f"{name}: version {version}, made by a newer Tawatur; this one knows {schema.VERSION}. Install the newer one.")
        if version < schema.VERSION:
            kept = _kept(name, version)
            if kept is not None:
                yield f"kept as it was in {kept}"
        with record.changing() as db:
            for step in range(version, schema.VERSION):
                if step not in STEPS:
                    raise RecordError(f"{name}: version {step} is too old to be brought up to date; read its reports into a new record.")
                STEPS[step](db)
                db.execute(update(schema.meta).where(schema.meta.c.name == "version").values(value=str(step + 1)))
                yield f"version {step} to {step + 1}"
            _complete(db)
            caught = index.catch_up(db)
        yield f"{name}: version {schema.VERSION}, {caught.reports} reports and {caught.events} events newly indexed"


def _complete(db: Connection) -> None:
    """Makes the tables and columns that are missing."""
    schema.metadata.create_all(db, tables=[t for t in schema.metadata.sorted_tables if t not in index.TABLES])
    for table in schema.metadata.sorted_tables:
        if table in index.TABLES:
            continue
        there = {column["name"] for column in inspect(db).get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                kind = column.type.compile(db.dialect)
                db.execute(text(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}'))


def _kept(name: str, version: int) -> Path | None:
    """A copy of a file before it is changed; None for a database that is no file."""
    if "://" in name:
        return None
    copy = Path(f"{name}.version-{version}")
    try:
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except sqlite3.Error as fault:
        raise RecordError(f"{copy}: no copy can be made before the upgrade ({fault}). Nothing was changed.") from None
    return copy


__all__ = ["STEPS", "upgrade"]

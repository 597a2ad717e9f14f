"""Tables as Arrow, Parquet, Excel and SQLite."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date
from itertools import islice
from pathlib import Path
from typing import Any

from tawatur.publish.exports.needs import ExportError, need
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.tables import Column, Row, Table

_BATCH = 5_000
_CELL = 32_767  # characters a cell of Excel holds
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # ECMA-376, ST_Xstring: what is written so reads as a character
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")  # what XML cannot hold, and «\r», which it would turn into «\n»
_SHEET = 1_048_575  # rows a sheet of Excel holds, the head apart


# -- Arrow and Parquet -----------------------------------------------------------------------------------------------


def schema(table: Table) -> Any:
    """The Arrow schema of a table; each field's metadata says what it holds."""
    pa = need("pyarrow")
    kinds = {
        "text": pa.string(), "texts": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32(),
        "moment": pa.timestamp("s", tz="UTC"), "flag": pa.bool_(),
    }  # fmt: skip
    fields = [pa.field(c.name, kinds[c.kind], metadata={"description": c.about}) for c in table.columns]
    return pa.schema(fields, metadata={"description": table.about})


def arrow(table: Table, rows: Iterator[Row]) -> Any:
    """Rows as an Arrow table."""
    pa, found = need("pyarrow"), schema(table)
    return pa.Table.from_batches(list(_batches(pa, table, found, rows)), schema=found)


def _batches(pa: Any, table: Table, found: Any, rows: Iterator[Row]) -> Iterator[Any]:
    while part := list(islice(rows, _BATCH)):
        cells = [[list(r[c.name]) if c.kind == "texts" else r[c.name] for r in part] for c in table.columns]
        yield pa.record_batch([pa.array(v, type=f.type) for v, f in zip(cells, found, strict=True)], schema=found)


def write_parquet(source: Selection, table: Table, path: Path) -> int:
    """Writes a table as Parquet, in batches; gives the number of rows."""
    pa, pq, found, n = need("pyarrow"), need("pyarrow.parquet"), schema(table), 0
    with pq.ParquetWriter(path, found.with_metadata({**found.metadata, b"record": str(source.version).encode()})) as out:
        for batch in _batches(pa, table, found, iter(table.rows(source))):
            out.write_batch(batch)
            n += batch.num_rows
    return n


# -- Excel -----------------------------------------------------------------------------------------------------------


def write_xlsx(source: Selection, tables: Sequence[Table], path: Path) -> int:
    """Writes tables as sheets of one workbook, with a sheet that tells what each column holds; gives the number of rows.

    Every text is a text, never a formula. A text longer than a cell holds is cut at 32,767 characters, its last one «…». A day before 1901 is a text; numbers have 15 digits.
    """
    openpyxl = need("openpyxl")
    book, n = openpyxl.Workbook(write_only=True), 0
    for table in tables:
        n += _sheet(book, source, table)
    about = book.create_sheet("about")
    about.append(["record", str(source.version)])
    for table in tables:
        about.append([table.name, "", table.about])
        for c in table.columns:
            about.append([table.name, c.name, c.about])
    book.save(path)
    return n


def _sheet(book: Any, source: Selection, table: Table) -> int:
    cell = need("openpyxl.cell").WriteOnlyCell
    sheet, n = book.create_sheet(table.name), 0
    sheet.freeze_panes = "B2"
    sheet.append([c.name for c in table.columns])
    for row in table.rows(source):
        n += 1
        if n > _SHEET:
            raise ExportError(f"{table.name}: more rows than a sheet of Excel holds ({_SHEET:,}). Narrow it with --since and --until, or export to csv or parquet.")  # fmt: skip
        sheet.append([_cell(cell, sheet, row[c.name], c) for c in table.columns])
    return n


def _cell(make: Any, sheet: Any, value: Any, column: Column) -> Any:
    from tawatur.publish.exports.flat import join

    if column.kind == "texts":
        value = join(value) or None
    if isinstance(value, date) and value.year < 1901:
        value = value.isoformat()
    if column.kind == "moment" and value is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub(lambda m: f"_x{ord(m[0]):04X}_", _ESCAPED.sub("_x005F_", value))
    found = make(sheet, "")
    found.value = text if len(text) <= _CELL else text[: _CELL - 1] + "…"
    found.data_type = "s"
    return found


# -- SQLite ----------------------------------------------------------------------------------------------------------

_TYPES = {"integer": "INTEGER", "number": "REAL", "flag": "INTEGER"}
_SEARCHED = {
    "reports": ("title", "text"), "accounts": ("evidence",), "statements": ("speaker", "words"), "events": ("participants", "places", "topics"),
    "actors": ("name", "spellings"),
}  # fmt: skip


def write_sqlite(source: Selection, tables: Sequence[Table], path: Path) -> int:
    """Writes tables into one SQLite file fit for Datasette: keys, references, full-text search, and a table that tells what each column holds.

    Several texts are a JSON list; days and times are ISO 8601. Gives the number of rows.
    """
    names = {t.name for t in tables}
    with closing(sqlite3.connect(path)) as db, db:
        n = sum(_table(db, source, table, names) for table in tables)
        for table in tables:
            for c in table.columns:
                if c.of in names:
                    db.execute(f"CREATE INDEX {_name(f'{table.name}_by_{c.name}')} ON {_name(table.name)} ({_name(c.name)})")
            if table.name in _SEARCHED:
                _search(db, table.name, _SEARCHED[table.name])
        db.execute("CREATE TABLE about (tablename TEXT, columnname TEXT, about TEXT, PRIMARY KEY (tablename, columnname))")
        rows = [(t.name, c, a) for t in tables for c, a in (("", t.about), *((c.name, c.about) for c in t.columns))]
        db.executemany("INSERT INTO about VALUES (?, ?, ?)", [*rows, ("", "record", str(source.version))])
    return n


def _table(db: sqlite3.Connection, source: Selection, table: Table, names: set[str]) -> int:
    lines = [f"{_name(c.name)} {_TYPES.get(c.kind, 'TEXT')}{' NOT NULL' if c.name in table.key else ''}" for c in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(_name, table.key))})")
    lines += [f"FOREIGN KEY ({_name(c.name)}) REFERENCES {_name(c.of)}" for c in table.columns if c.of in names]
    db.execute(f"CREATE TABLE {_name(table.name)} ({', '.join(lines)})")
    marks = ", ".join("?" * len(table.columns))
    done = db.executemany(
        f"INSERT INTO {_name(table.name)} VALUES ({marks})", ([_stored(row[c.name], c) for c in table.columns] for row in table.rows(source))
    )
    return max(0, done.rowcount)


def _search(db: sqlite3.Connection, name: str, columns: Sequence[str]) -> None:
    shown = ", ".join(map(_name, columns))
    db.execute(f"CREATE VIRTUAL TABLE {_name(name + '_fts')} USING fts5({shown}, content={_name(name)}, tokenize='unicode61 remove_diacritics 2')")
    db.execute(f"INSERT INTO {_name(name + '_fts')} (rowid, {shown}) SELECT rowid, {shown} FROM {_name(name)}")


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _stored(value: Any, column: Column) -> Any:
    if column.kind == "texts":
        return json.dumps(list(value), ensure_ascii=False)
    if value is None or column.kind in ("text", "integer", "number"):
        return value
    if column.kind == "flag":
        return int(value)
    return value.isoformat() if column.kind == "date" else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

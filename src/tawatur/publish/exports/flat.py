"""Tables as CSV and JSON Lines, and read back from them.

A CSV cell of several texts has them parted by «; »; a semicolon or backslash within one has a backslash before it. A cell that a spreadsheet would
take for a formula has an apostrophe before it (OWASP, «CSV Injection»); reading takes it away again.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.tables import Column, Row, Table

_FORMULA = "=+-@\t\r\n|%＝＋－＠"  # what a spreadsheet may take for the beginning of a formula or command


def guard(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if text.lstrip("' ")[:1] in _FORMULA and text.strip("' ") else text


def unguard(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text.startswith("'") and text.lstrip("' ")[:1] in _FORMULA and text.strip("' ") else text


def join(values: Iterable[str]) -> str:
    """Several texts as one cell."""
    return "; ".join(v.replace("\\", "\\\\").replace(";", "\\;") for v in values)


def split(cell: str) -> tuple[str, ...]:
    """The texts of a cell that `join` made."""
    if not cell:
        return ()
    parts = re.split(r"((?:\\.|[^\\;])*)(?:; |$)", cell, flags=re.S)[1::2]
    return tuple(re.sub(r"\\(.)", r"\1", p, flags=re.S) for p in parts[: -1 if parts[-1] == "" else None])


def cell(value: Any, column: Column) -> str:
    """A value as the text of a cell."""
    text = plain_text(value, column)
    return guard(text) if column.kind in ("text", "texts") else text


def plain_text(value: Any, column: Column) -> str:
    """A value as text, empty for None, with nothing done for spreadsheets."""
    if column.kind == "texts":
        return join(value)
    if value is None or column.kind == "text":
        return value or ""
    if column.kind == "flag":
        return "true" if value else "false"
    if column.kind == "moment":
        return str(value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return value.isoformat() if isinstance(value, date) else repr(value)


_READ: dict[str, Callable[[str], Any]] = {
    "integer": int, "number": float, "date": date.fromisoformat, "flag": lambda t: t == "true", "text": unguard,
    "moment": lambda t: datetime.fromisoformat(t.replace("Z", "+00:00")),
}  # fmt: skip


def value(text: str, column: Column) -> Any:
    """The value of a cell's text; None where it is empty."""
    if column.kind == "texts":
        return split(unguard(text))
    return _READ[column.kind](text) if text else None


def write_csv(source: Selection, table: Table, path: Path, encoding: str = "utf-8") -> int:
    """Writes a table as CSV (RFC 4180, UTF-8) and gives the number of rows."""
    with path.open("w", encoding=encoding, newline="") as out:
        return csv_rows(table, table.rows(source), out)


def write_csv_bom(source: Selection, table: Table, path: Path) -> int:
    """The same with a byte order mark, by which Excel knows UTF-8."""
    return write_csv(source, table, path, "utf-8-sig")


def csv_rows(table: Table, rows: Iterable[Row], out: Any) -> int:
    """Writes rows as CSV to a stream opened without newline translation; gives their number."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c.name for c in table.columns])
    n = 0
    for row in rows:
        writer.writerow([cell(row[c.name], c) for c in table.columns])
        n += 1
    return n


def read_csv(table: Table, path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a CSV that `write_csv` wrote, with or without a byte order mark, as values."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {c.name: value(row[c.name], c) for c in table.columns}


def write_jsonl(source: Selection, table: Table, path: Path) -> int:
    """Writes a table as JSON Lines, one object a row, days and times in ISO 8601; gives the number of rows."""
    n = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in table.rows(source):
            out.write(json.dumps({c.name: plain_value(row[c.name], c) for c in table.columns}, ensure_ascii=False) + "\n")
            n += 1
    return n


def plain_value(value: Any, column: Column) -> Any:
    """A value as JSON holds it: days and times in ISO 8601, several texts as a list."""
    if value is None or column.kind in ("text", "integer", "number", "flag"):
        return value
    if column.kind == "texts":
        return list(value)
    return value.isoformat() if column.kind == "date" else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_jsonl(table: Table, path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file that `write_jsonl` wrote, as values."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield {c.name: _value(row[c.name], c) for c in table.columns}


def _value(given: Any, column: Column) -> Any:
    if column.kind == "texts":
        return tuple(given)
    return _READ[column.kind](given) if given is not None and column.kind in ("date", "moment") else given

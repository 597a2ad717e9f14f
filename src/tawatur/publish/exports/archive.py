"""The whole record in one file, and a record made of it again: nothing is lost, decisions included.

A gzip of JSON lines: a head, reports with all that was read from them, their accounts, events as they stood, decisions, how far sources were taken in
and which are watched, and a foot that counts the lines.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from tawatur import __version__
from tawatur.model import Event, Filed, Reading
from tawatur.publish.exports.needs import ExportError
from tawatur.publish.exports.selection import Selection
from tawatur.record import Record, index, schema
from tawatur.record.formation import add_units, form_events

FORMAT = 1
KEPT = (schema.intakes, schema.watched, schema.fetched)  # written and brought back as they stand
_HEAD = "tawatur record"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. `changed`: events of the archive that this record forms otherwise (another Tawatur, or reports it had before)."""

    reports: int
    known: int
    decisions: int
    decisions_known: int
    events: int
    changed: int


def write_archive(source: Selection, path: Path) -> int:
    """Writes the whole record, whatever the filter; gives the number of lines."""
    n = 0
    # mtime and name stay out, so that one record always gives one file
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out, source.record.asking() as db:
        for line in _lines(db, source):
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            n += 1
        out.write(json.dumps({"end": n}).encode() + b"\n")
    return n


def _lines(db: Connection, source: Selection) -> Iterator[dict[str, Any]]:
    yield {_HEAD: FORMAT, "tawatur": __version__, "schema": schema.VERSION, "version": str(source.version)}
    r, a, d = schema.reports.c, schema.accounts.c, schema.decisions
    for row in db.execute(select(r.id, r.text, r.reading).order_by(r.id)):
        filed = db.execute(select(a.filed).where(a.report == row.id).order_by(a.number))
        yield {"report": row.id, "text": row.text, "reading": json.loads(row.reading), "accounts": [json.loads(t) for (t,) in filed]}
    for (text,) in db.execute(select(schema.events.c.event).order_by(schema.events.c.id)):
        yield {"event": json.loads(text)}
    for row in db.execute(select(d).order_by(d.c.id)):
        yield {"decision": dict(row._mapping)}
    for table in KEPT:
        for row in db.execute(select(table).order_by(*table.primary_key)):
            yield {"kept": table.name, "row": dict(row._mapping)}


def read_archive(record: Record, path: Path) -> Imported:
    """Adds an archive's reports and decisions to a record, all or nothing. Reports that it has and decisions that it knows are left as they are.

    Raises ExportError for a file that is none, is damaged, or comes from a later Tawatur.
    """
    reports, events, made, rest = _parts(path)
    with record.changing() as db:
        index.prepare(db)
        new = [found for found in reports if not _has(db, found[0].report.id)]
        added = [f for found in new for f in _insert(db, *found)]
        kept, known = _decide(db, made)
        form_events(db, add_units(db, added) | _bearing(db, kept))
        _keep(db, rest)
        stands = {text for (text,) in db.execute(select(schema.events.c.event))}
    now = {(e.id, e) for e in (msgspec.json.decode(t, type=Event) for t in stands)}
    return Imported(len(new), len(reports) - len(new), len(kept), known, len(events), sum((e.id, e) not in now for e in events))


def _parts(path: Path) -> tuple[list[tuple[Reading, list[Filed]]], list[Event], list[dict[str, Any]], list[dict[str, Any]]]:
    reports: list[tuple[Reading, list[Filed]]] = []
    events: list[Event] = []
    made: list[dict[str, Any]] = []
    rest: list[dict[str, Any]] = []
    try:
        for line in _checked(path):
            if "report" in line:
                lean = msgspec.convert(line["reading"], Reading)
                found = replace(lean, report=replace(lean.report, text=line["text"]))
                reports.append((found, [msgspec.convert(f, Filed) for f in line["accounts"]]))
            elif "event" in line:
                events.append(msgspec.convert(line["event"], Event))
            elif "decision" in line:
                made.append(line["decision"])
            elif "kept" in line:
                rest.append(line)
    except (EOFError, OSError, ValueError, KeyError, TypeError, AttributeError, msgspec.ValidationError) as fault:
        raise ExportError(f"{path}: no archive of a record, or a damaged one ({fault}). Write it anew: tawatur export record --to archive") from None
    return reports, events, made, rest


def _keep(db: Connection, rest: list[dict[str, Any]]) -> None:
    """Writes rows of the tables that are kept as they stand; a row of the same key that is there stays."""
    known = {table.name: table for table in KEPT}
    for line in rest:
        table, row = known[line["kept"]], line["row"]
        if db.execute(select(table).where(*(c == row[c.name] for c in table.primary_key))).first() is None:
            db.execute(insert(table).values(row))


def _checked(path: Path) -> Iterator[dict[str, Any]]:
    """The lines between head and foot. Raises ValueError where either is missing or does not count right."""
    n = 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        head = json.loads(next(file, "{}"))
        if _HEAD not in head:
            raise ValueError("it does not begin as one")
        if head[_HEAD] > FORMAT:
            raise ValueError(f"it was written by Tawatur {head.get('tawatur')}, which this one cannot read")
        for text in file:
            line, n = json.loads(text), n + 1
            if "end" in line:
                if line["end"] != n:
                    raise ValueError(f"{line['end']} lines were written and {n} are there")
                return
            yield line
    raise ValueError("its end is missing")


def _has(db: Connection, report: str) -> bool:
    return db.execute(select(schema.reports.c.id).where(schema.reports.c.id == report)).first() is not None


def _insert(db: Connection, reading: Reading, filed: list[Filed]) -> list[Filed]:
    report = reading.report
    lean = replace(reading, report=replace(report, text=""))
    db.execute(
        insert(schema.reports).values(
            id=report.id, source=report.source, url=report.url, outlet=report.outlet, title=report.title, published=report.published,
            text=report.text, reading=msgspec.json.encode(lean).decode(),
        )
    )  # fmt: skip
    index.index_report(db, reading)
    rows = [{"key": f.key, "report": report.id, "number": n, "filed": msgspec.json.encode(f).decode()} for n, f in enumerate(filed)]
    if rows:
        db.execute(insert(schema.accounts), rows)
    return filed


_SAME = ("made", "who", "kind", "event", "accounts", "others", "field", "previous", "value", "note")


def _decide(db: Connection, made: list[dict[str, Any]]) -> tuple[list[int], int]:
    """Keeps the decisions that the record does not know, in the order they were made; gives their numbers, and how many it knew."""
    d = schema.decisions
    there = {tuple(getattr(row, name) for name in _SAME) for row in db.execute(select(d))}
    taken = {number for (number,) in db.execute(select(d.c.id))}
    kept = []
    for row in made:
        if tuple(row[name] for name in _SAME) in there:
            continue
        given = {k: v for k, v in row.items() if k in d.c and not (k == "id" and v in taken)}
        key = db.execute(insert(d).values(given)).inserted_primary_key
        assert key is not None
        kept.append(int(key[0]))
        taken.add(kept[-1])
        keys = dict.fromkeys((*json.loads(row["accounts"]), *json.loads(row["others"])))
        known = [k for k in keys if db.execute(select(schema.accounts.c.key).where(schema.accounts.c.key == k)).first()]
        if known:
            db.execute(insert(schema.decided), [{"account": k, "decision": kept[-1]} for k in known])
    return kept, len(made) - len(kept)


def _bearing(db: Connection, numbers: list[int]) -> frozenset[str]:
    from tawatur.record.formation import unit_keys

    c = schema.decided.c
    found: set[str] = set()
    for number in numbers:
        found |= {k for (k,) in db.execute(select(c.account).where(c.decision == number))}
    return unit_keys(db, found)

"""What of a record an export takes: the events that fit a filter, their accounts, and the reports that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import Connection, func, select

from tawatur.model import Event, Filed, Reading, Report
from tawatur.publish.exports.needs import ExportError
from tawatur.publish.exports.version import Version, version
from tawatur.record import Record, decisions, queries, schema
from tawatur.record.index import event_lines, facet_labels, report_lines
from tawatur.record.queries import Filter, Line

_MANY = 400  # events or reports held at a time
BASE = "urn:tawatur:"
_NO_IRI = re.compile(r"[^\w.~:-]")  # what an IRI (RFC 3987) cannot hold as it is, Arabic letters being allowed


@dataclass(frozen=True, slots=True)
class Told:
    """An event with its line in the lists, its surest account's confidence, and its accounts."""

    event: Event
    line: Line
    confidence: float
    filed: tuple[Filed, ...]


class Selection:
    """Events of a record that fit a filter, and what hangs on them. Without a filter it is the whole record, reports without events too.

    `rejected`: whether events that a person rejected are in it. `base`: what persistent identifiers begin with.
    """

    def __init__(self, record: Record, wanted: Filter | None = None, *, rejected: bool = False, base: str = BASE) -> None:
        record.catch_up()
        self._reports: dict[str, Report] = {}
        self.record, self.wanted, self.rejected, self.base = record, resolved(record, wanted or Filter()), rejected, base

    def pid(self, kind: str, name: str) -> str:
        """The persistent identifier of a thing of the record: «urn:tawatur:event:e5278073422»."""
        quoted = _NO_IRI.sub(lambda m: quote(m[0]), name)
        return f"{self.base}{kind}:{quoted}" if self.base.endswith(":") else f"{self.base}{kind}s/{quoted}"

    @cached_property
    def version(self) -> Version:
        """The version of the whole record, whatever the filter."""
        return version(self.record)

    def events(self) -> Iterator[Told]:
        """The events, the oldest first, undated ones at the end."""
        for wanted in self._passes():
            number, pages = 1, 1
            while number <= pages:
                with self.record.asking() as db:
                    page = queries.events(db, replace(wanted, oldest_first=True), number, _MANY)
                    names = [x.event.id for x in page.lines]
                    c = event_lines.c
                    sure = {i: n / 100 for i, n in db.execute(select(c.id, c.confidence).where(c.id.in_(names)))}
                filed = self._filed([k for x in page.lines for k in x.event.accounts])
                for line in page.lines:
                    yield Told(line.event, line, sure[line.event.id], tuple(filed[k] for k in line.event.accounts if k in filed))
                number, pages = number + 1, page.pages

    def _passes(self) -> list[Filter]:
        if self.wanted.verdict or not self.rejected:
            return [self.wanted]
        return [self.wanted, replace(self.wanted, verdict="rejected")]

    def _filed(self, keys: Sequence[str]) -> dict[str, Filed]:
        return {f.key: f for f in self.record.accounts(keys)}

    @cached_property
    def narrowed(self) -> bool:
        """Whether a filter leaves anything of the record out, rejected events apart."""
        return self.wanted != Filter()

    @cached_property
    def event_of(self) -> dict[str, str]:
        """Event id by account key, of the events in the selection."""
        return {key: told.event.id for told in self.events() for key in told.event.accounts}

    @cached_property
    def report_ids(self) -> tuple[str, ...]:
        """Ids of the reports, by publication, undated ones first."""
        with self.record.asking() as db:
            order = select(report_lines.c.id).order_by(report_lines.c.ordinal, report_lines.c.id)
            names = [name for (name,) in db.execute(order)]
        if not self.narrowed:
            return tuple(names)
        told = {key.rpartition(":")[0] for key in self.event_of}
        return tuple(n for n in names if n in told)

    def readings(self) -> Iterator[Reading]:
        """What was read from each report, its text with it."""
        names = self.report_ids
        c = schema.reports.c
        for start in range(0, len(names), _MANY):
            part = names[start : start + _MANY]
            with self.record.asking() as db:
                rows = {i: (lean, text) for i, lean, text in db.execute(select(c.id, c.reading, c.text).where(c.id.in_(part)))}
            for name in part:
                lean = msgspec.json.decode(rows[name][0], type=Reading)
                yield replace(lean, report=replace(lean.report, text=rows[name][1]))

    def report(self, name: str) -> Report:
        """A report of the record by id, its text with it; the last few hundred asked for are kept."""
        if name not in self._reports:
            if len(self._reports) >= _MANY:
                self._reports.clear()
            self._reports[name] = self.record.reading(name).report
        return self._reports[name]

    def accounts(self) -> Iterator[tuple[Filed, Reading]]:
        """Each account that stands in an event of the selection, with its report, in the order of the reports."""
        for reading in self.readings():
            with self.record.asking() as db:
                c = schema.accounts.c
                rows = db.execute(select(c.filed).where(c.report == reading.report.id).order_by(c.number)).all()
            for (text,) in rows:
                filed = msgspec.json.decode(text, type=Filed)
                if filed.key in self.event_of:
                    yield filed, reading

    def decisions(self) -> tuple[decisions.Decision, ...]:
        """The decisions on events of the selection, those taken back too, in the order they were made."""
        with self.record.asking() as db:
            found = decisions.every(db)
        if not self.narrowed:
            return found
        return tuple(d for d in found if any(k in self.event_of for k in d.accounts))

    def size(self) -> int:
        """How many reports the whole record has."""
        with self.record.asking() as db:
            return int(db.execute(select(func.count()).select_from(schema.reports)).scalar_one())


def resolved(record: Record, wanted: Filter) -> Filter:
    """The filter with values as the record writes them. Raises ExportError where none, or several, may be meant."""
    found: dict[str, Any] = {}
    with record.asking() as db:
        for kind in queries.FACETS:
            given = getattr(wanted, kind)
            if given:
                found[kind] = _value(db, kind, given)
    return replace(wanted, **found)


def _value(db: Connection, kind: str, given: str) -> str:
    c = facet_labels.c
    like = db.execute(select(c.value, c.label).where(c.kind == kind, c.label.icontains(given, autoescape=True) | (c.value == given))).all()
    for exact in ([v for v, _ in like if v == given], [v for v, label in like if label.casefold() == given.casefold()], [v for v, _ in like]):
        if len(exact) == 1:
            return str(exact[0])
    if not like:
        raise ExportError(f"{given}: no such {kind} in this record.")
    names = ", ".join(sorted(f"{label} ({v})" if v != label else label for v, label in like)[:8])
    raise ExportError(f"{given}: several {kind} values may be meant: {names}.")

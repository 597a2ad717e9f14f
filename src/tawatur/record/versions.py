"""A report under all its addresses, and the versions of one page: the newest tells, the older ones are kept to be read."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select, update

from tawatur.ingest.addresses import canonical
from tawatur.model import Reading, Report
from tawatur.record import index, schema
from tawatur.record.formation import forget

_MANY = 400  # rows asked for at a time
_ALIKE = 0.3  # share of three-word runs that two versions of a page have in common at least; two pages under one wrong address have next to none


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a page. `current`: it is the newest, whose accounts the record keeps; `gone` and `come`: lines that differ from the version before."""

    report: str
    published: date | None
    modified: str | None
    retrieved: str | None
    current: bool
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


def note_addresses(db: Connection, reports: Iterable[Report]) -> None:
    """Keeps the addresses that reports were found under, beside those they have."""
    found = {(url, r.id) for r in reports for url in (*r.addresses, r.url) if url}
    c = schema.addresses.c
    known = {tuple(row) for part in _parts(sorted({url for url, _ in found})) for row in db.execute(select(c.url, c.report).where(c.url.in_(part)))}
    new = [{"url": url, "report": report} for url, report in sorted(found - known)]
    if new:
        db.execute(insert(schema.addresses), new)


def note_alone(db: Connection, reports: Sequence[Report]) -> frozenset[str]:
    """Notes the new reports that are the only version of their page, and gives their ids and those of reports without an address."""
    pages = {r.id: page for r in reports if (page := canonical(r.url)) is not None}
    counts = Counter(pages.values())
    c = schema.pages.c
    taken = {page for part in _parts(sorted(counts)) for (page,) in db.execute(select(c.page).where(c.page.in_(part)))}
    alone = [r for r in reports if r.id in pages and counts[pages[r.id]] == 1 and pages[r.id] not in taken]
    if alone:
        db.execute(insert(schema.pages), [{**_row(r, pages[r.id]), "current": True} for r in alone])
    return frozenset(r.id for r in alone) | {r.id for r in reports if r.id not in pages}


def _row(report: Report, page: str) -> dict[str, str | None]:
    retrieved = report.retrieved.isoformat() if report.retrieved else None
    return {"page": page, "report": report.id, "modified": report.modified, "retrieved": retrieved}


def _parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _MANY):
        yield names[start : start + _MANY]


def settle(db: Connection, reading: Reading) -> tuple[bool, frozenset[str], bool]:
    """Notes a new report as a version of its page. Gives whether it is the newest, the units to form anew where it takes another's place, and whether it does.

    Which version is the newest is told by the page (when it was last changed), then by when it was got: the order of adding changes nothing. A version that
    somebody decided on keeps its accounts.
    """
    report = reading.report
    page = canonical(report.url)
    if page is None:
        return True, frozenset(), False
    c = schema.pages.c
    row = _row(report, page)
    touched: frozenset[str] = frozenset()
    current, replaced = True, False
    for other, modified, retrieved in db.execute(select(c.report, c.modified, c.retrieved).where(c.page == page, c.current)).all():
        if other == report.id or not _is_version(db, other, report):
            continue
        if _age(row) >= (modified or "", retrieved or "", other):
            if not _is_decided(db, other):
                touched |= forget(db, other)
                replaced = True
                for table in (index.spellings, index.positions):
                    db.execute(delete(table).where(table.c.report == other))
            db.execute(update(schema.pages).where(c.page == page, c.report == other).values(current=False))
        else:
            current = False
    db.execute(insert(schema.pages).values(**row, current=current))
    return current, touched, replaced


def _age(row: dict[str, str | None]) -> tuple[str, str, str]:
    return row["modified"] or "", row["retrieved"] or "", row["report"] or ""


def _is_version(db: Connection, other: str, report: Report) -> bool:
    text = db.execute(select(schema.reports.c.text).where(schema.reports.c.id == other)).scalar()
    one, two = _runs(str(text or "")), _runs(report.text)
    return bool(one and two) and len(one & two) >= _ALIKE * min(len(one), len(two))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[n : n + 3]) for n in range(len(words) - 2)}


def _is_decided(db: Connection, report: str) -> bool:
    keys = select(schema.accounts.c.key).where(schema.accounts.c.report == report)
    return db.execute(select(schema.decided.c.account).where(schema.decided.c.account.in_(keys)).limit(1)).first() is not None


def superseded(db: Connection) -> frozenset[str]:
    """Ids of the reports that a newer version of their page stands for."""
    c = schema.pages.c
    return frozenset(name for (name,) in db.execute(select(c.report).where(c.current.is_(False))))


def versions(db: Connection, name: str) -> tuple[Version, ...]:
    """The versions of the page of a report's id or an address, the oldest first, each with the lines that changed."""
    c = schema.pages.c
    page = db.execute(select(c.page).where(or_(c.report == name, c.page == (canonical(name) or name))).limit(1)).scalar()
    rows = db.execute(select(c.report, c.modified, c.retrieved, c.current).where(c.page == page)).all() if page is not None else []
    ordered = sorted(rows, key=lambda r: (r[1] or "", r[2] or "", r[0]))
    found: list[Version] = []
    before: Sequence[str] | None = None
    for report, modified, retrieved, current in ordered:
        published, lines = _lines(db, report)
        gone, come = _changes(before, lines) if before is not None else ((), ())
        found.append(Version(report, published, modified, retrieved, current, gone, come))
        before = lines
    return tuple(found)


def _lines(db: Connection, report: str) -> tuple[date | None, list[str]]:
    text, told = db.execute(select(schema.reports.c.text, schema.reports.c.reading).where(schema.reports.c.id == report)).one()
    reading = msgspec.json.decode(told, type=Reading)
    apart = {z.start for z in reading.report.zones if z.kind in ("boilerplate", "related", "credit", "caption")}
    found, at = [], 0
    for line in str(text).split("\n"):
        if line.strip() and at not in apart:
            found.append(line.strip())
        at += len(line) + 1
    return reading.report.published, found


def _changes(before: Iterable[str], after: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lines = list(difflib.ndiff(list(before), list(after)))
    return tuple(x[2:] for x in lines if x.startswith("- ")), tuple(x[2:] for x in lines if x.startswith("+ "))


__all__ = ["Version", "note_addresses", "note_alone", "settle", "superseded", "versions"]

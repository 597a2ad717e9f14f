"""The record made anew: its reports read again, their accounts merged again, and every decision put to force again.

An account that is read again keeps its key where it is told by the same words, so that what people decided on it goes on holding; one that is
read no more is kept where a decision bears on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from tawatur.model import Filed, Reading, Report
from tawatur.record import index, schema
from tawatur.record.formation import add_units, form_events

_APART = 100_000  # no report tells so many happenings
_AT_ONCE = 2000  # reports whose accounts are merged at a time


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many reports were gone through, and how many of their accounts are new, as before, gone, or kept for a decision alone."""

    reports: int
    new: int
    same: int
    gone: int
    kept: int


def rebuild(
    db: Connection, read: Callable[[Report], Reading] | None, file: Callable[[Reading], Sequence[Filed]]
) -> Rebuilt:
    """Makes accounts, links, events and index anew; reads every report again where `read` is given. Decisions stay as they are."""
    for table in (schema.memberships, schema.links, schema.blocks, schema.units, schema.events):
        db.execute(delete(table))
    counts = [0, 0, 0, 0]
    reports = 0
    for report in list(_reports(db)):
        reports += 1
        if read is not None:
            counts = [a + b for a, b in zip(counts, _reread(db, report, read, file), strict=True)]
    db.execute(delete(schema.meta).where(schema.meta.c.name == "index"))
    index.prepare(db)
    for part in _accounts(db):
        form_events(db, add_units(db, part))
    index.catch_up(db)
    return Rebuilt(reports, *counts)


def _reports(db: Connection) -> Iterator[Report]:
    for name in db.execute(select(schema.reports.c.id).order_by(schema.reports.c.id)).scalars().all():
        row = db.execute(
            select(schema.reports.c.reading, schema.reports.c.text).where(schema.reports.c.id == name)
        ).one()
        yield replace(msgspec.json.decode(row[0], type=Reading).report, text=row[1])


def _accounts(db: Connection) -> Iterator[list[Filed]]:
    """The accounts of so many reports at a time, by report."""
    names = db.execute(select(schema.accounts.c.report).distinct().order_by(schema.accounts.c.report)).scalars().all()
    for start in range(0, len(names), _AT_ONCE):
        found: list[Filed] = []
        for n in range(start, min(start + _AT_ONCE, len(names)), 400):
            part = names[n : min(n + 400, start + _AT_ONCE)]
            rows = db.execute(select(schema.accounts.c.filed).where(schema.accounts.c.report.in_(part)))
            found += [msgspec.json.decode(text, type=Filed) for (text,) in rows]
        yield found


# -- reading again --------------------------------------------------------------------------------------------------


def _reread(
    db: Connection, report: Report, read: Callable[[Report], Reading], file: Callable[[Reading], Sequence[Filed]]
) -> tuple[int, int, int, int]:
    """Writes the report's reading and accounts anew; how many of these are new, as before, gone, or kept for a decision."""
    c = schema.accounts.c
    reading = read(report)
    lean = replace(reading, report=replace(report, text=""))
    db.execute(
        update(schema.reports)
        .where(schema.reports.c.id == report.id)
        .values(reading=msgspec.json.encode(lean).decode())
    )
    rows = db.execute(select(c.key, c.number, c.filed).where(c.report == report.id).order_by(c.number)).all()
    old = [msgspec.json.decode(row.filed, type=Filed) for row in rows]
    keyed = rekeyed(file(reading), old)
    names = {f.key for f in keyed}
    lost = [f for f in old if f.key not in names]
    decided = _decided(db, [f.key for f in lost])
    db.execute(delete(schema.accounts).where(c.key.in_([f.key for f in lost if f.key not in decided])))
    for filed in lost:
        if filed.key in decided:  # told as a happening of its own: the numbers now given may mean others
            apart = replace(filed, account=replace(filed.account, happening=_APART + int(filed.key.rpartition(":")[2])))
            db.execute(
                update(schema.accounts).where(c.key == filed.key).values(filed=msgspec.json.encode(apart).decode())
            )
    known = {f.key for f in old}
    for filed in keyed:
        text = msgspec.json.encode(filed).decode()
        if filed.key in known:
            db.execute(update(schema.accounts).where(c.key == filed.key).values(filed=text))
        else:
            number = int(filed.key.rpartition(":")[2])
            db.execute(insert(schema.accounts).values(key=filed.key, report=report.id, number=number, filed=text))
    same = len(names & known)
    return len(keyed) - same, same, len(lost) - len(decided), len(decided)


def rekeyed(new: Sequence[Filed], old: Sequence[Filed]) -> list[Filed]:
    """The accounts as read now under the keys they had: that of the old one of the same type whose trigger stands where theirs does.

    Several old ones of one trigger (one happening on two authorities) go by origin first. What is new gets a number that none had.
    """
    free = {f.key: f for f in old}
    given: dict[int, str] = {}
    for alike in (_twin, _fellow):
        for n, filed in enumerate(new):
            if n not in given:
                match = next((k for k, other in free.items() if alike(filed, other)), None)
                if match is not None:
                    given[n] = match
                    del free[match]
    last = max((int(f.key.rpartition(":")[2]) for f in old), default=-1)
    found = []
    for n, filed in enumerate(new):
        if n not in given:
            last += 1
            given[n] = f"{filed.report}:{last}"
        found.append(replace(filed, key=given[n]))
    return found


def _twin(a: Filed, b: Filed) -> bool:
    return _fellow(a, b) and [link.start for link in a.account.chain] == [link.start for link in b.account.chain]


def _fellow(a: Filed, b: Filed) -> bool:
    one, two = a.account.trigger, b.account.trigger
    return a.account.type == b.account.type and one.start < two.end and two.start < one.end


def _decided(db: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that a decision bears on, standing or taken back."""
    c = schema.decided.c
    return frozenset(db.execute(select(c.account).distinct().where(c.account.in_(keys))).scalars())

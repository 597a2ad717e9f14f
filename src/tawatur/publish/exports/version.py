"""The version of a record: a digest of all that is in it, so that a citation says which state it cites."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import blake2s

from sqlalchemy import func, select

from tawatur.record import Record, schema


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a record. Equal digests: the same reports, accounts, events and decisions. `latest`: day of the latest report."""

    digest: str
    reports: int
    events: int
    decisions: int
    latest: date | None

    def __str__(self) -> str:
        return self.digest


def version(record: Record) -> Version:
    """The version of a record as it stands. Its digest is BLAKE2s over reports, accounts, events and decisions in order of their ids, twelve hexadecimal digits of it."""
    total = blake2s(digest_size=6)
    counts = []
    r, a, e, d = (t.c for t in (schema.reports, schema.accounts, schema.events, schema.decisions))
    with record.asking() as db:
        for query in (
            select(r.id, r.published, r.outlet).order_by(r.id),
            select(a.key, a.filed).order_by(a.key),
            select(e.id, e.event).order_by(e.id),
            select(d.made, d.who, d.kind, d.accounts, d.others, d.field, d.previous, d.value, d.note, d.undone).order_by(d.id),
        ):
            n = 0
            for row in db.execute(query):
                total.update("\x1f".join("" if cell is None else str(cell) for cell in row).encode())
                n += 1
            total.update(b"\x1e")
            counts.append(n)
        latest = db.execute(select(func.max(r.published))).scalar()
    return Version(total.hexdigest(), counts[0], counts[2], counts[3], latest)


def made() -> datetime:
    """Now, or the time that SOURCE_DATE_EPOCH gives, so that a file can be made again as it was."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC).replace(microsecond=0)

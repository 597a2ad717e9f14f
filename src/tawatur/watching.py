"""Feeds and sitemaps under watch: asked what is new, politely, for as long as it is wanted; where it was is kept in the record."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from tawatur.ingest import Columns, Refusal, finished
from tawatur.ingest.fetch import Fetcher
from tawatur.ingest.found import Raw, UnreadableReport
from tawatur.ingest.readers.feeds import Entry, entries
from tawatur.model import Report
from tawatur.reading import read_report
from tawatur.record import Record, schema

_MOST_NEW = 300  # pages got from one feed in one round; the rest waits for the next
_MOST_MAPS = 6  # sitemaps of one index asked in one round, the last changed first
_TRIES_LATER = ("429", "500", "502", "503", "504", "Timeout", "Connect")


@dataclass(frozen=True, slots=True)
class Round:
    """What one round over one feed did."""

    feed: str
    listed: int
    new: int
    known: int
    refused: tuple[Refusal, ...]
    unchanged: bool = False


@dataclass(slots=True)
class Watch:
    """Feeds under watch. `every`: seconds between two rounds over them."""

    record: Record
    feeds: Sequence[str]
    fetcher: Fetcher = field(default_factory=Fetcher)
    every: float = 900.0
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep

    def rounds(self, most: int | None = None) -> Iterator[Round]:
        """What each round over each feed did, for as long as it is asked for, or `most` rounds."""
        done = 0
        while most is None or done < most:
            for feed in self.feeds:
                yield self.once(feed)
            done += 1
            if most is None or done < most:
                self.sleep(self.every)

    def once(self, feed: str) -> Round:
        """One round over one feed: what is new in it is got, read and kept page by page."""
        try:
            listed, state = self._listed(feed)
        except UnreadableReport as fault:
            return Round(feed, 0, 0, 0, (Refusal(feed, str(fault)),))
        if listed is None:
            return Round(feed, 0, 0, 0, (), unchanged=True)
        new = known = 0
        refused: list[Refusal] = []
        waiting = self._new(listed)
        for entry in waiting[:_MOST_NEW]:
            added, refusal = self._take(entry, feed)
            new += added == "new"
            known += added == "known"
            refused += [refusal] if refusal is not None else []
        if len(waiting) <= _MOST_NEW:
            self._asked(feed, *state)
        return Round(feed, len(listed), new, known, tuple(refused))

    def _listed(self, feed: str) -> tuple[tuple[Entry, ...] | None, tuple[str | None, str | None]]:
        """The addresses that a feed lists, None where it is what it was; and what to ask with next time."""
        c = schema.watched.c
        with self.record.asking() as db:
            row = db.execute(select(c.etag, c.modified).where(c.url == feed)).first()
        got = self.fetcher.get(feed, *(row or (None, None)))
        if got.raw is None:
            return None, (got.etag, got.modified)
        found = entries(got.raw)
        if b"<sitemapindex" in got.raw.head():
            found = tuple(e for url in self._maps(found) for e in self._entries_of(url))
        return tuple({e.url: e for e in found}.values()), (got.etag, got.modified)

    def _maps(self, found: Sequence[Entry]) -> list[str]:
        return [e.url for e in sorted(found, key=lambda e: e.modified or "", reverse=True)[:_MOST_MAPS]]

    def _entries_of(self, url: str) -> tuple[Entry, ...]:
        try:
            raw = self.fetcher.page(url)
            return entries(_unpacked(raw))
        except UnreadableReport:
            return ()

    def _new(self, listed: Sequence[Entry]) -> list[Entry]:
        """The entries not got yet, or changed since."""
        c = schema.fetched.c
        with self.record.asking() as db:
            seen = {e.url: row for e in listed if (row := db.execute(select(c.url, c.modified).where(c.url == e.url)).first())}
        return [e for e in listed if e.url not in seen or (e.modified and seen[e.url][1] and e.modified != seen[e.url][1])]

    def _take(self, entry: Entry, feed: str) -> tuple[str, Refusal | None]:
        """Gets one page and keeps it with the note that it was got; what failed for the moment is tried again next time."""
        reason: str | None = None
        added = ""
        try:
            for found in finished(self.fetcher.page(entry.url), entry.published, None, Columns()):
                if isinstance(found, Refusal):
                    reason = found.reason
                else:
                    result = self.record.add([read_report(_under(found, entry.url))])
                    added = "new" if result.new else "known"
        except UnreadableReport as fault:
            reason = str(fault)
            if any(word in reason for word in _TRIES_LATER):
                return "", Refusal(entry.url, reason)
        with self.record.changing() as db:
            _note(db, entry, feed, self.now(), reason)
        return added, Refusal(entry.url, reason) if reason is not None else None

    def _asked(self, feed: str, etag: str | None, modified: str | None) -> None:
        with self.record.changing() as db:
            db.execute(delete(schema.watched).where(schema.watched.c.url == feed))
            db.execute(insert(schema.watched).values(url=feed, etag=etag, modified=modified, asked=_written(self.now())))


def _unpacked(raw: Raw) -> Raw:
    """A sitemap out of its gzip."""
    if raw.head(2) != b"\x1f\x8b":
        return raw
    from tawatur.ingest.readers.archives import gzipped

    return next(i for i in gzipped(raw, Columns()) if isinstance(i, Raw))


def _under(report: Report, url: str) -> Report:
    from dataclasses import replace

    return replace(report, addresses=tuple(dict.fromkeys((*report.addresses, url))))


def _note(db: Connection, entry: Entry, feed: str, when: datetime, reason: str | None) -> None:
    db.execute(delete(schema.fetched).where(schema.fetched.c.url == entry.url))
    db.execute(insert(schema.fetched).values(url=entry.url, feed=feed, modified=entry.modified, got=_written(when), reason=reason))


def _written(when: datetime) -> str:
    return when.astimezone(UTC).replace(microsecond=0).isoformat()


__all__ = ["Round", "Watch"]

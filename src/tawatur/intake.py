"""Sources read into the record, in batches that are each kept whole or not at all; how far each source came is kept with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from tawatur.ingest import Columns, Refusal, finished, is_address, opened
from tawatur.ingest.files import STANDARD_INPUT, Fetch
from tawatur.model import Reading, Report
from tawatur.reading import read_report
from tawatur.record import Added, Reached, Record

BATCH = 100  # reports kept in one transaction: what a stop may cost


@dataclass(frozen=True, slots=True)
class Asked:
    """How sources are to be read."""

    published: date | None = None
    outlet: str | None = None
    columns: Columns = field(default_factory=Columns)
    fetch: Fetch | None = None
    resume: bool = False


@dataclass(slots=True)
class Tally:
    """What has been taken in so far: counts, refusals with their reasons, remarks on what was mended or contradicts itself."""

    new: int = 0
    known: int = 0
    passed: int = 0  # items taken in by an earlier run
    refused: list[Refusal] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)

    def count(self, added: Added) -> None:
        """Adds what one batch did."""
        self.new += added.new
        self.known += added.known


def take_in(record: Record, sources: Iterable[str], asked: Asked, seen: Callable[[str, Tally], None] = lambda source, tally: None) -> Tally:
    """Reads sources into the record and gives what became of them. `seen` is called at each item with its source.

    Stopped at any moment, the record holds the batches that were whole; with `resume` a later call goes on behind them.
    """
    tally = Tally()
    batch = _Batch(record, tally)
    for source in sources:
        stamp = stamp_of(source)
        before = record.reached(source) if asked.resume else None
        done = before.done if before is not None and before.stamp == stamp else 0
        tally.passed += done
        if before is not None and before.stamp == stamp and before.whole:
            continue
        for item in islice(opened(source, asked.columns, asked.fetch), done, None):
            for found in finished(item, asked.published, asked.outlet, asked.columns):
                if isinstance(found, Refusal):
                    tally.refused.append(found)
                else:
                    tally.remarks.extend((found.source, note) for note in found.notes)
                    batch.readings.append(read_report(found))
            done += 1
            batch.reached[source] = Reached(source, stamp, done, False)
            seen(source, tally)
            if len(batch.readings) >= BATCH:
                batch.keep()
        batch.reached[source] = Reached(source, stamp, done, True)
    batch.keep()
    return tally


class _Batch:
    """The readings not kept yet."""

    def __init__(self, record: Record, tally: Tally) -> None:
        self._record, self._tally = record, tally
        self.readings: list[Reading] = []
        self.reached: dict[str, Reached] = {}

    def keep(self) -> None:
        if self.readings or self.reached:
            lasting = [r for r in self.reached.values() if r.stamp]
            self._tally.count(self._record.add(self.readings, lasting))
        self.readings, self.reached = [], {}


def stamp_of(source: str) -> str:
    """A text that changes when a file does; empty for what has no lasting order: standard input, addresses."""
    if source == STANDARD_INPUT or is_address(source):
        return ""
    try:
        status = Path(source).stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def only_reports(sources: Iterable[str], asked: Asked) -> Iterator[Report | Refusal]:
    """The reports of sources, read but not kept."""
    for source in sources:
        for item in opened(source, asked.columns, asked.fetch):
            yield from finished(item, asked.published, asked.outlet, asked.columns)


__all__ = ["BATCH", "Asked", "Tally", "only_reports", "stamp_of", "take_in"]

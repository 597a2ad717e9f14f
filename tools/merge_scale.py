"""Prints how long merging takes, and what adding one report to a large record takes.

    python tools/merge_scale.py [--accounts 100000] [--added 40]

The accounts are those of the generated corpus, as thick in time whatever their number. One process, one core; times are of
this process unless the clock is named.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from generate import generate
from merge_benchmark import perfect

import tawatur.cli  # noqa: F401  # sets how often the collector runs, as for every command
from tawatur.model import Filed, Reading, Report
from tawatur.record import open_record
from tawatur.resolution.events import events

PER_EVENT = 6  # reports an event has about


def memory() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def readings(count: int) -> list[Reading]:
    """One reading for each made-up report, with at least so many accounts in all."""
    corpus = generate("dev", 1, count // PER_EVENT * 21 // 20 + 1)
    found, total = [], 0
    filed = perfect(corpus)
    for r in corpus.reports:
        accounts = tuple(f.account for f in filed[r.id])
        report = Report(r.id, r.id, r.text, None, r.outlet, r.title, r.published, "given")
        found.append(Reading(report, (), (), accounts, (), ()))
        total += len(accounts)
        if total >= count:
            break
    return found


def merge(accounts: Sequence[Filed]) -> float:
    """Seconds of this process that forming all events of the accounts takes: what else the machine does is not in them."""
    began = time.process_time()
    formed = events(accounts)
    spent = time.process_time() - began
    print(f"{len(accounts)} accounts make {len(formed)} events in {spent:.1f} s; memory at most {memory():.0f} MB")
    return spent


def main() -> None:
    """Prints both."""
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    reader.add_argument("--accounts", type=int, default=100_000)
    reader.add_argument("--added", type=int, default=40)
    given = reader.parse_args()
    from tawatur.record.store import file

    known = readings(given.accounts + given.added)
    print(f"made-up reports in memory: {memory():.0f} MB")
    first, later = known[: -given.added], known[-given.added :]
    merge([f for r in first for f in file(r)])
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "scale.db") as record:
        began = time.process_time()
        for start in range(0, len(first), 5000):
            record.add(first[start : start + 5000])
        print(f"written to a record in {time.process_time() - began:.0f} s; memory at most {memory():.0f} MB")
        record.add(later[:1])
        spent, passed = [], []
        for reading in later[1:]:
            began, process = time.perf_counter(), time.process_time()
            record.add([reading])
            spent.append((time.process_time() - process) * 1000)
            passed.append((time.perf_counter() - began) * 1000)
    print(
        f"one report more, {len(spent)} times: median {statistics.median(spent):.1f} ms, most {max(spent):.1f} ms of this process; "
        f"by the clock {statistics.median(passed):.1f} and {max(passed):.1f} ms"
    )


if __name__ == "__main__":
    main()

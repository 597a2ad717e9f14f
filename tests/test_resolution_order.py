"""The record is the same whatever order, batches and processes its reports come in."""

from __future__ import annotations

import multiprocessing
import random
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.model import Event, Reading, Report
from tawatur.record import open_record
from tawatur.record.store import file
from tawatur.resolution.clusters import links, partition, units
from tawatur.resolution.events import events

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
from generate import generate
from merge_benchmark import perfect

QUIET = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@cache
def corpus() -> tuple[Reading, ...]:
    """Made-up reports of a dozen events with their near misses, copies, contradictions and denials, as if read without a fault."""
    return made_up(3, 14)


@cache
def crowd() -> tuple[Reading, ...]:
    """Reports of so many events that some accounts fit two of them: which pairs are joined first decides then."""
    return made_up(2, 60)


def made_up(seed: int, count: int) -> tuple[Reading, ...]:
    """The generated reports of so many events, as if read without a fault."""
    made = generate("dev", seed, count)
    filed = perfect(made)
    return tuple(
        Reading(
            Report(r.id, r.id, r.text, None, r.outlet, r.title, r.published, "given"), (), (), tuple(f.account for f in filed[r.id]), (), (),
        )
        for r in made.reports
    )  # fmt: skip


@cache
def expected() -> bytes:
    """The events of all reports at once, as bytes."""
    return encoded(events(f for r in corpus() for f in file(r)))


def encoded(found: Sequence[Event]) -> bytes:
    """Events in one order, as bytes."""
    return msgspec.json.encode(sorted(found, key=lambda e: e.id))


@QUIET
@given(st.permutations(range(len(corpus()))))
def test_order_changes_no_event(order: list[int]) -> None:
    """Merging is the same for every order of the accounts."""
    assert encoded(events(f for n in order for f in file(corpus()[n]))) == expected()


@QUIET
@given(order=st.permutations(range(len(corpus()))), cuts=st.lists(st.integers(1, 40), min_size=1, max_size=30))
def test_batches_change_no_event(tmp_path_factory, order: list[int], cuts: list[int]) -> None:  # type: ignore[no-untyped-def]
    """A record that reports were added to in any batches and order has the events of all of them at once."""
    reports = [corpus()[n] for n in order]
    with open_record(tmp_path_factory.mktemp("order") / "record.db") as record:
        at = 0
        for size in [*cuts, len(reports)]:
            record.add(reports[at : at + size])
            at += size
        assert encoded(record.events()) == expected()


@QUIET
@given(st.randoms(use_true_random=False))
def test_links_in_any_order_make_the_same_clusters(chance: random.Random) -> None:
    """The surest pairs are joined first, however the links come."""
    found = units(f for r in crowd() for f in file(r))
    scores = links(found)
    shuffled = list(scores.items())
    chance.shuffle(shuffled)
    assert partition(found, dict(shuffled)) == partition(found, scores)


@settings(QUIET, max_examples=3)
@given(st.randoms(use_true_random=False))
def test_a_crowd_in_batches_is_the_crowd_at_once(tmp_path_factory, chance: random.Random) -> None:  # type: ignore[no-untyped-def]
    """Where accounts fit two events, what was joined before is parted again as later reports want it."""
    reports = chance.sample(crowd(), len(crowd()))
    with open_record(tmp_path_factory.mktemp("crowd") / "record.db") as record:
        while reports:
            size = chance.randint(1, 90)
            record.add(reports[:size])
            reports = reports[size:]
        assert encoded(record.events()) == encoded(events(f for r in crowd() for f in file(r)))


def test_one_by_one_is_all_at_once(tmp_path: Path) -> None:
    """Every report in a transaction of its own."""
    with open_record(tmp_path / "record.db") as record:
        for reading in reversed(corpus()):
            record.add([reading])
        assert encoded(record.events()) == expected()


def _add(job: tuple[str, int, int]) -> None:
    where, part, parts = job
    with open_record(where) as record:
        for n, reading in enumerate(corpus()):
            if n % parts == part:
                record.add([reading])


def test_processes_change_no_event(tmp_path: Path) -> None:
    """Three processes that write to one record at the same time leave what one would have."""
    where = str(tmp_path / "record.db")
    with open_record(where):
        pass
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        pool.map(_add, [(where, part, 3) for part in range(3)])
    with open_record(where) as record:
        assert encoded(record.events()) == expected()


def test_rebuilding_changes_no_event(tmp_path: Path) -> None:
    """Made anew from its accounts, a record is the same."""
    with open_record(tmp_path / "record.db") as record:
        record.add(corpus())
        record.rebuild()
        assert encoded(record.events()) == expected()

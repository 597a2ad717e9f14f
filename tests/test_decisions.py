"""What people decide holds: through adding, reviewing, rebuilding, reading again and a killed process."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.model import Event
from tawatur.record import Record, open_record
from tawatur.record.decisions import Decision, Draft, alpha, every, revision
from tests.test_resolution_order import corpus, encoded

MANY = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def decide(record: Record, draft: Draft, who: str = "Amal") -> Decision:
    """Keeps a decision on the event as it stands."""
    with record.asking() as db:
        seen = revision(db, record.event(draft.event))
    return record.decide(draft, who, seen)


def log(record: Record) -> tuple[Decision, ...]:
    """All decisions, those taken back too."""
    with record.asking() as db:
        return every(db)


def draft_for(record: Record, chance: random.Random) -> Draft | None:
    """Some decision that can be made on the record as it is."""
    found = record.events()
    if not found:
        return None
    event = chance.choice(found)
    kind = chance.choice(("accept", "reject", "correct", "merge", "split"))
    if kind == "split":
        if len(event.accounts) < 2:
            return None
        return Draft("split", event.id, tuple(chance.sample(event.accounts, 1)))
    if kind == "merge":
        other = chance.choice(found)
        return Draft("merge", event.id, other.accounts) if other.id != event.id else None
    if kind == "correct":
        return Draft("correct", event.id, field="where", value=chance.choice(("Oslo", "Geneva", "Cairo")))
    return Draft("accept" if kind == "accept" else "reject", event.id)


def honours(record: Record) -> None:
    """Asserts that each last word of a person on two accounts is the record's."""
    home = {k: e for e in record.events() for k in e.accounts}
    standing = [d for d in log(record) if d.undone is None]
    for n, d in enumerate(standing):
        later = {k for other in standing[n + 1 :] for k in (*other.accounts, *other.others)}
        keys = (*d.accounts, *d.others)
        if not later.isdisjoint(keys):
            continue  # a later decision on the same accounts may say otherwise
        if d.kind == "merge":
            assert len({home[k].id for k in keys}) == 1
        if d.kind == "split":
            rest = set(d.accounts) - set(d.others)
            assert {home[k].id for k in d.others}.isdisjoint(home[k].id for k in rest)
        if d.kind == "correct":
            assert places(home[min(d.accounts)])[0] == d.value


def places(event: Event) -> Sequence[str]:
    """The event's places, the one that counts first."""
    return [v.value for v in event.places]


@MANY
@given(seed=st.integers(0, 10_000), steps=st.lists(st.sampled_from("aaadddurx"), min_size=6, max_size=24))
def test_any_course_ends_in_the_record_that_its_decisions_want(tmp_path_factory, seed: int, steps: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Adding, deciding, undoing, rebuilding and reading again, in any order, leave what a rebuilding of the end would make."""
    chance = random.Random(seed)
    reports = chance.sample(corpus(), len(corpus()))
    by_id = {r.report.id: r for r in reports}
    with open_record(tmp_path_factory.mktemp("course") / "record.db") as record:
        for step in steps:
            if step == "a":
                part = [reports.pop() for _ in range(min(len(reports), chance.randrange(1, 9)))]
                record.add(part)
            elif step == "d" and (draft := draft_for(record, chance)) is not None:
                decide(record, draft, chance.choice(("Amal", "Badr")))
            elif step == "u":
                record.undo(chance.choice(("Amal", "Badr")))
            elif step == "r":
                record.rebuild()
            elif step == "x":
                record.rebuild(lambda report: by_id[report.id])
        record.add(reports)
        honours(record)
        before, made = encoded(record.events()), log(record)
        record.rebuild()
        assert encoded(record.events()) == before
        assert log(record) == made


_WORKER = """
import random, sys
sys.path.insert(0, {root!r})
from tests.test_decisions import decide, draft_for
from tests.test_resolution_order import corpus
from tawatur.record import open_record
chance = random.Random({seed})
with open_record({where!r}) as record:
    for n, reading in enumerate(corpus()):
        record.add([reading])
        draft = draft_for(record, chance)
        if draft is not None:
            print(decide(record, draft).id, flush=True)
        if n % 7 == 6:
            record.undo("Amal")
        if n % 5 == 4:
            record.rebuild()
"""


@pytest.mark.parametrize("after", [3, 5, 9, 17])
def test_a_killed_process_loses_no_decision(tmp_path: Path, after: int) -> None:
    """Killed in the midst of adding, deciding, taking back or rebuilding, every decision that was confirmed is there, and the record goes on from where it was."""
    where = str(tmp_path / "record.db")
    with open_record(where):
        pass
    code = _WORKER.format(root=str(Path(__file__).resolve().parents[1]), seed=after, where=where)
    worker = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    confirmed = []
    for line in worker.stdout:
        confirmed.append(int(line))
        if len(confirmed) == after:
            break
    time.sleep(random.Random(after).random() / 10)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    with open_record(where) as record:
        assert set(confirmed) <= {d.id for d in log(record)}
        record.add(corpus())
        honours(record)
        before = encoded(record.events())
        record.rebuild()
        assert encoded(record.events()) == before


def test_preview_keeps_nothing(tmp_path: Path) -> None:
    """What a merge would do is shown, and not done."""
    with open_record(tmp_path / "record.db") as record:
        record.add(corpus())
        one, two = record.events()[:2]
        before = encoded(record.events())
        impact = record.preview(Draft("merge", one.id, two.accounts))
        assert {e.id for e in impact.before} == {one.id, two.id}
        assert [set(e.accounts) for e in impact.after] == [{*one.accounts, *two.accounts}]
        assert encoded(record.events()) == before
        assert log(record) == ()


def test_undo_brings_the_event_back(tmp_path: Path) -> None:
    """A split taken back leaves the event as it was, and the decision in the log."""
    with open_record(tmp_path / "record.db") as record:
        record.add(corpus())
        event = next(e for e in record.events() if len(e.accounts) > 2)
        before = encoded(record.events())
        decide(record, Draft("split", event.id, event.accounts[:1]))
        assert encoded(record.events()) != before
        assert record.undo("Amal") is not None
        assert encoded(record.events()) == before
        assert [d.undone is None for d in log(record)] == [False]


def test_an_account_read_no_more_is_kept_where_it_was_decided_on(tmp_path: Path) -> None:
    """A reader that finds nothing takes away all accounts but those a person decided on."""
    from dataclasses import replace

    with open_record(tmp_path / "record.db") as record:
        record.add(corpus())
        event = max(record.events(), key=lambda e: len(e.accounts))
        decide(record, Draft("accept", event.id))
        by_id = {r.report.id: replace(r, accounts=()) for r in corpus()}
        done = record.rebuild(lambda report: by_id[report.id])
        (left,) = record.events()
        assert left.accounts == event.accounts
        assert done.kept == len(event.accounts)


def test_alpha_is_krippendorffs() -> None:
    """The worked example of nominal data by two coders: ten units, α = 0.095 (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, B)."""
    one, two = ["0", "1", "0", "0", "0", "0", "0", "0", "1", "0"], ["1", "1", "1", "0", "0", "1", "0", "0", "0", "0"]
    found = alpha(zip(one, two, strict=True))
    assert found is not None
    assert round(found, 3) == 0.095
    assert alpha([("a", "a"), ("a",)]) is None

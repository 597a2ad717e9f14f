"""The bundled reports: read well, recorded whole, the same in any order."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tawatur.evaluation import score
from tawatur.ingest import Refusal, reports
from tawatur.model import Reading
from tawatur.publish import json as plain
from tawatur.reading import read_report
from tawatur.record.store import file
from tawatur.resolution.events import events
from tests.conftest import ROOT
from tests.test_reports import check_spans


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Every bundled report, read."""
    return [read_report(r) for r in reports([ROOT / "demo" / "reports"]) if not isinstance(r, Refusal)]


def test_the_corpus_is_large_enough(readings: list[Reading]) -> None:
    """At least 24 reports, each with a publication date of its own or none."""
    assert len(readings) >= 24
    assert len({r.report.id for r in readings}) == len(readings)


def test_values_point_at_their_words(readings: list[Reading]) -> None:
    """Every value of every bundled report stands in it."""
    for reading in readings:
        check_spans(reading)


def test_the_bundled_reports_are_read_well(readings: list[Reading]) -> None:
    """Scores on the annotated demo corpus do not fall below what was reached."""
    gold = json.loads((ROOT / "evaluation" / "demo_gold.json").read_text(encoding="utf-8"))
    scores = score(gold, {r.report.source: plain.reading(r) for r in readings})
    assert scores.events.f1 >= 0.9
    assert scores.participants.f1 >= 0.95
    assert scores.dates.right >= 0.9 * scores.dates.of
    assert scores.places.right >= 0.95 * scores.places.of
    assert scores.statements.f1 >= 0.75


def test_copies_and_agencies_count_once(readings: list[Reading]) -> None:
    """The Muscat round is told by four reports; one copies another, all may have it from one statement: one certain origin."""
    formed = events(f for r in readings for f in file(r))
    muscat = [e for e in formed if any(v.value == "Muscat" for v in e.places)]
    assert len(muscat) == 1
    assert len(muscat[0].reports) == 4
    assert muscat[0].origins_min == 1
    jeddah = [e for e in formed if any(v.value == "Marco Rubio" for v in e.participants) and e.type == "CONSULT"]
    assert [(len(e.reports), e.origins_min, e.origins_max) for e in jeddah] == [(2, 1, 1)]


def test_days_are_kept_apart(readings: list[Reading]) -> None:
    """Two meetings of the same two men on two days are two events."""
    formed = events(f for r in readings for f in file(r))
    beirut = [e for e in formed if {"Amos Hochstein", "Nabih Berri"} <= {v.value for v in e.participants}]
    assert sorted(str(e.earliest) for e in beirut) == ["2024-11-19", "2024-11-20"]


def test_order_changes_nothing(readings: list[Reading]) -> None:
    """Any order of the bundled reports makes the same events."""
    filed = [f for r in readings for f in file(r)]
    wanted = events(filed)
    for seed in range(3):
        random.Random(seed).shuffle(filed)
        assert events(filed) == wanted


def test_the_readme_tells_of_this_corpus() -> None:
    """The README's first screen names the two commands."""
    readme = Path(ROOT / "README.md").read_text(encoding="utf-8")
    assert "$ make demo" in readme
    assert "$ make test" in readme

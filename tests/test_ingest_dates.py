"""Days of publication: every form of the table gives its day, and none where the words fix none."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime

import pytest

from tawatur.ingest.dates import ago
from tawatur.ingest.page.metadata import day_of
from tawatur.ingest.publication import Publication, settle
from tawatur.lexicon import read_table
from tawatur.model import Claim
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from ingest_benchmark import told

FORMS = [(r["where"], r["form"], r["day"]) for r in read_table(ROOT / "evaluation" / "dates.tsv")]


@pytest.mark.parametrize(("where", "form", "day"), FORMS)
def test_form(where: str, form: str, day: str) -> None:
    """A form gives its day, or none."""
    found = told(where, form)
    assert (found.isoformat() if found else "unknown") == day


def test_there_are_enough_forms() -> None:
    """The table has at least 150 forms, no two alike."""
    assert len({(w, f) for w, f, _ in FORMS}) == len(FORMS) >= 150


def test_the_clock_of_the_outlet() -> None:
    """A UTC time is the outlet's next day where its clock says so; an offset of its own stays."""
    from zoneinfo import ZoneInfo

    assert date(2024, 9, 14) == day_of("2024-09-13T22:30:00Z", ZoneInfo("Asia/Qatar"))
    assert date(2024, 9, 13) == day_of("2024-09-13T22:30:00+03:00", ZoneInfo("Asia/Qatar"))


def test_hours_ago_need_a_clock() -> None:
    """«منذ 3 ساعات» gives the day where the page was got, none across midnight, none without that clock."""
    assert ago("منذ 3 ساعات", None) is None
    assert date(2024, 9, 13) == ago("منذ 3 ساعات", datetime(2024, 9, 13, 15, 0, tzinfo=UTC))
    assert ago("منذ 3 ساعات", datetime(2024, 9, 13, 3, 30, tzinfo=UTC)) is None
    assert ago("منذ يومين", datetime(2024, 9, 13, 15, 0, tzinfo=UTC)) is None


def test_contradictions_are_said() -> None:
    """What most parts tell is taken; what differs by more than two clocks is said."""
    claims = (Claim("metadata", date(2024, 11, 1), "2024-11-01"), Claim("url", date(2024, 9, 13), "/2024/09/13/"))
    found = settle(None, claims, (), (), "")
    assert isinstance(found, Publication)
    assert found.day == date(2024, 11, 1)
    assert any("2024-09-13" in note for note in found.notes)


def test_a_later_change_is_no_contradiction() -> None:
    """«آخر تحديث» beside a day of publication is not held against it."""
    from dataclasses import replace

    from tawatur.ingest.found import Article
    from tawatur.ingest.settling import settled

    text = "الوزيران يبحثان استئناف المحادثات\nآخر تحديث: 20 نوفمبر 2024\nبحث الوزيران في العاصمة سبل استئناف المحادثات بين الطرفين."
    article = Article("a", text, claims=(Claim("metadata", date(2024, 9, 13), "2024-09-13"),))
    assert (settled(article).published, settled(article).notes) == (date(2024, 9, 13), ())
    assert settled(replace(article, claims=())).published == date(2024, 11, 20)

"""The body of pages in the manner of many outlets, word by word, and the day each was published."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from tawatur.ingest import reports
from tawatur.model import Report
from tests.conftest import ROOT

PAGES = ROOT / "evaluation" / "pages"
GOLD = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))


def words(text: str) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(re.findall(r"\w+", text))


def body(report: Report) -> str:
    """The text outside all zones."""
    parts, at = [], 0
    for zone in report.zones:
        parts.append(report.text[at : max(at, zone.start)])
        at = max(at, zone.end)
    return " ".join([*parts, report.text[at:]])


@pytest.mark.parametrize("file", [f for f in GOLD if int(f.split("_")[0]) < 100])
def test_page(file: str) -> None:
    """The body is the article and nothing else: word-level F1 of at least 0.97; a day found is the right one."""
    row = GOLD[file]
    (report,) = reports([PAGES / file])
    assert isinstance(report, Report)
    wanted, found = words(" ".join(row["body"])), words(body(report))
    found -= words(" ".join(row["neutral"])) & (found - wanted)
    assert 2 * sum((wanted & found).values()) >= 0.97 * (sum(wanted.values()) + sum(found.values()))
    assert report.published is None or report.published.isoformat() == row["published"]


def test_there_are_enough_pages() -> None:
    """At least sixty pages, no two of the same markup."""
    marks = {re.sub(r">[^<]*<", "><", (PAGES / f).read_bytes().decode("cp1256", "replace")) for f in GOLD}
    assert len(marks) == len(GOLD) >= 60


def test_zones_keep_what_is_apart() -> None:
    """What is told apart is kept as marked spans of the text."""
    (report,) = reports([PAGES / "01_wp_jannah.html"])
    assert isinstance(report, Report)
    kinds = {report.text[z.start : z.end]: z.kind for z in report.zones}
    assert kinds["صورة من أرشيف الوكالة لقاعة الاجتماع"] == "caption"
    assert kinds["مقالات ذات صلة"] == "related"
    assert report.title is not None
    assert kinds[report.title] == "headline"

"""Pages of sports, weather, markets, culture and courts tell of no event."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

import near_misses

LIMIT = 2  # accounts of any type over all pages


def test_pages_without_events_give_none() -> None:
    """All pages together, both parts, give no more accounts than LIMIT. Which pages give them is not told: half of them are a test part."""
    assert sum(near_misses.counts(part).total() for part in near_misses.PARTS) <= LIMIT


def test_index_lists_every_page() -> None:
    """Each page has a row, and each row a page of a report's length."""
    rows = [row["page"] for part in near_misses.PARTS for row in near_misses.pages(part)]
    assert sorted(rows) == sorted(path.stem for path in near_misses.PAGES.glob("*.txt"))
    assert len(rows) >= 40
    assert all(len((near_misses.PAGES / f"{page}.txt").read_text(encoding="utf-8").split()) >= 150 for page in rows)

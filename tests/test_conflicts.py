"""Events are found by the conflict that their parties and envoys belong to."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import lexicon
from tawatur.reading import read
from tawatur.record.store import file
from tawatur.resolution import roster
from tawatur.resolution.conflicts import conflicts


@pytest.mark.parametrize(
    ("words", "published", "found"),
    [
        ("التقى وفد من قوات الدعم السريع مبعوث الاتحاد الأفريقي في نيروبي، الأحد.", date(2024, 7, 14), {"sudan"}),
        ("اجتمع وزير الخارجية الإيراني عباس عراقجي بنظيره البريطاني في جنيف، الاثنين.", date(2025, 5, 20), {"iran-nuclear"}),
        ("بحث رئيس الوزراء الباكستاني مع وزير الخارجية الماليزي التعاون التجاري في إسلام آباد، الثلاثاء.", date(2025, 3, 5), set()),
        ("التقى وزير الخارجية العماني بدر البوسعيدي المبعوث الأممي هانس غروندبرغ في مسقط، الأربعاء.", date(2024, 5, 16), {"yemen"}),
        ("أجرى الرئيس الأوكراني فولوديمير زيلينسكي اتصالاً بالرئيس الروسي فلاديمير بوتين، الجمعة.", date(2021, 4, 17), {"ukraine"}),
        ("أجرى الرئيس الأوكراني اتصالاً بالرئيس الروسي، الجمعة.", date(2005, 4, 16), set()),
    ],
)  # fmt: skip
def test_events_belong_to_the_conflicts_of_their_parties(words: str, published: date, found: set[str]) -> None:
    """Two sides, one that is party to it alone, or its envoy of that time; never one side that has other business, nor before it began."""
    filed = [f for f in file(read(words, published=published)) if f.account.type == "CONSULT"]
    assert filed
    assert set(conflicts(filed, published)) == found


def test_the_table_names_known_parties() -> None:
    """Every party of a conflict is an actor of the roster or a state, and no side repeats another's."""
    known = set(roster.load().by_id) | {row["iso3"] for row in lexicon.table("states")}
    rows = lexicon.table("conflicts")
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    for row in rows:
        parties = [p for p in row["sides"].split() if p != "/"]
        assert [p for p in (*parties, *row["alone"].split()) if p not in known] == [], row.where
        assert len(parties) == len(set(parties)), row.where

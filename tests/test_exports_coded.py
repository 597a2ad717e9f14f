"""Events in the columns and codes of conflict and mediation research."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur import lexicon
from tawatur.model import Figure, Interval, Place, Span
from tawatur.publish.exports import Selection, conflict, countries, export
from tawatur.publish.exports.coded import POLECAT, coding
from tawatur.record import Record

TEXTS = {
    "call": "أجرى وزير الخارجية التركي هاكان فيدان اتصالاً هاتفياً بنظيره الروسي سيرغي لافروف، أمس الخميس.",
    "visit": "زار وزير الخارجية الإيراني عباس عراقجي بيروت، الخميس، والتقى رئيس مجلس النواب نبيه بري.",
    "third": "عقد الوفدان الروسي والأوكراني جولة محادثات في إسطنبول، الجمعة، برعاية تركيا.",
    "planned": "يلتقي هاكان فيدان سيرغي لافروف في أنطاليا الأسبوع المقبل.",
    "denied": "نفت طهران عقد أي لقاء بين عباس عراقجي وستيف ويتكوف.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of one report of each kind."""
    with tawatur.open(tmp_path_factory.mktemp("coded") / "coded.db") as found:
        found.add(tawatur.read(text, published=date(2025, 3, 14)) for text in TEXTS.values())
        yield found


def rows(record: Record, to: str, path: Path, what: str = "events") -> list[dict[str, str]]:
    """What an export writes, read by Python's own reader."""
    export(Selection(record), what, to, path)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t" if to == "plover" else ","))


def test_plover_has_polecats_columns_and_codes(record: Record, tmp_path: Path) -> None:
    """Calls are by phone, a visitor is the source, what is to come is AGREE, and nothing denied is coded."""
    found = rows(record, "plover", tmp_path / "p.tsv")
    assert tuple(found[0]) == POLECAT
    calls = [r for r in found if r["Event Mode"] == "phone"]
    assert [(r["Event Type"], r["Actor Name"], r["Actor COW"], r["Recipient Name"], r["Event Date"]) for r in calls] == [
        ("CONSULT", "Hakan Fidan", "640", "Sergey Lavrov", "2025-03-13")
    ]
    assert {(r["Event Type"], r["Contexts"]) for r in found if "future" in r["Contexts"]} == {("AGREE", "diplomatic; future")}
    visits = [r for r in found if r["Event Mode"] == "visit"]
    assert visits
    assert all(r["Actor Name"] == "Abbas Araghchi" for r in visits)
    assert not [r for r in found if "Witkoff" in r["Story People"]]
    assert {r["Quad Code"] for r in found} == {"VERBAL COOPERATION"}


def test_cameo_codes_meetings_both_ways(record: Record, tmp_path: Path) -> None:
    """A call is 041 from each side, a visit 042 and its host's 043; talks elsewhere than at home are 046 or 044; agents are country and sector."""
    found = rows(record, "cameo", tmp_path / "c.csv")
    calls = {(r["source"], r["target"]) for r in found if r["cameo"] == "041"}
    assert calls == {("TURGOV", "RUSGOV"), ("RUSGOV", "TURGOV")}
    there = {(r["source_name"], r["target_name"]) for r in found if r["cameo"] == "042"}
    back = {(r["target_name"], r["source_name"]) for r in found if r["cameo"] == "043"}
    assert there
    assert there == back
    assert any(r["cameo"] in ("044", "046") and r["place"] == "Istanbul" for r in found)
    assert all(r["root"] == r["cameo"][:2] for r in found)


def test_every_row_of_the_codings_is_reached() -> None:
    """Each row's kind of event is coded by that row."""
    for row in lexicon.table("exports/codings"):
        found = coding(row["type"], row["mode"] if row["mode"] != "*" else "anything", row["status"])
        assert found is not None
        assert (found.plover, found.cameo) == (row["plover"], row["cameo"])
    assert coding("CONSULT", "meeting", "denied") is None


def test_acled_rows_have_precise_days_and_places(record: Record, tmp_path: Path) -> None:
    """Only what took place, on a day; Istanbul is a town in Türkiye, the precision of time and place the best."""
    found = rows(record, "acled", tmp_path / "a.csv")
    assert tuple(found[0]) == conflict.ACLED
    (talks,) = [r for r in found if r["location"] == "Istanbul"]
    assert (talks["event_date"], talks["time_precision"], talks["geo_precision"], talks["iso"], talks["sub_event_type"]) == ("2025-03-14", "1", "1", "792", "Agreement")
    assert not [r for r in found if "planned" in r["notes"] or "denied" in r["notes"]]


def figure(value: float, bound: str = "exact", high: float | None = None) -> Figure:
    """A count of the killed."""
    return Figure("killed", value, bound, "persons", Span(0, 1), "x", high)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([figure(12)], (12, 12, 12)),
        ([figure(12), figure(15), figure(15)], (12, 15, 15)),
        ([figure(12), figure(15)], (12, 12, 15)),
        ([figure(200, "more than")], (200, 200, None)),
        ([figure(10, "less than")], (None, None, 10)),
        ([figure(10, "range", 20), figure(14)], (10, 10, 20)),
    ],
)
def test_low_best_and_high_are_told_never_averaged(given: list[Figure], expected: tuple[Any, ...]) -> None:
    """Each of low, best and high is a number some report gives."""
    assert conflict.estimate(given) == expected


def test_ucdp_puts_counts_of_one_place_and_day_together(tmp_path: Path) -> None:
    """Two outlets' counts for one town and day are one row with low and high; the wounded are none."""
    texts = ["قتل 12 شخصاً في قصف على الفاشر، الأربعاء 12 مارس 2025.", "قالت مصادر طبية إن 15 شخصاً قتلوا في الفاشر، الأربعاء 12 مارس 2025، وأصيب 30."]
    with tawatur.open(tmp_path / "f.db") as record:
        read = [tawatur.read(t, published=date(2025, 3, 13)) for t in texts]
        # reading places and times is tried elsewhere; here what is done with them
        place = Place("El Fasher", "SDN", 13.63, 25.35, 371760, 0, 1, "الفاشر")
        when = Interval(date(2025, 3, 12), date(2025, 3, 12), "day", "stated", 0, 1, "الأربعاء")
        read = [replace(r, figures=tuple(replace(f, place=place, as_of=when) for f in r.figures)) for r in read]
        record.add(read)
        found = rows(record, "ucdp", tmp_path / "u.csv", "figures")
    assert tuple(found[0]) == conflict.UCDP
    assert [(r["low"], r["best"], r["high"], r["date_start"], r["date_prec"], r["country_id"]) for r in found] == [("12", "12", "15", "2025-03-12", "1", "625")]


def test_mediation_rows_tell_third_parties_from_sides(record: Record, tmp_path: Path) -> None:
    """Talks under a third state's care have it as mediator and the two as parties; a visit and a call are no mediation."""
    (row,) = rows(record, "mediation", tmp_path / "m.csv")
    assert row["mediators"] == "Turkey"
    assert row["mediator_types"] == "state"
    assert set(row["parties"].split("; ")) == {"Russia", "Ukraine"}
    assert (row["location"], row["country"], row["start_date"]) == ("Istanbul", "TUR", "2025-03-14")


def test_countries_are_numbered_as_elsewhere() -> None:
    """ISO, Correlates of War and Gleditsch-Ward numbers of some states."""
    assert [countries.numeric(c) for c in ("TUR", "SDN", "PSE")] == [792, 729, 275]
    assert [countries.cow(c) for c in ("USA", "YEM", "DEU", "PSE")] == [2, 679, 255, None]
    assert [countries.gleditsch_ward(c) for c in ("YEM", "DEU")] == [678, 260]

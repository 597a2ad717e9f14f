"""Copies compared passage by passage; figures, stands and proposals across reports."""

from __future__ import annotations

import datetime

import tawatur
from tawatur.model import Reading
from tawatur.record.store import file
from tawatur.resolution.diff import diff
from tawatur.resolution.events import events
from tawatur.resolution.ledger import ledger, one_figure, one_value
from tawatur.resolution.positions import positions
from tawatur.resolution.proposals import proposals


def read(text: str, day: int = 2, outlet: str = "Probe") -> Reading:
    """A report of a day of March 2025."""
    return tawatur.read(text, published=datetime.date(2025, 3, day), outlet=outlet)


WIRE = (
    "التقى وزير الخارجية المصري بدر عبد العاطي نظيره السعودي فيصل بن فرحان في الرياض، الأحد، بحسب وزارة الخارجية المصرية.\n"
    "وقتل 214 شخصاً منذ بدء المعارك في المدينة.\n"
    "ومن المقرر أن تستأنف المحادثات في القاهرة الأسبوع المقبل."
)
COPY = (
    "التقى وزير الخارجية المصري بدر عبد العاطي نظيره السعودي فيصل بن فرحان في جدة، الأحد.\n"
    "واستشهد 240 شخصاً منذ بدء المعارك في المدينة.\n"
    "ويرى مراقبون أن الطريق طويل."
)


def test_a_copy_shows_what_it_dropped_changed_and_loaded() -> None:
    """The copy lost its source, moved the place, raised the figure, and calls the killed otherwise."""
    found = diff(read(WIRE), read(COPY))
    assert [p.kind for p in found] == ["changed", "changed", "added", "dropped"]
    told = {(c.field, c.first, c.second) for p in found for c in p.changes}
    assert ("place", "Riyadh", "Jeddah") in told
    assert ("figure", "killed 214", "killed 240") in told
    assert ("loaded", "killed", "استشهد") in told
    assert ("attribution", "Egyptian Foreign Ministry", "") in told


def test_what_a_passage_tells_is_on_the_word_of_who_says_it() -> None:
    """A speaker carried over to the next sentence is no source of the one that names him; whose source an official is, is no name of its own."""
    wire = "قال مسؤول تركي إن وزير الخارجية هاكان فيدان التقى نظيره الروسي سيرغي لافروف في أنقرة لبحث الهدنة. وأضاف المسؤول أن 12 شخصاً قتلوا في الهجوم."
    copy = "التقى وزير الخارجية هاكان فيدان نظيره الروسي سيرغي لافروف في أنقرة لبحث الهدنة. وأكد أن 21 شخصاً قتلوا في الهجوم."
    first, second = diff(read(wire), read(copy))
    assert {(c.field, c.first, c.second) for c in first.changes} == {("attribution", "Turkish official", "")}
    assert ("figure", "killed 12", "killed 21") in {(c.field, c.first, c.second) for c in second.changes}


def test_the_same_report_twice_is_kept_whole() -> None:
    """Nothing changes between a report and itself."""
    assert {"kept"} == {p.kind for p in diff(read(WIRE), read(WIRE))}


def test_figures_of_one_day_stand_side_by_side() -> None:
    """Two sources' figures of one day contest each other, and the policy takes one of them, never a mean."""
    one = read("قالت وزارة الصحة إن 120 شخصاً قتلوا في الخرطوم.", outlet="A")
    two = read("قالت الأمم المتحدة إن 90 شخصاً قتلوا في الخرطوم.", outlet="B")
    (account,) = ledger([one, two], "killed")
    assert [e.value for e in account.entries] == [90.0, 120.0]
    assert (datetime.date(2025, 3, 2),) == account.contested
    assert one_figure(account, "most_conservative").value == 90.0
    assert one_figure(account, "latest").value == 120.0


def test_one_value_follows_the_policy() -> None:
    """Three outlets of one origin weigh less than two origins."""
    texts = [
        ("قالت وزارة الخارجية المصرية إن بدر عبد العاطي التقى فيصل بن فرحان في الرياض، الأحد.", "A"),
        ("قالت وزارة الخارجية المصرية إن بدر عبد العاطي التقى فيصل بن فرحان في الرياض الأحد وبحثا الوضع.", "B"),
        ("قال فيصل بن فرحان إنه التقى بدر عبد العاطي في جدة، الأحد.", "C"),
        ("وأفاد مراسلنا بأن فيصل بن فرحان التقى بدر عبد العاطي في جدة، الأحد.", "D"),
    ]
    filed = [f for text, outlet in texts for f in file(read(text, outlet=outlet))]
    (event,) = events(filed)
    accounts = {f.key: f for f in filed}
    assert {"Riyadh", "Jeddah"} == {v.value for v in event.places}
    chosen = one_value(event, "places", "most_origins", accounts)
    assert chosen is not None
    assert chosen.value == "Jeddah"


def test_a_stand_that_turns_is_marked() -> None:
    """Who rejected a ceasefire and then accepts it has turned once."""
    told = [
        read("رفض عبد الفتاح البرهان وقف إطلاق النار.", 2),
        read("رفض عبد الفتاح البرهان وقف إطلاق النار مجدداً.", 4),
        read("رحب عبد الفتاح البرهان بوقف إطلاق النار.", 9),
    ]
    found = [s for s in positions(told) if s.topic == "ceasefire"]
    assert [s.changed for s in found] == [False, False, True]


def test_what_is_told_of_one_day_turns_nothing() -> None:
    """Reports of one day have no order: neither the refusal nor the welcome of that day turns the other; the stand before is no longer known."""
    told = [
        read("رفض عبد الفتاح البرهان وقف إطلاق النار.", 4),
        read("رحب عبد الفتاح البرهان بوقف إطلاق النار.", 4),
        read("رفض عبد الفتاح البرهان وقف إطلاق النار مجدداً.", 9),
    ]
    found = [s for s in positions(told) if s.topic == "ceasefire"]
    assert [s.changed for s in found] == [False, False, False]


def test_a_stand_is_quoted_with_its_verb() -> None:
    """«رفض البرهان», not «البرهان»."""
    (found,) = (s for s in positions([read("رفض عبد الفتاح البرهان وقف إطلاق النار.", 2)]) if s.topic == "ceasefire")
    assert found.words.startswith("رفض عبد الفتاح")


def test_a_proposal_has_a_life() -> None:
    """Floated by one, refused by the other: one report's only proposal."""
    text = "اقترحت الولايات المتحدة هدنة لمدة أسبوعين في السودان. ورفض الجيش السوداني المقترح الأميركي."
    reading = read(text)
    filed = file(reading)
    (found,) = proposals(filed, events(filed), {reading.report.id: reading})
    assert [s.stage for s in found.steps] == ["floated", "rejected"]
    assert found.answered
    assert found.stage == "rejected"


def test_a_step_without_a_day_is_of_by_then() -> None:
    """A step told without its day was on the day of the telling or before."""
    days = []
    for text in ("اقترحت مصر هدنة لمدة شهر في غزة.", "اقترحت مصر يوم السبت هدنة لمدة شهر في غزة."):
        reading = read(text)
        (plan,) = proposals(file(reading), events(file(reading)), {reading.report.id: reading})
        days.append(plan.steps[0].days)
    assert days == ["..2025-03-02", "2025-03-01"]


def test_a_place_told_elsewhere_is_no_change_of_the_passage() -> None:
    """The sentence on the talks is the same in both; that one report names the town before it changes nothing in it."""
    meeting = "وعقد فيصل بن فرحان بعد ذلك اجتماعاً موسعاً مع بدر عبد العاطي بحثا خلاله العلاقات بين البلدين."
    one = read(f"وصل وزير الخارجية المصري بدر عبد العاطي الأحد لإجراء محادثات مع نظيره السعودي فيصل بن فرحان.\n{meeting}")
    two = read(f"التقى وزير الخارجية المصري بدر عبد العاطي نظيره السعودي فيصل بن فرحان الأحد في جدة.\n{meeting}")
    passage = next(p for p in diff(one, two) if p.second is not None and "موسعاً" in two.report.text[p.second.start : p.second.end])
    assert "place" not in {c.field for c in passage.changes}


def test_two_reports_of_one_plan_of_one_man_tell_one_step() -> None:
    """A named man proposes a ceasefire in two reports of a day without naming the day: one step; on another topic it is another."""
    one = read("اقترح الرئيس الفرنسي إيمانويل ماكرون خطة لوقف إطلاق النار في غزة.", outlet="A")
    two = read("قدم الرئيس الفرنسي إيمانويل ماكرون مقترحاً لوقف إطلاق النار.", outlet="B")
    other = read("اقترح الرئيس الفرنسي إيمانويل ماكرون خطة لإعادة الإعمار في لبنان.", outlet="C")
    steps = [[f for f in file(r) if f.account.type == "PROPOSAL"] for r in (one, two, other)]
    assert all(steps)
    assert len(events([*steps[0], *steps[1]])) == 1
    assert len(events([*steps[0], *steps[2]])) == 2

"""Meetings whose sides no rule finds: weighed, told where likely, silent with the reason where not."""

from datetime import date
from pathlib import Path

import pytest

from tawatur import lexicon
from tawatur.accounts.confidence import LIKELY
from tawatur.ingest import prepare
from tawatur.reading import read, trace

DAY = date(2025, 5, 14)
TOLD = {
    "قال دوسي إنه عاد من لقاء طويل في باماكو كان وزير الخارجية المالي عبد الله ديوب حاضراً فيه.": {"Robert Dussey", "Abdoulaye Diop"},
    "الرئيس الكيني وليام روتو والمبعوث الأميركي مايك هامر، في لقاء لم تعلن تفاصيله، بحثا الحرب في السودان.": {"William Ruto", "Mike Hammer"},
}
SILENT = (
    "تناول الكاتب في مقاله زيارة السادات إلى القدس كما رواها محمد حسنين هيكل.",
    "ضم المعرض لوحات من العراق وسوريا ولبنان.",
    "تأثرت صادرات الأردن إلى العراق بعد إغلاق الحدود وصولاً إلى الكويت.",
    "بحث الطلاب القادمون من مصر والسودان عن سكن قريب من الجامعة.",
)


@pytest.mark.parametrize("text", TOLD)
def test_a_meeting_is_told_in_words_that_no_rule_knows(text: str) -> None:
    """Each has its sides, by weight or by a rule written since, and by weight it is never among the surest."""
    meetings = [a for a in read(text, published=DAY).accounts if a.type == "CONSULT" and a.status == "happened"]
    assert [{p.name for p in a.participants} for a in meetings] == [TOLD[text]]
    assert all(a.confidence <= LIKELY for a in meetings if a.rule.startswith("likely."))


@pytest.mark.parametrize("text", SILENT)
def test_names_near_a_word_make_no_meeting(text: str) -> None:
    """Columns, exhibitions, trade and searches have words and names of meetings beside each other too."""
    assert [a for a in read(text, published=DAY).accounts if a.type == "CONSULT"] == []


def test_the_words_judged_say_what_they_tell_and_whose_it_is() -> None:
    """Each row has a place, a judgement and sides only of what is a meeting; none stands twice."""
    path = Path(__file__).parent.parent / "evaluation" / "meeting_words.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    assert len(rows) > 2000
    assert len({(report, offset) for report, offset, *_ in rows}) == len(rows)
    assert {told for _, _, told, _ in rows} == {"T", "TX", "P", "PX", "N"}
    assert [row for row in rows if row[3] and row[2] == "N"] == []
    assert all(offset.isdigit() and all(side.isdigit() for side in sides.split()) for _, offset, _, sides in rows)


def test_what_is_not_likely_enough_says_how_likely_it_is() -> None:
    """The reason for silence names the sides weighed and the probability."""
    text = "خرج المبعوث الأممي هانس غروندبرغ من اجتماع مغلق استضافته مسقط ومعه وزير الخارجية العماني بدر البوسعيدي."
    _, traces = trace(prepare(text, source="t", published=DAY))
    reasons = [why for seen in traces for _, why in seen.silent if why.startswith("likely.")]
    assert all((" of " in why and why.endswith("too little")) or "sides not named" in why for why in reasons)


def test_both_models_have_a_bias() -> None:
    """Without one a probability would mean nothing."""
    assert {row["model"] for row in lexicon.table("likely") if row["feature"] == "bias"} == {"side", "told"}


def test_what_is_likely_never_takes_the_place_of_what_a_rule_reads() -> None:
    """Of two people whose meeting a rule reads, planned or held, nothing is weighed."""
    told = next(text for text in TOLD if "دوسي" in text)
    planned = "يلتقي وزير الخارجية التوغولي روبير دوسي نظيره المالي عبد الله ديوب في لومي غداً. "
    rules = {a.rule.split(".")[0] for a in read(planned + told, published=DAY).accounts if a.type == "CONSULT"}
    assert "likely" not in rules
    assert rules


def test_what_is_likely_lends_its_day_to_what_a_rule_reads() -> None:
    """Where the rule's telling has neither day nor place; it makes no account of its own."""
    told = "بحث وزير الخارجية التوغولي روبير دوسي ونظيره المالي عبد الله ديوب الوضع في الساحل. "
    likely = next(text for text in TOLD if "دوسي" in text).replace("طويل", "طويل أمس")
    (found,) = [a for a in read(told + likely, published=DAY).accounts if a.type == "CONSULT"]
    assert not found.rule.startswith("likely.")
    assert found.date is not None
    assert found.date.earliest == date(2025, 5, 13)
    assert found.place is not None
    assert found.place.name == "Bamako"

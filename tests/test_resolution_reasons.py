"""What decided on two accounts, in both languages."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations

import pytest

import tawatur
from tawatur.lexicon import DATA, read_table
from tawatur.model import Filed
from tawatur.publish.reasons import print_why, print_why_not
from tawatur.record.store import file
from tawatur.resolution.merge import decide
from tawatur.web.wording import Wording

TEXTS = (
    ("التقى هاكان فيدان سيرغي لافروف في أنقرة، الجمعة، وبحثا وقف إطلاق النار.", 14),
    ("اجتمع هاكان فيدان مع سيرغي لافروف في إسطنبول أمس وبحثا وقف إطلاق النار.", 15),
    ("هاتف هاكان فيدان نظيره الروسي سيرغي لافروف الأسبوع الماضي.", 20),
    ("التقى بدر عبد العاطي عباس عراقجي في القاهرة، الأحد.", 16),
    ("من المقرر أن يلتقي هاكان فيدان سيرغي لافروف الثلاثاء في أنقرة.", 15),
)


@pytest.fixture(scope="module")
def filed() -> list[Filed]:
    """Accounts of five short reports."""
    readings = (tawatur.read(t, published=date(2025, 3, day), outlet=f"Probe {n}") for n, (t, day) in enumerate(TEXTS))
    return [f for reading in readings for f in file(reading)]


def test_every_phrase_has_both_languages_and_a_field_that_says_it() -> None:
    """The table's keys are those that merging names; the values of both languages are the same."""
    source = (DATA.parent / "resolution" / "merge.py").read_text(encoding="utf-8")
    rows = read_table(DATA / "reasons.tsv")
    for row in rows:
        tail = row["key"].partition(".")[2]
        assert row["key"] in source or re.search(rf'words\("{tail}"\)|naming\("{tail}"|"{tail}"[ )]', source), row["key"]
        assert sorted(re.findall(r"{(\w+)}", row["en"])) == sorted(re.findall(r"{(\w+)}", row["ar"]))
        assert row["en"]
        assert row["ar"]


def test_reasons_are_wholly_in_their_language(filed: list[Filed]) -> None:
    """No Latin letter in the Arabic of any pair's reasons, no Arabic one in the English; actors go by their names."""
    arabic, english = Wording("ar"), Wording("en")
    pairs = list(combinations(filed, 2))
    assert len(pairs) >= 6
    said = [r.words for a, b in pairs for r in decide(a, b).reasons if r.words.terms]
    assert len({words.key for words in said}) >= 6
    for words in said:
        assert not re.search("[A-Za-z]", arabic.reason(words)), words
        assert not re.search("[\u0600-\u06ff]", english.reason(words)), words
    assert any("هاكان فيدان" in arabic.reason(w) or "تركيا" in arabic.reason(w) for w in said)


def test_why_names_people_and_not_codes(filed: list[Filed], capsys: pytest.CaptureFixture[str]) -> None:
    """«Turkey, Russia in both», not «TUR, RUS»."""
    print_why(filed[:2], ())
    out = capsys.readouterr().out
    assert "Turkey" in out
    assert "TUR" not in out


def test_why_links_every_report(capsys: pytest.CaptureFixture[str]) -> None:
    """Of four reports of one event, three links: none is told twice, and no report is left out."""
    words = (
        "التقى هاكان فيدان سيرغي لافروف في أنقرة، الجمعة.", "اجتمع هاكان فيدان الجمعة في أنقرة مع سيرغي لافروف.",
        "يلتقي هاكان فيدان سيرغي لافروف الجمعة في أنقرة.", "بحث فيدان ولافروف في أنقرة الجمعة ملف أوكرانيا.",
    )  # fmt: skip
    filed = [
        f
        for n, text in enumerate(words)
        for f in file(tawatur.read(text, published=date(2025, 3, 14), outlet=f"Probe {n}"))
    ]
    print_why(filed, ())
    out = " ".join(capsys.readouterr().out.split())
    assert out.count("one event by") == 3
    assert all(f.key in out for f in filed)


def test_why_tells_a_pair_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Two accounts are surest of each other: told once."""
    words = ("التقى هاكان فيدان سيرغي لافروف في أنقرة، الجمعة.", "اجتمع هاكان فيدان الجمعة في أنقرة مع سيرغي لافروف.")
    readings = [tawatur.read(t, published=date(2025, 3, 14), outlet=f"Probe {n}") for n, t in enumerate(words)]
    print_why([f for r in readings for f in file(r)], ())
    assert capsys.readouterr().out.count("one event by") == 1


def test_why_not_says_what_kept_alike_events_apart(capsys: pytest.CaptureFixture[str]) -> None:
    """One report tells both; other accounts contradict each other; several reports give each its own place."""
    here = ("التقى هاكان فيدان سيرغي لافروف في أنقرة، الجمعة.", "اجتمع هاكان فيدان الجمعة في أنقرة مع سيرغي لافروف.")
    there = ("اجتمع سيرغي لافروف الجمعة في إسطنبول مع هاكان فيدان.", "عقد فيدان ولافروف اجتماعا في إسطنبول الجمعة.")
    one, two = (
        [f for n, t in enumerate(texts) for f in file(tawatur.read(t, published=date(2025, 3, 14), outlet=f"Probe {n}"))]
        for texts in (here, there)
    )
    print_why_not(one, two, ())
    out = " ".join(capsys.readouterr().out.split())
    assert "much alike" in out
    assert "several reports give each its own place, Ankara and Istanbul" in out
    print_why_not(one, one, ())
    assert "tells them as two happenings" in " ".join(capsys.readouterr().out.split())

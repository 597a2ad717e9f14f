"""Times: every example line, every row of the tables, and what must always hold of an interval."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur import lexicon
from tawatur.language import sentences, tokenise
from tawatur.lexicon import Row
from tawatur.mentions.times import find_times
from tawatur.model import Interval

EXAMPLES = lexicon.read_table(lexicon.DATA / "examples" / "times.tsv")
FRIDAY = date(2024, 9, 13)


def read(text: str, published: date | None = FRIDAY) -> tuple[Interval, ...]:
    return find_times(text, tokenise(text), published)


def days(found: tuple[Interval, ...]) -> str:
    return " | ".join(f"{t.earliest or ''}..{t.latest or ''}" for t in found) or "none"


def forms(norm: str) -> Iterator[str]:
    """The word, and what is left once a conjunction or preposition is cut."""
    yield norm
    if len(norm) > 3 and norm[0] in "وفبل":
        yield norm[1:]
        if norm.startswith("لل"):
            yield "ا" + norm[1:]
        if norm[1] in "بل":
            yield norm[2:]


def uncovered(rows: tuple[Row, ...], columns: tuple[str, ...], texts: list[str]) -> list[str]:
    """The rows none of whose words stand in any of the texts."""
    lines = [[set(forms(t.norm)) for t in tokenise(text)] for text in texts]
    missing = []
    for row in rows:
        phrases = [[t.norm for t in tokenise(word)] for column in columns for word in row.many(column)]
        if not any(
            all(word in line[i + k] for k, word in enumerate(phrase))
            for phrase in phrases
            for line in lines
            for i in range(len(line) - len(phrase) + 1)
        ):
            missing.append(f"{row.where}: {row.cells}")
    return missing


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row.line}: {row['text']}")
def test_example(row: Row) -> None:
    """Each example's times are found, resolved as it says, in the words it says, and no others."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = read(row["text"], published)
    assert (row["expect"], row["words"]) == (days(found), " | ".join(t.text for t in found))


@pytest.mark.parametrize(
    ("table", "columns"), [("months", ("led", "beside")), ("weekdays", ("word",)), ("time_cues", ("word",))]
)
def test_every_row_has_an_example(table: str, columns: tuple[str, ...]) -> None:
    """No row of the tables of times goes without an example that uses one of its words."""
    assert uncovered(lexicon.table(table), columns, [row["text"] for row in EXAMPLES]) == []


def test_every_month_name_makes_a_date() -> None:
    """Every spelling of every month, of either calendar, is read between a day and a year."""
    for row in lexicon.table("months"):
        year = 2023 if row["calendar"] == "gregorian" else 1445
        for word in (*row.many("led"), *row.many("beside")):
            found = read(f"في 3 {word} {year}", None)
            assert len(found) == 1, word
            assert found[0].earliest is not None, word
            if row["calendar"] == "gregorian":
                assert date(2023, int(row["number"]), 3) == found[0].earliest == found[0].latest, word


def test_every_weekday_spelling_resolves() -> None:
    """Every spelling of every weekday is the latest such day on or before publication."""
    for row in lexicon.table("weekdays"):
        for word in row.many("word"):
            (found,) = read(f"قال {word}")
            assert found.earliest is not None
            assert int(row["number"]) == found.earliest.weekday()
            assert 0 <= (FRIDAY - found.earliest).days < 7


def test_conjunction_is_left_out_of_the_words() -> None:
    """The interval's words begin behind a conjunction written with them, and its offsets point at them."""
    text = "قال. ومنذ 7 أكتوبر الماضي تغير الوضع"
    (found,) = read(text)
    assert "منذ 7 أكتوبر الماضي" == found.text == text[found.start : found.end]


def test_since_is_open() -> None:
    """«منذ» gives precision open, so that nobody takes it for the day of a happening."""
    (found,) = read("منذ 7 أكتوبر 2023")
    assert ("open", "stated", date(2023, 10, 7), FRIDAY) == (found.precision, found.basis, found.earliest, found.latest)


def test_basis_says_whether_publication_was_needed() -> None:
    """A whole date is stated; a weekday or a date without its year is relative."""
    assert [read(t)[0].basis for t in ("3 فبراير 2024", "3 فبراير", "الخميس")] == ["stated", "relative", "relative"]


def test_anchor_gives_the_year_where_publication_is_unknown() -> None:
    """A day stated by the report gives a date of day and month its year, as context; «أمس» stays unresolved."""
    text = "في 30 يناير الماضي وصل أمس"
    found = find_times(text, tokenise(text), None, anchor=date(2024, 2, 3))
    assert [(date(2024, 1, 30), "context"), (None, "relative")] == [(t.earliest, t.basis) for t in found]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from([row["text"] for row in EXAMPLES]), max_size=4).map("، ".join),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
)
def test_times_are_apart_and_in_order(text: str, published: date) -> None:
    """Of any text of these words: the times follow each other, point at their words, and end no earlier than they begin."""
    for sentence in sentences(text):
        found = find_times(text, sentence.tokens, published)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
        assert all(t.text == text[t.start : t.end] for t in found)
        assert all(t.earliest <= t.latest for t in found if t.earliest is not None and t.latest is not None)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="والمن 0123456789/-.،()أسجمعةيوقبلذشهرعاك", max_size=60))
def test_no_text_is_refused(text: str) -> None:
    """Any string at all is read without an error."""
    read(text)
    read(text, None)

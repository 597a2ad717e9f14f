"""Figures: every example line, every row of the table of what is counted."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import lexicon
from tawatur.language import tokenise
from tawatur.lexicon import Row
from tawatur.mentions.figures import find_figures
from tawatur.mentions.times import find_times
from tawatur.model import Figure

EXAMPLES = lexicon.read_table(lexicon.DATA / "examples" / "figures.tsv")
PUBLISHED = date(2024, 9, 13)


def read(text: str) -> tuple[Figure, ...]:
    tokens = tokenise(text)
    return find_figures(text, tokens, find_times(text, tokens, PUBLISHED), PUBLISHED)


def told(figure: Figure) -> str:
    value = f"{figure.value:.15g}" + ("" if figure.high is None else f"-{figure.high:.15g}")
    return "; ".join([figure.what, value, figure.bound, figure.unit or "", figure.of or ""]).rstrip("; ")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row.line}: {row['text']}")
def test_example(row: Row) -> None:
    """Each example's figures are found as it says, in the words it says, and no others."""
    found = read(row["text"])
    assert (row["expect"], row["words"]) == (" | ".join(map(told, found)) or "none", " | ".join(f.text for f in found))


def test_every_row_has_an_example() -> None:
    """No row of what is counted goes without an example that uses one of its words."""
    lines = [[{t.norm, t.norm[1:], t.norm[2:]} for t in tokenise(row["text"])] for row in EXAMPLES]
    missing = []
    for row in lexicon.table("counted"):
        phrases = [[t.norm for t in tokenise(word)] for word in row.many("word")]
        if not any(
            all(word in line[i + k] for k, word in enumerate(phrase))
            for phrase in phrases
            for line in lines
            for i in range(len(line) - len(phrase) + 1)
        ):
            missing.append(row.where)
    assert missing == []


def test_span_points_at_the_words() -> None:
    """A figure's span is where its words stand."""
    text = "أعلنت الوزارة مقتل ما لا يقل عن 12 شخصا"
    (figure,) = read(text)
    assert "ما لا يقل عن 12" == text[figure.span.start : figure.span.end] == figure.text


def test_since_is_taken_from_the_sentence() -> None:
    """«منذ …» behind a figure is the time it has been counted from."""
    (figure,) = read("مقتل 300 شخص منذ 7 أكتوبر 2023")
    assert figure.since is not None
    assert date(2023, 10, 7) == figure.since.earliest


def test_numbers_of_dates_count_nothing() -> None:
    """The day and year of a date are no figures, whatever word of harm leads them."""
    assert read("قتل القائد في 12 مايو 2023") == ()

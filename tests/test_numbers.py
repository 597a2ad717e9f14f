"""Numbers: every example line, every row of the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur import lexicon
from tawatur.language import tokenise
from tawatur.lexicon import Row
from tawatur.mentions.numbers import ordinal, parse_number

EXAMPLES = lexicon.read_table(lexicon.DATA / "examples" / "numbers.tsv")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row.line}: {row['text']}")
def test_example(row: Row) -> None:
    """Each example's number has the value, bound and words it says."""
    tokens = tokenise(row["text"])
    if row["expect"].startswith("ordinal"):
        assert (int(row["expect"].split()[1]), len(tokens)) == ordinal(tokens, 0)
        return
    number = parse_number(tokens, 0)
    if number is None:
        assert row["expect"] == "none"
        return
    assert row["words"] == row["text"][tokens[number.start].start : tokens[number.end - 1].end]
    if number.vague:
        assert row["expect"] == "vague"
        return
    assert (row["expect"], row["high"]) == (
        f"{number.value:.15g}",
        "" if number.high is None else f"{number.high:.15g}",
    )
    assert row["bound"] == number.bound + (" percent" if number.percent else "")


def test_every_row_has_an_example() -> None:
    """No row of the number words goes without an example that uses one of its words."""
    lines = [{n for t in tokenise(row["text"]) for n in (t.norm, t.norm[1:])} for row in EXAMPLES]
    missing = [
        row.where
        for row in lexicon.table("number_words")
        if not any({t.norm for t in tokenise(word)} <= line for word in row.many("word") for line in lines)
    ]
    assert missing == []


@given(st.integers(1, 10**9))
def test_digits_read_back(n: int) -> None:
    """A number written in digits is read as itself, with or without marks of thousands."""
    for written in (str(n), f"{n:,}"):
        number = parse_number(tokenise(written), 0)
        assert number is not None
        assert n == number.value

"""Sentences beside the tables, and what must be read from them."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import lexicon
from tawatur.lexicon import DATA
from tawatur.reading import read

STATEMENTS = lexicon.read_table(DATA / "examples" / "statements.tsv")
MENTIONS = lexicon.read_table(DATA / "examples" / "mentions.tsv")
CHAINS = lexicon.read_table(DATA / "examples" / "chains.tsv")


@pytest.mark.parametrize("row", STATEMENTS, ids=lambda r: r["note"])
def test_statements_are_heard(row: lexicon.Row) -> None:
    """The statements are exactly those expected, in order."""
    found = [f"{s.speaker.name} {s.stance}" for s in read(row["text"], published=date(2025, 4, 10)).statements]
    assert found == [part.strip() for part in row["expect"].split(" ; ") if part.strip()]


@pytest.mark.parametrize("row", MENTIONS, ids=lambda r: r["note"])
def test_mentions_are_named(row: lexicon.Row) -> None:
    """Each expected mention is found with its kind and name."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = [f"{m.kind} {m.name}" for m in read(row["text"], published=published).mentions]
    assert set(row["expect"].split(" ; ")) <= set(found), found


@pytest.mark.parametrize("row", CHAINS, ids=lambda r: r["note"])
def test_chains_are_whole(row: lexicon.Row) -> None:
    """The account has exactly the links expected, outermost first."""
    accounts = read(row["text"], published=date(2025, 4, 10)).accounts
    assert [" < ".join(link.name or link.text for link in a.chain) for a in accounts if a.type == "CONSULT"] == [row["expect"]]

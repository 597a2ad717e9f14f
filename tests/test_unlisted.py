"""Who acts and who suffers in assaults and protests, where no table lists them."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import lexicon
from tawatur.lexicon import DATA
from tawatur.reading import read

EXAMPLES = lexicon.read_table(DATA / "examples" / "unlisted.tsv")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda r: r["note"])
def test_people_by_their_words(row: lexicon.Row) -> None:
    """Each role has the words wanted, and no others."""
    accounts = [a for a in read(row["text"], published=date(2025, 3, 4)).accounts if a.type == row["type"]]
    assert accounts
    for role in ("source", "target"):
        found = {p.text for a in accounts for p in a.participants if p.role == role}
        assert found == set(row.many(role))

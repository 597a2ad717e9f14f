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


@pytest.mark.parametrize(
    "text",
    ["انفجرت سيارة مفخخة أمس قرب المخفر.", "أضرب عمال المرفأ أمس احتجاجاً على تأخر الأجور."],
)
def test_one_happening_is_told_once(text: str) -> None:
    """With what an attack was made and why people struck make no second account."""
    assert len(read(text, published=date(2025, 3, 4)).accounts) == 1


def test_the_dead_and_wounded_share_their_attack() -> None:
    """Time and place stand with the attack and hold for those who fell in it."""
    text = "قتل ثلاثة أشخاص وأصيب أربعة آخرون في تفجير أمس وسط بعقوبة."
    accounts = [a for a in read(text, published=date(2025, 3, 4)).accounts if a.mode in ("killing", "injury")]
    assert [(a.date.earliest if a.date else None, a.place.name if a.place else None) for a in accounts] == [
        (date(2025, 3, 3), "Baqubah"),
        (date(2025, 3, 3), "Baqubah"),
    ]

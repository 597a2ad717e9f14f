"""Rounds of talks told beside the news, with the sides of the news and a day and place of their own."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import lexicon
from tawatur.ingest import prepare
from tawatur.model import Account
from tawatur.reading import read_report

ROWS = lexicon.table("examples/rounds")


@pytest.mark.parametrize("row", ROWS, ids=[row["note"] for row in ROWS])
def test_other_rounds(row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"])
    reading = read_report(prepare(row["text"], source="rounds", published=published))
    told = [a for a in reading.accounts if a.type == "CONSULT" and a.status in ("happened", "ongoing")]
    news, others = told[0], told[1:]
    assert news.date is not None
    assert published in (news.date.earliest, news.date.latest)
    assert all(len(_names(a) & _names(news)) == len(_names(news)) for a in others)
    assert sorted(map(_when_and_where, others)) == sorted(part.strip() for part in row["expect"].split("|") if part.strip())


def _names(account: Account) -> set[str | None]:
    return {p.name for p in account.participants}


def _when_and_where(account: Account) -> str:
    when, where = account.date, account.place
    return f"{when.earliest if when else None}..{when.latest if when else None} @{where.name if where else '-'}"

"""Assaults, protests, arrests, accusations and the like: every account of a sentence, or none."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import lexicon
from tawatur.lexicon import DATA
from tawatur.model import Account
from tawatur.reading import read

EXAMPLES = lexicon.read_table(DATA / "examples" / "acts.tsv")
OTHERS = ("CONSULT", "PROPOSAL")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda r: r["note"])
def test_acts_are_read(row: lexicon.Row) -> None:
    """The accounts are those expected, none more, with type, mode, status, everybody in his role and the place."""
    accounts = read(row["text"], published=date(2025, 3, 11)).accounts
    told = [a for a in accounts if a.type not in OTHERS or not row["expect"]]
    wanted = [part.strip() for part in row["expect"].split("||") if part.strip()]
    assert sorted(_line(a) for a in told) == sorted(_ordered(w) for w in wanted)


def _line(account: Account) -> str:
    sides = "; ".join(sorted(f"{p.role}: {p.text}" for p in account.participants))
    place = account.place.name if account.place is not None else "-"
    return f"{account.type} {account.mode} {account.status} | {sides} | {place}"


def _ordered(wanted: str) -> str:
    head, sides, place = (part.strip() for part in wanted.split("|"))
    return f"{head} | {'; '.join(sorted(s.strip() for s in sides.split(';')))} | {place}"

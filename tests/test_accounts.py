"""Sentences and what must be read from them, near misses included."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur import lexicon
from tawatur.evaluation import agree
from tawatur.lexicon import DATA
from tawatur.reading import read

EXAMPLES = lexicon.read_table(DATA / "examples" / "accounts.tsv")


@pytest.mark.parametrize("row", [r for r in EXAMPLES if r["expect"]], ids=lambda r: r["note"])
def test_accounts_are_read(row: lexicon.Row) -> None:
    """The account is found with its type, mode, status, every participant and its place."""
    accounts = read(row["text"], published=date.fromisoformat(row["published"])).accounts
    for wanted in row["expect"].split("||"):
        head, _, rest = wanted.strip().partition(": ")
        names, _, place = rest.partition(" @")
        kind, mode, status = head.split()
        fitting = [a for a in accounts if (a.type, a.mode, a.status) == (kind, mode, status)]
        assert fitting, [(a.type, a.mode, a.status, [p.name for p in a.participants]) for a in accounts]
        sides = names.split("; ")
        same = [
            a
            for a in fitting
            if len(a.participants) == len(sides) and all(any(agree(n, p.name) for p in a.participants) for n in sides)
        ]
        assert same, [[p.name for p in a.participants] for a in fitting]
        if place == "-":
            assert same[0].place is None
        elif place:
            assert same[0].place is not None
            assert place == same[0].place.name


@pytest.mark.parametrize("row", [r for r in EXAMPLES if not r["expect"]], ids=lambda r: r["note"])
def test_near_misses_are_left(row: lexicon.Row) -> None:
    """Nothing is read from a sentence that only looks like a meeting."""
    accounts = read(row["text"], published=date.fromisoformat(row["published"])).accounts
    assert [a.rule for a in accounts if a.type in ("CONSULT", "PROPOSAL")] == []


def test_chain_of_an_agency_quoting_sources() -> None:
    """«نقلت … عن مصادر» gives the agency, then its unnamed source as the origin."""
    text = "التقى هاكان فيدان وفداً من حركة حماس في أنقرة. ونقلت وكالة الأناضول عن مصادر دبلوماسية أن اللقاء تناول وقف إطلاق النار."
    account = read(text, published=date(2025, 1, 20)).accounts[0]
    assert [link.kind for link in account.chain] == ["agency", "anonymous_source"]
    assert "ceasefire" in account.topics


def test_no_date_is_invented() -> None:
    """A weekday without a day of publication stays unresolved."""
    (account,) = read("التقى هاكان فيدان سيرغي لافروف، الجمعة، في أنقرة.").accounts
    assert account.date is None or (account.date.earliest is None and account.date.latest is None)


def test_an_office_is_held_by_date() -> None:
    """The unnamed head of Egyptian intelligence of September 2024 is not that of November."""
    text = "التقى رئيس المخابرات العامة المصرية هاكان فيدان في القاهرة."
    names = [read(text, published=date(2024, month, 20)).accounts[0].participants[0].name for month in (9, 11)]
    assert names == ["Abbas Kamel", "Hassan Mahmoud Rashad"]


def test_a_plan_on_the_29th_of_february_that_has_gone_by() -> None:
    """The year after has no such day: the plan is dated to the last of February."""
    accounts = read("من المقرر أن يلتقي عباس عراقجي فيصل بن فرحان في 29 فبراير.", published=date(2024, 4, 25)).accounts
    assert [a.date.latest for a in accounts if a.date is not None] == [date(2025, 2, 28)]

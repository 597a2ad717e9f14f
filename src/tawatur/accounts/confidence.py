"""How sure an account is: the share of accounts like it that were right, learned from the annotated sets.

A logistic model over a dozen plain traits, fitted by `tools/calibrate.py`; `make evaluate` prints how often accounts of each confidence were right.
Types that no set annotates have the share that the public sentences gave for assaults and protests.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp

from tawatur import lexicon
from tawatur.accounts.drafts import LIKELY_RULE
from tawatur.model import Account

MEASURED = frozenset({"CONSULT", "PROPOSAL"})
LIKELY = 0.6  # share of meetings that were right of those whose sides are weighed, over the folds of tools/train_likely.py, rounded down
UNMEASURED = 0.6  # precision of assaults and protests over held-out folds of tools/train_foreground.py, rounded down


def traits(account: Account) -> Iterator[str]:
    """What speaks for or against an account being right: names of traits that hold."""
    people = account.participants
    yield "bias"
    yield f"rule {account.rule.partition('.')[0]}"
    yield f"type {account.type}"
    if account.status != "happened":
        yield "not happened"
    if len(account.evidence) > 1:
        yield "told again"
    if account.date is not None and account.date.basis != "context":
        yield "dated"
    if account.place is not None:
        yield "placed"
    if any(p.actor is None for p in people):
        yield "somebody without an actor"
    if any(p.actor is not None and p.actor.startswith("?") for p in people):
        yield "somebody not listed"
    if len(people) == 1:
        yield "one side"
    if len(people) > 3:
        yield "many sides"
    if account.mode in ("visit", "contact", "mediation"):
        yield f"mode {account.mode}"


@cache
def _weights() -> dict[str, float]:
    return {row["trait"]: float(row["weight"]) for row in lexicon.table("confidence")}


def confidence(account: Account) -> float:
    """0 to 1: of accounts at 0.8, about four in five are right."""
    if account.type not in MEASURED:
        return UNMEASURED
    weights = _weights()
    known = round(1 / (1 + exp(-sum(weights.get(trait, 0.0) for trait in traits(account)))), 2)
    return min(known, LIKELY) if account.rule.startswith(LIKELY_RULE) else known

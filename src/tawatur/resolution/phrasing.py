"""What the fields of two accounts say for or against one event, in words: phrases of `data/reasons.tsv` with their values filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tawatur import lexicon
from tawatur.resolution import roster
from tawatur.resolution.profile import Days
from tawatur.resolution.romanise import romanise


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a phrase. kind: label (a type, mode or topic of the record), days (an interval, «..2024-02-03»), actor, place or number."""

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A phrase by its key with the values that go into it."""

    key: str
    terms: Mapping[str, Term] = field(default_factory=dict)

    def fill(self, language: str, render: Callable[[str, str], str], parting: str) -> str:
        """The phrase in «en» or «ar»; `render` gives a value of a kind in words, `parting` stands between several."""
        values = {name: parting.join(render(term.kind, v) for v in term.values) for name, term in self.terms.items()}
        return _phrases()[self.key][language].format(**values)

    def __str__(self) -> str:
        return self.fill("en", english, ", ")


def labels(*values: str) -> Term:
    """Labels of the record."""
    return Term("label", values)


def actors(*idents: str) -> Term:
    """Actors or states by id."""
    return Term("actor", idents)


def places(*names: str) -> Term:
    """Places by English name."""
    return Term("place", names)


def number(value: int) -> Term:
    """A number."""
    return Term("number", (str(value),))


def interval(days: Days) -> Term:
    """The days as an interval: empty for none, «..2024-02-03» for before that day."""
    return Term("days", (days.interval,))


def english(kind: str, value: str) -> str:
    """A value of a phrase in English."""
    if kind == "actor":
        return actor_name(value)
    if kind == "days":
        first, parted, last = value.partition("..")
        if not value:
            return "no date"
        if parted and not (first and last):
            return f"after {first}" if first else f"before {last}"
    return value


def actor_name(ident: str) -> str:
    """English name of an actor or state by its id; a provisional one's as his letters are spelled."""
    known = roster.load().by_id.get(ident)
    if known is not None:
        return known.name
    return roster.state_names().get(ident) or romanise(ident.removeprefix("?").replace("-", " "))


@cache
def _phrases() -> dict[str, dict[str, str]]:
    return {row["key"]: {"en": row["en"], "ar": row["ar"]} for row in lexicon.table("reasons")}

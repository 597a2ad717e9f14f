"""Whom a description by number means: «الثلاثة», «القادة الأربعة», «الدول الثلاث»: as many as were told of together, and nobody where there are more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tawatur.mentions.discourse import PERSONAL, Discourse
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.two import state_of

NUMBERS = frozenset({"ثلاثه", "اربعه"})  # as heads of a description, without their article
_STATES = ("states.state", "states.capital", "states.seat")


def meant(roles: str, phrase: Phrase, discourse: Discourse) -> tuple[Phrase, ...]:
    """The sides of the last happening where they are so many, else those named so far in this sentence, or of people in it and the one before, of states in the report.

    `roles`: `#` and the number, behind it `state` where states are meant.
    """
    number, _, kind = roles.removeprefix("#").partition(" ")
    told = _states if kind == "state" else _people
    if len(sides := told(discourse.sides)) == int(number):
        return sides
    before = 0 if kind == "state" else next((s for s in reversed(discourse.begun) if s < discourse.sentence), 0)
    for since in (discourse.sentence, before):
        named = told([p for p in discourse.seen if since <= p.start < phrase.start])
        if len(named) >= int(number):
            return named if len(named) == int(number) else ()
    return ()


def _states(seen: Sequence[Phrase]) -> tuple[Phrase, ...]:
    return _distinct([state_of(p) for one in seen for p in one.parts or (one,) if p.country and p.number == "s" and (p.kind in PERSONAL or p.rule in _STATES)], lambda p: p.country)


def _people(seen: Sequence[Phrase]) -> tuple[Phrase, ...]:
    return _distinct([p for p in seen if p.kind in PERSONAL and p.number == "s" and p.name], lambda p: p.name)


def _distinct(seen: Sequence[Phrase], key: Callable[[Phrase], str | None]) -> tuple[Phrase, ...]:
    found: dict[str | None, Phrase] = {}
    for phrase in seen:
        found.setdefault(key(phrase), phrase)
    return tuple(found.values())

"""Under which offices the roster may list one that a text names: «المبعوث الأممي إلى اليمن», «قائد الدعم السريع», «رئيس جهاز المخابرات العامة المصرية»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tawatur import lexicon
from tawatur.resolution.roster import Roster, state_names

HEADS = frozenset({"president", "prime-minister", "monarch"})  # who speak for their states, whichever of them they are
_OF_STATE = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD"})

_OF_A_BODY = frozenset({"leader", "deputy-leader", "deputy-head"})  # whoever commands a state's corps leads no state


@cache
def _rows(said: str) -> tuple[lexicon.Row, ...]:
    return tuple(row for row in lexicon.table("office_equivalents") if row["said"] == said)


@cache
def _states() -> dict[str, str]:
    return {iso: slug(name) for iso, name in state_names().items()}


def slug(name: str) -> str:
    """A name as the roster's envoys carry it: «Horn of Africa» → horn-of-africa."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def listed(role: str, body: str, subject: str | None, roster: Roster) -> Iterator[str]:
    """Office keys, the likeliest first: as the text has it, as envoys are listed, of the state a body serves, by roles that mean the same.

    `subject`: what an envoy is sent to, a state's code or a slug; where the text gives none, `body` is.
    """
    yield f"{role}@{body}"
    rows = _rows(role)
    for row in rows:
        if row["body"] == "envoy":
            yield from _of_envoy(row, body, subject)
    actor = roster.by_id.get(body)
    places = [body]
    if actor is not None and actor.country and actor.sector in _OF_STATE and role not in _OF_A_BODY:
        places.append(actor.country)
        yield f"{role}@{actor.country}"
    for place in places:
        kind = "state" if place in _states() else "body"
        for row in rows:
            if row["body"] == kind:
                yield from (f"{other}@{place}" for other in row.many("listed"))


def _of_envoy(row: lexicon.Row, body: str, subject: str | None) -> Iterator[str]:
    sender = row["of"] or body
    sent_to = subject or (body if row["of"] else None)
    if sent_to is None or sent_to == sender:
        return
    for role in row.many("listed"):
        yield f"{role}-{_states().get(sent_to, sent_to)}@{sender}"

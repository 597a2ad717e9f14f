"""Which side of a conflict or state a participant acts for."""

from __future__ import annotations

from functools import lru_cache

from tawatur.model import Participant
from tawatur.resolution import roster

_STATE_SECTORS = frozenset({"GOV", "MIL", "SPY", "JUD", "LEG"})


@lru_cache(maxsize=50_000)
def root(actor: str) -> str:
    """The party an actor of the roster acts for: a state's code for its servants, the topmost body otherwise; itself where unknown."""
    known = roster.load().by_id.get(actor)
    if known is None:
        return actor.partition("@")[2] or actor
    if known.sector in _STATE_SECTORS and known.country:
        return known.country
    for body in known.member_of:
        above = roster.load().by_id.get(body)
        if above is not None and above.id != actor:
            return root(above.id) if above.sector not in ("IGO",) or known.kind != "person" else above.id
    if known.kind == "person" and known.country:
        return known.country
    return actor


def party(participant: Participant) -> str:
    """The party of a participant: by his actor, the bodies he acts for, or his country."""
    if participant.actor and not participant.actor.startswith("?"):
        return root(participant.actor)
    for body in participant.of:
        if not body.startswith("?"):
            return root(body)
    if participant.country and (participant.office or participant.kind in ("office", "state", "organisation", "group")):
        return participant.country
    return participant.actor or participant.name


def is_named(participant: Participant) -> bool:
    """Whether a certain person is named, not a body or state."""
    return (
        participant.kind in ("person", "office")
        and bool(participant.actor)
        and not participant.name.startswith(("Officials", "Leaders"))
    )

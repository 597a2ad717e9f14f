"""Who stands where in an event: its participants with the role, country, sector and party that most accounts give them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product

from tawatur.model import Participant
from tawatur.publish.exports.selection import Told
from tawatur.resolution import roster
from tawatur.resolution.parties import party


@dataclass(frozen=True, slots=True)
class Standing:
    """One participant of an event. `party` tells the sides apart: a state's code or the id of a body; absent ones are left out."""

    name: str
    actor: str | None
    role: str
    kind: str
    country: str | None
    sector: str | None
    party: str
    words: str


def standings(told: Told) -> tuple[Standing, ...]:
    """The participants of an event in its own order, each with the role that most accounts give; those a person added have no role but source."""
    seen: dict[str, list[Participant]] = {}
    for filed in told.filed:
        for p in filed.account.participants:
            if p.role != "absent":
                seen.setdefault(p.name, []).append(p)
    found = []
    for value in told.event.participants:
        given = seen.get(value.value)
        if given is None:
            found.append(Standing(value.value, None, "source", "person", None, None, value.value, value.value))
            continue
        found.append(_standing(value.value, given))
    return tuple(found)


def _standing(name: str, given: list[Participant]) -> Standing:
    roles = Counter(p.role for p in given)
    first = given[0]
    listed = roster.load().by_id.get(first.actor or "")
    sector = listed.sector if listed else "GOV" if first.kind == "state" or first.office else None
    country = (listed.country if listed else None) or next((p.country for p in given if p.country), None)
    role = min(roles, key=lambda r: (-roles[r], r))
    return Standing(name, first.actor, role, first.kind, country, sector or None, party(first), first.text)


def dyads(found: tuple[Standing, ...]) -> tuple[tuple[Standing, Standing | None], ...]:
    """Pairs of an event that the directed schemes code, each once: every source with every target, host or mediator of another party; where there is
    none of these, every two sources of different parties; a source alone where there is nobody else.
    """
    sources = [s for s in found if s.role in ("source", "member_of_delegation")]
    others = [s for s in found if s.role in ("target", "host", "mediator")]
    pairs = [(a, b) for a, b in product(sources, others) if a.party != b.party]
    pairs += [(a, b) for n, a in enumerate(sources) for b in sources[n + 1 :] if a.party != b.party and not _both_with(others, a, b, pairs)]
    if pairs:
        return tuple(pairs)
    return tuple((s, None) for s in found[:1])


def _both_with(others: list[Standing], one: Standing, two: Standing, pairs: list[tuple[Standing, Standing]]) -> bool:
    """Whether both stand with one visited side: then they came together."""
    return any((one, o) in pairs and (two, o) in pairs for o in others if o.role == "target")

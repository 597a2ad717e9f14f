"""Which conflicts an event belongs to: by the parties that take part, and by envoys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tawatur import lexicon
from tawatur.model import Filed, Participant
from tawatur.resolution import roster
from tawatur.resolution.parties import party

_ENVOY = "special-envoy-"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict: its sides by party, those that are party to it alone, the names of its envoys' offices, and its first and last day."""

    id: str
    name: str
    name_ar: str
    sides: tuple[frozenset[str], ...]
    alone: frozenset[str]
    envoys: frozenset[str]
    first: date
    last: date


@cache
def load() -> dict[str, Conflict]:
    """All conflicts of the table by id."""
    return {row["id"]: _conflict(row) for row in lexicon.table("conflicts")}


def _conflict(row: lexicon.Row) -> Conflict:
    return Conflict(
        row["id"], row["name_en"], row["name_ar"], tuple(frozenset(s.split()) for s in row["sides"].split("/")), frozenset(row["alone"].split()),
        frozenset(row["envoy"].split()), roster.edges(row["begin"])[0] if row["begin"] else date.min, roster.edges(row["end"])[1] if row["end"] else date.max,
    )  # fmt: skip


@cache
def against(actor: str) -> tuple[frozenset[str], ...]:
    """For each conflict that the actor is a side of, the states on its other sides, by ISO 3166-1 alpha-3."""
    foes = ([rest for rest in c.sides if actor not in rest] for c in load().values() if any(actor in side for side in c.sides))
    return tuple(frozenset(foe for rest in sides for foe in rest if foe.isupper()) for sides in foes)


def conflicts(cluster: Sequence[Filed], day: date | None) -> tuple[str, ...]:
    """Ids of the conflicts that accounts of one event belong to, sorted; `day` is the event's, else the one it was first told on."""
    people = [p for f in cluster for p in f.account.participants if p.role != "absent"]
    parties = {party(p) for p in people} | {p.actor for p in people if p.actor}
    envoys = set(_envoys(people, day))
    return tuple(sorted(c.id for c in load().values() if _is_of(c, parties, envoys, day)))


def _is_of(conflict: Conflict, parties: set[str], envoys: set[str], day: date | None) -> bool:
    if day is not None and not conflict.first <= day <= conflict.last:
        return False
    sides = sum(bool(side & parties) for side in conflict.sides)
    return sides > 1 or bool(conflict.alone & parties) or bool(conflict.envoys & envoys)


def _envoys(people: Iterable[Participant], day: date | None) -> Iterable[str]:
    """What the participants were envoys for on the day."""
    for p in people:
        known = roster.load().by_id.get(p.actor or "")
        for office in known.offices if known else ():
            if office.role.startswith(_ENVOY) and (day is None or office.holds(day) is not False):
                yield office.role.removeprefix(_ENVOY)

"""Which side of a conflict or state a participant acts for, and whether two accounts' sides may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawatur.model import Account, Participant
from tawatur.resolution import roster
from tawatur.resolution.names import compare, skeleton
from tawatur.resolution.offices import HEADS

_MANY = 4  # of one party named in an account: a list of who attended
_STATE_SECTORS = frozenset({"GOV", "MIL", "SPY", "JUD", "LEG"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a happening: the party, and the persons named for it, by actor id (none where only the body is).

    `posts`: the office of an unlisted person with what tells him from others who hold it, «foreign-minister@DZA مراد», «envoy@NLD h dk».
    `hosts`: those of the persons who received the other side; the rest of them only attended.
    """

    party: str
    persons: frozenset[str]
    posts: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()


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


def _goes_on(participant: Participant, among: Sequence[Participant]) -> bool:
    if participant.kind != "office" or participant.actor:
        return False
    return any(
        0 <= participant.start - p.end <= 1
        and (p.actor or "").startswith("?")
        and p.country in (None, participant.country)
        for p in among
    )


def is_anybody(participant: Participant) -> bool:
    """Whether nothing tells the participant from others under the same word: «officials», «delegations»."""
    return participant.actor is None and participant.country is None and not participant.of


def sides(account: Account) -> tuple[Side, ...]:
    """The sides of an account by party. Where all of them are of one party, each person is a side of his own: a king and his minister.

    A group of nobody's, «مسؤولون», «وفود», is no side that could be found again elsewhere; nor is an office that only goes on naming the
    man before it, «الأمير فيصل بن بندر أمير منطقة الرياض».
    """
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for p in account.participants:
        if p.role != "absent" and not is_anybody(p) and not _goes_on(p, account.participants):
            mine = found[party(p)]
            if is_named(p) and p.actor:
                mine[p.actor] = mine.get(p.actor, frozenset()) | _post(p)
    if len(found) == 1:
        ((only, persons),) = found.items()
        if len(persons) > 1:
            return tuple(Side(only, frozenset({p}), persons[p]) for p in sorted(persons))
    hosts = frozenset(p.actor for p in account.participants if p.role == "host" and p.actor) or _led(account, found)
    return tuple(
        Side(k, frozenset(v), frozenset().union(*v.values()), hosts & v.keys()) for k, v in sorted(found.items())
    )


def _led(account: Account, found: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    """Who is named first of an account, where many others of his party are: the list behind «بحضور» only attended."""
    first = next((p.actor for p in account.participants if p.actor), None)
    many = any(first in persons and len(persons) >= _MANY for persons in found.values())
    return frozenset({first}) if first is not None and many else frozenset()


def _post(participant: Participant) -> frozenset[str]:
    """What tells an unlisted person by his office: with his given name where one man holds it at a time, with how his surname sounds in any case."""
    actor, office = participant.actor or "", participant.office or ""
    if not actor.startswith("?"):
        return frozenset()
    given, *more = actor[1:].split("-")
    first, last = skeleton(given), skeleton(more[-1]) if more else ""
    found = {f"{office} {given}"} if _is_single(office.partition("@")[0]) else set()
    if "@" in office and first and len(last) > 1:
        found.add(f"{office} {first[0]} {last}")
    return frozenset(found)


def _is_single(role: str) -> bool:
    """Whether a body or state has one holder of the role at a time: its head, or the minister of one thing."""
    return role in HEADS or (role.endswith("-minister") and not role.startswith("deputy-"))


@lru_cache(maxsize=200_000)
def same_person(a: str, b: str) -> bool:
    """Whether two actor ids may be one person: the same id, or names of which at least one is provisional and that compare as one."""
    if a == b:
        return True
    if not a.startswith("?") and not b.startswith("?"):
        return False
    return any(not _is_father(x, y) and compare(x, y).same for x in _names(a) for y in _names(b))


def _is_father(one: str, two: str) -> bool:
    """Whether the one name is only the father's of the other: «سلمان» is not «محمد بن سلمان»."""
    short, long = sorted((one.split(), two.split()), key=len)
    return len(short) == 1 < len(long) and any(
        name == short[0] and long[n - 1] in ("بن", "ابن", "بنت") for n, name in enumerate(long) if n
    )


def _names(actor: str) -> Sequence[str]:
    if actor.startswith("?"):
        return (actor[1:].replace("-", " "),)
    known = roster.load().by_id.get(actor)
    return known.names_ar if known is not None else ()


def common_person(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the two sets name at least one same person."""
    if not a or not b:
        return False
    if not a.isdisjoint(b):
        return True
    for one in a:
        for two in b:
            if (one[0] == "?" or two[0] == "?") and same_person(one, two):
                return True
    return False


def same_bearer(a: Side, b: Side) -> bool:
    """Whether both sides name one same person: by name, or by the given name and the office, however the surname is written."""
    return common_person(a.persons, b.persons) or not a.posts.isdisjoint(b.posts)


def _attended(a: Side, b: Side) -> bool:
    """Whether those whom `b` names only attended what somebody else received for in `a`: a king's reception is not his minister's."""
    return bool(a.hosts) and not common_person(a.hosts, b.persons)


def matched(one: Sequence[Side], two: Sequence[Side]) -> tuple[tuple[Side, Side], ...]:
    """The sides of the one that the other has too, each side used once; sides that name the same person first."""
    pairs = [
        (not same_bearer(a, b), m, n)
        for m, a in enumerate(one)
        for n, b in enumerate(two)
        if (a.party == b.party or a.party[:1] == "?" or b.party[:1] == "?") and _may_be_one(a, b)
    ]
    if len(pairs) > 1:
        pairs.sort()
    left, right, found = set(range(len(one))), set(range(len(two))), []
    for _, m, n in pairs:
        if m in left and n in right:
            left.discard(m)
            right.discard(n)
            found.append((one[m], two[n]))
    return tuple(found)


def _may_be_one(a: Side, b: Side) -> bool:
    if a.party == b.party:
        return not a.persons or not b.persons or (same_bearer(a, b) and not _attended(a, b) and not _attended(b, a))
    loose = a.party.startswith("?") or b.party.startswith("?")
    return loose and bool(a.persons and b.persons) and common_person(a.persons, b.persons)

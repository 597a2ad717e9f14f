"""Accounts parted into events: units, the links between them, and clusters that are the same in any order.

Three rules make the order of reports matter nothing and keep the reach of one more report short:

1. What one report tells as one happening is one `Unit`, whoever it is told on.
2. Solid units (two sides and a certain day) make clusters among themselves, the surest pairs first, and never two clusters of which any two
   units contradict each other.
3. A vague unit joins the one cluster it fits best; where two fit alike it joins none. So it never chains two meetings together. Vague units
   that join no cluster make clusters of those told in one calendar week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations

from tawatur.model import Filed
from tawatur.resolution.copies import share_wording
from tawatur.resolution.merge import SAME, differ_by_place, dispute_place, is_one_story, is_redated, score
from tawatur.resolution.names import keys as name_keys
from tawatur.resolution.parties import Side
from tawatur.resolution.profile import Days, Profile, profile

_WEEK = 7
_MARGIN = 0.05  # by how much a vague unit must fit one cluster better than the next
_MANY_SIDES = 8  # beyond, a summit is found by its first sides only


@dataclass(frozen=True, slots=True)
class Unit:
    """The accounts of one report that tell one happening. `key`: "<report>#<happening>"."""

    key: str
    members: tuple[Filed, ...]
    profiles: tuple[Profile, ...]
    solid: bool
    week: int  # of the last day it may lie on; links of two vague units stay within one


def units(accounts: Iterable[Filed]) -> dict[str, Unit]:
    """The units of accounts, by key, in order of key."""
    groups: dict[str, dict[str, Filed]] = defaultdict(dict)
    for filed in accounts:
        groups[unit_key(filed)][filed.key] = filed
    return {key: _unit(key, groups[key]) for key in sorted(groups)}


def unit_key(filed: Filed) -> str:
    """The key of the unit an account belongs to."""
    return f"{filed.report}#{filed.account.happening}"


def _unit(key: str, members: Mapping[str, Filed]) -> Unit:
    ordered = tuple(members[k] for k in sorted(members))
    profiles = tuple(profile(f) for f in ordered)
    return Unit(key, ordered, profiles, any(p.solid for p in profiles), max(p.days.high for p in profiles) // _WEEK)


# -- candidates -----------------------------------------------------------------------------------------------------


def blocks(unit: Unit) -> frozenset[str]:
    """Keys of which two units that may be linked share at least one: type, two sides or one person, and a week the happening may lie in."""
    return frozenset(
        f"{p.type}|{who}|{when}" for p in unit.profiles for who in _who(p.sides) for when in _weeks(p.days, p.moved)
    )


def _who(found: Sequence[Side]) -> Iterator[str]:
    tokens = sorted({_token(s.party) for s in found})[:_MANY_SIDES]
    for one, two in combinations(tokens, 2):
        yield f"{one}+{two}"
    for side in found[:_MANY_SIDES]:
        for person in side.persons:
            yield f"@{_token(person)}"
    if len(found) == 1 and not found[0].persons:
        yield tokens[0]


def _token(actor: str) -> str:
    """The actor's id; for a provisional one what its spellings share."""
    if not actor.startswith("?"):
        return actor
    return "?" + "/".join(sorted(name_keys(actor[1:].replace("-", " "))))


def _weeks(days: Days, moved: bool) -> Iterator[str]:
    if days.grade == "none":
        yield "undated"
    elif days.grade == "long":
        yield from (f"year{y}" for y in range(days.low // 365, min(days.high // 365, days.low // 365 + 10) + 1))
    else:
        pad = 14 if moved else 1  # a copy may misdate by two days, a postponement move by two weeks
        yield from (str(w) for w in range((days.low - pad) // _WEEK, (days.high + pad) // _WEEK + 1))


def link(a: Unit, b: Unit) -> float | None:
    """The best score of two units that may be one event; None where they contradict each other, have too little in common, or are both
    vague and told in two weeks."""
    if not a.solid and not b.solid and a.week != b.week:
        return None
    best = contrast(a, b)
    return best if best is not None and best >= SAME else None


def contrast(a: Unit, b: Unit) -> float | None:
    """The best score of any account of the one with any of the other; None where any two contradict each other."""
    if a.profiles[0].report == b.profiles[0].report and not is_one_story(a.profiles[0], b.profiles[0]):
        return None  # one report tells them as two happenings
    best = -1.0
    for p in a.profiles:
        for q in b.profiles:
            found = score(p, q)
            if found is None:
                return None
            best = max(best, found)
    return best


def links(found: Mapping[str, Unit]) -> dict[tuple[str, str], float]:
    """Scores of the linked pairs among units, the smaller key first."""
    own = {key: blocks(unit) for key, unit in found.items()}
    # Units of one block come one after the other, so that what is kept of their wording is at hand.
    order = sorted(found, key=lambda key: (min(own[key], default=""), key))
    holders: dict[str, list[str]] = defaultdict(list)
    scores: dict[tuple[str, str], float] = {}
    for key in order:
        before = [holders[block] for block in own[key]]
        for other in set().union(*before):
            best = link(found[key], found[other])
            if best is not None:
                scores[(key, other) if key < other else (other, key)] = best
        for held in before:
            held.append(key)
    return scores


# -- clusters -------------------------------------------------------------------------------------------------------


def clusters(accounts: Iterable[Filed]) -> tuple[tuple[Filed, ...], ...]:
    """The accounts parted into events, each by key, the events by their first key; the same whatever the order of the accounts."""
    found = units(accounts)
    return partition(found, links(found))


def partition(found: Mapping[str, Unit], scores: Mapping[tuple[str, str], float]) -> tuple[tuple[Filed, ...], ...]:
    """The units parted into events along their links."""
    parting = _Parting(found, _known=dict.fromkeys(scores, False))
    ordered = sorted(scores, key=lambda pair: (-scores[pair], pair))
    for one, two in ordered:
        if found[one].solid and found[two].solid:
            parting.join(one, two)
    left = parting.attach(scores)
    for one, two in ordered:
        if one in left and two in left:
            parting.join(one, two)
    groups = [
        tuple(sorted((f for u in group for f in found[u].members), key=lambda f: f.key))
        for group in parting.members.values()
    ]
    return tuple(sorted(groups, key=lambda g: g[0].key))


def _share_place(a: Unit, b: Unit) -> bool:
    """Whether both tell one place."""
    return bool({p.place.name for p in a.profiles if p.place} & {p.place.name for p in b.profiles if p.place})


def _dispute_place(a: Unit, b: Unit) -> bool:
    """Whether the two tell two places."""
    return any(dispute_place(p, q) for p in a.profiles for q in b.profiles)


def _share_words(a: Unit, b: Unit) -> bool:
    """Whether the sentences that tell it share their wording."""
    return any(share_wording(p.words, q.words) for p in a.profiles for q in b.profiles)


def _dispute_day(a: Unit, b: Unit) -> bool:
    """Whether the two tell as held, each on a certain day, what cannot be one day."""
    held = [[p.days for p in u.profiles if p.days.grade == "exact" and p.status == "happened"] for u in (a, b)]
    return any(max(x.low, y.low) > min(x.high, y.high) for x in held[0] for y in held[1])


@dataclass(slots=True)
class _Parting:
    """Which cluster each unit is in. Clusters are named by one of their units."""

    found: Mapping[str, Unit]
    where: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.where = {key: key for key in self.found}
        self.members = {key: [key] for key in self.found}

    def join(self, one: str, two: str) -> None:
        """Makes the clusters of two units one, unless units of them contradict each other."""
        m, n = self.where[one], self.where[two]
        if m == n or not self.fit(self.members[m], self.members[n]):
            return
        m, n = min(m, n), max(m, n)
        for unit in self.members.pop(n):
            self.where[unit] = m
            self.members[m].append(unit)

    def fit(self, one: Sequence[str], two: Sequence[str]) -> bool:
        """Whether no unit of the one contradicts one of the other. A copy that does is excused where what it was copied from does not; so is who
        differs in the place alone, where another of the group that tells this place does not: the place is in dispute already."""
        if any(self._contradict(x, y) and not self._excused(x, y, (*one, *two)) for x in one for y in two):
            return False
        return not self._are_two_meetings(one, two)

    def _are_two_meetings(self, one: Sequence[str], two: Sequence[str]) -> bool:
        """Whether each of two clusters tells its own place in several wordings, or its own day in several reports: one desk errs, hardly two alike."""
        if len(one) < 2 or len(two) < 2:
            return False
        for disputes, are_several in ((_dispute_place, self._are_own_wordings), (_dispute_day, self._are_reports)):
            pairs = [(x, y) for x in one for y in two if disputes(self.found[x], self.found[y])]
            if pairs and are_several({x for x, _ in pairs}) and are_several({y for _, y in pairs}):
                return True
        return False

    def _are_own_wordings(self, tellers: Set[str]) -> bool:
        """Whether two of the units are of two reports and no copies of each other."""
        return any(self._are_reports((x, y)) and not _share_words(self.found[x], self.found[y]) for x, y in combinations(sorted(tellers), 2))

    def _are_reports(self, tellers: Iterable[str]) -> bool:
        """Whether the units are of several reports."""
        return len({self.found[x].profiles[0].report for x in tellers}) > 1

    def _excused(self, x: str, y: str, group: Sequence[str]) -> bool:
        others = [z for z in group if z not in (x, y)]
        if any((self._copied(x, z) and not self._contradict(z, y)) or (self._copied(y, z) and not self._contradict(x, z)) for z in others):
            return True
        return self._disputed(x, y, others)

    def _disputed(self, x: str, y: str, others: Sequence[str]) -> bool:
        """Whether the two differ in the place alone, and others of the group tell the place of the one without contradicting the other."""
        against = [(p, q) for p in self.found[x].profiles for q in self.found[y].profiles if score(p, q) is None]
        if not against or not self._are_reports((x, y)) or not all(differ_by_place(p, q) for p, q in against):
            return False
        return any(
            (_share_place(self.found[x], self.found[z]) and not self._contradict(z, y))
            or (_share_place(self.found[y], self.found[z]) and not self._contradict(x, z))
            for z in others
        )

    def _copied(self, x: str, y: str) -> bool:
        return any(is_redated(p, q) for p in self.found[x].profiles for q in self.found[y].profiles)

    def _contradict(self, x: str, y: str) -> bool:
        pair = (x, y) if x < y else (y, x)
        if pair not in self._known:
            self._known[pair] = contrast(self.found[pair[0]], self.found[pair[1]]) is None
        return self._known[pair]

    def attach(self, scores: Mapping[tuple[str, str], float]) -> frozenset[str]:
        """Puts each vague unit into the solid cluster it fits best, all seen before any is put; gives those that fit none, or two alike."""
        options: dict[str, dict[str, float]] = defaultdict(dict)
        for (one, two), found in scores.items():
            for vague, solid in ((one, two), (two, one)):
                if not self.found[vague].solid and self.found[solid].solid:
                    home = self.where[solid]
                    options[vague][home] = max(options[vague].get(home, 0.0), found)
        chosen = {vague: self._best(vague, homes) for vague, homes in options.items()}
        placed = {home: list(self.members[home]) for home in chosen.values() if home is not None}
        for vague in sorted(chosen):
            best = chosen[vague]
            if best is not None and self._fresh(vague, placed[best], self.members[best]):
                self.members.pop(vague)
                self.where[vague] = best
                placed[best].append(vague)
        for home, group in placed.items():
            self.members[home] = group
        return frozenset(k for k, u in self.found.items() if not u.solid and self.where[k] == k)

    def _best(self, vague: str, homes: Mapping[str, float]) -> str | None:
        fitting = sorted(
            ((-found, home) for home, found in homes.items() if self.fit([vague], self.members[home])),
        )
        if not fitting or (len(fitting) > 1 and fitting[1][0] - fitting[0][0] < _MARGIN):
            return None
        return fitting[0][1]

    def _fresh(self, vague: str, placed: Sequence[str], solid: Sequence[str]) -> bool:
        """Whether no unit of the same report that tells another happening was put there before."""
        report = self.found[vague].profiles[0].report
        return all(
            self.found[u].profiles[0].report != report or not self._contradict(vague, u) for u in placed[len(solid) :]
        )

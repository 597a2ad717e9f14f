"""Whether two accounts tell one event, with the reasons, and the events that a set of accounts makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tawatur.model import Account, Filed, Interval
from tawatur.resolution.parties import is_named, party

_LOOSE = frozenset({"meeting", "talks", "summit", "mediation"})
_OPEN_REACH = timedelta(days=10)  # how long before its upper bound a happening told without a date is looked for
SAME = 0.6  # least score that makes one event; chosen on the demo corpus


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says for or against one event."""

    field: str
    verdict: str  # same, compatible, different, unknown
    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two accounts tell one event. `apart` is a contradiction that no other field can outweigh."""

    same: bool
    apart: bool
    score: float
    reasons: tuple[Reason, ...]


def decide(a: Filed, b: Filed) -> Decision:
    """The decision on two accounts; symmetric."""
    reasons = (
        _types(a.account, b.account),
        _participants(a.account, b.account),
        _dates(a, b),
        _places(a.account, b.account),
        _topics(a.account, b.account),
    )
    apart = any(r.verdict == "different" for r in reasons)
    score = sum(r.weight for r in reasons)
    return Decision(not apart and score >= SAME, apart, round(score, 3), reasons)


def _types(a: Account, b: Account) -> Reason:
    if a.type != b.type:
        return Reason("type", "different", f"{a.type} is not {b.type}", 0)
    one, two = a.mode or "", b.mode or ""
    if one == two:
        return Reason("type", "same", f"both {a.type} {one}".strip(), 0.05)
    if {one, two} <= _LOOSE or {one, two} in ({"visit", "meeting"}, {"contact", "call"}, {"visit", "talks"}):
        return Reason("type", "compatible", f"{one} and {two} may be one", 0)
    return Reason("type", "different", f"{one} is not {two}", 0)


@lru_cache(maxsize=100_000)
def sides(account: Account) -> Mapping[str, frozenset[str]]:
    """Parties of an account, each with the persons named for it (none where only the body is)."""
    found: dict[str, set[str]] = defaultdict(set)
    for p in account.participants:
        if p.role == "absent":
            continue
        found[party(p)] |= {p.actor} if is_named(p) and p.actor else set()
    return {k: frozenset(v) for k, v in found.items()}


def _participants(a: Account, b: Account) -> Reason:
    one, two = sides(a), sides(b)
    shared = one.keys() & two.keys()
    for side in shared:
        if one[side] and two[side] and not one[side] & two[side]:
            return Reason(
                "participants", "different", f"{', '.join(sorted(one[side]))} is not {', '.join(sorted(two[side]))}", 0
            )
    if not shared:
        return Reason("participants", "different", "no side in common", 0)
    least = min(len(one), len(two))
    named = sum(1 for s in shared if one[s] & two[s])
    if len(shared) < least:
        return Reason("participants", "different", f"only {', '.join(sorted(shared))} in common", 0)
    if len(shared) < 2 and max(len(one), len(two)) > 1:
        return Reason("participants", "unknown", f"one names only {', '.join(sorted(shared))}", 0.1)
    words = f"{', '.join(sorted(shared))} in both" + (f", {named} by the same person" if named else "")
    return Reason("participants", "same", words, 0.3 + 0.1 * min(2, named) - 0.1 * (len(one) != len(two)))


def _dates(a: Filed, b: Filed) -> Reason:
    one, two = a.account.date, b.account.date
    if (
        one is None
        or two is None
        or (one.latest is None and one.earliest is None)
        or (two.latest is None and two.earliest is None)
    ):
        return Reason("date", "unknown", "one gives no date", -0.1)
    if one.earliest and two.earliest and one.latest and two.latest:
        if one.earliest > two.latest or two.earliest > one.latest:
            return Reason("date", "different", f"{_words(one)} is not {_words(two)}", 0)
        exact = one.earliest == one.latest == two.earliest == two.latest
        return Reason(
            "date",
            "same",
            f"both {_words(one)}" if exact else f"{_words(one)} and {_words(two)} overlap",
            0.35 if exact else 0.25,
        )
    for bounded, bound in ((one, two), (two, one)):
        if bound.earliest is None and bounded.earliest is not None and bound.latest is not None:
            if bounded.earliest > bound.latest:
                return Reason("date", "different", f"{_words(bounded)} is after {_words(bound)}", 0)
            if bounded.latest is not None and bound.latest - bounded.latest > _OPEN_REACH:
                return Reason("date", "different", f"{_words(bounded)} is long before {_words(bound)}", 0)
            return Reason("date", "compatible", f"{_words(bounded)} is just before {_words(bound)}", 0.15)
    if one.latest and two.latest and abs(one.latest - two.latest) <= timedelta(days=3):
        return Reason("date", "compatible", f"told {_words(one)} and {_words(two)}", 0.1)
    return Reason("date", "different", f"told {_words(one)} and {_words(two)}", 0)


def _words(t: Interval) -> str:
    if t.earliest == t.latest and t.earliest:
        return t.earliest.isoformat()
    return f"{t.earliest.isoformat() if t.earliest else ''}..{t.latest.isoformat() if t.latest else ''}"


def _places(a: Account, b: Account) -> Reason:
    one, two = a.place, b.place
    if one is None or two is None:
        return Reason("place", "unknown", "one gives no place", 0)
    if one.name == two.name:
        return Reason("place", "same", f"both {one.name}", 0.25)
    if one.country and two.country and one.country != two.country:
        return Reason("place", "different", f"{one.name} is not {two.name}", 0)
    if one.lat is not None and two.lat is not None and one.lon is not None and two.lon is not None:
        if abs(one.lat - two.lat) > 0.6 or abs(one.lon - two.lon) > 0.6:
            return Reason("place", "different", f"{one.name} is not {two.name}", 0)
    return Reason("place", "compatible", f"{one.name} and {two.name} are of one country", 0.1)


def _topics(a: Account, b: Account) -> Reason:
    shared = set(a.topics) & set(b.topics)
    if shared:
        return Reason("topics", "same", f"both on {', '.join(sorted(shared))}", 0.1)
    return Reason("topics", "unknown", "no topic in common", 0)


def blocks(filed: Filed) -> frozenset[str]:
    """Keys of which two accounts of one event share at least one: its type with each of its sides."""
    return frozenset(f"{filed.account.type}|{side}" for side in sides(filed.account))


def clusters(accounts: Iterable[Filed]) -> tuple[tuple[Filed, ...], ...]:
    """The accounts parted into events, the same whatever their order: the surest pairs join first, and two clusters join only where no
    account of one contradicts one of the other, so that a vague account never chains two meetings together.
    """
    ordered = sorted({f.key: f for f in accounts}.values(), key=lambda f: f.key)
    pairs = _pairs(ordered)
    homes: dict[tuple[str, int], int] = {}
    where = {
        f.key: homes.setdefault((f.report, f.account.happening), n) for n, f in enumerate(ordered)
    }  # what one report tells as one is one
    members: dict[int, list[Filed]] = defaultdict(list)
    for f in ordered:
        members[where[f.key]].append(f)
    for _, left, right in sorted(((-d.score, a.key, b.key) for a, b, d in pairs if d.same), key=lambda p: p):
        m, n = where[left], where[right]
        if m == n:
            continue
        if any(decide(x, y).apart for x in members[m] for y in members[n]):
            continue
        for moved in members.pop(n):
            where[moved.key] = m
            members[m].append(moved)
    return tuple(
        tuple(sorted(group, key=lambda f: f.key))
        for group in sorted(members.values(), key=lambda g: min(f.key for f in g))
    )


def _pairs(ordered: Sequence[Filed]) -> list[tuple[Filed, Filed, Decision]]:
    by_block: dict[str, list[Filed]] = defaultdict(list)
    for filed in ordered:
        for block in blocks(filed):
            by_block[block].append(filed)
    seen: set[tuple[str, str]] = set()
    found = []
    for group in by_block.values():
        group.sort(key=lambda f: (_upper(f), f.key))
        for n, a in enumerate(group):
            for b in group[n + 1 :]:
                if _upper(b) - _upper(a) > _OPEN_REACH + timedelta(days=5) and _upper(a) != date.min:
                    break
                pair = (a.key, b.key) if a.key < b.key else (b.key, a.key)
                if pair in seen:
                    continue
                seen.add(pair)
                first, second = (a, b) if a.key < b.key else (b, a)
                if same_report_apart(first, second):
                    continue
                found.append((first, second, decide(first, second)))
    return found


def same_report_apart(a: Filed, b: Filed) -> bool:
    """Whether one report tells the two as two happenings."""
    return a.report == b.report and a.account.happening != b.account.happening


def _upper(filed: Filed) -> date:
    d = filed.account.date
    return (d.latest or d.earliest or date.min) if d is not None else date.min

"""Events formed of clusters of accounts: for each field the agreed value or every competing one, and the origins."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from tawatur.model import Event, Filed, Interval, Value
from tawatur.resolution.clusters import clusters
from tawatur.resolution.life import life
from tawatur.resolution.origins import circles, copies, origins, taken, without
from tawatur.resolution.parties import same_person


def events(accounts: Iterable[Filed]) -> tuple[Event, ...]:
    """The events that the accounts make, by date, then id. The same for any order of the accounts."""
    formed = [form(cluster) for cluster in clusters(accounts)]
    return tuple(sorted(formed, key=lambda e: (e.latest or e.earliest or date.max, e.id)))


def form(cluster: Sequence[Filed]) -> Event:
    """One event of the accounts of a cluster."""
    known = copies(cluster)
    found, least, most = origins(cluster, known)
    tree = taken(cluster, known)
    dates = _dates(cluster)
    earliest, latest = _span(cluster)
    published = [f.published for f in cluster if f.published is not None]
    return Event(
        identity(cluster),
        cluster[0].account.type,
        tuple(f.key for f in cluster),
        tuple(sorted({f.report for f in cluster})),
        tuple(sorted({f.outlet for f in cluster if f.outlet})),
        _values(cluster, lambda f: [f.account.mode or ""]),
        _values(cluster, lambda f: [f.account.status]),
        _participants(cluster),
        dates,
        _values(cluster, lambda f: [f.account.place.name] if f.account.place else []),
        _values(cluster, lambda f: list(f.account.topics)),
        found,
        least,
        most,
        earliest,
        latest,
        min(published, default=None),
        life(cluster),
        tree,
        circles(tree),
        without(cluster, tree, known) if len({f.report for f in cluster}) > 1 else (),
    )


def identity(cluster: Sequence[Filed]) -> str:
    """Id of the event: a hash of its first account's key, so that more accounts leave it as it is unless an earlier one comes."""
    return "e" + hashlib.sha256(min(f.key for f in cluster).encode()).hexdigest()[:10]


def _values(cluster: Sequence[Filed], read: Callable[[Filed], list[str]]) -> tuple[Value, ...]:
    says: dict[str, list[str]] = defaultdict(list)
    for filed in cluster:
        for value in read(filed):
            says[value].append(filed.key)
    return tuple(Value(v, tuple(keys)) for v, keys in sorted(says.items(), key=lambda item: (-len(item[1]), item[0])))


def _participants(cluster: Sequence[Filed]) -> tuple[Value, ...]:
    """Each participant once, under the name most accounts give; spellings of one provisional person are one."""
    says: dict[str, set[str]] = defaultdict(set)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for filed in cluster:
        for p in filed.account.participants:
            if p.role != "absent":
                says[p.actor or p.name].add(filed.key)
                names[p.actor or p.name][p.name] += 1
    groups: list[list[str]] = []
    for ident in sorted(says, key=lambda i: (-len(says[i]), i)):
        group = next((g for g in groups if ident.startswith("?") and same_person(g[0], ident)), None)
        if group is None:
            groups.append([ident])
        else:
            group.append(ident)
    values = []
    for group in groups:
        keys = set().union(*(says[i] for i in group))
        values.append(Value(min(names[group[0]], key=lambda n: (-names[group[0]][n], n)), tuple(sorted(keys))))
    return tuple(sorted(values, key=lambda v: (-len(v.accounts), v.value)))


def _dates(cluster: Sequence[Filed]) -> tuple[Value, ...]:
    stated = [f for f in cluster if f.account.date is not None and f.account.date.basis != "context"]
    return _values(stated or cluster, lambda f: [interval_words(f.account.date)] if f.account.date else [])


def interval_words(t: Interval | None) -> str:
    """«2024-02-03», «..2024-02-03», «2024-10-22..2024-10-24», or empty."""
    if t is None or (t.earliest is None and t.latest is None):
        return ""
    if t.earliest == t.latest and t.earliest is not None:
        return t.earliest.isoformat()
    return f"{t.earliest.isoformat() if t.earliest else ''}..{t.latest.isoformat() if t.latest else ''}"


def _span(cluster: Sequence[Filed]) -> tuple[date | None, date | None]:
    """The days the event may lie on: what all stated dates share; where they contradict, all they name."""
    dates = [f.account.date for f in cluster if f.account.date is not None]
    earliest = [d.earliest for d in dates if d.earliest is not None]
    latest = [d.latest for d in dates if d.latest is not None]
    low, high = max(earliest, default=None), min(latest, default=None)
    if low is not None and high is not None and low > high:
        return min(earliest), max(latest)
    return low, high

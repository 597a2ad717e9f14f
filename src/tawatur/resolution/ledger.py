"""Figures side by side by source and day, never averaged; and the one value of a field, where a person says how to choose it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tawatur.model import Bound, Event, Figure, Filed, Reading, Span, Value
from tawatur.resolution.origins import key as origin_of

Policy = Literal["most_origins", "most_direct", "latest", "most_conservative"]
POLICIES: tuple[Policy, ...] = ("most_origins", "most_direct", "latest", "most_conservative")
FIELDS = ("dates", "places", "statuses", "modes", "topics")
_LEAST_FIRST = (
    "denied",
    "hypothetical",
    "called_for",
    "planned",
    "ongoing",
    "happened",
)  # statuses by how much they claim


@dataclass(frozen=True, slots=True)
class Entry:
    """One report's figure. `source`: the last link of its chain, the outlet where there is none; `links`: how many hands it came through."""

    what: str
    of: str | None
    unit: str | None
    place: str | None
    value: float
    high: float | None
    bound: Bound
    as_of: date | None  # the day it is given for; that of publication where the report gives none
    since: date | None
    source: str
    links: int
    outlet: str | None
    report: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """All figures for one thing, by day, then value; `contested`: days for which sources differ."""

    what: str
    of: str | None
    unit: str | None
    place: str | None
    entries: tuple[Entry, ...]
    contested: tuple[date, ...]


def ledger(readings: Iterable[Reading], what: str | None = None) -> tuple[Account, ...]:
    """The figures of the reports, those of one thing and place together; of one thing only where `what` is given."""
    groups: dict[tuple[str, str, str, str], list[Entry]] = defaultdict(list)
    for reading in readings:
        for f in reading.figures:
            if what is None or f.what == what:
                entry = _entry(reading, f)
                groups[entry.what, entry.of or "", entry.unit or "", entry.place or ""].append(entry)
    return tuple(_account(group) for _, group in sorted(groups.items()))


def _entry(reading: Reading, f: Figure) -> Entry:
    report = reading.report
    day = f.as_of.latest if f.as_of is not None and f.as_of.latest is not None else report.published
    last = f.chain[-1] if f.chain else None
    source = (last.name or last.text) if last is not None else report.outlet or report.source
    return Entry(
        f.what, f.of, f.unit, f.place.name if f.place else None, f.value, f.high, f.bound, day,
        f.since.earliest if f.since is not None else None, source, len(f.chain), report.outlet, report.id, f.span, f.text,
    )  # fmt: skip


def _account(group: Sequence[Entry]) -> Account:
    entries = sorted(group, key=lambda e: (e.as_of or date.max, e.value, e.source, e.report, e.span.start))
    by_day: dict[date, set[tuple[float, str]]] = defaultdict(set)
    for e in entries:
        if e.as_of is not None:
            by_day[e.as_of].add((e.value, e.bound))
    first = entries[0]
    contested = tuple(day for day, values in sorted(by_day.items()) if len({v for v, _ in values}) > 1)
    return Account(first.what, first.of, first.unit, first.place, tuple(entries), contested)


# -- one value ------------------------------------------------------------------------------------------------------


def one_figure(account: Account, policy: Policy) -> Entry:
    """The entry that the policy chooses among those of the latest day; among all of them for «latest» and «most_conservative» alike.

    most_origins: the value most sources give; most_direct: through the fewest hands; latest: for the last day, and of that the last read;
    most_conservative: the lowest value. Ties go to the lower value, then the source's name.
    """
    entries = account.entries
    if policy == "most_conservative":
        return min(entries, key=lambda e: (e.value, e.source))
    newest = max((e.as_of for e in entries if e.as_of is not None), default=None)
    last = [e for e in entries if e.as_of == newest] or list(entries)
    if policy == "most_direct":
        return min(last, key=lambda e: (e.links, e.value, e.source))
    if policy == "latest":
        return max(last, key=lambda e: (e.value, e.source))
    sources: dict[float, set[str]] = defaultdict(set)
    for e in last:
        sources[e.value].add(e.source)
    return min(last, key=lambda e: (-len(sources[e.value]), e.value, e.source))


def one_value(event: Event, field: str, policy: Policy, accounts: Mapping[str, Filed]) -> Value | None:
    """The value of an event's field that the policy chooses; None where the field is empty. A person's correction always wins.

    Raises ValueError for a field that has no single value. most_conservative: the value that claims least, of days the widest span, of
    statuses the least certain, of the others the one most accounts give.
    """
    if field not in FIELDS:
        raise ValueError(f"{field!r} has no single value; one of {', '.join(FIELDS)}")
    values: tuple[Value, ...] = getattr(event, field)
    decided = [v for v in values if any(k.startswith("decision:") for k in v.accounts)]
    if decided or not values:
        return decided[0] if decided else None
    return min(values, key=lambda v: (_rank(v, field, policy, accounts), v.value))


def _rank(value: Value, field: str, policy: Policy, accounts: Mapping[str, Filed]) -> float:
    """The lower, the better."""
    said = [accounts[k] for k in value.accounts if k in accounts]
    return _RANKS[policy](value, field, said)


def _by_origins(_: Value, __: str, said: Sequence[Filed]) -> float:
    return -len({origin_of(f) for f in said})


def _by_hands(_: Value, __: str, said: Sequence[Filed]) -> float:
    return min((len(f.account.chain) if f.account.chain else 2 for f in said), default=9)


def _by_day(_: Value, __: str, said: Sequence[Filed]) -> float:
    return -max((f.published.toordinal() for f in said if f.published is not None), default=0)


def _by_claim(value: Value, field: str, said: Sequence[Filed]) -> float:
    if field == "statuses" and value.value in _LEAST_FIRST:
        return _LEAST_FIRST.index(value.value)
    if field == "dates":
        return -_width(value.value)
    return -len(said)


def _width(days: str) -> float:
    first, parted, last = days.partition("..")
    if not parted:
        return 0
    if not first or not last:
        return 10_000
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


_RANKS: dict[Policy, Callable[[Value, str, Sequence[Filed]], float]] = {
    "most_origins": _by_origins, "most_direct": _by_hands, "latest": _by_day, "most_conservative": _by_claim,
}  # fmt: skip

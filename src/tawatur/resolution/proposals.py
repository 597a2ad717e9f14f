"""The life of each proposal across reports: floated, delivered, received, amended, accepted, rejected, each step with who says so.

Steps are of one proposal where they name the same document («القرار 2735»), where merging made them one event, or where one report tells
them of the only proposal it speaks of. Nothing else joins two: proposals of one author on one topic may well be two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from tawatur.model import Event, Filed, Reading, Span

Stage = Literal["floated", "delivered", "received", "amended", "accepted", "rejected"]
_STAGES: dict[str, Stage] = {
    "proposed": "floated", "delivered": "delivered", "received": "received", "amended": "amended", "accepted": "accepted", "rejected": "rejected",
}  # fmt: skip
_ORDER = tuple(dict.fromkeys(_STAGES.values()))


@dataclass(frozen=True, slots=True)
class Step:
    """One step, as one account tells it. `by`: who did it, `to`: whom it was made to; `status`: as accounts have it (denied, planned …)."""

    stage: Stage
    status: str
    day: date | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    told_by: tuple[str, ...]  # the chain, outermost first; empty: the report itself
    outlet: str | None
    report: str
    account: str
    span: Span
    since: date | None = None  # the first day it may have been; `day` is the last, and that of the telling where the account has none

    @property
    def days(self) -> str:
        """The day, or the days it may have been on: «..2024-02-01» for by then."""
        if self.day is None:
            return "undated"
        return str(self.day) if self.since == self.day else f"{self.since or ''}..{self.day}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan with its history by day. `answered`: whether somebody it was made to has accepted, rejected or amended it."""

    id: str
    name: str | None  # the document's, where one names it
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    steps: tuple[Step, ...]
    answered: bool

    @property
    def stage(self) -> Stage:
        """The last stage that is not denied."""
        held = [s for s in self.steps if s.status != "denied"]
        return (held or list(self.steps))[-1].stage


def proposals(
    accounts: Iterable[Filed], events: Iterable[Event], readings: Mapping[str, Reading]
) -> tuple[Proposal, ...]:
    """The proposals that the accounts tell of, by their first day; `readings` by report id, for the documents they name."""
    told = sorted((f for f in accounts if f.account.type == "PROPOSAL"), key=lambda f: f.key)
    names = {f.key: _document(f, readings.get(f.report)) for f in told}
    parts = _parted(told, events, names)
    found = [_proposal(group, names) for group in parts]
    return tuple(sorted(found, key=lambda p: (p.steps[0].day or date.max, p.id)))


def _document(filed: Filed, reading: Reading | None) -> str | None:
    """The named document in the account's evidence; None where there is none, or several."""
    if reading is None:
        return None
    spans = filed.account.evidence
    inside = {
        m.name
        for m in reading.mentions
        if m.kind == "document" and m.name and any(s.start <= m.start < s.end for s in spans)
    }
    return inside.pop() if len(inside) == 1 else None


def _parted(told: Sequence[Filed], events: Iterable[Event], names: Mapping[str, str | None]) -> list[list[Filed]]:
    home = {f.key: f.key for f in told}

    def root(key: str) -> str:
        while home[key] != key:
            key = home[key]
        return key

    def join(keys: Sequence[str]) -> None:
        for other in keys[1:]:
            one, two = root(keys[0]), root(other)
            home[max(one, two)] = min(one, two)

    for keys in _bonds(told, events, names):
        join(keys)
    groups: dict[str, list[Filed]] = defaultdict(list)
    for f in told:
        groups[root(f.key)].append(f)
    return list(groups.values())


def _bonds(told: Sequence[Filed], events: Iterable[Event], names: Mapping[str, str | None]) -> Iterable[list[str]]:
    """Keys of accounts that tell of one proposal, bond by bond."""
    known = {f.key for f in told}
    for event in events:
        yield [k for k in event.accounts if k in known]
    by_name: dict[str, list[str]] = defaultdict(list)
    by_report: dict[str, list[str]] = defaultdict(list)
    for f in told:
        by_report[f.report].append(f.key)
        if (name := names[f.key]) is not None:
            by_name[name].append(f.key)
    yield from by_name.values()
    yield from (keys for keys in by_report.values() if len({names[k] for k in keys} - {None}) <= 1)


def _proposal(group: Sequence[Filed], names: Mapping[str, str | None]) -> Proposal:
    steps = sorted((_step(f) for f in group), key=lambda s: (s.day or date.max, _ORDER.index(s.stage), s.account))
    named = Counter(n for f in group if (n := names[f.key]) is not None)
    authors = sorted({who for s in steps if s.stage == "floated" for who in s.by})
    answered = any(s.stage in ("amended", "accepted", "rejected") and not set(s.by) <= set(authors) for s in steps)
    first = min(f.key for f in group)
    return Proposal(
        "p" + sha256(first.encode()).hexdigest()[:10],
        min(named, key=lambda n: (-named[n], n)) if named else None,
        tuple(authors),
        tuple(sorted({t for f in group for t in f.account.topics})),
        tuple(steps),
        answered,
    )


def _step(filed: Filed) -> Step:
    account = filed.account
    t = account.date
    day = (t.latest or t.earliest) if t is not None else None
    sides = {role: tuple(p.name for p in account.participants if p.role == role) for role in ("source", "target")}
    return Step(
        _STAGES.get(account.mode or "", "floated"), account.status, day or filed.published, sides["source"], sides["target"],
        tuple(link.name or link.text for link in account.chain), filed.outlet, filed.report, filed.key, account.evidence[0],
        t.earliest if t is not None else None,
    )  # fmt: skip

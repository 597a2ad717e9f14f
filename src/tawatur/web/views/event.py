"""The event card: every field with who says what, each account in its words, and what the event rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from tawatur.model import Event, Filed, Link, Reading, Value
from tawatur.record import Record, index
from tawatur.record.decisions import Decision, on
from tawatur.resolution import ledger
from tawatur.resolution.copies import is_copy
from tawatur.resolution.events import form
from tawatur.resolution.merge import Reason, decide
from tawatur.web import marks
from tawatur.web.chains import Step, join, named
from tawatur.web.marks import Piece
from tawatur.web.views.compare import Run, runs
from tawatur.web.views.lines import EventLine

_PAIRS = 60  # pairs of accounts explained on one card: an event of many reports shows the surest and the least sure


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of a field, the numbers of the accounts that give it."""

    value: str
    actor: str | None
    accounts: tuple[int, ...]
    decision: int | None = None  # the correction that gave it


@dataclass(frozen=True, slots=True)
class Field:
    """A field and its values; `competing` where they exclude each other."""

    name: str
    values: tuple[FieldValue, ...]
    competing: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """One link of an account's chain, outermost first."""

    name: str
    kind: str
    actor: str | None
    words: str
    verb: str | None
    medium: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One account: where it stands, on whose authority, in which words."""

    number: int
    key: str
    report: str
    title: str | None
    outlet: str | None
    published: date | None
    status: str
    chain: tuple[Holder, ...]
    credits: tuple[str, ...]
    passages: tuple[tuple[Piece, ...], ...]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Without:
    """What is left of the event when a source is taken away; origins are 0 where nothing is."""

    source: str
    kind: str
    accounts: int
    origins_min: int
    origins_max: int
    lost: tuple[tuple[str, str], ...]  # (field, value)


@dataclass(frozen=True, slots=True)
class Pair:
    """Why two accounts are one event."""

    one: int
    two: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Two passages that share their wording, the earlier report first; `percent` of the shorter one."""

    earlier: int
    later: int
    percent: int
    one: tuple[Run, ...]
    two: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SourceOf:
    """One independent origin."""

    name: str
    kind: str
    certain: bool
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lived:
    """One step in the event's life: what was told of it on a day, and how it stood after that."""

    stage: str
    told: date | None
    days: tuple[str, ...]
    status: str
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Took:
    """That one took the news from another: cited, credited or copied."""

    taker: str
    source: str
    how: str
    accounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """All that the record has of one event. `told`: how its reports call those whom it names in English; «?» is an outlet that is not known."""

    event: EventLine
    fields: tuple[Field, ...]
    origins: tuple[SourceOf, ...]
    tellings: tuple[Telling, ...]
    chains: tuple[Step, ...]
    without: tuple[Without, ...]
    merged: tuple[Pair, ...]
    copies: tuple[Copy, ...]
    figures: tuple[ledger.Account, ...]
    decisions: tuple[Decision, ...]
    life: tuple[Lived, ...]
    taken: tuple[Took, ...]
    circles: tuple[tuple[str, ...], ...]
    told: dict[str, str]


def card(record: Record, event: Event, shown: EventLine) -> Card:
    """The card of an event; `shown` is its line in lists."""
    filed = record.accounts(event.accounts)
    readings = {name: record.reading(name) for name in event.reports}
    with record.asking() as db:
        made = on(db, event.accounts, undone=True)
    return card_of(event, filed, readings, made, shown)


def card_of(
    event: Event, filed: Sequence[Filed], readings: Mapping[str, Reading], made: tuple[Decision, ...], shown: EventLine
) -> Card:
    """The card of an event from its accounts, the readings of their reports, and the decisions on it."""
    numbers = {f.key: n for n, f in enumerate(filed, 1)}
    reports = set(event.reports)

    def outlet(name: str) -> str:
        return "?" if name in reports else name

    return Card(
        shown,
        fields(event, filed, numbers),
        tuple(SourceOf(outlet(o.name), o.kind, o.certain, _numbers(o.accounts, numbers)) for o in event.origins),
        tuple(_telling(numbers[f.key], f, readings[f.report]) for f in filed),
        join(filed, "?"),
        tuple(replace(x, source=outlet(x.source)) for x in without(event, filed)),
        _merged(filed),
        copies(filed),
        ledger.ledger(readings.values()),
        made,
        tuple(Lived(s.stage, s.told, s.days, s.status, _numbers(s.accounts, numbers)) for s in event.life),
        tuple(Took(outlet(t.taker), outlet(t.source), t.how, _numbers(t.accounts, numbers)) for t in event.taken),
        tuple(tuple(outlet(n) for n in names) for names in event.circles),
        _told(filed),
    )


def _told(filed: Sequence[Filed]) -> dict[str, str]:
    """Words by English name: of the participants and of the links of the chains."""
    accounts = [f.account for f in filed]
    links = {named(x): x.text for a in accounts for x in a.chain}
    return links | {p.name: p.text for a in accounts for p in a.participants}


def fields(event: Event, filed: Sequence[Filed], numbers: dict[str, int]) -> tuple[Field, ...]:
    """The fields of an event in order, each with its values; only what one event can have but once competes."""
    actors = {p.name: p.actor for f in filed for p in f.account.participants}
    once = {"when", "where", "kind"} | ({"status"} if index.is_disputed(event) else set())
    found = (
        ("who", event.participants), ("when", event.dates), ("where", event.places), ("status", event.statuses),
        ("kind", event.modes), ("topics", event.topics),
    )  # fmt: skip
    return tuple(
        Field(
            name,
            tuple(
                FieldValue(
                    v.value, actors.get(v.value) if name == "who" else None, _numbers(v.accounts, numbers), _decision(v)
                )
                for v in values
                if v.value
            ),
            name in once and len(values) > 1,
        )
        for name, values in found
        if any(v.value for v in values)
    )


def _decision(value: Value) -> int | None:
    key = next((k for k in value.accounts if k.startswith("decision:")), None)
    return int(key.removeprefix("decision:")) if key else None


def _numbers(keys: Sequence[str], numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[k] for k in keys if k in numbers}))


def _telling(number: int, filed: Filed, reading: Reading) -> Telling:
    account, report = filed.account, reading.report
    return Telling(
        number, filed.key, filed.report, report.title, filed.outlet, filed.published, account.status, tuple(_holder(x) for x in account.chain),
        filed.credits, marks.passages(report.text, account), account.confidence, account.rule,
    )  # fmt: skip


def _holder(link: Link) -> Holder:
    return Holder(named(link), link.kind, link.actor, link.text, link.verb, link.medium)


def without(event: Event, filed: Sequence[Filed]) -> tuple[Without, ...]:
    """What is left without each origin, then without each outlet."""
    by_outlet: dict[str, set[str]] = defaultdict(set)
    for f in filed:
        by_outlet[f.outlet or f.report].add(f.key)
    sources = [(o.name, "origin", set(o.accounts)) for o in event.origins]
    sources += [(name, "outlet", keys) for name, keys in sorted(by_outlet.items())] if len(by_outlet) > 1 else []
    return tuple(_left(event, filed, name, kind, gone) for name, kind, gone in sources)


def _left(event: Event, filed: Sequence[Filed], name: str, kind: str, gone: set[str]) -> Without:
    rest = [f for f in filed if f.key not in gone]
    if not rest:
        return Without(name, kind, 0, 0, 0, ())
    left = form(rest)
    lost = tuple(
        (label, v.value)
        for label, before, after in (
            ("who", event.participants, left.participants), ("when", event.dates, left.dates), ("where", event.places, left.places),
            ("status", event.statuses, left.statuses), ("topics", event.topics, left.topics),
        )
        for v in before
        if v.value not in {a.value for a in after}
    )  # fmt: skip
    return Without(name, kind, len(rest), left.origins_min, left.origins_max, lost)


def _merged(filed: Sequence[Filed]) -> tuple[Pair, ...]:
    found = []
    for (n, a), (m, b) in combinations(enumerate(filed[:40], 1), 2):
        decision = decide(a, b)
        found.append(Pair(n, m, decision.score, decision.reasons))
    found.sort(key=lambda p: -p.score)
    return tuple(found if len(found) <= _PAIRS else found[: _PAIRS // 2] + found[-_PAIRS // 2 :])


def copies(filed: Sequence[Filed]) -> tuple[Copy, ...]:
    """Pairs of accounts of different reports that share their wording."""
    found = []
    for (n, a), (m, b) in combinations(enumerate(filed[:40], 1), 2):
        if a.report == b.report or not is_copy(a, b):
            continue
        if (b.published or date.max) < (a.published or date.max):
            n, a, m, b = m, b, n, a
        found.append(_compare(n, a, m, b))
    return tuple(found)


def _compare(n: int, a: Filed, m: int, b: Filed) -> Copy:
    one, two = a.words.split(), b.words.split()
    first, second = runs(one, two)
    shared = sum(len(r.text.split()) for r in first if r.shared)
    return Copy(n, m, round(100 * shared / max(1, min(len(one), len(two)))), first, second)


COLUMNS = ("number", "report", "outlet", "published", "status", "chain", "words", "confidence")


def rows(found: Card) -> list[tuple[object, ...]]:
    """The accounts of a card as rows under COLUMNS; the chain is outermost first."""
    return [
        (
            t.number, t.report, t.outlet, t.published, t.status, " > ".join(h.name for h in t.chain),
            " … ".join("".join(p.text for p in passage) for passage in t.passages), t.confidence,
        )
        for t in found.tellings
    ]  # fmt: skip

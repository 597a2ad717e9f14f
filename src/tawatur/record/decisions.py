"""What people decided about events: kept as a log, put to force whenever events are formed, and never undone by a later run.

A decision holds on to the accounts it was made on, not to the event's id: however events are formed later, its accounts are found again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import blake2s
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, insert, select, update

from tawatur.model import Event, Filed, Value
from tawatur.record import schema

Kind = Literal["accept", "reject", "correct", "merge", "split"]
KINDS: tuple[Kind, ...] = ("accept", "reject", "correct", "merge", "split")
FIELDS = {
    "who": "participants", "when": "dates", "where": "places", "status": "statuses", "kind": "modes", "topics": "topics",
}  # fmt: skip


class DecisionError(ValueError):
    """A decision that cannot be put to force: says why and what to do."""


class Stale(DecisionError):
    """The event is not any more what the person saw; `last` is the decision that came between, None where reports did."""

    def __init__(self, last: Decision | None) -> None:
        super().__init__("The event was changed since you saw it. Look at it again and decide anew.")
        self.last = last


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `accounts`: keys of all accounts of the event as it was seen; `others`: those merged with it or split off from it.

    For a correction `previous` is the value it replaces (empty: none, one is added) and `value` what stands instead (empty: nothing);
    `report`, `start`, `end` are the words that say so. `undone`: when it was taken back.
    """

    id: int
    made: datetime
    who: str
    kind: Kind
    event: str
    accounts: tuple[str, ...]
    others: tuple[str, ...] = ()
    field: str | None = None
    previous: str = ""
    value: str = ""
    report: str | None = None
    start: int | None = None
    end: int | None = None
    note: str = ""
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before it is kept: what a person says about the event of an id."""

    kind: Kind
    event: str
    others: tuple[str, ...] = ()
    field: str | None = None
    previous: str = ""
    value: str = ""
    report: str | None = None
    start: int | None = None
    end: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree on the events that two of them judged: share of equal verdicts and Cohen's kappa; None where no event was.

    `alpha`: Krippendorff's, nominal, over all reviewers of each event.
    """

    judged_twice: int
    share: float | None
    kappa: float | None
    by_reviewer: tuple[tuple[str, int], ...]
    alpha: float | None = None


@dataclass(frozen=True, slots=True)
class Impact:
    """What a decision would do: the events that it bears on as they stand, and as they would be."""

    before: tuple[Event, ...]
    after: tuple[Event, ...]


# -- keeping ---------------------------------------------------------------------------------------------------------


def revision(db: Connection, event: Event) -> str:
    """A text that changes when the event is formed anew or anybody decides on it: what a person saw, to be given back with a decision."""
    return _revision(event, on(db, event.accounts, undone=True))


def keep(db: Connection, draft: Draft, event: Event, who: str, seen: str) -> Decision:
    """Keeps a decision on an event as it was seen. Raises Stale where it has changed since, DecisionError for a draft that says nothing."""
    _check(draft, event, who)
    made = datetime.now(UTC).replace(microsecond=0)
    row = {
        "made": made.isoformat(), "who": who, "kind": draft.kind, "event": event.id, "accounts": _json(event.accounts), "others": _json(draft.others),
        "field": draft.field, "previous": draft.previous, "value": draft.value, "report": draft.report, "start": draft.start, "end": draft.end,
        "note": draft.note, "undone": None,
    }  # fmt: skip
    number = _inserted(db, row)  # first, for it takes the write lock
    keys = dict.fromkeys((*event.accounts, *draft.others))
    db.execute(insert(schema.decided), [{"account": k, "decision": number} for k in keys])
    before = [d for d in on(db, event.accounts, undone=True) if d.id != number]
    stands = db.execute(select(schema.events.c.event).where(schema.events.c.id == event.id)).scalar()
    now = msgspec.json.decode(stands, type=Event) if stands else None
    if now is None or _revision(now, before) != seen:
        raise Stale(before[-1] if before else None)
    return Decision(
        number, made, who, draft.kind, event.id, event.accounts, draft.others, draft.field, draft.previous, draft.value,
        draft.report, draft.start, draft.end, draft.note,
    )  # fmt: skip


def _inserted(db: Connection, row: Mapping[str, object]) -> int:
    key = db.execute(insert(schema.decisions).values(dict(row))).inserted_primary_key
    assert key is not None
    return int(key[0])


def _revision(event: Event, found: Sequence[Decision]) -> str:
    formed = blake2s(msgspec.json.encode(event), digest_size=8).hexdigest()
    return f"{formed}-{max((d.id for d in found), default=0)}-{sum(d.undone is not None for d in found)}"


def take_back(db: Connection, who: str) -> Decision | None:
    """Marks a person's last standing decision as undone; None where there is none."""
    c = schema.decisions.c
    row = db.execute(select(c.id).where(c.who == who, c.undone.is_(None)).order_by(c.id.desc()).limit(1)).first()
    if row is None:
        return None
    when = datetime.now(UTC).replace(microsecond=0)
    db.execute(update(schema.decisions).where(c.id == row[0]).values(undone=when.isoformat()))
    return _read(db.execute(select(schema.decisions).where(c.id == row[0])).one()._mapping)


def _check(draft: Draft, event: Event, who: str) -> None:
    if not who.strip():
        raise DecisionError("A decision needs the name of who made it.")
    if draft.kind == "correct":
        if draft.field not in FIELDS:
            raise DecisionError(f"{draft.field!r} is no field; one of {', '.join(FIELDS)}.")
        if not draft.value and not draft.previous:
            raise DecisionError("A correction needs a value, or one that it takes away.")
        if draft.field == "when" and draft.value:
            _days(draft.value)
        if draft.field == "status" and not draft.value:
            raise DecisionError("An event always has a status: give another one.")
    if draft.kind == "merge" and not draft.others:
        raise DecisionError("A merge needs another event.")
    if draft.kind == "split" and (not draft.others or set(draft.others) >= set(event.accounts)):
        raise DecisionError("A split needs some of the event's accounts, not all of them.")
    if draft.kind == "split" and not set(draft.others) <= set(event.accounts):
        raise DecisionError("A split needs accounts of this event.")


# -- asking ----------------------------------------------------------------------------------------------------------


def on(db: Connection, accounts: Iterable[str], *, undone: bool = False) -> tuple[Decision, ...]:
    """The decisions that bear on any of these accounts, in the order they were made; those taken back with `undone` only."""
    c, decided = schema.decisions.c, schema.decided.c
    found: dict[int, Decision] = {}
    keys = sorted(set(accounts))
    for start in range(0, len(keys), 400):
        bearing = select(decided.decision).where(decided.account.in_(keys[start : start + 400]))
        numbers = {number for (number,) in db.execute(bearing)}
        for row in db.execute(select(schema.decisions).where(c.id.in_(numbers))):
            found[row.id] = _read(row._mapping)
    return tuple(d for _, d in sorted(found.items()) if undone or d.undone is None)


def every(db: Connection, *, undone: bool = True) -> tuple[Decision, ...]:
    """All decisions of the record in the order they were made."""
    rows = db.execute(select(schema.decisions).order_by(schema.decisions.c.id))
    return tuple(d for d in (_read(row._mapping) for row in rows) if undone or d.undone is None)


def agreement(db: Connection) -> Agreement:
    """How far two reviewers agree: on each event judged by more than one, the last verdicts of the first two by name."""
    verdicts: dict[str, dict[str, str]] = defaultdict(dict)
    for d in every(db, undone=False):
        verdicts[min(d.accounts)][d.who] = d.kind
    counts: dict[str, int] = defaultdict(int)
    for judged in verdicts.values():
        for who in judged:
            counts[who] += 1
    pairs = [(j[a], j[b]) for j in verdicts.values() if len(j) > 1 for a, b in [sorted(j)[:2]]]
    by_reviewer = tuple(sorted(counts.items()))
    if not pairs:
        return Agreement(0, None, None, by_reviewer)
    share = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(
        (sum(a == k for a, _ in pairs) / len(pairs)) * (sum(b == k for _, b in pairs) / len(pairs)) for k in KINDS
    )
    kappa = None if chance == 1 else (share - chance) / (1 - chance)
    return Agreement(len(pairs), share, kappa, by_reviewer, alpha([tuple(j.values()) for j in verdicts.values()]))


def alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal values, one unit a sequence of what its judges said; None where no two values could differ.

    After Krippendorff, Content Analysis (2004), ch. 11: 1 - observed / expected disagreement, from the matrix of coincidences.
    """
    observed = 0.0
    totals: dict[str, float] = defaultdict(float)
    for values in units:
        if len(values) < 2:
            continue
        for value in values:
            totals[value] += 1
        differing = sum(a != b for a in values for b in values)
        observed += differing / (len(values) - 1)
    n = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b) / (n - 1) if n > 1 else 0.0
    return None if not expected else 1 - observed / expected


def _read(row: Mapping[Any, Any]) -> Decision:
    values = dict(row)
    for name in ("accounts", "others"):
        values[name] = tuple(msgspec.json.decode(values[name]))
    for name in ("made", "undone"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    return Decision(**values)


def _json(keys: Sequence[str]) -> str:
    return msgspec.json.encode(list(keys)).decode()


# -- putting to force ------------------------------------------------------------------------------------------------


def constrain(clusters: Iterable[Sequence[Filed]], standing: Sequence[Decision]) -> list[tuple[Filed, ...]]:
    """The clusters as the decisions want them: what was accepted or merged stays together, what was split stays apart; later decisions win."""
    found = [tuple(c) for c in clusters]
    for d in standing:
        if d.kind in ("accept", "correct"):
            found = _together(found, set(d.accounts))
        elif d.kind == "merge":
            found = _together(found, {*d.accounts, *d.others})
        elif d.kind == "split":
            found = _apart(found, set(d.others), set(d.accounts) - set(d.others))
    return found


def _together(clusters: list[tuple[Filed, ...]], keys: set[str]) -> list[tuple[Filed, ...]]:
    inside = [c for c in clusters if any(f.key in keys for f in c)]
    if len(inside) < 2:
        return clusters
    joined = tuple(sorted((f for c in inside for f in c), key=lambda f: f.key))
    return [c for c in clusters if c not in inside] + [joined]


def _apart(clusters: list[tuple[Filed, ...]], off: set[str], rest: set[str]) -> list[tuple[Filed, ...]]:
    found: list[tuple[Filed, ...]] = []
    for c in clusters:
        if any(f.key in off for f in c) and any(f.key in rest for f in c):
            found.append(tuple(f for f in c if f.key in off))
            found.append(tuple(f for f in c if f.key not in off))
        else:
            found.append(c)
    return _together(_together(found, off), rest)


def correct(event: Event, standing: Sequence[Decision]) -> Event:
    """The event with the corrected values first; a corrected value names its decision, «decision:7», besides the accounts that give it."""
    for d in standing:
        if d.kind == "correct" and d.field and min(d.accounts) in event.accounts:
            event = _corrected(event, d)
    return event


def _corrected(event: Event, d: Decision) -> Event:
    name = FIELDS[d.field or ""]
    values: tuple[Value, ...] = getattr(event, name)
    single = d.field in ("when", "status", "kind")
    kept = [v for v in values if v.value not in (d.previous, d.value) and not (single and d.value)]
    said = next((v.accounts for v in values if v.value == d.value), ())
    new = [Value(d.value, (*said, f"decision:{d.id}"))] if d.value else []
    changed: dict[str, Any] = {name: tuple(new + kept)}
    if d.field == "when":
        changed["earliest"], changed["latest"] = _days(d.value) if d.value else (None, None)
    return replace(event, **changed)


def _days(text: str) -> tuple[date | None, date | None]:
    """«2024-02-03», «..2024-02-03», «2024-10-22..2024-10-24» as days. Raises DecisionError for anything else."""
    first, parted, last = text.partition("..")
    try:
        low = date.fromisoformat(first) if first else None
        high = date.fromisoformat(last) if last else None
    except ValueError:
        raise DecisionError(f"{text!r} is no day; write 2024-02-03 or 2024-02-03..2024-02-05.") from None
    if not parted:
        high = low
    if (low is None and high is None) or (low and high and low > high):
        raise DecisionError(f"{text!r} is no day; write 2024-02-03 or 2024-02-03..2024-02-05.")
    return low, high


def verdict(standing: Sequence[Decision]) -> str:
    """What people made of an event: rejected, accepted, or empty where nobody judged it; the last judgement counts."""
    if not standing:
        return ""
    return "rejected" if standing[-1].kind == "reject" else "accepted"

"""Events of the stored record formed anew after reports were added: only those that the new accounts can bear on.

A new unit is linked to the units it may be one event with, found through their common blocks. What it can change is then near: the solid units
linked to it by solid ones, the vague units linked to those, and the clusters these vague units might join instead. All of it lies within a few
weeks of the happening, so the cost does not grow with the record; see `tawatur.resolution.clusters` for the rules that make this exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from tawatur.model import Event, Filed
from tawatur.record import decisions, index, schema
from tawatur.resolution.clusters import Unit, blocks, link, partition, unit_key, units
from tawatur.resolution.events import form

_MANY = 400  # keys asked for at a time


def add_units(db: Connection, added: Iterable[Filed]) -> frozenset[str]:
    """Writes the units of new accounts with their blocks and links; gives their keys. The accounts must be written before."""
    new = units(added)
    if not new:
        return frozenset()
    db.execute(
        insert(schema.units), [{"unit": u.key, "report": u.members[0].report, "solid": u.solid} for u in new.values()]
    )
    own = {key: blocks(unit) for key, unit in new.items()}
    rows = [{"block": block, "unit": key} for key, found in own.items() for block in sorted(found)]
    if rows:
        db.execute(insert(schema.blocks), rows)
    _write_links(db, new, _candidates(db, own))
    return frozenset(new)


def _candidates(db: Connection, own: Mapping[str, Set[str]]) -> set[tuple[str, str]]:
    """Pairs of units that share a block, at least one of them new; the smaller key first."""
    holders: dict[str, list[str]] = defaultdict(list)
    for block, unit in _rows(db, select(schema.blocks.c.block, schema.blocks.c.unit), schema.blocks.c.block, set().union(*own.values())):  # fmt: skip
        holders[block].append(unit)
    return {
        (min(key, other), max(key, other))
        for key, found in own.items()
        for block in found
        for other in holders[block]
        if other != key
    }


def _write_links(db: Connection, new: Mapping[str, Unit], pairs: Set[tuple[str, str]]) -> None:
    known = {**load(db, {u for pair in pairs for u in pair} - new.keys()), **new}
    rows = []
    for one, two in sorted(pairs):
        score = link(known[one], known[two])
        if score is not None:
            rows += [{"unit": one, "other": two, "score": score}, {"unit": two, "other": one, "score": score}]
    if rows:
        db.execute(insert(schema.links), rows)


def load(db: Connection, keys: Set[str]) -> dict[str, Unit]:
    """The units of these keys."""
    reports = {key.partition("#")[0] for key in keys}
    texts = _rows(db, select(schema.accounts.c.filed), schema.accounts.c.report, reports)
    found = units(msgspec.json.decode(text, type=Filed) for (text,) in texts)
    return {key: found[key] for key in found if key in keys}


# -- reach ----------------------------------------------------------------------------------------------------------


def reach(db: Connection, touched: Set[str]) -> frozenset[str]:
    """Every unit whose cluster must be looked at again when these are new, and all that decides where it goes."""
    solid = _of(db, touched, True) | _neighbours(db, touched, True)
    solid = _closure(db, solid, True)
    vague = _of(db, touched, False) | _neighbours(db, touched | solid, False)
    vague = _vague_closure(db, vague)
    return frozenset(solid | vague | _closure(db, _neighbours(db, vague, True), True))


def _of(db: Connection, keys: Set[str], solid: bool) -> set[str]:
    query = select(schema.units.c.unit).where(schema.units.c.solid == solid)
    return {unit for (unit,) in _rows(db, query, schema.units.c.unit, keys)}


def _neighbours(db: Connection, keys: Set[str], solid: bool) -> set[str]:
    query = (
        select(schema.links.c.other)
        .distinct()
        .join(schema.units, schema.units.c.unit == schema.links.c.other)
        .where(schema.units.c.solid == solid)
    )
    return {unit for (unit,) in _rows(db, query, schema.links.c.unit, keys)}


def _closure(db: Connection, keys: Set[str], solid: bool) -> set[str]:
    """The keys and all that links among units of one kind lead to."""
    found, edge = set(keys), set(keys)
    while edge:
        edge = _neighbours(db, edge, solid) - found
        found |= edge
    return found


def _vague_closure(db: Connection, keys: Set[str]) -> set[str]:
    """The same among vague units, with those of the same reports: of one report no two join one event."""
    found, edge = set(keys), set(keys)
    while edge:
        query = select(schema.units.c.unit).where(schema.units.c.solid.is_(False))
        reports = {key.partition("#")[0] for key in edge}
        beside = {unit for (unit,) in _rows(db, query, schema.units.c.report, reports)}
        edge = (_neighbours(db, edge, False) | beside) - found
        found |= edge
    return found


# -- forming --------------------------------------------------------------------------------------------------------


def form_events(db: Connection, touched: Set[str]) -> None:
    """Forms anew the events that the touched units can bear on, as people decided on them, and writes those that changed."""
    near, old, made = _surroundings(db, touched)
    standing = [d for d in made if d.undone is None]
    clusters = _with_outer(db, partition(near, _scores(db, near.keys())), near, old)
    clusters = decisions.constrain(clusters, standing)
    decided = {k for d in made for k in (*d.accounts, *d.others)}
    unchanged = {tuple(sorted(e.accounts)) for e in old.values() if decided.isdisjoint(e.accounts)} & {
        tuple(f.key for f in c) for c in clusters
    }
    _drop(db, sorted(e.id for e in old.values() if tuple(sorted(e.accounts)) not in unchanged))
    new = [c for c in clusters if tuple(f.key for f in c) not in unchanged]
    _write(db, [(decisions.correct(form(cluster), standing), cluster) for cluster in new])


def _surroundings(
    db: Connection, touched: Set[str]
) -> tuple[dict[str, Unit], dict[str, Event], tuple[decisions.Decision, ...]]:
    """The units in reach, the events they are in now, and all decisions that bear on these; what a decision draws together is in reach whole."""
    wanted = set(touched)
    while True:
        near = load(db, reach(db, wanted))
        old = _old_events(db, near)
        keys = {f.key for u in near.values() for f in u.members} | {k for e in old.values() for k in e.accounts}
        made = decisions.on(db, keys, undone=True)
        decided = {k for d in made for k in (*d.accounts, *d.others)}
        decided |= {k for e in old.values() if not decided.isdisjoint(e.accounts) for k in e.accounts}
        missing = unit_keys(db, decided) - near.keys()
        if not missing:
            return near, old, made
        wanted |= missing


def unit_keys(db: Connection, accounts: Set[str]) -> frozenset[str]:
    """The keys of the units that these accounts are in."""
    texts = _rows(db, select(schema.accounts.c.filed), schema.accounts.c.key, accounts)
    return frozenset(unit_key(msgspec.json.decode(text, type=Filed)) for (text,) in texts)


def _scores(db: Connection, keys: Set[str]) -> dict[tuple[str, str], float]:
    rows = _rows(
        db, select(schema.links.c.unit, schema.links.c.other, schema.links.c.score), schema.links.c.unit, set(keys)
    )
    return {(one, two): score for one, two, score in rows if one < two and two in keys}


def _old_events(db: Connection, near: Mapping[str, Unit]) -> dict[str, Event]:
    """The events that accounts of these units are in now, by id."""
    return {e.id: e for e in events_of(db, {f.key for unit in near.values() for f in unit.members})}


def events_of(db: Connection, keys: Set[str]) -> tuple[Event, ...]:
    """The events that these accounts are in now, by id."""
    names = {e for (e,) in _rows(db, select(schema.memberships.c.event).distinct(), schema.memberships.c.account, keys)}
    texts = _rows(db, select(schema.events.c.event), schema.events.c.id, names)
    found = [msgspec.json.decode(text, type=Event) for (text,) in texts]
    return tuple(sorted(found, key=lambda e: e.id))


def _with_outer(
    db: Connection, clusters: Iterable[Sequence[Filed]], near: Mapping[str, Unit], old: Mapping[str, Event]
) -> list[tuple[Filed, ...]]:
    """The clusters, each with the vague accounts out of reach that are with its solid ones now: nothing near changes where they belong."""
    within = {f.key: u.solid for u in near.values() for f in u.members}
    there = {k: e for e in old.values() for k in e.accounts}  # an account is in one event
    return [_joined(db, cluster, _outer(cluster, within, there)) for cluster in clusters]


def _outer(cluster: Sequence[Filed], within: Mapping[str, bool], there: Mapping[str, Event]) -> set[str]:
    """The accounts out of reach in the events that the cluster's solid ones are in now. `within`: whether an account in reach is a solid unit's."""
    return {k for f in cluster if within.get(f.key) and f.key in there for k in there[f.key].accounts if k not in within}


def _joined(db: Connection, cluster: Sequence[Filed], outer: Set[str]) -> tuple[Filed, ...]:
    """The cluster and the accounts of those keys, read from the record."""
    if not outer:
        return tuple(cluster)
    texts = _rows(db, select(schema.accounts.c.filed), schema.accounts.c.key, outer)
    joined = [*cluster, *(msgspec.json.decode(text, type=Filed) for (text,) in texts)]
    return tuple(sorted(joined, key=lambda f: f.key))


def _drop(db: Connection, names: Sequence[str]) -> None:
    for part in _parts(names):
        db.execute(delete(schema.memberships).where(schema.memberships.c.event.in_(part)))
        db.execute(delete(schema.events).where(schema.events.c.id.in_(part)))


def _write(db: Connection, formed: Sequence[tuple[Event, Sequence[Filed]]]) -> None:
    if not formed:
        return
    rows = [
        {
            "id": e.id, "type": e.type, "earliest": e.earliest, "latest": e.latest, "origins": e.origins_min,
            "event": msgspec.json.encode(e).decode(),
        }
        for e, _ in formed
    ]  # fmt: skip
    db.execute(insert(schema.events), rows)
    db.execute(insert(schema.memberships), [{"account": k, "event": e.id} for e, _ in formed for k in e.accounts])
    index.index_events(db, formed)


def forget(db: Connection, report: str) -> frozenset[str]:
    """Takes a report's accounts out of the record with their events, and gives the units of other reports that were in these, to be formed anew."""
    keys = {key for (key,) in db.execute(select(schema.accounts.c.key).where(schema.accounts.c.report == report))}
    if not keys:
        return frozenset()
    m = schema.memberships.c
    events = sorted({name for (name,) in _rows(db, select(m.event).distinct(), m.account, keys)})
    beside = {key for (key,) in _rows(db, select(m.account), m.event, set(events))} - keys
    touched = unit_keys(db, beside)
    _drop(db, events)
    own = select(schema.units.c.unit).where(schema.units.c.report == report)
    db.execute(delete(schema.links).where(schema.links.c.unit.in_(own) | schema.links.c.other.in_(own)))
    db.execute(delete(schema.blocks).where(schema.blocks.c.unit.in_(own)))
    db.execute(delete(schema.units).where(schema.units.c.report == report))
    db.execute(delete(schema.accounts).where(schema.accounts.c.report == report))
    return touched


def _parts(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    for n in range(0, len(keys), _MANY):
        yield keys[n : n + _MANY]


def _rows(db: Connection, query, column, keys: Set[str]):  # type: ignore[no-untyped-def]
    """Rows of a query for many keys, asked for in parts that any database takes."""
    for part in _parts(sorted(keys)):
        yield from db.execute(query.where(column.in_(part))).all()

"""The actor page: names and spellings, offices against the days of the reports, whom they meet, what they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tawatur.record import RecordError, queries
from tawatur.record.queries import Count, Filter, Position, Spelling
from tawatur.resolution import roster
from tawatur.web.views.lines import EventLine, line

_SHOWN = 25  # events on the page; the timeline has the rest


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held: `start` and `end` as the roster writes them (year, month or day; empty: open, «?»: not known, «>DATE»: at least until then)."""

    office: str
    start: str
    end: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the record and the roster have of an actor. `days` are those of the reports that name it."""

    id: str
    name: str
    provisional: bool
    kind: str
    country: str | None
    sector: str | None
    own: str
    wikidata: str | None
    member_of: tuple[str, ...]
    listed: tuple[str, ...]
    spellings: tuple[Spelling, ...]
    tenures: tuple[Tenure, ...]
    days: tuple[date, ...]
    together: tuple[Count, ...]
    ties: tuple[tuple[str, str, int], ...]
    positions: tuple[Position, ...]
    events: tuple[EventLine, ...]
    total: int


def actor(db: Connection, ident: str) -> ActorPage:
    """The page of an actor by id. Raises RecordError where neither the record nor the roster knows it."""
    known = roster.load().by_id.get(ident)
    name = queries.actor_name(db, ident) or (known.name if known else None)
    if name is None:
        raise RecordError(f"{ident}: no such actor in this record.")
    page = queries.events(db, Filter(actor=ident), 1, _SHOWN)
    spelt = queries.actor_spellings(db, ident)
    together = queries.together(db, ident)
    reports = queries.headlines(db, queries.named_in(db, ident)[:500])
    return ActorPage(
        ident, name, known is None and ident.startswith("?"), known.kind if known else (spelt[0].kind if spelt else "organisation"),
        known.country if known else None, known.sector if known else None, known.own if known else "",
        known.wikidata if known else None, known.member_of if known else (),
        (*known.names_ar, *known.unique) if known else (), spelt, tenures(known), tuple(sorted({r.published for r in reports if r.published})),
        together, queries.ties(db, [c.value for c in together]), queries.actor_positions(db, actor=ident),
        tuple(line(x) for x in page.lines), page.total,
    )  # fmt: skip


def tenures(known: roster.Actor | None) -> tuple[Tenure, ...]:
    """The roster's offices of an actor, the earliest first."""
    if known is None:
        return ()
    found = [Tenure(f"{o.role}@{o.body}", o.start, o.end, _edge(o.start, 0), _edge(o.end, 1)) for o in known.offices]
    return tuple(sorted(found, key=lambda t: (t.first or date.min, t.office)))


def _edge(text: str, which: int) -> date | None:
    return roster.edges(text)[which] if text and text[0] not in "?>" else None


COLUMNS = ("spelling", "kind", "times", "reports", "first", "last", "office")


def rows(page: ActorPage) -> list[tuple[object, ...]]:
    """The spellings of an actor as rows under COLUMNS."""
    return [(s.text, s.kind, s.times, s.reports, s.first, s.last, s.office) for s in page.spellings]


@dataclass(frozen=True, slots=True)
class ActorList:
    """Actors by the number of their events; `asked` is the part of a name that was asked for."""

    asked: str
    actors: tuple[Count, ...]


def actors(db: Connection, asked: str) -> ActorList:
    """The actors that stand in the record, or those whose name contains what was asked for."""
    return ActorList(asked, queries.find_actors(db, asked.strip()))


COUNTED = ("id", "name", "events")


def counted(found: tuple[Count, ...]) -> list[tuple[object, ...]]:
    """Counts as rows under COUNTED."""
    return [(c.value, c.label, c.events) for c in found]

"""Topic and proposal pages: who says what over time, and the steps of a proposal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tawatur.record import RecordError, queries
from tawatur.record.queries import Count, Filter, Headline, Position
from tawatur.web.views.lines import EventLine, line

_SHOWN = 50  # events on the page; the timeline has the rest


@dataclass(frozen=True, slots=True)
class TopicList:
    """Topics by the number of events about them."""

    topics: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic: stances on it, the oldest first, and the events about it, the newest first."""

    topic: str
    positions: tuple[Position, ...]
    events: tuple[EventLine, ...]
    total: int


def topics(db: Connection) -> TopicList:
    """All topics of the record."""
    return TopicList(queries.counts(db, "topic", 200))


def topic(db: Connection, name: str) -> TopicPage:
    """The page of a topic by its label. Raises RecordError where nothing is about it."""
    page = queries.events(db, Filter(topic=name), 1, _SHOWN)
    positions = queries.actor_positions(db, topic=name)
    if not page.total and not positions:
        raise RecordError(f"{name}: no such topic in this record.")
    return TopicPage(name, positions, tuple(line(x) for x in page.lines), page.total)


COLUMNS = ("day", "actor", "name", "called", "stance", "topic", "words", "outlet", "report")


def rows(positions: tuple[Position, ...]) -> list[tuple[object, ...]]:
    """Positions as rows under COLUMNS."""
    return [(p.day, p.actor, p.name, p.called, p.stance, p.topic, p.words, p.outlet, p.report) for p in positions]


@dataclass(frozen=True, slots=True)
class ProposalList:
    """Plans and papers that reports name, and the steps of proposals, the newest first."""

    documents: tuple[Count, ...]
    steps: tuple[EventLine, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """A plan or paper by its name: how reports call it, who names it, and the steps told in the same reports, the oldest first."""

    name: str
    label: str
    spellings: tuple[tuple[str, int], ...]
    reports: tuple[Headline, ...]
    steps: tuple[EventLine, ...]
    first: date | None
    last: date | None


def proposals(db: Connection, number: int) -> ProposalList:
    """The documents named and one page of the steps of proposals."""
    page = queries.events(db, Filter(type="PROPOSAL"), number)
    return ProposalList(queries.documents(db), tuple(line(x) for x in page.lines), page.total, page.number, page.pages)


def proposal(db: Connection, name: str) -> ProposalPage:
    """The page of a document. Raises RecordError where no report names it."""
    reports = queries.headlines(db, queries.named_in(db, name)[:500])
    if not reports:
        raise RecordError(f"{name}: no such proposal in this record.")
    names = dict.fromkeys(e for r in reports for e in queries.told_by(db, r.id))
    told = [line(x) for x in queries.lines(db, tuple(names)[:900])]
    steps = sorted(
        (e for e in told if e.type in ("PROPOSAL", "AGREE")), key=lambda e: (e.latest or e.earliest or date.max, e.id)
    )
    days = [r.published for r in reports if r.published]
    label = queries.actor_name(db, name) or name
    spelt = tuple((s.text, s.times) for s in queries.actor_spellings(db, name))
    return ProposalPage(name, label, spelt, reports, tuple(steps), min(days, default=None), max(days, default=None))

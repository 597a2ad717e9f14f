"""Topic and proposal pages: who says what over time, and the steps of a proposal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from tawatur.model import Event, Filed, Reading
from tawatur.record import Record, RecordError, queries
from tawatur.record.queries import Count, Filter, Headline, Position
from tawatur.resolution import proposals as plans
from tawatur.web.views.lines import EventLine, line

_PLANNED = 200  # the latest events of proposals, from which histories are made
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
class PlanStep:
    """One step of a plan as one report tells it: who did it, whom it was made to, on whose word (outermost first), in which words."""

    stage: str
    status: str
    day: date | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    told_by: tuple[str, ...]
    outlet: str | None
    report: str
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposal with its history, the oldest step first; `answered`: by somebody it was made to. `told`: how the reports call whom they name."""

    id: str
    name: str | None
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    stage: str
    answered: bool
    steps: tuple[PlanStep, ...]
    told: dict[str, str]


@dataclass(frozen=True, slots=True)
class ProposalList:
    """Proposals of the latest events with their histories, plans and papers that reports name, and the steps of proposals, the newest first."""

    plans: tuple[Plan, ...]
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


def proposals(record: Record, number: int) -> ProposalList:
    """The histories of proposals, the documents named and one page of the steps."""
    with record.asking() as db:
        page = queries.events(db, Filter(type="PROPOSAL"), number)
        latest = [x.event for x in queries.events(db, Filter(type="PROPOSAL"), 1, _PLANNED).lines]
        named = queries.documents(db)
    steps = tuple(line(x) for x in page.lines)
    return ProposalList(_plans(record, latest), named, steps, page.total, page.number, page.pages)


def _plans(record: Record, latest: Sequence[Event]) -> tuple[Plan, ...]:
    """The proposals of the latest events, the one with the last step first."""
    accounts = record.accounts([k for e in latest for k in e.accounts])
    readings = {name: record.reading(name) for name in dict.fromkeys(f.report for f in accounts)}
    found = [_plan(p, readings, accounts) for p in plans.proposals(accounts, latest, readings)]
    return tuple(sorted(found, key=lambda p: (p.steps[-1].day or date.min, p.id), reverse=True))


def _plan(found: plans.Proposal, readings: Mapping[str, Reading], accounts: Sequence[Filed]) -> Plan:
    keys = {s.account for s in found.steps}
    mine = [f.account for f in accounts if f.key in keys]
    told = {x.name: x.text for a in mine for x in a.chain if x.name} | {p.name: p.text for a in mine for p in a.participants}
    steps = tuple(
        PlanStep(s.stage, s.status, s.day, s.by, s.to, s.told_by, s.outlet, s.report, readings[s.report].report.text[s.span.start : s.span.end])
        for s in found.steps
    )  # fmt: skip
    return Plan(found.id, found.name, found.authors, found.topics, found.stage, found.answered, steps, told)


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

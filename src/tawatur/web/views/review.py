"""The review: what waits for a person, and one event with all that is needed to judge it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tawatur.model import Event
from tawatur.record import Record, queries
from tawatur.record import decisions as log
from tawatur.record.decisions import Agreement
from tawatur.record.index import doubts
from tawatur.resolution import roster
from tawatur.resolution.events import interval_words
from tawatur.web.views import event as events
from tawatur.web.views.event import Card
from tawatur.web.views.lines import EventLine, line
from tawatur.web.wording import english_place

_QUEUE = 50  # events of the queue on one page
_TEXTS = 6  # reports whose words can be selected


@dataclass(frozen=True, slots=True)
class Queue:
    """Events that a person has not judged yet, the most doubtful and most told first; `total` counts them all."""

    reviewer: str
    total: int
    events: tuple[EventLine, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a report: half-open characters of its text; `line` counts the lines of the text."""

    start: int
    end: int
    text: str
    line: int
    evidence: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A report's words, to be selected from."""

    report: str
    number: int
    outlet: str | None
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """One event to judge. `revision` goes back with the decision: where the event has changed since, nothing is decided."""

    card: Card
    revision: str
    reviewer: str
    doubts: tuple[str, ...]
    near: tuple[EventLine, ...]
    texts: tuple[Text, ...]
    next: str | None
    waiting: int


def queue(record: Record, who: str) -> Queue:
    """What waits for a person."""
    with record.asking() as db:
        names, total = queries.waiting(db, who, _QUEUE)
        return Queue(who, total, tuple(line(x) for x in queries.lines(db, names)), log.agreement(db))


def work(record: Record, name: str, who: str) -> Work:
    """The event of an id or the beginning of one, to be judged by a person. Raises RecordError where there is none."""
    event = record.event(name)
    with record.asking() as db:
        shown = line(queries.lines(db, [event.id])[0])
        revision = log.revision(db, event)
        near = tuple(line(x) for x in queries.near(db, event))
        names, total = queries.waiting(db, who, 2)
    following = next((n for n in names if n != event.id), None)
    why = tuple(reason for reason, _ in doubts(event, record.accounts(event.accounts)))
    return Work(events.card(record, event, shown), revision, who, why, near, _texts(record, event), following, total)


def _texts(record: Record, event: Event) -> tuple[Text, ...]:
    filed = record.accounts(event.accounts)
    found: dict[str, Text] = {}
    for number, f in enumerate(filed, 1):
        if f.report in found or len(found) == _TEXTS:
            continue
        text = record.reading(f.report).report.text
        spans = [s for x in filed if x.report == f.report for s in x.account.evidence]
        words = tuple(
            Word(m.start(), m.end(), m.group(), text.count("\n", 0, m.start()), any(s.start <= m.start() < s.end for s in spans))
            for m in re.finditer(r"\S+", text)
        )  # fmt: skip
        found[f.report] = Text(f.report, number, f.outlet, words)
    return tuple(found.values())


def meant(record: Record, field: str, value: str, report: str | None) -> str:
    """What a typed or selected value means in the record's terms: an actor's or place's English name, a day; else the value as it is."""
    value = " ".join(value.split())
    if field == "who":
        known = roster.load().find(value)
        return known[0].name if known else value
    if field == "where":
        return english_place(value)
    if field == "when":
        return _day(record, value, report)
    return value


def _day(record: Record, value: str, report: str | None) -> str:
    """«الجمعة» as the day it is in a report; a written day as it is."""
    from tawatur.reading import read

    if re.fullmatch(r"[\d.-]+", value):
        return value
    published: date | None = record.reading(report).report.published if report else None
    times = read(value, published=published).times
    return interval_words(times[0]) if times else value


COLUMNS = ("id", "day", "kind", "who", "reports", "origins_min", "contested")


def rows(found: Queue) -> list[tuple[object, ...]]:
    """The queue as rows under COLUMNS."""
    return [
        (e.id, e.latest or e.earliest, e.mode, "; ".join(n.name for n in e.who), e.reports, e.origins_min, e.contested)
        for e in found.events
    ]

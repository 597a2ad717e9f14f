"""The record's timeline as one self-contained page: no script, no outside request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jinja2 import Environment, PackageLoader
from markupsafe import Markup, escape

from tawatur.model import Account, Event, Filed, Reading, Span
from tawatur.publish.terminal import chain, day, first, origins

STATUS_WORDS = {
    "happened": "held", "ongoing": "under way", "planned": "planned", "called_for": "called for", "denied": "denied", "hypothetical": "conditional",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Telling:
    """One account as the page shows it."""

    number: int
    outlet: str
    source: str
    published: str
    chain: str
    excerpts: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One event as the page shows it."""

    event: Event
    day: str
    title: str
    status: str
    status_words: str
    mode: str
    place: str
    origins: str
    topics: tuple[str, ...]
    fields: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    tellings: tuple[Telling, ...]


def timeline_page(cards: Sequence[tuple[Event, Sequence[Filed]]], readings: Mapping[str, Reading]) -> str:
    """The page's HTML. Everything that comes from a report is escaped."""
    shown = [_card(event, filed, readings) for event, filed in cards]
    days = [(label, tuple(group)) for label, group in groupby(shown, key=lambda c: c.day)]
    environment = Environment(
        loader=PackageLoader("tawatur.publish"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    reports = {r for card in shown for r in card.event.reports}
    outlets = {o for card in shown for o in card.event.outlets}
    return environment.get_template("timeline.html").render(
        days=days, events=len(shown), reports=len(reports), outlets=len(outlets)
    )


def _card(event: Event, filed: Sequence[Filed], readings: Mapping[str, Reading]) -> Card:
    number = {f.key: n for n, f in enumerate(filed, 1)}

    def says(keys: Sequence[str]) -> str:
        return " ".join(f"[{number[k]}]" for k in keys if k in number)

    fields = tuple(
        (label, tuple((v.value, says(v.accounts)) for v in values))
        for label, values in (
            ("who", event.participants), ("when", event.dates), ("where", event.places), ("status", event.statuses), ("topics", event.topics),
        )
        if values
    )  # fmt: skip
    status = first(event.statuses)
    return Card(
        event, day(event), " · ".join(v.value for v in event.participants), status, STATUS_WORDS.get(status, status), first(event.modes) or event.type.lower(),
        first(event.places), origins(event), tuple(v.value for v in event.topics), fields, tuple(_telling(number[f.key], f, readings) for f in filed),
    )  # fmt: skip


def _telling(number: int, filed: Filed, readings: Mapping[str, Reading]) -> Telling:
    report = readings[filed.report].report
    excerpts = tuple(marked(report.text, span, filed.account) for span in filed.account.evidence)
    return Telling(
        number,
        report.outlet or "outlet unknown",
        report.source,
        report.published.isoformat() if report.published else "date unknown",
        chain(filed.account.chain),
        excerpts,
    )


def marked(text: str, span: Span, account: Account) -> Markup:
    """The words of a span as HTML, who, when, where and the trigger marked."""
    marks = [(p.start, p.end, "who") for p in account.participants]
    if account.date is not None:
        marks.append((account.date.start, account.date.end, "when"))
    if account.place is not None:
        marks.append((account.place.start, account.place.end, "where"))
    marks.append((account.trigger.start, account.trigger.end, "did"))
    at, found = span.start, []
    for start, end, kind in sorted(set(marks)):
        if start < at or end > span.end:
            continue
        found.append(escape(text[at:start]))
        found.append(Markup('<mark class="{}">{}</mark>').format(kind, text[start:end]))
        at = end
    found.append(escape(text[at : span.end]))
    return Markup("").join(found)

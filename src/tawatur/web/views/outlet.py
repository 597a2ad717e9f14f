"""The outlet page: what it reports first, whom it takes from, the attribution it drops, the words it loads with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import zip_longest

from tawatur import lexicon
from tawatur.language import Token, splits, tokenise
from tawatur.model import Filed, Reading
from tawatur.record import Record, RecordError, queries
from tawatur.record.queries import Filter, Headline
from tawatur.resolution.copies import is_copy
from tawatur.web.views.lines import EventLine, line

_EVENTS, _REPORTS = 200, 100  # the latest ones, which a page looks at


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet in the list."""

    outlet: str
    reports: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class OutletList:
    """Outlets by the number of their reports."""

    outlets: tuple[OutletLine, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """An account that shares another's wording without its attribution."""

    event: str
    report: str
    taken_from: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A loaded word, how often the outlet used it in its own voice, and what the record says instead."""

    word: str
    neutral: str
    times: int


@dataclass(frozen=True, slots=True)
class OutletPage:
    """What the latest events and reports of an outlet show. `shared` counts its events that others told too, `first` those it told before them."""

    outlet: str
    reports: int
    since: date | None
    until: date | None
    shared: int
    first: tuple[EventLine, ...]
    copies: tuple[tuple[str, int], ...]
    credits: tuple[tuple[str, int], ...]
    dropped: tuple[Dropped, ...]
    loaded: tuple[Loaded, ...]
    latest: tuple[Headline, ...]


def outlets(record: Record) -> OutletList:
    """All outlets of the record."""
    with record.asking() as db:
        return OutletList(tuple(OutletLine(*row) for row in queries.outlets(db)))


def outlet(record: Record, name: str) -> OutletPage:
    """The page of an outlet. Raises RecordError where the record has no report of it."""
    with record.asking() as db:
        found = next((row for row in queries.outlets(db) if row[0] == name), None)
        if found is None:
            raise RecordError(f"{name}: no such outlet in this record.")
        told = queries.events(db, Filter(outlet=name), 1, _EVENTS).lines
        latest = queries.headlines(db, queries.latest_reports(db, name, _REPORTS))
    filed = {x.event.id: record.accounts(x.event.accounts) for x in told}
    shared = [x for x in told if len(x.event.outlets) > 1]
    pairs = [(x.event.id, mine, other) for x in shared for mine, other in _taken(name, filed[x.event.id])]
    credits = Counter(c for accounts in filed.values() for f in accounts if f.outlet == name for c in f.credits)
    return OutletPage(
        name, found[1], found[2], found[3], len(shared), tuple(line(x) for x in shared if _leads(name, filed[x.event.id])),
        tuple(Counter(other.outlet or other.report for _, _, other in pairs).most_common()), tuple(credits.most_common()),
        tuple(Dropped(event, mine.report, other.outlet or other.report, _attribution(other)) for event, mine, other in pairs if _drops(mine, other)),
        loaded(record.reading(r.id) for r in latest), latest[:30],
    )  # fmt: skip


def _leads(name: str, accounts: Iterable[Filed]) -> bool:
    """Whether the outlet told it on a day before any other."""
    days: dict[bool, list[date]] = {True: [], False: []}
    for f in accounts:
        if f.published is not None:
            days[f.outlet == name].append(f.published)
    return bool(days[True] and days[False]) and min(days[True]) < min(days[False])


def _taken(name: str, accounts: list[Filed]) -> list[tuple[Filed, Filed]]:
    """(own account, another outlet's not later one whose wording it shares)."""
    return [
        (mine, other)
        for mine in accounts
        if mine.outlet == name
        for other in accounts
        if other.outlet not in (name, None)
        and (other.published or date.max) <= (mine.published or date.min)
        and is_copy(mine, other)
    ]


def _attribution(filed: Filed) -> str:
    return " < ".join([*(x.name or x.text for x in filed.account.chain), *filed.credits])


def _drops(mine: Filed, other: Filed) -> bool:
    return bool(_attribution(other)) and not _attribution(mine)


def loaded(readings: Iterable[Reading]) -> tuple[Loaded, ...]:
    """Loaded words in the outlet's own voice: outside statements, quotations and page furniture."""
    counts: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        said = [(s.span.start, s.span.end) for s in reading.statements]
        said += [(z.start, z.end) for z in reading.report.zones if z.kind != "headline"]
        words = [t for t in tokenise(reading.report.text) if not any(a <= t.start < b for a, b in said)]
        counts.update(_matches(words))
    return tuple(Loaded(word, neutral, n) for (word, neutral), n in counts.most_common(20))


def _matches(words: list[Token]) -> Iterable[tuple[str, str]]:
    forms = _forms()
    for token, following in zip_longest(words, words[1:]):
        after = following.norm.removeprefix("ال") if following else ""
        found = (forms.get((s.stem, after)) or forms.get((s.stem,)) for s in splits(token.norm))
        yield from [f for f in found if f is not None][:1]


@cache
def _forms() -> dict[tuple[str, ...], tuple[str, str]]:
    """(shown form, neutral label) by folded words."""
    return {
        tuple(t.norm.removeprefix("ال") for t in tokenise(form)): (form, row["neutral"])
        for row in lexicon.table("loaded_words")
        for form in row.many("forms")
    }


COLUMNS = ("outlet", "reports", "first", "last")


def rows(found: OutletList) -> list[tuple[object, ...]]:
    """The outlets as rows under COLUMNS."""
    return [(o.outlet, o.reports, o.first, o.last) for o in found.outlets]


REPORTS = ("report", "title", "published")


def report_rows(page: OutletPage) -> list[tuple[object, ...]]:
    """The latest reports of an outlet as rows under REPORTS."""
    return [(r.id, r.title, r.published) for r in page.latest]

"""What the record has on a question: statements and events with their words, by who says or does them, and the sources they stand in."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tawatur.model import Link, Report, Span, Statement
from tawatur.publish.dossier.question import Asked
from tawatur.publish.exports.mediation import is_mediation, third_parties
from tawatur.publish.exports.selection import Selection, Told
from tawatur.publish.exports.sides import Standing, standings
from tawatur.publish.exports.version import Version, made
from tawatur.resolution import roster
from tawatur.resolution.parties import party

_ASIDE = 160  # characters of the report shown before and after the words


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by id, English name, and how a report calls them."""

    id: str | None
    name: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report with what stands about them. `pid` cites them: the account or statement; `start`, `end` are characters of the text."""

    pid: str
    words: str
    before: str
    after: str
    source: int  # number in the list of sources
    start: int
    end: int
    chain: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer: a statement with its stance, or an event with its kind; `label` is a key of the interface's words."""

    pid: str
    label: str
    status: str
    first: date | None
    last: date | None
    is_published: bool  # the day is that of publication, for the text gives none
    who: tuple[Named, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    competing: tuple[str, ...]  # days that accounts give against each other
    origins: tuple[int, int] | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one party, by day."""

    who: tuple[Named, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report that a dossier rests on."""

    number: int
    pid: str
    id: str
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    file: str
    agencies: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A question, how it was understood, what was found, and what it rests on."""

    asked: Asked
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    mediators: tuple[Named, ...]  # who they were taken to be, where the question asks for mediators
    version: Version
    pid: str
    made: datetime

    @property
    def findings(self) -> int:
        """How many answers there are."""
        return sum(len(g.findings) for g in self.groups)


def gather(source: Selection, asked: Asked) -> Dossier:
    """The dossier of what is asked. Rejected events are left out; the order is by party, then day."""
    told = list(source.events())
    mediators = _mediators(told) if asked.mediators else {}
    sources = _Sources(source)
    found: dict[tuple[str, ...], list[tuple[tuple[Named, ...], Finding]]] = defaultdict(list)
    for keys, who, finding in (*_events(source, told, asked, mediators, sources), *_statements(source, asked, mediators, sources)):
        found[keys].append((who, finding))
    groups = [Group(rows[0][0], tuple(sorted((f for _, f in rows), key=_order))) for _, rows in sorted(found.items(), key=lambda x: (not x[0], x[0]))]
    name = hashlib.blake2s(f"{asked}{source.version}".encode(), digest_size=6).hexdigest()
    return Dossier(asked, tuple(groups), sources.listed(), tuple(mediators.values()), source.version, source.pid("dossier", name), made())


def _order(f: Finding) -> tuple[date, str]:
    return f.last or f.first or date.max, f.pid


class _Sources:
    """The reports cited so far, numbered in the order in which they are."""

    def __init__(self, source: Selection) -> None:
        self._source, self._numbers = source, dict[str, int]()

    def quote(self, pid: str, report: str, spans: Sequence[Span], chain: Sequence[Link]) -> Iterator[Quote]:
        """The words of spans, each with its number in the list."""
        r = self._source.report(report)
        number = self._numbers.setdefault(report, len(self._numbers) + 1)
        named = tuple(Named(x.actor, x.name or x.text, x.text) for x in chain if x.name or x.text)
        for s in _joined(spans):
            low, high = _about(r.text, s)
            yield Quote(pid, r.text[s.start : s.end], r.text[low : s.start], r.text[s.end : high], number, s.start, s.end, named)

    def listed(self) -> tuple[Source, ...]:
        """The list."""
        return tuple(_source(self._source, n, self._source.report(name)) for name, n in self._numbers.items())


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in the order of the text, overlapping ones as one."""
    found: list[Span] = []
    for s in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and s.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(s.end, found[-1].end))
        else:
            found.append(s)
    return found


def _about(text: str, span: Span) -> tuple[int, int]:
    """The stretch about a span that is shown: within its paragraph, cut between words."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - _ASIDE)
    high = min(end if (end := text.find("\n", span.end)) >= 0 else len(text), span.end + _ASIDE)
    if low and text[low - 1 : low].strip():
        low = space + 1 if (space := text.find(" ", low, span.start)) >= 0 else span.start
    if high < len(text) and text[high].strip():
        high = space if (space := text.rfind(" ", span.end, high)) >= 0 else span.end
    return low, high


def _source(source: Selection, number: int, r: Report) -> Source:
    digest = hashlib.sha256(r.text.encode()).hexdigest()
    return Source(number, source.pid("report", r.id), r.id, r.title, r.outlet, r.published, r.url, r.source, tuple(c.name for c in r.wire_credits), digest)


# -- who -------------------------------------------------------------------------------------------------------------


def _mediators(told: Sequence[Told]) -> dict[str, Named]:
    """The parties that mediate in the record's events, by party."""
    found: dict[str, Named] = {}
    for one in told:
        standing = standings(one)
        if is_mediation(one, standing):
            for s in third_parties(one, standing):
                found.setdefault(s.party, _party(s.party, s))
    return dict(sorted(found.items()))


def _party(key: str, of: Standing | None = None, name: str = "") -> Named:
    """A party by its key: a body of the roster, a state, or whoever stands for itself."""
    from tawatur.publish.exports import countries

    listed = roster.load().by_id.get(key)
    if listed is not None:
        return Named(key, listed.name)
    return Named(key, countries.name(key) or (of.name if of and of.party == of.actor else "") or name or (of.name if of else key))


def _is_asked(asked: Asked, mediators: dict[str, Named], people: Sequence[tuple[str | None, str, str]]) -> bool:
    """Whether any of (actor, party, country) is asked for."""
    wanted = {ident for ident, _ in asked.actors}
    if wanted and not any({a, p} & wanted for a, p, _ in people):
        return False
    return not asked.mediators or any(p in mediators for _, p, _ in people)


# -- events and statements -------------------------------------------------------------------------------------------

Found = tuple[tuple[str, ...], tuple[Named, ...], Finding]


def _events(source: Selection, told: Sequence[Told], asked: Asked, mediators: dict[str, Named], sources: _Sources) -> Iterator[Found]:
    for one in told:
        e, standing = one.event, standings(one)
        if not asked.wants_event(e.type, one.line.mode) or not asked.fits_days(e.earliest, e.latest):
            continue
        if asked.topics and not {v.value for v in e.topics} & set(asked.topics):
            continue
        acting = [s for s in standing if e.type != "PROPOSAL" or s.role == "source"]
        if not _is_asked(asked, mediators, [(s.actor, s.party, s.country or "") for s in acting]):
            continue
        quotes = [
            q for f in sorted(one.filed, key=lambda f: (f.published or date.max, f.key))
            for q in sources.quote(source.pid("account", f.key), f.report, f.account.evidence, f.account.chain)
        ]  # fmt: skip
        keys = tuple(sorted({s.party for s in acting})) if e.type == "PROPOSAL" else ()
        yield keys, tuple(_party(k, next(s for s in acting if s.party == k)) for k in keys), _event(source, one, standing, tuple(quotes))


def _event(source: Selection, one: Told, standing: Sequence[Standing], quotes: tuple[Quote, ...]) -> Finding:
    e = one.event
    return Finding(
        source.pid("event", e.id), f"mode.{one.line.mode}" if one.line.mode else f"type.{e.type}", one.line.status, e.earliest, e.latest, False,
        tuple(Named(s.actor, s.name, s.words) for s in standing), tuple(v.value for v in e.places), tuple(v.value for v in e.topics),
        tuple(v.value for v in e.dates) if len(e.dates) > 1 else (), (e.origins_min, e.origins_max), quotes,
    )  # fmt: skip


def _statements(source: Selection, asked: Asked, mediators: dict[str, Named], sources: _Sources) -> Iterator[Found]:
    for reading in source.readings():
        for n, s in enumerate(reading.statements):
            told = s.date if s.date and (s.date.earliest or s.date.latest) else None
            day = reading.report.published
            if not asked.wants_stance(s.stance) or not asked.fits_days(told.earliest if told else day, told.latest if told else day):
                continue
            if asked.topics and not set(s.topics) & set(asked.topics):
                continue
            side = party(s.speaker)
            if not _is_asked(asked, mediators, [(s.speaker.actor, side, s.speaker.country or "")]):
                continue
            yield (side,), (_party(side, name=s.speaker.name),), _statement(source, reading.report, n, s, sources)


def _statement(source: Selection, report: Report, n: int, s: Statement, sources: _Sources) -> Finding:
    pid = source.pid("statement", f"{report.id}:s{n}")
    told = s.date if s.date and (s.date.earliest or s.date.latest) else None
    first, last = (told.earliest, told.latest) if told else (report.published, report.published)
    return Finding(
        pid, f"stance.{s.stance}", "", first, last, told is None, (Named(s.speaker.actor, s.speaker.name, s.speaker.text),), (), s.topics, (), None,
        tuple(sources.quote(pid, report.id, (s.span,), s.chain)),
    )  # fmt: skip

"""The record's types, passed from stage to stage. All frozen; all spans are half-open character offsets of `Report.text`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

ZoneKind = Literal["headline", "dateline", "caption", "credit", "related", "boilerplate", "published_line"]
PublishedFrom = Literal["given", "metadata", "url", "text", "dateline", "none"]
MentionKind = Literal[
    "person", "organisation", "state", "group", "office", "place", "anonymous_source",
    "outlet", "agency", "time", "quantity", "document",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT", "PROPOSAL",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "called_for", "denied", "hypothetical"]
Role = Literal["source", "target", "mediator", "host", "member_of_delegation", "absent"]
Stance = Literal[
    "DEMAND", "OFFER", "ACCEPT", "REJECT", "CONDITION", "WARN", "PRAISE", "CONDEMN", "EXPECT", "SUPPORT", "REPORT",
]  # fmt: skip
Bound = Literal["exact", "about", "more than", "less than", "range"]
Basis = Literal["stated", "relative", "context"]
Precision = Literal["day", "days", "week", "month", "quarter", "year", "decade", "open"]

SITTINGS = frozenset({"meeting", "talks", "summit", "mediation"})  # modes of CONSULT by which one and the same meeting may be told

@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters of the report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the report that is not running body text."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A day of publication as one part of a page tells it, and the words that do."""

    source: PublishedFrom
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """One article as read. `text` is what came in; `zones` mark what is not running body."""

    id: str
    source: str
    text: str
    url: str | None = None
    outlet: str | None = None  # canonical English name
    title: str | None = None
    published: date | None = None
    published_from: PublishedFrom = "none"
    published_span: Span | None = None
    language: str = "ar"
    wire_credits: tuple[Credit, ...] = ()
    zones: tuple[Zone, ...] = ()
    author: str | None = None  # as the page gives it
    claims: tuple[Claim, ...] = ()  # every day of publication that the page tells, the chosen one among them
    addresses: tuple[str, ...] = ()  # every address it was found under
    modified: str | None = None  # when the page says it was last changed, as written
    retrieved: datetime | None = None
    notes: tuple[str, ...] = ()  # what was mended, what contradicts itself: one sentence each


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency the report credits, «(الأناضول)»; `name` is its canonical English name."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A time as the days it may lie on, both ends inclusive; None where that end is open."""

    earliest: date | None
    latest: date | None
    precision: Precision
    basis: Basis
    start: int  # the words it was read from
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer as one stretch of text names it."""

    name: str  # English
    country: str | None  # ISO 3166-1 alpha-3
    lat: float | None
    lon: float | None
    geonames: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody, something, somewhere or some time."""

    start: int
    end: int
    kind: MentionKind
    text: str
    name: str | None = None  # canonical English name, romanised where the actor is provisional
    actor: str | None = None  # id in the roster, or "?…" for a provisional actor
    country: str | None = None
    office: str | None = None  # "role@body", as the text gives it: foreign-minister@TUR
    antecedent: int | None = None  # `start` of the mention it stands for
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """One actor in an account, with the words that put it there."""

    name: str
    role: Role
    start: int
    end: int
    text: str
    kind: MentionKind
    actor: str | None = None
    country: str | None = None
    office: str | None = None
    of: tuple[str, ...] = ()  # ids of the bodies it belongs to or acts for


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution chain, outermost first in a chain; the last is the origin."""

    name: str | None
    kind: MentionKind
    start: int
    end: int
    text: str
    actor: str | None = None
    verb: str | None = None  # lemma of the verb or frame: نقل, بحسب
    medium: str | None = None  # statement, press conference, interview, call, leak, post, report


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one happening on one authority. Never without evidence."""

    type: EventType
    mode: str | None
    status: Status
    participants: tuple[Participant, ...]
    date: Interval | None
    place: Place | None
    topics: tuple[str, ...]
    chain: tuple[Link, ...]
    evidence: tuple[Span, ...]
    confidence: float
    happening: int  # accounts of one report with the same number tell one happening
    trigger: Span
    format: str | None = None
    outcome: Span | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker said: span, stance on topics, to whom, when, through which medium."""

    speaker: Participant
    stance: Stance
    span: Span
    topics: tuple[str, ...]
    medium: str | None
    date: Interval | None
    chain: tuple[Link, ...]
    confidence: float
    verb: str | None = None
    to: Participant | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count the report gives: what is counted, how many, bound, where, on whose authority."""

    what: str  # killed, wounded, displaced, …
    value: float
    bound: Bound
    unit: str | None  # persons, percent, USD, trucks, …
    span: Span
    text: str
    high: float | None = None  # upper end of a range
    place: Place | None = None
    as_of: Interval | None = None
    since: Interval | None = None
    chain: tuple[Link, ...] = ()
    of: str | None = None  # children, soldiers, civilians…
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one report."""

    report: Report
    mentions: tuple[Mention, ...]
    times: tuple[Interval, ...]
    accounts: tuple[Account, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """An account with the report it stands in: what the record keeps and merges. `key` is unique in the record."""

    key: str  # "<report id>:<n>"
    account: Account
    report: str  # report id
    outlet: str | None
    published: date | None
    credits: tuple[str, ...]  # agencies the report credits, English names
    words: str  # the evidence's words, for telling copies
    passage: str = ""  # the paragraphs about the evidence, for the same


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an event's field, and the keys of the accounts that say so."""

    value: str
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin of an event: who, as what, and the accounts that trace back to it."""

    name: str
    kind: str  # speaker, anonymous, reporter, agency, cited, outlet
    accounts: tuple[str, ...]
    certain: bool  # False where it may be the same as another origin


@dataclass(frozen=True, slots=True)
class Taken:
    """That one took an event's news from another, and the accounts that show it."""

    taker: str
    source: str
    how: str  # cited, credited, copied
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What is left of an event when a source is left out: reports, and independent origins (0 where nothing is left); whether any tells it as held."""

    source: str
    reports: int
    origins_min: int
    origins_max: int
    held: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One step in an event's life: what was told of it on a day, for which days, and how it stood after that."""

    stage: str  # called_for, doubted, announced, postponed, cancelled, underway, held, denied, mentioned
    told: date | None  # day of publication
    days: tuple[str, ...]  # "earliest..latest" as the accounts state it
    status: str  # a Status, or cancelled, disputed
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One real-world happening: all its accounts, agreed and competing values, and how many independent origins tell of it."""

    id: str
    type: EventType
    accounts: tuple[str, ...]
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    modes: tuple[Value, ...]
    statuses: tuple[Value, ...]
    participants: tuple[Value, ...]  # most told first
    dates: tuple[Value, ...]  # "earliest..latest", the most exact first
    places: tuple[Value, ...]
    topics: tuple[Value, ...]
    origins: tuple[Origin, ...]
    origins_min: int
    origins_max: int
    earliest: date | None
    latest: date | None
    first_reported: date | None
    life: tuple[Step, ...] = ()
    taken: tuple[Taken, ...] = ()  # who took it from whom
    circles: tuple[tuple[str, ...], ...] = ()  # circular reporting: names that take it from each other
    without: tuple[Without, ...] = ()  # for events of several reports

    def _repr_html_(self) -> str:
        from tawatur.publish.notebook import event_html

        return event_html(self)

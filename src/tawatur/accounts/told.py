"""A happening as one sentence tells it, and all that a report tells of one happening."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tawatur.accounts.drafts import Draft
from tawatur.mentions.places import wide
from tawatur.model import SITTINGS, Interval, Link, Participant, Place, Span
from tawatur.resolution.parties import party


@dataclass(slots=True)
class Told:
    """A draft with its values read from the text."""

    draft: Draft
    participants: tuple[Participant, ...]
    date: Interval | None
    place: Place | None
    topics: tuple[str, ...]
    chain: tuple[Link, ...]
    evidence: tuple[Span, ...]
    trigger: Span
    headline: bool
    order: int
    distributive: bool = False
    sibling: int = -1
    sites: dict[str, tuple[Place | None, Interval | None]] = field(default_factory=dict)  # of the meeting with each, by name


@dataclass(frozen=True, slots=True)
class Lead:
    """The day, and the place, that a report's opening tells, and whom it names."""

    day: Interval
    place: Place | None
    people: tuple[Participant, ...]


@dataclass(slots=True)
class Happening:
    """All drafts of one report that tell one happening."""

    told: list[Told]
    sibling: int = -1
    taken_up: int = 0  # the last sentence that only told more of it

    @property
    def lead(self) -> Told:
        """The fullest telling; the body's before the headline's, then the first."""
        if len(self.told) == 1:
            return self.told[0]
        return max(self.told, key=lambda t: (not t.draft.reference, not t.headline, len(t.participants), -t.order))

    @property
    def ordinal(self) -> int:
        """Which of several rounds it is, as far as any telling says; 0 where none does."""
        return next((t.draft.ordinal for t in self.told if t.draft.ordinal), 0)

    def admit(self, item: Told) -> None:
        """Adds who else came to it, and the words that say so; the place and day told with them where none were."""
        self.set_by(item)
        lead = self.lead
        new = tuple(
            replace(p, role="source") for p in item.participants if not any(counted(p, q) for q in lead.participants)
        )
        self.told[self.told.index(lead)] = replace(lead, participants=(*lead.participants, *new), evidence=(*lead.evidence, *item.evidence))

    def set_by(self, item: Told) -> None:
        """Takes the place and day of a telling where no other tells them, and what it was about."""
        lead, self.taken_up = self.lead, item.order
        dated = item.date is not None and item.date.basis != "context" and not any(t.date is not None and t.date.basis != "context" for t in self.told)
        placed = item.place is not None and not any(t.place is not None for t in self.told)
        self.told[self.told.index(lead)] = replace(lead, place=item.place if placed else lead.place, date=item.date if dated else lead.date, topics=(*lead.topics, *item.topics) if item.draft.about else lead.topics)


def counted(came: Participant, there: Participant) -> bool:
    """Whether who came is one already named, or one who acts for a state or body that is."""
    if there.kind not in ("person", "office"):
        return agree(came, there)
    return came.name == there.name or (came.actor is not None and came.actor == there.actor) or (came.office is not None and came.office == there.office)


def agree(a: Participant, b: Participant) -> bool:
    """Whether two participants of one report may be one side: the same actor, or a person and the body or state he acts for."""
    if a.actor and a.actor == b.actor:
        return True
    if a.name == b.name or (a.office is not None and a.office == b.office):
        return True
    for one, other in ((a, b), (b, a)):
        if other.actor and other.actor in one.of:
            return True
        if (
            other.kind == "state"
            and one.country == other.actor
            and (one.office or one.kind in ("organisation", "group", "office"))
        ):
            return True
    if a.kind == "person" and b.kind == "person":
        return False
    if a.actor is None or b.actor is None:
        return False  # «families of hostages» do not act for their state
    return bool(set(a.of) & set(b.of)) or party(a) == party(b)


def modes_meet(a: Draft, b: Draft) -> bool:
    one, two = a.sense.mode, b.sense.mode
    if {one, two} == {"call", "meeting"} and "speak" in (a.sense.name, b.sense.name):
        return False  # «تحدث معه عبر الهاتف»
    if {"discuss", "speak"} & {a.sense.name, b.sense.name}:
        return True  # «بحثا», «وتحدث معه» may be done in a call, at a meeting or on a visit
    return (
        one == two
        or (one in SITTINGS and two in SITTINGS)
        or (a.reference and one in SITTINGS and two in (*SITTINGS, "visit", "call"))
        or {one, two} == {"visit", "meeting"}
        or {one, two} == {"contact", "call"}
    )


def dates_apart(a: Interval | None, b: Interval | None) -> bool:
    """Whether two times exclude each other; a bound that something was before a day excludes what was later."""
    if a is None or b is None:
        return False
    if "context" in (a.basis, b.basis):
        bound, day = (a, b) if a.basis == "context" else (b, a)
        return day.basis != "context" and bound.latest is not None and day.earliest is not None and day.earliest > bound.latest
    if a.earliest and b.latest and a.earliest > b.latest:
        return True
    return bool(b.earliest and a.latest and b.earliest > a.latest)


def places_apart(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or a.name == b.name:
        return False
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return bool(a.country and b.country and a.country != b.country)
    far = 6.0 if a.country == b.country and wide() & {a.name, b.name} else 0.6  # «في ألاسكا», «في أنكوريج»
    return abs(a.lat - b.lat) > far or abs(a.lon - b.lon) > far

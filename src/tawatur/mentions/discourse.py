"""Who has been named so far in the report: short names, provisional actors, what definite descriptions stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.language.kept import Kept
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import womens_names
from tawatur.model import Interval, Link, Place
from tawatur.resolution import roster
from tawatur.resolution.offices import listed
from tawatur.resolution.roster import Actor, Roster

_OF_STATE = frozenset({"جيش", "شرطه"})  # «الجيش» is a state's, no «جيش التحرير»
PERSONAL = ("person", "office")


@dataclass(frozen=True, slots=True)
class Happened:
    """What of the last happening told what follows may go on with: its one day, its place, who took part."""

    day: Interval | None
    place: Place | None
    names: frozenset[str]
    paragraph: int
    hosts: frozenset[str] = frozenset()  # names of who received others
    setting: bool = False  # tells no happening, only when and where those that follow were: «شهدت عين التينة أمس سلسلة لقاءات»


@dataclass(frozen=True, slots=True)
class Unsided:
    """A meeting told with fewer than two sides, whose sides a sentence soon after may tell: «عُقد في أبوجا أمس اجتماع … وشارك في الاجتماع …»."""

    sentence: int  # how many sentences had begun
    roles: tuple[tuple[str, Phrase], ...]
    places: tuple[Place, ...]
    times: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Venue:
    """Where and when a summit or conference was that the report tells of; either may be untold."""

    word: str  # its noun, without the article
    place: Place | None
    day: Interval | None


@dataclass(frozen=True, slots=True)
class Stay:
    """Where somebody was told to have gone last."""

    names: frozenset[str]  # who went
    day: Interval | None  # where that is one day
    place: Place
    paragraph: int


@dataclass(slots=True)
class Discourse:
    """The running memory of one report. `seen` holds every phrase in reading order."""

    published: date | None
    roster: Roster = field(default_factory=roster.load)
    agency_of: str | None = None  # the state whose own agency tells the report: «المملكة», «رئيس الدولة» are its
    seat: str | None = None  # the state whose capital begins the sentence: «وفي واشنطن، …»
    introduced: set[str] = field(default_factory=set)  # ids of actors named in full
    surnames: dict[str, Phrase] = field(default_factory=dict)  # folded short form → full phrase of a provisional actor
    seen: list[Phrase] = field(default_factory=list)
    housed: list[Phrase] = field(default_factory=list)  # whose offices were named: «مكتب نتنياهو»
    dateline: Place | None = None  # the city that the report is written in: «هنا»
    press: str | None = None  # the state of the outlet or agency that reports
    sides: tuple[Phrase, ...] = ()  # the participants of the last happening
    pair: tuple[Phrase, ...] = ()  # the two named last side by side: «فلان وفلان», «الوفدان الروسي والأوكراني»
    rivals: tuple[Phrase, ...] = ()  # the two last told to have a dispute, talks or agreement between them: «بين الحكومة والحوثيين»
    mediators: tuple[Phrase, ...] = ()  # who mediated at the last meeting or talks told with anybody who did
    round: int = 0  # the number of the round that the last meeting or talks were, 0 where they were none
    sentence: int = 0  # where the sentence begins that is being read
    begun: list[int] = field(default_factory=list)  # where each sentence read so far begins
    titles: dict[str, Phrase] = field(default_factory=dict)  # first word of a person's title, without article → who was called so last
    speaker: Phrase | None = None
    subject: Phrase | None = None  # of the last clause
    doers: tuple[Phrase, ...] = ()  # all who are the last clause's subject
    topic: Phrase | None = None  # the person whom the last clause that hangs on no other is about
    medium: str | None = None  # of the last saying
    statement_by: Phrase | None = None  # whose written statement was quoted last
    said_at: Interval | None = None  # when the last speaker spoke
    paragraph: int = 0
    spoke_in: int = -1  # paragraph of the last saying
    spoke_at: int = -1  # where the sentence of the last saying begins
    chains: dict[str, tuple[Link, ...]] = field(default_factory=dict)  # speaker's name → the links before his own
    countries: Counter[str] = field(default_factory=Counter)  # how often each state's people, bodies and places were named
    happening: Happened | None = None
    stay: Stay | None = None
    venue: Venue | None = None  # of the summit or conference told of last: «وصل إلى شرم الشيخ للمشاركة في القمة»
    unsided: Unsided | None = None
    clocked: bool = False  # whether the sentence is of an item that begins with the hour of its day, or of a dated bulletin
    hours: set[int] = field(default_factory=set)  # paragraphs led by an hour, at their head or on the line before
    bulletin: date | None = None  # the day that a bulletin's heading names
    lead: Happened | None = None  # the first happening told with a day of its own: what «يأتي ذلك» speaks of
    day: date | None = None  # the last day named
    day_in: int = -1  # its paragraph
    day_before: date | None = None  # the last day named before the sentence
    year: int | None = None  # of the last time named
    month: date | None = None  # a day of the month named last
    plans: bool = False  # whether a plan, draft or paper was told of
    plan_about: tuple[str, ...] = ()  # topics of the plan told last
    papers: tuple[str, ...] = ()  # what those of the sentence before were: «plan», «proposal»
    papers_here: tuple[str, ...] = ()  # those of this sentence
    held: dict[str, frozenset[str]] = field(default_factory=dict)  # the roles of people of the roster, once they were asked
    told: frozenset[str] | None = None  # the states that the report's words tell of, once that was asked

    def told_states(self, text: str) -> frozenset[str]:
        """The states named anywhere in the report: by name, adjective or capital."""
        if self.told is None:
            self.told = frozenset().union(*map(_states_in.__getitem__, fold(text).split()))
        return self.told

    def keep_day(self, times: Sequence[Interval]) -> None:
        """Remembers the last single day of the times that is not to come."""
        self.day_before = self.day
        for time in times:
            self.year = time.earliest.year if time.earliest is not None else self.year
            if time.earliest is not None and time.precision in ("day", "days", "month"):
                self.month = time.earliest
            if time.precision == "day" and time.earliest is not None and time.earliest == time.latest:
                if self.published is None or time.earliest <= self.published:
                    self.day, self.day_in = time.earliest, self.paragraph

    def day_now(self, reach: int = 2) -> date | None:
        """The day named last, in this paragraph or at most `reach` before it; what «في اليوم التالي» counts from."""
        return self.day if self.paragraph - self.day_in <= reach else None

    def happening_now(self, reach: int = 1) -> Happened | None:
        """The happening told last, in this paragraph or at most `reach` before it."""
        last = self.happening
        return last if last is not None and self.paragraph - last.paragraph <= reach else None

    def note(self, phrase: Phrase) -> None:
        """Remembers a phrase, and what it introduces."""
        if phrase.rule == "office of":
            self.housed += [p for p in phrase.inner if p.kind in PERSONAL and p.actor]  # «مكتب نتنياهو … رئيس الوزراء»
        self.seen.append(phrase)
        if phrase.country and not (phrase.kind in PERSONAL and self._sent(phrase)):
            self.countries[phrase.country] += 1
        if phrase.kind in PERSONAL and phrase.gender == "m" and self._is_woman(phrase):
            phrase.gender = "f"
        stack = [phrase]
        while stack:
            named = stack.pop()
            stack += (*named.inner, *named.parts)
            if named.actor:
                self.introduced.add(named.actor)

    def _sent(self, phrase: Phrase) -> bool:
        """Whether somebody is an envoy or mediator: the report need not be about his state."""
        return any("envoy" in role or "mediator" in role for role in self.roles(phrase))

    def home(self) -> str | None:
        """The state whose capital begins the sentence, else the one that the report is about so far, named twice as often as any other; None where there is none such."""
        if self.seat is not None:
            return self.seat
        (first, times), (_, rest) = ([*self.countries.most_common(2), ("", 0), ("", 0)])[:2]
        return first if times and times >= 2 * rest else None

    def beside(self, two: tuple[Phrase, ...], dealing: bool) -> None:
        """Remembers the two named side by side. dealing: whether something is told to be between them, or both sent delegations."""
        self.pair = two
        if len(two) == 2 and dealing and not any(p.kind in PERSONAL for p in two):
            self.rivals = two

    def forget(self, phrase: Phrase) -> None:
        """Takes back the short name of somebody who turned out to be nobody."""
        self.surnames = {short: known for short, known in self.surnames.items() if known is not phrase}

    def _is_woman(self, phrase: Phrase) -> bool:
        """Whether the person is a woman: by her given name, in the roster or here, or because the report spoke of her so."""
        if phrase.actor and _named_as_woman(phrase.actor):
            return True
        return phrase.name is not None and phrase.name in [p.name for p in self.seen if p.gender == "f"]

    def roles(self, phrase: Phrase) -> frozenset[str]:
        """The roles the report gives somebody, and those he holds by the roster on its day; empty where neither says."""
        given = {*phrase.roles, *([phrase.office.partition("@")[0]] if phrase.office else [])}
        actor = self.roster.by_id.get(phrase.actor or "")
        if actor is not None and self.published is not None:
            given |= self._held_by(actor, self.published)
        if phrase.actor:
            given.update(*[other.roles for other in self.seen if other.actor == phrase.actor])
        return frozenset(given)

    def _held_by(self, actor: Actor, day: date) -> frozenset[str]:
        """The roles that the roster's person may hold on the day of publication."""
        if actor.id not in self.held:
            self.held[actor.id] = frozenset(o.role for o in actor.offices if o.holds(day) is not False)
        return self.held[actor.id]

    def person(
        self,
        country: str | None = None,
        gender: str | None = None,
        role: str | None = None,
        ending: str | None = None,
        fits: Callable[[Phrase], bool] | None = None,
    ) -> Phrase | None:
        """The last person named who fits; None where none does or where the country speaks against him.

        role: one he has; ending: the end of one he has, `minister` of any minister.
        """
        known: list[Phrase] = [*reversed(self.seen), *(reversed(self.housed) if role else ())]
        for phrase in known:
            if phrase.kind not in PERSONAL or phrase.number != "s" or not (phrase.named or phrase.actor):
                continue
            if country and phrase.country != country:
                continue
            if gender and phrase.gender != gender and not phrase.actor:
                continue
            if role and role not in self.roles(phrase):
                continue
            if ending and not any(held.endswith(ending) for held in self.roles(phrase)):
                continue
            if fits is not None and not any(fits(p) for p in (*self.seen, phrase) if p is phrase or p.name == phrase.name):
                continue
            return phrase
        return None

    def body(self, head: str, country: str | None = None, sectors: tuple[str, ...] = ()) -> Phrase | None:
        """The last body named whose own name begins with the head noun, «حماس» for «الحركة», else the last of the sectors, «إيكواس» for «المنظمة»."""
        head = fold(head).removeprefix("ال")
        for phrase in (p for seen in reversed(self.seen) for p in (seen, *seen.inner)):
            if phrase.kind not in ("organisation", "agency", "outlet") and not (phrase.kind == "group" and phrase.of):
                continue
            if (country and phrase.country != country) or (head in _OF_STATE and not phrase.country):
                continue
            if fold(phrase.head_word) == head or fold(phrase.head_word) == "ال" + head:
                return phrase
            ids = (phrase.actor,) if phrase.actor else phrase.of
            for name in ids:
                actor = self.roster.by_id.get(name or "")
                if actor and any(fold(n).split(" ")[0] in (head, "ال" + head) for n in actor.names_ar):
                    return phrase
        return (self._body_of_member(head) or self._body_of_sector(sectors)) if country is None else None

    def _body_of_sector(self, sectors: tuple[str, ...]) -> Phrase | None:
        """The last rostered body of the sectors."""
        for phrase in (p for seen in reversed(self.seen) for p in (seen, *seen.inner)) if sectors else ():
            actor = self.roster.by_id.get(phrase.actor or "") if phrase.kind in ("organisation", "group") else None
            if actor is not None and actor.sector in sectors and actor.kind != "person":
                return phrase
            served = next((b for i in (phrase.of if phrase.kind in PERSONAL else ()) if (b := self.roster.by_id.get(i)) is not None), None)
            if served is not None and served.sector in sectors:  # «قال غوتيريش … المنظمة الدولية»
                return replace(phrase, kind="organisation", name=served.name, actor=served.id, country=served.country, office=None, of=(), roles=(), inner=())
        return None

    def _body_of_member(self, head: str) -> Phrase | None:
        """The movement or party of the last person named whose name begins with the head noun: «نعيم قاسم … الحزب»."""
        for phrase in reversed(self.seen):
            for ident in phrase.of if phrase.kind in PERSONAL else ():
                actor = self.roster.by_id.get(ident)
                if actor is not None and actor.sector in ("REB", "PTY", "OPP") and any(fold(n).split(" ")[0] == head for n in actor.names_ar):
                    return replace(
                        phrase, kind="organisation", name=actor.name, actor=actor.id, country=actor.country, office=None,
                        of=actor.member_of, roles=(), inner=(), gender="f" if head.endswith("ه") else "m",
                    )  # fmt: skip
        return None

    def state(self, codes: tuple[str, ...]) -> Phrase | None:
        """The state that «السلطنة», «المملكة» describes: the outlet's own, else the last one named that it may; None where none has been, or another is at home."""
        if self.press in codes and self.press is not None:
            return Phrase(0, 0, 0, 0, "state", state_name(self.press), "press", self.press, self.press, gender="f", named=True)
        if self.agency_of in codes:
            codes = (self.agency_of,)
        named = next((p for p in reversed(self.seen) if p.kind == "state" and p.country in codes and p.name), None)
        return named or self._state_of_people(codes)

    def _state_of_people(self, codes: tuple[str, ...]) -> Phrase | None:
        """The one of the states whose people the report named last and most, though not the state: «… الأمير فيصل بن فرحان … المملكة»."""
        told = {p.country for p in self.seen if p.country in codes and p.kind in PERSONAL and p.named}
        if len(told) != 1:
            return None
        iso = told.pop() or ""
        person = next(p for p in reversed(self.seen) if p.country == iso)
        return replace(person, kind="state", name=state_name(iso), actor=iso, office=None, of=(), roles=(), inner=(), parts=(), gender="f", label=None)

    def office(self, office: str) -> Phrase | None:
        """The last person named in the report as holding the office, else one who by the roster may hold it still."""
        people = [p for p in reversed(self.seen) if p.kind == "person" and p.named]
        return next((p for p in people if p.office == office), None) or next((p for p in people if self._may_hold(p, office)), None)

    def _may_hold(self, person: Phrase, office: str) -> bool:
        actor = self.roster.by_id.get(person.actor or "")
        if actor is None or self.published is None:
            return False
        return any(f"{o.role}@{o.body}" == office and o.holds(self.published) is not False for o in actor.offices)

    def spoke(self, phrase: Phrase) -> bool:
        """Whether the phrase's actor has spoken in the report."""
        return bool(phrase.name) and phrase.name in self.chains

    def last_speaker(self, gender: str) -> Phrase | None:
        """The last person who spoke, of that gender."""
        return next(
            (p for p in reversed(self.seen) if p.kind in PERSONAL and p.gender == gender and self.spoke(p)), None
        )

    def outer_links(self, phrase: Phrase) -> tuple[Link, ...]:
        """Through whom the phrase's actor spoke last: the links before his own."""
        return self.chains.get(phrase.name or "", ())

    def holder(self, role: str, body: str, subject: str | None = None) -> str | None:
        """Id of who held the office on the day of the report, where that is certain. `subject`: what an envoy is sent to."""
        actor = self.roster.holder(role, body, self.published, subject)
        return actor.id if actor else None

    def holders(self, role: str, body: str, subject: str | None = None, sure: bool = False) -> frozenset[str]:
        """Ids of all who may have held the office on the day of the report, as the roster first lists it; `sure`: of those who certainly did."""
        if self.published is None or not (body or subject):
            return frozenset()
        for office in listed(role, body, subject, self.roster):
            certain, doubtful = self.roster.holders(office, self.published)
            if certain or doubtful:
                return certain if sure else certain | doubtful
        return frozenset()

    def in_office(self, ident: str) -> bool:
        """Whether the roster's actor may hold an office on the day of the report; where no day is known, whether he ever did."""
        offices = self.roster.by_id[ident].offices
        return any(self.published is None or o.holds(self.published) is not False for o in offices)


@lru_cache(maxsize=50_000)
def _named_as_woman(actor: str) -> bool:
    """Whether an actor's given name is a woman's; a provisional one's id has it."""
    known = roster.load().by_id.get(actor)
    if known is None:
        return actor[:1] == "?" and actor[1:].partition("-")[0] in womens_names()
    return known.kind == "person" and any(_a_womans(n.partition(" ")[0]) for n in known.names_ar if " " in n)


def _a_womans(given: str) -> bool:
    """Whether the given name is a woman's as it is spelled: «منى», not «مني»."""
    return fold(given) in womens_names() and not (given.endswith("ي") and given not in _spelled())


@cache
def _spelled() -> frozenset[str]:
    return frozenset(word for row in lexicon.table("women") for word in row.many("word"))


@cache
def state_words() -> dict[str, str]:
    """Folded single words that tell of a state: its name, or the first word of a longer one, its adjectives, its capital; without the article."""
    found: dict[str, str] = {}
    for row in lexicon.table("states"):
        for column in ("names_ar", "nisba_m", "nisba_f", "nisba_pl", "capital_ar"):
            for name in row.many(column):
                word = fold(name).split(" ")[-1 if column == "names_ar" and name.startswith(("جمهورية", "مملكة", "دولة", "المملكة", "الجمهورية")) else 0]
                found.setdefault(word.removeprefix("ال"), row["iso3"])
    return found


@Kept
def _states_in(word: str) -> tuple[str, ...]:
    """The states that a folded word tells of, without the marks around it, with or without up to three letters written before it."""
    word = word.strip("«»\"“”().,،؛:!؟")
    bare = [word[n:] for n in (0, 1, 2, 3) if len(word) > n + 2]
    return tuple(state_words()[b] for b in bare if b in state_words())


def state_name(iso: str) -> str:
    """English name of a state."""
    return roster.state_names().get(iso, iso)

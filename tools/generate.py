"""Writes a made-up corpus of reports with the truth about it: which reports tell which event, who copied whom, where they disagree.

    python tools/generate.py --part dev --seed 1 --events 60 > corpus.jsonl

Everything is drawn from one seeded generator: the same part, seed and number give the same corpus. The wording lies in
`evaluation/generated/wording_<part>.tsv`; no two parts share a frame, a person or a state.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "evaluation" / "generated"
FIRST = date(2031, 3, 2)  # no office of the roster is known for these days, so nobody real is taken for its holder
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")  # fmt: skip
PARTS = ("dev", "fresh", "second", "fourth", "proof", "test")
NEAR_MISSES = ("another week", "next day", "another guest", "other side")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented office-holder."""

    id: str
    state: str
    office: str
    names: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the made-up world."""

    id: int
    kind: str  # meeting, call
    sides: tuple[Person, Person]
    day: date
    place: str | None
    topic: str


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a report tells an event: half-open characters of its text, and what it gives out as the facts."""

    event: int
    start: int
    end: int
    status: str  # happened, planned, postponed, denied
    place: str | None
    day: date | None
    family: int  # tellings of one family are one wording, copied
    frame: str = ""  # the frame it was made of, as the wording has it
    source: tuple[str, str, str] = ("bare", "", "")  # kind, who says it, agency, as its words name them


@dataclass(slots=True)
class Written:
    """One report. `parts` are its sentences while it is being written."""

    id: str
    outlet: str
    published: date
    title: str
    text: str = ""
    tellings: list[Telling] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of an event on which two reports differ."""

    event: int
    field: str  # place, date, status
    reports: tuple[str, str]


@dataclass(slots=True)
class Corpus:
    """The reports and the truth about them."""

    reports: list[Written] = field(default_factory=list)
    events: list[Happening] = field(default_factory=list)
    near_misses: list[tuple[int, int, str]] = field(default_factory=list)
    copies: set[tuple[str, str]] = field(default_factory=set)  # pairs of report ids, the smaller first
    origins: dict[int, tuple[int, int]] = field(default_factory=dict)  # least and most independent origins
    disagreements: list[Disagreement] = field(default_factory=list)
    first_copied: dict[str, str] = field(default_factory=dict)  # report → the report it was copied from
    close: set[int] = field(default_factory=set)  # events that the same people have a day apart


@dataclass(frozen=True, slots=True)
class Wording:
    """Frames by kind, people, adjectives of states, and the press, of one part."""

    frames: dict[str, list[str]]
    people: tuple[Person, ...]
    adjectives: dict[str, tuple[str, str]]
    press: dict[str, list[str]]


def wording(part: str) -> Wording:
    """The wording of a part, one of PARTS."""
    frames: dict[str, list[str]] = defaultdict(list)
    for kind, text in _rows(f"wording_{part}"):
        frames[kind].append(text)
    adjectives = {s: (m, f) for s, m, f in _rows("states")}
    people = []
    for of, ident, state, office, names, body in _rows("cast"):
        if of == part:
            m, f = adjectives[state]
            spellings = tuple(n.strip() for n in names.split("|"))
            people.append(Person(ident, state, office.format(m=m, f=f), spellings, body.format(f=f)))
    press: dict[str, list[str]] = defaultdict(list)
    for kind, text in _rows("press"):
        press[kind].append(text)
    return Wording(dict(frames), tuple(people), adjectives, dict(press))


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")][1:]


# -- the world ------------------------------------------------------------------------------------------------------


def generate(part: str, seed: int, events: int) -> Corpus:
    """A corpus of at least so many events, 2 to 12 reports each."""
    chance = random.Random(f"{part}/{seed}")
    words = wording(part)
    corpus = Corpus()
    days = max(700, events * 7 // 4)  # as thick in time as 400 events in 700 days, however many there are
    while len(corpus.events) < events:
        first = _happening(chance, words, len(corpus.events), days)
        corpus.events.append(first)
        if chance.random() < 0.45:
            kind = chance.choice(NEAR_MISSES)
            corpus.events.append(_near_miss(chance, words, first, len(corpus.events), kind))
            corpus.near_misses.append((first.id, first.id + 1, kind))
            corpus.close |= {first.id, first.id + 1} if kind == "next day" else set()
    for happening in corpus.events:
        _Desk(chance, words, corpus, happening).write()
    chance.shuffle(corpus.reports)
    return corpus


def _happening(chance: random.Random, words: Wording, number: int, days: int) -> Happening:
    one = chance.choice(words.people)
    two = chance.choice([p for p in words.people if p.state != one.state])
    kind = "call" if chance.random() < 0.2 else "meeting"
    place = None if kind == "call" else chance.choice(words.press["place"])
    # Days are spread so that the same two seldom meet again by chance within a fortnight: near misses are made on purpose.
    day = FIRST + timedelta(days=chance.randrange(0, days))
    return Happening(number, kind, (one, two), day, place, chance.choice(words.frames["topic"]))


def _near_miss(chance: random.Random, words: Wording, of: Happening, number: int, kind: str) -> Happening:
    one, two = of.sides
    others = [p for p in words.people if p.state not in (one.state, two.state)]
    fellows = [p for p in words.people if p.state == one.state and p != one]
    if kind == "another week":
        return replace(of, id=number, day=of.day + timedelta(days=chance.choice((6, 7, 8, 14))))
    if kind == "next day":
        return replace(of, id=number, day=of.day + timedelta(days=1))
    if kind == "other side" and fellows:
        return replace(of, id=number, sides=(chance.choice(fellows), two))
    return replace(of, id=number, sides=(one, chance.choice(others)))


# -- the press ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Source:
    """Where a first-hand report has its news from."""

    kind: str  # by_body, by_unnamed, by_agency, own, bare
    name: str = ""
    agency: str = ""
    outlet: str = ""


class _Desk:
    """Writes all reports of one event."""

    def __init__(self, chance: random.Random, words: Wording, corpus: Corpus, event: Happening) -> None:
        self.chance, self.words, self.corpus, self.event = chance, words, corpus, event
        self.fresh = {k: chance.sample(v, len(v)) for k, v in words.frames.items()}
        self.outlets = chance.sample(words.press["outlet"], len(words.press["outlet"]))
        self.families = 0
        self.used = ""
        # The same people a day apart: a telling without its day could be of either, so the truth would not stand in the text.
        self.is_close = event.id in corpus.close
        self.begun = len(corpus.reports)

    def write(self) -> None:
        """Adds the reports of the event and the truth about them to the corpus."""
        wanted = self.chance.choice((2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12))
        sources = self._sources(max(1, min(4, wanted - 1)))
        firsthand = [self._first(s) for s in sources]
        named = {(s.kind, s.name) for s in sources if s.kind != "bare"}
        bare = sum(s.kind == "bare" for s in sources)
        self.corpus.origins[self.event.id] = (max(1, len(named)), len(named) + bare)
        written = list(firsthand)
        self._life(wanted)
        while (
            sum(any(t.event == self.event.id for t in r.tellings) for r in self.corpus.reports[self.begun :]) < wanted
        ):
            written.append(self._copy(self.chance.choice(written)))
        if len(written) > 2 and self.chance.random() < 0.3 and not self.is_close:
            self._contradict(firsthand)

    def _sources(self, most: int) -> list[_Source]:
        one, two = self.event.sides
        agency = self.chance.choice(self.words.press["agency"])
        possible = [
            _Source("by_body", one.body), _Source("by_body", two.body),
            _Source("by_unnamed", self.chance.choice(self.words.press["unnamed"]), agency),
            _Source("by_agency", agency, agency), _Source("own", "reporter"), _Source("bare"),
        ]  # fmt: skip
        chosen = self.chance.sample(possible, min(most, len(possible)))
        agencies = [s for s in chosen if s.agency]
        if len(agencies) == 2:  # one agency, with its source and without: its own word is not another's
            chosen.remove(agencies[1])
        return chosen

    def _first(self, source: _Source) -> Written:
        report = self._sheet(self.event.day + timedelta(days=self.chance.choice((0, 0, 1, 1, 2))))
        self.families += 1
        lead, place, day = self._lead(report, source)
        sentences = [lead, *self._rest(report)]
        told = Telling(
            self.event.id,
            0,
            len(lead),
            "happened",
            place,
            day,
            self.families,
            self.used,
            (source.kind, source.name, source.agency),
        )
        _set(report, sentences, [told])
        return report

    def _sheet(self, published: date) -> Written:
        outlet = self.outlets.pop() if self.outlets else self.chance.choice(self.words.press["outlet"])
        report = Written(f"r{len(self.corpus.reports):05}", outlet, published, self._title())
        self.corpus.reports.append(report)
        return report

    def _title(self) -> str:
        one, two = self.event.sides
        return self.chance.choice(self.words.frames["title"]).format(a=_short(one.names[0]), b=_short(two.names[0]))

    def _lead(self, report: Written, source: _Source) -> tuple[str, str | None, date | None]:
        """The sentence that tells the event on a source's word, and the place and day it gives."""
        full = source.kind != "bare"
        frame = self._frame(f"{self.event.kind}_that" if full else self.event.kind)
        told, place, day = self._fill(frame, report.published)
        if not full:
            return told, place, day
        wrapper = self._frame(source.kind).removeprefix("و")
        return wrapper.format(S=source.name, G=source.agency, X=told), place, day

    def _frame(self, kind: str) -> str:
        """A frame not yet used for the event; used up, any."""
        left = self.fresh[kind]
        found = left.pop() if left else self.chance.choice(self.words.frames[kind])
        self.used = f"{self.used} | {found}" if kind.startswith(("by_", "own")) else found
        return found

    def _fill(
        self, frame: str, published: date, *, all_facts: bool = False, day: date | None = None, place: str | None = None
    ) -> tuple[str, str | None, date | None]:
        one, two = self.event.sides
        day = day or self.event.day
        place = place or self.event.place
        all_facts = all_facts or self.is_close
        facts = {"D": _when(self.chance, day, published), "P": place, "T": self.event.topic}
        told = {k for k, v in facts.items() if v and (all_facts or self.chance.random() < (0.9 if k == "D" else 0.7))}
        told |= set(re.findall(r"\{([DPT])\}", re.sub(r"\[[^\]]*\]", "", frame)))  # a frame may not go without
        frame = re.sub(
            r"\[([^\]]*)\]", lambda m: m[1] if all(s in told for s in re.findall(r"\{(\w)\}", m[1])) else "", frame
        )
        told &= set(re.findall(r"\{(\w)\}", frame))
        text = frame.format(A=self._full(one), B=self._full(two), **facts)
        return text, place if "P" in told else None, day if "D" in told else None

    def _full(self, person: Person) -> str:
        spelling = person.names[0] if self.chance.random() < 0.6 else self.chance.choice(person.names)
        return f"{person.office} {spelling}"

    def _rest(self, report: Written) -> list[str]:
        one, two = self.event.sides
        sentences = []
        for kind in ("quote", "filler", "filler", "filler"):
            if self.chance.random() < 0.8 and self.fresh[kind]:
                number = self.chance.randrange(12, 900)
                sentences.append(
                    self.fresh[kind].pop().format(a=_short(one.names[0]), b=_short(two.names[0]), N=number)
                )
        return sentences

    # -- copies -----------------------------------------------------------------------------------------------

    def _copy(self, of: Written) -> Written:
        """A wire copy: trimmed at the end, with its attribution dropped or an agency credited, a figure changed."""
        report = self._sheet(of.published + timedelta(days=self.chance.choice((0, 0, 1))))
        told = of.tellings[0]
        lead = of.text[told.start : told.end]
        if of.published != report.published:
            lead, _ = _redated(lead, of.published, told.day, report.published)
        source = told.source
        if self.chance.random() < 0.4:
            bare = _unattributed(lead, self.words)
            lead, source = bare, ("bare", "", "") if bare != lead else source
        rest = [s for s in of.text[told.end :].split("\n") if s.strip()]
        if rest and self.chance.random() < 0.5:
            rest = rest[: self.chance.randrange(1, len(rest) + 1)]
        rest = [re.sub(r"\d+", lambda m: str(int(m[0]) + self.chance.randrange(1, 9)), s) for s in rest]
        if self.chance.random() < 0.3 and self.fresh["filler"]:
            rest.append(self.fresh["filler"].pop().format(N=self.chance.randrange(12, 900)))
        _set(report, [lead, *rest], [replace(told, start=0, end=len(lead), source=source)])
        for other in self.corpus.reports[self.begun :]:
            if other is not report and any(t.event == told.event and t.family == told.family for t in other.tellings):
                self.corpus.copies.add((min(report.id, other.id), max(report.id, other.id)))
        self.corpus.first_copied[report.id] = of.id
        return report

    # -- the event's life -------------------------------------------------------------------------------------

    def _life(self, wanted: int) -> None:
        """Notice, postponement, denial and later mention, each on its day."""
        event = self.event
        if event.kind == "call":
            return
        if self.chance.random() < 0.3:
            early = event.day - timedelta(days=self.chance.randrange(1, 5))
            self._stage("planned", early, "planned", event.day)
        if self.chance.random() < 0.08 and not self.is_close:
            missed = event.day - timedelta(days=self.chance.randrange(2, 5))
            self._stage("planned", missed - timedelta(days=2), "planned", missed)
            self._stage("postponed", missed - timedelta(days=self.chance.randrange(0, 2)), "postponed", missed)
        if self.chance.random() < 0.12:
            denied = self._stage("denied", event.day + timedelta(days=self.chance.randrange(1, 3)), "denied", event.day)
            first = next(
                r
                for r in self.corpus.reports
                if any(t.event == event.id and t.status == "happened" for t in r.tellings)
            )
            self.corpus.disagreements.append(Disagreement(event.id, "status", (first.id, denied.id)))
        if self.chance.random() < 0.2:
            self._stage("later", event.day + timedelta(days=self.chance.randrange(8, 20)), "happened", event.day)

    def _stage(self, kind: str, published: date, status: str, day: date) -> Written:
        report = self._sheet(published)
        self.families += 1
        body = self.event.sides[1].body
        frame = self._frame(kind)
        source = ("by_body", body, "") if "{S}" in frame else ("bare", "", "")
        frame = frame.replace("{S}", body)
        text, place, told = self._fill(frame, published, all_facts=True, day=day)
        if kind == "later":
            before = self._rest(report)
            _set(report, [*before, text], [])
            start = len(report.text) - len(text)
            report.tellings = [
                Telling(self.event.id, start, len(report.text), status, place, told, self.families, frame, source)
            ]
            least, most = self.corpus.origins[self.event.id]
            self.corpus.origins[self.event.id] = (least, most + 1)  # an outlet that names no source
        else:
            _set(
                report,
                [text, *self._rest(report)],
                [Telling(self.event.id, 0, len(text), status, place, told, self.families, frame, source)],
            )
        return report

    def _contradict(self, firsthand: Sequence[Written]) -> None:
        """One more report of the event, in its own words, that gives another place; or a copy that gives another day."""
        event = self.event
        if event.kind == "meeting" and self.chance.random() < 0.6:
            told = [r for r in firsthand if r.tellings[0].place and r.tellings[0].day]
            if not told:
                return
            report = self._sheet(event.day + timedelta(days=1))
            self.families += 1
            other = self.chance.choice([p for p in self.words.press["place"] if p != event.place])
            text, place, day = self._fill(self._frame("meeting"), report.published, all_facts=True, place=other)
            _set(
                report,
                [text, *self._rest(report)],
                [Telling(event.id, 0, len(text), "happened", place, day, self.families, self.used)],
            )
            least, most = self.corpus.origins[event.id]
            self.corpus.origins[event.id] = (least, most + 1)
            self.corpus.disagreements.append(Disagreement(event.id, "place", (told[0].id, report.id)))
            return
        told = [r for r in firsthand if r.tellings[0].day]
        if not told:
            return
        report = self._copy(told[0])
        telling = report.tellings[0]
        lead = report.text[telling.start : telling.end]
        wrong = event.day + timedelta(days=1)
        changed, done = _redated(lead, None, event.day, report.published, wrong)
        if done:
            text = changed + report.text[telling.end :]
            report.text, report.tellings = text, [replace(telling, end=len(changed), day=wrong)]
            self.corpus.disagreements.append(Disagreement(event.id, "date", (told[0].id, report.id)))


def _set(report: Written, sentences: Sequence[str], tellings: list[Telling]) -> None:
    report.text, report.tellings = "\n\n".join(s.strip() for s in sentences), tellings


def _short(name: str) -> str:
    return name.split()[-1] if " عبد " not in f" {name}" else " ".join(name.split()[-2:])


def _when(chance: random.Random, day: date, published: date) -> str:
    """A day as the press of another day names it."""
    apart = (published - day).days
    name = WEEKDAYS[day.weekday()]
    stated = f"في {day.day} {MONTHS[day.month - 1]}"
    if apart == 0:
        return chance.choice((f"اليوم {name}", name, stated))
    if apart == 1:
        return chance.choice((f"أمس {name}", name, stated))
    if 1 < apart <= 5:
        return chance.choice((f"{name} الماضي", f"يوم {name}", stated)) if apart < 4 else stated
    if apart == -1:
        return chance.choice((f"غدا {name}", stated))
    if -6 <= apart < 0:
        return chance.choice((f"{name} المقبل", stated))
    return stated


_DAY = re.compile(
    rf"(?:اليوم |أمس |غدا |يوم )?(?:{'|'.join(WEEKDAYS)})(?: الماضي| المقبل)?|في \d+ (?:{'|'.join(MONTHS)})"
)


def _redated(
    lead: str, _was: date | None, day: date | None, published: date, other: date | None = None
) -> tuple[str, bool]:
    """The lead with its day named from another day of publication; `other` changes the day itself."""
    if day is None:
        return lead, False
    day = other or day
    changed, count = _DAY.subn(f"في {day.day} {MONTHS[day.month - 1]}", lead, count=1)
    return changed, bool(count)


def _unattributed(lead: str, words: Wording) -> str:
    """The lead without who said it, where a frame of saying stands round it."""
    for kind in ("by_body", "by_unnamed", "by_agency"):
        for frame in words.frames[kind]:
            before, _, after = frame.removeprefix("و").partition("{X}")
            pattern = "".join(
                re.escape(s) if not s.startswith("{") else ".{3,60}?" for s in re.split(r"(\{\w\})", before)
            )
            m = re.match(
                pattern + "(.*)" + re.escape(after.replace("{G}", "")) + ("$" if "{G}" not in after else ""), lead
            )
            if m and before:
                return m[1].rstrip(".") + "."
    return lead


def plain(corpus: Corpus) -> list[dict[str, object]]:
    """One row a report: its text, day, outlet, and what it tells."""
    rows = []
    for r in corpus.reports:
        row = asdict(r)
        row["published"] = r.published.isoformat()
        row["tellings"] = [{**asdict(t), "day": t.day.isoformat() if t.day else None} for t in r.tellings]
        row["copied_from"] = corpus.first_copied.get(r.id)
        rows.append(row)
    return rows


def main() -> None:
    """Prints the corpus as JSON lines."""
    reader = argparse.ArgumentParser(description="Writes the generated merging benchmark as JSON lines.")
    reader.add_argument("--part", choices=PARTS, default="dev")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--events", type=int, default=400)
    given = reader.parse_args()
    for row in plain(generate(given.part, given.seed, given.events)):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

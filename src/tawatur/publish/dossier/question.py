"""What a question asks of the record: which statements and events, whose, on what, on which days."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from babel import Locale
from sqlalchemy import Connection, select

from tawatur import lexicon
from tawatur.language import fold, splits, tokenise
from tawatur.record.index import facet_labels, report_lines, spellings
from tawatur.resolution import roster

Range = tuple[date, date]
_SAYS = ("OFFER", "DEMAND", "CONDITION", "ACCEPT", "REJECT", "WARN", "CONDEMN", "PRAISE", "EXPECT", "SUPPORT")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; empty parts ask for everything. `stances` of statements; `events` as «type:mode», «*» for every mode.

    `actors`: their ids; `mediators`: only what mediators of the record say and do; `days`: inclusive, any of them fits.
    """

    question: str
    stances: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    mediators: bool = False
    actors: tuple[tuple[str, str], ...] = ()  # (id, English name)
    topics: tuple[str, ...] = ()
    days: tuple[Range, ...] = ()

    def wants_event(self, type: str, mode: str) -> bool:
        """Whether events of this kind are asked for."""
        return not (self.stances or self.events) or f"{type}:*" in self.events or f"{type}:{mode}" in self.events

    def wants_stance(self, stance: str) -> bool:
        """Whether statements of this stance are asked for; plain reporting only where it is named."""
        return stance in self.stances if self.stances or self.events else stance != "REPORT"

    def fits_days(self, first: date | None, last: date | None) -> bool:
        """Whether days lie within those asked for, at least in part; undated ones fit only where no days are asked for."""
        if not self.days:
            return True
        low, high = first or last, last or first
        return low is not None and high is not None and any(low <= end and high >= start for start, end in self.days)


def read_question(db: Connection, question: str) -> Asked:
    """What a question in Arabic or English asks for, as far as it is understood: names, topics and months that the record has, words of `questions.tsv`."""
    words = _words(question)
    asked = _kinds(Asked(question), words)
    return replace(asked, actors=_actors(db, question, words), topics=_topics(db, question, words), days=_days(db, question))


def _words(text: str) -> tuple[frozenset[str], ...]:
    """The forms of each word: as it stands, folded, and without what is joined to its front."""
    found = []
    for token in tokenise(text):
        if token.kind != "mark":
            found.append(frozenset({token.norm, token.norm.casefold(), *(s.stem for s in splits(token.norm))}))
    return tuple(found)


@cache
def _cues() -> dict[str, tuple[str, ...]]:
    return {fold(cue): row.many("asks") for row in lexicon.table("questions") for cue in row.many("cues")}


def _kinds(asked: Asked, words: Iterable[frozenset[str]]) -> Asked:
    stances: list[str] = []
    events: list[str] = []
    mediators = False
    for forms in words:
        for asks in {_cues()[f] for f in forms if f in _cues()}:
            for what in asks:
                if what == "role:mediator":
                    mediators = True
                elif what == "say:*":
                    stances += (*_SAYS, "REPORT")
                elif ":" in what:
                    events.append(what)
                else:
                    stances.append(what)
    return replace(asked, stances=tuple(dict.fromkeys(stances)), events=tuple(dict.fromkeys(events)), mediators=mediators)


# -- names and topics ------------------------------------------------------------------------------------------------


def _actors(db: Connection, question: str, words: tuple[frozenset[str], ...]) -> tuple[tuple[str, str], ...]:
    """Actors of the record whose English name, or a form that reports use, stands in the question; of names within names only the longest."""
    plain = f" {_plain(question)} "
    c, s = facet_labels.c, spellings.c
    names = {(v, label, label) for v, label in db.execute(select(c.value, c.label).where(c.kind == "actor"))}
    names |= {(a, text, name) for a, text, name in db.execute(select(s.actor, s.text, s.name).where(s.kind != "document").distinct())}
    found = []
    for ident, form, name in names:
        said = _plain(form)
        listed = roster.load().by_id.get(ident)
        if (len(said) > 2 and f" {said} " in plain) or _stands(fold(form).split(), words):
            found.append((said, ident, listed.name if listed else name))
    longest = [f for f in found if not any(f[0] != g[0] and f" {f[0]} " in f" {g[0]} " for g in found)]
    return tuple(sorted({(ident, name) for _, ident, name in longest}))


def _plain(text: str) -> str:
    """The words alone, in small letters."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _stands(parts: list[str], words: tuple[frozenset[str], ...]) -> bool:
    if not parts or any(not _is_arabic(p) for p in parts):
        return False
    return any(all(_bare(p) in {_bare(f) for f in forms} for p, forms in zip(parts, words[n:], strict=False)) for n in range(len(words) - len(parts) + 1))


def _bare(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 4 else word


def _is_arabic(word: str) -> bool:
    return any("\u0621" <= c <= "\u064a" for c in word)


def _topics(db: Connection, question: str, words: tuple[frozenset[str], ...]) -> tuple[str, ...]:
    c = facet_labels.c
    plain = question.casefold()
    there = [t for (t,) in db.execute(select(c.value).where(c.kind == "topic"))]
    phrases = {row["topic"]: row.many("phrase") for row in lexicon.table("topics")}
    return tuple(sorted(t for t in there if t.casefold() in plain or any(_stands(fold(p).split(), words) for p in phrases.get(t, ()))))


# -- days ------------------------------------------------------------------------------------------------------------


@cache
def _months() -> dict[str, int]:
    found = {name.casefold(): n for n, name in Locale("en").months["format"]["wide"].items()}
    for row in lexicon.table("months"):
        if row["calendar"] == "gregorian":
            found |= {fold(name): int(row["number"]) for name in (*row.many("led"), *row.many("beside"))}
    return found


_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")


def _days(db: Connection, question: str) -> tuple[Range, ...]:
    """The days a question names: ISO days and months, «September 2024», «2024», and «September» of every year that the reports span."""
    exact = [_iso(m) for m in _ISO.finditer(question)]
    rest = _ISO.sub(" ", question)
    years = [int(y) for y in _YEAR.findall(rest)]
    text = " ".join(fold(rest.casefold()).split())
    months = sorted({n for name, n in _months().items() if re.search(rf"(?<![^\W_])[وفبل]?(?:ال)?{re.escape(name)}(?![^\W_])", text)})
    if not months:
        return tuple(exact + [(date(y, 1, 1), date(y, 12, 31)) for y in years])
    return tuple(exact + [_month(y, m) for y in years or _span(db) for m in months])


def _iso(m: re.Match[str]) -> Range:
    if m[3]:
        day = date.fromisoformat(m[0])
        return day, day
    return _month(int(m[1]), int(m[2]))


def _month(year: int, month: int) -> Range:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _span(db: Connection) -> Iterator[int]:
    """The years in which the reports were published."""
    rows = [n for (n,) in db.execute(select(report_lines.c.ordinal).where(report_lines.c.ordinal > 0))]
    return iter(sorted({date.fromordinal(n).year for n in rows}))

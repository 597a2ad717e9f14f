"""The words of times as the tables have them, and what they name alone: a month, a year, a day of a month."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from hijridate import Gregorian, Hijri

from tawatur import lexicon
from tawatur.language import Token, tokenise
from tawatur.language.kept import Kept
from tawatur.mentions.numbers import ordinal
from tawatur.mentions.word_classes import met
from tawatur.model import Basis, Precision

Tail = tuple[str, ...]
Entry = tuple[Tail, str]
HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables reach
DASHES = frozenset(("-", "–", "—"))


@dataclass(frozen=True, slots=True)
class Found:
    """A time read up to token j (exclusive) before it is an Interval. Both ends None: seen, not resolved."""

    j: int
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: Basis
    named: bool = False  # it names a month: a report's own anchor day can give it its year


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month as the words give it, parts of it missing."""

    j: int
    day: int | None
    last: int | None = None  # the other end of «3 و4», «3-5»
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    turn: str = ""
    of: str = ""  # the unit that `turn` belongs to: month, year, or the date itself
    clash: bool = False  # two names of the month that are not one month
    other: date | None = None  # the day of the other calendar that stands beside it


Cue = dict[str, tuple[Entry, ...]]  # what one folded word can be in a time: class → (words that follow, value), the longest first


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence under reading."""

    tokens: Sequence[Token]
    cues: Sequence[Cue | None]
    published: date | None

    def get(self, i: int, kind: str) -> tuple[str, int] | None:
        """(value, next token) of a cue of class `kind` at token i; None where there is none."""
        if i >= len(self.cues) or (cue := self.cues[i]) is None:
            return None
        return met(cue, kind, self.tokens, i)

    def norm(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""

    def number(self, i: int) -> int | None:
        """Value of the digits at token i; None where there are none."""
        if 0 <= i < len(self.tokens) and self.tokens[i].kind == "number" and self.tokens[i].norm.isdigit():
            return int(self.tokens[i].norm)
        return None

    def has(self, i: int, kind: str) -> bool:
        return self.get(i, kind) is not None

    def before(self, i: int, kind: str) -> bool:
        """Whether a cue of class `kind`, one word long, stands right before token i."""
        if i <= 0 or (cue := self.cues[i - 1]) is None or self.norm(i - 1) == "وذلك":
            return False  # «…، وذلك أمس»
        if kind == "name" and i > 1 and (self.norm(i - 2), self.norm(i - 1)) in _WHOLE_NAMES:
            return False  # «في شرم الشيخ أمس»
        return any(not tail for tail, _ in cue.get(kind, ()))


Rule = Callable[[Scan, int], Found | None]
_WHOLE_NAMES = frozenset({("شرم", "الشيخ"), ("بشرم", "الشيخ"), ("لشرم", "الشيخ"), ("وشرم", "الشيخ"), ("ال", "الشيخ"), ("كفر", "الشيخ")})  # that end in a word which otherwise begins one


@cache
def cue_words() -> dict[str, dict[str, list[Entry]]]:
    """First word → class → (words that follow, value)."""
    found: dict[str, dict[str, list[Entry]]] = {}

    def add(word: str, kind: str, value: str) -> None:
        norms = [t.norm for t in tokenise(word)]
        entries = found.setdefault(norms[0], {}).setdefault(kind, [])
        if (tuple(norms[1:]), value) not in entries:
            entries.append((tuple(norms[1:]), value))

    for row in lexicon.table("time_cues"):
        for word in row.many("word"):
            add(word, row["class"], row["value"])
    for row in lexicon.table("weekdays"):
        for word in row.many("word"):
            add(word, "weekday", row["number"])
    for row in lexicon.table("months"):
        for column in ("led", "beside"):
            for word in row.many(column):
                add(word, "named", f"{row['calendar']} {row['number']} {column}")
    for classes in found.values():
        for entries in classes.values():
            entries.sort(key=lambda e: -len(e[0]))
    return found


@Kept
def cue_of(norm: str) -> Cue | None:
    """What the folded word can be, its conjunction or preposition cut where it is no cue as it stands."""
    words = cue_words()
    forms = [norm]
    if len(norm) > 3 and norm[0] in "وفبل":
        if norm.startswith("لل"):
            forms.append("ا" + norm[1:])
        forms.append(norm[1:])
        if len(norm) > 4 and norm[1] in "بل":
            forms.append("ا" + norm[2:] if norm[1:3] == "لل" else norm[2:])
    entries = next((words[f] for f in forms if f in words), None)
    if entries is None:
        return None
    return {kind: tuple(found) for kind, found in entries.items()}


def unresolved(j: int, precision: Precision = "day", named: bool = False) -> Found:
    return Found(j, None, None, precision, "relative", named)


def one_day(j: int, day: date, basis: Basis, named: bool = False) -> Found:
    return Found(j, day, day, "day", basis, named)


def valid_day(year: int, month: int, day: int, hijri: bool = False) -> date | None:
    try:
        if not hijri:
            return date(year, month, day)
        g = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(g.year, g.month, g.day)


def hijri_year(day: date) -> int | None:
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def turn_steps(turn: str) -> int:
    return {"past": -1, "now": 0, "next": 1, "before_last": -2, "after_next": 2}[turn]


def week_start(day: date) -> date:
    """The Saturday that begins the day's week."""
    return day - timedelta(days=(day.weekday() + 2) % 7)


def shifted_month(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def hijri_month_days(year: int, month: int) -> tuple[date, date] | None:
    first = valid_day(year, month, 1, True)
    if first is None:
        return None
    last = valid_day(year, month, 30, True) or valid_day(year, month, 29, True)
    return (first, last) if last is not None else None


def month_name(s: Scan, i: int) -> tuple[bool, int, bool, bool, int] | None:
    """(Hijri, month, the name needs company, its two names clash, next token) of «فبراير/شباط», «مارس (آذار)»."""
    hit = s.get(i, "named")
    if hit is None:
        return None
    (kind, number, column), j = hit[0].split(), hit[1]
    clash = False
    beside = s.get(j, "named")
    if beside is not None and beside[0].split()[:2] == [kind, number]:
        return kind == "hijri", int(number), False, False, beside[1]  # «أغسطس آب»
    bracket = s.norm(j) == "("
    if bracket or s.norm(j) in ("/", "-", "\\"):
        again = s.get(j + 1, "named")
        if again is not None and (not bracket or s.norm(again[1]) == ")"):
            other, other_number, _ = again[0].split()
            same = other == kind and other_number == number
            if bracket or s.norm(j) != "-" or same:
                clash, column = not same, "led"
                j = again[1] + bracket
    return kind == "hijri", int(number), column == "beside", clash, j


def year_number(s: Scan, i: int, bare: bool = False) -> tuple[int, bool, int] | None:
    """(year, Hijri, next token) of a year at token i, a comma and «عام» before it and «م», «هـ» behind it taken in."""
    j = i
    if s.norm(j) in ("،", ",", "/", "-", "من", "\\") and not bare:
        j += 1
    led = s.get(j, "year")
    if led is not None:
        j = led[1]
    elif s.norm(i) == "من" and not bare:
        j = i + 1
    number = s.number(j)
    if number is None or len(s.tokens[j].norm) != 4:
        return None
    era = s.get(j + 1, "era")
    if number in HIJRI_YEARS:
        return number, True, era[1] if era is not None and era[0] == "hijri" else j + 1
    if 1800 <= number < 2100 and (era is None or era[0] == "gregorian"):
        return number, False, era[1] if era is not None else j + 1
    return None


def day_number(s: Scan, i: int) -> tuple[int, int] | None:
    """(day of a month, next token) in digits or as an ordinal word."""
    number = s.number(i)
    if number is not None:
        return (number, i + 1) if 1 <= number <= 31 and len(s.tokens[i].norm) <= 2 else None
    found = ordinal(s.tokens, i)
    return found if found is not None and 1 <= found[0] <= 31 else None

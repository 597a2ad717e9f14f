"""Times as intervals of days: what the words fix alone, and what only the day of publication can fix."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from hijridate import Gregorian, Hijri

from tawatur import lexicon
from tawatur.language import Token, fold, tokenise
from tawatur.language.conjugate import forms
from tawatur.mentions.numbers import may_be_ordinal, ordinal, small_number
from tawatur.model import Basis, Interval, Precision

Tail = tuple[str, ...]
Entry = tuple[Tail, str]

_MARKS_BEFORE_DATE = frozenset(("،", ",", "(", "-", "–", "/", ":"))
_QUOTES = frozenset("«»\"“”'‘’")
_DASHES = frozenset(("-", "–", "—"))
_FUTURE_REACH = 12  # words between «من المقرر» and the date it makes a coming one
_NEAR_FUTURE = 3  # days after publication a date without a year may lie with no word for it: outlets' clocks differ
_FUTURE_DAYS = 150  # how far from publication a date without a year may lie where a word for what is to come leads it
_HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables reach


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


@dataclass(frozen=True, slots=True)
class Cue:
    """What one folded word can be in a time: class → (words that follow, value), the longest first; and the rules it can open."""

    entries: dict[str, tuple[Entry, ...]]
    rules: tuple[Rule, ...]


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
        for tail, value in cue.entries.get(kind, ()):
            end = i + 1 + len(tail)
            if end <= len(self.tokens) and all(self.tokens[i + 1 + k].norm == w for k, w in enumerate(tail)):
                return value, end
        return None

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
        if i <= 0 or (cue := self.cues[i - 1]) is None:
            return False
        return any(not tail for tail, _ in cue.entries.get(kind, ()))


Rule = Callable[[Scan, int], Found | None]


# -- the tables ----------------------------------------------------------------------------------------------------


@cache
def _words() -> dict[str, dict[str, list[Entry]]]:
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


@lru_cache(maxsize=200_000)
def _cue(norm: str) -> Cue | None:
    """What the folded word can be, its conjunction or preposition cut where it is no cue as it stands."""
    words = _words()
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
    rules = tuple(dict.fromkeys(rule for kind in entries for rule in OPENERS.get(kind, ())))
    return Cue({kind: tuple(found) for kind, found in entries.items()}, rules)


# -- reading -------------------------------------------------------------------------------------------------------


def find_times(
    text: str, tokens: Sequence[Token], published: date | None, anchor: date | None = None
) -> tuple[Interval, ...]:
    """The times of one sentence, in order, leftmost longest, apart from each other. Both ends of an interval are inclusive.

    What only the day of publication can fix is found with both ends None where `published` is None; so is a phrase whose halves
    contradict each other («أمس الأربعاء» of a Friday). `anchor`: a day the report states for what it tells first; where publication is
    unknown it gives dates of day and month their year, as context.
    Weeks run from Saturday to Friday, as in most Arab states. «منذ X» begins at X, runs to publication and is of precision "open".
    """
    openers = [i for i, t in enumerate(tokens) if _opens(t.norm, t.kind)]
    if not openers:
        return ()
    scan = Scan(tokens, [_cue(t.norm) if t.kind == "word" else None for t in tokens], published)
    found: list[Interval] = []
    behind = 0  # token behind the last time
    for i in openers:
        hit = _at(scan, i) if i >= behind else None
        if hit is None:
            continue
        if published is None and anchor is not None and hit.named and hit.earliest is None and hit.latest is None:
            again = _at(replace(scan, published=anchor), i)
            if again is not None and again.j == hit.j and again.earliest is not None:
                hit = replace(again, basis="context")
        first = i - 1 if scan.norm(i - 1) in ("ال", "بال") and tokens[i].kind == "number" else i
        start, end = _after_conjunction(tokens[first]), tokens[hit.j - 1].end
        found.append(Interval(hit.earliest, hit.latest, hit.precision, hit.basis, start, end, text[start:end]))
        behind = hit.j
    return tuple(found)


def _after_conjunction(token: Token) -> int:
    """Where the word begins once a conjunction written with it is cut: «ومنذ» at «منذ»."""
    if token.norm[0] not in "وف" or len(token.norm) < 4 or token.norm in _words():
        return token.start
    cut = 1
    while cut < len(token.text) and "\u064b" <= token.text[cut] <= "\u0652":
        cut += 1
    return token.start + cut


@lru_cache(maxsize=200_000)
def _opens(norm: str, kind: str) -> bool:
    """Whether a time can begin with this word: the gate before `_at`."""
    if kind != "word":
        return kind == "number"
    cue = _cue(norm)
    return (cue is not None and bool(cue.rules)) or may_be_ordinal(norm)


def _at(s: Scan, i: int) -> Found | None:
    """The longest time that begins at token i; of equals the rule named first."""
    cue = s.cues[i]
    if cue is not None and cue.rules:
        rules = cue.rules
    elif s.tokens[i].kind == "number":
        rules = NUMBER_RULES
    elif s.tokens[i].kind == "word" and ordinal(s.tokens, i) is not None and not _is_second_half(s, i):
        rules = (_point,)
    else:
        return None
    best: Found | None = None
    for rule in rules:
        found = rule(s, i)
        if found is not None and (best is None or found.j > best.j):
            best = found
    return best


def _is_second_half(s: Scan, i: int) -> bool:
    """Whether the ordinal is the tens of the one before it: «والعشرين» of «الخامس والعشرين»."""
    return i > 0 and s.norm(i).startswith("وال") and ordinal(s.tokens, i - 1) is not None


def _open(j: int, precision: Precision = "day", named: bool = False) -> Found:
    return Found(j, None, None, precision, "relative", named)


def _one(j: int, day: date, basis: Basis, named: bool = False) -> Found:
    return Found(j, day, day, "day", basis, named)


# -- days ----------------------------------------------------------------------------------------------------------


def _valid(year: int, month: int, day: int, hijri: bool = False) -> date | None:
    try:
        if not hijri:
            return date(year, month, day)
        g = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(g.year, g.month, g.day)


def _hijri_year(day: date) -> int | None:
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _month_name(s: Scan, i: int) -> tuple[bool, int, bool, bool, int] | None:
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


def _year_number(s: Scan, i: int, bare: bool = False) -> tuple[int, bool, int] | None:
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
    if number in _HIJRI_YEARS:
        return number, True, era[1] if era is not None and era[0] == "hijri" else j + 1
    if 1800 <= number < 2100 and (era is None or era[0] == "gregorian"):
        return number, False, era[1] if era is not None else j + 1
    return None


def _day_number(s: Scan, i: int) -> tuple[int, int] | None:
    """(day of a month, next token) in digits or as an ordinal word."""
    number = s.number(i)
    if number is not None:
        return (number, i + 1) if 1 <= number <= 31 and len(s.tokens[i].norm) <= 2 else None
    found = ordinal(s.tokens, i)
    return found if found is not None and 1 <= found[0] <= 31 else None


def _numeric(s: Scan, i: int) -> Day | None:
    """«2024/9/13», «13-9-2024», «13.09.2024», «15/8/1445 هـ»; the day comes before the month."""
    parts = s.tokens[i].norm.split(".") if i < len(s.tokens) and s.tokens[i].kind == "number" else []
    j = i + 1
    if len(parts) != 3:
        if i + 4 >= len(s.tokens) or s.norm(i + 1) not in ("/", "-", "\\", "–") or s.norm(i + 3) != s.norm(i + 1):
            return None
        if any(s.number(k) is None for k in (i, i + 2, i + 4)):
            return None
        parts, j = [s.norm(i), s.norm(i + 2), s.norm(i + 4)], i + 5
    if not all(p.isdigit() for p in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = map(int, parts)
    elif len(parts[2]) == 4:
        day, month, year = map(int, parts)
    else:
        return None
    hijri = year in _HIJRI_YEARS
    if _valid(year, month, day, hijri) is None:
        month, day = day, month
        if _valid(year, month, day, hijri) is None:
            return None
    era = s.get(j, "era")
    return Day(era[1] if era is not None else j, day, None, month, year, hijri)


def _date(s: Scan, i: int) -> Day | None:
    """A day with its month, or at least «من الشهر الجاري»: «3 فبراير/شباط 2024», «الثالث من مايو الماضي», «3 و4 مايو», «15 الجاري»."""
    numeric = _numeric(s, i)
    if numeric is not None:
        return _paired(s, numeric)
    first = _day_number(s, i)
    if first is None:
        return _month_first(s, i)
    day, j = first
    last: int | None = None
    while (more := _listed(s, j)) is not None:
        last, j = more
    of = s.get(j, "of")
    k = of[1] if of is not None else j + 1 if s.norm(j) in ("/", "-") else j
    if (led := s.get(k, "month")) is not None:
        k = led[1]
    name = _month_name(s, k)
    if name is None:
        return _of_this_month(s, day, last, j, k)
    if s.tokens[i].kind == "word" and of is None and _is_bare_ordinal(s.tokens[i].norm):
        return None
    return _paired(s, _tail(s, Day(name[4], day, last, name[1], None, name[0], clash=name[3])))


def _is_bare_ordinal(norm: str) -> bool:
    """Whether the ordinal has no article: «ثاني أكتوبر» is no date in the press, «أول مايو» is."""
    return not norm.lstrip("وفبل").startswith("ا")


def _listed(s: Scan, j: int) -> tuple[int, int] | None:
    """(day, next token) of what «و», «إلى», a comma or a dash adds to a day, where a month still comes."""
    norm = s.norm(j)
    k = j + 1 if norm in ("و", "،", ",") or norm in _DASHES else 0
    if not k and (until := s.get(j, "until")) is not None:
        k = until[1]
    if not k:
        k = j if norm.startswith("و") and len(norm) > 3 else 0
    if not k:
        return None
    ahead = _day_number(s, k)
    if ahead is None:
        return None
    of = s.get(ahead[1], "of")
    after = of[1] if of is not None else ahead[1]
    return ahead if s.has(after, "named") or s.has(after, "month") or _listed(s, ahead[1]) is not None else None


def _month_first(s: Scan, i: int) -> Day | None:
    """«يناير 15, 2024», as pages translated from English write it: only with its year."""
    name = _month_name(s, i) if not s.has(i, "offset") else None
    if name is None:
        return None
    day = s.number(name[4])
    if day is None or not 1 <= day <= 31 or s.norm(name[4] + 1) not in ("،", ","):
        return None
    year = _year_number(s, name[4] + 1)
    return Day(year[2], day, None, name[1], year[0], name[0]) if year is not None and year[1] == name[0] else None


def _of_this_month(s: Scan, day: int, last: int | None, j: int, k: int) -> Day | None:
    """«15 من الشهر الجاري», «في 15 الجاري», «الثالث من هذا الشهر»."""
    this = s.get(k, "this")
    unit = s.get(this[1] if this is not None else k, "the")
    if unit is not None and unit[0] == "month":
        turn = s.get(unit[1], "turn")
        if this is not None:
            return Day(unit[1], day, last, turn="now", of="month")
        return Day(turn[1], day, last, turn=turn[0], of="month") if turn is not None else None
    turn = s.get(j, "turn")
    if turn is not None and turn[0] == "now" and s.norm(j) in ("الجاري", "الحالي"):
        return Day(turn[1], day, last, turn="now", of="month")
    return None


def _tail(s: Scan, d: Day) -> Day:
    """The date with its year, «الماضي» or «من العام الماضي» behind it."""
    j = d.j
    year = _year_number(s, j)
    if year is not None and year[1] == d.hijri:
        return replace(d, year=year[0], j=year[2])
    turn = s.get(j, "turn")
    if turn is not None:
        if turn[0] in ("past", "now", "next"):
            d = replace(d, turn=turn[0], of="date", j=turn[1])
        return d
    k = j + 1 if s.norm(j) == "من" else j
    this = s.get(k, "this")
    unit = s.get(this[1] if this is not None else k, "the")
    if unit is not None and unit[0] == "year":
        if this is not None:
            return replace(d, turn="now", of="year", j=unit[1])
        turn = s.get(unit[1], "turn")
        if turn is not None:
            return replace(d, turn=turn[0], of="year", j=turn[1])
    return d


def _paired(s: Scan, d: Day) -> Day:
    """A Hijri or Gregorian date with the other calendar's date behind «الموافق» or in brackets taken in."""
    j = d.j
    bracket = s.norm(j) in ("(", "-", "،", "/", "–")
    same = s.get(j + bracket, "same")
    if same is None and not (bracket and d.hijri):
        return d
    k = same[1] if same is not None else j + 1
    while k < len(s.tokens) and s.norm(k) in ("ل", ":"):
        k += 1
    if (day := s.get(k, "weekday")) is not None and same is not None:
        k = day[1]
    other = _numeric(s, k)
    if other is None and (first := _day_number(s, k)) is not None:
        of = s.get(first[1], "of")
        name = _month_name(s, of[1] if of is not None else first[1])
        if name is not None and name[0] != d.hijri:
            other = _tail(s, Day(name[4], first[0], None, name[1], None, name[0]))
    if other is None or other.hijri == d.hijri or other.month is None or other.day is None:
        return d
    end = other.j + (s.norm(j) == "(" and s.norm(other.j) == ")")
    if not other.hijri:
        return replace(other, j=end)
    return replace(d, j=end)


@cache
def _announcing() -> frozenset[str]:
    """Present forms of the verbs of meetings and journeys and of those that hold talks: «يلتقي … في 22 يوليو» at the head of a sentence tells what is about that day."""
    senses = {row["sense"] for row in lexicon.table("senses") if row["type"] == "CONSULT"}
    rows = [row for row in lexicon.table("verbs") if row["sense"] in senses]
    rows += [row for row in lexicon.table("light_verbs") if row["voice"] == "active" and row["phase"] == "happened"]
    told = (v for row in rows for v in forms(row["past"], row["present"]))
    return frozenset(fold(v.text) for v in told if v.tense == "present" and v.person == 3)


def _is_future(s: Scan, i: int) -> bool:
    """Whether a word for what is to come («من المقرر أن») stands before token i in its clause, not put back by «كان», or a verb that announces."""
    if s.before(i, "ahead"):
        return True
    if s.norm(0) in _announcing() and all(t.kind != "mark" for t in s.tokens[:i]):
        return True
    for k in range(i - 1, max(-1, i - 1 - _FUTURE_REACH), -1):
        if s.tokens[k].kind == "mark" and s.norm(k) in ("،", ".", "؛", ":", ","):
            return False
        if s.has(k, "future"):
            return not any(s.has(b, "was") for b in range(max(0, k - 3), k))
        if k < i - 1 and (s.has(k, "weekday") or s.has(k, "offset")):
            return False
    return False


def _choose(options: Sequence[date], published: date, turn: str, future: bool) -> date | None:
    """Which of a date's possible years is meant: the latest on or before publication; after it where the words say so."""
    before = [d for d in options if d <= published]
    after = [d for d in options if d > published]
    if turn == "next":
        return after[0] if after else None
    if turn == "past":
        return before[-1] if before else None
    if turn == "now":
        return next((d for d in options if (d.year, d.month) == (published.year, published.month)), None)
    if after and (after[0] - published).days <= _NEAR_FUTURE:
        return after[0]
    if future:
        near = min(options, key=lambda d: abs((d - published).days), default=None)
        return near if near is not None and abs((near - published).days) <= _FUTURE_DAYS else None
    return before[-1] if before else None


def _resolve(s: Scan, i: int, d: Day, weekday: int | None) -> Found:
    """The date as days; unresolved where its year is not to be known or its parts contradict each other."""
    assert d.day is not None
    named = d.month is not None
    precision: Precision = "days" if d.last is not None else "day"
    if d.clash:
        return _open(d.j, precision)
    if d.year is not None and d.month is not None:
        first = _valid(d.year, d.month, d.day, d.hijri)
        if first is None or (weekday is not None and first.weekday() != weekday):
            return Found(d.j, None, None, precision, "stated")
        return _through(d, first, "stated")
    if s.published is None:
        return _open(d.j, precision, named)
    first = _without_year(s, i, d, weekday, s.published)
    if first is None:
        return _open(d.j, precision)
    return _through(d, first, "relative")


def _through(d: Day, first: date, basis: Basis) -> Found:
    """From the date's first day to its last, the last in the same month."""
    if d.last is None:
        return _one(d.j, first, basis, True)
    last = first + timedelta(days=d.last - (d.day or 0))
    if last < first or (not d.hijri and last.month != first.month):
        return Found(d.j, None, None, "days", basis)
    return Found(d.j, first, last, "days", basis, True)


def _without_year(s: Scan, i: int, d: Day, weekday: int | None, published: date) -> date | None:
    day = d.day or 1
    if d.of == "month":
        year, month = _shifted_month(published, _steps(d.turn))
        found = _valid(year, month, day)
        return found if found is not None and weekday in (None, found.weekday()) else None
    assert d.month is not None
    if d.of == "year":
        year = published.year + _steps(d.turn)
        found = _valid(year, d.month, day) if not d.hijri else None
        return found if found is not None and weekday in (None, found.weekday()) else None
    base = _hijri_year(published) if d.hijri else published.year
    if base is None:
        return None
    reach = 1 if weekday is None else 3
    options = [o for y in range(base - reach, base + reach + 1) if (o := _valid(y, d.month, day, d.hijri)) is not None]
    if weekday is not None:
        options = [o for o in options if o.weekday() == weekday and abs((o - published).days) < 400]
    if d.turn == "now" and d.hijri:
        return next((o for o in options if abs((o - published).days) <= 30), None)
    return _choose(options, published, d.turn, _is_future(s, i) or (weekday is not None and len(options) == 1))


def _steps(turn: str) -> int:
    return {"past": -1, "now": 0, "next": 1, "before_last": -2, "after_next": 2}[turn]


def _point(s: Scan, i: int) -> Found | None:
    """One day, or days told together: «السبت 3 فبراير», «أمس الأربعاء», «مساء الجمعة الماضي», «يومي الأربعاء والخميس», «2024/9/13»."""
    j, led, recurring = i, False, False
    while (lead := s.get(j, "part") or s.get(j, "day")) is not None and not s.has(j, "offset") and j < i + 3:
        recurring = recurring or s.has(j, "recurring")
        led, j = True, lead[1]
        if s.norm(j) == "من" and s.has(j - 1, "part"):
            j += 1
    if s.tokens[i].kind == "number" and (_event(s, i) or s.norm(i - 1) in ("رقم", "القرار")):
        return None
    offset = s.get(j, "offset") or s.get(j, "night")
    if offset is not None:
        return _relative(s, i, j, led)
    weekday = _weekday(s, j)
    if weekday is None:
        return _plain_date(s, i, j, led)
    if (not led and (s.before(i, "name") or s.before(i, "recurring"))) or (recurring and s.before(i, "recurring")):
        return None
    first, last, k = weekday
    if not led and (s.has(k, "not_after") or (first == 0 and s.before(i, "both"))):
        return None
    if recurring and last is None and not _dated(s, k):
        return None
    if s.norm(i - 1) == "كل":
        return None
    dated = _dated(s, k)
    if dated is not None and last is None:
        return _resolve(s, i, dated, first)
    return _weekdays(s, i, first, last, k)


def _plain_date(s: Scan, i: int, j: int, led: bool) -> Found | None:
    """A date with no weekday before it; an event's name («ثورة 25 يناير», «هجمات 11 سبتمبر 2001») tells of another day."""
    d = _date(s, j)
    if d is None or d.day is None:
        return None
    if d.month is None and not d.turn:
        return None
    if _event(s, i) or (d.year is None and s.has(d.j, "age")):
        return None
    if s.tokens[j].kind == "word" and d.month is None and s.norm(j - 1) not in ("في", "منذ", "حتي", "يوم") and not led:
        return None
    return _resolve(s, i, d, None)


def _day_before(s: Scan, i: int) -> int:
    """Where the day before the month at token i begins («السابع من», «11»); i itself where there is none."""
    k = i - 1 if s.norm(i - 1) in ("من", "عشر") else i
    k = k - 1 if s.norm(k - 1) == "عشر" else k
    if k > 0 and (_day_number(s, k - 1) is not None or s.norm(k - 1).startswith("وال")):
        k -= 1
        return k - 1 if s.norm(k).startswith("وال") and k > 0 else k
    return i


def _event(s: Scan, i: int) -> bool:
    return s.before(i, "event")


def _weekday(s: Scan, j: int) -> tuple[int, int | None, int] | None:
    """(weekday, the last of several or None, next token): «الجمعة», «(الجمعة)», «الأربعاء والخميس», «الخميس الجمعة»."""
    bracket = s.norm(j) == "("
    hit = s.get(j + bracket, "weekday")
    if hit is None or (bracket and s.norm(hit[1]) != ")"):
        return None
    first, k = int(hit[0]), hit[1] + bracket
    last: int | None = None
    while True:
        step = k
        if (
            s.norm(k) in _DASHES
            or s.norm(k) in ("/", "الي", "حتي", "وحتي", "و")
            or (
                s.norm(k) == "،"
                and s.has(k + 1, "weekday")
                and s.norm(k + 2).startswith("و")
                and s.has(k + 2, "weekday")
            )
        ):
            step = k + 1
        more = s.get(step, "weekday")
        if more is None or (step == k and not s.norm(k).startswith("و") and not s.has(j - 1, "part")):
            return first, last, k
        if _day_number(s, more[1]) is not None and _date(s, more[1]) is not None:
            return first, last, k
        last, k = int(more[0]), more[1]


def _dated(s: Scan, k: int) -> Day | None:
    """The date behind a weekday or «أمس», whatever parts them."""
    j = k
    turn = s.get(j, "turn")
    if turn is not None and s.tokens[turn[1] - 1].kind == "word":
        j = turn[1]
    bracket = s.norm(j) == "("
    for _ in range(2):
        if s.norm(j) in _MARKS_BEFORE_DATE:
            j += 1
        elif (same := s.get(j, "same")) is not None:
            j = same[1]
        elif s.norm(j) == "من" and turn is None:
            break
    d = _date(s, j) if j < len(s.tokens) else None
    if (
        d is None
        and j < len(s.tokens)
        and (n := s.number(j)) is not None
        and s.norm(j + 1) in ("/", "-")
        and (m := s.number(j + 2))
    ):
        if 1 <= n <= 31 and 1 <= m <= 12 and s.norm(j + 3) not in ("/", "-"):
            d = Day(j + 3, n, None, m)  # «الأحد 3/2»
    if d is None or d.day is None or (d.month is None and not d.turn):
        return None
    if bracket:
        return replace(d, j=d.j + 1) if s.norm(d.j) == ")" else None
    return d


def _weekdays(s: Scan, i: int, first: int, last: int | None, j: int) -> Found:
    """Weekdays against publication: the latest on or before it; «الماضي» strictly before, «المقبل» strictly after."""
    turn = s.get(j, "turn")
    kind = turn[0] if turn is not None else ""
    if turn is not None and kind in ("past", "next", "before_last", "after_next"):
        j = turn[1]
    else:
        kind = ""
    week = s.get(j + (s.norm(j) == "من"), "the")
    if (
        week is not None
        and week[0] == "week"
        and (of := s.get(week[1], "turn")) is not None
        and of[0] in ("past", "now", "next")
    ):
        return _in_week(s, first, last, of[0], of[1])
    precision: Precision = "day" if last is None else "days"
    if s.published is None:
        return _open(j, precision)
    width = (last - first) % 7 if last is not None else 0
    if kind in ("next", "after_next") or (not kind and _is_future(s, i)):
        start = s.published + timedelta(days=(first - s.published.weekday() - 1) % 7 + 1)
        if not kind and first == s.published.weekday():
            start = s.published
        start += timedelta(days=7 * (kind == "after_next"))
        end = start + timedelta(days=width)
    else:
        final = first if last is None else last
        back = (s.published.weekday() - final) % 7
        if kind and back == 0:
            back = 7
        end = s.published - timedelta(days=back + 7 * (kind == "before_last"))
        start = end - timedelta(days=width)
    return Found(j, start, end, precision, "relative")


def _in_week(s: Scan, first: int, last: int | None, turn: str, j: int) -> Found:
    """«الجمعة من الأسبوع الماضي»."""
    if s.published is None:
        return _open(j)
    begin = _week(s.published) + timedelta(days=7 * _steps(turn))
    start = begin + timedelta(days=(first + 2) % 7)
    end = begin + timedelta(days=((last if last is not None else first) + 2) % 7)
    return Found(j, start, max(start, end), "day" if last is None else "days", "relative")


def _relative(s: Scan, i: int, j: int, led: bool) -> Found | None:
    """«اليوم», «أمس الأربعاء», «أول من أمس», «غداً», «الليلة الماضية», with the weekday and the date beside them checked."""
    night = s.get(j, "night")
    hit = night or s.get(j, "offset")
    assert hit is not None
    days, k = int(hit[0]), hit[1]
    if _is_other_today(s, i, j, k, led):
        return None
    if s.norm(k) == "(" and (meant := s.get(k + 1, "offset")) is not None and s.norm(meant[1]) == ")":
        days, k = int(meant[0]), meant[1] + 1  # the paper sets right the day of a quotation: «اليوم (أمس)»
    weekday = _weekday(s, k)
    if weekday is not None and weekday[1] is not None:
        weekday = (weekday[0], None, k + 1)
    if weekday is not None and weekday[2] == k + 1 and s.norm(k).startswith("و") and not s.get(k, "weekday"):
        weekday = None
    if weekday is not None and s.norm(k).startswith(("وا", "فا", "بال", "لل")):
        weekday = None
    end = weekday[2] if weekday is not None else k
    dated = _dated(s, end)
    if dated is not None and (
        dated.year is not None or weekday is not None or s.norm(end) in ("(", "،", "الموافق") or s.number(end)
    ):
        if dated.year is not None or s.published is None:
            return _resolve(s, i, dated, weekday[0] if weekday is not None else None)
        return _checked(
            dated.j,
            _resolve(s, i, dated, weekday[0] if weekday is not None else None),
            s.published + timedelta(days=days),
        )
    if s.published is None:
        return _open(end)
    day = s.published + timedelta(days=days)
    if weekday is not None and day.weekday() != weekday[0]:
        return _open(end)
    return (
        Found(end, day, day + timedelta(days=1), "days", "relative")
        if night is not None
        else _one(end, day, "relative")
    )


def _checked(j: int, found: Found, day: date) -> Found:
    """The date where it is the day that «اليوم» or «أمس» means; unresolved where the two differ."""
    return replace(found, j=j) if found.earliest == day else _open(j)


def _is_other_today(s: Scan, i: int, j: int, k: int, led: bool) -> bool:
    """Whether «اليوم», «الغد», «أمس» here is part of a name or of another phrase: «اليوم التالي», «حزب الغد», «أمس الحاجة»."""
    norm = s.norm(j)
    if (s.has(k, "not_after") and s.norm(k)[0] != "و") or s.before(i, "name") or s.norm(k) == "ال":
        return True
    if norm.endswith("ليوم") and k == j + 1:
        if s.norm(i - 1) in ("بعد", "كل") or (ordinal(s.tokens, k) is not None and not _dated(s, k)):
            return True
        outlet = s.get(i - 1, "outlet_today")
        if outlet is not None and (outlet[0] == "always" or s.before(i - 1, "name")):
            return True
    return s.norm(k) in _QUOTES and any(s.norm(b) in _QUOTES for b in (j - 1, j - 2, j - 3))


# -- periods -------------------------------------------------------------------------------------------------------


def _week(day: date) -> date:
    """The Saturday that begins the day's week."""
    return day - timedelta(days=(day.weekday() + 2) % 7)


def _shifted_month(day: date, months: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def _month_days(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _hijri_month_days(year: int, month: int) -> tuple[date, date] | None:
    first = _valid(year, month, 1, True)
    if first is None:
        return None
    last = _valid(year, month, 30, True) or _valid(year, month, 29, True)
    return (first, last) if last is not None else None


def _month(s: Scan, i: int) -> Found | None:
    """«فبراير 2024», «مايو الماضي», «شهر أيار», «شهري يوليو وأغسطس», «في يناير»: led by a word that says so."""
    led = s.get(i, "month")
    j = led[1] if led is not None else i
    name = _month_name(s, j)
    if name is None or _event(s, _day_before(s, i)):
        return None
    hijri, number, weak, clash, j = name
    last = number
    if led is not None and (more := _month_name(s, j)) is not None and s.norm(j).startswith("و") and more[0] == hijri:
        last, j = more[1], more[4]
    d = _tail(s, Day(j, None, None, number, None, hijri))
    if d.year is None and not d.turn and led is None:
        prep = s.tokens[i].norm[0] in "بل" and s.tokens[i].norm not in _words()
        if not s.before(i, "lead") and not prep:
            return None
        if weak and (hijri or not s.norm(i - 1).endswith(("في", "منذ", "خلال"))):
            return None
    if clash:
        return _open(d.j, "month")
    return _month_found(s, i, d, last)


def _month_found(s: Scan, i: int, d: Day, last: int) -> Found:
    assert d.month is not None
    if d.year is not None:
        basis: Basis = "stated"
        year: int | None = d.year
    elif s.published is None:
        return _open(d.j, "month", True)
    else:
        basis, year = "relative", _month_year(s, i, d, s.published)
    if year is None:
        return _open(d.j, "month")
    spans = [_hijri_month_days(year, m) if d.hijri else _month_days(year, m) for m in (d.month, last)]
    if spans[0] is None or spans[1] is None or last < d.month:
        return _open(d.j, "month")
    return Found(d.j, spans[0][0], spans[1][1], "month", basis, True)


def _month_year(s: Scan, i: int, d: Day, published: date) -> int | None:
    """The year of a month named without one: the latest that has begun by publication, unless the words say otherwise."""
    assert d.month is not None
    if d.of == "year" and not d.hijri:
        return published.year + _steps(d.turn)
    base = _hijri_year(published) if d.hijri else published.year
    if base is None:
        return None
    months = [
        (y, _hijri_month_days(y, d.month) if d.hijri else _month_days(y, d.month)) for y in (base - 1, base, base + 1)
    ]
    known = [(y, span) for y, span in months if span is not None]
    if d.turn == "next":
        return next((y for y, (a, _) in known if a > published), None)
    if d.turn == "now":
        return next((y for y, (a, b) in known if a <= published <= b), None)
    past = [y for y, (a, b) in known if (b < published if d.turn == "past" else a <= published)]
    coming = next(((y, a) for y, (a, _) in known if a > published), None)
    if not d.turn and coming is not None and _is_future(s, i) and (coming[1] - published).days < 240:
        return coming[0]
    return past[-1] if past else None


def _year(s: Scan, i: int) -> Found | None:
    """«عام 2015», «في 2011», «عامي 2023 و2024», «عام 1445 هـ», «سنة 2011»."""
    led = s.get(i, "year")
    if led is None and not (s.before(i, "lead") and s.number(i) is not None):
        return None
    found = _year_number(s, i, bare=True)
    if found is None:
        return None
    year, hijri, j = found
    if led is None and (
        (hijri and j == i + 1)
        or s.has(j, "count")
        or (s.norm(j) in ("/", ":", ".") and s.number(j + 1) is not None)
        or (s.norm(i - 1) in ("بين", "الي", "قبل", "بعد") and not year >= 1900)
    ):
        return None
    last = year
    while (
        led is not None
        and (s.norm(j) in ("و", "/", "،") or s.norm(j) in _DASHES)
        and (more := s.number(j + 1)) is not None
    ):
        if len(s.norm(j + 1)) != 4 or not 0 < more - last < 60:
            break
        last, j = more, j + 2
    if hijri:
        first, final = _valid(year, 1, 1, True), _hijri_month_days(last, 12)
        return Found(j, first, final[1], "year", "stated") if first is not None and final is not None else None
    return Found(j, date(year, 1, 1), date(last, 12, 31), "year", "stated")


def _the(s: Scan, i: int, bare: bool = False) -> Found | None:
    """«الأسبوع الماضي», «الشهر الجاري», «العام قبل الماضي», «هذا الأسبوع», «القرن الماضي»; `bare`: «نهاية العام» too."""
    this = s.get(i, "this")
    unit = s.get(this[1] if this is not None else i, "the")
    if unit is None:
        return None
    century = s.get(i, "century")
    if century is not None:
        return Found(century[1], date(1900, 1, 1), date(1999, 12, 31), "open", "stated")
    kind, j = unit
    turn = s.get(j, "turn")
    if turn is not None and s.norm(turn[1]) in ("من", "قبل", "في") and s.norm(j).startswith("الاخير"):
        return None
    if turn is None and this is None and not bare:
        return None
    if turn is None and s.has(j, "not_after"):
        return None
    steps = _steps(turn[0]) if turn is not None else 0
    end = turn[1] if turn is not None else j
    if (
        kind == "year"
        and (turn is not None or this is not None)
        and (number := _year_number(s, end, bare=True)) is not None
        and not number[1]
    ):
        if s.published is not None and number[0] != s.published.year + steps:
            return _open(number[2], "year")
        return Found(number[2], date(number[0], 1, 1), date(number[0], 12, 31), "year", "stated")
    if kind == "century":
        return None
    precision: Precision = {"week": "week", "month": "month", "year": "year", "decade": "decade"}[kind]  # type: ignore[assignment]
    if s.published is None:
        return _open(end, precision)
    if kind == "week":
        start = _week(s.published) + timedelta(days=7 * steps)
        return Found(end, start, start + timedelta(days=6), precision, "relative")
    if kind == "month":
        return Found(end, *_month_days(*_shifted_month(s.published, steps)), precision, "relative")
    if kind == "year":
        year = s.published.year + steps
        return Found(end, date(year, 1, 1), date(year, 12, 31), precision, "relative")
    decade = s.published.year // 10 * 10 + 10 * steps
    return Found(end, date(decade, 1, 1), date(decade + 9, 12, 31), precision, "relative")


def _count(s: Scan, i: int) -> tuple[int, int] | None:
    """(count, next token) in digits or a word with or without its article: «24», «الـ24», «ثلاثة», «الثلاثة»."""
    j = i + 1 if s.norm(i) in ("ال", "بال") else i
    number = s.number(j)
    if number is not None:
        return (number, j + 1) if 0 < number < 1000 else None
    if j >= len(s.tokens):
        return None
    small = small_number(s.norm(j))
    if small is None:
        return None
    k = j + 1
    if small < 10 and s.norm(k) in ("عشر", "عشره"):
        return small + 10, k + 1
    if (
        small < 10
        and s.norm(k).startswith("و")
        and (ten := small_number(s.norm(k)[1:])) is not None
        and ten in range(20, 100, 10)
    ):
        return small + ten, k + 1
    return small, k


_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
_PRECISIONS: dict[str, Precision] = {
    "hour": "days",
    "day": "days",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
}


def _back(published: date, unit: str, count: int) -> date:
    """The day so many units before publication (after it for a negative count)."""
    if unit == "hour":
        return published - timedelta(days=(abs(count) + 23) // 24 * (1 if count > 0 else -1))
    if unit in ("day", "week"):
        return published - timedelta(days=_DAYS[unit] * count)
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = _shifted_month(published, -months)
    return date(year, month, min(published.day, calendar.monthrange(year, month)[1]))


def _lately(s: Scan, i: int) -> Found | None:
    """«اليومين الماضيين», «الأيام القليلة الماضية», «الأشهر العشرة الماضية», «الـ24 ساعة الماضية», «آخر 48 ساعة»."""
    last = s.get(i, "last")
    count: tuple[int, int] | None = None
    pair = s.get(i, "the_pair")
    if pair is not None:
        unit, j = pair
        count = (2, j)
    elif last is not None or s.tokens[i].kind == "number":
        count = _count(s, last[1] if last is not None else i)
        few = s.get(count[1], "the_few") if count is not None else None
        if few is None:
            return None
        unit, j = few
    else:
        few = s.get(i, "the_few")
        if few is None or not s.norm(i).lstrip("وفبل").startswith("ا"):
            return None
        unit, j = few
        count = _count(s, j)
        if count is not None:
            j = count[1]
    if (vague := s.get(j, "few")) is not None:
        j = vague[1]
    turn = s.get(j, "turn")
    if turn is not None:
        kind, j = turn
        if count is None and vague is None and (more := _count(s, j)) is not None and s.norm(j).startswith("ال"):
            count, j = more, more[1]
    elif last is not None:
        kind = "past"
    else:
        return None
    if kind not in ("past", "next"):
        return None
    return _stretch(s, unit, count[0] if count is not None else None, kind, j)


def _stretch(s: Scan, unit: str, count: int | None, turn: str, j: int) -> Found:
    """From so many units ago to publication, or from it on; the far end is open where the count is not given."""
    if s.published is None:
        return _open(j, _PRECISIONS[unit])
    if count is None and unit == "hour":
        count = 24
    if turn == "past":
        return Found(j, _back(s.published, unit, count) if count else None, s.published, _PRECISIONS[unit], "relative")
    return Found(j, s.published, _back(s.published, unit, -count) if count else None, _PRECISIONS[unit], "relative")


def _quantity(s: Scan, i: int) -> tuple[str, int | None, str, int] | None:
    """(unit, count or None for «أيام», "" or about or more or less, next token): «ثلاثة أيام», «يومين», «نحو 10 أشهر», «بضعة أسابيع»."""
    j, about = i, ""
    if (near := s.get(j, "about")) is not None:
        about, j = near
    few = s.get(j, "few")
    if few is not None:
        unit = s.get(few[1], "unit")
        return (unit[0], None, "about", unit[1]) if unit is not None else None
    pair = s.get(j, "pair")
    count: int | None
    if pair is not None:
        kind, count, j = pair[0], 2, pair[1]
    elif (n := _count(s, j)) is not None:
        unit = s.get(n[1], "unit")
        if unit is None:
            return None
        kind, count, j = unit[0], n[0], unit[1]
    else:
        unit = s.get(j, "unit")
        if unit is None:
            return None
        kind, j = unit
        count = (
            None
            if s.norm(j - 1) in ("ايام", "اسابيع", "اشهر", "شهور", "سنوات", "سنين", "اعوام", "ساعات", "عقود")
            else 1
        )
        if s.norm(j) in ("واحد", "واحده"):
            j += 1
    half = s.norm(j) in ("ونصف", "وربع")
    if half:
        about, j = "about", j + 1
    if s.norm(j) in ("تقريبا", "قليله", "معدوده"):
        about, j = "about", j + 1
    return kind, count, about, j


def _ago(s: Scan, i: int) -> Found | None:
    """«قبل يومين», «قبل نحو أسبوع», «قبل أيام»; «قبل يومين من القمة» counts from another day and is none."""
    lead = s.get(i, "ago")
    amount = _quantity(s, lead[1]) if lead is not None else None
    if amount is None:
        return None
    unit, count, about, j = amount
    if s.norm(j) in ("من", "علي", "عن"):
        return None
    if s.norm(j - 1) in ("عام", "سنه") and s.number(j) is not None:
        return None
    if s.published is None:
        return _open(j, _PRECISIONS[unit])
    if count is None:
        earliest = s.published - timedelta(days=1) if unit == "hour" else None
        return Found(j, earliest, s.published, _PRECISIONS[unit], "relative")
    return _around(s.published, unit, count, about, j)


def _around(published: date, unit: str, count: int, about: str, j: int) -> Found:
    """The day so many units ago, with the play that the unit leaves: none for days, three days for weeks, half a unit above.

    More than so many reaches back to one more; less than so many, forward to publication.
    """
    centre = _back(published, unit, count)
    precision = _PRECISIONS[unit]
    if about == "more":
        return Found(j, _back(published, unit, count + 1), centre, precision, "relative")
    if about == "less" or unit == "hour":
        return Found(j, centre, published, precision, "relative")
    if unit == "day" and not about:
        return _one(j, centre, "relative")
    play = timedelta(days={"day": 1, "week": 3, "month": 15, "year": 182, "decade": 1826}[unit])
    return Found(j, centre - play, min(centre + play, published), precision, "relative")


def _later(s: Scan, i: int) -> Found | None:
    """«بعد يومين» where a word for what is to come leads it, and no other day to count from follows; «في غضون أسبوعين» likewise."""
    within = s.get(i, "within")
    lead = within or s.get(i, "after")
    amount = _quantity(s, lead[1]) if lead is not None else None
    if amount is None:
        return None
    unit, count, about, j = amount
    if s.norm(j) in ("من", "علي", "عن") or s.has(j, "turn") or not _is_future(s, i) or count is None:
        return None
    if s.published is None:
        return _open(j, _PRECISIONS[unit])
    day = _back(s.published, unit, -count)
    if within is not None:
        return Found(j, s.published, day, _PRECISIONS[unit], "relative")
    play = timedelta(days=0 if unit in ("day", "hour") and not about else 3 if unit in ("day", "week") else 15)
    return Found(j, day - play, day + play, "day" if not play else _PRECISIONS[unit], "relative")


def _since(s: Scan, i: int) -> Found | None:
    """«منذ 7 أكتوبر», «منذ عشرة أشهر تقريبا», «منذ مطلع العام»: from that time to publication."""
    lead = s.get(i, "since")
    if lead is None:
        return None
    start = _time_after(s, _after_article(s, lead[1]))
    if start is None:
        amount = _quantity(s, lead[1])
        if amount is None:
            return None
        unit, count, about, j = amount
        if s.has(j, "decade"):
            return _from(s, _decade(s, j))
        if s.published is None:
            return _open(j, "open")
        if count is None:
            return Found(j, None, s.published, "open", "relative")
        return Found(j, _around(s.published, unit, count, about, j).earliest, s.published, "open", "relative")
    return _from(s, start)


def _after_article(s: Scan, i: int) -> int:
    """The digits behind «الـ», or the token itself."""
    return i + 1 if s.norm(i) == "ال" and s.number(i + 1) is not None else i


def _from(s: Scan, start: Found | None) -> Found | None:
    """From the time's first day to publication, or to the time that «حتى» names behind it."""
    if start is None:
        return None
    if start.earliest is None:
        return replace(start, precision="open")
    until = s.get(start.j, "until")
    last = _time_after(s, until[1]) if until is not None else None
    if last is not None and last.latest is not None and last.latest >= start.earliest:
        return Found(
            last.j, start.earliest, last.latest, "days" if "day" in start.precision else start.precision, last.basis
        )
    end = s.published if s.published is not None and s.published >= start.earliest else None
    return replace(start, latest=end, precision="open")


def _time_after(s: Scan, i: int) -> Found | None:
    """The longest point or period at token i, led by what stands before it."""
    if i >= len(s.tokens):
        return None
    found = _at(s, i)
    return found if found is not None else _the(s, i, bare=True)


def _period(s: Scan, i: int) -> Found | None:
    """A month, year, week or decade with nothing before it, for what cuts it: «نهاية العام», «مطلع 2024», «منتصف مايو»."""
    options = [_the(s, i, bare=True), _month_in_period(s, i), _bare_year(s, i), _decade(s, i), _season(s, i)]
    known = [o for o in options if o is not None]
    return max(known, key=lambda o: o.j) if known else None


def _month_in_period(s: Scan, i: int) -> Found | None:
    led = s.get(i, "month")
    name = _month_name(s, led[1] if led is not None else i)
    if name is None or (name[2] and led is None and not s.get(name[4], "turn") and _year_number(s, name[4]) is None):
        return None
    if name[3]:
        return _open(name[4], "month")
    return _month_found(s, i, _tail(s, Day(name[4], None, None, name[1], None, name[0])), name[1])


def _bare_year(s: Scan, i: int) -> Found | None:
    year = _year_number(s, i, bare=True)
    if year is None or year[1]:
        return None
    return Found(year[2], date(year[0], 1, 1), date(year[0], 12, 31), "year", "stated")


def _cut(s: Scan, i: int) -> Found | None:
    """«مطلع يونيو», «أواخر العام الماضي», «النصف الأول من 2024», «الربع الأخير من العام الجاري», «نهاية الأسبوع»."""
    for kind in ("half", "quarter", "edge"):
        hit = s.get(i, kind)
        if hit is None:
            continue
        value, j = hit
        if s.norm(j) == "من":
            j += 1
        if kind == "edge" and s.norm(i).endswith("اخر") and not s.has(j, "the") and s.norm(i).lstrip("وفبل") == "اخر":
            continue
        period = _period(s, j)
        if period is None and kind == "edge" and (s.has(j, "day") or s.has(j, "weekday")):
            period = _point(s, j)
        if period is None:
            continue
        if period.earliest is None or period.latest is None:
            return period
        return _part_of(kind, value, period)
    return None


def _part_of(kind: str, value: str, period: Found) -> Found | None:
    """A half, quarter or edge of a resolved period. Edges: ten days of a month, three months of a year, three years of a decade."""
    a, b = period.earliest, period.latest
    assert a is not None
    assert b is not None
    if kind == "quarter":
        if period.precision != "year":
            return None
        month = 3 * int(value) - 2
        return replace(
            period, earliest=date(a.year, month, 1), latest=_month_days(a.year, month + 2)[1], precision="quarter"
        )
    if kind == "half":
        if period.precision == "year":
            first = (
                (date(a.year, 1, 1), date(a.year, 6, 30))
                if value == "1"
                else (date(a.year, 7, 1), date(a.year, 12, 31))
            )
            return replace(period, earliest=first[0], latest=first[1])
        middle = a + timedelta(days=14)
        return replace(period, latest=middle) if value == "1" else replace(period, earliest=middle + timedelta(days=1))
    if period.precision == "month":
        spans = {
            "start": (a, a + timedelta(days=9)),
            "middle": (a + timedelta(days=10), a + timedelta(days=19)),
            "end": (a + timedelta(days=20), b),
        }
    elif period.precision == "year":
        y = a.year
        spans = {"start": (a, date(y, 3, 31)), "middle": (date(y, 5, 1), date(y, 8, 31)), "end": (date(y, 10, 1), b)}
    elif period.precision == "decade":
        y = a.year
        spans = {
            "start": (a, date(y + 3, 12, 31)),
            "middle": (date(y + 3, 1, 1), date(y + 6, 12, 31)),
            "end": (date(y + 6, 1, 1), b),
        }
    else:
        return period
    return replace(period, earliest=spans[value][0], latest=spans[value][1])


def _decade(s: Scan, i: int) -> Found | None:
    """«ثمانينيات القرن الماضي», «التسعينات», «الثمانينيات من القرن الماضي»; «في الثمانينيات من عمره» is an age."""
    hit = s.get(i, "decade")
    if hit is None:
        return None
    first, j = int(hit[0]), hit[1]
    century = s.get(j + (s.norm(j) == "من"), "century")
    if century is not None:
        j = century[1]
    elif s.has(j, "age") or not s.norm(i).lstrip("وفبل").startswith("ال") or s.norm(j) in ("من",) or first < 1940:
        return None
    return Found(j, date(first, 1, 1), date(first + 9, 12, 31), "decade", "stated")


def _century(s: Scan, i: int) -> Found | None:
    hit = s.get(i, "century")
    return Found(hit[1], date(1900, 1, 1), date(1999, 12, 31), "open", "stated") if hit is not None else None


def _season(s: Scan, i: int) -> Found | None:
    """«صيف 2014», «ربيع العام الماضي», «الصيف المقبل»."""
    hit = s.get(i, "season")
    if hit is None or s.has(i, "named"):
        return None
    first, last = map(int, hit[0].split("-"))
    j = hit[1]
    year: int | None
    basis: Basis = "relative"
    number = _year_number(s, j, bare=True)
    turn = s.get(j, "turn")
    if number is not None and not number[1]:
        year, j, basis = number[0], number[2], "stated"
    elif (of := _the(s, j)) is not None and of.precision == "year":
        year, j = of.earliest.year if of.earliest is not None else None, of.j
    elif turn is not None and turn[0] in ("past", "next") and s.norm(i).lstrip("وفبل").startswith("ال"):
        j, year = turn[1], None
        if s.published is not None:
            starts = [date(y, first, 1) for y in range(s.published.year - 2, s.published.year + 2)]
            if turn[0] == "next":
                year = next(d.year for d in starts if d > s.published)
            else:
                year = [d.year for d in starts if d + timedelta(days=92) <= s.published][-1]
    else:
        return None
    if year is None:
        return _open(j, "quarter")
    return Found(j, date(year, first, 1), _month_days(year + (last < first), last)[1], "quarter", basis)


# -- ranges --------------------------------------------------------------------------------------------------------


def _range(s: Scan, i: int) -> Found | None:
    """«من 3 إلى 5 مايو», «بين 28 أبريل و3 مايو», «من الأحد إلى الخميس», «بين عامي 2011 و2015», «الفترة من … إلى …»."""
    lead = s.get(i, "from")
    if lead is None:
        return None
    j = _after_article(s, lead[1])
    if j >= len(s.tokens) or (s.cues[j] is None and s.tokens[j].kind != "number" and ordinal(s.tokens, j) is None):
        return None
    return _from_day(s, i, j) or _from_period(s, i, j)


def _joint(s: Scan, j: int) -> int | None:
    """The token behind what joins the ends of a range; the token itself where «و» is written with it."""
    if (until := s.get(j, "until")) is not None:
        return until[1]
    if s.norm(j) == "و" or s.norm(j) in _DASHES:
        return j + 1
    return j if s.norm(j).startswith("و") and len(s.norm(j)) > 3 else None


def _from_day(s: Scan, i: int, j: int) -> Found | None:
    """A range whose first end is a day, wanting what the second end says: «من 3 إلى 5 مايو»."""
    k = j
    while (lead := s.get(k, "day") or s.get(k, "part")) is not None:
        k = lead[1]
    weekday = s.get(k, "weekday")
    if weekday is not None:
        k = weekday[1]
    first = _date(s, k) if k < len(s.tokens) else None
    number = _day_number(s, k) if first is None else None
    if first is None and number is None and weekday is None:
        return None
    end = first.j if first is not None else number[1] if number is not None else k
    if first is not None and first.last is not None:
        return _resolve(s, i, first, int(weekday[0]) if weekday is not None else None)
    joint = _joint(s, end)
    if joint is None or joint >= len(s.tokens):
        return None
    m = joint
    while (lead := s.get(m, "day") or s.get(m, "part")) is not None:
        m = lead[1]
    other = s.get(m, "weekday")
    if other is not None:
        m = other[1]
    if first is None and number is None:
        if other is None or _date(s, m) is not None:
            return None
        assert weekday is not None
        return _weekdays(s, i, int(weekday[0]), int(other[0]), m)
    last = _date(s, m) if m < len(s.tokens) else None
    if last is None and m < len(s.tokens) and (today := s.get(m, "offset")) is not None and first is not None:
        begun = _resolve(s, i, first, int(weekday[0]) if weekday is not None else None)
        final = s.published + timedelta(days=int(today[0])) if s.published is not None else None
        return (
            replace(begun, j=today[1], latest=final, precision="days")
            if begun.earliest is not None
            else _open(today[1], "days")
        )
    if last is None or last.day is None or (last.month is None and not last.turn):
        return None
    if first is None:
        assert number is not None
        first = replace(last, day=number[0], last=None)
    elif (
        first.year is None
        and last.year is not None
        and not first.turn
        and first.month is not None
        and last.month is not None
    ):
        first = replace(first, year=last.year - (first.month > last.month))
    elif first.year is None and not first.turn and last.turn:
        first = replace(first, turn=last.turn, of=last.of)
    late = _resolve(s, i, last, int(other[0]) if other is not None else None)
    early = _resolve(s, i, first, int(weekday[0]) if weekday is not None else None)
    if early.earliest is None or late.latest is None:
        return _open(last.j, "days", True)
    if early.earliest > late.latest:
        return _open(last.j, "days")
    return Found(last.j, early.earliest, late.latest, "days", late.basis, True)


def _from_period(s: Scan, i: int, j: int) -> Found | None:
    """A range of months or years: «بين يناير ومارس 2024», «من 2011 إلى 2015», «بين عامي 2011 و2015»."""
    year = s.get(j, "year")
    k = year[1] if year is not None else j
    low = s.number(k)
    if low is not None and len(s.norm(k)) == 4 and 1800 <= low < 2100:
        joint = _joint(s, k + 1)
        if joint is None:
            return None
        again = s.get(joint, "year")
        high = _bare_year(s, again[1] if again is not None else joint) or (
            _time_after(s, joint) if joint < len(s.tokens) else None
        )
        if high is None or high.latest is None or high.latest.year <= low or s.has(high.j, "count"):
            return None
        return Found(high.j, date(low, 1, 1), high.latest, "year", "stated")
    first = _month_in_period(s, j)
    if first is None:
        return None
    joint = _joint(s, first.j)
    last = _month_in_period(s, joint) if joint is not None else None
    if last is None:
        return None
    if first.basis == "relative" and last.earliest is not None and last.latest is not None:
        led = s.get(j, "month")
        name = _month_name(s, led[1] if led is not None else j)
        assert name is not None
        years = last.earliest.year - (name[1] > last.earliest.month)
        first = replace(first, earliest=date(years, name[1], 1)) if not name[0] else first
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return _open(last.j, "month", True)
    return Found(last.j, first.earliest, last.latest, "month", last.basis, True)


def _two_dates(s: Scan, i: int) -> Found | None:
    """«الأربعاء 3 والخميس 4 مايو»: the first day takes the second's month."""
    k = i
    while (lead := s.get(k, "day") or s.get(k, "part")) is not None:
        k = lead[1]
    weekday = s.get(k, "weekday")
    if weekday is None or s.number(weekday[1]) is None or not s.norm(weekday[1] + 1).startswith("و"):
        return None
    return _from_day(s, i, k)


NUMBER_RULES: tuple[Rule, ...] = (_point, _year, _lately)
OPENERS: dict[str, tuple[Rule, ...]] = {
    "weekday": (_point, _two_dates), "day": (_point, _two_dates), "part": (_point, _two_dates), "offset": (_point,), "night": (_point,),
    "named": (_month, _point), "month": (_month,), "year": (_year,), "the": (_the,), "this": (_the,), "the_pair": (_lately,),
    "the_few": (_lately,), "last": (_lately,), "ago": (_ago,), "after": (_later,), "within": (_later,), "since": (_since,),
    "from": (_range,), "edge": (_cut,), "half": (_cut,), "quarter": (_cut,), "decade": (_decade,), "century": (_century,), "season": (_season,),
}  # fmt: skip

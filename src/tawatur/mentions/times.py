"""Times as intervals of days: what the words fix alone, and what only the day of publication can fix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from tawatur.language import Token, tokenise
from tawatur.language.kept import Kept
from tawatur.mentions.days import (
    is_future,
    read_date,
    read_point,
    resolve,
    weekdays,
)
from tawatur.mentions.numbers import may_be_ordinal, ordinal
from tawatur.mentions.periods import (
    around,
    bare_year,
    month_in_period,
    quantity,
    read_ago,
    read_century,
    read_cut,
    read_decade,
    read_lately,
    read_later,
    read_month,
    read_season,
    read_the,
    read_year,
)
from tawatur.mentions.time_words import (
    DASHES,
    Found,
    Rule,
    Scan,
    cue_of,
    cue_words,
    day_number,
    month_name,
    unresolved,
    valid_day,
)
from tawatur.model import Interval


def find_times(
    text: str, tokens: Sequence[Token], published: date | None, anchor: date | None = None
) -> tuple[Interval, ...]:
    """The times of one sentence, in order, leftmost longest, apart from each other. Both ends of an interval are inclusive.

    What only the day of publication can fix is found with both ends None where `published` is None; so is a phrase whose halves
    contradict each other («أمس الأربعاء» of a Friday). `anchor`: a day the report states for what it tells first; where publication is
    unknown it gives dates of day and month their year, as context.
    Weeks run from Saturday to Friday, as in most Arab states. «منذ X» begins at X, runs to publication and is of precision "open".
    """
    openers = [i for i, t in enumerate(tokens) if (_opens[t.norm] if t.kind == "word" else t.kind == "number")]
    if not openers:
        return ()
    scan = Scan(tokens, [cue_of[t.norm] if t.kind == "word" else None for t in tokens], published)
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


def counted_from(times: Sequence[Interval], day: date | None) -> tuple[Interval, ...]:
    """The times with those that count from another day resolved, «في اليوم التالي», «قبل ذلك بيوم»: from the last before them, else from `day`."""
    found: list[Interval] = []
    for time in times:
        steps = _steps_from(time.text) if time.earliest is None and time.latest is None else None
        if steps is not None and day is not None and steps != "?":
            day = day + timedelta(days=int(steps))
            time = replace(time, earliest=day, latest=day)
        elif time.precision == "day" and time.earliest is not None:
            day = time.earliest
        found.append(time)
    return tuple(found)


_SAME_YEAR = re.compile(
    r"\s+من\s+(?:(?:العام|السنة)\s+(?P<same>نفسه|نفسها|ذاته|ذاتها|عينه)|(?:ذات|نفس|ذلك|تلك)\s+(?:العام|السنة)|(?:العام|السنة)\s+(?P<next>التالي|التالية|الموالي|الموالية|اللاحق|اللاحقة))"
)


def in_the_same_year(text: str, times: Sequence[Interval], year: int | None) -> tuple[Interval, ...]:
    """The times with their year taken from the one before them, the first from `year`, where the words say so: «في تموز من العام نفسه», «في آذار من السنة التالية»."""
    found: list[Interval] = []
    for time in times:
        said = _SAME_YEAR.match(text, time.end) if time.earliest is not None and time.latest is not None else None
        if said is not None and year is not None and time.earliest is not None and time.latest is not None:
            meant = year + (said["next"] is not None)
            try:
                time = replace(
                    time, earliest=time.earliest.replace(year=meant), latest=time.latest.replace(year=meant),
                    basis="stated", end=said.end(), text=text[time.start : said.end()],
                )  # fmt: skip
            except ValueError:  # the 29th of February
                time = replace(time, earliest=None, latest=None)
        year = time.earliest.year if time.earliest is not None else year
        found.append(time)
    return tuple(found)


_SAME_MONTH = re.compile(r"(?:الشهر\s+(?:نفسه|ذاته|عينه)|(?:ذات|نفس)\s+الشهر|منه)$")


def in_the_same_month(times: Sequence[Interval], month: date | None) -> tuple[Interval, ...]:
    """The days with their month taken from the time before them, the first from `month`, where the words say so: «في الحادي عشر من الشهر نفسه»."""
    found: list[Interval] = []
    for time in times:
        if time.earliest is None and month is not None and _SAME_MONTH.search(time.text):
            tokens = tokenise(time.text)
            days = [d for k in range(len(tokens)) if (d := day_number(Scan(tokens, [None] * len(tokens), None), k)) is not None]
            day = valid_day(month.year, month.month, days[0][0]) if days else None
            time = replace(time, earliest=day, latest=day) if day is not None else time
        month = time.earliest if time.earliest is not None and time.precision in ("day", "days", "month") else month
        found.append(time)
    return tuple(found)


def _steps_from(text: str) -> str | None:
    """How many days the words count from another day; None where they count from none."""
    first = tokenise(text)
    if first[0].norm in ("بعد", "وبعد"):
        amount = quantity(Scan(first, [cue_of[t.norm] if t.kind == "word" else None for t in first], None), 1)
        return str(amount[1]) if amount is not None and amount[3] == len(first) and amount[0] == "day" and amount[1] is not None else None
    again = (cue_of[first[0].norm] or {}).get("again", ())
    return next((value for tail, value in again if tail == tuple(t.norm for t in first[1:])), None)


def _after_conjunction(token: Token) -> int:
    """Where the word begins once a conjunction written with it is cut: «ومنذ» at «منذ»."""
    if token.norm[0] not in "وف" or len(token.norm) < 4 or token.norm in cue_words():
        return token.start
    cut = 1
    while cut < len(token.text) and "\u064b" <= token.text[cut] <= "\u0652":
        cut += 1
    return token.start + cut


@Kept
def _opens(norm: str) -> bool:
    """Whether a time can begin with this word: the gate before `_at`."""
    return bool(_rules(norm)) or may_be_ordinal(norm)


@lru_cache(maxsize=200_000)
def _rules(norm: str) -> tuple[Rule, ...]:
    """The rules that the folded word can open."""
    return tuple(dict.fromkeys(rule for kind in cue_of[norm] or () for rule in OPENERS.get(kind, ())))


def _at(s: Scan, i: int) -> Found | None:
    """The longest time that begins at token i; of equals the rule named first."""
    if s.cues[i] is not None and (rules := _rules(s.norm(i))):
        pass
    elif s.tokens[i].kind == "number":
        rules = NUMBER_RULES
    elif s.tokens[i].kind == "word" and ordinal(s.tokens, i) is not None and not _is_second_half(s, i):
        rules = (read_point,)
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


def _since(s: Scan, i: int) -> Found | None:
    """«منذ 7 أكتوبر», «منذ عشرة أشهر تقريبا», «منذ مطلع العام»: from that time to publication."""
    lead = s.get(i, "since")
    if lead is None:
        return None
    start = _time_after(s, _after_article(s, lead[1]))
    if start is not None and start.precision == "day" and start.basis == "relative" and s.norm(i).lstrip("و") in _FROM_THEN:
        start = _nearest(s, start)
    if start is None:
        amount = quantity(s, lead[1])
        if amount is None:
            return None
        unit, count, about, j = amount
        if s.has(j, "decade"):
            return _from(s, read_decade(s, j))
        if s.published is None:
            return unresolved(j, "open")
        if count is None:
            return Found(j, None, s.published, "open", "relative")
        return Found(j, around(s.published, unit, count, about, j).earliest, s.published, "open", "relative")
    return _from(s, start)


_FROM_THEN = frozenset({"اعتبارا", "ابتداء", "بدءا", "انطلاقا"})
_NEAR = timedelta(days=120)


def _nearest(s: Scan, start: Found) -> Found:
    """The day a year on where that is the nearer one: «اعتباراً من 14 أغسطس» told in June."""
    if s.published is None or start.earliest is None or s.published - start.earliest < timedelta(days=365) - _NEAR:
        return start
    ahead = valid_day(start.earliest.year + 1, start.earliest.month, start.earliest.day)
    return replace(start, earliest=ahead, latest=ahead) if ahead is not None and ahead > s.published else start


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
    return found if found is not None else read_the(s, i, bare=True)


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
    if s.norm(j) == "و" or s.norm(j) in DASHES:
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
        if (past := s.get(k, "turn")) is not None and past[0] == "past" and (until := s.get(past[1], "until")) is not None and not s.has(until[1], "offset"):
            k = past[1]  # «من يوم الأحد الماضي إلى الثلاثاء»
    first = read_date(s, k) if k < len(s.tokens) else None
    number = day_number(s, k) if first is None else None
    if first is None and number is None and weekday is None:
        return None
    end = first.j if first is not None else number[1] if number is not None else k
    if first is not None and first.last is not None:
        return resolve(s, i, first, int(weekday[0]) if weekday is not None else None)
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
        if other is None or read_date(s, m) is not None:
            return None
        assert weekday is not None
        return weekdays(s, i, int(weekday[0]), int(other[0]), m)
    last = read_date(s, m) if m < len(s.tokens) else None
    if last is None and m < len(s.tokens) and (today := s.get(m, "offset")) is not None and first is not None:
        begun = resolve(s, i, first, int(weekday[0]) if weekday is not None else None)
        final = s.published + timedelta(days=int(today[0])) if s.published is not None else None
        return (
            replace(begun, j=today[1], latest=final, precision="days")
            if begun.earliest is not None
            else unresolved(today[1], "days")
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
    late = resolve(s, i, last, int(other[0]) if other is not None else None)
    early = resolve(s, i, first, int(weekday[0]) if weekday is not None else None)
    if early.earliest is None or late.latest is None:
        return unresolved(last.j, "days", True)
    if early.earliest > late.latest:
        return unresolved(last.j, "days")
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
        high = bare_year(s, again[1] if again is not None else joint) or (
            _time_after(s, joint) if joint < len(s.tokens) else None
        )
        if high is None or high.latest is None or high.latest.year <= low or s.has(high.j, "count"):
            return None
        return Found(high.j, date(low, 1, 1), high.latest, "year", "stated")
    first = month_in_period(s, j)
    if first is None:
        return None
    joint = _joint(s, first.j)
    last = month_in_period(s, joint) if joint is not None else None
    if last is None:
        return None
    if first.basis == "relative" and last.earliest is not None and last.latest is not None:
        led = s.get(j, "month")
        name = month_name(s, led[1] if led is not None else j)
        assert name is not None
        years = last.earliest.year - (name[1] > last.earliest.month)
        first = replace(first, earliest=date(years, name[1], 1)) if not name[0] else first
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return unresolved(last.j, "month", True)
    return Found(last.j, first.earliest, last.latest, "month", last.basis, True)


def _again(s: Scan, i: int) -> Found | None:
    """«في اليوم التالي», «قبل ذلك بيوم»: a day that counts from another, told before; `counted_from` resolves it."""
    hit = s.get(i, "again")
    return unresolved(hit[1]) if hit is not None else None


def _later_on(s: Scan, i: int) -> Found | None:
    """«وبعد يومين طار إلى …»: a day that counts from the one told before in a tale of what is past; `counted_from` resolves it."""
    led = s.get(i, "after")
    begins = s.norm(i).startswith("و") or (i > 0 and (s.tokens[i - 1].kind == "mark" or s.norm(i - 1) == "ثم"))
    amount = quantity(s, led[1]) if led is not None and begins else None
    if amount is None or amount[0] != "day" or amount[1] is None or amount[2] or is_future(s, i):
        return None
    behind = s.norm(amount[3])
    return unresolved(amount[3]) if behind not in ("من", "علي", "عن", "ونصف", "") and s.tokens[amount[3]].kind == "word" and not s.has(amount[3], "turn") else None


def _two_dates(s: Scan, i: int) -> Found | None:
    """«الأربعاء 3 والخميس 4 مايو»: the first day takes the second's month."""
    k = i
    while (lead := s.get(k, "day") or s.get(k, "part")) is not None:
        k = lead[1]
    weekday = s.get(k, "weekday")
    if weekday is None or s.number(weekday[1]) is None or not s.norm(weekday[1] + 1).startswith("و"):
        return None
    return _from_day(s, i, k)


NUMBER_RULES: tuple[Rule, ...] = (read_point, read_year, read_lately)
OPENERS: dict[str, tuple[Rule, ...]] = {
    "weekday": (read_point, _two_dates), "day": (read_point, _two_dates), "part": (read_point, _two_dates), "offset": (read_point,), "night": (read_point,),
    "named": (read_month, read_point), "month": (read_month,), "year": (read_year,), "the": (read_the,), "this": (read_the,), "the_pair": (read_lately,),
    "the_few": (read_lately,), "last": (read_lately,), "ago": (read_ago,), "after": (read_later, _later_on), "within": (read_later,), "since": (_since,),
    "from": (_range,), "edge": (read_cut,), "half": (read_cut,), "quarter": (read_cut,), "decade": (read_decade,), "century": (read_century,), "season": (read_season,), "again": (_again,),
}  # fmt: skip

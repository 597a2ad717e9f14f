"""Weeks, months, years and longer, parts of them, and so many units ago or from now."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from tawatur.mentions.days import (
    day_before,
    is_future,
    names_event,
    read_point,
    with_tail,
)
from tawatur.mentions.numbers import small_number
from tawatur.mentions.time_words import (
    DASHES,
    Day,
    Found,
    Scan,
    cue_words,
    hijri_month_days,
    hijri_year,
    month_days,
    month_name,
    one_day,
    shifted_month,
    turn_steps,
    unresolved,
    valid_day,
    week_start,
    year_number,
)
from tawatur.model import Basis, Precision


def read_month(s: Scan, i: int) -> Found | None:
    """«فبراير 2024», «مايو الماضي», «شهر أيار», «شهري يوليو وأغسطس», «في يناير»: led by a word that says so."""
    led = s.get(i, "month")
    j = led[1] if led is not None else i
    name = month_name(s, j)
    if name is None or names_event(s, day_before(s, i)):
        return None
    hijri, number, weak, clash, j = name
    last = number
    if led is not None and (more := month_name(s, j)) is not None and s.norm(j).startswith("و") and more[0] == hijri:
        last, j = more[1], more[4]
    d = with_tail(s, Day(j, None, None, number, None, hijri))
    if d.year is None and not d.turn and led is None:
        prep = s.tokens[i].norm[0] in "بل" and s.tokens[i].norm not in cue_words()
        if not s.before(i, "lead") and not prep:
            return None
        if weak and (hijri or not s.norm(i - 1).endswith(("في", "منذ", "خلال"))):
            return None
    if clash:
        return unresolved(d.j, "month")
    return _month_found(s, i, d, last)


def _month_found(s: Scan, i: int, d: Day, last: int) -> Found:
    assert d.month is not None
    if d.year is not None:
        basis: Basis = "stated"
        year: int | None = d.year
    elif s.published is None:
        return unresolved(d.j, "month", True)
    else:
        basis, year = "relative", _month_year(s, i, d, s.published)
    if year is None:
        return unresolved(d.j, "month")
    spans = [hijri_month_days(year, m) if d.hijri else month_days(year, m) for m in (d.month, last)]
    if spans[0] is None or spans[1] is None or last < d.month:
        return unresolved(d.j, "month")
    return Found(d.j, spans[0][0], spans[1][1], "month", basis, True)


def _month_year(s: Scan, i: int, d: Day, published: date) -> int | None:
    """The year of a month named without one: the latest that has begun by publication, unless the words say otherwise."""
    assert d.month is not None
    if d.of == "year" and not d.hijri:
        return published.year + turn_steps(d.turn)
    base = hijri_year(published) if d.hijri else published.year
    if base is None:
        return None
    months = [
        (y, hijri_month_days(y, d.month) if d.hijri else month_days(y, d.month)) for y in (base - 1, base, base + 1)
    ]
    known = [(y, span) for y, span in months if span is not None]
    if d.turn == "next":
        return next((y for y, (a, _) in known if a > published), None)
    if d.turn == "now":
        return next((y for y, (a, b) in known if a <= published <= b), None)
    past = [y for y, (a, b) in known if (b < published if d.turn == "past" else a <= published)]
    coming = next(((y, a) for y, (a, _) in known if a > published), None)
    if not d.turn and coming is not None and is_future(s, i) and (coming[1] - published).days < 240:
        return coming[0]
    return past[-1] if past else None


def read_year(s: Scan, i: int) -> Found | None:
    """«عام 2015», «في 2011», «عامي 2023 و2024», «عام 1445 هـ», «سنة 2011»."""
    led = s.get(i, "year")
    if led is None and not (s.before(i, "lead") and s.number(i) is not None):
        return None
    found = year_number(s, i, bare=True)
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
        and (s.norm(j) in ("و", "/", "،") or s.norm(j) in DASHES)
        and (more := s.number(j + 1)) is not None
    ):
        if len(s.norm(j + 1)) != 4 or not 0 < more - last < 60:
            break
        last, j = more, j + 2
    if hijri:
        first, final = valid_day(year, 1, 1, True), hijri_month_days(last, 12)
        return Found(j, first, final[1], "year", "stated") if first is not None and final is not None else None
    return Found(j, date(year, 1, 1), date(last, 12, 31), "year", "stated")


def read_the(s: Scan, i: int, bare: bool = False) -> Found | None:
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
    steps = turn_steps(turn[0]) if turn is not None else 0
    end = turn[1] if turn is not None else j
    if (
        kind == "year"
        and (turn is not None or this is not None)
        and (number := year_number(s, end, bare=True)) is not None
        and not number[1]
    ):
        if s.published is not None and number[0] != s.published.year + steps:
            return unresolved(number[2], "year")
        return Found(number[2], date(number[0], 1, 1), date(number[0], 12, 31), "year", "stated")
    if kind == "century":
        return None
    precision: Precision = {"week": "week", "month": "month", "year": "year", "decade": "decade"}[kind]  # type: ignore[assignment]
    if s.published is None:
        return unresolved(end, precision)
    if kind == "week":
        start = week_start(s.published) + timedelta(days=7 * steps)
        return Found(end, start, start + timedelta(days=6), precision, "relative")
    if kind == "month":
        return Found(end, *month_days(*shifted_month(s.published, steps)), precision, "relative")
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
    year, month = shifted_month(published, -months)
    return date(year, month, min(published.day, calendar.monthrange(year, month)[1]))


def read_lately(s: Scan, i: int) -> Found | None:
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
        return unresolved(j, _PRECISIONS[unit])
    if count is None and unit == "hour":
        count = 24
    if turn == "past":
        return Found(j, _back(s.published, unit, count) if count else None, s.published, _PRECISIONS[unit], "relative")
    return Found(j, s.published, _back(s.published, unit, -count) if count else None, _PRECISIONS[unit], "relative")


def quantity(s: Scan, i: int) -> tuple[str, int | None, str, int] | None:
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


def read_ago(s: Scan, i: int) -> Found | None:
    """«قبل يومين», «قبل نحو أسبوع», «قبل أيام»; «قبل يومين من القمة» counts from another day and is none."""
    lead = s.get(i, "ago")
    amount = quantity(s, lead[1]) if lead is not None else None
    if amount is None:
        return None
    unit, count, about, j = amount
    if s.norm(j) in ("من", "علي", "عن"):
        return None
    if s.norm(j - 1) in ("عام", "سنه") and s.number(j) is not None:
        return None
    if s.published is None:
        return unresolved(j, _PRECISIONS[unit])
    if count is None:
        earliest = s.published - timedelta(days=1) if unit == "hour" else None
        return Found(j, earliest, s.published, _PRECISIONS[unit], "relative")
    return around(s.published, unit, count, about, j)


def around(published: date, unit: str, count: int, about: str, j: int) -> Found:
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
        return one_day(j, centre, "relative")
    play = timedelta(days={"day": 1, "week": 3, "month": 15, "year": 182, "decade": 1826}[unit])
    return Found(j, centre - play, min(centre + play, published), precision, "relative")


def read_later(s: Scan, i: int) -> Found | None:
    """«بعد يومين» where a word for what is to come leads it, and no other day to count from follows; «في غضون أسبوعين» likewise."""
    within = s.get(i, "within")
    lead = within or s.get(i, "after")
    amount = quantity(s, lead[1]) if lead is not None else None
    if amount is None:
        return None
    unit, count, about, j = amount
    if s.norm(j) in ("من", "علي", "عن") or s.has(j, "turn") or not is_future(s, i) or count is None:
        return None
    if s.published is None:
        return unresolved(j, _PRECISIONS[unit])
    day = _back(s.published, unit, -count)
    if within is not None:
        return Found(j, s.published, day, _PRECISIONS[unit], "relative")
    if about == "less" or (unit == "hour" and count < 24):
        return Found(j, s.published, day, _PRECISIONS[unit], "relative")  # «بعد ساعتين», «بعد أقل من شهر»
    play = timedelta(days=0 if unit in ("day", "hour") and not about else 3 if unit in ("day", "week") else 15)
    return Found(j, day - play, day + play, "day" if not play else _PRECISIONS[unit], "relative")


def _period(s: Scan, i: int) -> Found | None:
    """A month, year, week or decade with nothing before it, for what cuts it: «نهاية العام», «مطلع 2024», «منتصف مايو»."""
    options = [read_the(s, i, bare=True), month_in_period(s, i), bare_year(s, i), read_decade(s, i), read_season(s, i)]
    known = [o for o in options if o is not None]
    return max(known, key=lambda o: o.j) if known else None


def month_in_period(s: Scan, i: int) -> Found | None:
    led = s.get(i, "month")
    name = month_name(s, led[1] if led is not None else i)
    if name is None or (name[2] and led is None and not s.get(name[4], "turn") and year_number(s, name[4]) is None):
        return None
    if name[3]:
        return unresolved(name[4], "month")
    return _month_found(s, i, with_tail(s, Day(name[4], None, None, name[1], None, name[0])), name[1])


def bare_year(s: Scan, i: int) -> Found | None:
    year = year_number(s, i, bare=True)
    if year is None or year[1]:
        return None
    return Found(year[2], date(year[0], 1, 1), date(year[0], 12, 31), "year", "stated")


def read_cut(s: Scan, i: int) -> Found | None:
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
            period = read_point(s, j)
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
            period, earliest=date(a.year, month, 1), latest=month_days(a.year, month + 2)[1], precision="quarter"
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


def read_decade(s: Scan, i: int) -> Found | None:
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


def read_century(s: Scan, i: int) -> Found | None:
    hit = s.get(i, "century")
    return Found(hit[1], date(1900, 1, 1), date(1999, 12, 31), "open", "stated") if hit is not None else None


def read_season(s: Scan, i: int) -> Found | None:
    """«صيف 2014», «ربيع العام الماضي», «الصيف المقبل»."""
    hit = s.get(i, "season")
    if hit is None or s.has(i, "named"):
        return None
    first, last = map(int, hit[0].split("-"))
    j = hit[1]
    year: int | None
    basis: Basis = "relative"
    number = year_number(s, j, bare=True)
    turn = s.get(j, "turn")
    if number is not None and not number[1]:
        year, j, basis = number[0], number[2], "stated"
    elif (of := read_the(s, j)) is not None and of.precision == "year":
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
        return unresolved(j, "quarter")
    return Found(j, date(year, first, 1), month_days(year + (last < first), last)[1], "quarter", basis)

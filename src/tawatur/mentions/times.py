"""Times as intervals of days: what the words fix alone, and what only the day of publication can fix."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from hijridate import Hijri

from tawatur import lexicon
from tawatur.language import Token, fold, tokenise
from tawatur.mentions.numbers import ordinal, small_number
from tawatur.model import Basis, Interval, Precision

WEEKDAYS = {fold(w): n for n, ws in enumerate(("الاثنين الإثنين", "الثلاثاء", "الأربعاء الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد الاحد")) for w in ws.split()}
PAST = frozenset(map(fold, "الماضي الماضية الفائت الفائتة المنصرم المنصرمة المنقضي المنقضية الأخير الأخيرة السابق".split()))
NOW = frozenset(map(fold, "الجاري الجارية الحالي الحالية".split()))
NEXT = frozenset(map(fold, "المقبل المقبلة القادم القادمة التالي الآتي".split()))
PARTS = frozenset(map(fold, "صباح مساء ظهر عصر فجر ليل ليلة منتصف صبيحة عشية ضحى مساءَ نهار يوم بعد".split()))
UNITS = {
    fold(w): (unit, n)
    for unit, n, ws in (
        ("day", 1, "يوم يوما أيام الأيام"), ("day", 2, "يومين اليومين يومان"), ("week", 1, "أسبوع أسبوعا أسابيع الأسابيع الأسبوع"),
        ("week", 2, "أسبوعين الأسبوعين"), ("month", 1, "شهر شهرا أشهر شهور الأشهر الشهور الشهر"), ("month", 2, "شهرين الشهرين"),
        ("year", 1, "عام عاما أعوام سنة سنوات سنين الأعوام السنوات العام السنة"), ("year", 2, "عامين سنتين العامين السنتين"),
        ("hour", 1, "ساعة ساعات الساعات"), ("hour", 2, "ساعتين الساعتين"),
    )
    for w in ws.split()
}  # fmt: skip
EDGES = {fold(w): e for e, ws in (("start", "مطلع بداية أوائل مستهل أول"), ("middle", "منتصف أواسط وسط"), ("end", "أواخر نهاية ختام آخر")) for w in ws.split()}
CLITICS = ("", "و", "ب", "ل", "ف", "وب", "ول", "فب")
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Found:
    """A time read at tokens i..j before it is an Interval."""

    j: int
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: Basis


@cache
def _months() -> dict[tuple[str, ...], tuple[str, int]]:
    found = {}
    for row in lexicon.table("months"):
        for word in row.many("word"):
            found[tuple(t.norm for t in tokenise(word))] = (row["calendar"], int(row["number"]))
    return found


def find_times(text: str, tokens: Sequence[Token], published: date | None, anchor: date | None = None) -> tuple[Interval, ...]:
    """The times of one sentence, leftmost longest, apart from each other. An expression that needs `published` where that is None is
    found with both ends open: seen, unresolved. `anchor`: a day the report states for what it tells first; where publication is unknown
    it gives dates of day and month their year («30 يناير الماضي»), as context.
    """
    found: list[Interval] = []
    i = 0
    while i < len(tokens):
        hit = _at(tokens, i, published) if tokens[i].kind in ("word", "number") else None
        if hit is None:
            i += 1
            continue
        if hit.earliest is None and hit.latest is None and published is None and anchor is not None:
            again = _date(tokens, i, anchor)
            if again is not None and again.j >= hit.j and again.earliest is not None:
                hit = Found(again.j, again.earliest, again.latest, again.precision, "context")
        start, end = tokens[i].start, tokens[hit.j - 1].end
        if tokens[i].norm[0] == "و" and tokens[i].norm not in ("وسط",):
            start += 1
        found.append(Interval(hit.earliest, hit.latest, hit.precision, hit.basis, start, end, text[start:end]))
        i = hit.j
    return tuple(found)


def _bare(norm: str) -> tuple[str, ...]:
    """The word and what is left when a proclitic is cut."""
    cut = [norm]
    if len(norm) > 3 and norm[0] in "وفبل":
        cut.append(norm[1:])
        if norm.startswith("لل") and len(norm) > 4:
            cut.append("ا" + norm[1:])
        if len(norm) > 4 and norm[1] in "بل":
            cut.append(norm[2:])
    return tuple(cut)


def _is(norm: str, words: object) -> str | None:
    return next((w for w in _bare(norm) if w in words), None)  # type: ignore[operator]


def _at(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    for rule in RULES:
        found = rule(tokens, i, published)
        if found is not None:
            return found
    return None


def _unresolved(j: int, precision: Precision = "day") -> Found:
    return Found(j, None, None, precision, "relative")


def _day(j: int, day: date, basis: Basis) -> Found:
    return Found(j, day, day, "day", basis)


def _month_at(tokens: Sequence[Token], i: int) -> tuple[str, int, int] | None:
    """(calendar, month, next token) of a month name at token i, its other name after a slash or in brackets included."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return None
    months = _months()
    for first in _bare(tokens[i].norm):
        for n in (2, 1):
            words = (first, *(t.norm for t in tokens[i + 1 : i + n]))
            if len(words) == n and words in months:
                cal, number = months[words]
                j = i + n
                if j + 1 < len(tokens) and tokens[j].norm in ("/", "(", "-", "،") :
                    again = _month_at(tokens, j + 1)
                    if again is not None and again[0] == cal and again[1] == number:
                        j = again[2]
                        if tokens[i + n].norm == "(" and j < len(tokens) and tokens[j].norm == ")":
                            j += 1
                return cal, number, j
    return None


def _year_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """(year, next token) of a year at token i, «عام» or «سنة» or a comma before it passed over."""
    j = i
    if j < len(tokens) and tokens[j].norm in ("،", ",", "/"):
        j += 1
    if j < len(tokens) and _is(tokens[j].norm, ("عام", "سنه", "العام")):
        j += 1
    if j < len(tokens) and tokens[j].kind == "number" and tokens[j].norm.isdigit() and len(tokens[j].norm) == 4 and int(tokens[j].norm) in (*_YEARS, *range(1380, 1480)):
        year, j = int(tokens[j].norm), j + 1
        if j < len(tokens) and tokens[j].norm in ("م", "هـ", "ه", "ميلادي", "هجري"):
            j += 1
        return year, j
    return None


def _modifier(tokens: Sequence[Token], j: int) -> tuple[str, int]:
    """(past | now | next | "", next token) of «الماضي» and the like."""
    if j < len(tokens):
        for words, kind in ((PAST, "past"), (NOW, "now"), (NEXT, "next")):
            if tokens[j].norm in words:
                return kind, j + 1
    return "", j


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest_year(month: int, day: int, published: date, kind: str) -> date | None:
    """The day of a date without a year: the nearest at or before publication; after it where the words say so, or within a month."""
    options = [d for y in (published.year - 1, published.year, published.year + 1) if (d := _valid(y, month, day)) is not None]
    if kind == "next":
        return next((d for d in options if d >= published), None)
    before = [d for d in options if d <= published]
    if kind in ("past",):
        return before[-1] if before else None
    near = [d for d in options if published < d <= published + timedelta(days=45)]
    if kind == "now" and near and near[0].month == published.month:
        return near[0]
    if near and before and (published - before[-1]).days > 180:
        return near[0]
    return before[-1] if before else None


def _numeric(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """2024/9/13, 13-9-2024, 13.09.2024, ISO."""
    if tokens[i].kind != "number":
        return None
    parts = tokens[i].norm.split(".")
    j = i + 1
    if len(parts) != 3:
        if not (i + 4 < len(tokens) and tokens[i + 1].norm in ("/", "-") and tokens[i + 3].norm == tokens[i + 1].norm and tokens[i + 2].kind == tokens[i + 4].kind == "number"):
            return None
        parts, j = [tokens[i].norm, tokens[i + 2].norm, tokens[i + 4].norm], i + 5
    if not all(p.isdigit() for p in parts):
        return None
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        day = _valid(a, b, c) if a in _YEARS else _hijri(a, b, c)
    elif len(parts[2]) == 4:
        day = (_valid(c, b, a) or _valid(c, a, b)) if c in _YEARS else _hijri(c, b, a)
    else:
        return None
    return _day(j, day, "stated") if day is not None else None


def _hijri(year: int, month: int, day: int) -> date | None:
    try:
        g = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(g.year, g.month, g.day)


def _day_number(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """(day of a month, next token) in digits or as an ordinal word: «الثالث والعشرين من»."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number" and token.norm.isdigit() and 1 <= int(token.norm) <= 31:
        return int(token.norm), i + 1
    if token.kind == "word":
        found = ordinal(tokens, i)
        if found is not None and 1 <= found[0] <= 31:
            return found
    return None


def _date(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """«3 فبراير/شباط 2024», «السبت 3 فبراير», «الثالث من فبراير الماضي», «3 و4 مايو», «من 3 إلى 5 مايو»."""
    j, weekday, named = i, None, False
    if _is(tokens[j].norm, ("يوم", "مساء", "صباح", "ظهر", "عصر", "فجر", "ليله", "اليوم", "امس", "يومي")):
        named = _is(tokens[j].norm, ("اليوم", "امس")) is not None
        j += 1
    if j < len(tokens) and (w := _is(tokens[j].norm, WEEKDAYS)) is not None:
        weekday, j = WEEKDAYS[w], j + 1
        if j < len(tokens) and tokens[j].norm in NEXT | PAST:
            j += 1
        if j < len(tokens) and tokens[j].norm in ("،", ",", "(", "الموافق", "الموافقه"):
            j += 1
        if j < len(tokens) and tokens[j].norm == "الموافق":
            j += 1
    if named and weekday is None and j >= len(tokens):
        return None
    first = _day_number(tokens, j)
    if first is None:
        return None
    day, j = first
    second = None
    if j + 1 < len(tokens) and (tokens[j].norm in ("و", "الي", "-", "حتي", "–") or (tokens[j].norm.startswith("و") and tokens[j].norm[1:].isdigit())):
        ahead = _day_number(tokens, j + 1)
        if ahead is not None and _month_at(tokens, ahead[1] + (ahead[1] < len(tokens) and tokens[ahead[1]].norm == "من")) is not None:
            second, j = ahead
    if j < len(tokens) and tokens[j].norm in ("من", "/", "-") and _month_at(tokens, j + 1) is not None:
        j += 1
        if j < len(tokens) and tokens[j].norm in ("شهر",):
            j += 1
    if j < len(tokens) and tokens[j].norm == "شهر" and _month_at(tokens, j + 1) is not None:
        j += 1
    month = _month_at(tokens, j)
    if month is None:
        mod = None
        if j < len(tokens) and tokens[j].norm == "من" and j + 1 < len(tokens) and tokens[j + 1].norm in ("الشهر",):
            mod, k = _modifier(tokens, j + 2)
            if mod in ("now", "past") and published is not None:
                base = published if mod == "now" else published.replace(day=1) - timedelta(days=1)
                d = _valid(base.year, base.month, day)
                return _day(k, d, "relative") if d is not None else None
        return None
    cal, number, j = month
    kind, after_mod = _modifier(tokens, j)
    year = _year_at(tokens, j) if not kind else None
    if cal == "hijri":
        if year is None:
            return None
        d = _hijri(year[0], number, day)
        return _paired(tokens, year[1], d) if d is not None else None
    if year is not None:
        one = _valid(year[0], number, day)
        two = _valid(year[0], number, second) if second else one
        if one is None or two is None:
            return None
        if weekday is not None and one.weekday() != weekday and second is None:
            return Found(year[1], one, one, "day", "stated")
        return Found(year[1], one, two, "days" if second else "day", "stated")
    j = after_mod
    if j < len(tokens) and kind and tokens[j].norm in ("من",) and j + 1 < len(tokens) and tokens[j + 1].norm in ("العام",):
        pass
    if j + 1 < len(tokens) and tokens[j].norm == "من" and tokens[j + 1].norm == "العام":
        mod, k = _modifier(tokens, j + 2)
        if mod:
            kind, j = ("past" if mod == "past" else ""), k
            if mod == "past" and published is not None:
                d = _valid(published.year - 1, number, day)
                return _day(j, d, "relative") if d is not None else None
    if published is None:
        return _unresolved(j)
    one = _nearest_year(number, day, published, kind)
    if one is None:
        return _unresolved(j)
    two = _valid(one.year, number, second) if second else one
    return Found(j, one, two, "days" if second else "day", "relative")


def _paired(tokens: Sequence[Token], j: int, day: date) -> Found:
    """A Hijri date with its «الموافق …» passed over."""
    if j < len(tokens) and tokens[j].norm in ("الموافق", "الموافقه", "(", "-", "/"):
        other = _date(tokens, j + 1, None) or _numeric(tokens, j + 1, None)
        if other is not None and other.earliest is not None:
            return Found(other.j, other.earliest, other.latest, other.precision, "stated")
    return Found(j, day - timedelta(days=1), day + timedelta(days=1), "days", "stated") if False else _day(j, day, "stated")


def _weekday_before(published: date, weekday: int) -> date:
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def _relative_day(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """«اليوم», «أمس الأربعاء», «أول من أمس», «غداً», «الليلة الماضية», with the weekday checked where one stands beside."""
    j = i
    if j < len(tokens) and _is(tokens[j].norm, ("مساء", "صباح", "ظهر", "عصر", "فجر", "ليله", "ليل", "يوم", "نهار")) and j + 1 < len(tokens) and _is(tokens[j + 1].norm, ("امس", "اليوم", "غد", "اول")):
        j += 1
    word = tokens[j].norm
    offset = None
    if _is(word, ("اول",)) and j + 1 < len(tokens):
        k = j + 1 + (tokens[j + 1].norm == "من")
        if k < len(tokens) and tokens[k].norm == "امس":
            offset, j = -2, k + 1
    elif _is(word, ("قبل",)) and j + 1 < len(tokens) and tokens[j + 1].norm == "امس":
        offset, j = -2, j + 2
    elif _is(word, ("امس", "البارحه", "الامس")) and not (i and tokens[i - 1].norm in ("حتي",)):
        offset, j = -1, j + 1
    elif _is(word, ("اليوم",)):
        if j and tokens[j - 1].norm in ("هذا", "ذلك", "ذات", "في", "نفس", "منتصف") and tokens[j - 1].norm in ("ذلك", "ذات", "نفس"):
            return None
        if j + 1 < len(tokens) and (tokens[j + 1].norm in ("التالي", "السابع", "العالمي", "الوطني", "الذي", "نفسه", "ذاته", "الاول", "الثاني", "الثالث", "الدولي", "الواحد", "السابق") or ordinal(tokens, j + 1) is not None):
            return None
        offset, j = 0, j + 1
    elif _is(word, ("غدا", "غد", "الغد", "يومغد")):
        offset, j = 1, j + 1
    elif _is(word, ("بعد",)) and j + 1 < len(tokens) and tokens[j + 1].norm in ("غد", "غدا"):
        offset, j = 2, j + 2
    elif _is(word, ("الليله",)) and j + 1 < len(tokens) and tokens[j + 1].norm in PAST:
        offset, j = -1, j + 2
    if offset is None:
        return None
    weekday = None
    if j < len(tokens) and tokens[j].norm in WEEKDAYS:
        weekday, j = WEEKDAYS[tokens[j].norm], j + 1
    elif j + 1 < len(tokens) and tokens[j].norm in ("(", "،") and tokens[j + 1].norm in WEEKDAYS and tokens[j].norm == "(":
        weekday, j = WEEKDAYS[tokens[j + 1].norm], j + 2 + (j + 2 < len(tokens) and tokens[j + 2].norm == ")")
    exact = _date(tokens, j, published) if j < len(tokens) and tokens[j].kind == "number" else None
    if exact is not None and exact.earliest is not None:
        return exact
    if published is None:
        return _unresolved(j)
    day = published + timedelta(days=offset)
    if weekday is not None and day.weekday() != weekday:
        return _unresolved(j)
    return _day(j, day, "relative")


def _weekday(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """«الجمعة», «يومي الأربعاء والخميس», «الجمعة الماضي», «السبت المقبل»."""
    j = i
    if _is(tokens[j].norm, ("يوم", "مساء", "صباح", "ظهر", "عصر", "فجر", "ليله", "يومي", "ليل", "نهار", "صبيحه", "منتصف")) and j + 1 < len(tokens):
        j += 1
        if tokens[j].norm in ("ليل", "نهار", "يوم", "ليله") and j + 1 < len(tokens):
            j += 1
    word = _is(tokens[j].norm, WEEKDAYS)
    if word is None:
        return None
    led = j > i
    if not led and i and tokens[i - 1].norm in ("صلاه", "خطبه", "عدد", "اسم", "ملحق", "صحيفه", "موقع"):
        return None
    if word == fold("الأحد") and i and tokens[i - 1].kind == "word" and tokens[i - 1].norm in ("عبد",):
        return None
    first = WEEKDAYS[word]
    j += 1
    last = first
    if j < len(tokens):
        n = tokens[j].norm
        if n in ("-", "–", "/", "الي") and j + 1 < len(tokens) and tokens[j + 1].norm in WEEKDAYS:
            last, j = WEEKDAYS[tokens[j + 1].norm], j + 2
        elif n.startswith("و") and n[1:] in WEEKDAYS:
            last, j = WEEKDAYS[n[1:]], j + 1
        elif led and n in WEEKDAYS:  # «ليلة الخميس الجمعة»
            last, j = WEEKDAYS[n], j + 1
    kind, j = _modifier(tokens, j)
    if published is None:
        return _unresolved(j)
    if kind == "next":
        start = published + timedelta(days=((first - published.weekday() - 1) % 7) + 1)
        end = start + timedelta(days=(last - first) % 7)
    elif kind == "past":
        end = published - timedelta(days=((published.weekday() - last - 1) % 7) + 1)
        start = end - timedelta(days=(last - first) % 7)
    else:
        end = _weekday_before(published, last)
        start = end - timedelta(days=(last - first) % 7)
    return Found(j, start, end, "day" if start == end else "days", "relative")


def _month_span(year: int, month: int, edge: str = "") -> tuple[date, date]:
    last = calendar.monthrange(year, month)[1]
    if edge == "start":
        return date(year, month, 1), date(year, month, 10)
    if edge == "middle":
        return date(year, month, 11), date(year, month, 20)
    if edge == "end":
        return date(year, month, 21), date(year, month, last)
    return date(year, month, 1), date(year, month, last)


def _month(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """«فبراير 2024», «مايو الماضي», «مطلع يونيو», «شهر أيار»."""
    j, edge = i, ""
    if (w := _is(tokens[j].norm, EDGES)) is not None and j + 1 < len(tokens):
        edge, j = EDGES[w], j + 1
    led = bool(edge)
    if j < len(tokens) and _is(tokens[j].norm, ("شهر", "شهري")):
        led, j = True, j + 1
    month = _month_at(tokens, j)
    if month is None or month[0] != "gregorian":
        return None
    _, number, j = month
    before = tokens[i - 1].norm if i else ""
    year = _year_at(tokens, j)
    if year is not None:
        a, b = _month_span(year[0], number, edge)
        return Found(year[1], a, b, "month", "stated")
    kind, after_mod = _modifier(tokens, j)
    if not kind and not led and before not in ("في", "منذ", "خلال", "حتي", "بعد", "قبل", "الي") and not tokens[i].norm.startswith(("ب", "ل")):
        return None
    if before in ("حرب", "ثوره", "انقلاب", "احداث", "هجمات", "انتفاضه"):
        return None
    if published is None:
        return _unresolved(after_mod, "month")
    y = published.year
    if kind == "next":
        y += number < published.month
    elif number > published.month or (kind == "past" and number == published.month):
        y -= 1
    a, b = _month_span(y, number, edge)
    return Found(after_mod, a, b, "month", "relative")


def _unit(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """«الأسبوع الماضي», «الشهر الجاري», «العام المقبل», «خلال اليومين الماضيين», «خلال الأيام القليلة الماضية»."""
    word = _is(tokens[i].norm, ("الاسبوع", "الشهر", "العام", "السنه", "اليومين", "الايام", "الاسابيع", "الاشهر", "الشهرين", "الاسبوعين", "الشهور", "السنوات", "الاعوام", "الساعات", "العامين", "الربع"))
    if word is None:
        return None
    j = i + 1
    count = None
    while j < len(tokens) and (tokens[j].norm in ("القليله", "المقبله", "الاخيره", "ال") or small_number(tokens[j].norm) is not None) and tokens[j].norm not in PAST | NEXT | NOW:
        count = small_number(tokens[j].norm) or count
        j += 1
    words = {"الماضيين": "past", "الماضيان": "past", "المقبلين": "next", "الاخيرين": "past", "القادمين": "next"}
    if j < len(tokens) and tokens[j].norm in words:
        kind, j = words[tokens[j].norm], j + 1
    else:
        kind, j = _modifier(tokens, j)
    if not kind:
        return None
    if published is None:
        return _unresolved(j, "days")
    if word == "الاسبوع":
        start = published - timedelta(days=(published.weekday() + 2) % 7)  # weeks run Saturday to Friday, as in most Arab states
        start += timedelta(days={"past": -7, "now": 0, "next": 7}[kind])
        return Found(j, start, start + timedelta(days=6), "week", "relative")
    if word == "الشهر":
        y, m = published.year, published.month + {"past": -1, "now": 0, "next": 1}[kind]
        y, m = (y - 1, 12) if m == 0 else (y + 1, 1) if m == 13 else (y, m)
        a, b = _month_span(y, m)
        return Found(j, a, b, "month", "relative")
    if word in ("العام", "السنه"):
        y = published.year + {"past": -1, "now": 0, "next": 1}[kind]
        return Found(j, date(y, 1, 1), date(y, 12, 31), "year", "relative")
    days = {"اليومين": 2, "الاسبوعين": 14, "الشهرين": 61, "العامين": 731}.get(word)
    if days is None and count is not None:
        days = count * {"الايام": 1, "الاسابيع": 7, "الاشهر": 30, "الشهور": 30, "السنوات": 365, "الاعوام": 365}.get(word, 0) or None
    if kind == "next":
        return Found(j, published, published + timedelta(days=days) if days else None, "days", "relative")
    return Found(j, published - timedelta(days=days) if days else None, published, "days" if days else "open", "relative")


def _ago(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """«قبل يومين», «قبل ثلاثة أيام», «منذ عشرة أشهر», «قبل نحو أسبوع»."""
    word = _is(tokens[i].norm, ("قبل", "منذ", "بعد"))
    if word is None or word == "بعد":
        return None
    j = i + 1
    if j < len(tokens) and tokens[j].norm in ("نحو", "حوالي", "قرابه", "زهاء", "اكثر", "ما", "يقارب"):
        j += 1 + (j + 1 < len(tokens) and tokens[j + 1].norm == "من")
    if j >= len(tokens):
        return None
    count = None
    n = int(tokens[j].norm) if tokens[j].kind == "number" and tokens[j].norm.isdigit() else small_number(tokens[j].norm)
    if n is not None and j + 1 < len(tokens) and tokens[j + 1].norm in UNITS:
        count, (unit, k) = n, UNITS[tokens[j + 1].norm]
        j += 2
    elif tokens[j].norm in UNITS and not tokens[j].norm.startswith("ال"):
        unit, k = UNITS[tokens[j].norm]
        if k == 1 and tokens[j].norm in ("ايام", "اسابيع", "اشهر", "سنوات", "ساعات", "شهور", "اعوام"):
            if published is None:
                return _unresolved(j + 1, "open")
            return Found(j + 1, None, published, "open", "relative")
        count, j = k, j + 1
    else:
        return None
    if j < len(tokens) and tokens[j].norm == "تقريبا":
        j += 1
    if published is None:
        return _unresolved(j, "days")
    if unit == "hour":
        return Found(j, published - timedelta(days=1), published, "days", "relative")
    if unit == "day":
        day = published - timedelta(days=count)
        found = Found(j, day, day, "day", "relative")
    elif unit == "week":
        day = published - timedelta(days=7 * count)
        found = Found(j, day - timedelta(days=3), day + timedelta(days=3), "week", "relative")
    elif unit == "month":
        index = published.year * 12 + published.month - 1 - count
        found = Found(j, *_month_span(index // 12, index % 12 + 1), "month", "relative")
    else:
        y = published.year - count
        found = Found(j, date(y, 1, 1), date(y, 12, 31), "year", "relative") if y > 0 else _unresolved(j)
    if word == "منذ":
        return Found(j, found.earliest, published, found.precision, "relative")
    return found


def _year(tokens: Sequence[Token], i: int, published: date | None) -> Found | None:
    """«عام 2015», «في 2011», «مطلع 2020», «الربع الأول من 2024»."""
    j, edge = i, ""
    if (w := _is(tokens[j].norm, EDGES)) is not None and j + 1 < len(tokens):
        edge, j = EDGES[w], j + 1
    led = _is(tokens[j].norm, ("عام", "سنه", "العام")) is not None if j < len(tokens) and tokens[j].kind == "word" else False
    if not led and not (j < len(tokens) and tokens[j].kind == "number"):
        return None
    if not led and not edge and not (i and tokens[i - 1].norm in ("في", "منذ", "حتي", "وفي", "ومنذ")):
        return None
    year = _year_at(tokens, j)
    if year is None or year[0] not in _YEARS:
        return None
    y, j = year
    if not led and j < len(tokens) and tokens[j].kind == "word" and tokens[j].norm in UNITS:
        return None
    spans = {"": ((1, 1), (12, 31)), "start": ((1, 1), (3, 31)), "middle": ((5, 1), (8, 31)), "end": ((10, 1), (12, 31))}
    (a, b), (c, d) = spans[edge]
    return Found(j, date(y, a, b), date(y, c, d), "year", "stated")


RULES = (_numeric, _relative_day, _date, _ago, _weekday, _month, _unit, _year)

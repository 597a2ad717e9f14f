"""Days: dates of every form, weekdays against publication, «أمس» and its like, each with what stands beside it checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.language.conjugate import forms
from tawatur.mentions.numbers import ordinal
from tawatur.mentions.time_words import (
    DASHES,
    HIJRI_YEARS,
    Day,
    Found,
    Scan,
    day_number,
    hijri_year,
    month_name,
    one_day,
    shifted_month,
    turn_steps,
    unresolved,
    valid_day,
    week_start,
    year_number,
)
from tawatur.mentions.words import given_names, own_uses, word_sets
from tawatur.model import Basis, Precision

_MARKS_BEFORE_DATE = frozenset(("،", ",", "(", "-", "–", "/", ":"))
_QUOTES = frozenset("«»\"“”'‘’")
_FUTURE_REACH = 12  # words between «من المقرر» and the date it makes a coming one
_NEAR_FUTURE = 3  # days after publication a date without a year may lie with no word for it: outlets' clocks differ
_FUTURE_DAYS = 150  # how far from publication a date without a year may lie where a word for what is to come leads it


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
    hijri = year in HIJRI_YEARS
    if valid_day(year, month, day, hijri) is None:
        month, day = day, month
        if valid_day(year, month, day, hijri) is None:
            return None
    era = s.get(j, "era")
    return Day(era[1] if era is not None else j, day, None, month, year, hijri)


def read_date(s: Scan, i: int) -> Day | None:
    """A day with its month, or at least «من الشهر الجاري»: «3 فبراير/شباط 2024», «الثالث من مايو الماضي», «3 و4 مايو», «15 الجاري»."""
    numeric = _numeric(s, i)
    if numeric is not None:
        return _paired(s, numeric)
    first = day_number(s, i)
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
    name = month_name(s, k)
    if name is None:
        return _of_this_month(s, day, last, j, k)
    if s.tokens[i].kind == "word" and of is None and _is_bare_ordinal(s.tokens[i].norm):
        return None
    return _paired(s, with_tail(s, Day(name[4], day, last, name[1], None, name[0], clash=name[3])))


def _is_bare_ordinal(norm: str) -> bool:
    """Whether the ordinal has no article: «ثاني أكتوبر» is no date in the press, «أول مايو» is."""
    return not norm.lstrip("وفبل").startswith("ا")


def _listed(s: Scan, j: int) -> tuple[int, int] | None:
    """(day, next token) of what «و», «إلى», a comma or a dash adds to a day, where a month still comes."""
    norm = s.norm(j)
    k = j + 1 if norm in ("و", "،", ",") or norm in DASHES else 0
    if not k and (until := s.get(j, "until")) is not None:
        k = until[1]
    if not k:
        k = j if norm.startswith("و") and len(norm) > 3 else 0
    if not k:
        return None
    ahead = day_number(s, k)
    if ahead is None:
        return None
    of = s.get(ahead[1], "of")
    after = of[1] if of is not None else ahead[1]
    named = s.has(after, "named") or s.has(after, "month") or _of_this_month(s, ahead[0], None, ahead[1], after) is not None
    return ahead if named or _listed(s, ahead[1]) is not None else None


def _month_first(s: Scan, i: int) -> Day | None:
    """«يناير 15, 2024», as pages translated from English write it: only with its year."""
    name = month_name(s, i) if not s.has(i, "offset") else None
    if name is None:
        return None
    day = s.number(name[4])
    if day is None or not 1 <= day <= 31 or s.norm(name[4] + 1) not in ("،", ","):
        return None
    year = year_number(s, name[4] + 1)
    return Day(year[2], day, None, name[1], year[0], name[0]) if year is not None and year[1] == name[0] else None


_SAME = frozenset({"نفسه", "ذاته", "عينه"})
_LEADING = frozenset({"في", "وفي", "يوم", "ويوم", "و", "مساء", "صباح", "ليل", "فجر", "بتاريخ"})  # before the day of «19 منه»


def _of_this_month(s: Scan, day: int, last: int | None, j: int, k: int) -> Day | None:
    """«15 من الشهر الجاري», «في 15 الجاري», «الثالث من هذا الشهر», «في 19 منه»."""
    this = s.get(k, "this")
    unit = s.get(this[1] if this is not None else k, "the")
    if unit is not None and unit[0] == "month":
        turn = s.get(unit[1], "turn")
        if this is not None:
            return Day(unit[1], day, last, turn="now", of="month")
        if s.norm(unit[1]) in _SAME:
            return Day(unit[1] + 1, day, last, turn="same", of="month")
        if turn is None and s.norm(j) == "من" and not s.has(unit[1], "not_after"):
            return Day(unit[1], day, last, turn="now", of="month")  # «في 14 من الشهر»
        return Day(turn[1], day, last, turn=turn[0], of="month") if turn is not None else None
    if s.norm(j) == "منه" and (s.norm(j - 2) in _LEADING or s.tokens[j - 1].kind == "word"):
        return Day(j + 1, day, last, turn="same", of="month")
    turn = s.get(j, "turn")
    if turn is not None and turn[0] == "now" and s.norm(j) in ("الجاري", "الحالي"):
        return Day(turn[1], day, last, turn="now", of="month")
    return None


def with_tail(s: Scan, d: Day) -> Day:
    """The date with its year, «الماضي» or «من العام الماضي» behind it."""
    j = d.j
    year = year_number(s, j)
    if year is not None and year[1] == d.hijri:
        return replace(d, year=year[0], j=year[2])
    turn = s.get(j, "turn")
    if turn is not None and not (s.norm(j) == "هذا" and s.has(turn[1], "the")):  # «10 فبراير هذا العام»
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
    if other is None and (first := day_number(s, k)) is not None:
        of = s.get(first[1], "of")
        name = month_name(s, of[1] if of is not None else first[1])
        if name is not None and name[0] != d.hijri:
            other = with_tail(s, Day(name[4], first[0], None, name[1], None, name[0]))
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
    return frozenset(fold(v.text) for v in told if v.tense == "present" and v.person == 3) | word_sets()["beginning"]


@lru_cache(maxsize=20_000)
def _to_come(norm: str) -> bool:
    """Whether a word is a listed verb behind «س»: «سيجتمعان», «وستقدم»; no «سيارة», and no «سيرجي لافروف»."""
    bare = norm[1:] if norm[:1] in "وف" and norm[1:2] == "س" else norm
    return bare not in given_names() and bare[:1] == "س" and bare[1:2] in "يتن" and bool(own_uses(bare[1:]) & {"verb", "light", "speech"}) and not own_uses(bare)


def is_future(s: Scan, i: int) -> bool:
    """Whether a word for what is to come («من المقرر أن») stands before token i in its clause, not put back by «كان», or a verb that announces."""
    if s.before(i, "ahead"):
        return True
    if "منذ" in (s.norm(i - 1), s.norm(i - 2) if s.norm(i - 1) == "يوم" else ""):
        return False  # «تتواصل المحادثات منذ الاثنين»
    start = i - (s.norm(i - 1) == "يوم")
    start -= s.norm(start - 1) in ("،", ",")  # «يلتقي الرئيسان في سنغافورة، السبت»
    for head in (0, _head(s)):
        if s.norm(head) in _announcing() and all(t.kind != "mark" for t in s.tokens[head:start]):
            return True  # «تستضيف المدينة الأحد …», «تستضيف المدينة، الأحد، …»
    for k in range(i - 1, max(-1, i - 1 - _FUTURE_REACH), -1):
        if s.tokens[k].kind == "mark" and s.norm(k) in ("،", ".", "؛", ":", ","):
            return False
        if s.has(k, "future") or _to_come(s.norm(k)):
            return not any(s.has(b, "was") for b in range(max(0, k - 3), k))
        if k < i - 1 and (s.has(k, "weekday") or s.has(k, "offset")):
            return False
    return False


def _head(s: Scan) -> int:
    """The token that the sentence begins with behind a few words set off by a comma: «وفي غضون ذلك، يصل …»."""
    comma = next((k for k, t in enumerate(s.tokens[:6]) if t.kind == "mark"), None)
    return comma + 1 if comma and s.norm(comma) in ("،", ",") and comma + 1 < len(s.tokens) else 0


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


def resolve(s: Scan, i: int, d: Day, weekday: int | None) -> Found:
    """The date as days; unresolved where its year is not to be known or its parts contradict each other."""
    assert d.day is not None
    named = d.month is not None
    precision: Precision = "days" if d.last is not None else "day"
    if d.clash:
        return unresolved(d.j, precision)
    if d.year is not None and d.month is not None:
        first = valid_day(d.year, d.month, d.day, d.hijri)
        if first is None or (weekday is not None and first.weekday() != weekday):
            return Found(d.j, None, None, precision, "stated")
        return _through(d, first, "stated")
    if s.published is None:
        return unresolved(d.j, precision, named)
    first = _without_year(s, i, d, weekday, s.published)
    if first is None:
        return unresolved(d.j, precision)
    return _through(d, first, "relative")


def _through(d: Day, first: date, basis: Basis) -> Found:
    """From the date's first day to its last, the last in the same month."""
    if d.last is None:
        return one_day(d.j, first, basis, True)
    last = first + timedelta(days=d.last - (d.day or 0))
    if last < first or (not d.hijri and last.month != first.month):
        return Found(d.j, None, None, "days", basis)
    return Found(d.j, first, last, "days", basis, True)


def _without_year(s: Scan, i: int, d: Day, weekday: int | None, published: date) -> date | None:
    day = d.day or 1
    if d.turn == "same":
        return None  # `in_the_same_month` knows which
    if d.of == "month":
        year, month = shifted_month(published, turn_steps(d.turn))
        found = valid_day(year, month, day)
        return found if found is not None and weekday in (None, found.weekday()) else None
    assert d.month is not None
    if d.of == "year":
        year = published.year + turn_steps(d.turn)
        found = valid_day(year, d.month, day) if not d.hijri else None
        return found if found is not None and weekday in (None, found.weekday()) else None
    base = hijri_year(published) if d.hijri else published.year
    if base is None:
        return None
    reach = 1 if weekday is None else 3
    options = [o for y in range(base - reach, base + reach + 1) if (o := valid_day(y, d.month, day, d.hijri)) is not None]
    if weekday is not None:
        options = [o for o in options if o.weekday() == weekday and abs((o - published).days) < 400]
    if d.turn == "now" and d.hijri:
        return next((o for o in options if abs((o - published).days) <= 30), None)
    return _choose(options, published, d.turn, is_future(s, i) or (weekday is not None and len(options) == 1))


def read_point(s: Scan, i: int) -> Found | None:
    """One day, or days told together: «السبت 3 فبراير», «أمس الأربعاء», «مساء الجمعة الماضي», «يومي الأربعاء والخميس», «2024/9/13»."""
    j, led, recurring = i, False, False
    while (lead := s.get(j, "part") or s.get(j, "day")) is not None and not s.has(j, "offset") and j < i + 3:
        recurring = recurring or s.has(j, "recurring")
        led, j = True, lead[1]
        if s.norm(j) == "من" and s.has(j - 1, "part"):
            j += 1
    if s.tokens[i].kind == "number" and (names_event(s, i) or s.norm(i - 1) in ("رقم", "القرار")):
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
        return resolve(s, i, dated, first)
    return weekdays(s, i, first, last, k)


def _plain_date(s: Scan, i: int, j: int, led: bool) -> Found | None:
    """A date with no weekday before it; an event's name («ثورة 25 يناير», «هجمات 11 سبتمبر 2001») tells of another day."""
    d = read_date(s, j)
    if d is None or d.day is None:
        return None
    if d.month is None and not d.turn:
        return None
    if names_event(s, i) or (d.year is None and s.has(d.j, "age")):
        return None
    if s.tokens[j].kind == "word" and d.month is None and s.norm(j - 1) not in ("في", "منذ", "حتي", "يوم") and not led:
        return None
    return resolve(s, i, d, None)


def day_before(s: Scan, i: int) -> int:
    """Where the day before the month at token i begins («السابع من», «11»); i itself where there is none."""
    k = i - 1 if s.norm(i - 1) in ("من", "عشر") else i
    k = k - 1 if s.norm(k - 1) == "عشر" else k
    if k > 0 and (day_number(s, k - 1) is not None or s.norm(k - 1).startswith("وال")):
        k -= 1
        return k - 1 if s.norm(k).startswith("وال") and k > 0 else k
    return i


def names_event(s: Scan, i: int) -> bool:
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
            s.norm(k) in DASHES
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
        if day_number(s, more[1]) is not None and read_date(s, more[1]) is not None:
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
    d = read_date(s, j) if j < len(s.tokens) else None
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


def weekdays(s: Scan, i: int, first: int, last: int | None, j: int) -> Found:
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
        return unresolved(j, precision)
    width = (last - first) % 7 if last is not None else 0
    if kind in ("next", "after_next") or (not kind and is_future(s, i)):
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
        return unresolved(j)
    begin = week_start(s.published) + timedelta(days=7 * turn_steps(turn))
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
    if k == j + 2 and s.norm(k - 1) == "الاول" and (s.norm(k) in ("منذ", "بينهما") or (s.norm(k) == "من" and s.norm(k + 1).startswith("نوع"))):
        days, k = -1, j + 1  # «لقاؤهما أمس الأول من نوعه»: the first, yesterday
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
            return resolve(s, i, dated, weekday[0] if weekday is not None else None)
        return _checked(
            dated.j,
            resolve(s, i, dated, weekday[0] if weekday is not None else None),
            s.published + timedelta(days=days),
        )
    if s.published is None:
        return unresolved(end)
    day = s.published + timedelta(days=days)
    if weekday is not None and day.weekday() != weekday[0]:
        return unresolved(end)
    return (
        Found(end, day, day + timedelta(days=1), "days", "relative")
        if night is not None
        else one_day(end, day, "relative")
    )


def _checked(j: int, found: Found, day: date) -> Found:
    """The date where it is the day that «اليوم» or «أمس» means; unresolved where the two differ."""
    return replace(found, j=j) if found.earliest == day else unresolved(j)


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

"""Days of publication as pages print them: each form read whole or not at all. A day is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from hijridate import Hijri

from tawatur import lexicon

Label = Literal["published", "updated", "printed"]
_YEARS = range(1990, 2101)
_HIJRI_YEARS = range(1400, 1501)
_HIJRI_SLACK = 2  # days by which a sighted Hijri date may differ from the Umm al-Qura tables
_INVISIBLE: dict[int | str, str] = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xA0, 0x202F], " ")  # fmt: skip
_FOLDED: dict[int | str, str] = (
    {**_INVISIBLE, **{chr(0x660 + n): str(n) for n in range(10)}, **{chr(0x6F0 + n): str(n) for n in range(10)},
     **{chr(c): chr(c + 32) for c in range(65, 91)}, "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": " ", "–": "-", "—": "-", "‑": "-", "−": "-", "∕": "/", "⁄": "/"}
)  # fmt: skip
_FOLD = str.maketrans(_FOLDED)
_ENGLISH = ["january jan janvier", "february feb fevrier février", "march mar mars", "april apr avril", "may mai", "june jun juin", "july jul juillet", "august aug aout août", "september sep sept septembre", "october oct octobre", "november nov novembre", "december dec decembre décembre"]
_WEEKDAYS = {
    "الاثنين": 0, "اثنين": 0, "الثلاثاء": 1, "الثلثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
_UPDATED = re.compile(r"تحديث|حدث(?:ت)?\b|تعديل|عدل(?:ت)?\b|updated?|modified|mis à jour|mise a jour", re.IGNORECASE)
_PUBLISHED = re.compile(r"نشر|publi|posted|created|الاضافه|اضيف|بتاريخ|تاريخ\s+(?:الخبر|المقال|الماده)|حرر", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_US_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s*(?:AM|PM)\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """A day that a line prints: what its label calls it, and the characters it stands in (half-open). `day` is None where the words contradict each other."""

    day: date | None
    label: Label
    start: int
    end: int


@cache
def _months() -> dict[str, tuple[int, bool]]:
    """Folded name → (month, whether Hijri)."""
    found: dict[str, tuple[int, bool]] = {}
    for row in lexicon.table("months"):
        for name in (*row.many("led"), *row.many("beside")):
            found[re.sub(r"\s+", " ", name.translate(_FOLD)).strip()] = (int(row["number"]), row["calendar"] == "hijri")
    for n, names in enumerate(_ENGLISH, 1):
        found.update(dict.fromkeys(names.split(), (n, False)))
    return found


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of a day, the most telling first."""
    names = sorted(_months(), key=len, reverse=True)
    month = "(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names) + r")(?![\w])\.?"
    both = rf"(?P<month>{month})(?:\s*[/|(\\-]\s*(?P<other>{month})\s*\)?)?"
    year = r"(?P<year>(?:19|20|14)\d{2})(?!\d)"
    # the next day of a run-on line may touch the year: «7 ديسمبر 2024آخر تحديث»
    day = r"(?<![\d/.:-])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)"
    gap = r"[\s,،./|-]{0,4}(?:من\s+|of\s+|شهر\s+)?"
    return (
        ("iso", re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<day>\d{2})T\d{2}:\d{2}")),
        ("day month", re.compile(rf"{day}{gap}{both}{gap}(?:(?:عام|سنه|لعام)\s+)?{year}", re.IGNORECASE)),
        ("month day", re.compile(rf"(?<!\w){both}{gap}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:){gap}{year}", re.IGNORECASE)),
        ("year month day", re.compile(rf"(?<!\d){year[:-6]}{gap}{both}{gap}(?P<day>\d{{1,2}})(?!\d|:)", re.IGNORECASE)),
        ("year first", re.compile(r"(?<![\d/.-])(?P<year>(?:19|20|14)\d{2})\s*(?P<sep>[/.\-])\s*(?P<m>\d{1,2})\s*(?P=sep)\s*(?P<day>\d{1,2})(?![\d/])")),
        ("year last", re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})\s*(?P<sep>[/.\-\\])\s*(?P<m>\d{1,2})\s*(?P=sep)\s*(?P<year>(?:19|20|14)\d{2})(?!\d)")),
        ("two digits", re.compile(r"(?<![\d/.:-])(?P<day>\d{1,2})\s*(?P<sep>[/.\-])\s*(?P<m>\d{1,2})\s*(?P=sep)\s*(?P<year>\d{2})(?![\d/.:-])")),
    )  # fmt: skip


def find_days(text: str, *, month_first: bool = False) -> tuple[Printed, ...]:
    """The days that a line prints, in order. `month_first`: the outlet is known to write 9/13/2024.

    A day whose words contradict each other (two months, a weekday that is not its own) comes without a value; what is no whole day
    (no year, no day of the month, two digits for the year) does not come at all, but where a weekday leaves one reading.
    """
    plain = text.translate(_FOLD)
    found: list[Printed] = []
    hijri: list[tuple[int, date]] = []
    taken: list[tuple[int, int]] = []
    for name, form in _forms():
        for m in form.finditer(plain):
            if any(s < m.end() and m.start() < e for s, e in taken):
                continue
            what = _read(name, m, plain, text, month_first)
            if what is None:
                continue
            taken.append(m.span())
            value, is_hijri = what
            if is_hijri and value is not None:
                hijri.append((m.start(), value))
            found.append(Printed(value, _label(plain, m.start()), m.start(), m.end()))
    found.sort(key=lambda p: p.start)
    return tuple(_without_hijri(found, hijri))


def _without_hijri(found: list[Printed], hijri: list[tuple[int, date]]) -> Iterator[Printed]:
    """The days without the Hijri ones that stand beside a Gregorian one; the Gregorian loses its value where they are far apart."""
    starts = {start for start, _ in hijri}
    for p in found:
        beside = [d for s, d in hijri if abs(s - p.start) < 60 and s != p.start]
        gregorian_near = any(abs(o.start - p.start) < 60 and o.start not in starts for o in found)
        if p.start in starts and gregorian_near:
            continue
        if p.start not in starts and beside and p.day is not None and min(abs((d - p.day).days) for d in beside) > _HIJRI_SLACK:
            yield Printed(None, p.label, p.start, p.end)
            continue
        yield p


def _read(name: str, m: re.Match[str], plain: str, text: str, month_first: bool) -> tuple[date | None, bool] | None:
    """(day, whether Hijri) of a match; the day None where the words contradict each other; None where it is no day."""
    year, day = int(m["year"]), int(m["day"])
    weekday = _weekday(plain, m.start(), m.end())
    if "month" in m.re.groupindex:
        month, is_hijri = _months()[re.sub(r"\s+", " ", m["month"].rstrip(".")).strip()]
        other = m["other"]
        if other is not None and _months()[re.sub(r"\s+", " ", other.rstrip(".")).strip()] != (month, is_hijri):
            return None, False
        value = _hijri(year, month, day) if is_hijri else _day(year, month, day)
        return (_agreed(value, weekday, is_hijri), is_hijri) if value is not None else None
    month = int(m["m"])
    if name == "two digits":
        return _two_digits(day, month, year, weekday)
    if year in _HIJRI_YEARS:
        value = _hijri(year, month, day)
        return (_agreed(value, weekday, True), True) if value is not None else None
    if name in ("iso", "year first"):
        value = _day(year, month, day)
        return (_agreed(value, weekday, False), False) if value is not None else None
    return _day_or_month_first(day, month, year, weekday, month_first, bool(_US_CLOCK.search(text)))


def _day_or_month_first(
    one: int, two: int, year: int, weekday: int | None, month_first: bool, american: bool
) -> tuple[date | None, bool] | None:
    """«13/9/2024»: the Arab press writes the day first; beside an American clock only what has one reading is read."""
    readings = [d for d in (_day(year, two, one), _day(year, one, two)) if d is not None]
    if not readings:
        return None
    if weekday is not None:
        readings = [d for d in dict.fromkeys(readings) if d.weekday() == weekday]
        return (readings[0] if len(readings) == 1 else None), False
    if len(set(readings)) == 1:
        return readings[0], False
    if american and not month_first:
        return None, False
    return readings[1 if month_first else 0], False


def _two_digits(one: int, two: int, last: int, weekday: int | None) -> tuple[date | None, bool] | None:
    if weekday is None:
        return None
    readings = {_day(2000 + last, two, one), _day(2000 + one, two, last), _day(2000 + last, one, two)} - {None}
    fitting = [d for d in readings if d is not None and d.weekday() == weekday]
    return (fitting[0], False) if len(fitting) == 1 else None


def _agreed(value: date, weekday: int | None, is_hijri: bool) -> date | None:
    if weekday is None or value.weekday() == weekday:
        return value
    if is_hijri:  # the weekday tells on which side of the tables the month was sighted
        near = [value + timedelta(n) for n in (-1, 1) if (value + timedelta(n)).weekday() == weekday]
        return near[0] if near else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _hijri(year: int, month: int, day: int) -> date | None:
    if year not in _HIJRI_YEARS:
        return None
    try:
        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    except (ValueError, OverflowError):
        return None


def _weekday(plain: str, start: int, end: int) -> int | None:
    """The weekday just before or just behind a day."""
    before = re.search(r"([\w]+)[\s,،.:()/|-]{0,4}$", plain[max(0, start - 24) : start])
    after = re.match(r"\s*[,،(|-]?\s*([\w]+)", plain[end : end + 24])
    for found in (before, after):
        word = found[1] if found is not None else ""
        for name in (word, word.removeprefix("و"), word.removeprefix("ل")):
            if name in _WEEKDAYS:
                return _WEEKDAYS[name]
    return None


def _label(plain: str, start: int) -> Label:
    """What the words before a day call it: the nearest label wins."""
    before = plain[max(0, start - 60) : start]
    updated = max((m.start() for m in _UPDATED.finditer(before)), default=-1)
    published = max((m.start() for m in _PUBLISHED.finditer(before)), default=-1)
    if published == updated == -1:
        return "printed"
    return "published" if published > updated else "updated"


# -- what is told against a clock ------------------------------------------------------------------------------------

_AGO = re.compile(r"(?:منذ|قبل)\s+(?:(\d{1,2})\s+)?(دقيقه|دقيقتين|دقائق|ساعه|ساعتين|ساعات)(?!\w)|(\d{1,2})\s+(minutes?|hours?)\s+ago")
_UNITS = {"دقيقه": (1, 60), "دقيقتين": (2, 60), "دقائق": (0, 60), "ساعه": (1, 3600), "ساعتين": (2, 3600), "ساعات": (0, 3600), "minute": (0, 60), "minutes": (0, 60), "hour": (0, 3600), "hours": (0, 3600)}  # fmt: skip


def ago(text: str, retrieved: datetime | None) -> date | None:
    """The day of «منذ 3 ساعات» as told when the page was got, in that clock's zone; None where it may lie on two days or the clock is unknown."""
    m = _AGO.search(text.translate(_FOLD))
    if m is None or retrieved is None:
        return None
    count, unit = _UNITS[m[2] or m[4]]
    number = int(m[1] or m[3] or count)
    if number == 0:
        return None
    latest = retrieved - timedelta(seconds=number * unit)
    earliest = latest - timedelta(seconds=unit)
    return latest.date() if latest.date() == earliest.date() else None


# -- addresses --------------------------------------------------------------------------------------------------------

_ARCHIVED = re.compile(r"^https?://(?:web\.)?archive\.(?:org|today|ph)/(?:web/)?\d{4,14}(?:[a-z]{2}_)?/", re.IGNORECASE)
_IN_PATH = (
    re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?=/|$|[?#])"),
    re.compile(r"/(?P<y>(?:19|20)\d{2})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?=/|$|[?#])"),
    re.compile(r"/(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?=/|$|[?#])"),
    re.compile(r"[?&](?:date|day|pubdate)=(?P<y>(?:19|20)\d{2})-?(?P<m>\d{2})-?(?P<d>\d{2})(?=&|$|#)"),
)  # fmt: skip


def day_of_address(url: str | None) -> date | None:
    """The day that a page's address is filed under, «/2024/09/13/»; None where none or several stand in it. Words of a title give none."""
    if not url:
        return None
    plain = _ARCHIVED.sub("", url)
    days = {_day(int(m["y"]), int(m["m"]), int(m["d"])) for form in _IN_PATH for m in form.finditer(plain)} - {None}
    return days.pop() if len(days) == 1 else None


__all__ = ["Printed", "ago", "day_of_address", "find_days"]

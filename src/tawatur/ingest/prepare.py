"""A page's text made into a Report: its zones, when and by whom it was published, which agencies it credits."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from tawatur import lexicon
from tawatur.ingest.zones import Line, lines, zones
from tawatur.language import fold, tokenise
from tawatur.mentions.lexicon import matches
from tawatur.mentions.times import find_times
from tawatur.model import Credit, Interval, PublishedFrom, Report, Span, Zone
from tawatur.resolution import roster

_NEAR_TOP = 12  # lines among which a page prints its date
_DATELINE_REACH = 110  # characters of a paragraph within which a dateline ends
_DATE_WORDS = frozenset(
    fold(w)
    for w in [
        "آخر",
        "تحديث",
        "تاريخ",
        "النشر",
        "نشر",
        "في",
        "نشرت",
        "الساعة",
        "بتوقيت",
        "مكة",
        "القدس",
        "غرينتش",
        "جرينتش",
        "صباحا",
        "مساء",
        "ص",
        "م",
        "التحديث",
        "حرر",
        "كتب",
        "بواسطة",
        "يوم",
        "الموافق",
        "هـ",
        "تم",
        "نشره",
        "تحديث",
        "منذ",
        "دقيقة",
        "GMT",
        "AM",
        "PM",
        "بقلم",
        "المصدر",
        "published",
        "updated",
    ]
)


def prepare(
    text: str,
    *,
    source: str = "",
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Report:
    """The report of a page's text. A date given wins over one printed; one not known stays None."""
    page = lines(text)
    printed, span, dated = _printed(text, page)
    found = list(zones(page, dated))
    datelines = _datelines(text, page, found)
    found.extend(Zone("dateline", z.start, z.end) for z, _ in datelines)
    source_of_date: PublishedFrom = "none"
    if published is not None:
        source_of_date = "given"
    elif printed is not None:
        published, source_of_date = printed, "text"
    else:
        for zone, day in datelines:
            if day is not None:
                published, span, source_of_date = day, Span(zone.start, zone.end), "dateline"
                break
    return Report(
        identity(text), source, text, url, outlet or _outlet(text, page, found), title or _title(text, found), published, source_of_date,
        span if source_of_date in ("text", "dateline") else None, "ar", _credits(text, found), tuple(sorted(found, key=lambda z: (z.start, z.end))),
    )  # fmt: skip


_MASTHEAD = re.compile(
    r"(?:^|\s)((?:صحيفة|جريدة|موقع|شبكة|قناة|وكالة|بوابة|إذاعة|مجلة)\s+(?:ال)?[\u0621-\u064a]+(?:\s+ال[\u0621-\u064a]+){0,2})\s*(?=$|[-–—|،:])"
)


def _outlet(text: str, page: Sequence[Line], found: Sequence[Zone]) -> str | None:
    """The outlet a masthead, dated line or last line names: its English name where known, else as printed."""
    apart = {z.start for z in found if z.kind in ("published_line", "headline", "boilerplate", "credit")}
    for line in (*page[:4], *page[-3:]):
        if len(line.text) > 70 or (line.start not in apart and line is not page[-1]):
            continue
        m = _MASTHEAD.search(line.text)
        if m is None:
            continue
        tokens = tokenise(m[1])
        for i in range(len(tokens)):
            for match in matches(tokens, i):
                for entry in match.entries:
                    actor = roster.load().by_id.get(entry[1]) if entry[0] == "actor" else None
                    if actor is not None and actor.kind in ("outlet", "agency"):
                        return actor.name
        return m[1]
    return None


def identity(text: str) -> str:
    """Hash of the normalised text: the same page saved twice has the same id."""
    plain = re.sub(r"\s+", " ", fold(text)).strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _title(text: str, found: Sequence[Zone]) -> str | None:
    head = next((z for z in found if z.kind == "headline"), None)
    return text[head.start : head.end] if head is not None and head.start < 400 else None


def _whole(interval: Interval) -> date | None:
    """The day of an interval that is one stated day."""
    return (
        interval.earliest
        if interval.earliest is not None and interval.earliest == interval.latest and interval.basis == "stated"
        else None
    )


def _printed(text: str, page: Sequence[Line]) -> tuple[date | None, Span | None, tuple[int, ...]]:
    """The publication date a line near the top prints, its span, and the starts of all such lines."""
    day, span, dated = None, None, []
    for line in page[:_NEAR_TOP]:
        if len(line.text) > 90 or line.text.endswith((".", "؟", "!")):
            continue
        tokens = tokenise(text, line.start, line.end)
        days = [(t, _whole(t)) for t in find_times(text, tokens, None)]
        days = [(t, d) for t, d in days if d is not None]
        if not days:
            continue
        covered = [t for t, _ in days]
        rest = [
            t for t in tokens
            if t.kind in ("word", "latin") and t.norm not in _DATE_WORDS and not any(c.start <= t.start < c.end for c in covered)
        ]  # fmt: skip
        if len(rest) > 3 or (
            len(rest) > 0 and len(line.text) > 60 and not any(w in line.folded for w in ("تحديث", "النشر"))
        ):
            continue
        dated.append(line.start)
        if day is None:
            day, span = days[0][1], Span(days[0][0].start, days[0][0].end)
    return day, span, tuple(dated)


_DATELINE = re.compile(
    r"^\s*[(\[]?(?P<place>[^\d\s،,:.()\[\]/–—-]+(?:\s[^\d\s،,:.()\[\]/–—-]+){0,2})\s*[)\]]?\s*"
    r"(?P<middle>(?:[،,/–—-]{1,2}|\(|\d|\s)[^\n]{0,80}?)"
    r"(?P<end>\)\s*[-–—:]{0,2}|[-–—]{1,2}|:)\s"
)


def _datelines(text: str, page: Sequence[Line], found: Sequence[Zone]) -> list[tuple[Zone, date | None]]:
    """Agencies' datelines at the head of a paragraph: «مسقط 12 أبريل 2025 (وكالة) --», «الدوحة - قنا:»."""
    result = []
    for line in page[:10]:
        if any(z.start == line.start for z in found):
            continue
        m = _DATELINE.match(text[line.start : line.start + _DATELINE_REACH + 40])
        if m is None or m.end() > _DATELINE_REACH:
            continue
        tokens = tokenise(text, line.start, line.start + m.end())
        if not tokens or not any(
            e[0] in ("place", "capital", "state")
            for match in matches(tokens, 0)
            if not match.split.proclitics
            for e in match.entries
        ):
            continue
        times = find_times(text, tokens, None)
        day = next((d for d in map(_whole, times) if d is not None), None)
        agency = any(
            e[0] == "actor" and _is_press(e[1])
            for i in range(len(tokens))
            for match in matches(tokens, i)
            for e in match.entries
        )
        if day is None and not agency and not times and len(tokens) > 6:
            continue
        result.append((Zone("dateline", line.start, line.start + m.end()), day))
        break
    return result


def _is_press(actor: str) -> bool:
    known = roster.load().by_id.get(actor)
    return known is not None and known.kind in ("agency", "outlet")


def _credits(text: str, found: Sequence[Zone]) -> tuple[Credit, ...]:
    """Agencies named in the credit line, the dateline or a caption's brackets."""
    credits: dict[str, Credit] = {}
    known = roster.load().by_id
    for zone in found:
        if zone.kind not in ("credit", "dateline"):
            continue
        tokens = tokenise(text, zone.start, zone.end)
        for i in range(len(tokens)):
            for match in matches(tokens, i):
                for entry in match.entries:
                    actor = known.get(entry[1]) if entry[0] == "actor" else None
                    if actor is not None and actor.kind == "agency":
                        credits.setdefault(actor.id, Credit(actor.name, tokens[i].start, tokens[match.last - 1].end))
    return tuple(sorted(credits.values(), key=lambda c: c.start))


__all__ = ["identity", "lexicon", "prepare"]

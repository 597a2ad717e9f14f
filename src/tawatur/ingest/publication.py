"""The day a report was published, from all that its page tells of it: chosen by rank and agreement, contradictions said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tawatur import lexicon
from tawatur.ingest.dates import Printed, find_days
from tawatur.ingest.zones import Line
from tawatur.language import tokenise
from tawatur.model import Claim, PublishedFrom, Span, Zone

_NEAR_TOP = 12  # lines among which a page prints its date
_NEAR_END = 6  # lines at the end among which a labelled one may stand
_LONGEST = 110  # characters: a longer line is running text
_RANK: dict[PublishedFrom, int] = {"given": 0, "metadata": 1, "url": 2, "text": 3, "dateline": 4, "none": 5}
_APART = 1  # days by which two clocks may differ
_DIGITS = re.compile(r"\d.*\d.*\d")
_HEADED = re.compile(r"^\s*date:?\s+\d{4}-\d\d-\d\d\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_MOST_OTHER = 3  # words that are no label of a date


@dataclass(frozen=True, slots=True)
class Publication:
    """The day, where it was told, the words in the text that tell it, every claim, and what contradicts what."""

    day: date | None
    source: PublishedFrom
    span: Span | None
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]


def dated_lines(text: str, page: Sequence[Line], marked: frozenset[int]) -> list[tuple[Line, tuple[Printed, ...]]]:
    """The lines that print when the page was published, with the days in them. `marked`: starts of lines that the markup calls so."""
    found: list[tuple[Line, tuple[Printed, ...]]] = []
    for n, line in enumerate(page):
        near = n < _NEAR_TOP
        if not (near or n >= len(page) - _NEAR_END or line.start in marked) or (len(line.text) > _LONGEST and not _HEADED.match(line.text)) or not _DIGITS.search(line.text):
            continue
        days = find_days(line.text)
        if not days or _is_prose(line.text, days):
            continue
        labelled = any(d.label != "printed" for d in days)
        if near and _HEADED.match(line.text):  # a crawler's header
            found.append((line, (Printed(days[0].day, "published", days[0].start + line.start, days[0].end + line.start),)))
            continue
        if line.start not in marked and (not near or _others(line.text, days) > _MOST_OTHER) and not (labelled and _others(line.text, days) <= 6):
            continue
        found.append((line, tuple(Printed(d.day, d.label, d.start + line.start, d.end + line.start) for d in days)))
    return found


def _is_prose(words: str, days: Sequence[Printed]) -> bool:
    return words.endswith((".", "؟", "!", "؛")) and (len(words) > 60 or _others(words, days) > 1)


def _others(words: str, days: Sequence[Printed]) -> int:
    """Words of a line that belong neither to a day nor to its label."""
    rest = "".join(" " if any(d.start <= i < d.end for d in days) else c for i, c in enumerate(words))
    return sum(len(w) > 1 and _plain(w) not in _labels() for w in _WORDS.findall(rest))


@cache
def _labels() -> frozenset[str]:
    return frozenset(_plain(w) for row in lexicon.table("date_labels") for w in row.many("words"))


def _plain(word: str) -> str:
    return next((t.norm for t in tokenise(word)), word).lower()


def settle(
    given: date | None,
    told: Sequence[Claim],
    lines: Sequence[tuple[Line, tuple[Printed, ...]]],
    datelines: Sequence[tuple[Zone, date | None]],
    text: str,
) -> Publication:
    """The day of publication. What is given wins; then what most parts of the page agree on; then metadata, address, printed line, dateline in this order."""
    claims = list(told)
    spans: dict[Claim, Span] = {}
    printed, clash = _printed(lines)
    if printed is not None and not (printed.label == "updated" and told):  # a later change says nothing against the day of publication
        claim = Claim("text", printed.day or date.min, text[printed.start : printed.end])
        claims.append(claim)
        spans[claim] = Span(printed.start, printed.end)
    for zone, day in datelines:
        if day is not None:
            claim = Claim("dateline", day, text[zone.start : zone.end])
            claims.append(claim)
            spans[claim] = Span(zone.start, zone.end)
            break
    if given is not None:
        claims.insert(0, Claim("given", given, given.isoformat()))
    notes = ["the printed date contradicts itself"] if clash else []
    chosen = _chosen(claims, given)
    if chosen is None:
        return Publication(None, "none", None, (), tuple(notes))
    against = [c for c in claims if abs((c.day - chosen.day).days) > _APART]
    if against:
        others = "; ".join(f"{c.source} {c.day} («{c.words[:60]}»)" for c in against)
        notes.append(f"dates differ: {chosen.source} {chosen.day} taken, against {others}")
    return Publication(chosen.day, chosen.source, spans.get(chosen), tuple(claims), tuple(notes))


def _printed(lines: Sequence[tuple[Line, tuple[Printed, ...]]]) -> tuple[Printed | None, bool]:
    """The day that the lines call that of publication, else one printed without a label, else that of the last update; and whether their words contradict each other."""
    days = [d for _, found in lines for d in found]
    for label in ("published", "printed", "updated"):
        first = next((d for d in days if d.label == label), None)
        if first is not None:
            return (first, False) if first.day is not None else (None, True)
    return None, False


def _chosen(claims: Sequence[Claim], given: date | None) -> Claim | None:
    if not claims:
        return None
    if given is not None:
        return claims[0]
    support = {c: sum(abs((o.day - c.day).days) <= _APART for o in claims if o.source != c.source) for c in claims}
    return min(claims, key=lambda c: (-support[c], _RANK[c.source]))


__all__ = ["Publication", "dated_lines", "settle"]

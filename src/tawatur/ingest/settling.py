"""A page's text made into a Report: its zones, when and by whom it was published, which agencies it credits."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date

from tawatur.ingest import outlets
from tawatur.ingest.dates import find_days
from tawatur.ingest.found import Article
from tawatur.ingest.publication import dated_lines, settle
from tawatur.ingest.zones import Line, lines, zones
from tawatur.language import Token, fold_whole, tokenise
from tawatur.mentions.lexicon import matches
from tawatur.mentions.times import find_times
from tawatur.model import Credit, Interval, Report, Zone
from tawatur.resolution import roster

_DATELINE_REACH = 110  # characters of a paragraph within which a dateline ends


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
    return settled(Article(source, text, None, url, outlet, title, published=published))


def settled(article: Article) -> Report:
    """The report of an article: its zones told apart, its day chosen among all that tell it, its outlet and agencies named."""
    text = article.text
    page = lines(text)
    marks = dict(article.marks or ())
    dated = dated_lines(text, page, frozenset(s for s, kind in marks.items() if kind == "published_line"))
    found = list(zones(page, tuple(line.start for line, _ in dated), marks))
    datelines = _datelines(text, page, found)
    found.extend(Zone("dateline", z.start, z.end) for z, _ in datelines)
    found.sort(key=lambda z: (z.start, z.end))
    when = settle(article.published, article.claims, dated, datelines, text)
    return Report(
        identity(_body(text, found) if marks else text), _one_line(article.source) or "", text, article.url, _one_line(article.outlet) or _outlet(article, text, page, found),
        _one_line(article.title) or _title(text, found), when.day, when.source, when.span, "ar", _credits(text, found), tuple(found),
        article.author, when.claims, article.addresses or ((article.url,) if article.url else ()), article.modified, article.retrieved,
        (*article.notes, *when.notes),
    )  # fmt: skip


def _body(text: str, found: Sequence[Zone]) -> str:
    """The running text alone; the whole text where it is all zones."""
    parts, at = [], 0
    for zone in found:
        if zone.kind != "dateline" and zone.end > at:
            parts.append(text[at : max(at, zone.start)])
            at = zone.end
    parts.append(text[at:])
    body = " ".join(parts)
    return body if body.strip() else text


def _one_line(given: str | None) -> str | None:
    return " ".join(given.split()) if given else None


_MASTHEAD = re.compile(
    r"(?:^|\s)((?:صحيفة|جريدة|موقع|شبكة|قناة|وكالة|بوابة|إذاعة|مجلة)\s+(?:ال)?[\u0621-\u064a]+(?:\s+ال[\u0621-\u064a]+){0,2})\s*(?=$|[-–—|،:])"
)


def _outlet(article: Article, text: str, page: Sequence[Line], found: Sequence[Zone]) -> str | None:
    """The outlet of the address, else the one a masthead, dated line or last line names: its English name where known, else as printed."""
    known = outlets.of_address(article.url)
    if known is not None:
        return known.name
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
    plain = " ".join(fold_whole(text).split())
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


_DATELINE = re.compile(
    r"^\s*[(\[]?(?P<place>[^\d\s،,:.()\[\]/–—-]+(?:\s[^\d\s،,:.()\[\]/–—-]+){0,2})\s*[)\]]?\s*"
    r"(?P<middle>(?:[،,/–—-]{1,2}|\(|\d|\s)[^\n]{0,80}?)"
    r"(?P<end>/\s?[^/\n\d]{2,25}/\s*[-–—:]{0,2}|\)\s*[-–—:]{0,2}|[-–—]{1,2}|:)\s"
)


def _datelines(text: str, page: Sequence[Line], found: Sequence[Zone]) -> list[tuple[Zone, date | None]]:
    """Agencies' datelines at the head of a paragraph: «مسقط 12 أبريل 2025 (وكالة) --», «الدوحة - قنا:»."""
    result = []
    apart = {z.start for z in found}
    for line in page[:14]:
        if line.start in apart:
            continue
        opening = text[line.start : line.start + _DATELINE_REACH + 40]
        m = _bare(opening) or _DATELINE.match(opening)
        if m is None or m.end() > _DATELINE_REACH:
            continue
        tokens = tokenise(text, line.start, line.start + m.end())
        if not tokens or not _begins_with_place(tokens):
            continue
        days = {p.day for p in find_days(m[0])} - {None}
        times = find_times(text, tokens, None)
        day = days.pop() if len(days) == 1 else next((d for d in map(_whole, times) if d is not None), None)
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


_BARE = re.compile(r"^\s*(?P<place>[^\d\s،,:.()\[\]/–—-]+(?:\s[^\d\s،,:.()\[\]/–—-]+){0,2})\s*[-–—]{1,2}\s+(?P<behind>[^\n]{3,40})")


def _bare(opening: str) -> re.Match[str] | None:
    """A city and a dash alone, «الجزائر- استقبل …»; two places that a dash joins are none, «طهران - واشنطن»."""
    m = _BARE.match(opening)
    if m is None or not m["behind"][0].isalpha() or _begins_with_place(tokenise(m["behind"])) or any(dash in m["behind"] for dash in "-–—:"):
        return None
    return re.match(re.escape(opening[: m.start("behind")]), opening)


def _begins_with_place(tokens: Sequence[Token]) -> bool:
    found = (e for match in matches(tokens, 0) if not match.split.proclitics for e in match.entries) if tokens else ()
    return any(e[0] in ("place", "capital", "state") for e in found)


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


__all__ = ["identity", "prepare", "settled"]

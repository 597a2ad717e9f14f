"""Feeds and sitemaps: the articles that feeds carry whole, and the addresses that both list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from tawatur.ingest import outlets
from tawatur.ingest.dates import day_of_address, find_days
from tawatur.ingest.found import Article, Claim, Item, Raw, Refusal, UnreadableReport
from tawatur.ingest.page.fragment import fragment
from tawatur.ingest.page.metadata import day_of
from tawatur.ingest.readers.pages import text_of
from tawatur.ingest.readers.tables import Columns, composed

WHOLE = 60  # words from which a feed's text is taken for the article, not its summary
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An address that a feed or sitemap lists, with what it says of the page."""

    url: str
    title: str | None = None
    published: date | None = None
    modified: str | None = None


def refuse_entities(raw: Raw, data: bytes) -> None:
    """Raises UnreadableReport for XML that declares entities of its own: no feed needs them, XML bombs are made of them."""
    if _ENTITY.search(data[:65536]):
        raise UnreadableReport(f"{raw.place}: it declares XML entities; refused.")


def feed(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The articles that a feed carries whole; an entry with no more than a summary is refused with the remedy."""
    found, host = _parsed(raw)
    for number, entry in enumerate(found.entries, 1):
        place = f"{raw.place}#{entry.get('link') or number}"
        try:
            yield _entry_article(entry, place, raw, host)
        except UnreadableReport as fault:
            yield Refusal(place, str(fault))


def entries(raw: Raw) -> tuple[Entry, ...]:
    """The addresses that a feed or sitemap lists, in its order."""
    data = raw.data()
    refuse_entities(raw, data)
    if re.search(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", data[:4096]):
        return tuple(_sitemap_entries(raw, data))
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{":
        from tawatur.ingest.readers.news import feed_entries

        return feed_entries(raw, data)
    found, host = _parsed(raw)
    return tuple(
        Entry(e["link"], e.get("title"), _day(e, host), dict.get(e, "updated")) for e in found.entries if str(e.get("link", "")).startswith("http")
    )


def _parsed(raw: Raw) -> tuple[Any, outlets.Outlet | None]:
    import feedparser

    data = raw.data()
    refuse_entities(raw, data)
    decoded = text_of(raw, data)
    text = re.sub(r"^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']", r"\1", decoded.text.lstrip("\ufeff"))
    found = feedparser.parse(text.encode(), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        why = f": {found.bozo_exception}" if found.get("bozo") and found.get("bozo_exception") else ""
        raise UnreadableReport(f"{raw.place}: no entries in this feed{why}.")
    return found, outlets.of_address(raw.url) or outlets.of_address(found.feed.get("link")) or outlets.named(found.feed.get("title"))


def _entry_article(entry: Any, place: str, raw: Raw, host: outlets.Outlet | None) -> Article:
    bodies = [c.get("value", "") for c in entry.get("content", [])] + [entry.get("summary", "")]
    text, marks = max((fragment(b) for b in bodies), key=lambda found: len(found[0]))
    link = entry.get("link") or None
    if len(text.split()) < WHOLE:
        raise UnreadableReport(f"{place}: the feed gives a summary only. `tawatur watch` or `tawatur add {link or 'URL'}` reads the page.")
    title, author = entry.get("title") or None, entry.get("author") or None
    whole, head = composed(text, title, author)
    shift = len(whole) - len(text)
    outlet = outlets.of_address(link) or host
    day = _day(entry, outlet)
    filed = day_of_address(link)
    claims = [Claim("metadata", day, entry.get("published") or dict.get(entry, "updated") or "")] if day is not None else []
    claims += [Claim("url", filed, link)] if filed is not None and link else []
    return Article(
        str(entry.get("id") or link or place), whole, (*(head or ()), *((s + shift, k) for s, k in marks)), link,
        outlet.name if outlet is not None else None, title, author, tuple(claims), None, (link,) if link else (), dict.get(entry, "updated"), raw.retrieved,
    )  # fmt: skip


def _day(entry: Any, outlet: outlets.Outlet | None) -> date | None:
    """The day an entry gives, in whatever words: feeds of the Arab press write «الجمعة, 13 سبتمبر 2024 10:20:00 +0300» too."""
    written = entry.get("published") or entry.get("created") or entry.get("dc_date") or dict.get(entry, "updated")
    if not written:
        return None
    found = day_of(written, outlet.zone if outlet is not None else None)
    if found is not None:
        return found
    days = {p.day for p in find_days(written)}
    return days.pop() if len(days) == 1 else None


def sitemap(raw: Raw, columns: Columns) -> Iterator[Item]:
    """A sitemap holds addresses, no reports: a refusal that says how to read them."""
    found = entries(raw)
    raise UnreadableReport(f"{raw.place}: a sitemap of {len(found)} addresses and no text. `tawatur watch` reads what it lists.")
    yield  # pragma: no cover


def _sitemap_entries(raw: Raw, data: bytes) -> Iterator[Entry]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root is None:
        raise UnreadableReport(f"{raw.place}: no XML.")
    for element in root:
        if not isinstance(element.tag, str):
            continue
        words = {etree.QName(e).localname: (e.text or "").strip() for e in element.iter() if isinstance(e.tag, str)}
        if words.get("loc", "").startswith("http"):
            yield Entry(words["loc"], words.get("title"), day_of(words.get("publication_date"), None), words.get("lastmod"))


__all__ = ["WHOLE", "Entry", "entries", "feed", "refuse_entities", "sitemap"]

"""What a page says about itself: in JSON-LD, in its meta elements, in the address it calls its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from lxml import html

from tawatur.ingest.dates import find_days

_ARTICLES = frozenset(("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting", "AMPArticle", "SocialMediaPosting"))  # fmt: skip
_PUBLISHED = ("article:published_time", "og:published_time", "published_time", "datepublished", "publishdate", "publish_date", "publish-date", "publication_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "cxenseparse:recs:publishtime", "date.issued", "article.published", "originalpublicationdate", "dc.date", "dcterms.date", "date", "created")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified", "last-modified")
_MOST_JSON = 2_000_000  # characters of one block
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None where it says nothing. Times are as written, aware where they give a zone."""

    title: str | None = None
    site: str | None = None
    author: str | None = None
    url: str | None = None  # the address it calls its own
    published: str | None = None
    modified: str | None = None
    body: str | None = None  # the article's text, as some pages repeat it for machines
    live: bool = False
    language: str | None = None
    names: tuple[str, ...] = ()  # of the publisher


def metadata(root: html.HtmlElement) -> Metadata:
    """The metadata of a page: JSON-LD before meta elements, these before the title element."""
    meta = _meta(root)
    found = _from_json(root)
    title = next((t for t in (found.title, meta.get("og:title"), meta.get("twitter:title"), meta.get("title")) if t), None)
    head = root.find(".//title")
    canonical = next((e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    return replace(
        found,
        title=title or (head.text_content().strip() if head is not None else None) or None,
        site=meta.get("og:site_name") or meta.get("application-name") or found.site,
        author=found.author or meta.get("author") or meta.get("article:author") or meta.get("dc.creator"),
        url=canonical or meta.get("og:url") or found.url,
        published=found.published or next((meta[k] for k in _PUBLISHED if meta.get(k)), None) or _timed(root),
        modified=found.modified or next((meta[k] for k in _MODIFIED if meta.get(k)), None),
        language=(root.get("lang") or meta.get("content-language") or meta.get("og:locale")),
        names=tuple(n for n in (found.site, meta.get("og:site_name"), meta.get("dc.publisher"), meta.get("copyright")) if n),
    )


def _meta(root: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _timed(root: html.HtmlElement) -> str | None:
    for element in root.iter("time"):
        mark = f"{element.get('itemprop') or ''} {element.get('class') or ''} {'pubdate' if 'pubdate' in element.attrib else ''}".lower()
        if element.get("datetime") and ("publish" in mark or "pubdate" in mark or "entry-date" in mark) and "updated" not in mark.replace("entry-date published updated", ""):
            return str(element.get("datetime"))
    return None


def _from_json(root: html.HtmlElement) -> Metadata:
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        for node in _nodes(_loaded(element.text or "")):
            kinds = node.get("@type")
            if not _ARTICLES.isdisjoint(kinds if isinstance(kinds, list) else [str(kinds)]):
                return _article(node)
    return Metadata()


def _loaded(text: str) -> object:
    """What a block holds; None for what is no JSON even when its control characters are let pass."""
    plain = re.sub(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$", "", text.strip())
    if len(plain) > _MOST_JSON:
        return None
    try:
        found: object = json.loads(plain.rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return found


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """Every object of a JSON-LD block, outermost first, to a bounded depth."""
    edge: list[tuple[object, int]] = [(value, 0)]
    while edge:
        item, depth = edge.pop(0)
        if depth > _DEEPEST:
            continue
        if isinstance(item, dict):
            yield item
            edge.extend((v, depth + 1) for k, v in item.items() if k in ("@graph", "mainEntity", "itemListElement", "item"))
        elif isinstance(item, list):
            edge.extend((v, depth + 1) for v in item[:50])


def _article(node: dict[str, object]) -> Metadata:
    publisher = _words(node.get("publisher")) or _words(node.get("sourceOrganization"))
    url = node.get("url") or node.get("mainEntityOfPage")
    if isinstance(url, dict):
        url = url.get("@id")
    return Metadata(
        title=_words(node.get("headline")) or _words(node.get("name")), site=publisher, author=_words(node.get("author")),
        url=url if isinstance(url, str) and url.startswith("http") else None, published=_words(node.get("datePublished")),
        modified=_words(node.get("dateModified")), body=_words(node.get("articleBody")), live="LiveBlogPosting" in str(node.get("@type")),
    )  # fmt: skip


def _words(value: object) -> str | None:
    """The text of a value: a string, an object's name, the first of a list."""
    if isinstance(value, list):
        return next((w for w in map(_words, value) if w), None)
    if isinstance(value, dict):
        return _words(value.get("name"))
    if not isinstance(value, str):
        return None
    plain = re.sub(r"<br\s*/?>|</p>", "\n", value)
    return html_plain(plain).strip() or None


def html_plain(text: str) -> str:
    """A text without the tags and references that some pages leave in their metadata."""
    from html import unescape

    return unescape(re.sub(r"<[^>]{1,200}>", "", unescape(text))) if "<" in text or "&" in text else text


def day_of(written: str | None, zone: ZoneInfo | None) -> date | None:
    """The day of a time as metadata writes it, by the outlet's clock: a UTC time is turned to its zone, another offset is its own already."""
    if not written:
        return None
    moment = moment_of(written)
    if moment is not None:
        if zone is not None and moment.tzinfo is not None and moment.utcoffset() == UTC.utcoffset(None):
            moment = moment.astimezone(zone)
        return moment.date() if 1990 <= moment.year <= 2100 else None
    days = {p.day for p in find_days(written)}
    return days.pop() if len(days) == 1 else None


def moment_of(written: str) -> datetime | None:
    """The time that a text of ISO 8601 or RFC 2822 tells; None for another."""
    plain = written.strip()
    try:
        return datetime.fromisoformat(re.sub(r"(\.\d{3,6})\d*", r"\1", plain))
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(plain)
    except (ValueError, TypeError, IndexError):
        return None


__all__ = ["Metadata", "day_of", "html_plain", "metadata", "moment_of"]

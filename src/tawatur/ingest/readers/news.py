"""News formats: IPTC ninjs and NewsML-G2 (with NITF inside), JSON Feed, and JSON files of articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from lxml import etree

from tawatur.ingest import outlets
from tawatur.ingest.dates import day_of_address
from tawatur.ingest.found import Article, Claim, Item, Raw, Refusal, UnreadableReport
from tawatur.ingest.page.fragment import fragment
from tawatur.ingest.page.metadata import day_of
from tawatur.ingest.readers.feeds import Entry, feed, refuse_entities, sitemap
from tawatur.ingest.readers.pages import text_of
from tawatur.ingest.readers.tables import Columns, composed, row_article

_MOST_JSON = 200_000_000  # bytes of one JSON file
_LISTS = ("items", "articles", "results", "data", "rows", "news")


def json_file(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The articles of a JSON file: a list of them or one, ninjs, a JSON Feed."""
    value = _loaded(raw, raw.data(_MOST_JSON))
    rows = value if isinstance(value, list) else next((value[k] for k in _LISTS if isinstance(value, Mapping) and isinstance(value.get(k), list)), [value])
    if not rows:
        raise UnreadableReport(f"{raw.place}: no article in it.")
    for number, row in enumerate(rows, 1):
        where, name = (f"{raw.place}:{number}", f"{raw.name}:{number}") if len(rows) > 1 or isinstance(value, list) else (raw.place, raw.name)
        try:
            yield _ninjs(row, where, name) if _is_ninjs(row) else row_article(row, where, name, columns)
        except UnreadableReport as fault:
            yield Refusal(where, str(fault))


def _loaded(raw: Raw, data: bytes) -> Any:
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        try:
            decoded = text_of(raw, data).text
            return msgspec.json.decode(decoded.encode())
        except (msgspec.DecodeError, UnicodeEncodeError):
            if b"\n{" in data:
                return [msgspec.json.decode(line) for line in data.splitlines() if _is_object(line)]
            raise UnreadableReport(f"{raw.place}: not JSON ({fault}).") from None
    except RecursionError:
        raise UnreadableReport(f"{raw.place}: nested too deep.") from None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


# -- ninjs and JSON Feed ----------------------------------------------------------------------------------------------


def _is_ninjs(row: Any) -> bool:
    return isinstance(row, Mapping) and any(k in row for k in ("body_html", "body_text", "body_xhtml", "bodies", "content_html", "content_text")) and "text" not in row


def _ninjs(row: Mapping[str, Any], where: str, name: str) -> Article:
    """The article of a ninjs item (1.x and 2.x) or of an item of a JSON Feed."""
    markup = row.get("body_html") or row.get("body_xhtml") or row.get("content_html")
    plain = row.get("body_text") or row.get("content_text")
    for body in row.get("bodies") or ():
        if isinstance(body, Mapping) and isinstance(body.get("value"), str):
            markup, plain = (body["value"], plain) if "html" in str(body.get("contenttype", "")) else (markup, plain or body["value"])
    text, marks = fragment(str(markup)) if markup else (str(plain or ""), ())
    if not text.strip():
        raise UnreadableReport(f"{where}: no body in it.")
    headline = row.get("headline") or row.get("title") or _first(row.get("headlines"), "value")
    byline = row.get("byline") or _first(row.get("authors"), "name") or _first(row.get("by"), "name")
    url = next((str(row[k]) for k in ("url", "external_url", "uri") if str(row.get(k, "")).startswith("http")), None)
    whole, head = composed(text, headline, byline)
    shift = len(whole) - len(text)
    outlet = outlets.of_address(url) or outlets.named(row.get("copyrightholder") or _first(row.get("infosources"), "name"))
    written = row.get("firstcreated") or row.get("firstCreated") or row.get("date_published") or row.get("versioncreated") or row.get("versionCreated")
    return Article(
        str(row.get("uri") or row.get("id") or name), whole, (*(head or ()), *((s + shift, k) for s, k in marks)), url,
        outlet.name if outlet is not None else row.get("copyrightholder"), headline, byline, _claims(written, url, outlet), None,
        (url,) if url else (), row.get("versioncreated") or row.get("date_modified"),
    )  # fmt: skip


def _first(value: Any, key: str) -> str | None:
    return next((str(v[key]) for v in value or () if isinstance(v, Mapping) and v.get(key)), None) if isinstance(value, list) else None


def _claims(written: Any, url: str | None, outlet: outlets.Outlet | None) -> tuple[Claim, ...]:
    found = []
    day = day_of(str(written), outlet.zone if outlet is not None else None) if written else None
    if day is not None:
        found.append(Claim("metadata", day, str(written)))
    filed = day_of_address(url)
    if filed is not None and url:
        found.append(Claim("url", filed, url))
    return tuple(found)


def feed_entries(raw: Raw, data: bytes) -> tuple[Entry, ...]:
    """The addresses that a JSON Feed lists."""
    value = _loaded(raw, data)
    rows = value.get("items", ()) if isinstance(value, Mapping) else ()
    return tuple(
        Entry(str(r["url"]), r.get("title"), day_of(str(r.get("date_published") or ""), None), r.get("date_modified"))
        for r in rows
        if isinstance(r, Mapping) and str(r.get("url", "")).startswith("http")
    )


# -- NewsML-G2 and NITF -----------------------------------------------------------------------------------------------


def newsml(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The news items of a NewsML-G2 message, or the one of a NITF document."""
    data = raw.data()
    refuse_entities(raw, data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False, remove_comments=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise UnreadableReport(f"{raw.place}: no XML.")
    found = [e for e in root.iter() if _local(e) == "newsItem"] or [e for e in root.iter() if _local(e) == "nitf"][:1]
    if not found:
        raise UnreadableReport(f"{raw.place}: no news item in it.")
    for number, element in enumerate(found, 1):
        place = f"{raw.place}#{element.get('guid') or number}"
        try:
            yield _news_item(element, place, raw)
        except UnreadableReport as fault:
            yield Refusal(place, str(fault))


def _local(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _news_item(element: Any, place: str, raw: Raw) -> Article:
    content = [e for e in element.iter() if _local(e) in ("body.content", "inlineXML", "inlineData")] or [e for e in element.iter() if _local(e) == "body"]
    if not content:
        raise UnreadableReport(f"{place}: no text in it.")
    body = next((e for e in content[0].iter() if _local(e) in ("body.content", "body")), content[0])
    text, marks = fragment(etree.tostring(body, encoding="unicode", method="html", with_tail=False)) if len(body) else ((body.text or "").strip(), ())
    if not text.strip():
        raise UnreadableReport(f"{place}: no text in it.")
    words = _words(element)
    headline, byline = words.get("headline") or words.get("hl1"), words.get("by") or words.get("byline") or words.get("creditline")
    whole, head = composed(text, headline, byline)
    shift = len(whole) - len(text)
    provider = next((e for e in element.iter() if _local(e) in ("provider", "infoSource", "copyrightHolder")), None)
    names = [provider.get("literal"), *(x.text for x in provider.iter())] if provider is not None else []
    outlet = next((o for o in map(outlets.named, [*names, words.get("creditline")]) if o is not None), None)
    issue = next((e.get("norm") for e in element.iter() if _local(e) in ("date.issue", "story.date")), None)
    written = words.get("firstCreated") or words.get("contentCreated") or words.get("versionCreated") or issue
    return Article(
        element.get("guid") or raw.name, whole, (*(head or ()), *((s + shift, k) for s, k in marks)), None,
        outlet.name if outlet is not None else None, headline, byline, _claims(_iso(written), None, outlet), modified=words.get("versionCreated"),
    )  # fmt: skip


def _iso(written: str | None) -> str | None:
    """NITF writes 20240913T101500+0300."""
    if written and len(written) >= 8 and written[:8].isdigit():
        return f"{written[:4]}-{written[4:6]}-{written[6:8]}"
    return written


def _words(element: Any) -> dict[str, str]:
    """The first text of each plain element of the metadata."""
    found: dict[str, str] = {}
    for e in element.iter():
        if len(e) == 0 and isinstance(e.tag, str) and (e.text or "").strip():
            found.setdefault(_local(e), (e.text or "").strip())
    return found


def unknown_xml(raw: Raw, columns: Columns) -> Iterator[Item]:
    """XML of none of the known formats is refused."""
    raise UnreadableReport(f"{raw.place}: XML that is no feed, sitemap, NewsML-G2 or NITF.")
    yield  # pragma: no cover


__all__ = ["feed", "feed_entries", "json_file", "newsml", "sitemap", "unknown_xml"]

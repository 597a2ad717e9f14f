"""Which reader takes what: by the ending of its name, by the content type its sender gives, by its first bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from tawatur.ingest.found import Article, Item, Raw, Refusal, UnreadableReport
from tawatur.ingest.readers import archives, documents, feeds, news, pages, tables

_MARKUP = re.compile(rb"^\s*<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title|table|main|section)\b|<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_DEEPEST = 3  # archives within archives


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: how it is known and what it holds."""

    name: str
    endings: tuple[str, ...]
    media: tuple[str, ...]
    read: Callable[[Raw, tables.Columns], Iterator[Item]]
    sniff: Callable[[bytes], bool] = field(default=lambda head: False)


def _root(*names: bytes) -> Callable[[bytes], bool]:
    """Whether an XML document's root element has one of these names."""
    form = re.compile(rb"^\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*\?>)?\s*(?:<!--.*?-->\s*|<\?[^>]*\?>\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*<(?:\w+:)?(?:" + b"|".join(names) + rb")[\s>]", re.DOTALL)
    return lambda head: form.match(head.lstrip(b"\xef\xbb\xbf")) is not None


READERS: tuple[Reader, ...] = (
    Reader("WACZ", (".wacz",), ("application/wacz", "application/x-wacz"), archives.wacz),
    Reader("WARC", (".warc", ".warc.gz", ".warc.zst"), ("application/warc",), archives.warc, lambda h: h.startswith(b"WARC/")),
    Reader("DOCX", (".docx",), ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), documents.docx, lambda h: h.startswith(b"PK") and b"word/" in h),
    Reader("zip", (".zip",), ("application/zip", "application/x-zip-compressed"), archives.zipped, lambda h: h.startswith(b"PK\x03\x04")),
    Reader("PDF", (".pdf",), ("application/pdf",), documents.pdf, lambda h: h.lstrip().startswith(b"%PDF-")),
    Reader("Parquet", (".parquet", ".pq"), ("application/vnd.apache.parquet",), tables.parquet, lambda h: h.startswith(b"PAR1")),
    Reader("gzip", (".gz",), ("application/gzip", "application/x-gzip"), archives.gzipped, lambda h: h.startswith(b"\x1f\x8b")),
    Reader("e-mail", (".eml", ".mht", ".mhtml"), ("message/rfc822", "multipart/related"), documents.mail, documents.is_mail),
    Reader("JSONL", (".jsonl", ".ndjson"), ("application/x-ndjson", "application/jsonl"), tables.jsonl),
    Reader("JSON", (".json", ".ninjs", ".jsonld"), ("application/json", "application/feed+json", "application/ld+json"), news.json_file, lambda h: h.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")),
    Reader("CSV", (".csv", ".tsv"), ("text/csv", "text/tab-separated-values"), tables.delimited),
    Reader("feed", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml", "application/rdf+xml"), feeds.feed, _root(b"rss", b"feed", b"RDF")),
    Reader("sitemap", (), (), feeds.sitemap, _root(b"urlset", b"sitemapindex")),
    Reader("NewsML-G2", (".newsml", ".nitf"), ("application/vnd.iptc.g2.newsmessage+xml", "application/vnd.iptc.g2.newsitem+xml"), news.newsml, _root(b"newsMessage", b"newsItem", b"packageItem", b"nitf", b"NewsML")),
    Reader("XML", (".xml",), ("application/xml", "text/xml"), news.unknown_xml),
    Reader("HTML", (".html", ".htm", ".xhtml", ".shtml", ".aspx", ".php"), ("text/html", "application/xhtml+xml"), pages.page, lambda h: _MARKUP.search(h.lstrip(b"\xef\xbb\xbf")) is not None),
    Reader("text", (".txt", ".text", ".md"), ("text/plain",), pages.plain),
)  # fmt: skip
_BINARY = re.compile(r"^(?:image|audio|video|font)/|javascript|css|octet-stream|x-shockwave", re.IGNORECASE)
_BINARY_HEADS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"OggS", b"ID3", b"\x00\x00\x00\x18ftyp", b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"SQLite format")


def reader_of(raw: Raw) -> Reader:
    """The reader that takes a source. What its first bytes say stands over its name, its name over the content type. Raises UnreadableReport."""
    head = raw.head()
    if head.startswith(_BINARY_HEADS):
        raise UnreadableReport(f"{raw.place}: {_kind(head)}, not a report.")
    name = unquote(urlsplit(raw.url).path if raw.url else raw.name).lower()
    by_name = max((r for r in READERS if name.endswith(r.endings or ("\n",))), key=lambda r: max(len(e) for e in r.endings if name.endswith(e)), default=None)
    by_bytes = next((r for r in READERS if r.sniff(head)), None)
    if by_bytes is not None and by_name is not by_bytes and not (by_name is not None and _goes_with(by_name.name, by_bytes.name)):
        return by_bytes
    if by_name is not None:
        return by_name
    media = (raw.media or "").split(";")[0].strip().lower()
    by_media = next((r for r in READERS if media in r.media), None)
    if by_media is not None:
        return by_media
    if _BINARY.search(media):
        raise UnreadableReport(f"{raw.place}: its content type is {media}, not a report.")
    return READERS[-1]


_WITHIN = {"WACZ": {"zip"}, "DOCX": {"zip"}, "WARC": {"gzip"}, "gzip": set(), "JSONL": {"JSON"}, "text": {"JSON"}, "CSV": {"HTML", "JSON"}, "e-mail": {"HTML"}, "Parquet": set(), "NewsML-G2": set(), "feed": set()}  # fmt: skip


def _goes_with(name: str, found: str) -> bool:
    """Whether what the bytes look like is only the shell of what the name says."""
    return found in _WITHIN.get(name, ())


def _kind(head: bytes) -> str:
    return {b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"SQLite format": "a database", b"MZ": "a program", b"\x7fELF": "a program"}.get(
        next(h for h in _BINARY_HEADS if head.startswith(h)), "a file of another kind"
    )  # fmt: skip


def items(raw: Raw, columns: tables.Columns) -> Iterator[Item]:
    """What a source holds, archives opened: articles of tables and feeds, pages not read yet, refusals. Never raises for what it holds."""
    try:
        reader = reader_of(raw)
        if reader.name in _LEAVES:
            yield raw
            return
        for item in reader.read(raw, columns):
            if isinstance(item, Raw) and item.depth > 0 and item.depth <= _DEEPEST:
                yield from items(item, columns)
            elif isinstance(item, Raw) and item.depth > _DEEPEST:
                yield Refusal(item.place, f"{item.place}: an archive within {_DEEPEST} others; unpack it first.")
            else:
                yield item
    except (UnreadableReport, OSError, EOFError) as fault:
        yield _refusal(raw, fault)


_LEAVES = frozenset(("HTML", "text", "PDF", "DOCX", "e-mail"))


def read(raw: Raw, columns: tables.Columns) -> Iterator[Article | Refusal]:
    """The articles of a source that is no archive. Never raises for what it holds."""
    try:
        for item in reader_of(raw).read(raw, columns):
            if isinstance(item, Raw):
                yield from read(item, columns) if item.depth <= _DEEPEST else ()
            else:
                yield item
    except (UnreadableReport, OSError, EOFError) as fault:
        yield _refusal(raw, fault)


def _refusal(raw: Raw, fault: Exception) -> Refusal:
    if isinstance(fault, UnreadableReport):
        return Refusal(raw.place, str(fault))
    words = getattr(fault, "strerror", None) or str(fault)
    return Refusal(raw.place, f"{raw.place}: {words}")


__all__ = ["READERS", "Reader", "items", "read", "reader_of"]

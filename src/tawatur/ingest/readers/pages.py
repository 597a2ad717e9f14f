"""Web pages and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.ingest import page as web
from tawatur.ingest.encodings import Decoded, Undecodable, decode
from tawatur.ingest.found import Article, Item, Raw, UnreadableReport
from tawatur.ingest.readers.tables import Columns

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_OTHERS = re.compile(r"[پچژگکیٹڈڑےںھہۀەڵڕۆێ]")  # letters of Persian, Urdu and Kurdish that Arabic has not


def text_of(raw: Raw, data: bytes | None = None) -> Decoded:
    """The text of a source. Raises UnreadableReport."""
    try:
        return decode(data if data is not None else raw.data(), raw.charset)
    except Undecodable as fault:
        raise UnreadableReport(f"{raw.place}: {fault}") from None


def page(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The article of a web page."""
    decoded = text_of(raw)
    saved = _SAVED_FROM.search(decoded.text[:2000])
    url = raw.url or (saved[1] if saved else None)
    try:
        found = web.article(decoded.text, raw.name, url, raw.retrieved)
    except web.NoArticle as fault:
        raise UnreadableReport(str(fault).replace(raw.name, raw.place, 1)) from None
    check_arabic(found.text, raw.place)
    yield with_notes(found, decoded.notes)


def plain(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The article of a text file."""
    decoded = text_of(raw)
    if not decoded.text.strip():
        raise UnreadableReport(f"{raw.place}: empty.")
    yield Article(raw.name, decoded.text, url=raw.url, retrieved=raw.retrieved, notes=decoded.notes)


def check_arabic(text: str, place: str) -> None:
    """Raises UnreadableReport for a text that is not Arabic."""
    head = text[:2500]
    letters = len(_LETTER.findall(head))
    arabic = len(_ARABIC.findall(head))
    if letters and arabic < 0.4 * letters:
        raise UnreadableReport(f"{place}: not in Arabic.")
    if len(_OTHERS.findall(head)) > 0.04 * letters:
        raise UnreadableReport(f"{place}: in Persian, Urdu or Kurdish, not in Arabic.")


def with_notes(found: Article, notes: tuple[str, ...]) -> Article:
    """The article with more notes."""
    from dataclasses import replace

    return replace(found, notes=(*found.notes, *notes)) if notes else found


__all__ = ["check_arabic", "page", "plain", "text_of", "with_notes"]

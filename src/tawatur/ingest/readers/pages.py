"""Web pages and plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.ingest import page as web
from tawatur.ingest.encodings import Decoded, Undecodable, decode
from tawatur.ingest.found import Article, Item, Raw, UnreadableReport
from tawatur.ingest.readers.tables import Columns

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.IGNORECASE)
_ENOUGH = 2500  # characters that tell a text's language
_LETTERS = "".join(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B))))
_OTHERS = "پچژگکیٹڈڑےںھہۀەڵڕۆێ"  # letters of Persian, Urdu and Kurdish that Arabic has not


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
    yield with_notes(found, decoded.notes)


def plain(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The article of a text file."""
    decoded = text_of(raw)
    if not decoded.text.strip():
        raise UnreadableReport(f"{raw.place}: empty.")
    yield Article(raw.name, decoded.text, url=raw.url, retrieved=raw.retrieved, notes=decoded.notes)


def check_arabic(text: str, place: str) -> None:
    """Raises UnreadableReport for a text that is not Arabic."""
    head = text[:_ENOUGH]
    letters = sum(map(str.isalpha, head))
    arabic = sum(map(head.count, _LETTERS))
    if letters and arabic < 0.4 * letters:
        raise UnreadableReport(f"{place}: not in Arabic.")
    if sum(map(head.count, _OTHERS)) > 0.04 * letters:
        raise UnreadableReport(f"{place}: in Persian, Urdu or Kurdish, not in Arabic.")


def with_notes(found: Article, notes: tuple[str, ...]) -> Article:
    """The article with more notes."""
    from dataclasses import replace

    return replace(found, notes=(*found.notes, *notes)) if notes else found


__all__ = ["check_arabic", "page", "plain", "text_of", "with_notes"]

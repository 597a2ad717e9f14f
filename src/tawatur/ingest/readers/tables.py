"""Tables: JSONL, CSV and Parquet, one report a row, in columns named by the user or by custom."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from tawatur.ingest import outlets
from tawatur.ingest.dates import day_of_address, find_days
from tawatur.ingest.encodings import Undecodable, decode
from tawatur.ingest.found import MOST, Article, Claim, Item, Raw, Refusal, UnreadableReport

_CUSTOM: dict[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article", "article_text", "full_text", "maintext", "articlebody", "body_text", "النص", "نص", "المحتوى"),
    "title": ("title", "headline", "العنوان", "عنوان"),
    "published": ("published", "published_at", "date_published", "datepublished", "publish_date", "date_publish", "pubdate", "date", "day", "تاريخ النشر", "التاريخ"),
    "outlet": ("outlet", "publisher", "source_name", "newspaper", "source", "المصدر", "الناشر"),
    "url": ("url", "link", "source_url", "address", "الرابط"),
    "author": ("author", "authors", "byline", "الكاتب"),
    "id": ("id", "uuid", "guid", "article_id", "uri", "المعرف"),
    "retrieved": ("date_extracted", "date_download", "retrieved", "crawled_at", "fetched_at"),
}  # fmt: skip
NAMES = tuple(_CUSTOM)
_ROWS = 200  # of a Parquet file in memory at a time


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, as the user says; what is not named is found by custom."""

    named: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, given: str | None) -> Columns:
        """The columns of «text=content,published=day». Raises ValueError."""
        pairs = []
        for part in (given or "").split(","):
            if not part.strip():
                continue
            what, sep, column = part.partition("=")
            if not sep or what.strip() not in NAMES:
                raise ValueError(f"{part!r}: write WHAT=COLUMN; WHAT is one of {', '.join(NAMES)}.")
            pairs.append((what.strip(), column.strip()))
        return cls(tuple(pairs))

    def get(self, row: Mapping[str, Any], what: str) -> Any:
        """The value of a row under what the user or custom calls it; None where there is none."""
        for name, column in self.named:
            if name == what:
                return row.get(column)
        lowered = {str(k).strip().lower(): v for k, v in row.items()}
        return next((lowered[c] for c in _CUSTOM[what] if lowered.get(c) not in (None, "")), None)


def jsonl(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The rows of a JSONL file."""
    with raw.open() as handle:
        for number, line in enumerate(handle, 1):
            if not line.strip():
                continue
            where = f"{raw.place}:{number}"
            try:
                yield _decoded_row(line, where, f"{raw.name}:{number}", columns)
            except UnreadableReport as fault:
                yield Refusal(where, str(fault))


def _decoded_row(line: bytes, where: str, name: str, columns: Columns) -> Article:
    if len(line) > MOST:
        raise UnreadableReport(f"{where}: {len(line):,} bytes; a report has at most {MOST:,}.")
    try:
        row: Any = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except msgspec.DecodeError as fault:
        raise UnreadableReport(f"{where}: not JSON ({fault}). Give one object a line.") from None
    except (UnicodeDecodeError, RecursionError):
        raise UnreadableReport(f"{where}: not UTF-8, or nested too deep. Save the file as UTF-8.") from None
    return row_article(row, where, name, columns)


def row_article(row: Any, where: str, name: str, columns: Columns) -> Article:
    """The article of a row. Raises UnreadableReport naming what is missing or wrong."""
    text = columns.get(row, "text") if isinstance(row, Mapping) else None
    if not isinstance(text, str) or not text.strip():
        asked = dict(columns.named).get("text", "text")
        if isinstance(row, Mapping) and any(str(k).strip().lower() in (asked, *_CUSTOM["text"]) and not str(row[k] or "").strip() for k in row):
            raise UnreadableReport(f"{where}: its text is empty.")
        raise UnreadableReport(
            f"{where}: no «{asked}». A row is an object with «text» and, optionally, id, published, outlet, url, title, author; --columns text=NAME names others."
        )
    found = {what: columns.get(row, what) for what in ("outlet", "url", "title")}
    for key, value in found.items():
        if value is not None and not isinstance(value, str):
            raise UnreadableReport(f"{where}: «{key}» is no string.")
    url = found["url"] or None
    known = outlets.of_address(url)
    filed = day_of_address(url)
    author = columns.get(row, "author")
    author = author if isinstance(author, str) else ", ".join(map(str, author)) if isinstance(author, list) else None
    text, marks = composed(text, found["title"] if "text" not in row else None, author)
    return Article(
        str(columns.get(row, "id") or name), text, marks, url, known.name if known is not None else _outlet(found["outlet"]),
        found["title"], author or None, (Claim("url", filed, url or ""),) if filed is not None else (),
        _day(columns.get(row, "published"), where), (url,) if url else (), None, _moment(columns.get(row, "retrieved")),
    )  # fmt: skip


def _outlet(name: str | None) -> str | None:
    known = outlets.named(name)
    return known.name if known is not None else name


def composed(text: str, title: str | None, author: str | None) -> tuple[str, tuple[tuple[int, str], ...] | None]:
    """A text under its title and the line of its author, as a page shows them, with what these lines are; the text alone where it has neither."""
    from html import unescape

    head = [(w, kind) for words, kind in ((title, "headline"), (author, "credit")) if words and (w := " ".join(unescape(words).split()))]
    head = [(w, kind) for w, kind in head if not text.lstrip().startswith(w)]
    if not head:
        return text, None
    marks, at = [], 0
    for words, kind in head:
        marks.append((at, kind))
        at += len(words) + 1
    return "\n".join([*(w for w, _ in head), text.lstrip("\n")]), tuple(marks)


def _day(value: object, where: str) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        pass
    days = {p.day for p in find_days(str(value))}
    found = days.pop() if len(days) == 1 else None
    if found is None:
        raise UnreadableReport(f"{where}: «published» is {value!r}; give YYYY-MM-DD.")
    return found


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def delimited(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The rows of a CSV or TSV file, whatever its encoding and delimiter."""
    head = raw.head(65536)
    try:
        encoding = decode(head[: head.rfind(b"\n") + 1] or head, raw.charset).encoding
    except Undecodable as fault:
        raise UnreadableReport(f"{raw.place}: {fault}") from None
    csv.field_size_limit(MOST)
    with raw.open() as handle:
        lines = io.TextIOWrapper(handle, encoding="utf-8-sig" if encoding == "utf-8" else encoding, errors="replace", newline="")
        first = lines.readline()
        delimiter = max("\t,;|", key=first.count)
        names = next(csv.reader([first], delimiter=delimiter), [])
        rows = csv.reader(lines, delimiter=delimiter)
        if not names:
            raise UnreadableReport(f"{raw.place}: empty.")
        number = 1
        while True:
            number += 1
            where = f"{raw.place}:{number}"
            try:
                cells = next(rows)
                if any(cells):
                    yield row_article(dict(zip(names, cells, strict=False)), where, f"{raw.name}:{number}", columns)
            except StopIteration:
                return
            except csv.Error as fault:
                yield Refusal(where, f"{where}: {fault}.")
            except UnreadableReport as fault:
                yield Refusal(where, str(fault))


def parquet(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The rows of a Parquet file on disk."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as files
    except ImportError:
        raise UnreadableReport(f"{raw.place}: reading Parquet needs pyarrow: pip install 'tawatur[exports]'.") from None
    from tawatur.ingest.files import on_disk

    number = 0
    with on_disk(raw) as path:
        try:
            with files.ParquetFile(path) as table:
                for batch in table.iter_batches(batch_size=_ROWS):
                    for row in batch.to_pylist():
                        number += 1
                        where = f"{raw.place}:{number}"
                        try:
                            yield row_article(row, where, f"{raw.name}:{number}", columns)
                        except UnreadableReport as fault:
                            yield Refusal(where, str(fault))
        except (arrow.ArrowException, OSError) as fault:
            raise UnreadableReport(f"{raw.place}: no Parquet file, or a damaged one ({str(fault).splitlines()[0]}).") from None


__all__ = ["NAMES", "Columns", "composed", "delimited", "jsonl", "parquet", "row_article"]

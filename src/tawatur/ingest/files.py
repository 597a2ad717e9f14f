"""Reports from files: text files, one report each, and JSONL, one report a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from tawatur.ingest.prepare import prepare
from tawatur.model import Report

MOST = 20_000_000  # bytes: no newspaper page is larger


class UnreadableReport(ValueError):
    """A file or row that is no report: names it, says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report that was not taken in."""

    source: str
    reason: str


def reports(
    paths: Iterable[Path], published: date | None = None, outlet: str | None = None
) -> Iterator[Report | Refusal]:
    """The reports of files and folders, in order of path; what cannot be read comes as a Refusal and the rest goes on.

    A date or outlet given here fills in where a row gives none.
    """
    for path in files(paths):
        try:
            if path.suffix.lower() in (".jsonl", ".ndjson"):
                yield from _rows(path, published, outlet)
            else:
                yield prepare(read_text(path), source=path.name, published=published, outlet=outlet)
        except (UnreadableReport, OSError) as fault:
            yield Refusal(
                str(path), str(fault) if isinstance(fault, UnreadableReport) else f"{path}: {fault.strerror or fault}"
            )


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and the text and JSONL files of folders, sorted."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p for p in path.rglob("*") if p.suffix.lower() in (".txt", ".jsonl", ".ndjson") and p.is_file()
            )
        else:
            yield path


def read_text(path: Path) -> str:
    """The text of a file. Raises UnreadableReport for what is empty, too large, or not UTF-8."""
    size = path.stat().st_size
    if size > MOST:
        raise UnreadableReport(f"{path}: {size:,} bytes; a report has at most {MOST:,}. Split it, one report a file.")
    raw = path.read_bytes()
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableReport(f"{path}: holds null bytes, it is no text file.")
    try:
        text = raw.decode("utf-16") if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableReport(
            f"{path}: not UTF-8 at byte {fault.start}. Save it as UTF-8 (iconv -f WINDOWS-1256 -t UTF-8)."
        ) from None
    if not text.strip():
        raise UnreadableReport(f"{path}: empty.")
    return text


def _rows(path: Path, published: date | None, outlet: str | None) -> Iterator[Report | Refusal]:
    with path.open("rb") as handle:
        for number, line in enumerate(handle, 1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                yield _row(line, where, f"{path.name}:{number}", published, outlet)
            except UnreadableReport as fault:
                yield Refusal(where, str(fault))


def _row(line: bytes, where: str, name: str, published: date | None, outlet: str | None) -> Report:
    if len(line) > MOST:
        raise UnreadableReport(f"{where}: {len(line):,} bytes; a report has at most {MOST:,}.")
    try:
        row: Any = msgspec.json.decode(line)
    except msgspec.DecodeError as fault:
        raise UnreadableReport(f"{where}: not JSON ({fault}). Give one object a line.") from None
    except UnicodeDecodeError:
        raise UnreadableReport(f"{where}: not UTF-8. Save the file as UTF-8.") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise UnreadableReport(
            f"{where}: no «text». A row is an object with «text» and, optionally, id, published, outlet, url, title."
        )
    for key in ("outlet", "url", "title"):
        if row.get(key) is not None and not isinstance(row[key], str):
            raise UnreadableReport(f"{where}: «{key}» is no string.")
    return prepare(
        row["text"],
        source=str(row.get("id") or name),
        published=_day(row.get("published"), where) or published,
        outlet=row.get("outlet") or outlet,
        url=row.get("url"),
        title=row.get("title"),
    )


def _day(value: object, where: str) -> date | None:
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise UnreadableReport(f"{where}: «published» is {value!r}; give YYYY-MM-DD.") from None

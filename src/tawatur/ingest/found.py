"""What readers hand on: bytes with what is known of them, articles before they are reports, and what was not taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from tawatur.model import Claim

MOST = 20_000_000  # bytes: no newspaper page is larger


class UnreadableReport(ValueError):
    """A file or row that is no report: names it, says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report that was not taken in."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A report that was taken in with a remark: what was mended, what contradicts itself."""

    source: str
    remark: str


@dataclass(frozen=True, slots=True)
class Raw:
    """Something to be read: a file, a part of an archive, a page got from the network.

    `name`: what the report's source will be; `place`: what people call it; `media`, `charset`: what its sender says it is; `url`: where it was got.
    """

    name: str
    place: str
    open: Callable[[], BinaryIO]
    size: int | None = None  # bytes, where known
    media: str | None = None
    charset: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    depth: int = 0  # archives around it

    @classmethod
    def of_bytes(cls, data: bytes, name: str, place: str = "", **known: Any) -> Raw:
        """The same of bytes in memory."""
        return cls(name, place or name, lambda: BytesIO(data), len(data), **known)

    @classmethod
    def of_file(cls, path: Path) -> Raw:
        """The same of a file."""
        return cls(path.name, str(path), lambda: path.open("rb"), path.stat().st_size)

    def head(self, size: int = 4096) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(size)

    def data(self, most: int = MOST) -> bytes:
        """All its bytes. Raises UnreadableReport where they are more than `most` or none."""
        if self.size is not None and self.size > most:
            raise UnreadableReport(f"{self.place}: {self.size:,} bytes; a report has at most {most:,}. Split it, one report a file.")
        with self.open() as stream:
            found = stream.read(most + 1)
        if len(found) > most:
            raise UnreadableReport(f"{self.place}: more than {most:,} bytes; a report has fewer. Split it, one report a file.")
        if not found.strip():
            raise UnreadableReport(f"{self.place}: empty.")
        return found


@dataclass(frozen=True, slots=True)
class Article:
    """One article as a reader found it, before its zones and its day are settled.

    `marks`: (start of line, kind) where markup tells what a line is, None where there was no markup; kinds are those of zones, «body» and «subhead».
    """

    source: str
    text: str
    marks: tuple[tuple[int, str], ...] | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    claims: tuple[Claim, ...] = ()  # days of publication as metadata and address tell them
    published: date | None = None  # told by whoever hands it in
    addresses: tuple[str, ...] = ()
    modified: str | None = None
    retrieved: datetime | None = None
    notes: tuple[str, ...] = ()


Item = Article | Raw | Refusal  # what a source holds, before the costly part of reading it

__all__ = ["MOST", "Article", "Claim", "Item", "Notice", "Raw", "Refusal", "UnreadableReport"]

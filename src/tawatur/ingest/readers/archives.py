"""Archives: zip, gzip, WARC and WACZ, opened without trusting what they say of themselves."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import BinaryIO, cast

from tawatur.ingest.found import MOST, Item, Raw, Refusal, UnreadableReport
from tawatur.ingest.readers.tables import Columns

MOST_PART = 500_000_000  # bytes that one part of an archive may unpack to where it is read as a stream
_RATIO = 300  # times that a part may be larger than it is packed, from _BOMB bytes on
_BOMB = 10_000_000
_MOST_PARTS = 500_000
_HIDDEN = ("__MACOSX/", ".DS_Store")


class _Capped:
    """A stream that gives no more than its bound; more raises UnreadableReport."""

    def __init__(self, stream: BinaryIO, most: int, place: str) -> None:
        self._stream, self._left, self._place, self._most = stream, most, place, most

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableReport(f"{self._place}: unpacks to more than {self._most:,} bytes.")
        return data

    def __iter__(self) -> Iterator[bytes]:
        while line := self._stream.readline(MOST + 1):
            self._left -= len(line)
            if self._left < 0:
                raise UnreadableReport(f"{self._place}: unpacks to more than {self._most:,} bytes.")
            yield line

    def readline(self, size: int = -1) -> bytes:
        return self._stream.readline(size)

    def tell(self) -> int:
        return self._most - self._left

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def writable(self) -> bool:
        return False

    @property
    def closed(self) -> bool:
        return self._stream.closed

    def flush(self) -> None:
        """Nothing to do."""

    def readinto(self, buffer: bytearray) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    read1 = read

    def close(self) -> None:
        self._stream.close()

    def __enter__(self) -> _Capped:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def zipped(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The parts of a zip archive."""
    try:
        archive = zipfile.ZipFile(raw.open() if raw.size is None or raw.depth == 0 else BytesIO(raw.data(MOST_PART)))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError) as fault:
        raise UnreadableReport(f"{raw.place}: no zip archive, or a damaged one ({fault}).") from None
    with archive:
        infos = archive.infolist()
        if len(infos) > _MOST_PARTS:
            raise UnreadableReport(f"{raw.place}: {len(infos):,} parts; an archive may have {_MOST_PARTS:,}.")
        for info in sorted(infos, key=lambda i: i.filename):
            if info.is_dir() or info.filename.startswith(_HIDDEN) or info.filename.endswith(".DS_Store"):
                continue
            place = f"{raw.place}!{info.filename}"
            reason = _suspect(info)
            if reason is not None:
                yield Refusal(place, f"{place}: {reason}")
                continue
            yield Raw(info.filename.rsplit("/", 1)[-1], place, _opener(archive, info, place), info.file_size, depth=raw.depth + 1)


def _suspect(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & 1:
        return "encrypted; unpack it first."
    if info.file_size > MOST_PART:
        return f"{info.file_size:,} bytes; a part may have {MOST_PART:,}."
    if info.file_size > _BOMB and info.file_size > _RATIO * max(1, info.compress_size):
        return f"{info.compress_size:,} bytes that unpack to {info.file_size:,}: refused as a zip bomb."
    return None


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str):  # type: ignore[no-untyped-def]
    def opened() -> BinaryIO:
        try:
            return cast(BinaryIO, _Guarded(_Capped(cast(BinaryIO, archive.open(info)), min(info.file_size, MOST_PART), place), place))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as fault:
            raise UnreadableReport(f"{place}: cannot be unpacked ({fault}).") from None

    return opened


class _Guarded(_Capped):
    """A stream whose faults of unpacking come out as UnreadableReport."""

    def __init__(self, stream: _Capped, place: str) -> None:
        super().__init__(cast(BinaryIO, stream), MOST_PART, place)

    def read(self, size: int = -1) -> bytes:
        try:
            return super().read(size)
        except (zlib.error, zipfile.BadZipFile, EOFError, OSError) as fault:
            raise UnreadableReport(f"{self._place}: damaged ({fault}).") from None

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except (zlib.error, zipfile.BadZipFile, EOFError, OSError) as fault:
            raise UnreadableReport(f"{self._place}: damaged ({fault}).") from None


def gzipped(raw: Raw, columns: Columns) -> Iterator[Item]:
    """What a gzip file holds, under its name without «.gz»."""
    name = raw.name.removesuffix(".gz").removesuffix(".GZ")

    def opened() -> BinaryIO:
        return cast(BinaryIO, _Guarded(_Capped(cast(BinaryIO, gzip.GzipFile(fileobj=raw.open())), MOST_PART, raw.place), raw.place))

    yield Raw(name, f"{raw.place}!{name}", opened, None, raw.media, raw.charset, None, raw.retrieved, raw.depth + 1)


def warc(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The pages that a WARC archive holds: its responses of HTML; those of pictures, scripts and errors are passed over in silence."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = False
    with raw.open() as stream:
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response | WarcRecordType.resource):
                item = _record(record, raw)
                if item is not None:
                    found = True
                    yield item
        except (OSError, ValueError, EOFError, zlib.error) as fault:
            raise UnreadableReport(f"{raw.place}: damaged from here on ({fault}); what stood before it went in.") from None
    if not found:
        raise UnreadableReport(f"{raw.place}: no web pages in it; it is cut short, or no WARC archive.")


def _record(record, raw: Raw) -> Item | None:  # type: ignore[no-untyped-def]
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if not url.startswith(("http://", "https://")):
        return None
    place = f"{raw.place}!{url}"
    try:
        if record.is_http and record.http_headers is None:
            record.parse_http(auto_decode="all")
        status = record.http_headers.status_code if record.http_headers is not None else 200
        media = record.http_content_type or record.headers.get("Content-Type") or ""
        if status != 200 or "html" not in media.lower():
            return None
        data = record.reader.read(MOST + 1)
    except (ValueError, OSError, zlib.error, EOFError) as fault:
        return Refusal(place, f"{place}: damaged ({fault}).")
    if len(data) > MOST:
        return Refusal(place, f"{place}: more than {MOST:,} bytes; a report has fewer.")
    return Raw.of_bytes(data, url, place, media="text/html", charset=record.http_charset, url=url, retrieved=_moment(record.headers.get("WARC-Date")))


def _moment(written: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None


def wacz(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The pages of the WARC archives in a WACZ."""
    for part in zipped(raw, columns):
        if isinstance(part, Refusal):
            yield part
        elif isinstance(part, Raw) and part.place.partition("!")[2].startswith("archive/") and ".warc" in part.name:
            yield from warc(part, columns)


__all__ = ["gzipped", "wacz", "warc", "zipped"]

"""Sources into reports: files, folders, globs, standard input and addresses, each opened by the reader of its format."""

from __future__ import annotations

import glob
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from tawatur.ingest.found import MOST, Article, Item, Raw, Refusal, UnreadableReport
from tawatur.ingest.readers.pages import check_arabic
from tawatur.ingest.readers.registry import READERS, items, read
from tawatur.ingest.readers.tables import Columns
from tawatur.ingest.settling import settled
from tawatur.model import Report

STANDARD_INPUT = "-"
_TAKEN = tuple(ending for reader in READERS for ending in reader.endings if ending not in (".php", ".aspx"))
Fetch = Callable[[str], Raw]


def reports(
    paths: Iterable[Path | str],
    published: date | None = None,
    outlet: str | None = None,
    columns: Columns | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Report | Refusal]:
    """The reports of sources, in order; what cannot be read comes as a Refusal and the rest goes on.

    A date or outlet given here fills in where a report gives none. `fetch` gets what stands under an address.
    """
    for source in sources(paths):
        for item in opened(source, columns or Columns(), fetch):
            yield from finished(item, published, outlet, columns or Columns())


def sources(paths: Iterable[Path | str]) -> Iterator[str]:
    """Each source by itself: the files of folders and globs in order of path, addresses and standard input as they are."""
    for path in paths:
        name = str(path)
        if name == STANDARD_INPUT or is_address(name):
            yield name
        elif Path(name).is_dir():
            yield from (str(p) for p in sorted(Path(name).rglob("*")) if p.name.lower().endswith(_TAKEN) and p.is_file() and not _beside_page(p))
        elif not Path(name).exists() and glob.has_magic(name):
            found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
            yield from found or [name]
        else:
            yield name


def files(paths: Iterable[Path | str]) -> Iterator[Path]:
    """The sources as paths."""
    yield from map(Path, sources(paths))


def is_address(name: str) -> bool:
    """Whether a source is an address on the network."""
    return name.lower().startswith(("http://", "https://"))


def _beside_page(path: Path) -> bool:
    """Whether a file lies in the folder that a browser makes beside a saved page."""
    return any(part.endswith(("_files", ".files", "_ملفات")) for part in path.parts[:-1])


def opened(source: str, columns: Columns, fetch: Fetch | None = None) -> Iterator[Item]:
    """What one source holds, before the costly part of reading it. Never raises for what it holds."""
    try:
        raw = _raw(source, fetch)
    except UnreadableReport as fault:
        yield Refusal(source, str(fault))
        return
    except OSError as fault:
        yield Refusal(source, f"{source}: {fault.strerror or fault}")
        return
    yield from items(raw, columns)


def _raw(source: str, fetch: Fetch | None) -> Raw:
    if source == STANDARD_INPUT:
        data = sys.stdin.buffer.read(MOST + 1)
        if len(data) > MOST:
            raise UnreadableReport(f"standard input: more than {MOST:,} bytes; give a file.")
        return Raw.of_bytes(data, "standard input")
    if is_address(source):
        if fetch is None:
            raise UnreadableReport(f"{source}: an address, and nothing here reads from the network.")
        return fetch(source)
    path = Path(source)
    if not path.is_file():
        raise UnreadableReport(f"{source}: {'no file' if path.exists() else 'no such file'}.")
    return Raw.of_file(path)


def finished(item: Item, published: date | None, outlet: str | None, columns: Columns) -> Iterator[Report | Refusal]:
    """The reports of what a source holds, read."""
    found = read(item, columns) if isinstance(item, Raw) else iter((item,))
    for article in found:
        if isinstance(article, Refusal):
            yield article
            continue
        try:
            yield _report(article, published, outlet)
        except UnreadableReport as fault:
            yield Refusal(article.source, str(fault))


def _report(article: Article, published: date | None, outlet: str | None) -> Report:
    check_arabic(article.text, article.source)
    report = settled(replace(article, outlet=article.outlet or outlet))
    if report.published is None and published is not None:
        report = settled(replace(article, outlet=article.outlet or outlet, published=published))
    return report


@contextmanager
def on_disk(raw: Raw) -> Iterator[Path]:
    """A source as a file on disk: itself where it is one, else a copy for as long as it is used."""
    path = Path(raw.place)
    if raw.depth == 0 and path.is_file():
        yield path
        return
    with tempfile.NamedTemporaryFile(suffix=Path(raw.name).suffix) as copy, raw.open() as stream:
        while part := stream.read(1 << 20):
            copy.write(part)
        copy.flush()
        yield Path(copy.name)


__all__ = ["Columns", "Refusal", "UnreadableReport", "files", "finished", "is_address", "on_disk", "opened", "reports", "sources"]

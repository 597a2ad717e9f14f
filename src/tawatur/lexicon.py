"""Tables of knowledge: read from `data/`, checked, and kept compiled between runs."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path

import tawatur

DATA = Path(__file__).parent / "data"
T = TypeVar("T")


class TableError(ValueError):
    """Bad rows of a table, all of them together, each as file:line: what was expected."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, and where it stands."""

    cells: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, parted by «|»; none for an empty cell."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    @property
    def where(self) -> str:
        return f"{self.path.name}:{self.line}"


def read_table(path: Path) -> tuple[Row, ...]:
    """The rows of a tab-separated table. Lines that begin with «#» are its head or remarks; the first other line names the columns.

    A row may leave out its last, empty cells. Raises TableError naming every bad line.
    """
    columns: list[str] | None = None
    rows: list[Row] = []
    faults: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            faults.append(
                f"{path.name}:{number}: {len(cells)} cells where the columns are {len(columns)}: {', '.join(columns)}"
            )
            continue
        cells += [""] * (len(columns) - len(cells))
        rows.append(Row(dict(zip(columns, cells, strict=True)), path, number))
    if faults:
        raise TableError("\n".join(faults))
    return tuple(rows)


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `data/<name>.tsv`, or of every table in the folder `data/<name>/`, in order of file name."""
    folder = DATA / name
    if folder.is_dir():
        return tuple(row for path in sorted(folder.glob("*.tsv")) for row in read_table(path))
    return read_table(DATA / f"{name}.tsv")


def cache_folder() -> Path:
    """Where compiled tables are kept: $TAWATUR_CACHE, or this user's cache folder."""
    given = os.environ.get("TAWATUR_CACHE")
    return Path(given) if given else user_cache_path("tawatur")


@contextmanager
def uncollected() -> Iterator[None]:
    """Keeps the collector from walking many small objects while they are made, none of which it could free; it runs as before afterwards."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def compiled(name: str, sources: Iterable[Path], build: Callable[[], T]) -> T:
    """What `build` makes of the source files, kept on disk until one of them changes.

    Where the cache cannot be written the value is built anew each time; a damaged cache file is replaced.
    """
    stamp = hashlib.sha256(tawatur.__file__.encode())
    for path in sorted(sources):
        status = path.stat()
        stamp.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    kept = cache_folder() / f"{name}-{stamp.hexdigest()[:20]}.pickle"
    try:
        with uncollected():
            value: T = pickle.loads(kept.read_bytes())
        return value
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
        value = build()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, delete=False) as draft:
            draft.write(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
        Path(draft.name).replace(kept)
        for old in kept.parent.glob(f"{name}-*.pickle"):
            if old != kept:
                old.unlink(missing_ok=True)
    except OSError:
        pass
    return value

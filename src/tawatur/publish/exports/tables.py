"""The record as tables: what a column holds, what a row is. Every tabular format is written from these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from tawatur.publish.exports.selection import Selection

Kind = Literal["text", "texts", "integer", "number", "date", "moment", "flag"]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `kind` texts is a list of texts, never empty cells in it; date is a day, moment a time in UTC; all but texts may be empty (None)."""

    name: str
    kind: Kind
    about: str
    of: str = ""  # the table whose key it names


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows come from a selection, in a fixed order; `key` are the columns that tell rows apart."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Selection], Iterator[Row]]


def columns(text: str) -> tuple[Column, ...]:
    """Columns from lines «name kind[>table] about»."""
    found = []
    for line in text.strip().splitlines():
        name, kind, about = line.split(maxsplit=2)
        kind, _, of = kind.partition(">")
        found.append(Column(name, kind, about, of))  # type: ignore[arg-type]
    return tuple(found)


def texts(values: Any) -> tuple[str, ...]:
    """Values as a cell of several texts: empty ones left out, each once, in their order."""
    return tuple(dict.fromkeys(str(v) for v in values if v))


def plain(value: str | None) -> str | None:
    """The text, None where it is empty: a table knows one kind of nothing."""
    return value or None

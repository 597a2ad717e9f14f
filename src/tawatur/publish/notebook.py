"""Tables as frames in one call, and events as cards in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from tawatur.model import Event, Filed, Value
from tawatur.publish.exports import Selection, binary, flat
from tawatur.publish.exports import table as named
from tawatur.publish.exports.needs import need
from tawatur.publish.exports.tables import Row, Table
from tawatur.record import Record, open_record
from tawatur.record.queries import Filter


@dataclass(frozen=True, slots=True)
class Frame:
    """A table's rows, read once: as Arrow, pandas or Polars, or one by one. In a notebook its first rows are shown."""

    table: Table
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def to_arrow(self) -> Any:
        """A pyarrow.Table; what each column holds is in its metadata."""
        return binary.arrow(self.table, iter(self.rows))

    def to_pandas(self) -> Any:
        """A pandas.DataFrame on Arrow's types: whole numbers stay whole where some are missing, days are days, several texts a list."""
        pandas = need("pandas")
        return self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)

    def to_polars(self) -> Any:
        """A polars.DataFrame."""
        return need("polars").from_arrow(self.to_arrow())

    def _repr_html_(self) -> str:
        head = "".join(f'<th title="{escape(c.about)}">{escape(c.name)}</th>' for c in self.table.columns)
        body = "".join(f"<tr>{''.join(f'<td dir=auto>{escape(flat.plain_text(r[c.name], c))}</td>' for c in self.table.columns)}</tr>" for r in islice(self.rows, 20))
        more = f"<p>{len(self.rows):,} rows of {escape(self.table.name)}. {escape(self.table.about)}</p>"
        return f"{more}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def table(record: Record | str | Path, name: str, *, rejected: bool = False, **wanted: Any) -> Frame:
    """A table of a record (or of its file) by name: «events», «positions» …; `wanted` are parts of `tawatur.record.queries.Filter`: since, actor, topic …

    Raises ExportError for a table or value that is not there, RecordError where the file is none.
    """
    if not isinstance(record, Record):
        with open_record(record) as opened:
            return table(opened, name, rejected=rejected, **wanted)
    found = named(name)
    return Frame(found, tuple(found.rows(Selection(record, Filter(**wanted), rejected=rejected))))


# -- cards -----------------------------------------------------------------------------------------------------------

_STYLE = "border:1px solid #c9c2b2;border-radius:6px;padding:.7em 1em;margin:.4em 0;max-width:46em;background:#fff;color:#17202b;font-family:system-ui,sans-serif"
_QUOTE = "margin:.4em 0;padding-inline-start:.8em;border-inline-start:3px solid #e2ddd1;color:#17202b"


@dataclass(frozen=True, slots=True)
class Card:
    """An event with its accounts, as a notebook shows it."""

    event: Event
    filed: tuple[Filed, ...]

    def _repr_html_(self) -> str:
        return event_html(self.event, self.filed)


def card(record: Record, event: str) -> Card:
    """The card of an event by its id or the beginning of it. Raises RecordError where there is none, or several."""
    found = record.event(event)
    return Card(found, tuple(record.accounts(found.accounts)))


def event_html(event: Event, filed: Sequence[Filed] = ()) -> str:
    """An event as HTML for a notebook: its fields, competing values side by side, and its accounts' words. All text is escaped."""
    mode = event.modes[0].value if event.modes and event.modes[0].value else event.type.lower()
    status = event.statuses[0].value if event.statuses else ""
    origins = f"{event.origins_min}" if event.origins_min == event.origins_max else f"{event.origins_min}–{event.origins_max}"
    rows = "".join(
        f"<tr><td style='color:#56606d;padding-inline-end:1em;vertical-align:top;text-align:start'>{label}</td><td style='text-align:start'>{_all(values)}</td></tr>"
        for label, values in (("who", event.participants), ("when", event.dates), ("where", event.places), ("status", event.statuses), ("topics", event.topics)) if values
    )  # fmt: skip
    quotes = "".join(f"<blockquote dir=rtl lang=ar style='{_QUOTE}'>{escape(f.words)}</blockquote><small style='color:#56606d'>{_by(f)}</small>" for f in filed)
    return (
        f"<div style='{_STYLE}'><b>{escape(mode)}</b> ({escape(status)}) · {_days(event.earliest, event.latest)} <small style='color:#56606d'>{escape(event.id)} · "
        f"{len(event.reports)} reports · {origins} independent origins</small><table>{rows}</table>{quotes}</div>"
    )


def _all(values: Sequence[Value]) -> str:
    return " · ".join(f"<bdi>{escape(v.value)}</bdi>" for v in values)


def _by(f: Filed) -> str:
    chain = " ← ".join(escape(x.name or x.text) for x in f.account.chain)
    return f"<bdi>{escape(f.outlet or 'outlet unknown')}</bdi>, {escape(str(f.published or 'day unknown'))}{f' ← {chain}' if chain else ''}"


def _days(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "undated"
    return escape(str(first) if first == last else f"{first or ''}..{last or ''}")

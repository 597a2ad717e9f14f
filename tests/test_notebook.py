"""Tables as frames in one call, events as cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

import tawatur
from tawatur.publish.exports import TABLES, ExportError, MissingExtra
from tawatur.record import Record

pandas_module = pytest.importorskip("pandas")
NA = pandas_module.NA
TEXTS = ["التقى هاكان فيدان سيرغي لافروف في أنقرة، أمس. <script>alert(1)</script>", "طالب عباس عراقجي بوقف إطلاق النار، وقتل 12 شخصاً."]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Two reports."""
    with tawatur.open(tmp_path_factory.mktemp("frames") / "r.db") as found:
        found.add(tawatur.read(t, published=date(2025, 3, 14)) for t in TEXTS)
        yield found


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_same_in_each_library(name: str, record: Record) -> None:
    """Arrow, pandas and Polars have the table's columns, as many rows, and its values."""
    found = tawatur.table(record, name)
    arrow, pandas, polars = found.to_arrow(), found.to_pandas(), found.to_polars()
    columns = [c.name for c in TABLES[name].columns]
    assert arrow.column_names == list(pandas.columns) == polars.columns == columns
    assert arrow.num_rows == len(pandas) == polars.height == len(found)
    plain = [{k: list(v) if isinstance(v, tuple) else v for k, v in row.items()} for row in found]
    assert arrow.to_pylist() == polars.to_dicts() == [{c: row[c] for c in columns} for row in plain]
    for c in columns:
        assert [None if isinstance(v, type(NA)) else list(v) if hasattr(v, "tolist") else v for v in pandas[c]] == [row[c] for row in plain]


def test_whole_numbers_and_days_keep_their_kind(record: Record) -> None:
    """A day is a day and a missing whole number leaves the rest whole."""
    events = tawatur.table(record, "events").to_pandas()
    assert str(events.dtypes["latest"]) == "date32[day][pyarrow]"
    assert str(events.dtypes["geonames"]) == "int64[pyarrow]"
    assert events["latest"].tolist() == [date(2025, 3, 13)]


def test_a_filter_and_a_file_work_as_on_the_command_line(record: Record) -> None:
    """The record's file may be given in its place; a table or actor that is not there is named."""
    assert len(tawatur.table(record._name, "events", actor="Hakan Fidan")) == 1
    assert len(tawatur.table(record, "events", since=date(2026, 1, 1))) == 0
    with pytest.raises(ExportError, match="no such table"):
        tawatur.table(record, "evnts")
    with pytest.raises(ExportError, match="no such actor"):
        tawatur.table(record, "events", actor="Nobody")


def test_a_missing_library_is_named(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Polars the extra that brings it is named."""
    import sys

    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtra, match=r"tawatur\[exports\]"):
        tawatur.table(record, "events").to_polars()


def test_a_notebook_shows_cards_and_tables(record: Record) -> None:
    """An event alone and its card with words are HTML in which a report's markup is text."""
    (event,) = record.events()
    alone = event._repr_html_()
    whole = tawatur.card(record, event.id[:6])._repr_html_()
    for shown in (alone, whole, tawatur.table(record, "accounts")._repr_html_(), tawatur.table(record, "reports")._repr_html_()):
        assert "<script" not in shown
        assert "Hakan Fidan" in shown or "script" in shown
    assert "2025-03-13" in alone
    assert "Ankara" in alone
    assert "التقى" in whole
    assert "التقى" not in alone

"""Tables of the record in every tabular format, read back by real readers, and a whole record brought into another."""

from __future__ import annotations

import csv
import gzip
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import tawatur
from tawatur.cli import main
from tawatur.ingest import Refusal, reports
from tawatur.publish.exports import FORMATS, TABLES, ExportError, Selection, archive, binary, export, flat, version
from tawatur.publish.exports.formats import takers
from tawatur.publish.exports.tables import Column, Table
from tawatur.reading import read_report
from tawatur.record import Record, decisions, queries, schema
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The demo's record, with decisions of every kind on it and one taken back."""
    with tawatur.open(tmp_path_factory.mktemp("exports") / "demo.db") as found:
        found.add(read_report(r) for r in reports([ROOT / "demo" / "reports"]) if not isinstance(r, Refusal))
        decide(found)
        with found.changing() as db:  # how far a source was taken in, and a feed under watch
            db.execute(schema.intakes.insert().values(source="reports.jsonl", stamp="1", done=7, whole=True))
            db.execute(schema.watched.insert().values(url="https://example.org/feed", asked="2025-03-14T10:00:00+00:00"))
        yield found


def test_those_whom_nobody_knows_are_no_actors(tmp_path: Path) -> None:
    """«Officials» take part in an event and are in its names, but are no row of the actors."""
    text = "التقى وزير الخارجية التركي هاكان فيدان مسؤولين في أنقرة، أمس."
    with tawatur.open(tmp_path / "r.db") as found:
        found.add([tawatur.read(text, published=date(2025, 3, 14))])
        source = Selection(found)
        assert all(r["id"] for r in TABLES["actors"].rows(source))
        assert all(r["actors"] for r in TABLES["events"].rows(source))


def decide(record: Record) -> None:
    """Decisions of every kind by two people."""

    def say(who: str, kind: str, event: Any, **more: Any) -> None:
        with record.asking() as db:
            seen = decisions.revision(db, event)
        record.decide(decisions.Draft(kind, event.id, **more), who, seen)  # type: ignore[arg-type]

    told = sorted(record.events(), key=lambda e: (-len(e.accounts), e.id))
    say("rana", "accept", told[0], note="=HYPERLINK(\"x\")")
    say("rana", "correct", told[1], field="when", previous=told[1].dates[0].value if told[1].dates else "", value="2025-03-19")
    say("amir", "split", told[2], others=told[2].accounts[:1])
    lonely = [e for e in record.events() if len(e.accounts) == 1 and e.type == "CONSULT"]
    say("amir", "merge", lonely[0], others=lonely[1].accounts)
    say("amir", "reject", next(e for e in record.events() if e.id == lonely[3].id))
    say("rana", "reject", next(e for e in record.events() if e.id == lonely[4].id))
    record.undo("rana")


def rows(table: Table, source: Selection) -> list[dict[str, Any]]:
    """A table's rows as plain values."""
    return [dict(r) for r in table.rows(source)]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_table_has_rows_under_its_columns_and_keys(table: Table, record: Record) -> None:
    """Each row has the table's columns in their order, values of their kinds, and a key of its own; the demo fills each table."""
    kinds = {"text": str, "texts": tuple, "integer": int, "number": float | int, "date": date, "moment": datetime, "flag": bool}
    found = rows(table, Selection(record, rejected=True))
    assert found or table.name == "taken"
    for row in found:
        assert set(row) == {c.name for c in table.columns}
        for c in table.columns:
            assert (row[c.name] is None and c.kind != "texts") or isinstance(row[c.name], kinds[c.kind]), (c.name, row[c.name])
            assert row[c.name] != "", c.name
    keys = [tuple(r[k] for k in table.key) for r in found]
    assert len(set(keys)) == len(keys)
    assert not any(part is None or part == "" for key in keys for part in key)


def test_values_point_at_the_words_of_their_report(record: Record) -> None:
    """The words of a statement, figure and participant stand in the report's text where the row says."""
    source = Selection(record)
    text = {r["id"]: r["text"] for r in TABLES["reports"].rows(source)}
    for name in ("statements", "positions", "figures"):
        for row in TABLES[name].rows(source):
            assert text[row["report"]][row["start"] : row["end"]] == row["words"]
    for row in TABLES["participants"].rows(source):
        assert text[row["account"].split(":")[0]][row["start"] : row["end"]] == row["words"]


def test_what_was_rejected_is_left_out_unless_asked_for(record: Record) -> None:
    """A rejected event, and its accounts, are in no table unless asked for."""
    with_it, without = Selection(record, rejected=True), Selection(record)
    gone = {r["id"] for r in TABLES["events"].rows(with_it)} - {r["id"] for r in TABLES["events"].rows(without)}
    assert len(gone) == 1
    assert not gone & {r["event"] for r in TABLES["crosswalk"].rows(without)}


def test_a_filter_narrows_events_and_what_hangs_on_them(record: Record) -> None:
    """An actor's name chooses their events; the accounts and reports are those of these events; an unknown or vague name is an error."""
    source = Selection(record, queries.Filter(actor="Hakan Fidan"))
    events = rows(TABLES["events"], source)
    assert events
    assert all("Hakan Fidan" in e["participants"] for e in events)
    assert {r["event"] for r in TABLES["accounts"].rows(source)} == {e["id"] for e in events}
    assert len(rows(TABLES["reports"], source)) < record_size(record)
    with pytest.raises(ExportError, match="no such actor"):
        Selection(record, queries.Filter(actor="Nobody at all"))
    with pytest.raises(ExportError, match="several"):
        Selection(record, queries.Filter(actor="a"))


def record_size(record: Record) -> int:
    """How many reports it has."""
    return sum(1 for _ in record.reports())


# -- formats ---------------------------------------------------------------------------------------------------------

READ: dict[str, Callable[[Table, Path], list[dict[str, Any]]]] = {}


def reader(name: str) -> Callable[[Any], Any]:
    """Registers how a format's file is read back into the table's values."""

    def keep(read: Any) -> Any:
        READ[name] = read
        return read

    return keep


@reader("csv")
@reader("csv-bom")
def _csv(table: Table, path: Path) -> list[dict[str, Any]]:
    return list(flat.read_csv(table, path))


@reader("jsonl")
def _jsonl(table: Table, path: Path) -> list[dict[str, Any]]:
    return list(flat.read_jsonl(table, path))


@reader("parquet")
def _parquet(table: Table, path: Path) -> list[dict[str, Any]]:
    import polars

    moments = [c.name for c in table.columns if c.kind == "moment"]
    return [
        {k: tuple(v) if isinstance(v, list) else v.astimezone(UTC) if k in moments and v else v for k, v in row.items()}
        for row in polars.read_parquet(path).to_dicts()
    ]


@reader("xlsx")
def _xlsx(table: Table, path: Path) -> list[dict[str, Any]]:
    import openpyxl

    sheet = openpyxl.load_workbook(path.open("rb"), read_only=True)[table.name]
    head, *found = sheet.iter_rows(values_only=True)
    assert list(head) == [c.name for c in table.columns]
    return [{c.name: _from_excel(v, c) for c, v in zip_longest(table.columns, row)} for row in found]  # ends at the last cell with a value


def _from_excel(value: Any, column: Column) -> Any:
    if isinstance(value, str):
        value = re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), value)
    if column.kind == "texts":
        return flat.split(value or "")
    if column.kind == "moment" and value:
        return value.replace(tzinfo=UTC)
    if column.kind == "date" and value:
        return date.fromisoformat(value) if isinstance(value, str) else value.date()
    return float(value) if column.kind == "number" and value is not None else value


def as_excel(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with numbers as exact as Excel holds them: 15 digits."""
    return [{k: pytest.approx(v, rel=1e-14, abs=0) if isinstance(v, float) else v for k, v in row.items()} for row in values]


@reader("sqlite")
def _sqlite(table: Table, path: Path) -> list[dict[str, Any]]:
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    found = [dict(r) for r in db.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')]
    db.close()
    return [{c.name: _from_sqlite(row[c.name], c) for c in table.columns} for row in found]


def _from_sqlite(value: Any, column: Column) -> Any:
    if column.kind == "texts":
        return tuple(json.loads(value))
    if value is None:
        return None
    if column.kind in ("date", "moment"):
        return date.fromisoformat(value) if column.kind == "date" else datetime.fromisoformat(value.replace("Z", "+00:00"))
    return bool(value) if column.kind == "flag" else value


@reader("datapackage")
def _package(table: Table, path: Path) -> list[dict[str, Any]]:
    return list(flat.read_csv(table, path / f"{table.name}.csv"))


@pytest.mark.parametrize("name", READ)
def test_the_record_rereads_into_the_same_values(name: str, record: Record, tmp_path: Path) -> None:
    """Each table of the record, written in each tabular format, is read back into the values it was written from."""
    source = Selection(record, rejected=True)
    for table in TABLES.values():
        path = tmp_path / table.name
        n = export(source, table.name, name, path)
        written = rows(table, source)
        assert n == len(written)
        assert READ[name](table, path) == written


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["=1+1", "'=1", "-5", "@x", "a; b", "a;b\\", "; ", "\\", "\ttab", "_x0041_", "line\r\nbreak", "«التقى»", "\u202e", "#N/A", "TRUE", "1e5", " =x"]
)
VALUES: dict[str, Any] = {
    "text": CELLS.filter(bool) | st.none(), "texts": st.lists(CELLS.filter(bool), max_size=4, unique=True).map(tuple),
    "integer": st.integers(-(2**53), 2**53) | st.none(), "number": st.floats(allow_nan=False, allow_infinity=False, width=32) | st.none(),
    "date": st.dates(date(1850, 1, 1), date(2200, 1, 1)) | st.none(), "flag": st.booleans() | st.none(),
    "moment": st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0, tzinfo=UTC)) | st.none(),
}  # fmt: skip
ANY = Table("anything", "Every kind of column.", ("id",), (Column("id", "integer", "number"), *(Column(k, k, k) for k in VALUES)), lambda s: iter(()))  # type: ignore[arg-type]


class Bare:
    """Stands for a selection where a writer only asks for the record's version."""

    version = "0"


@pytest.mark.parametrize("name", READ)
@settings(max_examples=25, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(st.fixed_dictionaries(VALUES), min_size=1, max_size=4))
def test_any_value_rereads_into_itself(name: str, drawn: list[dict[str, Any]], tmp_path: Path) -> None:
    """Whatever a table holds (formulas, separators, controls, escapes, old days), each format gives it back."""
    values = [{"id": n, **row} for n, row in enumerate(drawn)]
    table = replace(ANY, rows=lambda _: iter(values))
    path = tmp_path / "file"
    path.unlink(missing_ok=True)
    write = {
        "csv": flat.write_csv, "csv-bom": flat.write_csv_bom, "jsonl": flat.write_jsonl, "parquet": binary.write_parquet,
        "xlsx": lambda s, t, p: binary.write_xlsx(s, (t,), p), "sqlite": lambda s, t, p: binary.write_sqlite(s, (t,), p),
        "datapackage": lambda s, t, p: flat.write_csv(s, t, _folder(p) / "anything.csv"),
    }[name]  # fmt: skip
    write(Bare(), table, path if name != "datapackage" else tmp_path)  # type: ignore[arg-type]
    found = READ[name](table, path if name != "datapackage" else tmp_path)
    assert found == (as_excel(values) if name == "xlsx" else values)


def _folder(path: Path) -> Path:
    return path


@given(CELLS)
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    """A guarded cell begins with nothing a spreadsheet runs, and the guard comes off again."""
    guarded = flat.guard(text)
    assert guarded.lstrip(" ")[:1] not in set("=+-@\t\r|%＝＋－＠") or not guarded.strip(" ")
    assert flat.unguard(guarded) == text


@given(st.lists(CELLS.filter(bool), max_size=5))
def test_several_texts_in_a_cell_come_apart_again(values: list[str]) -> None:
    """Whatever the texts hold, joining them loses nothing."""
    assert flat.split(flat.join(values)) == tuple(values)


def test_excel_runs_no_formula(record: Record, tmp_path: Path) -> None:
    """A note that is a formula is a text in the workbook."""
    import openpyxl

    export(Selection(record), "decisions", "xlsx", tmp_path / "d.xlsx")
    cells = [c for row in openpyxl.load_workbook(tmp_path / "d.xlsx")["decisions"].iter_rows() for c in row]
    assert any(c.value == '=HYPERLINK("x")' and c.data_type == "s" for c in cells)
    assert not any(c.data_type == "f" for c in cells)


def test_a_byte_order_mark_only_where_asked(record: Record, tmp_path: Path) -> None:
    """csv-bom begins with the mark, csv does not."""
    for name, mark in (("csv", False), ("csv-bom", True)):
        export(Selection(record), "events", name, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf") == mark


def test_a_real_reader_takes_the_data_package(record: Record, tmp_path: Path) -> None:
    """Frictionless finds the package valid: types, keys, references, sizes and checksums; a changed byte is found."""
    frictionless = pytest.importorskip("frictionless")
    export(Selection(record, rejected=True), "all", "datapackage", tmp_path / "p")
    done = frictionless.Package(str(tmp_path / "p" / "datapackage.json")).validate()
    assert done.valid, done.flatten(["name", "type", "message"])[:5]
    events = tmp_path / "p" / "events.csv"
    events.write_bytes(events.read_bytes().replace(b"happened", b"happenes", 1))
    assert not frictionless.Package(str(tmp_path / "p" / "datapackage.json")).validate().valid


def test_datasette_serves_the_file(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Datasette finds keys, references and full-text search in it."""
    import asyncio

    app = pytest.importorskip("datasette.app")
    export(Selection(record), "all", "sqlite", tmp_path / "record.db")
    monkeypatch.undo()  # its event loop connects a socket to itself

    async def ask() -> tuple[Any, Any]:
        served = app.Datasette([str(tmp_path / "record.db")])
        tables = (await served.client.get("/record.json")).json()
        found = (await served.client.get("/record/statements.json?_search=الحصار&_shape=array")).json()
        return tables, found

    tables, found = asyncio.run(ask())
    by_name = {t["name"]: t for t in tables["tables"]}
    assert by_name["accounts"]["primary_keys"] == ["key"]
    assert by_name["reports"]["fts_table"] == "reports_fts"
    assert {k["other_table"] for k in by_name["accounts"]["foreign_keys"]["outgoing"]} == {"events", "reports"}
    assert found
    assert all("الحصار" in r["words"] for r in found)


# -- archive ---------------------------------------------------------------------------------------------------------


def test_a_record_brought_into_a_new_one_is_the_same(record: Record, tmp_path: Path) -> None:
    """Export and import: the same version, the same tables, the same file again; twice changes nothing."""
    source = Selection(record, rejected=True)
    export(source, "record", "archive", tmp_path / "one.gz")
    with tawatur.open(tmp_path / "new.db") as new:
        done = archive.read_archive(new, tmp_path / "one.gz")
        assert (done.known, done.changed, done.decisions) == (0, 0, 6)
        assert version(new) == version(record)
        copy = Selection(new, rejected=True)
        for table in TABLES.values():
            assert rows(table, copy) == rows(table, source), table.name
        assert new.reached("reports.jsonl") == record.reached("reports.jsonl") is not None
        export(copy, "record", "archive", tmp_path / "two.gz")
        assert (tmp_path / "two.gz").read_bytes() == (tmp_path / "one.gz").read_bytes()
        again = archive.read_archive(new, tmp_path / "one.gz")
        assert (again.reports, again.decisions, again.decisions_known) == (0, 0, 6)
        assert version(new) == version(record)
        assert new.undo("amir") is not None  # what was decided elsewhere can be taken back here


def test_an_archive_goes_into_a_record_that_has_some_of_it(record: Record, tmp_path: Path) -> None:
    """Half of the reports read before, the rest and the decisions brought in: the same record."""
    export(Selection(record), "record", "archive", tmp_path / "one.gz")
    with tawatur.open(tmp_path / "half.db") as half:
        half.add([record.reading(r.id) for n, r in enumerate(record.reports()) if n % 2])
        done = archive.read_archive(half, tmp_path / "one.gz")
        assert done.known > 0
        assert done.changed == 0
        assert version(half) == version(record)


@pytest.mark.parametrize("harm", ["cut", "junk", "short", "later"])
def test_a_damaged_archive_changes_nothing(harm: str, record: Record, tmp_path: Path) -> None:
    """A file that is cut, of something else, short of lines, or of a later format is named, and nothing is kept of it."""
    path = tmp_path / "a.gz"
    export(Selection(record), "record", "archive", path)
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:-400])
    elif harm == "junk":
        path.write_bytes(b"something else")
    elif harm == "short":
        path.write_bytes(gzip.compress(b"".join([*lines[:5], *lines[6:]])))
    else:
        path.write_bytes(gzip.compress(b"".join([lines[0].replace(b'record":1', b'record":9'), *lines[1:]])))
    with tawatur.open(tmp_path / "new.db") as new:
        with pytest.raises(ExportError, match=re.escape("a.gz")):
            archive.read_archive(new, path)
        assert record_size(new) == 0


def test_the_version_changes_with_the_record(tmp_path: Path) -> None:
    """A report or a decision more is another version; the order of adding is not."""
    texts = ["التقى هاكان فيدان سيرغي لافروف في أنقرة أمس.", "هاتف هاكان فيدان عباس عراقجي أمس."]
    read = [tawatur.read(t, published=date(2025, 3, 14)) for t in texts]
    with tawatur.open(tmp_path / "a.db") as one, tawatur.open(tmp_path / "b.db") as two:
        one.add(read[:1])
        before = version(one)
        one.add(read[1:])
        two.add(reversed(read))
        assert before.digest != version(one).digest
        assert version(one) == version(two)


# -- command line ----------------------------------------------------------------------------------------------------


def call(*args: str, status: int = 0) -> Any:
    """Runs a command."""
    result = CliRunner().invoke(main, list(args))
    assert result.exit_code == status, result.output
    return result


def test_the_command_writes_to_terminal_file_and_folder(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text goes to the terminal, the rest into a file named after it; a folder that is there is not written over."""
    monkeypatch.chdir(tmp_path)
    db = record._name
    shown = call("export", "events", "--to", "csv", "--db", db, "--type", "agree")
    assert all(r["type"] == "AGREE" for r in csv.DictReader(shown.stdout.splitlines()))
    assert "rows in events.parquet" in call("export", "events", "--to", "parquet", "--db", db).stdout
    assert Path("events.parquet").exists()
    call("export", "all", "--to", "csv", "--db", db, "--out", "tables")
    assert {p.stem for p in Path("tables").iterdir()} == set(TABLES)
    assert "tables: is there already" in call("export", "all", "--to", "csv", "--db", db, "--out", "tables", status=1).stderr
    call("export", "record", "--to", "archive", "--db", db)
    assert "25 reports and 6 decisions new" in call("import", "record.tawatur.gz", "--db", "new.db").stdout


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["events"], "in which format"), (["events", "--to", "docx"], "no such format"), (["evnts", "--to", "csv"], "nothing of that name"),
        (["record", "--to", "csv"], "archive"), (["events", "--to", "csv", "--actor", "Nobody"], "no such actor"),
        (["events", "--to", "csv", "--out", "no/such/folder/x.csv"], "no/such/folder"), (["events", "--to", "csv", "--db", "missing.db"], "missing.db"),
    ],
)  # fmt: skip
def test_a_wrong_call_names_the_remedy(args: list[str], says: str, record: Record) -> None:
    """Each wrong call is one line that says what is wrong and what there is."""
    result = CliRunner().invoke(main, ["export", *(args if "--db" in args else [*args, "--db", record._name])])
    assert result.exit_code in (1, 2)
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_every_format_is_listed() -> None:
    """`export --list` names every table and format."""
    shown = call("export", "--list").stdout
    assert all(re.search(rf"^{re.escape(name)}\s", shown, re.M) for name in (*FORMATS, *TABLES))
    assert all(takers(name) for name in TABLES)


def test_a_missing_library_names_its_extra(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow, Parquet says which extra brings it."""
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'tawatur\[exports\]'"):
        export(Selection(record), "events", "parquet", tmp_path / "x.parquet")

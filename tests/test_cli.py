"""The commands as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur.cli import main

TEXT = "التقى وزير الخارجية التركي هاكان فيدان نظيره الروسي سيرغي لافروف في أنقرة، الجمعة. وقال فيدان إن <script>alert(1)</script> المحادثات مستمرة."
SAME = "أجرى هاكان فيدان محادثات مع سيرغي لافروف في أنقرة أمس الجمعة."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Runs a command in a folder with two reports."""
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(TEXT, encoding="utf-8")
    Path("two.txt").write_text(SAME, encoding="utf-8")

    def call(*args: str, status: int = 0) -> Result:
        result = CliRunner().invoke(main, list(args))
        assert result.exit_code == status, result.output
        return result

    return call


def test_read_prints_the_contract(run) -> None:  # type: ignore[no-untyped-def]
    """`read --json` prints one object a line with the fields that scoring needs."""
    row = json.loads(run("read", "one.txt", "--published", "2025-03-14", "--json").stdout)
    assert row["report"]["source"] == "one.txt"
    assert row["report"]["published"] == "2025-03-14"
    (account,) = row["accounts"]
    assert {p["name"] for p in account["participants"]} == {"Hakan Fidan", "Sergey Lavrov"}
    assert account["date"]["earliest"] == account["date"]["latest"] == "2025-03-14"
    assert account["place"]["name"] == "Ankara"
    assert row["statements"][0]["speaker"]["name"] == "Hakan Fidan"


def test_read_goes_on_after_a_bad_file(run) -> None:  # type: ignore[no-untyped-def]
    """A bad file is named on stderr and the exit status tells."""
    Path("bad.txt").write_bytes(b"\xff\xfa\x00")
    result = run("read", "bad.txt", "one.txt", status=1)
    assert "bad.txt" in result.stderr
    assert "Hakan Fidan" in result.stdout


def test_record_from_add_to_page(run) -> None:  # type: ignore[no-untyped-def]
    """Two reports of one meeting are one event in table, CSV, JSON, card, timeline and page."""
    assert "1 new" in run("add", "one.txt", "--published", "2025-03-14").stdout
    assert "1 new" in run("add", "two.txt", "--published", "2025-03-15").stdout
    assert "0 new, 1 already" in run("add", "two.txt", "--published", "2025-03-15").stdout
    (row,) = csv.DictReader(io.StringIO(run("events", "--format", "csv").stdout))
    assert row["reports"] == "2"
    event = json.loads(run("events", "--format", "json").stdout)
    assert event["id"] == row["id"]
    assert run("events", "--actor", "Lavrov", "--since", "2025-03-01", "--format", "csv").stdout.count("\n") == 2
    assert run("events", "--actor", "Nobody", "--format", "csv").stdout.count("\n") == 1
    card = run("show", row["id"][:6]).stdout
    assert "one.txt" in card
    assert "two.txt" in card
    assert "1 of 2 reports, origins" in card  # what is left without the other
    assert "2025-03-14  held for 2025-03-14" in card  # its life
    assert "2025-03-14" in run("timeline").stdout
    run("timeline", "--html", "page.html")
    page = Path("page.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_why_names_the_fields(run) -> None:  # type: ignore[no-untyped-def]
    """`why` says, field by field, what speaks for and against one event."""
    Path("three.txt").write_text("التقى هاكان فيدان سيرغي لافروف في موسكو في 24 فبراير 2025.", encoding="utf-8")
    run("add", "one.txt", "--published", "2025-03-14")
    run("add", "three.txt", "--published", "2025-03-14")
    ids = [json.loads(line)["id"] for line in run("events", "--format", "json").stdout.splitlines()]
    assert len(ids) == 2
    words = run("why", *ids).stdout
    assert "kept apart" in words
    assert "Ankara is not Moscow" in words or "2025-02-24" in words


def test_explain_shows_what_fired_and_what_did_not(run) -> None:  # type: ignore[no-untyped-def]
    """`explain` gives times, rules that fired, and near rules with the reason of their silence."""
    plain = json.loads(run("explain", "بحث هاكان فيدان القضية، أمس.", "--published", "2025-03-14", "--json").stdout)
    (sentence,) = plain["sentences"]
    assert sentence["times"][0]["earliest"] == "2025-03-13"
    assert sentence["fired"] == []
    assert "no other side" in sentence["silent"][0]["why"]
    assert "mention" in run("explain", TEXT).stdout


def test_names_takes_either_script(run) -> None:  # type: ignore[no-untyped-def]
    """Spellings of one man match, two men do not."""
    assert run("names", "قالن", "كالين").stdout.startswith("same")
    assert run("names", "إبراهيم قالن", "İbrahim Kalın").stdout.startswith("same")
    assert run("names", "خليل الحية", "خالد مشعل").stdout.startswith("different")


def test_a_file_that_is_no_record(run) -> None:  # type: ignore[no-untyped-def]
    """Something else in place of the record gets a message that names it and the remedy."""
    Path("junk.db").write_text("not a database at all" * 100, encoding="utf-8")
    result = run("events", "--db", "junk.db", status=1)
    assert "junk.db" in result.stderr
    assert "--db" in result.stderr

"""The store: whole after crashes, copied and put back, under PostgreSQL the same record, words found whatever their form, versions of a page kept."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur.cli import main
from tawatur.ingest import prepare, reports
from tawatur.ingest.addresses import canonical
from tawatur.intake import Asked, take_in
from tawatur.model import Reading, Report
from tawatur.reading import read_report
from tawatur.record import Record, RecordError, open_record, queries, upkeep
from tawatur.record.versions import versions
from tests.conftest import ROOT

DEMO = ROOT / "demo" / "reports"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The bundled reports, read."""
    return [read_report(r) for r in reports([DEMO]) if isinstance(r, Report)]


@pytest.fixture
def record(tmp_path: Path, readings: list[Reading]) -> Iterator[Record]:
    """A record of the bundled reports."""
    with open_record(tmp_path / "r.db") as found:
        found.add(readings)
        yield found


def content(record: Record) -> tuple[object, ...]:
    """What a record says, in an order that does not depend on how it came there."""
    return tuple(sorted(r.id for r in record.reports())), tuple(record.events())


def run(*args: str, status: int = 0) -> str:
    """A command's output."""
    result = CliRunner().invoke(main, list(args))
    assert result.exit_code == status, result.output
    return result.output


# -- looking after ----------------------------------------------------------------------------------------------------


def test_backup_and_restore(record: Record, tmp_path: Path) -> None:
    """A backup holds all, restores into an empty record, and never overwrites unasked."""
    copy = tmp_path / "copy.db"
    assert upkeep.backup(record, copy) == 25
    with pytest.raises(RecordError, match="there already"):
        upkeep.backup(record, copy)
    with open_record(tmp_path / "other.db") as other:
        assert upkeep.restore(copy, other) == 25
        assert content(other) == content(record)
        assert upkeep.check(other) == ()
        with pytest.raises(RecordError, match="--replace"):
            upkeep.restore(copy, other)
        assert upkeep.restore(copy, other, replace=True) == 25
        assert other.add([]).new == 0


def test_commands(record: Record, tmp_path: Path) -> None:
    """Check, backup, compact and search from the command line."""
    db = str(tmp_path / "r.db")
    assert "whole" in run("db", "check", "--db", db)
    assert "25 reports" in run("db", "backup", str(tmp_path / "b.db"), "--db", db)
    assert "bytes" in run("db", "compact", "--db", db)
    assert "25 reports" in run("db", "restore", str(tmp_path / "b.db"), "--db", str(tmp_path / "new.db"))
    assert "version" in run("db", "upgrade", "--db", db)
    assert "reports" in run("search", "محادثات", "--db", db)


def test_faults_are_found(record: Record, tmp_path: Path) -> None:
    """An account without an event, a reading that cannot be read and a damaged file are told by name."""
    with sqlite3.connect(tmp_path / "r.db") as db:
        (key,) = db.execute("SELECT account FROM memberships ORDER BY account LIMIT 1").fetchone()
        db.execute("DELETE FROM memberships WHERE account = ?", (key,))
        (name,) = db.execute("SELECT id FROM reports ORDER BY id LIMIT 1").fetchone()
        db.execute("UPDATE reports SET reading = '{' WHERE id = ?", (name,))
    faults = {f.where: f.what for f in upkeep.check(record)}
    assert "no event" in faults[key]
    assert "cannot be read" in faults[f"report {name}"]
    assert "faults" in run("db", "check", "--db", str(tmp_path / "r.db"), status=1)


def test_an_older_record_is_brought_up_to_date(record: Record, tmp_path: Path) -> None:
    """A record of the version before is refused with the remedy, upgraded to the same events, and kept beside as it was."""
    before = content(record)
    path = tmp_path / "r.db"
    with sqlite3.connect(path) as db:
        for table in ("links", "blocks", "units", "pages", "addresses", "watched"):
            db.execute(f"DROP TABLE {table}")
        db.execute("UPDATE meta SET value = '1' WHERE name = 'version'")
    with pytest.raises(RecordError, match="tawatur db upgrade"):
        open_record(path)
    assert "version 1 to 2" in run("db", "upgrade", "--db", str(path))
    assert (tmp_path / "r.db.version-1").exists()
    with open_record(path) as upgraded:
        assert content(upgraded) == before
        assert upkeep.check(upgraded) == ()


# -- crashes, several at once, read-only ------------------------------------------------------------------------------


def test_killed_and_resumed(tmp_path: Path, readings: list[Reading]) -> None:
    """A run killed in the middle leaves a whole record; resumed it ends in the same one."""
    folder = tmp_path / "in"
    folder.mkdir()
    rows = "\n".join(f'{{"text": {_quoted(r.report.text)}, "published": "{r.report.published or ""}"}}' for r in readings * 4)
    (folder / "rows.jsonl").write_text(rows, encoding="utf-8")
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    with open_record(whole) as record:
        take_in(record, [str(folder / "rows.jsonl")], Asked())
        wanted = content(record)
    program = f"import tawatur.intake as i; i.BATCH = 3\nfrom tawatur.record import open_record\nwith open_record({str(cut)!r}) as r: i.take_in(r, [{str(folder / 'rows.jsonl')!r}], i.Asked(resume=True))"
    for delay in (1.2, 2.0):
        process = subprocess.Popen([sys.executable, "-c", program])
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with open_record(cut) as record:
            assert upkeep.check(record) == ()
    subprocess.run([sys.executable, "-c", program], check=True)
    with open_record(cut) as record:
        assert content(record) == wanted


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def test_resume_goes_on_behind_what_is_done(tmp_path: Path) -> None:
    """With --resume nothing is read twice; a file that changed is read anew."""
    path = tmp_path / "a.txt"
    path.write_text("التقى الوزيران في مسقط.", encoding="utf-8")
    with open_record(tmp_path / "r.db") as record:
        assert take_in(record, [str(path)], Asked()).new == 1
        again = take_in(record, [str(path)], Asked(resume=True))
        assert (again.new, again.known, again.passed) == (0, 0, 1)
        path.write_text("التقى الوفدان في الدوحة أمس.", encoding="utf-8")
        assert take_in(record, [str(path)], Asked(resume=True)).new == 1


def test_readers_go_on_while_one_writes(record: Record, tmp_path: Path) -> None:
    """A reader in the middle of a writer's transaction sees the record as it was."""
    before = content(record)
    with open_record(tmp_path / "r.db") as other, other.changing() as db:
        db.exec_driver_sql("DELETE FROM memberships")
        db.exec_driver_sql("DELETE FROM events")
        assert content(record) == before
    assert record.events() == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes read-only files too")
def test_a_read_only_file_is_read(record: Record, tmp_path: Path) -> None:
    """A record that cannot be written can be asked, and adding to it names the remedy."""
    record.close()
    path = tmp_path / "r.db"
    path.chmod(0o444)
    with open_record(path) as found:
        assert found.events()
        with pytest.raises(RecordError, match="writable"):
            found.add([read_report(prepare("التقى الوزيران."))])


def test_a_full_disk_keeps_what_was_there(record: Record, tmp_path: Path) -> None:
    """Where no page can be added, the addition fails with a message and nothing of it is kept."""
    before = content(record)
    with record.asking() as db:
        pages = db.exec_driver_sql("PRAGMA page_count").scalar()
    from sqlalchemy import event

    event.listen(record._engine, "connect", lambda c, _: c.execute(f"PRAGMA max_page_count={pages}"))
    record._engine.dispose()
    more = [read_report(prepare(f"التقى الوزيران في مسقط في الجولة {n}. " * 200)) for n in range(40)]
    with pytest.raises(RecordError, match="full"):
        record.add(more)
    assert content(record) == before
    assert upkeep.check(record) == ()


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("الأمم", "وقال مبعوث الامم المتحدة"), ("امم", "مبعوث الأُمَم المتحدة"), ("حركة", "وللحركة موقف آخر"), ("محادثات", "بالمحادثات الجارية"),
        ("المُحَادَثات", "محادثات الدوحة"), ("والهدنة", "هدنة مؤقتة"), ("مستشفى", "قرب المستشفي"), ("إتفاق", "الاتفاق الإطاري"),
    ],
)  # fmt: skip
def test_words_are_found(asked: str, text: str, tmp_path: Path) -> None:
    """A word is found whatever its hamza, vowels, article or conjunction, and another is not."""
    with open_record(tmp_path / "w.db") as record:
        record.add([read_report(prepare(text + ".")), read_report(prepare("خبر عن الطقس في الجبال."))])
        with record.asking() as db:
            assert len(queries.reports_saying(db, asked)) == 1


# -- versions and addresses -------------------------------------------------------------------------------------------

FIRST = "التقى وزير الخارجية التركي هاكان فيدان نظيره الروسي سيرغي لافروف في أنقرة، الجمعة. وقال فيدان إن المحادثات مستمرة وإن الجانبين اتفقا على مواصلة التشاور."
SECOND = FIRST.replace("الجمعة", "الخميس") + " وأضاف أن الجولة المقبلة ستعقد في موسكو."


def version(text: str, hour: int, url: str = "https://news.example/a?utm_source=x") -> Reading:
    """A page's text as got at an hour."""
    report = prepare(text, url=url, outlet="News")
    return read_report(replace(report, retrieved=datetime(2025, 3, 14, hour, tzinfo=UTC), addresses=(url,)))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("together", [False, True])
def test_the_newest_version_tells(turned: bool, together: bool, tmp_path: Path) -> None:
    """Of two versions of a page the newer one's accounts are the record's, in whatever order they come; both can be read, with what changed."""
    told = [version(FIRST, 9), version(SECOND, 12, "https://www.news.example/a/amp?fbclid=1")]
    if turned:
        told.reverse()
    with open_record(tmp_path / "v.db") as record:
        for part in [told] if together else [[t] for t in told]:
            record.add(part)
        assert {r for e in record.events() for r in e.reports} == {version(SECOND, 12).report.id}
        assert len(list(record.reports())) == 2
        with record.asking() as db:
            first, second = versions(db, "https://news.example/a")
        assert (first.current, second.current) == (False, True)
        assert any("موسكو" in line for line in second.come)
        assert upkeep.check(record) == ()
        record.rebuild()
        assert {r for e in record.events() for r in e.reports} == {version(SECOND, 12).report.id}


def test_two_pages_under_one_address_are_both_kept(tmp_path: Path) -> None:
    """Pages that have next to no words in common are no versions, whatever address they claim."""
    other = "أجرى الرئيس الفرنسي إيمانويل ماكرون اتصالا هاتفيا بالرئيس المصري عبد الفتاح السيسي مساء الأحد بحثا فيه وقف إطلاق النار في غزة وإدخال المساعدات."
    with open_record(tmp_path / "v.db") as record:
        record.add([version(FIRST, 9), version(other, 12)])
        assert len({r for e in record.events() for r in e.reports}) == 2


def test_one_report_under_many_addresses(tmp_path: Path) -> None:
    """The same text under other addresses is stored once, with all of them."""
    with open_record(tmp_path / "v.db") as record:
        assert record.add([version(FIRST, 9)]).new == 1
        assert record.add([version(FIRST, 10, "https://copy.example/b")]).known == 1
        with record.asking() as db:
            found = {url for (url,) in db.exec_driver_sql("SELECT url FROM addresses")}
        assert found == {"https://news.example/a?utm_source=x", "https://copy.example/b"}


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a/b", "http://www.news.example/a/b/", "https://m.news.example/a/b?utm_source=t&fbclid=1", "https://amp.news.example/a/b#top",
        "https://news.example/a/b/amp", "https://NEWS.example:443/a/b?ref=home", "https://web.archive.org/web/20240101000000/https://news.example/a/b",
    ],
)  # fmt: skip
def test_addresses_of_one_page(url: str) -> None:
    """However a page was found, it has one address; what tells pages apart stays."""
    assert canonical(url) == "news.example/a/b"
    assert canonical("https://news.example/a.aspx?id=7&utm_medium=x") == "news.example/a.aspx?id=7"


# -- PostgreSQL -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL server started for these tests; skips saying so where none can be started."""
    pgserver = pytest.importorskip("pgserver", reason="no PostgreSQL server is installed (pip install pgserver)")
    folder = tempfile.mkdtemp(prefix="tawatur-pg-")
    try:
        started = pgserver.get_server(folder, cleanup_mode="delete")
    except Exception as fault:  # whatever keeps a server from starting here
        pytest.skip(f"no PostgreSQL server can be started here: {fault}")
    yield started.get_uri()
    started.cleanup()



def test_postgresql_holds_the_same_record(server: str, record: Record, readings: list[Reading], tmp_path: Path) -> None:
    """Added in two parts, asked, searched, checked, backed up and restored, the record is the one in a file."""
    with open_record(server) as found:
        found.add(readings[:10])
        found.add(readings[10:])
        assert content(found) == content(record)
        with found.asking() as one, record.asking() as two:
            for words in ("الأمم المتحدة", "وساطة", "والمحادثات", "كلمة لا ترد"):
                assert queries.reports_saying(one, words) == queries.reports_saying(two, words)
        assert upkeep.check(found) == ()
        assert found.add([version(FIRST, 9)]).new == 1
        assert found.add([version(SECOND, 12)]).new == 1
        assert upkeep.check(found) == ()
        assert upkeep.backup(found, tmp_path / "pg.db") == 27
        assert upkeep.restore(tmp_path / "pg.db", found, replace=True) == 27
        assert upkeep.check(found) == ()
        upkeep.compact(found)
    with open_record(tmp_path / "pg.db") as copy, open_record(server) as found:
        assert content(copy) == content(found)

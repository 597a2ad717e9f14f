"""A set of files made to do harm or in a sorry state: each is refused with a reason or read for what it is, and the batch goes on."""

from __future__ import annotations

import gzip
import json
import resource
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tawatur.ingest import Refusal, reports
from tawatur.model import Report
from tests.test_ingest_formats import BODY, PAGE, body, warc_of, zip_of

LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + "]>"


def bomb() -> bytes:
    """A zip of one part that unpacks to much more than it holds."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("big.html", "w") as part:
        for _ in range(60):
            part.write(b"\0" * 1_000_000)
    return out.getvalue()


def lying() -> bytes:
    """A zip whose directory says that a part is small."""
    data = bytearray(zip_of({"a.html": b"<p>" + b"x" * 200_000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip …"""
    data = PAGE.encode()
    for n in range(depth):
        data = zip_of({f"{n}.{'html' if n == 0 else 'zip'}": data})
    return data


HOSTILE: dict[str, Callable[[], bytes]] = {
    "50mb.html": lambda: b"<html><body>" + b"<p>\xd9\x86</p>" * 7_000_000,
    "bomb.zip": bomb, "lying.zip": lying, "nested.zip": lambda: nested(9), "gzip.html.gz": lambda: gzip.compress(b"<html>" + b" " * 60_000_000),
    "laughs.xml": lambda: (LAUGHS + "<rss><channel><title>&j;</title><item><link>http://a.example</link></item></channel></rss>").encode(),
    "laughs2.xml": lambda: (LAUGHS + "<newsMessage><itemSet><newsItem><headline>&j;</headline></newsItem></itemSet></newsMessage>").encode(),
    "outside.xml": lambda: b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>&x;</loc></url></urlset>',
    "nulls.html": lambda: b"<html>\0\0\0\0" + b"\0" * 5000, "nulls.txt": lambda: b"\0" * 100, "picture.html": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
    "program.txt": lambda: b"MZ" + b"\0" * 500, "broken.rss": lambda: b"<rss><channel><item><title>", "empty.json": lambda: b"", "cut.json": lambda: b'[{"text": "',
    "deep.json": lambda: b"[" * 200_000, "cut.warc.gz": lambda: gzip.compress(b"WARC/1.0\r\nWARC-Type: resp")[:-6], "noise.warc": lambda: bytes(range(256)) * 50,
    "junk.pdf": lambda: b"%PDF-1.7\n" + b"\xff" * 300, "junk.docx": lambda: b"PK\x03\x04word/" + b"\xff" * 300, "junk.parquet": lambda: b"PAR1" + b"\xff" * 300 + b"PAR1",
    "entities.docx": lambda: zip_of({"word/document.xml": (LAUGHS + "<document>&j;</document>").encode()}), "mail.eml": lambda: b"From: a\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=q\n\n--q\n",
    "links.html": lambda: ("<html><body>" + "<li><a href=/x>خبر قصير آخر</a></li>" * 3000).encode(), "english.html": lambda: b"<html><body><p>" + b"This page is not in Arabic at all. " * 30,
    "script.html": lambda: b"<html><body><div id=root></div><script>render()</script></body></html>",
}  # fmt: skip
SORRY: dict[str, Callable[[], bytes]] = {
    "deep.html": lambda: (PAGE.replace("<h1>", "<div>" * 10_000 + "<h1>", 1)).encode(),
    "deep_spans.html": lambda: PAGE.replace("<main>", "<main>" + "<span>" * 10_000 + "</span>" * 10_000).encode(),
    "unclosed.html": lambda: PAGE.replace("</p>", "").replace("</div>", "").encode(), "cut.html": lambda: PAGE.encode()[: PAGE.encode().index(b"</main>")],
    "nulls_within.html": lambda: PAGE.replace("البوسعيدي", "البوسعيدي\x01").encode(), "as_text.txt": lambda: PAGE.encode(),
    "references.html": lambda: PAGE.replace("</body>", "&#0;&#xFFFFFFFF;&bogus;</body>").encode(),
    "declared_wrong.html": lambda: PAGE.replace("utf-8", "iso-8859-1").encode(),
    "cut.warc": lambda: warc_of({"https://a.example/1": PAGE})[:-1] + b"WARC/1.0\r\nContent-Le",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them in one folder, a good page among them."""
    path = tmp_path_factory.mktemp("hostile")
    for name, made in {**HOSTILE, **SORRY}.items():
        (path / name).write_bytes(made())
    (path / "zz_good.html").write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str, folder: Path) -> None:
    """It is refused, the refusal names the file and says why, and nothing is raised."""
    found = list(reports([folder / name]))
    assert found
    assert all(isinstance(r, Refusal) and name in r.reason and len(r.reason) > len(name) + len(str(folder)) + 5 for r in found)


@pytest.mark.parametrize("name", SORRY)
def test_sorry_files_are_read(name: str, folder: Path) -> None:
    """What is only broken is read for what it holds."""
    (report,) = [r for r in reports([folder / name]) if isinstance(r, Report)]
    assert BODY[0] in report.text
    assert set(body(report)) <= set(BODY) or name in ("unclosed.html", "deep.html", "deep_spans.html")


def test_the_batch_goes_on(folder: Path) -> None:
    """The whole folder goes through, the good page last, in bounded memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = list(reports([folder]))
    assert isinstance(found[-1], Report)
    assert body(found[-1]) == BODY
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 600_000, "kilobytes"


def test_rows_among_bad_rows(tmp_path: Path) -> None:
    """Bad rows are named by line, good ones go in."""
    rows = [json.dumps({"text": BODY[0]}), "{", "[]", "null", '{"text": 5}', "\x00", json.dumps({"text": BODY[1]})]
    (tmp_path / "r.jsonl").write_text("\n".join(rows), encoding="utf-8")
    found = list(reports([tmp_path / "r.jsonl"]))
    assert [isinstance(r, Report) for r in found] == [True, False, False, False, False, False, True]

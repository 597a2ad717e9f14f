"""Measures a WARC going into a record: pages a second on one core, most memory, and whether a run killed at any moment and resumed ends in the same record.

    python tools/warc_benchmark.py [--pages 10000] [--kills 3] [--real FOLDER]

The pages are generated reports of about 200 words in the markup of evaluation/pages/skins.txt; with --real they are the articles of zips of JSON in FOLDER.
Each run is a process of its own bound to one core.
"""

from __future__ import annotations

import argparse
import gzip
import html
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from generate import generate, plain
from jinja2 import Environment

ROOT = Path(__file__).resolve().parents[1]
SKINS = ROOT / "evaluation" / "pages" / "skins.txt"
USED = ("wp_jannah", "tagdiv", "drupal7", "css_modules", "amp", "ads_between", "sidebar_heavy", "elementor", "bbc_like", "arc_like")
FILLING = 9  # paragraphs added to a generated report


def texts(count: int, real: Path | None) -> Iterator[tuple[str, list[str], str]]:
    """(title, paragraphs, day) of each page."""
    if real is not None:
        yield from _real(real, count)
        return
    corpus = plain(generate("dev", 7, count // 5 + 20))
    pool = [p for row in corpus for p in _apart(row)]
    chance = random.Random(7)
    for row in corpus[:count]:
        own = [p for p in str(row["text"]).split("\n") if p.strip()]
        yield str(row["title"] or own[0][:70]), [*own, *chance.sample(pool, FILLING)], str(row["published"])


def _apart(row: dict[str, object]) -> Iterator[str]:
    """The paragraphs of a generated report that tell no event."""
    text, at = str(row["text"]), 0
    spans = [(t["start"], t["end"]) for t in row["tellings"]]  # type: ignore[attr-defined]
    for line in text.split("\n"):
        if line.strip() and not any(s < at + len(line) and at < e for s, e in spans):
            yield line
        at += len(line) + 1


def _real(folder: Path, count: int) -> Iterator[tuple[str, list[str], str]]:
    from tawatur.ingest import Refusal, reports

    for n, report in enumerate(r for r in reports([folder]) if not isinstance(r, Refusal)):
        if n == count:
            return
        lines = [html.escape(line) for line in report.text.split("\n") if line.strip()]
        yield lines[0], lines[1:], "2015-07-22"


def write(path: Path, count: int, real: Path | None) -> int:
    """Writes the WARC; gives how many pages it holds."""
    env = Environment(autoescape=False)  # the texts are the project's own
    parts = re.split(r"^=== (\w+)\n", SKINS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    skins = [env.from_string(skin) for name, skin in zip(parts[::2], parts[1::2], strict=True) if name in USED]
    teasers = ["جولة جديدة من المشاورات في العاصمة", "وفد أممي يزور المعبر الحدودي غدا", "تبادل قوائم بأسماء المحتجزين", "مشروع لإعادة تأهيل الميناء", "اجتماع وزاري يبحث أمن الملاحة"] * 3
    number = 0
    with path.open("wb") as out:
        for number, (title, ps, day) in enumerate(texts(count, real), 1):
            page = skins[number % len(skins)].render(t=title, ps=ps, x=teasers, l=[f"{t} بحسب ما أفادت به مصادر مطلعة على سير التحضيرات الجارية هناك." for t in teasers], d=day, dar=day, heads=[])
            body = page.encode()
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://outlet{number % 40}.example/news/{number}\r\nWARC-Date: 2031-06-01T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 5))
    return number


def start(warc: Path, db: Path, *more: str) -> subprocess.Popen[bytes]:
    """A run of `tawatur add` on one core."""
    command = [sys.executable, "-m", "tawatur.cli", "add", str(warc), "--db", str(db), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {0}))


def content(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a record holds, in an order that does not depend on how it came there."""
    with sqlite3.connect(db) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall())
            for table, columns in (("reports", "id, published, outlet, title, text"), ("accounts", "key, filed"), ("events", "id, event"), ("memberships", "account, event"))
        }


def lines(pages: int, kills: int, real: Path | None = None) -> list[str]:
    """The figures of one run, and of one killed `kills` times and resumed."""
    folder = Path(tempfile.mkdtemp())
    try:
        warc, whole, cut = folder / "pages.warc.gz", folder / "whole.db", folder / "cut.db"
        pages = write(warc, pages, real)
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        told = start(warc, whole).communicate()[0].decode().strip().replace(str(whole), "the record")
        spent = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        core = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found = [
            f"WARC of {pages} pages ({warc.stat().st_size / 1e6:.0f} MB): {told}",
            f"  {pages / core:.0f} pages a second of one core's time ({pages / spent:.0f} by the clock), reading and forming events included; at most {after.ru_maxrss / 1024:.0f} MB of memory",
        ]
        if not kills:
            return found
        chance = random.Random(3)
        for _ in range(kills):
            run = start(warc, cut, "--resume")
            time.sleep(chance.uniform(0.1, 0.5) * spent / max(1, kills))
            run.kill()
            run.wait()
        start(warc, cut, "--resume").communicate()
        same = content(whole) == content(cut)
        return [*found, f"  killed {kills} times and resumed: {'the same record' if same else 'ANOTHER RECORD'}"]
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Prints the figures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--pages", type=int, default=10_000)
    asked.add_argument("--kills", type=int, default=3)
    asked.add_argument("--real", type=Path)
    given = asked.parse_args()
    print("\n".join(lines(given.pages, given.kills, given.real)))


if __name__ == "__main__":
    main()

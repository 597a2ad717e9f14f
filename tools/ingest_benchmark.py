"""Measures taking in: body text and dates of the written pages, forms of dates, encodings; beside them other extractors where they are installed.

One command: python tools/ingest_benchmark.py [--worst N]. `lines()` is what `make evaluate` writes.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tawatur.ingest import Refusal, prepare, reports
from tawatur.ingest.dates import day_of_address
from tawatur.ingest.encodings import Undecodable, decode
from tawatur.ingest.page.metadata import day_of
from tawatur.lexicon import read_table
from tawatur.model import Report

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "evaluation" / "pages"
_LATER = 100  # pages numbered above were written after the extractor
WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(WORD.findall(text))


def f1(wanted: str, found: str, neutral: str = "") -> tuple[float, float, float]:
    """(precision, recall, F1) of words, each counted as often as it stands; words of `neutral` lines are not held against a text that has them."""
    gold, got = words(wanted), words(found)
    got -= words(neutral) & (got - gold)
    both = sum((gold & got).values())
    precision = both / sum(got.values()) if got else 0.0
    recall = both / sum(gold.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def body(report: Report) -> str:
    """The text of a report outside its zones."""
    parts, at = [], 0
    for zone in report.zones:
        parts.append(report.text[at : max(at, zone.start)])
        at = max(at, zone.end)
    return " ".join([*parts, report.text[at:]])


def ours(path: Path) -> str:
    """What Tawatur takes for the body."""
    return " ".join(body(r) for r in reports([path]) if isinstance(r, Report))


def others() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The other extractors that are installed, each as it comes."""
    try:
        import trafilatura

        yield "trafilatura", lambda page: trafilatura.extract(page, include_comments=False) or ""
    except ImportError:
        pass
    try:
        from lxml import html
        from readability import Document

        yield "readability-lxml", lambda page: html.fromstring(Document(page).summary()).text_content()
    except ImportError:
        pass
    try:
        from resiliparse.extract.html2text import extract_plain_text

        yield "resiliparse", lambda page: extract_plain_text(page, main_content=True)
    except ImportError:
        pass


def pages(part: str, worst: int = 0) -> list[str]:
    """Lines on body text and dates of the written pages: those at hand while the extractor was made, or those written after it."""
    gold = json.loads((PAGES / "gold.json").read_text(encoding="utf-8"))
    gold = {file: row for file, row in gold.items() if (int(file.split("_")[0]) > _LATER) == (part == "test")}
    list(reports(sorted(PAGES.glob("0*.html"))))  # the tables are read before the clock runs
    extractors: list[tuple[str, Callable[[Path], str]]] = [("tawatur", ours)]
    extractors += [(name, lambda path, run=run: run(decode(path.read_bytes()).text)) for name, run in others()]  # type: ignore[misc]
    kind = "written after the extractor" if part == "test" else "at hand while the extractor was made"
    found = [f"{len(gold)} pages {kind}; body, words: mean precision, recall, F1; pages at or above 0.97; milliseconds a page"]
    for name, run in extractors:
        scores, start = {}, time.perf_counter()
        for file, row in gold.items():
            try:
                text = run(PAGES / file)
            except Exception:  # an extractor that fails on a page finds nothing in it
                text = ""
            scores[file] = f1(" ".join(row["body"]), text, " ".join(row["neutral"]))
        spent = 1000 * (time.perf_counter() - start) / len(gold)
        mean = [sum(s[k] for s in scores.values()) / len(scores) for k in range(3)]
        good = sum(s[2] >= 0.97 for s in scores.values())
        found.append(f"  {name:<17} P {mean[0]:.3f}  R {mean[1]:.3f}  F1 {mean[2]:.3f}  {good} of {len(gold)}  {spent:.1f} ms")
        if name == "tawatur":
            for file, s in sorted(scores.items(), key=lambda item: item[1][2])[:worst]:
                found.append(f"    {file}: P {s[0]:.3f} R {s[1]:.3f}")
    right = wrong = 0
    for file, row in gold.items():
        for report in reports([PAGES / file]):
            day = report.published if isinstance(report, Report) else None
            right += day is not None and day.isoformat() == row["published"]
            if day is not None and day.isoformat() != row["published"]:
                wrong += 1
                found.append(f"    {file}: published {day}, wanted {row['published']}")
            elif day is None and worst:
                found.append(f"    {file}: no date ({report.reason if isinstance(report, Refusal) else report.text[:90]!r})")
    found.append(f"  dates of the pages: {right} of {len(gold)} right, {wrong} wrong, {len(gold) - right - wrong} unknown")
    return found


def dates() -> list[str]:
    """Lines on the forms of dates."""
    rows = read_table(ROOT / "evaluation" / "dates.tsv")
    right = wrong = 0
    faults = []
    for row in rows:
        day = told(row["where"], row["form"])
        got = day.isoformat() if day else "unknown"
        right += got == row["day"]
        if got != row["day"]:
            wrong += got != "unknown"
            faults.append(f"    {row['where']} {row['form']}: {got}, wanted {row['day']}")
    unknown = sum(row["day"] == "unknown" for row in rows)
    return [f"{len(rows)} forms of dates, {unknown} of them unknown: {right / len(rows):.3f} right, {wrong} wrong values", *faults]


def told(where: str, form: str) -> date | None:
    """The day that a form gives where it stands: `url`, `meta`, `dateline` or a line of its own."""
    if where == "url":
        return day_of_address(form)
    if where == "meta":
        return day_of(form, None)
    text = "بحث الوزيران في العاصمة سبل استئناف المحادثات بين الطرفين، واتفقا على عقد جولة جديدة قريبا."
    if where == "dateline":
        return prepare(f"{form}\n{text}").published
    return prepare(f"الوزيران يبحثان استئناف المحادثات\n{form}\n{text}\n{text}").published


def encodings() -> list[str]:
    """Lines on encodings: how many of the demo reports come back from each."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "demo" / "reports").glob("*.txt"))]
    found = []
    for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6", "mac_arabic"):
        good = 0
        for text in texts:
            written = text.encode(name, "ignore").decode(name)
            with contextlib.suppress(Undecodable):
                good += decode(text.encode(name, "ignore")).text == written
        found.append(f"{name} {good}/{len(texts)}")
    return ["encodings, demo reports that come back: " + ", ".join(found)]


def saudi() -> list[str]:
    """Lines on three days of real articles of Saudi outlets, as zips of JSON; none where they are not here."""
    folder = ROOT.parent / "shared" / "data" / "saudinewsnet"
    if not folder.is_dir():
        return ["saudinewsnet: not here; this set is not part of the project"]
    taken: list[Report] = []
    refused: Counter[str] = Counter()
    for found in reports([folder]):
        if isinstance(found, Report):
            taken.append(found)
        else:
            refused[found.reason.rsplit(": ", 1)[-1]] += 1
    dated = [r for r in taken if r.published is not None]
    outside = [r for r in dated if r.published is not None and not date(2009, 1, 1) <= r.published <= date(2015, 7, 25)]
    told = ", ".join(f"{n} «{reason}»" for reason, n in refused.items())
    return [
        f"saudinewsnet: {len(taken)} articles taken in, refused: {told or 'none'}; {sum(r.outlet is not None for r in taken)} with an outlet, "
        f"{len(dated)} with a day (of the address or the text alone), {len(outside)} of these outside the set's days"
    ]


def lines(worst: int = 0) -> list[str]:
    """All of it."""
    return [*pages("dev", worst), *pages("test", worst), *dates(), *encodings(), *saudi()]


if __name__ == "__main__":
    print("\n".join(lines(int(sys.argv[2]) if len(sys.argv) > 2 else 70)))

"""A dossier answers a question with the record's own words and sources, in one file that needs nothing else."""

from __future__ import annotations

import html as markup
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import tawatur
from tawatur import lexicon
from tawatur.cli import main
from tawatur.ingest import Refusal, reports
from tawatur.publish.dossier import Asked, gather, html, pdf, read_question
from tawatur.publish.exports import Selection
from tawatur.reading import read_report
from tawatur.record import Record
from tests.conftest import ROOT

TEXTS = [
    "قال وزير الخارجية المصري بدر عبد العاطي، الثلاثاء، إن مصر تقترح وقفاً لإطلاق النار في غزة. <b>نص</b>",
    "عقد الوفدان الروسي والأوكراني جولة محادثات في إسطنبول، الجمعة، برعاية تركيا. وقال وزير الخارجية التركي هاكان فيدان إن أنقرة تعرض استضافة قمة.",
    "رفضت إيران المقترح الأميركي، الأربعاء.",
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The demo's reports and three of one sentence each."""
    with tawatur.open(tmp_path_factory.mktemp("dossier") / "demo.db") as found:
        found.add(read_report(r) for r in reports([ROOT / "demo" / "reports"]) if not isinstance(r, Refusal))
        found.add(tawatur.read(t, published=date(2024, 9, 12)) for t in TEXTS)
        yield found


def ask(record: Record, question: str) -> Asked:
    """How a question is read."""
    with record.asking() as db:
        return read_question(db, question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did each mediator propose in September 2024?", {"mediators": True, "days": ((date(2024, 9, 1), date(2024, 9, 30)),)}),
        ("ماذا اقترح كل وسيط في أيلول 2024؟", {"mediators": True, "days": ((date(2024, 9, 1), date(2024, 9, 30)),)}),
        ("Whom did Hakan Fidan meet?", {"actors": (("hakan-fidan", "Hakan Fidan"),), "events": ("CONSULT:*",), "mediators": False}),
        ("من التقى هاكان فيدان؟", {"actors": (("hakan-fidan", "Hakan Fidan"),), "events": ("CONSULT:*",)}),
        ("What did Iran reject on 2025-04-12?", {"actors": (("IRN", "Iran"),), "stances": ("REJECT",), "days": ((date(2025, 4, 12), date(2025, 4, 12)),)}),
        ("ceasefire in 2025", {"topics": ("ceasefire",), "days": ((date(2025, 1, 1), date(2025, 12, 31)),), "stances": (), "events": ()}),
        ("وقف إطلاق النار", {"topics": ("ceasefire",)}),
    ],
)
def test_a_question_is_read(question: str, expected: dict[str, object], record: Record) -> None:
    """Kinds, names, topics and days of questions in both languages."""
    asked = ask(record, question)
    assert {k: getattr(asked, k) for k in expected} == expected


def test_a_month_without_a_year_is_that_of_every_year_the_record_spans(record: Record) -> None:
    """«September» means each September from the first report's year to the last one's."""
    asked = ask(record, "What was proposed in September?")
    assert (date(2024, 9, 1), date(2024, 9, 30)) in asked.days
    assert len(asked.days) > 1


def test_every_cue_of_a_question_asks_for_something_known() -> None:
    """Each row names stances, kinds of events or a role that exist."""
    for row in lexicon.table("questions"):
        for what in row.many("asks"):
            assert re.fullmatch(r"[A-Z]+|(CONSULT|AGREE|PROPOSAL):(\*|[a-z]+)|role:mediator|say:\*", what), what


def test_each_answer_has_its_words_and_source(record: Record) -> None:
    """Every quote is its report's text at its place, every source is listed once, and answers lie in the days asked for."""
    source = Selection(record)
    found = gather(source, ask(record, "What happened in 2025?"))
    assert found.findings
    texts = {source.pid("report", r.id): r.text for r in record.reports()}
    numbered = {s.number: s.pid for s in found.sources}
    assert list(numbered) == list(range(1, len(numbered) + 1))
    for group in found.groups:
        for f in group.findings:
            assert f.quotes
            assert f.last is None or f.last.year >= 2025
            for q in f.quotes:
                assert texts[numbered[q.source]][q.start : q.end] == q.words
                assert q.before + q.words + q.after in texts[numbered[q.source]]
    assert {q.source for g in found.groups for f in g.findings for q in f.quotes} == set(numbered)


def test_mediators_are_those_who_mediate_in_the_record(record: Record) -> None:
    """Türkiye hosts talks of two others and is one; what Egypt proposes is left out, for it mediates in no event."""
    found = gather(Selection(record), ask(record, "What did each mediator propose in September 2024?"))
    assert "Turkey" in {m.name for m in found.mediators}
    assert {x.name for g in found.groups for x in g.who} == {"Turkey"}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_needs_nothing_and_shows_text_as_text(language: str, record: Record) -> None:
    """No script, no address that is fetched; markup in a report is shown; the version and identifiers are there; the same made twice is the same."""
    source = Selection(record)
    dossier = gather(source, ask(record, "<script>alert(1)</script> Egypt propose"))
    page = html(dossier, language)
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page
    assert "<script" not in page
    assert "<b>نص" not in page
    assert markup.escape("<b>نص</b>") in page or "نص" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert not re.search(r"url\((?!data:)", page)
    assert str(source.version) in page
    assert all(s.pid in page and s.sha256 in page for s in dossier.sources)
    assert all(f.pid in page for g in dossier.groups for f in g.findings)
    assert gather(Selection(record), dossier.asked).pid == dossier.pid


def test_nothing_found_is_said_so(record: Record) -> None:
    """A question without an answer says that this proves nothing."""
    page = html(gather(Selection(record), ask(record, "What did Iran accept in 1999?")))
    assert "no proof that there was nothing" in page


def test_the_pdf_is_tagged_and_has_the_words(record: Record, tmp_path: Path) -> None:
    """A real reader finds pages, the language, tags, embedded fonts and the identifiers in the PDF."""
    pypdf = pytest.importorskip("pypdf")
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        pytest.skip("WeasyPrint, or Pango that it stands on, is not installed")
    dossier = gather(Selection(record), ask(record, "What did Iran reject?"))
    pdf(dossier, tmp_path / "d.pdf", "ar")
    read = pypdf.PdfReader(tmp_path / "d.pdf")
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ar"
    text = "".join(page.extract_text() for page in read.pages)
    assert str(dossier.version) in text
    assert "الإصدار" in text  # letters come out as they were set: no two fonts are mixed up
    fonts = {str(f["/BaseFont"]) for page in read.pages for f in (x.get_object() for x in page["/Resources"]["/Font"].values())}
    assert any("Plex" in f and "Arabic" in f for f in fonts)
    assert read.attachments["dossier.html"] == [html(dossier, "ar").encode()]


def test_the_command_writes_a_file_and_says_how_it_read_the_question(record: Record, tmp_path: Path) -> None:
    """The options narrow the question; a wrong suffix names the right ones."""
    out = tmp_path / "d.html"
    db = record._name
    result = CliRunner().invoke(main, ["dossier", "What did Iran reject?", "--db", db, "--out", str(out), "--since", "2024-01-01", "--until", "2024-12-31"])
    assert result.exit_code == 0, result.output
    assert "REJECT" in result.output
    assert "by Iran" in result.output
    assert "2024-01-01..2024-12-31" in result.output
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    arabic = CliRunner().invoke(main, ["dossier", "ماذا رفضت إيران؟", "--db", db, "--out", str(out)])
    assert arabic.exit_code == 0
    assert 'lang="ar" dir="rtl"' in out.read_text(encoding="utf-8")[:60]
    wrong = CliRunner().invoke(main, ["dossier", "x", "--db", db, "--out", "d.docx"])
    assert wrong.exit_code == 1
    assert ".html or .pdf" in wrong.output

"""One report, in every format it can come in, is read as the same body with its day and outlet."""

from __future__ import annotations

import email.message
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tawatur.ingest import Columns, Refusal, reports
from tawatur.model import Report

LEAD = "التقى وزير الخارجية العماني بدر البوسعيدي، السبت، نظيره الإيراني عباس عراقجي في مسقط لبحث سير المحادثات غير المباشرة."
NEXT = "وقال البوسعيدي في بيان إن الجانبين اتفقا على عقد جولة ثانية من المحادثات في الأسبوع المقبل، وإن الأجواء كانت ودية."
LAST = (
    "ومن جانبه أكد عراقجي في تصريح للصحفيين بعد اللقاء أن بلاده تدخل المحادثات بجدية وأنها لا تتفاوض تحت الضغط، مشيراً إلى أن "
    "الوسيط العماني سيحدد مكان الجولة المقبلة وموعدها في الأيام القليلة القادمة بالتشاور مع الطرفين ومع الدول المعنية بالملف."
)
BODY = [LEAD, NEXT, LAST]
TITLE = "لقاء عماني إيراني في مسقط"
URL = "https://www.aljazeera.net/news/2025/4/12/muscat"
DAY = date(2025, 4, 12)
PAGE = f"""<!doctype html><html lang="ar" dir="rtl"><head><title>{TITLE} | الجزيرة نت</title><meta charset="utf-8">
<link rel="canonical" href="{URL}"><meta property="article:published_time" content="2025-04-12T14:00:00Z"></head>
<body><header><nav><a href="/">الرئيسية</a></nav></header><main><h1>{TITLE}</h1><div class="share-bar">شارك</div>
<figure><img src="a.jpg"><figcaption>الوزيران خلال لقاء سابق (رويترز)</figcaption></figure>
<div class="article-body">{"".join(f"<p>{p}</p>" for p in BODY)}<p><a href="/x">اقرأ أيضًا: جولة أخرى</a></p></div></main>
<footer>جميع الحقوق محفوظة</footer></body></html>"""
FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الجزيرة نت</title>
<item><title>{TITLE}</title><link>{URL}</link><pubDate>السبت, 12 أبريل 2025 14:00:00 +0300</pubDate>
<content:encoded><![CDATA[{"".join(f"<p>{p}</p>" for p in BODY)}]]></content:encoded></item>
<item><title>خبر آخر</title><link>https://www.aljazeera.net/b</link><description>موجز قصير لا غير.</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>الجزيرة نت</title><entry><title>{TITLE}</title><link href="{URL}"/><id>1</id>
<published>2025-04-12T14:00:00Z</published><content type="html">{"".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in BODY)}</content></entry></feed>"""
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:1"><itemMeta><provider literal="Al Jazeera"/>
<firstCreated>2025-04-12T14:00:00+03:00</firstCreated></itemMeta><contentMeta><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{"".join(f"<p>{p}</p>" for p in BODY)}</body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""
NINJS = {"uri": "tag:2", "url": URL, "headline": TITLE, "versioncreated": "2025-04-12T14:00:00Z", "body_html": "".join(f"<p>{p}</p>" for p in BODY)}
ROW = {"source": "aljazeera", "url": URL, "title": TITLE, "author": "مسقط - وكالات", "content": "\n".join(BODY), "date": "2025-04-12"}


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def warc_of(pages: dict[str, str], compressed: bool = False) -> bytes:
    """A WARC of pages by address."""
    out = b""
    for url, page in pages.items():
        body = page.encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-04-13T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        record = head.encode() + http + b"\r\n\r\n"
        out += gzip.compress(record) if compressed else record
    return out


def mail() -> bytes:
    """A press office's e-mail."""
    message = email.message.EmailMessage()
    message["From"], message["Subject"], message["Date"] = "press@aljazeera.net", TITLE, "Sat, 12 Apr 2025 14:00:00 +0300"
    message.set_content("\n\n".join(BODY))
    return message.as_bytes()


def docx() -> bytes:
    """A word processor's document."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>' + "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in BODY)
    return zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": f'<?xml version="1.0"?><w:document {w}><w:body>{lines}</w:body></w:document>'.encode()})


def csv_file() -> bytes:
    """A table as a spreadsheet in Arabic Windows saves it."""
    import csv

    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(ROW)
    writer.writerow(ROW.values())
    return out.getvalue().encode("cp1256")


def parquet() -> bytes:
    """A Parquet file."""
    import pyarrow as arrow
    import pyarrow.parquet as files

    out = io.BytesIO()
    files.write_table(arrow.Table.from_pylist([ROW]), out)
    return out.getvalue()


FORMATS: dict[str, Callable[[], bytes]] = {
    "page.html": PAGE.encode, "page": PAGE.encode, "old.htm": lambda: PAGE.replace("utf-8", "windows-1256").encode("cp1256"),
    "feed.xml": FEED.encode, "atom.xml": ATOM.encode, "message.xml": NEWSML.encode, "item.json": lambda: json.dumps(NINJS).encode(),
    "feed.json": lambda: json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{**NINJS, "date_published": "2025-04-12", "content_html": NINJS["body_html"]}]}).encode(),
    "rows.json": lambda: json.dumps([ROW]).encode(), "rows.jsonl": lambda: json.dumps(ROW).encode(), "rows.csv": csv_file, "rows.parquet": parquet,
    "rows.jsonl.gz": lambda: gzip.compress(json.dumps(ROW).encode()), "mail.eml": mail, "statement.docx": docx,
    "page.zip": lambda: zip_of({"folder/page.html": PAGE.encode()}), "pages.warc": lambda: warc_of({URL: PAGE}),
    "pages.warc.gz": lambda: warc_of({URL: PAGE}, compressed=True),
    "pages.wacz": lambda: zip_of({"archive/data.warc.gz": warc_of({URL: PAGE}, compressed=True), "datapackage.json": b"{}"}),
}  # fmt: skip
UNDATED = {"statement.docx"}


def body(report: Report) -> list[str]:
    """The lines of a report that are in no zone but its dateline."""
    apart = {z.start for z in report.zones if z.kind != "dateline"}
    at, found = 0, []
    for line in report.text.split("\n"):
        if line.strip() and at not in apart:
            found.append(line.strip())
        at += len(line) + 1
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str, tmp_path: Path) -> None:
    """The body is the three paragraphs and nothing else; day, outlet and title are known where the format tells them."""
    path = tmp_path / name
    path.write_bytes(FORMATS[name]())
    report = next(r for r in reports([path]) if isinstance(r, Report))
    assert body(report) == BODY
    assert report.title == TITLE
    if name not in UNDATED:
        assert report.published == DAY
        assert report.outlet == "Al Jazeera"


def test_pdf(tmp_path: Path) -> None:
    """The text layer of a PDF gives whole paragraphs, their marks at their ends."""
    weasyprint = pytest.importorskip("weasyprint", reason="weasyprint makes the PDF to be read")
    fonts = Path(__file__).resolve().parents[1] / "src" / "tawatur" / "web" / "static" / "fonts"
    style = "@font-face{font-family:P;src:url(plex-arabic-400.woff2)} body{font-family:P}"
    page = f"<html lang=ar dir=rtl><style>{style}</style><h1>{TITLE}</h1>" + "".join(f"<p>{p}</p>" for p in BODY)
    weasyprint.HTML(string=page, base_url=f"{fonts}/").write_pdf(tmp_path / "a.pdf")
    (report,) = reports([tmp_path / "a.pdf"])
    assert isinstance(report, Report)
    assert body(report) == BODY


def test_a_summary_is_no_article(tmp_path: Path) -> None:
    """A feed's entry with a summary only is refused with the address to read."""
    path = tmp_path / "feed.xml"
    path.write_text(FEED, encoding="utf-8")
    (refusal,) = [r for r in reports([path]) if isinstance(r, Refusal)]
    assert "summary only" in refusal.reason
    assert "https://www.aljazeera.net/b" in refusal.reason


def test_named_columns(tmp_path: Path) -> None:
    """Columns of any name are taken where the user says which is which."""
    path = tmp_path / "t.csv"
    path.write_text(f"a,b,c\n1,{LEAD.replace(',', '،')},12 أبريل 2025\n", encoding="utf-8")
    (report,) = reports([path], columns=Columns.parse("text=b,published=c,id=a"))
    assert isinstance(report, Report)
    assert (report.source, report.published) == ("1", DAY)
    with pytest.raises(ValueError, match="words=b"):
        Columns.parse("words=b")


def test_folders_and_patterns(tmp_path: Path) -> None:
    """Folders are walked, patterns resolved, the files beside a saved page left alone, what is missing named."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "frame.html").write_text(PAGE, encoding="utf-8")
    assert len(list(reports([tmp_path]))) == 1
    assert len(list(reports([str(tmp_path / "*.html")]))) == 1
    (refusal,) = reports([tmp_path / "none.txt"])
    assert isinstance(refusal, Refusal)
    assert "no such file" in refusal.reason


def test_agency_in_the_byline_is_credited(tmp_path: Path) -> None:
    """The author's column of a table is the byline a page shows: its agency is credited."""
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({**ROW, "author": "مسقط - رويترز"}), encoding="utf-8")
    (report,) = reports([path])
    assert isinstance(report, Report)
    assert [c.name for c in report.wire_credits] == ["Reuters"]


def test_saudi_news(shared: Path) -> None:
    """The zips of a public news set go in as they are: every article with its outlet, and its day where its address gives one."""
    found = list(reports([shared / "data" / "saudinewsnet" / "2015-07-23.zip"]))
    taken = [r for r in found if isinstance(r, Report)]
    assert len(taken) > 1300
    assert all(r.outlet and r.outlet[0].isascii() for r in taken)
    assert {r.published_from for r in taken if r.outlet == "Okaz"} == {"url"}
    assert all("empty" in r.reason for r in found if isinstance(r, Refusal))

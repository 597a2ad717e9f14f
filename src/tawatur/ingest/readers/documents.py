"""Documents that press offices send: e-mail, PDF, DOCX."""

from __future__ import annotations

import email
import email.policy
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from io import BytesIO

from lxml import etree

from tawatur.ingest import outlets
from tawatur.ingest.encodings import Undecodable, decode
from tawatur.ingest.found import Article, Claim, Item, Raw, Refusal, UnreadableReport
from tawatur.ingest.page.fragment import fragment
from tawatur.ingest.page.metadata import day_of
from tawatur.ingest.readers.tables import Columns, composed

_MOST_XML = 30_000_000  # bytes of a document's text
_MOST_PAGES = 300
_HEADERS = re.compile(rb"^(?:(?:From|Date|Subject|Received|Return-Path|Message-ID|MIME-Version|To|Delivered-To|X-[\w-]+):[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def is_mail(head: bytes) -> bool:
    """Whether bytes begin with the headers of an e-mail."""
    return _HEADERS.match(head.lstrip()) is not None and (b"\nSubject:" in head or head.startswith(b"Subject:") or b"\nMIME-Version:" in head)


def mail(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The statement that an e-mail carries, then the documents attached to it."""
    message = email.message_from_bytes(raw.data(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    try:
        part = message.get_body(preferencelist=("plain", "html"))
        markup = message.get_body(preferencelist=("html", "plain"))
    except (KeyError, AttributeError, ValueError, LookupError):
        part = markup = None
    found = _mail_text(part, markup)
    if found is not None and found[0].strip():
        yield _letter(message, found, raw)
    attached = [a for a in message.iter_attachments() if a.get_content_type() in _ATTACHED]
    if not attached and (found is None or not found[0].strip()):
        raise UnreadableReport(f"{raw.place}: no text in this e-mail.")
    for number, attachment in enumerate(attached, 1):
        name = attachment.get_filename() or f"attachment {number}"
        data = attachment.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield Raw.of_bytes(data, f"{raw.name}!{name}", f"{raw.place}!{name}", media=attachment.get_content_type(), depth=raw.depth + 1)


_ATTACHED = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/html")


def _mail_text(part: MIMEPart | None, markup: MIMEPart | None) -> tuple[str, tuple[tuple[int, str], ...]] | None:
    """The text of a message: of its markup, which keeps paragraphs whole, else of its plain part."""
    for chosen in (markup, part):
        if chosen is None:
            continue
        data = chosen.get_payload(decode=True)
        if not isinstance(data, bytes):
            continue
        try:
            text = decode(data, chosen.get_content_charset()).text
        except Undecodable:
            continue
        return fragment(text) if chosen.get_content_type() == "text/html" else (text.strip(), ())
    return None


def _letter(message: EmailMessage, found: tuple[str, tuple[tuple[int, str], ...]], raw: Raw) -> Article:
    text, marks = found
    subject = re.sub(r"^(?:(?:re|fwd?|رد|إعادة توجيه)\s*:\s*)+", "", str(message.get("Subject") or ""), flags=re.IGNORECASE).strip() or None
    whole, head = composed(text, subject, None)
    shift = len(whole) - len(text)
    sender = re.search(r"@([\w.-]+)", str(message.get("From") or ""))
    outlet = outlets.of_address(sender[1]) if sender else None
    written = str(message.get("Date") or "") or None
    day = day_of(written, outlet.zone if outlet is not None else None)
    return Article(
        raw.name, whole, (*(head or ()), *((s + shift, k) for s, k in marks)) or None, raw.url, outlet.name if outlet is not None else None,
        subject, str(message.get("From") or "") or None, (Claim("metadata", day, written),) if day is not None and written else (),
    )  # fmt: skip


def pdf(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The text of a PDF file's pages."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(raw.data()))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableReport(f"{raw.place}: encrypted; save it without a password.")
        if len(reader.pages) > _MOST_PAGES:
            raise UnreadableReport(f"{raw.place}: {len(reader.pages)} pages; a report has at most {_MOST_PAGES}. Split it.")
        text = "\n".join(p.extract_text() or "" for p in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, NotImplementedError) as fault:
        raise UnreadableReport(f"{raw.place}: no PDF file, or a damaged one ({fault}).") from None
    if not re.search(r"[\u0600-\u06ff\ufb50-\ufeff]", text):
        raise UnreadableReport(f"{raw.place}: no Arabic text in this PDF; where its pages are pictures, give it a text layer first (OCR).")
    decoded = decode(text.encode("utf-8", "replace"))
    yield Article(raw.name, _paragraphs(decoded.text), notes=decoded.notes, url=raw.url)


_STRAY = re.compile(r"^([.،؛:!؟]+)(?=[\u0621-\u064a«\"(])(.*)$")  # a mark that the page shows at the line's left end
_ENDED = re.compile(r"[.!?؟:؛][\"”»’')\]\s]*$")
_FULL = 0.7  # share of the longest line that a line broken by the page has at least


def _paragraphs(text: str) -> str:
    """The text of a page's lines with those joined that only the page's width had broken, and marks put back to their ends."""
    lines = [_STRAY.sub(r"\2\1", " ".join(line.split())) for line in text.split("\n") if line.strip()]
    width = max(map(len, lines), default=0)
    found: list[str] = []
    runs_on = False
    for line in lines:
        if runs_on:
            found[-1] += f" {line}"
        else:
            found.append(line)
        runs_on = len(line) >= _FULL * width and not _ENDED.search(line)
    return "\n".join(found)


def docx(raw: Raw, columns: Columns) -> Iterator[Item]:
    """The paragraphs of a DOCX document, its headings marked."""
    try:
        with zipfile.ZipFile(BytesIO(raw.data())) as archive:
            info = archive.getinfo("word/document.xml")
            if info.file_size > _MOST_XML:
                raise UnreadableReport(f"{raw.place}: its text unpacks to {info.file_size:,} bytes; refused.")
            with archive.open(info) as stream:
                data = stream.read(_MOST_XML + 1)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError) as fault:
        raise UnreadableReport(f"{raw.place}: no DOCX document, or a damaged one ({fault}).") from None
    if len(data) > _MOST_XML or b"<!ENTITY" in data[:65536]:
        raise UnreadableReport(f"{raw.place}: its text unpacks to more than {_MOST_XML:,} bytes, or declares entities; refused.")
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True))
    if root is None:
        raise UnreadableReport(f"{raw.place}: no text in this document.")
    lines = [(words, kind) for p in root.iter(f"{_WORD}p") for words, kind in [_paragraph(p)] if words]
    if not lines:
        raise UnreadableReport(f"{raw.place}: no text in this document.")
    marks, at = [], 0
    for words, kind in lines:
        if kind is not None:
            marks.append((at, kind))
        at += len(words) + 1
    yield Article(raw.name, "\n".join(w for w, _ in lines), tuple(marks) or None, url=raw.url)


def _paragraph(element: etree._Element) -> tuple[str, str | None]:
    parts = []
    for e in element.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
        parts.append(e.text or "" if e.tag == f"{_WORD}t" else " ")
    words = " ".join("".join(parts).split())
    style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = style.get(f"{_WORD}val", "") if style is not None else ""
    if name.startswith(("Title", "Heading1")):
        return words, "headline"
    return words, "subhead" if name.startswith("Heading") else ("body" if words.count(" ") >= 9 else None)


__all__ = ["Refusal", "docx", "is_mail", "mail", "pdf", "replace"]

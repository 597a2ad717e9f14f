"""The report page: the text with all that was read in it marked, each mark explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tawatur.model import Reading
from tawatur.record.queries import Line
from tawatur.web import marks
from tawatur.web.marks import Note, Piece
from tawatur.web.views.lines import EventLine, line


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the report."""

    speaker: str
    called: str
    actor: str | None
    stance: str
    topics: tuple[str, ...]
    medium: str | None
    words: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report with its text in paragraphs of pieces, the explanations of its marks, and the events it tells."""

    id: str
    title: str | None
    outlet: str | None
    source: str
    url: str | None
    published: date | None
    published_from: str
    credits: tuple[str, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    notes: tuple[Note, ...]
    statements: tuple[Said, ...]
    events: tuple[EventLine, ...]


def report(reading: Reading, events: tuple[Line, ...]) -> ReportPage:
    """The page of a reading and the events that its accounts make."""
    r = reading.report
    found, notes = marks.explained(reading)
    pieces = marks.cut(r.text, 0, len(r.text), found, marks.layers(reading))
    said = tuple(
        Said(s.speaker.name, s.speaker.text, s.speaker.actor, s.stance, s.topics, s.medium, r.text[s.span.start : s.span.end])
        for s in reading.statements
    )
    kept = {p.note for p in pieces}
    return ReportPage(
        r.id, r.title, r.outlet, r.source, r.url, r.published, r.published_from, tuple(c.name for c in r.wire_credits),
        _paragraphs(pieces), tuple(n for n in notes if n.number in kept), said, tuple(line(e) for e in events),
    )  # fmt: skip


def _paragraphs(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces by line of the text; empty lines fall away."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        at = piece.start
        for n, part in enumerate(piece.text.split("\n")):
            if n:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(Piece(at, part, piece.kind, piece.note, piece.layers))
            at += len(part) + 1
    return tuple(tuple(p) for p in paragraphs if any(x.text.strip() for x in p))


COLUMNS = ("number", "kind", "text", "name", "actor", "facts")


def rows(page: ReportPage) -> list[tuple[object, ...]]:
    """The marks of a report as rows under COLUMNS."""
    return [(n.number, n.kind, n.text, n.name, n.actor, "; ".join(f"{k}: {v}" for k, v in n.facts)) for n in page.notes]

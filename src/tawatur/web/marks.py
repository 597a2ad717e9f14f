"""A stretch of report text cut where marks begin and end, so that a template can write each piece escaped and marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawatur.model import Account, Reading


@dataclass(frozen=True, slots=True)
class Mark:
    """A span and what it is; `note` is the number of its explanation, 0 for none."""

    start: int
    end: int
    kind: str
    note: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks. `kind` and `note`: the one mark that leads to an explanation; `layers`: what else lies over the words."""

    start: int
    text: str
    kind: str = ""
    note: int = 0
    layers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The explanation of a mark: label and value pairs, and where it leads."""

    number: int
    kind: str
    text: str
    facts: tuple[tuple[str, str], ...]
    actor: str | None = None
    name: str | None = None
    event: str | None = None


def cut(text: str, start: int, end: int, marks: Sequence[Mark], layers: Iterable[Mark] = ()) -> tuple[Piece, ...]:
    """The pieces of text[start:end] in order. Of marks that overlap the one that begins first, then the longest, is kept whole."""
    kept = _apart(marks, start, end)
    over = [m for m in layers if m.end > start and m.start < end]
    edges = {start, end}
    for mark in (*kept, *over):
        edges |= {max(start, mark.start), min(end, mark.end)}
    ordered = sorted(edges)
    pieces = []
    for low, high in pairwise(ordered):
        mark_here = next((m for m in kept if m.start <= low and high <= m.end), None)
        names = tuple(sorted({m.kind for m in over if m.start <= low and high <= m.end}))
        kind, note = (mark_here.kind, mark_here.note) if mark_here else ("", 0)
        pieces.append(Piece(low, text[low:high], kind, note, names))
    return tuple(pieces)


def _apart(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    kept: list[Mark] = []
    at = start
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start >= at and mark.end <= end and mark.start < mark.end:
            kept.append(mark)
            at = mark.end
    return kept


def of_account(account: Account) -> list[Mark]:
    """Who, when, where and the trigger of an account."""
    marks = [Mark(p.start, p.end, "who") for p in account.participants]
    if account.date is not None:
        marks.append(Mark(account.date.start, account.date.end, "when"))
    if account.place is not None:
        marks.append(Mark(account.place.start, account.place.end, "where"))
    marks.append(Mark(account.trigger.start, account.trigger.end, "did"))
    return marks


def passages(text: str, account: Account) -> tuple[tuple[Piece, ...], ...]:
    """Each span of an account's evidence, cut at its marks."""
    marks = of_account(account)
    return tuple(cut(text, span.start, span.end, marks) for span in account.evidence)


def explained(reading: Reading) -> tuple[list[Mark], list[Note]]:
    """The marks of a whole report with their explanations, numbered from 1 in order of the text."""
    found: list[tuple[Mark, Note]] = []
    for m in reading.mentions:
        facts = (
            [("kind", m.kind)] + [("office", m.office)] * bool(m.office) + [("country", m.country)] * bool(m.country)
        )
        if m.antecedent is not None:
            stands = next((o.text for o in reading.mentions if o.start == m.antecedent), "")
            facts += [("stands for", stands)] * bool(stands)
        note = Note(0, m.kind, m.text, tuple((k, v) for k, v in facts if v), m.actor, m.name)
        found.append((Mark(m.start, m.end, m.kind), note))
    for t in reading.times:
        ends = f"{t.earliest or ''}..{t.latest or ''}"
        facts = [("time", "" if ends == ".." else ends), ("precision", t.precision), ("basis", t.basis)]
        found.append((Mark(t.start, t.end, "time"), Note(0, "time", t.text, tuple((k, v) for k, v in facts if v))))
    for f in reading.figures:
        facts = [("what", f.what), ("value", _number(f.value, f.high)), ("bound", f.bound), ("unit", f.unit or "")]
        found.append(
            (
                Mark(f.span.start, f.span.end, "quantity"),
                Note(0, "quantity", f.text, tuple((k, v) for k, v in facts if v)),
            )
        )
    for a in reading.accounts:
        facts = [("type", a.type), ("mode", a.mode or ""), ("status", a.status), ("confidence", f"{a.confidence:.2f}"), ("rule", a.rule)]  # fmt: skip
        words = reading.report.text[a.trigger.start : a.trigger.end]
        found.append(
            (Mark(a.trigger.start, a.trigger.end, "did"), Note(0, "event", words, tuple((k, v) for k, v in facts if v)))
        )
    found.sort(key=lambda item: (item[0].start, -item[0].end))
    marks = [Mark(m.start, m.end, m.kind, n) for n, (m, _) in enumerate(found, 1)]
    notes = [Note(n, x.kind, x.text, x.facts, x.actor, x.name, x.event) for n, (_, x) in enumerate(found, 1)]
    return marks, notes


def layers(reading: Reading) -> list[Mark]:
    """What lies over the words of a whole report: evidence, statements, and what is not its body."""
    found = [Mark(s.start, s.end, "evidence") for a in reading.accounts for s in a.evidence]
    found += [Mark(s.span.start, s.span.end, "said") for s in reading.statements]
    for zone in reading.report.zones:
        found.append(Mark(zone.start, zone.end, "headline" if zone.kind == "headline" else "furniture"))
    return found


def _number(low: float, high: float | None) -> str:
    shown = f"{low:g}" if low != int(low) else f"{int(low):,}"
    return shown if high is None else f"{shown}–{high:,g}"

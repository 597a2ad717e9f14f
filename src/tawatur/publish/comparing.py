"""Reports and values side by side in the terminal: copies, figures, positions, proposals, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from tawatur.model import Event, Reading, Span
from tawatur.publish.terminal import console, day, first, joined, origins
from tawatur.record.decisions import Agreement, Decision, Impact
from tawatur.resolution.diff import Passage
from tawatur.resolution.ledger import Account, Entry
from tawatur.resolution.positions import Stand
from tawatur.resolution.proposals import Proposal

_SIGNS = {"kept": "=", "changed": "~", "dropped": "-", "added": "+"}
_STYLES = {"kept": "dim", "changed": "yellow", "dropped": "red", "added": "green"}


def print_diff(passages: Sequence[Passage], one: Reading, two: Reading) -> None:
    """Each passage with its sign (= kept, ~ changed, - dropped, + added) and what it says otherwise."""
    out = console()
    for p in passages:
        words = _words(two, p.second) if p.second is not None else _words(one, p.first)
        out.print(Text(f"{_SIGNS[p.kind]} {words}", style=_STYLES[p.kind]))
        if p.kind == "changed":
            out.print(Text(f"    was: {_words(one, p.first)}", style="dim"))
        for c in p.changes:
            said = (
                f"{c.first} → {c.second}"
                if c.first and c.second
                else f"dropped {c.first}"
                if c.first
                else f"added {c.second}"
            )
            if c.field == "certainty":
                said = " → ".join(f"«{w}»" if w else "none" for w in (c.first, c.second))
            if c.field == "loaded":
                said = f"«{c.second}», where a neutral word is {c.first}"
            out.print(Text(f"    {c.field:<12} {said}"))
    counts = {k: sum(p.kind == k for p in passages) for k in _SIGNS}
    out.print(Text(", ".join(f"{n} {k}" for k, n in counts.items()), style="bold"))


def _words(reading: Reading, span: Span | None) -> str:
    return " ".join(reading.report.text[span.start : span.end].split()) if span is not None else ""


def print_ledger(accounts: Iterable[Account], chosen: Sequence[Entry] = ()) -> None:
    """Figures by thing, each source's on a line of its own; those a policy chose are marked."""
    out = console()
    for account in accounts:
        name = " ".join(x for x in (account.what, f"({account.of})" if account.of else "", account.unit, f"in {account.place}" if account.place else "") if x)  # fmt: skip
        out.print(Text(name, style="bold"))
        for e in account.entries:
            value = f"{e.value:,.15g}" + (f"–{e.high:,.15g}" if e.high is not None else "")
            bound = "" if e.bound in ("exact", "range") else f"{e.bound} "
            contested = "≠" if e.as_of in account.contested else " "
            mark = "→" if any(e is c for c in chosen) else " "
            told = f"{e.source}" + (f", in {e.outlet}" if e.outlet and e.outlet != e.source else "")
            line = f"{mark}{contested} {e.as_of or 'undated'}  {bound}{value:<12} {told}  «{' '.join(e.text.split())}»"
            out.print(Text(line, style="yellow" if contested == "≠" else ""))


def print_positions(stands: Iterable[Stand]) -> None:
    """Stands by actor and topic, the turns marked, denials with what they deny."""
    out = console()
    head = ("", "")
    for s in stands:
        if (s.actor, s.topic) != head:
            head = (s.actor, s.topic)
            out.print(Text(f"{s.name} on {s.topic}", style="bold"))
        mark = "↺" if s.changed else "✕" if s.is_denial else " "
        denies = f"  denies {s.denies}" if s.denies else ""
        words = " ".join(s.words.split())
        told = " ← ".join(s.told_by)
        out.print(Text(f" {mark} {s.day or 'undated'}  {s.stance:<9} [{s.key}] {told}{denies}\n      «{words[:160]}»", style="yellow" if s.changed else ""))  # fmt: skip


def print_proposals(found: Iterable[Proposal]) -> None:
    """Each proposal's life, step by step."""
    out = console()
    for p in found:
        by = f" by {', '.join(p.authors)}" if p.authors else ""
        out.print(
            Text(f"{p.id}  {p.name or 'unnamed'}{by}: {p.stage}{'' if p.answered else ', unanswered'}", style="bold")
        )
        for s in p.steps:
            to = f" → {', '.join(s.to)}" if s.to else ""
            status = "" if s.status == "happened" else f" ({s.status})"
            told = " ← ".join(s.told_by) or s.outlet or "the report itself"
            out.print(Text(f"    {s.days}  {s.stage}{status}  {', '.join(s.by)}{to}  [{told}] {s.account}"))


def print_impact(impact: Impact) -> None:
    """The events as they stand and as they would be."""
    out = console()
    for label, events in (("now", impact.before), ("then", impact.after)):
        out.print(Text(label, style="bold"))
        for e in events:
            out.print(Text(f"    {_event(e)}"))


def _event(e: Event) -> str:
    where = f" · {joined(e.places)}" if e.places else ""
    what = f"{e.type} {first(e.modes)} {first(e.statuses)}"
    return f"{e.id}  {day(e)}  {what}  {joined(e.participants)}{where}  [{len(e.accounts)} accounts, {len(e.reports)} reports, {origins(e)} origins]"


def print_decisions(made: Iterable[Decision]) -> None:
    """Decisions, one a line, in the order they were made."""
    out = console()
    for d in made:
        what = f" {d.field}: {d.previous or '∅'} → {d.value or '∅'}" if d.kind == "correct" else ""
        others = f" {', '.join(d.others)}" if d.others else ""
        undone = f"  (taken back {d.undone:%Y-%m-%d %H:%M})" if d.undone is not None else ""
        out.print(
            Text(
                f"{d.id:>5}  {d.made:%Y-%m-%d %H:%M}  {d.who:<16} {d.kind:<8} {d.event}{what}{others}  {d.note}{undone}"
            )
        )


def print_agreement(found: Agreement) -> None:
    """How far reviewers agree."""
    out = console()
    for who, number in found.by_reviewer:
        out.print(f"{who:<20} {number} events judged")
    rows = (("judged by two", str(found.judged_twice)), ("equal verdicts", _share(found.share)), ("Cohen's kappa", _share(found.kappa)), ("Krippendorff's alpha", _share(found.alpha)))  # fmt: skip
    for label, value in rows:
        out.print(f"{label:<20} {value}")
    if found.kappa is not None or found.alpha is not None:
        out.print("kappa and alpha: 1 for full agreement, 0 for as much as chance would give, below 0 for less")


def _share(x: float | None) -> str:
    return "–" if x is None else f"{x:.3f}"

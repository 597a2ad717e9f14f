"""Events, cards and timelines in the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawatur.model import Account, Event, Filed, Link, Reading, Span, Value
from tawatur.record.index import is_disputed
from tawatur.resolution.events import interval_words

EVENT_COLUMNS = (
    "id",
    "date",
    "type",
    "mode",
    "status",
    "participants",
    "place",
    "topics",
    "reports",
    "outlets",
    "origins_min",
    "origins_max",
    "first_reported",
)
_MARKS = {"happened": "●", "ongoing": "◐", "planned": "○", "called_for": "◌", "denied": "✕", "hypothetical": "?"}


def console() -> Console:
    """The terminal, or a plain stream of at least 132 columns."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=max(132, plain.width), highlight=False)


def day(e: Event) -> str:
    """When an event was, as the record knows it: «2024-02-03», «..2024-09-11», or «undated»."""
    if e.earliest == e.latest and e.earliest is not None:
        return e.earliest.isoformat()
    if e.earliest is None and e.latest is None:
        return "undated"
    return f"{e.earliest.isoformat() if e.earliest else ''}..{e.latest.isoformat() if e.latest else ''}"


def origins(e: Event) -> str:
    """The count of independent origins: «2», or «1–3» where it is uncertain."""
    return str(e.origins_min) if e.origins_min == e.origins_max else f"{e.origins_min}–{e.origins_max}"


def first(values: Sequence[Value]) -> str:
    """The value that most accounts give."""
    return values[0].value if values else ""


def joined(values: Sequence[Value]) -> str:
    """All values, the most told first."""
    return ", ".join(v.value for v in values)


def event_row(e: Event) -> tuple[str, ...]:
    """An event as one row under EVENT_COLUMNS. A cell that a spreadsheet would take for a formula is quoted."""
    cells = (
        e.id, day(e), e.type, first(e.modes), first(e.statuses), "; ".join(v.value for v in e.participants), "; ".join(v.value for v in e.places),
        "; ".join(v.value for v in e.topics), str(len(e.reports)), "; ".join(e.outlets), str(e.origins_min), str(e.origins_max),
        e.first_reported.isoformat() if e.first_reported else "",
    )  # fmt: skip
    return tuple("'" + c if c[:1] in ("=", "+", "-", "@", "\t") else c for c in cells)


def print_events(found: Sequence[Event]) -> None:
    """Events as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("id", "date", "what", "who", "where", "status", "reports", "origins"):
        table.add_column(column, justify="right" if column in ("reports", "origins") else "left", overflow="fold")
    for e in found:
        table.add_row(
            e.id,
            day(e),
            f"{e.type} {first(e.modes)}",
            joined(e.participants),
            joined(e.places),
            first(e.statuses),
            str(len(e.reports)),
            origins(e),
        )
    console().print(table)


def print_timeline(found: Sequence[Event]) -> None:
    """Events by day, one line each."""
    out = console()
    for date, group in groupby(found, key=day):
        out.print(Text(date, style="bold"))
        for e in group:
            reports = (
                f"{len(e.reports)} report{'s' * (len(e.reports) != 1)}, {origins(e)} origin{'s' * (origins(e) != '1')}"
            )
            where = f" · {joined(e.places)}" if e.places else ""
            line = Text(f"  {_MARKS.get(first(e.statuses), '●')} ")
            line.append(f"{first(e.modes) or e.type.lower():<12}", style="cyan")
            line.append(f"{joined(e.participants)}{where}")
            line.append(f"  [{reports}] {e.id}", style="dim")
            out.print(line)


def print_card(e: Event, filed: Sequence[Filed], readings: Mapping[str, Reading]) -> None:
    """An event's card: fields with every value and who says it, origins, then each account in its own words."""
    out = console()
    out.print(Text(f"{e.id}  {e.type} {first(e.modes)}  {day(e)}", style="bold"))
    number = {f.key: n for n, f in enumerate(filed, 1)}
    for label, values in (
        ("status", e.statuses),
        ("who", e.participants),
        ("date", e.dates),
        ("place", e.places),
        ("topics", e.topics),
    ):
        for n, value in enumerate(values):
            said = ", ".join(f"[{number[k]}]" for k in value.accounts if k in number)
            contested = is_disputed(e) if label == "status" else label in ("date", "place") and len(values) > 1
            out.print(
                Text(
                    f"  {label if n == 0 else '':<8}{value.value}  {said}{'  ≠' if contested else ''}",
                    style="yellow" if contested else "",
                )
            )
    out.print(Text(f"  origins {origins(e)}", style="bold"))
    for origin in e.origins:
        out.print(
            Text(
                f"    {origin.name} ({origin.kind}{'' if origin.certain else ', may be one of the others'})  {', '.join(f'[{number[k]}]' for k in origin.accounts if k in number)}"
            )
        )
    _print_life(e, number)
    _print_taken(e, {k: r.report.source for k, r in readings.items()})
    for f in filed:
        report = readings[f.report].report
        head = f"[{number[f.key]}] {report.outlet or 'outlet unknown'} · {report.source} · published {report.published or 'unknown'}"
        out.print()
        out.print(Text(head, style="bold"))
        out.print(Text(f"    chain: {chain(f.account.chain)}"))
        for span in f.account.evidence:
            out.print(excerpt(report.text, span, f.account))


def _print_life(e: Event, number: Mapping[str, int]) -> None:
    """What was told of the event, in the order it was told, and how it stood after that; nothing where that is one step."""
    for n, step in enumerate(e.life if len(e.life) > 1 else ()):
        days = f" for {', '.join(step.days)}" if step.days else ""
        said = ", ".join(f"[{number[k]}]" for k in step.accounts if k in number)
        console().print(
            Text(f"  {'life' if n == 0 else '':<8}{step.told or 'undated'}  {step.stage}{days}  {said}  → {step.status}")
        )


_HOW = {"cited": "cites", "credited": "credits", "copied": "copies"}


def _print_taken(e: Event, files: Mapping[str, str]) -> None:
    """Who took the event from whom, circles among them, and what is left of it without each source; nothing where there is none.

    `files`: where each report comes from, for those whose outlet is unknown.
    """
    out = console()
    for n, t in enumerate(e.taken):
        out.print(Text(f"  {'taken' if n == 0 else '':<8}{files.get(t.taker, t.taker)} {_HOW[t.how]} {files.get(t.source, t.source)}"))
    for names in e.circles:
        out.print(Text(f"  circular reporting: {', '.join(files.get(name, name) for name in names)}", style="yellow"))
    for n, w in enumerate(e.without):
        span = str(w.origins_min) if w.origins_min == w.origins_max else f"{w.origins_min}–{w.origins_max}"
        left = f"{w.reports} of {len(e.reports)} reports, origins {span}" if w.reports else "nothing"
        lost = ", none that tells it as held" if w.reports and not w.held and _is_held(e) else ""
        out.print(Text(f"  {'without' if n == 0 else '':<8}{files.get(w.source, w.source)}: {left} left{lost}"))


def _is_held(e: Event) -> bool:
    return any(v.value in ("happened", "ongoing") for v in e.statuses)


def chain(links: Sequence[Link]) -> str:
    """A chain in words, outermost first: «Anadolu ← sources»; the report itself where it is empty."""
    if not links:
        return "the report itself"
    return " ← ".join(f"{x.name or x.text}{f' ({x.medium})' if x.medium else ''}" for x in links)


def excerpt(text: str, span: Span, account: Account) -> Text:
    """The words of a span, the participants, time and place in it marked."""
    words = Text("    ")
    marks = [(p.start, p.end, "bold cyan") for p in account.participants]
    if account.date is not None:
        marks.append((account.date.start, account.date.end, "bold green"))
    if account.place is not None:
        marks.append((account.place.start, account.place.end, "bold magenta"))
    marks.append((account.trigger.start, account.trigger.end, "bold yellow"))
    at = span.start
    for start, end, style in sorted(set(marks)):
        if start < at or end > span.end:
            continue
        words.append(text[at:start])
        words.append(text[start:end], style=style)
        at = end
    words.append(text[at : span.end])
    return Text(words.plain.replace("\n", " "), spans=words.spans)


def summary(reading: Reading) -> str:
    """A reading in a few lines a person can read."""
    report = reading.report
    lines = [
        f"{report.source}  published {report.published or 'unknown'} ({report.published_from})  outlet {report.outlet or 'unknown'}"
    ]
    for a in reading.accounts:
        who = ", ".join(p.name for p in a.participants)
        when = interval_words(a.date) or "undated"
        where = f" in {a.place.name}" if a.place else ""
        lines.append(
            f"  {_MARKS.get(a.status, '')} {a.type} {a.mode or ''} ({a.status}): {who}; {when}{where}; {chain(a.chain)}"
        )
        for span in a.evidence[:1]:
            lines.append("      «" + report.text[span.start : span.end].replace("\n", " ") + "»")
    for s in reading.statements:
        medium = f", {s.medium}" if s.medium else ""
        lines.append(f"  ❝ {s.speaker.name} {s.stance}{medium}: «{report.text[s.span.start : s.span.end][:160]}»")
    for f in reading.figures:
        lines.append(f"  # {f.what}: {f.bound} {f.value:,.15g} {f.unit or ''} «{f.text}»")
    return "\n".join(lines)

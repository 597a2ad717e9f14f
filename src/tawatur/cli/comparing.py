"""Values and reports side by side: `diff`, `figures`, `positions`, `proposals`."""

from __future__ import annotations

from pathlib import Path

import click

from tawatur.cli.base import DB, PUBLISHED, guarded, main
from tawatur.model import Reading
from tawatur.resolution.ledger import FIELDS, POLICIES

POLICY = click.option(
    "--choose", "policy", type=click.Choice(POLICIES), help="How to choose one value where sources differ."
)


@main.command()
@click.argument("first")
@click.argument("second")
@DB
@PUBLISHED
@guarded
def diff(first: str, second: str, db: str, published: object) -> None:
    """Show what the SECOND report made of the FIRST's words: kept, changed, dropped, added.

    A report is a file, or the id (or its beginning) of one in the record.
    """
    from tawatur import publish
    from tawatur.resolution.diff import diff as compare

    one, two = (_report(name, db, published) for name in (first, second))
    publish.print_diff(compare(one, two), one, two)


def _report(name: str, db: str, published: object) -> Reading:
    from datetime import date

    from tawatur.ingest import prepare
    from tawatur.reading import read_report
    from tawatur.record import open_record

    path = Path(name)
    if path.is_file():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as fault:
            raise click.ClickException(f"{name}: no UTF-8 at byte {fault.start}; save it as UTF-8 text.") from None
        day = published if isinstance(published, date) else None
        return read_report(prepare(text, source=path.name, published=day))
    if not Path(db).is_file() and "://" not in db:
        raise click.ClickException(
            f"{name}: no such file, and there is no record {db} that could have a report of that id."
        )
    with open_record(db) as record:
        return record.reading(record.report_id(name))


@main.command()
@DB
@click.option("--event", help="Only of the reports that tell this event.")
@click.option("--what", help="Only of one thing: killed, wounded, displaced …")
@POLICY
@guarded
def figures(db: str, event: str | None, what: str | None, policy: str | None) -> None:
    """List figures by source and day, never averaged; ≠ marks days on which sources differ, → the value that --choose takes."""
    from tawatur import publish
    from tawatur.record import open_record
    from tawatur.resolution.ledger import ledger, one_figure

    chosen = next((p for p in POLICIES if p == policy), None)
    with open_record(db) as record:
        found = ledger(record.readings(record.event(event).reports if event else None), what)
    publish.print_ledger(found, [one_figure(a, chosen) for a in found] if chosen is not None else [])


@main.command()
@click.argument("event")
@DB
@POLICY
@guarded
def values(event: str, db: str, policy: str | None) -> None:
    """Show one value for each field of an event, chosen by --choose (default: that of most origins)."""
    from tawatur.record import open_record
    from tawatur.resolution.ledger import one_value

    chosen = next((p for p in POLICIES if p == policy), POLICIES[0])
    with open_record(db) as record:
        found = record.event(event)
        accounts = {f.key: f for f in record.accounts(found.accounts)}
    for field in FIELDS:
        value = one_value(found, field, chosen, accounts)
        others = len(getattr(found, field)) - 1
        click.echo(
            f"{field:<10} {value.value if value else '–'}" + (f"  (of {others + 1} values)" if others > 0 else "")
        )


@main.command()
@DB
@click.option("--actor", help="Part of the speaker's English name.")
@click.option("--topic", help="Part of the topic.")
@click.option("--changes", is_flag=True, help="Only actors and topics on which a stand turned.")
@guarded
def positions(db: str, actor: str | None, topic: str | None, changes: bool) -> None:
    """List what actors said on topics over time: ↺ marks a turn, ✕ a denial, with the claim it denies."""
    from tawatur import publish
    from tawatur.record import open_record
    from tawatur.resolution.positions import positions as stands

    with open_record(db) as record:
        found = stands(record.readings())
    kept = [
        s for s in found
        if (actor is None or actor.casefold() in s.name.casefold()) and (topic is None or topic.casefold() in s.topic.casefold())
    ]  # fmt: skip
    if changes:
        turned = {(s.actor, s.topic) for s in kept if s.changed}
        kept = [s for s in kept if (s.actor, s.topic) in turned]
    publish.print_positions(kept)


@main.command()
@DB
@guarded
def proposals(db: str) -> None:
    """List proposals with their life: floated, delivered, received, amended, accepted, rejected, each step with who says so."""
    from tawatur import publish
    from tawatur.record import open_record
    from tawatur.resolution.proposals import proposals as plans

    with open_record(db) as record:
        events = record.events(type="PROPOSAL")
        accounts = record.accounts([k for e in events for k in e.accounts])
        readings = {r.report.id: r for r in record.readings({f.report for f in accounts})}
    publish.print_proposals(plans(accounts, events, readings))

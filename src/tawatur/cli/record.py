"""The record asked."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

import click

from tawatur.cli.base import DB, Day, guarded, main


@main.command()
@DB
@click.option("--since", type=Day(), help="Not before this day.")
@click.option("--until", type=Day(), help="Not after this day.")
@click.option("--type", "kind", help="Event type: CONSULT, PROPOSAL, AGREE …")
@click.option("--actor", help="Part of a participant's English name.")
@click.option("--place", help="Part of a place's English name.")
@click.option("--topic", help="Part of a topic.")
@click.option("--origins", type=int, default=0, help="Least number of independent origins.")
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@guarded
def events(
    db: str,
    since: date | None,
    until: date | None,
    kind: str | None,
    actor: str | None,
    place: str | None,
    topic: str | None,
    origins: int,
    shape: str,
) -> None:
    """List the record's events."""
    from tawatur import publish
    from tawatur.record import open_record

    with open_record(db) as record:
        found = record.events(
            since=since, until=until, type=kind, actor=actor, place=place, topic=topic, origins=origins
        )
    if shape == "json":
        for event in found:
            click.echo(publish.encode(publish.event_values(event)))
    elif shape == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(publish.EVENT_COLUMNS)
        writer.writerows(publish.event_row(event) for event in found)
    else:
        publish.print_events(found)


@main.command()
@click.argument("event")
@DB
@guarded
def show(event: str, db: str) -> None:
    """Show an event's card: each field, who says what, each account's chain and its words."""
    from tawatur import publish
    from tawatur.record import open_record

    with open_record(db) as record:
        found = record.event(event)
        filed = record.accounts(found.accounts)
        readings = {name: record.reading(name) for name in found.reports}
    publish.print_card(found, filed, readings)


@main.command()
@DB
@click.option("--html", "page", type=click.Path(path_type=Path), help="Write one self-contained page.")
@click.option(
    "--language", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Language of the page."
)
@guarded
def timeline(db: str, page: Path | None, language: str) -> None:
    """The record's events by day, in the terminal or as one HTML page."""
    from tawatur import publish
    from tawatur.record import open_record

    with open_record(db) as record:
        found = record.events()
        if page is None:
            publish.print_timeline(found)
            return
        cards = [(e, record.accounts(e.accounts)) for e in found]
        readings = {name: record.reading(name) for name in sorted({r for e in found for r in e.reports})}
    page.write_text(publish.timeline_page(cards, readings, language), encoding="utf-8")
    click.echo(f"{len(found)} events in {page}")


@main.command()
@click.argument("event")
@click.argument("other", required=False)
@DB
@guarded
def why(event: str, other: str | None, db: str) -> None:
    """Tell why the accounts of an EVENT were made one; with OTHER, the same as why-not."""
    if other is not None:
        _why_not(event, other, db)
        return
    from tawatur import publish
    from tawatur.record import decisions, open_record

    with open_record(db) as record:
        found = record.event(event)
        accounts = record.accounts(found.accounts)
        with record.asking() as connection:
            made = decisions.on(connection, found.accounts)
    publish.print_why(accounts, made)


@main.command("why-not")
@click.argument("first")
@click.argument("second")
@DB
@guarded
def why_not(first: str, second: str, db: str) -> None:
    """Tell why two events, or two accounts, were not made one."""
    _why_not(first, second, db)


def _why_not(first: str, second: str, db: str) -> None:
    from tawatur import publish
    from tawatur.record import decisions, open_record

    with open_record(db) as record:
        one, two = (record.accounts([name]) or record.accounts(record.event(name).accounts) for name in (first, second))
        with record.asking() as connection:
            made = decisions.on(connection, [f.key for f in (*one, *two)])
    publish.print_why_not(one, two, made)

"""People decide: `review`, `undo`, `decisions`, `agreement`, `rebuild`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from tawatur.cli.base import DB, guarded, main

if TYPE_CHECKING:
    from tawatur.record import Record
    from tawatur.record.decisions import Draft

BY = click.option(
    "--by", default=lambda: os.environ.get("TAWATUR_REVIEWER", ""), help="Who decides (or $TAWATUR_REVIEWER)."
)


@main.command()
@click.argument("event", required=False)
@DB
@BY
@click.option("--accept", is_flag=True, help="The event is right as it stands.")
@click.option("--reject", is_flag=True, help="There was no such event.")
@click.option("--merge", "other", metavar="EVENT", help="This other event is the same.")
@click.option(
    "--split", "apart", metavar="ACCOUNT", multiple=True, help="This account is of another event; may be repeated."
)
@click.option(
    "--correct", nargs=2, metavar="FIELD VALUE", help="FIELD (who, when, where, status, kind, topics) is VALUE."
)
@click.option("--instead", default="", metavar="VALUE", help="The value that --correct replaces; none: one is added.")
@click.option("--note", default="", help="Why.")
@click.option("--preview", is_flag=True, help="Show what it would do; keep nothing.")
@guarded
def review(
    event: str | None, db: str, by: str, accept: bool, reject: bool, other: str | None, apart: tuple[str, ...],
    correct: tuple[str, str] | None, instead: str, note: str, preview: bool,
) -> None:  # fmt: skip
    """Decide on an EVENT; without one, list those that wait for a decision, the most doubtful first."""
    from tawatur import publish
    from tawatur.record import open_record
    from tawatur.record.decisions import DecisionError, Draft

    with open_record(db) as record:
        if event is None:
            _queue(record, by)
            return
        name = record.event(event).id
        drafts = [Draft("accept", name, note=note)] * accept + [Draft("reject", name, note=note)] * reject
        drafts += [Draft("merge", name, record.event(other).accounts, note=note)] if other else []
        drafts += [Draft("split", name, apart, note=note)] if apart else []
        drafts += [Draft("correct", name, (), correct[0], instead, correct[1], note=note)] if correct else []
        if len(drafts) != 1:
            raise click.UsageError("Give one of --accept, --reject, --merge, --split, --correct.")
        try:
            if preview:
                publish.print_impact(record.preview(drafts[0]))
            else:
                _decide(record, drafts[0], by)
        except DecisionError as fault:
            raise click.ClickException(str(fault)) from None


def _queue(record: Record, by: str) -> None:
    from tawatur import publish
    from tawatur.record import queries

    with record.asking() as db:
        names, total = queries.waiting(db, by or "nobody", 20)
    publish.print_events([record.event(name) for name in names])
    click.echo(f"{total} events wait" + (f" for {by}" if by else ""))


def _decide(record: Record, draft: Draft, by: str) -> None:
    from tawatur.record.decisions import revision

    event = record.event(draft.event)
    with record.asking() as db:
        seen = revision(db, event)
    kept = record.decide(draft, by, seen)
    click.echo(f"decision {kept.id}: {kept.kind} {event.id}; tawatur undo --by '{by}' takes it back")


@main.command()
@DB
@BY
@guarded
def undo(db: str, by: str) -> None:
    """Take your last decision back. It stays in the log, marked."""
    from tawatur.record import open_record

    with open_record(db) as record:
        taken = record.undo(by)
    if taken is None:
        raise click.ClickException(f"{by or 'nobody'} has no decision in {db} to take back; --by says whose.")
    click.echo(f"decision {taken.id} ({taken.kind} {taken.event}) taken back")


@main.command()
@DB
@guarded
def decisions(db: str) -> None:
    """List every decision: who, when, what and why; those taken back with the time of that."""
    from tawatur import publish
    from tawatur.record import decisions as log
    from tawatur.record import open_record

    with open_record(db) as record, record.asking() as connection:
        publish.print_decisions(log.every(connection))


@main.command()
@DB
@guarded
def agreement(db: str) -> None:
    """Show how far reviewers agree: Cohen's kappa of two, Krippendorff's alpha of all."""
    from tawatur import publish
    from tawatur.record import decisions as log
    from tawatur.record import open_record

    with open_record(db) as record, record.asking() as connection:
        publish.print_agreement(log.agreement(connection))


@main.command()
@DB
@click.option("--reread", is_flag=True, help="Read every report again first, with this version's rules.")
@guarded
def rebuild(db: str, reread: bool) -> None:
    """Merge all accounts anew. Decisions hold on; so do accounts that a decision bears on and that are read no more."""
    from tawatur.reading import read_report
    from tawatur.record import open_record

    with open_record(db) as record:
        done = record.rebuild(read_report if reread else None)
    read = (
        f", accounts: {done.same} as before, {done.new} new, {done.gone} gone, {done.kept} kept for a decision"
        if reread
        else ""
    )
    click.echo(f"{done.reports} reports{read}")

"""The command line: the only place that prints, and that exits with a status."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from tawatur import __version__
from tawatur.lexicon import TableError


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day as YYYY-MM-DD."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a message that says how to write one."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write YYYY-MM-DD", param, ctx)


DB = click.option(
    "--db", default="tawatur.db", show_default=True, metavar="FILE", help="The record: a file, or a database URL."
)
PUBLISHED = click.option("--published", type=Day(), help="Day of publication, where the report gives none.")
PATHS = click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Reads Arabic news reports and rebuilds from them the record of a conflict's mediation."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def guarded(command: Callable[..., None]) -> Callable[..., None]:
    """The command with its named errors shown as one line and exit status 2."""
    from functools import wraps

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        from tawatur.record import RecordError

        try:
            command(*args, **options)
        except (RecordError, TableError) as fault:
            raise click.ClickException(str(fault)) from None
        except BrokenPipeError:
            sys.stderr.close()

    return run


@main.command()
@PATHS
@PUBLISHED
@click.option("--outlet", help="Name of the outlet, where the report gives none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@guarded
def read(paths: tuple[Path, ...], published: date | None, outlet: str | None, as_json: bool) -> None:
    """Read reports and show what they tell; keeps nothing."""
    from tawatur import publish
    from tawatur.ingest import Refusal, reports
    from tawatur.reading import read_report

    refused = 0
    for report in reports(paths, published, outlet):
        if isinstance(report, Refusal):
            click.echo(f"skipped {report.reason}", err=True)
            refused += 1
            continue
        reading = read_report(report)
        click.echo(publish.encode(publish.reading(reading)) if as_json else publish.summary(reading))
    sys.exit(1 if refused else 0)


@main.command()
@PATHS
@DB
@PUBLISHED
@click.option("--outlet", help="Name of the outlet, where the report gives none.")
@guarded
def add(paths: tuple[Path, ...], db: str, published: date | None, outlet: str | None) -> None:
    """Read reports and add them to the record. Adding one twice changes nothing."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from tawatur.ingest import Refusal, files, reports
    from tawatur.reading import read_report
    from tawatur.record import open_record

    sources = list(files(paths))
    refused: list[str] = []
    readings = []
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(sources), name="")
        for source in sources:
            bar.update(task, name=source.name)
            for report in reports([source], published, outlet):
                if isinstance(report, Refusal):
                    refused.append(report.reason)
                else:
                    readings.append(read_report(report))
            bar.advance(task)
    with open_record(db) as record:
        added = record.add(readings)
    click.echo(f"{added.new} new, {added.known} already in {db}" + (f", {len(refused)} skipped" if refused else ""))
    for reason in refused:
        click.echo(f"skipped {reason}", err=True)
    sys.exit(1 if refused else 0)


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
@guarded
def timeline(db: str, page: Path | None) -> None:
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
    page.write_text(publish.timeline_page(cards, readings), encoding="utf-8")
    click.echo(f"{len(found)} events in {page}")


@main.command()
@click.argument("text")
@PUBLISHED
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@guarded
def explain(text: str, published: date | None, as_json: bool) -> None:
    """Show what is seen in a sentence or paragraph, which rules fired and which near ones stayed silent."""
    from tawatur import publish
    from tawatur.ingest import prepare
    from tawatur.reading import trace

    reading, traces = trace(prepare(text, source="explain", published=published))
    if as_json:
        click.echo(publish.encode(publish.explanation(reading, traces)))
    else:
        publish.print_explanation(reading, traces)


@main.command()
@click.argument("first")
@click.argument("second")
@guarded
def names(first: str, second: str) -> None:
    """Tell whether two names may be one person's, in Arabic or Latin letters."""
    from tawatur.resolution.names import compare

    found = compare(first, second)
    click.echo(f"{'same' if found.same else 'different'}  {found.score:.2f}  {found.reason}")


@main.command()
@click.argument("first")
@click.argument("second")
@DB
@guarded
def why(first: str, second: str, db: str) -> None:
    """Tell why two events, or two accounts, were or were not made one."""
    from tawatur import publish
    from tawatur.record import open_record

    with open_record(db) as record:
        one, two = (record.accounts([name]) or record.accounts(record.event(name).accounts) for name in (first, second))
    publish.print_why(one, two)


@main.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PATHS
@click.option(
    "--published",
    "days",
    multiple=True,
    metavar="SOURCE=DATE",
    help="Day of publication of one report; may be repeated.",
)
@guarded
def evaluate(gold: Path, paths: tuple[Path, ...], days: tuple[str, ...]) -> None:
    """Score the reading of reports against a hand annotation, by field, the worst errors listed."""
    from tawatur.evaluation import evaluate_files

    given = {}
    for item in days:
        source, _, day = item.partition("=")
        given[source] = Day().convert(day, None, None)
    for line in evaluate_files(gold, paths, given):
        click.echo(line)


def _lines(path: Path) -> Iterator[str]:
    yield from path.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()

"""Taking in: `read` without keeping, `add` to the record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from tawatur.cli.base import COLUMNS, DB, LOCAL, PUBLISHED, SOURCES, guarded, main
from tawatur.ingest.found import Refusal
from tawatur.intake import Asked, Tally

_SHOWN = 40  # refusals that the terminal lists


@main.command()
@SOURCES
@PUBLISHED
@click.option("--outlet", help="Name of the outlet, where the report gives none.")
@COLUMNS
@LOCAL
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@guarded
def read(
    sources: tuple[str, ...], published: date | None, outlet: str | None, columns: str | None, allow_private: bool, as_json: bool
) -> None:
    """Read reports and show what they tell; keeps nothing.

    SOURCE is a file, a folder, a pattern, an address or «-» for standard input.
    """
    from tawatur import ingest, publish
    from tawatur.intake import only_reports
    from tawatur.reading import read_report

    refused = 0
    for report in only_reports(ingest.sources(sources), _asked(published, outlet, columns, allow_private, False)):
        if isinstance(report, Refusal):
            click.echo(f"skipped {report.reason}", err=True)
            refused += 1
            continue
        reading = read_report(report)
        click.echo(publish.encode(publish.reading(reading)) if as_json else publish.summary(reading))
    sys.exit(1 if refused else 0)


@main.command()
@SOURCES
@DB
@PUBLISHED
@click.option("--outlet", help="Name of the outlet, where the report gives none.")
@COLUMNS
@LOCAL
@click.option("--resume", is_flag=True, help="Go on where an earlier run on the same sources stopped.")
@click.option("--skipped", type=click.Path(path_type=Path), help="Write every refusal and remark to this file, one a line.")
@guarded
def add(
    sources: tuple[str, ...], db: str, published: date | None, outlet: str | None, columns: str | None, allow_private: bool, resume: bool,
    skipped: Path | None,
) -> None:  # fmt: skip
    """Read reports and add them to the record. Adding one twice changes nothing.

    SOURCE is a file, a folder, a pattern, an address or «-» for standard input; archives, tables and feeds are opened.
    """
    from tawatur import ingest
    from tawatur.intake import take_in
    from tawatur.record import open_record

    asked = _asked(published, outlet, columns, allow_private, resume)
    found = list(ingest.sources(sources))
    with open_record(db) as record, progress(len(found)) as seen:
        try:
            tally = take_in(record, found, asked, seen)
        except KeyboardInterrupt:
            click.echo(f"\nstopped; what was kept is whole. Run the same command with --resume to go on in {db}.", err=True)
            sys.exit(130)
    show_tally(tally, db, skipped)
    sys.exit(1 if tally.refused else 0)


def _asked(published: date | None, outlet: str | None, columns: str | None, allow_private: bool, resume: bool) -> Asked:
    from tawatur.ingest import Columns
    from tawatur.ingest.fetch import Fetcher

    try:
        named = Columns.parse(columns)
    except ValueError as fault:
        raise click.ClickException(f"--columns {fault}") from None
    return Asked(published, outlet, named, Fetcher(allow_private=allow_private).page, resume)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str, Tally], None]]:
    """A progress bar over sources on the terminal's error stream; a function to call at each item."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, name="")
        last: list[str] = []

        def seen(source: str, tally: Tally) -> None:
            if last and last[-1] != source:
                bar.advance(task)
            last[:] = [source]
            bar.update(task, name=f"{Path(source).name}  {tally.new} new, {tally.known} known, {len(tally.refused)} skipped")

        yield seen


def show_tally(tally: Tally, db: str, skipped: Path | None = None) -> None:
    """Prints what was taken in, what was skipped and why."""
    parts = [f"{tally.new} new, {tally.known} already in {db}"]
    parts += [f"{tally.passed} done before"] if tally.passed else []
    parts += [f"{len(tally.refused)} skipped"] if tally.refused else []
    parts += [f"{len(tally.remarks)} remarks"] if tally.remarks else []
    click.echo(", ".join(parts))
    lines = [f"skipped {r.reason}" for r in tally.refused] + [f"remark {source}: {note}" for source, note in tally.remarks]
    if skipped is not None:
        skipped.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    for line in lines[:_SHOWN]:
        click.echo(line, err=True)
    if len(lines) > _SHOWN:
        click.echo(f"… and {len(lines) - _SHOWN} more; --skipped FILE lists all.", err=True)

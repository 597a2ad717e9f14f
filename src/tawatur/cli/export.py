"""The record in other tools' formats: `export`, `import`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.base import DB, Day, guarded, main
from tawatur.publish.exports.selection import BASE

if TYPE_CHECKING:
    from tawatur.record import Record

_FILTERS = (
    click.option("--since", type=Day(), help="Events not before this day."),
    click.option("--until", type=Day(), help="Events not after this day."),
    click.option("--type", "kind", help="Event type: CONSULT, PROPOSAL, AGREE."),
    click.option("--mode", help="Mode: meeting, call, mediation …"),
    click.option("--status", help="happened, planned, denied …"),
    click.option("--actor", help="An actor's id or English name."),
    click.option("--country", help="Country as ISO 3166-1 alpha-3: TUR."),
    click.option("--place", help="A place's English name."),
    click.option("--topic", help="A topic."),
    click.option("--outlet", help="An outlet's English name."),
    click.option("--origins", type=int, default=0, help="Least number of independent origins."),
    click.option("--text", help="Words in the reports or fields."),
)
BASE_OPTION = click.option("--base", default=BASE, show_default=True, metavar="IRI", help="What persistent identifiers begin with.")


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that choose events, given to it as one `wanted`."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        from tawatur.record.queries import Filter

        names = ("since", "until", "mode", "status", "actor", "country", "place", "topic", "outlet", "origins", "text")
        given = {name: options.pop(name) for name in names}
        kind = options.pop("kind")
        command(*args, wanted=Filter(type=kind.upper() if kind else None, **given), **options)

    for option in reversed(_FILTERS):
        run = option(run)
    return run


def told(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the errors of exports shown as one line."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        from tawatur.publish.exports.needs import ExportError

        try:
            command(*args, **options)
        except ExportError as fault:
            raise click.ClickException(str(fault)) from None

    return run


@main.command()
@click.argument("what", required=False)
@click.option("--to", "shape", metavar="FORMAT", help="csv, jsonl, parquet … ; `--list` shows all.")
@click.option("--out", type=click.Path(path_type=Path), help="File or folder to write; «-» is the terminal.")
@DB
@filtered
@click.option("--rejected", is_flag=True, help="With the events that a person rejected.")
@BASE_OPTION
@click.option("--list", "listing", is_flag=True, help="List what there is to export, and the formats.")
@guarded
@told
def export(what: str | None, shape: str | None, out: Path | None, db: str, wanted: Any, rejected: bool, base: str, listing: bool) -> None:
    """Write WHAT of the record in another tool's format.

    Tables of text go to the terminal unless --out names a file; the rest into a file named after WHAT. The filters choose events, and with them
    the accounts, reports and statements to write.
    """
    if listing:
        _list()
        return
    if what is None or shape is None:
        raise click.UsageError("Say what and in which format: tawatur export events --to csv. `tawatur export --list` shows what there is.")
    _export(what, shape, out, db, wanted, rejected, base)


def _list() -> None:
    from tawatur.publish.exports.catalogue import TABLES
    from tawatur.publish.exports.formats import FORMATS, known, takers

    for what in known():
        about = TABLES[what].about if what in TABLES else {"all": "All tables.", "record": "The whole record."}.get(what, "")
        click.echo(f"{what:<14}{about}\n{'':<14}--to {' '.join(takers(what))}")
    click.echo()
    for found in FORMATS.values():
        click.echo(f"{found.name:<14}{found.about}{f' (pip install tawatur[{found.extra}])' if found.extra else ''}")


def _export(what: str, shape: str, out: Path | None, db: str, wanted: Any, rejected: bool, base: str) -> None:
    from tawatur.publish.exports.formats import FORMATS
    from tawatur.publish.exports.formats import export as write
    from tawatur.publish.exports.selection import Selection

    found = FORMATS.get(shape)
    folder = found is not None and what in found.folder
    shown = out is None and found is not None and found.text and not folder
    with stored(db) as record:
        source = Selection(record, wanted, rejected=rejected, base=base)
        if shown or out == Path("-"):
            if folder:
                raise click.ClickException(f"{what} as {shape} is a folder of files: give one with --out.")
            with tempfile.TemporaryDirectory() as draft:
                write(source, what, shape, Path(draft) / "file")
                click.echo((Path(draft) / "file").read_bytes(), nl=False)
            return
        path = out or Path(what if folder or found is None else f"{what}.{found.suffix}")
        n = write(source, what, shape, path)
        click.echo(f"{n} {_unit(shape)} in {path}")
        click.echo(f"record {source.version}", err=True)


def _unit(shape: str) -> str:
    from tawatur.publish.exports.catalogue import TABLES
    from tawatur.publish.exports.formats import FORMATS

    return "rows" if set(TABLES) <= set(FORMATS[shape].takes) else "items"


def stored(db: str) -> Record:
    """The record of a file that is there. Raises ClickException where it is not: an export makes no empty record."""
    from tawatur.record import open_record

    if "://" not in db and not Path(db).exists():
        raise click.ClickException(f"{db}: no such record. Make one with `tawatur add`, or give another file with --db.")
    return open_record(db)


@main.command("import")
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@DB
@guarded
@told
def bring(archive: Path, db: str) -> None:
    """Add an archive's reports and decisions to the record; what it has already is left as it is."""
    from tawatur.publish.exports.archive import read_archive
    from tawatur.record import open_record

    with open_record(db) as record:
        done = read_archive(record, archive)
    click.echo(f"{done.reports} reports and {done.decisions} decisions new, {done.known} and {done.decisions_known} already in {db}")
    if done.changed:
        click.echo(f"{done.changed} of {done.events} events are formed otherwise than in {archive}: by reports that {db} had, or by another Tawatur", err=True)
    sys.exit(0)

"""The record looked after: `db check`, `backup`, `restore`, `upgrade`, `compact`; and searched: `search`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tawatur.cli.base import DB, guarded, main


@main.group()
def db() -> None:
    """Look after a record."""


@db.command()
@DB
@guarded
def check(db: str) -> None:
    """Tell whether everything in the record is as it must be."""
    from tawatur.record import open_record, upkeep

    with open_record(db) as record:
        faults = upkeep.check(record)
    for fault in faults:
        click.echo(f"{fault.where}: {fault.what}", err=True)
    click.echo(f"{db}: {len(faults)} faults" if faults else f"{db}: whole")
    sys.exit(1 if faults else 0)


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@DB
@guarded
def backup(file: Path, db: str) -> None:
    """Copy the record into one new file, while others read and write it."""
    from tawatur.record import open_record, upkeep

    with open_record(db) as record:
        click.echo(f"{upkeep.backup(record, file)} reports in {file}")


@db.command()
@click.argument("file", type=click.Path(path_type=Path))
@DB
@click.option("--replace", is_flag=True, help="Put it in the place of what the record holds.")
@guarded
def restore(file: Path, db: str, replace: bool) -> None:
    """Put a backup back, into this or another database."""
    from tawatur.record import open_record, upkeep

    with open_record(db) as record:
        click.echo(f"{upkeep.restore(file, record, replace=replace)} reports in {db}")


@db.command()
@DB
@guarded
def upgrade(db: str) -> None:
    """Bring a record that an older Tawatur made up to date. A copy of a file is kept beside it."""
    from tawatur.record import migrations

    for line in migrations.upgrade(db):
        click.echo(line)


@db.command()
@DB
@guarded
def compact(db: str) -> None:
    """Give unused space back."""
    from tawatur.record import open_record, upkeep

    with open_record(db) as record:
        before, after = upkeep.compact(record)
    click.echo(f"{db}: {before:,} bytes before, {after:,} after" if before else f"{db}: done")


@main.command()
@click.argument("page")
@DB
@guarded
def versions(page: str, db: str) -> None:
    """Show the versions of a page, by its address or a report's id, and what changed in each."""
    from tawatur.record import open_record
    from tawatur.record import versions as kept

    with open_record(db) as record, record.asking() as asked:
        found = kept.versions(asked, page)
    if not found:
        raise click.ClickException(f"{page}: no page of this address or report id in {db}.")
    for version in found:
        click.echo(f"{'● ' if version.current else '○ '}{version.report}  {version.modified or version.retrieved or version.published or ''}")
        for line in version.gone:
            click.echo(f"  - {line}")
        for line in version.come:
            click.echo(f"  + {line}")


@main.command()
@click.argument("words", nargs=-1, required=True)
@DB
@click.option("--limit", default=20, show_default=True, help="Most reports listed.")
@guarded
def search(words: tuple[str, ...], db: str, limit: int) -> None:
    """List the reports that have all these words, whatever their hamza, vowels, article or conjunction."""
    from tawatur.record import open_record, queries

    with open_record(db) as record, record.asking() as asked:
        found = queries.reports_saying(asked, " ".join(words), limit)
    for line in found:
        click.echo("  ".join(part for part in (line.id, line.published.isoformat() if line.published else "undated", line.outlet or "", line.title or "") if part))
    click.echo(f"{len(found)} reports" + (" or more" if len(found) == limit else ""), err=True)

"""What every command shares: the group, its options, how named errors are shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
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


SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
COLUMNS = click.option("--columns", metavar="WHAT=COLUMN,…", help="Columns of tables: text=content,published=day …")
LOCAL = click.option("--allow-private", is_flag=True, help="Read from this machine and private networks too.")


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

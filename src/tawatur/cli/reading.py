"""Reading without keeping: `explain`, `names`, `evaluate`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from tawatur.cli.base import PATHS, PUBLISHED, Day, guarded, main


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

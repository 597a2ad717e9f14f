"""A dossier on a question: `dossier`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawatur.cli.base import DB, guarded, main
from tawatur.cli.export import BASE_OPTION, filtered, stored, told

if TYPE_CHECKING:
    from tawatur.publish.dossier import Asked
    from tawatur.record.queries import Filter


@main.command()
@click.argument("question")
@click.option("--out", type=click.Path(path_type=Path), default=Path("dossier.html"), show_default=True, help="File to write: .html or .pdf.")
@DB
@filtered
@click.option("--language", type=click.Choice(["en", "ar"]), help="Language of the page; the question's own where it is not given.")
@BASE_OPTION
@guarded
@told
def dossier(question: str, out: Path, db: str, wanted: Any, language: str | None, base: str) -> None:
    """Write what the record has on QUESTION, with every source, as one HTML or PDF file.

    The question is in Arabic or English: «What did each mediator propose in September 2024?». How it was read is printed and stands in the file;
    the options narrow it further.
    """
    from tawatur.publish.dossier import gather, html, pdf, read_question
    from tawatur.publish.exports.selection import Selection

    if out.suffix.lower() not in (".html", ".htm", ".pdf"):
        raise click.ClickException(f"{out}: a dossier is .html or .pdf. Give such a file with --out.")
    with stored(db) as record:
        source = Selection(record, replace(wanted, since=None, until=None, actor=None, topic=None), base=base)
        with record.asking() as conn:
            asked = _narrowed(read_question(conn, question), wanted, record)
        found = gather(source, asked)
    spoken = language or ("ar" if any("\u0621" <= c <= "\u064a" for c in question) else "en")
    try:
        if out.suffix.lower() == ".pdf":
            pdf(found, out, spoken)
        else:
            out.write_text(html(found, spoken), encoding="utf-8")
    except OSError as fault:
        raise click.ClickException(f"{out}: cannot be written ({fault.strerror or fault}). Give another place with --out.") from None
    click.echo(f"asked for {_what(asked)}")
    click.echo(f"{found.findings} findings from {len(found.sources)} reports in {out}")


def _narrowed(asked: Asked, wanted: Filter, record: Any) -> Asked:
    """What is asked with the options' actor, topic and days put over it."""
    from datetime import date

    from tawatur.publish.exports.selection import resolved
    from tawatur.record import queries

    given = resolved(record, wanted)
    if given.actor:
        with record.asking() as db:
            asked = replace(asked, actors=((given.actor, queries.actor_name(db, given.actor) or given.actor),))
    if given.topic:
        asked = replace(asked, topics=(given.topic,))
    if given.since or given.until:
        asked = replace(asked, days=((given.since or date.min, given.until or date.max),))
    return asked


def _what(asked: Asked) -> str:
    parts = [", ".join((*asked.stances, *asked.events)) or "everything"]
    if asked.mediators:
        parts.append("by mediators")
    if asked.actors:
        parts.append("by " + ", ".join(name for _, name in asked.actors))
    if asked.topics:
        parts.append("on " + ", ".join(asked.topics))
    if asked.days:
        parts.append("in " + ", ".join(f"{a}..{b}" for a, b in asked.days))
    return "; ".join(parts)

"""The roster of actors: `actors list`, `show`, `check`, `add`, `edit`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from tawatur.cli.base import Day, guarded, main
from tawatur.resolution.roster import Actor


@main.group()
def actors() -> None:
    """People and bodies that the reading knows: their spellings, countries and dated offices."""


def _refusing(command: Callable[..., None]) -> Callable[..., None]:
    from functools import wraps

    from tawatur.resolution.own import Refused

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except Refused as fault:
            raise click.ClickException(str(fault)) from None

    return run


@actors.command("list")
@click.option("--country", metavar="ISO3", help="Of this country.")
@click.option("--kind", help="person, organisation, group, agency or outlet.")
@click.option("--sector", help="PLOVER sector: GOV, MIL, REB, IGO …")
@click.option("--role", help="With an office of this role, such as foreign-minister.")
@click.option("--on", type=Day(), help="With an office that was held on this day.")
@click.option("--body", metavar="ID", help="With an office of this body or state, or a member of it.")
@guarded
def list_actors(**wanted: Any) -> None:
    """List actors: id, name, country, and the offices asked for."""
    from tawatur.resolution import roster

    for actor in roster.load().by_id.values():
        held = _offices(actor, wanted["role"], wanted["body"], wanted["on"])
        if not _fits(actor, wanted) or ((wanted["role"] or wanted["on"]) and not held):
            continue
        if wanted["body"] and not held and wanted["body"] not in actor.member_of:
            continue
        click.echo("\t".join((actor.id, actor.name, actor.country or "", "; ".join(held))))


def _fits(actor: Actor, wanted: dict[str, Any]) -> bool:
    pairs = ((wanted["country"], actor.country), (wanted["kind"], actor.kind), (wanted["sector"], actor.sector))
    return all(asked is None or asked == value for asked, value in pairs)


def _offices(actor: Actor, role: str | None, body: str | None, on: date | None) -> list[str]:
    return [
        f"{o.role}@{o.body} {o.start}..{o.end}"
        for o in actor.offices
        if (role is None or o.role == role) and (body is None or o.body == body) and (on is None or o.holds(on))
    ]


@actors.command()
@click.argument("name")
@guarded
def show(name: str) -> None:
    """Show an actor by id, or every one whose name may be this one, in Arabic or Latin letters."""
    from tawatur.resolution import roster

    known = roster.load()
    found = [known.by_id[name]] if name in known.by_id else list(known.named(name))
    if not found:
        raise click.ClickException(f"no actor «{name}»")
    for actor in found:
        click.echo(_card(actor))


def _card(actor: Actor) -> str:
    lines = [
        f"{actor.id}  {actor.name}",
        f"  {', '.join(x for x in (actor.kind, actor.country, actor.sector, *actor.member_of) if x)}",
        f"  {' · '.join(actor.names_ar)}",
    ]
    if actor.unique or actor.short:
        lines.append(f"  alone: {' · '.join(actor.unique) or '–'}; after a full name: {' · '.join(actor.short) or '–'}")
    lines += [f"  {o.role}@{o.body}  {o.start or '…'}..{o.end}" for o in actor.offices]
    links = [f"https://www.wikidata.org/wiki/{actor.wikidata}"] if actor.wikidata else []
    return "\n".join([*lines, f"  source: {actor.source}", *(f"  {link}" for link in links)])


@actors.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@guarded
def check(files: tuple[Path, ...]) -> None:
    """Check the roster, with the user's own file, or with other files beside the bundled tables."""
    from tawatur.lexicon import read_table
    from tawatur.resolution import roster
    from tawatur.resolution.checks import check as faults_of

    rows = [*roster.rows(), *(row for path in files for row in read_table(path))]
    faults = faults_of(rows)
    for fault in faults:
        click.echo(fault)
    tenures = sum(len(row.many("offices")) for row in rows)
    click.echo(f"{len(rows)} actors, {tenures} offices: {len(faults) or 'no'} faults", err=bool(faults))
    sys.exit(1 if faults else 0)


@actors.command()
@click.argument("ident", metavar="ID")
@click.option("--name", "name_en", required=True, help="Name in English.")
@click.option("--ar", "names", multiple=True, required=True, help="Arabic name; = or ~ before a short one. Repeatable.")
@click.option("--kind", default="person", show_default=True)
@click.option("--country", default="", metavar="ISO3")
@click.option("--sector", default="")
@click.option("--member-of", "bodies", multiple=True, metavar="ID")
@click.option("--office", "offices", multiple=True, metavar="ROLE@BODY FROM..TO", help="Repeatable.")
@click.option("--wikidata", default="")
@click.option("--source", default="user", show_default=True, help="Where it comes from.")
@guarded
@_refusing
def add(ident: str, names: tuple[str, ...], bodies: tuple[str, ...], offices: tuple[str, ...], **cells: str) -> None:
    """Add an actor to the user's own file; a row with a fault is refused."""
    from tawatur.resolution import roster
    from tawatur.resolution.own import Refused, kept

    if ident in roster.load().by_id:
        raise Refused(f"«{ident}» is there already: `tawatur actors edit {ident} …`")
    lists = {"names_ar": names, "member_of": bodies, "offices": offices}
    path = kept(cells | {"id": ident} | {column: " | ".join(values) for column, values in lists.items()})
    click.echo(f"{ident} kept in {path}")


@actors.command()
@click.argument("ident", metavar="ID")
@click.option("--set", "sets", multiple=True, metavar="COLUMN=VALUE", help="Put a cell anew. Repeatable.")
@click.option("--ar", "names", multiple=True, help="Add an Arabic name. Repeatable.")
@click.option("--office", "offices", multiple=True, metavar="ROLE@BODY FROM..TO", help="Add an office. Repeatable.")
@guarded
@_refusing
def edit(ident: str, sets: tuple[str, ...], names: tuple[str, ...], offices: tuple[str, ...]) -> None:
    """Change an actor; the changed row is kept in the user's own file, the bundled tables stay as they are."""
    from tawatur.resolution.own import edited, kept

    put = dict(pair.partition("=")[::2] for pair in sets)
    path = kept(edited(ident, put, {"names_ar": names, "offices": offices}))
    click.echo(f"{ident} kept in {path}")

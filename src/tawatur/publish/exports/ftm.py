"""The record as FollowTheMoney entities, one JSON object a line, for Aleph, OpenAleph and the tools about them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tawatur.publish.exports import countries
from tawatur.publish.exports.catalogue import TABLES
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.tables import Row

_SCHEMATA = {"person": "Person", "organisation": "Organization", "agency": "Organization", "outlet": "Organization", "state": "PublicBody", "office": "Person", "group": "Organization"}


def ident(kind: str, name: str) -> str:
    """The entity's id: the record's own, hashed, for FollowTheMoney takes neither «?» nor spaces."""
    return f"tawatur-{kind}-{hashlib.sha1(name.encode()).hexdigest()[:16]}"


def entity(kind: str, name: str, schema: str, /, **properties: Any) -> dict[str, Any]:
    """An entity whose empty properties are left out; every value is a text."""
    given = {k: [str(v) for v in (values if isinstance(values, list | tuple) else [values]) if v not in (None, "")] for k, values in properties.items()}
    return {"id": ident(kind, name), "schema": schema, "properties": {k: v for k, v in given.items() if v}}


def entities(source: Selection) -> Iterator[dict[str, Any]]:
    """Actors, reports, events, and what joins them: a Documentation for each report of an event, a Membership for those of bodies."""
    for row in TABLES["actors"].rows(source):
        yield _actor(row)
    for row in TABLES["reports"].rows(source):
        yield entity(
            "report", row["id"], "Article", name=row["title"] or " ".join((row["text"] or row["id"])[:80].split()), title=row["title"], bodyText=(row["text"] or "").strip(), publishedAt=row["published"], date=row["published"],
            publisher=row["outlet"], sourceUrl=row["url"], language="ara",
        )  # fmt: skip
    for told in source.events():
        yield _event_row(source, told.event.id, told)
        yield from _documentations(told.event.id, told.event.reports)


def _codes(values: Iterable[str | None]) -> list[str]:
    """Countries as FollowTheMoney writes them: ISO 3166-1 alpha-2 in small letters."""
    return [code.lower() for v in values if v and (code := countries.alpha2(v))]


def _actor(row: Row) -> dict[str, Any]:
    schema = _SCHEMATA.get(row["kind"] or "", "LegalEntity")
    if schema == "Organization" and row["sector"] in ("GOV", "MIL", "SPY", "LEG", "JUD", "IGO"):
        schema = "PublicBody"
    offices = [*row["offices"], *row["offices_told"]] if schema == "Person" else []
    return entity(
        "actor", row["id"], schema, name=row["name"], alias=[*row["names_ar"], *row["spellings"]], country=_codes([row["country"]]),
        position=offices, wikidataId=row["wikidata"], notes="provisional: found in a text, in no table" if row["provisional"] else None,
    )  # fmt: skip


def _event_row(source: Selection, name: str, told: Any) -> dict[str, Any]:
    e, line = told.event, told.line
    who = ", ".join(v.value for v in e.participants)
    return entity(
        "event", name, "Event", name=f"{line.mode or e.type.lower()}: {who}", startDate=e.earliest, endDate=e.latest,
        date=e.latest if e.earliest == e.latest else None, location=[v.value for v in e.places], country=_codes(line.countries),
        involved=[ident("actor", a[0]) for a in line.actors if a[0]], summary=f"{line.status}; topics: {', '.join(v.value for v in e.topics) or 'none told'}",
        proof=[ident("report", r) for r in e.reports], recordId=source.pid("event", name), publisher=list(e.outlets),
        notes=f"{len(e.reports)} reports, {e.origins_min}–{e.origins_max} independent origins; record {source.version}",
    )  # fmt: skip


def _documentations(event: str, reports: Iterable[str]) -> Iterator[dict[str, Any]]:
    for report in reports:
        yield entity("documentation", f"{event}:{report}", "Documentation", document=ident("report", report), entity=ident("event", event), role="report")


def write_ftm(source: Selection, _: str, path: Path) -> int:
    """Writes the entities as JSON Lines; gives their number."""
    n = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for found in entities(source):
            out.write(json.dumps(found, ensure_ascii=False) + "\n")
            n += 1
    return n

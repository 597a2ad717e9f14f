"""Events coded in PLOVER, in the columns of POLECAT, and in CAMEO: one row a pair of actors."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tawatur import __version__, lexicon
from tawatur.publish.exports import countries
from tawatur.publish.exports.flat import guard
from tawatur.publish.exports.of_events import place_of
from tawatur.publish.exports.selection import Selection, Told
from tawatur.publish.exports.sides import Standing, dyads, standings
from tawatur.publish.exports.tables import Row, Table, columns, texts

_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "VERBAL COOPERATION"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "VERBAL CONFLICT"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "MATERIAL CONFLICT"),
}


@dataclass(frozen=True, slots=True)
class Coding:
    """How a kind of event is coded; empty texts where the scheme has nothing for it."""

    plover: str
    plover_mode: str
    contexts: tuple[str, ...]
    cameo: str
    back: str


@cache
def _codings() -> dict[tuple[str, str, str], Coding]:
    return {
        (row["type"], row["mode"], row["status"]): Coding(row["plover"], row["plover_mode"], row.many("context"), row["cameo"], row["back"])
        for row in lexicon.table("exports/codings")
    }


HOSTED = ("talks", "mediation", "summit", "sign", "agreement")  # happenings whose host is a third party where two other sides meet


def coding(type: str, mode: str, status: str) -> Coding | None:
    """The coding of an event; None where the schemes do not code it."""
    found = _codings()
    return found.get((type, mode, status)) or found.get((type, "*", status))


def is_third_place(told: Told, found: tuple[Standing, ...]) -> bool:
    """Whether a meeting's place lies in a country that none of its sides is of; false where a side's country is unknown.

    Who receives a visitor is a side; who hosts talks between others is none.
    """
    where = place_of(told)["place_country"]
    homes = {s.country for s in found if s.role != "host" or told.line.mode not in HOSTED}
    return where is not None and bool(homes) and None not in homes and where not in homes


# -- PLOVER ----------------------------------------------------------------------------------------------------------

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District",
    "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


def _mode(told: Told, found: tuple[Standing, ...], code: Coding) -> str:
    if code.plover != "CONSULT" or code.plover_mode:
        return code.plover_mode
    if is_third_place(told, found):
        return "third-party"
    return "multilateral" if any(s.sector == "IGO" for s in found) else ""


def _side(prefix: str, s: Standing | None) -> dict[str, Any]:
    return {
        f"{prefix} Name": s.name if s else "", f"{prefix} Country": (s.country or "") if s else "", f"{prefix} COW": (countries.cow(s.country) or "") if s else "",
        f"Primary {prefix} Sector": (s.sector or "") if s else "", f"{prefix} Sectors": (s.sector or "") if s else "", f"{prefix} Name Raw": s.words if s else "",
    }  # fmt: skip


def plover_rows(source: Selection) -> Iterator[dict[str, Any]]:
    """Rows under POLECAT's column names. Event IDs end in the number of the pair; empty: intensity, titles, Wikipedia, province, and what is not known.

    An event with an open or wider interval has its last day as Event Date where it is bounded there, none where it is not.
    """
    for told in source.events():
        e, found = told.event, standings(told)
        code = coding(e.type, told.line.mode, told.line.status)
        if code is None or not code.plover:
            continue
        where, places = place_of(told), [v.value for v in e.places]
        published = min((f.published for f in told.filed if f.published), default=None)
        for n, (a, b) in enumerate(dyads(found)):
            row = dict.fromkeys(POLECAT, "") | {
                "Event ID": f"{e.id}-{n}", "Event Date": e.latest or "", "Event Type": code.plover, "Event Mode": _mode(told, found, code),
                "Quad Code": _QUADS[code.plover], "Contexts": "; ".join(code.contexts), **_side("Actor", a), **_side("Recipient", b),
                "Placename": places[0] if places else "", "City": places[0] if places and not countries.is_state(places[0]) else "",
                "Country": where["place_country"] or "", "Latitude": _text(where["lat"]), "Longitude": _text(where["lon"]),
                "GeoNames ID": _text(where["geonames"]), "Source": "; ".join(e.outlets), "Publication Date": published or "",
                "Story People": "; ".join(s.name for s in found if s.kind == "person"),
                "Story Organizations": "; ".join(s.name for s in found if s.kind != "person"), "Story Locations": "; ".join(places), "Language": "ara",
                "Version": f"tawatur {__version__} {source.version}",
            }  # fmt: skip
            yield row


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def write_plover(source: Selection, _: str, path: Path) -> int:
    """Writes a tab-separated file with POLECAT's columns; gives the number of rows."""
    n = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(POLECAT)
        for row in plover_rows(source):
            writer.writerow([guard(str(row[c])) if not isinstance(row[c], int) else row[c] for c in POLECAT])
            n += 1
    return n


# -- CAMEO -----------------------------------------------------------------------------------------------------------


def agent(s: Standing | None) -> str | None:
    """CAMEO's actor code: the country and the sector behind it, «TURGOV»; a state itself is its country alone."""
    if s is None:
        return None
    if s.kind == "state" and s.country:
        return s.country
    sector = s.sector or ""
    return f"{s.country or ''}{sector if sector != 'PTY' else 'OPP'}"[:6] or None


def _cameo(source: Selection) -> Iterator[Row]:
    for told in source.events():
        e, found = told.event, standings(told)
        code = coding(e.type, told.line.mode, told.line.status)
        if code is None or not code.cameo:
            continue
        there, back = code.cameo, code.back
        if there in ("040", "046") and told.line.mode in ("meeting", "summit") and is_third_place(told, found):
            there = back = "044"
        where = place_of(told)
        for a, b in dyads(found):
            for one, two, given in ((a, b, there), (b, a, back)):
                if one is None or not given:
                    continue
                yield {
                    "event": e.id, "date": e.latest, "earliest": e.earliest, "source_name": one.name, "source": agent(one),
                    "target_name": two.name if two else None, "target": agent(two), "cameo": given, "root": given[:2],
                    "place": e.places[0].value if e.places else None, "place_country": where["place_country"], "lat": where["lat"], "lon": where["lon"],
                    "reports": len(e.reports), "origins_min": e.origins_min, "origins_max": e.origins_max, "outlets": texts(e.outlets),
                }  # fmt: skip


CAMEO = Table("cameo", "One row a directed pair of an event, coded in CAMEO.", ("event", "source_name", "target_name", "cameo"), columns("""
event text>events the event
date date last day it may be
earliest date first day it may be
source_name text who acts
source text country and sector, «TURGOV»
target_name text towards whom
target text country and sector
cameo text CAMEO code
root text its first two digits
place text English name
place_country text ISO 3166-1 alpha-3
lat number degrees north
lon number degrees east
reports integer reports that tell it
origins_min integer independent origins, at least
origins_max integer independent origins, at most
outlets texts outlets that tell it
"""), _cameo)  # fmt: skip

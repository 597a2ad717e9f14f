"""Rows shaped like conflict data sets: events in ACLED's columns, counts of the killed in UCDP's with low, best and high."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tawatur import lexicon
from tawatur.model import Event, Figure, Report
from tawatur.publish.exports import countries
from tawatur.publish.exports.flat import guard
from tawatur.publish.exports.of_events import place_of
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.sides import Standing, standings

# -- ACLED -----------------------------------------------------------------------------------------------------------

ACLED = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2",
    "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude",
    "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip


def day(event: Event) -> tuple[date, int] | None:
    """(day, ACLED's time precision): 1 the day is known, 2 within a week, 3 within a month, the middle of the interval; None where it is open or wider."""
    if event.earliest is None or event.latest is None:
        return None
    length = (event.latest - event.earliest).days
    if length > 31:
        return None
    return date.fromordinal(event.earliest.toordinal() + length // 2), 1 if length == 0 else 2 if length <= 7 else 3


def geo_precision(place: str | None, lat: float | None) -> int | None:
    """ACLED's: 1 a town that the gazetteer knows, 3 a whole state or a place without coordinates; None without a place."""
    if place is None:
        return None
    return 1 if lat is not None and not countries.is_state(place) else 3


@cache
def _inter() -> dict[str, str]:
    return {row["sector"]: row["inter"] for row in lexicon.table("exports/inter_types")}


def _kind(s: Standing, here: str | None) -> str:
    if s.sector in ("GOV", "MIL", "SPY", "LEG", "JUD") and here and s.country and s.country != here:
        return "External/Other forces"
    return _inter().get(s.sector or "", "")


def acled_rows(source: Selection) -> Iterator[dict[str, Any]]:
    """Rows under ACLED's column names: happenings that took place on days known to a month, as strategic developments.

    Agreements and their signing, talks and mediation are «Agreement», other meetings «Other»; fatalities are 0, as ACLED writes where none are told.
    """
    for told in source.events():
        e, when, found = told.event, day(told.event), standings(told)
        if when is None or told.line.status not in ("happened", "ongoing") or not found:
            continue
        where, place = place_of(told), e.places[0].value if e.places else None
        here = where["place_country"]
        sides: dict[str, list[Standing]] = defaultdict(list)
        for s in found:
            sides[s.party].append(s)
        one, two = [*sides.values(), [], []][:2]
        kinds = [_kind(s[0], here) if s else "" for s in (one, two)]
        yield dict.fromkeys(ACLED, "") | {
            "event_id_cnty": e.id, "event_date": when[0].isoformat(), "year": when[0].year, "time_precision": when[1], "disorder_type": "Strategic developments",
            "event_type": "Strategic developments",
            "sub_event_type": "Agreement" if e.type == "AGREE" or told.line.mode in ("talks", "mediation") else "Other",
            "actor1": one[0].name if one else "", "assoc_actor_1": "; ".join(s.name for s in one[1:]), "inter1": kinds[0],
            "actor2": two[0].name if two else "", "assoc_actor_2": "; ".join([*(s.name for s in two[1:]), *(s.name for p in list(sides.values())[2:] for s in p)]),
            "inter2": kinds[1], "interaction": "-".join(k for k in kinds if k), "iso": countries.numeric(here) or "" if here else "",
            "country": countries.name(here) or "", "location": place or "", "latitude": _number(where["lat"]), "longitude": _number(where["lon"]),
            "geo_precision": geo_precision(place, where["lat"]) or "", "source": "; ".join(e.outlets), "notes": _note(told.line.mode, told.line.status, e),
            "fatalities": 0,
        }  # fmt: skip


def _note(mode: str, status: str, e: Event) -> str:
    origins = f"{e.origins_min}" if e.origins_min == e.origins_max else f"{e.origins_min} to {e.origins_max}"
    who = ", ".join(v.value for v in e.participants)
    return f"{mode or e.type.lower()} ({status}): {who}. Topics: {', '.join(v.value for v in e.topics) or 'none told'}. Reports: {len(e.reports)}; independent origins: {origins}."


def _number(value: float | None) -> Any:
    return "" if value is None else value


# -- UCDP ------------------------------------------------------------------------------------------------------------

UCDP = (
    "id", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "latitude", "longitude", "country", "country_id", "event_clarity",
    "date_prec", "date_start", "date_end", "best", "high", "low",
)  # fmt: skip
Counted = tuple[str, Figure, Report]


def ucdp_rows(source: Selection) -> Iterator[dict[str, Any]]:
    """Rows under names of UCDP GED: counts of the killed that reports give for one place and time together, with low, best and high.

    Never averaged: low and high are the least and most that any report gives, best the one that most reports give, the lower one of two (UCDP codes
    conservatively). A count without a place or a time stands alone. Sides and type of violence are empty: a count does not say them.
    """
    groups: dict[tuple[Any, ...], list[Counted]] = defaultdict(list)
    for reading in source.readings():
        for n, f in enumerate(reading.figures):
            if f.what == "killed" and f.unit in (None, "persons"):
                key = f"{reading.report.id}:f{n}"
                groups[_same(f) or (key,)].append((key, f, reading.report))
    for found in groups.values():
        yield _counted(found)


def _same(f: Figure) -> tuple[Any, ...] | None:
    if f.place is None or f.as_of is None:
        return None
    since = f.since or f.as_of
    return f.of, f.place.name, f.as_of.earliest, f.as_of.latest, since.earliest, since.latest


def estimate(figures: Sequence[Figure]) -> tuple[int | None, int | None, int | None]:
    """(low, best, high) of counts of one thing. «More than» bounds only from below, «less than» only from above."""
    lows = [f.value for f in figures if f.bound != "less than"]
    highs = [f.high if f.high is not None else f.value for f in figures if f.bound != "more than"]
    told = Counter(f.value for f in figures if f.bound in ("exact", "about", "range"))
    best = min(told, key=lambda v: (-told[v], v)) if told else min(lows, default=None)
    return _whole(min(lows, default=None)), _whole(best), _whole(max(highs, default=None))


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _counted(found: Sequence[Counted]) -> dict[str, Any]:
    key, f, _ = found[0]
    low, best, high = estimate([x for _, x, _ in found])
    place, when, since = f.place, f.as_of, f.since or f.as_of
    reports = list({r.id: r for _, _, r in found}.values())
    iso = place.country if place else None
    start, end = (since.earliest if since else None), (when.latest if when else None)
    return dict.fromkeys(UCDP, "") | {
        "id": key, "year": end.year if end else "", "number_of_sources": len({r.outlet or r.id for r in reports}),
        "source_article": "; ".join(r.id for r in reports), "source_office": "; ".join(dict.fromkeys(r.outlet for r in reports if r.outlet)),
        "source_date": "; ".join(r.published.isoformat() for r in reports if r.published), "source_headline": "; ".join(r.title for r in reports if r.title),
        "source_original": "; ".join(dict.fromkeys(x.chain[-1].name or x.chain[-1].text for _, x, _ in found if x.chain)),
        "where_prec": _where(place.name, place.lat) if place else "", "where_coordinates": place.name if place else "",
        "where_description": "; ".join(dict.fromkeys(x.place.text for _, x, _ in found if x.place)), "latitude": _number(place.lat if place else None),
        "longitude": _number(place.lon if place else None), "country": countries.name(iso) or "", "country_id": countries.gleditsch_ward(iso) or "",
        "date_prec": _date_prec(start, end) or "", "date_start": start.isoformat() if start else "", "date_end": end.isoformat() if end else "",
        "best": _number(best), "high": _number(high), "low": _number(low),
    }  # fmt: skip


def _where(place: str, lat: float | None) -> int:
    """UCDP's: 1 the very place, 6 only the country."""
    return 6 if countries.is_state(place) or lat is None else 1


def _date_prec(start: date | None, end: date | None) -> int | None:
    """UCDP's: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 longer; None where an end is open."""
    if start is None or end is None:
        return None
    length = (end - start).days
    return 1 if length == 0 else 2 if length < 6 else 3 if length == 6 else 4 if length <= 31 else 5


# -- writing ---------------------------------------------------------------------------------------------------------


def write_acled(source: Selection, _: str, path: Path) -> int:
    """Writes a CSV with ACLED's columns; gives the number of rows."""
    return _write(ACLED, acled_rows(source), path)


def write_ucdp(source: Selection, _: str, path: Path) -> int:
    """Writes a CSV with UCDP GED's columns; gives the number of rows."""
    return _write(UCDP, ucdp_rows(source), path)


def _write(names: Sequence[str], rows: Iterator[dict[str, Any]], path: Path) -> int:
    n = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(names)
        for row in rows:
            writer.writerow([guard(row[c]) if isinstance(row[c], str) else row[c] for c in names])
            n += 1
    return n

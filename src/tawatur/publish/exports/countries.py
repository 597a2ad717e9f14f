"""What a country is called and numbered in other tools' lists, from its ISO 3166-1 alpha-3 code."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

from tawatur import lexicon
from tawatur.resolution.roster import state_names


def alpha2(iso3: str) -> str | None:
    """ISO 3166-1 alpha-2; XK for Kosovo. Source: Unicode CLDR."""
    found = get_global("territory_aliases").get(iso3)
    return str(found[0]) if found and len(found) == 1 else None


@cache
def _numeric() -> dict[str, int]:
    return {v[0]: int(k) for k, v in get_global("territory_aliases").items() if k.isdigit() and len(k) == 3 and len(v) == 1}


def numeric(iso3: str) -> int | None:
    """ISO 3166-1 numeric. Source: Unicode CLDR."""
    short = alpha2(iso3)
    return _numeric().get(short) if short else None


def name(iso3: str | None) -> str | None:
    """English name; None where the table of states does not know it."""
    return state_names().get(iso3 or "")


def is_state(place: str) -> bool:
    """Whether a place's English name is a state's."""
    return place in state_names().values()


@cache
def _numbers() -> dict[str, tuple[int, int]]:
    return {row["iso3"]: (int(row["cow"]), int(row["gw"])) for row in lexicon.table("exports/state_numbers")}


def cow(iso3: str | None) -> int | None:
    """Correlates of War number."""
    return _numbers().get(iso3 or "", (None, None))[0]


def gleditsch_ward(iso3: str | None) -> int | None:
    """Gleditsch and Ward number, which UCDP uses."""
    return _numbers().get(iso3 or "", (None, None))[1]

"""Places of the gazetteer, the right one where a name is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase
from tawatur.model import Place
from tawatur.resolution.roster import state_names


def _float(cell: str) -> float | None:
    return float(cell) if cell else None


@cache
def _contexts() -> dict[tuple[str, int], tuple[str, ...]]:
    found = {}
    for name in ("places", "places_cities"):
        for n, row in enumerate(lexicon.table(name)):
            if row.cells.get("context"):
                found[(name, n)] = tuple(fold(word) for word in row.many("context"))
    return found


@cache
def _states() -> dict[str, tuple[str, ...]]:
    """The Arabic names of each state, folded: where the text names it, its places are likelier meant."""
    return {row["iso3"]: tuple(fold(word) for word in row.many("names_ar")) for row in lexicon.table("states")}


def read(table: str, index: int, start: int, end: int, text: str) -> Place:
    """The place of a gazetteer row as named by text[start:end]."""
    return Place(*_facts(table, index), start, end, text[start:end])


@cache
def _facts(table: str, index: int) -> tuple[str, str | None, float | None, float | None, int | None]:
    """Name, state, latitude, longitude and GeoNames number of a gazetteer row."""
    row = lexicon.table(table)[index]
    geonames = row.cells.get("geonames") or ""
    number = int(geonames) if geonames.isdigit() else None
    return row["name_en"], row["country"] or None, _float(row["lat"]), _float(row["lon"]), number


def choose(entries: Sequence[Entry], start: int, end: int, text: str, seen: Sequence[Phrase]) -> Place | None:
    """The one place meant: by words of its context in the text, then by the countries named so far, then the hand-made list's first.

    None where places of different countries remain and nothing decides.
    """
    if len(entries) > 1:
        folded = fold(text[max(0, start - 600) : end + 600])
        scores = []
        named = {p.country for p in seen if p.country}
        for _, table, index in entries:
            row = lexicon.table(table)[index]
            score = sum(2.0 for word in _contexts().get((table, index), ()) if word in folded)
            score += 1.0 * any(word in folded for word in _states().get(row["country"], ()))
            score += (
                1.5 * (row["country"] in named) + 0.5 * (table == "places") + 0.3 * (row["kind"] in ("capital", "city"))
            )
            scores.append((score, table, index))
        scores.sort(key=lambda s: -s[0])
        if (
            scores[0][0] == scores[1][0]
            and lexicon.table(scores[0][1])[scores[0][2]]["country"]
            != lexicon.table(scores[1][1])[scores[1][2]]["country"]
        ):
            return None
        return read(scores[0][1], scores[0][2], start, end, text)
    _, table, index = entries[0]
    return read(table, index, start, end, text)


@cache
def palaces() -> frozenset[str]:
    """English names of palaces, airports, bases and other houses in which people are received."""
    return frozenset(row["name_en"] for row in lexicon.table("places") if row["kind"] in ("palace", "airport", "base"))


@cache
def wide() -> frozenset[str]:
    """English names of regions and other places that hold towns."""
    return frozenset(row["name_en"] for row in lexicon.table("places") if row["kind"] in ("region", "governorate", "area"))


def state_place(iso: str, start: int, end: int, words: str) -> Place:
    """A whole state as a place."""
    return Place(state_names().get(iso, iso), iso, None, None, None, start, end, words)


@cache
def namesakes() -> frozenset[str]:
    """States whose name in Arabic is that of their capital too: «جيبوتي», «الكويت»."""
    named = ((row["iso3"], {fold(w) for w in row.many("names_ar")}, {fold(w) for w in row.many("capital_ar")}) for row in lexicon.table("states"))
    return frozenset(iso for iso, names, capitals in named if capitals & (names | {f"مدينه {name}" for name in names}))


def city_of_name(phrase: Phrase) -> Place | None:
    """The city of a phrase; of a state named like its capital, which is as near as its words come, the state itself."""
    if phrase.place is not None and phrase.place.lat is not None:
        return phrase.place
    if phrase.kind != "state" or phrase.rule == "nisba" or phrase.country not in namesakes():
        return None
    return phrase.place or state_place(phrase.country or "", phrase.start, phrase.end, phrase.name or "")


@cache
def _capital_rows() -> dict[str, int]:
    return {row["country"]: n for n, row in enumerate(lexicon.table("places")) if row["kind"] == "capital"}


def capital(iso: str, start: int, end: int, words: str) -> Place | None:
    """A state's capital as named by words at text[start:end] that do not name it: «العاصمة»; None where the table has none."""
    index = _capital_rows().get(iso)
    return replace(read("places", index, 0, 0, ""), start=start, end=end, text=words) if index is not None else None

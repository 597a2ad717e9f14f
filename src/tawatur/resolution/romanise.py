"""An Arabic name in Latin letters, as the English-language press would spell it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from tawatur import lexicon
from tawatur.language import fold
from tawatur.lexicon import Row
from tawatur.resolution.letters import Learned, Letters, aligned, cut, shares
from tawatur.resolution.name_parts import Parts, Spelling, listed, parts_of, people, plain, regions

_PARTICLES = {"بن": "bin", "ابن": "ibn", "بنت": "bint", "ال": "Al", "ام": "Umm"}
_TAILS = {  # what ends a part of two words, by region
    "الله": {"": "allah", "iran": "ollah", "afghan": "ullah", "south": "ullah"},
    "الدين": {"": " al-Din", "maghreb": "eddine", "afghan": "uddin", "south": "uddin", "turkey": "ettin", "iran": "eddin", "levant": "eddine"},
    "زاده": {"": "zadeh", "afghan": "zada", "turkic": "zade", "turkey": "zade"},
    "ابادي": {"": "abadi"},
    "اوغلو": {"": "oğlu"},
}
_OF_PEOPLE = 4.0  # how much a spelling of the roster or of the tables of names teaches beside one of `name_tokens.tsv`
_SURE = 2  # how many items must have a word of `name_tokens.tsv` so for it to be written so; chosen on the even half of the roster's people
_ARABIC = re.compile("[\u0600-\u06ff]")


def spelled(table: str) -> list[tuple[str, str]]:
    """(folded Arabic word, Latin spelling) of a table of names, kept compiled."""
    path = lexicon.DATA / f"{table}.tsv"

    def build() -> list[tuple[str, str]]:
        return [(fold(word), row["name_en"]) for row in lexicon.read_table(path) for word in row.many("name_ar")]

    return lexicon.compiled(table, [path], build)


class Romaniser:
    """Spells names by the parts it knows, and letter by letter where it knows none."""

    def __init__(self, parts: Parts, letters: Letters) -> None:
        self.parts, self.letters = parts, letters
        self.common = {fold(r["name_ar"]): r["name_en"] for r in lexicon.table("name_tokens") if int(r["times"]) >= _SURE}

    @classmethod
    def of(cls, persons: list[Row]) -> Romaniser:
        """One that has learned from these rows of the roster and from the tables of names."""
        known = people(persons)
        return cls(Parts(known, listed()), Letters(_lessons(known)))

    def spell(self, name: str, country: str | None = None) -> str:
        """The name in Latin letters, as in the country given or, without one, where its parts speak for."""
        words = parts_of(name)
        region = regions()[country].name if country in regions() else "" if country else self.parts.region(words)
        hamzated = {"".join(parts_of(w)) for w in name.split() if w[0] in "أإآ"}
        return " ".join(self._part(word, country, region, word not in hamzated) for word in words)

    def _part(self, word: str, country: str | None, region: str, articled: bool = True) -> str:
        known = self.parts.best(word, country, region)
        if known is not None:
            return known
        if not _ARABIC.search(word):
            return word
        if word in _PARTICLES:
            return _PARTICLES[word]
        habit = next((r for r in regions().values() if r.name == region), None)
        for head, pattern in (("عبدال", habit.servant if habit else "Abdul *"), ("ابوال", "Abu al-*"), ("ابو", "Abu *"), ("ال", habit.article if habit else "al-*")):
            rest = word.removeprefix(head)
            if rest != word and len(rest) > 2 and (head != "ال" or articled):
                return _filled(pattern, self._part(rest, country, region, head != "ال"))
        named = self.parts.best("ال" + word, country, region) if len(word) > 3 else None
        if named is not None:
            return re.sub("^(al-|el-|El |Al )", "", named)
        for tail, written in _TAILS.items():
            if word.endswith(tail) and len(word) > len(tail) + 1:
                return self._part(word.removesuffix(tail), country, region) + written.get(region, written[""])
        return self.common.get(word) or _capital(self.letters.spell(word, region))


def _filled(pattern: str, rest: str) -> str:
    """The rest behind what is written before it: in lower case where both are one word."""
    before, _, _ = pattern.partition("*")
    return before + (rest if before[-1] in " -" else rest[:1].lower() + rest[1:])


def _capital(latin: str) -> str:
    return latin[:1].upper() + latin[1:]


def _lessons(known: dict[str, list[Spelling]]) -> list[Learned]:
    """What the letters are learned from: the words of `name_tokens.tsv`, and the spellings of people and tables with their regions."""
    words = [Learned(fold(r["name_ar"]), cut(r["name_en"].lower(), r["cut"])) for r in lexicon.table("name_tokens") if r["cut"]]
    share = shares(words)
    taught = {
        (*_without_article(word, plain(one.latin)), regions()[c].name if c in regions() else "")
        for source in (known, listed())
        for word, spellings in source.items()
        for one in spellings
        for c in one.countries[:1] or ("",)
        if " " not in word
    }
    for word, latin, region in sorted(taught):
        letters = aligned(word, latin, share) if latin and len(word) > 1 else None
        if letters is not None:
            words.append(Learned(word, letters, _OF_PEOPLE, region))
    return words


def _without_article(word: str, latin: str) -> tuple[str, str]:
    has = word.startswith("ال") and latin[:2] in ("al", "el") and len(word) > 4
    return (word[2:], latin[2:]) if has else (word, latin)


def _sources() -> list[Path]:
    code = [Path(__file__).with_name(f"{name}.py") for name in ("letters", "name_parts", "romanise")]
    return [*code, lexicon.DATA / "name_tokens.tsv", lexicon.DATA / "romanisation.tsv", lexicon.DATA / "name_regions.tsv", *(lexicon.DATA / "names_latin").glob("*.tsv"), *(lexicon.DATA / "actors").glob("*.tsv")]


@cache
def _romaniser() -> Romaniser:
    return lexicon.compiled("romaniser", _sources(), lambda: Romaniser.of([r for r in lexicon.table("actors") if r["kind"] == "person"]))


@lru_cache(maxsize=20_000)
def romanise(name: str, country: str | None = None) -> str:
    """The name in Latin letters: parts as usually spelled where the person is from, others by their letters. «أسامة حمدان» → «Osama Hamdan»."""
    return _romaniser().spell(name, country)

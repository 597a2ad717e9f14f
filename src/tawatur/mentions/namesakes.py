"""A name that one state has and another's capital: «عمان» is Oman and Amman."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase

_MARKED = {"عُمان": "state", "عُمَان": "state", "عمّان": "capital", "عَمّان": "capital", "عمَّان": "capital", "عَمَّان": "capital"}  # as careful writers tell them apart
_BIRTHPLACE = re.compile(r"\bب?مسقط راس")
_BEFORE = ("", "ال", "و", "وال", "ف", "ب", "بال", "ل", "لل", "ولل", "وب", "ول")


def pair(entries: Sequence[Entry]) -> tuple[str, str] | None:
    """The state and the state of the capital that one name means; None where it is no such name. ISO 3166-1 alpha-3."""
    if len(entries) < 2:
        return None
    land = next((str(e[1]) for e in entries if e[0] == "state"), None)
    seat = next((str(e[1]) for e in entries if e[0] == "capital"), None)
    return (land, seat) if land is not None and seat is not None and land != seat else None


def is_capital(pair: tuple[str, str], words: str, text: str, seen: Sequence[Phrase], is_listed: bool) -> bool:
    """Whether `words` of the report's `text` mean the capital of the pair, not the state.

    By its vowels; by which of the two lands the report names otherwise, the last one named where it names both; as a state where it stands in a list of states.
    """
    marked = next((kind for form, kind in _MARKED.items() if form in words), None)
    if marked is not None:
        return marked == "capital"
    land, seat = (_told_of(iso, text, pair) for iso in pair)
    if land != seat:
        return seat
    last = next((p.country for p in reversed(seen) if p.country in pair), None)
    return last == pair[1] if last is not None else not is_listed


@lru_cache(maxsize=16)
def _told_of(iso: str, text: str, pair: tuple[str, str]) -> bool:
    """Whether the text has another name, an adjective or the capital of the state."""
    words = set(_BIRTHPLACE.sub(" ", fold(text)).split())
    return any(before + name in words for name in _names(iso) - _names_shared(pair) for before in _BEFORE)


def _names_shared(pair: tuple[str, str]) -> frozenset[str]:
    return _names(pair[0]) & _names(pair[1])


@cache
def _names(iso: str) -> frozenset[str]:
    row = next(r for r in lexicon.table("states") if r["iso3"] == iso)
    names: Iterable[str] = (w for column in ("names_ar", "nisba_m", "nisba_f", "nisba_pl", "capital_ar") for w in row.many(column))
    return frozenset(fold(name).removeprefix("ال") for name in names if " " not in name)

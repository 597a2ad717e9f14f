"""Buildings in which people are received and that no gazetteer lists: «القصر الرئاسي», «مقر وزارة الخارجية», «السفارة الإثيوبية»."""

from __future__ import annotations

from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import Split, fold
from tawatur.mentions import places
from tawatur.mentions.completing import adjective
from tawatur.mentions.lexicon import matches
from tawatur.mentions.numbers import ordinal
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import Sight
from tawatur.model import Place

_IN = frozenset({"في", "داخل", "بداخل"})
_TO = frozenset({"الي", "نحو"})
_MISSIONS = frozenset({"سفاره", "قنصليه", "السفاره", "القنصليه"})
_OWN_HOUSE = "-minister@"  # in the office of who receives at «مقر الوزارة»


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word → (the words behind it, English) of buildings with a whole name, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in lexicon.table("buildings"):
        for word in row.many("word") if row["use"] == "name" else ():
            first, *rest = fold(word).split()
            found.setdefault(first, []).append((tuple(rest), row["name_en"]))
    for options in found.values():
        options.sort(key=lambda o: -len(o[0]))
    return found


@cache
def _houses() -> dict[str, str]:
    return {fold(word): row["name_en"] for row in lexicon.table("buildings") if row["use"] == "of" for word in row.many("word")}


@lru_cache(maxsize=100_000)
def _head(norm: str) -> tuple[str, tuple[str, ...]] | None:
    """(the word, what is written before it) where a building's name may begin with the token."""
    for cut in (0, 1, 2):
        if norm[cut:] in _names() and norm[:cut] in ("", "ب", "وب", "فب"):
            return norm[cut:], tuple(norm[:cut])
    return None


def may_be_building(norm: str) -> bool:
    """Whether a building's name may begin with the token."""
    return _head(norm) is not None


class Buildings(Sight):
    """Reads buildings behind a preposition of place."""

    def _building(self, i: int) -> Phrase | None:
        """The building whose whole name begins at token i, where «في» or «ب» governs it: «بالديوان الأميري»."""
        head = _head(self.tokens[i].norm)
        if head is None or not (head[1] or (i and self.tokens[i - 1].norm.removeprefix("و") in _IN | _TO)):
            return None
        first, before = head
        for rest, name in _names()[first]:
            j = i + 1 + len(rest)
            if tuple(t.norm for t in self.tokens[i + 1 : j]) != rest or self._is_listed(i, j):
                continue
            nisba = self._nisba_at(j)
            country, j = (nisba[0], nisba[1]) if nisba is not None else (None, j)
            if nisba is None and self._numbered(j):
                continue  # «مقر الرئاسة الثانية»
            start, end = self._span(i, j, Split(before, first))
            place = Place(name, country, None, None, None, start, end, self.text[start:end])
            return Phrase(start, end, i, j, "place", name, "buildings", None, country, place=place, named=True, definite=True)
        return None

    def _is_listed(self, i: int, j: int) -> bool:
        """Whether the gazetteer has a longer name that begins so: «قصر الحكومة بالقصبة»."""
        return any(m.last > j and e[0] == "place" for m in matches(self.tokens, i) for e in m.entries)

    def _numbered(self, j: int) -> bool:
        """Whether an adjective behind the name makes another building of it."""
        ahead = self.tokens[j] if j < len(self.tokens) else None
        return ahead is not None and ahead.start not in self.time_at and ordinal(self.tokens, j) is not None

    def _housed(self, phrase: Phrase) -> Place | None:
        """The house of the body just read, where it is told to be in it: «في مقر وزارة الخارجية», «بمقر الوزارة», «في السفارة الإثيوبية»."""
        house = self._house_before(phrase)
        if house is None:
            return self._seat(phrase)
        called, country = (phrase.label or phrase.name or ""), phrase.country
        if phrase.head_word == "وزاره" and not phrase.name and (own := self._own_ministry()) is not None:
            called, country = own
        if not called or called == "ministry":
            return None
        named = phrase.label is None and not called.lower().endswith(("ministry", "embassy")) and "Department" not in called
        name = f"{called} {house}" if named and house else called
        return Place(name, country, None, None, None, phrase.start, phrase.end, self.text[phrase.start : phrase.end])

    def _seat(self, phrase: Phrase) -> Place | None:
        """The place whose name the body bears, where «في» or «ب» governs it: «في بكركي»."""
        word = self.pieces[-1].norm if self.pieces else ""
        if not phrase.rule.startswith("roster") or not (word in _IN or self.tokens[phrase.i].norm[:1] == "ب"):
            return None
        entries = [e for m in matches(self.tokens, phrase.i) if m.last == phrase.j for e in m.entries if e[0] == "place"]
        return places.choose(entries, phrase.start, phrase.end, self.text, self.discourse.seen) if entries else None

    def _house_before(self, phrase: Phrase) -> str | None:
        """What the word for a house right before the body adds to its name, where «في» or «ب» governs it; empty for a mission that needs none."""
        if not self.pieces:
            return None
        word = self.pieces[-1]
        bare = word.norm[1:] if word.prep == "ب" and word.norm[:1] == "ب" else word.norm
        if word.kind == "word" and word.prep in ("في", "ب", "داخل") and bare in _houses():
            return _houses()[bare]
        mission = phrase.head_word in _MISSIONS or self.tokens[phrase.i].norm.removeprefix("ب") in _MISSIONS
        led = self.tokens[phrase.i].norm[:1] == "ب" or word.norm in _IN
        return "" if mission and led and self._who_met(1 if word.norm in _IN else 0) else None

    def _who_met(self, skipped: int) -> bool:
        """Whether somebody named, a time or a comma stands before the house, and no word that it tells the place of: «دبلوماسي في السفارة»."""
        before = self.pieces[-1 - skipped] if len(self.pieces) > skipped else None
        if before is None or before.kind in ("mark", "time") or before.has("verb", "noun", "light"):
            return True
        return before.phrase is not None and before.phrase.kind == "person"

    def _own_ministry(self) -> tuple[str, str | None] | None:
        """(name, state) of the ministry of the minister who does what the sentence tells; None where none does."""
        here = next((p.phrase for p in reversed(self.pieces) if p.phrase is not None and _OWN_HOUSE in (p.phrase.office or "") and not p.prep), None)
        if here is None or not here.country:
            return None
        held = (here.office or "").partition(_OWN_HOUSE)[0].replace("-", " ").title()
        return f"{adjective(here.country)} {held} Ministry", here.country


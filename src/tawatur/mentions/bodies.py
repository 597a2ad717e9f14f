"""Parties, fronts, councils and committees that no table lists, by the words their names are made of."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from tawatur import lexicon
from tawatur.language import Split, fold, splits
from tawatur.language.kept import Kept
from tawatur.mentions.completing import adjective
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import DASHES, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import Sight
from tawatur.mentions.words import own_uses, word_sets
from tawatur.resolution.romanise import romanise

_OPENING, _CLOSING = frozenset("«“\"„"), frozenset("»”\"")
_EPITHETS = word_sets()["epithets"]
_OF_MANY = ("اء", "ون", "ين")
_PEOPLE = word_sets()["people of bodies"]
_LONGEST = 6  # words behind the head; names of bodies are seldom longer


@cache
def _heads() -> dict[str, str]:
    return {fold(w): row["name_en"] for row in lexicon.table("body_words") if row["use"] == "head" for w in row.many("word")}


@cache
def _words() -> dict[str, str]:
    return {fold(w): row["name_en"] for row in lexicon.table("body_words") if row["use"] == "word" for w in row.many("word")}


@cache
def _nouns() -> dict[str, str]:
    return {fold(w): row["name_en"] for row in lexicon.table("body_words") if row["use"] == "noun" for w in row.many("word")}


@Kept
def _head_of(norm: str) -> tuple[str, Split] | None:
    """(English, the word cut) of a word that begins a body's name."""
    for split in splits(norm):
        if split.stem in _heads() and split.proclitics[:1] in ((), ("و",), ("ف",), ("ب",), ("ل",), ("ك",), ("ال",)):
            return _heads()[split.stem], split
    return None


@Kept
def begins_body(norm: str) -> bool:
    """Whether a body's name may begin with this word: the gate before `_named_body`."""
    return _head_of[norm] is not None


class Bodies(Sight):
    """Reads names of bodies made of known words."""

    def _named_body(self, i: int) -> Phrase | None:
        """The body whose name begins at token i: «جيش التحرير الوطني», «حزب «المستقبل»», «المجلس العسكري الانتقالي»; None where a word of it is unknown."""
        head = _head_of[self.tokens[i].norm]
        if head is None or i + 1 >= len(self.tokens):
            return None
        english, split = head
        if self.tokens[i + 1].norm in _OPENING:
            return None if split.definite else self._quoted_body(i, english, split)
        if not split.definite and (inner := self._named_body(i + 1)) is not None and not self.tokens[i + 1].norm.startswith("ال"):
            inner.start, inner.i = self._span(i, i + 1, split)[0], i
            return inner  # «حركة جيش التحرير الوطني»
        if self._has_people_behind(i):
            return None  # «أبلغت الحركة الوسطاء موافقتها»
        parts, behind, country, j = self._body_words(i + 1)
        if not parts or (split.definite and not self.tokens[i + 1].norm.startswith("ال")):
            return None
        if j < len(self.tokens) and self.tokens[j].norm.startswith("لل") and not behind:
            return None  # «الهيئة العامة للأرصاد»: not all of its name is known
        name = " ".join([*reversed(parts), english]) + (f" of {behind}" if behind else "")
        states, end = self._shared_by(j, country) if country and not behind else ([], j)
        if states:
            return self._joint(self._body_phrase(i, end, split, name, None), states)
        phrase = self._body_phrase(i, j, split, name, country)
        if country is None and not split.definite:
            self._listed(phrase, i, j, {p.country for p in self.discourse.seen if p.country})
        if country is None and (whole := self._begun_so(phrase)) is not None:
            phrase.name, phrase.actor, phrase.country, phrase.of = whole.name, whole.actor, whole.country, whole.of
            phrase.antecedent = whole.start
        return phrase

    def _has_people_behind(self, i: int) -> bool:
        """Whether a body's noun alone stands at token i, people behind it that are no part of its name."""
        noun, behind = self.tokens[i].norm.removeprefix("و"), self.tokens[i + 1].norm
        return "side" in own_uses(noun) and behind.endswith(_OF_MANY) and "group" in own_uses(behind.removeprefix("ال"))

    def _begun_so(self, phrase: Phrase) -> Phrase | None:
        """The one body named before whose longer name begins with these words: «المجلس العسكري في النيجر … المجلس العسكري»."""
        words = fold(self.text[phrase.start : phrase.end]) + " "
        longer: dict[str, Phrase] = {}
        for seen in self.discourse.seen:
            if seen.kind == "organisation" and seen.actor and seen.name and seen.start < phrase.start:
                known = self.discourse.roster.by_id.get(seen.actor)
                names = known.names_ar if known is not None else (self.text[seen.start : seen.end],)
                if any(fold(name).startswith(words) for name in names):
                    longer[seen.actor] = seen
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _two_states(self, j: int, nisba: tuple[str, int, str]) -> bool:
        """Whether another state's nisba follows the one at token j: «اللجنة السعودية العراقية»."""
        return bool(self._shared_by(nisba[1], nisba[0])[0])

    def _shared_by(self, j: int, country: str) -> tuple[list[Phrase], int]:
        """The states whose nisbas follow the one before token j, that one first, and the token behind them: «السعودية الصينية الإيرانية», «السعودية ـ العراقية»."""
        found = [self._nisba_state(j - 1, j, country)]
        while j < len(self.tokens) and len(found) < 6:
            k = j + 1 if self.tokens[j].norm in DASHES else j
            nisba = self._nisba_at(k) if k < len(self.tokens) else None
            if nisba is None or nisba[2] == "p" or nisba[0] in {p.country for p in found}:
                break
            found.append(self._nisba_state(k, nisba[1], nisba[0]))
            j = nisba[1]
        if len(found) < 2:
            return [], j
        while j < len(self.tokens) and self.tokens[j].norm.startswith("ال") and self.tokens[j].norm.removeprefix("ال") in _words():
            j += 1  # «اللجنة السعودية العراقية المشتركة»
        return found, j

    def _nisba_state(self, i: int, j: int, iso: str) -> Phrase:
        return Phrase(self.tokens[i].start, self.tokens[j - 1].end, i, j, "state", state_name(iso), "nisba", iso, iso, named=True)

    def _joint(self, phrase: Phrase, states: list[Phrase]) -> Phrase:
        """The body as its states together: a committee of two or three that meets is they who meet."""
        phrase.kind, phrase.actor, phrase.number, phrase.rule = "group", None, "p", "body words.joint"
        phrase.parts, phrase.inner = tuple(states), tuple(states)
        phrase.label = phrase.name
        phrase.name = " and ".join(p.name for p in states if p.name)
        return phrase

    def _quoted_body(self, i: int, english: str, split: Split) -> Phrase | None:
        j = i + 2
        while j < len(self.tokens) and self.tokens[j].norm not in _CLOSING:
            if self.tokens[j].kind == "mark" or j > i + 5:
                return None
            j += 1
        if j >= len(self.tokens) or j == i + 2:
            return None
        words = [t.norm.removeprefix("ال") for t in self.tokens[i + 2 : j]]
        known = [_words().get(w) for w in words]
        name = " ".join(w for w in reversed(known) if w) if all(known) else romanise(self.text[self.tokens[i + 2].start : self.tokens[j - 1].end])
        phrase = self._body_phrase(i, j + 1, split, f"{name} {english}", None)
        self._listed(phrase, i + 2, j)
        return phrase

    def _body_words(self, j: int) -> tuple[list[str], str, str | None, int]:
        """(English words in Arabic order, what stands behind «لـ», state of a nisba, next token) from token j on."""
        parts: list[str] = []
        behind, country, first = "", None, j
        while j < len(self.tokens) and j - first < _LONGEST and self.tokens[j].kind == "word" and self.tokens[j].start not in self.time_at:
            norm = self.tokens[j].norm
            if len(parts) >= 2 and norm in _EPITHETS:
                break  # «جيش التحرير الوطني المتمرد»
            nisba = self._nisba_at(j)
            if norm.startswith("لل") and parts and not behind and norm[2:] in _words():
                behind = _words()[norm[2:]]
            elif norm.startswith("وال") and parts and norm[3:] in _words():
                parts[-1] += f" and {_nouns().get(norm[3:]) or _words()[norm[3:]]}"
            elif norm.removeprefix("ال") in _words() and (norm.startswith("ال") or j == first):
                parts.append(_words()[norm.removeprefix("ال")])
            elif nisba is not None and nisba[2] != "p" and (parts or self._two_states(j, nisba)) and norm.startswith("ال"):
                parts.append(adjective(nisba[0]))
                country, j = nisba[0], nisba[1]
                break
            else:
                break
            j += 1
        if j > first and self.tokens[j - 1].norm in _PEOPLE and (home := self._home(j)) is not None:
            parts.append(home.name or "")
            return parts, behind, home.country, home.j
        if j - first == 1 and not self.tokens[first].norm.startswith("ال"):
            return [], "", None, first
        return parts, behind, country, j

    def _home(self, j: int) -> Phrase | None:
        """The place or state whose people the body is of: «مجلس مشايخ ⟦ترهونة⟧», «مجلس أعيان ⟦ليبيا⟧»."""
        if j >= len(self.tokens) or self.tokens[j].start in self.time_at:
            return None
        for match in matches(self.tokens, j):
            if not match.split.proclitics and any(e[0] == "place" for e in match.entries) and (place := self._place(j, match)) is not None:
                return place
        return self._state_at(j)

    def _listed(self, phrase: Phrase, i: int, j: int, countries: Collection[str] | None = None) -> None:
        """Puts the roster's body in place of the new one where tokens i..j name it: «حركة «أنصار الله»»; with `countries` only one of them."""
        for match in matches(self.tokens, i):
            for entry in match.entries:
                known = self.discourse.roster.by_id.get(entry[1]) if entry[0] == "actor" and match.last == j else None
                if known is not None and known.kind in ("organisation", "group") and (countries is None or known.country in countries):
                    phrase.name, phrase.actor, phrase.country = known.name, known.id, known.country
                    phrase.of = known.member_of
                    return

    def _body_phrase(self, i: int, j: int, split: Split, name: str, country: str | None) -> Phrase:
        start, _ = self._span(i, i + 1, split)
        end = self.tokens[j - 1].end
        text = fold(self.text[start:end])
        phrase = Phrase(
            start, end, i, j, "organisation", name, "body words", "?" + text.replace(" ", "-"), country, named=True, definite=True,
        )  # fmt: skip
        phrase.head_word = text.split(" ")[0].removeprefix("ال")
        phrase.gender = "f" if phrase.head_word.endswith("ه") else "m"
        return phrase

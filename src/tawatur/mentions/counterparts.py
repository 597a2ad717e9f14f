"""Counterparts, each by his state: «نظيريه الأردني والمصري», «نظيريه في تايلاند وكمبوديا», «ونظيره الجنوبي»."""

from __future__ import annotations

from dataclasses import replace

from tawatur.mentions import coreference
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import Sight
from tawatur.resolution.names import compare

_HALVES = {"الجنوبي": {"PRK": "KOR", "SDN": "SSD"}, "الجنوبيه": {"PRK": "KOR", "SDN": "SSD"}, "الشمالي": {"KOR": "PRK"}, "الشماليه": {"KOR": "PRK"}}  # whose counterpart in the other half


class Counterparts(Sight):
    """Reads who holds the same office elsewhere."""

    def _counterparts(self, phrase: Phrase, j: int) -> bool:
        """Reads «نظيريه الأردني والمصري»: each counterpart by his state. False where no two states follow."""
        parts = self._counterparts_in(j + 1, phrase) if j < len(self.tokens) and self.tokens[j].norm == "في" else []
        while j < len(self.tokens) and len(parts) < 6:
            j = self._past_comma(j, bool(parts))
            hit = self._next_nisba(j, bool(parts))
            if hit is None:
                break
            iso, match = hit
            start, end = self._span(j, match.last, match.split)
            part = (self._name_at(match.last) or self._honoured_one(match.last)) if match.last < len(self.tokens) else None
            if part is None:
                part = self._theirs(Phrase(start, end, j, match.last, "group", None, "sides.counterpart", country=iso, definite=True), phrase)
            part.country = part.country or iso
            parts.append(part)
            j = part.j
        if len(parts) < 2:
            return False
        phrase.number, phrase.country = "p", None
        return self._made_of(phrase, parts)

    def _past_comma(self, j: int, joined: bool) -> int:
        """The token behind a comma that only parts one counterpart from the next: «نظرائه، الكندية فلانة، والبرازيلي فلان»; else `j`."""
        if self.tokens[j].norm not in ("،", ",") or j + 2 >= len(self.tokens):
            return j
        hit = self._next_nisba(j + 1, joined)
        named = hit is not None and hit[1].last < len(self.tokens) and (self._listed_person(hit[1].last) or self._honoured_one(hit[1].last) is not None or hit[1].last in self.tagged)
        return j + 1 if named else j

    def _honoured_one(self, j: int) -> Phrase | None:
        """The person whose name stands behind words of respect at token j: «سمو الأمير فلان»."""
        for match in matches(self.tokens, j) if j < len(self.tokens) else ():
            if not match.split.proclitics and any(e[0] == "honorific" for e in match.entries):
                phrase = self._name_at(match.last) or self._honoured_one(match.last)
                if phrase is not None:
                    phrase.start, phrase.i = self.tokens[j].start, j
                    return phrase
        return None

    def _theirs(self, part: Phrase, phrase: Phrase) -> Phrase:
        """The counterpart in one state; of two men, whose offices may differ, only the state: «تحدثا مع نظيريهما التايلاندي والكمبودي»."""
        if phrase.head_word.endswith(("هما", "هم")) and part.country is not None:
            part.kind, part.name, part.actor = "state", state_name(part.country), part.country
        else:
            coreference.resolve(part, "counterpart", self.discourse)
        return part

    def _counterparts_in(self, j: int, phrase: Phrase) -> list[Phrase]:
        """The counterparts in the states named from token j on, two at least: «نظيريه في تايلاند وكمبوديا»."""
        lands: list[Phrase] = []
        while j < len(self.tokens) and len(lands) < 6 and (land := self._named_state(j, bool(lands))) is not None:
            lands.append(land)
            j = land.j
        parts = [Phrase(p.start, p.end, p.i, p.j, "group", None, "sides.counterpart", country=p.country, definite=True) for p in lands]
        return [self._theirs(part, phrase) for part in parts] if len(parts) >= 2 else []

    def _counterpart_behind(self, j: int, first: Phrase) -> Phrase | None:
        """The second of two, called the counterpart of the first: «الزعيمين الكوري الشمالي فلان ونظيره الجنوبي فلان», «الرئيسان الروسي فلان ونظيره التركي فلان»."""
        if first.kind != "person" or j + 2 >= len(self.tokens) or self.tokens[j].norm not in ("ونظيره", "ونظيرته", "ونظيرها"):
            return None
        self.discourse.seen.append(first)
        iso, last = self._other_half(j + 1), j + 2
        self.discourse.seen.pop()
        if iso is None and (hit := self._next_nisba(j + 1, False)) is not None:
            iso, last = hit[0], hit[1].last
        name = self._name_at(last) if iso is not None and last < len(self.tokens) else None
        if name is not None:
            name.country = name.country or iso
        return name

    def _other_half(self, j: int) -> str | None:
        """The state that «الجنوبي», «الشمالي» at token j tells where the other half of the land was named: «الزعيم الكوري الشمالي ونظيره الجنوبي»."""
        halves = _HALVES.get(self.tokens[j].norm, {}) if j < len(self.tokens) else {}
        return next((halves[p.country] for p in reversed(self.discourse.seen) if p.country in halves), None) if halves else None

    def _next_nisba(self, j: int, joined: bool) -> tuple[str, Match] | None:
        """The state whose adjective with the article stands at token j, behind «و» where `joined`."""
        wanted = ("و", "ال") if joined else ("ال",)
        fitting = (m for m in matches(self.tokens, j) if m.split.proclitics == wanted)
        return next(((e[1], m) for m in fitting for e in m.entries if e[0] == "nisba"), None)

    def _spelled_otherwise(self, name: Phrase, phrase: Phrase) -> None:
        """Makes of an unlisted name behind «نظيره النيجيري» the counterpart himself, where it may be a spelling of his."""
        meant = replace(phrase, name=None, actor=None)
        coreference.resolve(meant, "counterpart", self.discourse)
        actor = self.discourse.roster.by_id.get(meant.actor or "")
        text = self.text[name.core[0] : name.core[1]]
        if actor is None or actor.kind != "person" or not any(compare(text, n).same for n in (*actor.names_ar, *actor.unique, *actor.short)):
            return
        self.discourse.forget(name)
        name.name, name.actor, name.country, name.of = actor.name, actor.id, actor.country, actor.member_of

    @staticmethod
    def _made_of(phrase: Phrase, parts: list[Phrase]) -> bool:
        """Makes the phrase mean those named behind it, and end with them."""
        phrase.parts, phrase.inner = tuple(parts), tuple(parts)
        phrase.name = " and ".join(p.name for p in parts if p.name)
        phrase.j, phrase.end = parts[-1].j, parts[-1].end
        return True

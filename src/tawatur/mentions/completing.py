"""What completes a noun: the state of a nisba, a body or state behind it, further ones joined to it."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import QUOTES, Entry, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import Sight
from tawatur.mentions.words import body_adjectives, body_nisbas, own_uses, word_sets

_OF_STATES = frozenset({"الحكومه", "الخارجيه", "الدفاع", "السلطات", "الرياسه", "القوات", "الجمهوريه"})


class Completing(Sight):
    """Finds the states and bodies that complete a noun."""

    def _capital_at(self, j: int) -> tuple[Phrase, int] | None:
        """The state whose capital stands at token j."""
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "capital" and not match.split.proclitics:
                    phrase = self._state(j, match, entry)
                    if phrase is not None:
                        return phrase, phrase.j
        return None

    def _and_more(self, parts: list[Phrase], j: int) -> tuple[list[Phrase], int]:
        """The further bodies of a dual or plural construct, «وفدي الحكومة والمعارضة السوريين»; a nisba behind them is of all."""
        while j < len(self.tokens) and len(parts) < 6 and self.tokens[j].norm[:1] == "و":
            part = self._body_after_and(j)
            if part is None:
                break
            parts.append(part)
            j = part.j
        nisba = self._nisba_at(j) if j < len(self.tokens) else None
        if len(parts) > 1 and nisba is not None:
            for part in parts:
                if part.country is None and part.label:
                    part.country, part.actor = nisba[0], f"{part.head_word}@{nisba[0]}"
                    part.name = part.label = f"{adjective(nisba[0])} {part.label}"
            if parts[0].rule == "sides.body" and parts[0].head_word in ("حكومه", "الحكومه"):
                parts[0].name, parts[0].actor = state_name(nisba[0]), nisba[0]
            j = nisba[1]
        elif len(parts) == 2 and parts[1].rule == "bodies" and parts[1].country and parts[0].head_word in ("حكومه", "الحكومه") and parts[0].country is None:
            parts[0].name, parts[0].actor, parts[0].country = state_name(parts[1].country), parts[1].country, parts[1].country  # «وفدي الحكومة والمعارضة السورية»
        return parts, j

    def _by_entry(self, j: int, match: Match, entry: Entry) -> Phrase | None:
        """The actor, state or body that one entry of the words at token j names."""
        if entry[0] == "actor":
            return self._actor(j, match, entry)
        if entry[0] in ("state", "seat"):
            return self._state(j, match, entry)
        if entry[0] == "body":
            return self._body(j, match, entry)
        return self._side(j, match, entry) if entry[0] == "side" and entry[1] in ("body", "state") else None

    def _body_after_and(self, j: int) -> Phrase | None:
        for match in matches(self.tokens, j):
            if match.split.proclitics not in (("و",), ("و", "ال")):
                continue
            for entry in match.entries:
                phrase = self._by_entry(j, match, entry)
                if phrase is not None and phrase.kind not in ("person", "office"):
                    return phrase
        body = self._named_body(j)
        return body if body is not None and self.tokens[j].norm[:1] == "و" else None

    def _named_state(self, j: int, joined: bool) -> Phrase | None:
        """The state named at token j, behind «و» where `joined`: «حكومتا السودان وإثيوبيا»."""
        for match in matches(self.tokens, j):
            entry = next((e for e in match.entries if e[0] == "state"), None)
            if entry is not None and match.split.proclitics == (("و",) if joined else ()):
                return self._state(j, match, entry)
        return None

    def _body_nisba(self, j: int, any_body: bool = False, sent: bool = False) -> Phrase | None:
        """The movement whose adjective stands at token j, «قيادات حوثية»; with `any_body` also a union or organisation, «الجانب الأوروبي»; `sent`: of a delegation, «وفد أممي»."""
        known = body_adjectives() if any_body else body_nisbas(sent)
        actor = self.discourse.roster.by_id.get(known.get(bare(self.tokens[j].norm), ""))
        if actor is None:
            return None
        token = self.tokens[j]
        return Phrase(
            token.start, token.end, j, j + 1, "organisation", actor.name, "body nisba", actor.id, actor.country,
            named=True, of=(actor.id,),
        )  # fmt: skip

    def _talked_of(self, country: str) -> bool:
        return any(p.country == country for p in self.discourse.seen)

    def _nisbas(self, j: int) -> tuple[list[Phrase], int]:
        """States of coordinated nisbas: «أمريكيين ومصريين وقطريين»."""
        found: list[Phrase] = []
        while j < len(self.tokens):
            hit = None
            k = j
            if found and self.tokens[k].norm in ("،", ",") and k + 1 < len(self.tokens):
                k += 1
            for match in matches(self.tokens, k):
                clitics = match.split.proclitics
                if (
                    clitics in ((), ("ال",))
                    if not found
                    else clitics in (("و",), ("و", "ال")) or (k > j and clitics in ((), ("ال",)))
                ):
                    hit = next((e for e in match.entries if e[0] == "nisba"), None)
                    if hit is not None:
                        start, end = self._span(k, match.last, match.split)
                        found.append(
                            Phrase(
                                start,
                                end,
                                k,
                                match.last,
                                "state",
                                state_name(hit[1]),
                                "nisba",
                                hit[1],
                                hit[1],
                                named=True,
                            )
                        )
                        j = match.last
                        break
            if hit is None:
                break
        return found, j

    def _nisba_at(self, j: int) -> tuple[str, int, str] | None:
        """(state, next token, shape) of a nisba at token j, quotes passed over."""
        if j >= len(self.tokens) or self.tokens[j].kind == "mark":
            return None
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "nisba" and match.split.proclitics in ((), ("ال",)) and not self._of_finance(j, match.split.stem):
                    return entry[1], match.last, entry[2]
        return None

    def _of_finance(self, j: int, word: str) -> bool:
        """Whether «المالية» at token j is of finance, in a report that tells nothing of Mali and behind no noun that only a state has."""
        if word != "ماليه" or self.discourse.countries["MLI"] or (j and self.tokens[j - 1].norm in _OF_STATES):
            return False
        return not any(told in fold(self.text) for told in word_sets()["mali"])

    def _complement(self, j: int) -> tuple[Phrase, int] | None:
        """A body or state that completes a title or group at token j: directly, with «لـ», or after «من», «في», «عن», «باسم»."""
        k = j
        while k < len(self.tokens) and self.tokens[k].norm in QUOTES:
            k += 1
        if k >= len(self.tokens):
            return None
        if self.tokens[k].norm in ("ب", "ل") and k + 1 < len(self.tokens):  # «بـ"حماس"»
            k += 1
            while k < len(self.tokens) and self.tokens[k].norm in QUOTES:
                k += 1
            if k >= len(self.tokens):
                return None
        if self.tokens[k].start in self.time_at:
            return None
        for match in matches(self.tokens, k):
            allowed = match.split.proclitics in ((), ("ال",), ("ل",), ("ل", "ال"), ("ب",))
            if not allowed:
                continue
            if match.last == k + 1 and (body := self._named_body(k)) is not None:
                return body, body.j
            for entry in match.entries:
                phrase = None if entry[0] == "actor" and entry[2] == "short" else self._by_entry(k, match, entry)
                if phrase is not None and entry[0] == "actor" and phrase.kind == "person":
                    if match.last >= k + 2:
                        return None  # «الرئيس بليز كومباوري»
                    phrase = None
                if phrase is not None and phrase.kind in ("agency", "outlet") and ("ل" in match.split.proclitics or self.tokens[k - 1].norm in QUOTES) and self._stated_before(j):
                    return None  # «وزير الدفاع الباكستاني لرويترز: …»: whom he tells
                if phrase is not None and (entry[0] != "side" or phrase.name):
                    j = phrase.j
                    while (
                        j < len(self.tokens)
                        and self.tokens[j].norm in QUOTES
                        and k > 0
                        and self.tokens[k - 1].norm in QUOTES
                    ):
                        j += 1
                    return phrase, j
        body = self._named_body(k)
        if body is not None:
            return body, body.j
        return None


    def _stated_before(self, j: int) -> bool:
        """Whether the word before token j already says whose a title is: «وزير الدفاع الباكستاني لـ …»."""
        return j > 1 and "nisba" in own_uses(self.tokens[j - 1].norm.removeprefix("ال"))


def adjective(iso: str) -> str:
    """The English adjective of a state: «Egyptian»."""
    return _adjectives().get(iso, state_name(iso))


@cache
def _adjectives() -> dict[str, str]:
    return {row["iso3"]: row["adjective_en"] for row in lexicon.table("states")}


def bare(norm: str) -> str:
    return norm.removeprefix("ال")

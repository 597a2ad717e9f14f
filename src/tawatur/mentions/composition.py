"""Whom a group consists of or acts for: what completes «وفد», «مسؤولون», «وزراء», «عائلات» one thing after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import ClassVar

from tawatur import lexicon
from tawatur.mentions.completing import adjective, bare
from tawatur.mentions.discourse import state_name
from tawatur.mentions.leaders import Leaders
from tawatur.mentions.lexicon import Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import ACTING_GROUPS, ADJECTIVES, own_uses, portfolios, qualities, suffix_matches, word_sets

_OF_BOTH = word_sets()["of_several"]
_THEIR_OWN = {"منه": "ه", "عنه": "ه", "منها": "ها", "عنها": "ها", "عنهم": "هم"}
_FURTHER = word_sets()["others_of_a_group"]


_NUMBERED = frozenset({"الثلاث", "الثلاثه", "الاربع", "الاربعه", "الخمس", "الخمسه", "الست", "السته", "السبع", "الثماني"})


@dataclass(slots=True)
class Group:
    """A group as far as it has been read."""

    i: int
    match: Match
    row: lexicon.Row  # of groups.tsv
    j: int  # the token behind what has been read
    parts: list[Phrase] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # English of what stands behind the noun, in the order of the text
    adjectives: int = 0
    ended: bool = False  # what follows is no part of it for sure

    @property
    def anonymous(self) -> bool:
        """Whether it may be an unnamed source."""
        return self.row["anonymous_source"] == "yes"

    @property
    def acting(self) -> bool:
        """Whether such people act for whom they come from."""
        return self.row["kind"] in ACTING_GROUPS

    def take(self, parts: list[Phrase], j: int) -> bool:
        """Takes the parts in, up to token j; always a step forward."""
        self.parts, self.j = parts, j
        return True

    def ends(self) -> bool:
        """Ends it; no step forward."""
        self.ended = True
        return False


_OWNED_DELEGATION = ("وفدها", "وفدهم", "وفدهما")


class Composition(Leaders):
    """Reads one after another what completes a group."""

    def _composed(self, i: int, match: Match, row: lexicon.Row) -> Group:
        """The group at token i with all that completes it."""
        group = Group(i, match, row, match.last)
        while group.j < len(self.tokens) and not group.ended and self.tokens[group.j].start not in self.time_at:
            if not self._composes(group):
                break
        parts = group.parts
        if len(parts) == 1 and (match.split.stem in _OF_BOTH or (parts[0].kind == "state" and row["kind"] in ("ministers", "ambassadors"))):
            group.take(*self._and_more(parts, group.j))
        while group.j > match.last and self.tokens[group.j - 1].kind == "mark":
            group.j -= 1
        return group

    def _composes(self, group: Group) -> bool:
        """Whether one more complement stands behind what has been read; it is taken in."""
        for step in self._parts_of:
            if step(self, group):
                return True
            if group.ended:
                return False
        return False

    def _of_nisbas(self, group: Group) -> bool:
        """«مسؤولين أمريكيين ومصريين»; «محلل مالي» is of finance unless Mali is talked of."""
        nisba = self._nisba_at(group.j) if not group.parts else None
        if nisba is None or (bare(self.tokens[group.j].norm) in qualities() and not self._talked_of(nisba[0])):
            return False
        group.take(*self._nisbas(group.j))
        group.said.append(listed([adjective(p.country or "") for p in group.parts]))
        return True

    def _of_both_states(self, group: Group) -> bool:
        """«وزراء البلدين», «وفود البلدين»."""
        if group.parts or group.j != group.match.last or not group.row["name_en"].endswith("s") or not group.acting:
            return False
        of_both = self._of_both(group.j)
        return group.take(*of_both) if of_both is not None else False

    def _of_listed_states(self, group: Group) -> bool:
        """«زعماء الدول الأربع، فرنسا وروسيا وألمانيا وأوكرانيا», «وزراء خارجية الدول الثلاث (مصر والسودان وإثيوبيا)»."""
        j = group.j
        if group.parts or not group.acting or j + 3 >= len(self.tokens) or self.tokens[j].norm != "الدول" or self.tokens[j + 1].norm not in _NUMBERED:
            return False
        if j + 4 < len(self.tokens) and self.tokens[j + 2].norm.startswith("ال") and self.tokens[j + 3].norm == "(":
            j += 1  # «سفراء الدول الخمس الراعية (فرنسا …)»
        if self.tokens[j + 2].norm not in ("،", ",", "(", ":"):
            return False
        found: list[Phrase] = []
        k = j + 3
        while k < len(self.tokens) and (land := self._named_state(k, bool(found))) is not None:
            found.append(land)
            k = land.j
        closed = k < len(self.tokens) and self.tokens[k].norm == ")"
        return group.take(found, k + closed) if len(found) >= 2 else False

    def _of_portfolio(self, group: Group) -> bool:
        """«وزراء الخارجية والري لمصر والسودان», «وزيرا النفط», «وزراء الري والمياه في مصر والسودان»."""
        if group.row["kind"] != "ministers" or group.parts:
            return False
        norm = self.tokens[group.j].norm
        if norm in portfolios() or (norm[:1] == "و" and norm[1:] in portfolios()):
            return group.take(group.parts, group.j + 1)
        if not group.match.split.definite and (past := self._past_portfolio(group.j)) > group.j:
            return group.take(group.parts, past)
        return False

    def _of_movement(self, group: Group) -> bool:
        """«قيادات حوثية»; «الجانب الأوروبي»."""
        side = group.row["kind"] == "side" and group.match.split.definite
        movement = self._body_nisba(group.j, side, group.row["kind"] == "delegation") if not group.parts else None
        return group.take([movement], group.j + 1) if movement is not None else False

    def _of_quality(self, group: Group) -> bool:
        """«مصادر أمنية», «وفد رفيع المستوى», «وفد الوساطة العمانية»."""
        if not group.parts and group.acting and self.tokens[group.j].norm == "الوساطه" and self._nisba_at(group.j + 1) is not None:
            group.take(*self._nisbas(group.j + 1))
            return True
        token = self.tokens[group.j]
        quality = bare(token.norm) in qualities()
        if group.j == group.match.last and not group.match.split.definite and token.norm.startswith("ال") and "body" in own_uses(token.norm):
            return False  # «وفد المعارضة السورية»: whose it is
        if group.adjectives < 5 and token.kind == "word" and (quality or token.norm in ADJECTIVES):
            if not quality and group.parts:
                return group.ends()
            group.said.append(qualities().get(bare(token.norm), ""))
            group.adjectives += 1
            group.j += 1
            return True
        if token.norm == "المستوي" and group.j > group.match.last:
            return group.take(group.parts, group.j + 1)
        if token.norm == "السلام" and group.j == group.match.last and group.row["kind"] in ("mediators", "negotiators"):
            return group.take(group.parts, group.j + 1)  # «وسطاء السلام النرويجيين»
        return False

    def _of_pair(self, group: Group) -> bool:
        """«وفدا حركتي فتح وحماس»."""
        pair = self._pair_of(group.row, group.j) if not group.parts else None
        return group.take(list(pair.parts), pair.j) if pair is not None else False

    def _of_members(self, group: Group) -> bool:
        """Behind a preposition: «وفد من الحركة», «وفد من أنقرة», «وزراء الري في مصر والسودان», «قادة في جيشي الهند وباكستان», «موفدين من دمشق والرياض»."""
        norm, j = self.tokens[group.j].norm, group.j
        if norm not in ("من", "عن", "في", "لدي") or group.parts:
            return False
        done = self._members(j + 1)
        if done is None and norm in ("من", "عن") and group.acting:
            done = self._capital_at(j + 1)
        offices = group.row["kind"] == "ministers" or (group.row["kind"] == "leaders" and group.row["sector"] in ("MIL", "SPY", "GOV"))  # «مديرو المخابرات في مصر وقطر»
        if done is not None and norm == "في" and offices and done[0].kind == "state":
            several, behind = self._and_more([done[0]], done[1])
            if len(several) > 1:
                return group.take(several, behind)
        if norm == "في" and group.acting and (both := self._dual_bodies(j + 1)) is not None:
            return group.take(list(both.parts), both.j)
        if done is None or (norm == "في" and done[0].kind in ("state", "place")):
            return group.ends()
        if norm == "من" and done[0].kind == "state" and group.acting:
            return group.take(*self._and_more([done[0]], done[1]))
        return group.take([done[0]], done[1])

    def _of_a_body(self, group: Group) -> bool:
        """«القادة العسكريون لحكومة إثيوبيا والجبهة …», «ممثلين لجبهة …»."""
        sent = group.row["kind"] in ("representatives", "delegation", "negotiators") and not group.match.split.definite
        if group.parts or not (group.adjectives or sent) or not group.acting or self.tokens[group.j].norm[:1] != "ل" or self._spoken_to(group.i):
            return False
        done = self._complement(group.j)
        return group.take(*self._and_more([done[0]], done[1])) if done is not None and done[0].kind == "organisation" else False

    def _of_each(self, group: Group) -> bool:
        """«رؤساء كل من رواندا وبوروندي», «قادة كل من الحركتين»."""
        j = group.j + (self.tokens[group.j].norm in ("عن", "من"))  # «ممثلون عن كل من …»
        if group.parts or not group.acting or group.j != group.match.last or j + 2 >= len(self.tokens) or [t.norm for t in self.tokens[j : j + 2]] != ["كل", "من"]:
            return False
        done = self._members(j + 2)
        if done is None or done[0].kind not in ("state", "organisation"):
            return False
        several, behind = self._and_more([done[0]], done[1])
        return group.take(several, behind) if len(several) > 1 else False

    def _of_construct(self, group: Group) -> bool:
        """«عائلات الأسرى», «ممثلي واشنطن»; nothing completes «مسلحون», which keeps its ن, or «زار وفدها نيامي», and «مصادر … لوكالة …» tells whom they spoke to."""
        plural = self.tokens[group.match.last - 1].norm.endswith(("ون", "ين"))
        if group.parts or group.adjectives or plural or group.match.split.definite or self.tokens[group.match.last - 1].norm.endswith(_OWNED_DELEGATION):
            return False
        done = self._members(group.j)
        if done is None and group.acting and group.j == group.match.last:
            done = self._capital_at(group.j)
        if done is None or ((group.anonymous or group.row["sector"] != "MED") and done[0].kind in ("agency", "outlet")):
            return False  # «مسؤول لرويترز»: whom he spoke to
        return group.take([done[0]], done[1])

    def _of_a_person(self, group: Group) -> bool:
        """«ممثلين عن الرئيس فلان», «وفد من طرف فلان»: who acts for a man is not the man."""
        if group.parts or group.row["kind"] not in ("representatives", "delegation"):
            return False
        if self.tokens[group.j].norm not in ("عن", "من"):
            person = self._person_from(group.j) if group.row["kind"] == "representatives" and group.j == group.match.last and group.match.split.stem.endswith("ي") else None
            return group.take([acting_for(person, group.row["name_en"])], person.j) if person is not None and person.i == group.j and person.name else False  # «ممثلي الرئيس السابق فلان»
        sender = self._sender_at(group.j + 1, group.row["name_en"])
        return group.take([sender], sender.j) if sender is not None else False

    def _of_its_own(self, group: Group) -> bool:
        """«أعلنت الحركة أن وفداً منها التقى …», «أن ممثلين عنه»: of whom the pronoun stands for."""
        enclitic = _THEIR_OWN.get(self.tokens[group.j].norm)
        if enclitic is None or group.parts or group.match.split.definite or group.row["kind"] not in ("representatives", "delegation"):
            return False
        owner = self._body_described(group.i) or self._owner(enclitic)
        if owner is None or not owner.name or owner.kind not in ("person", "office", "organisation", "state"):
            return False
        token = self.tokens[group.j]
        own = replace(owner, start=token.start, end=token.end, i=group.j, j=group.j + 1, core=(token.start, token.end), antecedent=owner.start, inner=())
        return group.take([acting_for(own, group.row["name_en"]) if own.kind == "person" else own], group.j + 1)

    def _body_described(self, i: int) -> Phrase | None:
        """The body that the relative clause around token i describes: «المجلس، الذي زار وفد منه جيبوتي»."""
        rel = next((n for n in range(i - 1, max(0, i - 4), -1) if self.tokens[n].norm in ("الذي", "التي")), None)
        if rel is None:
            return None
        head = next((p.phrase for p in reversed(self.pieces) if p.phrase is not None and rel - 1 <= p.j <= rel), None)
        return head if head is not None and head.kind == "organisation" else None

    def _sender_at(self, j: int, called: str) -> Phrase | None:
        """Those who act for the person named at token j, as English calls them."""
        person = self._person_from(j) if j < len(self.tokens) else None
        if person is None or person.i != j:
            done = self._members(j)
            person = done[0] if done is not None else None
        return acting_for(person, called) if person is not None and person.kind == "person" and person.name else None

    def _of_more_people(self, group: Group) -> bool:
        """«ممثلين عن الحكومة وآخرين عن المعارضة», «وفد من قطر وآخر من مصر», «وفد فلسطيني وآخر أميركي», «مسؤولين من الحكومة ومن الجبهة»."""
        j = group.j
        if group.parts and group.acting and j + 1 < len(self.tokens) and self.tokens[j].norm in _FURTHER and (nisba := self._nisba_at(j + 1)) is not None:
            more, behind = self._nisbas(j + 1)
            return group.take([*group.parts, *more], behind) if nisba[2] != "p" or self.tokens[j].norm.endswith("ن") else False
        if group.parts and group.acting and j + 1 < len(self.tokens) and self.tokens[j].norm in ("ومن", "وعن") and (done := self._members(j + 1)) is not None and done[0].kind in ("organisation", "state"):
            return group.take([*group.parts, done[0]], done[1])
        if group.parts and group.acting and j < len(self.tokens) and group.parts[-1].rule != "nisba" and (people := self._people_behind_and(j)) is not None:
            return group.take([*group.parts, people], people.j)
        if not group.parts or j + 2 >= len(self.tokens) or self.tokens[j].norm not in _FURTHER or self.tokens[j + 1].norm not in ("عن", "من"):
            return False
        further = self._sender_at(j + 2, group.row["name_en"])
        if further is None and (done := self._members(j + 2)) is not None:
            further = done[0]
        return group.take([*group.parts, further], further.j) if further is not None else False

    def _people_behind_and(self, j: int) -> Phrase | None:
        """The state of a people in the plural behind «و» at token j: «مسؤولون من الحركة وأميركيون»."""
        for match in matches(self.tokens, j) if self.tokens[j].norm[:1] == "و" else ():
            iso = next((e[1] for e in match.entries if e[0] == "nisba" and e[2] == "p"), None)
            if iso is not None and match.split.proclitics == ("و",):
                start, end = self._span(j, match.last, match.split)
                return Phrase(start, end, j, match.last, "state", state_name(iso), "nisba", iso, iso, named=True)
        return None

    _parts_of: ClassVar[tuple[Callable[[Composition, Group], bool], ...]] = (
        _of_each, _of_nisbas, _of_listed_states, _of_both_states, _of_portfolio, _of_movement, _of_quality, _of_pair, _of_its_own, _of_a_person, _of_members, _of_more_people, _of_a_body,
        _of_construct,
    )  # fmt: skip

    def _past_portfolio(self, j: int) -> int:
        """The token behind what ministers are in charge of, as a minister's title names it: «الري والمياه»; `j` where nothing is."""
        token = self.tokens[j]
        joined = token.norm.startswith("وال")
        if not joined and not token.norm.startswith("ال"):
            return j
        run = [token._replace(norm="وزير"), token._replace(norm=token.norm[1:] if joined else token.norm), *self.tokens[j + 1 : j + 4]]
        found = next((m for m in matches(run, 0) if m.last > 1 and any(e[0] == "title" for e in m.entries)), None)
        return j + found.last - 1 if found is not None else j

    def _spoken_to(self, i: int) -> bool:
        """Whether a verb of saying stands right before, so that «لـ» brings the hearer: «قال القادة العسكريون للصحيفة»."""
        before = (own_uses(t.norm) for t in self.tokens[max(0, i - 2) : i])
        return any("speech" in uses and "light" not in uses and "cue" not in uses for uses in before)  # not «بين»

    def _members(self, j: int) -> tuple[Phrase, int] | None:
        """Whom a group consists of or acts for: a body, a state, or another group («عائلات الأسرى», «وفد من قيادة الحركة»)."""
        done = self._complement(j)
        if done is not None:
            return done
        if j < len(self.tokens):
            for match in matches(self.tokens, j):
                if match.split.proclitics in ((), ("ال",), ("ل",), ("ل", "ال")):
                    for entry in match.entries:
                        if entry[0] == "group":
                            phrase = self._group(j, match, entry)
                            if phrase is not None:
                                return phrase, phrase.j
        if j < len(self.tokens):
            for split, enclitic, entries in suffix_matches(self.tokens[j].norm):
                for entry in entries:
                    if entry[0] == "group" and not split.proclitics:
                        piece = self._with_pronoun(j, split, enclitic, (entry,))
                        if piece is not None and piece.phrase is not None:
                            return piece.phrase, piece.j
        return None


def acting_for(person: Phrase, called: str) -> Phrase:
    """Those who act for a person, as English calls them: «representatives of …»."""
    return Phrase(
        person.start, person.end, person.i, person.j, "group", f"{called} of {person.name}", "groups.sent", country=person.country,
        number="p", group="representatives", inner=(person,), of=person.of,
    )  # fmt: skip


def listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

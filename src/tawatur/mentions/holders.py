"""Who holds an office on the day of the report, where its bearer is named by half or not at all."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions import descriptions
from tawatur.mentions.known_names import KnownNames
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import given_names, mens_titles, name_tokens, own_uses, qualities, womens_titles
from tawatur.resolution.names import compare
from tawatur.resolution.offices import slug

_THREE_PRESIDENTS = ("prime-minister", "speaker-of-parliament")  # called «الرئيس» in Lebanon as the head of state is


class Holders(KnownNames):
    """Finds the holder that an office, or an office and a surname, mean."""

    def _at_home(self, row: lexicon.Row) -> bool:
        """Whether an office without a state is that of the state whose agency tells the report, and of nobody named before."""
        return self.discourse.agency_of is not None and row["sector"] == "GOV" and not row["of"] and row["role"] != "chief-negotiator" and self.discourse.person(role=row["role"]) is None

    def _sent_before(self, i: int, row: lexicon.Row, country: str | None, definite: bool) -> Phrase | None:
        """The last envoy named, where «المبعوث الأممي», «المبعوث الأميركي» names none: of the country given, or of whom the title says."""
        housed = i > 0 and self.tokens[i - 1].norm.endswith("مكتب")  # «مكتب المبعوث» is a body of its own
        if not definite or housed or not row["role"].endswith("envoy") or row["role"].startswith("deputy"):
            return None
        agrees = self._agrees(i, i + 1)
        return self.discourse.person(fits=lambda p: self._is_envoy(p, row, country) and agrees(p) and not (row["role"] == "un-envoy" and descriptions.of_others(p, self.discourse)))

    def _agrees(self, i: int, last: int) -> Callable[[Phrase], bool]:
        """Whether the report does not call somebody a woman where tokens i..last are a man's title, nor a man where they are a woman's: «وزيرة خارجية ليسوتو … وزير الخارجية»."""
        called = fold(self.text[self.tokens[i].start : self.tokens[last - 1].end]).split(" ")[0]
        woman = called in womens_titles() or called.removeprefix("و") in womens_titles()
        if woman:
            return lambda p: p.gender == "f" or fold(self.text[p.start : p.core[0]]).split(" ")[0] not in mens_titles()
        if called.endswith("ه"):
            return lambda p: True
        return lambda p: not womens_titles() & {*fold(self.text[p.start : p.core[0]]).split(" ")}

    def _is_envoy(self, person: Phrase, row: lexicon.Row, country: str | None) -> bool:
        actor = self.discourse.roster.by_id.get(person.actor or "")
        held = {o.body for o in actor.offices if "envoy" in o.role and o.holds(self.discourse.published) is not False} if actor is not None and self.discourse.published else set()
        said = any("envoy" in role for role in self.discourse.roles(person))
        if country is not None:
            return country in held or (said and person.country == country)
        return "un" in held if row["role"] == "un-envoy" and actor is not None else said

    def _as_holder(self, name: Phrase, role: str, body: str, inner: list[Phrase]) -> Phrase | None:
        """The unlisted name behind an office as its holder of that day, where it may be a part or a spelling of his; None where it is no name.

        «وزير الدفاع الأميركي كارتر», «المبعوث الأممي إسماعيل ولد الشيخ». Where the office says for sure who is meant, words that no
        given name begins and the tagger sees no name in are none: «أصدر خادم الحرمين الشريفين أمراً ملكياً».
        """
        subject = self._sent_to(inner, body)
        holders = [self.discourse.roster.by_id[h] for h in self.discourse.holders(role, body, subject)]
        text = self.text[name.core[0] : name.core[1]]
        alike = [a for a in holders if any(compare(text, n).same for n in (*a.names_ar, *a.unique, *a.short))]
        tag = self.tagged.get(name.i)
        if len(alike) == 1:
            name.name, name.actor, name.country, name.of = alike[0].name, alike[0].id, alike[0].country, alike[0].member_of
            name.rule = "office.holder"
        elif (
            len(self.discourse.holders(role, body, subject, sure=True)) == 1
            and not (tag is not None and tag.kind == "PER")
            and self.tokens[name.i].norm not in given_names()
        ):
            self.discourse.forget(name)
            return None
        return name

    def _holder_surnamed(self, j: int, roles: str, body: str | None = None, guess: Phrase | None = None) -> Phrase | None:
        """The one person of this surname who on that day, else ever, held an office that the description fits: «الرئيس سلام», «البطريرك الراعي».

        `roles`: patterns as in sides.tsv; `body`: whose office it is, where that is told; `guess`: whom the words were taken for before.
        """
        if j >= len(self.tokens) or self.tokens[j].kind != "word" or self.discourse.published is None:
            return None
        last = max(self._name_run(j + 1), guess.j if guess is not None else 0)
        if last > j + 2 or (last == j + 2 and not self._owned_noun(j + 1)):
            return None
        found = self._holder_called(self.tokens[j].norm, j, roles, body)
        if found is not None and guess is not None:
            self.discourse.forget(guess)
        return found

    def _holder_called(self, word: str, j: int, roles: str, body: str | None = None) -> Phrase | None:
        """The holder whose surname is the word, at the end of token j; None where there is none or more than one."""
        if self.discourse.published is None or len(word) < 3 or "cue" in own_uses(word):
            return None
        if word.startswith("ال") and word.removeprefix("ال") in qualities():
            return None  # «المسؤول العسكري»: what he is, no surname
        ever: list[tuple[str, bool, bool]] = []
        for actor in self.discourse.roster.surnamed(word):
            fitting = [o for o in actor.offices if body in (None, o.body) and fits_role(o.role, roles, actor.country)]
            if fitting:
                ever.append((actor.id, any(len(o.body) == 3 for o in fitting), any(o.holds(self.discourse.published) is not False for o in fitting)))
        ever = [found for found in ever if found[1]] or ever  # an office of state before a party's
        then = [a for a, _, now in ever if now] or [a for a, _, _ in ever]
        if len(then) != 1:
            return None
        meant, token = self.discourse.roster.by_id[then[0]], self.tokens[j]
        start = token.end - (len(token.text) - (len(token.norm) - len(word)))
        return Phrase(
            start, token.end, j, j + 1, "person", meant.name, "office.surname", meant.id, meant.country, named=True, of=meant.member_of,
        )  # fmt: skip

    def _owned_noun(self, j: int) -> bool:
        """Whether the word ends in a pronoun and is no known name: «الرئيس عون نهاره»."""
        norm = self.tokens[j].norm
        return norm.endswith(("ه", "ها")) and not self.tokens[j].text.endswith("ة") and norm not in given_names() and norm not in name_tokens()

    def _sent_to(self, inner: list[Phrase], sender: str) -> str | None:
        """What completes an envoy's title beside his sender, as the roster lists it: a state's code, or a region's or place's slug."""
        for phrase in inner:
            if phrase.kind == "state" and phrase.actor and phrase.actor != sender:
                return phrase.actor
            if phrase.kind == "place" and phrase.name:
                return slug(phrase.name)
        return None


def fits_role(role: str, patterns: str, country: str | None) -> bool:
    """Whether a role is one that a description may mean, its patterns as in sides.tsv."""
    wanted = [p.strip() for p in patterns.split("|") if p.strip()]
    if {"president", "*president"} & {*wanted} and country == "LBN" and role in _THREE_PRESIDENTS:
        return True
    return any(fnmatchcase(role, p) for p in wanted if p[0] != "!") and not any(fnmatchcase(role, p[1:]) for p in wanted if p[0] == "!")

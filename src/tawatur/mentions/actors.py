"""Actors of the roster, states, seats of power, places, and descriptions that stand for them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from tawatur import lexicon
from tawatur.accounts.clauses import is_verb
from tawatur.language import Split, fold, tokenise
from tawatur.mentions import coreference, descriptions, lands, namesakes, places
from tawatur.mentions.alone import means_one
from tawatur.mentions.counterparts import Counterparts
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import QUOTES, Entry, Match, matches, starts
from tawatur.mentions.numbered import NUMBERS
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import SONS
from tawatur.mentions.words import (
    BODY_KINDS,
    article_like,
    body_adjectives,
    given_names,
    name_tokens,
    own_uses,
    word_uses,
)
from tawatur.model import Place
from tawatur.resolution import spelling
from tawatur.resolution.roster import Actor


@cache
def _seats() -> dict[str, str]:
    return {fold(word): row["name_en"] for row in lexicon.table("seats") for word in row.many("word")}


@cache
def _capitals() -> dict[str, str]:
    return {row["iso3"]: row.many("capital_ar")[0] for row in lexicon.table("states") if row.many("capital_ar")}


_RESPONSIBLE = frozenset({"المسؤول", "المسؤوله", "المسئول", "المسئوله"})
_BEFORE_LIST = frozenset({":", "،", ",", "(", "-", "–", "وهي", "وهم", "وهما", "هما", "هم", "هي", "اي"})


_COMMONEST = frozenset({"محمد", "احمد", "علي", "حسن", "حسين", "عبدالله"})  # given names that tell too little with a further one behind
_FOREIGN_ENDINGS = ("وف", "يف", "وفا", "يفا", "سكي", "ينكو", "شفيلي", "وفيتش", "تشيتش", "اوغلو", "زاده", "انوف")  # of surnames that no Arab bears
_MONARCHIES = frozenset(
    ["SAU", "QAT", "KWT", "BHR", "ARE", "OMN", "JOR", "MAR", "GBR", "ESP", "NLD", "BEL", "DNK", "SWE", "NOR", "JPN", "THA", "MYS", "BRN", "LSO", "SWZ", "MCO", "LIE", "LUX", "BTN", "KHM", "TON"]
)  # where an «أمير» is at home
_UNWILLING = frozenset({"طلب", "رفض", "فضل", "اشترط"})
_ANOTHERS = frozenset({"other", "counterpart", "deputy", "predecessor", "successor"})  # descriptions of somebody's, by the pronoun at their end
_ONLY_KNOWN = frozenset({"one", "first", "second", "predecessor", "successor", "host", "rank | @MIL | *commander* | army-chief | leader"})  # descriptions that mean nobody where they mean nobody named
_LESSER = ("ambassador", "governor", "member", "spokesperson", "advis", "representative", "director", "deputy-", "vice-", "assistant-", "mayor")  # in roles by whose names nobody bare is known
_APPOSING = frozenset(("", "،", "«", "“", '"', "("))  # marks between «عاصمة غانا» and its name
_QUOTED = frozenset((("«", "»"), ("“", "”"), ('"', '"'), ("(", ")")))
_PARTISAN = frozenset({"PTY", "REB", "OPP"})  # sectors of parties and movements
_MOVEMENTS = frozenset({"حركه", "جماعه", "جبهه", "تنظيم", "حزب", "تيار"})
_KIN_OF_NAME = frozenset({"الاب", "الجد"})
_TITLED_TWO = frozenset({"رئيسان", "رئيسين", "وزيران", "وزيرين", "زعيمان", "زعيمين"})


_SHARING = {"GIN": ("GNB", "GNQ"), "COD": ("COG",), "COG": ("COD",)}  # states whose adjective is the same


_ANY_STATES = frozenset({"المجلس", "اللجنه", "الهييه", "البرلمان", "الحكومه", "المحكمه", "الموسسه", "المفوضيه"})
_OF_STATE = frozenset({"GOV", "LEG", "JUD", "MIL"})


class Actors(Counterparts):
    """Reads names that the tables know."""

    def _heads_state(self, j: int) -> bool:
        """Whether the words at token j are an office of a state, and no more of a name: «هاتف كينياتا أمير قطر»."""
        titles = (m.last for m in matches(self.tokens, j) for e in m.entries if e[0] == "title" and not m.split.proclitics)
        return any(e[0] in ("state", "capital") for last in titles for m in matches(self.tokens, last) for e in m.entries if not m.split.proclitics)

    def _another_introduced(self, j: int, actor: str) -> bool:
        """Whether token j is the short name of another one named in full before: «التقى روبيو بارو وفيدان»."""
        return any(e[0] == "actor" and e[1] != actor and e[1] in self.discourse.introduced for m in matches(self.tokens, j) for e in m.entries)

    def _actor(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        actor = self.discourse.roster.by_id.get(entry[1])
        if actor is None or match.split.definite:
            return None
        body = actor.kind != "person"
        known = actor.id in self.discourse.introduced or (body and (self._in_quotes(i, match.last) or self._coupled(i, match, actor)))
        if entry[2] == "short" and not known and not means_one(self, i, match, entry[1]):
            return None
        if entry[2] == "short" and self._rivals(match, actor.id):
            return None
        if not body and entry[2] == "unique" and not known and (self._borne_here(match, actor) or self._given_of_another(match, actor)):
            return None
        j = match.last
        if body and not known and j - i <= 3 and self._of_land_untold(i, actor):
            return None
        if not body and j < len(self.tokens) and self.tokens[j].norm in _KIN_OF_NAME and not any(fold(n).endswith(self.tokens[j].norm) for n in actor.names_ar):
            return None  # «باراك أوباما الأب»: his father
        if actor.kind == "person" and entry[2] == "short":
            k = self._name_run(j)
            if k > j and not self._reads_on(j) and not self._heads_state(j) and not (known and self._another_introduced(j, actor.id)):
                return None  # «صالح محمد»: another man's name begins with this one's
        if actor.kind == "person" and entry[2] == "unique" and not known and self.tokens[i].norm.removeprefix("و") in spelling.given() and self._strange(j):
            return None  # «الشيخ عبد المهدي السلامي»
        if actor.kind == "person" and not known and (self._fathers_only(i, j) or self._stranger(actor, i, j)):
            return None
        start, end = self._span(i, j, match.split)
        kind = BODY_KINDS.get(actor.kind, "organisation")
        phrase = Phrase(
            start,
            end,
            i,
            j,
            kind,
            actor.name,
            f"roster.{entry[2]}",
            actor.id,
            actor.country,
            named=True,
            of=actor.member_of,
        )
        phrase.gender = "f" if kind != "person" and fold(self.text[start:end]).split(" ")[0].endswith("ه") else "m"
        phrase.head_word = self.tokens[i].norm if kind != "person" else ""
        if kind != "person":
            phrase.head_word = fold(self.text[start:end]).split(" ")[0]
            if phrase.head_word not in ("حركه", "حزب", "جماعه", "منظمه", "جبهه", "هييه") and actor.names_ar:
                phrase.head_word = fold(actor.names_ar[0]).split(" ")[0]
        self._bracketed(phrase)
        if kind == "person":
            self._further_fathers(phrase)
            self._postposed_title(phrase)
        return phrase

    def _of_land_untold(self, i: int, actor: Actor) -> bool:
        """Whether a body whose name any state's may have, «المجلس الأعلى للسلام», is of one of which the report tells nothing, while it tells of others."""
        told = self.discourse.told_states(self.text) if actor.country and actor.sector in _OF_STATE and self.tokens[i].norm in _ANY_STATES else frozenset()
        return bool(told) and actor.country not in told

    def _given_of_another(self, match: Match, actor: Actor) -> bool:
        """Whether the word is his given name, with another's surname behind it: «الوسيط تيدروس هايلي»."""
        words = {w for name in actor.names_ar for w in fold(name).split(" ")}
        behind = self.tokens[match.last].norm if match.last < len(self.tokens) else ""
        given = any(fold(name).startswith(f"{match.split.stem} ") for name in actor.names_ar)
        return given and behind in name_tokens() and behind not in words and not own_uses(behind) - {"actor"} and not behind.startswith(("ال", "و"))

    def _borne_here(self, match: Match, actor: Actor) -> bool:
        """Whether the report introduced somebody else by the surname: «أعلن العمدة توماس ماكرون … وقال ماكرون»."""
        other = self.discourse.surnames.get(match.split.stem)
        if other is None or not (other.actor or "?").startswith("?"):
            return False
        given = fold(self.text[other.core[0] : other.core[1]]).split(" ")[0]
        vouched = given in given_names() or other.start != other.core[0]  # by a title; «تحيات ترامب» is nobody
        return vouched and given not in {fold(name).split(" ")[0] for name in (*actor.names_ar, *actor.unique)}

    def _stranger(self, actor: Actor, i: int, j: int, exact: bool = True) -> bool:
        """Whether tokens i..j name a namesake of the roster's person: an Arab name, with no office, where nothing speaks of his state.

        `exact`: written as the roster has it; then it is enough that he leads something on the day, or has a title and is in office.
        """
        if self.discourse.published is None or not actor.country or actor.sector in ("IGO", "NGO") or actor.id in self.discourse.introduced:
            return False
        if self._of_another_state(actor, i):
            return True
        first = self.tokens[i].norm.removeprefix("و")
        arab = j > i + 1 and (first in spelling.given() or self.tokens[i].norm in spelling.given() or first == "ابو")
        short = j == i + 1
        words = {t.norm for t in self.tokens[i:j]}
        exact = exact or (first not in _COMMONEST and any({*fold(name).split(" ")} <= words for name in actor.names_ar))
        near = actor.country in self.discourse.countries or actor.country in self.discourse.told_states(self.text)
        if not exact and not near and not self._few_bear(i, j) and not self._entitles(actor, i):
            return True  # in another spelling, of a state that nothing speaks of
        if not short and self.tokens[j - 1].norm.endswith(_FOREIGN_ENDINGS):
            return False
        if not exact and i and self.tokens[i - 1].norm.endswith("الامير") and actor.country not in _MONARCHIES:
            return True
        if short or not arab or (exact and not short and j - i > 3) or (i and "nisba" in own_uses(self.tokens[i - 1].norm)):
            return False
        titled = i > 0 and bool(own_uses(self.tokens[i - 1].norm) & {"title", "honorific"})
        if exact and ((self.discourse.in_office(actor.id) and (titled or self._well_known(actor))) or self._few_bear(i, j)):
            return False
        return not near and not self._entitles(actor, i)

    def _well_known(self, actor: Actor) -> bool:
        """Whether he leads something on the day: no ambassador, governor or member, whose name strangers bear too."""
        day = self.discourse.published
        held = [o.role for o in actor.offices if day is not None and o.holds(day) is not False]
        return any(not any(lesser in role for lesser in _LESSER) for role in held)

    def _of_another_state(self, actor: Actor, i: int) -> bool:
        """Whether another state's adjective stands right before the name at token i, behind a noun that no table has: «المزارع التونسي محمد المنفي»."""
        if i < 2 or not self.tokens[i - 1].norm.startswith("ال") or own_uses(self.tokens[i - 2].norm) or not self.tokens[i - 2].norm.startswith("ال"):
            return False
        nisba = self._nisba_at(i - 1)
        return nisba is not None and nisba[1] == i and nisba[0] != actor.country

    def _few_bear(self, i: int, j: int) -> bool:
        """Whether a full name ends with a family's that is no given name and no other listed person's: «رمطان لعمامرة», not «محمد يوسف», «أبو حمزة»."""
        last = self.tokens[j - 1].norm
        if last in given_names() or self.tokens[i].norm.removeprefix("و") in ("ابو", "ابا", "ابي") or self.tokens[j - 2].norm in SONS:
            return False
        return len(self.discourse.roster.surnamed(last)) <= 1

    def _entitles(self, actor: Actor, i: int) -> bool:
        """Whether the words before token i give him an office he has held, or name a body of his: «الأمين العام لحزب الله نعيم قاسم»."""
        window = range(max(0, i - 6), i)
        roles = {lexicon.table("titles")[e[1]]["role"] for k in window for m in matches(self.tokens, k) for e in m.entries if e[0] == "title"}
        named = {e[1] for k in window for m in matches(self.tokens, k) for e in m.entries if e[0] == "actor"}
        return bool(roles & {o.role for o in actor.offices} or named & {*actor.member_of})

    def _fathers_only(self, i: int, j: int) -> bool:
        """Whether a listed name that ends with a father's goes on with a family's: «محمد بن عبدالرحمن الشمري» is no «محمد بن عبد الرحمن»."""
        if j >= len(self.tokens) or not any(t.norm in SONS for t in self.tokens[max(i, j - 3) : j]):
            return False
        token = self.tokens[j]
        behind = token.norm.startswith("ال") and len(token.norm) > 4 and token.start not in self.time_at and token.norm not in article_like()
        return behind and not own_uses(token.norm) & {"cue", "title", "honorific", "qualifier", "group", "body", "side", "verb", "speech"}

    def _in_quotes(self, i: int, j: int) -> bool:
        """Whether tokens i..j alone stand in quotation marks, as a body's name does: «فتح»."""
        return i > 0 and j < len(self.tokens) and self.tokens[i - 1].norm in QUOTES and self.tokens[j].norm in QUOTES

    def _coupled(self, i: int, match: Match, actor: Actor) -> bool:
        """Whether another listed party of the same state is joined to the short name by «و»: «فتح وحماس», «حماس وفتح»."""
        behind = [m for m in matches(self.tokens, match.last) if m.split.proclitics == ("و",)]
        before = [m for k in range(max(0, i - 3), i) for m in matches(self.tokens, k) if m.last == i] if match.split.proclitics == ("و",) else []
        others = (self.discourse.roster.by_id.get(e[1]) for m in (*behind, *before) for e in m.entries if e[0] == "actor")
        return any(o is not None and o.kind == actor.kind and o.country == actor.country and o.sector in _PARTISAN for o in others)

    def _further_fathers(self, phrase: Phrase) -> None:
        """Takes in the fathers behind a listed name: «الأمير عبدالعزيز بن سلمان بن عبدالعزيز»."""
        while phrase.j + 1 < len(self.tokens) and self.tokens[phrase.j].norm in SONS and self.tokens[phrase.j + 1].norm in given_names():
            phrase.j += 2
            phrase.end = self.tokens[phrase.j - 1].end

    def _rivals(self, match: Match, actor: str) -> bool:
        """Whether another introduced person goes by the same short name; then nobody is meant for certain."""
        others = {e[1] for e in match.entries if e[0] == "actor" and e[1] != actor}
        return bool(others & self.discourse.introduced)

    def _foreign_born(self, actor: str) -> bool:
        """Whether the roster's person has no Arab given name: his surname is no word or family name of the text's own language."""
        known = self.discourse.roster.by_id[actor]
        return bool(known.names_ar) and fold(known.names_ar[0]).split(" ")[0] not in spelling.given()

    def _reads_on(self, j: int) -> bool:
        return j < len(self.tokens) and bool(word_uses(self.tokens[j].norm))

    def _bracketed(self, phrase: Phrase) -> None:
        """Takes in an acronym or other name of the same actor in brackets: «حركة المقاومة الإسلامية (حماس)»."""
        j = phrase.j
        if j + 2 >= len(self.tokens):
            return
        opener = self.tokens[j].norm
        if opener not in ("(", '"', "“", "«"):
            return
        found = matches(self.tokens, j + 1)
        for match in found:
            if any(e[0] == "actor" and e[1] == phrase.actor for e in match.entries) and match.last < len(self.tokens):
                if self.tokens[match.last].norm in (")", '"', "”", "»"):
                    phrase.j = match.last + 1
                    phrase.end = self.tokens[match.last].end
                return

    def _state(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        if match.split.definite:
            return None
        iso = entry[1]
        if (two := namesakes.pair(match.entries)) is not None and iso != two[self._means_capital(i, match, two)]:
            return None
        if entry[0] == "state" and i and not match.split.proclitics and match.last == i + 1 and self._qualifies(i, iso):
            return None
        start, end = self._span(i, match.last, match.split)
        phrase = Phrase(
            start,
            end,
            i,
            match.last,
            "state",
            state_name(iso),
            f"states.{entry[0]}",
            iso,
            iso,
            gender="m" if entry[0] == "seat" else "f",
            named=True,
            definite=True,
        )
        if entry[0] == "seat":
            phrase.label = _seats().get(fold(self.text[start:end]))
            if phrase.label:
                phrase.place = Place(phrase.label, iso, None, None, None, start, end, self.text[start:end])
        if entry[0] == "capital" or (two is None and any(e[0] == "place" for e in match.entries)):
            phrase.place = self._located(i, match)
            if entry[0] == "capital" and phrase.place is not None and phrase.place.country not in (iso, None):
                return None  # «طرابلس» where Lebanon is talked of
        elif entry[0] == "state":
            phrase.place = places.state_place(iso, start, end, self.text[start:end])
        return phrase

    def _means_capital(self, i: int, match: Match, two: tuple[str, str]) -> bool:
        """Whether the name of one state and another's capital at token i means the capital."""
        before = self.pieces[-1].phrase if self.pieces and match.split.proclitics == ("و",) else None
        listed = before is not None and before.rule == "states.state"
        return namesakes.is_capital(two, self.text[self.tokens[i].start : self.tokens[match.last - 1].end], self.text, self.discourse.seen, listed)

    def _qualifies(self, i: int, iso: str) -> bool:
        """Whether «السعودية» is the adjective of the place or noun before it («جدة السعودية») and not the state."""
        if not any(
            e[0] == "nisba" and e[1] == iso
            for s, node in starts(self.tokens[i].norm)
            if None in node
            for e in node[None]
        ):
            return False
        before = self.tokens[i - 1]
        uses = own_uses(before.norm) | (own_uses(before.norm[1:]) if before.norm[:1] in "بلو" else frozenset())
        return (
            before.kind == "word"
            and not uses & {"cue", "verb", "speech", "light"}
            and (before.norm.startswith("ال") or "place" in uses)
        )

    def _located(self, i: int, match: Match) -> Place | None:
        indexes = [e for e in match.entries if e[0] == "place"]
        start, end = self._span(i, match.last, match.split)
        return places.choose(indexes, start, end, self.text, self.discourse.seen) if indexes else None

    def _capital(self, i: int) -> Phrase | None:
        """The capital under its description: «العاصمة البريطانية», whose own name behind it is left to name it; «عاصمة غانا أكرا»."""
        nisba = self._nisba_at(i + 1)
        if nisba is None and not self.tokens[i].norm.endswith("العاصمه"):
            return self._capital_of(i)
        if nisba is None or nisba[2] != "f":
            return None
        j = nisba[1]
        if j < len(self.tokens) and any(
            e[0] in ("capital", "place") for m in matches(self.tokens, j) for e in m.entries
        ):
            return None
        iso = self._sharing(nisba[0])
        city = _capitals().get(iso)
        found = self._named_place(city) if city else None
        if found is None:
            return None
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        norm = self.tokens[i].norm
        start += len(norm) - len("العاصمه") if norm.endswith("العاصمه") else 0
        place = replace(found, start=start, end=end, text=self.text[start:end])
        return Phrase(
            start, end, i, j, "state", state_name(iso), "states.capital", iso, iso, gender="f", named=True,
            definite=True, place=place,
        )  # fmt: skip

    def _sharing(self, iso: str) -> str:
        """The state meant by an adjective that several share: «الغينية» where only Guinea-Bissau has been named."""
        named = self.discourse.countries
        return next((other for other in _SHARING.get(iso, ()) if named[other] and not named[iso]), iso)

    def _capital_of(self, i: int) -> Phrase | None:
        """The capital behind «عاصمة» and its state's name, with its own name where that follows: «عاصمة طاجيكستان، دوشنبه», «عاصمة غانا \"أكرا\"»."""
        match, iso = next(((m, str(e[1])) for m in matches(self.tokens, i + 1) for e in m.entries if e[0] == "state" and not m.split.proclitics), (None, ""))
        found = self._named_place(_capitals()[iso]) if match is not None and iso in _capitals() else None
        if match is None or found is None:
            return None
        j = match.last
        mark = self.tokens[j].norm if j < len(self.tokens) and self.tokens[j].kind == "mark" else ""
        first = j + bool(mark)
        city = next((m for m in matches(self.tokens, first) for e in m.entries if e[0] == "capital" and e[1] == iso), None) if first < len(self.tokens) and mark in _APPOSING else None
        if city is not None:
            closed = city.last < len(self.tokens) and (mark, self.tokens[city.last].norm) in _QUOTED
            j = city.last + closed
        start, end = self.tokens[i].end - len("عاصمة"), self.tokens[j - 1].end
        place = replace(found, start=start, end=end, text=self.text[start:end])
        return Phrase(
            start, end, i, j, "state", state_name(iso), "states.capital", iso, iso, gender="f", named=True, definite=True, place=place,
        )  # fmt: skip

    def _named_place(self, name: str) -> Place | None:
        return places.choose(
            [e for m in matches(tokenise(name), 0) for e in m.entries if e[0] == "place"], 0, 0, "", self.discourse.seen
        )

    def _place(self, i: int, match: Match) -> Phrase | None:
        if match.split.definite:
            return None
        tag = self.tagged.get(i)
        whole = tag is not None and match.last == tag.last > i + 1 and self._placed(i, match.split)
        if tag is not None and tag.kind == "PER" and match.last <= tag.last and not (whole or self._is_capital(i)):
            return None  # «أوضح مورينو»: a man, though there is such a town
        two = namesakes.pair(match.entries)
        place = self._located(i, match) if two is None or self._means_capital(i, match, two) else None
        if place is None:
            return None
        return Phrase(
            place.start,
            place.end,
            i,
            match.last,
            "place",
            place.name,
            "places",
            None,
            place.country,
            place=place,
            gender="f",
            named=True,
            definite=True,
        )

    def _is_capital(self, i: int) -> bool:
        """Whether token i says which capital is meant: «بالعاصمة المؤقتة عدن»."""
        return any(self.tokens[k].norm in ("العاصمه", "بالعاصمه", "للعاصمه", "والعاصمه") for k in range(max(0, i - 2), i))

    def _side(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        if match.split.definite and match.split.proclitics[-2:] != ("ل", "ال"):
            return None
        if entry[1] in _ANOTHERS and self.tokens[match.last - 1].text.rstrip("ًٌٍَُِ").endswith("ة"):
            return None  # «مضيفةً أن …»
        start, end = self._span(i, match.last, match.split)
        j, former = self._no_longer(match.last) if entry[1] == "person" else (match.last, False)
        country: str | None = None
        of: tuple[str, ...] = ()
        nisba = self._nisba_at(j)
        if nisba is not None:
            country, j = nisba[0], nisba[1]
        elif entry[1] == "counterpart" and (half := self._other_half(j)) is not None:
            country, j = half, j + 1
        elif entry[1] == "person" and (body := self._body_adjective(j)) is not None:
            of, j = (body,), j + 1
        if entry[1] == "person" and country is not None and (beyond := self._past_further_state(j)) > j:
            country, j = None, beyond
        if entry[1] == "person" and not former:
            j, former = self._no_longer(j)
        end = self.tokens[j - 1].end if j > match.last else end
        head = match.split.stem if match.last == i + 1 else fold(self.text[start:end])
        if entry[1] in ("body", "state") and country and (entry[1] == "state" or self._of_that_state(head, country) is None):
            return None
        phrase = Phrase(
            start,
            end,
            i,
            j,
            "group",
            None,
            f"sides.{entry[1]}",
            country=country,
            number=entry[2],
            gender=entry[3],
            definite=True,
            head_word=head.removeprefix("ال"),
            label=entry[4] or None,
            former=former,
            of=of,
        )
        if entry[1] == "counterpart" and self._counterparts(phrase, match.last):
            return phrase
        if (entry[1] == "person" or entry[5] == "host") and self._describes(i):
            return None
        if (entry[1] == "last" and not self._acts_here(i, match.split)) or ((entry[1] == "ordinal" or phrase.head_word in NUMBERS) and not self._is_doing(match.split)):
            return None
        if entry[5].startswith("="):  # «الكوريتان»
            lands = [Phrase(start, end, i, j, "state", state_name(iso), "states.pair", iso, iso, named=True) for iso in entry[5][1:].split()]
            return phrase if self._made_of(phrase, lands) else None
        if entry[1] == "both" and (self._each_of_two(phrase, match.last) or self._two_named(phrase, match.last, entry[5])):
            return phrase
        if entry[1] == "conflict":
            self._listed_sides(phrase)
            return phrase
        if entry[1] == "all" and country and phrase.head_word == "اطراف":  # «الأطراف الليبية» are no one meeting's
            phrase.kind, phrase.name, phrase.actor = "state", state_name(country), country
            return phrase
        if entry[1] in ("all", "both") and match.last < len(self.tokens) and self.tokens[match.last].norm in ("(", ":"):
            self._listed_sides(phrase)  # «الدول الثلاث (مصر والسودان وإثيوبيا)»
            if phrase.parts:
                return phrase
        named = self._name_after(phrase, match, entry[5]) if phrase.head_word != "رجل" else None  # «الرجل صادق»
        if named is not None:
            return named
        if entry[1] == "person" and self._would_not_be_named(j):
            phrase.rule = "sides.unnamed"
            return phrase
        if entry[1] == "person" and self._begins_name(j) and not self._foreigner_at(j, country):
            return phrase  # «الرئيس سلام»: whoever he is, not the last one named
        if entry[1] == "land":
            return self._land(phrase, entry[5])
        if entry[1] == "body" and (abroad := self._body_abroad(i, match.last, head.removeprefix("ال"))) is not None:
            return abroad
        called = phrase.label
        coreference.resolve(phrase, entry[1], self.discourse, entry[5], self.text, self._acts_on_it(), self._whose(phrase) if entry[1] == "deputy" else None)
        if entry[1] == "person" and self._is_new(match.last, j) and not descriptions.lately(phrase, self.discourse):
            phrase.name = phrase.actor = phrase.office = phrase.antecedent = None  # «الرئيس الجديد»: no one in office for years
        if not phrase.name and (entry[5] in _ONLY_KNOWN or phrase.head_word in NUMBERS):
            return None  # «الضيف», «سلفه» of nobody known
        if phrase.name and entry[1] != "statement":
            phrase.label = phrase.label if phrase.label != called else None
        elif entry[1] == "person" and country and not former:
            phrase.kind, phrase.name, phrase.actor = (
                "state",
                state_name(country),
                country,
            )  # «الوزير القطري» acts for his state
        elif entry[1] == "person" and of and not former and "envoy" in (phrase.label or "") and (sender := self.discourse.roster.by_id.get(of[0])) is not None:
            phrase.kind, phrase.name, phrase.actor = "organisation", sender.name, sender.id  # «المبعوث الأممي» acts for who sent him
        return phrase

    def _whose(self, phrase: Phrase) -> Phrase | None:
        """Whom the ending of «مبعوثه», «جارتها» stands for, by what the sentence has told so far."""
        return self._owner("ها" if self.text[phrase.start : phrase.end].endswith("ها") else "ه")

    def _land(self, phrase: Phrase, what: str) -> Phrase | None:
        """The state that a description means, «البلد الخليجي»; None where its name stands behind, «جارتها تشاد», or nothing tells which it is."""
        if phrase.j < len(self.tokens) and self._state_at(phrase.j) is not None:
            return None
        return lands.described(phrase, what, lands.doing(self.pieces) or self._whose(phrase), self.discourse, self.text)

    def _past_further_state(self, j: int) -> int:
        """The token behind a second state that somebody is of, «الدبلوماسي الإيطالي-السويدي»; `j` where none is joined by a dash."""
        dashed = j + 1 < len(self.tokens) and self.tokens[j].norm in ("-", "–")
        nisba = self._nisba_at(j + 1) if dashed else None
        return nisba[1] if nisba is not None else j

    def _of_that_state(self, head: str, country: str) -> Phrase | None:
        """The movement or party named before that «الحركة الفلسطينية», «الحزب الكردي» means; None of other bodies: «الحكومة السودانية»."""
        bare = head.removeprefix("ال")
        return self.discourse.body(bare, country) if bare in _MOVEMENTS else None

    def _no_longer(self, j: int) -> tuple[int, bool]:
        """(next token, whether he held it only once) behind a description: «الرئيس المعزول», «الوزير السابق»."""
        for match in matches(self.tokens, j) if j < len(self.tokens) else ():
            effect = next((e[1] for e in match.entries if e[0] == "qualifier"), None) if self.tokens[j].norm.startswith("ال") else None
            if effect in ("former", "new"):
                return match.last, effect == "former"
        return j, False

    def _would_not_be_named(self, j: int) -> bool:
        """Whether the one described asked not to be named: «المسؤول الأمني الذي طلب عدم الإشارة إلى اسمه»."""
        ahead = [t.norm for t in self.tokens[j : j + 4]]
        return any(a == "الذي" and b in _UNWILLING for a, b in pairwise(ahead))

    def _is_new(self, j: int, end: int) -> bool:
        """Whether a word behind the description says that he has come to office just now: «الجديد», «المنتخب»."""
        return any(e == ("qualifier", "new") for k in range(j, end) for m in matches(self.tokens, k) for e in m.entries)

    def _body_adjective(self, j: int) -> str | None:
        """The body that the adjective at token j says somebody is of: «المسؤول الأممي»."""
        norm = self.tokens[j].norm if j < len(self.tokens) else ""
        return body_adjectives().get(norm[2:].removesuffix("ه")) if norm.startswith("ال") else None

    def _acts_on_it(self) -> Phrase | None:
        """Who does what is done to the one described at the token read: «شكر لافروف الوزير», «التقى عطاف في الرباط الوزير»; None where nobody stands so."""
        for k in range(len(self.pieces) - 1, 0, -1):
            piece, phrase = self.pieces[k], self.pieces[k].phrase
            if piece.kind == "lex" or piece.cue in ("sub", "rel", "aux") or piece.conj or (piece.kind == "mark" and piece.norm in "،؛,"):
                return None
            if phrase is not None and phrase.kind in ("person", "office") and not piece.prep:
                return phrase if is_verb(self.pieces, k - 1) else None
        return None

    def _acts_here(self, i: int, split: Split) -> bool:
        """Whether «الأخير» stands for somebody, behind a verb, a preposition or «و», and describes no noun before it."""
        if split.proclitics[:1] in (("و",), ("ف",), ("ل",), ("ب",)) or i == 0:
            return True
        before = self.pieces[-1] if self.pieces else None
        if before is not None and before.phrase is not None and before.phrase.kind in ("person", "office") and len(self.pieces) > 1:
            return is_verb(self.pieces, len(self.pieces) - 2)  # «هاتف ترامب الأخير»
        if before is not None and before.kind == "lex" and is_verb(self.pieces, len(self.pieces) - 1):
            return True
        uses = own_uses(self.tokens[i - 1].norm) or own_uses(self.tokens[i - 1].norm.removeprefix("و"))
        return bool(uses & {"verb", "speech", "light", "cue"}) and not uses & {"noun", "masdar", "common", "place", "title"}

    def _is_doing(self, split: Split) -> bool:
        """Whether «الأول» stands right behind a verb or «أما», as who does it."""
        before = self.pieces[-1] if self.pieces and not split.proclitics else None
        return before is not None and (before.norm.removeprefix("و") == "اما" or (before.kind == "lex" and is_verb(self.pieces, len(self.pieces) - 1)))

    def _listed_sides(self, phrase: Phrase) -> None:
        """Gives «طرفي النزاع: الحكومة والمتمردين», «… وهي المغرب والجزائر» the sides listed right behind it, if there are any."""
        j = phrase.j
        while j < len(self.tokens) and j < phrase.j + 3 and self.tokens[j].norm in _BEFORE_LIST:
            j += 1
        if j == phrase.j:
            return
        parts: list[Phrase] = []
        while j < len(self.tokens) and len(parts) < 8:
            if parts and self.tokens[j].norm[:1] == "و":
                part = self._body_after_and(j)
            else:
                part = None if parts else self._state_at(j) or (self._complement(j) or (None,))[0]
            if part is None or not part.name:
                break
            parts.append(part)
            j = part.j
        if len(parts) >= 2:
            self._made_of(phrase, parts)

    def _describes(self, i: int) -> bool:
        """Whether the word is the adjective of the noun before it: «السبب الرئيس», «هدفها الرئيس», «الضابط فلان المسؤول عن الهدم»."""
        if self.tokens[i].norm in _RESPONSIBLE:
            behind = self.tokens[i + 1].norm if i + 1 < len(self.tokens) else ""
            if behind == "عن" or (i and self.tokens[i - 1].norm == "غير"):
                return True
        if not i or self.tokens[i - 1].kind != "word" or not self.tokens[i].norm.startswith("ال"):
            return False
        before = self.tokens[i - 1].norm
        noun = before.startswith("ال") or before.endswith("ها")
        return noun and not word_uses(before) & {"cue", "verb", "speech", "light", "title", "honorific", "qualifier"}

    def _each_of_two(self, phrase: Phrase, j: int) -> bool:
        """Reads «الرئيسان الأذربيجاني فلان والأرميني فلان»: each by his state, and by name where that stands behind. False where no two follow."""
        parts: list[Phrase] = []
        while j < len(self.tokens) and len(parts) < 2:
            hit = self._next_nisba(j, bool(parts))
            if hit is None and parts and (peer := self._counterpart_behind(j, parts[0])) is not None:
                return self._made_of(phrase, [parts[0], peer])
            if hit is None:
                return False
            iso, match = hit
            start, end = self._span(j, match.last, match.split)
            if (community := self._next_nisba(match.last, False)) is not None:
                match = community[1]  # «القبرصي اليوناني فلان والقبرصي التركي فلان»
            name = self._name_at(match.last) or (self._name_after_comma(match.last + 1) if self._is_comma(match.last) else None)
            if name is not None:
                name.country = name.country or iso
                parts.append(name)
                j = name.j + (len(parts) < 2 and self._is_comma(name.j))  # «الرئيسان المصري، فلان، والسوداني، فلان»
            else:
                parts.append(Phrase(start, end, j, match.last, "state", state_name(iso), "nisba", iso, iso, named=True))
                j = match.last
        return self._made_of(phrase, parts) if len(parts) == 2 else False

    def _two_named(self, phrase: Phrase, j: int, roles: str) -> bool:
        """Reads «الرئيسان عون وسلام», «لقاء بين الرئيسين فلان وفلان»: the two by their surnames or names. False where no two follow."""
        parts = self._two_holders(j, roles or "*president | monarch | party-leader | leader") if roles != "state" and phrase.head_word in _TITLED_TWO else []
        if not parts and j < len(self.tokens) and phrase.country is None:
            parts = self._named_pair(j)[0]
        return self._made_of(phrase, parts) if len(parts) == 2 else False

    def _two_holders(self, j: int, roles: str) -> list[Phrase]:
        """The two holders of such an office whose names begin at token j; none where no two are."""
        first = self._called_two(j, roles, "") if j + 1 < len(self.tokens) else None
        second = self._called_two(first.j, roles, "و") if first is not None and first.j < len(self.tokens) else None
        return [first, second] if first is not None and second is not None and first.name != second.name else []

    def _called_two(self, j: int, roles: str, behind: str) -> Phrase | None:
        """One of two at token j: a listed person by his name, or by his surname as holder of such an office."""
        for match in matches(self.tokens, j):
            if "".join(match.split.proclitics).removesuffix("ال") == behind:
                known = next((self._actor(j, match, e) for e in match.entries if e[0] == "actor" and e[2] != "short"), None)
                if known is not None and known.kind == "person":
                    return known
        token = self.tokens[j]
        word = token.norm[1:] if behind and token.norm[:1] == behind else token.norm
        return self._holder_called(word, j, roles) if (word != token.norm) == bool(behind) else None

    def _name_after(self, phrase: Phrase, match: Match, roles: str) -> Phrase | None:
        """«الوزير عباس كامل», «نظيره القطري محمد …»: the description is a title of the name that follows."""
        kind = phrase.rule.partition(".")[2]
        if kind not in ("person", "counterpart", "deputy", "other", "predecessor"):
            return None
        name = self._person_from(phrase.j) if kind == "other" else self._name_at(phrase.j)  # «ضيفه رئيس الوزراء فلان»
        if name is None and phrase.country and self._is_comma(phrase.j):  # «ونظيره الفرنسي، فلان، …»
            name = self._name_after_comma(phrase.j + 1)
            name = None if name is not None and self._foreign(name, phrase.country, None) else name
        if kind == "person" and self._foreigner_at(phrase.j, phrase.country):
            return None
        if kind == "person" and roles and (name is None or (name.actor or "").startswith("?")):
            name = self._holder_surnamed(phrase.j, roles, phrase.country, name) or name
        if kind == "person" and name is not None and name.j == phrase.j + 1:
            name = self._called_so("ال" + phrase.head_word, name)
        if name is None or (kind == "other" and (not name.named or name.i != phrase.j or ((name.actor or "?")[0] == "?" and name.start == name.core[0]))):
            return None  # «ووعد مضيفه بألا …»
        name.start, name.i = phrase.start, phrase.i
        if kind == "counterpart" and (name.actor or "?").startswith("?"):
            name.country = name.country or phrase.country
            self._spelled_otherwise(name, phrase)
        name.rule = f"{phrase.rule}+{name.rule}"
        return name

    def _called_so(self, title: str, name: Phrase) -> Phrase:
        """Who of several named with this surname was called so: «الرئيس بارزاني» is he who was «الرئيس مسعود بارزاني»."""
        token = self.tokens[name.j - 1]
        for person in reversed(self.discourse.seen):
            words = fold(self.text[person.start : person.end]).split(" ") if person.kind == "person" and person.named else []
            if len(words) > 2 and words[-1] == token.norm and words[0] == title:
                if person.name != name.name and person.actor:
                    name.name, name.actor, name.country, name.of = person.name, person.actor, person.country, person.of
                return name
        return name

    def _state_at(self, j: int) -> Phrase | None:
        for match in matches(self.tokens, j):
            if match.split.proclitics:
                continue
            for entry in match.entries:
                if entry[0] in ("state", "seat"):
                    return self._state(j, match, entry)
        return None

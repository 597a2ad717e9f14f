"""People: by their title, behind an honorific, by name with the title behind it."""

from __future__ import annotations

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.bearers import title_index
from tawatur.mentions.lexicon import Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.titles import Titles
from tawatur.mentions.words import given_names, own_uses, word_sets

_ARMED = frozenset({"MIL", "REB", "SPY", "POL"})  # sectors whose people bear ranks
_ADVISERS = word_sets()["advisers"]


class Persons(Titles):
    """Reads titled and honoured people."""

    def _advised(self, i: int, match: Match) -> bool:
        """Whether the office is that of whom the one named next advises: «المستشارة الدبلوماسية لوزير الخارجية فلانة»."""
        return match.split.proclitics == ("ل",) and any(t.norm.removeprefix("و") in _ADVISERS for t in self.tokens[max(0, i - 2) : i])

    def _honorific(self, i: int, match: Match) -> Phrase | None:
        if match.split.proclitics and match.split.proclitics[-1] in ("ب", "ك") and not match.split.definite:
            pass
        j = match.last
        step = self._title_step(j, match)
        if step is not None and step[0] == "honorific":
            j = step[2]
        if (known := self._by_given_name(j)) is not None:
            known.start, known.i = self._span(i, match.last, match.split)[0], i
            return known
        office = any(e[0] == "title" for m in matches(self.tokens, j) if m.last > j + 1 for e in m.entries)
        definite = match.split.definite or match.split.stem.startswith("ال")
        name = self._title_at(j) or (self._of_state_behind(j) if definite else None) or (None if office else self._name_at(j, titled=True))  # «سمو ولي العهد» is no name
        if name is None:
            return self._described_with_honour(i, match.last, match)
        if any(e == ("honorific", "military") for e in match.entries) and self._no_soldier(name):
            name = self._provisional(j, name.j)
        start, _ = self._span(i, match.last, match.split)
        name.start, name.i = start, i
        name.rule = f"honorific+{name.rule}"
        if name.kind == "person" and not name.roles and not name.office:
            self._postposed_title(name)
        return name

    def _no_soldier(self, name: Phrase) -> bool:
        """Whether the surname behind a rank would be a civilian's of whose state nothing is told: «الجنرال مودي» of Niger."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        if actor is None or actor.id in self.discourse.introduced or not name.rule.endswith(("roster.unique", "roster.short")):
            return False
        near = actor.country in self.discourse.countries or actor.country in self.discourse.told_states(self.text)
        return actor.sector not in _ARMED and not near and not any(o.role.startswith(("army", "chief-of-staff", "defence")) or "commander" in o.role for o in actor.offices)

    def _of_state_behind(self, j: int) -> Phrase | None:
        """Who is named behind the state of a rank: «العميد اليمني ناجي الصيادي», «الشيخ القطري فلان»."""
        nisba = self._nisba_at(j) if j < len(self.tokens) and self.tokens[j].norm.startswith("ال") else None
        name = self._name_at(nisba[1]) if nisba is not None and nisba[1] < len(self.tokens) else None
        if nisba is None or name is None or (name.country and name.country != nisba[0]):
            return None
        name.country = name.country or nisba[0]
        return name

    def _described_with_honour(self, i: int, j: int, match: Match) -> Phrase | None:
        """Who a description behind an honour means: «معالي الوزير», «سعادة السفير»."""
        if match.split.stem not in word_sets()["honours"]:
            return None
        for found in matches(self.tokens, j) if j < len(self.tokens) else ():
            entry = next((e for e in found.entries if e[0] == "side" and e[1] == "person"), None)
            if entry is not None and (phrase := self._side(j, found, entry)) is not None:
                phrase.start, phrase.i = self._span(i, match.last, match.split)[0], i
                phrase.core = (phrase.start, phrase.end)
                return phrase
        return None

    def _by_given_name(self, j: int) -> Phrase | None:
        """Who a given name alone means behind an honorific, «الأمير خالد»: the only one named in full before whose name begins so."""
        if j >= len(self.tokens) or self.tokens[j].norm not in given_names() or self._name_run(j) != j + 1:
            return None
        norm = self.tokens[j].norm
        begun = {p.name: p for p in self.discourse.seen if p.kind == "person" and p.named and self._first_name(p) == norm}
        if len(begun) != 1:
            return None
        known = next(iter(begun.values()))
        return Phrase(
            self.tokens[j].start, self.tokens[j].end, j, j + 1, "person", known.name, "given name", known.actor, known.country,
            known.office, gender=known.gender, named=True, antecedent=known.start, of=known.of, roles=known.roles,
        )  # fmt: skip

    def _first_name(self, person: Phrase) -> str:
        """The first word of a name of several as the report has it; empty for a name of one."""
        first, _, others = fold(self.text[person.core[0] : person.core[1]]).partition(" ")
        return first if others else ""

    def _postposed_title(self, phrase: Phrase) -> None:
        """Reads a title standing after the name: «عباس كامل رئيس المخابرات العامة المصرية»."""
        for _ in range(4):  # «ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية»
            end = phrase.end
            self._one_title_behind(phrase)
            if phrase.end == end:
                return

    def _past_qualifier(self, j: int) -> int:
        return next((m.last for m in (matches(self.tokens, j) if j < len(self.tokens) else ()) if any(e[0] == "qualifier" for e in m.entries)), j)

    def _anothers(self, phrase: Phrase, match: Match) -> bool:
        """Whether a description right behind a listed person is an office he is known not to hold: «أبلغ غوتيريش الرئيس أن …»."""
        actor = self.discourse.roster.by_id.get(phrase.actor or "")
        if actor is None or not actor.offices or match.last != phrase.j + 1 or "side" not in own_uses(self.tokens[phrase.j].norm):
            return False
        return lexicon.table("titles")[title_index(match)]["role"] not in self.discourse.roles(phrase)

    def _once_held(self, phrase: Phrase, match: Match) -> bool:
        """Whether the title behind a name is a former holder's of the office that the one named holds."""
        role = lexicon.table("titles")[title_index(match)]["role"]
        return self._no_longer(match.last)[1] and role in self.discourse.roles(phrase)

    def _of_a_state(self, phrase: Phrase, title: Phrase) -> bool:
        """Whether the office of a state's man stands right behind the name of one who serves the United Nations: «التقى دي ميستورا القيادي الصحراوي»."""
        actor = self.discourse.roster.by_id.get(phrase.actor or "")
        if actor is None or actor.sector != "IGO" or title.i != phrase.j or not title.country or not actor.offices:
            return False
        return actor.country != title.country and not {*title.roles, (title.office or "").partition("@")[0]} & {o.role for o in actor.offices}

    def _one_title_behind(self, phrase: Phrase) -> None:
        j = phrase.j
        if self._is_comma(j):
            j += 1
        if j >= len(self.tokens):
            return
        for match in matches(self.tokens, j):
            if match.split.proclitics in ((), ("ال",)) and any(e[0] == "title" for e in match.entries):
                if self._once_held(phrase, match):
                    return  # «وطالب الرئيس فلان الرئيس المنتهية ولايته بالرحيل»
                if (served := self._whom_serves(j, match)) is not None and not self._foreign(phrase, served.country, None):
                    phrase.roles = (*phrase.roles, lexicon.table("titles")[title_index(match)]["role"])
                    phrase.j, phrase.end = served.j, served.end  # «ستيف ويتكوف مبعوث ترامب»
                    return
                title = self._titled(j, match, alone=True)
                if title is not None and (
                    self._foreign(phrase, title.country, title.office)
                    or self._of_others(phrase, match)
                    or self._of_a_state(phrase, title)
                    or self._name_at(title.j, titled=False) is not None
                    or (self._is_comma(title.j) and self._name_after_comma(title.j + 1) is not None)
                ):
                    return  # the next man's title
                if title is None and (self._begins_name(match.last) or self._begins_name(self._past_qualifier(match.last)) or self._anothers(phrase, match)):
                    return  # «استقبل المبعوث فلان الرئيس هادي», «وهنأ الأمين العام فلان الرئيس الجديد فلاناً»
                if (
                    title is None
                    and phrase.country
                    and "country" in lexicon.table("titles")[title_index(match)].many("takes")
                ):
                    role = lexicon.table("titles")[title_index(match)]["role"]
                    phrase.office = phrase.office or f"{role}@{phrase.country}"  # «محمد بن سلمان ولي العهد»
                    phrase.roles = (*phrase.roles, role)
                    phrase.j, phrase.end = match.last, self.tokens[match.last - 1].end
                elif title is None and phrase.country is None and self.tokens[match.last - 1].norm.removeprefix("و").startswith("ال"):
                    phrase.roles = (*phrase.roles, lexicon.table("titles")[title_index(match)]["role"])
                    phrase.j, phrase.end = match.last, self.tokens[match.last - 1].end  # «فلان، وزير الخارجية،»
                elif title is not None and not title.named and (title.country or title.office):
                    phrase.office = title.office
                    phrase.roles = (*phrase.roles, lexicon.table("titles")[title_index(match)]["role"])
                    phrase.inner = (*phrase.inner, title)
                    if title.country and phrase.country is None:
                        phrase.country = title.country
                        self._as_spelled_there(phrase)
                    phrase.j, phrase.end = title.j, title.end
                return

    def _person_from(self, j: int) -> Phrase | None:
        if j >= len(self.tokens):
            return None
        for match in matches(self.tokens, j):
            if match.split.proclitics not in ((), ("ال",)):
                continue
            for entry in match.entries:
                phrase = None
                if entry[0] == "title":
                    phrase = self._titled(j, match)
                elif entry[0] == "honorific":
                    phrase = self._honorific(j, match)
                elif entry[0] == "actor":
                    phrase = self._actor(j, match, entry)
                if phrase is not None and phrase.kind in ("person", "office"):
                    return phrase
        return self._name_at(j)

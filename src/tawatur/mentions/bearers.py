"""The name that bears a title, where commas, brackets or more words part the two, and whether it is another man's."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.bodies import begins_body
from tawatur.mentions.holders import Holders
from tawatur.mentions.lexicon import QUOTES, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import ITS_THAT, article_like, given_names, own_uses

_NEGOTIATING = frozenset({"المفاوض", "المفاوضه", "المحاور", "المشارك", "المشاركه"})
_OF_STATE = ("minister", "president", "monarch", "crown-prince", "emir", "army-chief")


@cache
def _international() -> frozenset[str]:
    """The roles in which people serve no state."""
    return frozenset(row["role"] for row in lexicon.table("titles") if row["sector"] == "IGO")


class Bearers(Holders):
    """Finds who bears a title."""

    def _name_after_comma(self, j: int, body: Phrase | None = None) -> Phrase | None:
        """The name at token j that the comma before it parts from its title: closed by a mark itself, honoured, or of one who serves the title's body."""
        name = self._name_at(j, sure=True) or self._honoured_name(j)
        if name is None or self._conjoined(name, j):
            return None
        if body is not None and self._serves(name, body):
            return name
        titled = any(e[0] == "honorific" for m in matches(self.tokens, j) for e in m.entries)
        behind = self.tokens[name.j] if name.j < len(self.tokens) else None
        closed = behind is None or behind.norm in ("،", ",", ".", ":", "؛") or behind.start in self.time_at
        return name if closed or titled or self._another_title(name.j) else None

    def _conjoined(self, name: Phrase, j: int) -> bool:
        """Whether «و» before a listed name was taken for its first letter: «فلان، رئيس موزمبيق، وأوسوفو موماد»."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        if actor is None or self.tokens[j].norm[:1] != "و" or name.i != j:
            return False
        return not any(fold(n)[:1] == "و" for n in (*actor.names_ar, *actor.unique, *actor.short))

    def _honoured_name(self, j: int) -> Phrase | None:
        """The listed person whose name stands behind a word of rank or faith at token j: «زعيم الحركة، الملا فلان»."""
        for match in matches(self.tokens, j) if j < len(self.tokens) else ():
            if not match.split.proclitics and any(e == ("honorific", "religious") for e in match.entries):
                name = self._name_at(match.last, sure=True)
                if name is not None and name.actor and not name.actor.startswith("?"):
                    name.start, name.i = self.tokens[j].start, j
                    return name
        return None

    def _serves(self, name: Phrase, body: Phrase) -> bool:
        """Whether a listed person is known to serve a body or what it belongs to: «رئيسة بعثة الأمم المتحدة في ليبيا، هانا تيتيه إن …»."""
        actor, of = (self.discourse.roster.by_id.get(i or "") for i in (name.actor, body.actor))
        if actor is None or of is None:
            return False
        return bool({of.id, *of.member_of} & {*actor.member_of, *(o.body for o in actor.offices)})

    def _another_title(self, j: int) -> bool:
        """Whether another bearer's title follows with «و»: «رئيس وزراء كمبوديا، هون مانيت ورئيس وزراء تايلاند»."""
        return any(m.split.proclitics[:1] == ("و",) and any(e[0] == "title" for e in m.entries) for m in matches(self.tokens, j))

    def _second_calling(self, j: int, row: lexicon.Row) -> Phrase | None:
        """Who bears the second of two international offices, «الممثلة الخاصة للأمين العام، رئيسة البعثة الأممية فلانة», or mediates: «الوسيط الأفريقي، رئيس كينيا فلان»."""
        mediates = row["role"] == "mediator"
        if row["sector"] != "IGO" and not mediates:
            return None
        for match in matches(self.tokens, j):
            if not match.split.proclitics and any(e[0] == "title" for e in match.entries):
                found = self._titled(j, match)
                actor = self.discourse.roster.by_id.get(found.actor or "") if found is not None else None
                return found if actor is not None and actor.kind == "person" and (mediates or actor.sector == "IGO") else None
        return None

    def _past_brackets(self, j: int) -> int:
        """The token behind an abbreviation in brackets and its comma, «(الشاباك)، »; `j` where none stands there."""
        if j + 3 < len(self.tokens) and self.tokens[j].norm in ("(", "[") and self.tokens[j + 2].norm in (")", "]"):
            return j + 4 if self.tokens[j + 3].norm in ("،", ",") else j + 3
        return j

    def _far_name(self, j: int) -> Phrase | None:
        """A certain name after a few words that go on with the title: «رئيس المجلس السياسي للجماعة فلان», «مسؤولة العلاقات في الهيئة، فلانة، …»."""
        k, last, body = j, min(j + 6, len(self.tokens)), None
        while k < last:
            token = self.tokens[k]
            if token.norm in QUOTES and k > j:
                k, last = k + 1, min(last + 1, len(self.tokens))
                continue
            if k > j and self._is_comma(k):
                return self._certain_after_comma(k + 1, body)
            if token.kind != "word" or token.start in self.time_at:
                return None
            if k > j:
                begun = token.norm in given_names() or self._surely_foreign(token.norm, k + 1)
                name = self._name_at(k, titled=False) or (self._unknown(k) if begun else None)
                if name is not None:
                    return None if body is not None and self._foreign(name, body.country, None) else name
            if token.norm in article_like() or (k > j and self._another_title(k)):
                return None  # «البطريرك الفلاني والرئيس فلان»: two men
            if token.norm in ("في", "لدي") and k > j:
                done = self._complement(k + 1)
                if done is None or done[0].kind != "organisation":
                    return None
                body, k, last = done[0], done[1], min(done[1] + 3, len(self.tokens))
                continue
            if not token.norm.startswith(("ال", "لل")) and (
                k > j + 1 or own_uses(token.norm) & {"cue", "verb", "speech", "light", "noun", "side"}
            ):
                return None
            k += 1
        return None

    def _behind_unlisted_body(self, j: int) -> Phrase | None:
        """A certain name behind a body that no table lists: «رئيس اتحاد المزارعين فلان», «رئيسة حزب تقدم فلانة»."""
        if not begins_body[self.tokens[j].norm] or self.tokens[j].norm.startswith(("ال", "و", "ب", "ل")) or j + 2 >= len(self.tokens):
            return None
        for k in range(j + 1, min(j + 6, len(self.tokens))):
            token = self.tokens[k]
            if token.kind != "word" or token.start in self.time_at:
                return None
            tag = self.tagged.get(k)
            named = self._listed_person(k) or (tag is not None and tag.kind == "PER" and (tag.first == k or token.norm in given_names())) or self._surely_foreign(token.norm, k + 1)
            if k > j + 1 and named:
                return self._name_at(k, titled=False) or self._unknown(k)
            if not token.norm.startswith(("ال", "لل", "وال")) and k > j + 1:
                return None
        return None

    def _behind_talks(self, j: int, country: str | None) -> Phrase | None:
        """A certain name behind talks that go on with a title: «الوسيط الأميركي في المفاوضات بين إثيوبيا وجبهة تيغراي فلان», «… الوفد المفاوض مع الحركة فلان»."""
        if j + 3 >= len(self.tokens):
            return None
        at = next((k for k in range(j, min(j + 3, len(self.tokens) - 3)) if self.tokens[k].norm in _NEGOTIATING), j)
        if at == j and not (self.tokens[j].norm in _NEGOTIATING or (self.tokens[j].norm == "في" and "noun" in own_uses(self.tokens[j + 1].norm.removeprefix("ال")))):
            return None
        for k in range(at + 2, min(at + 12, len(self.tokens) - 1)):
            token, uses = self.tokens[k], own_uses(self.tokens[k].norm)
            if token.kind != "word" or token.start in self.time_at or token.norm in ITS_THAT or (uses & {"title", "honorific", "speech", "verb"} and "cue" not in uses):
                return None
            tag = self.tagged.get(k)
            begun = tag is not None and tag.kind == "PER" and tag.last > k + 1 and (tag.first == k or token.norm in given_names())
            if self._listed_person(k) or begun:
                name = None if "cue" in own_uses(self.tokens[k - 1].norm) else self._name_at(k, sure=True) or self._unknown(k)
                if name is None:
                    continue
                whole = name.i == k and self._closes_name(name.j, False)
                return name if whole and not self._foreign(name, country, None) else None
        return None

    def _certain_after_comma(self, j: int, body: Phrase | None) -> Phrase | None:
        """The person between commas whom a table or the tagger knows for one, or who is spelled as a foreigner."""
        tag = self.tagged.get(j)
        tagged = tag is not None and tag.kind == "PER" and tag.first == j and tag.last > j + 1
        if not (self._listed_person(j) or tagged or self._surely_foreign(self.tokens[j].norm, j + 1)):
            return None
        name = self._name_after_comma(j, body)
        return None if name is None or (body is not None and self._foreign(name, body.country, None)) else name

    def _bearing(self, name: Phrase, i: int, match: Match, rows: list[lexicon.Row], country: str | None) -> Phrase:
        """The person whose title begins at token i."""
        start, _ = self._span(i, match.last, match.split)
        name.start, name.i = start, i
        name.country = name.country or (None if self._serves_no_state(name) else country)
        self._as_spelled_there(name)
        name.roles = (*name.roles, *(t["role"] for t in rows))
        name.rule = f"title+{name.rule}"
        return name

    def _serves_no_state(self, name: Phrase) -> bool:
        """Whether a listed person serves an international body, and the state of his title is only where he is sent: «المبعوث الأممي إلى سوريا، ستيفان دي ميستورا»."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        return actor is not None and actor.country is None and actor.sector == "IGO"

    def _foreign(self, name: Phrase, country: str | None, office: str | None) -> bool:
        """Whether the name after a title is somebody else's: «رئيس المخابرات المصرية هاكان فيدان» has two men."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        if actor is None or country is None or actor.country == country:
            return False
        if actor.country is None and not (actor.offices and office is not None and office.partition("@")[0].endswith(_OF_STATE)):
            return False  # «المبعوث الخاص إلى سوريا ستيفان دي ميستورا»
        if actor.sector == "IGO" and (office or "").partition("@")[0] in _international():
            return False  # «المبعوث الأممي إلى اليمن مارتن غريفيث»: no Yemeni
        if actor.sector == "IGO" and any(o.role.startswith(f"{(office or '-').partition('@')[0]}-") for o in actor.offices):
            return False  # «مبعوث الأمين العام إلى السودان رمطان لعمامرة»: an envoy to the Sudan, no Sudanese
        return not any(f"{o.role}@{o.body}" == office or o.body == country for o in actor.offices)

    def _foreigner_at(self, j: int, country: str | None) -> bool:
        """Whether somebody listed of another state is named at token j: «التقى الوزير السعودي حسين الشيخ» has two men."""
        name = self._name_at(j, sure=True) if country else None
        return name is not None and self._foreign(name, country, None)

    def _of_others(self, name: Phrase, title: Match) -> bool:
        """Whether the title behind the name of a servant of a state is an international one he never held: «… السوداني المبعوث الأممي»."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        row = lexicon.table("titles")[title_index(title)]
        if actor is None or actor.sector == "IGO" or row["sector"] != "IGO" or not actor.offices:
            return False
        return not any(o.role.startswith(("special-envoy", "secretary-general", row["role"])) for o in actor.offices)

    def _name_follows(self, k: int) -> bool:
        """Whether a person's name stands at token k or behind the comma there."""
        if self._is_comma(k):
            k += 1
            if self._name_after_comma(k) is not None:
                return True
        rank = next((m for m in matches(self.tokens, k) if not m.split.definite and any(e[:2] == ("honorific", "military") for e in m.entries)), None)
        k = rank.last if rank is not None else k  # «الملحق العسكري في واشنطن العميد فلان»
        tag = self.tagged.get(k)
        return k < len(self.tokens) and (self._listed_person(k) or (tag is not None and tag.kind == "PER" and tag.first == k))


def title_index(match: Match) -> int:
    """The row of titles.tsv that the match begins."""
    return int(next(e[1] for e in match.entries if e[0] == "title"))

"""Bodies made of a noun and a state: «وزارة الخارجية القطرية», «حكومة السودان»; an office that speaks for a man."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions import coreference
from tawatur.mentions.completing import Completing, adjective
from tawatur.mentions.discourse import Discourse, state_name
from tawatur.mentions.lexicon import Entry, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import ADJECTIVES, RULED, bodies_at_home, word_sets
from tawatur.model import MentionKind
from tawatur.resolution import conflicts
from tawatur.resolution.roster import Actor

_FACING = frozenset({"و", "ضد", "مع"})
_ALONE_OTHER = word_sets()["no_body_alone"]
_SEATED = frozenset({"ministry", "army"})
_RIVAL_SEATS = frozenset({"YEM", "LBY", "PSE"})  # states whose capital's government is or was not the only one


_TALKED = word_sets()["talks_of_a_land"]
_NEAR = 14  # tokens within which talks are told of a land's own sides


@cache
def _rulers() -> dict[str, lexicon.Row]:
    """Rows of bodies.tsv of whom every land has one, by their word."""
    rows = (row for row in lexicon.table("bodies") if row["kind"] in ("government", "opposition", "army"))
    return {fold(word).removeprefix("ال"): row for row in rows for word in row.many("noun_ar")}


def called_by_rule(principal: Phrase, discourse: Discourse) -> str:
    """How whose office it is is called: by his name, as prime minister of his state where he is that on the day."""
    reigns = principal.country is not None and "prime-minister" in discourse.roles(principal)
    return f"Prime Minister {principal.name} of {state_name(principal.country)}" if reigns and principal.country else principal.name or ""


class StateBodies(Completing):
    """Reads bodies of states."""

    def _body(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """A body made of its head noun and a nisba or state: «وزارة الخارجية القطرية», «حكومة السودان»."""
        row = lexicon.table("bodies")[entry[1]]
        j = match.last
        if row["kind"] == "office":
            return self._office_of(i, match)
        country = None
        inner: tuple[Phrase, ...] = ()
        skipped = 0
        while j < len(self.tokens):
            nisba = self._nisba_at(j)
            if nisba is not None and nisba[2] != "p":
                country, j = nisba[0], nisba[1]
                break
            if (skipped == 0 and row["kind"] != "government") or skipped == 0:
                done = self._state_at(j)
                if done is None and row["kind"] == "government" and (seat := self._capital_at(j)) is not None and seat[0].country not in _RIVAL_SEATS:
                    done = seat[0]  # «حكومة باماكو»
                if done is None and row["kind"] == "parliament":
                    placed = self._place_complement(j)  # «برلمان طبرق»
                    done = placed[0] if placed is not None else None
                if done is not None and done.country:
                    country, j, inner = done.country, done.j, (done,)
                    break
            if skipped < 2 and self.tokens[j].norm in ADJECTIVES:
                skipped += 1
                j += 1
                continue
            if skipped == 0 and row["kind"] == "media":
                owner = self._complement(j)
                if owner is not None and owner[0].actor:  # «إعلام الجماعة» speaks for it
                    owner[0].start, _ = self._span(i, match.last, match.split)
                    owner[0].i = i
                    return owner[0]
            if skipped == 0 and match.split.stem in RULED and match.last == i + 1:
                ruler = self._person_from(j)
                if ruler is not None and ruler.country:  # «إدارة الرئيس جو بايدن», «حكومة نتنياهو»
                    country, j, inner = ruler.country, ruler.j, (ruler,)
            break
        if country is None and (country := self._seated_in(i, match, row)) is None:
            return self._body_alone(i, match, row)
        if match.split.stem.removeprefix("ال") == "دبلوماسيه" and (woman := self._diplomat(i, j, country)) is not None:
            return woman
        start, _ = self._span(i, match.last, match.split)
        end = self.tokens[j - 1].end
        where = state_name(country)
        if row["stands_for_state"] == "yes":
            name, actor = where, country
        else:
            name, actor = row["name_en"].replace("{country}", where).replace("{adj}", adjective(country)), f"{row['kind']}@{country}"
        kind: MentionKind = "anonymous_source" if row["kind"] == "media" else "organisation"
        phrase = Phrase(start, end, i, j, kind, name, "bodies", actor, country, inner=inner, named=True, definite=True, of=(country,))
        phrase.label = row["label_en"].replace("{adj}", adjective(country)).replace("{country}", where) or None
        phrase.head_word = fold(self.text[start:end]).split(" ")[0].removeprefix("ال")
        phrase.gender = "f" if phrase.head_word.endswith("ه") else "m"
        return phrase

    def _seated_in(self, i: int, match: Match, row: lexicon.Row) -> str | None:
        """The state whose capital tells whose ministry or army it is, «وزارة الخارجية في بكين»."""
        whole = match.split.definite or self.tokens[match.last - 1].norm.startswith("ال") or self.tokens[i].norm.startswith("ال")
        describes = match.last == i + 1 and i > 0 and self.tokens[i - 1].norm.startswith(("ال", "لل", "بال", "وال"))  # «الشؤون الخارجية في عمان»
        if row["kind"] not in _SEATED or not whole or describes or match.last + 1 >= len(self.tokens) or self.tokens[match.last].norm != "في":
            return None
        seat = self._capital_at(match.last + 1)
        country = seat[0].country if seat is not None else None
        return country if country not in _RIVAL_SEATS else None

    def _diplomat(self, i: int, j: int, country: str) -> Phrase | None:
        """The woman named before whom «الدبلوماسية الأميركية» means; None where it is diplomacy."""
        named = [p for p in self.discourse.seen if p.kind == "person" and p.gender == "f" and p.named]
        women = {p.name: p for p in named if p.country == country} or {p.name: p for p in named if p.country is None}
        if len(women) != 1:
            return None
        known = next(iter(women.values()))
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        return replace(known, start=start, end=end, i=i, j=j, core=(start, end), antecedent=known.start, inner=(), named=False, rule="sides.person")

    def _body_alone(self, i: int, match: Match, row: lexicon.Row) -> Phrase | None:
        """A body that no state completes: the one told of before, the roster's of the report's own state, else one that only speaks."""
        word = self.tokens[i].norm[sum(len(c) for c in match.split.proclitics if c != "ال") :]
        named = match.last > i + 1 and self.tokens[match.last - 1].norm.startswith(("ال", "لل"))
        if not (match.split.definite or word.startswith("ال") or named):
            return None
        if word in _ALONE_OTHER and match.last == i + 1:
            return None
        start, _ = self._span(i, match.last, match.split)
        phrase = Phrase(start, self.tokens[match.last - 1].end, i, match.last, "organisation", None, "bodies.definite", number="s", definite=True)
        phrase.head_word = self.tokens[i].norm[sum(len(c) for c in match.split.proclitics) :]
        if row["kind"] == "army" and (facing := self._army_against(i, match.last, row)) is not None:
            return facing
        if (abroad := self._body_abroad(i, match.last, match.split.stem.removeprefix("ال"))) is not None:
            return abroad
        if match.last == i + 1 or self._named_so(phrase):
            coreference.resolve(phrase, "body", self.discourse)
        if not phrase.name and (own := self._body_at_home(phrase, match)) is not None:
            return own
        if not phrase.name:
            phrase.label = row["label_en"].replace("{adj}", "").removesuffix(" of {country}").strip() or None
        return phrase if phrase.name or phrase.label else None

    def _body_abroad(self, i: int, j: int, head: str) -> Phrase | None:
        """The body at token i with this head as that of the land told with it; None where none is told.

        Behind it and what is joined to it, «الحكومة والمعارضة في فنزويلا», or of the body right before, «الحكومة الفنزويلية والمعارضة».
        """
        row = _rulers().get(head)
        land = self._land_behind(j) or self._land_before(i) or self._land_of_talks(i) if row is not None else None
        if row is None or land is None or land.country is None:
            return None
        phrase = self._of_land(i, j, head, row, land.country)
        if land.i == j + 1:
            phrase.j, phrase.end, phrase.inner = land.j, land.end, (land,)  # no place where something happened
        return phrase

    def _of_land(self, i: int, j: int, head: str, row: lexicon.Row, country: str) -> Phrase:
        """The body at tokens i..j, told without its land, as that of the land."""
        where = state_name(country)
        phrase = Phrase(self.tokens[i].start, self.tokens[j - 1].end, i, j, "organisation", where, "bodies.land", country, country)
        if row["stands_for_state"] != "yes":
            phrase.name, phrase.actor = row["name_en"].replace("{country}", where).replace("{adj}", adjective(country)), f"{row['kind']}@{country}"
        listed = [a for a in map(self.discourse.roster.by_id.get, bodies_at_home(country, f"ال{head}")) if a is not None] if row["kind"] == "army" else []
        if len(listed) == 1:
            phrase.name, phrase.actor = listed[0].name, listed[0].id
        phrase.label = row["label_en"].replace("{adj}", adjective(country)) or None
        phrase.named, phrase.definite, phrase.of, phrase.head_word = True, True, (country,), head
        phrase.gender = "f" if head.endswith("ه") else "m"
        return phrase

    def _army_against(self, i: int, j: int, row: lexicon.Row) -> Phrase | None:
        """The army at tokens i..j as that of the state whose conflict the group joined to it is of: «بين الجيش والحوثيين»; None where an army of theirs was named last."""
        group = self._group_joined(i, j)
        foes = conflicts.against(group.id) if group is not None else ()
        every = frozenset[str]().union(*foes)
        own = group.country if group is not None and all(group.country in f for f in foes) else None
        country = own if own in every else next(iter(every)) if len(every) == 1 else None
        last = self.discourse.body("الجيش")
        if country is None or (last is not None and last.country in every):
            return None
        return self._of_land(i, j, "جيش", row, country)

    def _group_joined(self, i: int, j: int) -> Actor | None:
        """The roster's body that «و», «ضد» or «مع» joins to what stands at tokens i..j."""
        before = self.pieces[-1].phrase if self.pieces and self.pieces[-1].j == i and self.tokens[i].norm.startswith("وال") else None
        if before is not None:
            return self.discourse.roster.by_id.get(before.actor or "")
        k = j + 1 if j < len(self.tokens) and self.tokens[j].norm in _FACING else j
        joined = (m for m in matches(self.tokens, k) if k > j or m.split.proclitics[:1] == ("و",))
        ids = (e[1] for m in joined for e in m.entries if e[0] == "actor")
        return next((a for a in map(self.discourse.roster.by_id.get, ids) if a is not None and a.kind != "person"), None)

    def _land_before(self, i: int) -> Phrase | None:
        """The body of a state right before «و» at token i: «الحكومة الكولومبية والمعارضة»."""
        before = self.pieces[-1] if self.pieces and self.tokens[i].norm.startswith("وال") else None
        body = before.phrase if before is not None and before.j == i else None
        return body if body is not None and body.kind == "organisation" and body.rule in ("bodies", "bodies.land") else None

    def _land_of_talks(self, i: int) -> Phrase | None:
        """The one land whose talks the sentence tells before token i: «محادثات السلام اليمنية بين الحكومة والحوثيين»."""
        for k in range(i - 1, max(1, i - _NEAR), -1):
            nisba = self._nisba_at(k) if self.tokens[k].norm.startswith("ال") else None
            talks = {self.tokens[k - 1].norm, self.tokens[k - 2].norm if self.tokens[k - 1].norm == "السلام" else ""} & _TALKED
            if nisba is None or not talks:
                continue
            if nisba[1] < len(self.tokens) and self._nisba_at(nisba[1]) is not None:
                return None  # «المحادثات السورية التركية»
            return Phrase(self.tokens[k].start, self.tokens[k].end, k, k + 1, "state", state_name(nisba[0]), "nisba", nisba[0], nisba[0])
        return None

    def _land_behind(self, j: int) -> Phrase | None:
        """The state behind «في» at token j, or behind one or two more bodies joined there: «… والمعارضة في فنزويلا», «… والمتمردين المسلحين في الفلبين»."""
        words = 0
        while j + 1 < len(self.tokens) and words < 3 and self.tokens[j].norm.startswith("وال" if not words else ("ال", "وال")):
            if self.tokens[j].start in self.time_at:
                return None
            j, words = j + 1, words + 1
        if j + 1 >= len(self.tokens) or self.tokens[j].norm != "في":
            return None
        land = self._state_at(j + 1)
        return land if land is not None and land.kind == "state" and land.rule == "states.state" else None

    def _body_at_home(self, phrase: Phrase, match: Match) -> Phrase | None:
        """The roster's body that «مجلس النواب», «حكومة الوفاق» means in a report that is about one state; None where none is, or several are."""
        home = self.discourse.home()
        if home is None:
            return None
        named = {e[1] for e in match.entries if e[0] == "actor"} | bodies_at_home(home, fold(self.text[phrase.start : phrase.end]))
        found = [a for a in (self.discourse.roster.by_id.get(ident) for ident in named) if a is not None and a.kind != "person" and a.country == home]
        if len(found) != 1:
            return None
        phrase.name, phrase.actor, phrase.country, phrase.rule = found[0].name, found[0].id, home, "bodies.report"
        phrase.of, phrase.named, phrase.label = found[0].member_of, True, None
        return phrase

    def _named_so(self, phrase: Phrase) -> bool:
        """Whether the last body with this head was named with all these words: «مجلس الوزراء» is no «مجلس التعاون»."""
        words = fold(self.text[phrase.start : phrase.end])
        last = self.discourse.body(phrase.head_word, phrase.country)
        return last is not None and fold(self.text[last.start : last.end]).startswith(words)

    def _office_of(self, i: int, match: Match) -> Phrase | None:
        """«مكتب نتنياهو», «مكتب رئيس الوزراء الإسرائيلي»: speaks for whoever it is the office of."""
        principal = self._person_from(match.last)
        if principal is None or not principal.name or principal.start > self.tokens[match.last].end:
            return None
        start, _ = self._span(i, match.last, match.split)
        return Phrase(
            start,
            principal.end,
            i,
            principal.j,
            "organisation",
            principal.name,
            "office of",
            principal.actor,
            principal.country,
            inner=(principal,),
            named=True,
            definite=True,
            of=principal.of,
            label=f"Office of {called_by_rule(principal, self.discourse)}",
        )

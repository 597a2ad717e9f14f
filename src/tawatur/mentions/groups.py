"""Bodies made of a noun and a state, delegations and other groups, peoples, and what a pronoun owns."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tawatur import lexicon
from tawatur.language import Split, fold, splits
from tawatur.mentions import coreference
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import QUOTES, Entry, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import Sight
from tawatur.mentions.words import (
    ACTING_GROUPS,
    ADJECTIVES,
    HEADED_BY,
    OWNED,
    RULED,
    bodies_at_home,
    body_nisbas,
    dual_bodies,
    dual_endings,
    own_uses,
    portfolios,
    qualities,
    suffix_matches,
    word_uses,
)
from tawatur.model import MentionKind


class Groups(Sight):
    """Reads bodies and groups."""

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
            if skipped == 0 and match.split.stem in RULED:
                ruler = self._person_from(j)
                if ruler is not None and ruler.country:  # «إدارة الرئيس جو بايدن», «حكومة نتنياهو»
                    country, j, inner = ruler.country, ruler.j, (ruler,)
            break
        start, _ = self._span(i, match.last, match.split)
        if country is None:
            word = self.tokens[i].norm[sum(len(c) for c in match.split.proclitics if c != "ال") :]
            named = match.last > i + 1 and self.tokens[match.last - 1].norm.startswith(("ال", "لل"))
            if not (match.split.definite or word.startswith("ال") or named):
                return None
            if word in _ALONE_OTHER and match.last == i + 1:
                return None
            phrase = Phrase(
                start,
                self.tokens[match.last - 1].end,
                i,
                match.last,
                "organisation",
                None,
                "bodies.definite",
                number="s",
                definite=True,
            )
            phrase.head_word = self.tokens[i].norm[sum(len(c) for c in match.split.proclitics) :]
            if match.last == i + 1 or self._named_so(phrase):
                coreference.resolve(phrase, "body", self.discourse)
            if not phrase.name and (own := self._body_at_home(phrase, match)) is not None:
                return own
            if not phrase.name:
                phrase.label = row["label_en"].replace("{adj}", "").strip() or None
            return phrase if phrase.name or phrase.label else None
        if match.split.stem.removeprefix("ال") == "دبلوماسيه" and (woman := self._diplomat(i, j, country)) is not None:
            return woman
        end = self.tokens[j - 1].end
        where = state_name(country)
        if row["stands_for_state"] == "yes":
            name, actor = where, country
        else:
            name, actor = row["name_en"].replace("{country}", where).replace("{adj}", where), f"{row['kind']}@{country}"
        found = self._rostered_body(start, end)
        if found is not None:
            name, actor = found
        kind: MentionKind = "anonymous_source" if row["kind"] == "media" else "organisation"
        phrase = Phrase(
            start,
            end,
            i,
            j,
            kind,
            name,
            "bodies",
            actor,
            country,
            inner=inner,
            named=True,
            definite=True,
            of=(country,),
        )
        if found is None:
            phrase.label = row["label_en"].replace("{adj}", adjective(country)) or None
        phrase.head_word = fold(self.text[start:end]).split(" ")[0].removeprefix("ال")
        phrase.gender = "f" if phrase.head_word.endswith("ه") else "m"
        return phrase

    def _diplomat(self, i: int, j: int, country: str) -> Phrase | None:
        """The woman named before whom «الدبلوماسية الأميركية» means; None where it is diplomacy."""
        named = [p for p in self.discourse.seen if p.kind == "person" and p.gender == "f" and p.named]
        women = {p.name: p for p in named if p.country == country} or {p.name: p for p in named if p.country is None}
        if len(women) != 1:
            return None
        known = next(iter(women.values()))
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        return replace(known, start=start, end=end, i=i, j=j, core=(start, end), antecedent=known.start, inner=(), named=False, rule="sides.person")

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
            label=f"Office of {principal.name}",
        )

    def _rostered_body(self, start: int, end: int) -> tuple[str, str] | None:
        return None

    def _group(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """People in the plural with what completes them: «وفد من الحركة برئاسة …», «مسؤولين أمريكيين ومصريين», «عائلات الأسرى»."""
        row = lexicon.table("groups")[entry[1]]
        if i and _bare(self.tokens[i].norm) in qualities() and "noun" in own_uses(self.tokens[i - 1].norm):
            return None  # «محادثات عسكرية»
        anonymous = row["anonymous_source"] == "yes"
        j = match.last
        parts: list[Phrase] = []
        said: list[str] = []  # English of what stands behind the noun, in the order of the text
        adjectives = 0
        while j < len(self.tokens):
            token = self.tokens[j]
            if token.start in self.time_at:
                break
            nisba = self._nisba_at(j)
            if nisba is not None and _bare(token.norm) in qualities() and not self._talked_of(nisba[0]):
                nisba = None  # «محلل مالي» is of finance unless Mali is talked of
            if nisba is not None and not parts:
                parts, j = self._nisbas(j)
                said.append(_and([adjective(p.country or "") for p in parts]))
                continue
            norm = token.norm
            if not parts and j == match.last and row["name_en"].endswith("s") and row["kind"] in ACTING_GROUPS:
                of_both = self._of_both(j)
                if of_both is not None:
                    parts, j = of_both
                    continue
            if row["kind"] == "ministers" and not parts and (norm in portfolios() or (norm[:1] == "و" and norm[1:] in portfolios())):
                j += 1  # «وزراء الخارجية والري لمصر والسودان», «وزيرا النفط»
                continue
            if row["kind"] == "ministers" and not match.split.definite and not parts and (past := self._past_portfolio(j)) > j:
                j = past  # «وزراء الري والمياه في مصر والسودان»
                continue
            if not parts and (movement := self._body_nisba(j)) is not None:
                parts, j = [movement], j + 1
                continue
            if adjectives < 5 and token.kind == "word" and (norm in ADJECTIVES or _bare(norm) in qualities()):
                if _bare(norm) not in qualities() and parts:
                    break
                said.append(qualities().get(_bare(norm), ""))
                adjectives += 1
                j += 1
                continue
            if norm == "المستوي" and j > match.last:
                j += 1  # «وفد رفيع المستوى من …»
                continue
            if not parts and (pair := self._pair_of(row, j)) is not None:
                parts, j = list(pair.parts), pair.j  # «وفدا حركتي فتح وحماس»
                continue
            if norm in ("من", "عن", "في", "لدي") and not parts:
                done = self._members(j + 1)
                if done is None and norm in ("من", "عن") and row["kind"] in ACTING_GROUPS:
                    done = self._capital_at(j + 1)  # «وفد من أنقرة»
                if done is not None and norm == "في" and row["kind"] == "ministers" and done[0].kind == "state":
                    several, behind = self._and_more([done[0]], done[1])
                    if len(several) > 1:
                        parts, j = several, behind
                        continue
                if norm == "في" and row["kind"] in ACTING_GROUPS and (both := self._dual_bodies(j + 1)) is not None:
                    parts, j = list(both.parts), both.j  # «قادة في جيشي الهند وباكستان»
                    continue
                if done is not None and (norm != "في" or done[0].kind not in ("state", "place")):
                    parts, j = [done[0]], done[1]
                    if norm == "من" and done[0].kind == "state" and row["kind"] in ACTING_GROUPS:
                        parts, j = self._and_more(parts, j)  # «موفدين من دمشق والرياض»
                    continue
                break
            if not parts and adjectives and row["kind"] in ACTING_GROUPS and norm[:1] == "ل" and not self._spoken_to(i):
                done = self._complement(j)
                if done is not None and done[0].kind == "organisation":
                    parts, j = self._and_more([done[0]], done[1])  # «القادة العسكريون لحكومة إثيوبيا والجبهة …»
                    continue
            plural = self.tokens[match.last - 1].norm.endswith(
                ("ون", "ين")
            )  # «مسلحون» keeps its ن: nothing completes it
            if not parts and not adjectives and not plural and not match.split.definite:
                done = self._members(j)
                if done is not None and (anonymous or row["sector"] != "MED") and done[0].kind in ("agency", "outlet"):
                    break  # «مصادر … لوكالة …», «مسؤول لرويترز»: whom they spoke to
                if done is not None:
                    parts, j = [done[0]], done[1]
                    continue
            break
        if len(parts) == 1 and (
            match.split.stem in _OF_BOTH or (parts[0].kind == "state" and row["kind"] in ("ministers", "ambassadors"))
        ):
            parts, j = self._and_more(parts, j)
        while j > match.last and self.tokens[j - 1].kind == "mark":
            j -= 1
        people: list[Phrase] = []
        if len(parts) == 1 and row["kind"] in ("ministers", "leaders", "ambassadors") and row["name_en"].endswith("s"):
            people, j = self._each_named(j)
            parts = people or parts
        if not people and row["kind"] in ACTING_GROUPS and row["name_en"].endswith("s"):
            people, j = self._named_pair(j) if j < len(self.tokens) else ([], j)
            if not people and len(parts) == 1 and parts[0].kind == "state":
                people, j = self._each_of_state(parts[0], j)
            parts = people or parts
        if match.split.stem in _TWO_ONLY and len(parts) < 2 and not (parts and len(parts[0].parts) == 2):
            return None  # «انتخب رئيساً»
        start, _ = self._span(i, match.last, match.split)
        bearer = self._named_leader(row, match, parts, j)
        if bearer is not None:
            bearer.start, bearer.i = start, i
            return bearer
        end = self.tokens[j - 1].end
        kind: MentionKind = "anonymous_source" if anonymous and self._sourcelike(row) else "group"
        phrase = Phrase(
            start,
            end,
            i,
            j,
            kind,
            None,
            "groups",
            number="p",
            group=row["kind"],
            inner=tuple(parts),
            definite=match.split.definite,
        )
        phrase.head_word = fold(self.text[start:end]).split(" ")[0].removeprefix("ال")
        if people:
            phrase.parts, phrase.name = tuple(people), " and ".join(p.name for p in people if p.name)
            return phrase
        phrase.chief = self._chief(phrase)
        phrase.label = described(row["name_en"], said, parts)
        plain = described(
            row["name_en"], [_and([adjective(p.country or "") for p in parts if p.rule == "nisba"] or [""])], parts
        )
        self._name_group(phrase, row, parts, plain)
        if row["kind"] == "delegation":
            phrase.label = None  # a delegation speaks for who sent it
        if phrase.name is None and match.split.definite:
            coreference.resolve(phrase, "delegation" if row["kind"] == "delegation" else "group", self.discourse)
            if phrase.name:
                phrase.label = None
            elif row["kind"] == "mediators":
                phrase.name = row["name_en"]  # «الوسطاء»: whoever they are, they are named so
        return phrase

    def _past_portfolio(self, j: int) -> int:
        """The token behind what ministers are in charge of, as a minister's title names it: «الري والمياه»; `j` where nothing is."""
        token = self.tokens[j]
        joined = token.norm.startswith("وال")
        if not joined and not token.norm.startswith("ال"):
            return j
        run = [token._replace(norm="وزير"), token._replace(norm=token.norm[1:] if joined else token.norm), *self.tokens[j + 1 : j + 4]]
        found = next((m for m in matches(run, 0) if m.last > 1 and any(e[0] == "title" for e in m.entries)), None)
        return j + found.last - 1 if found is not None else j

    def _pair_of(self, row: lexicon.Row, j: int) -> Phrase | None:
        """The two bodies that complete a group, named under one noun or told before: «وفدا حركتي فتح وحماس», «ممثلين عن حزبي …», «وفدا الحركتين»."""
        if row["kind"] not in ACTING_GROUPS:
            return None
        at = j + 1 if self.tokens[j].norm in ("من", "عن") else j
        if at >= len(self.tokens):
            return None
        if self.tokens[at].norm[-4:] in dual_endings():
            return self._dual_bodies(at)
        for match in matches(self.tokens, at) if self.tokens[at].norm.endswith(("ان", "ين")) else ():
            for entry in match.entries:
                both = self._side(at, match, entry) if entry[0] == "side" and entry[1] == "both" else None
                if both is not None and len(both.parts) == 2:
                    return both
        return None

    def _spoken_to(self, i: int) -> bool:
        """Whether a verb of saying stands right before, so that «لـ» brings the hearer: «قال القادة العسكريون للصحيفة»."""
        before = (own_uses(t.norm) for t in self.tokens[max(0, i - 2) : i])
        return any("speech" in uses and "light" not in uses for uses in before)

    def _capital_at(self, j: int) -> tuple[Phrase, int] | None:
        """The state whose capital stands at token j."""
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "capital" and not match.split.proclitics:
                    phrase = self._state(j, match, entry)
                    if phrase is not None:
                        return phrase, phrase.j
        return None

    def _named_leader(self, row: lexicon.Row, match: Match, parts: list[Phrase], j: int) -> Phrase | None:
        """The man whom a leader's or official's description names: «زعيم المعارضة رايلا أودينغا»."""
        plural = row["name_en"].endswith("s")
        tag = self.tagged.get(j)
        if (
            plural
            or row["kind"] in ("delegation", "side")
            or row["kind"] not in ACTING_GROUPS | {"fighters", "soldiers", "activists", "experts"}
        ):
            return None
        if (
            tag is None
            and row["kind"] == "leaders"
            and parts
            and j < len(self.tokens)
            and not word_uses(self.tokens[j].norm)
        ):
            unlisted = self._unknown(j, vouched=True)
            if unlisted is not None and unlisted.i == j:
                unlisted.of = tuple(p.actor for p in parts if p.actor)
                unlisted.country = unlisted.country or parts[0].country
                unlisted.inner, unlisted.rule = tuple(parts), f"group+{unlisted.rule}"
                return unlisted
        if tag is None or tag.kind != "PER" or tag.first != j:
            return self._named_further(row, match, parts, j)
        name = self._name_at(j)
        return self._led(name, parts) if name is not None and name.i == j else None

    def _named_further(self, row: lexicon.Row, match: Match, parts: list[Phrase], j: int) -> Phrase | None:
        """Whom words that go on with the description or a comma part from it: «مسؤولة العلاقات في «الهيئة»، فلانة، …», «القيادي في «الحزب» فلان»."""
        if row["kind"] not in ("officials", "leaders", "representatives", "members", "negotiators") or j >= len(self.tokens):
            return None
        if not parts:
            going_on = j == match.last and self.tokens[j].norm.startswith(("ال", "لل")) and not match.split.definite
            name = self._far_name(j) if going_on else None
            return self._led(name, parts) if name is not None else None
        closed = j + 1 if self.tokens[j].norm in QUOTES else j
        if closed < len(self.tokens) and self._is_comma(closed):
            name = self._certain_after_comma(closed + 1, parts[0])
        else:
            name = self._name_at(closed, titled=False) if closed > j or self._listed_person(closed) else None
        return self._led(name, parts) if name is not None and not self._foreign(name, parts[0].country, None) else None

    @staticmethod
    def _led(name: Phrase, parts: list[Phrase]) -> Phrase:
        """The person as one whom the description before his name tells of."""
        name.country = name.country or (parts[0].country if parts else None)
        if name.actor and name.actor.startswith("?") and parts:
            name.of = tuple(p.actor for p in parts if p.actor)
        name.inner = (*name.inner, *parts)
        name.rule = f"group+{name.rule}"
        return name

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
        return parts, j

    def _body_after_and(self, j: int) -> Phrase | None:
        for match in matches(self.tokens, j):
            if match.split.proclitics not in (("و",), ("و", "ال")):
                continue
            for entry in match.entries:
                phrase = None
                if entry[0] == "actor":
                    phrase = self._actor(j, match, entry)
                elif entry[0] in ("state", "seat"):
                    phrase = self._state(j, match, entry)
                elif entry[0] == "body":
                    phrase = self._body(j, match, entry)
                elif entry[0] == "side" and entry[1] in ("body", "state"):
                    phrase = self._side(j, match, entry)
                if phrase is not None and phrase.kind not in ("person", "office"):
                    return phrase
        body = self._named_body(j)
        return body if body is not None and self.tokens[j].norm[:1] == "و" else None

    def _named_pair(self, j: int) -> tuple[list[Phrase], int]:
        """The people named one after another from token j on, two at least: «وزيرا الخارجية ماركو روبيو وسيرغي لافروف»."""
        found: list[Phrase] = []
        first = j
        while j < len(self.tokens) and len(found) < 6:
            name = self._name_behind_and(j) if found else self._name_at(j)
            if name is None:
                break
            found.append(name)
            j = name.j
        return (found, j) if len(found) >= 2 else ([], first)

    def _each_of_state(self, state: Phrase, j: int) -> tuple[list[Phrase], int]:
        """The people named each behind his state, two at least: «رؤساء النيجر محمدو إيسوفو والسنغال ماكي سال وغانا …»."""
        found: list[Phrase] = []
        end, here = j, j
        while here < len(self.tokens) and len(found) < 8:
            name = self._name_at(here)
            if name is None or name.i != here:
                break
            name.country = name.country or state.country
            found.append(name)
            end = here = name.j
            further = self._body_after_and(here) if here < len(self.tokens) and self.tokens[here].norm[:1] == "و" else None
            if further is None or further.kind != "state":
                break
            state, here = further, further.j
        return (found, end) if len(found) >= 2 else ([], j)

    def _of_both(self, j: int) -> tuple[list[Phrase], int] | None:
        """The two states that «البلدين» at token j stands for, and the token behind; none, yet passed over, where names follow."""
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "side" and entry[1] == "both" and match.split.proclitics in ((), ("ال",)):
                    phrase = self._side(j, match, entry)
                    if phrase is not None and len(phrase.parts) == 2 and all(p.kind == "state" for p in phrase.parts):
                        return list(phrase.parts), match.last
                    people = self._named_pair(match.last)[0] if match.last < len(self.tokens) else []
                    return ([], match.last) if people else None
        return None

    def _each_named(self, j: int) -> tuple[list[Phrase], int]:
        """The people named each behind his state, from the first one's name at token j on: «وزراء خارجية تركيا فلان ومصر فلان»."""
        found: list[Phrase] = []
        k = j
        while k < len(self.tokens) and len(found) < 8:
            name = self._person_from(k)
            if name is None or name.i != k:
                name = self._name_at(k)
            if name is None or name.i != k or name.kind != "person":
                break
            found.append(name)
            k = name.j
            state = self._body_after_and(k) if k < len(self.tokens) and self.tokens[k].norm[:1] == "و" else None
            if state is None or not state.country:
                break
            k = state.j
        return (found, found[-1].j) if len(found) >= 2 else ([], j)

    def _name_behind_and(self, j: int) -> Phrase | None:
        """The name that follows «و» at token j."""
        if self.tokens[j].norm[:1] != "و":
            return None
        for match in matches(self.tokens, j):
            if match.split.proclitics == ("و",):
                for entry in match.entries:
                    known = self._actor(j, match, entry) if entry[0] == "actor" else None
                    if known is not None and known.kind == "person":
                        return known
        tag = self.tagged.get(j)
        return self._from_tag(tag) if tag is not None and tag.kind == "PER" and tag.first == j else None

    def _dual_bodies(self, i: int) -> Phrase | None:
        """The two bodies of «حركتي فتح وحماس», «حزبي الأمة والبعث», each listed under the singular noun."""
        split = next((s for s in splits(self.tokens[i].norm) if not s.definite and s.stem in dual_bodies()), None)
        if split is None:
            return None
        parts: list[Phrase] = []
        j, joined = i + 1, False
        while j < len(self.tokens) and len(parts) < 2:
            token = self.tokens[j]
            if token.norm in QUOTES or (parts and token.norm == "و"):
                j, joined = j + 1, joined or token.norm == "و"  # «حركتي «فتح» و«حماس»»
                continue
            name = token.norm if joined or not parts else token.norm[1:] if token.norm[:1] == "و" else ""
            head = token._replace(norm=dual_bodies()[split.stem])
            run = [head, token._replace(norm=name), *self.tokens[j + 1 : j + 5]]
            if head.norm in ("حكومه", "جيش") and (state := self._named_state(j, bool(parts))) is not None:
                parts.append(state)
                j = state.j
                continue
            found = next(
                ((m, e) for m in matches(run, 0) for e in m.entries if e[0] == "actor" and m.last > 1), None
            ) if name else None  # fmt: skip
            actor = self.discourse.roster.by_id.get(found[1][1]) if found is not None else None
            if found is None or actor is None or actor.kind == "person":
                return None
            last = j + found[0].last - 1
            parts.append(
                Phrase(
                    token.start + (len(token.text) - len(token.text.lstrip("و")) if parts and not joined else 0), self.tokens[last - 1].end,
                    j, last, "organisation", actor.name, "dual body", actor.id, actor.country, named=True, of=(actor.id,),
                )
            )  # fmt: skip
            j = last
        start, _ = self._span(i, i + 1, split)
        return Phrase(
            start, parts[-1].end, i, j, "group", " and ".join(p.name or "" for p in parts), "dual bodies", number="d",
            group="side", inner=tuple(parts), parts=tuple(parts), definite=True,
        )  # fmt: skip

    def _named_state(self, j: int, joined: bool) -> Phrase | None:
        """The state named at token j, behind «و» where `joined`: «حكومتا السودان وإثيوبيا»."""
        for match in matches(self.tokens, j):
            entry = next((e for e in match.entries if e[0] == "state"), None)
            if entry is not None and match.split.proclitics == (("و",) if joined else ()):
                return self._state(j, match, entry)
        return None

    def _body_nisba(self, j: int) -> Phrase | None:
        """The movement whose adjective stands at token j: «قيادات حوثية»."""
        actor = self.discourse.roster.by_id.get(body_nisbas().get(_bare(self.tokens[j].norm), ""))
        if actor is None:
            return None
        token = self.tokens[j]
        return Phrase(
            token.start, token.end, j, j + 1, "organisation", actor.name, "body nisba", actor.id, actor.country,
            named=True, of=(actor.id,),
        )  # fmt: skip

    def _talked_of(self, country: str) -> bool:
        return any(p.country == country for p in self.discourse.seen)

    def _sourcelike(self, row: lexicon.Row) -> bool:
        return row["kind"] in ("sources", "witnesses")

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

    def _chief(self, phrase: Phrase) -> Phrase | None:
        """The head of a delegation: «برئاسة», «بقيادة», «يترأسه», «يقوده»."""
        j = phrase.j
        skipped = 0
        while j < len(self.tokens) and skipped < 3:
            if self.tokens[j].norm in HEADED_BY:
                chief = self._person_from(j + 1)
                if chief is not None:
                    phrase.j, phrase.end = chief.j, chief.end
                    phrase.inner = (*phrase.inner, chief)
                return chief
            if self.tokens[j].kind == "mark" and self.tokens[j].norm not in ("،", ",", *QUOTES):
                return None
            if (
                self.tokens[j].norm not in ADJECTIVES
                and self.tokens[j].kind != "mark"
                and self.tokens[j].norm.removeprefix("ال") not in qualities()
            ):
                return None
            skipped += 1
            j += 1
        return None

    def _name_group(self, phrase: Phrase, row: lexicon.Row, parts: list[Phrase], plain: str = "") -> None:
        english = row["name_en"]
        if phrase.kind == "anonymous_source":
            phrase.name = phrase.label or english
            phrase.country = parts[0].country if parts else None
            return
        if not parts:
            acting = row["kind"] in ACTING_GROUPS
            phrase.name = None if phrase.definite and acting else english
            return
        ids = tuple(p.actor for p in parts if p.actor)
        phrase.of = (*ids, *(b for p in parts for b in p.of))
        phrase.country = parts[0].country
        if row["kind"] in ACTING_GROUPS or (parts[0].kind == "group" and parts[0].group in ACTING_GROUPS):
            if len(parts) > 1:
                phrase.parts = tuple(parts)
            first = parts[0]
            for part in parts:
                part.name = part.name or part.label
            phrase.name = " and ".join(p.name for p in parts if p.name) or None
            phrase.actor = first.actor if len(parts) == 1 else None
            if first.kind == "group":
                phrase.name, phrase.actor, phrase.of = first.name, first.actor, first.of
        else:
            phrase.name = plain or described(english, [], parts)

    def _nisba(self, i: int, match: Match, entry: Entry) -> Phrase | None:
        """A people in the plural as an actor: «الإسرائيليون», «السودانيين»; adjectives are left to their noun."""
        if entry[2] != "p" or not match.split.definite:
            return None
        before = self.tokens[i - 1] if i else None
        if before is not None and before.kind == "word" and before.norm.startswith("ال") and len(before.norm) > 4:
            return None
        start, end = self._span(i, match.last, match.split)
        return Phrase(
            start,
            end,
            i,
            match.last,
            "state",
            state_name(entry[1]),
            "nisba",
            entry[1],
            entry[1],
            number="p",
            named=True,
            definite=True,
        )

    def _owned(self, i: int, split: Split, enclitic: str) -> Phrase | None:
        """«بلاده», «حركته», «حكومتها»: the state or body of whoever the pronoun stands for."""
        kind = OWNED.get(split.stem.removesuffix(enclitic))
        if kind is None:
            return None
        owner = self._owner(enclitic)
        if owner is None:
            return None
        start, end = self._span(i, i + 1, split)
        if kind == "state" and owner.country:
            return Phrase(
                start,
                end,
                i,
                i + 1,
                "state",
                state_name(owner.country),
                "owned",
                owner.country,
                owner.country,
                gender="f",
                antecedent=owner.start,
                definite=True,
            )
        if kind == "body":
            for ident in owner.of:
                actor = self.discourse.roster.by_id.get(ident)
                if actor is not None:
                    return Phrase(
                        start,
                        end,
                        i,
                        i + 1,
                        "organisation",
                        actor.name,
                        "owned",
                        actor.id,
                        actor.country,
                        gender="f",
                        antecedent=owner.start,
                        definite=True,
                        of=actor.member_of,
                    )
        return None

    def _nisba_at(self, j: int) -> tuple[str, int, str] | None:
        """(state, next token, shape) of a nisba at token j, quotes passed over."""
        if j >= len(self.tokens) or self.tokens[j].kind == "mark":
            return None
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "nisba" and match.split.proclitics in ((), ("ال",)):
                    return entry[1], match.last, entry[2]
        return None

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
                phrase = None
                if entry[0] == "actor" and entry[2] != "short":
                    phrase = self._actor(k, match, entry)
                    if phrase is not None and phrase.kind == "person":
                        if match.last >= k + 2:
                            return None  # «الرئيس بليز كومباوري»
                        phrase = None
                elif entry[0] in ("state", "seat"):
                    phrase = self._state(k, match, entry)
                elif entry[0] == "body":
                    phrase = self._body(k, match, entry)
                elif entry[0] == "side" and entry[1] in ("body", "state"):
                    phrase = self._side(k, match, entry)
                    if phrase is not None and not phrase.name:
                        phrase = None
                if phrase is not None:
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


_OF_BOTH = frozenset(
    {
        "وفدا",
        "وفدي",
        "ممثلا",
        "ممثلي",
        "ممثلو",
        "وفود",
        "رييسا",
        "رييسي",
        "زعيما",
        "زعيمي",
        "وزيرا",
        "وزيري",
        "سفيرا",
        "سفيري",
        "مندوبا",
        "مندوبي",
        "زعماء",
        "قايدا",
        "قايدي",
        "مبعوثا",
        "مبعوثي",
        "قاده",
        "طرفا",
        "طرفي",
    }
)
_TWO_ONLY = frozenset({"رييسا", "رييسي", "زعيما", "زعيمي", "وزيرا", "وزيري"})
_ALONE_OTHER = frozenset(
    {
        "الدفاع",
        "الصحه",
        "الماليه",
        "الخزانه",
        "الامن",
        "الحكم",
        "القياده",
        "الاداره",
        "الطيران",
        "الصحافه",
        "الاعلام",
        "القضاء",
        "الداخليه",
        "الخارجيه",
    }
)


def one_of(phrase: Phrase) -> None:
    """Makes of a group one of its people: «أحد الضباط السوريين» is a «Syrian officer»."""
    phrase.one, phrase.number = True, "s"
    head, of, rest = (phrase.label or phrase.name or "").partition(" of ")
    if head.endswith("men"):
        head = head[:-3] + "man"
    elif head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith("s"):
        head = head[:-1]
    phrase.label = head + of + rest or None


def adjective(iso: str) -> str:
    """The English adjective of a state: «Egyptian»."""
    return _adjectives().get(iso, state_name(iso))


@cache
def _adjectives() -> dict[str, str]:
    return {row["iso3"]: row["adjective_en"] for row in lexicon.table("states")}


def described(noun: str, said: list[str], parts: list[Phrase]) -> str:
    """A group as English calls it: «مصادر أمنية تركية» is «Turkish security sources», «عائلات الأسرى» «families of prisoners»."""
    before = [w for w in reversed(said) if w]
    body = next((p for p in parts if p.rule != "nisba" and (p.label or p.name)), None)
    behind = ""
    if body is not None and body.group == "delegation" and body.country:
        before.insert(0, f"{adjective(body.country)} delegation")
    elif body is not None and body.kind == "group":
        behind = f" of {body.label or body.name}"
    elif body is not None and body.kind == "state" and body.country:
        before.insert(0, adjective(body.country))
    elif body is not None:
        short = (body.label if body.rule == "bodies" else body.name) or body.name or body.label or ""
        if len(short.split()) <= 2:
            before.insert(0, short)
        else:
            behind = f" of {short}"
    return " ".join([*before, noun]) + behind


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _bare(norm: str) -> str:
    return norm.removeprefix("ال")

"""Offices with what completes them and who bears them; honorifics; names after either."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from functools import lru_cache

from tawatur import lexicon
from tawatur.language import fold, splits
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import QUOTES, Entry, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import Sight
from tawatur.mentions.words import (
    ADJECTIVES,
    article_like,
    given_names,
    name_tokens,
    own_uses,
    portfolio_adjectives,
    portfolios,
    travelling,
    womens_titles,
)
from tawatur.resolution.names import compare
from tawatur.resolution.offices import HEADS, slug

_LINKING = frozenset({"الي", "لدي", "في", "من", "عن", "باسم", "الخاص", "الخاصه", "المعني"})  # what may complete a title with the article
_THREE_PRESIDENTS = ("prime-minister", "speaker-of-parliament")  # called «الرئيس» in Lebanon as the head of state is


def fits_role(role: str, patterns: str, country: str | None) -> bool:
    """Whether a role is one that a description may mean, its patterns as in sides.tsv."""
    wanted = [p.strip() for p in patterns.split("|") if p.strip()]
    if {"president", "*president"} & {*wanted} and country == "LBN" and role in _THREE_PRESIDENTS:
        return True
    return any(fnmatchcase(role, p) for p in wanted if p[0] != "!") and not any(fnmatchcase(role, p[1:]) for p in wanted if p[0] == "!")


_ADVISERS = frozenset({"مستشار", "مستشاره", "المستشار", "المستشاره", "مساعد", "مساعده", "المساعد", "المساعده"})

_GOVERNING = frozenset({("ب",), ("ل",), ("و",), ("و", "ب"), ("و", "ل")})  # what parts a name from the title before it: «الملك بسانشيز»
_REMITS = frozenset(fold(word) for word in ("لشؤون", "لشئون", "لعملية", "لملف", "لقضايا", "لسياسات", "لمفاوضات", "لمحادثات", "لجهود", "لحقوق"))


_AFFAIRS = frozenset(fold(word) for word in ("للشؤون", "لشؤون", "للشئون", "لشئون"))


class Persons(Sight):
    """Reads titled and honoured people."""

    def _titled(self, i: int, match: Match, alone: bool = False) -> Phrase | None:
        """An office with what completes it and the name that bears it. `alone`: do not look for a name."""
        if self.tokens[i].norm == "الحاكم" and i and self.tokens[i - 1].norm.startswith(("ال", "بال", "لل", "وال")):
            return None  # «الحزب الحاكم في تونس»
        entry = next(e for e in match.entries if e[0] == "title")
        row = lexicon.table("titles")[entry[1]]
        takes = row.many("takes")
        fixed = row["of"] if row["of"] in self.discourse.roster.by_id else None
        j, country, body = match.last, (row["of"] or None) if fixed is None else None, None
        former = posted = anyones = fresh = False
        inner: list[Phrase] = []
        rows = [row]
        extra = 0
        longer = self._body_in_title(i, match) if "body" not in takes else None
        if longer is not None:
            body, j = longer
            inner.append(body)
            country = country or body.country
        while j < len(self.tokens):
            token = self.tokens[j]
            if token.start in self.time_at:
                break
            nisba = self._nisba_at(j)
            if nisba is not None and (country is None or country == nisba[0]) and nisba[2] != "p":
                anyones = anyones or (j == match.last and not self._definite_at(j - 1) and not self._definite_at(j))
                country, j = nisba[0], nisba[1]
                continue
            if nisba is not None and nisba[2] == "p" and j == match.last and self.tokens[j - 1].norm.endswith("ين") and country in (None, nisba[0]):
                country, j = nisba[0], nisba[1]  # «كبير المفاوضين الروس»
                continue
            if nisba is not None and nisba[2] == "p":
                break
            if j == match.last and not inner and (sender := self._sent_by(match, j)) is not None:
                inner.append(sender)  # «مبعوث رئيس الوزراء»: not the prime minister himself
                country, j = country or sender.country, sender.j
                continue
            if body is not None and body.rule == "office of" and (body.actor or "").startswith("?"):
                break  # «رئيس الأركان بمكتب وزير الدفاع فلان وكبير المساعدين فلان»
            if fresh and not self._listed_person(j) and (done := self._complement(j)) is not None and done[0].kind != "person":
                inner, j, fresh = [*inner, done[0]], done[1], False  # «سفير السعودية لدى مصر مندوب المملكة الدائم …»
                continue
            fresh = False
            step = self._title_step(j, match, country, self.tokens[i - 1].norm == "بين" if i else False)
            if step is not None:
                kind, value, j = step
                fresh = kind == "title" and bool(inner)
                former = former or value == "former"
                if kind == "title" and isinstance(value, int):
                    rows.append(lexicon.table("titles")[value])
                continue
            if body is None and not (country and inner):
                elsewhere = (country or inner) and self._travelled_to(i, j)
                closed = match.last == i + 1 and self._definite_at(i) and not self._links(j)
                done = None if elsewhere or closed else self._title_complement(j, takes)  # «زار المبعوث بعبدا»: no envoy of Baabda
                if done is not None:
                    abroad = token.norm in ("لدي", "الي") and "ambassador" in row["role"]
                    body, j = done
                    inner.append(body)
                    country = country if abroad else country or body.country
                    continue
            if not posted and ("subject" in takes or token.norm == "في") and not self._travelled_to(i, j) and (post := self._posting(j)) is not None:
                posted, j = True, post[1]  # «مبعوث الأمم المتحدة للصحراء»، «سفير السودان لدى القاهرة»
                inner += [post[0]] if post[0] is not None else []
                continue
            if len(rows) > 1 and token.norm == "لدي" and (done := self._complement(j + 1)) is not None:
                inner, j = [*inner, done[0]], done[1]  # «سفير السعودية لدى مصر مندوبها الدائم لدى الجامعة العربية فلان»
                continue
            if token.norm in _AFFAIRS and (behind := self._past_affairs(j)) > j + 1:
                j = behind
                continue
            if (further := self._further_portfolio(j, row)) > j:
                j = further
                continue
            if (remit := self._past_remit(j)) is not None:
                j = remit
                continue
            if country and (bearer := self._at_talks(j, country)) is not None:
                j = bearer
                break
            if (
                extra < 2
                and token.kind == "word"
                and token.norm.startswith("ال")
                and token.norm not in article_like()
                and not self._listed_person(j)
                and (self._adjective(j) or self._before_name(j))
                and self._holder_surnamed(j, row["role"], country) is None
            ):
                extra += 1
                j += 1
                continue
            if self._listed_person(j) or self._holder_surnamed(j, row["role"], country) is not None:
                break
            described = token.norm.startswith(("ال", "لل")) and token.norm not in article_like()
            ahead = self._far_name(j) if not alone and described else None
            if ahead is not None:
                return self._bearing(ahead, i, match, rows, country)
            break
        start, _ = self._span(i, match.last, match.split)
        least = max([match.last, *(p.j for p in inner)])
        while j > least and self.tokens[j - 1].kind == "mark":
            j -= 1
        office_body = body.actor if body is not None and body.actor and body.kind != "state" else country
        office_body = fixed or office_body
        office = f"{row['role']}@{office_body}" if office_body else None
        if not alone:
            sole = self._sole_holder(j, row["role"]) if office is None and j == match.last else None
            name = sole or self._name_at(j, sure=office is not None)
            if name is None and (behind := self._past_brackets(j)) > j:
                name = self._name_at(behind)
            past = j + 1 if body is not None and j < len(self.tokens) and self.tokens[j].norm in QUOTES else j
            if name is None and self._is_comma(past):  # «قائد «قسد»، فلان، …»
                name = self._name_after_comma(past + 1, body) or self._second_calling(past + 1, row)
            if name is not None and self._foreign(name, country, office):
                if body is not None and body.rule == "sides.body" and name.i == j:
                    office = country = None  # «رئيس الحركة فلان»: of another movement than the one named last
                else:
                    name = None
            if name is None and body is not None and body.rule == "office of" and (body.actor or "").startswith("?"):
                name = replace(body, kind="person", rule="name", number="s")  # «رئيس الأركان بمكتب وزير الدفاع فلان»
                inner, office = [], None
            if name is not None and name.j == j + 1 and match.last == i + 1 == j:
                name = self._called_so("ال" + match.split.stem.removeprefix("ال"), name)
            if name is None or (name.actor or "").startswith("?"):
                name = self._holder_surnamed(j, row["role"], office_body, name) or name
            if name is not None and name.actor and name.actor.startswith("?") and not former:
                name = self._as_holder(name, row["role"], office_body or "", inner)
            if name is not None:
                name.inner = (*name.inner, *inner)
                name.start, name.i = start, i
                name.office = None if former else office
                name.roles = (*name.roles, *(t["role"] for t in rows))
                name.country = name.country or country
                if name.actor and name.actor.startswith("?"):
                    name.of = tuple(p.actor for p in inner if p.actor)
                name.rule = f"title+{name.rule}"
                name.gender = (
                    "f"
                    if fold(self.text[start : self.tokens[match.last - 1].end]).split(" ")[0] in womens_titles()
                    else name.gender
                )
                return name
        definite = match.split.definite or (match.last - i > 1 and self.tokens[match.last - 1].norm.startswith("ال"))
        if definite and office is None and not former and "country" in takes and self._at_home(row):
            country = office_body = self.discourse.agency_of
            office = f"{row['role']}@{country}"
        before = self._sent_before(i, row, country, definite or match.split.stem.startswith("ال")) if len(rows) == 1 else None
        before = before or (self.discourse.person(role=row["role"]) if definite else None)
        if (
            office is None
            and not country
            and match.split.definite is False
            and before is None
            and len(rows) == 1
            and not inner
        ):
            if not (match.last - i > 1 and "none" in takes) and row["role"] not in ("secretary-general",):
                described = match.last == i + 1 and "side" in own_uses(self.tokens[i].norm)
                return None if described else self._unnamed(i, match, row, j)  # «المبعوث» stands for one named before
        end = self.tokens[j - 1].end
        known = self.discourse.office(office) if office else None
        if known is None and before is not None and before.name and row["role"].endswith("envoy"):
            known = before
        if known is None and country is not None and match.split.definite and len(rows) == 1:
            known = self.discourse.person(country, ending=row["role"])  # «الوزير الجزائري», named before
        if known is not None:
            return Phrase(
                start,
                end,
                i,
                j,
                "office",
                known.name,
                "office.before",
                known.actor,
                known.country,
                office,
                inner=tuple(inner),
                definite=True,
                of=known.of,
                antecedent=known.start,
            )
        holder = None
        at = office.partition("@")[2] if office else ""
        sent_to = self._sent_to(inner, at)
        if (office or sent_to) and not former and not anyones:
            holder = self.discourse.holder(row["role"], at, sent_to)
            if holder is None and len(rows) > 1 and country:
                for other in (r for r in rows[1:] if not r["of"]):
                    holder = holder or self.discourse.holder(other["role"], country)
        if holder is not None:
            actor = self.discourse.roster.by_id[holder]
            return Phrase(
                start,
                end,
                i,
                j,
                "office",
                actor.name,
                "office.held",
                holder,
                actor.country or country,
                office,
                inner=tuple(inner),
                named=False,
                definite=True,
                of=actor.member_of,
            )
        where = (
            body.name
            if body is not None and (body.kind != "state" or not country)
            else state_name(country)
            if country
            else None
        )
        name_en = f"{row['name_en']} of {where}" if where else row["name_en"]
        phrase = Phrase(
            start, end, i, j, "office", name_en, "office", None, country, office, inner=tuple(inner), definite=True
        )
        if not where:
            phrase.head_word = self.tokens[i].norm
            definite = match.split.definite or (match.last > i + 1 and self.tokens[match.last - 1].norm.startswith("ال"))
            known = self.discourse.person(role=row["role"])
            if known is not None and definite:
                phrase.name, phrase.actor, phrase.country, phrase.office, phrase.antecedent = (
                    known.name,
                    known.actor,
                    known.country,
                    known.office,
                    known.start,
                )
                phrase.rule = "office.before"
            elif not definite:
                return None
        return phrase

    def _at_home(self, row: lexicon.Row) -> bool:
        """Whether an office without a state is that of the state whose agency tells the report, and of nobody named before."""
        return self.discourse.agency_of is not None and row["sector"] == "GOV" and not row["of"] and self.discourse.person(role=row["role"]) is None

    def _definite_at(self, j: int) -> bool:
        """Whether the word at token j has the article: «وزير خارجية فرنسي» is any minister."""
        return self.tokens[j].norm.startswith(("ال", "لل"))

    def _links(self, j: int) -> bool:
        """Whether the word at token j can bring what completes a title with the article: a preposition, or «ل» before a name."""
        norm = self.tokens[j].norm
        return norm in _LINKING or (norm[:1] == "ل" and not own_uses(norm) & {"state", "capital", "place"})

    def _sent_before(self, i: int, row: lexicon.Row, country: str | None, definite: bool) -> Phrase | None:
        """The last envoy named, where «المبعوث الأممي», «المبعوث الأميركي» names none: of the country given, or of whom the title says."""
        housed = i > 0 and self.tokens[i - 1].norm.endswith("مكتب")  # «مكتب المبعوث» is a body of its own
        if not definite or housed or not row["role"].endswith("envoy") or row["role"].startswith("deputy"):
            return None
        return self.discourse.person(fits=lambda p: self._is_envoy(p, row, country))

    def _is_envoy(self, person: Phrase, row: lexicon.Row, country: str | None) -> bool:
        actor = self.discourse.roster.by_id.get(person.actor or "")
        held = {o.body for o in actor.offices if "envoy" in o.role and o.holds(self.discourse.published) is not False} if actor is not None and self.discourse.published else set()
        said = any("envoy" in role for role in self.discourse.roles(person))
        if country is not None:
            return country in held or (said and person.country == country)
        return "un" in held if row["role"] == "un-envoy" and actor is not None else said

    def _is_comma(self, j: int) -> bool:
        """Whether a comma with a word behind it stands at token j."""
        return j + 1 < len(self.tokens) and self.tokens[j].norm in ("،", ",")

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

    def _name_after_comma(self, j: int, body: Phrase | None = None) -> Phrase | None:
        """The name at token j that the comma before it parts from its title: closed by a mark itself, honoured, or of one who serves the title's body."""
        name = self._name_at(j, sure=True)
        if name is None:
            return None
        if body is not None and self._serves(name, body):
            return name
        titled = any(e[0] == "honorific" for m in matches(self.tokens, j) for e in m.entries)
        behind = self.tokens[name.j] if name.j < len(self.tokens) else None
        closed = behind is None or behind.norm in ("،", ",", ".", ":", "؛") or behind.start in self.time_at
        return name if closed or titled or self._another_title(name.j) else None

    def _serves(self, name: Phrase, body: Phrase) -> bool:
        """Whether a listed person is known to serve a body or what it belongs to: «رئيسة بعثة الأمم المتحدة في ليبيا، هانا تيتيه إن …»."""
        actor, of = (self.discourse.roster.by_id.get(i or "") for i in (name.actor, body.actor))
        if actor is None or of is None:
            return False
        return bool({of.id, *of.member_of} & {*actor.member_of, *(o.body for o in actor.offices)})

    def _another_title(self, j: int) -> bool:
        """Whether another bearer's title follows with «و»: «رئيس وزراء كمبوديا، هون مانيت ورئيس وزراء تايلاند»."""
        return any(m.split.proclitics[:1] == ("و",) and any(e[0] == "title" for e in m.entries) for m in matches(self.tokens, j))

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

    def _second_calling(self, j: int, row: lexicon.Row) -> Phrase | None:
        """Who bears the second of two international offices: «الممثلة الخاصة للأمين العام، رئيسة البعثة الأممية فلانة»."""
        if row["sector"] != "IGO":
            return None
        for match in matches(self.tokens, j):
            if not match.split.proclitics and any(e[0] == "title" for e in match.entries):
                found = self._titled(j, match)
                actor = self.discourse.roster.by_id.get(found.actor or "") if found is not None else None
                return found if actor is not None and actor.kind == "person" and actor.sector == "IGO" else None
        return None

    def _body_in_title(self, i: int, match: Match) -> tuple[Phrase, int] | None:
        """The listed body that begins inside the title's own words and goes on behind them: «قائد قوات سوريا الديمقراطية»."""
        for k in range(i + 1, match.last):
            for found in matches(self.tokens, k):
                entry = next((e for e in found.entries if e[0] == "actor" and e[2] != "short"), None)
                if entry is not None and found.last > match.last and found.split.proclitics in ((), ("ال",)):
                    phrase = self._actor(k, found, entry)
                    if phrase is not None and phrase.kind == "organisation":
                        return phrase, found.last
        return None

    def _past_brackets(self, j: int) -> int:
        """The token behind an abbreviation in brackets and its comma, «(الشاباك)، »; `j` where none stands there."""
        if j + 3 < len(self.tokens) and self.tokens[j].norm in ("(", "[") and self.tokens[j + 2].norm in (")", "]"):
            return j + 4 if self.tokens[j + 3].norm in ("،", ",") else j + 3
        return j


    def _sent_to(self, inner: list[Phrase], sender: str) -> str | None:
        """What completes an envoy's title beside his sender, as the roster lists it: a state's code, or a region's or place's slug."""
        for phrase in inner:
            if phrase.kind == "state" and phrase.actor and phrase.actor != sender:
                return phrase.actor
            if phrase.kind == "place" and phrase.name:
                return slug(phrase.name)
        return None

    def _unnamed(self, i: int, match: Match, row: lexicon.Row, j: int) -> Phrase | None:
        """Somebody of whom only a calling is told, «متحدث», «مستشار»: a speaker, no participant."""
        before = self.tokens[i - 1].norm if i else ""
        if not own_uses(before.removeprefix("و")) & {"speech"} and not own_uses(before) & {"speech"}:
            return None
        start, _ = self._span(i, match.last, match.split)
        end = self.tokens[max(j, match.last) - 1].end
        return Phrase(
            start, end, i, max(j, match.last), "office", None, "title alone", label=row["name_en"].lower(),
        )  # fmt: skip

    def _past_remit(self, j: int) -> int | None:
        """The token where a name follows what an office is for: «المبعوث الأميركي لشؤون الرهائن آدم بولر», «مبعوث الاتحاد الأوروبي لعملية السلام فلان»."""
        if self.tokens[j].norm not in _REMITS:
            return None
        k = j + 1
        while k < min(j + 5, len(self.tokens)) and self.tokens[k].norm.startswith(("ال", "وال")) and not self._listed_person(k):
            k += 1
        return k if k > j + 1 and k < len(self.tokens) and self._name_follows(k) else None

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
                name = self._name_at(k, titled=False) or (self._unknown(k) if token.norm in given_names() else None)
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

    def _certain_after_comma(self, j: int, body: Phrase | None) -> Phrase | None:
        """The person between commas whom a table or the tagger knows for one."""
        tag = self.tagged.get(j)
        if not self._listed_person(j) and not (tag is not None and tag.kind == "PER" and tag.first == j and tag.last > j + 1):
            return None
        name = self._name_after_comma(j, body)
        return None if name is None or (body is not None and self._foreign(name, body.country, None)) else name

    def _bearing(self, name: Phrase, i: int, match: Match, rows: list[lexicon.Row], country: str | None) -> Phrase:
        """The person whose title begins at token i."""
        start, _ = self._span(i, match.last, match.split)
        name.start, name.i = start, i
        name.country = name.country or country
        name.roles = (*name.roles, *(t["role"] for t in rows))
        name.rule = f"title+{name.rule}"
        return name

    def _foreign(self, name: Phrase, country: str | None, office: str | None) -> bool:
        """Whether the name after a title is somebody else's: «رئيس المخابرات المصرية هاكان فيدان» has two men."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        if actor is None or country is None or actor.country is None or actor.country == country:
            return False
        return not any(f"{o.role}@{o.body}" == office or o.body == country for o in actor.offices)

    def _of_others(self, name: Phrase, title: Match) -> bool:
        """Whether the title behind the name of a servant of a state is an international one he never held: «… السوداني المبعوث الأممي»."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        row = lexicon.table("titles")[_title(title)]
        if actor is None or actor.sector == "IGO" or row["sector"] != "IGO" or not actor.offices:
            return False
        return not any(o.role.startswith(("special-envoy", "secretary-general", row["role"])) for o in actor.offices)

    def _title_step(self, j: int, head: Match, country: str | None = None, paired: bool = False) -> tuple[str, object, int] | None:
        """A further title, an honorific or a qualifier at token j; no title of another state than `country`'s.

        `paired`: «بين» stands before the first, so that «و» brings the other side: «بين المبعوث ورئيس المجلس فلان».
        """
        for match in matches(self.tokens, j):
            for entry in match.entries:
                if entry[0] == "qualifier" and match.split.proclitics in ((), ("ال",)):
                    return "qualifier", entry[1], match.last
                if entry[0] == "title" and (self._given_before_father(match) or self._listed_person(j)):
                    return None  # «الدكتور مساعد العيبان»
                if entry[0] == "title" and self._elsewhere(match.last, country):
                    return None  # «رئيس الحكومة التونسية وزير الخارجية المصري»: two men
                if entry[0] == "title" and match.split.proclitics in ((), ("ال",)):
                    return "title", entry[1], match.last
                if (
                    entry[0] == "title"
                    and match.split.proclitics in (("و",), ("و", "ال"))
                    and not paired
                    and not self._calls(head, j)
                    and self._double_office(match)
                ):
                    return "title", entry[1], match.last
                if entry[0] == "honorific" and match.split.proclitics in ((), ("ال",)):
                    return "honorific", entry[1], match.last
        return None

    def _calls(self, head: Match, j: int) -> bool:
        """Whether the title before token j is a bare description of somebody named before: «المبعوث ورئيس المجلس فلان» are two."""
        return j == head.last and head.split.definite and head.last - 1 >= 0 and "side" in own_uses(self.tokens[j - 1].norm)

    def _elsewhere(self, j: int, country: str | None) -> bool:
        """Whether the title that ends at token j is followed by another state than `country`."""
        if country is None:
            return False
        nisba = self._nisba_at(j)
        if nisba is not None:
            return nisba[0] != country
        state = self._state_at(j) if j < len(self.tokens) else None
        return state is not None and state.country not in (None, country)

    def _double_office(self, match: Match) -> bool:
        """Whether «رئيس الوزراء ووزير الخارجية القطري فلان» is one man: a name follows the second title, none the first."""
        j = match.last
        nisba = self._nisba_at(j)
        if nisba is not None:
            j = nisba[1]
        if self._is_comma(j):  # «… وقائد الجيش، الفريق أول فلان»
            step = self._title_step(j + 1, match)
            return step is not None and step[0] == "honorific" and self._name_at(step[2]) is not None
        step = self._title_step(j, match) if j < len(self.tokens) else None
        if step is not None and step[0] == "honorific":
            j = step[2]
        return self._name_at(j) is not None

    def _title_complement(self, j: int, takes: tuple[str, ...]) -> tuple[Phrase, int] | None:
        norm = self.tokens[j].norm
        if norm in ("الي", "لدي", "في", "من", "عن", "باسم"):
            if norm == "لدي" or "subject" in takes or (norm == "في" and ("body" in takes)):
                done = self._complement(j + 1)
                if done is None and norm in ("الي", "لدي", "في"):
                    return self._place_complement(j + 1)
                if done is not None and (
                    done[0].kind != "state" or norm != "في" or "subject" in takes or "country" in takes
                ):
                    return done
            return None
        done = self._complement(j)
        if done is None and "subject" in takes:
            done = self._place_complement(j) or self._sender(j)
        if done is None and norm in ("الخاص", "الخاصه", "المعني"):
            return self._title_complement(j + 1, takes) if j + 1 < len(self.tokens) else None
        return done

    def _travelled_to(self, i: int, j: int) -> bool:
        """Whether what stands at token j is where the bearer of the office at token i went: «زار المبعوث الأميركي لبنان», «وصل السفير إلى بيروت»."""
        uses = {e[1] for m in matches(self.tokens, i - 1) for e in m.entries if e[0] == "verb"} if i else set()
        return bool(uses & travelling()) and self.tokens[j].norm not in ("لدي", "في")

    def _posting(self, j: int) -> tuple[Phrase | None, int] | None:
        """The state or place that somebody is sent to, behind the one who sends him, and the token behind it: «إلى اليمن», «لدى القاهرة».

        A word that is no listed place counts where a listed person's name ends the title: «للصحراء، ستافان دي ميستورا».
        """
        if self.tokens[j].norm in ("الي", "لدي", "في"):
            done = self._place_complement(j + 1)
            if done is None:
                return self._unlisted_posting(j + 1, "ال")
            return done if self.tokens[j].norm != "في" or self._name_follows(done[1]) else None
        for match in matches(self.tokens, j):
            if match.split.proclitics in (("ل",), ("ل", "ال")):
                phrase = self._location(j, match)
                if phrase is not None:
                    return phrase, phrase.j
        return self._unlisted_posting(j, "لل")

    def _unlisted_posting(self, j: int, article: str) -> tuple[None, int] | None:
        """The token behind words with the article, no listed place, that part a title from its bearer's name: also «لشؤون الأمن الدولي»."""
        if j + 1 < len(self.tokens) and self.tokens[j].norm in ("لشؤون", "لشئون"):
            return self._unlisted_posting(j + 1, "")
        if j >= len(self.tokens) or not self.tokens[j].norm.startswith(article):
            return None
        k = j + 1
        while k < min(j + 3, len(self.tokens)) and self.tokens[k].norm.startswith("ال") and not self._listed_person(k):
            k += 1
        return (None, k) if self._name_follows(k) else None

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

    def _at_talks(self, j: int, country: str) -> int | None:
        """The token of the listed name behind what its bearer takes part in: «رئيس الوفد الروسي في محادثات إسطنبول فلاديمير ميدينسكي»."""
        if self.tokens[j].norm not in ("في", "الي") or j + 2 >= len(self.tokens) or not own_uses(self.tokens[j + 1].norm) & {"noun", "masdar"}:
            return None
        for k in range(j + 2, min(j + 6, len(self.tokens))):
            if self._listed_person(k):
                bearer = self._name_at(k, titled=False)
                return k if bearer is not None and bearer.country == country else None
            if self.tokens[k].kind != "word" or self.tokens[k].start in self.time_at or own_uses(self.tokens[k].norm) & {"verb", "speech", "light"}:
                return None
        return None

    def _past_affairs(self, j: int) -> int:
        """The token behind what an adviser or deputy is in charge of: «مستشار الرئيس للشؤون العربية والأفريقية فلان»."""
        k = j + 1
        while k < min(j + 5, len(self.tokens)) and self.tokens[k].kind == "word" and not self._listed_person(k):
            norm = self.tokens[k].norm
            region = any(e[0] in ("place", "state", "capital") for m in matches(self.tokens, k) for e in m.entries)
            if self.tokens[k].start in self.time_at or not (norm.startswith(("ال", "وال")) or region):
                break
            k += 1
        return k

    def _further_portfolio(self, j: int, row: lexicon.Row) -> int:
        """The token behind what else a minister is in charge of, «والتعاون الأفريقي», «والمغاربة المقيمين بالخارج»; `j` where nothing is."""
        if not row["role"].endswith("minister"):
            return j
        norm = self.tokens[j].norm
        k = j + 1 if norm[:1] == "و" and norm[1:] in portfolios() else j
        while k < len(self.tokens) and self.tokens[k].norm in portfolio_adjectives() and self._nisba_at(k) is None:
            k += 1
        return k

    def _sent_by(self, match: Match, j: int) -> Phrase | None:
        """The office-holder that completes a title without an article: «مبعوث رئيس الوزراء», «مستشار وزير الدفاع»."""
        if match.split.definite or self.tokens[j - 1].norm.startswith("ال") or j >= len(self.tokens):
            return None
        row = lexicon.table("titles")[_title(match)]
        if "subject" not in row.many("takes") or "ambassador" in row["role"]:
            return None
        for found in matches(self.tokens, j):
            if not found.split.proclitics and any(e[0] == "title" for e in found.entries):
                return self._titled(j, found, alone=True)
        return None

    def _advised(self, i: int, match: Match) -> bool:
        """Whether the office is that of whom the one named next advises: «المستشارة الدبلوماسية لوزير الخارجية فلانة»."""
        return match.split.proclitics == ("ل",) and any(t.norm.removeprefix("و") in _ADVISERS for t in self.tokens[max(0, i - 2) : i])

    def _sender(self, j: int) -> tuple[Phrase, int] | None:
        """The office-holder an envoy is sent by: «المبعوث الخاص لرئيس مجلس السيادة السوداني»."""
        for match in matches(self.tokens, j):
            if match.split.proclitics in (("ل",), ("ل", "ال")) and any(e[0] == "title" for e in match.entries):
                phrase = self._titled(j, match, alone=True)
                if phrase is not None and (phrase.country or phrase.office):
                    return phrase, phrase.j
            if match.split.proclitics in (("ل",), ("ل", "ال")) and any(e[0] == "honorific" for e in match.entries):
                phrase = self._title_at(match.last)  # «المستشار الدبلوماسي لصاحب السمو رئيس الدولة»
                if phrase is not None and phrase.kind == "office" and phrase.office:
                    return phrase, phrase.j
        return None

    def _place_complement(self, j: int) -> tuple[Phrase, int] | None:
        if j >= len(self.tokens):
            return None
        for match in matches(self.tokens, j):
            phrase = None if match.split.proclitics else self._location(j, match)
            if phrase is not None:
                return phrase, match.last
        return None

    def _location(self, j: int, match: Match) -> Phrase | None:
        """The state or place that the match names."""
        for entry in match.entries:
            phrase = None
            if entry[0] in ("state", "capital"):
                phrase = self._state(j, match, entry)
            elif entry[0] == "place":
                phrase = self._place(j, match)
            if phrase is not None:
                return phrase
        return None

    def _listed_person(self, j: int) -> bool:
        """Whether a listed person's full name begins here: «وزير الخارجية السوداني الدرديري محمد أحمد»."""
        full = {
            e[1]
            for m in matches(self.tokens, j)
            if m.last > j + 1
            for e in m.entries
            if e[0] == "actor" and e[2] == "full"
        }
        return any(self.discourse.roster.by_id[actor].kind == "person" for actor in full)

    def _before_name(self, j: int) -> bool:
        """Whether the word only describes whoever is named next: «الرئيس المحتجز محمد بازوم»."""
        tag = self.tagged.get(j + 1)
        return tag is not None and tag.kind == "PER" and tag.first == j + 1 and self.tagged.get(j) is None

    def _adjective(self, j: int) -> bool:
        """Whether «العام», «الخاص», «الأعلى» … goes on describing the office rather than naming somebody."""
        norm = self.tokens[j].norm
        return norm in ADJECTIVES

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
        name = self._title_at(j) or (None if office else self._name_at(j, titled=True))  # «سمو ولي العهد» is no name
        if name is None:
            return None
        start, _ = self._span(i, match.last, match.split)
        name.start, name.i = start, i
        name.rule = f"honorific+{name.rule}"
        if name.kind == "person" and not name.roles and not name.office:
            self._postposed_title(name)
        return name

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

    def _title_at(self, j: int) -> Phrase | None:
        """The office, with who bears it, that an honorific stands before: «معالي وزير الدفاع الأمريكي أشتون كارتر»."""
        for match in matches(self.tokens, j):
            if match.split.proclitics in ((), ("ال",)) and any(e[0] == "title" for e in match.entries):
                return self._titled(j, match)
        return None

    def _name_at(self, j: int, titled: bool = True, sure: bool = False) -> Phrase | None:
        """A person's name at token j: of the roster, named before, or unknown where a title vouches for it."""
        while j < len(self.tokens) and (self.tokens[j].norm in QUOTES or (titled and _owned_charge(self.tokens[j].norm))):
            j += 1
        if j >= len(self.tokens) or self.tokens[j].kind not in ("word", "latin"):
            return None
        for match in matches(self.tokens, j):
            if match.split.proclitics:
                continue
            for entry in match.entries:
                if entry[0] == "actor":
                    actor = self.discourse.roster.by_id.get(entry[1])
                    if actor is not None and actor.kind == "person" and (entry[2] != "short" or titled):
                        if (
                            entry[2] == "short"
                            and actor.id not in self.discourse.introduced
                            and self._name_run(match.last) > match.last
                        ):
                            continue
                        phrase = (
                            self._actor(j, match, (entry[0], entry[1], "full"))
                            if entry[2] != "short"
                            else self._short(j, match, entry, sure)
                        )
                        if phrase is not None:
                            return phrase
                if entry[0] == "honorific":
                    ahead = self._name_at(match.last)
                    if ahead is not None:
                        return ahead
        before = self._named_before(j)
        if before is not None:
            return before
        if any(e[0] == "title" and m.last > j + 1 for m in matches(self.tokens, j) for e in m.entries):
            return None  # «سمو ولي العهد»: an office, no name
        return self._unknown(j, sure) if titled else None

    def _short(self, j: int, match: Match, entry: Entry, sure: bool) -> Phrase | None:
        """A surname after a title or honorific: the introduced bearer, or, after an office (`sure`), the only one in the roster."""
        bearers = {e[1] for e in match.entries if e[0] == "actor"}
        here = bearers & self.discourse.introduced
        if here and entry[1] not in here:
            return None
        if not here and not self._meant_by_surname(match, entry[1], bearers, sure):
            return None
        k = self._name_run(match.last)
        if k > match.last and not self._reads_on(match.last):
            return None
        actor = self.discourse.roster.by_id[entry[1]]
        start, end = self._span(j, match.last, match.split)
        return Phrase(
            start,
            end,
            j,
            match.last,
            "person",
            actor.name,
            "roster.short",
            actor.id,
            actor.country,
            named=True,
            of=actor.member_of,
        )

    def _sole_holder(self, j: int, role: str) -> Phrase | None:
        """The only bearer of the surname at token j who holds the office on that day, where nobody else of the name was introduced: «الرئيس عباس»."""
        published, roster = self.discourse.published, self.discourse.roster.by_id
        if published is None or role not in HEADS:
            return None
        for match in matches(self.tokens, j):
            bearers = {e[1] for e in match.entries if e[0] == "actor" and e[2] == "short" and roster[e[1]].kind == "person"}
            holders = [b for b in bearers if any(o.role == role and o.holds(published) for o in roster[b].offices)]
            run_on = self._name_run(match.last) > match.last and not self._reads_on(match.last)
            if match.split.proclitics or len(holders) != 1 or bearers & self.discourse.introduced or run_on:
                continue
            actor = roster[holders[0]]
            start, end = self._span(j, match.last, match.split)
            return Phrase(
                start, end, j, match.last, "person", actor.name, "roster.short", actor.id, actor.country, named=True, of=actor.member_of
            )  # fmt: skip
        return None

    def _meant_by_surname(self, match: Match, actor: str, bearers: set[str], sure: bool) -> bool:
        """Whether a surname that nobody introduced means this bearer: the only one, or the only one then in office.

        Where no office vouches for it (`sure`), he must be in office and the name no family name of Arabs: «الدكتور الربيعي» may be anybody.
        """
        serving = {b for b in bearers if self.discourse.in_office(b)}
        if len(bearers) > 1 and serving != {actor}:
            return False
        return sure or (actor in serving and not match.split.stem.startswith("ال") and self._foreign_born(actor))

    def _named_before(self, j: int) -> Phrase | None:
        """A provisional person by the short name his full mention gave him."""
        if not self.discourse.surnames:
            return None
        for split in splits(self.tokens[j].norm):
            known = self.discourse.surnames.get(split.stem)
            if known is not None and not split.definite and (self._name_run(j + 1) == j + 1 or self._begins_another(j + 1)):
                start, end = self._span(j, j + 1, split)
                return Phrase(
                    start,
                    end,
                    j,
                    j + 1,
                    "person",
                    known.name,
                    "named before",
                    known.actor,
                    known.country,
                    known.office,
                    named=True,
                    antecedent=known.start,
                    of=known.of,
                )
        return None

    def _begins_another(self, j: int) -> bool:
        """Whether what stands at token j is somebody or something else by itself: «والتقت خوري عقيلة صالح», «حثت خوري المجلس»."""
        if j >= len(self.tokens):
            return True
        known = self.discourse.roster.by_id
        entries = [e for m in matches(self.tokens, j) if m.split.proclitics in ((), ("ال",)) for e in m.entries]
        full = any(e[0] == "actor" and e[2] == "full" and e[1] in known and known[e[1]].kind == "person" for e in entries)
        return full or any(e[0] in ("title", "side", "body", "honorific", "group") for e in entries)

    def _postposed_title(self, phrase: Phrase) -> None:
        """Reads a title standing after the name: «عباس كامل رئيس المخابرات العامة المصرية»."""
        for _ in range(4):  # «ولي العهد نائب رئيس مجلس الوزراء وزير الداخلية»
            end = phrase.end
            self._one_title_behind(phrase)
            if phrase.end == end:
                return

    def _one_title_behind(self, phrase: Phrase) -> None:
        j = phrase.j
        if self._is_comma(j):
            j += 1
        if j >= len(self.tokens):
            return
        for match in matches(self.tokens, j):
            if match.split.proclitics in ((), ("ال",)) and any(e[0] == "title" for e in match.entries):
                title = self._titled(j, match, alone=True)
                if title is not None and (
                    self._foreign(phrase, title.country, title.office)
                    or self._of_others(phrase, match)
                    or self._name_at(title.j, titled=False) is not None
                    or (self._is_comma(title.j) and self._name_after_comma(title.j + 1) is not None)
                ):
                    return  # the next man's title
                if title is None and self._begins_name(match.last):
                    return  # «استقبل المبعوث فلان الرئيس هادي»
                if (
                    title is None
                    and phrase.country
                    and "country" in lexicon.table("titles")[_title(match)].many("takes")
                ):
                    role = lexicon.table("titles")[_title(match)]["role"]
                    phrase.office = phrase.office or f"{role}@{phrase.country}"  # «محمد بن سلمان ولي العهد»
                    phrase.roles = (*phrase.roles, role)
                    phrase.j, phrase.end = match.last, self.tokens[match.last - 1].end
                elif title is None and phrase.country is None and self.tokens[match.last - 1].norm.removeprefix("و").startswith("ال"):
                    phrase.roles = (*phrase.roles, lexicon.table("titles")[_title(match)]["role"])
                    phrase.j, phrase.end = match.last, self.tokens[match.last - 1].end  # «فلان، وزير الخارجية،»
                elif title is not None and not title.named and (title.country or title.office):
                    phrase.office = title.office
                    phrase.roles = (*phrase.roles, lexicon.table("titles")[_title(match)]["role"])
                    phrase.inner = (*phrase.inner, title)
                    if title.country and phrase.country is None:
                        phrase.country = title.country
                    phrase.j, phrase.end = title.j, title.end
                return

    def _begins_name(self, j: int) -> bool:
        """Whether a name stands at token j: the tagger sees one, or it is a listed person's, be it only his surname."""
        tag = self.tagged.get(j)
        if tag is not None and tag.kind == "PER" and tag.first == j and not self._names_person(j, _GOVERNING):
            return True
        return self._names_person(j, frozenset({()}))

    def _names_person(self, j: int, proclitics: frozenset[tuple[str, ...]]) -> bool:
        """Whether a listed person's name stands at token j behind one of these proclitics: «بسانشيز»."""
        known = self.discourse.roster.by_id
        listed = (known.get(e[1]) for m in matches(self.tokens, j) if m.split.proclitics in proclitics for e in m.entries if e[0] == "actor")
        return any(a is not None and a.kind == "person" for a in listed)

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


def _title(match: Match) -> int:
    """The row of titles.tsv that the match begins."""
    return int(next(e[1] for e in match.entries if e[0] == "title"))


@lru_cache(maxsize=10_000)
def _owned_charge(norm: str) -> bool:
    """Whether a word with a pronoun completes the title before it and begins no name: «وزير إعلامها فلان», «الناطق باسمها فلان»."""
    if norm in ("باسمه", "باسمها", "باسمهم", "باسمهما"):
        return True
    stems = (norm.removesuffix(end) for end in ("ها", "ه", "هم") if norm.endswith(end))
    return any({"ال" + stem, "ال" + stem.removesuffix("ت") + "ه"} & portfolios() for stem in stems if len(stem) > 2)

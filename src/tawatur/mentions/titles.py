"""A title with what completes it and the name that bears it; without a name, who holds the office or was named with it before."""

from __future__ import annotations

from dataclasses import replace

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions import descriptions
from tawatur.mentions.complements import Complements, Title
from tawatur.mentions.completing import adjective
from tawatur.mentions.discourse import state_name
from tawatur.mentions.lexicon import QUOTES, Match, matches
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import article_like, bodies_at_home, own_uses, womens_titles
from tawatur.resolution.offices import HEADS

_UN = ("الأمم المتحدة", "الامم المتحدة", "مجلس الأمن الدولي", "المتحدث باسم الأمين العام", "الناطق باسم الأمين العام")
_OTHERS_WITH_ONE = ("جامعة الدول", "الجامعة العربية", "مجلس التعاون", "التعاون الإسلامي", "حزب ", "الحزب", "الناتو", "الأطلسي", "الجبهة", "الاتحاد العام", "الجهاد الإسلامي", "لمجلس الأمن القومي")
_MINISTRIES = {"foreign": "وزاره الخارجيه", "defence": "وزاره الدفاع", "interior": "وزاره الداخليه"}
_SERVANTS = frozenset({"مبعوث", "مبعوثه", "موفد", "موفده", "مستشار", "مستشاره", "مساعد", "مساعده", "معاون"})
_SENT = frozenset({"المبعوث", "المبعوثه", "الموفد", "الموفده", "المستشار", "المستشاره", "المساعد", "الممثل", "الممثله", "ممثل", "ممثله", *_SERVANTS})
_FOR_HEAD = frozenset({"للرئيس", "لرئيس", "للملك", "لملك", "للعاهل", "للامير", "لامير", "للسلطان", "لسلطان"})
_CHANCELLED = frozenset({"DEU", "AUT"})  # states whose head of government is a chancellor
_PRINCIPALS = frozenset({"president", "prime-minister", "monarch", "emir", "crown-prince", "supreme-leader"})
_HEADS = frozenset({"secretary-general", "un-secretary-general"})
_SENDERS = {"un-envoy": "un", "eu-envoy": "eu", "au-envoy": "au"}  # whose envoy is theirs where nobody says who he is
_SIDE = frozenset({"الجانب", "الوفد", "والوفد"})
_NOT = frozenset({"لم", "لن", "لا"})
_OF_DELEGATIONS = frozenset({"chief-negotiator", "delegation-head", "head-of-delegation"})
_SPOKESMEN = frozenset({"متحدث", "متحدثه", "ناطق", "ناطقه"})


def _bare(norm: str) -> str:
    """The servant's word without what is written onto its front: «وبمبعوث»."""
    word = norm.removeprefix("و")
    return next((word[1:] for letter in "بلك" if word[:1] == letter and word[1:] in _SERVANTS | _SPOKESMEN), word)


_HEADED = frozenset({"الرئيس", "الوزراء", "الحكومه", "الجمهوريه", "الملك", "الامير", "السلطان"})
_HOUSES = frozenset({"مكتب", "ديوان"})


class Titles(Complements):
    """Reads offices."""

    def _titled(self, i: int, match: Match, alone: bool = False) -> Phrase | None:
        """An office with what completes it and the name that bears it. `alone`: do not look for a name."""
        if self.tokens[i].norm == "الحاكم" and i and self.tokens[i - 1].norm.startswith(("ال", "بال", "لل", "وال")):
            return None  # «الحزب الحاكم في تونس»
        if self._somebody_sent(i, match) and self._owned_by(i + 1):
            return None  # «مبعوثا الأمم المتحدة وواشنطن»: two
        found = self._office_or_bearer(i, match, alone)
        begun = found is not None and found.actor is not None and self._longer(i, match)
        return None if begun else found  # «رئيس الوزراء سيتحدث إلى جو بايدن»

    def _office_or_bearer(self, i: int, match: Match, alone: bool) -> Phrase | None:
        title = self._completed(i, match)
        if not alone and (name := self._further_on(title)) is not None:
            return self._bearing(name, i, match, title.rows, title.country)
        self._settle(title)
        if not alone and (name := self._bearer(title)) is not None:
            return self._entitled(name, title)
        return self._unborne(title)

    def _owned_by(self, j: int) -> bool:
        """Whether what stands at token j completes the word before it without a preposition: a body, a state, a word with the article."""
        if j >= len(self.tokens):
            return False
        return self.tokens[j].norm.startswith("ال") or any(e[0] in ("state", "capital", "actor", "body", "title") and not m.split.proclitics for m in matches(self.tokens, j) for e in m.entries)

    def _longer(self, i: int, match: Match) -> bool:
        """Whether the words are only the beginning of a longer title: no «رئيس» of «الوزراء»."""
        split = match.split.proclitics
        return any(m.last > match.last and m.split.proclitics == split and any(e[0] == "title" for e in m.entries) for m in matches(self.tokens, i))

    def _further_on(self, title: Title) -> Phrase | None:
        """Who bears the title behind more words that describe it: «رئيس المجلس السياسي للجماعة فلان»."""
        token = self.tokens[title.j] if title.j < len(self.tokens) and not title.ended else None
        alone = token is not None and title.j == title.match.last and not title.inner
        if token is not None and (name := self._behind_talks(title.j, title.country or self._told_state(title))) is not None:
            return name
        if alone and title.j > title.i + 1 and (name := self._behind_unlisted_body(title.j - 1)) is not None:
            return name  # «رئيس حزب» is one title
        if token is not None and token.norm.startswith(("ال", "لل")) and token.text[0] not in "أإآ":
            return self._far_name(title.j) if token.norm not in article_like() and not self._another_begins(title) else None
        return self._behind_unlisted_body(title.j) if alone else None

    def _another_begins(self, title: Title) -> bool:
        """Whether another man's title, or that of two men, stands right behind the title."""
        behind = (m for m in matches(self.tokens, title.j) if m.split.proclitics in ((), ("ال",)) and any(e[0] in ("title", "side") for e in m.entries))
        return any(self._elsewhere(m.last, title.country) or self._heads_another(title, m.last) for m in behind)  # «رئيس الوزراء العراقي السفير الأميركي فلان»

    def _settle(self, title: Title) -> None:
        """Ends the title at a word, and says whose office it is."""
        least = max([title.match.last, *(p.j for p in title.inner)])
        while title.j > least and self.tokens[title.j - 1].kind == "mark":
            title.j -= 1
        if title.j > least and {"honorific", "side"} <= own_uses(self.tokens[title.j - 1].norm) and not self._begins_name(title.j):
            title.j -= 1  # «ودعا الرئيس الجزائري الأمير إلى …»
        body = title.body
        title.at = body.actor if body is not None and body.actor and body.kind != "state" else title.country
        title.at = title.fixed or title.at
        if title.row["name_en"] == "Chancellor" and (title.country or "DEU") not in _CHANCELLED | ({"DEU"} if title.body is None else set()):
            title.row = next(row for row in lexicon.table("titles") if row["role"] == "adviser")
            title.rows[0] = title.row  # «المستشار الأميركي», «المستشارة الأممية»: no head of government
        if title.row["role"] == "emir" and title.at == title.country is not None and self.discourse.published is not None and not self.discourse.holders("emir", title.country):
            title.at = title.country = None  # «استقبل أمير البلاد الوزير الجزائري»: Algeria has none
        title.office = f"{title.row['role']}@{title.at}" if title.at else None

    # -- who bears it ----------------------------------------------------------------------------------------------

    def _bearer(self, title: Title) -> Phrase | None:
        """Whose name stands behind the title, with or without a comma."""
        j, body, match, role = title.j, title.body, title.match, title.row["role"]
        sole = self._sole_holder(j, role) if title.office is None and j == match.last else None
        name = sole or self._name_at(j, sure=title.office is not None)
        quoted = body is not None or any(t.norm in QUOTES for t in self.tokens[title.i : j])
        past = j + 1 if quoted and j < len(self.tokens) and self.tokens[j].norm in QUOTES else j
        if name is None and (behind := self._past_brackets(past)) > past:
            name = self._name_at(behind)  # «قائد «قوات سوريا الديمقراطية» (قسد) فلان»
        if name is None and past + 1 < len(self.tokens) and self.tokens[past].norm == "/":
            name = self._name_at(past + 1, sure=True)  # «الرئيس السوداني/ فلان», «رئيس الوزراء /فلان/»
        if name is None and self._is_comma(past):  # «قائد «قسد»، فلان، …»
            name = self._name_after_comma(past + 1, body) or self._second_calling(past + 1, title.row)
        if name is not None and name.i == j and (self._brought(j) or self._foreign(name, self._told_state(title), title.office)):
            name, title.refused = None, True  # «اتصل الرئيس التركي بدولت بهتشلي», «سلّم الوسيط الأميركي نبيه بري أفكاراً»
        if name is not None and self._foreign(name, title.country, title.office):
            if body is not None and body.rule == "sides.body" and name.i == j:
                title.office = title.country = None  # «رئيس الحركة فلان»: of another movement than the one named last
            else:
                name = None
        if name is not None and title.former and name.i == j and self._heads_now(name, role):
            name, title.refused = None, True  # «واتهم المحافظ المقال رئيس الحكومة فلاناً»
        if name is None and body is not None and title.of_a_man():
            name = replace(body, kind="person", rule="name", number="s")  # «رئيس الأركان بمكتب وزير الدفاع فلان»
            title.inner, title.office = [], None
        if name is not None and name.j == j + 1 and match.last == title.i + 1 == j:
            name = self._called_so("ال" + match.split.stem.removeprefix("ال"), name)
        if name is None or (name.actor or "").startswith("?"):
            name = self._holder_surnamed(j, role, title.at, name) or name
        if name is not None and name.actor and name.actor.startswith("?") and not title.former:
            name = self._as_holder(name, role, title.at or "", title.inner)
        if name is not None and self._sends(title, name):
            return self._sent_by_him(title, name)
        return name

    def _heads_now(self, name: Phrase, role: str) -> bool:
        """Whether the one named heads a state or government on the day and never held the office that the words say he held once."""
        actor, day = self.discourse.roster.by_id.get(name.actor or ""), self.discourse.published
        if actor is None or day is None or any(o.role == role for o in actor.offices):
            return False
        return any(o.role in HEADS and o.holds(day) for o in actor.offices)

    def _brought(self, j: int) -> bool:
        """Whether a preposition is written onto the listed person's name at token j: nobody bears a title so."""
        return any(m.split.proclitics[-1:] in (("ب",), ("ل",)) and any(e[0] == "actor" for e in m.entries) for m in matches(self.tokens, j))

    def _sends(self, title: Title, name: Phrase) -> bool:
        """Whether the name behind the title is who sends or is advised, not who bears it: «مبعوث الرئيس الأميركي دونالد ترامب»."""
        actor = self.discourse.roster.by_id.get(name.actor or "")
        servant = _bare(self.tokens[title.i].norm)
        speaks = servant.removeprefix("ال") in _SPOKESMEN
        if speaks and name.i == title.match.last and self.tokens[title.match.last - 1].norm == "باسم":
            return True  # «المتحدث باسم غوتيريش»
        chief = servant in ("كبير", "كبيره") and self.tokens[title.i + 1].norm.startswith(("مستشار", "مساعد"))  # «كبير مستشاري الرئيس»
        before = [t.norm for t in self.tokens[max(title.i, name.i - 4) : name.i]]
        if len(before) > 1 and before[-1].startswith("ال") and before[-1].endswith(("ي", "يه")):
            before.pop()  # «الإسرائيلي»
        house = len(before) > 1 and before[-1] in _HEADED and not _HOUSES.isdisjoint(before[:-1])  # «مدير مكتب الرئيس محمود عباس»
        if actor is not None and servant in _SENT and self._in_office_behind(title, name):
            return True
        if actor is None or not (speaks or chief or house or servant in _SERVANTS):
            return False
        roles = {o.role for o in actor.offices}
        return bool(roles & (_PRINCIPALS | _HEADS if speaks else _PRINCIPALS)) and title.row["role"] not in roles

    def _in_office_behind(self, title: Title, name: Phrase) -> bool:
        """Whether the one named holds on the day the high office that «ل» brings before him: «المبعوث الخاص للرئيس الروسي فلاديمير بوتين إلى سوريا»."""
        between = {t.norm for t in self.tokens[title.i + 1 : name.i]}
        sought = _PRINCIPALS if between & _FOR_HEAD else _HEADS if "للامين" in between else None
        actor, day = self.discourse.roster.by_id.get(name.actor or ""), self.discourse.published
        if sought is None or actor is None or title.row["role"] in sought:
            return False
        return any(o.role in sought and (day is None or o.holds(day)) for o in actor.offices)

    def _whom_serves(self, i: int, match: Match) -> Phrase | None:
        """The head of state or government whose man the title at token i tells: «مبعوث الرئيس الأميركي دونالد ترامب»."""
        if _bare(self.tokens[i].norm) not in _SERVANTS:
            return None
        title = self._completed(i, match)
        name = self._name_at(title.j, sure=True) if title.j < len(self.tokens) else None
        return name if name is not None and self._sends(title, name) else None

    def _sent_by_him(self, title: Title, principal: Phrase) -> Phrase | None:
        """Who bears the title behind the name of whom he serves: «مبعوث ترامب إلى سوريا توم براك»; None where nobody is named."""
        title.inner.append(principal)
        title.country, title.j = title.country or principal.country, principal.j
        title.office = title.office or (f"{title.row['role']}@{title.country}" if title.country else None)
        if title.j < len(self.tokens):
            self._with_posting(title)
        past = title.j + 1 if self._is_comma(title.j) else title.j
        name = self._name_at(past, sure=True) if past == title.j else self._name_after_comma(past, None)
        return None if name is None or self._foreign(name, title.country, title.office) else name

    def _entitled(self, name: Phrase, title: Title) -> Phrase:
        """The person with the title before his name."""
        start, _ = self._span(title.i, title.match.last, title.match.split)
        name.inner = (*name.inner, *title.inner)
        name.start, name.i = start, title.i
        name.office = None if title.former else title.office
        name.roles = (*name.roles, *("adviser" if t["name_en"] == "Chancellor" and (name.country or title.country) not in _CHANCELLED else t["role"] for t in title.rows))
        name.country = name.country or (None if self._serves_no_state(name) else title.country)
        if name.actor and name.actor.startswith("?"):
            name.of = tuple(p.actor for p in title.inner if p.actor)
            self._as_spelled_there(name)
        name.rule = f"title+{name.rule}"
        if fold(self.text[start : self.tokens[title.match.last - 1].end]).split(" ")[0] in womens_titles():
            name.gender = "f"
        return name

    # -- a title alone ---------------------------------------------------------------------------------------------

    def _unborne(self, title: Title) -> Phrase | None:
        """The office that nobody is named with: of one named before, of its holder on the day, of whom its words and place in the report make likely, or of nobody known."""
        found = self._alone(title)
        if (found is not None and (found.actor or found.rule == "office.before")) or not self._is_whole(title):
            return found
        return self._likely(title) or found

    def _is_whole(self, title: Title) -> bool:
        """Whether the words mean one man whom the report can have named, and are nothing that other readers read: «زعيم المتمردين», not «متحدث», «الوزير»."""
        words = self.tokens[title.i : max(title.j, title.match.last)]
        definite = title.match.split.definite or (len(words) > 1 and words[1].norm.startswith("ال")) or (title.at is not None and not title.row["role"].endswith("spokesperson"))
        of_office = title.i > 0 and self.tokens[title.i - 1].norm.endswith("مكتب")  # «مكتب المبعوث الأممي»: not the man
        side = title.match.last == title.i + 1 and "side" in own_uses(words[0].norm) and title.at is None
        named = self._begins_name(title.j) and not title.refused and not self._foreigner_at(title.j, title.country)
        return definite and len(title.rows) == 1 and not (title.anyones or of_office or side or named or self._completed_further(title) or self._some_speaker(title))

    def _completed_further(self, title: Title) -> bool:
        """Whether words that no table has go on with the title, or a name may: «سفير جيبوتي لدى المملكة فلان», «الأمين العام للمؤتمر»."""
        behind = self.tokens[title.j] if title.j < len(self.tokens) else None
        if behind is None or behind.kind == "mark":
            return False
        if title.country is not None and (behind.norm in _NOT or self._foreigner_at(title.j, title.country)):
            return False  # «والتقى المبعوث المصري البرهان»
        return behind.norm.startswith(("لل", "ال")) or behind.norm in ("لدى", "لدي", "في", "باسم") or (behind.norm[:1] == "ل" and not own_uses(behind.norm))

    def _likely(self, title: Title) -> Phrase | None:
        """Who of those named is meant, by how he was called and where he stands."""
        start, end = self._extent(title)
        end = max(end, self.tokens[title.match.last - 1].end)
        words = fold(self.text[start:end]).split(" ")
        asked = Phrase(
            start, end, title.i, max(title.j, title.match.last), "office", None, "office.before", None, title.country, inner=tuple(title.inner), definite=True,
            gender="f" if words[0] in womens_titles() else "m", head_word=words[0].removeprefix("ال"),
        )  # fmt: skip
        known = descriptions.reminded(asked, title.row["role"], title.at, self.discourse, self.text, title.former)
        return self._as_before(asked, known) if known is not None else None

    def _alone(self, title: Title) -> Phrase | None:
        """The office by its holder where the report or the roster tells him, else only as it is called."""
        match, row = title.match, title.row
        definite = match.split.definite or (match.last - title.i > 1 and self.tokens[match.last - 1].norm.startswith("ال"))
        if row["role"] in _OF_DELEGATIONS and definite and (led := descriptions.delegation_head(title.at, self.discourse)) is not None:
            return self._as_named_before(title, led)
        takes = definite and title.office is None and not title.former and "country" in row.many("takes")
        side = self._side_listed(title.i) if takes and row["sector"] in ("GOV", "MIL") else None
        if side is not None:
            title.country, title.office = side, f"{row['role']}@{side}"
        elif takes and self._at_home(row):
            title.country = self.discourse.agency_of
            title.office = f"{row['role']}@{title.country}"
        if definite and title.office is None and not title.former:
            self._seated(title)
            self._of_the_un(title)
        envoy = definite or match.split.stem.startswith("ال")
        before = self._sent_before(title.i, row, title.country, envoy) if len(title.rows) == 1 else None
        if self._some_speaker(title):
            return self._office_alone(title)
        if title.honoured and title.office is None:
            return self._unnamed(title.i, match, row, title.j)  # «المرجع الديني آية الله السيد الفلاني», whom no table has
        before = before or (self.discourse.person(role=row["role"], fits=self._agrees(title.i, title.match.last)) if definite else None)
        if before is None and (known := self._reminded(title, definite)) is not None:
            return known
        if before is None and self._is_calling(title):
            if definite and (sender := self.discourse.roster.by_id.get(_SENDERS.get(title.row["role"], ""))) is not None:
                start, end = self._extent(title)
                return Phrase(
                    start, end, title.i, title.j, "organisation", sender.name, "title of body", sender.id, sender.country, definite=True, of=(sender.id,),
                    label=title.row["name_en"],
                )  # fmt: skip
            if title.row["role"] == "mediator" and (state := self._told_state(title)) is not None:
                start, end = self._extent(title)
                return Phrase(
                    start, end, title.i, title.j, "state", state_name(state), "title of body", state, state, definite=True, label=f"{adjective(state)} mediator",
                )  # fmt: skip
            described = match.last == title.i + 1 and "side" in own_uses(self.tokens[title.i].norm)
            return None if described else self._unnamed(title.i, match, row, title.j)  # «المبعوث» stands for one named before
        return self._named_with_it(title, before) or self._held(title) or self._office_alone(title)

    def _side_listed(self, i: int) -> str | None:
        """The state whose side or delegation the sentence lists before token i: «حضر من الجانب الأميركي … مساعد وزير الدفاع»."""
        for k in range(i - 1, 0, -1):
            if self.tokens[k - 1].norm in _SIDE and (nisba := self._nisba_at(k)) is not None:
                return nisba[0]
        return None

    def _seated(self, title: Title) -> None:
        """Gives the spokesman of a ministry the state whose capital begins the sentence: «وفي واشنطن، قال متحدث باسم الخارجية …»."""
        seat, role = self.discourse.seat, title.row["role"]
        words = _MINISTRIES.get(role.partition("-ministry-spokesperson")[0])
        if seat is None or words is None:
            return
        known = [self.discourse.roster.by_id[ident] for ident in bodies_at_home(seat, words)]
        title.country, title.at = seat, known[0].id if len(known) == 1 else seat
        title.office = f"{role}@{title.at}"
        if len(known) == 1:
            start, end = self.tokens[title.i].start, self.tokens[title.match.last - 1].end
            title.body = Phrase(start, end, title.i, title.match.last, "organisation", known[0].name, "bodies.report", known[0].id, seat)

    def _of_the_un(self, title: Title) -> None:
        """Gives «الأمين العام» the United Nations, where the report tells of them and of no other body that has one."""
        behind = self.tokens[title.j].norm if title.j < len(self.tokens) else ""
        completed = behind.startswith("ل") or behind in ("المساعد", "السابق", "المكلف", "الجديد")
        if title.row["role"] != "secretary-general" or title.body is not None or title.at is not None or completed:
            return
        if any(name in self.text for name in _UN) and not any(name in self.text for name in _OTHERS_WITH_ONE):
            title.at, title.office = "un", "secretary-general@un"

    def _some_speaker(self, title: Title) -> bool:
        """Whether one of a body's spokesmen speaks whom nobody names: «قال متحدث باسم الخارجية», not «المتحدث باسم …»."""
        first = fold(self.text[self.tokens[title.i].start : self.tokens[title.i].end])
        return title.office is not None and not title.match.split.definite and first.lstrip("ول") in _SPOKESMEN and title.row["role"].endswith("spokesperson")

    def _reminded(self, title: Title, definite: bool) -> Phrase | None:
        """One named before whom the office can mean, though the report called him otherwise: «الوسيط الدولي», «رئيس الائتلاف»."""
        role, words = title.row["role"], self.tokens[title.i : max(title.j, title.match.last)]
        bare = len(words) == 1 and self._definite_at(title.i) and "side" not in own_uses(words[0].norm) and not title.at  # «المستشار», of «المستشار الألماني فلان»
        whole = definite or bare or any(t.norm.startswith(("ال", "لل")) for t in words[1:]) or title.at
        of_office = title.i > 0 and self.tokens[title.i - 1].norm.endswith("مكتب")  # «مكتب المبعوث الأممي»: not the man
        if not whole or title.anyones or of_office or role == "official" or (self._begins_name(title.j) and not title.refused) or (title.office and self.discourse.office(title.office)):
            return None
        woman = fold(self.text[words[0].start : self.tokens[title.match.last - 1].end]).split(" ")[0] in womens_titles()
        called = self._called_by(title) if (len(words) > 1 or bare) and not title.former else None
        known = called or descriptions.entitled(role, title.at or self._told_state(title), self.discourse, title.former, woman)
        if known is None:
            return None
        return self._as_named_before(title, known)

    def _as_named_before(self, title: Title, known: Phrase) -> Phrase:
        """The title alone, of somebody named before."""
        start, end = self._extent(title)
        end = max(end, self.tokens[title.match.last - 1].end)
        return Phrase(
            start, end, title.i, max(title.j, title.match.last), "office", known.name, "office.before", known.actor, known.country, known.office,
            inner=tuple(title.inner), definite=True, of=known.of, antecedent=known.start, gender=known.gender,
        )  # fmt: skip

    def _called_by(self, title: Title) -> Phrase | None:
        """The one whom the report named with these very words of two or more, «الأمين العام للحزب» of «الأمين العام لحزب الله فلان»; None where several were or his state is another."""
        words = fold(self.text[self.tokens[title.i].start : self.tokens[title.match.last - 1].end])
        if " " not in words and not words.startswith("ال"):
            return None
        bare = words.removeprefix("و")
        people = (p for p in self.discourse.seen if p.kind == "person" and p.named and p.number == "s" and p.start < p.core[0])
        so = {p.name: p for p in people if f"{fold(self.text[p.start : p.core[0]]).removeprefix('و')} ".startswith(f"{bare} ")}
        one = next(iter(so.values())) if len(so) == 1 else None
        return one if one is not None and title.country in (None, one.country) and title.at in (None, one.country, *one.of) else None

    def _is_calling(self, title: Title) -> bool:
        """Whether the title says only what somebody is, nobody's in particular: «متحدث», «مستشار»."""
        match, role = title.match, title.row["role"]
        bare = title.office is None and not title.country and match.split.definite is False and len(title.rows) == 1 and not title.inner
        return bare and not (match.last - title.i > 1 and "none" in title.row.many("takes")) and role != "secretary-general"

    def _named_with_it(self, title: Title, before: Phrase | None) -> Phrase | None:
        """Whoever was named with the office before."""
        role = title.row["role"]
        known, agrees = self.discourse.office(title.office) if title.office else None, self._agrees(title.i, title.match.last)
        if known is not None and not agrees(known):
            known = next((p for p in reversed(self.discourse.seen) if p.kind == "person" and p.named and p.office == title.office and agrees(p)), None)
        if known is None and before is not None and before.name and role.endswith("envoy"):
            known = before
        if known is None and title.country is not None and title.match.split.definite and len(title.rows) == 1:
            known = self.discourse.person(title.country, ending=role, fits=self._agrees(title.i, title.match.last))  # «الوزير الجزائري», named before
        if known is None:
            return None
        start, end = self._extent(title)
        return Phrase(
            start, end, title.i, title.j, "office", known.name, "office.before", known.actor, known.country, title.office,
            inner=tuple(title.inner), definite=True, of=known.of, antecedent=known.start,
        )  # fmt: skip

    def _held(self, title: Title) -> Phrase | None:
        """Whoever holds the office on the day of the report."""
        at = title.office.partition("@")[2] if title.office else ""
        sent_to = self._sent_to(title.inner, at)
        if not (title.office or sent_to) or title.former or title.anyones or self._posted_elsewhere(title):
            return None
        holder = self.discourse.holder(title.row["role"], at, sent_to)
        if holder is None and len(title.rows) > 1 and title.country and at in ("", title.country):  # a command's «قائد» is no head of state
            for other in (r for r in title.rows[1:] if not r["of"]):
                holder = holder or self.discourse.holder(other["role"], title.country)
        if holder is None:
            return None
        actor = self.discourse.roster.by_id[holder]
        start, end = self._extent(title)
        return Phrase(
            start, end, title.i, title.j, "office", actor.name, "office.held", holder, actor.country or title.country, title.office,
            inner=tuple(title.inner), named=False, definite=True, of=actor.member_of,
        )  # fmt: skip

    def _posted_elsewhere(self, title: Title) -> bool:
        """Whether a state's permanent representative is one to another body than the UN: «المندوب الدائم لروسيا لدى منظمة التعاون الإسلامي»."""
        behind = [t.norm for t in self.tokens[title.j : title.j + 2]]
        return title.row["role"].startswith("ambassador-un") and behind[:1] in (["لدي"], ["لدى"]) and behind[1:] not in (["الامم"], ["المنظمه"], [])

    def _office_alone(self, title: Title) -> Phrase | None:
        """The office itself, nobody known to hold it; one that tells neither state nor body only with the article, of somebody named with it before."""
        match, row, body = title.match, title.row, title.body
        where = state_name(title.country) if title.country else None
        if body is not None and (body.kind != "state" or not title.country):
            where = body.name
        if body is not None and body.rule == "states.capital" and body.place is not None and row["role"] in ("mayor", "governor"):
            where = body.place.name  # «عمدة كييف»
        start, end = self._extent(title)
        phrase = Phrase(
            start, end, title.i, title.j, "office", f"{row['name_en']} of {where}" if where else row["name_en"], "office", None,
            title.country, title.office, inner=tuple(title.inner), definite=True,
        )  # fmt: skip
        if where:
            known = self._of_body(title, phrase)
            return self._as_before(phrase, known) if known is not None else phrase
        phrase.head_word = self.tokens[title.i].norm
        definite = match.split.definite or (match.last > title.i + 1 and self.tokens[match.last - 1].norm.startswith("ال"))
        if not definite:
            return None
        known = self.discourse.person(role=row["role"], fits=self._agrees(title.i, title.match.last))
        return self._as_before(phrase, known) if known is not None else phrase

    def _as_before(self, phrase: Phrase, known: Phrase) -> Phrase:
        phrase.name, phrase.actor, phrase.country, phrase.office = known.name, known.actor, known.country, known.office
        phrase.of, phrase.antecedent, phrase.rule = known.of, known.start, "office.before"
        return phrase

    def _of_body(self, title: Title, phrase: Phrase) -> Phrase | None:
        """The one person named of a movement or party whom «القيادي في حماس» means; None where somebody unnamed was called so before."""
        body = title.body.actor if title.body is not None and title.body.kind in ("organisation", "group") else None
        if body is None or not self._definite_at(title.i) or title.row["role"] not in ("senior-member", "leader", "member", "official"):
            return None
        if any(p.name == phrase.name for p in self.discourse.seen):
            return None
        people = {p.name: p for p in self.discourse.seen if p.kind == "person" and p.named and p.number == "s" and body in p.of and p.gender == phrase.gender}
        return next(iter(people.values())) if len(people) == 1 else None

    def _extent(self, title: Title) -> tuple[int, int]:
        """Characters of the title with what completes it."""
        return self._span(title.i, title.match.last, title.match.split)[0], self.tokens[title.j - 1].end

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

    def _title_at(self, j: int) -> Phrase | None:
        """The office, with who bears it, that an honorific stands before: «معالي وزير الدفاع الأمريكي أشتون كارتر»."""
        for match in matches(self.tokens, j):
            if match.split.proclitics in ((), ("ال",)) and any(e[0] == "title" for e in match.entries):
                return self._titled(j, match)
        return None

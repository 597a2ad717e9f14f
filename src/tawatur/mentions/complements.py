"""What completes a title: its state or body, a further title, a portfolio, where somebody is posted, who sent him."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from tawatur import lexicon
from tawatur.mentions import places
from tawatur.mentions.bearers import Bearers, title_index
from tawatur.mentions.lexicon import QUOTES, Match, matches, sent_somewhere
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import (
    ADJECTIVES,
    article_like,
    own_uses,
    portfolio_adjectives,
    portfolios,
    travelling,
    word_sets,
    word_uses,
)

_LINKING = word_sets()["linking"]
_REMITS = word_sets()["remits"]
_HONOURS = word_sets()["honours"]
_REALMS = word_sets()["realms"]
_AFFAIRS = word_sets()["affairs"]


_SENT_JOINTLY = frozenset({"special-envoy", "un-envoy", "mediator", "representative"})
_PARTIES = frozenset({"حركه", "حزب", "جبهه", "تيار", "ائتلاف"})


@dataclass(slots=True)
class Title:
    """A title as far as it has been read."""

    i: int
    match: Match
    row: lexicon.Row  # of titles.tsv
    fixed: str | None  # the one body whose office it always is
    country: str | None
    j: int  # the token behind what has been read
    rows: list[lexicon.Row]  # its own and those of the titles that follow it
    body: Phrase | None = None
    inner: list[Phrase] = field(default_factory=list)
    former: bool = False
    posted: bool = False  # it has been told where its bearer serves
    anyones: bool = False  # «وزير خارجية فرنسي»: any minister's
    fresh: bool = False  # a further title has just begun
    adjectives: int = 0
    honoured: bool = False  # a word of respect stands at its end, and so a name behind it
    refused: bool = False  # the name behind it is another man's
    ended: bool = False  # what follows is no part of it for sure
    at: str | None = None  # whose office it is: a body or a state
    office: str | None = None

    def of_a_man(self) -> bool:
        """Whether its body is the office of somebody unlisted: «رئيس الأركان بمكتب وزير الدفاع فلان»."""
        return self.body is not None and self.body.rule == "office of" and (self.body.actor or "").startswith("?")

    def ends(self) -> bool:
        """Ends it; no step forward."""
        self.ended = True
        return False


class Complements(Bearers):
    """Reads one after another what completes a title."""

    def _completed(self, i: int, match: Match) -> Title:
        """The title at token i with all that completes it."""
        row = lexicon.table("titles")[next(e for e in match.entries if e[0] == "title")[1]]
        fixed = row["of"] if row["of"] in self.discourse.roster.by_id else None
        title = Title(i, match, row, fixed, (row["of"] or None) if fixed is None else None, match.last, [row])
        of_party = self.tokens[match.last - 1].norm in _PARTIES  # «رئيس حركة العدل والمساواة»
        longer = self._body_in_title(i, match) if of_party or "body" not in row.many("takes") else None
        if longer is not None:
            title.body, title.j = longer
            title.inner.append(title.body)
            title.country = title.country or title.body.country
        while title.j < len(self.tokens) and not title.ended:
            if self.tokens[title.j].start in self.time_at:
                title.ends()
            elif not self._goes_on(title):
                break
        return title

    def _goes_on(self, title: Title) -> bool:
        """Whether one more complement stands behind what has been read; it is taken in."""
        for step in self._steps:
            if step(self, title):
                return True
            if title.ended:
                return False
        return False

    def _with_nisba(self, title: Title) -> bool:
        """«الخارجية التركي», «كبير المفاوضين الروس»."""
        nisba, j = self._nisba_at(title.j), title.j
        if nisba is None:
            return False
        iso, end, form = nisba
        fits = title.country in (None, iso)
        if fits and form != "p":
            title.anyones = title.anyones or (j == title.match.last and not self._definite_at(j - 1) and not self._definite_at(j))
            title.country, title.j = iso, end
            return True
        if fits and j == title.match.last and self.tokens[j - 1].norm.endswith("ين"):
            title.country, title.j = iso, end
            return True
        return title.ends() if form == "p" else False

    def _with_sender(self, title: Title) -> bool:
        """«مبعوث رئيس الوزراء»: not the prime minister himself."""
        if title.j != title.match.last or title.inner or (sender := self._sent_by(title.match, title.j)) is None:
            return False
        title.inner.append(sender)
        title.country, title.j = title.country or sender.country, sender.j
        return True

    def _with_body_of_further(self, title: Title) -> bool:
        """«سفير السعودية لدى مصر مندوب المملكة الدائم …»; nothing behind a man's office: «رئيس الأركان بمكتب وزير الدفاع فلان وكبير المساعدين فلان»."""
        if title.of_a_man():
            return title.ends()
        fresh, title.fresh = title.fresh, False
        if fresh and not self._listed_person(title.j) and (done := self._complement(title.j)) is not None and done[0].kind != "person":
            title.inner.append(done[0])
            title.j = done[1]
            return True
        return False

    def _with_further_title(self, title: Title) -> bool:
        """«رئيس الوزراء ووزير الخارجية», «… السابق», «… الشيخ»."""
        paired = title.i > 0 and self.tokens[title.i - 1].norm == "بين"
        step = self._title_step(title.j, title.match, title.country, paired)
        if step is None or (step[0] == "title" and self._heads_another(title, step[2])):
            return False
        kind, value, title.j = step
        title.fresh = kind == "title" and bool(title.inner)
        title.honoured = kind == "honorific"
        title.former = title.former or value == "former"
        if kind == "title" and isinstance(value, int):
            title.rows.append(lexicon.table("titles")[value])
        return True

    def _with_body(self, title: Title) -> bool:
        """«رئيس الحركة», «وزير خارجية قطر»; but «زار المبعوث بعبدا»: no envoy of Baabda."""
        j, match = title.j, title.match
        if title.body is not None or (title.country and title.inner):
            return False
        if (title.country or title.inner or (self._definite_at(match.last - 1) and not self._links(j))) and self._travelled_to(title.i, j):
            return False
        if match.last == title.i + 1 and self._definite_at(title.i) and (not self._links(j) or self._described_in(title, j)):
            return False
        done = self._title_complement(j, title.row.many("takes"))
        if done is None:
            return False
        if done[0].i == j and self.tokens[j].norm[:1] == "و" and done[0].start > self.tokens[j].start:
            return False  # «المبعوث الأممي والاتحاد الأفريقي»
        if self.tokens[j].norm == "الي" and self._travelled_to(title.i, j) and _is_town(done[0]):
            return False  # «وصل المبعوث الأممي إلى عدن»
        if title.country and j > match.last and done[0].kind == "state" and done[0].country != title.country and done[0].i == j:
            return False  # «وشكر العاهل المغربي فرنسا»
        if title.country and self.tokens[j].norm == "في" and done[0].kind == "place" and not self._name_follows(done[1]):
            return False  # «والتقى القيادي الصحراوي في نيويورك»
        abroad = self.tokens[j].norm in ("لدي", "الي") and "ambassador" in title.row["role"]
        title.body, title.j = done
        title.inner.append(title.body)
        title.country = title.country if abroad else title.country or title.body.country
        if abroad:
            self._more_posts(title)
        return True

    def _more_posts(self, title: Title) -> None:
        """Takes in the further states an ambassador is sent to: «لدى أستراليا ونيوزيلندا»."""
        while title.j < len(self.tokens):
            further = next((m for m in matches(self.tokens, title.j) if m.split.proclitics == ("و",) and any(e[0] == "state" for e in m.entries)), None)
            post = self._location(title.j, further) if further is not None else None
            if further is None or post is None:
                return
            title.inner.append(post)
            title.j = further.last

    def _more_regions(self, title: Title) -> None:
        """Takes in the further regions an envoy is sent to: «إلى الشرق الأوسط وأفريقيا», «للشرق الأوسط وبلدان أفريقيا»."""
        j = title.j
        lands = j < len(self.tokens) and self.tokens[j].norm in ("وبلدان", "ودول")
        for match in matches(self.tokens, j + lands) if j + lands < len(self.tokens) else ():
            if match.split.proclitics == (() if lands else ("و",)) and any(e[0] == "place" for e in match.entries) and (post := self._location(j + lands, match)) is not None:
                title.inner.append(post)
                title.j = match.last
                return

    def _with_joint_sender(self, title: Title) -> bool:
        """The second body that sends somebody: «المبعوث المشترك للأمم المتحدة والجامعة العربية [إلى سوريا] فلان»."""
        j, body = title.j, title.body
        if body is None or body.kind != "organisation" or body.j != j or title.row["role"] not in _SENT_JOINTLY:
            return False
        further = self._complement_with(j, "و")
        if further is None or further.kind != "organisation":
            return False
        if not any(t.norm.startswith("المشترك") for t in self.tokens[title.i : j]) and not self._name_behind_posting(further.j):
            return False
        title.inner.append(further)
        title.j = further.j
        return True

    def _complement_with(self, j: int, proclitic: str) -> Phrase | None:
        """The listed body whose name stands at token j behind the letter."""
        for match in matches(self.tokens, j):
            entry = next((e for e in match.entries if e[0] == "actor" and e[2] != "short"), None)
            if entry is not None and match.split.proclitics[:1] == (proclitic,):
                return self._actor(j, match, entry)
        return None

    def _name_behind_posting(self, j: int) -> bool:
        """Whether a name stands at token j, or behind the land somebody is sent to there."""
        post = self._posting(j) if j < len(self.tokens) else None
        return self._name_follows(j if post is None else post[1])

    def _with_posting(self, title: Title) -> bool:
        """«مبعوث الأمم المتحدة للصحراء», «سفير السودان لدى القاهرة»; twice in «سفير السعودية لدى مصر مندوبها الدائم لدى الجامعة العربية فلان»."""
        j, norm = title.j, self.tokens[title.j].norm
        if self._described_in(title, j):
            return False
        sent = not title.posted and ("subject" in title.row.many("takes") or norm == "في")
        if sent and not self._travelled_to(title.i, j) and (post := self._posting(j)) is not None:
            title.posted, title.j = True, post[1]
            title.inner += [post[0]] if post[0] is not None else []
            if "ambassador" in title.row["role"] and norm == "لدي":
                self._more_posts(title)
            elif title.row["role"].endswith("envoy") and post[0] is not None and post[0].kind == "place":
                self._more_regions(title)
            return True
        if len(title.rows) > 1 and norm == "لدي" and (done := self._complement(j + 1)) is not None:
            title.inner.append(done[0])
            title.j = done[1]
            return True
        return False

    def _described_in(self, title: Title, j: int) -> bool:
        """Whether a place follows a description of somebody named before: «والتقى المبعوث في الجزائر أحمد عطاف»."""
        return self.tokens[j].norm == "في" and j == title.i + 1 and self._definite_at(title.i) and "side" in own_uses(self.tokens[title.i].norm)

    def _with_charge(self, title: Title) -> bool:
        """«… للشؤون العربية», «… والتعاون الأفريقي», «… لشؤون الرهائن», «… في محادثات إسطنبول» before the name."""
        j = title.j
        if self.tokens[j].norm in _AFFAIRS and (behind := self._past_affairs(j)) > j + 1:
            title.j = behind
        elif (further := self._further_portfolio(j, title.row)) > j:
            title.j = further
        elif (remit := self._past_remit(j, "subject" in title.row.many("takes"))) is not None:
            title.j = remit
        elif (country := title.country or self._told_state(title)) and (bearer := self._at_talks(j, country)) is not None:
            title.j = bearer
            return title.ends()
        return title.j > j

    def _told_state(self, title: Title) -> str | None:
        """The state whose adjective stands among the title's own words: «الوسيط الأميركي»."""
        last = title.match.last - 1
        sent = title.row["role"].endswith(("envoy", "mediator", "negotiator"))  # «المالية» of a minister is no state's
        nisba = self._nisba_at(last) if last > title.i and sent else None
        return nisba[0] if nisba is not None and nisba[1] == title.match.last else None

    def _with_adjective(self, title: Title) -> bool:
        """«… العام», «… المحتجز» before the name; a name itself ends the title."""
        j, token, role = title.j, self.tokens[title.j], title.row["role"]
        if (
            title.adjectives < 2
            and token.kind == "word"
            and token.norm.startswith("ال")
            and token.norm not in article_like()
            and token.text[0] not in "أإآ"
            and not self._listed_person(j)
            and (self._adjective(j) or self._before_name(j))
            and self._holder_surnamed(j, role, title.country) is None
        ):
            title.adjectives += 1
            title.j += 1
            return True
        if self._listed_person(j) or self._holder_surnamed(j, role, title.country) is not None:
            return title.ends()
        return False

    _steps: ClassVar[tuple[Callable[[Complements, Title], bool], ...]] = (
        _with_nisba, _with_sender, _with_body_of_further, _with_further_title, _with_body, _with_joint_sender, _with_posting, _with_charge, _with_adjective,
    )  # fmt: skip

    def _definite_at(self, j: int) -> bool:
        """Whether the word at token j has the article: «وزير خارجية فرنسي» is any minister."""
        return self.tokens[j].norm.startswith(("ال", "لل"))

    def _links(self, j: int) -> bool:
        """Whether the word at token j can bring what completes a title with the article: a preposition, or «ل» before a name."""
        norm = self.tokens[j].norm
        return norm in _LINKING or (norm[:1] == "ل" and not own_uses(norm) & {"state", "capital", "place"})

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

    def _past_remit(self, j: int, sent: bool) -> int | None:
        """The token where a name follows what an office is for: «المبعوث الأميركي لشؤون الرهائن آدم بولر», «مبعوث الاتحاد الأوروبي لعملية السلام فلان».

        `sent`: its bearer acts for somebody, so that any words may say what for: «المبعوث للسلام في أفغانستان فلان», «الممثل الخاص لحوار بلغراد وبريشتينا فلان».
        """
        norm = self.tokens[j].norm
        if norm not in _REMITS and not (sent and norm[:1] in ("ل", "ب") and len(norm) > 3):
            return None
        k = j + 1
        while k < min(j + 6, len(self.tokens)) and self._of_remit(k, sent) and not self._listed_person(k):
            k += 1
        if k < len(self.tokens) - 1 and self.tokens[k].norm in QUOTES and k > j + (norm in _REMITS) and self._name_follows(k + 1):
            return k + 1  # «للحوار بين بلغراد وبريشتينا "فلان"»
        return k if k > j + (norm in _REMITS) and k < len(self.tokens) and self._name_follows(k) else None

    def _of_remit(self, k: int, sent: bool) -> bool:
        """Whether the word at token k may go on with what an office is for: one with the article, a place, «في» before one."""
        if self.tokens[k].norm.startswith(("ال", "وال")):
            return True
        if not sent or self.tokens[k].kind != "word":
            return False
        return self.tokens[k].norm in ("في", "بين") or self._region_at(k)

    def _region_at(self, k: int) -> bool:
        """Whether the word at token k begins the name of a place or state."""
        return any(e[0] in ("place", "state", "capital") for m in matches(self.tokens, k) for e in m.entries)

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
                if entry[0] == "title" and self._somebody_sent(j, match):
                    return None  # «استقبل الرئيس السوداني مبعوثاً من …»
                if entry[0] == "title" and self._anothers_man(j, match):
                    return None  # «هنأ الرئيس الإيراني وزير خارجيته»
                if entry[0] == "title" and self._described(j, match):
                    return None  # «وأبلغ زعيم المعارضة المبعوث أن …»: whom he told
                if entry[0] == "title" and j == head.last and self._is_bare(j - 1) and not match.split.proclitics and not self._name_follows(match.last):
                    return None  # «وصافح الرئيس زعيم المتمردين»: two men
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
                    return None if self._honours_another(j, match) else ("honorific", entry[1], match.last)
        return None

    def _honours_another(self, j: int, match: Match) -> bool:
        """Whether the honour at token j begins another man's title: «… ولي العهد معالي وزير الخارجية فلاناً»."""
        if self.tokens[j].norm not in _HONOURS or match.last >= len(self.tokens):
            return False
        behind = [e[0] for m in matches(self.tokens, match.last) if m.split.proclitics in ((), ("ال",)) for e in m.entries]
        return "title" in behind and "honorific" not in behind

    def _anothers_man(self, j: int, match: Match) -> bool:
        """Whether the words at token j go on to say whose man somebody else is: «وزير خارجيته»."""
        return any(m.last >= match.last and any(e[0] == "side" for e in m.entries) and self.tokens[m.last - 1].norm.endswith(("ه", "ها")) and not self.tokens[m.last - 1].text.endswith("ة") for m in matches(self.tokens, j))

    def _somebody_sent(self, j: int, match: Match) -> bool:
        """Whether the word at token j is a title's indefinite accusative, of somebody nobody names: «مبعوثاً», «ممثلاً»."""
        return match.last == j + 1 and match.split.stem in sent_somewhere()

    def _described(self, j: int, match: Match) -> bool:
        """Whether the word at token j is a description by itself, no name behind it: «المبعوث», «الوزير»."""
        if match.last != j + 1 or not self._definite_at(j) or "side" not in own_uses(self.tokens[j].norm):
            return False
        nisba = self._nisba_at(match.last) if match.last < len(self.tokens) else None
        return self._name_at(nisba[1] if nisba is not None else match.last) is None

    def _is_bare(self, k: int) -> bool:
        """Whether the word at token k describes somebody by itself: «الرئيس», «الوزير»."""
        return self.tokens[k].norm.startswith("ال") and "side" in own_uses(self.tokens[k].norm)

    def _calls(self, head: Match, j: int) -> bool:
        """Whether the title before token j is a bare description of somebody named before: «المبعوث ورئيس المجلس فلان» are two."""
        return j == head.last and head.split.definite and head.last - 1 >= 0 and "side" in own_uses(self.tokens[j - 1].norm)

    def _heads_another(self, title: Title, j: int) -> bool:
        """Whether the title that ends at token j begins another man's or two men's: «المبعوث الأممي الرئيس الكولومبي فلان», «أمير قطر الرئيسين …»; not «المبعوث الأفريقي الرئيس النيجيري السابق فلان»."""
        if any(e[0] == "side" and e[1] == "both" for m in matches(self.tokens, title.j) for e in m.entries):
            return True
        if title.row["sector"] != "IGO" or title.country is not None or j >= len(self.tokens):
            return False
        nisba, land = self._nisba_at(j), self._state_at(j)
        if (nisba is None or nisba[2] == "p") and land is None:
            return False
        end = nisba[1] if nisba is not None else land.j if land is not None else j
        return end >= len(self.tokens) or not any(e == ("qualifier", "former") for m in matches(self.tokens, end) for e in m.entries)

    def _elsewhere(self, j: int, country: str | None) -> bool:
        """Whether the title that ends at token j is followed by another state than `country`."""
        if country is None:
            return False
        nisba = self._nisba_at(j)
        if nisba is not None:
            return nisba[0] != country
        state = self._state_at(j) if j < len(self.tokens) else None
        if state is None and j < len(self.tokens) and self.tokens[j].norm[:1] == "ل" and (done := self._complement(j)) is not None:
            state = done[0] if done[0].kind == "organisation" else None  # «رئيس الوزراء العراقي الأمين العام لحركة الجهاد»
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
                if done is None and norm == "من" and (sender := self._title_at(j + 1)) is not None and (sender.actor or sender.office):
                    return sender, sender.j  # «مبعوثاً من الرئيس المصري»
                if done is not None and (
                    done[0].kind != "state" or norm != "في" or "subject" in takes or "country" in takes
                ):
                    return done
            return self._in_state(j) if norm == "في" and "country" in takes else None
        done = self._complement(j)
        if done is None and "subject" in takes:
            done = self._place_complement(j) or self._sender(j)
        if done is None and norm in ("الخاص", "الخاصه", "المعني"):
            return self._title_complement(j + 1, takes) if j + 1 < len(self.tokens) else None
        return done

    def _in_state(self, j: int) -> tuple[Phrase, int] | None:
        """The state behind «في» at token j under its full name: «وزير الشؤون الخارجية في جمهورية الهند فلان», no place where somebody was."""
        if j + 2 >= len(self.tokens) or self.tokens[j + 1].norm not in _REALMS:
            return None
        done = self._complement(j + 1)
        return done if done is not None and done[0].kind == "state" else None

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

    def _at_talks(self, j: int, country: str) -> int | None:
        """The token of the listed name behind what its bearer takes part in: «رئيس الوفد الروسي في محادثات إسطنبول فلاديمير ميدينسكي»."""
        if self.tokens[j].norm not in ("في", "الي") or j + 2 >= len(self.tokens) or not word_uses(self.tokens[j + 1].norm) & {"noun", "masdar"}:
            return None
        for k in range(j + 2, min(j + 11, len(self.tokens))):
            if self._listed_person(k):
                bearer = self._name_at(k, titled=False)
                begins = k - (self.tokens[k - 1].norm in ("السيد", "السيده"))
                return begins if bearer is not None and bearer.country == country else None
            if self.tokens[k].norm in ("مع", "بين") or self.tokens[k].kind != "word" or self.tokens[k].start in self.time_at or own_uses(self.tokens[k].norm) & {"verb", "speech", "light"}:
                return None
        return None

    def _past_affairs(self, j: int) -> int:
        """The token behind what an adviser or deputy is in charge of: «مستشار الرئيس للشؤون العربية والأفريقية فلان»."""
        k = j + 1
        while k < min(j + 5, len(self.tokens)) and self.tokens[k].kind == "word" and not self._listed_person(k):
            norm = self.tokens[k].norm
            if self.tokens[k].start in self.time_at or not (norm.startswith(("ال", "وال")) or self._region_at(k)):
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
        row = lexicon.table("titles")[title_index(match)]
        if "subject" not in row.many("takes") or "ambassador" in row["role"]:
            return None
        for found in matches(self.tokens, j):
            if not found.split.proclitics and any(e[0] == "title" for e in found.entries):
                return self._titled(j, found, alone=True)
        return None

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
            if phrase is not None and phrase.name not in places.palaces():
                return phrase  # «خادم الحرمين الشريفين في قصر السلام»: where he received somebody
        return None

    def _before_name(self, j: int) -> bool:
        """Whether the word only describes whoever is named next: «الرئيس المحتجز محمد بازوم»."""
        tag = self.tagged.get(j + 1)
        return tag is not None and tag.kind == "PER" and tag.first == j + 1 and self.tagged.get(j) is None

    def _adjective(self, j: int) -> bool:
        """Whether «العام», «الخاص», «الأعلى» … goes on describing the office rather than naming somebody."""
        norm = self.tokens[j].norm
        return norm in ADJECTIVES


def _is_town(phrase: Phrase) -> bool:
    """Whether the phrase names a town, no state or region that somebody is sent to."""
    return phrase.rule == "states.capital" or (phrase.place is not None and phrase.place.lat is not None and phrase.place.name not in places.wide())

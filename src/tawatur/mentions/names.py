"""People whom no table knows: where an unknown name begins, and who is meant."""

from __future__ import annotations

from dataclasses import replace

from tawatur.language import Split, fold, splits
from tawatur.language.kept import Kept
from tawatur.mentions.foreign import foreign, likeness
from tawatur.mentions.lexicon import Match, matches
from tawatur.mentions.name_extent import NameExtents
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.sight import listed
from tawatur.mentions.tagger import Tagged
from tawatur.mentions.widening import widened
from tawatur.mentions.words import (
    PERSON_WORDS,
    common_beginnings,
    foreign_parts,
    given_names,
    name_tokens,
    own_uses,
    speaker_nouns,
    word_uses,
)
from tawatur.resolution.romanise import romanise

_PLATFORMS = frozenset({"اكس", "تويتر", "فيسبوك", "فيس", "تلغرام", "تليغرام", "تيليغرام", "انستغرام", "يوتيوب", "واتساب", "منصه", "منصته", "تروث"})
_OF_BODIES = frozenset({"الافريقي", "الافريقيه", "الاممي", "الامميه", "الاوروبي", "الاوروبيه", "الاوربي", "الدولي", "الدوليه", "الخليجي", "الاقليمي"})
_MOST = 4  # words of a foreign name
_LISTED, _EACH, _PAIR = 2.5, 0.5, 4.5  # how much a listed part of foreign names counts, and what a word and two together must have
_NO_NAMES = frozenset(["الله", "الدين", "الرب", "السادس", "السابع", "الثامن", "التاسع", "العاشر"])  # names only behind others


@Kept
def _given(norm: str) -> tuple[Split, ...]:
    """The ways to cut the word that leave a given name."""
    return tuple(
        s
        for s in splits(norm)[:3]
        if not s.definite and s.stem in given_names() and "cue" not in own_uses(s.stem)
    )


def _of_many(norm: str) -> bool:
    """Whether a word that stands in no name is a plural with the article: «المصلين»."""
    return len(norm) > 6 and norm.startswith("ال") and norm.endswith(("ين", "ون")) and norm not in name_tokens()


class Names(NameExtents):
    """Reads names that no table knows."""

    def _tagged_person(self, i: int, found: list[Match]) -> Phrase | None:
        """A person of several words that the tagger sees and no table of actors or titles begins: «عماد فراجين» is no place."""
        tag = self.tagged.get(i)
        if tag is None or tag.kind != "PER" or tag.first != i or tag.last - i < 2 or self._on(i) or self._common(i):
            return None
        if any(
            e[0] in ("actor", "title", "honorific", "group", "verb", "speech", "light", "noun")
            for m in found
            for e in m.entries
        ):
            return None
        if any(e[0] == "cue" for m in found if m.last - i >= 2 for e in m.entries):
            return None  # «على شرف»
        if self._whole_place(tag, found) or self._listed_behind(tag):
            return None
        return self._from_tag(tag)

    def _is_counterpart(self, i: int) -> bool:
        """Whether the word is «نظيره» and not the woman's name, which is written with a ta marbuta."""
        sided = any(e[:2] == ("side", "counterpart") for m in matches(self.tokens, i) for e in m.entries)
        return sided and not self.tokens[i].text.endswith("ة")

    def _on(self, i: int) -> bool:
        """Whether token i is the preposition and no «علي»: written with alif maqsura before what is no name, «على إكس», or before somebody listed, «أثنى الوزير على جاريد كوشنر», or behind no title, verb of saying or name, «حرص السلطنة على حسن الجوار»."""
        if self.tokens[i].text != "على" or i + 1 >= len(self.tokens) or self._listed_person(i):
            return False
        ahead = self.tokens[i + 1].norm
        if ahead in _PLATFORMS or not self._is_name(ahead) or self._listed_person(i + 1):
            return True
        before = self.tokens[i - 1].norm.removeprefix("و") if i else ""
        return bool(before) and not self._is_name(before) and not own_uses(before) & {"title", "honorific", "speech", "verb"}

    def _common(self, i: int) -> bool:
        """Whether words that only look like a name begin at token i: «حسن الجوار», «حسن النية», «بدور قطر»."""
        if self.tokens[i].norm == "بدور" and i + 1 < len(self.tokens) and not self._is_name(self.tokens[i + 1].norm):
            return True
        return self.tokens[i].norm in common_beginnings() and any(e[0] == "running" and m.last > i + 1 for m in matches(self.tokens, i) for e in m.entries)

    def _listed_behind(self, tag: Tagged) -> bool:
        """Whether a listed person's full name ends the span behind a first word that is no name: «مفوضيتها عمر توراي», «ضيفيه فلان»."""
        norm = self.tokens[tag.first].norm
        if tag.last - tag.first < 3 or self._is_name(norm) or self._is_name(norm[1:]) or not norm.endswith(("ه", "ها", "هم", "هما")):
            return False
        return any(e[0] == "actor" and m.last >= tag.last for m in matches(self.tokens, tag.first + 1) for e in m.entries)

    def _trimmed(self, tag: Tagged) -> Tagged:
        """The tagged name without a place before a listed person's, «جمع في سوتشي حسن روحاني», or what honours the next behind it, «حسن خان معالي الوزيرة»."""
        last = next((k for k in range(tag.first + 1, tag.last) if self._honours(k) or self.tokens[k].norm in ("،", ",")), tag.last)
        tag = widened(Tagged(tag.kind, tag.first, last), self)
        if tag.kind == "PER" and tag.last - tag.first >= 3 and not self._is_name(self.tokens[tag.first].norm):
            behind = next((k for k in range(tag.first + 1, tag.last - 1) if any(e[0] == "actor" and m.last >= tag.last for m in matches(self.tokens, k) for e in m.entries)), None)
            if behind is not None and behind == tag.first + 1:
                return tag._replace(first=behind)  # «زعيم بوليساريو إبراهيم غالي»
        if tag.kind != "PER" or tag.last - tag.first < 2 or not tag.first or self.tokens[tag.first - 1].norm not in ("في", "من", "الي"):
            return tag
        ends = {m.last for m in matches(self.tokens, tag.first) if not m.split.proclitics and any(e[0] in ("place", "capital", "state") for e in m.entries)}
        listed = (end for end in sorted(ends) if any(e[0] == "actor" and m.last >= tag.last for m in matches(self.tokens, end) for e in m.entries))
        return Tagged(tag.kind, next(listed, tag.first), tag.last)

    def _whole_place(self, tag: Tagged, found: list[Match]) -> bool:
        """Whether the tagged words are all a state's name, or a place's that a preposition of place governs: «في بورت هاركورت»."""
        return any(
            e[0] in ("state", "capital", "seat") or (e[0] == "place" and self._placed(tag.first, match.split))
            for match in found
            if match.last >= tag.last
            for e in match.entries
        )

    def _from_tag(self, tag: Tagged) -> Phrase | None:
        """The person of a tagged span: of the roster where its spelling is known, provisional otherwise."""
        if any(e[0] == "title" for m in matches(self.tokens, tag.first) for e in m.entries):
            return None  # «ولي العهد»
        token = self.tokens[tag.first]
        if tag.kind == "PER" and self._is_counterpart(tag.first):
            return None  # «نظيره التركي»
        if all("nisba" in own_uses(t.norm) for t in self.tokens[tag.first : tag.last]):
            return None  # «اجتماع روسي إيراني»
        if tag.last - tag.first == 1 and token.norm in _NO_NAMES:
            return None
        if tag.last - tag.first > 1 and self._no_name(tag.first):
            return None  # «إن سركيس», «كلام الحريري»
        if tag.last - tag.first == 1 and (known := self._surnamed(tag.first)) is not None:
            return known
        if tag.last - tag.first == 1 and token.norm in speaker_nouns() and token.norm not in given_names():
            return None  # «قال صيادون إن …»
        if tag.last - tag.first == 1 and _of_many(token.norm):
            return None  # «ودعا الشيخ المصلين إلى الوحدة»
        tag = tag._replace(last=self._surname_end(self._tag_end(tag, tag.first, vouched=False)))
        if (whole := self._in_part(tag.first, tag.last)) is not None:
            return whole
        split = next((s for s in splits(token.norm) if not s.definite and "ك" not in s.proclitics and self._is_name(s.stem)), None)  # «كلينتون» is no Linton
        if split is None:
            split = Split((), token.norm)
        start, _ = self._span(tag.first, tag.first + 1, split)
        end = self.tokens[tag.last - 1].end
        if tag.last - tag.first > 1 and (known := self._spelt(start, end, tag.first, tag.last)) is not None:
            return known
        text = self.text[start:end]
        phrase = Phrase(
            start, end, tag.first, tag.last, "person", romanise(text), "tagged", "?" + fold(text).replace(" ", "-"),
            named=True,
        )  # fmt: skip
        if tag.last - tag.first > 1:
            self.discourse.surnames.setdefault(self.tokens[tag.last - 1].norm, phrase)
        self._postposed_title(phrase)
        return phrase

    def _no_name(self, i: int) -> bool:
        """Whether the word opens a clause or is a common one, and so begins no name."""
        norm = self.tokens[i].norm
        opens = any(e[:2] == ("cue", "sub") for m in matches(self.tokens, i) for e in m.entries)
        return opens or ("common" in own_uses(norm) and norm not in given_names())

    def _surnamed(self, i: int) -> Phrase | None:
        """The one person named in full with this word last, or called by it alone, though it is a word besides: «وقال سلامة أمام …», «وقال نجيب إن …»."""
        token = self.tokens[i]
        alone = self.discourse.surnames.get(token.norm)
        named: dict[str, Phrase] = {}
        for phrase in self.discourse.seen:
            words = fold(self.text[phrase.core[0] : phrase.core[1]]).split() if phrase.kind == "person" else []
            if len(words) > 1 and (words[-1] == token.norm or phrase is alone):
                named[phrase.name or ""] = phrase
        if len(named) != 1:
            return None
        phrase = next(iter(named.values()))
        return replace(
            phrase, start=token.start, end=token.end, i=i, j=i + 1, core=(token.start, token.end),
            antecedent=phrase.start, inner=(), rule="named before",
        )  # fmt: skip

    def _is_settlement(self, j: int, k: int) -> bool:
        """Whether two words or more that could be a name are all a capital's or place's: «أديس أبابا»."""
        return any(m.last >= k > j + 1 and e[0] in ("state", "capital", "place") for m in matches(self.tokens, j) for e in m.entries)

    def _in_part(self, i: int, j: int) -> Phrase | None:
        """The one person named in full before with all these words of two or more, in order: «حسن شيخ» of «حسن شيخ محمود», «بن عمر» of «علي بن عمر»."""
        words = [t.norm for t in self.tokens[i:j] if t.kind == "word"]
        if len(words) < 2:
            return None
        named: dict[str, Phrase] = {}
        for phrase in self.discourse.seen:
            if phrase.kind == "person" and phrase.name and phrase.number == "s":
                whole = fold(self.text[phrase.core[0] : phrase.core[1]]).split()
                ahead = words[0] in ("بن", "ابن")  # a father's name alone: the son's own may stand between
                family = len(words) == 2 and words[0] in PERSON_WORDS and whole[-2:] == words  # «عبد السلام» of «محمد عبد السلام»
                if len(whole) > len(words) and (family or (whole[1 : len(words) + 1] == ["بن", *words[1:]] if ahead else whole[: len(words)] == words)):
                    named[phrase.name] = phrase
        if len(named) != 1:
            return None
        phrase = next(iter(named.values()))
        start, end = self.tokens[i].start, self.tokens[j - 1].end
        return replace(
            phrase, start=start, end=end, i=i, j=j, core=(start, end), antecedent=phrase.start, inner=(), rule="named before"
        )  # fmt: skip

    def _unknown(self, j: int, vouched: bool = False) -> Phrase | None:
        """A person nobody listed, where a title or honorific stands before: the words up to the first that is no name."""
        norm = self.tokens[j].norm
        behind = self.tagged.get(j + 1)
        if norm.endswith(("ها", "هم")) and not self._is_name(norm):
            listed = ((m, e) for m in matches(self.tokens, j + 1) for e in m.entries if e[0] == "actor" and m.last > j + 2)
            found = next(listed, None) if j + 1 < len(self.tokens) else None
            person = self._actor(j + 1, *found) if found is not None else None
            if person is not None and person.kind == "person":
                return person  # «رئيس مفوضيتها عمر توراي»
        if vouched and behind is not None and behind.kind == "PER" and behind.first == j + 1 and not word_uses(norm):
            return self._provisional(j, behind.last)  # «وزير الخارجية السوداني الدرديري محمد أحمد»
        if norm[:1] == "و" and len(norm) > 3 and not self._is_name(norm) and self._is_name(norm[1:]):
            return None  # «الرئيس ورياك مشار» are two
        if any(m.split.proclitics[:1] == ("و",) and e[0] == "title" for m in matches(self.tokens, j) for e in m.entries):
            return None  # «وزير النقل ومحافظ عدن»: a second office
        if self._is_counterpart(j):
            return None  # «التقى وزير الدفاع نظيره التركي»: no woman called Nazira
        if norm[:1] == "ل" and any(m.split.proclitics == ("ل",) and m.last == j + 1 and any(e[0] == "actor" for e in m.entries) for m in matches(self.tokens, j)) and j + 1 < len(self.tokens):
            return self._unknown(j + 1, vouched) if not self._is_name(norm) else None  # «المتحدثة باسمه الصحفية لباشينيان فلانة»
        k = self._name_run(j)
        if k == j + 1 and (norm in _OF_BODIES or (norm.startswith("ال") and "nisba" in own_uses(norm))):
            return None  # «الوسيط الأفريقي», «الجنرال السوداني»
        if k == j or self._is_settlement(j, k):
            return None
        if k == j + 1 and norm in given_names() and self._strange(k):
            k += 1
        start, end = self.tokens[j].start, self.tokens[k - 1].end
        words = [t.norm for t in self.tokens[j:k] if t.kind != "mark"]
        sure = [
            w in given_names() or w in name_tokens() or t.kind == "latin" or foreign[w]
            for w, t in zip(words, self.tokens[j:k], strict=False)
        ]
        seen = self.tagged.get(j)
        tagged = seen is not None and seen.kind == "PER" and seen.first == j
        if not (sure[0] and (len(words) >= 2 or not foreign[words[0]])) and not (len(words) >= 2 and (vouched or tagged or any(sure))):
            return None
        if len(words) == 1 and word_uses(norm) & {"place", "state", "capital"} and norm not in given_names():
            return None  # «محافظة عدن»
        if len(words) >= 2:
            if (known := self._spelt(start, end, j, k)) is not None:
                return known
        return self._provisional(j, k)

    def _spelt(self, start: int, end: int, i: int, j: int) -> Phrase | None:
        """The roster's person whom the words name in another spelling, and no namesake's."""
        for actor in self.discourse.roster.find(self.text[start:end]):
            if actor.kind == "person" and not self._stranger(actor, i, j, exact=False):
                return listed(actor, start, end, i, j, "roster.spelling")
        return None

    def _as_spelled_there(self, phrase: Phrase) -> None:
        """Writes a name no table has as the press does where his office says he is from: «وزير الخارجية الجزائري …»."""
        own = self.text[phrase.core[0] : phrase.core[1]]
        if phrase.country and phrase.antecedent is None and phrase.actor == "?" + fold(own).replace(" ", "-"):
            phrase.name = romanise(own, phrase.country)

    def _provisional(self, j: int, k: int) -> Phrase:
        if (whole := self._in_part(j, k)) is not None:
            return whole
        start, end = self.tokens[j].start, self.tokens[k - 1].end
        text = self.text[start:end]
        phrase = Phrase(
            start, end, j, k, "person", romanise(text), "name", "?" + fold(text).replace(" ", "-"), named=True
        )
        words = [t.norm for t in self.tokens[j:k] if t.kind != "mark"]
        if len(words) > 1:
            self.discourse.surnames.setdefault(words[-1], phrase)
            if words[-2] in PERSON_WORDS:
                self.discourse.surnames.setdefault(words[-2] + words[-1], phrase)
        return phrase

    def _vouched(self, i: int, stem: str) -> bool:
        """Whether the tagger sees a name here, or the next word too stands in names: «نظرية كارل …» begins with none."""
        behind = self.tagged.get(i + 1)
        if self.tagged.get(i) is None and behind is not None and behind.first == i + 1:
            return behind.kind != "PER" or "running" not in own_uses(stem)
        return (
            self.tagged.get(i) is not None
            or behind is not None
            or self._is_name(self.tokens[i + 1].norm.removeprefix("ال"))
        )

    def _bare_name(self, i: int) -> Phrase | None:
        """A name without a title: named before, or a given name followed by one or more words that are no words."""
        before = self._named_before(i)
        if before is not None:
            return before
        token = self.tokens[i]
        if token.kind != "word" or self._common(i):
            return None
        tag = self.tagged.get(i)
        if tag is not None and tag.kind == "PER" and tag.first == i:
            return self._from_tag(tag)
        for split in _given[token.norm]:
            k = self._name_run(i + 1)
            if "nisba" in own_uses(split.stem) and i + 1 < len(self.tokens) and "nisba" in own_uses(self.tokens[i + 1].norm):
                continue  # «اجتماع تركي روسي»
            if k == i + 1 or not self._vouched(i, split.stem):
                continue
            start, _ = self._span(i, i + 1, split)
            end = self.tokens[k - 1].end
            if (known := self._spelt(start, end, i, k)) is not None:
                return known
            text = self.text[start:end]
            phrase = Phrase(
                start, end, i, k, "person", romanise(text), "given name", "?" + fold(text).replace(" ", "-"), named=True
            )
            self.discourse.surnames.setdefault(self.tokens[k - 1].norm, phrase)
            self._postposed_title(phrase)
            return phrase
        return self._foreigner(i)

    def _foreigner(self, i: int) -> Phrase | None:
        """A person of two words or more that are spelled as foreign names, where a title stands behind or a verb of saying before: «بارادون باتاناثابوتر الأمين العام»."""
        begun = () if own_uses(self.tokens[i].norm) else _foreign_beginnings[self.tokens[i].norm]  # «بيان صدر» is no Jan
        split = next((s for s in begun if self._surely_foreign(s.stem, i + 1)), None)
        if split is None:
            return None
        k = i + 2
        while k < min(len(self.tokens), i + _MOST) and foreign[self.tokens[k].norm]:
            k += 1
        if not (self._title_follows(k) or self._said_before(i)):
            return None
        phrase = self._provisional(i, k)
        phrase.start, _ = self._span(i, k, split)
        text = self.text[phrase.start : phrase.end]
        phrase.core, phrase.name, phrase.actor, phrase.rule = (phrase.start, phrase.end), romanise(text), "?" + fold(text).replace(" ", "-"), "foreign name"
        self._postposed_title(phrase)
        return phrase

    def _surely_foreign(self, stem: str, j: int) -> bool:
        """Whether the word and the one at token j, taken together, are spelled as a foreign name; a listed part of foreign names counts as one."""
        if j >= len(self.tokens) or self.tokens[j].kind != "word" or len(stem) < 3:
            return False
        one, two = _foreignness[stem], _foreignness[self.tokens[j].norm]
        return one > _EACH and two > _EACH and one + two > _PAIR

    def _title_follows(self, k: int) -> bool:
        """Whether a title stands at token k or behind the comma there."""
        k += k + 1 < len(self.tokens) and self.tokens[k].norm in ("،", ",")
        return any(e[0] == "title" and not m.split.proclitics for m in (matches(self.tokens, k) if k < len(self.tokens) else ()) for e in m.entries)

    def _said_before(self, i: int) -> bool:
        """Whether the word before token i is a verb of saying: «وقال تار بون كياو»."""
        if i == 0 or "cue" in own_uses(self.tokens[i - 1].norm):
            return False  # «بعد», «قبل»
        return any(e[0] == "speech" for m in matches(self.tokens, i - 1) if m.last == i for e in m.entries)


@Kept
def _foreignness(word: str) -> float:
    """How much a word is spelled as foreign names are; a listed part of them counts as one."""
    return _LISTED if word in foreign_parts() and not word_uses(word) - {"actor"} else likeness[word]


@Kept
def _foreign_beginnings(norm: str) -> tuple[Split, ...]:
    """The ways to cut the word that leave what may begin a foreign name."""
    return tuple(s for s in splits(norm) if not s.definite and len(s.stem) >= 3 and _foreignness[s.stem] > _EACH)

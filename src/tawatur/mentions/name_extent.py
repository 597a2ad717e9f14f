"""Where the name of a person whom no table knows ends."""

from __future__ import annotations

from functools import cached_property

from tawatur.mentions.foreign import foreign
from tawatur.mentions.lexicon import matches
from tawatur.mentions.sight import SONS, Sight
from tawatur.mentions.tagger import Tagged
from tawatur.mentions.words import (
    ITS_THAT,
    PERSON_WORDS,
    compounds,
    describing,
    given_names,
    name_tokens,
    own_uses,
    suffix_matches,
    surnames_with_waw,
    word_sets,
    word_uses,
)

_COMMON_STARTS = ("ال", "و", "ف", "ب", "ل", "ك", "مت", "است", "ي", "ت")
_COMMON_ENDS = ("ا", "ات", "ين", "ون", "ه", "هم", "ها", "ي")  # a name may have them too, but then a table should know it
_PARTICLES = frozenset({"دي", "فان", "فون", "دو", "دا", "دل", "دير"})
_LED = ("و", "ف", "ب", "ل", "ك", "ي", "ت", "س", "است")  # what words that are no names begin with
_ENDED = ("ها", "هم", "هما", "كم", "نا", "ات", "ين", "ون", "ان", "وا", "اء")  # and end in
_OF_ORIGIN = frozenset({"الجنسيه", "الاصل", "المولد", "الهويه"})
_MOST = 4  # words of a name
_BEHIND = frozenset({"الي", "في", "من", "مع", "عن", "بعد", "قبل", "خلال", "لدي"})


class NameExtents(Sight):
    """Finds how far a name reaches."""

    @cached_property
    def _writes_ala(self) -> bool:
        """Whether the report writes «على» with the letter it has, so that «علي» is the name."""
        return " على " in self.text

    def _cut(self, tag: Tagged) -> Tagged:
        """The tag up to the first word that belongs to no name, «كيم في بيونغ يانغ» names one man; and «علي» behind it with what follows."""
        if tag.kind != "PER":
            return tag
        inside = range(tag.first + 1, tag.last)
        last = next((k for k in inside if self._aside(k) or self._secretary(k) or (_ends_name(self.tokens[k].norm) and not self._is_ali(k))), tag.last)
        if last == tag.last:
            last = self._past_ali(last)
        tag = Tagged(tag.kind, tag.first, last)
        return tag._replace(last=tag.last - 1) if tag.last - tag.first > 2 and self._bearers_verb(tag.last - 1) else tag

    def _secretary(self, k: int) -> bool:
        """Whether the title «أمين سر» begins at token k, whose first word is a name too: «بلال قاسم ⟦أمين سر⟧ الحركة»."""
        return self.tokens[k].norm in given_names() and any(m.last > k + 1 and not m.split.proclitics and any(e[0] == "title" for e in m.entries) for m in matches(self.tokens, k))

    def _bearers_verb(self, k: int) -> bool:
        """Whether the last word of a name is its bearer's verb, with a preposition, a title or a name behind it: «إريك هولمسن هاتف وزير الخارجية»."""
        norm = self.tokens[k].norm
        if own_uses(norm) != {"verb"} or norm in given_names() or k + 1 >= len(self.tokens):
            return False
        behind = self.tokens[k + 1].norm
        return behind in ("في", "امس", "اليوم") or bool(own_uses(behind) & {"title", "honorific"}) or behind in given_names()

    def _is_ali(self, k: int) -> bool:
        """Whether the word at token k is «علي» behind another name, in a report that writes «على» otherwise or with a name or mark behind it."""
        return self.tokens[k].norm == "علي" and k > 0 and self.tokens[k - 1].norm in given_names() and self._named_ali(k)

    def _past_ali(self, k: int) -> int:
        """The token after «علي» at k and the name behind it: «محمد ⟦علي حغا⟧»; `k` where none stands there."""
        if k >= len(self.tokens) or not self._is_ali(k):
            return k
        j = k + 1
        while j < min(len(self.tokens), k + 3) and self.tokens[j].kind == "word" and self.tokens[j].start not in self.time_at and self._name_like(j, first=False):
            j += 1
        return j

    def _name_run(self, j: int) -> int:
        """The token after the last that may belong to an unknown person's name begun at or before j."""
        k = j
        tag = self.tagged.get(j)
        if tag is not None and tag.kind == "PER" and tag.last > j:
            return self._tag_end(tag, j)
        while k < len(self.tokens) and k < j + 4:
            token = self.tokens[k]
            if token.kind == "latin" or (token.norm in PERSON_WORDS and k + 1 < len(self.tokens)):
                k += 1
                if token.norm in _PARTICLES and k > j + 1 and self.tokens[k].kind == "word":
                    k += 1  # «ستيفان دي مستورا»: a particle's name is whatever follows
                continue
            if token.norm in compounds() and not self._aside(k) and k + 1 < len(self.tokens) and self.tokens[k + 1].norm == "الله":
                k += 2  # «دفع الله», «نصر الله»
                continue
            if (
                token.norm in ("-",)
                and k > j
                and k + 1 < len(self.tokens)
                and self.tokens[k + 1].kind == "word"
                and self.tokens[k - 1].end == token.start
            ):
                k += 1
                continue
            if token.kind != "word" or token.start in self.time_at or not self._name_like(k, first=k == j) or (k > j and self._honours(k)):
                break
            k += 1
        while k > j and (self.tokens[k - 1].norm in PERSON_WORDS or self.tokens[k - 1].kind == "mark"):
            k -= 1
        return k

    def _tag_end(self, tag: Tagged, j: int, vouched: bool = True) -> int:
        """The token after the name that the tagger sees around token j, with a surname behind it that is in no table. `vouched`: a title says that it is one."""
        last = tag.last
        if self._further(last, tag, vouched) or (vouched and self._is_given(j, last) and (self._surname_of_none(last) or self._strange_nisba(last))):
            last += 1
            while last < j + _MOST and self._further(last, tag, vouched=False):
                last += 1
            return self._fathered(last)
        return self._fathered(last - self._verb_ends(tag))

    def _further(self, j: int, tag: Tagged, vouched: bool) -> bool:
        """Whether the word at token j, behind what the tagger sees, is of the name too."""
        if j < len(self.tokens) and self._aside(j):
            return False
        if self._surname_of_another(j, tag, vouched):
            return True
        if vouched:
            return self._only_name(j) or self._strangers_surname(j, vouched)
        if self._strange_word(j):
            norm = self.tokens[j].norm
            named = foreign[norm] and not norm.startswith("عبد") and not self._aside(j)  # «عبدالعزيز» is the next man's
            return named or self._hamzated(j) or (tag.last - tag.first > 1 and self._strangers_surname(j, vouched))
        return False

    def _surname_of_another(self, j: int, tag: Tagged, vouched: bool) -> bool:
        """Whether the word at token j closes a stranger's name, though somebody listed, of whom the report has not told, bears it too: «أحمد موفق ⟦زيدان⟧ إن»."""
        if j >= len(self.tokens) or tag.last - tag.first < 2 or self.tokens[j].norm not in name_tokens() or not self._closes_name(j + 1, vouched):
            return False
        entries = [e for m in matches(self.tokens, j) if not m.split.proclitics and m.last == j + 1 for e in m.entries]
        roster = self.discourse.roster.by_id
        borne = {e[1] for e in entries if e[0] == "actor" and e[2] == "short" and roster[e[1]].kind == "person"}
        return bool(borne) and word_uses(self.tokens[j].norm) <= {"actor"} and not borne & self.discourse.introduced

    def _is_given(self, i: int, j: int) -> bool:
        """Whether tokens i..j are one given name, of two words or one: «محمد», «عبد النور», «نور الدين»."""
        return j == i + 1 or (j == i + 2 and (self.tokens[i].norm in PERSON_WORDS or self.tokens[i + 1].norm in ("الدين", "الله")))

    def _strange_word(self, j: int) -> bool:
        """Whether the word at token j is in no table."""
        if j >= len(self.tokens) or self.tokens[j].kind != "word" or self.tokens[j].start in self.time_at:
            return False
        norm = self.tokens[j].norm
        return len(norm) > 2 and not word_uses(norm) and not suffix_matches(norm) and norm not in describing()

    def _strange_nisba(self, j: int) -> bool:
        """Whether the word at token j is in no table and ends as families' names do: «نور الدين ⟦عيادي⟧»."""
        norm = self.tokens[j].norm if self._strange_word(j) else ""
        return len(norm) > 4 and norm.endswith("ي") and not norm.startswith((*_LED, "ن", "ال"))

    def _hamzated(self, j: int) -> bool:
        """Whether the word only looks as if it had the article: «ألاركون»."""
        return self.tokens[j].text[:2] in ("أل", "إل") and len(self.tokens[j].norm) > 4

    def _strangers_surname(self, j: int, vouched: bool) -> bool:
        """Whether the word at token j is in no table, stands right before a mark, «إن» or a title, and is no adverb and no verb: «علي حسين ⟦ضي⟧»."""
        if not self._strange_word(j):
            return False
        norm = self.tokens[j].norm
        if norm.startswith("ال"):
            return self._hamzated(j)
        if norm.startswith(_LED) or norm.endswith(_ENDED) or (norm[0] == "م" and norm[-1] in "اه") or self._aside(j):
            return False
        return self._closes_name(j + 1, vouched)

    def _closes_name(self, j: int, vouched: bool) -> bool:
        """Whether what stands at token j can only follow a whole name: a mark, «إن», a title without «و»; a preposition where a title vouches for the name."""
        if j >= len(self.tokens):
            return True
        if self.tokens[j].kind == "mark":
            return self.tokens[j].norm not in ("(", "[", "-", "/")
        if self.tokens[j].norm in ITS_THAT:
            return True
        entries = [e for m in matches(self.tokens, j) if not m.split.proclitics for e in m.entries]
        return any(e[0] == "title" for e in entries) or (vouched and self.tokens[j].norm in _BEHIND)

    def _honours(self, k: int) -> bool:
        """Whether the word at token k honours whose title follows, and is nobody's name: «… معالي الوزيرة فلانة»."""
        if self.tokens[k].norm not in word_sets()["honours"] or k + 1 >= len(self.tokens):
            return False
        return any(e[0] in ("title", "side", "honorific") for m in matches(self.tokens, k + 1) for e in m.entries)

    def _surname_of_none(self, j: int) -> bool:
        """Whether the word behind a first name is a surname with a «و» of its own, or in no table and without an ending of a common word: «ماكسيم موكوم»."""
        if j >= len(self.tokens) or self.tokens[j].kind != "word" or self.tokens[j].start in self.time_at:
            return False
        norm = self.tokens[j].norm
        if self._only_name(j):
            return True  # «جون وايت», «ليفان كابادزه»
        return len(norm) >= 4 and not norm.startswith(_COMMON_STARTS) and not norm.endswith(_COMMON_ENDS) and self._name_like(j, first=False)

    def _verb_ends(self, tag: Tagged) -> bool:
        """Whether the last of three tagged words or more is a verb with its time or object behind it: «شهيد نواز قريشي هاتف الأربعاء الوزير»."""
        last = tag.last
        if last - tag.first < 3 or last >= len(self.tokens) or "verb" not in own_uses(self.tokens[last - 1].norm):
            return False
        titled = any(e[0] == "title" and not m.split.proclitics for m in matches(self.tokens, last) for e in m.entries)
        return titled or self.tokens[last].start in self.time_at

    def _only_name(self, j: int) -> bool:
        """Whether the word is in no table but those of names, or ends as foreign surnames do: «نغوين دوك ثانه»."""
        if j >= len(self.tokens) or self.tokens[j].kind != "word" or self.tokens[j].start in self.time_at:
            return False
        norm = self.tokens[j].norm
        if word_uses(norm) or len(norm) < 3 or suffix_matches(norm) or norm in describing():
            return False
        known = norm in surnames_with_waw() or (norm in name_tokens() and not norm.startswith(("و", "ال")))
        return known or foreign[norm] or norm.endswith(tuple(word_sets()["surname endings"]))

    def _fathered(self, j: int) -> int:
        """The token after the father's name and what follows it, where a name ends in «بن»: «عيسى بن سلطان الكعبي» bears no title."""
        if self.tokens[j - 1].norm in _PARTICLES and j < len(self.tokens) and self.tokens[j].kind == "word" and self.tokens[j].start not in self.time_at:
            return j + 1  # «ستيفان دي مستورا»
        if self.tokens[j - 1].norm not in SONS or j >= len(self.tokens) or self.tokens[j].norm not in given_names():
            return j
        k = j + 1
        while k < min(len(self.tokens), j + 3) and self.tokens[k].kind == "word" and self._name_like(k, first=False):
            k += 1
        return k

    def _name_like(self, k: int, first: bool) -> bool:
        norm = self.tokens[k].norm
        if len(norm) < 2:
            return False
        if norm in given_names():
            return "cue" not in own_uses(norm) or self._named_ali(k)
        if not first and (norm in describing() or (norm[0] == "و" and norm not in name_tokens() and norm not in surnames_with_waw() and not norm.endswith(tuple(word_sets()["surname endings"])))):
            return False  # «بنس دام ساعة», not «ويراسينغه»
        uses = word_uses(norm)
        if not first and uses == {"nisba"} and not norm.startswith("ال"):
            behind = self.tokens[k + 1].norm if k + 1 < len(self.tokens) else ""
            return behind not in _OF_ORIGIN  # «تورغوت أوزبك»: what describes a person would have the article
        if norm.startswith("ال") and self._hamzated(k) and norm in name_tokens():
            return not uses - {"running", "actor", "place"}  # «إلياس», no «اليأس»
        if norm.startswith("ال"):
            if norm in name_tokens():
                uses -= {"verb", "speech", "light"}  # no verb has an article: «الصادق», «الدين»
            free = not uses or (not first and uses <= {"place", "actor", "running"} and "running" not in own_uses(norm))
            return free and (norm in name_tokens() or (not first and not norm.endswith(("ات", "يه"))))
        if norm in name_tokens():
            own = own_uses(norm)
            return not own & {
                "cue",
                "verb",
                "light",
                "speech",
                "title",
                "group",
                "body",
                "noun",
                "masdar",
                "side",
                "nisba",
                "common",
                "running",
                "state",
                "capital",
                "participle",
            }
        return not uses and not suffix_matches(norm) and not (not first and self._aside(k))

    def _aside(self, k: int) -> bool:
        """Whether the word at token k is an adverb or begins a prayer: «بلاغاً», «مبتسما», «رحمه الله»."""
        norm, text = self.tokens[k].norm, self.tokens[k].text
        prayed = text.endswith("ه") and k + 1 < len(self.tokens) and self.tokens[k + 1].norm == "الله"
        return prayed or text.endswith(("ً", "ًا")) or (norm[0] == "م" and norm[-1] == "ا" and norm not in name_tokens() and not foreign[norm])

    def _named_ali(self, k: int) -> bool:
        """Whether «علي» is the name and not «على»: written with a dotted ya, and no noun behind it that a preposition would govern."""
        if not self.text[self.tokens[k].start : self.tokens[k].end].endswith("ي"):
            return False
        if k + 1 >= len(self.tokens) or self.tokens[k + 1].kind == "mark" or self.tokens[k + 1].start in self.time_at:
            return True
        behind = self.tokens[k + 1].norm
        if self._writes_ala and not word_uses(behind) - {"place", "actor"} and not suffix_matches(behind):
            return True
        return (
            behind in ("بن", "ابن", "ولد")
            or behind in given_names()
            or (behind.startswith(("ب", "ل", "ال")) and behind in name_tokens())
            or (k > 0 and self.tokens[k - 1].norm in given_names() and self._surname_of_none(k + 1))
        )

    def _surname_end(self, j: int) -> int:
        """The token after a surname no table has, where a title follows: «محمد الطاهر سيالة وزير الخارجية»."""
        if j + 1 >= len(self.tokens) or self.tokens[j].kind != "word" or self.tokens[j].start in self.time_at:
            return j
        norm = self.tokens[j].norm
        if len(norm) < 4 or word_uses(norm) or suffix_matches(norm) or own_uses(norm):
            return j
        titled = any(e[0] == "title" and not m.split.proclitics for m in matches(self.tokens, j + 1) for e in m.entries)
        return j + 1 if titled else j

    def _strange(self, j: int) -> bool:
        """Whether token j is a word with the article that no table knows and no ending marks as a noun: the surname in «منير البرش»."""
        if j >= len(self.tokens) or self.tokens[j].kind != "word" or self.tokens[j].start in self.time_at:
            return False
        norm = self.tokens[j].norm
        if not norm.startswith("ال") or len(norm) < 5 or norm.endswith(("ون", "ين", "ات", "ه", "ان", "اء")):
            return False
        return not (word_uses(norm) or word_uses(norm[2:]) or own_uses(norm) or own_uses(norm[2:]) or suffix_matches(norm))

    def _is_name(self, stem: str) -> bool:
        return stem in given_names() or stem in name_tokens()


def _ends_name(norm: str) -> bool:
    """Whether the word cannot go on with a name: «في», a title, or another man with «و» before him."""
    rest = norm[1:]
    another = (
        norm[:1] == "و"
        and len(norm) > 3
        and norm not in given_names()
        and (rest in given_names() or rest in name_tokens())
    )
    return another or bool(own_uses(norm) & {"cue", "title"}) or (norm in describing() and norm not in given_names())

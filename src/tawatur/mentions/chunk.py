"""A sentence cut into noun phrases that name actors and places, times, and words with their uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from tawatur import lexicon
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.lexicon import TELLING, sayings
from tawatur.language import Split, Token, fold, splits
from tawatur.language.kept import Kept
from tawatur.language.normalise import DROPPED
from tawatur.mentions.actors import Actors
from tawatur.mentions.bodies import Bodies, begins_body
from tawatur.mentions.buildings import Buildings, may_be_building
from tawatur.mentions.composition import acting_for
from tawatur.mentions.first_names import keep_first_name
from tawatur.mentions.groups import Groups, one_of
from tawatur.mentions.lexicon import Entry, Match, matches, nisba_of
from tawatur.mentions.mastheads import read_as_paper
from tawatur.mentions.names import Names
from tawatur.mentions.numbers import small_number
from tawatur.mentions.persons import Persons
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.possessors import possessor
from tawatur.mentions.powers import name_powers
from tawatur.mentions.prepositions import PREPOSITIONS, is_verb_here
from tawatur.mentions.set_aside import (
    name_charged,
    name_envoys,
    principals,
    set_aside,
    unfence,
    unquote,
    unquote_people,
)
from tawatur.mentions.tagger import names
from tawatur.mentions.words import (
    HEADED_BY,
    LEXICAL,
    LOCALITIES,
    OWNED,
    THAT,
    closing_words,
    dual_endings,
    given_names,
    looks_masdar,
    name_tokens,
    own_uses,
    speaker_nouns,
    suffix_matches,
    word_sets,
    word_uses,
)
from tawatur.model import Interval

_BRINGING = frozenset(
    {
        "ان",
        "انه",
        "انها",
        "انهم",
        "بان",
        "الي",
        "في",
        "عن",
        "علي",
        ":",
        "«",
        '"',
        "“",
        "،",
        ",",
        "ل",
        "لـ",
        "خلال",
        "عقب",
        "بعد",
        "قبل",
        "امام",
        "الذي",
        "التي",
        "من",
    }
)


_COMMON: Entry = ("common",)
_LONE = frozenset({"و", "ف", "ل", "ب"})  # written before quotation marks: «و«حماس»», «لـ«فتح»»
_OPENING_QUOTES = frozenset("\"“«„")
_LISTING = frozenset({"برئاسه", "بحضور", "بمشاركه", "برعايه", "بوساطه", "بقياده"})
_CALLING = 3  # words, at most, between a verb and the name that say what somebody is
_WRITING = frozenset({"كتب", "علق"})
_DEED = re.compile(r"الت..ي.$")  # «التوفيق», «التقدير», which somebody wishes or voices
_PASSIVE = re.compile(r"[وف]?(?:[^يتن]ُ|نُ[^ُ]ِ?[^ُ]$)")  # «أُعلن», «ونُقل», not «يُعلن»
_SPELT = {"هنا": "هنأ"}  # adverbs that are verbs where they are written so
_SAYING_SHE = frozenset({"مؤكده", "موضحه", "معتبره", "مشدده", "محذره"})
_BESIDE_IT = frozenset({"قبل", "بعد", "عقب", "خلال", "في", "عبر", "لدي", "امام"})
_ANSWERED = frozenset({"رد", "ردت", "ترد", "علقت", "عقبت", "انتفضت"})


class Chunker(Actors, Persons, Names, Groups, Bodies, Buildings):
    """Reads one sentence after another of a report; `discourse` carries over what was named."""

    def chunk(self, tokens: Sequence[Token], times: Iterable[Interval]) -> list[Piece]:
        """The pieces of one sentence, in order."""
        self.tokens = tokens
        self.time_at = {s: t for t in times for s in (t.start, t.start - 1)}  # a conjunction stands before the time
        tags = map(self._cut, names([t.norm for t in tokens]))
        self.tagged = {k: tag for tag in map(self._trimmed, tags) for k in range(tag.first, tag.last)}
        pieces: list[Piece] = []
        self.pieces = pieces
        self.discourse.sentence = tokens[0].start if tokens else 0
        self.discourse.begun.append(self.discourse.sentence)
        i, quoted, depth = 0, False, 0
        while i < len(tokens):
            token = tokens[i]
            if token.kind == "mark":
                quoted, depth = _mark_state(token.norm, quoted, depth)
            piece = self._piece(i)
            before = pieces[-1] if pieces else None
            if (
                before is not None
                and piece.kind in ("word", "lex")
                and before.has("speech")
                and is_verb(pieces, len(pieces) - 1)
            ):
                piece = self._speaking(i, before, piece.kind == "word") or piece
            piece.quoted, piece.depth = quoted, depth
            for inner in tokens[i + 1 : piece.j]:  # «الوزير "فلان"»: one mark is within the name, the other behind it
                if inner.kind == "mark":
                    quoted, depth = _mark_state(inner.norm, quoted, depth)
            if token.norm[:1] == "و" and piece.kind in ("word", "lex") and f"ب{piece.norm.removeprefix('و')}" in _LISTING:
                _list_on(piece, pieces)
            if piece.phrase is not None and self._is_title(piece.phrase):
                read_as_paper(piece, self)
            outside = before
            if before is not None and before.kind == "mark" and not (piece.phrase is not None and self._is_title(piece.phrase)):
                outside = _outside(pieces)
            if outside is not None and outside.kind == "cue":
                _governed(piece, outside)
            elif outside is not None and outside.norm in _LONE and before is not outside and piece.kind != "mark":
                _joined(piece, outside)
            elif piece.phrase is None or before is None or before.kind != "word":
                pass
            elif _deputises(before, piece):
                _lengthen(piece, pieces.pop())
            elif _courtesy(before, piece):
                piece.prep, piece.conj = before.prep or ("ب" if before.norm[0] == "ب" else "ل" if before.norm[0] == "ل" else ""), before.conj
                pieces.pop()
            if piece.phrase is not None and piece.phrase.kind in ("organisation", "group") and piece.phrase.place is None:
                piece.phrase.place = self._housed(piece.phrase)
            pieces.append(piece)
            if piece.phrase is not None:
                self.discourse.note(piece.phrase)
                self._remember(piece, before)
            i = piece.j
        unfence(pieces)
        unquote(pieces)
        unquote_people(pieces)
        name_charged(pieces, self.discourse.roster)
        name_envoys(pieces)
        name_powers(pieces)
        set_aside(pieces)
        principals(pieces, self.discourse.roster)
        for k in range(1, len(pieces)):
            if pieces[k].norm == "؛" and pieces[k - 1].kind == "time":
                pieces[k].norm = "،"  # «في قصر السلام، اليوم؛ وزير الخارجية …»
        return pieces

    def _is_title(self, phrase: Phrase) -> bool:
        """Whether a city or state stands alone in quotation marks, as a paper's name does: «حواره مع «الرياض»»."""
        return phrase.kind in ("state", "place") and self._in_quotes(phrase.i, phrase.j)

    def _remember(self, piece: Piece, before: Piece | None) -> None:
        """Keeps what short ways of speaking will take up: the two who stand side by side, and what somebody was called."""
        phrase, other = piece.phrase, before.phrase if before is not None else None
        assert phrase is not None
        if len(phrase.parts) == 2 and all(p.name for p in phrase.parts):
            self.discourse.beside(phrase.parts, phrase.group == "delegation")
        elif other is not None and before is not None and piece.conj and not piece.prep and _alike(other, phrase):
            headed = other.i > 0 and self.tokens[other.i - 1].norm in HEADED_BY  # «اجتمع الوفدان … برئاسة فلان وفلان»
            if headed or other.distributive or before.prep not in ("", "بين"):
                return  # «بحث الوفد مع فلان وفلان»: both are the other side
            third = len(self.pieces) > 2 and before.conj and self.pieces[-3].phrase is not None
            self.discourse.beside(() if third else (other, phrase), before.prep == "بين")
        self._call(phrase, before)
        keep_first_name(phrase, self.text, self.discourse)
        if phrase.kind == "person" and phrase.core[0] > phrase.start and phrase.name:
            words = fold(self.text[phrase.start : phrase.core[0]]).split()
            for called in {words[0], words[-1]} if words else ():
                if len(called) > 3 and called.startswith("ال") and nisba_of(called.removeprefix("ال")) is None and called != "الفريق":
                    self.discourse.titles[called.removeprefix("ال")] = phrase

    def _call(self, phrase: Phrase, before: Piece | None) -> None:
        """Remembers the word of no table before a name as what he is called: «وحملت الراهبة ماريا تابوني رسالة», «المراقبة الماليزية فلانة», «مختار القرية فلان»."""
        if phrase.kind != "person" or not phrase.named or not phrase.name or before is None or before.kind != "word" or before.j != phrase.i:
            return
        k = len(self.pieces) - 2
        while k > 1 and self.pieces[k - 1].kind == "word" and len(self.pieces) - 1 - k < _CALLING:
            k -= 1
        behind_verb = k > 0 and is_verb(self.pieces, k - 1)
        word = self.tokens[self.pieces[k].i].norm
        whole = all(self.tokens[p.i].norm.startswith("ال") for p in self.pieces[k + 1 : -1])
        if not behind_verb or not whole or len(word) < 4 or (not word.startswith("ال") and k == len(self.pieces) - 2):
            return
        self.discourse.titles[word.removeprefix("ال")] = phrase
        if word.endswith("ه") and self.tokens[self.pieces[k].i].text.endswith("ة") and self.pieces[k - 1].norm.endswith("ت"):
            phrase.gender = "f"

    def _called_again(self, i: int, found: Sequence[Match]) -> Phrase | None:
        """Who was called so before, where the word alone would be anybody: «الباحثة», «المفاوض»."""
        alone = "group" in [e[0] for m in found if m.last == i + 1 for e in m.entries]
        return self._called(i) if alone else None

    def _called(self, i: int) -> Phrase | None:
        """Who was called so before, where a word with the article stands alone that is no title of the tables: «العمدة», «المقدم»."""
        titles = self.discourse.titles
        met = [split for split in _definite[self.tokens[i].norm] if split.stem in titles]
        if not met or self._describes(i):
            return None
        for split in met:
            known = titles[split.stem]
            behind = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
            if behind is not None and behind.kind == "word" and (self._is_surname(behind.norm) or behind.norm.startswith("ال")):
                return None  # «الشيخ ناجي», «المقدم الركن»: somebody else, or more of a title
            start, end = self._span(i, i + 1, split)
            return replace(
                known, start=start, end=end, i=i, j=i + 1, core=(start, end), antecedent=known.start, inner=(), named=False,
                definite=True, rule="called before",
            )  # fmt: skip
        return None

    def _is_surname(self, norm: str) -> bool:
        return self._is_name(norm) and not own_uses(norm) & {"cue"}  # «وأكد العقيد أن …»

    def _owner(self, enclitic: str) -> Phrase | None:
        return possessor(self.pieces, enclitic, self.discourse)

    def _speaking(self, i: int, before: Piece, unknown: bool) -> Piece | None:
        """A word between a verb of saying and what is said, of no table where it is `unknown`: the speaker's surname, «وأضاف فوكس أن …», «وقال نجيب إن …»."""
        rows = [sayings()[e[1]] for e in before.entries if e[0] == "speech"]
        if not any(row.kind in TELLING or row.lemma in _WRITING for row in rows):
            return None
        known = self._surnamed(i) if i + 1 < len(self.tokens) and self._brings(i + 1) else None
        if known is not None:
            return self._np(known, Split((), self.tokens[i].norm))
        if not unknown:
            return None
        j = i
        while j < len(self.tokens) and j < i + 4 and self._nameless(j):
            j += 1
        if j == i or (j > i + 1 and not any(row.object == "no" for row in rows)):
            return None
        first = self.tokens[i].norm
        if first.startswith("ال") and (not _surname(first) or _DEED.match(first)):
            return None
        if j == len(self.tokens) or not (self._brings(j) or (j > i and self._titles(j))):
            return None
        return self._np(self._provisional(i, j), Split((), self.tokens[i].norm))

    def _nameless(self, j: int) -> bool:
        """Whether token j is a word no table knows that could stand in a name."""
        token, norm = self.tokens[j], self.tokens[j].norm
        return not (
            len(norm) < 3
            or norm in _BRINGING
            or norm.startswith(("بال", "كال", "لل"))
            or (token.text[:1] in "بلكف" and token.text[1:2] in "إأآ")  # «بإحصاء»
            or norm.endswith(("ه", "ها", "هم", "ات", "ون", "ين"))
            or looks_masdar(norm)
            or token.kind != "word"
            or token.start in self.time_at
            or norm in speaker_nouns()
            or word_uses(norm)
            or suffix_matches(norm)
        )

    def _brings(self, j: int) -> bool:
        """Whether what is said, or when and where, begins at token j."""
        ahead = self.tokens[j]
        return ahead.norm in _BRINGING or ahead.start in self.time_at or ahead.norm.startswith("لل")

    def _titles(self, j: int) -> bool:
        """Whether a title stands at token j: «أولغا جيروفاسيلي الناطقة باسم الحكومة»."""
        return any(e[0] in ("title", "group") for match in matches(self.tokens, j) for e in match.entries)

    def _piece(self, i: int) -> Piece:
        token = self.tokens[i]
        if token.start in self.time_at:
            interval = self.time_at[token.start]
            j = i
            while j < len(self.tokens) and self.tokens[j].start < interval.end:
                j += 1
            timed = self._make("time", i, j, time=interval)
            timed.conj = "و" if interval.start > token.start else ""
            return timed
        if token.kind == "mark":
            return Piece("mark", i, i + 1, token.start, token.end, token.norm)
        piece: Piece | None
        if _is_special[token.norm] and (piece := self._special(i)) is not None:
            return piece
        found = matches(self.tokens, i)
        person = self._tagged_person(i, found) if i in self.tagged else None
        if person is not None:
            return self._np(person, self._split_for(i, person))
        if self.discourse.titles and _definite[token.norm] and (again := self._called_again(i, found)) is not None:
            return self._np(again, self._split_for(i, again))
        heads = begins_body[token.norm]
        for match in found:
            if heads and match.last == i + 1 and (body := self._named_body(i)) is not None:
                return self._np(body, self._split_for(i, body))
            piece = self._from_match(i, match)
            if piece is not None:
                return piece
        bound = token.text.endswith("ة")  # «مسؤولية», «رحلة»: no word with a pronoun
        for split, enclitic in () if bound else _possessed[token.norm]:
            own = self._owned(i, split, enclitic)
            if own is not None:
                return self._np(own, split)
        for split, enclitic, entries in () if bound else suffix_matches(token.norm):
            if "إ" in token.text[:3]:  # «إقامته» is no «أقامته»
                entries = tuple(e for e in entries if e[0] not in ("verb", "light", "speech") or e[2] != "past")
            piece = self._with_pronoun(i, split, enclitic, entries) if entries else None
            if piece is not None:
                return piece
        phrase = self._bare_name(i) or (self._named_body(i) if heads else None)
        if phrase is not None:
            split = self._split_for(i, phrase)
            return self._np(phrase, split)
        if self.discourse.titles and _definite[token.norm] and (called := self._called(i)) is not None:
            return self._np(called, self._split_for(i, called))
        return self._word(i)

    def _special(self, i: int) -> Piece | None:
        """What goes before all that the tables list: a building, «عاصمة …», two bodies under one noun, «بينها وبين»."""
        norm = self.tokens[i].norm
        phrase = self._building(i)
        if phrase is None and norm.endswith("عاصمه"):
            phrase = self._capital(i)
        if phrase is None and norm[-4:] in dual_endings():
            phrase = self._dual_bodies(i)
        if phrase is not None:
            return self._np(phrase, self._split_for(i, phrase))
        return self._one_of_two(i) if norm in _BETWEEN else None

    def _one_of_two(self, i: int) -> Piece | None:
        """Whom the pronoun of «بينها وبين …» stands for, as the first of the two."""
        enclitic = self.tokens[i].norm.removeprefix("و").removeprefix("بين")
        if i + 1 >= len(self.tokens) or self.tokens[i + 1].norm != "وبين":
            return None
        owner = self._owner(enclitic)
        if owner is None or not owner.name:
            return None
        token = self.tokens[i]
        start = token.end - len(enclitic)
        phrase = replace(owner, start=start, end=token.end, i=i, j=i + 1, core=(start, token.end), antecedent=owner.start, inner=(), named=False, rule="between")
        return self._make("np", i, i + 1, phrase=phrase, prep="بين")

    def _make(self, kind: str, i: int, j: int, split: Split | None = None, **more: object) -> Piece:
        first = self.tokens[i]
        end = first.end if j == i + 1 else self.tokens[j - 1].end
        piece = Piece(kind, i, j, first.start, end, first.norm, **more)  # type: ignore[arg-type]
        if kind in ("word", "lex"):
            piece.closed = _is_closed[self.tokens[j - 1].text]
            piece.passive = _PASSIVE.match(first.text) is not None
        if split is not None and (split.proclitics or j > i + 1):
            piece.norm = split.stem if j == i + 1 else " ".join([t.norm for t in self.tokens[i:j]])
            if j > i + 1 and split.proclitics:
                piece.norm = piece.norm[sum(map(len, split.proclitics)) :]
            for clitic in split.proclitics:
                if clitic in ("و", "ف"):
                    piece.conj = clitic
                elif clitic in ("ب", "ل", "ك"):
                    piece.prep = clitic
                elif clitic == "س":
                    piece.future = True
                elif clitic == "ال":
                    piece.definite = True
        return piece

    def _np(self, phrase: Phrase, split: Split) -> Piece:
        piece = self._make("np", phrase.i, phrase.j, split, phrase=phrase)
        piece.definite = phrase.definite
        return piece

    def _split_for(self, i: int, phrase: Phrase) -> Split:
        cut = phrase.start - self.tokens[i].start
        proclitics = fold(self.text[self.tokens[i].start : phrase.start]) if cut > 0 else ""
        return Split(tuple(proclitics), self.tokens[i].norm[len(proclitics) :])

    def _word(self, i: int) -> Piece:
        token = self.tokens[i]
        number, conj, prep = _shape(token.norm, token.kind)
        piece = Piece("word", i, i + 1, token.start, token.end, token.norm, conj, prep, closed=_is_closed[token.text])
        if number:
            piece.kind, piece.cue, piece.norm = "cue", "num", number
        return piece

    def _from_match(self, i: int, match: Match) -> Piece | None:
        """The best piece the match can be, or None where none of its entries fits here."""
        lexical: list[Entry] = []
        if match.last == i + 1 and match.split.stem in PREPOSITIONS and is_verb_here(self.tokens, self.pieces, i, match.split.stem):
            return self._make("lex", i, i + 1, match.split, entries=tuple(e for e in match.entries if e[0] in ("verb", "speech")))
        spelt = _SPELT.get(match.split.stem)
        if spelt is not None and match.last == i + 1 and self.tokens[i].text.endswith(spelt):
            return self._make("lex", i, i + 1, match.split, entries=tuple(e for e in match.entries if e[0] in ("verb", "speech")))
        if (
            (i == 0 or self.tokens[i - 1].kind == "mark")
            and match.last == i + 1
            and not match.split.definite
            and any(e[0] in ("group", "title", "place") for e in match.entries)
            and any(e[0] in ("speech", "verb") and e[2] == "past" for e in match.entries)
        ):
            return self._make(
                "lex", i, match.last, match.split, entries=tuple(e for e in match.entries if e[0] in LEXICAL)
            )
        for entry in match.entries:
            category = entry[0]
            phrase: Phrase | None = None
            if category == "cue":
                if (
                    not match.split.proclitics
                    or match.split.proclitics in (("و",), ("ف",))
                    or (entry[1] in ("rel", "dem", "pron", "coord", "quant") and not match.split.definite)
                ):
                    return self._make("cue", i, match.last, match.split, cue=entry[1])
                continue
            if category in LEXICAL:
                if self._lexical_fits(i, match, entry):
                    lexical.append(entry)
                continue
            if category == "actor":
                phrase = self._actor(i, match, entry)
            elif category in ("state", "capital", "seat"):
                if category == "state" and self._describes_meeting(i, match):
                    return self._word(i)
                phrase = self._state(i, match, entry)
            elif category == "place":
                phrase = self._place(i, match)
            elif category == "title":
                phrase = None if self._given_before_father(match) else self._titled(i, match, self._advised(i, match))
            elif category == "body":
                phrase = self._body(i, match, entry)
            elif category == "group":
                phrase = None if self._stands_for(i) else self._group(i, match, entry)
            elif category == "nisba":
                phrase = self._nisba(i, match, entry)
            elif category == "honorific":
                phrase = self._honorific(i, match)
            elif category == "side":
                phrase = self._side(i, match, entry)
            if phrase is not None:
                return self._np(phrase, match.split)
        if lexical:
            if len(lexical) > 1:
                lexical.sort(key=lambda e: e[0] in ("verb", "light", "speech") and e[2] != "past")
            if _COMMON in match.entries:
                lexical.append(_COMMON)
            return self._make("lex", i, match.last, match.split, entries=tuple(lexical))
        if _COMMON in match.entries:
            return self._make("word", i, match.last, match.split)
        return None

    def _stands_for(self, i: int) -> bool:
        """Whether the word says whom somebody is represented by, «ممثلةً في الهيئة», and is nobody himself."""
        if self.tokens[i].norm not in ("ممثلا", "ممثله") or i + 1 >= len(self.tokens):
            return False
        behind = self.tokens[i + 1].norm
        return behind in ("في", "ب") or (behind[:1] == "ب" and not self.tokens[i].norm.startswith("ال"))

    def _describes_meeting(self, i: int, match: Match) -> bool:
        """Whether what could be a state's name is the accusative of its nisba: «اجتماعاً تركياً روسياً», «لقاء أردنيا سوريا أمريكيا»."""
        if match.last != i + 1 or match.split.proclitics or not i or nisba_of(self.tokens[i].norm) is None:
            return False
        if "\u064b" in self.tokens[i].text:
            return True
        head = i - 1
        while head > max(0, i - 4) and self.tokens[head].norm.endswith("ا") and "noun" not in own_uses(self.tokens[head].norm):
            head -= 1
        beside = [self.tokens[k].norm for k in (i - 1, i + 1) if k < len(self.tokens) and k != head]
        return "noun" in own_uses(self.tokens[head].norm) and any(n.endswith("يا") and nisba_of(n) is not None for n in beside)

    def _lexical_fits(self, i: int, match: Match, entry: Entry) -> bool:
        split = match.split
        if split.proclitics and self.tokens[i].norm in given_names():
            return False  # «فيصل», «وليد» are no verb with a conjunction
        if split.proclitics and own_uses(self.tokens[i].norm) & {"title", "group", "body"}:
            return False  # «وزير» is no «و» with a passive of «زار»
        if self.tokens[i].norm.startswith("ورد") and not split.proclitics and not self._comes_in(i):
            return False
        if entry[0] == "speech" and sayings()[entry[1]].lemma == "عد" and "ّ" not in self.tokens[i].text:
            return False  # only «عدّ», written so, is the verb of judging
        if entry[0] in ("speech", "saying") and self.tokens[i].text.startswith("وعدّ") and sayings()[entry[1]].lemma == "وعد":
            return False  # «وعدّ القرار مجحفاً» promises nothing
        if entry[0] in ("verb", "light", "speech"):
            if self.tokens[i].text.endswith(("ًا", "اً")):
                return False  # «عقدًا»: no verb ends in nunation
            if split.definite or "ب" in split.proclitics or "ك" in split.proclitics:
                return False
            if "ل" in split.proclitics and (entry[2] not in ("present", "jussive") or entry[3] == 1):
                return False  # «لاعب» is no «ل» with a first person of «عاب»
            if "س" in split.proclitics and entry[2] != "present":
                return False
            if entry[2] == "jussive" and "ل" not in split.proclitics:
                before = self.tokens[i - 1].norm if i else ""
                return before in ("لم", "ولم", "فلم", "لن", "ولن", "ان", "لا", "ولا", "لكي", "كي", "حتي", "الا")
            return True
        if entry[0] != "participle":
            return True
        if split.proclitics not in ((), ("و",), ("ف",)):
            return False
        opens = i == 0 or bool(split.proclitics) or self.tokens[i - 1].kind == "mark"
        return opens or entry[2] == "m" or self._along(i)  # «مدينة» is a city unless it opens a clause

    def _comes_in(self, i: int) -> bool:
        """Whether «ورد» is the verb of coming in, «ورد في بيان», «وردت إلى …», and not «و» with «رد»."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].norm in word_sets()["behind_coming_in"]

    def _along(self, i: int) -> bool:
        """Whether a feminine participle goes along with a verb of answering just before, or brings «أن»: «ردت الخرطوم متهمة …», «غادرت مؤكدة أن …»."""
        behind = self.tokens[i + 1].norm if i + 1 < len(self.tokens) else ""
        noun = i > 0 and self.tokens[i - 1].norm.endswith(("ات", "اء", "ه"))  # «معلومات مؤكدة عن أن …»
        if not noun and self.tokens[i].norm in _SAYING_SHE and behind in _BESIDE_IT and any(t.norm in THAT for t in self.tokens[i + 2 : i + 7]):
            return True  # «غادرت مؤكدة قبل سفرها أن …»
        before = self.tokens[i - 1].norm if i else ""
        indefinite = noun and not before.startswith(("ال", "بال", "لل"))
        if self.tokens[i].norm in word_sets()["carrying_many"] and not indefinite and behind.startswith(("ب", "الي", "علي", "من", "عن")):
            return True  # «خرجت الحشود مطالبة بوقف الحرب»
        return behind in THAT or any(t.norm.removeprefix("و") in _ANSWERED for t in self.tokens[max(0, i - 5) : i])

    def _with_pronoun(self, i: int, split: Split, enclitic: str, entries: tuple[Entry, ...]) -> Piece | None:
        """A noun or verb with a pronoun behind: the pronoun's antecedent is its possessor or object."""
        owned = self._owned(i, split, enclitic)
        if owned is not None:
            return self._np(owned, split)
        nominal = [e for e in entries if e[0] in ("group", "body", "title")]
        if nominal and nominal[0][0] == "group":
            match = Match(i + 1, split, (nominal[0],))
            phrase = self._group(i, match, nominal[0])
            if phrase is not None:
                owner = self._owner(enclitic)
                row = lexicon.table("groups")[nominal[0][1]]
                acting = row["kind"] in ("representatives", "delegation", "negotiators") and not phrase.inner and not any(p.cue == "rel" for p in self.pieces[-2:])
                if owner is not None and owner.name and (phrase.name is None or acting):
                    sender = acting_for(owner, row["name_en"]) if acting and owner.kind == "person" else owner  # «أعلن أن ممثليه التقوا …»
                    self._name_group(phrase, row, [sender])
                    phrase.antecedent = owner.start
                phrase.possessor = owner
                return self._np(phrase, split)
        if nominal and nominal[0][0] == "title":
            bearer = self._name_at(i + 1)
            if bearer is not None and bearer.i == i + 1:
                owner = self._owner(enclitic)
                bearer.start, bearer.i = self._span(i, i + 1, split)[0], i
                if owner is not None and owner.actor and bearer.actor and bearer.actor.startswith("?"):
                    bearer.of = (owner.actor,)
                return self._np(bearer, split)
        lexical = tuple(
            e
            for e in entries
            if e[0] in LEXICAL
            and (e[0] not in ("verb", "speech") or self._lexical_fits(i, Match(i + 1, split, (e,)), e))
        )
        if lexical:
            lexical = tuple(sorted(lexical, key=lambda e: e[0] in ("verb", "light", "speech") and e[2] != "past"))
            piece = self._make("lex", i, i + 1, split, entries=lexical, enclitic=enclitic)
            piece.phrase = None
            return piece
        return None


@lru_cache(maxsize=100_000)
def _shape(norm: str, kind: str) -> tuple[str, str, str]:
    """(the number that a word no table has stands for, conjunction, preposition), empty where there is none."""
    bare = norm[1:] if norm[0] == "و" and len(norm) > 2 else norm
    if bare[0].isdigit() or (not norm.startswith("ال") and small_number(bare) is not None):
        return bare, "و" if bare != norm else "", ""
    conj = norm[0] if len(norm) > 3 and norm[0] in "وف" and kind == "word" else ""
    rest = norm[1:] if conj else norm
    prep = rest[0] if len(rest) > 3 and rest[0] in "بل" and (rest[1:3] == "ال" or rest[:2] == "لل" or rest[1:] in LOCALITIES) else ""
    return "", conj, prep


@Kept
def _is_special(norm: str) -> bool:
    """Whether `_special` may read the word."""
    return norm in _BETWEEN or norm.endswith("عاصمه") or norm[-4:] in dual_endings() or may_be_building(norm)


_BETWEEN = frozenset({"بينه", "بينها", "بينهم"})
_KIN = frozenset({"اخاه", "اخيه", "اخوه", "اخاها", "اخيها", "اخوها", "ضيفه", "صديقه", "شقيقه", "ضيفها"})


def _courtesy(word: Piece, piece: Piece) -> bool:
    """Whether the word only calls whoever is honoured behind it a brother or guest: «مع أخيه صاحب السمو الشيخ تميم»."""
    phrase = piece.phrase
    if phrase is None or phrase.kind not in ("person", "office") or not phrase.rule.startswith(("honorific", "title", "office")) or piece.prep or piece.conj:
        return False
    norm = word.norm.removeprefix("و") if word.conj else word.norm
    return norm in _KIN or (norm[:1] in "بل" and norm[1:] in _KIN)


_DEPUTIES = frozenset({"نائب", "نائبه", "مساعد", "مساعده", "وكيل", "وكيله", "معاون", "مرافق"})


def _deputises(word: Piece, piece: Piece) -> bool:
    """Whether the word makes an office behind it, borne by a man no table has, that of a deputy: «نائب رئيس حكومة الشيشان حسن حكيموف»."""
    phrase = piece.phrase
    if phrase is None or phrase.kind != "person" or not phrase.rule.startswith("title+") or piece.conj or piece.prep:
        return False
    return word.norm.removeprefix("و") in _DEPUTIES and bool(phrase.actor)


def _lengthen(piece: Piece, word: Piece) -> None:
    """Takes the deputy's word into the phrase; the office is not his."""
    phrase = piece.phrase
    assert phrase is not None
    conj = 1 if word.conj else 0
    phrase.start, phrase.i = word.start + conj, word.i
    phrase.office, phrase.roles = None, ()
    piece.start, piece.i, piece.conj, piece.prep = word.start, word.i, word.conj, word.prep


def _alike(one: Phrase, two: Phrase) -> bool:
    """Whether two phrases may stand side by side as two of a kind: two people, two states or bodies."""
    people = ("person", "office")
    if one.office and two.office and one.office.partition("@")[2] == two.office.partition("@")[2]:
        return False  # «رئيس الوزراء ووزير الخارجية»: one side
    return bool(one.name and two.name) and one.number == two.number == "s" and (
        (one.kind in people and two.kind in people) or (one.kind in ("state", "organisation") and two.kind in ("state", "organisation"))
    )


def _surname(norm: str) -> bool:
    """Whether a word with the article may be a surname: one of names, or one in «ي» that is no noun of a speaker."""
    return norm in name_tokens() or (norm.endswith("ي") and len(norm) > 5 and norm[2:] not in speaker_nouns())


@Kept
def _possessed(norm: str) -> tuple[tuple[Split, str], ...]:
    """The ways to cut the word into a state or body and the pronoun that owns it: «بلاده», «حركتها»."""
    return tuple(
        (split, enclitic)
        for split in splits(norm)
        for enclitic in ("ه", "ها", "هم", "هما")
        if split.stem.endswith(enclitic) and split.stem[: -len(enclitic)] in OWNED
    )


@Kept
def _definite(norm: str) -> tuple[Split, ...]:
    """The ways to cut the word that find an article."""
    return tuple(split for split in splits(norm) if split.definite)


def _list_on(piece: Piece, before: Sequence[Piece]) -> None:
    """Makes «ومشاركة», «وحضور» behind «برئاسة …» the preposition that the first of the list was: «برئاسة فلان ومشاركة فلان»."""
    if any(p.kind == "cue" and p.norm in _LISTING for p in before):
        piece.kind, piece.cue, piece.norm, piece.entries = "cue", "prep", f"ب{piece.norm.removeprefix('و')}", ()


_NEXT = frozenset({"بعده", "بعدها", "بعدهما", "بعدهم"})


def _governed(piece: Piece, cue: Piece) -> None:
    """Gives a piece the preposition or number that stands before it."""
    if cue.cue == "prep" and not piece.prep and (piece.phrase is not None or piece.kind in ("lex", "time", "word")):
        piece.prep = cue.norm
    if piece.phrase is not None and cue.cue in ("coord", "quant", "num"):
        piece.phrase.distributive = cue.norm == "كل من"
        if cue.norm in ("احد", "احدي") and piece.phrase.kind == "group":
            one_of(piece.phrase)
        piece.prep = piece.prep or cue.prep
        piece.conj = piece.conj or cue.conj
    elif piece.phrase is not None and (cue.norm == "ثم" or (cue.norm in _NEXT and cue.conj)):
        piece.conj = "ثم"  # «التقى فلاناً، ثم فلاناً», «… وبعده فلاناً»
    elif piece.kind == "cue" and piece.cue in ("coord", "quant", "num") and cue.cue in ("prep", "num", "quant"):
        about = cue.norm in ("نحو", "حوالي", "قرابه", "زهاء")  # «نحو مئتي مسلح»: no place they went to
        if about:
            cue.cue = "quant"
        piece.conj = piece.conj or (cue.conj if cue.cue == "quant" else "")  # «وعدد من كبار المسؤولين»
        piece.prep = cue.prep if about or cue.cue != "prep" else cue.norm


def _outside(pieces: list[Piece]) -> Piece | None:
    """The piece before the opening quotation marks that stand right before the next: «بين «فتح» …», «و«حماس»»."""
    k = len(pieces) - 1
    while k > 0 and pieces[k].kind == "mark" and pieces[k].norm in _OPENING_QUOTES and pieces[k].quoted:
        k -= 1
    return pieces[k] if k >= 0 else None


def _joined(piece: Piece, clitic: Piece) -> None:
    """Gives a piece in quotation marks the «و» or «لـ» that is written before them, which is no word of its own."""
    clitic.kind = "mark"
    if clitic.norm in ("و", "ف"):
        piece.conj = piece.conj or clitic.norm
    elif not piece.prep:
        piece.prep = clitic.norm


def _mark_state(norm: str, quoted: bool, depth: int) -> tuple[bool, int]:
    if norm in "“«„":
        return True, depth
    if norm in "”»":
        return False, depth
    if norm == '"':
        return not quoted, depth
    if norm in "([":
        return quoted, depth + 1
    if norm in ")]":
        return quoted, max(0, depth - 1)
    return quoted, depth


@Kept
def _is_closed(text: str) -> bool:
    """Whether no noun can complete the word: it has the article, a pronoun, the accusative of an adverb, or the nun of the dual."""
    word = text.strip(DROPPED)
    if len(word) < 3:
        return False
    norm = fold(word)
    if norm.lstrip("وفبك").startswith(("ال", "لل")) or norm in closing_words():
        return True
    return len(word) > 3 and word.endswith(("ه", "ها", "هم", "هما", "ا", "تين", "تان"))

"""Who stands where around a verb or an event noun: subject, objects, and what each preposition brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.accounts.asides import at_behest, of_aside, past_aside
from tawatur.accounts.beside import (
    BESIDES,
    PEOPLE,
    acted_for,
    acts_for,
    apposed,
    calls_again,
    calls_him,
    each_as_object,
    elsewhere_too,
    his_office,
    is_somebody,
    joining,
    led_by_this,
    looks_adjective,
    may_describe,
    of_journey,
    of_letter,
    of_paper,
    of_visitor,
    related_to,
    relates,
    same_slot,
    spelled_out,
    sponsoring,
    takes_up,
    without,
)
from tawatur.accounts.clauses import COMMAS, is_verb
from tawatur.accounts.locating import (
    PLACING,
    is_place,
    list_head,
    locality,
    located_word,
    locates,
    of_place,
    of_scheduled,
    of_situation,
)
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Place

AGENTS = frozenset({"من قبل", "من جانب", "من لدن", "من طرف"})  # bring who did it: «حظي باستقبال من لدن الرئيس»
_AMONG = word_sets()["among"]
_BRINGING = frozenset({"مع", "بين", "ب", "ل", "الي", "من", "عن"})
_PARTS_OF_IT = word_sets()["parts_of_it"]
_LASTING = word_sets()["lengths_follow"]
_LENGTHS = word_sets()["lengths"] | {"نصف", "ربع"}
_ORDERING = frozenset({"بعد", "قبل", "عقب", "اثر", "قبيل", "بعيد", "غداه", "منذ"})
_THEN = word_sets()["daytimes"] | word_sets()["then"]
_SINCE = frozenset({"من", "علي"})
_OF_IT = frozenset({"بها", "به", "المدعومه", "المدعوم", "المدعومين", "المدعومون"})  # before «دولياً», which still describes whoever was named
_UNITS = frozenset({"ساعه", "ساعات", "ساعتين", "يوم", "يومين", "ايام", "اسبوع", "اسبوعين", "اسابيع", "شهر", "شهرين", "اشهر", "سنه", "سنوات", "عام", "فقط", "قليله"})
_HOURS = frozenset({"ساعه", "ساعتين", "ساعات", "دقيقه", "دقائق", "دقايق", "يومين", "ايام"})
_SIGNED = word_sets()["signed"]


@dataclass(slots=True)
class Arguments:
    """What was found around one trigger; phrases keep their order in the text."""

    subject: list[Phrase] = field(default_factory=list)
    object: list[Phrase] = field(default_factory=list)
    preps: dict[str, list[Phrase]] = field(default_factory=dict)
    joining: list[tuple[str, Phrase]] = field(default_factory=list)
    agents: list[Phrase] = field(default_factory=list)  # who did it, behind «من قبل», «من لدن»
    places: list[Place] = field(default_factory=list)
    times: list[Interval] = field(default_factory=list)
    nouns: list[int] = field(default_factory=list)  # pieces that are event nouns or masdars in reach
    object_words: tuple[int, int] | None = None  # pieces of a common-noun object
    topic_at: int | None = None  # token of the first event noun or common-noun object
    subject_word: int | None = None  # piece of a common-noun subject
    last: int = 0  # piece after the last one read
    dropped: bool = False  # the subject is only in the verb
    hosted: bool = False  # it is told who held it: «المحادثات التي استضافتها كوبا»
    scheduled: bool = False  # it is told only that it had been set: «الذي كان مقرراً عقده»

    @property
    def anything(self) -> bool:
        """Whether anything at all stands behind the trigger."""
        return bool(self.object or self.preps or self.nouns or self.object_words or self.subject_word is not None)


_VISITS = ("زيارت", "لقاي", "لقاءه")
_AND_WAS = frozenset({"وكان", "وكانت", "وكانا", "وكانوا"})
_MARGIN = 26  # pieces of an assembly's name and seat
_AND_OTHERS = frozenset({"دول", "عده", "عدد", "اطراف", "جهات", "اخرون", "اخرين", "غيرهم", "غيرهما", "سواهم", "شركاء", "منظمات", "هييات"})
_TOWNS = frozenset({"مدينه", "بلده", "قريه", "محافظه", "ولايه", "جزيره", "مدينتي"})


def after(pieces: Sequence[Piece], start: int, end: int, wants_subject: bool) -> Arguments:
    """Reads the pieces start..end behind a verb in the order verb–subject–object–prepositions."""
    walk = _Walk(pieces, start, end, Arguments(last=start), wants_subject)
    k = start
    while 0 <= k < end:
        k = walk.step(k)
    return walk.found


def _names_town(pieces: Sequence[Piece], k: int, end: int) -> bool:
    """Whether the word only says what the place right behind it is: «زار مدينة صور», «وصل بلدة العدسة»."""
    ahead = pieces[k + 1] if k + 1 < end else None
    named = ahead.phrase if ahead is not None and not ahead.prep and not ahead.conj else None
    return named is not None and named.place is not None and named.kind in ("place", "state") and not pieces[k].prep and pieces[k].norm in _TOWNS


def _counts_hours(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «أكثر من» before a length begins at piece k: «اجتمع مع نظيره أكثر من ساعتين في باريس»."""
    return pieces[k].norm in ("اكثر", "لاكثر", "ازيد", "لازيد") and any(p.norm in _HOURS for p in pieces[k + 2 : k + 4])


def _same_town(pieces: Sequence[Piece], k: int, phrase: Phrase) -> bool:
    """Whether the place between commas is the one named right before behind a preposition: «في العاصمة النمساوية، فيينا، …»."""
    before = pieces[k - 2].phrase if k > 1 and pieces[k - 1].norm in COMMAS else None
    if before is None or pieces[k].prep or pieces[k].conj or before.rule != "states.capital" or phrase.rule != "states.capital":
        return False
    return before.actor == phrase.actor and pieces[k - 2].prep in PLACING


@dataclass(slots=True)
class _Walk:
    """The pieces behind a trigger read one after another."""

    pieces: Sequence[Piece]
    start: int
    end: int
    found: Arguments
    subject_open: bool
    object_open: bool = True
    slot: list[Phrase] | None = None  # where the next name of a list goes
    kept: list[Phrase] | None = None  # the last list of names, which «، و» takes up again behind a place or time
    word_before: bool = False
    described: str = ""  # slot of the common noun that words before a name go on: subject, object or its preposition
    along: str = ""  # role of those who came along, while their list goes on

    def step(self, k: int) -> int:
        """Reads piece k; the piece to go on from, -1 where the reading ends."""
        piece, found = self.pieces[k], self.found
        found.last = k + 1
        if piece.depth > 0 or piece.kind == "mark":
            if piece.kind == "mark" and piece.norm in (".", "؟", "?", "!"):
                return -1
            if piece.norm in COMMAS:
                self.word_before = False
                k = past_aside(self.pieces, k, self.end)
            return k + 1
        if piece.kind == "time":
            if piece.time is not None and not of_scheduled(self.pieces, k):
                found.times.append(piece.time)
            self.word_before = False
        elif piece.kind == "np" and piece.phrase is not None:
            k = self._name(k, piece, piece.phrase)
            self.word_before = False
        elif piece.kind == "lex":
            if is_verb(self.pieces, k):
                return -1
            if (ahead := self._past_other(k, piece)) is not None:
                return ahead
            self.found.joining += sponsoring(self.pieces, k)
            self._event_noun(k, piece)
        elif piece.kind == "cue":
            if piece.cue in ("sub", "rel") or (piece.cue == "aux" and piece.norm in _AND_WAS):
                return -1  # «وصل إلى بيروت، وكان في استقباله فلان»
            if piece.norm == "علي هامش" and self.object_open and not found.object and (behind := self._past_margin(k)) is not None:
                return behind
            if piece.cue != "dem" and (piece.cue not in ("coord", "quant", "num") or each_as_object(self.pieces, k)):
                self.word_before = False
        elif piece.norm in _LASTING or _counts_hours(self.pieces, k) or (piece.norm in _LENGTHS and not piece.prep and (found.object or found.preps or len(found.subject) > 1)):
            k = self._past_length(k)
        elif _names_town(self.pieces, k, self.end):
            pass  # «زار مدينة جدة»
        else:
            self._word(k, piece)
        self.kept = self.slot or self.kept
        return k + 1

    def _past_margin(self, k: int) -> int | None:
        """Where the object stands behind the assembly at whose margin somebody was met: «التقى أمس على هامش اجتماع المنظمة في جدة الوزير فلاناً»; None where none does."""
        for j in range(k + 2, min(self.end, k + _MARGIN)):
            piece, before = self.pieces[j], self.pieces[j - 1]
            if (piece.kind == "mark" and piece.norm != '"') or piece.cue in ("sub", "rel") or is_verb(self.pieces, j):
                return None
            whole = before.kind in ("np", "time") or before.closed or before.norm.startswith("ال")
            if whole and piece.phrase is not None and piece.phrase.kind in ("person", "office") and not piece.prep and not piece.conj:
                sited = [n for n in range(k + 1, j) if (p := self.pieces[n].phrase) is not None and p.place is not None and (self.pieces[n].prep in PLACING or located_word(self.pieces, n))]
                self.found.places += [p.place for n in sited[-1:] if (p := self.pieces[n].phrase) is not None and p.place is not None]
                self.word_before = False
                return j
        return None

    # -- names -----------------------------------------------------------------------------------------------------

    def _name(self, k: int, piece: Piece, phrase: Phrase) -> int:
        """Puts the phrase where it belongs; the last piece read, which is behind it where two make one."""
        if _same_town(self.pieces, k, phrase):
            return k
        role = joining(self.pieces, k)
        if self.kept and not role and not piece.prep and not piece.conj and elsewhere_too(self.pieces, k, self.kept):
            self._put(self.kept, phrase)  # «التقى في الرياض فلاناً، وفي عمّان فلاناً»
            return k
        if self.slot is None and self.kept and not self.along and takes_up(self.pieces, k, self.end, self.kept):
            self.slot, self.word_before = self.kept, False
        if self._is_same_man(k, piece, phrase) or self._comes_along(k, piece, phrase, role) or self._goes_on(k, piece, phrase):
            return k
        if piece.prep != "من" and (bearer := acts_for(self.pieces, k)) is not None:
            self.found.subject.append(bearer[0])  # «وقع الاتفاق عن الحكومة فلان، وعن الحركة فلان»
            self.slot, self.subject_open = self.found.subject, False
            return bearer[1]
        if self._belongs_to_noun(k, piece, phrase):
            self.slot = None
        elif is_place(self.pieces, k) and (piece.prep in PLACING or not piece.prep):
            self._place(k, piece, phrase)
        elif piece.prep in AGENTS:
            self._put(self.found.agents, phrase)
            self.found.preps.setdefault("من", []).append(phrase)
        elif piece.prep:
            self._put(self.found.preps.setdefault(piece.prep, []), phrase)
        elif self.word_before:
            self._behind_word(k, phrase)
        else:
            self._free(k, phrase)
        return k

    def _put(self, slot: list[Phrase], phrase: Phrase) -> None:
        """Puts the phrase into the slot, which further ones go on with."""
        self.slot = slot
        slot.append(phrase)

    def _is_same_man(self, k: int, piece: Piece, phrase: Phrase) -> bool:
        """«زار قائد حرس الحدود في المنطقة اللواء فلان المصابين»; «محمد بن سلمان ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء»."""
        if not self.slot:
            return False
        if self.slot is self.found.subject and calls_him(self.pieces, self.slot[-1], k):
            self.slot[-1] = phrase
            return True
        return his_office(self.slot[-1], piece)

    def _comes_along(self, k: int, piece: Piece, phrase: Phrase, role: str | None) -> bool:
        """«بحضور فلان وفلان», «التقى عدداً من نظرائه، بينهم فلان»; nobody «من دون وسيط»."""
        found, slot = self.found, self.slot
        if without(self.pieces, k):
            self.slot = None
        elif role:
            found.joining.append((role, phrase))
            self.slot, self.along = None, role
        elif piece.prep in _AMONG and phrase.place is None:
            many = slot is found.subject and bool(slot) and slot[-1].kind == "group"  # «وقّع 21 حزباً، من بينها حركة النهضة»
            last = slot[-1] if slot else found.subject[-1] if found.subject else None
            sent = bool(found.subject) and found.subject[-1].group == "delegation" and slot in (None, found.subject, found.preps.get("من"))
            if sent or (last is not None and (last.group == "delegation" or (slot is found.preps.get("الي") and last.place is not None))):
                self._put([], phrase)  # «وصل وفد من الحركة إلى مصر، بينهم فلان وفلان»: of whom it consists
                return True
            told = slot is None or (slot in (found.subject, found.preps.get("من")) and not many)
            self._put(found.object if slot is None or told else slot, phrase)
        elif self.along and slot is None and spelled_out(self.pieces, k, found.joining[-1][1]):
            found.joining[-1] = (self.along, phrase)
        elif piece.prep in BESIDES and phrase.kind in PEOPLE and (listed := slot or self.kept):
            self._put(listed, phrase)  # «التقى الوزير، إضافة إلى رئيس الأركان فلان»
        elif self.along and piece.conj and slot is None and not piece.prep and phrase.kind != "place":
            found.joining.append((self.along, phrase))
        else:
            return False
        return True

    def _goes_on(self, k: int, piece: Piece, phrase: Phrase) -> bool:
        """The next of a list: «وقعه فلان عن الحكومة وفلان عن الحركة», «مع مصر ومع قطر»; the office of the last, «فلان، رئيسة المفوضية، وفلان»."""
        found, slot = self.found, self.slot
        if piece.conj and phrase.kind in PEOPLE and any(is_somebody(p) for p in found.subject) and acted_for(self.pieces, k):
            self._put(found.subject, phrase)
            return True
        if piece.conj and slot is not None and not self.word_before and (not piece.prep or same_slot(self.pieces, k)):
            if not (phrase.kind == "place" and slot and slot[-1].kind != "place" and not phrase.country):
                phrase.distributive = phrase.distributive or (slot[-1].distributive if slot else False)
                slot.append(phrase)
            return True
        return bool(slot) and not piece.prep and not piece.conj and slot is not None and calls_again(slot[-1], phrase, self.pieces, k)

    def _belongs_to_noun(self, k: int, piece: Piece, phrase: Phrase) -> bool:
        """«على الحدود مع سوريا», «الاتفاق المبرم بين …», «بحثا العلاقات بين البلدين»."""
        if piece.prep == "مع":
            again = bool(self.found.preps.get("مع")) and not piece.conj and phrase.kind in ("state", "organisation") and k - 2 > self.start
            noun = self.pieces[k - 2] if again else None
            if noun is not None and noun.kind == "word" and noun.norm.startswith("ال"):
                return True  # «بحث مع نظيره التفاهمات مع إسرائيل»
            return related_to(self.pieces, k, self.start)
        if piece.prep in ("الي", "ل"):
            return of_letter(self.pieces, k, self.start) or of_journey(self.pieces, k, self.start) or of_visitor(self.pieces, k, self.start)
        if piece.prep != "بين":
            return False
        return of_paper(self.pieces, k) or (phrase.rule == "sides.both" and k - 2 >= self.start and relates(self.pieces[k - 2]))

    def _place(self, k: int, piece: Piece, phrase: Phrase) -> None:
        """A phrase that locates: where it happened, where somebody went, «وصل إلى مدينة إسطنبول», or who went, «زار بغداد»."""
        found, pieces = self.found, self.pieces
        if piece.prep:
            if phrase.place is not None and self._set_off(k) and not of_situation(pieces, k, self.start) and not of_aside(pieces, k, self.start):
                found.places.append(phrase.place)
            self.slot = None
        elif piece.conj and of_situation(pieces, list_head(pieces, k), self.start):
            self.slot = None  # «الحرب في سوريا والعراق»
        elif phrase.place is not None and located_word(pieces, k):
            if self._set_off(k) and not of_aside(pieces, k, self.start):
                found.places.append(phrase.place)
        elif phrase.place is not None and (governor := locality(pieces, k)) in ("الي", "ل"):
            self._put(found.preps.setdefault(governor, []), phrase)
        elif not self.word_before and phrase.kind == "place":
            self._put(found.object if not self.subject_open or found.subject else found.subject, phrase)

    def _set_off(self, k: int) -> bool:
        return self.found.object_words is None or _set_off(self.pieces, self.found.object_words[1], k)

    def _behind_word(self, k: int, phrase: Phrase) -> None:
        """A phrase behind a common noun: the noun's own, as behind «مكتب», unless that is closed, or describes or entitles whoever is named."""
        found, pieces = self.found, self.pieces
        if phrase.place is not None and (governor := locality(pieces, k)) is not None:
            self._put(found.preps.setdefault(governor, []) if governor else found.object, phrase)
        elif (slot := _past_closed(pieces, k, self.start, found, self.subject_open, self.object_open)) is not None:
            self._put(slot, phrase)  # «استقبل الوزير في مكتبه رئيس الوفد»: nothing but a closed word stands before
        elif phrase.kind == "person" and (governor := _described(pieces, k, self.start)) is not None:
            self._put(found.preps.setdefault(governor, []) if governor else found.object, phrase)  # «مع الكاتب فلان»
        elif phrase.kind == "person" and self.described and _closed(pieces, k):
            self._put(found.subject if self.described == "subject" else found.object, phrase)  # «استقبل رئيس ديوان المظالم فلاناً»

    def _free(self, k: int, phrase: Phrase) -> None:
        """A phrase that nothing governs: the subject, then the object; «الطرفان، الحكومة والحوثيون، …» are named again."""
        found = self.found
        if self.subject_open and apposed(found.subject, self.pieces, k):
            found.subject = [phrase]
            self.slot = found.subject
        elif self.subject_open and not found.subject:
            self._put(found.subject, phrase)
        elif self.object_open and not found.object:
            self._put(found.object, phrase)
        else:
            self.slot = None

    # -- other words -----------------------------------------------------------------------------------------------

    def _past_other(self, k: int, piece: Piece) -> int | None:
        """What stands behind another event after or before which this one was, and whose sides it names: «وصل إلى القاهرة بعد زيارة فلان إلى أنقرة»."""
        owner = self.pieces[k + 1] if k + 1 < self.end else None
        own = bool(piece.enclitic) and not piece.norm.startswith(_VISITS)  # «بعد زيارته بغداد»: where the same man was before
        sited = piece.enclitic and not own and owner is not None and owner.norm in ("العاصمه", "مدينه")
        if owner is None or (owner.kind != "np" and not sited) or owner.conj or own or not piece.has("noun", "masdar") or owner.prep not in ("", "ل"):
            return None
        lead = k - 1
        if lead > self.start and self.pieces[lead].norm in _SINCE:
            lead -= 1  # «بعد أيام من زيارة …»
        while lead > self.start and (self.pieces[lead].kind in ("time", "figure") or self.pieces[lead].cue in ("num", "quant") or self.pieces[lead].norm in _UNITS):
            lead -= 1
        if lead < self.start or not {self.pieces[lead].norm, self.pieces[lead].prep} & _ORDERING:
            return None
        self.found.nouns.append(k)
        return next((j for j in range(k + 1, self.end) if self.pieces[j].kind == "mark" and self.pieces[j].norm in COMMAS), -1)

    def _event_noun(self, k: int, piece: Piece) -> None:
        """A word of the tables that is no verb here."""
        found = self.found
        if piece.has("noun", "masdar"):
            found.nouns.append(k)
            found.topic_at = piece.i if found.topic_at is None else found.topic_at
            completes = self.word_before and not self.pieces[k - 1].closed  # «ضمن جهود الوساطة»
            if not piece.prep and not led_by_this(self.pieces, k):
                if self.subject_open and not found.subject and not (completes and self._brought(k - 1)):
                    found.subject_word = k
                self.object_open = self.object_open and completes
                self.kept = self.kept if completes else None
                self.subject_open = self.subject_open and bool(found.subject)
            else:
                self.described = ""  # «يصل للقاء الرئيس»: the name is the meeting's
            self.slot = None
        self.word_before = True

    def _brought(self, k: int) -> bool:
        """Whether a preposition governs piece k: «إلى حضور القمة»."""
        return bool(self.pieces[k].prep) or (k > 0 and self.pieces[k - 1].cue == "prep")

    def _past_length(self, k: int) -> int:
        """The last piece of a length: «مدة أربعين دقيقة»."""
        for n in range(2):
            behind = self.pieces[k + n + 1] if k + n + 1 < self.end else None
            if behind is None or not (behind.kind in ("word", "figure") or behind.cue == "num"):
                return k + n
        return k + 2

    def _word(self, k: int, piece: Piece) -> None:
        """A common word: the subject or object itself, an adjective, or one that a preposition governs."""
        found, slot = self.found, self.slot
        if piece.norm in _PARTS_OF_IT:
            self.slot, self.word_before = None, False  # «التقى في مستهلها فلاناً»
            return
        found.joining += sponsoring(self.pieces, k)
        if piece.prep or (k and self.pieces[k - 1].kind == "cue" and self.pieces[k - 1].cue == "prep") or at_behest(self.pieces, k):
            self.slot, self.word_before, self.described = None, True, ""
            return
        if slot and piece.norm.endswith("يا") and self.pieces[k - 1].norm in _OF_IT:
            return  # «الحكومة المعترف بها دولياً والحوثيون»
        if piece.norm in _THEN or self.word_before or (slot and looks_adjective(piece) and may_describe(slot[-1], piece)) or of_place(self.pieces, k):
            return
        if slot and piece.norm.removeprefix("و") != piece.norm and piece.norm[1:] in _AND_OTHERS:
            self.word_before = True  # «اجتمعت مصر وقطر ودول أخرى في الدوحة»
            return
        self.kept = None
        if self.subject_open and not found.subject:
            found.subject_word = found.subject_word if found.subject_word is not None else k
            self.subject_open, self.described = False, "subject"
        elif self.object_open and not found.object:
            found.object_words = (k, k + 1)
            found.topic_at = piece.i if found.topic_at is None else found.topic_at
            self.object_open, self.described = False, "object"
        elif not piece.norm.startswith("و"):
            self.described = ""
        self.slot, self.word_before = None, True


def _nominative(piece: Piece) -> bool:
    """Whether a pair or many are named as who acts: «وفدا الحكومة والحركة», «ممثلو الجانبين»."""
    head = piece.norm.split(" ")[0]
    return piece.phrase is not None and bool(piece.phrase.parts) and head.endswith(("ا", "و"))


def _past_closed(
    pieces: Sequence[Piece], k: int, start: int, found: Arguments, subject_open: bool, object_open: bool
) -> list[Phrase] | None:
    """Where a titled person or body belongs behind words that it cannot complete; None where it may complete the word before, or its place is taken.

    «التقى الوزير على هامش القمة العربية رئيس المجلس»: «العربية» has the article; «في مكتبه», «بعيداً», «ساعتين» are closed too.
    """
    phrase, before = pieces[k].phrase, pieces[k - 1]
    if phrase is None or pieces[k].conj or phrase.kind not in ("person", "office", "group") or not before.closed or before.conj:
        return None
    governor = _described(pieces, k, start) if phrase.kind == "person" else None
    if governor in _BRINGING:
        return None  # «مع الكاتب فلان»
    titled = phrase.kind != "person" or phrase.core[0] > phrase.start or phrase.rule.startswith(("title", "honorific"))
    if not _set_apart(pieces, k, start):
        return None
    if not found.subject and subject_open and titled and (phrase.kind != "group" or _nominative(pieces[k]) or (before.definite and before.has("noun") is not None)) and found.subject_word is None:
        return found.subject
    subject = found.subject[-1] if found.subject else None
    bare = subject is not None and subject.kind == "office" and not titled  # «رئيس الحكومة في الإقليم فلان»: his name
    return found.object if object_open and not found.object and subject is not None and not bare else None


def _set_apart(pieces: Sequence[Piece], k: int, start: int) -> bool:
    """Whether the words right before piece k go back to a preposition, an adverb or a time of the verb's own, and not to a common noun that is its object."""
    for j in range(k - 1, max(start, k - 8) - 1, -1):
        piece = pieces[j]
        if piece.prep or (piece.kind == "cue" and piece.cue == "prep"):
            return True
        if piece.kind == "time":
            return True
        if piece.kind not in ("word", "lex"):
            return False
        if piece.norm.endswith("ا") and piece.closed and not piece.norm.startswith("ال"):
            return True  # «سراً», «رسمياً»
    return False


def _set_off(pieces: Sequence[Piece], start: int, k: int) -> bool:
    """Whether the place is not the object's that begins before piece `start`: a comma parts them, or the object is a paper, «وقعا اتفاقاً في نيروبي»."""
    if start and pieces[start - 1].norm in _SIGNED:
        return True
    back = k - 1
    while back > start and (pieces[back].kind == "cue" or (pieces[back].kind == "word" and locates(pieces, back))):
        back -= 1
    return back >= start and pieces[back].kind == "mark" and pieces[back].norm in COMMAS


def _closed(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word before the name has the article, so that the name completes no idafa: «رئيس ديوان المظالم فلان»."""
    before = pieces[k - 1]
    return before.kind == "word" and not pieces[k].conj and before.norm.startswith(("ال", "لل"))



def _described(pieces: Sequence[Piece], k: int, start: int) -> str | None:
    """The preposition that governs a noun with the article right before a name; None where none does or another word stands before."""
    if k - 1 < start or pieces[k - 1].kind != "word" or pieces[k - 1].conj or pieces[k].conj:
        return None
    noun = pieces[k - 1]
    if not noun.definite and not noun.norm.startswith(("ال", "لل", "بال")):
        return None
    before = pieces[k - 2] if k - 2 >= start else None
    if before is not None and before.kind == "cue" and before.cue == "prep":
        return before.norm
    return noun.prep or None

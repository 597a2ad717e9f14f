"""Who stands where around a verb or an event noun: subject, objects, and what each preposition brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from tawatur import lexicon
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.language import fold
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import LOCALITIES
from tawatur.model import Interval, Place

JOINING = {
    "بمشاركه": "source",
    "بحضور": "attending",
    "برفقه": "member_of_delegation",
    "يرافقه": "member_of_delegation",
    "برئاسه": "chair",
    "برعايه": "mediator",
    "بوساطه": "mediator",
    "بتيسير من": "mediator",
    "رفقه": "member_of_delegation",
}
AGENTS = frozenset({"من قبل", "من جانب", "من لدن", "من طرف"})  # bring who did it: «حظي باستقبال من لدن الرئيس»
_LENT = frozenset({"برعايه", "بوساطه", "بتيسير", "بحضور", "بمشاركه"})  # what «من» may bring the giver of
_ORDINALS = frozenset({"الاول", "الاولي", "الثاني", "الثانيه", "الثالث", "الثالثه", "احدهما", "الاخر", "الاخري", "اخر"})
PLACING = frozenset(
    {"في", "ب", "داخل", "قرب", "بمدينه", "وسط", "شمال", "جنوب", "شرق", "غرب", "شرقي", "غربي", "جنوبي", "شمالي"}
)


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
    subject_word: int | None = None  # piece of a common-noun subject
    last: int = 0  # piece after the last one read
    dropped: bool = False  # the subject is only in the verb
    hosted: bool = False  # it is told who held it: «المحادثات التي استضافتها كوبا»
    scheduled: bool = False  # it is told only that it had been set: «الذي كان مقرراً عقده»

    @property
    def anything(self) -> bool:
        """Whether anything at all stands behind the trigger."""
        return bool(self.object or self.preps or self.nouns or self.object_words or self.subject_word is not None)


def phrases_of(piece: Piece) -> list[Phrase]:
    return [piece.phrase] if piece.phrase is not None else []


def is_place(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the phrase locates here rather than acts: a place, or a state or capital that «في» governs."""
    piece = pieces[k]
    phrase = piece.phrase
    if phrase is None:
        return False
    if phrase.kind == "place":
        return True
    if phrase.kind == "organisation" and piece.prep in PLACING and _housed(piece):
        return True  # «التقى بالقصر الرئاسي»: where, not whom
    return (
        phrase.kind == "state"
        and (phrase.place is not None or phrase.rule == "states.capital")  # «بطرابلس»: which one, nothing tells yet
        and (piece.prep in PLACING or (not piece.prep and located_word(pieces, k)))
    )


@cache
def _situations() -> frozenset[str]:
    return frozenset(fold(word) for row in lexicon.table("situations") for word in row.many("word"))


@cache
def _relations() -> frozenset[str]:
    return frozenset(fold(word) for row in lexicon.table("relations") for word in row.many("word"))


def related_to(pieces: Sequence[Piece], k: int, first: int) -> bool:
    """Whether the state or body behind «مع» completes a noun from piece `first` on, «العلاقات مع روسيا», and is nobody met."""
    phrase = pieces[k].phrase
    if phrase is None or phrase.kind not in ("state", "organisation") or k < 2:
        return False
    return any(relates(p) for p in pieces[max(first, k - 3) : k - 1])  # an adjective at most stands between


def relates(piece: Piece) -> bool:
    """Whether the word names a tie between sides: «العلاقات», «التعاون», «الحدود»."""
    norm = plain(piece.norm)
    return piece.kind in ("word", "lex") and bool({norm, norm.removeprefix("ال")} & _relations())


_SCHEDULED = frozenset(
    {"المقرر", "المقرره", "المزمع", "المزمعه", "المرتقب", "المرتقبه", "المنتظر", "المنتظره", "المقررين"}
)
_AMONG = frozenset({"بينهم", "من بينهم", "منهم", "بينهن", "من بينهن", "بينها", "من بينها", "من ضمنهم", "من ضمنها", "يتقدمهم", "يتقدمها"})


def _housed(piece: Piece) -> bool:
    """Whether the phrase begins with a building's name: «قصر», «مقر», «مبنى»."""
    first = piece.norm.split(" ")[0]
    first = (first[1:] if piece.prep == "ب" and first[0] == "ب" else first).removeprefix("ال")
    return first in ("قصر", "مقر", "مبني", "ديوان", "مكتب", "سفاره", "مطار", "فندق", "قاعه", "مقره", "مكتبه")


def of_scheduled(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the time at piece k is that of something scheduled beside it: «الانتخابات المقررة نهاية العام»."""
    before = next((p for p in reversed(pieces[max(0, k - 2) : k]) if p.kind != "cue"), None)
    return before is not None and before.kind in ("word", "lex") and before.norm in _SCHEDULED


@cache
def _expanses() -> frozenset[str]:
    kinds = ("area", "region", "sea", "river", "mountain", "strait", "corridor", "continent")
    return frozenset(row["name_en"] for row in lexicon.table("places") if row["kind"] in kinds)


def expanse(phrase: Phrase) -> bool:
    """Whether the place is no settlement or building where people would sit down: a dam, a region, a sea."""
    return phrase.place is not None and phrase.place.name in _expanses()


def of_situation(pieces: Sequence[Piece], k: int, first: int) -> bool:
    """Whether the place completes a word between `first` and it («النزاع في السودان») and so is not the event's."""
    for n in range(k - 1, max(first, k - 4) - 1, -1):
        piece = pieces[n]
        if piece.kind == "cue" and piece.cue == "prep" and piece.norm in PLACING:
            continue
        if piece.norm == "السلام" and n and pieces[n - 1].kind == "lex" and pieces[n - 1].has("noun"):
            return False  # «مفاوضات السلام في إسطنبول»
        if piece.kind not in ("word", "lex"):
            return False
        if (
            piece.norm == "الامن"
            and pieces[max(0, k - 5) : k]
            and any(_is_assembly(p.norm) for p in pieces[max(0, k - 5) : k])
        ):
            return False  # «مؤتمر الأمن في ميونيخ»
        if n > first and _housed(pieces[n - 1]):
            return False  # «بقصر السلام بجدة»
        if piece.norm.removeprefix("ال") in _situations() or piece.norm[1:].removeprefix("ال") in _situations():
            return True
        if not piece.norm.startswith("ال"):
            return False  # only adjectives may stand between: «الأزمة السياسية في ليبيا»
    return False


def _list_head(pieces: Sequence[Piece], k: int) -> int:
    """The first piece of the list of names that piece k goes on with: «في اليمن وسوريا والعراق»."""
    while k and pieces[k].conj and pieces[k - 1].kind == "np":
        k -= 1
    return k


def _is_assembly(norm: str) -> bool:
    return norm.removeprefix("ال") in ("مؤتمر", "موتمر", "منتدي", "قمه", "اجتماع", "مجلس", "ملتقي")


def after(pieces: Sequence[Piece], start: int, end: int, wants_subject: bool) -> Arguments:
    """Reads the pieces start..end behind a verb in the order verb–subject–object–prepositions."""
    found = Arguments(last=start)
    slot: list[Phrase] | None = None
    kept: list[Phrase] | None = None  # the last list of names, which «، و» takes up again behind a place or time
    word_before = False
    described = ""  # slot of the common noun that words before a name go on: subject, object or its preposition
    along = ""  # role of those who came along, while their list goes on
    subject_open, object_open = wants_subject, True
    k = start
    while k < end:
        piece = pieces[k]
        found.last = k + 1
        if piece.depth > 0 or piece.kind == "mark":
            if piece.kind == "mark" and piece.norm in (".", "؟", "?", "!"):
                break
            if piece.norm in COMMAS:
                word_before = False
                k = _past_aside(pieces, k, end)
            k += 1
            continue
        if piece.kind == "time":
            if piece.time is not None and not of_scheduled(pieces, k):
                found.times.append(piece.time)
            word_before = False
        elif piece.kind == "np" and piece.phrase is not None:
            phrase = piece.phrase
            joined = joining(pieces, k)
            if slot is None and kept and not along and _takes_up(pieces, k, end, kept):
                slot, word_before = kept, False
            if slot and slot is found.subject and _calls_him(pieces, slot[-1], k):
                slot[-1] = phrase  # «زار قائد حرس الحدود في المنطقة اللواء فلان المصابين»
            elif slot and _his_office(slot[-1], pieces[k]):
                pass  # «محمد بن سلمان ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء»
            elif _without(pieces, k):
                slot = None  # «من دون وسيط»
            elif joined:
                found.joining.append((joined, phrase))
                slot, along = None, joined
            elif piece.prep in _AMONG and phrase.place is None:
                many = slot is found.subject and bool(slot) and slot[-1].kind == "group"  # «وقّع 21 حزباً، من بينها حركة النهضة»
                slot = found.object if slot is None or (slot in (found.subject, found.preps.get("من")) and not many) else slot
                slot.append(phrase)  # «التقى عدداً من نظرائه، بينهم فلان وفلان»
            elif along and piece.conj and slot is None and not piece.prep and phrase.kind != "place":
                found.joining.append((along, phrase))  # «بحضور فلان وفلان»
            elif piece.conj and phrase.kind in _PEOPLE and any(_people(p) for p in found.subject) and _acted_for(pieces, k):
                found.subject.append(phrase)  # «وقعه فلان عن الحكومة وفلان عن الحركة»
                slot = found.subject
            elif piece.conj and slot is not None and not word_before and (not piece.prep or _same_slot(pieces, k)):
                if (
                    phrase.kind == "place"
                    and slot is not None
                    and slot
                    and slot[-1].kind != "place"
                    and not phrase.country
                ):
                    pass
                else:
                    phrase.distributive = phrase.distributive or slot[-1].distributive if slot else phrase.distributive
                    slot.append(phrase)
            elif slot and not piece.prep and not piece.conj and calls_again(slot[-1], phrase, pieces, k):
                pass  # «فلان، رئيسة المفوضية، وفلان»
            elif piece.prep != "من" and (bearer := acts_for(pieces, k)) is not None:
                found.subject.append(bearer)  # «وقع الاتفاق عن الحكومة فلان، وعن الحركة فلان»
                slot, subject_open = found.subject, False
                k += 1
            elif (piece.prep == "مع" and related_to(pieces, k, start)) or (piece.prep == "بين" and _of_paper(pieces, k)):
                slot = None  # «على الحدود مع سوريا», «الاتفاق المبرم بين …»
            elif piece.prep == "بين" and phrase.rule == "sides.both" and k - 2 >= start and relates(pieces[k - 2]):
                slot = None  # «بحثا العلاقات بين البلدين»
            elif is_place(pieces, k) and (piece.prep in PLACING or not piece.prep):
                if piece.prep:
                    beside = found.object_words is None or _set_off(pieces, found.object_words[1], k)
                    if phrase.place is not None and beside and not of_situation(pieces, k, start):
                        found.places.append(phrase.place)
                    slot = None
                elif piece.conj and of_situation(pieces, _list_head(pieces, k), start):
                    slot = None  # «الحرب في سوريا والعراق»
                elif phrase.place is not None and located_word(pieces, k):
                    if found.object_words is None or _set_off(pieces, found.object_words[1], k):
                        found.places.append(phrase.place)
                elif phrase.place is not None and (governor := locality(pieces, k)) in ("الي", "ل"):
                    slot = found.preps.setdefault(governor, [])
                    slot.append(phrase)  # «وصل إلى مدينة إسطنبول»
                elif not word_before and phrase.kind == "place":
                    target = found.object if not subject_open or found.subject else found.subject
                    target.append(phrase)
                    slot = target
            elif piece.prep in AGENTS:
                slot = found.agents
                slot.append(phrase)
                found.preps.setdefault("من", []).append(phrase)
            elif piece.prep:
                slot = found.preps.setdefault(piece.prep, [])
                slot.append(phrase)
            elif word_before and phrase.place is not None and (governor := locality(pieces, k)) is not None:
                slot = found.preps.setdefault(governor, []) if governor else found.object
                slot.append(phrase)
            elif word_before and (open_slot := _past_closed(pieces, k, start, found, subject_open, object_open)) is not None:
                open_slot.append(phrase)  # «استقبل الوزير في مكتبه رئيس الوفد»: nothing but a closed word stands before
                slot = open_slot
            elif word_before and phrase.kind == "person" and (governor := _described(pieces, k, start)) is not None:
                slot = found.preps.setdefault(governor, []) if governor else found.object
                slot.append(phrase)  # «مع الكاتب فلان»: a noun with the article describes him
            elif word_before and phrase.kind == "person" and described and _closed(pieces, k):
                slot = _slot(found, described)
                slot.append(phrase)  # «استقبل رئيس ديوان المظالم فلاناً»: words nobody listed are his title
            elif word_before:
                pass  # «وزارة الخارجية»-like idafa of an unknown noun: belongs to that noun
            elif subject_open and apposed(found.subject, pieces, k):
                found.subject = [phrase]  # «الطرفان، الحكومة والحوثيون، …»
                slot = found.subject
            elif subject_open and not found.subject:
                found.subject.append(phrase)
                slot = found.subject
            elif object_open and not found.object:
                found.object.append(phrase)
                slot = found.object
            else:
                slot = None
            word_before = False
        elif piece.kind == "lex":
            if is_verb(pieces, k):
                break
            if piece.has("noun", "masdar"):
                found.nouns.append(k)
                completes = word_before and not pieces[k - 1].closed  # «ضمن جهود الوساطة»
                if not piece.prep:
                    if subject_open and not found.subject:
                        found.subject_word = k
                    object_open = object_open and completes
                    kept = kept if completes else None
                    subject_open = subject_open and bool(found.subject)
                else:
                    described = ""  # «يصل للقاء الرئيس»: the name is the meeting's
                slot = None
                word_before = True
            else:
                word_before = True
        elif piece.kind == "cue":
            if piece.cue in ("sub", "rel"):
                break
            if piece.cue not in ("coord", "quant", "num") or each_as_object(pieces, k):
                word_before = word_before if piece.cue in ("dem",) else False
        elif piece.norm in _LASTING:
            k += next((n for n in range(2) if k + n + 1 >= end or not (pieces[k + n + 1].kind in ("word", "figure") or pieces[k + n + 1].cue == "num")), 2)
        else:
            if not piece.prep and not (k and pieces[k - 1].kind == "cue" and pieces[k - 1].cue == "prep"):
                if not word_before and not (slot and _adjective(piece) and _agrees(slot[-1], piece)) and not _of_place(pieces, k):
                    kept = None
                    if subject_open and not found.subject:
                        found.subject_word = found.subject_word if found.subject_word is not None else k
                        subject_open, described = False, "subject"
                    elif object_open and not found.object:
                        found.object_words = (k, k + 1)
                        object_open, described = False, "object"
                    elif not piece.norm.startswith("و"):
                        described = ""
                    slot = None
                    word_before = True
                elif word_before:
                    word_before = True
            else:
                slot = None
                word_before = True
                described = ""
        kept = slot or kept
        k += 1
    return found


def _takes_up(pieces: Sequence[Piece], k: int, end: int, names: list[Phrase]) -> bool:
    """Whether «و» behind a place or time goes on with a list of people: «التقى فلاناً في جدة، وفلاناً في أبوظبي»."""
    piece, before = pieces[k], pieces[k - 1]
    phrase = piece.phrase
    if phrase is None or piece.conj != "و" or piece.prep or phrase.kind not in ("person", "office") or names[-1].kind not in ("person", "office"):
        return False
    parted = (before.kind == "mark" and before.norm in COMMAS) or before.kind == "time" or is_place(pieces, k - 1)
    return parted and not (k + 1 < end and is_verb(pieces, k + 1)) and all(p.name != phrase.name for p in names)


def _of_place(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word is the adjective of the place right before it: «في باليرمو الإيطالية»."""
    norm, before = pieces[k].norm, pieces[k - 1] if k else None
    return before is not None and before.phrase is not None and before.phrase.place is not None and norm.startswith("ال") and norm.endswith(("يه", "ي"))


_BRINGING = frozenset({"مع", "بين", "ب", "ل", "الي", "من", "عن"})


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
    if not found.subject and subject_open and titled and phrase.kind != "group" and found.subject_word is None:
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


PAPERS = frozenset(
    fold(word)
    for word in (
        "اتفاق", "اتفاقا", "اتفاقية", "اتفاقيات", "اتفاقات", "مذكرة", "معاهدة", "معاهدات", "بروتوكول", "بروتوكولا", "تفاهم", "تفاهما", "تفاهمات",
        "هدنة", "صفقة", "تسوية", "ميثاق", "وثيقة",
    )
)  # fmt: skip
SIGNED = frozenset(fold(w) for w in ("مبرم", "مبرمة", "موقع", "موقعة", "توقيعه", "توقيعها", "إبرامه", "إبرامها"))


def _of_paper(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «بين» before piece k says whose agreement it is: «الاتفاق النووي المبرم بين …»."""
    behind = [plain(p.norm).removeprefix("ال") for p in pieces[max(0, k - 5) : k] if p.kind == "word"]
    return any(w in SIGNED for w in behind[-1:]) and any(w in PAPERS for w in behind)


def _calls_him(pieces: Sequence[Piece], last: Phrase, k: int) -> bool:
    """Whether the subject only said what office the honoured man right behind it, or behind its place, holds."""
    piece = pieces[k]
    phrase = piece.phrase
    return (
        phrase is not None and phrase.kind == "person" and phrase.rule.startswith("honorific") and not piece.prep and not piece.conj
        and last.kind in ("group", "office") and last.actor is None and not (last.name or "s").endswith("s") and not last.parts
        and all(p.kind in ("word", "cue") or (p.phrase is not None and p.phrase.kind == "place") for p in pieces[max(0, k - 4) : k] if p.start >= last.end)
    )  # fmt: skip


def _his_office(last: Phrase, piece: Piece) -> bool:
    """Whether the phrase is an office of whoever was named right before, and nobody else."""
    phrase = piece.phrase
    return (
        phrase is not None and phrase.kind == "office" and last.kind == "person" and bool(phrase.name)
        and phrase.name == last.name and not piece.prep and not piece.conj
    )  # fmt: skip


def each_as_object(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «كلاً من», or «كل من» behind a noun that is complete, begins the verb's object: «التقى على هامش الاجتماع كلاً من …»."""
    piece, before = pieces[k], pieces[k - 1] if k else None
    if piece.cue != "coord" or before is None or before.kind not in ("word", "lex"):
        return False
    return piece.norm.startswith("كلا") or before.definite or before.norm.startswith("ال")


_PEOPLE = frozenset({"person", "office"})
_SIDED = frozenset({"state", "organisation", "group"})


def _people(phrase: Phrase) -> bool:
    return phrase.kind in _PEOPLE


def acts_for(pieces: Sequence[Piece], k: int) -> Phrase | None:
    """Who acts for the side that «عن» brings at piece k: the person right behind it, «عن الجانب الإيراني فلان»; None where nobody stands there."""
    piece, behind = pieces[k], pieces[k + 1] if k + 1 < len(pieces) else None
    if piece.phrase is None or piece.phrase.kind not in _SIDED or behind is None or behind.phrase is None:
        return None
    sided = piece.prep in ("عن", "من جانب") or (piece.prep == "من" and piece.phrase.group == "side")
    if not sided or behind.prep or behind.conj or not _people(behind.phrase):
        return None
    return behind.phrase


def _acted_for(pieces: Sequence[Piece], k: int) -> bool:
    """Whether both the person at piece k and the one before him are told to act for a side: «فلان عن الحكومة وفلان عن الحركة»."""
    return all(
        any(p.kind == "np" and p.prep == "عن" and p.phrase is not None and p.phrase.kind in _SIDED for p in part[:2])
        for part in (tuple(reversed([p for p in pieces[max(0, k - 3) : k] if p.kind == "np"])), [p for p in pieces[k + 1 : k + 3] if p.kind == "np"])
    )


_OCCASIONED = frozenset({"قبيل", "بعيد", "عقب", "قبل", "بعد", "اثناء", "خلال", "لدي", "فور"})  # «، قبيل مغادرته،»


def _past_aside(pieces: Sequence[Piece], k: int, end: int) -> int:
    """The comma that closes an adverb or two set off by commas, «، بشكل قاطع،», «، صباحاً،»; k itself where none does."""
    for j in range(k + 1, min(k + 5, end)):
        piece = pieces[j]
        if piece.kind == "mark":
            return j if piece.norm in COMMAS and j > k + 1 else k
        occasion = piece.kind == "lex" and bool(piece.enclitic) and pieces[j - 1].norm in _OCCASIONED
        if (piece.kind not in ("word", "cue") and not occasion) or piece.cue in ("sub", "rel", "neg", "aux") or piece.conj:
            return k
    return k


_LASTING = frozenset({"مده", "لمده", "طوال", "طيله", "زهاء", "قرابه"})  # a length follows: «تحدث هاتفياً مدة أربعين دقيقة مع …»
_SIGNED = frozenset({"اتفاقا", "اعلانا", "بيانا", "مذكره", "بروتوكولا", "وثيقه", "معاهده", "ميثاقا", "اتفاقيه"})


def _set_off(pieces: Sequence[Piece], start: int, k: int) -> bool:
    """Whether the place is not the object's that begins before piece `start`: a comma parts them, or the object is a paper, «وقعا اتفاقاً في نيروبي»."""
    if start and pieces[start - 1].norm in _SIGNED:
        return True
    back = k - 1
    while back > start and (pieces[back].kind == "cue" or (pieces[back].kind == "word" and locates(pieces, back))):
        back -= 1
    return back >= start and pieces[back].kind == "mark" and pieces[back].norm in COMMAS


def calls_again(named: Phrase, phrase: Phrase, pieces: Sequence[Piece], k: int) -> bool:
    """Whether the office behind a comma is that of the person just named: «فلان، رئيس المجلس، وفلان»."""
    if phrase.kind != "office" or named.kind != "person" or k < 2 or pieces[k - 1].norm not in COMMAS or pieces[k - 2].phrase is not named:
        return False
    return phrase.actor == named.actor or phrase.name == named.name or named.country is None or phrase.country == named.country


def apposed(subject: list[Phrase], pieces: Sequence[Piece], k: int) -> bool:
    """Whether piece k begins to name the two sides that the phrase before only called so: «الجارتين الصومال وإثيوبيا»."""
    if len(subject) != 1 or subject[0].rule not in ("sides.both", "sides.all") or subject[0].name:
        return False
    return k + 1 < len(pieces) and pieces[k + 1].kind == "np" and bool(pieces[k + 1].conj) and not pieces[k].prep


def _closed(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word before the name has the article, so that the name completes no idafa: «رئيس ديوان المظالم فلان»."""
    before = pieces[k - 1]
    return before.kind == "word" and not pieces[k].conj and before.norm.startswith(("ال", "لل"))


def _slot(found: Arguments, name: str) -> list[Phrase]:
    return found.subject if name == "subject" else found.object


def _without(pieces: Sequence[Piece], k: int) -> bool:
    before = pieces[k - 1] if k else None
    return before is not None and before.norm in ("من دون", "دون", "بدون", "من غير", "سوي", "بلا")


def locality(pieces: Sequence[Piece], k: int) -> str | None:
    """The preposition before «العاصمة», «مدينة» … that the place completes, «إلى العاصمة السعودية الرياض»; empty where none governs it.

    None where no such word stands before.
    """
    for back in range(k - 1, max(-1, k - 4), -1):
        if pieces[back].kind == "word" and plain(pieces[back].norm) in LOCALITIES:
            return pieces[back].prep or ("ل" if pieces[back].norm.startswith("لل") else "")
        if pieces[back].kind not in ("word", "np"):
            return None
    return None


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


def plain(norm: str) -> str:
    """The word without a preposition written onto its article: «للعاصمة», «بالعاصمة»."""
    if norm.startswith("لل"):
        return "ال" + norm[2:]
    return norm[1:] if norm[1:3] == "ال" and norm[0] in "بوكف" else norm


def _agrees(phrase: Phrase, piece: Piece) -> bool:
    """Whether an adjective may belong to the phrase: a named person's has the article, «أكد رشيد أهمية …» has none."""
    return piece.norm.startswith("ال") or phrase.kind not in ("person", "office", "state", "organisation")


def _adjective(piece: Piece) -> bool:
    return piece.norm.startswith("ال") or piece.norm.endswith(("ي", "يه", "ين"))


def _same_slot(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «ومع قطر» repeats the preposition of the phrase before."""
    for back in range(k - 1, max(-1, k - 6), -1):
        if pieces[back].kind == "np":
            return pieces[back].prep == pieces[k].prep
    return False


def located_word(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word before the place names a locality («العاصمة القطرية الدوحة», «مدينة رفح») that «في» or «ب» governs."""
    sited = pieces[k].conj != ""
    for back in range(k - 1, max(-1, k - 4), -1):
        piece = pieces[back]
        if piece.kind == "word" or piece.kind == "np":
            bare = piece.norm[1:] if piece.norm[:1] == "ب" else piece.norm
            sited = sited or piece.kind == "np" or plain(piece.norm) in LOCALITIES or bare in LOCALITIES or bare in PLACING
            if piece.prep in PLACING:
                return sited
            continue
        return sited and piece.kind == "cue" and piece.norm in PLACING
    return False


def joining(pieces: Sequence[Piece], k: int) -> str | None:
    back = k - 1
    while back >= 0 and pieces[back].kind == "mark" and pieces[back].norm in QUOTES:
        back -= 1
    if back >= 1 and pieces[back].norm == "من" and pieces[back].cue == "prep":
        back -= 1  # «بوساطة من قطر», «برعاية مشتركة من …»
        while back >= 1 and pieces[back].kind == "word" and pieces[back].norm.endswith(("ه", "يه")) and k - back < 4:
            back -= 1
        return JOINING.get(pieces[back].norm) if pieces[back].norm in _LENT else None
    if back >= 0 and pieces[back].kind == "cue" and pieces[back].cue == "prep":
        return JOINING.get(pieces[back].norm)
    return None


def apart(pieces: Sequence[Piece], left: Phrase, verb: int) -> bool:
    """Whether a comma parts the phrase from the verb behind it."""
    return any(p.kind == "mark" and p.norm in COMMAS and p.start >= left.end for p in pieces[:verb])


def subject_left(pieces: Sequence[Piece], clause: Clause, verb: int) -> list[Phrase]:
    """The noun phrases standing before the verb as its subject, in order; empty where there are none."""
    k = verb - 1
    skipped = 0
    while k >= clause.start:
        piece = pieces[k]
        if piece.kind == "np" and piece.phrase is not None:
            if joining(pieces, k):
                k -= 1  # «الرئيس يرافقه وفد … سيزور»
                continue
            if piece.prep or piece.depth:
                if piece.depth:
                    k -= 1
                    continue
                if (_after_comma(pieces, k, verb) or (piece.prep == "في" and is_place(pieces, k) and k > clause.start + 1)) and skipped < 3:
                    skipped += 1
                    k -= 1
                    continue
                return []
            if piece.phrase.kind == "place" and piece.phrase.country is None:
                return []
            if _in_phrase(pieces, clause, k):
                return []
            if (named := _named_before(pieces, clause, k)) is not None:
                return [named]
            return _coordinated_left(pieces, clause, k)
        if piece.kind in ("time",) or (piece.kind == "mark" and piece.norm not in (".", ":", "؛")):
            k -= 1
            continue
        if (
            piece.kind == "cue"
            and piece.cue in ("adv", "modal", "neg", "aux", "pron", "prep", "pp", "sub")
            and not (piece.cue == "sub" and k > clause.start)
        ):
            if piece.cue == "sub":
                return []
            k -= 1
            continue
        if (
            piece.kind == "word"
            and skipped < 3
            and (piece.prep or (k and pieces[k - 1].kind == "cue" and pieces[k - 1].cue == "prep") or _adjective(piece))
        ):
            skipped += 1
            k -= 1
            continue
        return []
    return []


def _named_before(pieces: Sequence[Piece], clause: Clause, k: int) -> Phrase | None:
    """Who is called so between commas, where the description stands for nobody: «موسيفيني، الوسيط المعيّن من المجموعة، قد تلقى …»."""
    if k - 2 < clause.start or pieces[k - 1].norm not in COMMAS or pieces[k].conj:
        return None
    description, named = pieces[k].phrase, pieces[k - 2].phrase
    if description is None or named is None or description.name or description.rule != "sides.person":
        return None
    return named if named.kind in ("person", "office") and named.name and not pieces[k - 2].prep else None


def _in_phrase(pieces: Sequence[Piece], clause: Clause, k: int) -> bool:
    """Whether the phrase completes a noun that a preposition governs: «منذ اغتيال الحريري، التقى المبعوث …»."""
    if k - 1 < clause.start or pieces[k].conj:
        return False
    noun = pieces[k - 1]
    if noun.kind not in ("word", "lex") or noun.definite or noun.norm.startswith("ال") or is_verb(pieces, k - 1):
        return False
    before = pieces[k - 2] if k >= 2 else None
    return bool(noun.prep) or (before is not None and before.kind == "cue" and before.cue == "prep")


def _after_comma(pieces: Sequence[Piece], k: int, verb: int) -> bool:
    return any(p.kind == "mark" and p.norm in COMMAS for p in pieces[k + 1 : verb])


def _coordinated_left(pieces: Sequence[Piece], clause: Clause, k: int) -> list[Phrase]:
    found: list[Phrase] = []
    while k >= clause.start:
        piece = pieces[k]
        if piece.kind == "np" and piece.phrase is not None and not piece.prep:
            found.insert(0, piece.phrase)
            if not piece.conj:
                break
            k -= 1
            while k >= clause.start and pieces[k].kind == "mark":
                k -= 1
            continue
        break
    return found


def locates(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the word names a kind of locality, or is the nisba of one: «العاصمة», «مدينة», «الأنغولية» behind it."""
    norm = pieces[j].norm
    if plain(norm) in LOCALITIES:
        return True
    before = pieces[j - 1] if j else None
    return before is not None and before.kind == "word" and plain(before.norm) in LOCALITIES and norm.startswith("ال")


def is_one_of(norm: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a piece, with or without article and accusative ending."""
    return any(
        w.removeprefix("ال") in words or w in words or (w[-1:] == "ا" and w[:-1].removeprefix("ال") in words) or _of_dual(w) in words
        for w in norm.split(" ")
    )


def _of_dual(word: str) -> str:
    """The singular of «اتفاقين», «اتفاقيتان», without article."""
    bare = word.removeprefix("ال")
    if len(bare) < 6 or bare[-2:] not in ("ين", "ان"):
        return bare
    return bare[:-3] + "ه" if bare[-3] == "ت" else bare[:-2]


SET_FOR = ("مقرر", "مقررا", "مزمع", "مزمعا", "مرتقب", "مرتقبا", "مفترض", "مفترضا", "منتظر", "منتظرا", "متوقع", "متوقعا")


def counted_off(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the word counts off one of several meetings, «الأول مع فلان، والثاني مع فلان»."""
    return (
        plain(pieces[j].norm.removeprefix("و")) in _ORDINALS
        and j + 1 < len(pieces)
        and pieces[j + 1].norm in ("مع", "بين")
    )

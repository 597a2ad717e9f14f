"""Clauses of a sentence: where each verb's reach ends, and whose content a clause is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets

FINITE = ("verb", "light", "speech")
NOMINAL = ("noun", "masdar", "saying", "common")
COMMAS = frozenset("،,")
_NOMINAL_OPENERS = frozenset({"ان", "بان", "لان", "لكن", "غير ان", "الا ان"})  # a noun follows them, never a past verb
_TO_BE = frozenset({"المقرر", "مقررا", "المفترض", "مفترضا", "المتوقع", "متوقعا", "المنتظر", "المرتقب", "المزمع", "يفترض", "يتوقع", "ينتظر", "يمكن", "ينبغي", "يجب"})
_HALVED = frozenset({"ساعه", "الساعه", "ساعات", "يوم", "نهار", "اليوم", "عام", "سنه", "قرن", "شهر", "اسبوع", "مليون", "مليار"})
_STOPPED = frozenset({"اطلاق", "النار", "القتال", "الحرب", "العدوان", "التصعيد", "الاعمال", "الهجمات"})
MEANWHILE = frozenset({"خلالها", "خلاله", "خلالهما", "اثناءها", "اثناءه"})
_NOUN_AFTER = frozenset({"عدم", "دون", "من دون", "بدون", "سوي", "غير"})  # a noun follows these
_SHORT = frozenset({"قال", "دعا", "زعم", "نفي", "راي", "جاء", "اكد", "شدد", "حذر", "لفت", "اقر", "ندد", "جدد", "نبه"})  # verbs of three letters that are hardly anything else
_WISHES = word_sets()["consenting"]
_QUOTES = frozenset('"“”«»„')
_VERB_AFTER_CUES = frozenset({"sub", "rel", "modal", "neg", "aux", "conj", "adv", "pron"})


_OPENING = frozenset({"cue", "mark", "lex"})  # kinds of pieces that can open a clause or be its verb


@dataclass(slots=True)
class Clause:
    """Pieces start..end (end exclusive) of a sentence. `parent`: index of the clause it hangs on, -1 for none."""

    start: int
    end: int
    opener: str  # sentence sub rel and verb participle colon resume
    word: str
    parent: int
    verb: int | None = None


def clause_at(clauses: Sequence[Clause], k: int) -> int | None:
    """Which clause piece k stands in; None where it stands in none."""
    return next((n for n, c in enumerate(clauses) if c.start <= k < c.end), None)


def is_verb(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the piece is used as a finite verb here, «بحث الجانبان», not as a noun, «بحث القضايا»."""
    piece = pieces[k]
    if k + 1 == len(pieces):
        return _is_verb(pieces, k)  # what follows may not be read yet
    if piece.verbal is None:
        piece.verbal = _is_verb(pieces, k)
    return piece.verbal


def _takes_up(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word ends in what it takes up of a noun before it, a comma at most between, and who does it stands right behind."""
    if pieces[k].enclitic not in ("ه", "ها") or not 0 < k < len(pieces) - 1:
        return False
    behind, comma = pieces[k + 1], k > 1 and pieces[k - 1].norm in COMMAS
    before = pieces[k - 2] if comma else pieces[k - 1]
    return before.kind in ("word", "lex") and (comma or not before.conj) and behind.kind == "np" and not behind.prep and not behind.conj


def _is_verb(pieces: Sequence[Piece], k: int) -> bool:
    piece = pieces[k]
    if piece.kind != "lex" or piece.definite:
        return False
    entry = piece.has(*FINITE)
    if entry is None:
        return False
    if piece.prep == "منذ" and entry[2] == "past" and piece.has(*NOMINAL) is None:
        return True  # «منذ التقى الطرفان»
    if piece.prep == "من" and k > 1 and pieces[k - 1].norm == "من" and pieces[k - 2].cue == "pron":
        return True  # «هي من ترفضه»
    if piece.prep:
        return piece.prep == "ل" and entry[2] in ("present", "jussive") and (k == 0 or pieces[k - 1].cue != "prep")
    if entry[2] == "past" and k + 1 < len(pieces) and pieces[k + 1].norm in MEANWHILE and not piece.has("noun"):
        return True  # «زيارة بحث خلالها …»
    if piece.norm in _HOSPITALITY and (k + 1 == len(pieces) or pieces[k + 1].kind == "mark"):
        return False  # «شكر الأمير على قيادته واستضافته»
    if piece.norm == "نصف" and k + 1 < len(pieces) and pieces[k + 1].norm in _HALVED:
        return False  # «انفرد به نصف ساعة»
    if piece.norm == "وقف" and k + 1 < len(pieces) and pieces[k + 1].norm in _STOPPED:
        return False  # «محادثات وقف إطلاق النار»
    if piece.enclitic in ("هما", "هم", "ها") and piece.norm.startswith("توصل") and k + 1 < len(pieces) and (pieces[k + 1].norm == "الي" or pieces[k + 1].norm.startswith("ل")):
        return False  # «أعلنت … توصلهما إلى اتفاق»
    if piece.norm in ("تمثل", "يتمثل", "تتمثل") and k + 1 < len(pieces) and (pieces[k + 1].prep in ("ب", "في") or pieces[k + 1].norm == "في"):
        return False  # «حادث تمثل بإطلاق صواريخ»: what it consisted in
    if piece.norm == "نصف" and piece.conj:
        return False  # «عام ونصف العام»
    if _told_of_plan(pieces, k, entry):
        return True
    if _of_answer(pieces, k):
        return False
    if k > 1 and pieces[k - 1].norm == "او" and pieces[k - 2].has("masdar") is not None and piece.has("masdar") is not None:
        return False  # «قرار بشأن قبول أو رفض الاتفاق»
    before = _before(pieces, k)
    if before is not None and before.kind == "np" and piece.norm in _WISHES and not piece.conj and _verb_before(pieces, k):
        return False  # «أبدى الرئيس رغبته في لقاء فلان»
    if before is not None and before.norm in _NOUN_AFTER:
        return False
    if entry[2] == "past" and _behind_time(pieces, k):
        return True
    if (
        before is not None
        and before.kind == "cue"
        and before.cue in ("prep", "coord", "quant", "dem")
        and not (piece.conj and before.cue == "dem")
    ):  # «هذا والتقى …»
        return False
    if piece.conj and before is not None and piece.has(*NOMINAL) is not None and _parallel(before, piece, pieces[k + 1 : k + 2]):
        return False  # «بوساطة مصرية ودعم أميركي»
    if entry[2] == "past" and piece.norm.startswith(_ON_PLANS) and _takes_up(pieces, k):
        return True  # «مبادرة لوقف القتال رفضها الوفد»
    if entry[2] == "past" and piece.norm in _GATHERING and _gathers(pieces, k):
        return True  # «عقدت اللجنة اجتماعاً، ضم وزير الخارجية …»
    if entry[4] == "d" and piece.has("participle") and before is not None and before.norm in COMMAS:
        return False  # «رحب فلان، آملاً أن …»
    if piece.has(*NOMINAL) is None and entry[2] != "past":
        return True
    if piece.future or (piece.enclitic and piece.has(*NOMINAL) is None):
        return True
    if before is None or before.kind in ("mark", "time"):
        return not (
            before is not None
            and before.norm in COMMAS
            and piece.has(*NOMINAL) is not None
            and not piece.conj
            and _verb_before(pieces, k)
            and not _behind_source(pieces, k)
        )
    if before.kind == "cue":
        if (
            before.cue == "sub"
            and before.norm in _NOMINAL_OPENERS
            and entry[2] == "past"
            and piece.has(*NOMINAL) is not None
        ):
            if any(e[0] in FINITE and e[2] == "present" for e in piece.entries) and any(p.norm in _TO_BE for p in pieces[max(0, k - 3) : k - 1]):
                return True  # «كان من المقرر أن تجمع فلاناً وفلاناً»
            return any(p.norm.removeprefix("و") == "سبق" for p in pieces[max(0, k - 5) : k - 1])  # «سبق للوفد أن رفضها»
        if before.cue == "pp" and piece.has(*NOMINAL) is None:
            return True  # «مصدر مقرب منها ألمح إلى …»
        return before.cue in _VERB_AFTER_CUES or (before.cue == "dem" and bool(piece.conj))
    if entry[2] == "past" and _of_noun(pieces, k - 1):
        return True  # «لقاء جمع …», «اجتماع ثلاثي ضم …»
    if before.kind == "lex" and not before.has("noun"):
        if piece.conj and before.enclitic and piece.has(*NOMINAL) is None and is_verb(pieces, k - 1):
            return True  # «كان قد زارها والتقى هناك …»
        light = before.has("light", "verb", "speech")
        return not (light is not None and is_verb(pieces, k - 1)) and piece.has(*NOMINAL) is None
    if piece.conj:
        return True
    if before.kind == "np":
        if entry[4] == "d" and not piece.conj and _one_who_acts(before) and _verb_before(pieces, k):
            return False  # «قدّم المبعوث عرضاً»
        return piece.has(*NOMINAL) is None or (
            before.phrase is not None and not before.prep and not _verb_before(pieces, k) and not _weighs(pieces, k)
        )
    if before.kind == "word":
        ambiguous = piece.has(*NOMINAL) is not None
        if k + 1 < len(pieces) and pieces[k + 1].norm in ("فيه", "فيها"):
            return True  # «في وقت كشف فيه مصدر …»
        return not ambiguous and (len(piece.norm) > 3 or piece.norm in _SHORT)
    return piece.has(*NOMINAL) is None


def _told_of_plan(pieces: Sequence[Piece], k: int, entry: Entry) -> bool:
    """Whether a short verb says what became of the thing with the article before it: «أن المقترح قُدّم إلى …»."""
    if k < 2:
        return False
    thing, behind = pieces[k - 1], pieces[k + 1] if k + 1 < len(pieces) else None
    led = behind is not None and (behind.norm == "الي" or behind.prep in ("الي", "ل"))
    return entry[2] == "past" and led and thing.kind in ("word", "lex") and (thing.definite or thing.norm.startswith("ال")) and pieces[k - 2].cue == "sub" and not pieces[k].conj


def _of_answer(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word is somebody's answer or refusal, no verb: «سلّمت الحركة الوسطاء صباحاً ردها», «بعد إعلان فلان رفضه المقترح», «وهو عرض لم يقبله»."""
    piece, before = pieces[k], pieces[k - 1] if k else None
    if before is None or piece.conj:
        return False
    if piece.norm in _ANSWERS and before.kind in ("time", "np", "word"):
        return _verb_before(pieces, k)
    if piece.norm == "رد" and before.kind == "time" and k + 1 < len(pieces) and pieces[k + 1].kind == "np":
        return any(pieces[j].norm.startswith(_HANDING) for j in range(max(0, k - 8), k) if is_verb(pieces, j))  # «تسلّم الرئيس مساء الأحد رد الحزب»
    if piece.norm in ("رفضه", "رفضها", "رفضهم") and before.kind == "time" and k + 1 < len(pieces) and pieces[k + 1].kind in ("word", "lex"):
        return _verb_before(pieces, k)  # «أبلغت الحركة الوسيط أمس رفضها المسودة», no «خطة طُرحت أمس رفضها الوفد»
    if before.cue == "pron" and before.conj and piece.norm in ("عرض", "طرح"):
        behind = pieces[k + 1] if k + 1 < len(pieces) else None
        return behind is not None and (behind.cue == "neg" or behind.norm == "سبق")
    if before.norm in _HOLDING and piece.norm.endswith("ا"):
        return True  # «وثيقة تتضمن عرضاً»
    told = pieces[k - 2] if k > 1 else None
    stance = piece.enclitic in ("ه", "ها", "هم", "هما") and piece.has("masdar") is not None and before.kind == "np" and not before.prep
    return stance and told is not None and makes_known(told)


def makes_known(piece: Piece) -> bool:
    """Whether the word is a masdar of making known, behind which one's own stance stands: «إعلان فلان رفضه المقترح»."""
    return piece.kind == "lex" and piece.has("saying") is not None and piece.norm in _TELLING


_HOLDING = word_sets()["plans_say"]
_ON_PLANS = ("رفض", "قبل", "طرح", "قدم", "عرض", "سلم", "نقل", "حمل", "اعد", "صاغ", "بلور")
_HANDING = ("سلم", "تسلم", "استلم", "تلق", "نقل", "قدم", "ارسل")
_ANSWERS = frozenset({"رده", "ردها", "ردهم", "ردهما"})
_TELLING = frozenset({"اعلان", "تاكيد", "ابلاغ", "اعراب", "ابداء"})


def _one_who_acts(piece: Piece) -> bool:
    phrase = piece.phrase
    return phrase is not None and phrase.number == "s" and not phrase.parts and phrase.kind in ("person", "office", "organisation", "state") and not piece.conj and not piece.prep


_BEFORE_THAT = frozenset({"قبل", "بعد", "فور", "اثر", "عقب", "قبيل", "غداه", "خلال", "اثناء", "منذ", "مع", "رغم", "بعيد"})


def _behind_time(pieces: Sequence[Piece], k: int) -> bool:
    """Whether only a verb can follow what stands before piece k: «وقبل ذلك بحث …», «سبق أن عقد …»."""
    if k < 2:
        return False
    one, two = pieces[k - 2], pieces[k - 1]
    if two.norm == "ذلك":
        return one.norm.removeprefix("و") in _BEFORE_THAT
    return two.norm == "ان" and one.norm.removeprefix("و") in ("سبق", "بعد", "قبل")


def _parallel(before: Piece, piece: Piece, behind: Sequence[Piece]) -> bool:
    """Whether a noun with an adjective goes on after another: «بوساطة مصرية ودعم أميركي», no «وقتل فلسطيني» behind a clause of its own."""
    one, two = before.norm, behind[0].norm if behind and behind[0].kind == "word" else ""
    return before.kind == "word" and one.endswith(_NISBA) and two.endswith(_NISBA) and not one.startswith("ال") and not two.startswith("ال")


_NISBA = ("ي", "يه")
_HOSPITALITY = frozenset({"استضافته", "استضافتها", "استضافتهم"})
_GATHERING = frozenset({"ضم", "جمع", "شمل"})


def _gathers(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word says whom the meeting before brought together: «عُقد اجتماع في عمّان، ضم وزير …», «لقاء سري جمع السبت وفداً …»."""
    behind = next((p for p in pieces[k + 1 : k + 4] if p.kind != "time" and p.cue != "prep"), None)
    people = behind is not None and behind.phrase is not None and behind.phrase.kind in ("person", "office", "group") and not behind.prep
    return people and any(p.has("noun") and not p.definite for p in pieces[max(0, k - 10) : k])


_SOURCE_OPENERS = frozenset({"وفق", "وفقا", "بحسب", "حسب", "طبقا", "بينما", "فبينما", "بعدما", "عندما"})


def _behind_source(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the comma before piece k closes what a sentence opens with, a source or another's act: «وبحسب مصدر تحدثت إليه الوكالة، عقد …», «بينما شكر …، نفى …»."""
    first = pieces[0].norm if pieces[0].norm in _SOURCE_OPENERS else pieces[0].norm.removeprefix("و")
    return first in _SOURCE_OPENERS and not any(p.kind == "mark" and p.norm in COMMAS for p in pieces[: k - 1])


_CARRYING = word_sets()["carrying"]  # participles that bring what is said, whatever stands before them
_REMAINING = word_sets()["remaining"]
_CARRYING_MANY = word_sets()["carrying_many"]  # their feminines and plurals, that may be a noun's adjective


_AT_WHOM = frozenset({"متهما", "متهمه", "متهمين", "محملا", "محمله", "محملين", "مطالبا", "مطالبه", "مطالبين", "مهددا", "مهدده", "واصفا", "واصفه", "محذرا", "محذره", "داعيا", "منتقدا", "منتقده", "حاثا", "مناشدا"})
_STRIKES = frozenset({"هاجم", "هاجمت", "هاجموا"})  # say nothing by themselves: «هاجم الحكومة قائلاً: …»
_ANSWERED = frozenset({"رد", "ردت", "ردوا", "يرد", "ترد", "علق", "علقت", "عقب", "عقبت", "انتفض", "انتفضت", "هاجم", "هاجمت"})


def _goes_along(pieces: Sequence[Piece], k: int, here: Clause) -> bool:
    """Whether a participle goes along with the verb before it without a comma: «ألقى كلمة مؤكداً أن …», «وصل مشدداً على …»."""
    piece = pieces[k]
    if piece.norm not in _CARRYING | _AT_WHOM | _CARRYING_MANY or piece.prep or k + 1 >= len(pieces) or pieces[k - 1].cue in ("aux", "neg", "prep"):
        return False
    behind, verb = pieces[k + 1], here.verb
    if piece.norm in _CARRYING_MANY:
        return _closed_before(pieces, k, here) and (behind.cue in ("sub", "prep") or behind.prep == "ب" or (behind.norm.startswith("ب") and len(behind.norm) > 4))
    if piece.norm in _AT_WHOM and behind.kind == "np":
        return behind.kind == "np" and not behind.prep and verb is not None and pieces[verb].norm in _ANSWERED
    if verb is not None and pieces[verb].has("speech") and (verb == k - 1 or (piece.norm == "قائلا" and pieces[verb].norm not in _STRIKES)):
        return False  # «وتابع قائلاً: …»
    return behind.cue in ("sub", "prep") or behind.norm in (":", '"', "«", "“", "ب") or (piece.norm == "رافضا" and behind.norm.startswith("ال"))


def _closed_before(pieces: Sequence[Piece], k: int, here: Clause) -> bool:
    """Whether what stands before can have no adjective in the accusative, so that a participle tells of whoever acts: «تظاهرت العائلات مطالبة بصفقة», not «جهة مطالبة بالرد»."""
    before = pieces[k - 1]
    if here.verb is None or any(p.norm.removeprefix("و") in _REMAINING for p in pieces[here.start : k]):
        return False  # «تبقى الحكومة مطالبة بالرد»
    if before.kind in ("time", "mark") or is_verb(pieces, k - 1):
        return before.has("speech") is None  # «قال داعية إن …»
    return before.kind in ("np", "word", "lex") and (before.kind == "np" or bool(before.enclitic) or before.definite or before.norm.startswith("ال") or before.norm.endswith(("ها", "هم")))


def _of_noun(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the pieces up to k are an event noun without article and its adjectives."""
    back = k
    while (
        back > 0
        and back > k - 3
        and pieces[back].kind == "word"
        and pieces[back].norm.endswith(("ي", "يه", "ق", "ر", "ه"))
    ):
        back -= 1
    noun = pieces[back]
    return noun.kind == "lex" and noun.has("noun") is not None and not noun.definite and not noun.has("verb", "light")


def _before(pieces: Sequence[Piece], k: int) -> Piece | None:
    """The piece before, where an opening quotation mark parts a noun from what governs it: «إلى "رد فعل قوي"»."""
    before = pieces[k - 1] if k else None
    if before is not None and before.norm in _QUOTES and k > 1 and pieces[k].has(*NOMINAL) is not None:
        return pieces[k - 2]
    return before


def _weighs(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the noun before piece k only considers or undoes what it tells: «تدرس كييف سحب قواتها», «فضّل الوزير رفض العرض»."""
    return k > 1 and pieces[k - 2].norm.removeprefix("و") in _WEIGHING


_WEIGHING = word_sets()["weighing"]
_TOLD_NEXT = word_sets()["told_next"]


def _verb_before(pieces: Sequence[Piece], k: int) -> bool:
    for j in range(k - 1, max(-1, k - 13), -1):
        if pieces[j].kind == "cue" and pieces[j].cue in ("sub", "rel"):
            return False  # another clause's verb is none of this one's
        if is_verb(pieces, j):
            relative = any(p.kind == "cue" and p.cue == "rel" for p in pieces[max(0, j - 3) : j])
            if relative and any(p.kind == "mark" and p.norm in COMMAS for p in pieces[j + 1 : k]):
                continue  # «اللقاء، الذي استمر ساعة، جمع …»
            return True
    return False


def pronominal(clause: Clause) -> bool:
    """Whether the clause's opener carries its subject: «أنه», «بأنها», «لأنهم»."""
    return clause.opener == "sub" and clause.word.endswith(
        ("انه", "انها", "انهم", "انهما", "لكنه", "لكنها", "لكنهم", "لكنهما")
    )


def clauses(pieces: Sequence[Piece]) -> list[Clause]:
    """The clauses of a sentence in order; together they cover every piece."""
    found = [Clause(0, len(pieces), "sentence", "", -1)]
    for k, piece in enumerate(pieces):
        here = found[-1]
        if piece.kind not in _OPENING:
            continue
        opener, word, at = _opens(pieces, k, here)
        if opener and at > here.start:
            here.end = at
            parent = len(found) - 1
            if opener in ("resume", "and"):
                while parent > 0 and found[parent].opener == "rel":
                    parent = found[parent].parent
            found.append(Clause(at, len(pieces), opener, word, parent))
            here = found[-1]
        elif opener and at == here.start and here.opener == "sentence" and opener in ("sub", "rel"):
            here.opener, here.word = opener, word
        if here.verb is None and is_verb(pieces, k):
            here.verb = k
    return found


def _around_time(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the comma is one of two around a time behind which the clause goes on: «القمة التي جمعت في أسمرا، الخميس، الرئيس …»."""
    opening = k if pieces[k + 1].kind == "time" else k - 2
    if opening < 0 or opening + 3 >= len(pieces) or pieces[opening].norm not in COMMAS or pieces[opening + 2].norm not in COMMAS:
        return False
    behind = pieces[opening + 3]
    return pieces[opening + 1].kind == "time" and behind.kind == "np" and not behind.prep and not behind.conj


def _past_unknown(pieces: Sequence[Piece], k: int, here: Clause) -> bool:
    """Whether the relative clause has had a verb that no table has, whose ending takes up its head, with its subject: «الوزير الذي عينه المجلس استقبل …»."""
    first = pieces[here.start + 1] if here.start + 2 < k else None
    unknown = first is not None and first.kind == "word" and first.norm.endswith(("ه", "ها", "هم", "هما")) and not first.definite and not first.norm.startswith("ال")
    return unknown and not pieces[k].conj and all(p.kind == "np" or p.norm.endswith("ا") for p in pieces[here.start + 2 : k]) and pieces[here.start + 2].kind == "np"


def _denied_next(pieces: Sequence[Piece], k: int, here: Clause) -> bool:
    """Whether «و» before a negation goes on with another verb: «أن بلاده قلقة، ولم يستبعد …»."""
    before = pieces[k - 1] if k else None
    denied = before is not None and before.cue == "neg" and bool(before.conj)
    return denied and here.verb is None and here.opener in ("sub", "colon", "rel") and k - here.start > 3


_ASIDES = frozenset({"خلال", "اثناء", "في ختام", "عقب", "بعد", "اثر", "علي هامش", "في اعقاب", "في", "قبيل", "قبل"})


def _closes_aside(pieces: Sequence[Piece], k: int, here: Clause) -> bool:
    """Whether the comma closes what a noun without article of an aside is told to have been: «توصلتا، خلال محادثات أُجريت في جدة، إلى اتفاق»."""
    if here.opener != "verb" or here.verb != here.start or k + 1 >= len(pieces) or pieces[k + 1].conj or _around_time(pieces, k):
        return False
    behind = pieces[k + 1]
    if is_verb(pieces, k + 1) or behind.kind in ("mark", "time") or behind.cue in ("sub", "rel"):
        return False
    opening = next((j for j in range(here.start - 1, max(-1, here.start - 7), -1) if pieces[j].kind == "mark"), -1)
    if opening < 1 or pieces[opening].norm not in COMMAS:
        return False
    first, inside = pieces[opening + 1], pieces[opening + 1 : here.start]
    led = first.norm in _ASIDES or first.prep in _ASIDES
    return led and not any(is_verb(pieces, j) for j in range(opening + 1, here.start)) and not inside[-1].definite and any(p.kind in ("lex", "word") for p in inside)


_HAD = frozenset({"كان", "كانت", "كانا", "كانوا"})
_HAD_REACH = 7  # pieces between «كان» and its verb


def _had(pieces: Sequence[Piece], k: int, before: int) -> int | None:
    """The «كان» behind a comma or with «و» that opens the clause of the verb at piece k, its subject standing between: «…، وكان الوزير قد زار أنقرة»."""
    named = False
    for j in range(k - 1, max(before, k - _HAD_REACH), -1):
        piece = pieces[j]
        if piece.cue == "aux" and piece.norm.removeprefix("و") in _HAD:
            return j if named and (piece.norm[0] == "و" or pieces[j - 1].norm in COMMAS) else None
        named = named or piece.kind == "np"
        if not (piece.norm == "قد" or (piece.kind == "np" and not piece.prep) or piece.kind == "time" or piece.norm in COMMAS):
            return None
    return None


def _lists_each(pieces: Sequence[Piece], k: int, here: Clause) -> bool:
    """Whether the comma at piece k stands between those whom «كل من» lists: «الذي جمع كلاً من مصر، وقطر، …»."""
    ahead = pieces[k + 1]
    listing = any(p.cue == "coord" for p in pieces[here.start : k])
    return listing and pieces[k - 1].kind == ahead.kind == "np" and ahead.conj == "و" and not ahead.prep


def _is_hour(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the colon at piece k stands in an hour: «عند الساعة 15:35»."""
    return 0 < k < len(pieces) - 1 and pieces[k - 1].cue == pieces[k + 1].cue == "num" and pieces[k - 1].end == pieces[k].start and pieces[k].end == pieces[k + 1].start


def _opens(pieces: Sequence[Piece], k: int, here: Clause) -> tuple[str, str, int]:
    """(kind of opening, word, piece where the new clause starts), or ("", "", k) where none starts at piece k."""
    piece = pieces[k]
    if piece.kind == "cue" and piece.cue == "sub":
        return "sub", piece.norm, k
    if piece.kind == "cue" and (piece.cue == "rel" or (piece.norm == "من" and k and pieces[k - 1].cue == "pron" and k + 1 < len(pieces) and is_verb(pieces, k + 1))):
        return "rel", piece.norm, k
    if piece.kind == "mark" and piece.norm in COMMAS and _closes_aside(pieces, k, here):
        return "resume", piece.norm, k + 1
    if piece.kind == "mark":
        if piece.norm in (":", "؛", "…") and k + 1 < len(pieces) and not _is_hour(pieces, k):
            return ("colon" if piece.norm == ":" else "resume"), piece.norm, k + 1
        if (
            piece.norm in ("-", "–", "—", "|", "/")
            and k
            and k + 1 < len(pieces)
            and pieces[k - 1].end < piece.start
            and piece.end < pieces[k + 1].start
        ):
            return "resume", piece.norm, k + 1
        if piece.norm in COMMAS and here.opener == "rel" and here.verb is not None and k + 1 < len(pieces) and not _around_time(pieces, k) and not _lists_each(pieces, k, here):
            return "resume", piece.norm, k + 1
        return "", "", k
    if piece.kind == "lex":
        participle = piece.has("participle")
        if participle and k and pieces[k - 1].kind == "mark" and not is_verb(pieces, k):
            return "participle", piece.norm, k
        if participle and (piece.conj or _goes_along(pieces, k, here)):
            return "participle", piece.norm, k
        nominal = (
            piece.conj and here.opener in ("sub", "colon", "rel") and k - here.start >= 3
        )  # «أن بلاده متمسكة بالحوار، وحذر …»
        nominal = nominal or (here.opener == "participle" and piece.conj == "و" and pieces[k - 1].norm in COMMAS)  # «واصفاً إياه بالتاريخي، ودعا …»
        if here.opener == "rel" and here.verb is None and _past_unknown(pieces, k, here) and is_verb(pieces, k):
            return "resume", piece.norm, k
        if _denied_next(pieces, k, here) and is_verb(pieces, k):
            return "and", piece.norm, k - 1
        if piece.prep == "ل" and k and pieces[k - 1].norm in COMMAS and piece.norm in _TOLD_NEXT and is_verb(pieces, k):
            return "and", piece.norm, k
        if is_verb(pieces, k) and (here.verb is not None or nominal):
            if not piece.conj and here.verb is not None and (aux := _had(pieces, k, here.verb)) is not None:
                return ("and" if pieces[aux].norm[0] == "و" else "verb"), piece.norm, aux
            return ("and" if piece.conj else "verb"), piece.norm, k
    return "", "", k

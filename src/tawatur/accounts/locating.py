"""Whether a phrase says where something is: a place that «في» governs or a locality stands before, and none of a situation or a schedule."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.discourse import state_name
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import ACTING_GROUPS, LOCALITIES, word_sets
from tawatur.model import Place

INSIDE = frozenset({"في", "ب", "داخل"})
PLACING = frozenset(
    {"في", "ب", "داخل", "قرب", "بالقرب من", "بمدينه", "وسط", "شمال", "جنوب", "شرق", "غرب", "شرقي", "غربي", "جنوبي", "شمالي"}
)
_TRUCES = frozenset({"النار", "الهدنه", "هدنه", "التهدئه", "القتال"})
_SCHEDULED = word_sets()["scheduled"]
_CONCERNED = frozenset({"المعني", "المعنيه", "المعنيين", "المعنيون", "المختص", "المختصه", "المكلف", "المكلفه", "المتعلق", "المتعلقه", "الخاص", "الخاصه", "الحاكم", "الحاكمه"})


def is_place(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the phrase locates here rather than acts: a place, or a state or capital that «في» governs."""
    piece = pieces[k]
    phrase = piece.phrase
    if phrase is None:
        return False
    if phrase.kind == "place":
        return bool(piece.prep) or not _whose(pieces, k)
    if phrase.kind == "organisation" and piece.prep in PLACING and _housed(piece):
        return True  # «التقى بالقصر الرئاسي»: where, not whom
    if phrase.kind in ("organisation", "group") and phrase.place is not None:
        return piece.prep in PLACING or (not piece.prep and located_word(pieces, k))  # «بمقر الوزارة»
    return (
        phrase.kind == "state"
        and (phrase.place is not None or phrase.rule == "states.capital")  # «بطرابلس»: which one, nothing tells yet
        and (piece.prep in PLACING or (not piece.prep and located_word(pieces, k)))
    )


def _whose(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the place completes the people named right before it: «وفداً من وجهاء السويداء»."""
    before = pieces[k - 1].phrase if k else None
    return before is not None and before.kind == "group" and before.place is None and before.rule != "sides.both"


@cache
def _situations() -> frozenset[str]:
    return frozenset(fold(word) for row in lexicon.table("situations") for word in row.many("word"))


def _housed(piece: Piece) -> bool:
    """Whether the phrase begins with a building's name: «قصر», «مقر», «مبنى»."""
    first = piece.norm.split(" ")[0]
    first = (first[1:] if piece.prep == "ب" and first[0] == "ب" else first).removeprefix("ال")
    return first in ("قصر", "مقر", "مبني", "ديوان", "مكتب", "سفاره", "مطار", "فندق", "قاعه", "مقره", "مكتبه")


_HELD = frozenset({"عقدها", "عقده", "انعقادها", "انعقاده", "اجراوها", "اجراوه", "اجرائها", "تنظيمها", "تنظيمه", "بدوها", "انطلاقها", "انطلاقه", "استضافتها", "عقدهما"})


def of_scheduled(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the time at piece k is that of something scheduled beside it: «الانتخابات المقررة نهاية العام», «القمة المقرر عقدها غداً»."""
    before = next((p for p in reversed(pieces[max(0, k - 3) : k]) if p.kind != "cue" and p.norm not in _HELD), None)
    return before is not None and before.kind in ("word", "lex") and before.norm in _SCHEDULED


@cache
def _expanses() -> frozenset[str]:
    kinds = ("area", "region", "sea", "river", "mountain", "strait", "corridor", "continent")
    return frozenset(row["name_en"] for row in lexicon.table("places") if row["kind"] in kinds)


@cache
def _vast() -> frozenset[str]:
    kinds = ("area", "region", "sea", "continent")
    return frozenset(row["name_en"] for row in lexicon.table("places") if row["kind"] in kinds and not row["country"])


def vast(place: Place) -> bool:
    """Whether the place is of no one state, and so none where people met: the Balkans, Africa, the Black Sea."""
    return place.name in _vast()


_MADE = frozenset({"اتفاق", "اتفاقا", "اتفاقيه", "معاهده", "محادثات", "مفاوضات", "مباحثات", "موتمر", "قمه"})


def is_state(place: Place) -> bool:
    """Whether the place is a whole state."""
    return place.name == state_name(place.country or "")


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
        if piece.norm == "سلام" and n and pieces[n - 1].norm.removeprefix("ال") in _MADE:
            return False  # «وقّعا اتفاق سلام في كاتماندو»
        if piece.kind not in ("word", "lex"):
            return False
        if piece.norm in _CONCERNED and (n == k - 1 or pieces[n + 1].norm in PLACING):
            return True  # «اللجنة المعنية بليبيا», «السلطات المعنية في صنعاء»
        if (
            piece.norm == "الامن"
            and pieces[max(0, k - 5) : k]
            and any(is_assembly(p.norm) for p in pieces[max(0, k - 5) : k])
        ):
            return False  # «مؤتمر الأمن في ميونيخ»
        if n > first and _housed(pieces[n - 1]):
            return False  # «بقصر السلام بجدة»
        if {piece.norm.removeprefix("ال"), piece.norm[1:].removeprefix("ال"), piece.norm.removeprefix("لل")} & _situations():
            return True
        if piece.norm in _TRUCES and (phrase := pieces[k].phrase) is not None and (expanse(phrase) or (phrase.place is not None and is_state(phrase.place))):
            return True  # «تثبيت وقف إطلاق النار في قطاع غزة»; «وقّعا هدنة في جدة» is where they signed
        if not piece.norm.startswith(("ال", "لل")):
            return False  # only adjectives may stand between: «الأزمة السياسية في ليبيا»
    return False


def of_people(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the place is that of the people named just before («عائلات الأسرى في غزة»), not of the meeting."""
    before = next((p for p in reversed(pieces[max(0, j - 3) : j]) if p.kind == "np"), None)
    return (
        before is not None
        and before.phrase is not None
        and before.phrase.kind == "group"
        and before.phrase.rule != "sides.both"
        and before.phrase.group not in ACTING_GROUPS
    )


def list_head(pieces: Sequence[Piece], k: int) -> int:
    """The first piece of the list of names that piece k goes on with: «في اليمن وسوريا والعراق»."""
    while k and pieces[k].conj and pieces[k - 1].kind == "np":
        k -= 1
    return k


def is_between(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the name at piece k is one of those between whom something is: «الوساطة بين أنقرة ودمشق، حيث دعا …»."""
    head = list_head(pieces, k)
    return pieces[head].prep == "بين" or (head > 0 and pieces[head - 1].norm == "بين")


def is_assembly(norm: str) -> bool:
    """Whether the word names a gathering of many: «مؤتمر», «قمة»."""
    return norm.removeprefix("ال") in ("مؤتمر", "موتمر", "منتدي", "قمه", "اجتماع", "مجلس", "ملتقي")


_HONOURING = frozenset({"العامر", "العامره", "الزاهر", "الزاهره"})  # behind a palace's name: «قصر بسمان الزاهر»


def of_place(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word is the adjective of the place right before it: «في باليرمو الإيطالية»."""
    norm, before = pieces[k].norm, pieces[k - 1] if k else None
    return before is not None and before.phrase is not None and before.phrase.place is not None and ((norm.startswith("ال") and norm.endswith(("يه", "ي"))) or norm in _HONOURING)


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


def plain(norm: str) -> str:
    """The word without a preposition written onto its article: «للعاصمة», «بالعاصمة»."""
    if norm.startswith("لل"):
        return "ال" + norm[2:]
    return norm[1:] if norm[1:3] == "ال" and norm[0] in "بوكف" else norm


def located_word(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word before the place names a locality («العاصمة القطرية الدوحة», «مدينة رفح») that «في» or «ب» governs."""
    sited = pieces[k].conj != ""
    for back in range(k - 1, max(-1, k - 4), -1):
        piece = pieces[back]
        if piece.phrase is not None and piece.phrase.kind in ("group", "person", "office") and piece.phrase.place is None:
            return False
        if piece.kind == "word" or piece.kind == "np":
            bare = piece.norm[1:] if piece.norm[:1] == "ب" else piece.norm
            sited = sited or piece.kind == "np" or plain(piece.norm) in LOCALITIES or bare in LOCALITIES or bare in PLACING
            if piece.prep in PLACING:
                return sited
            continue
        return sited and piece.kind == "cue" and piece.norm in PLACING
    return False


def locates(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the word names a kind of locality, or is the nisba of one: «العاصمة», «مدينة», «الأنغولية» behind it."""
    norm = pieces[j].norm
    if plain(norm) in LOCALITIES:
        return True
    before = pieces[j - 1] if j else None
    return before is not None and before.kind == "word" and plain(before.norm) in LOCALITIES and norm.startswith("ال")

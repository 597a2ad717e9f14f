"""Whether a meeting told as set was called off, and whether one that was not held was only put off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from tawatur import lexicon
from tawatur.accounts.clauses import COMMAS
from tawatur.language import fold
from tawatur.mentions.pieces import Piece

_PUTTING_IT_OFF = ("ارجاؤ", "ارجائه", "ارجاءه", "تاجيله")


@cache
def _put_off() -> frozenset[str]:
    """Words that tell of a postponement, each alone; with the pronoun of what is put off, «إرجاؤه»."""
    return frozenset(fold(p) for row in lexicon.table("life_cues") if row["stage"] == "postponed" for p in row.many("phrase") if " " not in p)


def only_later(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether what is said not to be held was only put off: «لن يعقد الاجتماع في موعده وأرجئ», «لم يلتئم اللقاء بعدما تقرر إرجاؤه»."""
    return any(p.norm in ("لن", "لم") for p in pieces[max(0, trigger - 2) : trigger]) and put_off_at(pieces, trigger) is not None


def put_off_at(pieces: Sequence[Piece], trigger: int) -> int | None:
    """The piece behind the trigger that tells of a postponement; None where none does."""
    for k in range(trigger + 1, len(pieces)):
        word = pieces[k].norm.removeprefix("و") if pieces[k].conj else pieces[k].norm
        if word == "اجل" and (pieces[k].prep or not pieces[k].conj):
            continue  # «من أجل»
        if word in _put_off() or word.startswith(_PUTTING_IT_OFF):
            return k
    return None


_BUT = frozenset({"لكن", "لكنه", "لكنها", "ولكن", "غير انه", "غير انها", "الا انه", "الا انها", "ثم", "قبل ان"})
_HELD = frozenset({"يتم", "تتم", "يعقد", "تعقد", "ينعقد", "تنعقد", "يحصل", "تحصل", "يلتيم", "تلتيم"})
_TRIPS = frozenset({"رحلته", "رحلتها", "زيارته", "زيارتها", "الزياره", "زياره", "الرحله", "اللقاء", "لقاء", "الاجتماع", "اجتماع", "سفره", "جولته"})


def called_off(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether the sentence goes on that the plan was called off: «كان يعتزم السفر للقاء فلان، لكنه ألغى رحلته»."""
    for k in range(trigger + 1, len(pieces) - 1):
        if pieces[k].norm in _TRIPS and pieces[k - 1].norm in _BUT and pieces[k + 1].norm in ("الغي", "الغيت"):
            return True
        if pieces[k].norm in ("الغي", "الغت", "يلغي") and pieces[k - 1].norm in _BUT and pieces[k + 1].norm in _TRIPS:
            return True
        held = next((j for j in range(k + 1, min(k + 3, len(pieces) - 1)) if pieces[j].norm == "لم"), None) if pieces[k].norm in _BUT else None
        if held is not None and pieces[held + 1].norm in _HELD and all(p.norm in _TRIPS for p in pieces[k + 1 : held]) and put_off_at(pieces, trigger) is None:
            return True  # «كان اللقاء مقرراً أمس، لكنه لم يعقد»
    return False


def may_yet_be(pieces: Sequence[Piece], noun: int) -> bool:
    """Whether the sentence goes on that what is not planned may come: «ليست على جدول الأعمال، غير أنها قد تُرتب بسرعة»."""
    return any(one.norm in _YET and two.norm == "قد" for one, two in pairwise(pieces[noun:]))


_YET = frozenset({"لكنه", "لكنها", "غير انه", "غير انها", "الا انه", "الا انها", "بيد انه", "بيد انها"})
_CANCELLED = frozenset({"الغي", "الغيت", "تلغي", "يلغي"})


def cancelled(pieces: Sequence[Piece], noun: int) -> bool:
    """Whether the meeting whose noun stands before a relative clause was called off: «أُلغيت القمة التي كان يفترض أن تعقد …», «اللقاء الذي كان مقرراً بين … لم يُعقد»."""
    if noun and pieces[noun - 1].norm.removeprefix(pieces[noun - 1].conj) in _CANCELLED and pieces[noun].definite:
        return True
    opens = next((k for k in range(noun + 1, min(noun + 4, len(pieces))) if pieces[k].cue == "rel"), None)
    if opens is None or any(p.kind != "word" for p in pieces[noun + 1 : opens]):
        return False
    for k in range(opens + 1, len(pieces) - 1):
        if pieces[k].kind == "mark" and pieces[k].norm not in COMMAS:
            return False
        if pieces[k].norm in _CANCELLED and not pieces[k].conj:
            return True
        if pieces[k].norm == "لم" and pieces[k + 1].norm in _HELD and not pieces[k].conj:
            return put_off_at(pieces, noun) is None
        if pieces[k].cue == "sub" and pieces[k].norm != "ان":
            return False
    return False


_NONE = frozenset({"لم", "لا", "ليس", "ليست", "لن", "دون", "بدون", "وليس", "ولا", "ولم"})


def none_at_all(pieces: Sequence[Piece], trigger: int) -> bool:
    """Whether «أي» right before the noun takes up a negation: «ولم يكن لديه أي اتصال مع …», «ليس لديها أي تواصل»."""
    if not trigger or pieces[trigger - 1].norm != "اي":
        return False
    return any(p.norm in _NONE or p.cue == "neg" for p in pieces[max(0, trigger - 6) : trigger - 1])

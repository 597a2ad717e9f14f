"""How a happening stands to what its sentence tells: its occasion, or what it came after."""

from __future__ import annotations

from tawatur.accounts.drafts import Draft
from tawatur.accounts.seen import Trace

CLOSING = frozenset({"في ختام", "تتويجا"})
DURING = frozenset({"خلال", "علي هامش", "اثناء"}) | CLOSING


AFTER = frozenset({"بعد", "عقب", "غداه", "اثر", "في اعقاب"})


def occasion(seen: Trace, draft: Draft) -> str:
    """How the happening stands to what the sentence tells: «during» where it is its occasion, «after» where that followed it, else empty.

    «في ختام لقاء …» is the former, «غداة مكالمته» the latter.
    """
    for k in range(draft.trigger, max(-1, draft.trigger - 4), -1):
        piece = seen.pieces[k]
        words = {piece.prep, seen.pieces[k - 1].norm if k else ""}
        noun = piece.has("noun")
        if noun and (words & DURING or (piece.prep == "من" and _round_of(seen, k) & DURING)):
            return "during"
        if noun and words & AFTER:
            return "after"
    return ""


def closes(seen: Trace, draft: Draft) -> bool:
    """Whether what the sentence tells came at the close of the talks, or of the round of them: «في ختام مباحثات», «تتويجاً لجولة من المحادثات»."""
    k = draft.trigger
    led = {seen.pieces[k].prep, seen.pieces[k - 1].norm if k else ""}
    return bool(led & CLOSING or (seen.pieces[k].prep == "من" and _round_of(seen, k) & CLOSING))


def right_after(seen: Trace, draft: Draft) -> bool:
    """Whether somebody acted or spoke at once upon his own meeting: «أعلن الوفد أمس استعداده للحوار، عقب لقاء جمعه بالرئيس»."""
    frame = {p.norm for p in seen.pieces[max(0, draft.trigger - 2) : draft.trigger]} | {seen.pieces[draft.trigger].prep}
    here = {p.name for _, p in draft.roles}
    before = seen.pieces[seen.clauses[draft.clause].start : draft.trigger]
    return bool(frame & _AT_ONCE) and draft.sense.mode != "visit" and any(p.phrase is not None and p.phrase.name in here for p in before)


_AT_ONCE = frozenset({"عقب", "اثر"})


def opens_within(seen: Trace) -> bool:
    """Whether the sentence opens at the margin or close of the meeting told before it: «وعلى هامشها التقى …», «وعلى هامش المحادثات، التقى …»."""
    first, second, third = ([p.norm.removeprefix("و") for p in seen.pieces[:3]] + ["", "", ""])[:3]
    if (first in ("علي", "في") and second in _WITHIN_IT) or first in _WITHIN_IT:
        return True
    taken_up = len(seen.pieces) > 2 and seen.pieces[1].definite and seen.pieces[1].has("noun") is not None and seen.pieces[2].kind in ("mark", "lex")
    return (first == "علي هامش" or (first in DURING and third in ("،", ","))) and (taken_up or (second in _ASSEMBLIES and third in ("،", ",", "ايضا", "نفسها", "نفسه", "ذاتها")))


def within_it(seen: Trace, draft: Draft) -> bool:
    """Whether what was agreed or proposed was so at the meeting told before: «واتفق الطرفان خلالها على …», «اقترح خلال هذه الجلسة …», «وفي ختام الاجتماع، تبنوا …»."""
    clause = seen.clauses[draft.clause]
    if draft.sense.type not in ("AGREE", "PROPOSAL"):
        return False
    for k in range(clause.start if clause.opener != "and" else 0, clause.end):
        piece, before = seen.pieces[k], seen.pieces[k - 1] if k else None
        if piece.norm.removeprefix("و") in _WITHIN_IT:
            return True
        shown = piece.definite or (before is not None and before.cue == "dem")
        if before is not None and before.cue == "dem" and k > 1:
            before = seen.pieces[k - 2]  # «خلال هذه الجلسة»
        frames = {*DURING, "عقب", "في"} if k <= 2 else {*DURING, "عقب"}  # «وجرى في الاجتماع بحث …، وتم الاتفاق على …»
        if k != draft.trigger and shown and piece.has("noun") is not None and {piece.prep, before.norm if before else "", before.prep if before else ""} & frames:
            behind = seen.pieces[k + 1] if k + 1 < len(seen.pieces) else None
            return behind is None or (behind.phrase is None and behind.cue != "rel")
    return False


_WITHIN_IT = frozenset({"هامشها", "هامشه", "ختامها", "ختامه", "مستهلها", "خلالها", "خلاله", "اثناءها"})
_ASSEMBLIES = frozenset({"القمه", "المؤتمر", "الموتمر", "المنتدي", "الاجتماعات", "الاجتماع", "الاعمال", "الدوره"})


def _round_of(seen: Trace, k: int) -> set[str]:
    """What governs the round or hours that the noun at piece k completes: «في ختام جولة ثالثة من المحادثات»."""
    for j in range(k - 1, max(-1, k - 6), -1):
        piece = seen.pieces[j]
        if piece.kind == "word" and piece.prep:
            return {piece.prep}
        if piece.norm in DURING:
            return {piece.norm}
        if not (piece.kind == "word" or piece.norm == "من" or piece.cue in ("num", "quant")):
            return set()
    return set()

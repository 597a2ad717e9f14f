"""What was done on the day that somebody made it known: «أعلن الوسيط، مساء الأربعاء، التوصل إلى اتفاق بين …»."""

from __future__ import annotations

from tawatur.accounts.drafts import Draft
from tawatur.accounts.seen import Trace
from tawatur.attribution.said import Said
from tawatur.mentions.words import word_sets
from tawatur.model import Interval

_ANNOUNCED = word_sets()["announced_acts"]
_REACH = 8  # pieces between the act and the word for what was begun, ended or reached


def announced(seen: Trace, draft: Draft, said: Said | None) -> Interval | None:
    """The day of the telling, where what is told is an act that was done then; None where it was only told of."""
    if (answered := _answer(seen, draft) or _made_known(seen, draft) or _face_to_face(seen, draft)) is not None:
        return answered
    told = said.time if said is not None else None
    if said is None or told is None or told.precision != "day" or told.earliest is None or said.clause != draft.clause or said.form != "verb":
        return None
    if draft.status not in ("happened", "ongoing") or said.negated or said.row.kind == "deny":
        return None
    return told if _by_the_sides(draft, said) or _as_done(seen, draft, said) else None


def _answer(seen: Trace, draft: Draft) -> Interval | None:
    """The day on which somebody makes known his own answer to a plan: «أعلن الرئيس، الخميس، موافقة بلاده على الصيغة»."""
    clause = seen.clauses[draft.clause]
    if draft.sense.type != "PROPOSAL" or not draft.rule.startswith("noun.") or draft.status != "happened" or clause.opener != "participle" or not draft.clause:
        return None
    before = seen.pieces[seen.clauses[draft.clause - 1].start : clause.start]
    days = [p.time for p in before if p.time is not None and p.time.precision == "day" and p.time.earliest is not None]
    return days[0] if len(days) == 1 and any(p.norm.removeprefix("و") in _MAKING_KNOWN for p in before) else None


def _made_known(seen: Trace, draft: Draft) -> Interval | None:
    """The day on which it was made known that an agreement was reached, by nobody named or without a clause of its own: «تم الإعلان الثلاثاء عن التوصل إلى اتفاق بين …»."""
    clause = seen.clauses[draft.clause]
    alone = clause.opener == "verb" and clause.start == draft.trigger and draft.clause  # «أعلن الوزير مساء الأربعاء توصل الجانبين إلى اتفاق»
    words = seen.pieces[seen.clauses[draft.clause - 1].start if alone else clause.start : draft.trigger + 1]
    told = next((k for k, p in enumerate(words) if p.norm in ("اعلان", "اعلن")), None)
    if draft.sense.type != "AGREE" or draft.status != "happened" or told is None or not any(p.norm in _ANNOUNCED for p in words[told + 1 :]):
        return None
    days = [p.time for p in words[told + 1 :] if p.time is not None and p.time.precision == "day" and p.time.earliest is not None]
    return days[0] if len(days) == 1 else None


def _face_to_face(seen: Trace, draft: Draft) -> Interval | None:
    """The day on which one of those who met told it the other: «أكد الوزير للسفير أمس …، مشيراً إلى أن الطرفين بحثا …»."""
    sides = {p.name for _, p in draft.roles}
    for said in seen.said:
        both = {p.name for p in (said.speaker, said.to) if p is not None}
        if len(both) == 2 and both == sides and said.trigger < draft.trigger and draft.clause > said.clause and said.time is not None and said.time.precision == "day" and draft.status == "happened":
            return said.time
    return None


def _by_the_sides(draft: Draft, said: Said) -> bool:
    """Whether those who agreed announce in one clause that they have: «أعلنت الفصائل، مساء الجمعة، التوصل إلى اتفاق مع …»."""
    return draft.sense.type == "AGREE" and draft.status == "happened" and said.speaker is not None and said.speaker.name in {p.name for _, p in draft.roles}


def _as_done(seen: Trace, draft: Draft, said: Said) -> bool:
    """Whether the verb's object is the act itself, no clause of its own: «أعلنت الوزارة بدء المحادثات», «أعلن الوسيط اختتام الجولة»."""
    if seen.pieces[said.trigger].norm.removeprefix("و").lstrip("يت") not in _MAKING_KNOWN or draft.trigger < said.trigger:
        return False
    first = next((k for k in range(said.content[0], draft.trigger + 1) if seen.pieces[k].kind in ("word", "lex") and seen.pieces[k].norm != "عن"), None)
    if first is None or draft.trigger - first > _REACH or any(p.kind == "mark" or p.cue in ("sub", "rel") for p in seen.pieces[first : draft.trigger]):
        return False
    return bool({seen.pieces[first].norm, seen.pieces[first].norm.removeprefix("ب")} & _ANNOUNCED)


_MAKING_KNOWN = frozenset({"اعلن", "اعلنت", "اعلنا", "اعلنوا", "علن", "اعلان"})

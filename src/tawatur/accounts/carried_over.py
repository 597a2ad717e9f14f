"""When a happening was that goes on with another of its sentence: «التقى أمس … ثم اجتمع بـ…», «وصل أمس إلى … وعقد …»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import MEANWHILE
from tawatur.accounts.drafts import Draft
from tawatur.accounts.occasions import AFTER, CLOSING, DURING
from tawatur.accounts.seen import Trace
from tawatur.accounts.told import Told
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import describing, word_sets
from tawatur.model import Interval, Place


def carried_over(
    when: Interval | None, found: Sequence[Told], seen: Trace, draft: Draft, discourse: Discourse
) -> Interval | None:
    """The time of the happening told before in the sentence, where this one goes on with it: «التقى أمس … ثم اجتمع بـ…».

    «جاء ذلك خلال لقاء» has the time of what was said. The day on which a visit ended is not that of the meetings in it.
    """
    carried = _carried_over(when, found, seen, draft, discourse)
    return when if carried is not when and carried is not None and _ends_a_trip(carried, seen, draft) else carried


def visit_ended(draft: Draft) -> bool:
    """Whether the visit is told at its end: «اختتم فلان زيارة إلى …»."""
    return draft.sense.mode == "visit" and draft.rule.split("+")[0] in _ENDING


_ENDING = frozenset({"light.اختتم", "light.أنهى", "light.ختم", "light.اختتمت", "light.انتهى"})


def _ends_a_trip(day: Interval, seen: Trace, draft: Draft) -> bool:
    """Whether the day is the one on which a journey ended: «اختتم المبعوث، الثلاثاء، زيارة إلى الرياض حيث التقى …»."""
    k = next((k for k, p in enumerate(seen.pieces[: draft.trigger]) if p.time is day), None)
    return k is not None and day.precision == "day" and any(visit_ended(d) and seen.clauses[d.clause].start <= k < seen.clauses[d.clause].end for d in seen.drafts)


def _carried_over(
    when: Interval | None, found: Sequence[Told], seen: Trace, draft: Draft, discourse: Discourse
) -> Interval | None:
    """The time carried over, of a journey's end too."""
    if draft.status != "happened" or draft.sense.type not in ("CONSULT", "AGREE", "PROPOSAL") or (when is not None and when.basis != "context"):
        return when
    if (framed := _of_its_occasion(seen, draft)) is not None:
        return framed
    if draft.sense.type == "PROPOSAL" and not _put_to_them(seen, draft):
        return when
    if (then := _meanwhile(seen, draft)) is not None:
        return then
    clause = seen.clauses[draft.clause]
    if (trip := _of_the_trip(seen, draft)) is not None:
        return trip
    first = next((p for p in seen.pieces if p.kind not in ("mark", "cue")), None)
    is_first = not any(d.trigger < draft.trigger for d in seen.drafts)
    if is_first and first is not None and _of_saying(seen, first, draft) and discourse.said_at is not None:
        return discourse.said_at if discourse.said_at.latest is not None else when
    before = seen.pieces[draft.trigger - 1].norm if draft.trigger else ""
    last = next((t for t in reversed(found) if t.draft.sense.type == "CONSULT" and t.draft.status == "happened"), None)
    if clause.word == "حيث" and (last is None or last.draft.clause != draft.clause - 1):
        parted = last is not None and any(c.word in ("قبل ان", "بعد ان") for c in seen.clauses[last.draft.clause + 1 : draft.clause])
        if (way := _of_the_way(seen, draft)) is not None or parted:
            on = moved_on(seen, draft) and parted and last is not None and last.date is not None and last.date.precision == "day"
            return way or (last.date if on and last is not None and last.date is not None and last.date.basis != "context" else when)  # «التقى صباح أمس …، قبل أن يتوجه إلى القصر حيث اجتمع …»
    if last is None and (came := arrival(seen, draft)[0]) is not None:
        return came
    if draft.another and last is not None and last.date is not None and last.date.basis != "context":
        return last.date
    meanwhile = any(p.norm in MEANWHILE for p in seen.pieces[clause.start : min(clause.end, draft.trigger + 3)])
    goes_on = clause.opener == "and" or clause.word == "حيث" or before == "ثم" or meanwhile or _then_met(seen, draft, last)
    if last is None or not goes_on or last.date is None or last.date.basis == "context":
        return when
    thereupon = before == "ثم" and last.draft.clause in (draft.clause, draft.clause - 1)
    if not thereupon and not _next_to(seen, last.draft.clause, draft.clause) and not (clause.word == "حيث" and last is found[-1]):
        return when
    return last.date


def _then_met(seen: Trace, draft: Draft, last: Told | None) -> bool:
    """Whether somebody whose meeting was told met another right after it: «التقى فلاناً أمس، قبل أن يجتمع بفلان»; not where he went to another state."""
    clause = seen.clauses[draft.clause]
    abroad = draft.sense.mode == "visit" and any(role == "target" and p.kind == "state" for role, p in draft.roles)
    return clause.word == "قبل ان" and last is not None and not abroad and any(p.name in {q.name for q in last.participants} for _, p in draft.roles)


def _of_its_occasion(seen: Trace, draft: Draft) -> Interval | None:
    """The time of the visit or meeting at which it was, told behind it: «طرح الفكرة عليه خلال زيارة قام بها إلى أنقرة في شباط»."""
    for other in seen.drafts:
        led = {seen.pieces[other.trigger].prep, seen.pieces[other.trigger - 1].norm if other.trigger else ""} & (DURING - CLOSING | {"في"})
        if led and other.clause == draft.clause and other.trigger > draft.trigger and other.sense.type == "CONSULT" and other.status == "happened":
            return next((t for t in other.times if t.earliest is not None and not t.text.startswith("منذ")), None)
    return None


def _meanwhile(seen: Trace, draft: Draft) -> Interval | None:
    """The one day that the sentence tells before «فيما», or behind it where it leads the sentence: «تظاهر أمس …، فيما تمكنت فلانة من الاجتماع مع …», «فيما حط أمس في بيروت فلان، كان …»."""
    clause = seen.clauses[draft.clause]
    first = seen.clauses[0]
    before = seen.pieces[: clause.start]
    led = first.word in _WHILE and draft.clause and all(c.opener != "rel" for c in seen.clauses[1 : draft.clause + 1])
    if not (led or (clause.word in _WHILE and draft.clause)) or any(s.clause <= draft.clause for s in seen.said) or seen.drafts[0].status == "planned":
        return None
    if any(p.kind == "time" for p in seen.pieces[clause.start : clause.end]) or any(p.norm in ("قد", "كانت") for p in seen.pieces[clause.start : draft.trigger]):
        return None
    times = [p.time for p in before if p.kind == "time"]
    return times[0] if len(times) == 1 and times[0] is not None and times[0].precision == "day" and times[0].earliest is not None else None


_WHILE = frozenset({"فيما", "بينما", "وفيما", "وبينما"})


def _put_to_them(seen: Trace, draft: Draft) -> bool:
    """Whether the clause goes on with «و» from a meeting in the one before, and what was proposed was put to who was met: «أجرى مكالمة مع فلان، وعرض عليه …»."""
    clause = seen.clauses[draft.clause]
    behind = seen.pieces[draft.trigger + 1].norm if draft.trigger + 1 < len(seen.pieces) else ""
    return clause.opener == "and" and draft.rule.startswith("verb.") and (behind in _TO_THEM or bool(seen.pieces[draft.trigger].enclitic))


_TO_THEM = frozenset({"عليه", "عليها", "عليهم", "عليهما", "له", "لها", "لهم", "اليه", "اليها", "اليهم"})


def moved_on(seen: Trace, draft: Draft) -> bool:
    """Whether the happening was where somebody went on to, as the clause before tells: «ومن عين التينة انتقل إلى السراي حيث اجتمع …»."""
    clause = seen.clauses[draft.clause]
    before = seen.clauses[draft.clause - 1] if draft.clause else None
    if before is None or before.verb is None or before.word == "بعد ان" or clause.word not in ("حيث", "اين"):
        return False
    return seen.pieces[before.verb].norm.removeprefix("و") in _MOVED_ON


_MOVED_ON = word_sets()["moved_on"]


def _next_to(seen: Trace, one: int, other: int) -> bool:
    """Whether nothing stands between two clauses but how long or how the first was: «أجرى مكالمة استمرت ساعتين، واتفقا على …»."""
    between = seen.clauses[one + 1 : other]
    return one < other and all(c.verb is not None and seen.pieces[c.verb].norm in describing() for c in between)


def arrival(seen: Trace, draft: Draft) -> tuple[Interval | None, Place | None]:
    """Day and city of the coming that the clause before tells and the happening's goes on with: «كانا قد وصلا أمس إلى النجف، وعقدا اجتماعاً …»; without a visit of their own."""
    clause = seen.clauses[draft.clause]
    before = seen.clauses[draft.clause - 1] if draft.clause else None
    meanwhile = any(p.norm in MEANWHILE for p in seen.pieces[clause.start : min(clause.end, draft.trigger + 3)])
    inside = seen.pieces[before.start : before.end] if before is not None else []
    if meanwhile and (left := _left(inside)) is not None:
        return None, left
    if before is None or before.verb is None or not (clause.opener == "and" or meanwhile) or not _is_of_coming(seen.pieces[before.verb]):
        return None, None
    days = [p.time for p in inside if p.time is not None and p.time.precision == "day" and p.time.earliest is not None]
    led = ("الي", "في", "ب", "ل", *(("",) if seen.pieces[before.verb].norm.removeprefix("و") in _REACHING else ()))
    places = [p.phrase.place for p in inside if p.phrase is not None and p.phrase.place is not None and p.phrase.place.lat is not None and p.prep in led]
    return (days[0] if len(days) == 1 else None), (places[0] if len(places) == 1 else None)


_REACHING = frozenset({"زار", "زارت", "زارا", "زاروا"})  # «زار فلان بيروت والتقى …»


def _left(inside: Sequence[Piece]) -> Place | None:
    """The city that somebody came back from after his visit: «عاد قادماً من موسكو بعد زيارة سلّم خلالها …»."""
    if not any(p.norm in ("زياره", "جوله", "زيارته", "جولته") for p in inside):
        return None
    return next((p.phrase.place for p in inside if p.prep == "من" and p.phrase is not None and p.phrase.place is not None and p.phrase.place.lat is not None), None)


@cache
def _comings() -> frozenset[int]:
    return frozenset(n for n, row in enumerate(triggers.verbs()) if row.sense.mode == "visit")


def _is_of_coming(piece: Piece) -> bool:
    return any(e[0] == "verb" and e[1] in _comings() and e[2] == "past" for e in piece.entries)


def share_day(found: Sequence[Told], seen: Trace) -> None:
    """Gives a meeting without a time the day at the end of the clause that goes on with it: «التقى فلاناً وبحث معه … أمس», «التقى فلاناً واجتمع بفلان أمس»."""
    for told in found:
        draft = told.draft
        if draft.sense.type != "CONSULT" or draft.status != "happened" or (told.date is not None and told.date.basis != "context") or looks_back(seen):
            continue
        here, ahead = seen.clauses[draft.clause], seen.clauses[draft.clause + 1] if draft.clause + 1 < len(seen.clauses) else None
        if ahead is None or ahead.opener != "and" or ahead.verb is None or seen.pieces[ahead.start - 1].kind == "mark":
            continue
        spoken = any(s.trigger == ahead.verb for s in seen.said)
        days = [p.time for p in seen.pieces[here.start : ahead.end] if p.kind == "time"]
        if not spoken and len(days) == 1 and days[0] is not None and days[0].precision == "day" and days[0].start > seen.pieces[ahead.verb].start:
            told.date = days[0] if days[0].earliest is not None else told.date


def _of_the_trip(seen: Trace, draft: Draft) -> Interval | None:
    """The time of the journey that the clause before tells and in which this was: «قام بجولة الشهر الماضي، زار خلالها …», «… بجولة في يناير حيث زار …», «أوفد إليها في فبراير موفدته التي التقت هناك …»."""
    clause = seen.clauses[draft.clause]
    before = seen.clauses[draft.clause - 1] if draft.clause else None
    if before is not None and clause.opener == "rel" and any(p.norm == "هناك" for p in seen.pieces[draft.trigger + 1 : draft.trigger + 3]) and not any(s.clause == draft.clause - 1 for s in seen.said):
        sent = [p.time for p in seen.pieces[before.start : before.end] if p.time is not None]
        return sent[0] if len(sent) == 1 and sent[0].earliest is not None and not sent[0].text.startswith("منذ") else None
    within = any(p.norm in WITHIN for p in seen.pieces[clause.start : min(clause.end, draft.trigger + 3)])
    if before is None or before.verb is None or not (within or clause.word == "حيث") or any(s.clause == draft.clause - 1 for s in seen.said):
        return None
    inside = seen.pieces[before.start : before.end]
    trip = next((k for k, p in enumerate(inside) if {p.norm, p.norm[1:]} & TRIPS and p.prep in ("", "ب")), None)
    times = [p.time for p in inside[trip:] if p.time is not None and p.time.earliest is not None and not p.time.text.startswith("منذ")] if trip is not None else []
    return times[0] if len(times) == 1 else None


WITHIN = frozenset({"خلالها", "اثناءها", "اثنائها", "فيها"})


TRIPS = frozenset({"زياره", "جوله", "رحله", "زيارته", "جولته"})


def _of_the_way(seen: Trace, draft: Draft) -> Interval | None:
    """The one day told in the clause before «حيث»: «زار السفير المقر أمس، حيث استقبله …»; None where that is when somebody spoke."""
    before = seen.clauses[draft.clause - 1] if draft.clause else None
    if before is None or any(s.clause == draft.clause - 1 for s in seen.said):
        return None
    days = [p.time for p in seen.pieces[before.start : before.end] if p.time is not None and p.time.precision == "day" and p.time.earliest is not None]
    return days[0] if len(days) == 1 else None


_SAYINGS = word_sets()["sayings"]


def _of_saying(seen: Trace, first: Piece, draft: Draft) -> bool:
    """Whether the sentence tells the occasion of what was just said: «جاء ذلك خلال …», «أدلى بهذه التصريحات خلال …»."""
    if first.norm in ("جاء", "جاءت"):  # «جاء الإعلان في أعقاب زيارة …»: what was before it has its own day
        return not any(p.norm in AFTER or p.prep in AFTER for p in seen.pieces[: draft.trigger + 1])
    return first.norm in ("ادلي", "ادلت", "صرح") and any(p.norm.removeprefix("ب") in _SAYINGS for p in seen.pieces[: draft.trigger])


_LOOKING_BACK = word_sets()["told_as_past"]


def looks_back(seen: Trace) -> bool:
    """Whether the sentence tells what had been before: «وكان فلان قد التقى …», «وسبق أن …», «يذكر أن …»."""
    return any(p.norm.removeprefix("و") in _LOOKING_BACK for p in seen.pieces[:2])

"""Plans and what is told in the present: days and months that are still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tawatur.accounts.carried_over import TRIPS, WITHIN
from tawatur.accounts.clauses import COMMAS
from tawatur.accounts.drafts import Draft, Scene
from tawatur.accounts.seen import Trace
from tawatur.accounts.told import Told
from tawatur.language import fold
from tawatur.model import Interval, Report


def goes_on_with_plan(found: Sequence[Told], seen: Trace, draft: Draft) -> bool:
    """Whether the clause goes on with «و» or «خلالها» after a plan of the same sentence, or «يلتقي خلالها» tells what a journey just begun is for."""
    clause = seen.clauses[draft.clause]
    by = clause.verb if draft.rule.startswith("light.") and clause.verb is not None else draft.trigger
    tenses = {e[2] for e in seen.pieces[by].entries if e[0] in ("verb", "light")}
    if draft.status not in ("happened", "ongoing") or "present" not in tenses or "past" in tenses:
        return False
    within = any(p.norm in WITHIN for p in seen.pieces[by + 1 : by + 3])
    if within and draft.clause and any(p.norm in TRIPS or p.norm[1:] in TRIPS for p in seen.pieces[seen.clauses[draft.clause - 1].start : clause.start]):
        return True
    return clause.opener == "and" and bool(found) and found[-1].draft.status == "planned" and by == draft.trigger


# Days after which a bare day or month cannot be the last one of a plan, for a weekday is at most a week back, nor of a verb in the present.
_LONG_AGO = {"day": 8, "month": 1, "present": 60}


def in_the_present(seen: Trace, draft: Draft) -> bool:
    """Whether the happening is told by a verb in the present: «يلتقي الوزير نظيره في الخامس من أبريل»."""
    tenses = {e[2] for e in seen.pieces[draft.trigger].entries if e[0] in ("verb", "light")}
    if _day_of_other(seen, draft):
        return False
    return draft.status in ("happened", "ongoing") and "present" in tenses and "past" not in tenses  # «التقى» is also «ألتقي»


def only_past(seen: Trace, draft: Draft) -> bool:
    """Whether the verb that tells it stands in the past and can be no present: a day to come beside it is of what was told."""
    tenses = {e[2] for e in seen.pieces[draft.trigger].entries if e[0] in ("verb", "light")}
    return draft.rule.startswith("verb.") and draft.sense.type == "PROPOSAL" and "past" in tenses and not tenses & {"present", "jussive"}


def _day_of_other(seen: Trace, draft: Draft) -> bool:
    """Whether the day set off by commas behind a relative clause is that of what is told besides: «أكد الوزير، الذي يزور القاهرة، الاثنين، أن …»."""
    clause = seen.clauses[draft.clause]
    day = next((k for k in range(draft.trigger + 1, min(draft.trigger + 7, len(seen.pieces))) if seen.pieces[k].kind == "time"), None)
    return clause.opener == "rel" and day is not None and seen.pieces[day - 1].norm in COMMAS


_LASTING = frozenset({"استضاف", "احتضن", "خاض", "قاد", "رعى", "يسر", "شارك", "أجرى", "أجرت", "ترأس"})
_BY_NOW = frozenset({"كان", "كانت", "كانا", "كانوا", "ظل", "ظلت", "لم", "لا", "لن", "قد", "ان", "بات"})


def goes_on(seen: Trace, draft: Draft) -> bool:
    """Whether a light verb in the present, without a day, tells of talks that go on: «تخوض الحركة محادثات مع الحكومة», «تستضيف القاهرة محادثات بين …»."""
    clause = seen.clauses[draft.clause]
    verb = clause.verb
    if verb is None or draft.status != "happened" or draft.sense.type != "CONSULT" or not draft.rule.startswith("light."):
        return False
    lasting = draft.rule.removeprefix("light.").split("+")[0] in _LASTING
    tenses = {e[2] for e in seen.pieces[verb].entries if e[0] == "light"}
    if not lasting or tenses != {"present"} or clause.word in ("ان", "قبل ان", "بعد ان"):
        return False
    timed = any(p.kind == "time" for p in seen.pieces[clause.start : clause.end])
    return not timed and not any(p.norm.removeprefix("و") in _BY_NOW or p.future for p in seen.pieces[max(clause.start, verb - 3) : verb + 1])


def is_of_today(seen: Trace, draft: Draft) -> bool:
    """Whether the clause of a meeting says «اليوم», or «غداً» though the weekday beside it belies the day."""
    clause = seen.clauses[draft.clause]
    times = (fold(p.time.text).split() for p in seen.pieces[clause.start : clause.end] if p.kind == "time" and p.time is not None)
    if clause.word in ("قبل ان", "بعد ان"):
        return False  # «… قبل أن يستقبله الرئيس مساء اليوم نفسه»
    return draft.sense.type == "CONSULT" and any({"اليوم", "غدا"} & set(words) and not _OTHER_DAY & set(words) for words in times)


_OTHER_DAY = frozenset({"نفسه", "ذاته", "عينه", "التالي", "ذلك"})  # «اليوم نفسه» is no today


def ahead(when: Interval | None, report: Report, draft: Draft, to_come: bool) -> Interval | None:
    """The time of a plan: a bare day or month that has gone by means the next one, «تنعقد الجولة في سبتمبر», «في الخامس من أبريل»."""
    if when is None or not (to_come or draft.status in ("planned", "called_for", "hypothetical")) or report.published is None or when.basis == "context":
        return when
    if weekday_ahead(when, report.published, draft):
        return a_week_on(when)
    if when.precision not in ("day", "month") or sum(c.isdigit() for c in when.text) > 2 or "ماضي" in when.text:
        return when
    long_ago = _LONG_AGO["present" if to_come else when.precision]
    if when.latest is None or when.earliest is None or (report.published - when.latest).days < long_ago:
        return when
    return replace(when, earliest=_a_year_on(when.earliest), latest=_a_year_on(when.latest))


def a_week_on(when: Interval) -> Interval:
    """The same weekday a week later."""
    week = timedelta(days=7)
    return replace(when, earliest=when.earliest and when.earliest + week, latest=when.latest and when.latest + week)


def _a_year_on(day: date) -> date:
    """The same day of the next year; the last of February for the 29th."""
    return day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else date(day.year + 1, 2, 28)


def weekday_ahead(when: Interval, published: date, draft: Draft, to_come: bool = False) -> bool:
    """Whether a bare weekday in the week before is the next one, as the plan's own: «سيستقبل الوزير … في جدة الخميس»."""
    if not (draft.status == "planned" or to_come) or (when not in draft.times and not to_come) or when.precision != "day" or when.basis != "relative" or when.latest is None:
        return False
    bare = " ".join(w for w in when.text.split() if w not in ("يوم", "مساء", "صباح", "ظهر", "فجر", "ليل")).strip()
    return bare in _WEEKDAYS and timedelta(0) < published - when.latest < timedelta(days=7)


_WEEKDAYS = frozenset({"السبت", "الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الاربعاء", "الخميس", "الجمعة"})


_COMING = frozenset({"المقبل", "المقبله", "القادم", "القادمه", "المقبلين", "القادمين", "المقبلتين", "القادمتين"})


def coming(when: Interval, published: date) -> bool:
    """Whether a time is still to come: it begins after the day, or its words say so, «خلال الساعات المقبلة»."""
    if when.earliest is not None and when.earliest > published:
        return True
    return when.basis != "context" and (when.latest is None or when.latest > published) and not _COMING.isdisjoint(fold(when.text).split())


_MEANT = frozenset({"يعتزم", "تعتزم", "ينوي", "تنوي", "يزمع", "تزمع", "يخطط", "تخطط", "يستعد", "تستعد"})


def told_to_come(scene: Scene, index: int, k: int) -> bool:
    """Whether the relative clause right behind the noun at piece k says that it is still to come: «الزيارة التي سيقوم بها الوفد»."""
    behind = scene.clauses[index + 1] if index + 1 < len(scene.clauses) else None
    if behind is None or behind.opener != "rel" or behind.verb is None or not 0 < behind.start - k <= 3 or behind.verb - behind.start > 2:
        return False
    verb = scene.pieces[behind.verb]
    return (verb.future or verb.norm in _MEANT) and all(p.kind in ("word", "np", "time", "cue") for p in scene.pieces[k + 1 : behind.start])

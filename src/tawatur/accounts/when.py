"""When a happening was: the time beside it, the day that a passage goes on with, or only the bound that its telling sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tawatur.accounts.ahead import ahead, in_the_present
from tawatur.accounts.announced import announced
from tawatur.accounts.carried_over import carried_over
from tawatur.accounts.clauses import COMMAS, Clause
from tawatur.accounts.content import content_start
from tawatur.accounts.dated_behind import dated_behind
from tawatur.accounts.drafts import Draft
from tawatur.accounts.gone_on import gone_on
from tawatur.accounts.held import at_ceremony, course, held
from tawatur.accounts.locating import of_scheduled
from tawatur.accounts.occasions import AFTER, occasion, right_after
from tawatur.accounts.of_others import begins_another, from_then, of_another, since_another
from tawatur.accounts.seen import Trace
from tawatur.accounts.told import Told
from tawatur.attribution.said import Said
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lengths import (
    begun_at,
    counted_from,
    is_closed,
    length_before,
    length_of,
    length_spent,
    starts_off,
)
from tawatur.mentions.times import find_times
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Report


def time_of(
    report: Report, seen: Trace, draft: Draft, said: Said | None, found: Sequence[Told], discourse: Discourse
) -> Interval | None:
    """The happening's time as its sentence tells it and as the passage goes on; `found`: what the sentence has told before it."""
    if draft.settled:
        return next(iter(draft.times), None) or _bound(report, seen, draft)
    if (then := _then(report, seen, draft)) is not None:
        return then
    told = ahead(_beside(report, seen, draft, said, discourse), report, draft, in_the_present(seen, draft))
    told = _since_then(seen, draft, discourse) or carried_over(told, found, seen, draft, discourse)
    return _whole(gone_on(told, report, seen, draft, discourse), seen, draft)


_WHEN = frozenset({"حين", "حينما", "عندما", "لما", "يوم"})


def _then(report: Report, seen: Trace, draft: Draft) -> Interval | None:
    """The time right before the «حين» that the happening's clause begins with: «منذ فبراير الماضي، حين تباحثا في …»."""
    clause = seen.clauses[draft.clause]
    if clause.word not in _WHEN or draft.status != "happened" or any(p.kind == "time" for p in seen.pieces[clause.start : clause.end]):
        return None
    k = clause.start - 1
    if k > 0 and seen.pieces[k].kind == "mark":
        k -= 1
    when = seen.pieces[k].time if k >= 0 else None
    if when is None or not when.text.startswith("منذ"):
        return when
    inside = tuple(t for t in seen.tokens if when.start < t.start < when.end and t.norm != "منذ")
    return next((t for t in find_times(report.text, inside, report.published) if t.earliest is not None), None)


def _beside(report: Report, seen: Trace, draft: Draft, said: Said | None, discourse: Discourse) -> Interval | None:
    """The happening's time: one beside its trigger, else only the bound that the time of telling sets."""
    clause = seen.clauses[draft.clause]
    if (counted := _counted_from(report, seen, draft, discourse)) is not None:
        return counted
    if (then := held(seen, draft)[0] or course(seen, draft) or (None if draft.times else at_ceremony(seen, draft)[0])) is not None:
        return then
    if not draft.times and (before := occasion(seen, draft)):
        of_speech = said.time if said is not None else None
        day = next((p.time for p in seen.pieces[: draft.trigger] if p.kind == "time" and p.time is not None and p.time is not of_speech), None)
        if before == "after" and right_after(seen, draft) and (at_once := day or of_speech) is not None and at_once.precision == "day" and at_once.earliest is not None:
            return at_once
        if day is None and before == "during" and said is not None and said.clause == draft.clause and said.form == "verb" and said.trigger < draft.trigger:
            day = of_speech if of_speech is not None and of_speech.precision == "day" and of_speech.start < seen.pieces[draft.trigger].start else None  # «أقرّ الجانبان الأربعاء، في ختام محادثات، بأن …»
        if day is not None and day.latest is not None and before == "during" and not _is_over(seen, draft):
            return day
        if day is not None and day.latest is not None:
            return replace(day, earliest=None, basis="context", precision="open")
        if day is None and before == "after" and (eve := _before_main(seen, clause, draft)) is not None:
            return eve  # «عقب لقائه فلاناً، توجه اليوم إلى …»: the day is the journey's
    if not draft.times and (heading := _heading(seen, draft)) is not None:
        return heading
    if not draft.times and _is_recounted(seen, draft):
        return _bound(report, seen, draft)
    content = content_start(seen, draft, report.published)
    spoken = _of_remarks(seen, draft)
    near = [
        t
        for t in draft.times
        if (t.earliest or t.latest)
        and t.start < content
        and t not in spoken
        and (draft.status == "ongoing" or not from_then(t))
        and not begins_another(seen, draft, t)
        and not since_another(seen, draft, t)
        and not _set_for_another(seen, draft, t)
    ]
    if not near and not draft.rule.startswith("agreement."):  # the clause's day is that of what is told besides
        own = [
            p
            for k, p in enumerate(seen.pieces[clause.start : clause.end], clause.start)
            if p.kind == "time"
            and not of_scheduled(seen.pieces, k)
            and not of_another(seen, clause, draft, k)
            and p.time not in spoken
            and not (p.time is not None and begins_another(seen, draft, p.time))
            and not (p.time is not None and since_another(seen, draft, p.time))
            and p.time is not None
            and p.start < content
            and (p.time.earliest or p.time.latest)
            and (draft.status == "ongoing" or not from_then(p.time))
        ]
        if said is not None and said.clause == draft.clause and said.form == "verb" and draft.trigger > said.trigger:
            own = [p for p in own if p.i > seen.pieces[said.content[0]].i and p.time is not said.time]
        own.sort(key=lambda p: abs(p.i - seen.pieces[draft.trigger].i))
        near = [p.time for p in own if p.time is not None]
    if not near and (set_off := _set_off(seen, clause) or _led_in(seen, clause)) is not None:
        return set_off
    if not near and (ago := _days_ago(seen, clause, draft)) is not None:
        return ago
    if not near and (dated := _dates_back(seen, draft) or dated_behind(seen, draft)) is not None:
        return dated
    if len(near) > 1 and (both := _both_days(seen, near[0], near[1])) is not None:
        return both
    if near:
        return (_fronted(seen, clause, draft) if near[0].start > seen.pieces[draft.trigger].start else None) or near[0]
    if (done := announced(seen, draft, said)) is not None:
        return done
    inside = seen.pieces[clause.start : clause.end]
    unresolved = [p for p in inside if p.kind == "time" and p.time is not None and p.time not in spoken and not begins_another(seen, draft, p.time)]
    if unresolved and draft.status == "happened" and not said:
        return None
    told = said.time if said is not None else None
    if told is not None and (told.latest or told.earliest):
        if draft.status == "ongoing":
            return replace(told, basis="context")
        if draft.status == "happened":
            return replace(told, earliest=None, basis="context", precision="open")
    return _bound(report, seen, draft)


def _of_remarks(seen: Trace, draft: Draft) -> list[Interval | None]:
    """When somebody spoke of the meeting that the draft's noun names, which is no time of its own: «رحب أمس بالمحادثات بين …»."""
    if draft.sense.type != "CONSULT" or not draft.rule.startswith(("noun.", "likely.")) or seen.pieces[draft.trigger].prep not in _SPOKEN_OF:
        return []
    return [s.time for s in seen.said if s.time is not None and s.form == "verb" and s.clause == draft.clause and s.trigger < draft.trigger]


_SPOKEN_OF = frozenset({"ب", "علي", "عن", "من"})


def _is_over(seen: Trace, draft: Draft) -> bool:
    """Whether what the noun takes up was over when the sentence begins: «عاد أمس بعد زيارة …، رافقه خلال الزيارة فلان»."""
    noun = seen.pieces[draft.trigger].norm
    return any(p.norm == noun and ({p.prep, seen.pieces[k - 1].norm if k else ""} & AFTER) for k, p in enumerate(seen.pieces[: draft.trigger]))


def _set_for_another(seen: Trace, draft: Draft, when: Interval) -> bool:
    """Whether the time says for when another meeting is set, named nearer to it: «عُقد اللقاء على هامش الاجتماع التحضيري للقمة المقرر عقدها غداً»."""
    k = next((k for k, p in enumerate(seen.pieces) if p.start <= when.start < p.end), None)
    if k is None or k <= draft.trigger or not of_scheduled(seen.pieces, k):
        return False
    return any(p.kind == "lex" and p.has("noun") is not None for p in seen.pieces[draft.trigger + 1 : k])


def _set_off(seen: Trace, clause: Clause) -> Interval | None:
    """The day between commas right behind the relative clause that tells a meeting: «اللقاء الذي جمعهما في جدة، الأحد، كان إيجابياً»."""
    k = clause.end
    if clause.opener != "rel" or not 0 < k < len(seen.pieces) - 1 or seen.pieces[k - 1].kind != "mark":
        return None
    aside = k
    while aside < len(seen.pieces) - 2 and seen.pieces[aside].cue in ("coord", "adv"):
        aside += 1
    k = aside + 1 if aside > k and seen.pieces[aside].kind == "mark" else k  # «هاتف الزعيمين، كلاً على حدة، السبت»
    if seen.pieces[k + 1].kind != "mark":
        return None
    when = seen.pieces[k].time
    return when if when is not None and when.precision == "day" and when.earliest is not None else None


def _led_in(seen: Trace, clause: Clause) -> Interval | None:
    """The day with «و» behind a comma that leads the clause in: «التقى نظيره، وبعد يومين طار إلى موسكو»."""
    k = clause.start - 1
    if clause.opener != "verb" or k < 1 or seen.pieces[k].kind != "time" or not seen.tokens[seen.pieces[k].i].norm.startswith("و") or seen.pieces[k - 1].norm not in COMMAS:
        return None
    when = seen.pieces[k].time
    return when if when is not None and when.precision == "day" and when.earliest is not None else None


def _both_days(seen: Trace, first: Interval, second: Interval) -> Interval | None:
    """Two days one after the other that «و» joins: «عقد، مساء الاثنين وطوال يوم الثلاثاء، محادثات»."""
    k = next((k for k, p in enumerate(seen.pieces) if p.time is second), None)
    apart = k is None or not any(p.conj == "و" for p in seen.pieces[max(0, k - 1) : k + 1]) or not any(p.time is first for p in seen.pieces[max(0, k - 2) : k])
    if apart or first.precision != "day" or second.precision != "day" or first.latest is None or second.earliest is None:
        return None
    return replace(first, latest=second.latest, precision="days") if second.earliest - first.latest == timedelta(days=1) else None


_FEW_DAYS = timedelta(days=6)


def _days_ago(seen: Trace, clause: Clause, draft: Draft) -> Interval | None:
    """The day that «منذ يومين» is, behind a verb that tells what was done at once: «التقيا منذ يومين»."""
    if draft.status != "happened" or draft.sense.type != "CONSULT" or not draft.rule.startswith("verb."):
        return None
    for piece in seen.pieces[draft.trigger : clause.end]:
        when = piece.time if piece.kind == "time" else None
        if when is None or not from_then(when) or when.basis != "relative" or when.earliest is None or when.latest is None:
            continue
        if timedelta(0) < when.latest - when.earliest <= _FEW_DAYS:
            return replace(when, latest=when.earliest, precision="day")
    return None


def _dates_back(seen: Trace, draft: Draft) -> Interval | None:
    """The time that the clause behind dates it to: «آخر قمة جمعت القادة تعود إلى أبريل 1994»."""
    ahead = seen.clauses[draft.clause + 1] if draft.clause + 1 < len(seen.clauses) else None
    if ahead is None or seen.pieces[ahead.start].norm not in ("تعود", "يعود", "ترجع", "يرجع"):
        return None
    return next((p.time for p in seen.pieces[ahead.start : ahead.start + 4] if p.time is not None and p.prep == "الي"), None)


def _fronted(seen: Trace, clause: Clause, draft: Draft) -> Interval | None:
    """The time that the clause opens with, which no later one in it belies: «في 15 يناير، توصلا إلى اتفاق بدأ سريانه يوم 19 منه»."""
    first = next((p for p in seen.pieces[clause.start : draft.trigger] if p.kind not in ("cue", "mark")), None)
    when = first.time if first is not None else None
    return when if when is not None and (when.earliest or when.latest) and not when.text.startswith("منذ") else None


def _bound(report: Report, seen: Trace, draft: Draft) -> Interval | None:
    """The bound that the day of publication sets to what is told as having happened."""
    if report.published is None or draft.status not in ("happened", "ongoing") or draft.sense.type not in ("CONSULT", "PROPOSAL", "AGREE"):
        return None
    span = report.published_span
    start, end = (
        (span.start, span.end) if span is not None else (seen.pieces[draft.trigger].start, seen.pieces[draft.trigger].end)
    )
    return Interval(None, report.published, "open", "context", start, end, report.text[start:end])


_OUTCOMES = word_sets()["outcomes"]


def _is_recounted(seen: Trace, draft: Draft) -> bool:
    """Whether the clause tells of what came out of the meeting, and not when it was: «أطلعه اليوم على نتائج لقائه …»."""
    before = seen.pieces[draft.trigger - 1] if draft.trigger else None
    verb = seen.clauses[draft.clause].verb
    return draft.rule.startswith("noun.") and before is not None and before.norm in _OUTCOMES and verb is not None and verb < draft.trigger


def _counted_from(report: Report, seen: Trace, draft: Draft, discourse: Discourse) -> Interval | None:
    """The day of a happening from which that of another counts: «يأتي ذلك بعد ثلاثة أيام على قمة …»; a bound where no days are told."""
    noun = next((k for k in range(draft.trigger, max(-1, draft.trigger - 4), -1) if seen.pieces[k].has("noun")), None)
    told = counted_from(seen.tokens, seen.pieces[noun].i) if noun is not None and draft.status in ("happened", "planned") else None
    if told is None or noun is None or any(t.start > seen.pieces[noun].start for t in draft.times):
        return None
    days, first, last = told
    start, end = seen.tokens[first].start, seen.tokens[last - 1].end
    before = [t for t in seen.times if t.end <= start and t.precision == "day" and t.earliest is not None]
    if not before and first == 0:
        before = [t for t in seen.times if t.start > end and t.precision == "day" and t.earliest is not None][:1]  # «بعد يومين من زيارة فلان، وصل اليوم …»
    going_on = (discourse.lead or discourse.happening_now(reach=3)) if seen.pieces[0].norm.removeprefix("و") in _COMES else None
    anchor = before[-1] if before else going_on.day if going_on is not None else None
    if anchor is None or anchor.latest is None:
        return None
    to_come = seen.tokens[first].norm.removeprefix("و") in ("قبل", "عشيه")
    if days is None:
        return replace(anchor, earliest=None if not to_come else anchor.earliest, latest=anchor.latest if not to_come else None, basis="context", precision="open")
    if draft.sense.mode == "talks" and not to_come and seen.pieces[noun].norm.endswith("ات"):
        return replace(anchor, earliest=anchor.latest - timedelta(days=days - 1), precision="days")  # «بعد ثلاثة أيام من المفاوضات»
    day = anchor.latest - timedelta(days=days)
    return Interval(day, day, "day", "relative", start, end, report.text[start:end])


def _heading(seen: Trace, draft: Draft) -> Interval | None:
    """The time that a line of a chronology begins with, «27 أبريل: …», where no other time stands in the happening's clause."""
    clause = seen.clauses[draft.clause]
    first = next((k for k, p in enumerate(seen.pieces) if p.kind != "mark"), None)
    if first is None or seen.pieces[first].time is None or first + 1 >= len(seen.pieces) or seen.pieces[first + 1].norm != ":":
        return None
    if any(p.kind == "time" for p in seen.pieces[max(clause.start, first + 1) : clause.end]):
        return None
    return seen.pieces[first].time


_COMES = word_sets()["comes"]


def _before_main(seen: Trace, clause: Clause, draft: Draft) -> Interval | None:
    """The time that the day of what followed sets to a happening before it: the day before for «غداة», else only a bound."""
    day = next((p.time for p in seen.pieces[draft.trigger : clause.end] if p.kind == "time" and p.time is not None), None)
    if day is None or day.latest is None:
        return None
    words = {p.norm for p in seen.pieces[max(0, draft.trigger - 3) : draft.trigger]} | {seen.pieces[draft.trigger].prep}
    if "غداه" in words and day.precision == "day":
        eve = day.latest - timedelta(days=1)
        return replace(day, earliest=eve, latest=eve)
    return replace(day, earliest=None, basis="context", precision="open")


def _whole(when: Interval | None, seen: Trace, draft: Draft) -> Interval | None:
    """The whole of a round whose end and beginning or length are told: «اختُتمت أمس الجولة … التي انطلقت الأحد», «في ختام محادثات دامت يومين»."""
    if when is None or when.basis == "context" or when.earliest is None or draft.sense.type != "CONSULT":
        return when
    i = seen.pieces[draft.trigger].i
    draft.ended = when.precision == "day" and is_closed(seen.tokens, i)
    days = length_of(seen.tokens, i)
    several = draft.sense.mode == "talks" and seen.pieces[draft.trigger].norm.endswith("ات")  # «بعد يومين من اجتماع عقده»: no length of it
    behind = length_before(seen.tokens, i) if days is None and when.precision == "day" and several else None
    if behind is not None:
        return replace(when, earliest=when.earliest - timedelta(days=behind - 1), precision="days")
    opens = when.precision == "day" and not is_closed(seen.tokens, i) and (draft.sense.mode == "visit" or draft.rule.startswith(_OPENED))  # «وصل الاثنين في زيارة تستغرق ثلاثة أيام»
    if days is not None and (starts_off(when) or opens):
        return replace(when, latest=when.earliest + timedelta(days=days - 1), precision="days")
    if when.earliest != when.latest or not is_closed(seen.tokens, i):
        return when
    days = length_spent(seen.tokens, i) if days is None else days
    begun = begun_at(seen.tokens, i, seen.times)
    if begun is not None and begun.start == when.start:
        when = _ended(seen, draft) or when
    last = when.latest
    if last is None:
        return when
    if begun is not None and begun.earliest is not None and timedelta(0) < last - begun.earliest <= _ROUND:
        return replace(when, earliest=begun.earliest, precision="days")
    return replace(when, earliest=last - timedelta(days=days - 1), precision="days") if days is not None else when


def _since_then(seen: Trace, draft: Draft, discourse: Discourse) -> Interval | None:
    """From when talks began until what was told just before came of them: «وجاء التوقيع في ختام الجولة التي استضافتها كوبا منذ الثاني من أيار»."""
    since = next((t for t in draft.times if t.text.startswith("منذ") and t.earliest is not None), None)
    came = seen.pieces[0].norm.removeprefix("و") in _COMES
    day = discourse.lead.day if discourse.lead is not None and came and draft.sense.type == "CONSULT" and draft.status == "happened" else None
    if since is None or since.earliest is None or day is None or day.latest is None or not is_closed(seen.tokens, seen.pieces[draft.trigger].i):
        return None
    return replace(since, latest=day.latest, precision="days") if since.earliest < day.latest else None


_OPENED = ("light.بدأ", "light.انطلق", "light.افتتح", "light.استهل", "light.باشر", "light.دشن")


def _ended(seen: Trace, draft: Draft) -> Interval | None:
    """The day told last before the happening in its sentence: the one on which it ended."""
    days = [t for t in seen.times if t.end <= seen.pieces[draft.trigger].start and t.precision == "day" and t.earliest is not None]
    return days[-1] if days else None


_ROUND = timedelta(days=60)  # the longest a round whose two ends are told is taken to be

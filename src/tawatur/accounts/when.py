"""When a happening was: the time beside it, the day that a passage goes on with, or only the bound that its telling sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, MEANWHILE, Clause, is_verb
from tawatur.accounts.consolidate import Told
from tawatur.accounts.content import content_start
from tawatur.accounts.drafts import Draft
from tawatur.accounts.locating import of_scheduled
from tawatur.accounts.seen import Trace
from tawatur.attribution.said import Said
from tawatur.language import fold
from tawatur.mentions.discourse import Discourse, Happened
from tawatur.mentions.lengths import begun_at, counted_from, is_closed, length_before, length_of, starts_off
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.pieces import Piece
from tawatur.mentions.times import find_times
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Place, Report


def time_of(
    report: Report, seen: Trace, draft: Draft, said: Said | None, found: Sequence[Told], discourse: Discourse
) -> Interval | None:
    """The happening's time as its sentence tells it and as the passage goes on; `found`: what the sentence has told before it."""
    if (then := _then(report, seen, draft)) is not None:
        return then
    told = _ahead(_beside(report, seen, draft, said, discourse), report, draft, in_the_present(seen, draft))
    told = _carried_over(told, found, seen, draft, discourse)
    return _whole(_gone_on(told, report, seen, draft, discourse), seen, draft)


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
    if not draft.times and (before := occasion(seen, draft)):
        of_speech = said.time if said is not None else None
        day = next((p.time for p in seen.pieces[: draft.trigger] if p.kind == "time" and p.time is not None and p.time is not of_speech), None)
        if day is not None and day.latest is not None and before == "during":
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
    near = [
        t
        for t in draft.times
        if (t.earliest or t.latest)
        and t.start < content
        and (draft.status == "ongoing" or not _from_then(t))
        and not _begins_another(seen, draft, t)
        and not _since_another(seen, draft, t)
    ]
    if not near and not draft.rule.startswith("agreement."):  # the clause's day is that of what is told besides
        own = [
            p
            for k, p in enumerate(seen.pieces[clause.start : clause.end], clause.start)
            if p.kind == "time"
            and not of_scheduled(seen.pieces, k)
            and not _of_another(seen, clause, draft, k)
            and not (p.time is not None and _begins_another(seen, draft, p.time))
            and not (p.time is not None and _since_another(seen, draft, p.time))
            and p.time is not None
            and p.start < content
            and (p.time.earliest or p.time.latest)
            and (draft.status == "ongoing" or not _from_then(p.time))
        ]
        if said is not None and said.clause == draft.clause and said.form == "verb" and draft.trigger > said.trigger:
            own = [p for p in own if p.i > seen.pieces[said.content[0]].i and p.time is not said.time]
        own.sort(key=lambda p: abs(p.i - seen.pieces[draft.trigger].i))
        near = [p.time for p in own if p.time is not None]
    if not near and (ago := _days_ago(seen, clause, draft)) is not None:
        return ago
    if not near and (dated := _dates_back(seen, draft)) is not None:
        return dated
    if near:
        return (_fronted(seen, clause, draft) if near[0].start > seen.pieces[draft.trigger].start else None) or near[0]
    inside = seen.pieces[clause.start : clause.end]
    unresolved = [p for p in inside if p.kind == "time" and p.time is not None and not _begins_another(seen, draft, p.time)]
    if unresolved and draft.status == "happened" and not said:
        return None
    told = said.time if said is not None else None
    if told is not None and said is not None and told.precision == "day" and _announced_by_sides(draft, said):
        return told
    if told is not None and (told.latest or told.earliest):
        if draft.status == "ongoing":
            return replace(told, basis="context")
        if draft.status == "happened":
            return replace(told, earliest=None, basis="context", precision="open")
    return _bound(report, seen, draft)


_FEW_DAYS = timedelta(days=6)


def _days_ago(seen: Trace, clause: Clause, draft: Draft) -> Interval | None:
    """The day that «منذ يومين» is, behind a verb that tells what was done at once: «التقيا منذ يومين»."""
    if draft.status != "happened" or draft.sense.type != "CONSULT" or not draft.rule.startswith("verb."):
        return None
    for piece in seen.pieces[draft.trigger : clause.end]:
        when = piece.time if piece.kind == "time" else None
        if when is None or not _from_then(when) or when.basis != "relative" or when.earliest is None or when.latest is None:
            continue
        if timedelta(0) < when.latest - when.earliest <= _FEW_DAYS:
            return replace(when, latest=when.earliest, precision="day")
    return None


def _from_then(when: Interval) -> bool:
    """Whether the time goes on from then until now, «منذ أمس»; not «منذ قليل»."""
    return when.text.startswith("منذ") and when.precision == "open"


_ISSUED = frozenset(
    {"صدر", "صدرت", "صادر", "صادره", "الصادر", "الصادره", "نشر", "نشرت", "نشره", "نشرته", "نشرها", "اصدره", "اصدرته", "اصدرها", "بثه", "بثته", "وزع", "وزعه", "وزعته", "مورخ", "المورخ"}
)
_OTHER_TIME = frozenset({"بعد", "قبل", "قبيل", "عقب", "منذ", "غداه", "اثر", "في اعقاب", "في ذكري"})


_SAME_DAY = frozenset({"وصوله", "وصولها", "وصولهم", "وصولهما", "وصول", "ساعات", "ساعه", "ساعتين", "دقائق", "دقايق", "قليل"})


def _of_another(seen: Trace, clause: Clause, draft: Draft, k: int) -> bool:
    """Whether the time at piece k, before the happening's word, is that of a paper or of what was before: «وفق بيان صدر أمس، التقى …», «بعد أسبوع من اندلاع القتال في 5 مايو، التقى …»."""
    if k >= draft.trigger:
        return False
    words = [p for p in seen.pieces[clause.start : k] if p.kind != "cue" or p.cue == "prep"]
    if words and (words[-1].norm in _ISSUED or (len(words) > 1 and words[-2].norm in _ISSUED)):
        return True
    if not any(p.kind == "mark" and p.norm in COMMAS for p in seen.pieces[k : draft.trigger]):
        return False
    start = next((n + 1 for n in range(k - 1, clause.start - 1, -1) if seen.pieces[n].kind == "mark"), clause.start)
    inside = seen.pieces[start:k]
    if any(p.norm in _SAME_DAY for p in inside):
        return False  # «بعد ساعات من وصوله أمس إلى …»
    return bool(inside) and (inside[0].norm in _OTHER_TIME or inside[0].prep in _OTHER_TIME) and any(p.kind in ("word", "lex") for p in inside[1:])


def _begins_another(seen: Trace, draft: Draft, time: Interval) -> bool:
    """Whether the time behind the happening's word is when something began since when it is counted: «جولته التاسعة منذ اندلاع القتال في مايو»."""
    k = next((k for k, p in enumerate(seen.pieces) if p.time is time), None)
    if k is None or k < draft.trigger:
        return False
    if _names_another(seen, draft, k):
        return True
    for j in range(k - 1, max(draft.trigger, k - 9), -1):
        piece = seen.pieces[j]
        if piece.norm == "منذ" or piece.prep == "منذ":
            return j < k - 1 or piece.kind != "cue"
        follows = piece.norm in _OTHER_TIME or piece.prep in _OTHER_TIME
        if follows and (draft.reference or time.precision in ("month", "year")) and any(p.has("noun", "masdar") for p in seen.pieces[j : j + 2]):
            return True  # «وتأتي المحادثات في أعقاب زيارة قام بها فلان في فبراير»
        if piece.kind == "mark" or (is_verb(seen.pieces, j) and not draft.reference):
            return False
    return False


def _names_another(seen: Trace, draft: Draft, k: int) -> bool:
    """Whether the date at piece k is the name of what was talked about, or when it was made: «تنفيذ اتفاق «10 مارس»», «الاتفاق الموقع في 10 مارس», «نتائج قمة 13 أكتوبر»."""
    if draft.sense.type in ("AGREE", "ASSAULT"):
        return False  # «توصلوا إلى اتفاق 8 أغسطس»: theirs
    j = k - 1
    while j > draft.trigger and (seen.pieces[j].norm in QUOTES or seen.pieces[j].norm == "في"):
        j -= 1
    if j <= draft.trigger:
        return False
    bare = _bare(seen.pieces[j].norm)
    if bare in _DATED_BY and seen.pieces[j].norm.startswith("ال"):
        return True
    if seen.pieces[k - 1].norm == "في" or seen.pieces[k].prep:
        return False
    return bare in _DATED_THINGS or ((seen.pieces[j].has("noun") is not None or bare == "جوله") and seen.pieces[j - 1].norm in _OUTCOMES)


def _bare(norm: str) -> str:
    """The word without its article and what is written before it."""
    return next((norm[len(p) :] for p in ("بال", "لل", "وال", "ال", "ب", "ل") if norm.startswith(p) and norm[len(p) :] in _DATED), norm)


_DATED_THINGS, _DATED_BY = word_sets()["dated_things"], word_sets()["dated_by"]
_DATED = _DATED_THINGS | _DATED_BY


def _since_another(seen: Trace, draft: Draft, when: Interval) -> bool:
    """Whether the time behind the happening's word says since when something else goes on: «لوقف القتال المشتعل منذ 11 شهراً»."""
    k = next((k for k in range(draft.trigger + 1, len(seen.pieces)) if seen.pieces[k].time is when), None)
    if k is None or k - 2 <= draft.trigger or not _from_then(when):
        return False
    return all(p.kind in ("word", "lex") and seen.tokens[p.i].norm.startswith("ال") for p in seen.pieces[k - 2 : k])


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


def _announced_by_sides(draft: Draft, said: Said) -> bool:
    """Whether those who agreed announce in one clause that they have: «أعلنت الفصائل، مساء الجمعة، التوصل إلى اتفاق مع …»."""
    if draft.sense.type != "AGREE" or draft.status != "happened" or said.clause != draft.clause or said.form != "verb" or said.speaker is None:
        return False
    return said.speaker.name in {p.name for _, p in draft.roles}


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
    told = counted_from(seen.tokens, seen.pieces[noun].i) if noun is not None and draft.status == "happened" else None
    if told is None or noun is None or any(t.start > seen.pieces[noun].start for t in draft.times):
        return None
    days, first, last = told
    start, end = seen.tokens[first].start, seen.tokens[last - 1].end
    before = [t for t in seen.times if t.end <= start and t.precision == "day" and t.earliest is not None]
    going_on = (discourse.lead or discourse.happening_now(reach=3)) if seen.pieces[0].norm.removeprefix("و") in _COMES else None
    anchor = before[-1] if before else going_on.day if going_on is not None else None
    if anchor is None or anchor.latest is None:
        return None
    if days is None:
        return replace(anchor, earliest=None, basis="context", precision="open")
    if draft.sense.mode == "talks" and seen.pieces[noun].norm.endswith("ات"):
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


DURING = frozenset({"خلال", "في ختام", "علي هامش", "اثناء"})
_AFTER = frozenset({"بعد", "عقب", "غداه", "اثر", "في اعقاب"})


def occasion(seen: Trace, draft: Draft) -> str:
    """How the happening stands to what the sentence tells: «during» where it is its occasion, «after» where that followed it, else empty.

    «في ختام لقاء …» is the former, «غداة مكالمته» the latter.
    """
    for k in range(draft.trigger, max(-1, draft.trigger - 4), -1):
        piece = seen.pieces[k]
        words = {piece.prep, seen.pieces[k - 1].norm if k else ""}
        if piece.has("noun") and (words & DURING or (piece.prep == "من" and _round_of(seen, k) & DURING)):
            return "during"
        if piece.has("noun") and words & _AFTER:
            return "after"
    return ""


def _round_of(seen: Trace, k: int) -> set[str]:
    """What governs the round or hours that the noun at piece k completes: «في ختام جولة ثالثة من المحادثات»."""
    for j in range(k - 1, max(-1, k - 6), -1):
        piece = seen.pieces[j]
        if piece.kind == "word" and piece.prep:
            return {piece.prep}
        if not (piece.kind == "word" or piece.norm == "من" or piece.cue in ("num", "quant")):
            return set()
    return set()


def goes_on_with_plan(found: Sequence[Told], seen: Trace, draft: Draft) -> bool:
    """Whether the clause goes on with «و» or «خلالها» after a plan of the same sentence, or «يلتقي خلالها» tells what a journey just begun is for."""
    clause = seen.clauses[draft.clause]
    by = clause.verb if draft.rule.startswith("light.") and clause.verb is not None else draft.trigger
    tenses = {e[2] for e in seen.pieces[by].entries if e[0] in ("verb", "light")}
    if draft.status not in ("happened", "ongoing") or "present" not in tenses or "past" in tenses:
        return False
    within = any(p.norm in _WITHIN for p in seen.pieces[by + 1 : by + 3])
    if within and draft.clause and any(p.norm in _TRIPS or p.norm[1:] in _TRIPS for p in seen.pieces[seen.clauses[draft.clause - 1].start : clause.start]):
        return True
    return clause.opener == "and" and bool(found) and found[-1].draft.status == "planned" and by == draft.trigger


def _carried_over(
    when: Interval | None, found: Sequence[Told], seen: Trace, draft: Draft, discourse: Discourse
) -> Interval | None:
    """The time of the happening told before in the sentence, where this one goes on with it: «التقى أمس … ثم اجتمع بـ…».

    «جاء ذلك خلال لقاء» has the time of what was said.
    """
    if draft.status != "happened" or draft.sense.type not in ("CONSULT", "AGREE") or (when is not None and when.basis != "context"):
        return when
    clause = seen.clauses[draft.clause]
    if (trip := _of_the_trip(seen, draft)) is not None:
        return trip
    first = next((p for p in seen.pieces if p.kind not in ("mark", "cue")), None)
    if not found and first is not None and _of_saying(seen, first, draft) and discourse.said_at is not None:
        return discourse.said_at if discourse.said_at.latest is not None else when
    before = seen.pieces[draft.trigger - 1].norm if draft.trigger else ""
    last = next((t for t in reversed(found) if t.draft.sense.type == "CONSULT" and t.draft.status == "happened"), None)
    if clause.word == "حيث" and (last is None or last.draft.clause != draft.clause - 1):
        parted = last is not None and any(c.word in ("قبل ان", "بعد ان") for c in seen.clauses[last.draft.clause + 1 : draft.clause])
        if (way := _of_the_way(seen, draft)) is not None or parted:
            return way or when  # «التقى صباح أمس …، قبل أن يتوجه إلى القصر حيث اجتمع …»
    if last is None and (came := arrival(seen, draft)[0]) is not None:
        return came
    if draft.another and last is not None and last.date is not None and last.date.basis != "context":
        return last.date
    meanwhile = any(p.norm in MEANWHILE for p in seen.pieces[clause.start : min(clause.end, draft.trigger + 3)])
    goes_on = clause.opener == "and" or clause.word == "حيث" or before == "ثم" or meanwhile
    if last is None or not goes_on or last.date is None or last.date.basis == "context":
        return when
    if last.draft.clause != draft.clause - 1 and not (clause.word == "حيث" and last is found[-1]):
        return when
    return last.date


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
    places = [p.phrase.place for p in inside if p.phrase is not None and p.phrase.place is not None and p.phrase.place.lat is not None and p.prep in ("الي", "في", "ب", "ل")]
    return (days[0] if len(days) == 1 else None), (places[0] if len(places) == 1 else None)


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
    """The time of the journey that the clause before tells and in which this was: «قام بجولة الشهر الماضي، زار خلالها …», «… بجولة في يناير حيث زار …»."""
    clause = seen.clauses[draft.clause]
    before = seen.clauses[draft.clause - 1] if draft.clause else None
    within = any(p.norm in _WITHIN for p in seen.pieces[clause.start : min(clause.end, draft.trigger + 3)])
    if before is None or before.verb is None or not (within or clause.word == "حيث") or any(s.clause == draft.clause - 1 for s in seen.said):
        return None
    inside = seen.pieces[before.start : before.end]
    trip = next((k for k, p in enumerate(inside) if {p.norm, p.norm[1:]} & _TRIPS and p.prep in ("", "ب")), None)
    times = [p.time for p in inside[trip:] if p.time is not None and p.time.earliest is not None and not p.time.text.startswith("منذ")] if trip is not None else []
    return times[0] if len(times) == 1 else None


_WITHIN = frozenset({"خلالها", "اثناءها", "اثنائها", "فيها"})
_TRIPS = frozenset({"زياره", "جوله", "رحله", "زيارته", "جولته"})


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
        return not any(p.norm in _AFTER or p.prep in _AFTER for p in seen.pieces[: draft.trigger + 1])
    return first.norm in ("ادلي", "ادلت", "صرح") and any(p.norm.removeprefix("ب") in _SAYINGS for p in seen.pieces[: draft.trigger])


# Days after which a bare day or month cannot be the last one of a plan, for a weekday is at most a week back, nor of a verb in the present.
_LONG_AGO = {"day": 8, "month": 1, "present": 60}


def in_the_present(seen: Trace, draft: Draft) -> bool:
    """Whether the happening is told by a verb in the present: «يلتقي الوزير نظيره في الخامس من أبريل»."""
    tenses = {e[2] for e in seen.pieces[draft.trigger].entries if e[0] in ("verb", "light")}
    return draft.status in ("happened", "ongoing") and "present" in tenses and "past" not in tenses  # «التقى» is also «ألتقي»


def is_of_today(seen: Trace, draft: Draft) -> bool:
    """Whether the clause of a meeting says «اليوم», or «غداً» though the weekday beside it belies the day."""
    clause = seen.clauses[draft.clause]
    times = (fold(p.time.text).split() for p in seen.pieces[clause.start : clause.end] if p.kind == "time" and p.time is not None)
    if clause.word in ("قبل ان", "بعد ان"):
        return False  # «… قبل أن يستقبله الرئيس مساء اليوم نفسه»
    return draft.sense.type == "CONSULT" and any({"اليوم", "غدا"} & set(words) and not _OTHER_DAY & set(words) for words in times)


_OTHER_DAY = frozenset({"نفسه", "ذاته", "عينه", "التالي", "ذلك"})  # «اليوم نفسه» is no today


def _ahead(when: Interval | None, report: Report, draft: Draft, to_come: bool) -> Interval | None:
    """The time of a plan: a bare day or month that has gone by means the next one, «تنعقد الجولة في سبتمبر», «في الخامس من أبريل»."""
    if when is None or not (to_come or draft.status in ("planned", "called_for", "hypothetical")) or report.published is None or when.basis == "context":
        return when
    if _weekday_ahead(when, report.published, draft):
        week = timedelta(days=7)
        return replace(when, earliest=when.earliest and when.earliest + week, latest=when.latest and when.latest + week)
    if when.precision not in ("day", "month") or sum(c.isdigit() for c in when.text) > 2 or "ماضي" in when.text:
        return when
    long_ago = _LONG_AGO["present" if to_come else when.precision]
    if when.latest is None or when.earliest is None or (report.published - when.latest).days < long_ago:
        return when
    return replace(when, earliest=_a_year_on(when.earliest), latest=_a_year_on(when.latest))


def _a_year_on(day: date) -> date:
    """The same day of the next year; the last of February for the 29th."""
    return day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else date(day.year + 1, 2, 28)


def _weekday_ahead(when: Interval, published: date, draft: Draft) -> bool:
    """Whether a bare weekday in the week before is the next one, as the plan's own: «سيستقبل الوزير … في جدة الخميس»."""
    if draft.status != "planned" or when not in draft.times or when.precision != "day" or when.basis != "relative" or when.latest is None:
        return False
    bare = " ".join(w for w in when.text.split() if w not in ("يوم", "مساء", "صباح", "ظهر", "فجر", "ليل")).strip()
    return bare in _WEEKDAYS and timedelta(0) < published - when.latest < timedelta(days=7)


_WEEKDAYS = frozenset({"السبت", "الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الاربعاء", "الخميس", "الجمعة"})
_DAYTIMES = word_sets()["daytimes"]
_FOLLOWING = frozenset({"عقب", "اثر", "فور", "عقب ذلك", "بعد ذلك"})
_AFTER_IT = frozenset({"عقب ذلك", "بعد ذلك", "اثر ذلك", "بعدها", "لاحقا"})  # behind a day told in the same paragraph
_RECENT = timedelta(days=3)  # how long before publication a day may lie that «صباحاً» alone goes on with


def _gone_on(when: Interval | None, report: Report, seen: Trace, draft: Draft, discourse: Discourse) -> Interval | None:
    """The day that the passage goes on with: «عصراً استقبله …», «كما التقى …» of somebody who met just before, «وعقب التوقيع، استقبل …»."""
    if draft.status not in ("happened", "ongoing") or (when is not None and when.basis != "context") or any(p.kind == "time" for p in seen.pieces):
        return when
    if discourse.clocked and report.published is not None and draft.sense.type in ("CONSULT", "AGREE", "PROPOSAL") and not (looks_back(seen) or _told_by_verb(seen, draft)):
        first = next((p for p in seen.pieces if p.kind != "mark"), seen.pieces[0])
        return Interval(report.published, report.published, "day", "relative", first.start, first.end, first.norm)
    if draft.status != "happened" or draft.sense.type != "CONSULT":
        return when
    clause = seen.clauses[draft.clause]
    here = discourse.day_now()
    sentence = seen.pieces[: clause.end]
    spot = next((p for k, p in enumerate(sentence) if _is_daytime(sentence, k)), None) if here is not None else None
    if here is not None and spot is not None:
        recent = report.published is not None and report.published - _RECENT <= here <= report.published
        return Interval(here, here, "day", "relative", spot.start, spot.end, spot.norm) if recent else when
    if here is not None and discourse.day_in == discourse.paragraph and any(p.norm in _AFTER_IT for p in sentence) and not looks_back(seen):
        recent = report.published is not None and report.published - _RECENT <= here <= report.published
        return Interval(here, here, "day", "relative", seen.pieces[0].start, seen.pieces[0].end, seen.pieces[0].norm) if recent else when
    before = discourse.happening_now(reach=2)
    people = {p.name for _, p in draft.roles if p.kind in ("person", "office")}
    goes_on = (clause.opener in ("sentence", "and") or clause.word == "كما") and not _aside(seen, draft)
    if looks_back(seen):
        return when
    if before is not None and before.setting and before.day is not None and goes_on_with(before, seen, draft, discourse):
        return before.day
    if (before is None or before.day is None or not before.names & people) and goes_on:
        return _of_stay(report, discourse, people) or when
    if before is None or before.day is None:
        return when
    first = seen.pieces[0]
    again = goes_on and bool(before.names & people)
    after_it = first.norm.removeprefix("و") in _FOLLOWING and not occasion(seen, draft)
    if again or draft.another or after_it or goes_on_with(before, seen, draft, discourse):
        return before.day
    return when


def _of_stay(report: Report, discourse: Discourse, people: set[str | None]) -> Interval | None:
    """The day on which one of the people came to where the passage has him, where that is the report's or the one before."""
    stay = discourse.stay
    if stay is None or stay.day is None or stay.day.earliest is None or report.published is None or not stay.names & people:
        return None
    near = discourse.paragraph - stay.paragraph <= 2 and timedelta(0) <= report.published - stay.day.earliest <= timedelta(days=1)
    return stay.day if near else None


def _told_by_verb(seen: Trace, draft: Draft) -> bool:
    """Whether the happening is a past verb of another's words: «الناطق: الجانب الآخر رفض مقترحنا»."""
    return draft.rule.startswith(("verb.", "light.")) and not in_the_present(seen, draft) and any(s.trigger < draft.trigger and s.content[0] <= draft.trigger < s.content[1] for s in seen.said)


def _aside(seen: Trace, draft: Draft) -> bool:
    """Whether the happening is told inside another's words or of another time: «قال إنه التقى …», «قد التقى …», by a noun alone."""
    said = any(s.trigger < draft.trigger and s.content[0] <= draft.trigger < s.content[1] for s in seen.said)
    return said or any(p.norm in _BACK for p in seen.pieces[: draft.trigger]) or (not {e[0] for e in seen.pieces[draft.trigger].entries} & {"verb", "light"} and not draft.rule.startswith("light."))


_BACK = word_sets()["looking_back"]


_ALSO = word_sets()["also"]


def goes_on_with(before: Happened, seen: Trace, draft: Draft, discourse: Discourse) -> bool:
    """Whether the sentence goes on with the happening told before, «كما التقى …», «واستقبل …» of somebody who met just before, or with the scene set for it."""
    first = seen.pieces[0]
    also = first.norm.removeprefix("و") in _ALSO or any(p.norm in ("كذلك", "ايضا") for p in seen.pieces[1:4])
    if before.setting:
        return before.paragraph == discourse.paragraph
    people = {p.name for _, p in draft.roles if p.kind in ("person", "office") and p.name}
    verb = bool(first.conj) and draft.clause == 0 and draft.trigger == 0 and not in_the_present(seen, draft)
    return (also or verb) and bool(before.names & people)


def setting(seen: Trace) -> tuple[Interval | None, Place | None] | None:
    """The day and place that a sentence sets for those after it, telling no happening itself: «شهدت عين التينة أمس سلسلة لقاءات»."""
    if not any(p.norm.removeprefix("و") in _SETTING for p in seen.pieces[:3]) or not any(_is_stir(p) for p in seen.pieces):
        return None
    days = [p.time for p in seen.pieces if p.time is not None and p.time.precision == "day"]
    found = (p.phrase.place for p in seen.pieces if p.phrase is not None and p.phrase.place is not None and p.phrase.rule != "nisba")
    places = list({place.name: place for place in found}.values())
    day, place = (days[0] if len(days) == 1 else None), (places[0] if len(places) == 1 else None)
    return (day, place) if day is not None or place is not None else None


_SETTING = word_sets()["setting_verbs"]
_STIR = word_sets()["stir"]


def _is_stir(piece: Piece) -> bool:
    return piece.norm in _STIR or f"{piece.prep}{piece.norm}" in _STIR


def _is_daytime(pieces: Sequence[Piece], k: int) -> bool:
    """Whether piece k is a part of a day that says no day: «صباحاً», «بعد الظهر»."""
    norm = pieces[k].norm.removeprefix("و")
    return norm in _DAYTIMES or (norm in ("بعد", "قبل") and k + 1 < len(pieces) and pieces[k + 1].norm == "الظهر")


_LOOKING_BACK = word_sets()["told_as_past"]


def looks_back(seen: Trace) -> bool:
    """Whether the sentence tells what had been before: «وكان فلان قد التقى …», «وسبق أن …», «يذكر أن …»."""
    return any(p.norm.removeprefix("و") in _LOOKING_BACK for p in seen.pieces[:2])


def _whole(when: Interval | None, seen: Trace, draft: Draft) -> Interval | None:
    """The whole of a round whose end and beginning or length are told: «اختُتمت أمس الجولة … التي انطلقت الأحد», «في ختام محادثات دامت يومين»."""
    if when is None or when.basis == "context" or when.earliest is None or draft.sense.type != "CONSULT":
        return when
    i = seen.pieces[draft.trigger].i
    days = length_of(seen.tokens, i)
    behind = length_before(seen.tokens, i) if days is None and when.precision == "day" else None
    if behind is not None:
        return replace(when, earliest=when.earliest - timedelta(days=behind - 1), precision="days")
    opens = when.precision == "day" and not is_closed(seen.tokens, i) and (draft.sense.mode == "visit" or draft.rule.startswith(_OPENED))  # «وصل الاثنين في زيارة تستغرق ثلاثة أيام»
    if days is not None and (starts_off(when) or opens):
        return replace(when, latest=when.earliest + timedelta(days=days - 1), precision="days")
    if when.earliest != when.latest or not is_closed(seen.tokens, i):
        return when
    begun = begun_at(seen.tokens, i, seen.times)
    if begun is not None and begun.start == when.start:
        when = _ended(seen, draft) or when
    last = when.latest
    if last is None:
        return when
    if begun is not None and begun.earliest is not None and timedelta(0) < last - begun.earliest <= _ROUND:
        return replace(when, earliest=begun.earliest, precision="days")
    return replace(when, earliest=last - timedelta(days=days - 1), precision="days") if days is not None else when


_OPENED = ("light.بدأ", "light.انطلق", "light.افتتح", "light.استهل", "light.باشر", "light.دشن")


def _ended(seen: Trace, draft: Draft) -> Interval | None:
    """The day told last before the happening in its sentence: the one on which it ended."""
    days = [t for t in seen.times if t.end <= seen.pieces[draft.trigger].start and t.precision == "day" and t.earliest is not None]
    return days[-1] if days else None


_ROUND = timedelta(days=60)  # the longest a round whose two ends are told is taken to be

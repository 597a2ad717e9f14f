"""The day and place that a passage goes on with from one sentence to the next: «كما التقى …», «عصراً استقبله …»."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import timedelta

from tawatur.accounts.ahead import in_the_present
from tawatur.accounts.carried_over import looks_back, moved_on
from tawatur.accounts.content import content_start
from tawatur.accounts.drafts import Draft
from tawatur.accounts.occasions import occasion, opens_within, within_it
from tawatur.accounts.seen import Trace
from tawatur.accounts.venues import at_assembly, at_its_margin
from tawatur.mentions.discourse import Discourse, Happened
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Place, Report

_DAYTIMES = word_sets()["daytimes"]


_FOLLOWING = frozenset({"عقب", "اثر", "فور", "عقب ذلك", "بعد ذلك"})


_AFTER_IT = frozenset({"عقب ذلك", "بعد ذلك", "اثر ذلك", "بعدها", "لاحقا"})  # behind a day told in the same paragraph


_RECENT = timedelta(days=3)  # how long before publication a day may lie that «صباحاً» alone goes on with


def gone_on(when: Interval | None, report: Report, seen: Trace, draft: Draft, discourse: Discourse) -> Interval | None:
    """The day that the passage goes on with: «عصراً استقبله …», «كما التقى …» of somebody who met just before, «وعقب التوقيع، استقبل …»."""
    if draft.status not in ("happened", "ongoing") or (when is not None and when.basis != "context") or _timed(seen, draft, report):
        return when
    if discourse.clocked and report.published is not None and draft.sense.type in ("CONSULT", "AGREE", "PROPOSAL") and not (looks_back(seen) or _told_by_verb(seen, draft)):
        first = next((p for p in seen.pieces if p.kind != "mark"), seen.pieces[0])
        return Interval(report.published, report.published, "day", "relative", first.start, first.end, first.norm)
    if draft.status == "happened" and not looks_back(seen) and (last := discourse.happening_now(reach=2)) is not None and (within_it(seen, draft) or opens_within(seen)):
        return last.day or (_venue_day(discourse) if at_its_margin(seen, draft) else None) or when
    if not looks_back(seen) and _venue_day(discourse) is not None and at_assembly(seen, draft, discourse.venue):
        return _venue_day(discourse)
    if draft.status == "happened" and opens_within(seen) and discourse.happening_now(reach=2) is None and (day := discourse.day_now(reach=0)) is not None:
        return Interval(day, day, "day", "relative", seen.pieces[0].start, seen.pieces[0].end, seen.pieces[0].norm)
    if draft.sense.type == "CONSULT" and _is_the_first(seen, draft) and (day := discourse.day_now(reach=0)) is not None:
        return Interval(day, day, "day", "relative", seen.pieces[0].start, seen.pieces[0].end, seen.pieces[0].norm)
    if draft.status != "happened" or draft.sense.type != "CONSULT":
        return when
    if (told := discourse.happening_now(reach=1)) is not None and told.day is not None and _upon_which(seen, draft):
        return told.day
    clause = seen.clauses[draft.clause]
    here = discourse.day_now()
    if here is not None and any(p.kind == "time" for p in seen.pieces):
        here = discourse.day_before  # «وأجريا عقب ذلك مشاورات، ثم وقعا صباح أمس …»
    if here is not None and _hours_before(seen):
        return Interval(here, here, "day", "relative", seen.pieces[0].start, seen.pieces[0].end, seen.pieces[0].norm)
    sentence = seen.pieces[: clause.end]
    spot = next((p for k, p in enumerate(sentence) if _is_daytime(sentence, k)), None) if here is not None else None
    if here is not None and spot is not None:
        recent = report.published is not None and report.published - _RECENT <= here <= report.published
        return Interval(here, here, "day", "relative", spot.start, spot.end, spot.norm) if recent else when
    if here is not None and discourse.paragraph - discourse.day_in <= 1 and any(p.norm in _AFTER_IT for p in sentence) and not looks_back(seen):
        recent = report.published is not None and report.published - _RECENT <= here <= report.published
        return Interval(here, here, "day", "relative", seen.pieces[0].start, seen.pieces[0].end, seen.pieces[0].norm) if recent else when
    before = discourse.happening_now(reach=2)
    people = {p.name for _, p in draft.roles if p.kind in ("person", "office")}
    goes_on = (clause.opener in ("sentence", "and") or clause.word == "كما" or moved_on(seen, draft)) and not _aside(seen, draft)
    if looks_back(seen):
        return when
    if before is not None and before.setting and before.day is not None and goes_on_with(before, seen, draft, discourse):
        return before.day
    if (eve := (before.day if before is not None else None) or _venue_day(discourse)) is not None and around_it(seen, draft, before.names & people if before is not None else set()):
        return eve
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


def _timed(seen: Trace, draft: Draft, report: Report) -> bool:
    """Whether a time is told in the happening's clause or before it in the sentence, that of what was proposed or agreed apart."""
    ahead = content_start(seen, draft, report.published)
    end = seen.clauses[draft.clause].end if draft.sense.type in ("PROPOSAL", "CONSULT") else len(seen.pieces)
    return any(p.kind == "time" and p.start < ahead for p in seen.pieces[:end])


def _upon_which(seen: Trace, draft: Draft) -> bool:
    """Whether what was told just before came right upon the meeting, or upon hours of it: «وجاء الإعلان عقب محادثات …», «… بعد محادثات امتدت ثماني ساعات»."""
    first, second = ([p.norm.removeprefix("و") for p in seen.pieces[:2]] + ["", ""])[:2]
    if first not in ("جاء", "جاءت") or second.removeprefix("ال") not in _MADE_KNOWN or seen.clauses[0].word:
        return False
    led = seen.pieces[draft.trigger].prep
    return led in _FOLLOWING or (led == "بعد" and any(p.norm in _HOURS for p in seen.pieces[draft.trigger :]))


_MADE_KNOWN = frozenset({"اعلان", "اتفاق", "توقيع", "بيان", "تفاهم"})


def _is_the_first(seen: Trace, draft: Draft) -> bool:
    """Whether the sentence only says of the meeting told which it was of its kind: «وهي المرة الأولى التي يلتقي فيها الزعيمان»."""
    norms = [p.norm.removeprefix("و") for p in seen.pieces[:4]]
    return norms[:1] in (["هي"], ["هذه"]) and "المره" in norms and seen.clauses[draft.clause].opener == "rel" and seen.clauses[draft.clause].start <= 5


def _venue_day(discourse: Discourse) -> Interval | None:
    return discourse.venue.day if discourse.venue is not None else None


def around_it(seen: Trace, draft: Draft, same: Set[str | None]) -> bool:
    """Whether it was right before or after what was told: «وقبل المراسم، خلا …», «اجتمعا قبيل القمة», «استقبله قبل الافتتاح». same: who took part in both."""
    pieces, clause = seen.pieces, seen.clauses[draft.clause]
    for k in range(clause.start, clause.end - 2):
        noun, ahead, word = pieces[k + 1], pieces[k + 2], pieces[k].norm.removeprefix("و")
        name = noun.norm if noun.norm.startswith("ال") else f"ال{noun.norm}" if noun.definite and noun.closed else ""
        if word not in _AROUND or name not in _CEREMONY or (ahead.kind == "np" and not ahead.prep) or ahead.cue == "rel" or (ahead.kind == "word" and ahead.norm.startswith("ال")):
            continue
        near = word == "قبيل" or name not in _FAR or k == 0
        return k + 1 != draft.trigger and not occasion(seen, draft) and near and (name in _ONLY_ONE or bool(same))
    return False


_CEREMONY = word_sets()["took_place_then"]
_AROUND = frozenset({"قبل", "قبيل", "بعد", "عقب"})
_ONLY_ONE = word_sets()["once_in_report"]
_FAR = frozenset({"القمه", "الموتمر", "المؤتمر"})  # «قبل القمة» may be days before


def _hours_before(seen: Trace) -> bool:
    """Whether the sentence tells what was a few hours before: «وكان قد التقى قبل ذلك بساعات …», «قبلها بقليل»."""
    norms = [p.norm for p in seen.pieces]
    behind = (norms[k + 1 : k + 4] for k, norm in enumerate(norms) if norm in ("قبل", "قبلها", "قبل ذلك"))
    return any(set(words) & _HOURS and (set(words) & {"ذلك", *_CEREMONY} or set(words) & _BARE_CEREMONY or "قبلها" in norms or "قبل ذلك" in norms) for words in behind)


_BARE_CEREMONY = frozenset(word.removeprefix("ال") for word in _CEREMONY)  # as the words that an event noun makes are spelled


_HOURS = frozenset({"ساعات", "بساعات", "ساعه", "بساعه", "ساعتين", "بساعتين", "بقليل", "قليل", "بدقائق", "دقائق"})


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
    light = seen.clauses[0].verb == 0 and draft.rule.startswith("light.") and before.place is not None and any(p.country == before.place.country for _, p in draft.roles)
    verb = bool(first.conj) and draft.clause == 0 and (draft.trigger == 0 or light) and not in_the_present(seen, draft)
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

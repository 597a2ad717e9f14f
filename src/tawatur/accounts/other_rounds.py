"""Which of a report's meetings are other rounds of one series, and whose a round is that names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tawatur.accounts.drafts import Draft
from tawatur.accounts.told import Happening, Told, agree, dates_apart, modes_meet, places_apart
from tawatur.model import Interval

_OPENED = ("light.انطلق", "light.بدأ", "light.افتتح", "light.استهل", "light.دشن")
_CLOSED = ("light.اختتم", "light.أنهى", "light.انتهى", "light.انتهت", "light.أسدل", "light.رفع")
_ROUND = timedelta(days=10)
_LONG = timedelta(days=14)
_NEXT = 2  # sentences within which talks are told that led to an agreement


def numbered_apart(a: Draft, b: Draft) -> bool:
    """Whether the two are different rounds: by their numbers, or one looks back at a numbered one and the other has no number."""
    if a.ordinal and b.ordinal:
        return a.ordinal != b.ordinal
    if b.ordinal and len(b.roles) >= 3 and len(a.roles) == 2 and not a.reference:
        return True  # «الاجتماع الثالث للجنة الثلاثية …، والتقى الوزير نظيره»
    return a.reference and bool(a.ordinal) and a.back and not b.back


def another_round(item: Draft, known: Happening) -> bool:
    """Whether a word that says of a numbered round when it was means another than the meeting told: «عُقدت الجولة الأولى من المحادثات الأسبوع الماضي» behind «التقى الوزير نظيره»."""
    return bool(item.ordinal) and known.ordinal != item.ordinal and (bool(known.ordinal) or known.lead.draft.sense.mode != "talks")


def going_on_since(item: Told, lead: Told) -> bool:
    """Whether talks are told to go on now that names of others, with a day long gone, would date: «تجري مشاورات … محادثات جدة في مايو الماضي»."""
    now = lead.draft.status == "ongoing" and lead.date is not None and lead.date.basis == "context" and lead.date.latest is not None
    past = item.date is not None and item.date.basis != "context" and item.date.precision != "open" and item.date.latest is not None
    return now and past and item.draft.status == "happened" and lead.date.latest - item.date.latest > _ROUND  # type: ignore[union-attr,operator]


def of_the_sides_told(item: Told, happenings: Sequence[Happening]) -> Told | None:
    """The draft with the sides of the meeting told last, where it is another of theirs: «على أن تعقد الجولة الثانية الشهر المقبل»."""
    if item.participants or item.headline or item.draft.sense.type != "CONSULT" or item.draft.foreign:
        return None
    for happening in _nearest(item, happenings):
        lead = happening.lead
        if not _may_be_of(item.draft, lead.draft):
            continue
        ahead = item.draft.status == "planned" and lead.draft.status in ("happened", "ongoing")
        stated = item.date is not None and item.date.basis != "context"
        done = item.draft.status == "happened" and (item.draft.earlier or stated)
        to_come = lead.draft.status not in ("happened", "ongoing") and done  # «تنطلق غداً جولة بين … وكانت الجولة السابقة …»
        apart = (stated and (dates_apart(item.date, lead.date) or (item.draft.back and long_before(item, lead)))) or numbered_apart(item.draft, lead.draft) or (item.draft.earlier and (stated or item.place is not None)) or to_come
        alike = item.draft.status == lead.draft.status or {item.draft.status, lead.draft.status} == {"happened", "ongoing"} or to_come
        if not (ahead or (apart and alike)):
            return None
        sides = tuple(p for p in lead.participants if p.role in ("source", "target"))
        if len(sides) < 2 or (item.draft.many and len(sides) != item.draft.many):
            continue
        return replace(item, participants=sides, draft=replace(item.draft, reference=False))
    return None


def of_the_signers(item: Told, happenings: Sequence[Happening]) -> Told | None:
    """The draft with the sides of the agreement told right before, where it tells the talks that led to it: «وقّعت … اتفاقاً. وجرت المحادثات برعاية قطر»."""
    draft = item.draft
    held = draft.sense.mode == "talks" and draft.status in ("happened", "ongoing") and not (draft.foreign or draft.earlier or draft.ordinal or item.headline)
    helped = all(p.role in ("mediator", "host") for p in item.participants)
    told = bool(item.participants) or item.place is not None or (item.date is not None and item.date.basis != "context")
    if not (held and helped and told and happenings) or any(h.lead.draft.sense.type == "CONSULT" for h in happenings):
        return None
    lead = happenings[-1].lead
    sides = tuple(p for p in lead.participants if p.role == "source")
    signed = lead.draft.sense.type == "AGREE" and lead.draft.status == "happened" and 0 < item.order - happenings[-1].told[-1].order <= _NEXT
    others = tuple(p for p in item.participants if not any(agree(p, q) for q in sides))
    if not signed or len(sides) < 2 or len(others) < len(item.participants):
        return None
    return replace(item, participants=(*sides, *others), draft=replace(draft, reference=False))


def _nearest(item: Told, happenings: Sequence[Happening]) -> list[Happening]:
    """Whose round a draft without sides may be, the likeliest first: a numbered one of those numbered, talks of those who held talks, then the last told."""
    if item.draft.ordinal and (numbered := [h for h in happenings if h.ordinal]):
        return numbered[::-1]
    alike = [h for h in happenings if item.draft.sense.mode == h.lead.draft.sense.mode == "talks" and (item.draft.settled or item.draft.back)]
    return [*alike[::-1], *(h for h in reversed(happenings) if h not in alike)]


def _may_be_of(item: Draft, lead: Draft) -> bool:
    """Whether a round whose sides stand elsewhere may be of those who met, or signed, as the other draft tells."""
    if lead.sense.type == "AGREE":
        return item.earlier and lead.status == "happened"
    return lead.sense.type == "CONSULT" and modes_meet(item, lead) and lead.sense.mode != "visit" and lead.status != "denied"


def opening_of(item: Told, lead: Told) -> bool:
    """Whether the one tells how the round began that the other tells: «اختُتمت أمس الجولة … وكانت الجولة انطلقت الاثنين»."""
    one, two = item.date, lead.date
    if not item.draft.rule.startswith(_OPENED) or item.draft.earlier or one is None or two is None or one.latest is None or two.earliest is None:
        return False
    same = not places_apart(item.place, lead.place) and lead.draft.sense.mode in ("talks", "meeting", "summit")
    return same and one.precision == "day" and timedelta(0) < two.earliest - one.latest <= _ROUND


def whole(date: Interval | None, happening: Happening) -> Interval | None:
    """The time of a round with the day on which another telling says that it began, where this one is that of its end."""
    lead = happening.lead
    if date is None or date.basis == "context" or not (lead.draft.ended or lead.draft.rule.startswith(_CLOSED)):
        return date
    begun = next((t.date for t in happening.told if t is not lead and opening_of(t, lead)), None)
    return replace(date, earliest=begun.earliest, precision="days") if begun is not None else date


def long_before(item: Told, lead: Told) -> bool:
    """Whether a meeting is told as news and then an earlier one of the same people: «التقيا … يذكر أنهما التقيا في مارس الماضي»."""
    news = lead.date is not None and lead.date.basis == "context" and not lead.draft.back and not lead.chain and not lead.headline
    if not news or item.headline or lead.date is None or item.date is None or item.date.basis == "context":
        return False
    return item.date.latest is not None and lead.date.latest is not None and lead.date.latest - item.date.latest > _LONG

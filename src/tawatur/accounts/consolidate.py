"""The drafts of one report gathered into accounts: one for each happening on each authority."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from tawatur.accounts.confidence import confidence
from tawatur.accounts.drafts import LIKELY_RULE
from tawatur.accounts.other_rounds import (
    another_round,
    going_on_since,
    long_before,
    numbered_apart,
    of_the_sides_told,
    of_the_signers,
    opening_of,
    whole,
)
from tawatur.accounts.told import Happening, Lead, Told, agree, dates_apart, modes_meet, places_apart
from tawatur.mentions.places import palaces
from tawatur.model import Account, Interval, Link, Participant, Place, Report, Span
from tawatur.resolution.parties import party


def consolidate(told: Sequence[Told], report: Report, opening: Lead | None = None) -> tuple[Account, ...]:
    """The accounts of a report, in order of their first evidence."""
    happenings: list[Happening] = []
    surer, likely = _by_certainty(told)
    for item in _parted(surer):
        if item.draft.attendance:
            if (attended := _attended(item, happenings)) is not None:
                attended.admit(item)
            elif (of_signers := of_the_signers(item, happenings)) is not None:
                happenings.append(Happening([of_signers], item.sibling))
                continue
            if attended is not None or len(item.participants) < 2 or "noun." not in item.draft.rule:
                continue
        home = _home(item, happenings)
        if home is not None:
            only_begun = home.lead.draft.ended and opening_of(item, home.lead)
            home.told.append(replace(item, chain=(), draft=replace(item.draft, reference=True)) if only_begun else item)
        elif not item.draft.reference:
            happenings.append(Happening([item], item.sibling))
        elif (another := of_the_sides_told(item, happenings) or of_the_signers(item, happenings)) is not None:
            happenings.append(Happening([another], item.sibling))
    for item in likely:
        if (known := _lent_to(item, happenings) if item.draft.lends else _home(item, happenings)) is not None:
            known.set_by(item)
    if opening is not None:
        for happening in happenings:
            _date_headline(happening, opening)
    accounts: list[Account] = []
    for number, happening in enumerate(happenings):
        accounts.extend(_accounts(happening, number, happenings))
    return tuple(accounts)


def _by_certainty(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """What makes accounts; and the meetings that are only likely where a rule reads one, held or not, of two of their people: they only tell where and when."""
    known = [t for t in told if not t.draft.rule.startswith(LIKELY_RULE) and t.draft.sense.type == "CONSULT"]

    def lesser(item: Told) -> bool:
        same = (t for t in known if item.draft.back or not (t.draft.back or t.draft.earlier))  # not «سبق لهما أن أجريا …»
        shared = (sum(any(agree(p, q) for q in other.participants) for p in item.participants) for other in same)
        return item.draft.rule.startswith(LIKELY_RULE) and any(many >= 2 for many in shared)

    return [t for t in told if not (t.draft.lends or lesser(t))], [t for t in told if t.draft.lends or lesser(t)]


def _date_headline(happening: Happening, opening: Lead) -> None:
    """Gives what only a headline tells, without a day, that of the opening which names the same people; and its place."""
    lead = happening.lead
    told = all(t.headline for t in happening.told) and lead.draft.status in ("happened", "ongoing") and not lead.draft.back
    undated = all(t.date is None or t.date.basis == "context" for t in happening.told)
    if told and undated and lead.participants and all(any(agree(p, q) for q in opening.people) for p in lead.participants):
        happening.told[happening.told.index(lead)] = replace(lead, date=opening.day, place=lead.place or (opening.place if lead.draft.sense.mode != "call" else None))


_REACH = 3  # sentences within which a meeting is taken up


def _lent_to(item: Told, happenings: Sequence[Happening]) -> Happening | None:
    """The meeting of which the words say when and where it was: one told in their sentence, or the last one told before it."""
    if item.draft.lends == "here":
        here = [h for h in happenings if any(t.order == item.order and not t.headline for t in h.told)]
        if item.draft.sense.type == "AGREE":
            return next((h for h in here if h.lead.draft.sense.type == "AGREE"), None)
        return _home(item, here)
    last = {id(h): max((o for o in (h.taken_up, *(t.order for t in h.told if not t.headline)) if o < item.order), default=-_REACH) for h in happenings}
    near = sorted((h for h in happenings if item.order - last[id(h)] <= _REACH), key=lambda h: (last[id(h)], h.lead.draft.sense.mode != "visit"))
    if item.draft.about:
        alike = [h for h in near if h.lead.draft.sense.type == item.draft.sense.type and h.lead.draft.status in ("happened", "ongoing")]
        return alike[-1] if alike else None
    known = _home(item, near[-1:])
    return None if known is not None and another_round(item.draft, known) else known


def _parted(told: Sequence[Told]) -> list[Told]:
    """Splits «بحث مع كل من X وY» into a meeting with each where the report tells elsewhere of meetings, or of one with either alone."""
    found: list[Told] = []
    for n, item in enumerate(told):
        members = [p for p in item.participants if p.role == "source"]
        if item.draft.separate and len(hosts := [p for p in item.participants if p.role == "host"]) == 1:
            members = [*hosts, *members]  # «استقبل فلاناً، ثم فلاناً»
        if item.draft.separate and item.draft.apart and _facing_nobody(item, members):
            continue
        alone = item.draft.separate or item.sites or (item.distributive and _apart(item, members, told))
        if len(members) >= 3 and item.draft.sense.mode != "visit" and alone and (each := _facing_each(item, members)):
            found.extend(replace(item, participants=group, sibling=n, distributive=False) for group in each)
        elif len(members) >= 3 and item.draft.sense.mode != "visit" and alone:
            first, others = members[0], members[1:]
            company = [p for p in item.participants if p.role == "member_of_delegation" and first.start < p.start < others[0].start]  # «التقى فلان، يرافقه فلان، الرئيس ثم الوزير»
            for group in _counted_off(others, item.draft.counted):
                place, date = item.sites.get(group[0].name, (item.place, item.date))
                timed = any(t is not None for _, t in item.sites.values())
                before = item.date is not None and item.date.start < group[0].start  # «التقى الاثنين فلاناً، وفلاناً في اليوم التالي»
                date = date or (item.date if not timed or before or item.date is None or item.date.basis == "context" else None)
                found.append(replace(item, participants=(first, *company, *group), place=place, date=date, sibling=n, distributive=False))
        else:
            found.append(item)
    return found


def _facing_each(item: Told, members: Sequence[Participant]) -> list[tuple[Participant, ...]]:
    """Who met whom where several on one side met others apart: «عقد القادة الثلاثة اجتماعين منفصلين مع فلان وفلان», «التقى الجانبان، كل على حدة، الوسيطين»."""
    ours = [p for p in members if p.start < item.draft.apart]
    theirs = [p for p in members if p.start > item.draft.apart]
    if item.sites or item.draft.counted or len(ours) < 2 or not theirs:
        return []
    return [(p, *theirs) for p in ours] if item.draft.alone or len(theirs) == 1 else [(*ours, p) for p in theirs]


def _facing_nobody(item: Told, members: Sequence[Participant]) -> bool:
    """Whether two met apart are named and who met them is not: «الملك يعقد لقاءين منفصلين مع فلان وفلان», not «لقاء على انفراد بين فلان وفلان»."""
    return len(members) == len(item.participants) == 2 and item.draft.both and all(p.start > item.draft.apart for p in members)


def _counted_off(others: Sequence[Participant], cuts: Sequence[int]) -> list[tuple[Participant, ...]]:
    """Who was met at each of the meetings that begin to be told at `cuts`; each alone where fewer than two are counted off."""
    if len(cuts) < 2:
        return [(other,) for other in others]
    groups = [tuple(p for p in others if a <= p.start < b) for a, b in pairwise([*cuts, 1 << 40])]
    return [group for group in groups if group] if sum(map(len, groups)) == len(others) else [(other,) for other in others]


def _apart(item: Told, members: Sequence[Participant], told: Sequence[Told]) -> bool:
    others = {p.actor or p.name for p in members[1:]}
    for later in told:
        if later is item or later.draft.sense.type != item.draft.sense.type:
            continue
        here = {p.actor or p.name for p in later.participants} & others
        if (later.draft.plural and later.headline) or len(here) == 1:
            return True
    return False


def _attended(item: Told, happenings: Sequence[Happening]) -> Happening | None:
    """The meeting told last, which «حضر الاستقبال فلان» means: one that took place, in the body of the report."""
    for happening in reversed(happenings):
        draft = happening.lead.draft
        visit = draft.sense.mode == "visit" and item.draft.sense.mode != "visit"  # «وشارك في الاجتماع فلان» behind «ووصل الرئيس إلى …»
        if draft.sense.type == "CONSULT" and draft.sense.mode != "call" and not visit and not happening.lead.headline:
            return happening if draft.status in ("happened", "ongoing") and not item.headline else None
    return None


def _home(item: Told, happenings: Sequence[Happening]) -> Happening | None:
    """The happening that the draft tells again, the latest first; of a headline, one told as news before one told as background."""
    latest = list(reversed(happenings))
    if item.headline:
        latest.sort(key=lambda h: h.lead.draft.back or h.lead.draft.earlier)
    return next((h for h in latest if _same(item, h)), None)


def _same(item: Told, happening: Happening) -> bool:
    lead = happening.lead
    a, b = item.draft, lead.draft
    if a.another:
        return False
    if a.sense.type != b.sense.type or not modes_meet(a, b):
        return False
    if (a.status in ("happened", "ongoing")) != (b.status in ("happened", "ongoing")) and not _announced(item, lead):
        return False
    if a.reference and (a.status == "denied") != (b.status == "denied"):
        return False  # «لم يجتمعا … والجولة المقبلة ستعقد …»
    if numbered_apart(a, b):
        return False
    if a.reference and (a.ordinal or a.earlier) and b.sense.mode in ("visit", "call"):
        return False  # «تلتها جولة ثانية» tells no more of the journey to them
    if a.bilateral and not item.headline and len(item.participants) == 2 and len(lead.participants) > 2 and item.order > lead.order:
        return False  # «وعقد مع مضيفه مباحثات ثنائية» beside a summit of three
    if a.earlier and (not (b.earlier or b.back) or places_apart(item.place, lead.place)):
        return False
    if going_on_since(item, lead):
        return False
    if a.reference:
        apart = dates_apart(item.date, lead.date) and not opening_of(item, lead)
        return _within(item.participants, lead.participants) and not apart and not (a.back and long_before(item, lead))
    if a.sense.type != "CONSULT":
        return (
            _within(item.participants, lead.participants)
            and _within(lead.participants, item.participants)
            and a.sense.mode == b.sense.mode
            and not (a.sense.type == "AGREE" and dates_apart(item.date, lead.date))
        )
    if (dates_apart(item.date, lead.date) or dates_apart(item.date, _date(happening.told))) and not (lead.draft.ended and opening_of(item, lead)):
        return False
    if places_apart(item.place, lead.place):
        return False
    if long_before(item, lead):
        return False
    small, large = sorted((item.participants, lead.participants), key=len)
    if a.separate and item.sibling >= 0 and len(lead.participants) > len(item.participants):
        return False  # «انفرد بكل من الرجلين» after a meeting of all three
    if _without_host(item, lead) or _wider_states(item, lead):
        return False
    if "speak" in (a.sense.name, b.sense.name) and not _within(large, small):
        return False  # «تحدث الوزير مع نظيريه» tells no meeting of those two
    if _mediates_only(small, large) or _mediates_only(large, small):
        return False
    if len(small) >= 2 and _within(small, large) and _covers_two(small, large):
        if a.sense.mode == b.sense.mode or "visit" not in (a.sense.mode, b.sense.mode):
            return True
        return {p.actor or p.name for p in small} == {
            p.actor or p.name for p in large
        }  # a visit to a state is not the meeting with its head
    return a.collective and len(item.participants) >= 2 and _within(item.participants, lead.participants)


def _without_host(item: Told, lead: Told) -> bool:
    """Whether a meeting told later leaves out who received the others, and so is another: «استقبل الرئيس الوزير ونظيره. وعقد الوزير مع نظيره …»."""
    hosts = [p for p in lead.participants if p.role == "host" and p.kind in ("person", "office")]
    later = len(item.participants) >= 2 and not item.headline and not lead.headline and item.order > lead.order
    return later and len(hosts) == 1 and not any(agree(p, hosts[0]) for p in item.participants)


def _wider_states(item: Told, lead: Told) -> bool:
    """Whether one is a meeting of three states or more and the other, told before or behind, of fewer people: «التقى الملك المبعوث. وعُقد اجتماع أردني سوري أمريكي»."""
    few, many = sorted((item.participants, lead.participants), key=len)
    people = all(p.kind in ("person", "office") for p in few)
    states = len(many) >= 3 and all(p.kind == "state" for p in many)
    return states and people and not lead.headline and item.order > lead.order and len(few) < len(many)


def _mediates_only(those: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether a side of the one meeting only mediates at the other, which has a side that the first lacks: «بحث فلان مع العُماني المفاوضات مع واشنطن بوساطة عُمان»."""
    sides = [p for p in those if p.role != "mediator"]
    beside = [q for q in others if q.role != "mediator"]
    mediated = any(not any(agree(p, q) for q in beside) and any(agree(p, q) for q in others) for p in sides)
    return mediated and any(not any(agree(p, q) for p in those) for q in beside)


def _covers_two(small: Sequence[Participant], large: Sequence[Participant]) -> bool:
    """Whether two of the one meeting may be two of the other, not both of them men of one body or state there."""
    alike = [[n for n, q in enumerate(large) if agree(p, q)] for p in small]
    return any(m != n for one, two in combinations(alike, 2) for m in one for n in two)


def _announced(a: Told, b: Told) -> bool:
    """Whether a headline in the present tells what the body says is planned: «السيسي يلتقي حفتر اليوم», «من المقرر أن يلتقي …»."""
    title, body = (a, b) if a.headline else (b, a)
    return title.headline and not body.headline and title.draft.status == "happened" and body.draft.status == "planned"


def _within(small: Sequence[Participant], large: Sequence[Participant]) -> bool:
    if len(small) == 2 and _at_home(*small):
        first, second = ([q for q in large if agree(p, q)] for p in small)
        if len({q.actor or q.name for q in (*first, *second)}) < 2:
            return False  # two bodies of one state met each other: a meeting with one of its men is another
    return all(any(agree(p, q) for q in large) for p in small)


def _at_home(a: Participant, b: Participant) -> bool:
    """Whether two bodies of the roster are of one party and not part of each other."""
    return a.kind == b.kind == "organisation" and None not in (a.actor, b.actor) and a.actor != b.actor and party(a) == party(b)


def _accounts(happening: Happening, number: int, happenings: Sequence[Happening]) -> list[Account]:
    lead = happening.lead
    reported = not lead.headline and not lead.chain and not lead.draft.reference
    groups: dict[tuple[str | None, str], list[Told]] = {}
    for item in happening.told:
        last = item.chain[-1] if item.chain else None
        if (
            last is not None
            and item.draft.reference
            and (last.medium != "statement" or last.kind == "person")
            and (any(last.name == p.name for p in lead.participants) or (reported and last.kind in ("person", "office", "organisation")))
        ):
            last = None  # a remark on the meeting does not make the report's telling his word who makes it
        key = ((last.actor or last.name), last.kind) if last is not None else (None, "report")
        groups.setdefault(key, []).append(item)
    own = groups.pop((None, "report"), [])
    own = [replace(item, chain=()) if item.draft.reference else item for item in own]
    _shorten(groups)
    if not groups:
        inherited = _from_sibling(happening, happenings)
        return [_account(own, lead, happening, number, inherited)]
    found = []
    for n, items in enumerate(groups.values()):
        found.append(
            _account(
                [*own, *items] if n == 0 else items, lead, happening, number, max((t.chain for t in items), key=len)
            )
        )
    return found


def _shorten(groups: dict[tuple[str | None, str], list[Told]]) -> None:
    """Puts what «the agency» tells with what the agency tells «quoting sources»: the longer chain says whose word it is."""
    for key in list(groups):
        chain = groups[key][0].chain
        for other in list(groups):
            if other == key or key not in groups:
                continue
            longer = groups[other][0].chain
            if (
                len(longer) > len(chain)
                and chain
                and chain[-1].kind in ("agency", "outlet")
                and all((x.actor or x.name) == (y.actor or y.name) for x, y in zip(chain, longer, strict=False))
            ):
                groups[other].extend(groups.pop(key))


def _from_sibling(happening: Happening, happenings: Sequence[Happening]) -> tuple[Link, ...]:
    """The authority of the meeting told in the same breath («مع كل من X وY»), where only that one is attributed later."""
    if happening.sibling < 0:
        return ()
    for other in happenings:
        if other is not happening and other.sibling == happening.sibling:
            for item in other.told:
                if item.chain:
                    return item.chain
    return ()


def _account(items: Sequence[Told], lead: Told, happening: Happening, number: int, chain: tuple[Link, ...]) -> Account:
    best = max(items, key=lambda t: (not t.draft.reference, not t.headline, len(t.participants), _by_name(t), -t.order))
    participants = best.participants if not best.draft.reference and best.participants else lead.participants
    date = whole(_date(items) or _date(happening.told), happening)
    place = (_place(items) or _place(happening.told)) if lead.draft.sense.mode != "call" else None
    topics = sorted({topic for t in items for topic in t.topics})
    evidence = sorted({(s.start, s.end) for t in items for s in t.evidence})
    sense = lead.draft.sense
    account = Account(
        sense.type, sense.mode, best.draft.status if not best.draft.reference else lead.draft.status, participants, date, place, tuple(topics), chain,  # type: ignore[arg-type]
        tuple(Span(a, b) for a, b in evidence), 0.0, number, best.trigger, rule=best.draft.rule,
    )  # fmt: skip
    return replace(account, confidence=confidence(account))


def _by_name(item: Told) -> int:
    """How many people a telling of the talks names, «المحادثات بين فلان وفلان», where another names their states; none before the press."""
    return 0 if "مؤتمر" in item.draft.rule or item.draft.sense.type == "PROPOSAL" else sum(p.kind == "person" for p in item.participants)


def _place(items: Sequence[Told]) -> Place | None:
    """The place told first; of a building or a state, its city that another telling names."""
    told = [t.place for t in sorted(items, key=_reading_order) if t.place is not None]
    first = told[0] if told else None
    if first is None or (first.lat is not None and first.name not in palaces()):
        return first
    own = (t.place for t in items if t.place is not None and any(s.start <= t.place.start < s.end for s in t.evidence))
    return next((p for p in own if p.lat is not None and p.name not in palaces() and p.country == (first.country or p.country)), first)


def _reading_order(item: Told) -> tuple[bool, int]:
    return item.headline, item.order


def _date(items: Sequence[Told]) -> Interval | None:
    """The first stated date, else the tightest bound."""
    stated = [t.date for t in sorted(items, key=_reading_order) if t.date is not None and t.date.basis != "context"]
    if stated:
        return stated[0]
    bounds = [t.date for t in items if t.date is not None]
    return min(bounds, key=lambda d: (d.latest is None, d.latest), default=None)

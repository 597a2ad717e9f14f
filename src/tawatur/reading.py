"""One report read: text in, mentions, accounts, statements and figures out. Pure: no file, clock or network."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from operator import attrgetter

from tawatur import lexicon
from tawatur.accounts.about import told_about
from tawatur.accounts.ahead import (
    a_week_on,
    coming,
    goes_on,
    goes_on_with_plan,
    in_the_present,
    is_of_today,
    only_past,
    weekday_ahead,
)
from tawatur.accounts.called_off import put_off_at
from tawatur.accounts.carried_over import looks_back, share_day, visit_ended
from tawatur.accounts.clauses import COMMAS, Clause, clauses, pronominal
from tawatur.accounts.consolidate import consolidate
from tawatur.accounts.drafts import Draft, Scene
from tawatur.accounts.fields import field_of, is_of_field
from tawatur.accounts.foreground import WEIGHED
from tawatur.accounts.gone_on import setting
from tawatur.accounts.happenings import drafts
from tawatur.accounts.likely import likely
from tawatur.accounts.occasions import occasion
from tawatur.accounts.papers import remember_plans
from tawatur.accounts.pronouns import pronouns
from tawatur.accounts.repeated import distinct, of_a_meeting
from tawatur.accounts.scenes import share_scene
from tawatur.accounts.seen import Trace
from tawatur.accounts.sites import sites
from tawatur.accounts.statements import stance
from tawatur.accounts.status import is_aside
from tawatur.accounts.taken_up import lead_of, taken_up
from tawatur.accounts.told import Lead, Told
from tawatur.accounts.topics import topics
from tawatur.accounts.venues import venue
from tawatur.accounts.when import time_of
from tawatur.accounts.where import place_of
from tawatur.attribution.content import chain_at
from tawatur.attribution.frames import frames
from tawatur.attribution.issued import issuer
from tawatur.attribution.said import BUT, CLOSING, PRESS, QUOTING, Said, brings, opened_at, same
from tawatur.ingest import outlets, prepare
from tawatur.language import Sentence, Token, sentences, tokenise
from tawatur.mentions import places
from tawatur.mentions.chunk import Chunker
from tawatur.mentions.discourse import Discourse, Happened, Stay
from tawatur.mentions.figures import find_figures
from tawatur.mentions.lexicon import matches
from tawatur.mentions.overlay import cues
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.tagger import Tagged
from tawatur.mentions.ticker import bulletin_day, hour_before, is_item, is_urgent
from tawatur.mentions.times import counted_from, find_times, in_the_same_month, in_the_same_year
from tawatur.model import (
    Figure,
    Interval,
    Link,
    Mention,
    MentionKind,
    Participant,
    Place,
    Reading,
    Report,
    Span,
    Statement,
)
from tawatur.resolution import roster

UNREAD = frozenset({"boilerplate", "related", "credit", "caption", "published_line", "dateline"})


def read(
    text: str,
    *,
    published: date | None = None,
    outlet: str | None = None,
    source: str = "",
    url: str | None = None,
    title: str | None = None,
) -> Reading:
    """What the report `text` tells. Dates that only make sense against the day of publication stay empty where that is unknown."""
    return read_report(prepare(text, source=source, published=published, outlet=outlet, url=url, title=title))


def read_report(report: Report) -> Reading:
    """What a prepared report tells."""
    return _read(report)[0]


def trace(report: Report) -> tuple[Reading, list[Trace]]:
    """The reading with what was seen in each sentence, in the order they were read."""
    return _read(report)


def _as_told(report: Report) -> Report:
    """The report as of the day its dateline gives, where that is one or two days before it was printed: «اليوم» in an agency's copy is the agency's."""
    if report.published is None:
        return report
    for zone in (z for z in report.zones if z.kind == "dateline"):
        times = find_times(report.text, tokenise(report.text, zone.start, zone.end), report.published)
        days = {t.earliest for t in times if t.precision == "day" and t.earliest is not None and t.earliest == t.latest}
        if len(days) == 1 and timedelta(days=1) <= report.published - max(days) <= timedelta(days=2):
            return replace(report, published=max(days))
    return report


_TOLD_BY = frozenset({"dateline", "credit", "published_line", "headline"})
_TOP = 300  # characters at the head of a report within which an agency puts its name


@cache
def _home_agencies() -> frozenset[str]:
    return frozenset(row["agency"] for row in lexicon.table("home_agencies"))


def _home(report: Report) -> str | None:
    """The state whose own agency the dateline or the line above the report names; None where it is another's, or none."""
    agencies = _home_agencies()
    known = roster.load()
    for zone in (z for z in report.zones if z.kind in _TOLD_BY and z.start < _TOP):
        tokens = tokenise(report.text, zone.start, zone.end)
        last = max((n for n, t in enumerate(tokens) if t.kind == "word"), default=0)
        for i in range(len(tokens)) if zone.kind != "headline" else (last,):
            for match in matches(tokens, i):
                actor = next((known.by_id[e[1]] for e in match.entries if e[0] == "actor" and e[1] in agencies), None)
                if actor is not None:
                    return actor.country
    return None


def _read(printed: Report) -> tuple[Reading, list[Trace]]:
    report = _as_told(printed)
    every = sentences(report.text)
    ordered = _ordered(report, every)
    anchor = _anchor(report, ordered) if report.published is None else None
    discourse = Discourse(report.published or anchor, agency_of=_home(report), press=_press(report), dateline=_written_in(report))
    discourse.bulletin = bulletin_day(report.text, report.published)
    discourse.hours = {s.paragraph + 1 for s in every if s.tokens and hour_before(s.tokens) == len(s.tokens)}
    chunker = Chunker(report.text, discourse)
    told: list[Told] = []
    field = field_of(every)
    statements: list[tuple[Statement, int]] = []
    figures: list[Figure] = []
    times: list[Interval] = []
    traces: list[Trace] = []
    for sentence, headline in ordered:
        seen = _sentence(report, sentence, chunker, discourse, anchor)
        traces.append(seen)
        times.extend(seen.times)
        news = not headline or _of_ticker(sentence)
        if news:
            figures.extend(_figures(report, seen))
        new = _told(report, seen, discourse, headline, len(traces))
        if field is not None:
            new = [t for t in new if not is_of_field(t.draft, field)]
        told.extend(new)
        if not headline:
            told.extend(_lending(report, draft, seen, len(traces)) for draft in (*taken_up(seen), *told_about(seen)))
        if news:
            heard = _statements(report, seen)
            statements.extend((s, len(traces)) for s in (heard if not headline else _untold(heard, statements)))
    accounts = consolidate(told, report, _lead(report, traces, ordered))
    mentions = _mentions(report, [*discourse.seen, *(p for seen in traces for p in seen.pronouns)], traces)
    reading = Reading(
        printed,
        mentions,
        tuple(sorted(set(times), key=lambda t: (t.start, t.end))),
        accounts,
        distinct(statements, report.text),
        tuple(figures),
    )
    return reading, traces


def _written_in(report: Report) -> Place | None:
    """The city that the dateline begins with; None without one."""
    zone = next((z for z in report.zones if z.kind == "dateline"), None)
    tokens = tokenise(report.text, zone.start, zone.end) if zone is not None else ()
    found = [e for m in matches(tokens, 0) for e in m.entries if e[0] == "place"] if tokens else []
    return places.choose(found, tokens[0].start, tokens[0].end, report.text, ()) if found else None


def _press(report: Report) -> str | None:
    """The state whose paper or station the report comes from; None where that is unknown, or it comes from an agency."""
    outlet = outlets.named(report.outlet)
    return outlet.country if outlet is not None and not outlet.agency else None


def _of_ticker(sentence: Sentence) -> bool:
    """Whether a headline is a ticker's or a list's line, which tells news of its own: «عاجل | ترامب: …», «- الرئيس التركي: …»."""
    norms = [t.norm for t in sentence.tokens[:7]]
    return norms[:1] in (["-"], ["–"], ["•"], ["عاجل"]) or "|" in norms


def _untold(heard: Sequence[Statement], told: Sequence[tuple[Statement, int]]) -> list[Statement]:
    """The statements of a headline's line that the lines below do not tell again."""
    known = {(s.speaker.name, s.stance) for s, _ in told}
    return [s for s in heard if (s.speaker.name, s.stance) not in known]


def _ordered(report: Report, every: Sequence[Sentence]) -> list[tuple[Sentence, bool]]:
    """The sentences to read, headlines last: they call people by the short names that the body explains."""
    body: list[Sentence] = []
    heads: list[Sentence] = []
    for sentence in every:
        zone = _zone(report, sentence)
        if zone in UNREAD:
            continue
        (heads if zone == "headline" else body).append(sentence)
    return [(s, False) for s in body] + [(s, True) for s in heads]


def _anchor(report: Report, ordered: Sequence[tuple[Sentence, bool]]) -> date | None:
    """The one day that the first sentence of the body states whole: what the report tells first happened then."""
    for sentence, headline in ordered[:1]:
        days = {
            t.earliest
            for t in find_times(report.text, sentence.tokens, None)
            if t.precision == "day" and t.basis == "stated"
        }
        return days.pop() if len(days) == 1 and not headline else None
    return None


def _zone(report: Report, sentence: Sentence) -> str | None:
    for zone in report.zones:
        if zone.start < sentence.end and sentence.start < zone.end:
            shared = min(zone.end, sentence.end) - max(zone.start, sentence.start)
            if shared * 2 > sentence.end - sentence.start:
                return zone.kind
    return None


def _sentence(report: Report, sentence: Sentence, chunker: Chunker, discourse: Discourse, anchor: date | None) -> Trace:
    tokens = _outside(report, sentence)
    discourse.paragraph = sentence.paragraph
    if clock := hour_before(tokens):
        discourse.hours.add(sentence.paragraph)
    discourse.clocked = sentence.paragraph in discourse.hours or (discourse.bulletin is not None and is_item(tokens)) or is_urgent(tokens)
    tokens = tokens[clock:]
    times = in_the_same_year(report.text, find_times(report.text, tokens, report.published, anchor), discourse.year)
    times = counted_from(in_the_same_month(times, discourse.month), discourse.day_now(reach=4))
    discourse.keep_day(times)
    discourse.seat = _seat(tokens)
    pieces = chunker.chunk(tokens, times)
    found = clauses(pieces)
    over = cues(tokens)
    remember_plans(discourse, over)
    said = frames(pieces, found, over, discourse)
    tagged = tuple(dict.fromkeys(chunker.tagged.values()))
    scene = Scene(pieces, found, said, over, discourse)
    told = drafts(scene)
    stands = pronouns(scene)
    told += likely(scene, told, stands)
    return Trace(sentence, pieces, found, said, over, told, times, scene.silent, scene.weighed, tokens, tagged, tuple(stands))


def _seat(tokens: Sequence[Token]) -> str | None:
    """The state whose capital, a comma behind it, begins the sentence: «وفي واشنطن، قال متحدث باسم الخارجية إن …»."""
    if len(tokens) < 4 or tokens[0].norm.removeprefix("و") != "في":
        return None
    capital = next(((e[1], m.last) for m in matches(tokens, 1) for e in m.entries if e[0] == "capital"), None)
    return str(capital[0]) if capital is not None and capital[1] < len(tokens) and tokens[capital[1]].norm in COMMAS else None


def _outside(report: Report, sentence: Sentence) -> tuple:  # type: ignore[type-arg]
    """The sentence's tokens without those of a dateline or other unread zone inside it."""
    zones = [z for z in report.zones if z.kind in UNREAD and z.start < sentence.end and sentence.start < z.end]
    if not zones:
        return _unhedged(_unslashed(sentence.tokens))
    return _unhedged(_unslashed(tuple(t for t in sentence.tokens if not any(z.start <= t.start < z.end for z in zones))))


_RANKS = frozenset({"السيد", "السيده", "الدكتور", "الدكتوره", "المهندس", "الاستاذ", "الشيخ", "السفير", "اللواء", "الفريق", "العميد", "معالي", "سعاده", "فخامه", "دوله", "د", "م", "ا"})


def _unslashed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without the stroke that some papers write behind a word of respect: «السيد/ فلان»."""
    if "/" not in [t.norm for t in tokens]:
        return tokens
    return tuple(t for n, t in enumerate(tokens) if t.norm != "/" or not n or tokens[n - 1].norm.removeprefix("و") not in _RANKS)


_CALLED = frozenset({"يسمي", "تسمي", "يسمونه", "يسمونها", "يدعي", "تدعي"})


def _unhedged(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without «ما يسمى (بـ)», with which an outlet holds a body's own name at arm's length: «رئيس ما يسمى المجلس السياسي»."""
    if _CALLED.isdisjoint([t.norm for t in tokens]):
        return tokens
    found: list[Token] = []
    k = 0
    while k < len(tokens):
        if tokens[k].norm != "ما" or k + 2 >= len(tokens) or tokens[k + 1].norm not in _CALLED:
            found.append(tokens[k])
            k += 1
            continue
        k += 3 if tokens[k + 2].norm == "ب" and k + 3 < len(tokens) else 2
        led = tokens[k]
        if led.norm.startswith("بال"):
            found.append(led._replace(norm=led.norm[1:], start=led.start + 1))
            k += 1
    return tuple(found)


# -- accounts ------------------------------------------------------------------------------------------------------


def _told(report: Report, seen: Trace, discourse: Discourse, headline: bool, order: int) -> list[Told]:
    found: list[Told] = []
    for draft in seen.drafts:
        said, chain = chain_at(seen.said, draft.trigger, seen.pieces, seen.clauses)
        denied = said is not None and said.row.kind == "deny" and said.form != "according"
        if said is not None and denied and not is_aside(seen.pieces, seen.clauses, draft.clause, said.clause):
            draft.status = "denied"
        _remember(discourse, draft)
        draft.back = looks_back(seen)
        when = time_of(report, seen, draft, said, found, discourse)
        if when is not None and report.published is not None and coming(when, report.published) and draft.status in ("happened", "ongoing"):
            if only_past(seen, draft):
                when = None  # «اقترحت خطة … خلال العقد المقبل»
            else:
                draft.status = "planned"  # «يصل غداً», «يجري غداً زيارة»
        if draft.status == "happened" and when is not None and when.latest is not None and report.published is not None and when.earliest == report.published < when.latest:
            when = None  # «… بدءاً من اليوم حتى نهاية العام»
        if not headline and when is not None and report.published is not None and draft.sense.type == "CONSULT" and in_the_present(seen, draft) and weekday_ahead(when, report.published, draft, to_come=True):
            draft.status, when = "planned", a_week_on(when)  # «ويزور أردوغان الأحد موسكو»
        if not headline and in_the_present(seen, draft) and is_of_today(seen, draft):
            draft.status = "planned"  # «يصل الوزير إلى الرياض اليوم»
        if not headline and goes_on(seen, draft):
            draft.status = "ongoing"
        if goes_on_with_plan(found, seen, draft):
            draft.status = "planned"  # «يزور طهران الأسبوع المقبل، ويلتقي الرئيس»
            when = None if when is not None and when.basis == "context" else when
        if draft.status == "planned" and when is not None and when.latest is not None and report.published is not None and when.latest < report.published and when.basis != "context":
            when = None  # «وصل أمس لإجراء محادثات»: the day of the journey
        found.append(
            Told(
                draft,
                tuple(
                    _participant(report, phrase, role)
                    for role, phrase in draft.roles
                    if phrase.name or draft.sense.type in WEIGHED
                ),
                when,
                place_of(seen, draft, said, found, discourse),
                _topics(seen, draft, discourse),
                tuple(_worded(report, item) for item in chain),
                _evidence(seen, draft),
                Span(seen.pieces[draft.trigger].start, seen.pieces[draft.trigger].end),
                headline,
                order,
                any(phrase.distributive for _, phrase in draft.roles),
                sites=sites(seen, draft),
            )
        )
    share_day(found, seen)
    share_scene(found, seen)
    _hear(discourse, seen)
    discourse.venue = venue(seen) or discourse.venue
    plan = next((c.i for c in seen.cues if c.kind == "document"), None)
    discourse.plan_about = (topics(seen.cues, plan) if plan is not None else ()) or discourse.plan_about
    if not headline:
        _keep(discourse, found, seen)
    return found


def _lead(report: Report, traces: Sequence[Trace], ordered: Sequence[tuple[Sentence, bool]]) -> Lead | None:
    """The day of the first sentence below the headlines that tells one, of the first two, and whom it names."""
    body = [seen for seen, (_, headline) in zip(traces, ordered, strict=True) if not headline]
    for seen in body[:2]:
        day, place, people = lead_of(seen)
        if day is not None:
            return Lead(day, place, tuple(_participant(report, phrase, "source") for phrase in people))
    return None


def _lending(report: Report, draft: Draft, seen: Trace, order: int) -> Told:
    """What a word that takes up a meeting tells of it."""
    people = tuple(_participant(report, phrase, role) for role, phrase in draft.roles)
    span = Span(seen.pieces[draft.trigger].start, seen.pieces[draft.trigger].end)
    return Told(draft, people, next(iter(draft.times), None), next(iter(draft.places), None), draft.about, (), (), span, False, order)


def _unframed(found: Sequence[Told]) -> list[Told]:
    """What a sentence told, without the visit that only frames somebody's own: «في زيارة هي الأرفع لمسؤول سعودي …، حط الوزير في طهران»."""
    by_name = any(t.draft.sense.mode == "visit" and p.kind == "person" for t in found for p in t.participants if p.role == "source")
    return [t for t in found if not by_name or t.draft.sense.mode != "visit" or any(p.kind == "person" and p.role == "source" for p in t.participants)]


def _keep(discourse: Discourse, found: Sequence[Told], seen: Trace) -> None:
    """Remembers day, place and names of the last meeting or agreement told as having happened, for what goes on with it."""
    found = _unframed(found)
    for told in found:
        went = frozenset(p.name for p in told.participants if p.role == "source")
        if told.draft.sense.mode == "visit" and told.draft.status in ("happened", "ongoing") and told.place is not None and went:
            whole = told.date is not None and told.date.basis != "context" and told.date.precision == "day" and not visit_ended(told.draft)
            discourse.stay = Stay(went, told.date if whole else None, told.place, discourse.paragraph)
    if not found and (scene_set := setting(seen)) is not None:
        discourse.happening = Happened(*scene_set, frozenset(), discourse.paragraph, setting=True)
    told_of = [t for t in found if t.draft.sense.type in ("CONSULT", "AGREE") and t.draft.status == "happened"]
    last = next((t for t in reversed(told_of) if not _beside_the_news(t, seen)), told_of[-1] if told_of else None)
    if last is not None:
        more = discourse.happening_now() if len(last.participants) < 2 and last.place is None else None  # «حضر اللقاء فلان»
        whole = last.date is not None and last.date.basis != "context" and last.date.precision == "day" and not visit_ended(last.draft)
        discourse.happening = Happened(
            last.date if whole else None, last.place or _sited(found, last) or (more.place if more is not None else None), frozenset(p.name for p in last.participants) | (more.names if more is not None else frozenset()), discourse.paragraph,
            frozenset(p.name for p in last.participants if p.role == "host"),
        )  # fmt: skip
        if discourse.lead is None and (whole or (last.place is not None and last.date is not None and last.date.basis != "context")):
            discourse.lead = discourse.happening


def _sited(found: Sequence[Told], last: Told) -> Place | None:
    """The place of the meeting that the sentence told an agreement beside: «… اجتمعا في قازان، وأُعلن أن الطرفين اتفقا»."""
    return next((t.place for t in found if last.draft.sense.type == "AGREE" and t.draft.sense.type == "CONSULT" and t.draft.status == "happened" and t.place is not None), None)


_COUNTING = ("بعد ", "قبل ", "غداة", "عشية")  # begin what counts from the day of another happening


def _beside_the_news(told: Told, seen: Trace) -> bool:
    """Whether the sentence tells the happening besides another: in a relative clause, or as what was before it."""
    counted = told.date is not None and told.date.text.startswith(_COUNTING) and "ظهر" not in told.date.text
    return counted or seen.clauses[told.draft.clause].opener == "rel" or occasion(seen, told.draft) == "after"


def _remember(discourse: Discourse, draft: Draft) -> None:
    if draft.sense.type == "CONSULT":
        discourse.round = draft.ordinal
        discourse.mediators = tuple(p for role, p in draft.roles if role == "mediator" and p.name) or discourse.mediators
    sides = [
        p for role, p in draft.roles if role in ("source", "target", "host") and p.name and p.name not in draft.joined
    ]
    if draft.sense.name != "receive" and len(dealing := [p for role, p in draft.roles if role == "source" and p in sides]) >= 2:
        sides = dealing  # «محادثات استضافها رئيس الوزراء بين …»: the two are not his
    if draft.sense.mode == "visit" and (draft.status == "called_for" or (discourse.sides and draft.status not in ("happened", "ongoing"))):
        return  # «… وقال إنه سيزور بيونغ يانغ. واتفق الزعيمان»: those who met stay the two
    if draft.sense.mode == "contact" and len({p.country for p in sides}) == 1 and all(p.kind in ("person", "office") for p in sides):
        return  # «ونقل إليه الوزير رسالة من الرئيس»
    if draft.status in ("planned", "called_for", "hypothetical", "denied") and discourse.sides and len(sides) >= 2 and not {p.name for p in sides} >= {p.name for p in discourse.sides}:
        return  # «… وقال إنه سيتصل بزيلينسكي. ولم يكشف الزعيمان …»
    if draft.sense.type in ("CONSULT", "AGREE") and len(sides) >= 2:
        discourse.sides = tuple(sides)
        negotiated = draft.sense.mode == "talks" and (draft.ordinal or draft.rule.endswith("مفاوضات"))
        if (draft.sense.type == "AGREE" or negotiated) and len(sides) == 2:
            discourse.rivals = tuple(sides)


def _hear(discourse: Discourse, seen: Trace) -> None:
    """Carries speaker, medium and chain over to the next sentence."""
    for said in seen.said:
        if said.speaker is None or said.form == "masdar" or said.negated:
            continue
        name = said.speaker.name or ""
        if name and (len(said.links) > 1 or name not in discourse.chains):
            discourse.chains[name] = said.links[:-1]
        if said.form in ("verb", "participle"):
            if said.outer and said.row.kind != "add":
                continue
            if _within_anothers(seen, said):
                continue  # «قال الوكيل … مبيناً أن الرئيس تحفظ على طرف يدعم ميليشيات. وأضاف …»
            discourse.spoke_in, discourse.spoke_at = discourse.paragraph, discourse.sentence
            discourse.speaker = said.speaker
            discourse.medium = said.medium
            discourse.said_at = said.time
            if said.medium == "statement":
                discourse.statement_by = said.speaker
            if not discourse.sides and len(said.joint) == 1 and said.speaker.name and said.joint[0] is not said.speaker:
                discourse.sides = (said.speaker, *said.joint)  # «أعلن وفدا … و…»: the two sides of what follows
    discourse.statement_by = issuer(seen.pieces, seen.said) or discourse.statement_by


def _within_anothers(seen: Trace, said: Said) -> bool:
    """Whether a group of no name speaks only in what a person says: not «وعد الوزير بالنظر في الأمر، لكن أحد الأعضاء قال إن …»."""
    if said.speaker is None or said.speaker.kind != "group" or said.speaker.actor is not None:
        return False
    clause = next((c for c in seen.clauses if c.verb == said.trigger), None)
    if clause is not None and clause.opener == "sub" and clause.word.startswith(BUT):
        return False
    return any(o.trigger < said.trigger and o.speaker is not None and o.speaker.kind in ("person", "office") for o in seen.said)


def _topics(seen: Trace, draft: Draft, discourse: Discourse) -> tuple[str, ...]:
    """What the happening's clause and what follows it name; where they name nothing but a plan told before, what that is about."""
    clause = seen.clauses[draft.clause]
    first = seen.pieces[clause.start].i
    named = topics(seen.cues, first)
    plan = any(c.kind == "document" and c.i >= first and (c.definite or draft.sense.type == "PROPOSAL") for c in seen.cues)
    return named or (discourse.plan_about if plan and draft.sense.type in ("PROPOSAL", "CONSULT") else ())


def _evidence(seen: Trace, draft: Draft) -> tuple[Span, ...]:
    clause = seen.clauses[draft.clause]
    spans = [(seen.pieces[clause.start].start, seen.pieces[clause.end - 1].end)]
    spans += [(p.start, p.end) for _, p in draft.roles]
    spans += [(t.start, t.end) for t in draft.times] + [(p.start, p.end) for p in draft.places]
    if draft.status == "planned" and (k := put_off_at(seen.pieces, draft.trigger)) is not None:
        spans.append((seen.pieces[k].start, seen.pieces[k].end))  # «لن يعقد الاجتماع في موعده وأرجئ»
    inside = [s for s in spans if seen.sentence.start <= s[0] and s[1] <= seen.sentence.end]
    return (Span(min([s[0] for s in inside]), max([s[1] for s in inside])),)


def _participant(report: Report, phrase: Phrase, role: str) -> Participant:
    return Participant(
        phrase.name or phrase.label or "", role, phrase.start, phrase.end, report.text[phrase.start : phrase.end],  # type: ignore[arg-type]
        phrase.kind, phrase.actor, phrase.country, phrase.office, phrase.of,
    )  # fmt: skip


def _speaker(report: Report, phrase: Phrase) -> Participant:
    """Who speaks, as the text calls him: «Iraqi official», «Sudanese Foreign Ministry», where an event gives the state."""
    found = _participant(report, phrase, "source")
    if phrase.kind in PRESS and phrase.actor is None:
        return replace(found, name=_masthead(found.text))
    if phrase.group == "side" and phrase.name and phrase.actor:
        return found  # «الجانب القطري»
    return (
        replace(found, name=phrase.label)
        if phrase.label and (not phrase.name or phrase.kind not in ("person", "office"))
        else found
    )


def _worded(report: Report, item: Link) -> Link:
    words = report.text[item.start : item.end]
    name = _masthead(words) if item.kind in PRESS and item.actor is None else item.name
    return Link(name, item.kind, item.start, item.end, words, item.actor, item.verb, item.medium)


def _masthead(words: str) -> str:
    """The name of an outlet that no table has, as its masthead has it: «شبكة المدى», without quotation marks."""
    return " ".join("".join(c for c in words if c not in QUOTING | CLOSING).split())


# -- statements, figures, mentions ---------------------------------------------------------------------------------


def _sought(seen: Trace, k: int) -> bool:
    """Whether the verb only describes what is sought: «الوصول إلى مقترح تقبل به الحركة»."""
    if k < 1 or k + 1 >= len(seen.pieces):
        return False
    piece, before, behind = seen.pieces[k], seen.pieces[k - 1], seen.pieces[k + 1]
    forms = [e for e in piece.entries if e[0] in ("speech", "verb")]
    present = any(e[2] == "present" for e in forms) and not any(e[2] == "past" for e in forms)
    indefinite = before.kind in ("word", "lex") and not before.definite and not before.norm.startswith("ال")
    return present and indefinite and behind.cue == "pp" and not piece.conj


def _statements(report: Report, seen: Trace) -> list[Statement]:
    found: list[Statement] = []
    for said in seen.said:
        if (
            said.speaker is None
            or not (said.speaker.name or said.speaker.label)
            or said.negated
            or not said.told
            or said.speaker.kind in ("agency", "outlet")  # they carry what others say: links of a chain
            or (said.speaker.actor or "").startswith("media@")
            or _sought(seen, said.trigger)
        ):
            continue
        what, rule = stance(said, seen.pieces, seen.cues, seen.said, seen.clauses)
        first, last = said.content
        if first >= last or _elaborates(said, what) or _already(found, said, what, seen):
            continue
        if said.form == "participle" and what == "REPORT" and not said.leads:
            rule += "+goes_on"
        if said.outer and said.form != "participle" and not same(said.outer[-1].speaker, said.speaker) and opened_at(seen.pieces, said.trigger) is not None:
            continue  # «قال المبعوث إن الجماعة "ترفض …"»: his words of hers
        if what == "REPORT" and _of_others(said, seen.clauses[said.clause]):
            continue  # «قال الوزير إن نظيره أبلغه …»: the minister's word alone
        if _taken_for(said, seen.clauses[said.clause]):
            continue
        if what == "REPORT" and _tells(seen, said):
            rule += "+told"
            if said.speaker.kind == "anonymous_source" and not _tells(seen, said, ("ongoing",)):
                continue  # the account has it, with its chain
        start, end = seen.pieces[first].start, seen.pieces[last - 1].end
        if len([p for p in seen.pieces[first:last] if p.kind not in ("mark", "time")]) < _least(said, what, seen):
            continue  # «حسب وصفه»: nothing is told
        speakers = said.joint if said.speaker.parts and said.joint else (said.speaker, *said.joint)
        found += [
            Statement(
                _speaker(report, speaker),
                what,
                Span(start, end),
                topics(seen.cues, seen.pieces[first].i, seen.pieces[last - 1].j),
                said.medium,
                said.time,
                tuple(_worded(report, item) for item in said.links),
                0.8 if not said.inherited else 0.65,
                said.row.lemma,
                _participant(report, said.to, "target") if said.to is not None and said.to.name else None,
                rule,
            )
            for speaker in speakers
            if speaker.name or speaker.label
        ]
    return found


def _least(said: Said, what: str, seen: Trace) -> int:
    """How many words the content of a statement has at least; none where the verb takes up or denies what was told before: «وباكو تنفي»."""
    if seen.pieces[said.trigger].enclitic and (said.form == "verb" or what != "REPORT"):
        return 0
    if said.row.kind == "deny":
        return 1 if said.form != "verb" or said.inherited else 0
    if what in ("ACCEPT", "REJECT") and said.form == "verb" and not said.inherited:
        return 0  # «أما عمّان فقبلت»
    return 2 if what == "REPORT" else 1


def _already(found: Sequence[Statement], said: Said, what: str, seen: Trace) -> bool:
    """Whether the words only spell out a statement of the same speaker: «قدّم شكره», «قال إنه يأمل …»."""
    clause = seen.clauses[said.clause]
    if said.form != "masdar" and (not pronominal(clause) or clause.word.startswith(BUT)):
        return False
    return said.speaker is not None and any(s.stance == what and s.speaker.start == said.speaker.start for s in found)


def _of_others(said: Said, clause: Clause) -> bool:
    """Whether somebody else, no outlet that hands it on, tells that the speaker said it."""
    outer = said.outer[-1].speaker if said.outer else None
    if outer is None or outer.kind in PRESS or said.form != "verb" or same(outer, said.speaker):
        return False
    return clause.opener == "colon" or (clause.opener == "sub" and brings(clause.word))


def _taken_for(said: Said, clause: Clause) -> bool:
    """Whether somebody of another state only tells what another accepts, refuses or backs: «أوضح الوزير أن الحركة قبلت المقترح» is his word."""
    outer = said.outer[-1].speaker if said.outer else None
    if outer is None or said.speaker is None or outer.kind in PRESS or said.outer[-1].row.kind == "quote" or same(outer, said.speaker) or said.row.stance not in ("ACCEPT", "REJECT", "SUPPORT"):
        return False
    own = outer.country is not None and outer.country == said.speaker.country
    return not own and said.form == "verb" and (clause.opener == "colon" or (clause.opener == "sub" and brings(clause.word)))


def _tells(seen: Trace, said: Said, statuses: tuple[str, ...] = ("happened", "ongoing")) -> bool:
    """Whether what is said is first of all that a meeting took place: the account keeps who told it."""
    first, last = said.content
    opening = next((c for c in seen.clauses if first <= c.start < last and c.opener in ("sub", "colon")), None)
    begin = opening.start if opening is not None else first
    return (of_a_meeting(seen.pieces, begin, last) and "happened" in statuses) or any(
        d.sense.type == "CONSULT" and begin <= d.trigger < min(last, begin + 8) and d.status in statuses
        for d in seen.drafts
    )


def _elaborates(said: Said, what: str) -> bool:
    """Whether a participle only goes on with the statement before it: «قائلاً …», «مشيراً إلى كذا» without «أن»."""
    if said.form != "participle" or what != "REPORT" or said.leads:
        return False
    return not said.marked or said.row.lemma == "قال"


def _figures(report: Report, seen: Trace) -> list[Figure]:
    tokens = seen.sentence.tokens
    found = []
    for figure in find_figures(report.text, tokens, seen.times, report.published):
        place = _figure_place(seen, figure)
        k = next((n for n, p in enumerate(seen.pieces) if p.end > figure.span.start), 0)
        _, chain = chain_at(seen.said, k, seen.pieces, seen.clauses)
        found.append(replace(figure, place=figure.place or place, chain=tuple(_worded(report, item) for item in chain)))
    return found


def _figure_place(seen: Trace, figure: Figure) -> Place | None:
    """The place named nearest to the figure in its sentence."""
    spots = [
        p
        for p in seen.pieces
        if p.phrase is not None
        and p.phrase.place is not None
        and (p.phrase.kind == "place" or p.prep in ("في", "ب", "علي"))
    ]
    spots.sort(key=lambda p: min(abs(p.start - figure.span.end), abs(p.end - figure.span.start)))
    return spots[0].phrase.place if spots and spots[0].phrase is not None else None


def _mentions(report: Report, seen: Sequence[Phrase], traces: Sequence[Trace]) -> tuple[Mention, ...]:
    """Every mention: a person's is his bare name, a title beside it one of its own; then the names that only the tagger sees."""
    tags = [(t.kind, *_tag_span(trace, t)) for trace in traces for t in trace.tagged]
    sited = {end: (start, end) for kind, start, end in reversed(tags) if kind == "LOC"}
    found: dict[tuple[int, int, str], Mention] = {}
    bare = {p.start: p.core[0] for p in seen if p.kind == "person"}
    stack = list(seen)
    while stack:
        phrase = stack.pop()
        stack.extend(phrase.inner)
        start, end = phrase.core if phrase.kind == "person" else _whole(phrase, sited)
        antecedent = bare.get(phrase.antecedent, phrase.antecedent) if phrase.antecedent is not None else None
        for mention in (
            Mention(
                start, end, phrase.kind, report.text[start:end], phrase.name, phrase.actor, phrase.country, phrase.office,
                antecedent, phrase.rule,
            ),
            *_titles(report, phrase),
        ):  # fmt: skip
            found.setdefault((mention.start, mention.end, mention.kind), mention)
    taken = sorted({(m.start, m.end) for m in found.values()})
    longest = max((e - s for s, e in taken), default=0)
    for kind, start, end in tags:
        if kind == "PER":
            continue
        near = taken[bisect_left(taken, (start - longest, 0)) : bisect_left(taken, (end, 0))]
        if all(e <= start or (start <= s and e <= end and (s, e) != (start, end)) for s, e in near):
            what: MentionKind = "organisation" if kind == "ORG" else "place"
            found[start, end, what] = Mention(start, end, what, report.text[start:end], rule="tagged")
    return tuple(sorted(found.values(), key=attrgetter("start", "end", "kind")))


def _tag_span(trace: Trace, tag: Tagged) -> tuple[int, int]:
    return trace.tokens[tag.first].start, trace.tokens[tag.last - 1].end


def _whole(phrase: Phrase, sited: Mapping[int, tuple[int, int]]) -> tuple[int, int]:
    """The place's mention with the «مدينة», «قرية» before its name. `sited`: the places that the tagger sees, by where they end."""
    start, end = sited.get(phrase.end, (phrase.start, phrase.end)) if phrase.place is not None else (phrase.start, phrase.end)
    return (start, end) if start < phrase.start - 1 and phrase.start - start < 12 else (phrase.start, phrase.end)


def _titles(report: Report, phrase: Phrase) -> Iterator[Mention]:
    """The titles before and behind a person's name."""
    if phrase.kind != "person":
        return
    for start, end in ((phrase.start, phrase.core[0]), (phrase.core[1], phrase.end)):
        words = report.text[start:end].strip(" ،,\n")
        if len(words) > 2:
            first = report.text.index(words, start)
            yield Mention(
                first, first + len(words), "office", words, phrase.name, phrase.actor, phrase.country, phrase.office,
                phrase.core[0], "title",
            )  # fmt: skip

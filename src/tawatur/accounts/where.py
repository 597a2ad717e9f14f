"""Where a happening was: the place beside it, or the one that its sentence or passage is told from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tawatur import lexicon
from tawatur.accounts.asides import of_aside
from tawatur.accounts.carried_over import TRIPS, WITHIN, arrival, looks_back
from tawatur.accounts.drafts import Draft
from tawatur.accounts.framed import during, fronted, is_city, of_signing, of_stay, of_visit
from tawatur.accounts.gone_on import around_it, goes_on_with
from tawatur.accounts.held import at_ceremony, held
from tawatur.accounts.hosting import come_to, hosted_in, received_at_home
from tawatur.accounts.locating import INSIDE, PLACING, expanse, is_between, is_state, located_word, plain, vast
from tawatur.accounts.occasions import opens_within, within_it
from tawatur.accounts.scenes import ON_SCENE, scene_of
from tawatur.accounts.seen import Trace
from tawatur.accounts.sites import several_before
from tawatur.accounts.taken_up import LATE
from tawatur.accounts.told import Told
from tawatur.accounts.venues import at_assembly, at_its_margin, in_hotel, led_by_seat, told_again
from tawatur.accounts.whence import (
    LEAVING,
    before_noun,
    behind_length,
    carried_within,
    in_its_course,
    left_after,
    moved_to,
    only_place_before,
)
from tawatur.attribution.said import Said
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.pieces import Piece
from tawatur.mentions.places import capital, city_of_name, palaces, state_place
from tawatur.mentions.words import travelling, word_sets
from tawatur.model import Place


def place_of(seen: Trace, draft: Draft, said: Said | None, found: Sequence[Told], discourse: Discourse) -> Place | None:
    """The most exact place beside the trigger, else the one that what is told before it gives; `found`: what the sentence has told already."""
    if draft.sense.mode == "call":
        return None  # where one of them spoke is no place of theirs
    if draft.settled:
        return next(iter(draft.places), None)
    several = several_before(seen, draft)  # in which of them, nothing says
    told = [p for p in draft.places if p not in several and (not vast(p) or draft.sense.mode == "visit")]
    exact = [p for p in told if p.lat is not None or p.geonames is not None]
    beside = next(iter(exact or told), None)
    if beside is not None and beside.name in palaces():
        city = next((p for p in exact if p.name not in palaces() and p.country == beside.country), None) or _city_behind(seen, beside)
        beside = city or beside  # «في قصر السلام بجدة»
    if (city := _gathering_city(seen, draft) or _named_by(seen, draft)) is not None:
        return city
    if beside is not None and beside.lat is None and draft.sense.type in _SITED and not is_state(beside):
        return _city_behind(seen, beside) or _capital(seen, draft, discourse) or _city_come_to(seen, draft, beside, found) or _at_home(beside, draft)
    if beside is None and draft.sense.mode == "visit":
        gone_to = [p for role, p in draft.roles if role == "target" and p.kind == "state"]
        beside = gone_to[0].place if len(gone_to) == 1 and gone_to[0].rule == "states.capital" else None
    if beside is None and draft.sense.type in _SITED:
        beside = held(seen, draft)[1] or at_ceremony(seen, draft)[1] or _in_clause(seen, draft) or _behind_verb(seen, draft) or _on_the_trip(seen, draft) or _of_purpose(seen, draft) or _on_occasion(seen, draft) or _there(seen, draft) or _in_it(seen, draft) or _goal(seen, draft) or _here(seen, draft, discourse) or _of_talks(seen, draft)
        beside = beside or in_hotel(seen, draft, discourse) or moved_to(seen, draft) or before_noun(seen, draft) or left_after(seen, draft) or behind_length(seen, draft) or in_its_course(seen, draft) or hosted_in(seen, draft)
        beside = beside or (arrival(seen, draft)[1] if draft.sense.mode == "contact" else None)  # «زيارة … سلّم خلالها فلاناً رسالة»
    if beside is not None and (beside.name in palaces() or (beside.lat is None and not is_state(beside))):
        beside = _city_behind(seen, beside) or beside  # «خلال حفل في قصر الأمم بجنيف، وقّع …»
    if draft.sense.type in ON_SCENE and (beside is None or is_state(beside)):
        beside = scene_of(seen, draft) or beside
    if beside is None and draft.sense.type == "AGREE" and draft.status == "happened" and within_it(seen, draft) and not looks_back(seen):
        last = next((t for t in reversed(found) if t.draft.sense.type == "CONSULT"), None) or discourse.happening_now(reach=2)
        beside = last.place if last is not None else None
    if beside is None and draft.sense.type in ("AGREE", "PROPOSAL") and draft.status == "happened":
        beside = carried_within(seen, draft, found) or (arrival(seen, draft)[1] if draft.sense.type == "AGREE" else None) or during(seen, draft, said) or (fronted(seen, draft, said) if draft.sense.type == "AGREE" else None)
    if beside is None and draft.sense.type == "AGREE" and draft.status == "happened" and (_in_same_place(seen, draft) or _signed_for(seen, draft)):
        happened = discourse.happening_now(reach=2)
        return happened.place if happened is not None else None  # «وكان الطرفان قد وقّعا في المدينة ذاتها إعلاناً»
    if beside is None and draft.sense.name == "letter" and draft.status == "happened":
        return during(seen, draft, said)  # «خلال وجوده في موسكو، سلّم فلاناً رسالة»
    if beside is not None or draft.sense.type != "CONSULT" or draft.sense.mode in ("call", "contact"):
        return beside
    if (city := _capital(seen, draft, discourse)) is not None:
        return city
    if draft.status == "happened" and discourse.venue is not None and discourse.venue.place is not None and (at_its_margin(seen, draft) or at_assembly(seen, draft, discourse.venue)):
        return discourse.venue.place
    if _in_same_place(seen, draft) or (draft.status == "happened" and at_its_margin(seen, draft)):
        before = next((t for t in reversed(found) if t.place is not None), None) or discourse.happening_now(reach=2)
        return before.place if before is not None and before.place is not None else discourse.lead.place if discourse.lead is not None else None
    if (home := next((p.place for role, p in draft.roles if role == "host" and p.kind == "state" and p.place is not None), None)) is not None:
        return home  # «استضافتها عمّان»
    if (own := next((p for role, p in draft.roles if role == "host" and p.rule == "owned" and p.country), None)) is not None:
        return state_place(own.country or "", own.start, own.end, own.name or "")  # «تستضيف بلاده محادثات»
    if draft.status not in ("happened", "ongoing"):
        return None
    if draft.another:
        return fronted(seen, draft, said) or _of_the_last(found, discourse)
    return (
        led_by_seat(seen, draft, said)
        or of_visit(seen, draft, found)
        or arrival(seen, draft)[1]
        or during(seen, draft, said)
        or of_signing(seen, draft, found, discourse)
        or fronted(seen, draft, said)
        or received_at_home(seen, draft, said)
        or come_to(seen, draft)
        or carried_within(seen, draft, found)
        or of_stay(seen, draft, said, discourse)
        or _gone_on(seen, draft, said, discourse)
        or told_again(seen, draft, discourse)
    )


def _city_behind(seen: Trace, building: Place) -> Place | None:
    """The city that the words right behind the building put it in: «في قصر معاشيق بالعاصمة المؤقتة عدن»."""
    k = next((n for n, p in enumerate(seen.pieces) if p.phrase is not None and p.phrase.place is building), None)
    return _next_city(seen.pieces, k + 1, k + 6, namesake=True) if k is not None else None


def _city_come_to(seen: Trace, draft: Draft, building: Place, found: Sequence[Told]) -> Place | None:
    """The city in the building's state to which or from which the sentence tells that one of them went: «وصل إلى أنقرة والتقى نظيره في مقر الخارجية التركية»."""
    visit = next((t.place for t in reversed(found) if t.draft.sense.mode == "visit" and t.place is not None and t.place.lat is not None), None)
    city = visit or _left_later(seen, draft)
    lands = {building.country} if building.country else {p.country for _, p in draft.roles}
    return city if city is not None and city.country in lands else None


def _left_later(seen: Trace, draft: Draft) -> Place | None:
    """The city that the sentence says somebody left after the happening: «وقبل مغادرته الدوحة، استقبله الأمير في الديوان»."""
    pieces = seen.pieces[: draft.trigger]
    k = next((k for k, p in enumerate(pieces) if p.norm in _LEAVING and k and pieces[k - 1].norm.removeprefix("و") in ("قبل", "قبيل")), None)
    left = pieces[k + 1].phrase if k is not None and k + 1 < len(pieces) else None
    return left.place if left is not None and k is not None and is_city(pieces[k + 1]) else None


_LEAVING = frozenset({"مغادرته", "مغادرتها", "مغادرتهما", "مغادرتهم", "مغادره"})


def _next_city(pieces: Sequence[Piece], start: int, end: int, past_time: bool = False, bare: int = -1, namesake: bool = False) -> Place | None:
    """The first city from `start` on that a word puts something in, up to a mark, a conjunction and, unless `past_time`, a time; at piece `bare` without such a word; with `namesake` also a state named like its capital."""
    for n in range(start, min(end, len(pieces))):
        piece = pieces[n]
        if piece.kind == "mark" or piece.conj or (piece.kind == "time" and not past_time):
            return None
        city = piece.phrase is not None and (is_city(piece) or (namesake and city_of_name(piece.phrase) is not None))
        if city and piece.phrase is not None and (piece.prep in INSIDE or n == bare or located_word(pieces, n)):
            return city_of_name(piece.phrase)
    return None


_SITED = frozenset({"CONSULT", "AGREE", "PROPOSAL"})


_GATHERING = frozenset({"verb.جمع", "verb.لم", "verb.استضاف", "verb.احتضن"})


def _gathering_city(seen: Trace, draft: Draft) -> Place | None:
    """The capital that brought others together: «جمعت أبوظبي فلاناً وفلاناً»."""
    if draft.rule not in _GATHERING:
        return None
    ahead = seen.pieces[draft.trigger + 1] if draft.trigger + 1 < len(seen.pieces) else None
    if draft.trigger and (first := seen.pieces[draft.trigger - 1]).phrase is not None and not first.prep and first.phrase.rule == "states.capital":
        return first.phrase.place  # «أبوظبي تجمع فلاناً وفلاناً»
    phrase = ahead.phrase if ahead is not None and not ahead.prep else None
    return phrase.place if phrase is not None and phrase.rule == "states.capital" else None


def _named_by(seen: Trace, draft: Draft) -> Place | None:
    """The city that talks or an assembly are called by: «خرجا من محادثات إسطنبول باتفاق على استئنافها في بغداد»."""
    ahead = seen.pieces[draft.trigger + 1] if draft.trigger + 1 < len(seen.pieces) else None
    called = draft.sense.type == "CONSULT" and draft.sense.mode not in ("visit", "call", "contact") and seen.pieces[draft.trigger].has("noun") is not None
    if not called or ahead is None or ahead.prep or ahead.conj or not is_city(ahead) or ahead.phrase is None or ahead.phrase.rule == "nisba":
        return None
    return ahead.phrase.place if ahead.phrase.kind == "place" else None


def _behind_verb(seen: Trace, draft: Draft) -> Place | None:
    """The city right behind the verb whose subject the noun is: «انفضّت في كينشاسا، أمس، من دون اتفاق، مفاوضات …»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if clause.verb is None or clause.verb >= draft.trigger or not draft.rule.startswith(("noun.", "likely.")) or pieces[draft.trigger].prep or any(s.trigger == clause.verb for s in seen.said):
        return None
    for k in range(clause.verb + 1, draft.trigger):
        piece = pieces[k]
        if is_city(piece) and piece.phrase is not None:
            return piece.phrase.place if piece.prep in INSIDE or located_word(pieces, k) else None
        if piece.kind not in ("time", "mark") and piece.cue != "prep" and not located_word(pieces, k + 1):
            return None
    return None


def _in_clause(seen: Trace, draft: Draft) -> Place | None:
    """The city or building behind «في» in the happening's clause that completes no other word: behind a person or a time, of a signing also before a time."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if draft.sense.mode in ("call", "contact"):
        return None
    for k in range(draft.trigger + 2, clause.end):
        before = pieces[k - 2] if pieces[k - 1].kind == "cue" else pieces[k - 1]
        phrase = pieces[k].phrase
        if pieces[k].prep not in INSIDE or phrase is None or phrase.place is None or expanse(phrase) or is_state(phrase.place):
            continue
        person = before.phrase is not None and before.phrase.kind in ("person", "office")
        margin = before.phrase is not None and before.prep == "علي هامش"
        signed = draft.sense.mode == "sign" and k + 1 < clause.end and pieces[k + 1].kind == "time"
        if signed:
            return phrase.place
        if (person or margin or before.kind == "time" or before.norm in _OWN_ROOMS) and not of_aside(pieces, k, draft.trigger + 1):
            return phrase.place
    return None


def _of_purpose(seen: Trace, draft: Draft) -> Place | None:
    """The city of the talks for which they met: «اجتمع القادة أمس لإجراء محادثات في بروكسل»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if draft.sense.type != "CONSULT" or draft.sense.mode != "meeting" or not draft.rule.startswith("verb."):
        return None
    for k in range(draft.trigger + 1, clause.end):
        held = pieces[k].has("noun") is not None and (pieces[k].prep == "ل" or pieces[k - 1].norm in _TO_HOLD)
        if held and (city := _next_city(pieces, k + 1, min(k + 5, clause.end), past_time=True)) is not None:
            return city
    return None


_TO_HOLD = frozenset({"لاجراء", "لعقد", "اجراء", "عقد"})


_OWN_ROOMS = frozenset({"قصره", "مكتبه", "مكتبها", "منزله", "مقره", "مقرها", "مقامه", "ديوانه", "قصرها", "دارته", "دارتها"})


def _on_occasion(seen: Trace, draft: Draft) -> Place | None:
    """Where something was done during the meeting: «شدد الوزير في جنيف خلال لقائه فلاناً على …»."""
    clause, pieces, k = seen.clauses[draft.clause], seen.pieces, draft.trigger
    if draft.sense.mode in ("call", "contact") or not (pieces[k].prep in _DURING or (k and pieces[k - 1].norm in _DURING)):
        return None
    for j in range(k - 1, clause.start, -1):
        phrase, before = pieces[j].phrase, pieces[j - 2] if pieces[j - 1].kind == "cue" else pieces[j - 1]
        if phrase is None or phrase.place is None or pieces[j].prep not in INSIDE:
            continue
        free = before.kind == "time" or (before.phrase is not None and before.phrase.kind in ("person", "office")) or before.kind == "lex"
        return phrase.place if free and not expanse(phrase) and not is_state(phrase.place) else None
    return None


_DURING = frozenset({"خلال", "اثناء"})


def _of_talks(seen: Trace, draft: Draft) -> Place | None:
    """The city of the talks that an agreement came out of in its clause: «بعد أربعة أيام من المحادثات في العاصمة الماليزية، توصلا إلى …», «في قمة كامب ديفيد»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if draft.sense.type != "AGREE":
        return None
    end = clause.end
    if draft.clause + 1 < len(seen.clauses) and any(p.norm == "التوصل" for p in pieces[end : end + 3]):
        end = seen.clauses[draft.clause + 1].end  # «اتفاق تم التوصل إليه في قمة كامب ديفيد»
    for k in range(clause.start, end):
        held = bool({pieces[k].norm, pieces[k].norm[1:]} & _CEREMONIES)
        if k == draft.trigger or not (pieces[k].has("noun") or held) or not (_led(pieces, k) & _OUT_OF):
            continue
        if (city := _next_city(pieces, k + 1, k + 8 if held else min(k + 5, end), bare=k + 1)) is not None:
            return city
    return None


_CEREMONIES = frozenset({"حفل", "مراسم", "احتفال", "مراسيم"})


_OUT_OF = frozenset({"في", "خلال", "بعد", "عقب", "في ختام", "من", "علي هامش", "اثر", "في اعقاب", "نتيجه"})


def _led(pieces: Sequence[Piece], k: int) -> set[str]:
    """What governs the noun at piece k."""
    return {pieces[k].prep, pieces[k - 1].norm if k else "", pieces[k - 1].prep if k else ""}


def _there(seen: Trace, draft: Draft) -> Place | None:
    """The place right before the «حيث» that the happening's clause begins with: «توجه إلى القصر الجمهوري، حيث اجتمع مع …»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if several_before(seen, draft):
        return None
    start = clause.start if clause.word == "حيث" else next((k for k in range(draft.trigger - 1, max(-1, clause.start - 2), -1) if pieces[k].norm == "اين"), None)
    if start is None:
        return None
    for k in range(start - 1, max(-1, start - 8), -1):
        piece = pieces[k]
        if piece.phrase is not None:
            place = piece.phrase.place
            if place is not None and piece.phrase.kind in ("place", "state") and not expanse(piece.phrase) and not is_between(pieces, k):
                return place
            return _house(piece) or only_place_before(pieces, start)
        if piece.kind not in ("time", "mark") and piece.norm not in LATE and not (piece.cue == "prep" and (seen.pieces[k + 1].kind == "time" or seen.pieces[k + 1].norm in LATE)):
            break
    return only_place_before(pieces, start)


def _house(piece: Piece) -> Place | None:
    """The house of the ministry or mission that somebody went to: «انتقل إلى وزارة الخارجية، حيث …»."""
    phrase = piece.phrase
    if phrase is None or phrase.kind != "organisation" or piece.prep not in ("الي", "في", "ب") or plain(phrase.head_word or piece.norm.split(" ")[0]) not in _HOUSES:
        return None
    return Place(phrase.label or phrase.name or "", phrase.country, None, None, None, phrase.start, phrase.end, piece.norm) if phrase.label or phrase.name else None


_HOUSES = frozenset({"وزاره", "الوزاره", "سفاره", "السفاره", "قنصليه", "رئاسه", "البرلمان"})


def _on_the_trip(seen: Trace, draft: Draft) -> Place | None:
    """The city of the journey that the clause before tells: «… بزيارة إلى موسكو، عقد خلالها لقاءين …»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if pieces[draft.trigger].prep == "ب" and (city := _gone_to(pieces, clause.start, draft.trigger)) is not None:
        return city  # «استهل زيارته لموسكو بلقاء …»
    if not draft.clause or not any(p.norm in WITHIN for p in pieces[clause.start : min(clause.end, draft.trigger + 3)]):
        return None
    before = seen.clauses[max(0, draft.clause - 2)]  # «بزيارة إلى موسكو استغرقت يومين، عقد خلالها …»
    return _gone_to(pieces, before.start, clause.start)


def _gone_to(pieces: Sequence[Piece], start: int, end: int) -> Place | None:
    """The one city that a journey told between two pieces went to."""
    trip = next((k for k in range(start, end) if {pieces[k].norm, pieces[k].norm[1:]} & TRIPS), None)
    gone_to = [p.phrase.place for p in pieces[trip:end] if p.prep in ("الي", "ل") and is_city(p) and p.phrase is not None] if trip is not None else []
    return gone_to[0] if len(gone_to) == 1 else None


def _in_it(seen: Trace, draft: Draft) -> Place | None:
    """The city of which «فيها» behind the happening's verb says that it was there: «زار جنيف وأجرى فيها محادثات», «غادر جدة بعد أن التقى فيها …»."""
    clause = seen.clauses[draft.clause]
    if not draft.clause or not any(p.norm in ("فيها", "فيه", "هناك") for p in seen.pieces[clause.start : clause.end]):
        return None
    before = seen.clauses[draft.clause - 1]
    cities = [p.phrase.place for p in seen.pieces[before.start : clause.start] if is_city(p) and p.phrase is not None and p.prep in ("", None, "الي", "في", "ب", "من")]
    return cities[0] if len(cities) == 1 else None


def _goal(seen: Trace, draft: Draft) -> Place | None:
    """Where somebody goes in order to meet: «توجه إلى مسقط للقاء فلان», «… لعقد اجتماع مع فلان»."""
    clause, pieces, k = seen.clauses[draft.clause], seen.pieces, draft.trigger
    ordered = pieces[k].prep == "ل" or (k > 0 and pieces[k - 1].prep == "ل" and pieces[k - 1].norm in ("عقد", "اجراء", "لعقد", "لاجراء"))
    if not ordered or clause.verb is None or not any(e[0] == "verb" and e[1] in travelling() for e in pieces[clause.verb].entries):
        return None
    left = pieces[clause.verb].norm.removeprefix("و") in LEAVING  # «غادر بيونغ يانغ للقاء نظيره»: what he leaves is not where he goes
    for piece in reversed(pieces[clause.verb + 1 : k]):
        phrase = piece.phrase
        if phrase is not None and phrase.kind in ("place", "state") and phrase.place is not None and piece.prep in ("الي", "ب", *(() if left else ("", None))):
            return None if expanse(phrase) or is_state(phrase.place) else phrase.place
    return None


def _here(seen: Trace, draft: Draft, discourse: Discourse) -> Place | None:
    """The dateline's city where the clause says «هنا»."""
    clause = seen.clauses[draft.clause]
    if discourse.dateline is None or not any(p.norm == "هنا" and not p.quoted for p in seen.pieces[draft.trigger : clause.end]):
        return None
    return discourse.dateline


def _at_home(building: Place, draft: Draft) -> Place:
    """The building with the state of who receives in it, where its words name none: «القصر الرئاسي»."""
    host = next((p.country for role, p in draft.roles if role == "host" and p.country), None)
    return building if building.country or host is None else replace(building, country=host)


def _gone_on(seen: Trace, draft: Draft, said: Said | None, discourse: Discourse) -> Place | None:
    """The place that the passage goes on with: the one set for it, where the same host receives again, or the city in which somebody meets one after another."""
    before = discourse.happening_now()
    if said is None and draft.status == "happened" and opens_within(seen) and discourse.lead is not None and (before is None or before.place is None):
        return discourse.lead.place
    if said is None and not looks_back(seen) and (scene := (before.place if before is not None else None) or (discourse.venue.place if discourse.venue is not None else None)) is not None:
        people = {p.name for _, p in draft.roles}
        sited = any(p.prep in INSIDE and p.phrase is not None and p.phrase.place is not None for p in seen.pieces)
        if not sited and any(p.country == scene.country for _, p in draft.roles) and around_it(seen, draft, before.names & people if before is not None else set()):
            return scene  # «واستقبلت المستشارة فلاناً قبل الافتتاح»
    if said is not None or before is None or before.place is None or draft.status != "happened" or looks_back(seen):
        return None
    if opens_within(seen):
        return before.place  # «وعلى هامش المحادثات، التقى …»
    if any(is_city(p) or plain(p.norm) == "العاصمه" for p in seen.pieces) or not goes_on_with(before, seen, draft, discourse):
        return None
    again = before.hosts & {p.name for role, p in draft.roles if role == "host" or seen.pieces[0].norm == "كما"}
    city = before.paragraph == discourse.paragraph and before.place.name in _cities() and not before.hosts
    return before.place if before.setting or again or city else None


@cache
def _cities() -> frozenset[str]:
    """Names of cities, where who meets several people stays from one meeting to the next."""
    return frozenset(row["name_en"] for row in lexicon.table("places") if row["kind"] in ("capital", "city"))


def _of_the_last(found: Sequence[Told], discourse: Discourse) -> Place | None:
    """The place of the meeting that another of the same people followed."""
    last = next((t for t in reversed(found) if t.draft.sense.type == "CONSULT"), None)
    if last is not None:
        return last.place
    before = discourse.happening_now()
    return before.place if before is not None else None


def _capital(seen: Trace, draft: Draft, discourse: Discourse) -> Place | None:
    """What «في العاصمة», «بالعاصمة» in the happening's clause means: the capital that the report has named most."""
    clause = seen.clauses[draft.clause]
    behind = seen.clauses[draft.clause + 1] if draft.clause + 1 < len(seen.clauses) else clause
    hosted = behind.verb is not None and seen.pieces[behind.verb].norm in _HOSTED and seen.pieces[behind.start - 1].has("noun") is not None  # «… في لقاء احتضنه المقر بالعاصمة»
    for k in range(clause.start, behind.end if hosted else clause.end):
        piece = seen.pieces[k]
        if piece.norm.endswith("عاصمه") and plain(piece.norm) == "العاصمه" and _is_alone(seen.pieces, k) and _is_in(seen.pieces, k):
            return _main_capital(discourse) or _own_capital(draft, piece)
    return None


_HOSTED = word_sets()["hosted_them"] | word_sets()["took_place"]


def _own_capital(draft: Draft, piece: Piece) -> Place | None:
    """The capital of the one state that all who met are of: «اجتمع الحزبان بالعاصمة»."""
    lands = {p.country for _, p in draft.roles if p.country}
    land = next(iter(lands)) if len(lands) == 1 else None
    return capital(land, piece.start, piece.end, piece.norm) if land is not None else None


def _signed_for(seen: Trace, draft: Draft) -> bool:
    """Whether the sentence goes on with who signed for whom: «ووقّع الاتفاق عن الحكومة فلان وعن المتمردين فلان»."""
    if draft.sense.mode != "sign" or draft.trigger or not seen.pieces[0].conj:
        return False
    return sum(p.prep == "عن" and p.phrase is not None for p in seen.pieces[: seen.clauses[draft.clause].end]) > 1


def _in_same_place(seen: Trace, draft: Draft) -> bool:
    """Whether the happening was where the one before was: «واجتمع هناك بـ…», «في المدينة نفسها»."""
    clause = seen.clauses[draft.clause]
    for k in range(clause.start, clause.end):
        norm = plain(seen.pieces[k].norm)
        behind = seen.pieces[k + 1].norm if k + 1 < len(seen.pieces) else ""
        if norm == "هناك" and draft.trigger < k <= draft.trigger + 3:
            return not any(p.prep == "الي" and p.kind == "word" and p.norm.startswith("ال") for p in seen.pieces[: draft.trigger])  # «أوفد إلى الجزيرة وكيلته التي التقت هناك …»
        if norm in _SITES and behind in ("نفسها", "نفسه", "ذاتها", "ذاته", "عينه", "عينها") and _is_in(seen.pieces, k):
            return True
    return False


_SITES = frozenset({"المدينه", "المكان", "القصر", "الفندق", "المقر", "المبني", "العاصمه", "البلده", "القريه", "المنتجع", "القاعه", "المطار", "القاعده"})


def _is_in(pieces: Sequence[Piece], k: int) -> bool:
    before = pieces[k - 1].norm if k else ""
    return pieces[k].prep in PLACING or pieces[k].norm.startswith("بال") or before in PLACING


def _is_alone(pieces: Sequence[Piece], k: int) -> bool:
    """Whether nothing behind «العاصمة» says which: neither a name nor an adjective."""
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    return behind is None or not (behind.kind == "np" or (behind.kind == "word" and behind.norm.startswith("ال")))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(row["name_en"] for row in lexicon.table("places") if row["kind"] == "capital")


def _main_capital(discourse: Discourse) -> Place | None:
    """The one capital named so far, or the one named at least twice as often as any other."""
    named = [p.place for p in discourse.seen if p.place is not None and p.place.name in _capitals()]
    counts = Counter(place.name for place in named).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    return next(place for place in reversed(named) if place.name == counts[0][0])

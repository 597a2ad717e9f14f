"""Where a happening was: the place beside it, or the one that its sentence or passage is told from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tawatur import lexicon
from tawatur.accounts.asides import of_aside
from tawatur.accounts.beside import joining
from tawatur.accounts.clauses import MEANWHILE
from tawatur.accounts.consolidate import Told
from tawatur.accounts.drafts import Draft
from tawatur.accounts.locating import PLACING, expanse, located_word, of_situation, plain, vast
from tawatur.accounts.scenes import ON_SCENE, scene_of
from tawatur.accounts.seen import Trace
from tawatur.accounts.when import arrival, goes_on_with, looks_back, occasion
from tawatur.attribution.said import Said
from tawatur.mentions.discourse import Discourse, state_name
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.pieces import Piece
from tawatur.mentions.places import palaces
from tawatur.mentions.words import travelling, word_sets
from tawatur.model import Interval, Place


def place_of(seen: Trace, draft: Draft, said: Said | None, found: Sequence[Told], discourse: Discourse) -> Place | None:
    """The most exact place beside the trigger, else the one that what is told before it gives; `found`: what the sentence has told already."""
    if draft.sense.mode == "call":
        return None  # where one of them spoke is no place of theirs
    told = [p for p in draft.places if not vast(p) or draft.sense.mode == "visit"]
    exact = [p for p in told if p.lat is not None or p.geonames is not None]
    beside = next(iter(exact or told), None)
    if beside is not None and beside.name in palaces():
        city = next((p for p in exact if p.name not in palaces() and p.country == beside.country), None) or _city_behind(seen, beside)
        beside = city or beside  # «في قصر السلام بجدة»
    if (city := _gathering_city(seen, draft)) is not None:
        return city
    if beside is not None and beside.lat is None and draft.sense.type in _SITED and not _is_state(beside):
        return _capital(seen, draft, discourse) or _at_home(beside, draft)
    if beside is None and draft.sense.mode == "visit":
        gone_to = [p for role, p in draft.roles if role == "target" and p.kind == "state"]
        beside = gone_to[0].place if len(gone_to) == 1 and gone_to[0].rule == "states.capital" else None
    if beside is None and draft.sense.type in _SITED:
        beside = _in_clause(seen, draft) or _of_purpose(seen, draft) or _on_occasion(seen, draft) or _there(seen, draft) or _goal(seen, draft) or _here(seen, draft, discourse) or _of_talks(seen, draft)
        beside = beside or (arrival(seen, draft)[1] if draft.sense.mode == "contact" else None)  # «زيارة … سلّم خلالها فلاناً رسالة»
    if draft.sense.type in ON_SCENE and (beside is None or _is_state(beside)):
        beside = scene_of(seen, draft) or beside
    if beside is not None or draft.sense.type != "CONSULT" or draft.sense.mode in ("call", "contact"):
        return beside
    if (capital := _capital(seen, draft, discourse)) is not None:
        return capital
    if _in_same_place(seen, draft) or (draft.status == "happened" and _at_its_margin(seen, draft)):
        before = next((t for t in reversed(found) if t.place is not None), None) or discourse.happening_now(reach=2)
        return before.place if before is not None and before.place is not None else discourse.lead.place if discourse.lead is not None else None
    if (home := next((p.place for role, p in draft.roles if role == "host" and p.kind == "state" and p.place is not None), None)) is not None:
        return home  # «استضافتها عمّان»
    if draft.status not in ("happened", "ongoing"):
        return None
    if draft.another:
        return _of_the_last(found, discourse)
    return (
        _of_visit(seen, draft, found)
        or arrival(seen, draft)[1]
        or _during(seen, draft, said)
        or _of_signing(seen, draft, found, discourse)
        or _fronted(seen, draft, said)
        or _of_stay(seen, draft, said, discourse)
        or _gone_on(seen, draft, said, discourse)
    )


def _city_behind(seen: Trace, building: Place) -> Place | None:
    """The city that the words right behind the building put it in: «في قصر معاشيق بالعاصمة المؤقتة عدن»."""
    k = next((n for n, p in enumerate(seen.pieces) if p.phrase is not None and p.phrase.place is building), None)
    for n in range(k + 1, min(k + 5, len(seen.pieces))) if k is not None else ():
        piece = seen.pieces[n]
        if piece.kind in ("mark", "time") or piece.conj:
            return None
        if _is_city(piece) and piece.phrase is not None and (piece.prep in _INSIDE or located_word(seen.pieces, n)):
            return piece.phrase.place
    return None


_SITED = frozenset({"CONSULT", "AGREE", "PROPOSAL"})


_GATHERING = frozenset({"verb.جمع", "verb.لم", "verb.استضاف", "verb.احتضن"})


def _gathering_city(seen: Trace, draft: Draft) -> Place | None:
    """The capital that brought others together: «جمعت أبوظبي فلاناً وفلاناً»."""
    ahead = seen.pieces[draft.trigger + 1] if draft.rule in _GATHERING and draft.trigger + 1 < len(seen.pieces) else None
    phrase = ahead.phrase if ahead is not None and not ahead.prep else None
    return phrase.place if phrase is not None and phrase.rule == "states.capital" else None


def _in_clause(seen: Trace, draft: Draft) -> Place | None:
    """The city or building behind «في» in the happening's clause that completes no other word: behind a person, a time or a comma."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if draft.sense.mode in ("call", "contact"):
        return None
    for k in range(draft.trigger + 2, clause.end):
        before = pieces[k - 2] if pieces[k - 1].kind == "cue" else pieces[k - 1]
        phrase = pieces[k].phrase
        if pieces[k].prep not in _INSIDE or phrase is None or phrase.place is None or expanse(phrase) or _is_state(phrase.place):
            continue
        person = before.phrase is not None and before.phrase.kind in ("person", "office")
        margin = before.phrase is not None and before.prep == "علي هامش"
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
        for n in range(k + 1, min(k + 5, clause.end)) if held else ():
            piece = pieces[n]
            if piece.kind == "mark" or piece.conj:
                break
            if _is_city(piece) and piece.phrase is not None and (piece.prep in _INSIDE or located_word(pieces, n)):
                return piece.phrase.place
    return None


_TO_HOLD = frozenset({"لاجراء", "لعقد", "اجراء", "عقد"})
_OWN_ROOMS = frozenset({"قصره", "مكتبه", "مكتبها", "منزله", "مقره", "مقرها", "مقامه", "ديوانه", "قصرها", "دارته", "دارتها"})
_INSIDE = frozenset({"في", "ب", "داخل"})


def _on_occasion(seen: Trace, draft: Draft) -> Place | None:
    """Where something was done during the meeting: «شدد الوزير في جنيف خلال لقائه فلاناً على …»."""
    clause, pieces, k = seen.clauses[draft.clause], seen.pieces, draft.trigger
    if draft.sense.mode in ("call", "contact") or not (pieces[k].prep in _DURING or (k and pieces[k - 1].norm in _DURING)):
        return None
    for j in range(k - 1, clause.start, -1):
        phrase, before = pieces[j].phrase, pieces[j - 2] if pieces[j - 1].kind == "cue" else pieces[j - 1]
        if phrase is None or phrase.place is None or pieces[j].prep not in _INSIDE:
            continue
        free = before.kind == "time" or (before.phrase is not None and before.phrase.kind in ("person", "office")) or before.kind == "lex"
        return phrase.place if free and not expanse(phrase) and not _is_state(phrase.place) else None
    return None


_DURING = frozenset({"خلال", "اثناء"})


def _of_talks(seen: Trace, draft: Draft) -> Place | None:
    """The city of the talks that an agreement came out of in its clause: «بعد أربعة أيام من المحادثات في العاصمة الماليزية، توصلا إلى …», «في قمة كامب ديفيد»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if draft.sense.type != "AGREE":
        return None
    for k in range(clause.start, clause.end):
        held = bool({pieces[k].norm, pieces[k].norm[1:]} & _CEREMONIES)
        if k == draft.trigger or not (pieces[k].has("noun") or held) or not (_led(pieces, k) & _OUT_OF):
            continue
        for n in range(k + 1, min(k + 8 if held else k + 5, len(pieces) if held else clause.end)):
            piece = pieces[n]
            if piece.kind in ("mark", "time") or piece.conj:
                break
            if _is_city(piece) and piece.phrase is not None and (piece.prep in _INSIDE or n == k + 1 or located_word(pieces, n)):
                return piece.phrase.place
    return None


_CEREMONIES = frozenset({"حفل", "مراسم", "احتفال", "مراسيم"})
_OUT_OF = frozenset({"في", "خلال", "بعد", "عقب", "في ختام", "من", "علي هامش", "اثر", "في اعقاب", "نتيجه"})


def _led(pieces: Sequence[Piece], k: int) -> set[str]:
    """What governs the noun at piece k."""
    return {pieces[k].prep, pieces[k - 1].norm if k else "", pieces[k - 1].prep if k else ""}


def _there(seen: Trace, draft: Draft) -> Place | None:
    """The place right before the «حيث» that the happening's clause begins with: «توجه إلى القصر الجمهوري، حيث اجتمع مع …»."""
    clause = seen.clauses[draft.clause]
    start = clause.start if clause.word == "حيث" else next((k for k in range(draft.trigger - 1, max(-1, draft.trigger - 4), -1) if seen.pieces[k].norm == "اين"), None)
    if start is None:
        return None
    for k in range(start - 1, max(-1, start - 4), -1):
        piece = seen.pieces[k]
        if piece.phrase is not None:
            place = piece.phrase.place
            return place if place is not None and piece.phrase.kind in ("place", "state") and not expanse(piece.phrase) else None
        if piece.kind not in ("time", "mark"):
            return None
    return None


def _goal(seen: Trace, draft: Draft) -> Place | None:
    """Where somebody goes in order to meet: «توجه إلى مسقط للقاء فلان», «… لعقد اجتماع مع فلان»."""
    clause, pieces, k = seen.clauses[draft.clause], seen.pieces, draft.trigger
    ordered = pieces[k].prep == "ل" or (k > 0 and pieces[k - 1].prep == "ل" and pieces[k - 1].norm in ("عقد", "اجراء", "لعقد", "لاجراء"))
    if not ordered or clause.verb is None or not any(e[0] == "verb" and e[1] in travelling() for e in pieces[clause.verb].entries):
        return None
    for piece in reversed(pieces[clause.verb + 1 : k]):
        phrase = piece.phrase
        if phrase is not None and phrase.kind in ("place", "state") and phrase.place is not None and piece.prep in ("الي", "ب", "", None):
            return None if expanse(phrase) or _is_state(phrase.place) else phrase.place
    return None


def _here(seen: Trace, draft: Draft, discourse: Discourse) -> Place | None:
    """The dateline's city where the clause says «هنا»."""
    clause = seen.clauses[draft.clause]
    if discourse.dateline is None or not any(p.norm == "هنا" and not p.quoted for p in seen.pieces[draft.trigger : clause.end]):
        return None
    return discourse.dateline


def _is_state(place: Place) -> bool:
    return place.name == state_name(place.country or "")


def _at_home(building: Place, draft: Draft) -> Place:
    """The building with the state of who receives in it, where its words name none: «القصر الرئاسي»."""
    host = next((p.country for role, p in draft.roles if role == "host" and p.country), None)
    return building if building.country or host is None else replace(building, country=host)


def _gone_on(seen: Trace, draft: Draft, said: Said | None, discourse: Discourse) -> Place | None:
    """The place that the passage goes on with: the one set for it, where the same host receives again, or the city in which somebody meets one after another."""
    before = discourse.happening_now()
    if said is None and draft.status == "happened" and _at_what_was_told(seen) and discourse.lead is not None and (before is None or before.place is None):
        return discourse.lead.place
    if said is not None or before is None or before.place is None or draft.status != "happened" or looks_back(seen):
        return None
    if _at_what_was_told(seen):
        return before.place  # «وعلى هامش المحادثات، التقى …»
    if any(_is_city(p) or plain(p.norm) == "العاصمه" for p in seen.pieces) or not goes_on_with(before, seen, draft, discourse):
        return None
    again = before.hosts & {p.name for role, p in draft.roles if role == "host" or seen.pieces[0].norm == "كما"}
    city = before.paragraph == discourse.paragraph and before.place.name in _cities() and not before.hosts
    return before.place if before.setting or again or city else None


def _at_what_was_told(seen: Trace) -> bool:
    """Whether the sentence opens at the margin of a meeting told before: «وعلى هامش المحادثات، التقى …»."""
    opening = [p.norm.removeprefix("و") for p in seen.pieces[:1]]
    return opening == ["علي هامش"] and len(seen.pieces) > 2 and seen.pieces[1].definite and seen.pieces[1].has("noun") is not None and seen.pieces[2].kind in ("mark", "lex")


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
    for k in range(clause.start, clause.end):
        piece = seen.pieces[k]
        if plain(piece.norm) == "العاصمه" and _is_alone(seen.pieces, k) and _is_in(seen.pieces, k):
            return _main_capital(discourse)
    return None


def _in_same_place(seen: Trace, draft: Draft) -> bool:
    """Whether the happening was where the one before was: «واجتمع هناك بـ…», «في المدينة نفسها»."""
    clause = seen.clauses[draft.clause]
    for k in range(clause.start, clause.end):
        norm = plain(seen.pieces[k].norm)
        behind = seen.pieces[k + 1].norm if k + 1 < len(seen.pieces) else ""
        if norm == "هناك" and draft.trigger < k <= draft.trigger + 3:
            return True
        if norm in _SITES and behind in ("نفسها", "نفسه", "ذاتها", "ذاته", "عينه", "عينها") and _is_in(seen.pieces, k):
            return True
    return False


def _at_its_margin(seen: Trace, draft: Draft) -> bool:
    """Whether the sentence opens at the margin of the summit told of before: «وعلى هامش القمة أيضاً، التقى …»."""
    for k in range(min(draft.trigger, 3)):
        piece, ahead = seen.pieces[k], seen.pieces[k + 1]
        if piece.norm == "علي هامش" and ahead.norm.removeprefix("ال") in _SUMMITS and (ahead.definite or ahead.norm.startswith("ال")):
            return not any(p.phrase is not None for p in seen.pieces[k + 1 : k + 4])
    return False


_SUMMITS = frozenset({"قمه", "مؤتمر", "موتمر", "منتدي", "اجتماعات", "اجتماع", "اعمال", "دوره"})
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


def _of_visit(seen: Trace, draft: Draft, found: Sequence[Told]) -> Place | None:
    """Where the visit told before in the sentence went, «زيارة إلى موسكو عقد خلالها لقاءين», «زار دمشق والتقى …»."""
    clause = seen.clauses[draft.clause]
    meanwhile = any(p.norm in MEANWHILE for p in seen.pieces[clause.start : min(clause.end, draft.trigger + 3)])
    visit = next((t for t in reversed(found) if t.draft.sense.mode == "visit" and t.place is not None), None)
    if visit is None:
        return None
    names = {p.name for p in visit.participants} & {p.name for _, p in draft.roles}
    if clause.word in _BEGINNING:
        sited = (t.place for t in reversed(found) if t.draft.sense.mode == "visit" and t.place is not None and t.place.lat is not None)
        return next(sited, None)  # «وصل إلى بيروت، مستهلاً زيارته بلقاء …»
    last = found[-1]
    inside = last is not visit and last.place == visit.place and last.draft.clause == draft.clause - 1
    goes_on = clause.opener == "and" and (inside or visit.draft.clause == draft.clause - 1) and visit.draft.status == "happened" and bool(names)
    return visit.place if meanwhile or goes_on else None


_BEGINNING = word_sets()["beginning_with"]
_FRAMES = frozenset({"خلال", "اثناء", "علي هامش", "في اطار", "ضمن", "في ختام", "في مستهل"})
_STAYS = frozenset({"زيارته", "زيارتها", "زيارتهما", "زيارتهم", "زياره", "وجوده", "وجودها", "وجودهما", "تواجده", "تواجدها", "اقامته", "توقفه", "مروره", "حضوره", "حضورها"})
_AT_MOST = 11  # pieces between the word for a frame and the city that it leads to


def _during(seen: Trace, draft: Draft, said: Said | None) -> Place | None:
    """The city of the visit or assembly that frames the happening in its clause: «خلال زيارته إلى أنقرة», «على هامش قمة أنقرة»."""
    clause = seen.clauses[draft.clause]
    if said is not None and said.clause == draft.clause:
        return None
    for k in range(clause.start, clause.end):
        frame = seen.pieces[k].norm if seen.pieces[k].norm in _FRAMES else seen.pieces[k].prep
        if frame in _FRAMES and k != draft.trigger and (city := _framing_city(seen.pieces[: clause.end], k)) is not None:
            return city
    return None


def _framing_city(pieces: Sequence[Piece], k: int) -> Place | None:
    """Where the visit or assembly took place that begins at piece k; None where another kind of thing does."""
    staying = assembled = False
    for piece in pieces[k : k + _AT_MOST]:
        norm = plain(piece.norm).removeprefix("ال")
        if piece.kind == "time" or (piece.kind == "mark" and piece.norm not in QUOTES) or (piece.kind == "np" and piece.conj):
            return None
        led = piece.prep in ("الي", "ل") if staying else not piece.prep
        if (staying or assembled) and _is_city(piece):
            return piece.phrase.place if piece.phrase is not None and (led or piece.prep in PLACING) else None
        staying = staying or norm in _STAYS
        assembled = assembled or (norm in _SUMMITS and not staying)
    return None


_STAYING = 3  # paragraphs within which a visitor is taken to be where he went


def _of_stay(seen: Trace, draft: Draft, said: Said | None, discourse: Discourse) -> Place | None:
    """The city that one of them was told to have come to, where he meets somebody of its state: «وصل الوزير إلى طهران. والتقى المرشد …»."""
    stay = discourse.stay
    if stay is None or said is not None or looks_back(seen) or draft.sense.mode == "visit" or discourse.paragraph - stay.paragraph > _STAYING:
        return None
    clause = seen.clauses[draft.clause]
    if not (clause.opener in ("sentence", "and", "resume", "verb") or clause.word == "كما") or any(p.kind == "time" and p.time is not None and p.time.precision != "day" for p in seen.pieces):
        return None
    others = [p for _, p in draft.roles if p.name not in stay.names]
    visitor = len(others) < len(draft.roles)
    return stay.place if visitor and any(p.country == stay.place.country for p in others) else None


def _of_signing(seen: Trace, draft: Draft, found: Sequence[Told], discourse: Discourse) -> Place | None:
    """The place of what the talks ended in: «وقعا في نيروبي اتفاقاً، في ختام محادثات …», «وجاء التوقيع في ختام محادثات …»."""
    if not occasion(seen, draft):
        return None
    agreed = next((t for t in reversed(found) if t.draft.sense.type == "AGREE" and t.draft.status == "happened"), None)
    if agreed is not None and occasion(seen, draft) == "during":
        return agreed.place
    if (closing := _closing(seen, draft)) is not None:
        return closing
    before = discourse.happening_now(reach=3)
    came = [p.norm for p in seen.pieces[:2]]
    if before is None or len(came) < 2 or came[0].removeprefix("و") not in ("جاء", "جاءت") or came[1].removeprefix("ال") not in _AGREED:
        return None
    return before.place


def _closing(seen: Trace, draft: Draft) -> Place | None:
    """The city in which the sentence tells what closed the talks: «أعلنا، في العاصمة الإثيوبية، … في ختام مباحثات»."""
    k = draft.trigger
    if "في ختام" not in (seen.pieces[k].prep, seen.pieces[k - 1].norm if k else ""):
        return None
    for back in range(k - 1, -1, -1):
        piece = seen.pieces[back]
        led = piece.prep in ("في", "ب") or (not piece.prep and located_word(seen.pieces, back))
        if led and _is_city(piece) and not of_situation(seen.pieces, back, 0):
            return piece.phrase.place if piece.phrase is not None else None
    return None


_AGREED = frozenset({"توقيع", "اتفاق", "اعلان", "بيان", "تفاهم"})


def _fronted(seen: Trace, draft: Draft, said: Said | None) -> Place | None:
    """The city that the sentence opens with, «وفي السليمانية، …», or at which somebody had just arrived, «بعد وصوله إلى نيامي، اجتمع …»."""
    if said is not None or looks_back(seen):
        return None
    spots = [k for k in range(draft.trigger) if _is_city(seen.pieces[k]) or (k == 1 and seen.pieces[k].prep == "من" and seen.pieces[k].phrase is not None)]
    if not spots or seen.pieces[draft.trigger].quoted:
        return None
    last = spots[-1]
    piece = seen.pieces[last]
    opens = (last <= 3 and not piece.prep and located_word(seen.pieces, last)) or (last <= 1 and (piece.prep == "في" or (piece.prep == "من" and draft.sense.mode != "visit" and seen.pieces[last + 1].kind == "mark")))
    arrived = piece.prep in ("الي", "ل") and any(_is_arrival(p) for p in seen.pieces[max(0, last - 4) : last])
    return piece.phrase.place if (opens or arrived) and piece.phrase is not None else None


def _is_arrival(piece: Piece) -> bool:
    return piece.norm.removeprefix("و") in ("وصوله", "وصولها", "وصولهم", "وصولهما", "وصل", "وصلت", "صوله", "صولها")


def _is_city(piece: Piece) -> bool:
    phrase = piece.phrase
    return phrase is not None and phrase.place is not None and phrase.place.lat is not None and not expanse(phrase)


def sites(seen: Trace, draft: Draft) -> dict[str, tuple[Place | None, Interval | None]]:
    """Place and time of the meeting with each of those met, by name, where each has one of his own behind him; empty where they do not.

    «التقى فلاناً في جدة، وفلاناً في أبوظبي», «… فلاناً الأحد، وفلاناً الاثنين».
    """
    along = {p.phrase.start for k, p in enumerate(seen.pieces) if p.phrase is not None and joining(seen.pieces, k)}
    people = [p for role, p in draft.roles if role in ("source", "target", "host") and p.name and p.start not in along]
    met = sorted((p for p in people[1:] if p.start > seen.pieces[draft.trigger].start), key=lambda p: p.start)
    if draft.sense.type != "CONSULT" or len(met) < 2 or len(met) != len(people) - 1:
        return {}
    last = seen.pieces[seen.clauses[draft.clause].end - 1].end
    ends = [*(p.start for p in met[1:]), last]
    found = {who.name or "": _own_site(seen, who.end, end) for who, end in zip(met, ends, strict=True)}
    own = [site for site in found.values() if site is not None]
    if len(own) < len(found) or len({(p and p.name, t and t.latest) for p, t in own}) < 2:
        return {}
    return {name: site for name, site in found.items() if site is not None}


def _own_site(seen: Trace, start: int, end: int) -> tuple[Place | None, Interval | None] | None:
    """The place, listed or not, and the time told between two characters; None where neither is."""
    inside = [p for p in seen.pieces if start <= p.start and p.end <= end]
    there = [p for p in inside if p.prep in ("في", "ب")]
    place = next((p.phrase.place for p in there if p.phrase is not None and p.phrase.place is not None), None)
    when = next((p.time for p in inside if p.kind == "time" and p.time is not None), None)
    return (place, when) if there or when is not None else None

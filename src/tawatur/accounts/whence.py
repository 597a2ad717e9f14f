"""Where a happening was by what its own sentence tells before it: the city left right after, the one place before «حيث», the meeting that it goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, MEANWHILE
from tawatur.accounts.drafts import Draft
from tawatur.accounts.framed import is_city
from tawatur.accounts.locating import INSIDE, expanse, is_state, located_word, of_situation
from tawatur.accounts.seen import Trace
from tawatur.accounts.told import Told
from tawatur.accounts.wordforms import DATING_BACK
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.places import palaces
from tawatur.mentions.words import describing, word_sets
from tawatur.model import SITTINGS, Place

LEAVING = word_sets()["leaving"]
_COMING_BACK = word_sets()["coming_back"]
_STOPS = word_sets()["stops_of_tours"]
_AFTER = frozenset({"بعد", "عقب", "اثر", "في ختام", "في اعقاب", "فور"})


def left_after(seen: Trace, draft: Draft) -> Place | None:
    """The city that somebody left upon it: «غادر بوزنيقة عقب لقاء قصير», «عاد من الدوحة بعد محادثات», «غادر عمان بعدما أجرى مباحثات»."""
    pieces, k = seen.pieces, draft.trigger
    clause = seen.clauses[draft.clause]
    upon = clause.word in ("بعد ان", "بعدما") and draft.clause > 0
    if draft.sense.mode not in SITTINGS or not (upon or {pieces[k].prep, *(p.norm for p in pieces[max(0, k - 2) : k])} & _AFTER):
        return None
    start = seen.clauses[draft.clause - upon].start
    verb = next((n for n in range(k - 1, start - 1, -1) if pieces[n].norm.removeprefix("و") in LEAVING | _COMING_BACK), None)
    if verb is None:
        return None
    goes = pieces[verb].norm.removeprefix("و") in LEAVING
    left = [p.phrase.place for p in pieces[verb + 1 : k] if is_city(p) and p.phrase is not None and (p.prep == "من" or (goes and not p.prep))]
    return left[0] if len(left) == 1 else None


def before_noun(seen: Trace, draft: Draft) -> Place | None:
    """The one city or building told between the verb of its clause and the noun that the verb carries: «أقام الملك في قصره بالدرعية مأدبة للرئيس»."""
    clause, pieces, k = seen.clauses[draft.clause], seen.pieces, draft.trigger
    if clause.verb is None or clause.verb >= k or draft.rule.startswith("verb.") or draft.sense.mode not in SITTINGS or any(s.clause == draft.clause for s in seen.said):
        return None
    begun = pieces[k].prep == "ب" and pieces[clause.verb].norm.removeprefix("و") in _BEGUN
    if not begun and (pieces[k].prep or pieces[k].definite):
        return None
    found: dict[str, Place] = {}
    for n in range(clause.verb + 1, k):
        phrase = pieces[n].phrase
        led = pieces[n].prep in INSIDE or located_word(pieces, n) or (begun and pieces[n].prep == "من")
        if led and phrase is not None and phrase.place is not None and phrase.rule != "nisba" and not expanse(phrase) and not is_state(phrase.place) and not of_situation(pieces, n, clause.verb + 1):
            found[phrase.place.name] = phrase.place
    sited = [p for p in found.values() if p.lat is not None and p.name not in palaces()] or list(found.values())
    return sited[0] if len(sited) == 1 else None


_BEGUN = frozenset({"بدا", "بدات", "استهل", "استهلت", "افتتح", "افتتحت", "اختتم", "اختتمت", "اختتمها", "اختتمتها", "ختم", "ختمت", "انهي", "انهت", "انهاها"})  # a tour with a meeting: «بدأ جولته من طرابلس بلقاء …»


def moved_to(seen: Trace, draft: Draft) -> Place | None:
    """The city to which talks moved: «انتقلت المحادثات إلى جنيف»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    if draft.sense.mode not in SITTINGS or draft.trigger < 1 or pieces[draft.trigger - 1].norm.removeprefix("و") not in ("انتقلت", "انتقل", "تنتقل"):
        return None
    return next((p.phrase.place for p in pieces[draft.trigger : clause.end] if p.prep == "الي" and is_city(p) and p.phrase is not None), None)


def only_place_before(pieces: Sequence[Piece], end: int) -> Place | None:
    """The one place in or to which the sentence has led before piece `end`, where «حيث» stands: «فتح القصر أبوابه أمام الوفد، حيث …», «كانت أبوجا أول محطة، أين …»."""
    found: dict[str, Place] = {}
    for k in range(end):
        phrase = pieces[k].phrase
        if phrase is None or phrase.place is None or expanse(phrase) or phrase.rule == "nisba" or pieces[k].quoted or not _leads(pieces, k, phrase):
            continue
        if not is_state(phrase.place):
            found[phrase.place.name] = phrase.place
    sited = [p for p in found.values() if p.lat is not None] or list(found.values())
    return sited[0] if len(sited) == 1 else None


def _leads(pieces: Sequence[Piece], k: int, phrase: Phrase) -> bool:
    """Whether the phrase says where: behind «في», «إلى», «من» of coming back, or as a building or a stop of a journey that the sentence is about."""
    if pieces[k].prep in INSIDE or pieces[k].prep in ("الي", "ل") or located_word(pieces, k):
        return not of_situation(pieces, k, 0)
    if pieces[k].prep == "من":
        return any(p.norm.removeprefix("و") in _COMING_BACK for p in pieces[:k])
    return not pieces[k].prep and not pieces[k].conj and any(p.norm in _STOPS for p in pieces[k + 1 : k + 4])


def carried_within(seen: Trace, draft: Draft, found: Sequence[Told]) -> Place | None:
    """The place of the meeting told just before in the sentence, which the same people go on from: «التقى … في مكسيكو ووقّعا وثيقة», «استقبله … ثم أجرى محادثات مع …»."""
    last = next((t for t in reversed(found) if t.draft.trigger < draft.trigger), None)
    if last is None or last.place is None or last.draft.sense.type != "CONSULT" or last.draft.sense.mode == "call" or last.draft.status != "happened" or draft.status != "happened":
        return None
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    after = draft.rule.startswith(_FOLLOWED)
    meanwhile = any(p.norm in MEANWHILE | _IN_IT for p in pieces[clause.start : min(clause.end, draft.trigger + 3)])  # «محادثات حضرها وفد التقى فيها …»
    goes_on = clause.opener == "and" or clause.word == "كما" or pieces[max(0, clause.start - 1)].norm == "ثم" or pieces[clause.start].norm == "ثم"
    between = range(last.draft.trigger + 1, clause.end)
    shared = {p.name for p in last.participants} & {p.name for _, p in draft.roles}
    if not (meanwhile or ((goes_on or after) and shared)) or _at_another_time(pieces, draft.trigger) or draft.sense.mode in ("call", "contact", "visit") or any(_parts(pieces, k, last) for k in between):
        return None
    return None if any(s.trigger in between for s in seen.said) else last.place


def _at_another_time(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the noun is what something came after or before: «بعد يوم من لقاء جمعه بالوزير»."""
    return any(p.norm in _AFTER or p.norm in ("قبل", "قبيل", "غداه") for p in pieces[max(0, k - 4) : k])


_IN_IT = frozenset({"فيها", "فيه"})
_FOLLOWED = ("light.أعقب", "light.تلا", "light.تبع")


def _parts(pieces: Sequence[Piece], k: int, last: Told) -> bool:
    """Whether the piece takes the sentence to another time or place: a place, a time behind the first meeting's, «كان»."""
    piece = pieces[k]
    led = piece.prep in INSIDE or piece.prep == "الي" or located_word(pieces, k)
    if led and piece.phrase is not None and piece.phrase.place is not None and piece.phrase.place is not last.place:
        return last.place is None or piece.phrase.place.name != last.place.name
    told = last.date.start if last.date is not None else -1
    return (piece.kind == "time" and piece.start != told) or piece.norm.removeprefix("و") in ("كان", "كانت", "قبل ان", "قبيل")


def in_its_course(seen: Trace, draft: Draft) -> Place | None:
    """The city of the verb of meeting that «في اجتماع …» goes on from: «التقى فلاناً في صنعاء يوم الأحد، في اجتماع حضره وسطاء»."""
    pieces, k = seen.pieces, draft.trigger
    if pieces[k].prep != "في" or draft.sense.mode not in SITTINGS or k < 4:
        return None
    start = seen.clauses[max(0, draft.clause - 1)].start
    met = next((n for n in range(k - 1, start - 1, -1) if (e := pieces[n].has("verb")) is not None and _is_of_meeting(e[1])), None)
    cities = [p.phrase.place for n, p in enumerate(pieces[met:k], met) if is_city(p) and p.phrase is not None and (p.prep in INSIDE or located_word(pieces, n))] if met is not None else []
    return cities[0] if len(cities) == 1 else None


def _is_of_meeting(row: object) -> bool:
    return isinstance(row, int) and triggers.verbs()[row].sense.mode in SITTINGS


def behind_length(seen: Trace, draft: Draft) -> Place | None:
    """The city behind how long it lasted or when the last one was: «جولة لم تدم أكثر من ساعة في جنيف», «آخر قمة جمعتهما تعود إلى أبريل 1994 بتونس», «قمة هي الأولى منذ عقد، في قرية …»."""
    pieces = seen.pieces
    described = measured = False
    for k in range(draft.trigger + 1, len(pieces)):
        piece = pieces[k]
        described = described or piece.norm in _LASTING | DATING_BACK or (piece.norm in _FIRST and pieces[k - 1].cue == "pron")
        measured = measured or (described and (piece.norm in _LENGTHS or piece.kind == "time"))
        ends = piece.kind == "mark" and not (piece.norm in COMMAS and measured and pieces[k + 1 : k + 2] and pieces[k + 1].norm == "في")
        if (ends and piece.norm not in QUOTES) or (described and ((piece.phrase is not None and piece.phrase.kind in ("person", "office")) or (measured and piece.has("verb", "light")))):
            return None
        state = piece.phrase is not None and piece.phrase.kind == "state" and piece.phrase.rule != "nisba"
        if measured and (is_city(piece) or state) and (piece.prep in INSIDE or located_word(pieces, k)):
            return piece.phrase.place if piece.phrase is not None else None
    return None


_FIRST = frozenset({"الاولي", "الاول", "الثانيه", "الثاني"})
_LASTING = describing() | word_sets()["lasting"] | {"تدم", "يدم", "تستغرق", "يستغرق", "تستمر"}
_LENGTHS = word_sets()["lengths"]

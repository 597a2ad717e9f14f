"""Which event noun a light verb carries, and what the verb's phase says of it."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.status import status as read_status
from tawatur.accounts.wordforms import HOLDING
from tawatur.language import fold
from tawatur.mentions.words import word_sets
from tawatur.model import Status

_WHEN = frozenset({"فور", "عقب", "بعد", "قبل", "قبيل", "لدي", "خلال", "اثر", "غداه", "منذ"})
_PORTIONS = word_sets()["portions"]


def behind_relative(scene: Scene, index: int, light: triggers.Light) -> tuple[int, int] | None:
    """(clause, noun) where a relative clause between commas parts the verb from its noun: «اكتفى الرئيس، الذي يتوسط في الأزمة، بلقاء …»."""
    behind = scene.clauses[index + 1 : index + 3]
    if [c.opener for c in behind] != ["rel", "resume"] or behind[1].word not in COMMAS:
        return None
    for j in range(behind[1].start, min(behind[1].end, behind[1].start + 4)):
        piece = scene.pieces[j]
        if piece.kind == "lex" and piece.has("noun") and not is_verb(scene.pieces, j):
            return (index + 2, j) if bool(light.preps) == bool(piece.prep) and (not light.preps or piece.prep in light.preps) else None
        if piece.kind not in ("time", "word", "mark"):
            return None
    return None


def status_of(scene: Scene, clause: Clause, k: int, light: triggers.Light, noun: Status) -> Status:
    """What the clause's cues say of the event, else the verb's phase where the noun alone, read as `noun`, says nothing against it."""
    verdict, why = read_status(scene.pieces, clause, k, scene.cues, str(scene.pieces[k].has("light")[2]))  # type: ignore[index]
    if why:
        return verdict
    if light.phase == "ongoing" and noun == "happened" and _begins_today(scene, clause, k):
        return "planned"  # «تنطلق اليوم في جوبا محادثات»
    return light.phase if light.phase != "happened" and noun == "happened" else noun  # type: ignore[return-value]


_SAME = frozenset({"نفسه", "ذاته", "التالي"})  # a day of the past
_WEEKDAYS = frozenset({"السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه"})


def _begins_today(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether a verb of beginning in the present stands beside «اليوم» or a weekday: «تبدأ الأحد محادثات»."""
    if scene.pieces[k].norm not in word_sets()["beginning"] or clause.word == "قبل ان":
        return False
    times = ({fold(w) for w in p.time.text.split()} for p in scene.pieces[k : clause.end] if p.kind == "time" and p.time is not None)
    return any(("اليوم" in words or not words.isdisjoint(_WEEKDAYS)) and words.isdisjoint(_SAME) for words in times)


def wants_subject(scene: Scene, noun: int) -> bool:
    """Whether the light verb's noun is its object, not its subject: «وعقد اجتماعاً», «وأجرى محادثات مع …»."""
    if scene.pieces[noun].enclitic or scene.pieces[noun].norm.split(" ")[0].endswith(("ا", "ين")):
        return True
    if scene.pieces[noun].prep:
        return True
    for piece in scene.pieces[noun + 1 : noun + 8]:
        if (piece.kind == "cue" and piece.cue == "prep") or piece.prep:
            word = piece.prep or piece.norm
            if word in ("مع", "بين"):
                return word == "مع"
        if piece.kind == "mark":
            return False
    return False


def _carries_masdar(scene: Scene, k: int) -> bool:
    """Whether «تم» carries what was done with the thing named before, other than holding it: «الاجتماع تم تأجيله»."""
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    return behind is not None and behind.norm.endswith(("ه", "ها", "هما")) and behind.norm in _PUT_OFF


def _begun_with(scene: Scene, index: int, k: int) -> int | None:
    """The noun with which the clause before a relative one began, and which the verb behind that one tells of: «وكانت المحادثات التي عُلقت في عهد سلفه استؤنفت في …»."""
    clause, behind = scene.clauses[index], scene.clauses[max(0, index - 2) : index]
    if [c.opener for c in behind][1:] != ["rel"] or behind[0].verb is not None or clause.verb != k or scene.pieces[k].conj or k > clause.start + 2:
        return None
    first = next((j for j in range(behind[0].start, behind[0].end) if scene.pieces[j].kind not in ("cue", "mark")), None)
    if first is None or not scene.pieces[first].has("noun") or not scene.pieces[first].definite or scene.pieces[first].prep:
        return None
    return first if all(p.kind == "word" and not p.prep for p in scene.pieces[first + 1 : behind[0].end]) else None


_PUT_OFF = frozenset({"تاجيله", "تاجيلها", "ارجاؤه", "ارجاؤها", "الغاؤه", "الغاؤها", "تعليقه", "تعليقها", "الاعداد", "الترتيب", "الاتفاق"})


def headed_by(scene: Scene, index: int, k: int) -> int | None:
    """The event noun on which the relative clause hangs whose verb stands at piece k, adjectives at most between: «الحوار الأخير الذي جرى في …»."""
    clause = scene.clauses[index]
    if clause.opener != "rel" or clause.word not in ("الذي", "التي") or any(p.kind == "np" for p in scene.pieces[clause.start : k]):
        return None
    j = clause.start - 1
    while j > 0 and scene.pieces[j].kind == "word" and scene.pieces[j].norm.startswith("ال"):
        j -= 1
    return j if j >= 0 and scene.pieces[j].has("noun") and not is_verb(scene.pieces, j) else None


def carried_noun(scene: Scene, index: int, k: int, light: triggers.Light) -> int | None:
    """The event noun that the light verb carries: its subject or object in the same clause."""
    clause = scene.clauses[index]
    if light.voice == "event" and (head := headed_by(scene, index, k)) is not None and triggers.nouns()[scene.pieces[head].has("noun")[1]].alone == "light":  # type: ignore[index]
        return None  # «الحوار الأخير الذي جرى في بروكسل بين … بحث تطبيع العلاقات»
    words = 0
    for j in range(k + 1, min(clause.end, k + 14)):
        piece = scene.pieces[j]
        if piece.kind == "lex" and piece.has("noun", "masdar") and not is_verb(scene.pieces, j):
            if light.voice == "reveal" and piece.has("noun") is None:
                return None  # «كشف عن استضافة بلاده لاجتماع …»: the meeting stands behind
            round_of = (piece.prep == "من" or (piece.prep == "ل" and piece.has("noun", "masdar") and scene.pieces[j - 1].norm in _PORTIONS)) and any(
                p.norm in _PORTIONS or (p.time is not None and p.time.text in _PORTIONS)
                for p in scene.pieces[k + 1 : j]
            )  # «يومين من المباحثات»
            if piece.prep and not round_of and piece.prep not in light.preps:
                if piece.prep in _WHEN and piece.has("masdar"):
                    continue  # «وعقد فور وصوله لقاءً مع …»
                if piece.conj or words or piece.has("masdar"):
                    return None
                continue
            before = scene.pieces[j - 1]
            if before.norm == "من" and light.voice == "host" and any(p.norm in ("بعد", "قبل") for p in scene.pieces[max(k, j - 4) : j]):
                return None  # «استضاف الرئيس نظيره، بعد ثلاثة أيام من قمته مع …»
            held = before.norm in HOLDING and before.prep in ("ل", "ب")  # «تستعد لعقد قمة»; «وافق على عقد قمة» is an agreement
            portion = (before.norm in _PORTIONS or held) and before.prep in light.preps  # «أُسدل الستار على جولة مشاورات»
            if light.preps and not piece.prep and not portion:
                return None  # «شارك في اجتماع», not «شارك اجتماعاً»
            return j
        if piece.kind == "word" and not piece.norm.startswith("ال"):  # «الجولة الحادية عشرة من المحادثات»
            words += 1
            if words > 3:
                return None
    if light.voice == "event" and _carries_masdar(scene, k):
        return None
    if light.voice == "event" and (begun := _begun_with(scene, index, k)) is not None:
        return begun
    if light.voice in ("event", "host", "active"):
        for j in range(k - 1, max(clause.start, k - 12) - 1, -1):
            piece = scene.pieces[j]
            if j < k - 5 and (piece.kind == "mark" or is_verb(scene.pieces, j)):
                return None
            if (
                piece.kind == "lex"
                and piece.has("noun")
                and not is_verb(scene.pieces, j)
                and not piece.prep
                and light.voice == "event"
            ):
                return j
    return None

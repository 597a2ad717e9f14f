"""When and where a meeting was, told by a word that takes it up: «خلال استقبال الملك له أمس في القصر», «في الاجتماع الذي انعقد أمس، بحث …», «وجرى الاتصال أمس»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.carried_over import looks_back
from tawatur.accounts.clauses import COMMAS, clause_at, is_verb
from tawatur.accounts.drafts import Draft
from tawatur.accounts.lexicon import Trigger
from tawatur.accounts.locating import INSIDE, expanse, located_word, plain
from tawatur.accounts.rounds import ordinal_at
from tawatur.accounts.seen import Trace
from tawatur.mentions.pieces import SIDES, Phrase, Piece
from tawatur.mentions.places import palaces
from tawatur.mentions.words import LOCALITIES, word_sets
from tawatur.model import Interval, Place

FRAMES = frozenset({"في", "خلال", "اثناء", "لدي", "ضمن"})
_BEFORE_OR_AFTER = frozenset({"بعد", "عقب", "قبل", "قبيل", "اثر", "غداه", "منذ", "في اعقاب", "فور"})
_HELD = word_sets()["took_place"] | word_sets()["hosted_them"]
_TO_COME = word_sets()["scheduled"]
_COURSE = word_sets()["courses"]
_AT_MOST = 14  # pieces behind the word that may say when and where


@dataclass(slots=True)
class _Setting:
    """What stands behind a word for a meeting."""

    times: list[Interval] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    people: list[Phrase] = field(default_factory=list)
    related: bool = False  # whether a relative clause says that it was held


def taken_up(seen: Trace) -> list[Draft]:
    """A draft for each word that says of a meeting told elsewhere when or where it was; it makes no account of its own."""
    found = []
    for k, piece in enumerate(seen.pieces):
        trigger = _meeting(piece) if piece.kind == "lex" else None
        if trigger is None or _told_here(seen, k) or _denied(seen, k):
            continue
        frame = {piece.prep, seen.pieces[k - 1].norm if k else ""}
        beside = _of_this_sentence(seen, k)
        known = piece.definite or bool(piece.enclitic) or (k > 0 and seen.pieces[k - 1].cue == "dem") or piece.has("masdar")
        if not known and not (beside and frame & FRAMES):
            continue
        told = setting_behind(seen, k)
        if (told is None or not (told.times or told.places)) and (verb := _resumed(seen, k)) is not None:
            told = setting_behind(seen, verb)
        if told is None or not (told.times or told.places) or ((frame & _BEFORE_OR_AFTER or _talked_about(seen, k)) and not told.related):
            continue
        draft = Draft(trigger.sense, k, [("source", p) for p in told.people], "happened", f"taken_up.{trigger.lemma}", told.places[:1], told.times[:1], reference=True)
        draft.lends, draft.clause, draft.ordinal = "here" if beside else "before", _clause(seen, k), ordinal_at(seen.pieces, k)
        found.append(draft)
    return found


def _resumed(seen: Trace, k: int) -> int | None:
    """The verb behind a relative clause between commas that says that what the word at piece k names was held: «اللقاء، الذي حضره الوسيط، جرى مساء الثلاثاء»."""
    n = (clause_at(seen.clauses, k) or 0) + 1
    if k + 2 >= len(seen.pieces) or seen.pieces[k + 1].norm not in COMMAS or seen.pieces[k + 2].cue != "rel" or n + 1 >= len(seen.clauses):
        return None
    aside, behind = seen.clauses[n], seen.clauses[n + 1]
    return behind.start if aside.start == k + 2 and behind.opener == "resume" and seen.pieces[behind.start].norm in _HELD else None


def lead_of(seen: Trace) -> tuple[Interval | None, Place | None, list[Phrase]]:
    """The one day and the one city that a report's opening sentence tells, and whom it names: what a headline tells of the same people was then and there."""
    said = [s.time for s in seen.said if s.time is not None]
    days = [p.time for p in seen.pieces if p.kind == "time" and p.time is not None and p.time.latest is not None]
    whole = len(days) == 1 and days[0].precision == "day" and days[0].earliest is not None and days[0] not in said
    named = [p.phrase for p in seen.pieces if p.phrase is not None and p.phrase.place is not None and p.phrase.rule != "nisba"]
    led = [p.phrase for k, p in enumerate(seen.pieces) if p.phrase is not None and (p.prep in INSIDE or (not p.prep and located_word(seen.pieces, k))) and p.phrase.place is not None and p.phrase.place.lat is not None and not expanse(p.phrase)]
    where = led[0].place if len(led) == 1 and not said and all(p is led[0] or p.kind == "state" for p in named) else None
    people = [p.phrase for p in seen.pieces if p.phrase is not None and p.phrase.kind in SIDES and p.phrase.name]
    return (None, None, people) if looks_back(seen) else (days[0] if whole else None, where, people)


def _meeting(piece: Piece) -> Trigger | None:
    """The noun of a meeting or call that the word is."""
    if (noun := piece.has("noun")) is not None:
        trigger = triggers.nouns()[noun[1]]
        return trigger if trigger.sense.type == "CONSULT" and trigger.sense.mode not in ("visit", "mediation", "contact") else None
    masdar = piece.has("masdar")
    if masdar is None or is_verb([piece], 0):
        return None
    trigger = triggers.verbs()[masdar[1]]
    return trigger if trigger.sense.name == "receive" else None


def _told_here(seen: Trace, k: int) -> bool:
    """Whether a draft comes from the word itself that has its sides."""
    return any(not d.reference and (d.trigger == k or (d.rule.startswith("light.") and d.clause == _clause(seen, k) and abs(d.trigger - k) <= 3)) for d in seen.drafts)


def _talked_about(seen: Trace, k: int) -> bool:
    """Whether how the talks at piece k go is what those who met talked about: «بحثا سير المفاوضات في جنيف», «… نتائج الجولة الأخيرة من المحادثات في نيروبي»."""
    return any(p.norm in _COURSE for p in seen.pieces[max(0, k - 1) : k]) or any(p.norm in _COURSE and seen.pieces[n + 1].norm.startswith("ال") and k - n < 6 and seen.pieces[k - 1].norm == "من" for n, p in enumerate(seen.pieces[:k]))


def _denied(seen: Trace, k: int) -> bool:
    return any(p.cue in ("neg", "modal") for p in seen.pieces[max(0, k - 3) : k + 4])


def _clause(seen: Trace, k: int) -> int:
    return clause_at(seen.clauses, k) or 0


def _of_this_sentence(seen: Trace, k: int) -> bool:
    """Whether a meeting that this sentence tells is what the word takes up: nothing said or thought stands between."""
    for draft in seen.drafts:
        if draft.sense.type != "CONSULT" or draft.status not in ("happened", "ongoing") or draft.reference:
            continue
        low, high = sorted((draft.trigger, k))
        if not any(p.cue == "sub" for p in seen.pieces[low:high]):
            return True
    return False


def setting_behind(seen: Trace, k: int) -> _Setting | None:
    """When, where and with whom the word at piece k is told to have been, from what stands right behind it; None where that says before or after what it was."""
    told = _Setting()
    for j in _stretch(seen.pieces, k, told):
        piece = seen.pieces[j]
        if seen.pieces[j - 1].norm in _BEFORE_OR_AFTER or seen.pieces[j - 1].norm == "حتي":
            return None  # «استكمال المحادثات قبل الثاني عشر من آب»
        if piece.kind == "time" and piece.time is not None and piece.time.latest is not None and piece.time.earliest is not None:
            told.times.append(piece.time)
        phrase = piece.phrase
        if phrase is None or phrase.rule == "nisba":
            continue
        led = piece.prep in INSIDE or (not piece.prep and located_word(seen.pieces, j))
        if led and phrase.place is not None and not expanse(phrase):
            told.places.append(phrase.place)
        elif phrase.kind in SIDES and phrase.name and not led:
            told.people.append(phrase)
    told.places.sort(key=lambda p: (p.lat is None, p.name in palaces()))  # «في قصر السلام بجدة»: the city
    return told


def _stretch(pieces: Sequence[Piece], k: int, told: _Setting) -> Iterator[int]:
    """The pieces behind the word at k that tell more of it: names, times, places, and what says that it was held; until anything else is told."""
    for j in range(k + 1, min(k + 1 + _AT_MOST, len(pieces))):
        piece, ahead = pieces[j], pieces[j + 1] if j + 1 < len(pieces) else None
        if piece.norm in _TO_COME or piece.cue in ("sub", "neg", "modal"):
            return
        if piece.kind == "mark":
            if piece.norm not in COMMAS or ahead is None or not (ahead.kind == "time" or ahead.cue in ("prep", "rel") or (ahead.phrase is not None and ahead.prep in INSIDE)):
                return
        elif piece.norm in _HELD or piece.cue == "rel":
            told.related = told.related or piece.norm in _HELD
        elif piece.kind == "lex" or (piece.kind == "word" and not _sets(piece, pieces[j - 1], j == k + 1)):
            return
        elif piece.kind in ("np", "time"):
            yield j


def _sets(word: Piece, before: Piece, right_behind: bool) -> bool:
    """Whether the word belongs to a place or time, stands for one of those who met, or is the adjective of the noun or of a place."""
    if word.norm.startswith("ال"):
        return right_behind or before.kind == "np" or _is_locality(before) or _is_locality(word)
    return _is_locality(word) or word.norm in _PRONOUNS or word.norm in LATE


def _is_locality(word: Piece) -> bool:
    return bool({word.norm, word.norm.removeprefix("ب"), plain(word.norm).removeprefix("ال")} & LOCALITIES)


LATE = frozenset({"وقت", "ساعه", "متاخر", "متاخره", "سابق", "مبكر", "مبكره"})  # «في وقت متأخر من مساء أمس»
_PRONOUNS = frozenset({"له", "لها", "لهم", "به", "بها", "بهم", "بهما", "معه", "معها", "معهم", "معهما", "بينهما", "بينهم", "جمعهما", "جمعهم", "جمعه", "جمعها"})

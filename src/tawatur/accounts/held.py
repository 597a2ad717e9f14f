"""When and where a meeting was, as the clauses behind its noun say that it was held, «اجتماع … عُقد في جنيف يومي 17 و18 مارس», or began and ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tawatur.accounts.clauses import clause_at
from tawatur.accounts.drafts import Draft
from tawatur.accounts.lexicon import nouns
from tawatur.accounts.of_others import from_then
from tawatur.accounts.seen import Trace
from tawatur.accounts.taken_up import FRAMES, setting_behind
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Place

_HELD = word_sets()["took_place"] - {"تم", "تمت"}
_ENDED = word_sets()["ended"]
_BEGUN = word_sets()["begun_or_ended"] - _ENDED
_WITH_SUBJECT = frozenset(v for v in _HELD | _BEGUN if v.endswith(("ها", "ه", "هما", "هم")))  # «التي عقدها الوزيران»
_ROUND = timedelta(days=60)  # the longest that a round is taken to last
_REACH = 12  # pieces at most between the noun and the verb that says that it was held
_COURSE = 20  # pieces at most between it and the verbs that say that it began and ended
_STOPS = frozenset({".", "؛", ";", ":"})


def held(seen: Trace, draft: Draft) -> tuple[Interval | None, Place | None]:
    """The time and the place that the clause behind the meeting's noun gives it; each None where it gives none."""
    if draft.sense.type != "CONSULT" or draft.status != "happened" or draft.settled:
        return None, None
    verb = _verb(seen, draft, _HELD | _BEGUN)
    told = setting_behind(seen, verb) if verb is not None else None
    if verb is None or told is None:
        return None, None
    when = next((t for t in told.times if not from_then(t)), None) if seen.pieces[verb].norm in _HELD else None
    return when, next(iter(told.places), None)


def at_ceremony(seen: Trace, draft: Draft) -> tuple[Interval | None, Place | None]:
    """The time and the place of the ceremony at which the sentence tells an agreement signed: «في مراسم أقيمت بالقصر الجمهوري أمس، وقّع …»."""
    if draft.sense.type != "AGREE" or draft.status != "happened":
        return None, None
    for k, piece in enumerate(seen.pieces):
        if piece.norm in _CEREMONIES and {piece.prep, seen.pieces[k - 1].norm if k else ""} & FRAMES and (told := setting_behind(seen, k)) is not None:
            return next((t for t in told.times if not from_then(t)), None), next(iter(told.places), None)
    return None, None


_CEREMONIES = frozenset({"حفل", "مراسم", "مراسيم", "احتفال", "احتفاليه"})


def course(seen: Trace, draft: Draft) -> Interval | None:
    """From when to when talks were of which both are told behind their noun: «محادثات بدأت في فيينا يوم 18 نوفمبر واختُتمت أمس»."""
    if draft.sense.type != "CONSULT" or draft.status not in ("happened", "ongoing") or draft.settled:
        return None
    noun = next((k for k in range(draft.trigger, max(-1, draft.trigger - 3), -1) if _is_meeting(seen.pieces[k])), None)
    begun = _next(seen, noun, _BEGUN) if noun is not None else None
    ended = _next(seen, begun, _ENDED) if begun is not None and noun is not None and _is_of(seen.pieces[begun], seen.pieces[noun]) else None
    if begun is None or ended is None or noun is None or not _is_of(seen.pieces[ended], seen.pieces[noun]) or not _goes_on(seen, ended):
        return None
    first, last = _day(seen.pieces[begun:ended]), _day(seen.pieces[ended : seen.clauses[clause_at(seen.clauses, ended) or 0].end])
    if first is None or last is None or first.earliest is None or last.latest is None or not timedelta(0) < last.latest - first.earliest <= _ROUND:
        return None
    return replace(first, latest=last.latest, precision="days")


def _next(seen: Trace, k: int, verbs: frozenset[str]) -> int | None:
    """The first of the verbs behind piece k, before anything is said and before another meeting is named."""
    for n in range(k + 1, min(k + _COURSE, len(seen.pieces))):
        piece = seen.pieces[n]
        if piece.norm in verbs:
            return n
        if piece.norm in _STOPS or piece.cue in ("sub", "neg", "modal") or _is_meeting(piece):
            return None
    return None


def _goes_on(seen: Trace, verb: int) -> bool:
    """Whether the verb names no subject of its own: «…، اختُتمت أمس», «وانتهت باتفاق»."""
    ahead = seen.pieces[verb + 1] if verb + 1 < len(seen.pieces) else None
    return ahead is not None and (ahead.kind in ("time", "mark") or bool(ahead.prep) or ahead.cue in ("prep", "neg", "adv"))


def _day(pieces: Sequence[Piece]) -> Interval | None:
    """The one day that the pieces tell."""
    days = [p.time for p in pieces if p.kind == "time" and p.time is not None and p.time.precision == "day" and p.time.earliest is not None]
    return days[0] if len(days) == 1 else None


def _verb(seen: Trace, draft: Draft, verbs: frozenset[str]) -> int | None:
    """The piece, one of the verbs, that says that what the draft's noun names was held or began; None where it says so of another noun, or nothing does."""
    pieces, k = seen.pieces, draft.trigger
    if pieces[k].has("noun") is None:
        return None
    for n in range(k + 1, min(k + _REACH, len(pieces) - 1)):
        piece = pieces[n]
        if piece.norm in verbs and not piece.conj:
            return n if _is_of(piece, pieces[k]) and (piece.norm in _WITH_SUBJECT or pieces[n + 1].kind != "np") else None
        if piece.norm in _STOPS or piece.cue in ("sub", "neg", "modal", "dem") or piece.has("verb", "light") or _is_meeting(piece):
            return None
    return None


def _is_of(verb: Piece, noun: Piece) -> bool:
    """Whether the verb agrees with the noun in gender: «محادثات جرت», «اجتماع عُقد»."""
    feminine = noun.norm.endswith(("ه", "ات"))
    if verb.norm.endswith("ها"):
        return feminine
    return feminine == verb.norm.endswith(("ت", "تا") if not verb.norm.startswith("ال") else ("ه",))


def _is_meeting(piece: Piece) -> bool:
    noun = piece.has("noun") if piece.kind == "lex" else None
    return noun is not None and nouns()[noun[1]].sense.type == "CONSULT"

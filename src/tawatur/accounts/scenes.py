"""Where people were killed, protested, were seized or set free: the settlement that the words behind the trigger put it in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.asides import of_aside
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.cutting import SIDES
from tawatur.accounts.drafts import Draft
from tawatur.accounts.locating import PLACING, located_word, of_situation, vast
from tawatur.accounts.seen import Trace
from tawatur.accounts.told import Told
from tawatur.mentions.discourse import state_name
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.model import Place

ON_SCENE = frozenset({"ASSAULT", "PROTEST", "COERCE", "RETREAT"})
CASUALTIES = frozenset({"killing", "injury"})
_STOPS = frozenset({".", "؛", ";", "!", "؟"})


def scene_of(seen: Trace, draft: Draft) -> Place | None:
    """The place that «في» and the like put behind the trigger, past its sides and the attack they fell in; else the one that opens the sentence."""
    return _behind(seen, draft) or _struck(draft) or _opening(seen, draft)


def _struck(draft: Draft) -> Place | None:
    """The settlement that was itself attacked: «قصف على خيرسون»."""
    hit = [p.place for role, p in draft.roles if role == "target" and p.kind == "place" and p.place is not None and not vast(p.place)]
    return hit[0] if draft.sense.type == "ASSAULT" and len(hit) == 1 else None


def _behind(seen: Trace, draft: Draft) -> Place | None:
    """The first settlement told behind the trigger before another verb; the state where only that is told."""
    pieces = seen.pieces
    wide: Place | None = None
    for k in range(draft.trigger + 1, len(pieces)):
        piece, phrase = pieces[k], pieces[k].phrase
        if piece.norm in _STOPS or (is_verb(pieces, k) and not _describes(seen, k)) or piece.cue == "rel":
            break
        if phrase is None or phrase.place is None or not _inside(pieces, k) or _of_another(pieces, k, draft):
            continue
        if vast(phrase.place) or (piece.quoted and not pieces[draft.trigger].quoted):
            continue
        if not _is_state(phrase):
            return phrase.place
        wide = wide or phrase.place
    return wide


def _opening(seen: Trace, draft: Draft) -> Place | None:
    """The settlement that the sentence begins with, «وفي الموصل، أعلنت الشرطة مقتل …»."""
    for k in range(min(5, draft.trigger)):
        piece, phrase = seen.pieces[k], seen.pieces[k].phrase
        if piece.kind in ("mark", "lex") or is_verb(seen.pieces, k):
            return None
        if phrase is not None:
            led = piece.prep in ("في", "ب") or located_word(seen.pieces, k)
            return phrase.place if led and phrase.place is not None and phrase.kind != "organisation" and not vast(phrase.place) else None
    return None


def _inside(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the phrase says where: «في بعقوبة», «وسط بغداد», «في مدينة كويتا»."""
    phrase, piece = pieces[k].phrase, pieces[k]
    if phrase is None or phrase.kind not in ("place", "state") or phrase.rule == "nisba" or piece.conj:
        return False
    before = pieces[k - 1] if k else None
    side = before is not None and before.kind == "word" and before.norm.removeprefix("ب") in SIDES
    side = side or piece.norm.split(" ")[0] in SIDES  # «شمال مالي»
    return piece.prep in PLACING or side or _raided(pieces, k) or (not piece.prep and located_word(pieces, k))


def _raided(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the place is what an attack was made on: «في غارة على صعدة»."""
    if k < 2 or (pieces[k].prep != "علي" and pieces[k - 1].norm != "علي"):
        return False
    entry = next((p.has("noun", "masdar") for p in reversed(pieces[max(0, k - 4) : k]) if p.has("noun", "masdar")), None)
    table = {"noun": triggers.nouns, "masdar": triggers.verbs}
    return entry is not None and table[entry[0]]()[entry[1]].sense.type == "ASSAULT"


def _of_another(pieces: Sequence[Piece], k: int, draft: Draft) -> bool:
    """Whether the place completes some other word: a situation, an aside, a body, a side that comes from there."""
    return of_situation(pieces, k, draft.trigger + 1) or of_aside(pieces, k, draft.trigger + 1) or bool(pieces[k].depth and not pieces[draft.trigger].depth)


def _describes(seen: Trace, k: int) -> bool:
    """Whether the verb only tells what the attack aimed at, or what the attacker was: «عبوة ناسفة استهدفت دوريتهم في …»."""
    return seen.pieces[k].norm in _AIMED


_AIMED = frozenset({"استهدف", "استهدفت", "استهدفتا", "استهدفا", "كانت", "كان", "كانوا", "وقع", "وقعت", "انفجرت", "انفجر"})


def _is_state(phrase: Phrase) -> bool:
    return phrase.place is not None and phrase.place.name == state_name(phrase.place.country or "")


def share_scene(found: list[Told], seen: Trace) -> None:
    """Gives those who fell with others, and the attack that both fell in, the place told with either: «قتل ثلاثة في كركوك وأصيب أربعة»."""
    struck = sorted((t for t in found if t.draft.sense.type == "ASSAULT"), key=lambda t: t.draft.trigger)
    for one, other in (*pairwise(struck), *reversed(list(pairwise(struck)))):
        first, last = sorted((one.draft.trigger, other.draft.trigger))
        if {one.draft.sense.mode, other.draft.sense.mode} & CASUALTIES and _one_breath(seen.pieces, first, last):
            place = one.place or other.place
            one.place, other.place = one.place or place, other.place or place


def _one_breath(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether no full stop, other speaker or «حيث» parts the two triggers."""
    between = pieces[first + 1 : last]
    return not any(p.norm in _STOPS or p.cue in ("sub", "rel") or (p.has("speech") and p.has("verb") is None and p.kind == "lex") for p in between)

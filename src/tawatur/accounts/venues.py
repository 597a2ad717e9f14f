"""Where people met by the hotel, palace or assembly that the report has told of: «على هامش القمة», «قصر بعبدا: …», «المرة الأولى التي يلتقي فيها …»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tawatur.accounts.drafts import Draft
from tawatur.accounts.framed import SUMMITS, is_city
from tawatur.accounts.locating import INSIDE, located_word, of_situation, plain
from tawatur.accounts.seen import Trace
from tawatur.attribution.said import Said
from tawatur.language.kept import Kept
from tawatur.mentions.discourse import Discourse, Venue
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.pieces import Piece
from tawatur.mentions.places import palaces
from tawatur.mentions.words import word_sets
from tawatur.model import Interval, Place

_ATTENDING = frozenset({"للمشاركه", "لحضور"})
_NEAR = 9  # pieces between a summit's name and its city


def venue(seen: Trace) -> Venue | None:
    """Where and when the summit or conference is that the sentence tells of: «القمة المنعقدة في قازان», «مؤتمر برلين، أمس الأحد،», «وصل إلى شرم الشيخ للمشاركة في القمة»; None where it tells of none."""
    pieces = seen.pieces
    for k, piece in enumerate(pieces):
        if not _is_assembly[piece.norm] or (piece.phrase is not None and piece.phrase.kind == "person") or (k + 1 < len(pieces) and plain(pieces[k + 1].norm).removeprefix("ال") in _OF_PRESS):
            continue
        back = next((n for n in range(k - 1, max(-1, k - 5), -1) if pieces[n].norm in _ATTENDING), None)
        come = [p.phrase.place for p in pieces[max(0, back - 5) : back] if is_city(p) and p.phrase is not None and p.prep in ("الي", "في", "ب")] if back is not None else []
        word, day = plain(piece.norm).removeprefix("ال"), _day_of(seen, k) if back is None else None
        city = _city_of(pieces, k)
        if city is not None and of_situation(pieces, city, k + 1):
            return None
        place = pieces[city].phrase if city is not None else None
        if (where := place.place if place is not None else next(reversed(come), None)) is not None or day is not None:
            return Venue(word, where, day)
    return None


def _stretch(pieces: Sequence[Piece], k: int) -> Iterator[int]:
    """The pieces behind the assembly's noun that tell of it, up to a mark that no time follows or a verb that does not say that it was held."""
    for n in range(k + 1, min(k + _NEAR, len(pieces))):
        piece, ahead = pieces[n], pieces[n + 1] if n + 1 < len(pieces) else None
        if (piece.kind == "mark" and piece.norm not in QUOTES and (ahead is None or ahead.kind != "time")) or (piece.has("verb", "light") and piece.norm not in _HELD_IN):
            return
        yield n


def _city_of(pieces: Sequence[Piece], k: int) -> int | None:
    """The city behind the assembly's noun in which it was, or by which it is called: «قمة … في جدة», «مؤتمر برلين»."""
    for n in _stretch(pieces, k):
        if pieces[n].kind == "mark" and pieces[n].norm not in QUOTES:
            return None
        ahead = pieces[n].phrase
        if ahead is not None and is_city(pieces[n]) and ahead.rule != "nisba" and (pieces[n].prep in ("في", "ب") or located_word(pieces, n) or (n == k + 1 and not pieces[n].prep and not pieces[n].conj)):
            return n
    return None


def _day_of(seen: Trace, k: int) -> Interval | None:
    """The one day told behind the assembly's noun, that of what is said of it apart."""
    said = [s.time for s in seen.said]
    for n in _stretch(seen.pieces, k):
        when = seen.pieces[n].time
        if when is not None:
            return when if when.precision == "day" and when.earliest is not None and when not in said else None
    return None


_OF_PRESS = frozenset({"صحفي", "صحافي", "صحفيا", "صحافيا"})
_ASSEMBLIES = frozenset({"قمه", "مؤتمر", "موتمر", "منتدي", "اجتماع"})
_HELD_IN = word_sets()["took_place"]


@Kept
def _is_assembly(norm: str) -> bool:
    return plain(norm).removeprefix("ال") in _ASSEMBLIES


def led_by_seat(seen: Trace, draft: Draft, said: Said | None) -> Place | None:
    """The palace whose name a line of a ticker begins with: «18:40 | قصر بعبدا: الرئيس عون يستقبل الوزير»."""
    spot = next((k for k in range(min(4, draft.trigger)) if seen.pieces[k].norm == ":"), None)
    if spot is None or spot == 0 or draft.sense.name != "receive" or (said is not None and said.trigger > spot):
        return None
    seat = seen.pieces[spot - 1].phrase
    return seat.place if seat is not None and (seat.rule == "states.seat" or (seat.place is not None and seat.place.name in palaces())) else None


def told_again(seen: Trace, draft: Draft, discourse: Discourse) -> Place | None:
    """The one city of the sentence before, where this tells how rare what it told is: «وهي المرة الأولى التي يلتقي فيها الزعيمان منذ …»."""
    clause = seen.clauses[draft.clause]
    opening = [p.norm for p in seen.pieces[max(0, clause.start - 4) : clause.start + 1]]
    first = any(a in ("المره", "اول") and b in ("الاولي", "مره") for a, b in pairwise(opening))
    if not first or seen.pieces[0].norm.removeprefix("و") not in ("هي", "هذه", "تلك", "كانت"):
        return None
    since = next((s for s in reversed(discourse.begun) if s < discourse.sentence), 0)
    cities = {p.place.name: p.place for p in discourse.seen if p.place is not None and p.place.lat is not None and p.rule != "nisba" and since <= p.start < discourse.sentence}
    return next(iter(cities.values())) if len(cities) == 1 else None


def in_hotel(seen: Trace, draft: Draft, discourse: Discourse) -> Place | None:
    """The dateline's city where the clause has them sit in a hotel, of which it does not say where."""
    clause = seen.clauses[draft.clause]
    inside = any(p.norm in ("فندق", "بفندق") and p.prep in INSIDE for p in seen.pieces[draft.trigger : clause.end])
    sited = any(is_city(p) for p in seen.pieces)
    return discourse.dateline if inside and not sited and draft.status == "happened" else None


def at_its_margin(seen: Trace, draft: Draft) -> bool:
    """Whether the sentence opens at the margin of the summit told of before: «وعلى هامش القمة أيضاً، التقى …»."""
    for k in range(min(draft.trigger, 3)):
        piece, ahead = seen.pieces[k], seen.pieces[k + 1]
        if piece.norm == "علي هامش" and ahead.norm.removeprefix("ال") in SUMMITS and (ahead.definite or ahead.norm.startswith("ال")):
            return not any(p.phrase is not None for p in seen.pieces[k + 1 : k + 4])
    behind = seen.pieces[draft.trigger + 1 : draft.trigger + 4]
    return draft.trigger <= 1 and any(a.norm == "علي" and b.norm in ("هامشها", "هامشه") for a, b in pairwise(behind))  # «والتقى على هامشها فلاناً»


def at_assembly(seen: Trace, draft: Draft, told: Venue | None) -> bool:
    """Whether what happened was the assembly told of before, or at it: «وجمع المؤتمر …», «وحضر القمة …», «… قبل افتتاح المؤتمر»."""
    if told is None or draft.status != "happened" or draft.sense.type != "CONSULT" or draft.sense.mode == "call":
        return False
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    start = max(0, clause.start - 1) if clause.opener == "rel" else clause.start
    return any(_is_the(told, pieces, k) for k in range(start, clause.end))


def _is_the(told: Venue, pieces: Sequence[Piece], k: int) -> bool:
    """Whether the word at piece k takes up the assembly, with nothing that says which."""
    if pieces[k].prep not in _AT or plain(pieces[k].norm) != f"ال{told.word}":
        return False
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    return behind is None or (not (behind.kind == "np" and not behind.prep and behind.phrase is not None and behind.phrase.kind == "place") and not (behind.kind == "word" and behind.norm.startswith("ال")))


_AT = frozenset({"", "في", "ب", "خلال", "علي هامش", None})

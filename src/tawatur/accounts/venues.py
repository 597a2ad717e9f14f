"""Where people met by the hotel, palace or assembly that the report has told of: «على هامش القمة», «قصر بعبدا: …», «المرة الأولى التي يلتقي فيها …»."""

from __future__ import annotations

from itertools import pairwise

from tawatur.accounts.drafts import Draft
from tawatur.accounts.framed import SUMMITS, is_city
from tawatur.accounts.locating import INSIDE, located_word, of_situation, plain
from tawatur.accounts.seen import Trace
from tawatur.attribution.said import Said
from tawatur.language.kept import Kept
from tawatur.mentions.discourse import Discourse
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.places import palaces
from tawatur.mentions.words import word_sets
from tawatur.model import Place

_ATTENDING = frozenset({"للمشاركه", "لحضور"})
_NEAR = 9  # pieces between a summit's name and its city


def venue(seen: Trace) -> Place | None:
    """Where the summit or conference is that the sentence tells of: «القمة المنعقدة في قازان», «وصل إلى شرم الشيخ للمشاركة في القمة»; None where it tells of none, or of one in a city of which another word is."""
    pieces = seen.pieces
    for k, piece in enumerate(pieces):
        if not _is_assembly[piece.norm] or (piece.phrase is not None and piece.phrase.kind == "person"):
            continue
        for n in range(k + 1, min(k + _NEAR, len(pieces))):
            ahead = pieces[n]
            if (ahead.kind == "mark" and ahead.norm not in QUOTES) or (ahead.has("verb", "light") and ahead.norm not in _HELD_IN):
                break
            if is_city(ahead) and ahead.phrase is not None and ahead.phrase.rule != "nisba" and (ahead.prep in ("في", "ب") or located_word(pieces, n)):
                return ahead.phrase.place if not of_situation(pieces, n, k + 1) else None
        back = next((n for n in range(k - 1, max(-1, k - 5), -1) if pieces[n].norm in _ATTENDING), None)
        come = [p.phrase.place for p in pieces[max(0, back - 5) : back] if is_city(p) and p.phrase is not None and p.prep in ("الي", "في", "ب")] if back is not None else []
        if come:
            return come[-1]
    return None


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

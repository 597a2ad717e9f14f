"""Where somebody was received or others met, by who had come there or had them: «استقبل الأمير فلاناً الذي يزور القاهرة», «القمة التي استضافتها القاهرة»."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.accounts.drafts import Draft
from tawatur.accounts.framed import is_city
from tawatur.accounts.locating import plain
from tawatur.accounts.seen import Trace
from tawatur.attribution.said import Said
from tawatur.mentions.pieces import Piece
from tawatur.mentions.places import city_of_name, namesakes
from tawatur.mentions.words import word_sets
from tawatur.model import Place

_CAME = word_sets()["came_there"]
_HOSTED = word_sets()["hosted_them"]
_REACH = 6  # pieces between the word for a coming and the place


def come_to(seen: Trace, draft: Draft) -> Place | None:
    """The host's city to which the sentence says that the other had come: «استقبل … الذي يزور القاهرة», «في زيارة يقوم بها إلى جيبوتي»."""
    if draft.sense.mode not in ("meeting", "talks", "summit"):
        return None
    homes = {p.country for _, p in draft.roles if p.country}
    if len(homes) < 2:
        return None
    found = {p.name: p for p in _goals(seen) if p.country in homes}
    return next(iter(found.values())) if len(found) == 1 else None


def _goals(seen: Trace) -> Iterator[Place]:
    """Cities, and states named like theirs, to which the sentence says that somebody has come."""
    for k, piece in enumerate(seen.pieces):
        phrase = piece.phrase
        if phrase is None or phrase.rule == "nisba" or not (is_city(piece) or phrase.country in namesakes()):
            continue
        words = seen.pieces[max(0, k - _REACH) : k]
        came = next((n for n in range(len(words) - 1, -1, -1) if words[n].norm.removeprefix("ل") in _CAME), None)
        if came is None or any(p.kind == "mark" or (p.phrase is not None and p.prep in ("الي", "ل")) for p in words[came + 1 :]):
            continue
        if (piece.prep in ("الي", "ل") or piece.norm.startswith("لل") or (not piece.prep and _is_object(words, came))) and (place := city_of_name(phrase)) is not None:
            yield place


def _is_object(words: list[Piece], came: int) -> bool:
    """Whether nothing but words for a locality stands between the verb and what it reaches: «يزور العاصمة المصرية», «زار مدينة جدة»."""
    return all(p.kind == "word" and plain(p.norm) in ("مدينه", "العاصمه", "حاليا") for p in words[came + 1 :])


def received_at_home(seen: Trace, draft: Draft, said: Said | None) -> Place | None:
    """The city that the sentence opens with, where one of its state says that she received others: «وفي أوسلو، أكدت الوزيرة أنها استقبلت …»."""
    first = next((p for p in seen.pieces[:3] if p.kind == "np"), None)
    if said is None or said.speaker is None or first is None or first.prep != "في" or not is_city(first) or first.phrase is None:
        return None
    place = first.phrase.place
    home = any(role == "host" and p.name == said.speaker.name and place is not None and p.country == place.country for role, p in draft.roles)
    return place if home else None


def hosted_in(seen: Trace, draft: Draft) -> Place | None:
    """The city that had the talks or assembly which agreed: «وقّعتا اتفاقاً في ختام محادثات استضافتها الدوحة», «تبنّت القمة التي استضافتها القاهرة الخطة»."""
    if draft.sense.type not in ("AGREE", "PROPOSAL") or draft.status != "happened":
        return None
    cities = []
    for k, piece in enumerate(seen.pieces[:-1]):
        ahead = seen.pieces[k + 1]
        if piece.norm in _HOSTED and is_city(ahead) and not ahead.prep and ahead.phrase is not None and ahead.phrase.place is not None:
            cities.append(ahead.phrase.place)
    elsewhere = any(d.sense.type == "CONSULT" and d.places and d.places[0].name not in {p.name for p in cities} for d in seen.drafts)
    return cities[0] if len(cities) == 1 and not elsewhere else None

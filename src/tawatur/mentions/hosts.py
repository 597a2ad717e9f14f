"""Whom «ضيفه», «مضيفه», «خصمه», «ضيفيه» mean: the other at the last meeting, the host or guest of where it was; nobody whom the place speaks against."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language import fold
from tawatur.mentions.discourse import PERSONAL, Discourse
from tawatur.mentions.pieces import Phrase

HOSTS = frozenset({"مضيفه", "مضيفها", "مضيفته", "مضيف"})
_RIVALS = frozenset({"خصمه", "خصمها", "غريمه", "غريمها", "منافسه"})
GUESTS = frozenset({"ضيفه", "ضيفها", "ضيفته", "زائره", "زائرها", "زائرته"})


def other(phrase: Phrase, discourse: Discourse, text: str) -> Phrase | None:
    """Whom one of somebody's means: the other side of the last happening, the host or guest of where it was, else the only one of another state named besides its owner."""
    if phrase.head_word == "مضيف" and phrase.country is None and (host := by_meeting(phrase, discourse, host=True)) is not None:
        return host
    people = _named(phrase, discourse)
    owner = owner_of(people, discourse, text[people[-1].end : phrase.start] if people else "")
    if owner is None:
        return None
    if phrase.country:  # «ضيفه المالي», «المضيف القطري»
        whole = phrase.head_word == "مضيف"
        return next((p for p in reversed(people) if (whole or p.name != owner.name) and p.country == phrase.country), None)
    word = phrase.head_word
    found = next((p for p in _likely(word, owner, people, discourse) if not _elsewhere(word, owner, p, discourse)), None)
    if found is not None or word == "مضيف" or word in _RIVALS:
        return found
    others = {p.name: p for p in people if p.name != owner.name and p.country != owner.country}
    only = next(iter(others.values())) if len(others) == 1 else None
    return only if only is not None and not _elsewhere(word, owner, only, discourse) else None


_THAT = frozenset({"ان", "بان", "الذي", "التي"})


def by_meeting(phrase: Phrase, discourse: Discourse, host: bool = False) -> Phrase | None:
    """Who «الضيف», or «المضيف», is by the last meeting or journey told: whom its host received, who came to another's state; None where that is not one man."""
    people = [p for p in _named(phrase, discourse) if p.gender == phrase.gender and phrase.country in (None, p.country)]
    last, stay = discourse.happening, discourse.stay
    if last is not None and last.hosts:
        return next(iter(_ones([p for p in people if p.name in last.names and (p.name in last.hosts) == host])), None)
    if stay is None or host:
        return None
    return next(iter(_ones([p for p in people if p.name in stay.names and p.country != stay.place.country])), None)


def guests(phrase: Phrase, discourse: Discourse) -> tuple[Phrase, ...]:
    """The two whom «ضيفيه» means: who met its owner last; else those of other states in the sentence before, none but two."""
    people = _named(phrase, discourse)
    owner = owner_of(people, discourse)
    if owner is None:
        return ()
    happening = discourse.happening
    met = happening.names if happening is not None and owner.name in happening.names else frozenset()
    for names in (met, {p.name for p in discourse.sides}):
        two = {p.name: p for p in people if p.name in names and p.name != owner.name}
        if len(two) == 2:
            return tuple(two.values())
    since = next((s for s in reversed(discourse.begun) if s < discourse.sentence), 0)
    near = {p.name: p for p in people if p.name != owner.name and p.start >= since and p.country != owner.country}
    return tuple(near.values()) if len(near) == 2 else ()


def owner_of(people: Sequence[Phrase], discourse: Discourse, behind: str = "") -> Phrase | None:
    """Whose guest, rival or predecessor it is: the last person of the sentence, the first where it goes on after a comma, else the last subject.

    `behind`: what stands between the last person named and the description.
    """
    here = [p for p in people if p.start >= discourse.sentence]
    if here and ("، و" in behind or "، ثم" in behind) and not _THAT & {*fold(behind).split()}:
        return here[0]  # «أقام فلان مأدبة لفلان، وألقى كلمة رحب فيها بضيفه»
    return here[-1] if here else discourse.subject or (people[-1] if people else None)


def guest_of(host: Phrase, before: int, discourse: Discourse) -> Phrase | None:
    """The one of another state who was told last to have come to the host's, or to have met him there; None where the host is the one who came."""
    people = [p for p in discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name and (p.named or p.actor) and p.start < before]
    came = [(s.names, s.place) for s in (discourse.stay, discourse.happening) if s is not None and s.place is not None]
    for names, place in came:
        if host.country is None or place is None or place.country != host.country:
            continue
        guests = [p for p in people if p.name in names and p.country != host.country and p.gender == host.gender]
        if host.kind in PERSONAL and (one := _ones(guests)):
            return one[0]
    return None


def _named(phrase: Phrase, discourse: Discourse) -> list[Phrase]:
    return [p for p in discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name and (p.named or p.actor) and p.start < phrase.start]


def _likely(word: str, owner: Phrase, people: Sequence[Phrase], discourse: Discourse) -> list[Phrase]:
    """Those who may be meant, the likeliest first."""
    found: list[Phrase | None] = []
    if word in _RIVALS:
        found += _ones([p for p in people if p.name != owner.name and p.country == owner.country])
    met = [p for p in discourse.sides if p.kind in PERSONAL]
    if len(met) == 2 and owner.name in (met[0].name, met[1].name):
        found.append(met[0] if met[1].name == owner.name else met[1])
    last = discourse.happening
    if last is not None and last.hosts and word in HOSTS and owner.name not in last.hosts:
        found += _ones([p for p in people if p.name in last.hosts])
    if last is not None and word in GUESTS and owner.name in last.hosts:
        found += _ones([p for p in people if p.name in last.names - last.hosts])
    found += _of_journey(word, owner, people, discourse)
    found.append(_there(word, owner, people, discourse))
    return [p for p in found if p is not None and p.name != owner.name]


def _ones(people: Sequence[Phrase]) -> list[Phrase]:
    """The one person of the mentions; nobody where they are more."""
    return [people[-1]] if len({p.name for p in people}) == 1 else []


def _of_journey(word: str, owner: Phrase, people: Sequence[Phrase], discourse: Discourse) -> list[Phrase]:
    """The host or guest by the last journey told: who went to his state, or who receives him there."""
    stay = discourse.stay
    if stay is None or stay.place.country is None:
        return []
    if word in GUESTS and owner.country == stay.place.country:
        return _ones([p for p in people if p.name in stay.names and p.country != owner.country])
    if word in HOSTS and owner.name in stay.names and owner.country != stay.place.country:
        there = [p for p in people if p.country == stay.place.country]
        return _ones(there) or [p for p in there if discourse.roles(p) & _RECEIVING][-1:]
    return []


_RECEIVING = frozenset({"president", "prime-minister", "monarch", "emir", "crown-prince", "supreme-leader", "head-of-state"})


def _elsewhere(word: str, owner: Phrase, person: Phrase, discourse: Discourse) -> bool:
    """Whether where the last meeting was speaks against somebody: a host of another state than its place's, a guest at home there."""
    place = discourse.happening.place if discourse.happening is not None else None
    land = place.country if place is not None else None
    if word in HOSTS and land is not None and land != owner.country:
        return person.country != land  # «التقيا في مسقط بدعوة من … وشكر فلان مضيفه»
    if land is None or land not in (owner.country, person.country) or owner.country == person.country:
        return False
    return (word in HOSTS and person.country != land) or (word in GUESTS and owner.country != land)


def _there(word: str, owner: Phrase, people: Sequence[Phrase], discourse: Discourse) -> Phrase | None:
    """The host or guest by the last sentence that names a place: who is of the place's state, or who in it is of another than his host."""
    if word not in HOSTS | GUESTS:
        return None
    end = discourse.sentence
    for since in (s for s in reversed(discourse.begun) if s < discourse.sentence):
        places = {p.country for p in discourse.seen if since <= p.start < end and (p.kind == "place" or p.rule == "states.capital") and p.country}
        here = [p for p in people if since <= p.start < end and p.name != owner.name]
        if word in HOSTS and places - {owner.country}:
            return next((p for p in reversed(people) if p.country in places and p.country != owner.country), None)
        if word in GUESTS and owner.country in places and (guest := next((p for p in here if p.country != owner.country), None)) is not None:
            return guest
        end = since
    return None

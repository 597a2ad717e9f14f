"""Whether two accounts tell one event, field by field, with the reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tawatur.model import SITTINGS, Filed, Place
from tawatur.resolution.copies import rest, share_run, share_stretch, share_wording
from tawatur.resolution.parties import matched, same_bearer
from tawatur.resolution.phrasing import Phrasing, Term, actors, interval, labels, number, places
from tawatur.resolution.profile import Days, Profile, profile

_ALIKE = (frozenset({"visit", "meeting"}), frozenset({"contact", "call"}), frozenset({"visit", "talks"}))
_RARE = ("PROPOSAL", "AGREE")  # of one topic the same sides hardly make two in as many days
_AHEAD = frozenset({"planned", "called_for", "hypothetical"})
_MISDATED = 2  # days by which copies of one passage may differ and still tell one event
_MANY_SIDES = 3  # states and movements that two accounts share: so many talk to each other rarely, and one more may be misread
_WHOLE = 0.9  # share of wording from which a sentence is another's, word for word
_PUT_OFF = 7  # days by which a postponement may move a meeting that is then found again; beyond, it may well be the next one
_FADING = 0.05  # for each day between a day told and the telling of one that names none: fresh news is told within a day or two
SAME = 0.6  # least score that makes one event; chosen on the demo corpus and the generated development part


Finding = tuple[
    str, float, Callable[[], Phrasing]
]  # a field's verdict and weight, and the words for it where they are asked for


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says for or against one event."""

    field: str
    verdict: str  # same, compatible, different, unknown
    words: Phrasing
    weight: float


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two accounts tell one event. `apart` is a contradiction that no other field can outweigh."""

    same: bool
    apart: bool
    score: float
    reasons: tuple[Reason, ...]


def decide(a: Filed, b: Filed) -> Decision:
    """The decision on two accounts, with every field's reason; symmetric."""
    one, two = (profile(a), profile(b)) if a.key <= b.key else (profile(b), profile(a))
    reasons = tuple(
        Reason(name, verdict, words(), weight)
        for name, field in _FIELDS
        for verdict, weight, words in [field(one, two)]
    )
    apart = any(r.verdict == "different" for r in reasons)
    score = sum(r.weight for r in reasons)
    return Decision(not apart and score >= SAME, apart, round(score, 3), reasons)


def score(a: Profile, b: Profile) -> float | None:
    """The score of two accounts, None where they contradict each other: `decide` without its words."""
    total = 0.0
    for _, field in _FIELDS:
        verdict, weight, _ = field(a, b)
        if verdict == "different":
            return None
        total += weight
    return round(total, 3)


def _two(key: str, one: Term, two: Term) -> Phrasing:
    return Phrasing(key, {"one": one, "two": two})


def _types(a: Profile, b: Profile) -> Finding:
    if a.type != b.type:
        return "different", 0, lambda: _two("type.other", labels(a.type), labels(b.type))
    if a.mode == b.mode:
        return "same", 0.05, lambda: Phrasing("type.both", {"one": labels(a.mode or a.type)})
    modes = frozenset({a.mode, b.mode})
    if "visit" in modes and modes in _ALIKE and not _same_people(a, b):
        return "different", 0, lambda: Phrasing("type.visit")
    if modes <= SITTINGS or modes in _ALIKE:
        return "compatible", 0, lambda: _two("type.maybe", labels(a.mode), labels(b.mode))
    return "different", 0, lambda: _two("type.other", labels(a.mode), labels(b.mode))


def _dates(a: Profile, b: Profile) -> Finding:
    one, two = a.days, b.days

    def words(key: str) -> Phrasing:
        return _two(f"date.{key}", interval(one), interval(two))

    if "none" in (one.grade, two.grade):
        return "unknown", -0.1 if one.grade == two.grade else -0.3, lambda: words("two")
    gap = max(one.low, two.low) - min(one.high, two.high)  # days between them; 0 or less where they overlap
    if _held_before(a, b) or _held_before(b, a):
        return "different", 0, lambda: words("put_off_later")
    if gap > 0:
        return _apart_in_time(a, b, gap, words)
    if "long" in (one.grade, two.grade):
        return "unknown", 0.05 if one.grade == two.grade else -0.3, lambda: words("hardly")
    if "bound" in (one.grade, two.grade):
        return _bound(one, two, _same_people(a, b) or a.type in _RARE, words)
    if one == two and one.low == one.high:
        return "same", 0.35, lambda: words("both")
    return "same", 0.25, lambda: words("overlap")


def _held_before(held: Profile, moved: Profile) -> bool:
    """Whether the one tells as held on or before a day what the other says was put off from that day."""
    if not moved.moved or moved.status not in _AHEAD or moved.days.grade != "exact" or held.status in _AHEAD or held.status == "denied":
        return False
    last = held.days.told if held.days.told is not None else held.days.high
    return held.days.grade not in ("none", "long") and last < moved.days.low + (held.days.told is not None)


def _apart_in_time(a: Profile, b: Profile, gap: int, words: Callable[[str], Phrasing]) -> Finding:
    """Dates that do not meet: one event only where the meeting was put off, or where one wording was misdated."""
    first = a if a.days.low < b.days.low else b
    if a.days.told is None and b.days.told is None and gap <= _PUT_OFF:
        if a.moved or b.moved:
            return "compatible", 0.15 - 0.01 * gap, lambda: words("put_off")
        if gap <= _MISDATED and a.days.grade == b.days.grade == "exact" and is_redated(a, b):
            return "compatible", 0.1, lambda: words("misdated")
        if first.status in _AHEAD:
            return "unknown", -1.0, lambda: words("planned")
    return "different", 0, lambda: words("apart")


def is_one_story(a: Profile, b: Profile) -> bool:
    """Whether two happenings of one report are one after all: the same people on the same stated days, told in the same way twice."""
    if a.days.told is not None or a.days.grade == "none" or a.days != b.days or a.status != b.status:
        return False
    if a.mode != b.mode and not {a.mode, b.mode} <= SITTINGS:
        return False
    return (
        bool(a.sides)
        and [s.party for s in a.sides] == [s.party for s in b.sides]
        and all(
            not (x.persons or y.persons) or same_bearer(x, y)
            for x, y in zip(a.sides, b.sides, strict=True)
        )
    )


def is_reprint(a: Profile, b: Profile) -> bool:
    """Whether the passages of two reports are one text beyond the sentence that tells the happening: that one any desk may write alike."""
    if a.report == b.report or not share_wording(a.words, b.words):
        return False
    beyond = rest(a.passage, a.words), rest(b.passage, b.words)
    undated = a.days.told is not None and b.days.told is not None
    return share_wording(*beyond) or (undated and share_wording(a.words, b.words, _WHOLE) and share_stretch(*beyond))


def is_redated(a: Profile, b: Profile) -> bool:
    """Whether the one is the other with its day named wrong: a reprint, or the same sentence, word for word and on nobody else's word, with one more after it."""
    if is_reprint(a, b):
        return True
    if a.report == b.report or (a.source and b.source and a.source != b.source):
        return False
    return share_wording(a.words, b.words, _WHOLE) and share_run(rest(a.passage, a.words), rest(b.passage, b.words))


def _bound(one: Days, two: Days, same_people: bool, words: Callable[[str], Phrasing]) -> Finding:
    """At least one tells no day, only that it was shortly before or will be shortly after its telling."""
    if one.told is not None and two.told is not None:
        near = abs(one.told - two.told)
        if near > 3 and (one.high == one.told) == (two.high == two.told):
            return "different", 0, lambda: words("told")
        return "compatible", 0.15 if near <= 1 and same_people else 0.1 if near <= 3 else 0.05, lambda: words("told")
    told, day = (one, two) if one.told is not None else (two, one)
    assert told.told is not None
    away = max(0, told.told - day.high, day.low - told.told)
    return "compatible", 0.2 - _FADING * away, lambda: Phrasing("date.between", {**words("two").terms, "n": number(away)})


def _participants(a: Profile, b: Profile) -> Finding:
    pairs = matched(a.sides, b.sides)
    least, most = sorted((len(a.sides), len(b.sides)))

    def naming(key: str, **more: Term) -> Phrasing:
        return Phrasing(f"sides.{key}", {"who": actors(*(x.party for x, _ in pairs)), **more})

    if len(pairs) < least and not (least > 2 and len(pairs) == least - 1 and most == least and not _other_guest(a, b)):
        return "different", 0, lambda: _differing(a, b) or naming("common" if pairs else "none")
    named = sum(same_bearer(x, y) for x, y in pairs)
    if (a.guestless or b.guestless) and not is_reprint(a, b):
        return "unknown", -0.2, lambda: naming("guestless")
    if a.type == "PROPOSAL" and most == 1 and pairs:
        return "same", 0.3, lambda: naming("alone")
    if a.domestic and b.domestic and not (a.days == b.days and a.days.grade == "exact"):
        return "unknown", 0.15 if named > 1 and is_reprint(a, b) else 0.1, lambda: naming("domestic")
    if most == 1:
        return "same" if named else "unknown", 0.15 if named else 0.05, lambda: naming("alone")
    if least == 1:
        met_anybody = any(p.crowd and len(p.sides) == 1 for p in (a, b))
        return "unknown", 0.1 if named and not met_anybody else -0.2, lambda: naming("one" if pairs else "none")
    return (
        "same",
        0.3 + 0.1 * min(2, named) - 0.1 * (least != most),
        lambda: naming("persons", n=number(named)) if named else naming("both"),
    )


def _other_guest(a: Profile, b: Profile) -> bool:
    """Whether each names a state or movement that the other lacks, and they share less than three: who attended for a host, by whatever names,
    makes no two visitors one. A state that only gives the place is no guest."""
    one, two = (
        {s.party for s in p.sides if not s.party.startswith("?") and (s.persons or p.place is None or s.party != p.place.country)}
        for p in (a, b)
    )
    return bool(one - two) and bool(two - one) and len(one & two) < _MANY_SIDES


def _differing(a: Profile, b: Profile) -> Phrasing | None:
    """Who stands for one party in the one account and who in the other, where they are not the same."""
    for x in a.sides:
        for y in b.sides:
            if x.party == y.party and x.persons and y.persons and not same_bearer(x, y):
                who = {"who": actors(x.party), "one": actors(*sorted(x.persons)), "two": actors(*sorted(y.persons))}
                return Phrasing("sides.differ", who)
    return None


def _places(a: Profile, b: Profile) -> Finding:
    one, two = a.place, b.place
    if one is None or two is None:
        return "unknown", 0, lambda: Phrasing("place.none")
    if one.name == two.name:
        return "same", 0.25, lambda: Phrasing("place.both", {"one": places(one.name)})
    if _one_place(one, two):
        return "compatible", 0.1, lambda: _two("place.maybe", places(one.name), places(two.name))
    if _same_people_same_day(a, b) or ("visit" not in (a.mode, b.mode) and _put_off(a, b)):
        return "compatible", -0.15, lambda: _two("place.dispute", places(one.name), places(two.name))
    return "different", 0, lambda: _two("place.other", places(one.name), places(two.name))


def differ_by_place(a: Profile, b: Profile) -> bool:
    """Whether the two would be one event but for the place: nothing else tells them apart."""
    found = [(name, field(a, b)[0]) for name, field in _FIELDS]
    return [name for name, verdict in found if verdict == "different"] == ["place"]


def dispute_place(a: Profile, b: Profile) -> bool:
    """Whether the two tell two places that cannot be one."""
    return a.place is not None and b.place is not None and not _one_place(a.place, b.place)


def _one_place(a: Place, b: Place) -> bool:
    """Whether the two are one place, or one may be the other told less closely."""
    if a.name == b.name:
        return True
    return a.country == b.country and (_is_country(a.lat) or _is_country(b.lat) or _near(a.lat, a.lon, b.lat, b.lon))


def _is_country(lat: float | None) -> bool:
    """Countries bear no coordinates in the gazetteer."""
    return lat is None


def _near(lat: float | None, lon: float | None, other_lat: float | None, other_lon: float | None) -> bool:
    if lat is None or lon is None or other_lat is None or other_lon is None:
        return False
    return abs(lat - other_lat) <= 0.6 and abs(lon - other_lon) <= 0.6  # degrees: towns of one city's reach


def _same_people_same_day(a: Profile, b: Profile) -> bool:
    """Whether both name the same person for each of two sides and give one and the same day: then the place is in dispute."""
    return _same_people(a, b) and a.days.told is None and a.days == b.days and a.days.low == a.days.high


def _put_off(a: Profile, b: Profile) -> bool:
    """Whether one tells that a meeting of the same people was put off: it may have been held elsewhere."""
    return (a.moved or b.moved) and _same_people(a, b)


def _same_people(a: Profile, b: Profile) -> bool:
    """Whether both name the same person for each of two sides."""
    return sum(same_bearer(x, y) for x, y in matched(a.sides, b.sides)) >= 2


def _topics(a: Profile, b: Profile) -> Finding:
    shared = a.topics & b.topics
    if shared:
        return "same", 0.1, lambda: Phrasing("topics.both", {"topics": labels(*sorted(shared))})
    two_plans = a.type == "PROPOSAL" and bool(a.topics and b.topics)
    return "unknown", -0.2 if two_plans else 0, lambda: Phrasing("topics.none")


def _wordings(a: Profile, b: Profile) -> Finding:
    if is_reprint(a, b):
        return "same", 0.25, lambda: Phrasing("wording.copy")
    return "unknown", 0, lambda: Phrasing("wording.own")


_FIELDS: tuple[tuple[str, Callable[[Profile, Profile], Finding]], ...] = (
    ("type", _types), ("date", _dates), ("participants", _participants), ("place", _places), ("topics", _topics), ("wording", _wordings),
)  # fmt: skip

"""Whether two accounts tell one event, field by field, with the reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tawatur.model import Filed
from tawatur.resolution.copies import rest, share_wording
from tawatur.resolution.parties import common_person, matched
from tawatur.resolution.profile import Days, Profile, day_words, profile

_LOOSE = frozenset({"meeting", "talks", "summit", "mediation"})
_ALIKE = (frozenset({"visit", "meeting"}), frozenset({"contact", "call"}), frozenset({"visit", "talks"}))
_AHEAD = frozenset({"planned", "called_for", "hypothetical"})
_MISDATED = 2  # days by which copies of one passage may differ and still tell one event
_PUT_OFF = 14  # days by which a postponement may move a meeting
SAME = 0.6  # least score that makes one event; chosen on the demo corpus and the generated development part


Finding = tuple[
    str, float, Callable[[], str]
]  # a field's verdict and weight, and the words for it where they are asked for


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says for or against one event."""

    field: str
    verdict: str  # same, compatible, different, unknown
    words: str
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


def _types(a: Profile, b: Profile) -> Finding:
    if a.type != b.type:
        return "different", 0, lambda: f"{a.type} is not {b.type}"
    if a.mode == b.mode:
        return "same", 0.05, lambda: f"both {a.type} {a.mode}".strip()
    modes = frozenset({a.mode, b.mode})
    if "visit" in modes and modes in _ALIKE and not _same_people(a, b):
        return "different", 0, lambda: "a visit, and a meeting in it"
    if modes <= _LOOSE or modes in _ALIKE:
        return "compatible", 0, lambda: f"{a.mode} and {b.mode} may be one"
    return "different", 0, lambda: f"{a.mode} is not {b.mode}"


def _dates(a: Profile, b: Profile) -> Finding:
    one, two = a.days, b.days

    def words() -> str:
        return f"{day_words(one)} and {day_words(two)}"

    if "none" in (one.grade, two.grade):
        return "unknown", -0.1 if one.grade == two.grade else -0.3, words
    gap = max(one.low, two.low) - min(one.high, two.high)  # days between them; 0 or less where they overlap
    if gap > 0:
        return _apart_in_time(a, b, gap, words)
    if "long" in (one.grade, two.grade):
        return "unknown", 0.05 if one.grade == two.grade else -0.3, lambda: f"{words()}: hardly a date"
    if "bound" in (one.grade, two.grade):
        return _bound(one, two, _same_people(a, b), words)
    if one == two and one.low == one.high:
        return "same", 0.35, lambda: f"both {day_words(one)}"
    return "same", 0.25, lambda: f"{words()} overlap"


def _apart_in_time(a: Profile, b: Profile, gap: int, words: Callable[[], str]) -> Finding:
    """Dates that do not meet: one event only where the meeting was put off, or where one wording was misdated."""
    first = a if a.days.low < b.days.low else b
    if a.days.told is None and b.days.told is None and gap <= _PUT_OFF:
        if a.moved or b.moved:
            return "compatible", 0.15, lambda: f"{words()}: it was put off"
        if gap <= _MISDATED and a.days.grade == b.days.grade == "exact" and is_reprint(a, b):
            return "compatible", 0.1, lambda: f"{words()} in one wording: one of them is misdated"
        if first.status in _AHEAD:
            return "unknown", -1.0, lambda: f"{words()}: planned for another day"
    return "different", 0, lambda: f"{words()} are apart"


def is_one_story(a: Profile, b: Profile) -> bool:
    """Whether two happenings of one report are one after all: the same people on the same stated days, told in the same way twice."""
    if (
        a.days.told is not None
        or a.days.grade == "none"
        or a.days != b.days
        or (a.mode, a.status) != (b.mode, b.status)
    ):
        return False
    return (
        bool(a.sides)
        and [s.party for s in a.sides] == [s.party for s in b.sides]
        and all(
            not (x.persons or y.persons) or common_person(x.persons, y.persons)
            for x, y in zip(a.sides, b.sides, strict=True)
        )
    )


def is_reprint(a: Profile, b: Profile) -> bool:
    """Whether the passages of two reports are one text beyond the sentence that tells the happening: that one any desk may write alike."""
    if a.report == b.report or not share_wording(a.words, b.words):
        return False
    return share_wording(*(rest(p.passage, p.words) for p in (a, b)))


def _bound(one: Days, two: Days, same_people: bool, words: Callable[[], str]) -> Finding:
    """At least one tells no day, only that it was shortly before or will be shortly after its telling."""
    if one.told is not None and two.told is not None:
        near = abs(one.told - two.told)
        if near > 3 and (one.high == one.told) == (two.high == two.told):
            return "different", 0, lambda: f"told {words()}"
        return "compatible", 0.15 if near <= 1 and same_people else 0.1 if near <= 3 else 0.05, lambda: f"told {words()}"
    told, day = (one, two) if one.told is not None else (two, one)
    assert told.told is not None
    away = max(0, told.told - day.high, day.low - told.told)
    return "compatible", 0.2 - 0.03 * away, lambda: f"{words()}: {away} days between"


def _participants(a: Profile, b: Profile) -> Finding:
    pairs = matched(a.sides, b.sides)
    least, most = sorted((len(a.sides), len(b.sides)))

    def names() -> str:
        return ", ".join(x.party for x, _ in pairs) or "no side"

    if len(pairs) < least and not (least > 2 and len(pairs) == least - 1 and most == least):
        return "different", 0, lambda: _differing(a, b) or f"only {names()} in common"
    named = sum(common_person(x.persons, y.persons) for x, y in pairs)
    if (a.guestless or b.guestless) and not is_reprint(a, b):
        return "unknown", -0.2, lambda: "one names only those who received, not whom"
    if a.domestic and b.domestic and not (a.days == b.days and a.days.grade == "exact"):
        return "unknown", 0.1, lambda: f"{names()} in both, all of one country and not on one stated day"
    if most == 1:
        return "same" if named else "unknown", 0.15 if named else 0.05, lambda: f"both name only {names()}"
    if least == 1:
        return "unknown", 0.1 if named else -0.2, lambda: f"one names only {names()}"
    return (
        "same",
        0.3 + 0.1 * min(2, named) - 0.1 * (least != most),
        lambda: f"{names()} in both" + (f", {named} by the same person" if named else ""),
    )


def _differing(a: Profile, b: Profile) -> str:
    """Who stands for one party in the one account and who in the other, where they are not the same."""
    for x in a.sides:
        for y in b.sides:
            if x.party == y.party and x.persons and y.persons and not common_person(x.persons, y.persons):
                return f"for {x.party}, {', '.join(sorted(x.persons))} is not {', '.join(sorted(y.persons))}"
    return ""


def _places(a: Profile, b: Profile) -> Finding:
    one, two = a.place, b.place
    if one is None or two is None:
        return "unknown", 0, lambda: "one gives no place"
    if one.name == two.name:
        return "same", 0.25, lambda: f"both {one.name}"
    if one.country == two.country and (
        _is_country(one.lat) or _is_country(two.lat) or _near(one.lat, one.lon, two.lat, two.lon)
    ):
        return "compatible", 0.1, lambda: f"{one.name} and {two.name} may be one place"
    if "visit" not in (a.mode, b.mode) and _same_people_same_day(a, b):
        return "compatible", -0.15, lambda: f"{one.name} or {two.name}: the same people on the same day"
    return "different", 0, lambda: f"{one.name} is not {two.name}"


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


def _same_people(a: Profile, b: Profile) -> bool:
    """Whether both name the same person for each of two sides."""
    return sum(common_person(x.persons, y.persons) for x, y in matched(a.sides, b.sides)) >= 2


def _topics(a: Profile, b: Profile) -> Finding:
    shared = a.topics & b.topics
    if shared:
        return "same", 0.1, lambda: f"both on {', '.join(sorted(shared))}"
    return "unknown", 0, lambda: "no topic in common"


def _wordings(a: Profile, b: Profile) -> Finding:
    if is_reprint(a, b):
        return "same", 0.25, lambda: "one passage is a copy of the other"
    return "unknown", 0, lambda: "each in its own words"


_FIELDS: tuple[tuple[str, Callable[[Profile, Profile], Finding]], ...] = (
    ("type", _types), ("date", _dates), ("participants", _participants), ("place", _places), ("topics", _topics), ("wording", _wordings),
)  # fmt: skip

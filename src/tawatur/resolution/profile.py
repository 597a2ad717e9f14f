"""What merging compares of an account: its sides, the days it may lie on and how surely, its place, topics and wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from tawatur import lexicon
from tawatur.language import fold
from tawatur.model import Filed, Participant, Place
from tawatur.resolution.origins import key
from tawatur.resolution.parties import Side, is_anybody, party, sides

Grade = Literal["exact", "wide", "long", "bound", "none"]
SHORT, LONG = 3, 45  # days: up to the first a date tells meetings apart, beyond the second it hardly tells anything
LONG_AGO = 365  # days in which something told of recent months or of an earlier time is looked for
LOOK_BACK, LOOK_AHEAD = 10, 14  # days in which a happening told without a date, or announced without one, is looked for


@dataclass(frozen=True, slots=True)
class Days:
    """The days an account's happening may lie on, as ordinals, both ends inclusive.

    `grade`: exact (at most SHORT days), wide, long (over LONG days), bound (looked for before or after the day of telling), none.
    `told`: the day of telling for a bound one.
    """

    low: int
    high: int
    grade: Grade
    told: int | None = None

    @property
    def interval(self) -> str:
        """The days as the record writes intervals, «2024-02-03», «2024-02-01..2024-02-07», «..2024-02-03»; empty for none."""
        if self.grade == "none":
            return ""
        if self.told is not None:
            day = date.fromordinal(self.told).isoformat()
            return f"..{day}" if self.high == self.told else f"{day}.."
        low, high = date.fromordinal(self.low).isoformat(), date.fromordinal(self.high).isoformat()
        return low if low == high else f"{low}..{high}"


@dataclass(frozen=True, slots=True)
class Profile:
    """One account as merging sees it."""

    key: str
    report: str
    happening: int
    type: str
    mode: str
    status: str
    sides: tuple[Side, ...]
    days: Days
    place: Place | None
    topics: frozenset[str]
    moved: bool  # its words tell of a postponement
    words: str
    passage: str = ""
    guestless: bool = False  # names only those who received or stood by: «حضر الاستقبال …» without the guest
    domestic: bool = False  # all are of one country, or of none that is known
    source: str = ""  # who told it, where that is a speaker, an unnamed source or the outlet's own reporter
    crowd: bool = False  # names such as anybody may be: «دبلوماسيين ومسؤولين»

    @property
    def solid(self) -> bool:
        """Whether it names two sides and a certain day: only such accounts found events; the others join them."""
        return self.days.grade == "exact" and len(self.sides) > 1 and not self.guestless


def profile(filed: Filed) -> Profile:
    """The profile of an account."""
    account = filed.account
    return Profile(
        filed.key, filed.report, account.happening, account.type, account.mode or "", account.status, sides(account), days(filed),
        account.place, frozenset(account.topics), is_moved(filed.words), filed.words, filed.passage,
        all(p.role in ("host", "absent", "member_of_delegation") for p in account.participants) or "حضر" in account.rule,
        _is_domestic(account.participants), _source(filed), any(is_anybody(p) for p in account.participants if p.role != "absent"),
    )  # fmt: skip


def _source(filed: Filed) -> str:
    """Who told the account first-hand, as «kind:who»; empty where only an agency or the outlet stands for it."""
    kind, who = key(filed)
    return f"{kind}:{who}" if kind in ("speaker", "anonymous", "reporter") else ""


def _is_domestic(participants: Sequence[Participant]) -> bool:
    """Whether nothing says that two countries or movements met: such meetings of the same people are many."""
    known = {party(p) for p in participants if p.role != "absent" and not is_anybody(p)}
    return len({x for x in known if not x.startswith("?")}) <= 1


def days(filed: Filed) -> Days:
    """The days an account may lie on."""
    t = filed.account.date
    published = filed.published.toordinal() if filed.published is not None else None
    if t is not None and t.earliest is not None and t.latest is not None:
        low, high = t.earliest.toordinal(), t.latest.toordinal()
        grade: Grade = "exact" if high - low < SHORT else "wide" if high - low < LONG else "long"
        return Days(low, high, grade)
    ahead = filed.account.status in ("planned", "called_for", "hypothetical")
    if t is not None and t.earliest is not None and (ahead or t.latest is None):
        told = t.earliest.toordinal()
        return Days(told, told + LOOK_AHEAD, "bound", told)
    if ahead and published is not None:
        return Days(published, published + LOOK_AHEAD, "bound", published)
    upper = t.latest.toordinal() if t is not None and t.latest is not None else published
    if upper is None:
        return Days(0, 0, "none")
    if published is not None and filed.account.status == "happened":
        upper = min(upper, published)  # what is told as held was held by then
    if tells(filed.words, "long_ago"):
        return Days(upper - LONG_AGO, upper, "long")
    return Days(upper - LOOK_BACK, upper, "bound", upper)


@cache
def _cues(stage: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The cues of a stage, each also behind a conjunction: those of one word, and those of several with the spaces around them."""
    cues = [fold(p) for row in lexicon.table("life_cues") if row["stage"] == stage for p in row.many("phrase")]
    forms = [f"{joined}{cue}" for cue in cues for joined in ("", "و", "ف")]
    return frozenset(f for f in forms if " " not in f), tuple(f" {f} " for f in forms if " " in f)


@lru_cache(maxsize=200)
def _plain(words: str) -> tuple[str, frozenset[str]]:
    plain = f" {fold(words)} ".replace("،", " ").replace(".", " ")
    return plain, frozenset(plain.split(" "))


def tells(words: str, stage: str) -> bool:
    """Whether the words tell of a stage of `life_cues.tsv`, «postponed» or «cancelled»; a conjunction may stand before the cue."""
    plain, among = _plain(words)
    single, several = _cues(stage)
    return not single.isdisjoint(among) or any(cue in plain for cue in several)


def is_moved(words: str) -> bool:
    """Whether the words tell of a postponement."""
    return tells(words, "postponed")

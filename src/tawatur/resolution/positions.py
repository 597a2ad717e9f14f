"""What an actor has said on a topic over time, where that changed, and which claim a denial denies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import groupby

from tawatur import lexicon
from tawatur.language import fold, tokenise
from tawatur.model import Reading, Span, Stance
from tawatur.resolution.parties import party

_FOR = frozenset({"ACCEPT", "OFFER", "SUPPORT", "PRAISE"})
_AGAINST = frozenset({"REJECT", "CONDEMN"})
_ANSWERED = timedelta(days=14)  # within which a denial follows the claim it denies
_ALIKE = 3  # words of content that a denial shares with what it denies


@dataclass(frozen=True, slots=True)
class Stand:
    """One statement of an actor on a topic. `changed`: it turns the actor's stand of an earlier day on it; `denies`: key of the claim it denies."""

    key: str  # "<report id>/<n>": the n-th statement of the report
    actor: str
    name: str
    party: str
    topic: str
    stance: Stance
    day: date | None  # when it was said; the day of publication where the report says nothing
    told_by: tuple[str, ...]  # outermost first, the speaker last
    outlet: str | None
    report: str
    span: Span
    words: str
    is_denial: bool
    changed: bool = False
    denies: str | None = None


def positions(readings: Iterable[Reading]) -> tuple[Stand, ...]:
    """The stands of all speakers by speaker, topic and day; a statement on two topics is two stands, one without topic is none."""
    told = list(_told(readings))
    found = [_answering(stand, told) for stand in told if stand.topic]
    groups: dict[tuple[str, str], list[Stand]] = defaultdict(list)
    for stand in found:
        groups[stand.actor, stand.topic].append(stand)
    return tuple(s for _, group in sorted(groups.items()) for s in _turns(sorted(group, key=_when)))


def _when(stand: Stand) -> tuple[date, str, int]:
    return stand.day or date.max, stand.report, int(stand.key.rpartition("/")[2])


def _told(readings: Iterable[Reading]) -> Iterable[Stand]:
    for reading in sorted(readings, key=lambda r: r.report.id):
        report = reading.report
        for n, s in enumerate(reading.statements):
            day = s.date.latest if s.date is not None and s.date.latest is not None else report.published
            chain = tuple(link.name or link.text for link in s.chain) or (s.speaker.name,)
            words = _verb_before(report.text[: s.span.start]) + report.text[s.span.start : s.span.end]
            for topic in s.topics or ("",):
                yield Stand(
                    f"{report.id}/{n}", s.speaker.actor or s.speaker.name, s.speaker.name, party(s.speaker), topic, s.stance, day, chain,
                    report.outlet, report.id, s.span, words, (s.verb or "") in _denials(),
                )  # fmt: skip


def _verb_before(text: str) -> str:
    """The last word of the text with the space behind it: a statement's span begins behind its verb."""
    found = re.search(r"\S+ +$", text[-40:])
    return found[0] if found else ""


@cache
def _denials() -> frozenset[str]:
    return frozenset(row["past"] for row in lexicon.table("speech") if row["kind"] == "deny")


def _turns(group: Sequence[Stand]) -> Iterable[Stand]:
    """The stands in order, those marked that go from for to against or back since an earlier day; a report or an expectation turns nothing.

    What is told of one day has no order; a day of stands on both sides leaves none to be turned.
    """
    last = 0
    for _, same_day in groupby(group, key=lambda s: s.day):
        stands = list(same_day)
        for stand in stands:
            yield replace(stand, changed=last * _side(stand) < 0)
        taken = {side for s in stands if (side := _side(s))}
        last = last if not taken else taken.pop() if len(taken) == 1 else 0


def _side(stand: Stand) -> int:
    """1 for, -1 against, 0 neither. A denial says that something is not so, not what the speaker wants."""
    if stand.is_denial:
        return 0
    return 1 if stand.stance in _FOR else -1 if stand.stance in _AGAINST else 0


def _answering(stand: Stand, told: Sequence[Stand]) -> Stand:
    """A denial with the claim it denies: the likest earlier statement of another party, of which it repeats enough words."""
    if not stand.is_denial:
        return stand
    words = _content(stand.words)
    best: tuple[int, date, str] | None = None
    for other in told:
        if other.party == stand.party or other.is_denial or other.key == stand.key:
            continue
        if stand.day is None or other.day is None or not timedelta() <= stand.day - other.day <= _ANSWERED:
            continue
        common = len(words & _content(other.words))
        if common >= _ALIKE and (best is None or (common, other.day, other.key) > best):
            best = (common, other.day, other.key)
    return replace(stand, denies=best[2]) if best is not None else stand


@lru_cache(maxsize=20_000)
def _content(words: str) -> frozenset[str]:
    """The folded words of content: long ones, without the article."""
    plain = (fold(t.text).removeprefix("ال") for t in tokenise(words) if t.kind == "word")
    return frozenset(w for w in plain if len(w) > 3 and w not in _common())


@cache
def _common() -> frozenset[str]:
    return frozenset(fold(w) for row in lexicon.table("cues") for w in row.many("word"))

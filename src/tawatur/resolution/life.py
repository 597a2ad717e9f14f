"""The life of an event: notice, postponement, the happening, denial, later mention, and how it stood after each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from tawatur.model import Filed, Step
from tawatur.resolution.profile import tells

STAGES = ("called_for", "doubted", "announced", "postponed", "cancelled", "underway", "held", "denied", "mentioned")
_AFTER = {
    "called_for": "called_for", "doubted": "hypothetical", "announced": "planned", "postponed": "planned", "cancelled": "cancelled",
    "underway": "ongoing", "held": "happened",
}  # fmt: skip
_STAGE = {
    "called_for": "called_for", "hypothetical": "doubted", "planned": "announced", "ongoing": "underway", "happened": "held", "denied": "denied",
}  # fmt: skip
_LATER = timedelta(days=5)  # after which telling a happening again is a mention of it, not the news


def life(accounts: Sequence[Filed]) -> tuple[Step, ...]:
    """The steps of an event by the day they were told, stages of one day in order; accounts without a day of publication come last.

    `status` is how the event stood after the step: once told as held, only a denial changes it, to «disputed».
    """
    first = min((f.published for f in accounts if f.account.status == "happened" and f.published), default=None)
    told: dict[tuple[date, int], list[Filed]] = defaultdict(list)
    for filed in accounts:
        told[filed.published or date.max, STAGES.index(stage(filed, first))].append(filed)
    steps, status, held = [], "", False
    for (on, n), group in sorted(told.items(), key=lambda item: item[0]):
        name = STAGES[n]
        held = held or name in ("held", "mentioned")
        status = _status(name, status, held)
        days = sorted({d for f in group if (d := _day(f))})
        keys = tuple(sorted(f.key for f in group))
        steps.append(Step(name, on if on != date.max else None, tuple(days), status, keys))
    return tuple(steps)


def stage(filed: Filed, first_held: date | None) -> str:
    """Which stage an account tells; `first_held`: the day the event was first told as held."""
    status = filed.account.status
    if status not in ("happened", "ongoing"):
        for moved in ("cancelled", "postponed"):
            if tells(filed.words, moved):
                return moved
    found = _STAGE[status]
    if found == "held" and filed.published is not None and _is_later(filed, first_held):
        return "mentioned"
    return found


def _is_later(filed: Filed, first_held: date | None) -> bool:
    assert filed.published is not None
    t = filed.account.date
    after = t.latest if t is not None and t.basis != "context" else first_held
    return after is not None and filed.published - after > _LATER


def _status(stage: str, before: str, held: bool) -> str:
    if stage == "denied":
        return "disputed" if held else "denied"
    if stage == "mentioned":
        return before or "happened"
    if held and stage not in ("held", "underway"):
        return before
    return "disputed" if before in ("denied", "disputed") and stage == "held" else _AFTER[stage]


def _day(filed: Filed) -> str:
    t = filed.account.date
    if t is None or t.basis == "context" or (t.earliest is None and t.latest is None):
        return ""
    if t.earliest == t.latest and t.earliest is not None:
        return t.earliest.isoformat()
    return f"{t.earliest.isoformat() if t.earliest else ''}..{t.latest.isoformat() if t.latest else ''}"

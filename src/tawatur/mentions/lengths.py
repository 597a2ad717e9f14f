"""How long something lasted, when it began, whether it is told at its end: what makes of one day the whole of a round."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.language import Token
from tawatur.mentions.periods import quantity
from tawatur.mentions.time_words import Scan, cue_of
from tawatur.mentions.words import word_sets
from tawatur.model import Interval

_REACH = 30  # tokens behind the happening's word within which its length or beginning is told
_END_REACH = 24  # tokens before it within which its end is
_DAYS = {"day": 1}  # «على مدى أسبوعين» is no count of days


def _scan(tokens: Sequence[Token]) -> Scan:
    return Scan(tokens, [cue_of[t.norm] if t.kind == "word" else None for t in tokens], None)


def _led(tokens: Sequence[Token], kind: str, within: range) -> list[int]:
    """The tokens at which a cue of class `kind` may begin; most sentences have none."""
    return [k for k in within if tokens[k].kind == "word" and kind in (cue_of[tokens[k].norm] or ())]


def length_of(tokens: Sequence[Token], i: int) -> int | None:
    """How many days the happening told at token i lasted, «دامت يومين»; None where that is not told in whole days."""
    for k in _led(tokens, "lasting", range(i + 1, min(len(tokens), i + _REACH))):
        scan = _scan(tokens)
        lasting = scan.get(k, "lasting")
        amount = quantity(scan, lasting[1]) if lasting is not None and lasting[1] < len(tokens) else None
        if amount is not None:
            unit, count, about, _ = amount
            return count * _DAYS[unit] if unit in _DAYS and count is not None and not about else None
    return None


def length_spent(tokens: Sequence[Token], i: int) -> int | None:
    """How many days of sittings the happening told at token i took, told behind it: «اختتمت المحادثات بعد أربعة أيام من المداولات», «بعد يومين تنقّل خلالهما …»."""
    for k in range(i + 1, min(len(tokens), i + _REACH) - 1):
        amount = quantity(_scan(tokens), k + 1) if tokens[k].norm in ("بعد", "عقب") else None
        if amount is None:
            continue
        unit, count, about, j = amount
        behind = [t.norm for t in tokens[j : j + 2]]
        of_it = (behind[:1] == ["من"] and behind[-1] in _SITTINGS) or behind[-1:] in (["خلالهما"], ["خلالها"])
        return count * _DAYS[unit] if of_it and unit in _DAYS and count is not None and not about else None
    return None


_SITTINGS = word_sets()["sittings"]


def length_before(tokens: Sequence[Token], i: int) -> int | None:
    """How many days of the happening at token i lie behind what is told: «بعد أربعة أيام من النقاشات، توصلا أمس إلى …»; None where no whole days do."""
    led = next((k for k in range(i - 1, max(-1, i - 4), -1) if tokens[k].norm == "من"), None)
    if led is None:
        return None
    scan = _scan(tokens)
    for k in range(led - 1, max(-1, led - 4), -1):
        amount = quantity(scan, k + 1) if tokens[k].norm.removeprefix("و") in ("بعد", "عقب") else None
        if amount is not None and amount[3] == led:
            unit, count, about, _ = amount
            return count * _DAYS[unit] if unit in _DAYS and count is not None and not about else None
    return None


def counted_from(tokens: Sequence[Token], i: int) -> tuple[int | None, int, int] | None:
    """(days or None where not whole days, first token, token behind) of what counts from the happening at token i: «بعد ثلاثة أيام على», «غداة»; None without.

    Where it was to come, «قبل يومين من قمة», «عشية القمة», the days are below zero.
    """
    if i and tokens[i - 1].norm.removeprefix("و") in _NEXT_TO:
        return _NEXT_TO[tokens[i - 1].norm.removeprefix("و")], i - 1, i
    for k in range(i - 1, max(-1, i - _END_REACH), -1):
        sign = _COUNTING.get(tokens[k].norm.removeprefix("و"))
        amount = quantity(_scan(tokens), k + 1) if sign is not None else None
        if amount is None or sign is None or amount[3] >= i or tokens[amount[3]].norm not in ("من", "علي", "عن"):
            continue
        unit, count, about, j = amount
        if i - j > 3 or any(t.kind == "mark" for t in tokens[j:i]):
            return None
        return (sign * count if unit == "day" and not about and count is not None else None), k, j
    return None


_NEXT_TO = {"غداه": 1, "عشيه": -1}
_COUNTING = {"بعد": 1, "قبل": -1}


def is_closed(tokens: Sequence[Token], i: int) -> bool:
    """Whether the happening at token i is told at its end: «في ختام مباحثات», «اختُتمت … الجولة»."""
    return any(_scan(tokens).has(k, "closed") for k in _led(tokens, "closed", range(max(0, i - _END_REACH), i + 1)))


def begun_at(tokens: Sequence[Token], i: int, times: Sequence[Interval]) -> Interval | None:
    """The time at which the happening told at token i began, «التي انطلقت أمس الأحد», «المنعقدة منذ …»; None where that is not told."""
    for k in _led(tokens, "begun", range(i + 1, min(len(tokens), i + _REACH))):
        if _scan(tokens).has(k, "begun"):
            last = tokens[min(len(tokens), k + 5) - 1]
            return next((t for t in times if tokens[k].start < t.start <= last.start), None)
    return None


def starts_off(time: Interval) -> bool:
    """Whether the words give the first day alone: «بدءاً من 6 ديسمبر»."""
    return time.text.startswith(("بدء", "ابتداء", "اعتبار"))

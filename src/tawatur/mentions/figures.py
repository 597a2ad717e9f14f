"""Counts of people harmed, moved, held or freed, of troops, trucks, money and votes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from tawatur import lexicon
from tawatur.language import Token, fold
from tawatur.mentions.numbers import Number, parse_number
from tawatur.model import Bound, Figure, Interval, Span

_REACH = 4  # words between a governing noun or verb and the number


@cache
def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"before": {}, "after": {}, "dual": {}, "one": {}, "people": {}, "money": {}}
    for row in lexicon.table("counted"):
        for word in row.many("word"):
            found[row["where"]].setdefault(fold(word), row["what"])
    return found


def _look(norm: str, where: str) -> str | None:
    table = _table()[where]
    for word in (norm, norm[1:] if norm[:1] in "وفبل" else "", norm[2:] if norm.startswith(("ال", "وب", "ول")) else "", norm[3:] if norm[1:3] == "ال" else ""):
        if word and word in table:
            return table[word]
    return None


def find_figures(text: str, tokens: Sequence[Token], times: Sequence[Interval], published: date | None) -> tuple[Figure, ...]:
    """The figures of one sentence, in order. Place and chain are left to the caller."""
    found: list[Figure] = []
    taken = [(t.start, t.end) for t in times]
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if any(a <= token.start < b for a, b in taken):
            i += 1
            continue
        number = parse_number(tokens, i)
        if number is not None and not _is_other(tokens, number):
            figure = _counted(text, tokens, number, found)
            if figure is not None:
                found.append(figure)
                i = max(number.end, i + 1)
                continue
            i = number.end if number.end > i else i + 1
            continue
        what = _look(token.norm, "dual") if token.kind == "word" else None
        if what is not None:
            figure = _dual(text, tokens, i, what)
            if figure is not None:
                found.append(figure)
        i += 1
    return tuple(found)


def _is_other(tokens: Sequence[Token], n: Number) -> bool:
    """Whether the number is a resolution's, an age, a time of day, a rank, a score."""
    before = tokens[n.start - 1].norm if n.start else ""
    after = tokens[n.end].norm if n.end < len(tokens) else ""
    return before in ("رقم", "القرار", "قرار", "الماده", "البند", "عام", "سنه", "الساعه", "رقمه", "القناه", "قناه", "مجموعه", "الفقره", "تحت", "طراز", "اف", "ميغ") or after in (
        "عاما", "سنه", "كيلومترا", "كيلومتر", "كلم", "كم", "مترا", "دقيقه", "ساعه", "يوما", "يوم", "شهرا", "درجه", "نقطه", "هدفا", "هدف", "اهداف", "متر", "ميلا", "اعوام", "سنوات", "ايام", "اشهر", "اسابيع", "ساعات",
    ) or after in (":", "/")


def _figure(text: str, tokens: Sequence[Token], n: Number, what: str, unit: str, of: str | None, rule: str) -> Figure:
    start, end = tokens[n.start].start, tokens[n.end - 1].end
    return Figure(what, n.value, n.bound, unit, Span(start, end), text[start:end], n.high, of=of, rule=rule)


def _counted(text: str, tokens: Sequence[Token], n: Number, before: Sequence[Figure]) -> Figure | None:
    """The figure a number gives with the word behind it («12 قتيلاً») or before it («مقتل 12 شخصاً»)."""
    after = tokens[n.end].norm if n.end < len(tokens) else ""
    money = _look(after, "money") if after else None
    if money is not None:
        return _figure(text, tokens, n, "money", money, None, "money")
    own = _look(after, "after") if after else None
    governing = _governing(tokens, n)
    if governing is not None and (own is None or own in ("soldiers", "troops", "hostages", "detained", "displaced")):
        unit = "percent" if n.percent else "persons"
        of = _look(after, "people") or (own if own != governing else None)
        return _figure(text, tokens, n, governing, unit, of, "governed")
    if own is not None:
        return _figure(text, tokens, n, own, "percent" if n.percent else "trucks" if own == "trucks" else "votes" if own == "votes" else "persons", None, "counted")
    if before and _look(after, "people") and _bracketed(tokens, n) and before[-1].span.end <= tokens[n.start].start and tokens[n.start].start - before[-1].span.end < 6:
        return _figure(text, tokens, n, before[-1].what, "persons", None, "bracketed")
    return None


def _bracketed(tokens: Sequence[Token], n: Number) -> bool:
    return n.start > 0 and tokens[n.start - 1].norm == "("


def _governing(tokens: Sequence[Token], n: Number) -> str | None:
    """What a noun or verb shortly before the number makes of the people counted."""
    after = tokens[n.end].norm if n.end < len(tokens) else ""
    people = _look(after, "people") is not None or _look(after, "after") is not None
    k, steps = n.start - 1, 0
    bracket = False
    while k >= 0 and steps <= _REACH:
        norm = tokens[k].norm
        if tokens[k].kind == "mark":
            if norm == "(":
                bracket = True
                k -= 1
                steps -= 1
                if steps < -6:
                    return None
                continue
            if norm in ("،", ",", ".", ":", "؛", "-"):
                return None
            k -= 1
            continue
        what = _look(norm, "before")
        if what is not None:
            if not people and not n.percent and steps > 1 and not bracket:
                return None
            if what == "released" and _hostage_near(tokens, k, n.end):
                return "hostages released"
            return what
        if parse_number(tokens, k) is not None and not bracket:
            return None
        if norm in ("في", "علي", "مع") and not bracket:
            return None
        k -= 1
        steps += 0 if bracket and steps < 2 else 1
    return None


def _hostage_near(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.norm in ("الرهاين", "رهينه", "رهاين", "الرهائن", "رهائن") for t in tokens[start : end + 2])


def _dual(text: str, tokens: Sequence[Token], i: int, what: str) -> Figure | None:
    """«مقتل جنديين», «قتيلان»: two by the word's own form, where a word of harm, holding or release governs or it is one."""
    if what in ("killed", "wounded", "missing"):
        kind = what
    else:
        kind = ""
        for k in range(i - 1, max(-1, i - 3), -1):
            found = _look(tokens[k].norm, "before")
            if found is not None:
                kind = found
                break
    if not kind:
        return None
    bound: Bound = "exact"
    return Figure(kind, 2.0, bound, "persons", Span(tokens[i].start, tokens[i].end), text[tokens[i].start : tokens[i].end], of=what if what != kind else None, rule="dual")

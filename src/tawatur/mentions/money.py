"""Sums of money: «500 مليون دولار»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.mentions.counted_words import Scan, counted_words, figure_of
from tawatur.mentions.numbers import Number
from tawatur.model import Figure

_LEAST_SUM = 1_000_000  # below it a bare number may count anything
_WORTH = frozenset(("قيمه", "قيمتها", "قيمته", "مبلغ", "تعهداتها", "تعهداته", "تبرعات"))
_LEAST_MONEY = 10_000  # below it money is a price


def sum_of_money(text: str, s: Scan, n: Number) -> tuple[Figure | None, int] | None:
    """«500 مليون دولار»; a price («52 دولاراً للبرميل») gives no figure. None where no currency follows."""
    currency = s.get(n.end, "money")
    if currency is None:
        return None
    code, end = currency
    if not code:
        pair = next((c for c in (_currency(s, n.end),) if c is not None), None)
        code, end = pair if pair is not None else ("", end)
    if n.value < _LEAST_MONEY or any(s.get(k, "price") is not None for k in range(end, end + 3)):
        return None, end
    return figure_of(text, s, n, "money", code or None, None, "money"), end


def further_sum(text: str, s: Scan, n: Number, found: Sequence[Figure]) -> tuple[Figure, int] | None:
    """A sum in the currency of the one before, which it does not name again: «2.5 مليار دولار لسوريا، و5.5 مليارات للدول المضيفة»."""
    if not found or found[-1].what != "money" or n.value < _LEAST_SUM or n.percent:
        return None
    valued = any(s.norm(k).lstrip("بول") in _WORTH for k in range(max(0, n.start - 3), n.start))
    joined = s.norm(n.start)[0] == "و" or s.norm(n.start - 1) == "و"
    ends = n.end >= len(s.tokens) or s.tokens[n.end].kind == "mark" or s.norm(n.end)[0] == "ل" or s.norm(n.end) in ("من", "الي", "في")
    return (figure_of(text, s, n, "money", found[-1].unit, None, "further sum"), n.end) if ends and (valued or joined) else None


def _currency(s: Scan, i: int) -> tuple[str, int] | None:
    """(code, next token) of «ريال سعودي», «دينارا كويتيا»: case endings aside."""
    if i + 1 >= len(s.tokens):
        return None
    first = s.norm(i)
    first = first[:-1] if first.endswith("ا") else first
    second = s.norm(i + 1)
    second = second[:-1] if second.endswith("يا") else second
    for tail, code in (counted_words().get(first) or {}).get("currency", ()):
        if tail == (second,):
            return code, i + 2
    return None

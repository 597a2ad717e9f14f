"""Sums of money: «500 مليون دولار»."""

from __future__ import annotations

from tawatur.mentions.counted_words import Scan, counted_words, figure_of
from tawatur.mentions.numbers import Number
from tawatur.model import Figure

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

"""Fields whose meetings are no diplomacy: a derby, a training camp."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from tawatur import lexicon
from tawatur.language import Token, splits
from tawatur.mentions.lexicon import phrase

FILLS = 0.015  # share of a report's words that makes it of the field; chosen on newspaper pages


@cache
def _words() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon.table("fields"):
        for text in row.many("word"):
            words = phrase(text)
            found.setdefault(words[0], []).append(words)
    return found


def is_sports(sentences: Sequence[Any]) -> bool:
    """Whether sports fill the report: two words of the field at least, and more than FILLS of all."""
    total = hits = 0
    for sentence in sentences:
        tokens: Sequence[Token] = sentence.tokens
        total += len(tokens)
        for i, token in enumerate(tokens):
            tails = _tails(token.norm)
            if tails and any(_follows(tokens, i + 1, tail) for tail in tails):
                hits += 1
    return hits >= 2 and hits > FILLS * total


def _follows(tokens: Sequence[Token], i: int, tail: tuple[str, ...]) -> bool:
    return tuple(t.norm for t in tokens[i : i + len(tail)]) == tail


@lru_cache(maxsize=100_000)
def _tails(norm: str) -> tuple[tuple[str, ...], ...]:
    """What must follow the word, its proclitics aside, to make it one of the field: an empty tuple where nothing must."""
    return tuple(listed[1:] for split in splits(norm)[:6] for listed in _words().get(split.stem, ()))

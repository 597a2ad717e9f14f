"""Fields whose meetings are no diplomacy: a derby, a training camp."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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
            hits += _begins(tokens, i, token.norm)
    return hits >= 2 and hits > FILLS * total


def _begins(tokens: Sequence[Token], i: int, norm: str) -> bool:
    words = _words()
    for split in splits(norm)[:6]:
        for listed in words.get(split.stem, ()):
            if all(i + k < len(tokens) and tokens[i + k].norm == w for k, w in enumerate(listed) if k):
                return True
    return False

"""Whether a word that no table has is spelled as foreign names are: «باتاناثابوتر», not «استعدادهم»."""

from __future__ import annotations

from functools import cache

from tawatur import lexicon
from tawatur.language.kept import Kept
from tawatur.mentions.words import describing, suffix_matches, surnames_with_waw, word_uses

_BAR = 2.0  # chosen on words of real articles that no table has: three of four foreign names are above it, one of fifty other words
_JOINED = 2.0  # what is taken off for a «و» that may join
_KNOWN = -99.0
_LONGEST = 12  # words of more letters count as this long


def runs(word: str) -> list[str]:
    """The runs of letters that a folded word is judged by, and its length."""
    edged = f"^{word}$"
    found = [edged[i : i + n] for n in (2, 3, 4) for i in range(len(edged) - n + 1)]
    return [*found, f"={min(len(word), _LONGEST)}"]


@cache
def _weights() -> dict[str, float]:
    path = lexicon.DATA / "foreign_spelling.tsv"
    return lexicon.compiled("foreign_spelling", [path], lambda: {row["run"]: float(row["weight"]) for row in lexicon.read_table(path)})


def _score(word: str) -> float:
    weights = _weights()
    return weights["bias"] + sum(weights.get(run, 0.0) for run in set(runs(word)))


@Kept
def likeness(norm: str) -> float:
    """How much the folded word is spelled as a foreign name; far below zero where it stands in a table or may be a noun or verb with a pronoun."""
    if len(norm) < 4 or norm.startswith("ال") or word_uses(norm) or norm in describing() or suffix_matches(norm):
        return _KNOWN
    joined = norm.startswith("و") and norm not in surnames_with_waw()
    return _score(norm) - (_JOINED if joined else 0.0)


@Kept
def foreign(norm: str) -> bool:
    """Whether the folded word stands in no table and is spelled as a foreign name."""
    return likeness[norm] > _BAR

"""Which words are a person's, a body's or a place's name, where no table knows them: a linear tagger learned from annotated text.

The model is a first-order structured perceptron (Collins 2002, averaged) whose features each belong to one word at one distance, so that a
word's share of the scores is looked up whole and kept: reading costs a few look-ups and one short search a sentence. It is trained by
`tools/train_tagger.py` from ANERcorp and the Wojood sample (see NOTICE) and only consulted for words the tables leave open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.words import given_names, name_tokens, own_uses, word_uses

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
DISTANCES = (-2, -1, 0, 1, 2)
_LOW = -1e9
Scores = tuple[float, ...]


class Tagged(NamedTuple):
    """Words first..last (last exclusive) that name a PER, ORG or LOC."""

    kind: str
    first: int
    last: int


@lru_cache(maxsize=100_000)
def features(word: str, distance: int) -> tuple[str, ...]:
    """What a folded word says of the word that stands `distance` words before it (negative: behind it)."""
    mark = f"{distance}:"
    found = [f"{mark}w={word}"]
    uses = word_uses(word)
    found += [f"{mark}u={use}" for use in sorted(uses)]
    if not uses:
        found.append(f"{mark}u=none")
    if abs(distance) <= 1:
        found += [f"{mark}s{n}={word[-n:]}" for n in (1, 2, 3) if len(word) > n]
        found += [f"{mark}p{n}={word[:n]}" for n in (1, 2, 3) if len(word) > n]
    if distance == 0:
        found.append(f"l={min(len(word), 9)}")
        found += [f"o={use}" for use in sorted(own_uses(word))]
    if word in given_names():
        found.append(f"{mark}given")
    if word in name_tokens():
        found.append(f"{mark}name")
    if word[:1].isdigit():
        found.append(f"{mark}digit")
    elif word and not word[0].isalpha():
        found.append(f"{mark}mark")
    return tuple(found)


@cache
def _model() -> tuple[dict[str, Scores], tuple[Scores, ...]]:
    return lexicon.compiled("tagger", [lexicon.DATA / "tagger.tsv"], _load)


def _load() -> tuple[dict[str, Scores], tuple[Scores, ...]]:
    weights: dict[str, Scores] = {}
    steps: dict[str, Scores] = {}
    for line in (lexicon.DATA / "tagger.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *cells = line.split("\t")
        scores = tuple(float(c or 0) for c in cells)
        (steps if name.startswith("after ") else weights)[name] = scores
    return weights, tuple(steps[f"after {tag}"] for tag in TAGS)


@lru_cache(maxsize=100_000)
def _shares(word: str) -> tuple[Scores, ...]:
    """What a word adds to the scores of the words at each of DISTANCES before it: one score a tag."""
    get = _model()[0].get
    shares = []
    for distance in DISTANCES:
        found = [scores for feature in features(word, distance) if (scores := get(feature)) is not None]
        shares.append(tuple(map(sum, zip(*found, strict=True))) if found else _NOTHING)
    return tuple(shares)


_NOTHING: Scores = (0.0,) * len(TAGS)


def names(words: Sequence[str]) -> list[Tagged]:
    """The names among the folded words of a sentence, in order; they never overlap."""
    return list(spans(best(_emissions(words), _model()[1])))


def _emissions(words: Sequence[str]) -> list[tuple[float, ...]]:
    """The scores of each word's tags, those of its neighbours' shares taken in; beyond the ends stands an empty word."""
    shares = [*map(_shares, ("", "", *words, "", ""))]
    return [
        tuple(map(_sum_of_five, a[0], b[1], c[2], d[3], e[4]))
        for a, b, c, d, e in zip(shares, shares[1:], shares[2:], shares[3:], shares[4:], strict=False)
    ]


def _sum_of_five(a: float, b: float, c: float, d: float, e: float) -> float:
    return a + b + c + d + e


def best(emissions: Sequence[Sequence[float]], steps: Sequence[Scores]) -> list[int]:
    """The best sequence of tags (indexes of TAGS) by Viterbi; an I- tag only follows its own B- or I-.

    Most words follow O so surely that no other tag before them can win: `lead` is how far O must be ahead for that.
    """
    if not emissions:
        return []
    others = range(1, len(TAGS))
    lead = max(steps[s][t] - steps[0][t] for s in others for t in _OPENERS)
    after = steps[0]
    scores = list(emissions[0])
    for t in _INSIDE:
        scores[t] = _LOW
    back: list[list[int]] = []
    for emission in emissions[1:]:
        outside = scores[0]
        new, row = [0.0] * len(TAGS), [0] * len(TAGS)
        if outside - max(scores[1:]) > lead + _SLACK:
            for t in _OPENERS:
                new[t] = outside + after[t] + emission[t]
        else:
            for t in _OPENERS:
                top, source = outside + after[t], 0
                for s in others:
                    score = scores[s] + steps[s][t]
                    if score > top:
                        top, source = score, s
                new[t], row[t] = top + emission[t], source
        for t in _INSIDE:
            begun, gone_on = scores[t - 1] + steps[t - 1][t], scores[t] + steps[t][t]
            row[t] = t if gone_on > begun else t - 1
            new[t] = (gone_on if gone_on > begun else begun) + emission[t]
        scores = new
        back.append(row)
    path = [max(range(len(TAGS)), key=scores.__getitem__)]
    for row in reversed(back):
        path.append(row[path[-1]])
    return path[::-1]


_OPENERS, _INSIDE = (0, 1, 3, 5), (2, 4, 6)
_SLACK = 1e-6  # of rounding


def spans(path: Sequence[int]) -> Iterator[Tagged]:
    """The names that a sequence of tags marks."""
    start, kind = None, ""
    for i, t in enumerate([*path, 0]):
        tag = TAGS[t]
        if start is not None and not tag.startswith("I-"):
            yield Tagged(kind, start, i)
            start = None
        if tag.startswith("B-"):
            start, kind = i, tag[2:]


def folded(words: Sequence[str]) -> list[str]:
    """The words as the model sees them."""
    return [fold(w) or w for w in words]

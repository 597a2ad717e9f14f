"""Which words are a person's, a body's or a place's name, where no table knows them: a linear tagger learned from annotated text.

The model is a first-order structured perceptron (Collins 2002, averaged) whose features each belong to one word at one distance, so that a
word's share of the scores is looked up whole and kept: reading costs a few look-ups and one short search a sentence. It is trained by
`tools/train_tagger.py` from ANERcorp and the Wojood sample (see NOTICE) and only consulted for words the tables leave open.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tawatur import lexicon
from tawatur.language import fold
from tawatur.language.kept import Kept
from tawatur.mentions.words import given_names, name_tokens, own_uses, word_uses

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
DISTANCES = (-2, -1, 0, 1, 2)
_OPENERS, _INSIDE = (0, 1, 3, 5), (2, 4, 6)  # indexes of TAGS that may follow any, and that only follow their own
_LOW = -(10**9)
Scores = tuple[float, ...]  # one a tag; of the model as read, whole hundredths, so that sums are exact whatever their order


class Tagged(NamedTuple):
    """Words first..last (last exclusive) that name a PER, ORG or LOC."""

    kind: str
    first: int
    last: int


@lru_cache(maxsize=100_000)
def traits(word: str) -> tuple[str, ...]:
    """What the model knows a folded word by; a feature is a trait of a word at a distance."""
    uses = word_uses(word)
    found = [f"w={word}", *(f"u={use}" for use in sorted(uses))]
    if not uses:
        found.append("u=none")
    found += [f"s{n}={word[-n:]}" for n in (1, 2, 3) if len(word) > n]
    found += [f"p{n}={word[:n]}" for n in (1, 2, 3) if len(word) > n]
    found.append(f"l={min(len(word), 9)}")
    found += [f"o={use}" for use in sorted(own_uses(word))]
    if word in given_names():
        found.append("given")
    if word in name_tokens():
        found.append("name")
    if word[:1].isdigit():
        found.append("digit")
    elif word and not word[0].isalpha():
        found.append("mark")
    return tuple(found)


def features(word: str, distance: int) -> tuple[str, ...]:
    """What a folded word says of the word that stands `distance` words before it (negative: behind it).

    Beginnings and ends say something of the word itself and its neighbours, length and the uses of the uncut word of itself alone.
    """
    far, own = abs(distance) > 1, distance == 0
    return tuple(
        trait if trait[:2] in ("l=", "o=") else f"{distance}:{trait}"
        for trait in traits(word)
        if not (far and trait[0] in "sp") and (own or trait[:2] not in ("l=", "o="))
    )


# Kind of trait («w», «u», «s1» …; empty for traits without a value) → its value → the scores of the features made of it as one whole number, 32 bits
# for each tag at each distance: so a word's traits are summed at once, and looked up without being written out.
Model = dict[str, dict[str, int]]
_LANES = struct.Struct(f"<{len(TAGS)}i")
_WIDTH = 32 * len(TAGS)  # bits of one distance
_SIGNS = sum(1 << (32 * tag + 31) for tag in range(len(TAGS)))
_ALL_SIGNS = sum(_SIGNS << _WIDTH * distance for distance in range(len(DISTANCES)))


@cache
def _model() -> tuple[Model, tuple[Scores, ...]]:
    return lexicon.compiled("tagger", [lexicon.DATA / "tagger.tsv", Path(__file__)], _load)


def _load() -> tuple[Model, tuple[Scores, ...]]:
    weights: Model = {kind: {} for kind in ("", "w", "u", "l", "o", "s1", "s2", "s3", "p1", "p2", "p3")}
    steps: dict[str, Scores] = {}
    for line in (lexicon.DATA / "tagger.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *cells = line.split("\t")
        scores = tuple(round(100 * float(c or 0)) for c in cells)
        if name.startswith("after "):
            steps[name] = scores
            continue
        distance, _, trait = ("0", "", name) if name[:2] in ("l=", "o=") else name.partition(":")
        lane = DISTANCES.index(int(distance)) * len(TAGS)
        kind, equals, value = trait.partition("=")
        kind, value = (kind, value) if equals else ("", trait)
        weights[kind][value] = weights[kind].get(value, 0) + sum(score << 32 * (lane + t) for t, score in enumerate(scores))
    return weights, tuple(steps[f"after {tag}"] for tag in TAGS)


class Share(NamedTuple):
    """What a word adds to the scores of the words at each of DISTANCES before it: 32 bits a tag; and the most that a name's tag gains on O."""

    scores: tuple[int, ...]
    gains: tuple[float, ...]


@Kept
def _share(word: str) -> Share:
    total = _total(word) + _ALL_SIGNS  # so that no lane is below zero and borrows from the next
    lanes = tuple(total >> _WIDTH * distance & ((1 << _WIDTH) - 1) for distance in range(len(DISTANCES)))
    scores = [_LANES.unpack((lane ^ _SIGNS).to_bytes(_LANES.size, "little")) for lane in lanes]
    return Share(tuple(lane - _SIGNS for lane in lanes), tuple(max(s[1:]) - s[0] for s in scores))


def _total(word: str) -> int:
    """The scores of all that `traits` says of the word, looked up kind by kind."""
    model, length = _model()[0], len(word)
    uses = word_uses(word)
    total = model["w"].get(word, 0) + model["l"].get(str(min(length, 9)), 0)
    for use in uses or ("none",):
        total += model["u"].get(use, 0)
    for use in own_uses(word):
        total += model["o"].get(use, 0)
    for n, ends, begins in ((1, "s1", "p1"), (2, "s2", "p2"), (3, "s3", "p3")):
        if length > n:
            total += model[ends].get(word[-n:], 0) + model[begins].get(word[:n], 0)
    plain = model[""]
    if word in given_names():
        total += plain.get("given", 0)
    if word in name_tokens():
        total += plain.get("name", 0)
    if word[:1].isdigit():
        total += plain.get("digit", 0)
    elif word and not word[0].isalpha():
        total += plain.get("mark", 0)
    return total


_OUTSIDE: Scores = (0, *(_LOW,) * (len(TAGS) - 1))


def names(words: Sequence[str]) -> list[Tagged]:
    """The names among the folded words of a sentence, in order; they never overlap."""
    shares = [*map(_share.__getitem__, ("", "", *words, "", ""))]
    gains = [s.gains for s in shares]
    most = [a[0] + b[1] + c[2] + d[3] + e[4] for a, b, c, d, e in zip(gains, gains[1:], gains[2:], gains[3:], gains[4:], strict=False)]
    found: list[Tagged] = []
    for first, emissions in _open(shares, most):
        kinds = _kinds(emissions)
        path = best(emissions, _model()[1], _lead(), kinds) if kinds else ()
        if any(path):
            found += spans(path, first)
    return found


def _open(shares: Sequence[Share], most: Sequence[float]) -> Iterator[tuple[int, list[Sequence[float]]]]:
    """The stretches of a sentence in which a name may stand, with the O before and behind each: (first word, scores of the words' tags).

    Every other word is an O in the best sequence, because the names' tags cannot make up for what they lose there (`most` they gain); nor,
    right before a stretch, by the I- they would make possible in it. Found from the right.
    """
    alone, joined = _bars()
    stretches: list[tuple[int, list[Sequence[float]]]] = []
    bar, stretch = alone, list[Sequence[float]]()
    for k in range(len(most) - 1, -1, -1):
        scores = _emission(shares, k) if most[k] >= bar else None
        if scores is None or max(scores[1:]) - scores[0] < bar:
            if stretch:
                stretches.append((k, [_OUTSIDE, *reversed(stretch)]))
                stretch = []
            bar = alone
            continue
        if not stretch and k + 1 < len(most):
            stretch.append(_OUTSIDE)
        stretch.append(scores)
        bar = min(alone, joined + min(scores[1] - scores[2], scores[3] - scores[4], scores[5] - scores[6]))  # B- against I- of each kind
    if stretch:
        stretches.append((0, stretch[::-1]))
    return reversed(stretches)


def _kinds(emissions: Sequence[Sequence[float]]) -> tuple[int, ...]:
    """The B- tags of the kinds of names that may stand in a stretch: a kind that loses too much at each of its words stands nowhere."""
    alone = _bars()[0]
    found = []
    for t in _OPENERS[1:]:
        for scores in emissions:
            least = scores[0] + alone
            if scores[t] >= least or scores[t + 1] >= least:
                found.append(t)
                break
    return tuple(found)


def _emission(shares: Sequence[Share], k: int) -> Sequence[float]:
    """The scores of word k's tags: its own share and those of two words each side."""
    a, b, c, d, e = shares[k : k + len(DISTANCES)]
    total = a[0][0] + b[0][1] + c[0][2] + d[0][3] + e[0][4] + _SIGNS
    return _LANES.unpack((total ^ _SIGNS).to_bytes(_LANES.size, "little"))


@cache
def _bars() -> tuple[float, float]:
    """What a word's tags may gain on O before a name can begin or end there; and, the loss of B- against I- in the next word added, before it can go on."""
    steps = _model()[1]
    named = range(1, len(TAGS))
    front = min(steps[s][0] - steps[s][t] for s in range(len(TAGS)) for t in named if t not in _INSIDE or s in (t - 1, t))
    behind = min(steps[0][t] - steps[s][t] for s in named for t in _OPENERS)
    begun = min(steps[0][t - 1] - max(steps[t - 1][t], steps[t][t]) for t in _INSIDE)
    onward = min(
        steps[t - 1][s] - steps[t][s] for t in _INSIDE for s in range(len(TAGS)) if s not in _INSIDE or s == t
    )
    return min(0, front) + min(0, behind), min(0, front) + begun + min(0, onward)


def best(
    emissions: Sequence[Sequence[float]],
    steps: Sequence[Scores],
    lead: float | None = None,
    kinds: Sequence[int] = _OPENERS[1:],
) -> list[int]:
    """The best sequence of tags (indexes of TAGS) by Viterbi; an I- tag only follows its own B- or I-. Of equals a name wins.

    Most words follow O so surely that no other tag before them can win: `lead`, of the same steps, is how far O must be ahead for that.
    `kinds`: the B- tags of the kinds of names to look for.
    """
    if not emissions:
        return []
    lead = lead_of(steps) if lead is None else lead
    after = steps[0]
    tags = (0, *kinds)
    named = sorted([*kinds, *[t + 1 for t in kinds]])
    scores = [own if t in tags else _LOW for t, own in enumerate(emissions[0])]
    back: list[list[int]] = []
    for emission in emissions[1:]:
        outside = scores[0]
        new: list[float] = [_LOW] * len(TAGS)
        row = [0] * len(TAGS)
        if outside - max(scores[1:]) > lead:
            for t in tags:
                new[t] = outside + after[t] + emission[t]
        else:
            for t in tags:
                top, source = outside + after[t], 0
                for s in named:
                    score = scores[s] + steps[s][t]
                    if score >= top:
                        top, source = score, s
                new[t], row[t] = top + emission[t], source
        for k in kinds:
            t = k + 1
            begun, gone_on = scores[k] + steps[t - 1][t], scores[t] + steps[t][t]
            row[t] = t if gone_on > begun else t - 1
            new[t] = (gone_on if gone_on > begun else begun) + emission[t]
        scores = new
        back.append(row)
    path = [max(range(len(TAGS)), key=scores.__getitem__)]
    for row in reversed(back):
        path.append(row[path[-1]])
    return path[::-1]


def lead_of(steps: Sequence[Scores]) -> float:
    """How far O must be ahead of every other tag to come before whatever begins next."""
    return max(steps[s][t] - steps[0][t] for s in range(1, len(TAGS)) for t in _OPENERS)


@cache
def _lead() -> float:
    return lead_of(_model()[1])


def spans(path: Sequence[int], first: int = 0) -> Iterator[Tagged]:
    """The names that a sequence of tags marks; `first`: the word that the first tag is of."""
    start, kind = None, ""
    for i, t in enumerate([*path, 0], first):
        tag = TAGS[t]
        if start is not None and not tag.startswith("I-"):
            yield Tagged(kind, start, i)
            start = None
        if tag.startswith("B-"):
            start, kind = i, tag[2:]


def folded(words: Sequence[str]) -> list[str]:
    """The words as the model sees them."""
    return [fold(w) or w for w in words]

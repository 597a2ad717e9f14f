"""Latin letters for a word of a name that no table knows, guessed from how the known ones are spelled."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_ORDER = 4  # letters seen together: the one written and three before it
_BEAM = 6  # spellings pursued at once
_DISCOUNT = 0.7  # of absolute discounting; this and the next two chosen on the even half of the roster's people
_OF_REGION = 6.0  # how many sightings the general habit counts for beside a region's own
_RARE = 0.0006  # share of a letter's writings below which one is not tried
_SEEN = 2.0  # how often two or three writings must have been seen together for what followed to be kept: the model loads in half the time
_FLOOR = 1e-6
_KEPT = 5_000  # words whose spelling is kept, and places in words whose writings are
_LONGEST = 4  # Latin letters that one Arabic letter may stand for
_WORST = -6.0  # mean log share of a letter's writing below which a pair is no transcription

Cut = tuple[str, ...]  # what each Arabic letter of a word is written as: «غوتيريش» → Gu, t, e, r, re, s
Counts = dict[str, dict[str, float]]  # writings seen before → writing → how often; a writing is the Arabic letter and what it gives


@dataclass(frozen=True, slots=True)
class Learned:
    """A word with its cut spelling, how much it weighs and which region's habit it shows, if any."""

    word: str
    cut: Cut
    weight: float = 1.0
    region: str = ""


def cut(latin: str, lengths: str) -> Cut:
    """The spelling cut by how many letters each Arabic letter takes, one digit each."""
    ends, at = [], 0
    for digit in lengths:
        ends.append(latin[at : at + int(digit)])
        at += int(digit)
    return tuple(ends)


def shares(learned: Iterable[Learned]) -> dict[tuple[str, str], float]:
    """The logarithm of each writing's share among those of its Arabic letter."""
    times: dict[tuple[str, str], float] = defaultdict(float)
    of: dict[str, float] = defaultdict(float)
    for one in learned:
        for letter, written in zip(one.word, one.cut, strict=True):
            times[letter, written] += one.weight
            of[letter] += one.weight
    return {key: math.log(n / of[key[0]]) for key, n in times.items()}


def aligned(word: str, latin: str, share: dict[tuple[str, str], float]) -> Cut | None:
    """The likeliest cut of a spelling; None where the letters are no transcription of the word."""
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for letter in word:
        row: dict[int, tuple[float, int]] = {}
        for j, (sofar, _) in best[-1].items():
            for n in range(min(_LONGEST, len(latin) - j) + 1):
                score = sofar + share.get((letter, latin[j : j + n]), -12.0)
                if j + n not in row or score > row[j + n][0]:
                    row[j + n] = (score, j)
        best.append(row)
    if len(latin) not in best[-1] or best[-1][len(latin)][0] < _WORST * len(word) - 3:
        return None
    out, j = [], len(latin)
    for row in reversed(best[1:]):
        before = row[j][1]
        out.append(latin[before:j])
        j = before
    return tuple(reversed(out))


class Letters:
    """How Arabic letters are written one after another, in general and by region: an n-gram model of writings, interpolated by absolute discounting."""

    def __init__(self, learned: Iterable[Learned]) -> None:
        self._all: list[Counts] = [{} for _ in range(_ORDER)]
        self._of: dict[str, list[Counts]] = {}
        for one in learned:
            steps = [*_start(), *(a + b for a, b in zip(one.word, one.cut, strict=True)), "$"]
            _add(self._all, steps, one.weight)
            if one.region:
                _add(self._of.setdefault(one.region, [{} for _ in range(_ORDER)]), steps, 1.0)
        for level in self._all[2:]:
            for seen in [s for s, after in level.items() if sum(after.values()) < _SEEN]:
                del level[seen]
        self._sums = [{seen: sum(after.values()) for seen, after in level.items()} for level in self._all]
        self._own = {r: [{seen: sum(after.values()) for seen, after in level.items()} for level in levels] for r, levels in self._of.items()}
        self._writings = self._common()
        self._known: dict[tuple[tuple[str, ...], str, str], Sequence[tuple[str, float]]] = {}
        self._shared: dict[tuple[str, str, str], Sequence[float]] = {}
        self._spelled: dict[tuple[str, str], str] = {}

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_known": {}, "_shared": {}, "_spelled": {}}

    def _common(self) -> dict[str, list[str]]:
        """The writings of each Arabic letter that are worth trying."""
        times: dict[str, dict[str, float]] = defaultdict(dict)
        for step, n in self._all[0].get("", {}).items():
            times[step[0]][step] = n
        return {a: [s for s, n in of.items() if n > _RARE * sum(of.values())] for a, of in times.items()}

    def spell(self, word: str, region: str = "") -> str:
        """The likeliest spelling of a folded word, in lower case."""
        asked = word, region if region in self._of else ""
        known = self._spelled.get(asked)
        if known is None:
            if len(self._spelled) >= _KEPT:
                self._spelled.clear()
            known = self._spelled[asked] = self._searched(*asked)
        return known

    def _searched(self, word: str, region: str) -> str:
        paths: list[tuple[float, tuple[str, ...], str]] = [(0.0, _start(), "")]
        for letter in word:
            further: dict[tuple[tuple[str, ...], str], float] = {}
            for score, seen, out in paths:
                for step, share in self._likelihoods(seen, letter, region):
                    key = ((*seen[1:], step), out + step[1:])
                    likely = score + share
                    if likely > further.get(key, -math.inf):
                        further[key] = likely
            paths = sorted(((s, seen, out) for (seen, out), s in further.items()), key=lambda p: (-p[0], p[2]))[:_BEAM]
        total: dict[str, float] = defaultdict(float)
        for score, seen, out in paths:
            total[out] += math.exp(score + self._likelihoods(seen, "$", region)[0][1])
        return min(total, key=lambda out: (-total[out], out))

    def _likelihoods(self, seen: tuple[str, ...], letter: str, region: str) -> Sequence[tuple[str, float]]:
        """The likeliest writings of a letter behind those seen, as many as spellings are pursued, each with the logarithm of how likely it is."""
        asked = seen, letter, region
        known = self._known.get(asked)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            steps, shares = self._writings.get(letter, [letter]), self._shares(seen, letter, region)
            least = sorted(shares, reverse=True)[:_BEAM][-1]
            known = self._known[asked] = tuple((step, math.log(share)) for step, share in zip(steps, shares, strict=True) if share >= least)
        return known

    def _shares(self, seen: tuple[str, ...], letter: str, region: str) -> Sequence[float]:
        """How likely each writing of a letter is behind those seen, by ever longer stretches of them."""
        asked = "|".join(seen), letter, region
        known = self._shared.get(asked)
        if known is None:
            if len(self._shared) >= _KEPT:
                self._shared.clear()
            known = self._shared[asked] = self._interpolated(seen, letter, region)
        return known

    def _interpolated(self, seen: tuple[str, ...], letter: str, region: str) -> Sequence[float]:
        steps, words, depth = self._writings.get(letter, [letter]), "|".join(seen), len(seen)
        likely = self._shares(seen[1:], letter, region) if seen else [_FLOOR] * len(steps)
        after = self._all[depth].get(words)
        if after is not None:
            total = self._sums[depth][words]
            rest = min(1.0, _DISCOUNT * len(after) / total)
            likely = [rest * p for p in likely]
            for n, times in _those(steps, after):
                likely[n] += max(times - _DISCOUNT, 0.0) / total
        own = self._of[region][depth].get(words) if region else None
        if own is not None:
            whole = self._own[region][depth][words] + _OF_REGION
            general = [_OF_REGION * p for p in likely]
            for n, times in _those(steps, own):
                general[n] += times
            likely = [p / whole for p in general]
        return likely


def _those(steps: Sequence[str], after: Mapping[str, float]) -> Iterator[tuple[int, float]]:
    """Which of the writings were seen, by their number, and how often."""
    if len(after) < 4:
        return ((steps.index(step), times) for step, times in after.items() if step in steps)
    return ((n, after[step]) for n, step in enumerate(steps) if step in after)


@lru_cache(maxsize=1)
def _start() -> tuple[str, ...]:
    return ("^",) * (_ORDER - 1)


def _add(levels: list[Counts], steps: list[str], weight: float) -> None:
    """Counts every writing of a word behind the none to three before it."""
    for k in range(_ORDER - 1, len(steps)):
        for depth, counts in enumerate(levels):
            after = counts.setdefault("|".join(steps[k - depth : k]), {})
            after[steps[k]] = after.get(steps[k], 0.0) + weight

"""Whether two passages share their wording: one was copied from the other, or both from a third.

Two outlets' own wordings of one meeting share little but the names; wire copies keep most of a sentence even where the attribution is dropped,
the day named otherwise, a figure changed or the end trimmed (published measurements find leads rewritten most, so passages are compared too).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import fold, fold_whole
from tawatur.model import Filed

SHINGLE = 5  # words
COPY = (
    0.5  # least share of the shorter passage's shingles; chosen on the generated development part and the demo corpus
)
_LEAST = 4  # shingles that the shorter passage must have
_SENTENCE = 3  # shingles of a short sentence
RUN, RUNS = 8, 5  # five runs of eight words in common: a stretch of twelve, or as much in pieces
_QUOTED = re.compile(r"[«“\"][^»”\"]*[»”\"]")  # what one man said is his, whoever prints it


@cache
def _day() -> re.Pattern[str]:
    """How the press names a day, in folded words: by its name, from today, or by its date."""
    months = "|".join(
        sorted({fold(m) for row in lexicon.table("months") for m in row.many("led")}, key=len, reverse=True)
    )
    return re.compile(
        r"\b(?:(?:اليوم|امس|غدا|يوم|مساء|صباح) )?(?:ال)?(?:اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|احد)\b(?: (?:الماضي|المقبل|القادم|الفايت))?"
        rf"|\b(?:اليوم|امس|غدا)\b|\b(?:في )?\d+ (?:من )?(?:{months})(?: (?:الماضي|الجاري|المقبل|\d{{4}}))?\b"
    )


@lru_cache(maxsize=2_000)
def tokens(words: str) -> tuple[str, ...]:
    """The folded words of a passage; figures are all alike, days are left out: both change as a wire text travels."""
    plain = _day().sub(" ", fold_whole(words))
    return tuple("#" if w.isdigit() else w for w in re.findall(r"\w+", plain))


@lru_cache(maxsize=4_000)
def shingles(words: str, size: int = SHINGLE) -> frozenset[int]:
    """Runs of so many words of a passage, each as its hash: equal within one process, and only compared there."""
    found = tokens(words)
    return frozenset(hash(found[i : i + size]) for i in range(len(found) - size + 1))


@lru_cache(maxsize=4_000)
def rest(passage: str, words: str) -> str:
    """The passage without the words."""
    return passage.replace(words, " ")


def share_wording(one: str, two: str, share: float = COPY) -> bool:
    """Whether most of the shorter passage, or that share of it, stands in the longer one."""
    a, b = shingles(one), shingles(two)
    least = min(len(a), len(b))
    return least >= _LEAST and len(a & b) / least >= share


def share_run(one: str, two: str) -> bool:
    """Whether the two have seven words in a row in common, or as much in pieces: a sentence that hardly two desks would write alike."""
    return len(shingles(one) & shingles(two)) >= _SENTENCE


def share_stretch(one: str, two: str) -> bool:
    """Whether the two have a stretch of a dozen words in common, outside quotation marks."""
    a, b = shingles(_QUOTED.sub(" ", one), RUN), shingles(_QUOTED.sub(" ", two), RUN)
    return len(a & b) >= RUNS


def is_copy(a: Filed, b: Filed) -> bool:
    """Whether the accounts' own words, or the passages they stand in, share their wording, the names of those who take part apart."""
    names = [tuple(sorted({p.text for p in f.account.participants})) for f in (a, b)]  # its own: so each text is cut once
    words = (without_names(a.words, names[0]), without_names(b.words, names[1]))
    passages = (without_names(a.passage, names[0]), without_names(b.passage, names[1]))
    return share_wording(*words) or share_wording(*passages) or share_stretch(*passages)


@lru_cache(maxsize=4_000)
def without_names(words: str, names: tuple[str, ...]) -> str:
    """The words with every name as one word: two desks that name the same two men at length have not copied each other."""
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, "ـ٠ـ")
    return words

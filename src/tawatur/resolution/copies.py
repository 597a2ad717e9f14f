"""Whether two passages share their wording: one was copied from the other, or both from a third.

Two outlets' own wordings of one meeting share little but the names; wire copies keep most of a sentence even where the attribution is dropped,
the day named otherwise, a figure changed or the end trimmed (published measurements find leads rewritten most, so passages are compared too).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import fold, fold_whole
from tawatur.language.kept import Kept
from tawatur.model import Filed

SHINGLE = 5  # words
COPY = (
    0.5  # least share of the shorter passage's shingles; chosen on the generated development part and the demo corpus
)
_LEAST = 4  # shingles of the shorter passage: fewer must all be in the longer
_SHORT, _MORE = 10, 0.7  # of so few shingles a larger share: two desks may word half a line alike
_WHOLE = 0.9  # share from which words are the same but for where the names stand
_NAME, _SEAT = "ـ٠ـ", "بمكان"  # the word a name counts as, and what begins the one a place counts as
_SENTENCE = 3  # shingles of a short sentence
RUN, RUNS = 8, 5  # five runs of eight words in common: a stretch of twelve, or as much in pieces
_QUOTED = re.compile(r"[«“\"][^»”\"]*[»”\"]")  # what one man said is his, whoever prints it


_BEFORE_DAY = ("يوم", "مساء", "صباح", "ظهر", "ليل", "شهر", "في", "من")
_AFTER_DAY = ("الماضي", "المقبل", "القادم", "الفايت", "الجاري")
_WEEKDAYS = ("اثنين", "ثلاثاء", "اربعاء", "خميس", "جمعه", "سبت", "احد")
_NEAR = ("اليوم", "اول امس", "امس الاول", "امس", "غدا")
_LONGEST = 40  # letters: what stands between two spaces and is longer is no word that comes again


@cache
def _months() -> tuple[str, ...]:
    return tuple(sorted({fold(m) for row in lexicon.table("months") for column in ("led", "beside") for m in row.many(column)}, key=len, reverse=True))


@cache
def _day() -> re.Pattern[str]:
    """How the press names a day, in folded words: by its name, from today, or by its date."""
    weekdays, near, months = "|".join(_WEEKDAYS), "|".join(_NEAR), "|".join(_months())
    return re.compile(
        rf"\b(?:(?:{near}|يوم|مساء|صباح|ظهر|ليل) )*(?:ال)?(?:{weekdays})\b(?: (?:الماضي|المقبل|القادم|الفايت))?"
        rf"|\b(?:{near})\b|\b(?:في )?\d+ (?:من )?(?:شهر )?(?:{months})(?: ?/ ?(?:{months}))?(?: (?:الماضي|الجاري|المقبل|\d{{4}}))?\b"
    )


@cache
def _of_days() -> frozenset[str]:
    """The words that how a day is named is made of."""
    weekdays = [article + day for day in _WEEKDAYS for article in ("", "ال")]
    return frozenset([*_BEFORE_DAY, *(w for near in _NEAR for w in near.split()), *weekdays, *(w for month in _months() for w in month.split())])


def _plain(words: str) -> tuple[str, ...]:
    return tuple("#" if w.isdigit() else w for w in re.findall(r"\w+", words))


def _part(part: str) -> tuple[str, ...] | None:
    """The folded words of what stands between two spaces; None where it may be part of a day, and is read with what stands beside it."""
    found = re.findall(r"\w+", fold_whole(part))
    if any(w.isdigit() or w in _of_days() or w.startswith(_AFTER_DAY) for w in found):
        return None
    return tuple(found)


_parts: Kept[tuple[str, ...] | None] = Kept(_part, 50_000)
_dated: Kept[tuple[str, ...]] = Kept(lambda words: _plain(_day().sub(" ", fold_whole(words))), 10_000)


@lru_cache(maxsize=2_000)
def tokens(words: str) -> tuple[str, ...]:
    """The folded words of a passage; figures are all alike, days are left out: both change as a wire text travels."""
    found: list[str] = []
    day: list[str] = []
    for part in words.split(" "):
        known = _parts[part] if len(part) < _LONGEST else _part(part)
        if known is None:
            day.append(part)
            continue
        if day:
            found += _dated[" ".join(day)]
            day.clear()
        found += known
    if day:
        found += _dated[" ".join(day)]
    return tuple(found)


@lru_cache(maxsize=4_000)
def shingles(words: str, size: int = SHINGLE) -> frozenset[int]:
    """Runs of so many words of a passage, each as its hash: equal within one process, and only compared there."""
    return _runs(tokens(words), size)


def _runs(found: tuple[str, ...], size: int) -> frozenset[int]:
    return frozenset(map(hash, zip(*(found[n:] for n in range(size)), strict=False)))


@lru_cache(maxsize=4_000)
def rest(passage: str, words: str) -> str:
    """The passage without the words."""
    return passage.replace(words, " ")


def share_wording(one: str, two: str, share: float = COPY) -> bool:
    """Whether most of the shorter passage, or that share of it, stands in the longer one."""
    return _share(shingles(one), shingles(two), share)


def _share(a: frozenset[int], b: frozenset[int], share: float = COPY) -> bool:
    least = min(len(a), len(b))
    wanted = 1.0 if least < _LEAST else max(share, _MORE) if least < _SHORT else share
    return least >= _SENTENCE and len(a & b) / least >= wanted


def share_run(one: str, two: str) -> bool:
    """Whether the two have seven words in a row in common, or as much in pieces: a sentence that hardly two desks would write alike."""
    return len(shingles(one) & shingles(two)) >= _SENTENCE


def share_stretch(one: str, two: str) -> bool:
    """Whether the two have a stretch of a dozen words in common, outside quotation marks."""
    a, b = (_stretches(tokens(_QUOTED.sub(" ", words))) for words in (one, two))
    return len(a & b) >= RUNS


@dataclass(frozen=True, slots=True)
class Wording:
    """What of an account's wording is compared, who took part and where apart.

    `words`, `passage`: short runs of its own words and of its passage; `order`: of its words without names, whose place before or behind the verb is free. `outside`: the folded words of the passage outside quotation marks.
    """

    words: frozenset[int]
    order: frozenset[int]
    passage: frozenset[int]
    outside: tuple[str, ...]
    quoted: bool


def wording(filed: Filed) -> Wording:
    """The wording of an account."""
    facts = _facts(filed)
    words, passage = plainer(filed.words, facts), plainer(filed.passage, facts)
    found = tokens(passage)
    quoted = "«" in passage or "“" in passage or '"' in passage
    order = _runs(tuple(w for w in tokens(words) if w != "#"), SHINGLE)
    return Wording(shingles(words), order, _runs(found, SHINGLE), tokens(_QUOTED.sub(" ", passage)) if quoted else found, quoted)


def are_copies(a: Wording, b: Wording) -> bool:
    """Whether the two wordings share most of their words or of their passages, or a stretch of a dozen words."""
    if _share(a.words, b.words) or _share(a.passage, b.passage) or (min(len(a.order), len(b.order)) >= _LEAST and _share(a.order, b.order, _WHOLE)):
        return True  # «قال مسؤول إن الوزير التقى …» and «التقى الوزير …»
    if not (a.quoted or b.quoted) and a.passage.isdisjoint(b.passage):
        return False  # no short run in common, so no long one
    return len(_stretches(a.outside) & _stretches(b.outside)) >= RUNS


@lru_cache(maxsize=500)
def _stretches(found: tuple[str, ...]) -> frozenset[int]:
    return _runs(found, RUN)


def is_copy(a: Filed, b: Filed) -> bool:
    """Whether the accounts' own words, or the passages they stand in, share their wording, the names of those who take part apart."""
    return are_copies(wording(a), wording(b))


def _facts(filed: Filed) -> tuple[tuple[str, str], ...]:
    """The words that say who took part and where, each with the one word it counts as: they are no desk's own wording; the longest first."""
    place = filed.account.place.text if filed.account.place is not None else ""
    seat = {("في " + place, _SEAT + place.replace(" ", ""))} if place else set()
    named = {(p.text, _NAME) for p in filed.account.participants} | seat
    return tuple(sorted(named, key=lambda pair: (-len(pair[0]), pair)))


def plainer(words: str, facts: Sequence[tuple[str, str]]) -> str:
    """The words with every fact as one word: two desks that name the same two men at length have not copied each other."""
    for told, word in facts:
        words = words.replace(told, word)
    return words

"""Whether a piece has one of some words, in whatever form, and what such words say of a meeting: set for later, one of several."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tawatur import lexicon
from tawatur.accounts.locating import plain
from tawatur.language import fold
from tawatur.language.kept import Kept
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets

_COUNTING = word_sets()["counted_off"]
DATING_BACK = frozenset({"تعود", "يعود", "ترجع", "يرجع"})  # say of what day or year something was
HOLDING = word_sets()["to_hold"]  # masdars of bringing a meeting about, before its noun
SET_FOR = ("مقرر", "مقررا", "مزمع", "مزمعا", "مرتقب", "مرتقبا", "مفترض", "مفترضا", "منتظر", "منتظرا", "متوقع", "متوقعا", "محدد", "محددا", "مبرمج", "مبرمجا")


def is_one_of(norm: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands in a piece, with or without article and accusative ending."""
    return not _shapes[norm].isdisjoint(words)


@Kept
def _shapes(norm: str) -> frozenset[str]:
    """The piece's words, each as it stands, without article, without accusative ending too, and in the singular of a dual."""
    found: set[str] = set()
    for word in norm.split(" "):
        found |= {word, word.removeprefix("ال"), _of_dual(word)}
        if word[-1:] == "ا":
            found.add(word[:-1].removeprefix("ال"))
    return frozenset(found)


def _of_dual(word: str) -> str:
    """The singular of «اتفاقين», «اتفاقيتان», without article."""
    bare = word.removeprefix("ال")
    if len(bare) < 6 or bare[-2:] not in ("ين", "ان"):
        return bare
    return bare[:-3] + "ه" if bare[-3] == "ت" else bare[:-2]


def counted_off(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the word counts off one of several meetings, «الأول مع فلان، والثاني مع فلان», «اتصالاً بفلان وآخر بفلان»."""
    if not _may_count_off[pieces[j].norm] or j + 1 >= len(pieces):
        return False
    behind = pieces[j + 1]
    if behind.norm in ("من", "برئاسه") and j + 2 < len(pieces):
        met = pieces[j + 2].phrase  # «اتصالاً من فلان وآخر من فلان», «وفداً من الحركة وآخر من الحزب»
        return met is not None and met.kind in ("person", "office", "organisation", "group") and bool(pieces[j].conj or behind.norm == "برئاسه")
    return behind.norm in ("مع", "بين") or (behind.prep == "ب" and behind.phrase is not None and behind.phrase.kind in ("person", "office"))


def number_at(pieces: Sequence[Piece], k: int) -> int:
    """The value of the ordinal that begins at piece k, «الثانية», «الحادية عشرة», or 0."""
    if k >= len(pieces) or not begins_ordinal[pieces[k].norm]:
        return 0
    words = [p.norm for p in pieces[k : k + 2]]
    return ordinals().get(" ".join(words), 0) or ordinals().get(words[0], 0)


@Kept
def begins_ordinal(norm: str) -> bool:
    """Whether an ordinal may begin with this word: the gate before `number_at`."""
    return any(form == norm or form.startswith(f"{norm} ") for form in ordinals())


@cache
def ordinals() -> dict[str, int]:
    """The value of each ordinal, with the article and without."""
    rows = [(int(row["value"]), fold(word)) for row in lexicon.table("number_words") if row["class"] == "ordinal" for word in row.many("word")]
    return {form: value for value, word in rows for form in (word, word.removeprefix("ال"))}


@Kept
def _may_count_off(norm: str) -> bool:
    return plain(norm.removeprefix("و")) in _COUNTING

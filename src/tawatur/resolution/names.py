"""Whether two names may be one person's: letters that outlets swap, particles, given names that never stand for each other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from tawatur import lexicon
from tawatur.language import fold

SAME = 0.8  # least score; chosen on the development half of data/examples/name_pairs.tsv
PARTICLES = frozenset(
    ["ال", "بن", "ابن", "بنت", "ابو", "ابي", "ابا", "ام", "ولد", "دو", "دي", "فان", "فون", "لو", "لا"]
)
HONORIFICS = frozenset(
    [
        "الشيخ",
        "السيد",
        "الدكتور",
        "د",
        "الامير",
        "الملك",
        "الرييس",
        "الجنرال",
        "اللواء",
        "الفريق",
        "العميد",
        "المشير",
        "السيده",
        "الوزير",
    ]
)
# Letters that stand for one foreign sound: g (غ ج ق ك), t/th/s, p/b, v/f, ch/sh, emphatics.
_CLASSES = {
    **dict.fromkeys("قكجغگخ", "k"), **dict.fromkeys("تطثة", "t"), **dict.fromkeys("سصش", "s"), **dict.fromkeys("دضذظز", "d"), **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("فڤ", "f"), "ر": "r", "ل": "l", "م": "m", "ن": "n", "ح": "h", "ه": "h",
}  # fmt: skip
_LATIN = (
    ("tch", "s"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("zh", "d"), ("ck", "k"), ("ow", ""), ("x", "ks"),
)  # fmt: skip
_LATIN_CLASS = {
    **dict.fromkeys("kgqcj", "k"),
    **dict.fromkeys("t", "t"),
    **dict.fromkeys("s", "s"),
    **dict.fromkeys("dz", "d"),
    **dict.fromkeys("bp", "b"),
    **dict.fromkeys("fv", "f"),
    "r": "r",
    "l": "l",
    "m": "m",
    "n": "n",
    "h": "h",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two names may be one person's. `partial`: one of them is a part of the other («قالن» of «إبراهيم قالن»)."""

    same: bool
    score: float  # 0 to 1
    reason: str
    partial: bool = False


@cache
def _given() -> frozenset[str]:
    return frozenset(fold(w) for row in lexicon.table("given_names") for w in row.many("word"))


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: particles, honorifics and the article cut, عبد joined to what follows."""
    plain = fold(unicodedata.normalize("NFC", name))
    plain = re.sub(r"\bعبد ?ال", "عبدال", plain)
    found: list[str] = []
    for word in re.findall(r"[^\W\d_]+", plain):
        if word in HONORIFICS and len(found) == 0:
            continue
        if word in PARTICLES:
            continue
        if word.startswith("ال") and len(word) > 4:
            word = word[2:]
        found.append(word)
    return tuple(found)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The word's consonants by class; double ones once: «كالين» and «قالن» give «kln»."""
    if re.search(r"[A-Za-zÀ-ÿ]", word):
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", word.replace("ı", "i")) if not unicodedata.combining(c)
        ).casefold()
        for old, new in _LATIN:
            plain = plain.replace(old, new)
        letters = [_LATIN_CLASS.get(c, "") for c in plain]
    else:
        letters = [_CLASSES.get(c, "") for c in word.replace("تش", "ج")]  # one foreign sound: «عراقجي», «أراغتشي»
    out = ""
    for c in letters:
        if c and not out.endswith(c):
            out += c
    return out


@lru_cache(maxsize=200_000)
def _alike(a: str, b: str) -> float:
    """How alike two words of names are, 0 to 1."""
    if a == b:
        return 1.0
    latin = bool(re.search(r"[A-Za-z]", a)) != bool(re.search(r"[A-Za-z]", b))
    if not latin and _variants(a, b):
        return 0.96
    if not latin and a in _given() and b in _given():
        return 0.0
    one, two = skeleton(a), skeleton(b)
    if not one or not two:
        return 0.0
    if one == two:
        if latin:
            return 0.92
        return 0.95 if Levenshtein.distance(a, b) <= max(2, len(a) // 2) else 0.85
    if latin:
        near = Levenshtein.normalized_similarity(one, two)
        return 0.85 if near >= 0.75 and min(len(one), len(two)) >= 3 else near * 0.8
    distance = Levenshtein.distance(a, b)
    if min(len(a), len(b)) >= 5 and distance <= 1:
        return 0.85
    if (
        min(len(one), len(two)) >= 3
        and Levenshtein.distance(one, two) <= 1
        and distance <= 2
        and min(len(a), len(b)) >= 6
    ):
        return 0.82
    return 0.6 * Levenshtein.normalized_similarity(a, b)


@cache
def _spellings() -> dict[str, int]:
    return {fold(w): n for n, row in enumerate(lexicon.table("given_name_variants")) for w in row.many("word")}


def _variants(a: str, b: str) -> bool:
    """Whether two given names are spellings of one."""
    row = _spellings().get(a)
    return row is not None and row == _spellings().get(b)


def compare(a: str, b: str) -> Comparison:
    """Whether two names, in Arabic or Latin letters, may be one person's."""
    one, two = words(a), words(b)
    if not one or not two:
        return Comparison(False, 0.0, "no name to compare")
    if one == two:
        return Comparison(True, 1.0, "the same words")
    short, long = sorted((one, two), key=len)
    best: list[float] = []
    used: set[int] = set()
    pairs: list[tuple[str, str]] = []
    at = 0
    for word in short:
        options = [(_alike(word, other), k) for k, other in enumerate(long) if k not in used and k >= at]
        score, k = max(options, default=(0.0, -1))
        if k >= 0:
            used.add(k)
            at = k
        best.append(score)
        pairs.append((word, long[k] if k >= 0 else ""))
    if len(short) == 1:
        alike = max(_alike(short[0], w) for w in long)
        last = _alike(short[0], long[-1])
        if len(long) == 1:
            return _verdict(alike, short[0], long[0])
        if last >= SAME:
            return Comparison(
                True, round(0.8 * last, 3), f"«{short[0]}» may be the surname of «{' '.join(long)}»", True
            )
        return Comparison(False, round(0.5 * alike, 3), f"«{short[0]}» is no surname of «{' '.join(long)}»")
    worst = min(range(len(best)), key=lambda k: best[k])
    score = min(best) * 0.6 + sum(best) / len(best) * 0.4
    if best[worst] < 0.78:
        return Comparison(False, round(score * 0.8, 3), f"«{pairs[worst][0]}» is not «{pairs[worst][1] or 'there'}»")
    if len(long) > len(short):
        score -= 0.03 * (len(long) - len(short))
    return Comparison(
        score >= SAME - 0.02,
        round(score, 3),
        "; ".join(f"«{x}» as «{y}»" for x, y in pairs if x != y) or "one leaves words out",
    )


def _verdict(alike: float, a: str, b: str) -> Comparison:
    return Comparison(
        alike >= SAME,
        round(alike, 3),
        f"«{a}» and «{b}» {'are spelled for one sound' if alike >= SAME else 'sound different'}",
    )


def keys(name: str) -> frozenset[str]:
    """Blocking keys: names of one person share the first and last consonants' key of some word pair."""
    found = [skeleton(w) for w in words(name)]
    found = [s for s in found if s]
    if not found:
        return frozenset()
    return frozenset({f"{found[0][:2]}|{found[-1][:2]}"})

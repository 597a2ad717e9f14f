"""Whether two names may be one person's: their words, aligned from given name to surname, each as alike as outlets spell one sound."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.resolution.spelling import LEAST, alike, coarse, given, is_latin, plain_latin, servant, sounds

SAME = LEAST
_PARTICLES = frozenset(
    [
        "ال",
        "بن",
        "ابن",
        "بنت",
        "ولد",
        "دو",
        "دي",
        "دا",
        "ديل",
        "فان",
        "فون",
        "لو",
        "لا",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "bint",
        "ould",
        "oul",
        "de",
        "di",
        "da",
        "del",
        "van",
        "von",
        "le",
        "la",
        "du",
    ]
)
_KUNYA = frozenset(["ابو", "ابي", "ابا", "بو", "ام", "abu", "abou", "aboul", "abul", "bou", "umm", "om"])
# A first name that stands before the name one goes by: «محمد جواد ظريف» is «جواد ظريف».
_PREFIXED = frozenset(fold(w) for w in ("محمد", "سيد", "ملا", "الملا", "خواجة", "مير", "Mohammad", "Khawaja"))
_SKIPPED = 0.03  # taken off the score for each word that one of the names leaves out
_CLASSES = {
    **dict.fromkeys("قكجغگخ", "k"), **dict.fromkeys("تطثة", "t"), **dict.fromkeys("سصش", "s"), **dict.fromkeys("دضذظز", "d"), **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("فڤ", "f"), "ر": "r", "ل": "l", "م": "m", "ن": "n", "ح": "h", "ه": "h",
}  # fmt: skip
_LATIN = (
    ("tch", "s"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("zh", "d"), ("ck", "k"), ("ow", ""), ("x", "ks"),
)  # fmt: skip
_LATIN_CLASS = {
    **dict.fromkeys("kgqcj", "k"), **dict.fromkeys("dz", "d"), **dict.fromkeys("bp", "b"), **dict.fromkeys("fv", "f"), **{c: c for c in "tsrlmnh"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether two names may be one person's. `partial`: one of them is a part of the other («قالن» of «إبراهيم قالن»)."""

    same: bool
    score: float  # 0 to 1
    reason: str
    partial: bool = False


@cache
def _honorifics() -> frozenset[str]:
    """Words before a name that are none: of one word, from the tables of honorifics and titles."""
    found = {fold(w) for row in lexicon.table("honorifics") for w in row.many("word")}
    found |= {fold(w) for row in lexicon.table("titles") for w in row.many("title_ar")}
    ranks = "الحاج الاستاذ المهندس المشير العميد اللواء الفريق العماد القاضي الملا البطريرك د اول ايه الله سمو معالي"
    latin = "mr mrs dr gen general brig col prince king sheikh shaikh sayyed sayyid president minister ambassador"
    found = {w for w in found if " " not in w and w not in given()}  # «سلطان» is a name, «السلطان» a title
    return frozenset(found) | frozenset(f"{ranks} {latin}".split())


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: titles and particles cut, عبد and أبو joined to what follows, the article left on."""
    plain = fold(unicodedata.normalize("NFC", name))
    bare = re.sub(r"[(\"«“].*?[)\"»”]", " ", plain)
    plain = bare if bare.strip() else plain
    found: list[str] = []
    raw = re.findall(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*", plain)
    k = 0
    while k < len(raw):
        word = raw[k]
        low = plain_latin(word) if is_latin(word) else word
        if not found and low in _honorifics() and k + 1 < len(raw):
            k += 1
        elif low in ("عبد", "عبيد") and k + 1 < len(raw) and raw[k + 1] not in _PARTICLES:
            found.append("عبد" + raw[k + 1].removeprefix("ال"))
            k += 2
        elif low in ("abdel", "abdul", "abd", "abdol", "abed") and k + 1 < len(raw):
            step = 2 if plain_latin(raw[k + 1]) in ("al", "el") and k + 2 < len(raw) else 1
            found.append("abd" + plain_latin(raw[k + step]))
            k += step + 1
        elif low in _KUNYA and k + 1 < len(raw):
            step = 2 if plain_latin(raw[k + 1]) in ("al", "el") and k + 2 < len(raw) else 1
            rest = raw[k + step]
            found.append("abu" + plain_latin(rest) if is_latin(rest) else "ابو" + rest.removeprefix("ال"))
            k += step + 1
        else:
            if low not in _PARTICLES:
                found.append(_joined(low))
            k += 1
    return tuple(found)


def _joined(word: str) -> str:
    """A word written on to «أبو» or «عبد», in one form: «ابوالغيط» as «أبو الغيط»."""
    return "ابو" + word[5:] if word.startswith("ابوال") and len(word) > 6 else servant(word)


def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name, without a byname at its end («إسماعيل هنية أبو العبد»), and the byname in brackets alone."""
    full = words(name)
    byname = re.search(r"[(\"«“](.+?)[)\"»”]", name)
    if byname and words(byname[1]) != full:
        return full, words(byname[1])
    if len(full) > 2 and full[-1].startswith(("ابو", "abu")):
        return full, full[:-1]
    return (full,)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The word's consonants by class; double ones once: «كالين» and «قالن» give «kln»."""
    word = word[2:] if word.startswith("ال") and len(word) > 4 else word
    if is_latin(word):
        plain = plain_latin(word).translate(str.maketrans("çşščćžğı", "ssssszgi"))
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


def compare(a: str, b: str) -> Comparison:
    """Whether two names, in Arabic or Latin letters, may be one person's."""
    found = [_compare(x, y) for x in _forms(a) for y in _forms(b) if x and y]
    return max(found, key=lambda c: (c.same, c.score), default=Comparison(False, 0.0, "no name to compare"))


def begin_apart(a: str, b: str) -> bool:
    """Whether the first words of two names are so far from each other that `compare` finds no one man in them; costs far less to ask."""
    return all(_begin_apart(x, y) for x in _forms(a) for y in _forms(b) if x and y)


def _begin_apart(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    short, long = sorted((one, two), key=len)
    if len(short) < 2:
        return False
    ways = ((short[0], 1), (short[0], 2), (short[0] + short[1], 1))
    return all(alike(x, "".join(long[k : k + n])) < SAME for k in _starts(long) for x, n in ways if k + n <= len(long))


def _starts(long: tuple[str, ...]) -> tuple[int, ...]:
    """The words of the longer name at which the shorter may begin: one goes without the «محمد» of many names."""
    return (0, 1) if fold(long[0]) in _PREFIXED or alike(long[0], "محمد") >= 0.9 else (0,)


@lru_cache(maxsize=100_000)
def _compare(one: tuple[str, ...], two: tuple[str, ...]) -> Comparison:
    if one == two:
        return Comparison(True, 1.0, "the same words")
    short, long = sorted((one, two), key=len)
    if len(long) == 1 or (len(short) == 1 and len(long) == 2 and alike(short[0], "".join(long)) >= 0.95):
        return _verdict(alike(short[0], "".join(long)), short[0], " ".join(long))
    if len(short) == 1:
        return _surname(short[0], long)
    return _aligned(short, long)


def _verdict(score: float, a: str, b: str) -> Comparison:
    same = score >= SAME
    return Comparison(
        same, round(score, 3), f"«{a}» and «{b}» {'are spelled for one sound' if same else 'sound different'}"
    )


def _surname(word: str, long: tuple[str, ...]) -> Comparison:
    whole = " ".join(long)
    last = max(alike(word, long[-1]), alike(word, long[-2] + long[-1]))
    if last >= SAME:
        return Comparison(True, round(0.8 * last, 3), f"«{word}» may be the surname of «{whole}»", True)
    most = max(alike(word, w) for w in long)
    return Comparison(False, round(0.5 * most, 3), f"«{word}» is no surname of «{whole}»")


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> Comparison:
    """Each word of the shorter name with one of the longer, in order, the given names with each other."""
    best: tuple[float, list[tuple[str, str, float]]] = (-1.0, [])
    for start in _starts(long):
        for pairs in _alignments(short, long[start:]):
            score = min(p[2] for p in pairs) * 0.6 + sum(p[2] for p in pairs) / len(pairs) * 0.4
            score -= _SKIPPED * (len(long) - sum(len(p[1].split(" ")) for p in pairs))
            best = max(best, (score, pairs), key=lambda x: x[0])
    score, pairs = best
    if not pairs:
        return Comparison(False, 0.0, f"«{' '.join(short)}» has no place in «{' '.join(long)}»")
    worst = min(pairs, key=lambda p: p[2])
    if worst[2] < SAME:
        return Comparison(False, round(max(score, 0) * 0.8, 3), f"«{worst[0]}» is not «{worst[1]}»")
    told = "; ".join(f"«{x}» as «{y}»" for x, y, s in pairs if s < 1.0) or "one leaves words out"
    return Comparison(score >= SAME - 0.06, round(score, 3), told)


def _alignments(
    short: tuple[str, ...], long: tuple[str, ...], first: bool = True
) -> list[list[tuple[str, str, float]]]:
    """Ways to give the words of the shorter name to the longer: none skipped in the shorter, two written as one allowed, the first fixed.

    Only the best way from each choice is followed, so that long names stay cheap.
    """
    if not short:
        return [[]]
    found = []
    for k in range(len(long) if not first else min(1, len(long))):
        for mine, yours in ((1, 1), (1, 2), (2, 1)):
            if mine > len(short) or k + yours > len(long):
                continue
            x, y = "".join(short[:mine]), "".join(long[k : k + yours])
            likeness = alike(x, y)
            if mine + yours > 2 and likeness < 0.94:
                continue
            if likeness < SAME and len(long) - k > len(short):
                continue
            for rest in _alignments(short[mine:], long[k + yours :], False)[:1]:
                found.append([(" ".join(short[:mine]), " ".join(long[k : k + yours]), likeness), *rest])
    return sorted(found, key=lambda pairs: -min(p[2] for p in pairs))


@lru_cache(maxsize=100_000)
def keys(name: str) -> frozenset[str]:
    """Blocking keys: names of one person share the first consonants of given name and surname, or the surname's coarse sounds."""
    form = _forms(name)[0]
    form = form[:-1] if len(form) > 2 and form[-1].startswith(("ابو", "abu")) else form
    found = [s for s in (skeleton(w) for w in form) if s]
    if not found:
        return frozenset()
    first, last = coarse(sounds(_plain(form[0]))), coarse(sounds(_plain(form[-1])))
    return frozenset({f"{found[0][:2]}|{found[-1][:2]}", f"{first[:1]}/{last[:5]}"})


def _plain(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word

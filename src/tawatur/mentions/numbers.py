"""Numbers in digits, words and mixed forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.language import Token, fold
from tawatur.model import Bound

_ONES = {
    1: "واحد واحدة أحد إحدى", 2: "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنان إثنين", 3: "ثلاثة ثلاث", 4: "أربعة أربع اربعة اربع", 5: "خمسة خمس", 6: "ستة ست",
    7: "سبعة سبع", 8: "ثمانية ثماني ثمان", 9: "تسعة تسع", 10: "عشرة عشر",
}  # fmt: skip
_TENS = {20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين", 70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين"}
_HUNDREDS = {
    100: "مئة مائة مية", 200: "مئتان مئتين مائتان مائتين مئتا مئتي مائتي مائتا", 300: "ثلاثمئة ثلاثمائة", 400: "أربعمئة أربعمائة", 500: "خمسمئة خمسمائة", 600: "ستمئة ستمائة",
    700: "سبعمئة سبعمائة", 800: "ثمانمئة ثمانمائة ثمانيمئة", 900: "تسعمئة تسعمائة",
}  # fmt: skip
SMALL = {fold(w): n for table in (_ONES, _TENS, _HUNDREDS) for n, ws in table.items() for w in ws.split()}
SCALES = {
    fold(w): (n, k)
    for n, k, ws in (
        (1000, 1, "ألف ألفا آلاف الف الفا"), (1000, 2, "ألفان ألفين الفين ألفي"), (10**6, 1, "مليون مليونا ملايين"), (10**6, 2, "مليونان مليونين مليوني"),
        (10**9, 1, "مليار مليارا مليارات بليون"), (10**9, 2, "ملياران مليارين ملياري"), (10**12, 1, "تريليون تريليونا تريليونات"),
    )
    for w in ws.split()
}  # fmt: skip
_ORDINALS = {
    fold(w): n
    for n, ws in {
        1: "الأول الأولى", 2: "الثاني الثانية", 3: "الثالث", 4: "الرابع", 5: "الخامس", 6: "السادس", 7: "السابع", 8: "الثامن", 9: "التاسع", 10: "العاشر",
        11: "الحادي", 20: "العشرين العشرون", 30: "الثلاثين الثلاثون",
    }.items()
    for w in ws.split()
}  # fmt: skip
VAGUE = frozenset(map(fold, "عشرات مئات آلاف الآلاف العشرات المئات ملايين بضعة بضع عدة".split()))
_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("ما", "لا", "يقل", "عن"), "more than"), (("لا", "يقل", "عن"), "more than"), (("ما", "يزيد", "علي"), "more than"), (("ما", "يزيد", "عن"), "more than"),
    (("اكثر", "من"), "more than"), (("ازيد", "من"), "more than"), (("يزيد", "علي"), "more than"), (("يزيد", "عن"), "more than"), (("فوق",), "more than"),
    (("اقل", "من"), "less than"), (("ما", "يقارب"), "about"), (("ما", "يقرب", "من"), "about"), (("يقارب",), "about"), (("نحو",), "about"), (("حوالي",), "about"),
    (("قرابه",), "about"), (("زهاء",), "about"), (("تقريبا",), "about"), (("يناهز",), "about"), (("ما", "يناهز"), "about"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at tokens start..end (end exclusive), bound words before it included. `high` is the upper end of a range."""

    value: float
    high: float | None
    bound: Bound
    start: int
    end: int
    percent: bool = False


def small_number(norm: str) -> int | None:
    """Value of a number word, with or without its article: «ثلاثة», «الثلاثة»."""
    return SMALL.get(norm) or (SMALL.get(norm[2:]) if norm.startswith("ال") else None)


def ordinal(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """(value, next token) of an ordinal: «الثالث», «الثالث عشر», «الثالث والعشرين»."""
    word = tokens[i].norm
    if word not in _ORDINALS and len(word) > 3 and word[0] in "وبفل" and word[1:] in _ORDINALS:
        word = word[1:]
    n = _ORDINALS.get(word)
    if n is None:
        return None
    if i + 1 < len(tokens):
        ahead = tokens[i + 1].norm
        if ahead == "عشر" and n < 10:
            return n + 10, i + 2
        if ahead == "عشر" and n == 11:
            return 11, i + 2
        if ahead.startswith("و") and _ORDINALS.get(ahead[1:]) in (20, 30) and n < 12:
            return (1 if n == 11 else n) + _ORDINALS[ahead[1:]], i + 2
    return None if n == 11 else (n, i + 1)


def _digits(norm: str) -> float | None:
    plain = norm
    if "," in plain:
        parts = plain.split(",")
        if all(len(p.split(".")[0]) == 3 for p in parts[1:]):
            plain = plain.replace(",", "")
        elif len(parts) == 2:
            plain = plain.replace(",", ".")
        else:
            return None
    if plain.count(".") == 1 and len(plain.split(".")[1]) == 3 and len(plain.split(".")[0]) <= 3 and plain[0] != "0":
        plain = plain.replace(".", "")
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    try:
        return float(plain)
    except ValueError:
        return None


def _simple(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """A number below its scale: digits, or words joined by «و»."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.kind == "number":
        value = _digits(token.norm)
        return (value, i + 1) if value is not None else None
    word = token.norm
    n = SMALL.get(word)
    if n is None:
        return None
    total, j = float(n), i + 1
    while j < len(tokens):
        norm = tokens[j].norm
        if norm in ("عشر", "عشره") and total < 10:
            total, j = total + 10, j + 1
        elif norm in ("مئه", "مائه") and 3 <= total <= 9:
            total, j = total * 100, j + 1
        elif norm.startswith("و") and (more := SMALL.get(norm[1:])) is not None and (more < total or more >= 20) and more != 100:
            total, j = total + more, j + 1
        else:
            break
    return total, j


def parse_number(tokens: Sequence[Token], i: int) -> Number | None:
    """The number at token i with the bound before it: «نحو 1.9 مليون», «27 ألفاً و131», «مليونين ونصف», «بين 10 و15»; None where there is none."""
    start, bound, j = i, "exact", i
    for words, kind in _BOUNDS:
        if all(i + k < len(tokens) and (tokens[i + k].norm == w or (k == 0 and tokens[i].norm in ("و" + w, "ل" + w, "ب" + w))) for k, w in enumerate(words)):
            bound, j = kind, i + len(words)
            break
    if j < len(tokens) and tokens[j].norm in ("بين", "من") and bound == "exact":
        low = _amount(tokens, j + 1)
        if low is not None and low[1] < len(tokens) and tokens[low[1]].norm in ("و", "الي"):
            high = _amount(tokens, low[1] + 1)
            if high is not None and high[0] > low[0]:
                scale = high[0] / low[0]
                value = low[0] * 1000 if scale >= 500 and high[0] % 1000 == 0 and low[0] < 1000 else low[0]
                return Number(value, high[0], "range", start, high[1])
        return None
    amount = _amount(tokens, j)
    if amount is None:
        return None
    value, j = amount
    percent = False
    if j < len(tokens) and (tokens[j].norm in ("%", "بالميه", "بالمايه") or (tokens[j].norm in ("في",) and j + 1 < len(tokens) and tokens[j + 1].norm in ("الميه", "المايه", "المئه", "المائه"))):
        percent = True
        j += 1 if tokens[j].norm != "في" else 2
    elif j < len(tokens) and tokens[j].norm in ("بالمئه", "بالمائه"):
        percent, j = True, j + 1
    if j < len(tokens) and tokens[j].norm == "تقريبا" and bound == "exact":
        bound, j = "about", j + 1
    return Number(value, None, bound, start, j, percent)  # type: ignore[arg-type]


def _amount(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """Value of a whole number phrase, scales and joined parts included."""
    total, j = 0.0, i
    seen = False
    while j < len(tokens):
        word = tokens[j].norm
        joined = False
        if seen:
            if word == "و" and j + 1 < len(tokens):
                joined, k = True, j + 1
            elif word.startswith("و") and len(word) > 2:
                joined, k = True, j
            else:
                break
            if not joined:
                break
            head = tokens[k].norm[1:] if k == j else tokens[k].norm
            if head == "نصف" and total >= 1000:
                scale = 10 ** (len(str(int(total))) - 1)
                scale = 1000 if total < 10**6 else 10**6 if total < 10**9 else 10**9
                return total + scale / 2, k + 1
            part = _part(tokens, k, head if k == j else None)
            if part is None or part[0] >= _least_scale(total):
                break
        else:
            part = _part(tokens, j, None)
            if part is None:
                return None
        total, j, seen = total + part[0], part[1], True
        if total < 1000:
            break
    return (total, j) if seen else None


def _least_scale(total: float) -> float:
    for scale in (1000, 10**6, 10**9, 10**12):
        if total % (scale * 1000) != 0 or total < scale * 1000:
            return scale
    return 10**12


def _part(tokens: Sequence[Token], j: int, head: str | None) -> tuple[float, int] | None:
    """One addend: «27 ألفاً», «مليونين», «131»."""
    word = head if head is not None else tokens[j].norm
    if word in SCALES and word not in VAGUE:
        n, k = SCALES[word]
        return float(n * k), j + 1
    if head is not None:
        n = SMALL.get(head)
        if n is None:
            return None
        value, k2 = float(n), j + 1
        rest = _simple(tokens, k2)
        if rest is not None and False:
            value += rest[0]
    else:
        simple = _simple(tokens, j)
        if simple is None:
            return None
        value, k2 = simple
    if k2 < len(tokens) and tokens[k2].norm in SCALES and SCALES[tokens[k2].norm][1] == 1:
        return value * SCALES[tokens[k2].norm][0], k2 + 1
    return value, k2

"""Numbers in digits, words and mixed forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast, get_args

from tawatur.language import Token
from tawatur.language.kept import Kept
from tawatur.mentions.word_classes import Classes, by_first_word, met
from tawatur.model import Bound

_RANGE_OPENERS = frozenset(("بين", "من"))
_RANGE_JOINTS = frozenset(("و", "الي", "-", "–", "او", "حتي"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at tokens start..end (end exclusive), the bound words before and behind it included.

    `high` is the upper end of a range. `vague`: a size without a number («عشرات»), whose `value` is then only the least it can be.
    """

    value: float
    high: float | None
    bound: Bound
    start: int
    end: int
    percent: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class _Amount:
    value: float
    factor: float  # what stands before the last scale word: 3 of «3 آلاف»
    scale: float
    end: int
    digits: bool


@cache
def _words() -> dict[str, Classes]:
    """First word → class → (the words that follow it, value), the longest first."""
    return by_first_word("number_words", "value")


@Kept
def _classes(norm: str) -> Classes | None:
    return _words().get(norm)


def _value(tokens: Sequence[Token], i: int, kind: str, norm: str | None = None) -> tuple[str, int] | None:
    """(value, next token) of a word of class `kind` at token i; `norm` replaces the token's own form."""
    if i >= len(tokens):
        return None
    classes = _classes[tokens[i].norm if norm is None else norm]
    return met(classes, kind, tokens, i) if classes is not None else None


@lru_cache(maxsize=100_000)
def small_number(norm: str) -> int | None:
    """Value of a number word below a thousand, with or without its article: «ثلاثة», «الثلاثة»; None for another word."""
    for word in (norm, norm[2:] if norm.startswith("ال") else ""):
        for kind in ("unit", "ten", "hundred"):
            for tail, value in (_classes[word] or {}).get(kind, ()):
                if not tail:
                    return int(value)
    return None


def _ordinal_forms(norm: str) -> tuple[str, str, str]:
    return norm, norm[1:] if norm[0] in "وفبل" else "", "ا" + norm[1:] if norm.startswith("لل") else ""


@lru_cache(maxsize=200_000)
def may_be_ordinal(norm: str) -> bool:
    """Whether an ordinal can begin with this folded word: the gate before `ordinal`."""
    return any(form and "ordinal" in (_classes[form] or ()) for form in _ordinal_forms(norm))


def ordinal(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """(value, next token) of an ordinal: «الثالث», «الثالث عشر», «والثالث والعشرين»; None where there is none."""
    if i >= len(tokens) or tokens[i].kind != "word" or not may_be_ordinal(tokens[i].norm):
        return None
    for form in _ordinal_forms(tokens[i].norm):
        hit = _value(tokens, i, "ordinal", form) if form else None
        if hit is None:
            continue
        n, j = int(hit[0]), hit[1]
        if 2 <= n <= 9 and j < len(tokens):
            ahead = tokens[j].norm
            if ahead in ("عشر", "عشره"):
                return n + 10, j + 1
            if (
                ahead[0] == "و"
                and (ten := _value(tokens, j, "ordinal", ahead[1:])) is not None
                and int(ten[0]) in (20, 30)
            ):
                return n + int(ten[0]), ten[1]
        return n, j
    return None


def digits(norm: str, scaled: bool = False) -> float | None:
    """Value of a folded number token: «27,131» and «27.131» are thousands unless a scale word follows (`scaled`), «1.9» and «1,5» are not."""
    if norm.isdigit():
        return float(norm)
    for mark in ",.":
        parts = norm.split(mark)
        if (
            len(parts) > 1
            and all(len(p) == 3 and p.isdigit() for p in parts[1:])
            and parts[0].isdigit()
            and len(parts[0]) <= 3
        ):
            if scaled and len(parts) == 2 and mark == ".":
                break
            if parts[0] != "0":
                return float("".join(parts))
    whole, *rest = norm.split(",")
    if rest and all(len(p.split(".")[0]) == 3 for p in rest):
        norm = whole + "".join(rest)
    plain = norm.replace(",", ".")
    return float(plain) if plain.count(".") == 1 and plain.replace(".", "").isdigit() else None


def _scale_at(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    hit = _value(tokens, i, "scale")
    return (float(hit[0]), hit[1]) if hit is not None else None


def _atom(tokens: Sequence[Token], i: int, norm: str) -> tuple[float, int] | None:
    """Value of one word or digit group at token i, read as `norm`."""
    token = tokens[i]
    if token.kind == "number":
        value = digits(norm, _scale_at(tokens, i + 1) is not None)
        end = i + 1
        if (
            value is not None and norm.isdigit() and len(norm) <= 3 and value and end < len(tokens) and tokens[end].kind == "number"
            and len(tokens[end].norm) == 3 and tokens[end].norm.isdigit() and tokens[end].start == token.end + 1
        ):  # fmt: skip
            return value * 1000 + float(tokens[end].norm), end + 1  # 66 287
        return _split_decimal(tokens, i) or ((value, end) if value is not None else None)
    if token.kind != "word":
        return None
    classes = _classes[norm]
    if not classes:
        return None
    for kind in ("hundred", "ten", "unit"):
        if kind in classes:
            value = float(classes[kind][0][1])
            return _compound(tokens, i, value, norm)
    return None


def _split_decimal(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """A decimal whose mark cuts it in two numbers: «5ر13 مليون», which agencies write fraction first, is 13.5 million, «5،8 مليون» 5.8 million."""
    if i + 2 >= len(tokens) or tokens[i + 2].kind != "number" or tokens[i + 1].norm not in ("ر", "،"):
        return None
    one, mark, other = tokens[i : i + 3]
    if one.end != mark.start or mark.end != other.start or not (one.norm.isdigit() and other.norm.isdigit()):
        return None
    if mark.norm == "ر":
        return float(f"{other.norm}.{one.norm}"), i + 3
    return (float(f"{one.norm}.{other.norm}"), i + 3) if _scale_at(tokens, i + 3) is not None else None


def _compound(tokens: Sequence[Token], i: int, value: float, norm: str) -> tuple[float, int] | None:
    """«ثلاثة عشر», «خمس مئة»; «أحد» alone is no number."""
    ahead = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    if value < 10 and ahead in ("عشر", "عشره"):
        return value + 10, i + 2
    if 3 <= value <= 9 and (hundred := _value(tokens, i + 1, "hundred")) is not None and hundred[0] == "100":
        return value * 100, i + 2
    if norm in ("احد", "احدي") and not (ahead.startswith("و") and small_number(ahead[1:]) in range(20, 100, 10)):
        return None
    if norm in ("اثنا", "اثني", "اثنتا", "اثنتي"):
        return None
    return value, i + 1


def _joined(tokens: Sequence[Token], i: int) -> tuple[int, str] | None:
    """(token, its form) of what «و» joins at token i: «و131», «و 131», «وعشرون»."""
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    if norm == "و" and i + 1 < len(tokens):
        return i + 1, tokens[i + 1].norm
    if len(norm) > 2 and norm[0] == "و" and tokens[i].kind == "word":
        return i, norm[1:]
    return None


def _group(tokens: Sequence[Token], i: int, norm: str) -> tuple[float, int] | None:
    """A number below its scale: digits, or words joined by «و» that fit together: «مئة وثلاثة وعشرين»."""
    first = _atom(tokens, i, norm)
    if first is None or tokens[i].kind == "number":
        return first
    total, end = first
    last = total
    while (ahead := _joined(tokens, end)) is not None:
        k, form = ahead
        if tokens[k].kind != "word":
            break
        more = _atom(tokens, k, form)
        if more is None or not _fits(last, more[0]):
            break
        total, end, last = total + more[0], more[1], more[0]
    return total, end


def _fits(last: float, more: float) -> bool:
    """Whether «more» continues a number whose last part was `last`: units after hundreds, tens after units or hundreds."""
    if more >= 100:
        return False
    if last >= 100:
        return True
    return last < 10 and more >= 20 and more % 10 == 0


_DUALS = frozenset({"مليونا", "الفا", "مليارا"})


def _is_dual(tokens: Sequence[Token], i: int, norm: str) -> bool:
    """Whether «مليونا شخص» means two: without tanween and completed by what it counts."""
    if norm not in _DUALS or i + 1 >= len(tokens) or tokens[i + 1].kind != "word" or "\u064b" in tokens[i].text:
        return False
    following = tokens[i + 1].norm
    return len(following) > 2 and following[0] not in "وبل" and not following.startswith("ال")


def _part(tokens: Sequence[Token], i: int, norm: str) -> _Amount | None:
    """One addend with its scale: «27 ألفاً», «مليونين», «نصف مليون», «131»."""
    classes = _classes[norm] or {}
    if "pair" in classes:
        value = float(classes["pair"][0][1])
        return _Amount(value, 2, value / 2, i + 1, False)
    if "fraction" in classes:
        scale = _scale_at(tokens, i + 1)
        if scale is None or scale[0] < 10**6:
            return None
        fraction = float(classes["fraction"][0][1])
        return _Amount(fraction * scale[0], fraction, scale[0], scale[1], False)
    group = _group(tokens, i, norm)
    if group is None:
        if "scale" in classes and "vague" not in classes:
            scale_value = float(classes["scale"][0][1])
            count = 2 if _is_dual(tokens, i, norm) else 1
            return _Amount(count * scale_value, count, scale_value, i + 1, False)
        return None
    value, end = group
    is_digits = tokens[i].kind == "number"
    scale = _scale_at(tokens, end)
    if scale is None:
        return _Amount(value, value, 1, end, is_digits)
    if (again := _scale_at(tokens, scale[1])) is not None and again[0] > scale[0]:  # مئة ألف مليون
        scale = (scale[0] * again[0], again[1])
    return _Amount(value * scale[0], value, scale[0], scale[1], is_digits)


def _amount(tokens: Sequence[Token], i: int, norm: str | None = None) -> _Amount | None:
    """A whole number phrase: parts of falling scale joined by «و», and a fraction of the last scale: «مليونين ونصف المليون»."""
    if i >= len(tokens):
        return None
    first = _part(tokens, i, tokens[i].norm if norm is None else norm)
    if first is None:
        return None
    total, scale, end = first.value, first.scale, first.end
    while scale >= 1000 and (ahead := _joined(tokens, end)) is not None:
        k, form = ahead
        fraction = (_classes[form] or {}).get("fraction")
        if fraction and _scale_at(tokens, k + 1) is None:
            end = k + 1
            if (
                end < len(tokens)
                and tokens[end].norm.startswith("ال")
                and "scale" in (_classes[tokens[end].norm[2:]] or {})
            ):
                end += 1
            return _Amount(total + float(fraction[0][1]) * scale, first.factor, scale, end, first.digits)
        more = _part(tokens, k, form)
        if more is None or more.value >= scale:
            break
        total, scale, end = total + more.value, more.scale, more.end
    return _Amount(total, first.factor, first.scale, end, first.digits)


def _bound(tokens: Sequence[Token], i: int) -> tuple[Bound, int]:
    """The bound that the words at token i set, and the token behind them."""
    norm = tokens[i].norm
    for form in (norm, norm[1:] if norm[0] in "وبلف" else ""):
        hit = _value(tokens, i, "bound", form) if form else None
        if hit is not None:
            return cast(Bound, hit[0]), hit[1]
    return "exact", i


def _after(tokens: Sequence[Token], i: int) -> tuple[Bound, int] | None:
    hit = _value(tokens, i, "after")
    return (cast(Bound, hit[0]), hit[1]) if hit is not None else None


def bound_behind(tokens: Sequence[Token], i: int) -> tuple[Bound, int] | None:
    """(bound, next token) of «على الأقل» and the like at token i; None where there is none."""
    return _after(tokens, i)


def _forms(token: Token) -> Iterator[str]:
    """The word as it stands, then without a conjunction or preposition."""
    yield token.norm
    if token.kind == "word" and len(token.norm) > 3 and token.norm[0] in "وفبل":
        yield token.norm[1:]
        if len(token.norm) > 4 and token.norm[1] in "بل":
            yield token.norm[2:]


@Kept
def may_begin(norm: str) -> bool:
    """Whether a number phrase, its bound words included, can begin with this folded word: the gate before `parse_number`."""
    if norm in ("بين", "من", "ما", "ال"):
        return True
    forms = [norm]
    if len(norm) > 3 and norm[0] in "وفبل":
        forms.append(norm[1:])
        if norm[1] in "بل":
            forms.append(norm[2:])
    kinds = {"unit", "ten", "hundred", "scale", "pair", "fraction", "vague", "few", "bound"}
    return any(kinds & set(_classes[form] or ()) for form in forms) or norm in ("وبين", "وما")


def parse_number(tokens: Sequence[Token], i: int) -> Number | None:
    """The number that begins at token i, bound words included; None where there is none.

    «نحو 1.9 مليون», «27 ألفاً و131», «مليونين ونصف», «بين 10 و15», «ما لا يقل عن ثلاثة وعشرين»; vague sizes («عشرات») come back as `vague`.
    """
    if (
        i >= len(tokens)
        or (tokens[i].kind == "word" and not may_begin[tokens[i].norm])
        or tokens[i].kind in ("mark", "latin")
    ):
        return None
    bound, j = _bound(tokens, i)
    if j < len(tokens) and bound != "exact" and (twice := _bound(tokens, j))[1] > j:
        bound, j = (twice[0] if twice[0] != "about" else bound), twice[1]
    if (
        j < len(tokens)
        and tokens[j].norm in ("ال", "بال", "وال", "لل")
        and j + 1 < len(tokens)
        and tokens[j + 1].kind == "number"
    ):
        j += 1
    if j >= len(tokens):
        return None
    ranged = _range(tokens, i, j, bound)
    if ranged is not None:
        return ranged
    for form in _forms(tokens[j]) if j == i or bound != "exact" else (tokens[j].norm,):
        vague = _vague(tokens, i, j, form, bound)
        if vague is not None:
            return vague
        amount = _amount(tokens, j, form)
        if amount is not None:
            return _finished(tokens, amount.value, None, bound, i, amount.end)
    return None


def _vague(tokens: Sequence[Token], i: int, j: int, form: str, bound: Bound) -> Number | None:
    """«عشرات الآلاف», «بضعة ملايين», «مئات»: a size without a number."""
    classes = _classes[form] or {}
    if "vague" not in classes and "few" not in classes:
        return None
    end = j + 1
    while end < len(tokens) and {"vague", "scale"} & set(_classes[tokens[end].norm] or ()):
        end += 1
    if (
        end < len(tokens)
        and (first := tokens[end].norm).startswith("من")
        and first == "من"
        and end + 1 < len(tokens)
        and "vague" in (_classes[tokens[end + 1].norm] or {})
    ):
        end += 2
    least = (
        {"tens": 20, "hundreds": 200, "thousands": 2000, "millions": 2e6}.get(classes["vague"][0][1], 3)
        if "vague" in classes
        else 3
    )
    return Number(float(least), None, bound, i, end, vague=True)


def _range(tokens: Sequence[Token], i: int, j: int, bound: Bound) -> Number | None:
    """«بين 10 و15», «من 10 إلى 15», «10-15», «بين 3 و5 آلاف»."""
    norm = tokens[j].norm
    opened = norm in _RANGE_OPENERS or (norm[0] in "وما" and norm[1:] in _RANGE_OPENERS)
    if norm == "ما" and j + 1 < len(tokens) and tokens[j + 1].norm == "بين":
        opened, j = True, j + 1
    first = j + 1 if opened else j
    if first >= len(tokens) or (not opened and tokens[first].kind != "number"):
        return None
    low = _amount(tokens, first)
    if low is None or low.end >= len(tokens):
        return None
    joint = tokens[low.end].norm
    if joint == "و" and not opened:
        return None
    if joint in _RANGE_JOINTS:
        high = _amount(tokens, low.end + 1)
    elif joint.startswith("و") and opened:
        high = _amount(tokens, low.end, joint[1:])
    else:
        return None
    if high is None:
        return None
    start = low.value * high.scale if low.scale == 1 and high.scale > 1 and low.value < high.factor else low.value
    if high.value <= start:
        return None
    return _finished(tokens, start, high.value, "range", i, high.end)


def _finished(tokens: Sequence[Token], value: float, high: float | None, bound: Bound, start: int, end: int) -> Number:
    """The number with the percent sign and the bound that stand behind it."""
    percent = False
    hit = _value(tokens, end, "percent")
    if hit is not None:
        percent, end = True, hit[1]
    behind = _after(tokens, end)
    if behind is not None and bound == "exact":
        bound, end = behind
    return Number(round(value, 6), high, bound if bound in get_args(Bound) else "exact", start, end, percent)

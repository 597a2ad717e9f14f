"""The word before a number that says what befell the people it counts: «مقتل 12 شخصاً», «عدد القتلى … إلى 40»."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.mentions.counted_words import HARM, Scan
from tawatur.mentions.numbers import Number
from tawatur.mentions.words import RELATIVES, word_sets

_NOUN_REACH = 5  # words between a governing noun and its number
_VERB_REACH = 8  # between a governing verb and its number, the subject and a place standing there
_TOPIC_REACH = 24  # between «عدد القتلى» and its number
_ASIDE = 7  # words of an aside between its commas
_RELATIVE = 16  # words of a relative clause between its commas
_ON_WORD_OF = frozenset(("وفق", "وفقا", "بحسب", "حسب", "حسبما", "طبقا", "استنادا"))
_THEIR_NUMBER = frozenset(("عددهم", "عددهن", "عددها"))
COMMAS = frozenset("،,")
MARKS = frozenset("،,.؛:؟!")
_ROUND = frozenset(("الف", "مليون", "مائه", "مئه", "مليوني", "الفي"))
_COUNTRIES = word_sets()["countries_in_ya"]
_SINKING = frozenset(("غرق", "غرقت"))
_SENTENCING = frozenset(("قضت", "قضي", "حكمت", "اصدرت", "اصدر", "صدرت", "صدر", "طلبت", "طالبت", "هدد", "هددت", "ايدت", "الغت", "خففت"))
_LOSING = frozenset(("خسر", "خسرت", "خسرنا"))
_VESSELS = word_sets()["vessels"]
_BEGINNING = 4  # words before «النازحين» within which a word of reaching opens: «بلغ إجمالي عدد النازحين … نحو 70 ألفاً»


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that says what befell the people a number behind it counts. `at`: its token; `end`: the token behind it."""

    what: str
    kind: str  # noun, verb, topic
    at: int
    end: int


def governor_of(s: Scan, n: Number, counted: bool, behind: int) -> Governor | None:
    """The word before the number that says what befell the people it counts; None where nothing does, or it has its own object."""
    bracket = s.norm(n.start - 1) == "("
    marks = 0
    passed: int | None = None  # where an aside that has been passed over began
    for k in range(n.start - 1, max(-1, n.start - 2 - _TOPIC_REACH), -1):
        if k < behind:
            return None
        if passed is not None and k >= passed:
            marks += 1
            continue
        norm, gap = s.norm(k), n.start - k - 1
        if k in s.taken:
            marks += 1
            continue
        if s.tokens[k].kind == "mark":
            marks += 1
            if norm in MARKS:
                passed = _aside(s, k)
                if passed is None and k + 1 not in s.taken and k - 1 not in s.taken and not _goes_on(s, k):
                    return None
            continue
        if s.entries[k] is None:
            continue
        gap -= marks
        governor = _governor_at(s, k, n, gap, counted, bracket)
        if governor is not None:
            return _over_topic(s, governor, behind) if governor.kind == "topic" else governor
        if s.get(k, "stop") is not None and s.norm(k) not in ("من",):
            return None
    return None


def _goes_on(s: Scan, comma: int) -> bool:
    """Whether only a verb of reaching stands behind the comma, whose subject a long description parts from it: «عدد النازحين من … ، ارتفع إلى 100 ألف»."""
    return s.get(comma + 1, "reach") is not None and s.norm(comma + 1)[0] not in "بوفل" and s.norm(comma + 1) != "الي"


def _aside(s: Scan, closing: int) -> int | None:
    """Where the aside that a comma closes began: «قُتل، وفق المصادر، 10 أشخاص», «عدد القتلى، الذين سقطوا أمس، ارتفع إلى 20»; None where none does."""
    opening = next((k for k in range(closing - 1, max(-1, closing - 2 - _RELATIVE), -1) if s.norm(k) in COMMAS), None)
    if opening is None:
        return None
    if s.norm(opening + 1) in _ON_WORD_OF and closing - opening <= _ASIDE + 1:
        return opening
    return opening if s.norm(opening + 1) in RELATIVES and s.get(closing + 1, "reach") is not None else None


def _over_topic(s: Scan, topic: Governor, behind: int) -> Governor:
    """What governs the counted people themselves: «إطلاق سراح عدد من الرهائن (أقل من 10)»; else the topic."""
    for k in range(topic.at - 1, max(-1, behind - 1, topic.at - 6), -1):
        if s.tokens[k].kind == "mark":
            break
        hit = s.get(k, "noun")
        if hit is not None:
            return Governor(hit[0], "noun", k, hit[1])
    return topic


def _governor_at(s: Scan, k: int, n: Number, gap: int, counted: bool, bracket: bool) -> Governor | None:
    """The word at token k as the governor of a number `gap` words behind it."""
    for kind, reach in (("noun", _NOUN_REACH), ("verb", _VERB_REACH), ("topic", _TOPIC_REACH)):
        hit = s.get(k, kind)
        if hit is None:
            continue
        what, end = hit
        free = sum(1 for t in range(end, n.start) if t not in s.taken)
        if free and s.norm(k) == "حياه":
            continue  # «قضية حياة لـ100 مليون مصري»
        if s.norm(k).lstrip("ب").removeprefix("ال") == "اعدام" and any(s.norm(j).removeprefix("و") in _SENTENCING for j in range(max(0, k - 5), k)):
            continue  # «قضت المحكمة بإعدام أربعة»: nobody is dead yet
        if s.norm(k).removeprefix("و") in _LOSING and (not counted or s.norm(n.end) == "من"):
            continue  # «خسر الفريق 3 من مبارياته»
        if s.norm(k).lstrip("وفبل") in _SINKING and s.norm(end).removeprefix("ال") in _VESSELS:
            continue  # «غرق قارب يقل 30 شخصاً»
        if free and s.norm(k) == "وفر":
            continue  # «وفّر البرنامج … لـ400 شخص»
        if s.norm(end) == "عن" and kind != "topic":
            end, free = end + 1, free - 1
        if kind == "topic":
            sized = _is_topic(s, k)
            opened = (counted or not sized) and _opens_reaching(s, k, n, bare=not sized)
            if (sized and _reaches(s, end, n.start)) or opened or _numbered(s, end, n.start):
                return Governor(what, kind, k, end)
            continue
        if free > reach or (free > 0 and _has_object(s, end, n.start, bracket)):
            continue
        if free > 0 and not counted and not n.percent and not bracket and not (kind == "verb" and free <= 2):
            continue
        if not counted and not n.percent and not bracket and not _may_be_people(s, n.end, what, norm=s.norm(k)):
            continue
        if kind == "noun" and free > 0 and not bracket and _crosses_preposition(s, end, n.start):
            continue
        return Governor(what, kind, k, end)
    return None


def _may_be_people(s: Scan, i: int, what: str, norm: str) -> bool:
    """Whether the word behind the number, none of the table's, may be people: any behind «مقتل», a plural or nisba behind other words."""
    if i >= len(s.tokens) or s.tokens[i].kind != "word":
        return True
    after = s.norm(i)
    if s.get(i, "money") is not None or s.get(i, "other") is not None:
        return False
    if after in ("في", "من", "علي", "بينهم", "اثر", "بعد", "خلال", "جراء", "الي", "عن", "مع") or after.startswith(
        ("و", "ب", "ف")
    ):
        return norm.lstrip("وفبل") not in ("قضي", "لقي")
    if what in HARM and norm.lstrip("وفبل") not in ("قضي", "حياه"):
        return True
    if after.endswith("ي") and len(after) > 4 and s.tokens[i - 1].norm in _ROUND:
        return True  # «362 ألف هايتي»
    return after.endswith(("يا", "يين", "يون", "ين", "ون", "اء", "ان", "ات", "يه"))


def _has_object(s: Scan, i: int, end: int, bracket: bool) -> bool:
    """Whether the people a governing word is about stand right behind it, so that a later number counts others."""
    if bracket:
        return False
    if s.norm(i).endswith("ون") and i + 1 == end:
        return False  # «اختطف مسلحون 12 طالباً»: who did it
    return s.norm(i) != "من" and s.norm(i) not in _COUNTRIES and any(s.get(i, kind) is not None for kind in ("people", "one", "two", "dead_two", "own"))


def _crosses_preposition(s: Scan, i: int, end: int) -> bool:
    return any(
        s.norm(k) in ("في", "علي", "مع", "الي", "عند", "قرب") or s.norm(k).startswith("و") for k in range(i, end)
    )


def _is_topic(s: Scan, k: int) -> bool:
    """Whether «القتلى» is what a «عدد» or «حصيلة» counts."""
    if any(s.get(b, "size") is not None for b in range(max(0, k - 3), k)):
        return True
    return s.norm(k).startswith("و") and any(s.get(b, "size") is not None for b in range(max(0, k - 10), k))  # «عدد القتلى إلى 45 والجرحى إلى 70»


def _numbered(s: Scan, i: int, end: int) -> bool:
    """Whether the words between the counted and the number say that it is theirs: «النازحين البالغ عددهم 5 ملايين», «القتلى، وعددهم 12»."""
    between = [s.norm(k) for k in range(i, end) if s.tokens[k].kind == "word"]
    return len(between) <= 3 and bool(between) and between[-1].removeprefix("و") in _THEIR_NUMBER


def _opens_reaching(s: Scan, topic: int, n: Number, bare: bool) -> bool:
    """Whether the word of reaching stands before the whole: «يُقدَّر عدد النازحين من … بـ 88 ألف شخص», «بلغ عدد النازحين منذ مايو، نحو 70 ألف شخص»; `bare`: with «ب» alone, «قدّرت القتلى بـ35»."""
    begun = any(s.get(k, "reach") is not None and s.norm(k) != "الي" for k in range(max(0, topic - _BEGINNING), topic))
    before = s.norm(n.start - 1)
    by = before in ("ب", "بـ") or s.norm(n.start).startswith("ب")
    return begun and (by or (not bare and before in COMMAS))


def _reaches(s: Scan, i: int, end: int) -> bool:
    """Whether a word of reaching leads to the number: «عدد القتلى … إلى», «بلغ عدد الجرحى 12»."""
    return (
        end - i <= 1
        or any(s.get(k, "reach") is not None for k in (end - 1, end - 2, end - 3) if k >= i)
        or s.get(end, "reach") is not None
    )

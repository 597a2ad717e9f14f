"""One or two people counted by a word's own form: «مقتل جنديين», «سقوط شهيد», «مقتل أحد الجنود»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.mentions.counted_words import HARM, Scan, figure_of, whose
from tawatur.mentions.freeing import IN_RETURN
from tawatur.mentions.numbers import Number
from tawatur.mentions.words import word_sets
from tawatur.model import Figure

_TRANSITIVE = word_sets()["killing"]
ANOTHER = frozenset(("اخر", "اخري", "ثالث", "رابع", "خامس"))  # «مقتل جنديين وإصابة ثالث»
ONE_OF = frozenset(("احد", "احدي"))
_BY_WHAT = frozenset(("في", "جراء", "اثر", "خلال", "متاثرا", "علي", "لدي", "عقب", "بعد"))
_ONE_THERE = frozenset(("شخصا", "رجلا", "جنديا", "مدنيا", "شرطيا", "مواطنا", "شابا", "مسلحا", "طفلا", "طفله", "امراه", "ضابطا", "عاملا", "متظاهرا", "فلسطينيا", "عراقيا"))
_HARMED = frozenset(("قتل", "قتلت", "اصيب", "اصيبت", "جرح", "جرحت", "استشهد", "استشهدت"))
_HOW = word_sets()["how_hurt"]
_FORMS = frozenset(("dead_two", "dead_one", "two", "one"))  # classes of words that count by their own form


def by_form(text: str, s: Scan, i: int, found: Sequence[Figure], behind: int) -> tuple[Figure | None, int]:
    """One or two by the word's own form: «مقتل جنديين», «قتيلان», «إصابة مواطن», «سقوط شهيد»."""
    if _FORMS.isdisjoint(s.entries[i] or ()):
        return _before_verb(text, s, i), i + 1
    for kind, value in (("dead_two", 2), ("dead_one", 1)):
        hit = s.get(i, kind)
        if hit is not None and not _is_adjective(s, i) and (value == 2 or _falls(s, i) or _joins(s, i, found, behind)):
            return _plain(text, s, i, hit[1], hit[0], value, None, "form"), hit[1]
    two, one = s.get(i, "two"), s.get(i, "one")
    if two is None and one is None:
        return _before_verb(text, s, i), i + 1
    who, end = two if two is not None else one  # type: ignore[misc]
    what = _befell(s, i, harm_only=two is None)
    if (
        what is None
        and found
        and behind == i
        and s.norm(i)[0] == "و"
        and found[-1].rule in ("form", "joined form")
        and found[-1].what in HARM
    ):
        what = found[-1].what
    if what is None and two is not None and found and 0 <= i - 1 - behind <= 6 and s.get(i - 1, "sub") is not None and found[-1].unit == "persons":
        what = found[-1].what  # «ستة أشخاص، بينهم طفلان»
    if what is None and found and found[-1].what == "released" and s.norm(i - 1) in IN_RETURN:
        what = "released"  # «13 أسيراً مقابل أسير سعودي»
    if what is None or (one is not None and two is None and _is_definite_next(s, end)):
        return None, i + 1
    if what == "released" and who == "hostages":
        what = "hostages released"
    of = None if who == "persons" or what == "hostages released" else who
    return _plain(text, s, i, end, what, 2 if two is not None else 1, of, "form"), end


def _before_verb(text: str, s: Scan, i: int) -> Figure | None:
    """One person in the accusative behind «أن», whom the verb behind tells to have come to harm: «أن شخصاً قتل وأصيب ثلاثة»."""
    if not i or s.norm(i - 1) not in ("ان", "بان") or s.norm(i) not in _ONE_THERE:
        return None
    k = i + 1 + s.norm(i + 1).endswith(("يا", "يه"))
    hit = s.get(k, "verb")
    if hit is None or hit[0] not in HARM or s.norm(k) not in _HARMED:
        return None
    further = s.norm(hit[1])
    ends = hit[1] >= len(s.tokens) or s.tokens[hit[1]].kind == "mark" or further in _BY_WHAT or further in _HOW or further.startswith(("واصيب", "وجرح", "وقتل", "ب"))
    return _plain(text, s, i, i + 1, hit[0], 1, None, "before its verb") if ends else None


def one_of_many(text: str, s: Scan, i: int) -> Figure | None:
    """One of many who came to harm: «مقتل أحد عناصر الشرطة», «مقتل أحد جنوده»."""
    what = _befell(s, i, harm_only=True) if s.norm(i) in ONE_OF else None
    who = whose(s, i + 1) if what is not None else None
    if what is None or who is None:
        return None
    return _plain(text, s, i, i + 1, what, 1, None if who == "persons" else who, "one of")


def one_more(text: str, s: Scan, i: int, found: Sequence[Figure]) -> Figure | None:
    """One more beside those told before: «وإصابة آخر بجروح»; «إصابة آخر جندي» is none."""
    if s.norm(i) not in ANOTHER or not found or found[-1].what not in HARM:
        return None
    closed = i + 1 >= len(s.tokens) or s.tokens[i + 1].kind == "mark" or s.norm(i + 1) in _HOW or s.norm(i + 1).startswith("و")
    what = _befell(s, i, harm_only=True) if closed else None
    return _plain(text, s, i, i + 1, what, 1, None, "another") if what is not None else None


def _is_adjective(s: Scan, i: int) -> bool:
    """Whether «شهيد» is a name's epithet or a number's own counted word."""
    return i > 0 and s.tokens[i - 1].kind == "number"


def _falls(s: Scan, i: int) -> bool:
    """Whether a word of falling leads to the one killed or wounded: «سقوط قتيل», «أسفر عن قتيل»."""
    for k in (i - 1, i - 2):
        hit = s.get(k, "fall")
        if hit is not None and hit[1] == i:
            return not _is_definite_next(s, i + 1)
    return False


def _joins(s: Scan, i: int, found: Sequence[Figure], behind: int) -> bool:
    """Whether the one killed is told behind others and their place: «قتيل في سومي، وقتيل في أوديسا»."""
    return bool(found) and found[-1].rule in ("form", "joined form") and s.norm(i).startswith("و") and 0 <= i - behind <= 6


def _is_definite_next(s: Scan, i: int) -> bool:
    return s.norm(i).startswith("ال") and i < len(s.tokens) and s.tokens[i].kind == "word"


def _befell(s: Scan, i: int, harm_only: bool) -> str | None:
    """What the word right before token i says befell one or two people; for one only harm, told by a noun or by «أصيب», «استشهد»."""
    for k in (i - 1, i - 2, i - 3):
        for kind in ("noun", "verb"):
            hit = s.get(k, kind)
            if hit is None:
                continue
            what, end = hit
            if s.norm(end) == "عن":
                end += 1
            if end != i:
                if harm_only or kind == "noun" or i - end > 2:
                    continue
            elif harm_only and (what not in HARM or (s.norm(k).lstrip("وف") in _TRANSITIVE and not _suffers(s, k, i))):
                return None
            return what
    return None


def _suffers(s: Scan, verb: int, i: int) -> bool:
    """Whether the one behind «قتل» is who was killed: the verb is marked so («قُتل»), or nobody stands behind him whom he could have killed."""
    if "\u064f" in s.tokens[verb].text:
        return True
    k = i + 1
    if k < len(s.tokens) and s.tokens[k].kind == "word" and s.norm(k).endswith(("ي", "يه")) and s.norm(k) not in ("في", "علي"):
        k += 1  # «جندي أردني»
    return k >= len(s.tokens) or k in s.taken or s.tokens[k].kind == "mark" or s.norm(k) in _BY_WHAT or s.norm(k).startswith(("واصيب", "وجرح", "برصاص", "بانفجار", "بنيران", "بهجوم"))


def _plain(text: str, s: Scan, i: int, end: int, what: str, value: int, of: str | None, rule: str) -> Figure:
    n = Number(float(value), None, "exact", i, end)
    return figure_of(text, s, n, what, "persons", of, rule)

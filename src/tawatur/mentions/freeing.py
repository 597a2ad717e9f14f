"""Whether prisoners or hostages that a number counts come free: «عملية تبادل شملت 900 أسير», «سلّمت الحركة 3 رهائن», «مقابل 90 أسيراً»."""

from __future__ import annotations

from tawatur.mentions.counted_words import Scan
from tawatur.mentions.governors import MARKS
from tawatur.mentions.numbers import Number
from tawatur.mentions.words import word_sets

PRISONERS = frozenset(("detained", "hostages"))
_REACH = 8  # words between a word of freeing and the prisoners counted behind it
_EXCHANGE_REACH = 24  # between «تبادل» and the prisoners counted behind it
_FREED = frozenset(("محررا", "محررين", "محرر", "محررة", "مفرجا"))  # «60 أسيراً محرراً»
_RETURN = frozenset(("عوده", "عاد", "عادوا", "استقبال", "استقبلت", "استلام", "تسلم", "تسلمت"))  # «عودة 390 أسيراً»
_FREEING = frozenset(("المحررين", "محررين", "المفرج", "الافراج", "التبادل", "تبادل", "صفقه", "الصفقه", "سراح"))
_INCLUDING = frozenset(("تشمل", "شملت", "ستشمل", "يشمل", "شمل", "سيشمل", "لتشمل", "شامله"))  # «عملية تشمل 900 أسير»
_DEALS = frozenset(("العمليه", "عمليه", "الصفقه", "صفقه", "التبادل", "تبادل", "الاتفاق"))
_EXCHANGED = frozenset(("عمليه", "صفقه", "تبادل", "اسري", "سجناء", "دفعه"))
_SWEPT = frozenset(("حمله", "حملات", "اعتقالات", "اعتقال", "مداهمات", "توقيفات", "احكام", "حكم", "محاكمه"))
_BACK = 12  # words between «التبادل» and «وشملت»
_LISTS = frozenset(("قائمه", "قوائم", "لائحه"))  # «القائمة ضمت 69 أسيرة»
_CARRIED = frozenset(("نقلت", "نقل", "اقلت", "اقل"))
_CARRIERS = frozenset(("صليب", "لصليب", "طائرات", "طائره", "حافلات"))  # «نقلت طائرات اللجنة الدولية 318 محتجزاً»
IN_RETURN = frozenset(("مقابل", "لقاء"))
_HOME = frozenset(("بلادهم", "بلدهم", "بلدانهم", "بلاده", "ذويهم", "عائلاتهم", "اسرهم", "اهاليهم", "ديارهم"))
_TO_PRISON = frozenset(("السجن", "سجن", "السجون", "سجون", "النيابه", "القضاء", "المحكمه", "محكمه", "المحاكمه", "التحقيق", "المستشفي", "مستشفي", "معتقل", "السلطات"))
_HELD = word_sets()["held"]


def are_back(s: Scan, n: Number) -> bool:
    """Whether the words right beside the number say it: «60 أسيراً محرراً», «عودة 390 أسيراً»."""
    return s.norm(n.end + 1) in _FREED or s.norm(n.start - 1).lstrip("وفبل") in _RETURN


def come_back(s: Scan, n: Number) -> bool:
    """Whether people, no prisoners by their name, come back by an exchange: «وأفضت عملية التبادل إلى عودة 390 شخصاً»."""
    told = any(t.norm.removeprefix("و") in _FREEING for t in s.tokens[: n.start]) or s.norm(n.start - 2) in IN_RETURN
    return s.norm(n.start - 1).lstrip("وفبل") in _RETURN and told


def in_exchange(s: Scan, n: Number) -> bool:
    """Whether an exchange is told to take in those counted right behind it: «عملية تبادل أسرى شملت خمسة عناصر»."""
    verb = next((k for k in range(n.start - 1, max(-1, n.start - 5), -1) if s.norm(k).lstrip("وف") in _INCLUDING), None)
    if verb is None or any(s.norm(k).removeprefix("ال") not in _EXCHANGED for k in range(verb + 1, n.start)):
        return False
    return any(s.norm(k).removeprefix("ال") == "تبادل" for k in range(max(0, verb - _BACK), n.start))  # «شملت عملية التبادل 69 أسيراً»


def return_in_exchange(s: Scan, i: int) -> bool:
    """Whether the people behind whom token i stands come back by an exchange: «ثمانية مدنيين عادوا في إطار الصفقة»."""
    came = next((k for k in range(i, min(i + 7, len(s.tokens))) if s.norm(k) in ("عادوا", "رجعوا")), None)
    if came is None or any(s.tokens[k].kind == "mark" for k in range(i, came)):
        return False
    return any(s.norm(k) == "اطار" and s.norm(k + 1) in _DEALS for k in range(came + 1, min(came + 5, len(s.tokens))))


def were_held(s: Scan, n: Number) -> bool:
    """Whether people come back who had been held: «بعودة "207" أوكرانيين كانوا محتجزين»."""
    back = n.start - 1
    if s.norm(back).lstrip("وفبل") not in _RETURN:
        return False
    return any(s.norm(k) in ("كانوا", "كان") and s.get(k + 1, "post") is not None for k in range(n.end, min(n.end + 4, len(s.tokens))))


def are_freed(s: Scan, n: Number, behind: int) -> bool:
    """Whether a word of handing over, bringing home or letting go stands before the prisoners, and they go to no other prison or court."""
    if s.norm(n.start - 1) in IN_RETURN or (s.norm(n.start - 3) in IN_RETURN and s.norm(n.start - 2) == "كل"):
        return True
    for k in range(n.start - 1, max(behind, n.start - 1 - _REACH, -1), -1):
        if k in s.taken or (s.norm(k) in MARKS and (k - 1 in s.taken or k + 1 in s.taken)):
            continue  # «أطلقت الرياض، الخميس، 20 أسيراً»
        held = s.norm(k) in _HELD and s.norm(k - 1) != "من"
        if s.norm(k) in MARKS or held or s.get(k, "stop") is not None:
            return False
        if s.get(k, "freeing") is not None:
            return not _to_prison(s, n.end)
        if s.get(k, "carrying") is not None:
            return any(s.norm(m) in _HOME for m in range(n.end, n.end + 8))
    return False


def _to_prison(s: Scan, i: int) -> bool:
    for k in range(i, min(i + 8, len(s.tokens))):
        if s.norm(k) == "الي" and s.norm(k + 1) in _TO_PRISON:
            return True
        if s.norm(k).startswith("لل") and "ا" + s.norm(k)[1:] in _TO_PRISON:
            return True
    return False


def are_exchanged(s: Scan, n: Number) -> bool:
    """Whether the prisoners counted are those of an exchange told before them: «عملية تبادل شملت 900 أسير»; not those still held."""
    verb = next((k for k in range(n.start - 1, max(-1, n.start - 4), -1) if s.norm(k).lstrip("وف") in _INCLUDING), None)
    if verb is not None and not any(s.norm(k).removeprefix("ال") in _SWEPT for k in range(max(0, verb - 2), n.start)):
        return True  # not «شملت الحملة 69 معتقلاً»
    freeing = any(t.norm.removeprefix("و") in _FREEING for t in s.tokens)
    for k in range(n.start - 1, max(-1, n.start - 1 - _EXCHANGE_REACH), -1):
        norm = s.norm(k)
        if norm in _HELD or norm in ("ان", "بان", "وان") or norm in (".", "؛"):
            return False
        bare = norm.lstrip("وفبل").removeprefix("ال")
        carried = bare in _CARRIED and any(t.norm.removeprefix("و").lstrip("لب").removeprefix("ال") in _CARRIERS for t in s.tokens)
        if bare in ("تبادل", "التبادل", "مبادله", "تبادلهم", "صفقه", "دفعه") or (freeing and bare in _LISTS) or carried:
            return True
    return False

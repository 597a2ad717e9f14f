"""What a number counts, from the words behind it, the word that governs it, or the figure before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.mentions.counted_words import HARM, Scan, counted_words, figure_of, whose
from tawatur.mentions.freeing import (
    PRISONERS,
    are_back,
    are_exchanged,
    are_freed,
    come_back,
    in_exchange,
    return_in_exchange,
    were_held,
)
from tawatur.mentions.governors import COMMAS, MARKS, Governor, governor_of
from tawatur.mentions.lexicon import starts
from tawatur.mentions.money import further_sum, sum_of_money
from tawatur.mentions.numbers import Number
from tawatur.mentions.voting import voted
from tawatur.mentions.words import word_sets
from tawatur.model import Figure

_PAIRS = frozenset((("«", "»"), ("“", "”"), ('"', '"'), ("(", ")")))
_AND_WOUNDED = word_sets()["and_wounded"]
_EXCHANGED = {"released": ("detained", "hostages", "troops"), "hostages released": ("detained", "hostages"), "killed": ("troops",)}  # «قتلت 200 مسلح مقابل 23 جندياً»: the other side's
_SENT = frozenset(("police", "soldiers", "officers", "fighters"))  # «إرسال 1000 شرطي»
_FALLEN = _SENT | {"civilians"}  # «سقوط ثلاثة جنود»
_OF_THEM = frozenset(("منهم", "منهن"))  # «، عشرة منهم في حالة خطرة»
_DESCRIBED = 5  # words that say more of prisoners before further ones are counted
_AGAINST = 4  # words between the votes for and those against: «512 صوتاً لصالح المشروع مقابل 206»
_MADE_UP = frozenset(("تتالف", "يتالف", "تتكون", "يتكون", "مولفه", "مكونه", "قوامها", "قوامه"))
_FORCES = frozenset(("قوه", "قوات", "كتيبه", "بعثه", "وحده", "كتائب"))
_LIST = 12  # words between a count and the colon behind which its parts are told
_OF_THOSE = frozenset(("منها", "بينها", "ضمنها"))
_STATE_OF = frozenset(("في", "علي", "ما"))  # «منهم 20 على قيد الحياة», «منهم 3 في حالة حرجة»
_THAT_IS = frozenset(("اي", "بينهم", "منهم", "معظمهم", "غالبيتهم"))
_LYING = frozenset(("missing", "wounded", "killed", "detained", "displaced"))
_STATES = frozenset(("detained", "hostages", "displaced", "troops"))  # what people are, whatever else befalls them
_OF = {"detained": "prisoners", "hostages": "hostages", "displaced": "displaced", "troops": "soldiers"}


def by_number(text: str, s: Scan, n: Number, found: Sequence[Figure], behind: int) -> tuple[Figure | None, int]:
    """The figure a number gives with the words behind it («12 قتيلاً») or before it («مقتل 12 شخصاً»)."""
    written = n
    n = unquoted(s, n)
    money = sum_of_money(text, s, n)
    if money is not None:
        return money
    if s.get(n.end, "people") is None and s.get(n.end, "own") is None and (sum_behind := further_sum(text, s, n, found)) is not None:
        return sum_behind
    joined = s.norm(n.end).startswith("و") and s.norm(n.end) not in counted_words()
    own = s.get(n.end, "own") if not joined else None
    who = s.get(n.end, "people") if not joined else None
    if who is None and own is None and not joined and n.end < len(s.tokens) and _of_a_state(s, n.end):
        who = ("persons", n.end + 1)  # «300 إسرائيلي»
    end = own[1] if own is not None else who[1] if who is not None else n.end
    if own is not None and own[0] == "wounded" and s.get(end, "ill") is not None:
        return None, end
    what, rule = _what(s, n, own[0] if own is not None else None, who, found, behind)
    if _killed_and_wounded(s, end, own[0] if own is not None else None):
        what, rule = "casualties", "killed and wounded together"
    if what is None:
        return None, n.end
    unit = "percent" if n.percent else {"trucks": "trucks", "votes": "votes"}.get(what, "persons")
    of: str | None = who[0] if who is not None and who[0] != "persons" else None
    if of is None and own is not None and own[0] != what:
        of = _OF.get(own[0])
    if of == what or (what == "troops" and of == "soldiers") or (what == "hostages released" and of == "hostages"):
        of = None
    return figure_of(text, s, replace(n, start=written.start, end=written.end), what, unit, of, rule), max(end, n.end)


def _makes_up_force(s: Scan, n: Number) -> bool:
    """Whether those counted are a force: «ستتألف القوة من 5500 عنصر», «قوة قوامها 400 شرطي»."""
    made = next((k for k in range(max(0, n.start - 5), n.start) if s.norm(k).removeprefix("س") in _MADE_UP), None)
    return made is not None and any(s.norm(k).removeprefix("ال") in _FORCES for k in range(max(0, made - 5), n.start))


def _killed_and_wounded(s: Scan, end: int, own: str | None) -> bool:
    """Whether the count takes the dead and the wounded together: «300 قتيل وجريح», «50 شخصاً بين قتيل وجريح»."""
    if own == "killed":
        return s.norm(end) in _AND_WOUNDED
    first = s.get(end + 1, "own") if s.norm(end) == "بين" else None
    return first is not None and first[0] == "killed" and s.norm(first[1]) in _AND_WOUNDED


def unquoted(s: Scan, n: Number) -> Number:
    """The number with the quotes or brackets around it taken in, where the counted word stands behind them: «مقتل (17) جندياً»."""
    if (
        n.end + 1 < len(s.tokens)
        and (s.norm(n.start - 1), s.norm(n.end)) in _PAIRS
        and s.tokens[n.end + 1].kind == "word"
    ):
        if any(s.get(n.end + 1, kind) is not None for kind in ("own", "people", "money", "other")):
            return replace(n, start=n.start - 1, end=n.end + 1)
    return n


def _what(
    s: Scan, n: Number, own: str | None, who: tuple[str, int] | None, found: Sequence[Figure], behind: int
) -> tuple[str | None, str]:
    """(what the number counts or None, the rule that says so)."""
    if own is not None and own not in _STATES and own != "trucks" and not _handed_over(s, n):
        return own, "counted"
    if own in PRISONERS and (are_back(s, n) or in_exchange(s, n)):
        return "released", "freed"
    if who is not None and ((who[0] == "persons" and come_back(s, n)) or were_held(s, n)):
        return "released", "freed"
    if who is not None and who[0] in _FALLEN and s.norm(n.start - 1).removeprefix("و").removeprefix("ب") == "سقوط":
        return "killed", "fallen"
    if who is not None and (who[0] in _FALLEN or who[0] == "persons") and own not in PRISONERS and (in_exchange(s, n) or return_in_exchange(s, who[1])):
        return "released", "exchanged"
    if who is not None and who[0] in _SENT | {"persons"} and _makes_up_force(s, n):
        return "troops", "force"
    if (vote := voted(s, n, found)) is not None:
        return vote
    if (own is not None or who is not None) and (part := _among(s, n)) is not None:
        return part, "part"
    governor = governor_of(s, n, counted=own is not None or who is not None, behind=behind)
    if (
        governor is not None
        and governor.kind != "topic"
        and governor.what in ("trucks", "troops")
        and own != governor.what
        and not (governor.what == "troops" and who is not None and who[0] in _SENT)
    ):
        governor = None
    if governor is not None and governor.what == "returned" and own != "displaced":
        governor = None
    if own == "trucks":
        return own, "counted"
    if governor is not None and governor.what == "displaced" and own in ("detained", "hostages"):
        return None, ""  # «فرّ 3696 سجيناً»
    if governor is not None and s.norm(governor.at).endswith("وا") and who is None and own is None and (verb := s.get(n.end, "post")) is not None:
        return verb[0], "before its verb"  # «11 شخصاً قتلوا و32 أصيبوا»
    if governor is not None:
        if governor.what == "released" and _frees_hostages(s, governor, n):
            return "hostages released", "governed"
        if governor.what == "detained" and own == "hostages":
            return own, "governed"
        if governor.what in HARM and s.norm(governor.at).startswith("و") and _other_harm(s, governor):
            return "casualties", "killed and wounded together"
        return governor.what, "governed"
    if own in PRISONERS and are_freed(s, n, behind):
        return ("hostages released" if own == "hostages" else "released"), "freed"
    joined = _joined(s, n, own, who is not None or own is not None, found, behind)
    if joined is not None:
        return joined
    if who is None and own is None and (verb := s.get(n.end, "post")) is not None:
        return verb[0], "before its verb"
    if who is not None or own is not None:
        post = _post(s, (who or (own or "", n.end + 1))[1] if who is not None else n.end + 1)
        if post is not None:
            return post, "before its verb"
    if who is None and own is None and s.norm(n.end) in _OF_THEM and (post := _post(s, n.end + 1)) is not None:
        return post, "before its verb"  # «1.9 مليون منهم عبروا الحدود»
    if who is not None and (state := s.get(who[1], "own")) is not None and state[0] in _LYING:
        return state[0], "counted"  # «300 إسرائيلي مفقود»
    if own == "detained" and are_exchanged(s, n):
        return "released", "exchanged"
    if own is not None and not n.percent:
        return own, "counted"
    return None, ""


def _of_a_state(s: Scan, i: int) -> bool:
    """Whether the word is a state's adjective, which behind a number means its people."""
    return s.tokens[i].kind == "word" and any(e[0] == "nisba" for split, node in starts(s.norm(i)) if not split.proclitics for e in node.get(None, ()))


def _among(s: Scan, n: Number) -> str | None:
    """What befell those among whom the counted are a part: «من بين الجرحى 23 طفلاً»."""
    if s.norm(n.start - 2) not in ("بين", "وبين", "ومن بين"):
        return None
    hit = s.get(n.start - 1, "topic")
    return hit[0] if hit is not None and hit[0] in _LYING else None


def _handed_over(s: Scan, n: Number) -> bool:
    """Whether the dead counted are bodies: «تسلمت الوزارة جثامين 45 شهيداً»."""
    hit = s.get(n.start - 1, "noun")
    return hit is not None and hit[0] == "bodies"


def _other_harm(s: Scan, governor: Governor) -> bool:
    """Whether another word of harm is joined right before the governing one: «مقتل وإصابة 200»."""
    if s.norm(governor.at - 2).endswith(("ا", "يا")) and s.norm(governor.at - 1) in ("قتل", "قضي", "اصيب", "جرح"):
        return False  # «أن شخصاً قتل وأصيب ثلاثة»
    before = s.get(governor.at - 1, governor.kind) if not s.norm(governor.at - 1).endswith("وا") else None  # «ثمانية قتلوا وأصيب تسعة»
    return before is not None and before[0] in HARM and before[0] != governor.what


def _joined(
    s: Scan, n: Number, own: str | None, counted: bool, found: Sequence[Figure], behind: int
) -> tuple[str, str] | None:
    """What a number takes from the figure before it: «مقتل 3 جنود و5 مدنيين», «85% (نحو 1.9 مليون شخص)», «بينهم 5 أطفال»."""
    if not found or behind < 0 or behind > n.start:
        return None
    last = found[-1]
    if last.what == "trucks" and not counted and _of_the_trucks(s, n):
        return last.what, "part"
    if last.what == "votes" and not counted and n.start - behind <= _AGAINST and s.norm(n.start - 1) == "مقابل":
        return last.what, "against"
    if last.unit not in ("persons", "percent"):
        return None
    gap = [s.norm(k) for k in range(behind, n.start)]
    while len(gap) > 1 and gap[0].endswith(("يا", "يين", "يه")) and not gap[0].startswith("و"):
        gap = gap[1:]  # «427 مقاتلاً درزياً و298 مدنياً»
    if counted and gap == ["("]:
        return last.what, "in brackets"
    if gap[-1:] == ["مقابل"] and last.what == "released" and s.norm(n.end) == "من" and whose(s, n.end + 1) is not None:
        return last.what, "in return"
    if gap and s.get(n.start - 1, "sub") is not None and (counted or s.norm(n.end) in _STATE_OF):
        return last.what, "part"
    if not counted and last.rule == "part" and s.norm(n.end) == "الي" and "الي" in gap and len(gap) <= 4:
        return last.what, "joined"  # «249 منهم إلى صنعاء و69 إلى عدن»
    if gap[:1] in (["في"], ["ب"]) and len(gap) <= 6 and (gap[-1] == "و" or s.norm(n.start)[0] == "و") and _elsewhere(s, n, counted):
        return last.what, "joined"  # «4 قتلى في خاركيف و3 في أوديسا»
    if last.what == "troops" and gap in (["الي"], ["الي", "نحو"]) and s.norm(n.end) in ("", "في", "خلال", "بحلول", "."):
        return last.what, "reduced to"
    if not counted:
        return None
    if s.norm(n.end) in _OF_THEM and len(gap) <= (_LIST if gap[-1:] == [":"] else 5) and last.rule != "part" and _post(s, n.end + 1) is None:
        return last.what, "part"
    if gap[-1:] == ["مقابل"] and last.what in _EXCHANGED and own in (None, *_EXCHANGED[last.what]):
        return last.what, "in return"
    if own in PRISONERS and last.what == "released" and len(gap) <= _DESCRIBED and (gap[-1:] == ["و"] or s.norm(n.start)[0] == "و") and not any(g in COMMAS for g in gap):
        return last.what, "joined"  # «الإفراج عن 250 أسيراً محكوماً بالمؤبد و1700 معتقل»
    if own is not None and last.rule == "counted":
        return own, "counted"
    if gap == ["،"] and last.rule in ("part", "joined") and own is None:
        return last.what, "joined"  # «بينهم 40 طفلاً، 30 امرأة، و6 مسنين»
    if gap in ([], ["و"], ["،", "و"]) and (gap or s.norm(n.start)[0] == "و"):
        return last.what, "joined"
    if len(gap) <= 6 and any(s.get(k, "sub") is not None for k in range(max(behind, n.start - 2), n.start)):
        return last.what, "part"
    return None


def _of_the_trucks(s: Scan, n: Number) -> bool:
    """Whether a bare number counts trucks told before: «و915 يوم الاثنين», «وصل منها 300 محملة»."""
    joined = s.norm(n.start)[0] == "و" and (n.end in s.taken or s.norm(n.end) in ("يوم", "امس", "اليوم"))
    return joined or any(s.norm(k) in _OF_THOSE for k in range(max(0, n.start - 4), n.start))


def _elsewhere(s: Scan, n: Number, counted: bool) -> bool:
    """Whether the number counts others of the same in another place: «و3 آخرين في أوديسا», «و3 في أوديسا»."""
    return s.norm(n.end) == "في" if not counted else s.norm(n.end) in ("اخرين", "اخرون") and s.norm(n.end + 1) in ("في", "ب")


def _post(s: Scan, i: int) -> str | None:
    """What a verb behind the counted people says: «12 شخصاً قتلوا»."""
    for k in range(i, min(i + 7, len(s.tokens))):
        hit = s.get(k, "post")
        if hit is not None:
            return hit[0]
        if s.norm(k) in COMMAS:
            return _behind_comma(s, k)
        least = s.norm(k) == "علي" and s.norm(k + 1) == "الاقل"
        if s.norm(k) in MARKS or (not least and (s.get(k, "stop") is not None or s.norm(k) in ("في", "علي"))):
            return None
    return None


def _behind_comma(s: Scan, comma: int) -> str | None:
    """What a verb right behind the comma says, or behind the aside that it opens: «31 جندياً، قُتلوا», «1.9 مليون شخص، أي 90 في المئة من السكان، نزحوا»."""
    if (hit := s.get(comma + 1, "post")) is not None:
        return hit[0]
    if s.norm(comma + 1 + (s.norm(comma + 1) == "من")) not in _THAT_IS:
        return None
    closing = next((k for k in range(comma + 2, min(comma + 12, len(s.tokens))) if s.norm(k) in COMMAS), None)
    hit = s.get(closing + 1, "post") if closing is not None else None
    return hit[0] if hit is not None else None


def _frees_hostages(s: Scan, governor: Governor, n: Number) -> bool:
    return any(s.get(k, "hostage") is not None for k in range(governor.end, min(n.end + 1, len(s.tokens))))

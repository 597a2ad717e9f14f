"""Counts of people harmed, moved, held or freed, of troops, trucks, votes and money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from tawatur import lexicon
from tawatur.language import Token, fold, tokenise
from tawatur.mentions.numbers import Number, bound_behind, may_begin, parse_number, small_number
from tawatur.model import Bound, Figure, Interval, Span

Entry = tuple[tuple[str, ...], str]
_NOUN_REACH = 5  # words between a governing noun and its number
_VERB_REACH = 8  # between a governing verb and its number, the subject and a place standing there
_TOPIC_REACH = 12  # between «عدد القتلى» and its number
_LEAST_MONEY = 10_000  # below it money is a price
_MARKS = frozenset("،,.؛:؟!")
_PAIRS = frozenset((("«", "»"), ("“", "”"), ('"', '"'), ("(", ")")))
_HARM = frozenset(("killed", "dead", "wounded"))
_TRANSITIVE = frozenset(("قتل", "قتلت", "جرح", "جرحت", "اصاب", "اغتال", "اغتالت"))  # «قتل جندي» may be who killed
_AND_WOUNDED = frozenset(("وجريح", "وجريحا", "ومصاب", "ومصابا"))
_ONE_OF = frozenset(("احد", "احدي"))
_SINGLE = _ONE_OF | {"اخر", "اخري"}
_HOW = frozenset(("بجروح", "بجراح", "بحروق", "باصابات", "في", "خلال", "جراء", "اثر"))  # what may stand behind «إصابة آخر»
_EXCHANGE_REACH = 16  # words between «تبادل» and the prisoners counted behind it
_COUNTRIES = frozenset(("روسيا", "تركيا", "ليبيا", "كينيا", "نيجيريا", "ايطاليا", "اسبانيا", "المانيا", "بريطانيا"))  # people only behind a number
_EXCHANGED = {"released": ("detained", "hostages"), "killed": ("troops",)}  # «قتلت 200 مسلح مقابل 23 جندياً»: the other side's
_FREED = frozenset(("محررا", "محررين", "محرر", "محررة"))  # «60 أسيراً محرراً»
_PASSING = frozenset(("تجاوز", "تجاوزت", "يتجاوز", "تتجاوز", "تخطي", "تخطت", "يتخطي", "تتخطي", "فاق", "فاقت", "يفوق", "تفوق"))  # «تجاوزت حصيلة القتلى 100»
_HELD = frozenset(("سجون", "سجونها", "سجونه", "السجون", "لديها", "لديه", "محتجزين"))
_STATES = frozenset(("detained", "hostages", "displaced", "troops"))  # what people are, whatever else befalls them
_OF = {"detained": "prisoners", "hostages": "hostages", "displaced": "displaced", "troops": "soldiers"}


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that says what befell the people a number behind it counts. `at`: its token; `end`: the token behind it."""

    what: str
    kind: str  # noun, verb, topic
    at: int
    end: int


@cache
def _words() -> dict[str, dict[str, list[Entry]]]:
    """First word → class → (words that follow, what), the longest first."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for row in lexicon.table("counted"):
        for word in row.many("word"):
            norms = [t.norm for t in tokenise(word)]
            found.setdefault(norms[0], {}).setdefault(row["class"], []).append((tuple(norms[1:]), row["what"]))
    for classes in found.values():
        for entries in classes.values():
            entries.sort(key=lambda e: -len(e[0]))
    return found


@lru_cache(maxsize=200_000)
def _entries(norm: str) -> dict[str, list[Entry]] | None:
    """What the folded word can be, its conjunction, preposition or article cut where it is nothing as it stands."""
    words = _words()
    if norm in words:
        return words[norm]
    forms = []
    if len(norm) > 3 and norm[0] in "وفبل":
        forms.append(norm[1:])
        if norm.startswith("لل"):
            forms.append("ا" + norm[1:])
        if len(norm) > 4 and norm[1] in "بل":
            forms += [norm[2:], "ا" + norm[2:]] if norm[1:3] == "لل" else [norm[2:]]
    for form in forms:
        if form in words:
            return words[form]
    return None


@dataclass(slots=True)
class _Scan:
    tokens: Sequence[Token]
    entries: list[dict[str, list[Entry]] | None]
    taken: frozenset[int]  # tokens that stand in a time

    def get(self, i: int, kind: str) -> tuple[str, int] | None:
        """(what, next token) of a word of class `kind` at token i; None where there is none."""
        if not 0 <= i < len(self.tokens) or (classes := self.entries[i]) is None:
            return None
        for tail, what in classes.get(kind, ()):
            end = i + 1 + len(tail)
            if end <= len(self.tokens) and all(self.tokens[i + 1 + k].norm == w for k, w in enumerate(tail)):
                return what, end
        return None

    def norm(self, i: int) -> str:
        return self.tokens[i].norm if 0 <= i < len(self.tokens) else ""


def find_figures(
    text: str, tokens: Sequence[Token], times: Sequence[Interval], published: date | None
) -> tuple[Figure, ...]:
    """The figures of one sentence, in order; place and chain are left to the caller. `times`: the sentence's own, whose numbers do not count.

    What is counted comes from the word that governs the number («مقتل», «أصيب», «الإفراج عن»), else from the counted word («قتيلاً»,
    «شاحنة»). Sizes without a number («عشرات الجرحى») and numbers that count nothing of this record give none. «منذ …» behind a figure is
    its `since`.
    """
    entries = [_entries(t.norm) if t.kind == "word" else None for t in tokens]
    if not any(entries):
        return ()
    s = _Scan(tokens, entries, _taken(tokens, times))
    found: list[Figure] = []
    behind = -1  # token behind the last figure and its counted word
    step = 0
    for i, token in enumerate(tokens):
        if i < step or i in s.taken or (entries[i] is None and not _may_count(token.norm, token.kind)):
            continue
        figure, step = _figure_at(text, s, i, found, behind)
        if figure is not None:
            found.append(_since(figure, times))
            behind = step
    return tuple(found)


def _taken(tokens: Sequence[Token], times: Sequence[Interval]) -> frozenset[int]:
    """The tokens that stand in a time."""
    if not times:
        return frozenset()
    return frozenset(i for x in times for i, t in enumerate(tokens) if x.start <= t.start < x.end)


def _since(figure: Figure, times: Sequence[Interval]) -> Figure:
    """The figure with the time it has been counted from, where the sentence tells it behind the figure."""
    for time in times:
        if time.start >= figure.span.end and time.precision == "open" and fold(time.text).startswith(("منذ", "مذ")):
            return replace(figure, since=time)
    return figure


@lru_cache(maxsize=100_000)
def _may_count(norm: str, kind: str) -> bool:
    return kind == "number" or (kind == "word" and may_begin(norm))


def _figure_at(text: str, s: _Scan, i: int, found: Sequence[Figure], behind: int) -> tuple[Figure | None, int]:
    """(the figure that begins at token i, the token to go on from)."""
    token = s.tokens[i]
    if token.norm in _SINGLE and (one := _one_of(text, s, i) or _another(text, s, i, found)) is not None:
        return one, i + 1
    if _may_count(token.norm, token.kind):
        number = parse_number(s.tokens, i)
        if number is not None:
            if number.vague or _is_other(s, _unquoted(s, number)):
                return None, number.end
            return _counted(text, s, number, found, behind)
    if token.kind == "word" and s.entries[i] is not None:
        return _by_form(text, s, i, found, behind)
    return None, i + 1


def _is_other(s: _Scan, n: Number) -> bool:
    """Whether the number is a resolution's, an age, a time, a rank, a distance, a score."""
    before = n.start - 1
    if s.norm(before) == "ال":
        before -= 1
    if s.get(before, "not_before") is not None or s.norm(n.end) in ("/", ":") or s.norm(before) in ("/",):
        return True
    if s.norm(n.end) in ("-", "–") and n.end + 1 < len(s.tokens) and s.tokens[n.end + 1].kind == "number":
        return True
    if s.norm(before) == ")" and s.tokens[n.start].kind == "word":
        return True
    return s.get(n.end, "other") is not None and not n.percent


def _make(text: str, s: _Scan, n: Number, what: str, unit: str | None, of: str | None, rule: str) -> Figure:
    start, end = s.tokens[n.start].start, s.tokens[n.end - 1].end
    if (
        s.tokens[n.start].kind == "word"
        and s.norm(n.start)[0] == "و"
        and small_number(s.norm(n.start)) is None
        and len(s.norm(n.start)) > 3
    ):
        start += 1
    bound: Bound = n.bound
    k = n.end
    while bound == "exact" and k < min(n.end + 4, len(s.tokens)) and s.tokens[k].kind == "word":
        behind = bound_behind(s.tokens, k)
        if behind is not None:
            bound = behind[0]
            break
        k += 1
    if bound == "exact" and any(s.norm(b).lstrip("وف") in _PASSING for b in range(max(0, n.start - 5), n.start)):
        bound = "more than"
    return Figure(what, n.value, bound, unit, Span(start, end), text[start:end], n.high, of=of, rule=rule)


def _counted(text: str, s: _Scan, n: Number, found: Sequence[Figure], behind: int) -> tuple[Figure | None, int]:
    """The figure a number gives with the words behind it («12 قتيلاً») or before it («مقتل 12 شخصاً»)."""
    written = n
    n = _unquoted(s, n)
    money = _money(text, s, n)
    if money is not None:
        return money
    joined = s.norm(n.end).startswith("و") and s.norm(n.end) not in _words()
    own = s.get(n.end, "own") if not joined else None
    who = s.get(n.end, "people") if not joined else None
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
    return _make(text, s, replace(n, start=written.start, end=written.end), what, unit, of, rule), max(end, n.end)


def _killed_and_wounded(s: _Scan, end: int, own: str | None) -> bool:
    """Whether the count takes the dead and the wounded together: «300 قتيل وجريح», «50 شخصاً بين قتيل وجريح»."""
    if own == "killed":
        return s.norm(end) in _AND_WOUNDED
    first = s.get(end + 1, "own") if s.norm(end) == "بين" else None
    return first is not None and first[0] == "killed" and s.norm(first[1]) in _AND_WOUNDED


def _unquoted(s: _Scan, n: Number) -> Number:
    """The number with the quotes or brackets around it taken in, where the counted word stands behind them: «مقتل (17) جندياً»."""
    if (
        n.end + 1 < len(s.tokens)
        and (s.norm(n.start - 1), s.norm(n.end)) in _PAIRS
        and s.tokens[n.end + 1].kind == "word"
    ):
        if any(s.get(n.end + 1, kind) is not None for kind in ("own", "people", "money", "other")):
            return replace(n, start=n.start - 1, end=n.end + 1)
    return n


def _money(text: str, s: _Scan, n: Number) -> tuple[Figure | None, int] | None:
    """«500 مليون دولار»; a price («52 دولاراً للبرميل») gives no figure. None where no currency follows."""
    currency = s.get(n.end, "money")
    if currency is None:
        return None
    code, end = currency
    if not code:
        pair = next((c for c in (_currency(s, n.end),) if c is not None), None)
        code, end = pair if pair is not None else ("", end)
    if n.value < _LEAST_MONEY or any(s.get(k, "price") is not None for k in range(end, end + 3)):
        return None, end
    return _make(text, s, n, "money", code or None, None, "money"), end


def _currency(s: _Scan, i: int) -> tuple[str, int] | None:
    """(code, next token) of «ريال سعودي», «دينارا كويتيا»: case endings aside."""
    if i + 1 >= len(s.tokens):
        return None
    first = s.norm(i)
    first = first[:-1] if first.endswith("ا") else first
    second = s.norm(i + 1)
    second = second[:-1] if second.endswith("يا") else second
    for tail, code in (_words().get(first) or {}).get("currency", ()):
        if tail == (second,):
            return code, i + 2
    return None


def _what(
    s: _Scan, n: Number, own: str | None, who: tuple[str, int] | None, found: Sequence[Figure], behind: int
) -> tuple[str | None, str]:
    """(what the number counts or None, the rule that says so)."""
    if own is not None and own not in _STATES and own != "trucks" and not _handed_over(s, n):
        return own, "counted"
    if own == "detained" and s.norm(n.end + 1) in _FREED:
        return "released", "freed"
    governor = _governor(s, n, counted=own is not None or who is not None, behind=behind)
    if (
        governor is not None
        and governor.kind != "topic"
        and governor.what in ("trucks", "troops")
        and own != governor.what
    ):
        governor = None
    if own == "trucks":
        return own, "counted"
    if governor is not None:
        if governor.what == "released" and _frees_hostages(s, governor, n):
            return "hostages released", "governed"
        if governor.what == "detained" and own == "hostages":
            return own, "governed"
        if governor.what in _HARM and s.norm(governor.at).startswith("و") and _other_harm(s, governor):
            return "casualties", "killed and wounded together"
        return governor.what, "governed"
    joined = _joined(s, n, own, who is not None or own is not None, found, behind)
    if joined is not None:
        return joined
    if who is None and own is None and (verb := s.get(n.end, "post")) is not None:
        return verb[0], "before its verb"
    if who is not None or own is not None:
        post = _post(s, (who or (own or "", n.end + 1))[1] if who is not None else n.end + 1)
        if post is not None:
            return post, "before its verb"
    if own == "detained" and _exchanged(s, n):
        return "released", "exchanged"
    if own is not None and not n.percent:
        return own, "counted"
    return None, ""


def _handed_over(s: _Scan, n: Number) -> bool:
    """Whether the dead counted are bodies: «تسلمت الوزارة جثامين 45 شهيداً»."""
    hit = s.get(n.start - 1, "noun")
    return hit is not None and hit[0] == "bodies"


def _exchanged(s: _Scan, n: Number) -> bool:
    """Whether the prisoners counted are those of an exchange told before them: «عملية تبادل شملت 900 أسير»; not those still held."""
    for k in range(n.start - 1, max(-1, n.start - 1 - _EXCHANGE_REACH), -1):
        norm = s.norm(k)
        if norm in _HELD or norm in ("ان", "بان", "وان") or norm in (".", "؛"):
            return False
        if norm.lstrip("وفبل").removeprefix("ال") in ("تبادل", "التبادل", "مبادله"):
            return True
    return False


def _other_harm(s: _Scan, governor: Governor) -> bool:
    """Whether another word of harm is joined right before the governing one: «مقتل وإصابة 200»."""
    before = s.get(governor.at - 1, governor.kind)
    return before is not None and before[0] in _HARM and before[0] != governor.what


def _joined(
    s: _Scan, n: Number, own: str | None, counted: bool, found: Sequence[Figure], behind: int
) -> tuple[str, str] | None:
    """What a number takes from the figure before it: «مقتل 3 جنود و5 مدنيين», «85% (نحو 1.9 مليون شخص)», «بينهم 5 أطفال»."""
    if not found or behind < 0 or behind > n.start:
        return None
    last = found[-1]
    if last.what == "votes" and not counted and behind == n.start - 1 and s.norm(behind) == "مقابل":
        return last.what, "against"
    if last.unit not in ("persons", "percent"):
        return None
    gap = [s.norm(k) for k in range(behind, n.start)]
    while len(gap) > 1 and gap[0].endswith(("يا", "يين", "يه")) and not gap[0].startswith("و"):
        gap = gap[1:]  # «427 مقاتلاً درزياً و298 مدنياً»
    if counted and gap == ["("]:
        return last.what, "in brackets"
    if gap[-1:] == ["مقابل"] and last.what == "released" and s.norm(n.end) == "من" and _whose(s, n.end + 1) is not None:
        return last.what, "in return"
    if not counted:
        return None
    if gap[-1:] == ["مقابل"] and last.what in _EXCHANGED and own in (None, *_EXCHANGED[last.what]):
        return last.what, "in return"
    if own is not None and last.rule == "counted":
        return own, "counted"
    if gap in ([], ["و"], ["،", "و"]) and (gap or s.norm(n.start)[0] == "و"):
        return last.what, "joined"
    if gap and s.get(n.start - 1, "sub") is not None:
        return last.what, "part"
    if len(gap) <= 6 and any(s.get(k, "sub") is not None for k in range(max(behind, n.start - 2), n.start)):
        return last.what, "part"
    return None


def _post(s: _Scan, i: int) -> str | None:
    """What a verb behind the counted people says: «12 شخصاً قتلوا»."""
    for k in range(i, min(i + 7, len(s.tokens))):
        hit = s.get(k, "post")
        if hit is not None:
            return hit[0]
        least = s.norm(k) == "علي" and s.norm(k + 1) == "الاقل"
        if s.norm(k) in _MARKS or (not least and (s.get(k, "stop") is not None or s.norm(k) in ("في", "علي"))):
            return None
    return None


def _governor(s: _Scan, n: Number, counted: bool, behind: int) -> Governor | None:
    """The word before the number that says what befell the people it counts; None where nothing does, or it has its own object."""
    bracket = s.norm(n.start - 1) == "("
    marks = 0
    for k in range(n.start - 1, max(-1, n.start - 2 - _TOPIC_REACH), -1):
        if k < behind:
            return None
        norm, gap = s.norm(k), n.start - k - 1
        if k in s.taken:
            marks += 1
            continue
        if s.tokens[k].kind == "mark":
            marks += 1
            if norm in _MARKS and k + 1 not in s.taken and k - 1 not in s.taken:
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


def _over_topic(s: _Scan, topic: Governor, behind: int) -> Governor:
    """What governs the counted people themselves: «إطلاق سراح عدد من الرهائن (أقل من 10)»; else the topic."""
    for k in range(topic.at - 1, max(-1, behind - 1, topic.at - 6), -1):
        if s.tokens[k].kind == "mark":
            break
        hit = s.get(k, "noun")
        if hit is not None:
            return Governor(hit[0], "noun", k, hit[1])
    return topic


def _governor_at(s: _Scan, k: int, n: Number, gap: int, counted: bool, bracket: bool) -> Governor | None:
    """The word at token k as the governor of a number `gap` words behind it."""
    for kind, reach in (("noun", _NOUN_REACH), ("verb", _VERB_REACH), ("topic", _TOPIC_REACH)):
        hit = s.get(k, kind)
        if hit is None:
            continue
        what, end = hit
        free = sum(1 for t in range(end, n.start) if t not in s.taken)
        if free and s.norm(k) == "وفر":
            continue  # «وفّر البرنامج … لـ400 شخص»
        if s.norm(end) == "عن" and kind != "topic":
            end, free = end + 1, free - 1
        if kind == "topic":
            if _reaches(s, end, n.start) and _is_topic(s, k):
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


def _may_be_people(s: _Scan, i: int, what: str, norm: str) -> bool:
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
    if what in _HARM and norm.lstrip("وفبل") not in ("قضي", "حياه"):
        return True
    return after.endswith(("يا", "يين", "يون", "ين", "ون", "اء", "ان", "ات", "يه"))


def _has_object(s: _Scan, i: int, end: int, bracket: bool) -> bool:
    """Whether the people a governing word is about stand right behind it, so that a later number counts others."""
    if bracket:
        return False
    if s.norm(i).endswith("ون") and i + 1 == end:
        return False  # «اختطف مسلحون 12 طالباً»: who did it
    return s.norm(i) != "من" and s.norm(i) not in _COUNTRIES and any(s.get(i, kind) is not None for kind in ("people", "one", "two", "dead_two", "own"))


def _crosses_preposition(s: _Scan, i: int, end: int) -> bool:
    return any(
        s.norm(k) in ("في", "علي", "مع", "الي", "عند", "قرب") or s.norm(k).startswith("و") for k in range(i, end)
    )


def _is_topic(s: _Scan, k: int) -> bool:
    """Whether «القتلى» is what a «عدد» or «حصيلة» counts."""
    return any(s.get(b, "size") is not None for b in range(max(0, k - 3), k))


def _reaches(s: _Scan, i: int, end: int) -> bool:
    """Whether a word of reaching leads to the number: «عدد القتلى … إلى», «بلغ عدد الجرحى 12»."""
    return (
        end - i <= 1
        or any(s.get(k, "reach") is not None for k in (end - 1, end - 2, end - 3) if k >= i)
        or s.get(end, "reach") is not None
    )


def _frees_hostages(s: _Scan, governor: Governor, n: Number) -> bool:
    return any(s.get(k, "hostage") is not None for k in range(governor.end, min(n.end + 1, len(s.tokens))))


def _by_form(text: str, s: _Scan, i: int, found: Sequence[Figure], behind: int) -> tuple[Figure | None, int]:
    """One or two by the word's own form: «مقتل جنديين», «قتيلان», «إصابة مواطن», «سقوط شهيد»."""
    for kind, value in (("dead_two", 2), ("dead_one", 1)):
        hit = s.get(i, kind)
        if hit is not None and not _is_adjective(s, i) and (value == 2 or _falls(s, i)):
            return _plain(text, s, i, hit[1], hit[0], value, None, "form"), hit[1]
    two, one = s.get(i, "two"), s.get(i, "one")
    if two is None and one is None:
        return None, i + 1
    who, end = two if two is not None else one  # type: ignore[misc]
    what = _befell(s, i, harm_only=two is None)
    if (
        what is None
        and found
        and behind == i
        and s.norm(i)[0] == "و"
        and found[-1].rule in ("form", "joined form")
        and found[-1].what in _HARM
    ):
        what = found[-1].what
    if what is None and two is not None and found and 0 <= i - 1 - behind <= 6 and s.get(i - 1, "sub") is not None and found[-1].unit == "persons":
        what = found[-1].what  # «ستة أشخاص، بينهم طفلان»
    if what is None or (one is not None and two is None and _is_definite_next(s, end)):
        return None, i + 1
    if what == "released" and who == "hostages":
        what = "hostages released"
    of = None if who == "persons" or what == "hostages released" else who
    return _plain(text, s, i, end, what, 2 if two is not None else 1, of, "form"), end


def _one_of(text: str, s: _Scan, i: int) -> Figure | None:
    """One of many who came to harm: «مقتل أحد عناصر الشرطة», «مقتل أحد جنوده»."""
    what = _befell(s, i, harm_only=True) if s.norm(i) in _ONE_OF else None
    who = _whose(s, i + 1) if what is not None else None
    if what is None or who is None:
        return None
    return _plain(text, s, i, i + 1, what, 1, None if who == "persons" else who, "one of")


def _whose(s: _Scan, i: int) -> str | None:
    """Who the people at token i are, the article or a pronoun cut: «الجنود», «جنوده», «عناصر»."""
    norm = s.norm(i)
    shapes = [norm, norm.removeprefix("ال"), *(norm.removesuffix(end) for end in ("ها", "ه", "هم"))]
    for shape in shapes:
        for kind in ("people", "own"):
            entries = (_words().get(shape) or {}).get(kind, ())
            if (found := next((what for tail, what in entries if not tail), None)) is not None:
                return found
    return None


def _another(text: str, s: _Scan, i: int, found: Sequence[Figure]) -> Figure | None:
    """One more beside those told before: «وإصابة آخر بجروح»; «إصابة آخر جندي» is none."""
    if s.norm(i) not in ("اخر", "اخري") or not found or found[-1].what not in _HARM:
        return None
    closed = i + 1 >= len(s.tokens) or s.tokens[i + 1].kind == "mark" or s.norm(i + 1) in _HOW or s.norm(i + 1).startswith("و")
    what = _befell(s, i, harm_only=True) if closed else None
    return _plain(text, s, i, i + 1, what, 1, None, "another") if what is not None else None


def _is_adjective(s: _Scan, i: int) -> bool:
    """Whether «شهيد» is a name's epithet or a number's own counted word."""
    return i > 0 and s.tokens[i - 1].kind == "number"


def _falls(s: _Scan, i: int) -> bool:
    """Whether a word of falling leads to the one killed or wounded: «سقوط قتيل», «أسفر عن قتيل»."""
    for k in (i - 1, i - 2):
        hit = s.get(k, "fall")
        if hit is not None and hit[1] == i:
            return not _is_definite_next(s, i + 1)
    return False


def _is_definite_next(s: _Scan, i: int) -> bool:
    return s.norm(i).startswith("ال") and i < len(s.tokens) and s.tokens[i].kind == "word"


def _befell(s: _Scan, i: int, harm_only: bool) -> str | None:
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
            elif harm_only and (what not in _HARM or s.norm(k).lstrip("وف") in _TRANSITIVE):
                return None
            return what
    return None


def _plain(text: str, s: _Scan, i: int, end: int, what: str, value: int, of: str | None, rule: str) -> Figure:
    n = Number(float(value), None, "exact", i, end)
    return _make(text, s, n, what, "persons", of, rule)

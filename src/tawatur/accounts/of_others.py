"""Times beside a happening that are another's: of a paper, of what was before, of what was talked about, of what goes on since."""

from __future__ import annotations

from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.accounts.drafts import Draft
from tawatur.accounts.seen import Trace
from tawatur.mentions.lexicon import QUOTES
from tawatur.mentions.words import word_sets
from tawatur.model import Interval


def from_then(when: Interval) -> bool:
    """Whether the time goes on from then until now, «منذ أمس»; not «منذ قليل»."""
    return when.text.startswith("منذ") and when.precision == "open"


_ISSUED = frozenset(
    {"صدر", "صدرت", "صادر", "صادره", "الصادر", "الصادره", "نشر", "نشرت", "نشره", "نشرته", "نشرها", "اصدره", "اصدرته", "اصدرها", "بثه", "بثته", "وزع", "وزعه", "وزعته", "مورخ", "المورخ"}
)


_OTHER_TIME = frozenset({"بعد", "قبل", "قبيل", "عقب", "منذ", "غداه", "اثر", "في اعقاب", "في ذكري"})


_SAME_DAY = frozenset({"وصوله", "وصولها", "وصولهم", "وصولهما", "وصول", "ساعات", "ساعه", "ساعتين", "دقائق", "دقايق", "قليل"})


def of_another(seen: Trace, clause: Clause, draft: Draft, k: int) -> bool:
    """Whether the time at piece k, before the happening's word, is that of a paper or of what was before: «وفق بيان صدر أمس، التقى …», «بعد أسبوع من اندلاع القتال في 5 مايو، التقى …»."""
    if k >= draft.trigger:
        return False
    words = [p for p in seen.pieces[clause.start : k] if p.kind != "cue" or p.cue == "prep"]
    if words and (words[-1].norm in _ISSUED or (len(words) > 1 and words[-2].norm in _ISSUED)):
        return True
    if not any(p.kind == "mark" and p.norm in COMMAS for p in seen.pieces[k : draft.trigger]):
        return False
    start = next((n + 1 for n in range(k - 1, clause.start - 1, -1) if seen.pieces[n].kind == "mark"), clause.start)
    inside = seen.pieces[start:k]
    if any(p.norm in _SAME_DAY for p in inside):
        return False  # «بعد ساعات من وصوله أمس إلى …»
    return bool(inside) and (inside[0].norm in _OTHER_TIME or inside[0].prep in _OTHER_TIME) and any(p.kind in ("word", "lex") for p in inside[1:])


def begins_another(seen: Trace, draft: Draft, time: Interval) -> bool:
    """Whether the time behind the happening's word is when something began since when it is counted: «جولته التاسعة منذ اندلاع القتال في مايو»."""
    k = next((k for k, p in enumerate(seen.pieces) if p.time is time), None)
    if k is None or k < draft.trigger:
        return False
    if _names_another(seen, draft, k):
        return True
    for j in range(k - 1, max(draft.trigger, k - 9), -1):
        piece = seen.pieces[j]
        if piece.kind == "time" and piece.time is not None and from_then(piece.time):
            continue  # «لأول مرة منذ 13 عاماً في 10 أبريل»
        if piece.norm == "منذ" or piece.prep == "منذ":
            return j < k - 1 or piece.kind != "cue"
        follows = piece.norm in _OTHER_TIME or piece.prep in _OTHER_TIME
        if follows and (draft.reference or time.precision in ("month", "year")) and any(p.has("noun", "masdar") for p in seen.pieces[j : j + 2]):
            return True  # «وتأتي المحادثات في أعقاب زيارة قام بها فلان في فبراير»
        if piece.kind == "mark" or (is_verb(seen.pieces, j) and not draft.reference):
            return False
    return False


def _names_another(seen: Trace, draft: Draft, k: int) -> bool:
    """Whether the date at piece k is the name of what was talked about, or when it was made: «تنفيذ اتفاق «10 مارس»», «الاتفاق الموقع في 10 مارس», «نتائج قمة 13 أكتوبر»."""
    if draft.sense.type in ("AGREE", "ASSAULT"):
        return False  # «توصلوا إلى اتفاق 8 أغسطس»: theirs
    when = seen.pieces[k].time
    if when is not None and when.precision == "year" and when.text.startswith(_OF_THE_YEAR):
        return True  # «إعادة تفعيل اتفاق فض الاشتباك لعام 1974», «القرار 2254 لعام 2015»
    j = k - 1
    while j > draft.trigger and (seen.pieces[j].norm in QUOTES or seen.pieces[j].norm == "في"):
        j -= 1
    if j <= draft.trigger:
        return False
    bare = _bare(seen.pieces[j].norm)
    if bare in _DATED_BY and seen.pieces[j].norm.startswith("ال"):
        return True
    if seen.pieces[k - 1].norm == "في" or seen.pieces[k].prep:
        return False
    return bare in _DATED_THINGS or ((seen.pieces[j].has("noun") is not None or bare == "جوله") and seen.pieces[j - 1].norm in _OUTCOMES)


_OF_THE_YEAR = ("لعام", "لسنة", "للعام", "للسنة")


def _bare(norm: str) -> str:
    """The word without its article and what is written before it."""
    return next((norm[len(p) :] for p in ("بال", "لل", "وال", "ال", "ب", "ل") if norm.startswith(p) and norm[len(p) :] in _DATED), norm)


_OUTCOMES = word_sets()["outcomes"]
_DATED_THINGS, _DATED_BY = word_sets()["dated_things"], word_sets()["dated_by"]


_DATED = _DATED_THINGS | _DATED_BY


def since_another(seen: Trace, draft: Draft, when: Interval) -> bool:
    """Whether the time behind the happening's word says since when something else goes on: «لوقف القتال المشتعل منذ 11 شهراً»."""
    k = next((k for k in range(draft.trigger + 1, len(seen.pieces)) if seen.pieces[k].time is when), None)
    if k is None or k - 2 <= draft.trigger or not from_then(when):
        return False
    return all(p.kind in ("word", "lex") and seen.tokens[p.i].norm.startswith("ال") for p in seen.pieces[k - 2 : k])

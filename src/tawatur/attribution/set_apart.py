"""Speakers whom a description parts from their verb, «فلان، وهو أحد …، قال», and verbs that only look like one of saying."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.clauses import COMMAS, Clause, is_verb
from tawatur.attribution.said import PRESS, may_speak
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import Phrase, Piece

_ASIDES = frozenset({"تعليقا", "ردا", "وفق", "وفقا", "بحسب", "حسب", "نقلا", "متحدثا", "متحدثه"})
_BY_WORD = frozenset({"حسب", "بحسب", "وفق", "وفقا"})
_AHEAD = 14  # pieces within which «وهو» follows the speaker
_FAITH = frozenset({"رجل", "رجال", "عالم", "علماء", "رجلي", "رجلا"})
_SHOWS = frozenset({"كشف", "اكد", "اظهر", "اوضح", "يكشف", "يوكد", "يظهر", "يوضح", "يعني", "عني", "اثبت", "يثبت", "يوحي", "اوحي"})


def set_apart(pieces: Sequence[Piece], k: int) -> list[Phrase]:
    """Who begins the sentence before «وهو» and what it says of him, the verb behind a comma: «فلان، وهو أحد المرشحين، قال إن …»."""
    if not k or pieces[k - 1].norm not in COMMAS:
        return []
    at = next((n for n in range(2, min(_AHEAD, k)) if pieces[n].norm.removeprefix("و") in ("هو", "هي") and pieces[n - 1].norm in COMMAS), None)
    if at is None or any(is_verb(pieces, n) for n in range(at)):
        return []
    named = next((p for p in reversed(pieces[: at - 1]) if p.phrase is not None), None)
    phrase = named.phrase if named is not None and not named.prep else None
    return [phrase] if phrase is not None and phrase.kind in ("person", "office") and may_speak(phrase) else []


def before_aside(pieces: Sequence[Piece], clause: Clause, k: int, entry: Entry) -> list[Phrase]:
    """Who begins the sentence before words between commas that tell of what, where or by whom he is heard: «فلان، رداً على سؤال عن الهدنة، قال إن …»."""
    first = clause.start
    if clause.opener != "sentence" or k - first < 4 or pieces[k].conj or pieces[k - 1].norm not in COMMAS:
        return []
    while first < k and (pieces[first].kind == "time" or pieces[first].norm in ("-", "•")):
        first += 1
    opening = next((n for n in range(k - 2, first, -1) if pieces[n].norm in COMMAS), None)
    phrase = _begins(pieces, first, opening) if opening is not None else None
    if opening is None or phrase is None or not may_speak(phrase) or phrase.kind in PRESS:
        return []
    aside = range(opening + 1, k - 1)
    called = pieces[aside[0]].phrase if len(aside) == 1 and phrase.kind == "person" and phrase.named else None
    led = pieces[aside[0]].cue == "prep" or pieces[aside[0]].prep or pieces[aside[0]].norm in _ASIDES or (called is not None and called.kind in ("office", "group"))
    if not led or any(is_verb(pieces, n) or pieces[n].cue in ("sub", "rel", "neg") or pieces[n].norm == ":" for n in range(first, k - 1)):
        return []
    if phrase.kind in ("person", "office") and phrase.name:
        return [phrase] if (entry[5] == "f") == (phrase.gender == "f") else []
    return [phrase]


def _begins(pieces: Sequence[Piece], first: int, opening: int) -> Phrase | None:
    """Whoever stands alone before the comma at piece `opening`: his name behind his title, before what he is called, or before a short name in brackets."""
    head, name = pieces[first], pieces[opening - 1]
    if head.kind != "np" or head.prep:
        return None
    behind = [n for n in range(first + 1, opening) if not pieces[n].depth and pieces[n].norm not in ("(", ")")]
    if not behind or (pieces[behind[0]].norm in COMMAS and len(behind) == 2 and pieces[behind[1]].kind == "np" and not pieces[behind[1]].conj):
        return head.phrase
    titled = head.phrase is not None and head.phrase.kind in ("office", "group", "person", "organisation")
    if titled and name.phrase is not None and name.phrase.kind == "person" and name.phrase.named and not name.prep and not name.conj:
        return name.phrase  # «عضو المكتب السياسي لحركة … فلان»
    return None


def many_before(pieces: Sequence[Piece], k: int) -> Phrase | None:
    """Of whom a participle in the plural tells, where nobody spoke whom it fits: «خروج مئات المتظاهرين …، مطالبين بعودته»."""
    for piece in reversed(pieces[:k]):
        if piece.kind == "mark" and piece.norm not in COMMAS:
            return None
        phrase = piece.phrase
        if phrase is not None and phrase.kind == "group" and phrase.number == "p" and not piece.depth:
            return phrase if may_speak(phrase) else None
    return None


def no_saying(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the verb at piece k says nothing of anybody: «رجل دين», «ما كشف عن …» of what was told before."""
    before = pieces[k - 1] if k else None
    if before is None:
        return False
    if pieces[k].norm == "دين" and before.norm.split(" ")[-1].removeprefix("ال") in _FAITH:
        return True
    if before.phrase is not None and before.phrase.number == "p" and {before.prep, pieces[k - 2].norm if k > 1 else ""} & _BY_WORD and pieces[k].norm.endswith(("وا", "ون")):
        return True  # «حسب شهود عيان تحدثوا إلى الوكالة»
    behind = pieces[k + 1] if k + 1 < len(pieces) else None
    return before.norm == "ما" and not before.prep and pieces[k].norm in _SHOWS and not pieces[k].enclitic and behind is not None and behind.phrase is None


def held_to_be(pieces: Sequence[Piece], k: int) -> bool:
    """Whether what stands behind «يعتبر» is judged, not judging: an indefinite or superlative predicate follows it at once, «تعتبر المبادرة رائدة»."""
    at = k + 1
    if at < len(pieces) and not pieces[k].enclitic and (people := pieces[at].phrase) is not None and people.kind == "group" and people.actor is None and pieces[at].norm.endswith("ا") and not pieces[at].norm.startswith("ال"):
        return True  # «التي تعتبر عاملاً لجذب السياح»
    while at < len(pieces) and (pieces[at].cue == "dem" or pieces[at].kind == "np" or (at == k + 2 and pieces[k + 1].cue == "dem" and pieces[at].kind == "word")):
        at += 1
    predicate = pieces[at] if k + 1 < at < len(pieces) else None
    if predicate is None or predicate.conj or predicate.prep:
        return False
    best = predicate.norm in _BEST or (predicate.norm == "من" and at + 1 < len(pieces) and pieces[at + 1].norm.removeprefix("ال") in _BEST)
    plain = predicate.kind == "word" and not predicate.norm.startswith("ال") and not predicate.closed
    return best or (plain and pieces[k + 1].cue == "dem")


_BEST = frozenset({"اول", "اولي", "اهم", "اكبر", "ابرز", "احد", "احدي", "اقوي", "اخطر", "افضل", "اقدم", "اشهر"})

"""Whom a verb that goes on in its sentence is done to: «قال الرئيس إن …، ودعا نظيره الأميركي إلى …», «وشكر قطر وتركيا»; the sentence's subject stays who does it.

Such a verb with «و» goes on with the subject before it, unless words turn to another («من جهته»); a lone noun phrase right behind it is its object where the verb
always takes one, or where what is wanted of somebody follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.agreement import is_feminine_state
from tawatur.accounts.clauses import MEANWHILE
from tawatur.accounts.lexicon import Saying
from tawatur.mentions.discourse import PERSONAL
from tawatur.mentions.lexicon import Entry
from tawatur.mentions.pieces import ITS_OWN, Phrase, Piece
from tawatur.mentions.words import word_sets

_FRAMED = word_sets()["asked_of"]  # verbs that bring of whom they speak and what: «طالبه بـ», «نعته بـ»
_BLAMING = word_sets()["done_to_whom"]  # verbs whose one noun phrase is whom they blame or praise
_TURNS = ("جانب", "جهت", "بدور", "ناحيت")  # «من جانبه», «من جهتها», «بدوره»
_WANTED = frozenset({"ب", "الي", "ل", "من", "علي"})


def addressed(pieces: Sequence[Piece], k: int, entry: Entry, row: Saying, whom: Sequence[Phrase], carrier: Phrase | None) -> bool:
    """Whether those right behind the verb at piece k are its objects and the `carrier`, the sentence's subject before, does it."""
    if not whom or carrier is None or not _goes_on(pieces, k, entry, carrier) or not _stands_behind(pieces, k, whom):
        return False
    if any(p.name == carrier.name or _may_be(p, carrier) for p in whom):
        return False
    behind = next((p for p in pieces if p.i >= whom[-1].j and not (p.kind == "word" and p.norm.startswith("ال"))), None)  # «رئيس الحكومة الاتحادية»
    if row.object == "must":
        return _ends(behind) or _brings(behind, row) or (row.stance == "DEMAND" and behind is not None and behind.kind in ("word", "lex") and not behind.cue)
    if row.lemma in _FRAMED:
        return _brings(behind, row) and all(p.kind != "state" or (entry[5] == "m" and is_feminine_state(p)) for p in whom)
    return row.lemma in _BLAMING and (_ends(behind) or (behind is not None and bool(behind.prep or behind.cue == "prep")))


def _goes_on(pieces: Sequence[Piece], k: int, entry: Entry, carrier: Phrase) -> bool:
    """Whether the verb is joined to what stands before it in its sentence, and agrees with who did that."""
    if (pieces[k].conj != "و" and not (_meanwhile(pieces, k) and carrier.kind in PERSONAL)) or pieces[k].enclitic or entry[4] != "s" or k < 2 or carrier.start >= pieces[k].start:
        return False
    if any(turn in p.norm for p in pieces[max(0, k - 3) : k] for turn in _TURNS):
        return False
    single = carrier.number == "s" and not carrier.parts and carrier.kind in (*PERSONAL, "anonymous_source")
    return single and (carrier.gender == "f") == (entry[5] == "f")


def _meanwhile(pieces: Sequence[Piece], k: int) -> bool:
    """Whether «خلاله» right behind the verb says that whoever called or met somebody does it: «أجرى الرئيس اتصالاً … دعا خلاله القادة إلى …»."""
    return k + 1 < len(pieces) and pieces[k + 1].norm in MEANWHILE


def _stands_behind(pieces: Sequence[Piece], k: int, whom: Sequence[Phrase]) -> bool:
    first = next(iter(pieces[k + 1 + _meanwhile(pieces, k) :]), None)
    return first is not None and first.i == whom[0].i and not first.prep and not first.conj and first.kind == "np"


def _may_be(phrase: Phrase, carrier: Phrase) -> bool:
    """Whether the phrase may only call the carrier by his office: «قال ميقاتي …، ودعا رئيس الحكومة إلى …»."""
    if phrase.kind not in PERSONAL or phrase.rule in ITS_OWN:
        return False
    if phrase.rule.startswith("sides."):
        return True
    return not phrase.named and (phrase.country is None or phrase.country == carrier.country)


def _ends(behind: Piece | None) -> bool:
    return behind is None or behind.kind in ("mark", "time") or behind.cue == "rel" or bool(behind.conj)


def _brings(behind: Piece | None, row: Saying) -> bool:
    """Whether what is wanted, said or held against somebody follows: «إلى وقف …», «بالتراجع», «أن يتراجع»."""
    if behind is None:
        return False
    begun = behind.norm[:1] if behind.norm[:1] in ("ب", "ل") and behind.kind in ("word", "lex") else ""
    led = {behind.prep, behind.norm, begun} & (_WANTED | {*row.prep})
    return bool(led - {""}) or behind.norm in ("ان", "بان", "بانه", "بانها")

"""Whom the ending of «بلاده», «حركتها» stands for, by what its sentence has told so far."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.clauses import is_verb
from tawatur.mentions import coreference
from tawatur.mentions.discourse import PERSONAL, Discourse
from tawatur.mentions.pieces import Phrase, Piece

_PRAISING = frozenset({"شكر", "هنا", "حيا", "شكرت", "هنات", "لام", "انتقد"})
_PLACING = frozenset({"الي", "في", "من", "ب", "ل"})
_BRINGING = ("ان", "بان", "اما", "لكن", "وكان", "كان")


def possessor(pieces: Sequence[Piece], enclitic: str, discourse: Discourse) -> Phrase | None:
    """Who is meant: who does what the sentence tells, who goes on speaking, else whom the report leaves it to."""
    gender = "f" if enclitic == "ها" else "m"
    here = _quoted(pieces) or _sayer(pieces) or _subject(pieces)
    if here is not None and (enclitic in ("ه", "ها") and here.gender == gender):
        return here
    speaker = discourse.speaker
    if here is None and speaker is not None and speaker.kind in PERSONAL and speaker.gender == gender and speaker.country and _goes_on_saying(pieces):
        return speaker
    located = [p.phrase for p in pieces if p.phrase is not None and p.phrase.rule == "states.capital" and p.prep in _PLACING]  # «وصل إلى القاهرة، حيث التقى وفدها …»
    return coreference.owner(enclitic, discourse, located=located)


def _sayer(pieces: Sequence[Piece]) -> Phrase | None:
    """Who says what «أن» behind a comma brings, though a relative clause stands between: «أعلن الوزير، في مؤتمر مع نظيره الذي زار لومي، أن بلاده …»."""
    if len(pieces) < 3 or pieces[-1].norm not in ("ان", "بان") or pieces[-2].kind != "mark" or not any(p.cue == "rel" for p in pieces):
        return None
    said = next((k for k, p in enumerate(pieces) if p.has("speech") is not None and is_verb(pieces, k)), None)
    return pieces[said + 1].phrase if said is not None and said + 1 < len(pieces) and _is_man(pieces[said + 1]) else None


def _subject(pieces: Sequence[Piece]) -> Phrase | None:
    """The person who does what the sentence tells so far: whom its relative clause is about, who did the first when it goes on after a comma, else who stands right behind a verb or at its head."""
    verb = next((k for k in range(len(pieces) - 1, -1, -1) if is_verb(pieces, k)), None)
    if verb is not None and (head := _relative_head(pieces, verb)) is not None:
        return head
    if verb is not None and verb and pieces[verb].conj == "و" and pieces[verb - 1].kind == "mark" and not (verb + 1 < len(pieces) and _is_man(pieces[verb + 1])):
        return next((p.phrase for k, p in enumerate(pieces[:verb]) if _is_doer(pieces, k)), None)
    return next((pieces[k].phrase for k in range(len(pieces) - 1, -1, -1) if _is_doer(pieces, k)), None)


def _relative_head(pieces: Sequence[Piece], verb: int) -> Phrase | None:
    """The man before «الذي» right ahead of the verb: «استقبل نظيره، الذي تعهد بإبقاء قوات بلاده»."""
    opener = pieces[verb - 1] if verb else None
    if opener is None or opener.cue != "rel" or opener.norm not in ("الذي", "التي") or pieces[verb].enclitic:
        return None
    k = verb - 2
    while k > 0 and pieces[k].kind == "mark":
        k -= 1
    head = pieces[k].phrase if k >= 0 else None
    return head if head is not None and head.kind in PERSONAL and head.number == "s" and head.name and (head.gender == "f") == (opener.norm == "التي") else None


def _is_man(piece: Piece) -> bool:
    phrase = piece.phrase
    return phrase is not None and phrase.kind in PERSONAL and not piece.prep and phrase.number == "s" and bool(phrase.name)


def _is_doer(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the person at piece k stands where a subject does."""
    phrase = pieces[k].phrase
    if phrase is None or not _is_man(pieces[k]):
        return False
    if phrase.rule.startswith("sides.counterpart") and k > 1:  # «كان فلان قد أبلغ نظيره …», but «فيما ذكر نظيره أن بلاده …»
        return pieces[k - 1].has("speech") is not None and is_verb(pieces, k - 1) and pieces[k - 2].norm in ("فيما", "بينما")
    return k == 0 or is_verb(pieces, k - 1) or pieces[k - 1].norm in _BRINGING


def _quoted(pieces: Sequence[Piece]) -> Phrase | None:
    """Whose words «قوله», «قولها» brings: «ونقل عن الوزير قوله إن بلاده …»; whom somebody thanks for his own: «شكر فلاناً على استضافة بلاده …»."""
    at = next((k for k in range(len(pieces) - 1, -1, -1) if (p := pieces[k].phrase) is not None and p.kind in PERSONAL and p.number == "s"), None)
    if at is None:
        return None
    behind = [p.norm for p in pieces[at + 1 :]]
    quoted = any(norm in ("قوله", "قولها", "تاكيده", "تاكيدها") for norm in behind)
    praised = behind[:1] == ["علي"] and any(p.norm.removeprefix("و") in _PRAISING for p in pieces[:at])
    return pieces[at].phrase if (quoted and pieces[at].prep == "عن") or (praised and not pieces[at].prep) else None


def _goes_on_saying(pieces: Sequence[Piece]) -> bool:
    """Whether the sentence so far says something and names nobody: «وأضاف أن بلاده …»."""
    nobody = not any(p.phrase is not None and p.phrase.kind in PERSONAL for p in pieces)
    return nobody and any(p.has("speech") is not None and is_verb(pieces, k) for k, p in enumerate(pieces))

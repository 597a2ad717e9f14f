"""What a meeting or agreement told before was about, told behind it: «وتطرق اللقاء إلى …», «وركّز البحث على …», «وناقش الجانبان …», «وينص الإعلان على …»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.drafts import Draft
from tawatur.accounts.seen import Trace
from tawatur.accounts.topics import topics
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets

_ABOUT = word_sets()["about_verbs"]  # «تناول», «تطرق», «ركز»
_PROVIDING = word_sets()["providing_verbs"]  # «ينص», «يقضي»
_TALK = word_sets()["talk"]  # «البحث», «النقاش»
_PAPERS = word_sets()["providing_papers"]  # «الاتفاق», «الإعلان»
_FOREMOST = frozenset({"تصدر", "تصدرت", "هيمن", "هيمنت", "طغي", "طغت"})  # «الضمانات الأمنية تصدرت المباحثات»
_NEAR = 3  # pieces between the verb and whose it is


def told_about(seen: Trace) -> list[Draft]:
    """A draft for each verb that says what a meeting or agreement told in an earlier sentence was about; it only lends its topics."""
    found: list[Draft] = []
    for k, piece in enumerate(seen.pieces):
        norm = piece.norm.removeprefix("و")
        kind = "CONSULT" if norm in _ABOUT else "AGREE" if norm in _PROVIDING else ""
        if not kind or any(d.sense.type == kind and d.roles and d.trigger <= k for d in seen.drafts) or not _whose(seen, k, kind):
            continue
        first = seen.pieces[next(c.start for c in seen.clauses if c.start <= k < c.end)].i if norm in _FOREMOST else piece.i
        if named := topics(seen.cues, first):
            sense = triggers.senses()["meet" if kind == "CONSULT" else "agree"]
            found.append(Draft(sense, k, [], "happened", f"about.{norm}", reference=True, lends="before", about=named))
    return found


def _whose(seen: Trace, k: int, kind: str) -> bool:
    """Whether what was told before does the verb: it, those who met, or the talk there stands beside the verb; or a verb for two begins the sentence."""
    beside = [*seen.pieces[k + 1 : k + 1 + _NEAR], *reversed(seen.pieces[max(0, k - _NEAR) : k])]
    for piece in beside:
        if piece.kind == "time" or piece.cue in ("adv", "prep") or piece.kind == "mark":
            continue
        if kind == "AGREE":
            return piece.norm in _PAPERS or piece.norm.removeprefix("ال") in _PAPERS
        if _is_the_meeting(piece):
            return True
        if piece.phrase is not None:
            return piece.phrase.rule == "sides.both"
    return (kind == "CONSULT" and (seen.pieces[k].norm.endswith("ا") and k == 0)) or (kind == "CONSULT" and any(_is_the_meeting(p) for p in seen.pieces[:k]))


def _is_the_meeting(piece: Piece) -> bool:
    """Whether the word is «اللقاء», «المحادثات», «البحث»."""
    noun = piece.has("noun")
    meeting = noun is not None and triggers.nouns()[noun[1]].sense.type == "CONSULT"
    return (meeting and (piece.definite or bool(piece.enclitic))) or piece.norm in _TALK or (piece.definite and f"ال{piece.norm}" in _TALK)

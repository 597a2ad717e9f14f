"""Whom somebody calls to a meeting, who would be its sides: «دعت واشنطن الجيش والحركة إلى محادثات», «وجّه دعوة إلى الطرفين لعقد اجتماع»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Scene
from tawatur.accounts.enough import ACTING
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_CARDS = frozenset({"دعوه", "دعوات", "دعوتين", "الدعوه", "الدعوات"})
_COMING = word_sets()["coming_to"]
_HANDED = frozenset({"وجه", "أرسل", "سلم", "قدم", "بعث"})


def invited_to(scene: Scene, index: int, k: int) -> list[Phrase]:
    """Those whom the clause's verb calls to the meeting that its noun at piece k names; empty where fewer than two are called."""
    clause = scene.clauses[index]
    verb = clause.verb
    lead = _lead(scene, k)
    if verb is None or lead is None or verb >= lead or any(is_verb(scene.pieces, j) for j in range(verb + 1, k)):
        return []
    lemmas = {triggers.verbs()[e[1]].lemma for e in scene.pieces[verb].entries if e[0] == "verb"}
    card = next((j for j in range(verb + 1, lead) if scene.pieces[j].norm in _CARDS), None)
    if card is None and "دعا" not in lemmas:
        return []
    says = scene.pieces[verb].has("speech") is not None
    if card is not None and not (lemmas & _HANDED or (says and scene.pieces[card].norm == "دعوه")):
        return []
    named = after(scene.pieces, verb + 1 if card is None else card + 1, lead, card is None and not subject_left(scene.pieces, clause, verb))
    guests = named.object if card is None or not named.preps else [p for prep in ("الي", "ل") for p in named.preps.get(prep, [])]
    guests = [q for p in guests for q in p.parts or (p,) if q.kind in ACTING]
    return guests if len({p.actor or p.name for p in guests if p.name}) >= 2 else []


def _lead(scene: Scene, k: int) -> int | None:
    """The piece with «إلى» or «لـ» that brings the noun, past words like «عقد», «المشاركة في»; None where none does."""
    for j in range(k, max(-1, k - 5), -1):
        piece = scene.pieces[j]
        if piece.prep in ("الي", "ل") or (j < k and piece.norm in ("الي", "ل")):
            return j if piece.cue == "prep" or piece.prep == "ل" else j - 1
        if j < k and not (piece.cue in ("prep", "adv") or piece.norm in _COMING or piece.norm.removeprefix("ل") in _COMING):
            return None
        if piece.norm.startswith("ل") and piece.norm.removeprefix("ل") in _COMING:
            return j
    return None

"""Verbs of saying that name nobody behind the occasion of what is said: «وبعد لقائه نظيره، قال إن», «…، وعقب اللقاء دعا إلى»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts.arguments import after
from tawatur.accounts.before_verb import subject_left
from tawatur.accounts.clauses import COMMAS, Clause
from tawatur.attribution.said import Scene, has_article
from tawatur.mentions.pieces import Phrase, Piece


def opens_with_occasion(scene: Scene, index: int, k: int) -> bool:
    """Whether nothing but the occasion stands before the verb in its sentence: «وفي كلمة أمام الجنود، شدد على»."""
    pieces = scene.pieces
    if pieces[k].conj or not k or pieces[0].cue != "prep" or scene.clauses[index].opener in ("rel", "sub"):
        return False
    return all(_of_occasion(pieces, n) for n in range(1, k)) and all(aside(scene, c) for c in scene.clauses[:index] if c.verb is not None)


def main_doer(scene: Scene, index: int, k: int) -> Phrase | None:
    """The man whom the sentence begins to tell of, where «و» and an occasion stand between a comma and the verb: «زار فلان بيروت حيث التقى الرئيس، وبعد اللقاء دعا إلى».

    None where another clause between has a doer of its own.
    """
    pieces = scene.pieces
    comma = next((n for n in range(k - 1, max(0, k - _REACH), -1) if pieces[n].norm in COMMAS and pieces[n + 1].cue == "prep" and pieces[n + 1].conj), None)
    if pieces[k].conj or comma is None or scene.clauses[index].opener in ("rel", "sub") or not all(_of_occasion(pieces, n) for n in range(comma + 2, k)):
        return None
    found: Phrase | None = None
    for clause in scene.clauses[:index]:
        if clause.verb is None or clause.start > comma or clause.opener in ("rel", "participle", "sub"):
            continue
        who = subject_left(pieces, clause, clause.verb) or after(pieces, clause.verb + 1, clause.end, True).subject
        if (who and found is not None) or len(who) > 1:
            return None
        found = who[0] if who else found
    return found if found is not None and found.kind in ("person", "office") and found.number == "s" and found.name else None


_REACH = 12  # pieces from the comma to the verb, at most


def _of_occasion(pieces: Sequence[Piece], n: int) -> bool:
    """Whether piece n can belong to an occasion: anybody named there stands behind a preposition or is whom its noun deals with, «لقائه فلاناً»."""
    piece, before = pieces[n], pieces[n - 1]
    if piece.cue in ("sub", "rel"):
        return False
    if piece.phrase is None or piece.prep or piece.phrase.kind not in ("person", "office", "group", "organisation", "state"):
        return True
    return bool(before.enclitic) or piece.phrase.rule.startswith("sides.counterpart") or (bool(piece.conj) and _of_occasion(pieces, n - 1))


def aside(scene: Scene, clause: Clause) -> bool:
    """Whether the clause only tells of a noun before it, what it takes up in its verb's ending: «في ندوة نظمها المركز»."""
    if clause.verb is None or not scene.pieces[clause.verb].enclitic or scene.pieces[clause.verb].conj:
        return False
    return clause.verb == clause.start if clause.opener == "verb" else _describes(scene.pieces, clause)


def _describes(pieces: Sequence[Piece], clause: Clause) -> bool:
    """Whether the clause's verb hangs on the bare noun of an occasion right before it: «وعقب اجتماع عقده مع نظيره، حذر من»."""
    k = clause.verb or 0
    noun = pieces[k - 1] if k > clause.start else None
    bare = noun is not None and noun.kind in ("word", "lex") and bool(noun.prep) and not noun.definite and not noun.enclitic and not has_article(noun)
    return bare and pieces[clause.start].cue == "prep" and clause.opener in ("sentence", "and")

"""Endings that take up a thing, nobody: «في حوار أجرته الصحيفة», «التهديد الذي يشكله التنظيم», «في وقت كشف فيه», «تم التوصل إليه»."""

from __future__ import annotations

from tawatur.accounts.clauses import Clause, clause_at, is_verb
from tawatur.accounts.drafts import Scene
from tawatur.mentions.pieces import Piece

_WITHIN = frozenset({"فيه", "فيها", "خلاله", "خلالها", "بموجبه", "بموجبها"})
_DONE = frozenset({"تم", "يتم", "ستتم", "سيتم", "جري", "يجري", "تمت"})
_WHAT = frozenset({"ما", "لما", "بما", "مما", "فيما", "عما", "وما"})
_TO_BE = frozenset({"المزمع", "المقرر", "المرتقب", "المنتظر", "المتوقع"})
_ACTING = ("person", "office", "group", "organisation", "state", "anonymous_source", "agency", "outlet")


def of_thing(scene: Scene, k: int) -> bool:
    """Whether the ending of piece k takes up a thing told before it in its sentence."""
    piece = scene.pieces[k]
    if piece.norm in _WITHIN or any(p.norm.removeprefix("و") in _DONE for p in scene.pieces[max(0, k - 2) : k]):
        return True
    before = [p.norm for p in scene.pieces[max(0, k - 3) : k]]
    if (before and before[-1] in _WHAT) or any(norm in _TO_BE for norm in before):
        return True  # «وفقاً لما ذكرته», «الاتفاق المزمع توقيعه»
    index = clause_at(scene.clauses, k)
    clause = scene.clauses[index] if index is not None else None
    return (clause is not None and _resumes(scene, clause, k)) or _of_noun_before(scene, k)


def _resumes(scene: Scene, clause: Clause, k: int) -> bool:
    """Whether the relative clause of piece k is about a thing that the ending agrees with: «الاتفاق الذي وقّعه»."""
    ending = {"الذي": "ه", "التي": "ها"}.get(clause.word if clause.opener == "rel" else "")
    if ending is None or not clause.start or not (scene.pieces[k].enclitic or scene.pieces[k].norm).endswith(ending):
        return False
    head = clause.start - 1
    while head and scene.pieces[head].kind == "mark":
        head -= 1
    return _is_thing(scene.pieces[head]) and k <= (clause.verb if clause.verb is not None else clause.start) + 2


def _of_noun_before(scene: Scene, k: int) -> bool:
    """Whether the verb stands right behind a noun without article that a preposition governs: «في كلمة وجّهها»."""
    verb = next((n for n in (k, k - 1) if n > 0 and is_verb(scene.pieces, n)), None)
    if verb is None or scene.pieces[verb].conj:
        return False
    noun = scene.pieces[verb - 1]
    return bool(noun.prep) and noun.kind in ("word", "lex") and not noun.definite and not noun.enclitic and _is_thing(noun) and not noun.norm.startswith("ال")


def _is_thing(piece: Piece) -> bool:
    return piece.kind in ("word", "lex", "np") and (piece.phrase is None or piece.phrase.kind not in _ACTING)

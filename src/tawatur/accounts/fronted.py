"""The place that stands before a verb, or where the clause before went: «وفي نيروبي، التقى …», «وصل إلى دمشق حيث التقى …»."""

from __future__ import annotations

from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Scene
from tawatur.accounts.locating import is_between, is_place, locates, of_situation
from tawatur.accounts.met import meanwhile
from tawatur.model import Place


def place_before(scene: Scene, clause: Clause, k: int) -> list[Place]:
    """The place that stands before the verb: «وفي نيروبي، التقى …»."""
    if clause.word == "حيث":
        return _reached(scene, clause)
    if meanwhile(scene, k):
        return _during(scene, clause)
    if clause.opener not in ("sentence", "resume", "and"):
        return []
    beside = any(p.norm == "علي هامش" for p in scene.pieces[clause.start : min(k, clause.start + 2)])
    for j in range(clause.start, k):
        phrase = scene.pieces[j].phrase
        if phrase is not None and phrase.place is not None and _is_site(scene, clause, j):
            return [phrase.place]
        passed = scene.pieces[j].kind in ("cue", "mark", "time") or locates(scene.pieces, j)
        if not beside and (phrase is not None or not passed):
            return []  # «على هامش القمة العربية في بغداد، التقى …»
    return []


def _is_site(scene: Scene, clause: Clause, j: int) -> bool:
    """Whether the place at piece j is where something is told to be, and not that of a conflict or of people."""
    return (
        is_place(scene.pieces, j)
        and scene.pieces[j].prep in ("في", "ب")
        and not of_situation(scene.pieces, j, clause.start)
    )


def _during(scene: Scene, clause: Clause) -> list[Place]:
    """Where the visit went during which it happened: «زيارة إلى بنغازي اجتمع خلالها بـ…»."""
    for j in range(clause.start - 1, -1, -1):
        phrase = scene.pieces[j].phrase
        if phrase is not None and phrase.place is not None and scene.pieces[j].prep in ("الي", "ل"):
            return [phrase.place]
        if scene.pieces[j].has("noun"):
            return []
    return []


def _reached(scene: Scene, clause: Clause) -> list[Place]:
    """Where the clause before «حيث» went or was: «وصل إلى دمشق حيث التقى …»."""
    for j in range(clause.start - 1, max(-1, clause.start - 7), -1):
        piece = scene.pieces[j]
        if piece.phrase is not None:
            sited = piece.phrase.kind in ("place", "state") and piece.phrase.rule != "nisba" and not is_between(scene.pieces, j)
            return [piece.phrase.place] if sited and piece.phrase.place is not None else []
        if piece.kind in ("word", "lex"):
            return []
    return []

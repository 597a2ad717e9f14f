"""Who does what a clause tells that stands before the one that names him: «بعد أن التقى الرئيس، اجتمع المبعوث بـ…», «ومن دمشق، حيث التقى …، انتقل المبعوث»."""

from __future__ import annotations

from tawatur.accounts.arguments import after
from tawatur.accounts.clauses import COMMAS, Clause
from tawatur.accounts.drafts import Scene
from tawatur.mentions.pieces import Phrase

_AHEAD = frozenset({"بعد ان", "بعدما", "قبل ان", "فور ان", "حيث", "عقب ان"})


def named_next(scene: Scene, clause: Clause) -> Phrase | None:
    """The one man whom the main clause right behind names as its subject, where `clause` only opens the sentence with what he did before."""
    if clause.word not in _AHEAD:
        return None
    index = next(n for n, other in enumerate(scene.clauses) if other is clause)
    if index + 1 >= len(scene.clauses) or any(c.verb is not None for c in scene.clauses[:index]):
        return None
    main = scene.clauses[index + 1]
    opens = main.verb is not None and main.opener in ("verb", "resume") and scene.pieces[main.start - 1].norm in COMMAS
    if main.verb is None or not opens or scene.pieces[main.start].conj:
        return None
    named = after(scene.pieces, main.verb + 1, main.end, True).subject
    alone = len(named) == 1 and named[0].kind in ("person", "office") and named[0].number == "s" and bool(named[0].name)
    return named[0] if alone else None

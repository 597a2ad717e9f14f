"""Who came to a meeting while it went on: «استقبل الرئيس نظيره، قبل أن ينضم إليهما القادة»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import ACTING
from tawatur.mentions.words import word_sets

_JOINING = word_sets()["joining"]
_THEM = frozenset({"اليهما", "اليهم", "بهما", "بهم"})


def read_joining(scene: Scene, index: int, k: int, args: Arguments) -> Draft | None:
    """The wider meeting of those whom this sentence told meeting and of who came to them; None where either is not named."""
    piece = scene.pieces[k]
    behind = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if piece.norm not in _JOINING or behind is None or behind.norm not in _THEM or len(scene.here) < 2:
        return None
    named = [p for p in (*args.subject, *args.object) if p.kind in ACTING and p.name]
    came = named or [p for p in args.preps.get("من", []) if p.kind == "group" and p.label]
    if not came:
        return None
    met = {p.actor or p.name for p in scene.here}
    roles = [("source", p) for p in (*scene.here, *(p for p in came if (p.actor or p.name) not in met))]
    draft = build_draft(scene, index, k, triggers.senses()["meet"], roles, args, "past", f"joined.{piece.norm}", came)
    if draft is not None:
        draft.another = True
    return draft

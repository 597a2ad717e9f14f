"""Plans that a participle says were put forward, and by whom: «المقترح المقدّم من الوسطاء», «الهدنة المطروحة من قبل الرباعية»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import AGENTS, Arguments, after
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.enough import ACTING
from tawatur.accounts.plans import counts, is_known, is_meant
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Piece
from tawatur.mentions.words import word_sets

_PRESENTED = word_sets()["presented"]
_NEAR = 4  # tokens between a plan and its participle


def read_presented(scene: Scene, index: int, k: int) -> Draft | None:
    """The plan that the participle at piece k describes, put forward by whom «من» brings behind it."""
    piece = scene.pieces[k]
    if piece.norm.removeprefix("ال") not in _PRESENTED or piece.conj or piece.prep or k + 1 == len(scene.pieces):
        return None
    document = _described(scene, k)
    if document is None:
        return None
    args = after(scene.pieces, k + 1, scene.clauses[index].end, False)
    makers = [p for p in args.agents or args.preps.get("من", []) if p.kind in ACTING]
    if not makers or not all(_passed_over(p) for p in scene.pieces[k + 1 :] if p.start < makers[0].start):
        return None
    targets = [p for prep in ("الي", "ل", "علي") for p in args.preps.get(prep, []) if p.kind in ACTING and p not in makers]
    roles = [("source", p) for p in makers] + [("target", p) for p in targets]
    draft = build_draft(scene, index, k, triggers.senses()["propose"], roles, Arguments(), "noun", "presented", makers)
    if draft is not None:
        draft.document, draft.status = (document.i, document.j), "happened"
    return draft


def _described(scene: Scene, k: int) -> Cue | None:
    """The plan right before the participle, adjectives between them passed over, which agrees with it."""
    piece = scene.pieces[k]
    document = next((c for c in reversed(scene.cues) if c.kind == "document" and piece.i - _NEAR <= c.j <= piece.i), None)
    if document is None or not counts(scene, document, "proposed") or not is_meant(scene, document, "ها" if piece.norm.endswith("ه") else "ه"):
        return None
    between = [p for p in scene.pieces[:k] if p.i >= document.j]
    if any(p.kind != "word" or p.conj or p.prep for p in between):
        return None
    return document if is_known(scene, document) == piece.norm.startswith("ال") else None


def _passed_over(piece: Piece) -> bool:
    """Whether the word stands between the participle and who presented it: «المقدم أمس إلى الحركة من قبل مصر»."""
    return piece.kind == "time" or piece.norm in AGENTS or piece.norm in ("من", "الي", "علي", "رسميا", "موخرا", "اخيرا", "كل") or piece.prep in ("الي", "ل", "علي")

"""Plans, papers and answers proposed, handed over, received, accepted or rejected."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.drafts import ACTING, Draft, Scene, build_draft
from tawatur.accounts.lexicon import Sense
from tawatur.accounts.noun_arguments import nisba_of
from tawatur.accounts.owners import owner_of, said_speaker
from tawatur.mentions.overlay import Cue
from tawatur.mentions.pieces import Phrase


def read_proposal(
    scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase], args: Arguments, tense: str
) -> Draft | None:
    clause = scene.clauses[index]
    first, last = scene.pieces[k].j, scene.pieces[clause.end - 1].j
    document = next((c for c in scene.cues if c.kind == "document" and first <= c.i < min(last, first + 14)), None)
    entry = scene.pieces[k].has("verb")
    if document is None and (entry is None or triggers.verbs()[entry[1]].lemma != "اقترح"):
        return None
    if document is not None and sense.mode in ("accepted", "rejected") and not _certain_document(scene, document):
        return None
    sources = [p for p in subject if p.kind in ACTING]
    handed = document is not None and document.definite and args.subject_word == k + 1 and not args.subject
    if not sources and not (handed and sense.mode in ("delivered", "proposed")):
        return None
    roles = [("source", p) for p in sources]
    for prep, role in sense.preps.items():
        if role == "target":
            roles += [("target", p) for p in args.preps.get(prep, []) if p.kind in ACTING]
    draft = build_draft(scene, index, k, sense, roles, args, tense, f"verb.{sense.name}", subject)
    if draft is not None and document is not None:
        draft.document = (document.i, document.j)
    return draft


def _certain_document(scene: Scene, document: Cue) -> bool:
    """Whether a certain plan is meant, «المقترح», «مقترح أميركي», not «أكثر من مقترح»."""
    if document.definite:
        return True
    return any(
        p.i == document.j and (p.kind == "np" or p.definite or p.norm.startswith("ال") or _is_nisba(p.norm))
        for p in scene.pieces
    )


def read_proposal_noun(scene: Scene, index: int, k: int, sense: Sense, subject: list[Phrase]) -> Draft | None:
    """«تسلّم الحركة المقترح», «سارعت الحركة إلى رفض المقترح»: a masdar with its doer and a definite document."""
    pieces = scene.pieces
    if subject and subject[0].kind in ACTING:
        near = next((c for c in scene.cues if c.kind == "document" and pieces[k].j <= c.i <= pieces[k].j + 1), None)
        if near is None or not _certain_document(scene, near):
            return None
        roles = [("source", p) for p in subject]
        carried = build_draft(scene, index, k, sense, roles, Arguments(), "noun", f"noun.{sense.name}", subject)
        if carried is not None:
            carried.document = (near.i, near.j)
        return carried
    owner = (said_speaker(scene, k) if scene.said else owner_of(scene, k, [])) if pieces[k].enclitic else None
    if owner is not None and not subject:
        return read_proposal_noun(scene, index, k, sense, [owner])  # «أعلنت الحركة قبولها المقترح»
    if (
        pieces[k].definite
        or k + 1 >= len(pieces)
        or pieces[k + 1].phrase is None
        or pieces[k + 1].prep
        or pieces[k + 1].conj
    ):
        return None
    source = pieces[k + 1].phrase
    document = next(
        (c for c in scene.cues if c.kind == "document" and pieces[k + 1].j <= c.i <= pieces[k + 1].j + 2), None
    )
    if source is None or document is None or source.kind not in ACTING:
        return None
    draft = build_draft(
        scene, index, k, sense, [("source", source)], Arguments(), "noun", f"noun.{sense.name}", [source]
    )
    if draft is not None:
        draft.document = (document.i, document.j)
    return draft


def _is_nisba(norm: str) -> bool:
    return nisba_of(norm) is not None

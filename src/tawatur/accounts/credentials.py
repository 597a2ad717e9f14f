"""Ambassadors who hand their credentials to a head of state: «تسلّم الرئيس أوراق اعتماد السفير فلان», «قدّم السفير أوراق اعتماده إلى الرئيس»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.subjects import carried_subject
from tawatur.mentions.pieces import Phrase

_TAKEN = frozenset({"تسلم", "تسلمت", "يتسلم", "تتسلم", "تلقي", "يتلقي", "قبل", "يقبل", "تقبل", "يتقبل", "استلم", "يستلم"})
_GIVEN = frozenset({"قدم", "قدمت", "يقدم", "تقدم", "سلم", "سلمت", "يسلم", "تسلم", "رفع"})
_PAPERS = frozenset({"اوراق", "نسخه", "صوره"})
_REACH = 8  # pieces between the verb and the credentials


def read_credentials(scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments) -> Draft | None:
    """The audience at which credentials are handed over; None where the verb hands over none, or not both are named."""
    clause, verb = scene.clauses[index], scene.pieces[k].norm.removeprefix("و")
    at = next((j for j in range(k + 1, min(clause.end, k + _REACH)) if scene.pieces[j].norm.startswith("اعتماد")), None)
    if at is None or verb not in _TAKEN | _GIVEN or not any(p.norm in _PAPERS for p in scene.pieces[k + 1 : at]):
        return None
    own = bool(scene.pieces[at].enclitic) or scene.pieces[at].norm != "اعتماد"
    doers = [p for p in subject or carried_subject(scene, clause, scene.pieces[k]) if p.kind in ("person", "office", "group")]
    others = _behind(scene, at, clause.end) if not own else [p for prep in ("الي", "ل") for p in args.preps.get(prep, []) if p.kind in ("person", "office")]
    if not doers or not others:
        return None
    hosts, guests = (others[:1], doers) if own else (doers[:1], others)
    roles = [("host", p) for p in hosts] + [("source", p) for p in guests]
    return build_draft(scene, index, k, triggers.senses()["receive"], roles, args, "past", "credentials", hosts)


def _behind(scene: Scene, at: int, end: int) -> list[Phrase]:
    """The ambassadors listed behind the word at piece `at`."""
    found: list[Phrase] = []
    for piece in scene.pieces[at + 1 : end]:
        if piece.phrase is not None and (piece.phrase.kind in ("person", "office") or piece.phrase.group == "ambassadors") and (not found or piece.conj):
            found.append(piece.phrase)
        elif not (piece.cue in ("quant", "num", "coord") or (piece.kind == "mark" and piece.norm in ("،", ","))):
            break
    return found

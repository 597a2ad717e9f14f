"""Agreements that somebody else makes known, or that a meeting ended with: «أُعلن اتفاق بين …», «أعلن فلان موافقة … على هدنة», «انتهى باتفاق الجانبين على …»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.agreements import is_paper
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.clauses import COMMAS
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.wordforms import is_one_of
from tawatur.mentions.pieces import SIDES, Phrase

_DECLARING = frozenset({"أعلن", "كشف"})
_AGREEING = frozenset({"اتفاق", "اتفاقا", "الاتفاق", "توافق", "تفاهم"})
_CONSENTING = frozenset({"موافقه", "قبول"})
_NOUNS = _AGREEING | _CONSENTING
_UPON = frozenset({"علي", "بشان", "حول"})


def read_declared(scene: Scene, index: int, k: int) -> Draft | None:
    """The agreement whose noun is piece k, where its clause's verb makes it known or a meeting ended with it; None where its sides are not named."""
    piece = scene.pieces[k]
    ended_with = piece.norm == "باتفاق" or (piece.prep == "ب" and piece.norm == "اتفاق")
    if piece.conj or not (ended_with or piece.norm in _NOUNS):
        return None
    consents = piece.norm in _CONSENTING
    if ended_with:
        sides = _both(scene, k)
    elif not _is_declared(scene, index, k):
        return None
    else:
        sides = _of(scene, index, k, consents) or ([] if consents else _between(scene, index, k))
    if len({p.actor or p.name for p in sides}) < 2:
        return None
    found = Arguments(times=[] if ended_with else [p.time for p in scene.pieces[scene.clauses[index].start : k] if p.time is not None])
    roles = [("source", p) for p in sides]
    draft = build_draft(scene, index, k, triggers.senses()["agree"], roles, found, "noun", "agreement.declared", sides)
    if draft is not None:
        scene.used.add(k)
    return draft


def _is_declared(scene: Scene, index: int, k: int) -> bool:
    """Whether nothing but who makes it known, when and where stands between the verb and the noun: «أعلن الرئيس أمس في الدوحة عن اتفاق»."""
    verb = scene.clauses[index].verb
    if verb is None or verb >= k:
        return False
    rows = [e for e in scene.pieces[verb].entries if e[0] == "speech" and e[2] in ("past", "passive")]
    if not any(triggers.sayings()[e[1]].lemma in _DECLARING for e in rows):
        return False
    return all(p.kind in ("np", "time") or p.cue == "prep" or (p.kind == "mark" and p.norm in COMMAS) for p in scene.pieces[verb + 1 : k])


def _listed(scene: Scene, j: int) -> tuple[list[Phrase], int]:
    """The sides named one after another from piece j on, and the piece behind them."""
    found: list[Phrase] = []
    while j < len(scene.pieces):
        piece = scene.pieces[j]
        if piece.phrase is None or piece.phrase.kind not in SIDES or bool(piece.conj) != bool(found) or (piece.prep and found):
            break
        found += piece.phrase.parts or (piece.phrase,)
        j += 1
    return found, j


def _of(scene: Scene, index: int, k: int, consents: bool) -> list[Phrase]:
    """Those whom the noun is of, where what they agreed to follows: «اتفاق بانكوك وبنوم بنه على …», «موافقة … على وقف إطلاق النار»."""
    if k + 1 >= len(scene.pieces) or scene.pieces[k + 1].prep:
        return []
    sides, j = _listed(scene, k + 1)
    behind = scene.pieces[j : scene.clauses[index].end]
    if not behind or not ({behind[0].norm, behind[0].prep} & _UPON):
        return []
    row = next((v for v in triggers.verbs() if v.lemma == "وافق" and v.sense.type == "AGREE" and v.companions), None)
    return sides if not consents or (row is not None and any(is_one_of(p.norm, row.companions) for p in behind[:4])) else []


def _between(scene: Scene, index: int, k: int) -> list[Phrase]:
    """Those behind «بين»: «أُعلن عن اتفاق بين الحكومة والحركة», «… عن اتفاق سلام بين …»."""
    end = next((j for j in range(k + 1, min(len(scene.pieces), k + 7)) if scene.pieces[j].kind == "mark"), min(len(scene.pieces), k + 7))
    at = next((j for j in range(k + 1, end) if scene.pieces[j].prep == "بين"), None)
    if at is None or any(p.kind == "lex" or is_paper(p) or p.cue in ("sub", "rel") for p in scene.pieces[k + 1 : at]):
        return []
    return _listed(scene, at)[0] if after(scene.pieces, at, scene.clauses[index].end, False).preps.get("بين") else []


def _both(scene: Scene, k: int) -> list[Phrase]:
    """The two whom «باتفاق الجانبين على …» means."""
    both = scene.pieces[k + 1].phrase if k + 2 < len(scene.pieces) else None
    if both is None or both.rule != "sides.both" or scene.pieces[k + 2].norm != "علي":
        return []
    return list(both.parts) or list(scene.here if len(scene.here) == 2 else ())

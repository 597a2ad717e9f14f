"""Agreements told by their noun and what says that it was made: «الاتفاق المبرم بين …», «اتفاق بين … تم التوصل إليه»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.beside import PAPERS, SIGNED
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.locating import is_place
from tawatur.language import fold
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.model import Place

_REACHED = frozenset(fold(w) for w in ("توصل", "التوصل"))
_BROUGHT_ABOUT = frozenset(fold(w) for w in ("تم", "تمت", "جرى", "جرت"))
_REACH = 16  # pieces behind the noun within which it is told who made it


def is_paper(piece: Piece) -> bool:
    """Whether the word names an agreement."""
    return piece.kind == "word" and _bare(piece) in PAPERS


def _bare(piece: Piece) -> str:
    word = piece.norm.removeprefix("و") if piece.conj else piece.norm
    for article in ("بال", "لل", "كال", "ال"):
        if word.startswith(article):
            return word.removeprefix(article)
    return word[1:] if piece.prep and word[:1] == piece.prep else word


def read_agreement(scene: Scene, index: int, k: int) -> Draft | None:
    """The agreement whose noun is piece k, where the words behind it say that it was made, and between whom."""
    end = _sentence_end(scene, k)
    made = _made(scene, k, end)
    if made is None:
        return None
    at, name = made
    sides = _between(scene, k, end)
    if len(sides) < 2:
        return None
    args = after(scene.pieces, at + 1, end, False)
    args.places += _places(scene, k + 1, at)
    found = Arguments(places=args.places, times=args.times, last=args.last)
    scene.used.update(range(k, at + 1))
    roles = [("source", p) for p in sides]
    draft = build_draft(scene, index, k, triggers.senses()[name], roles, found, "noun", f"agreement.{name}", sides)
    if draft is not None and scene.pieces[at].norm.startswith("ال"):
        draft.status = "happened"  # «الاتفاق المبرم»: taken for granted whatever else the clause doubts
    return draft


def read_announced(scene: Scene, index: int, k: int) -> Draft | None:
    """The agreement that its parties say they have reached: «أعلنت الحكومة والحركة التوصل إلى اتفاق»."""
    entry = scene.pieces[k].has("masdar")
    trigger = triggers.verbs()[entry[1]] if entry is not None else None
    if trigger is None or trigger.sense.name not in ("agree", "sign") or scene.pieces[k].enclitic or scene.pieces[k].prep not in ("", "عن", "ب"):
        return None
    behind = scene.pieces[k + 1 : k + 6]
    if not any(is_paper(p) for p in behind) or any(p.norm == "بين" or p.prep == "بين" for p in scene.pieces[k + 1 : k + _REACH]):
        return None
    sayings = [s for s in scene.said if s.clause == index and s.form == "verb" and s.trigger < k and s.row.stance == "REPORT" and s.row.kind != "deny"]
    sides = [p for s in sayings if s.speaker is not None for p in _both(scene, s.speaker)]
    if len({p.actor or p.name for p in sides}) < 2 or any(p.kind not in _PARTIES for p in sides):
        return None
    args = after(scene.pieces, k + 1, scene.clauses[index].end, False)
    found = Arguments(places=args.places, times=args.times, last=args.last)
    roles = [("source", p) for p in sides]
    return build_draft(scene, index, k, trigger.sense, roles, found, "noun", f"agreement.announced {trigger.lemma}", sides)


def _both(scene: Scene, speaker: Phrase) -> list[Phrase]:
    """The speaker, or the sides he names, and who is coordinated right behind him."""
    found = list(speaker.parts or (speaker,))
    j = next((j for j, p in enumerate(scene.pieces) if p.phrase is speaker), len(scene.pieces))
    for piece in scene.pieces[j + 1 : j + 4]:
        if piece.phrase is None or not piece.conj or piece.prep:
            break
        found.append(piece.phrase)
    return found


_PARTIES = frozenset({"state", "organisation", "group"})


def _sentence_end(scene: Scene, k: int) -> int:
    """The piece before which the noun's words end: the mark that closes them, or its reach."""
    last = min(len(scene.pieces), k + _REACH)
    return next((j for j in range(k + 1, last) if scene.pieces[j].norm in (".", ":", "؟", "!")), last)


def _made(scene: Scene, k: int, end: int) -> tuple[int, str] | None:
    """(last piece, sense) of the words that say it was made."""
    for j in range(k + 1, end):
        word = _bare(scene.pieces[j])
        if scene.pieces[j].kind == "np":
            continue
        if word in SIGNED and (j == k + 1 or _brought_about(scene, j - 1) or scene.pieces[j - 1].norm.startswith("ال")):
            return j, "sign"
        if word in _REACHED and _brought_about(scene, j - 1):
            return j, "agree"
        if scene.pieces[j].kind == "mark" or scene.pieces[j].cue == "sub" or _other_verb(scene.pieces[j]):
            return None
    return None


def _other_verb(piece: Piece) -> bool:
    return piece.kind == "lex" and piece.norm not in _BROUGHT_ABOUT and bool(piece.has("verb", "speech", "light")) and not piece.has("noun", "masdar")


def _brought_about(scene: Scene, j: int) -> bool:
    return scene.pieces[j].norm.removeprefix("و") in _BROUGHT_ABOUT


def _between(scene: Scene, k: int, end: int) -> list[Phrase]:
    """Those named behind «بين», the list after it, and behind another «وبين»."""
    found: list[Phrase] = []
    open_list = False
    for j in range(k + 1, end):
        piece = scene.pieces[j]
        if piece.kind == "np" and piece.phrase is not None:
            if piece.prep == "بين" or (open_list and piece.conj and not piece.prep):
                found += piece.phrase.parts or (piece.phrase,)
                open_list = True
            else:
                open_list = open_list and is_place(scene.pieces, j)
        elif piece.kind == "lex":
            open_list = False
    return [p for p in found if p.kind != "place"]


def _places(scene: Scene, start: int, end: int) -> list[Place]:
    """The places between the noun and what says that it was made."""
    phrases = (scene.pieces[k].phrase for k in range(start, end) if scene.pieces[k].prep in ("في", "ب") and is_place(scene.pieces, k))
    return [p.place for p in phrases if p is not None and p.place is not None]

"""Calls and letters told by a verb of another meaning: «أبلغ الوزير نظيره هاتفياً», «اتفق الوزيران هاتفياً على …»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.drafts import BY_PHONE, Draft, Scene, build_draft
from tawatur.mentions.pieces import Phrase


def told_by_phone(scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments) -> Draft | None:
    """The call or letter in which somebody is told something: «أبلغ الوزير نظيره هاتفياً», «أبلغه في رسالة خطية»."""
    clause = scene.clauses[index]
    phoned = not BY_PHONE.isdisjoint([p.norm for p in scene.pieces[k + 1 : clause.end]])
    if not phoned and not any(_is_letter(scene, j) for j in range(k + 1, clause.end) if scene.pieces[j].norm.endswith(_LETTERS)):
        return None
    hearers = [p for p in [*args.object, *args.preps.get("ل", [])] if p.kind in ("person", "office")]
    if not subject or not hearers:
        return None
    roles = [("source", p) for p in [*subject, *hearers]]
    sense, rule = triggers.senses()["call" if phoned else "letter"], "speech.by phone" if phoned else "speech.by letter"
    return build_draft(scene, index, k, sense, roles, args, "past", rule, subject)


_LETTERS = ("رساله", "رسالتين", "خطاب")


def _in_a_call(scene: Scene, j: int) -> bool:
    """Whether the word at piece j is a call on the occasion of which something was done, that names nobody itself: «خلال اتصال هاتفي، …»."""
    piece, before = scene.pieces[j], scene.pieces[j - 1]
    entry = piece.has("noun")
    led = piece.prep in ("في", "خلال") or before.norm in ("في", "خلال")
    alone = j + 1 >= len(scene.pieces) or scene.pieces[j + 1].norm not in ("مع", "بين")
    return entry is not None and triggers.nouns()[entry[1]].sense.name == "call" and led and alone and not piece.definite and not piece.enclitic


def _is_letter(scene: Scene, j: int) -> bool:
    """Whether the word at piece j is the letter by which something is told: «في رسالة خطية», «برسالة»."""
    piece, before = scene.pieces[j], scene.pieces[j - 1]
    word = piece.norm.removeprefix("ب")
    return word in _LETTERS and (piece.prep in ("في", "ب", "عبر") or before.norm in ("في", "عبر") or word != piece.norm)


def agreed_by_phone(scene: Scene, index: int, k: int, subject: list[Phrase], args: Arguments) -> Draft | None:
    """The call in which two people agree on something: «اتفق الوزيران هاتفياً على …»."""
    people = [p for s in [*subject, *args.preps.get("مع", [])] for p in (s.parts or (s,)) if p.kind in ("person", "office")]
    behind = range(k + 1, scene.clauses[index].end)
    if len(people) < 2 or not any(scene.pieces[j].norm in BY_PHONE or _in_a_call(scene, j) for j in behind):
        return None
    tense = str((scene.pieces[k].has("verb") or ("", 0, "past"))[2])
    return build_draft(scene, index, k, triggers.senses()["call"], [("source", p) for p in people], args, tense, "agree.by phone", subject)

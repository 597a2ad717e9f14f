"""Who helped talks along, told behind them by a verb of its own: «محادثات … أدارها فلان», «جولة محادثات نقل خلالها الوسيط الرسائل»."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import after
from tawatur.accounts.both_meant import two_meant
from tawatur.accounts.clauses import MEANWHILE
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.mentions.pieces import Phrase, Piece
from tawatur.mentions.words import word_sets

_HELPED = frozenset({"أدار", "رعى", "يسر", "سهل"})  # with «ها» at their end, that takes up the talks
_BETWEEN = word_sets()["goes_between"]
_ERRANDS = word_sets()["between_them"]
_WITHIN = MEANWHILE | {"فيها", "فيه"}
_TAKING = frozenset({"talks", "meet", "summit", "consult"})
_KINDS = frozenset({"person", "office", "state", "organisation", "group"})


def add_helpers(scene: Scene, found: list[Draft]) -> None:
    """Gives the talks told last before such a verb who did it, as a mediator; a letter that the verb alone would tell is none."""
    if not any(d.sense.name in _TAKING for d in found):
        return
    for k, piece in enumerate(scene.pieces):
        between = piece.norm.removeprefix("و") in _BETWEEN and _goes_between(scene, k)
        if not between and (any(d.trigger == k for d in found) or not _takes_up(scene, k)):
            continue
        talks = next((d for d in sorted(found, key=lambda d: -d.trigger) if d.trigger < k and d.sense.name in _TAKING and d.status in ("happened", "ongoing")), None)
        if talks is None or any(p.norm in (".", "؟", "!") for p in scene.pieces[talks.trigger : k]):
            continue
        end = next(c.end for c in scene.clauses if c.start <= k < c.end)
        args = after(scene.pieces, k + 1, end, True)
        there = {q.name for _, p in talks.roles for q in (p, *p.parts)}
        found[:] = [d for d in found if d.trigger != k or d is talks]
        talks.roles += [("mediator", p) for p in _acting([*args.subject, *args.preps.get("مع", [])]) if p.name not in there]


def add_carriers(scene: Scene, found: list[Draft]) -> None:
    """Adds the mediation of whoever took on carrying messages between two: «تولى المبعوث نقل الرسائل بينهما»; no letter besides."""
    if not any(p.norm.endswith(_ENDS) for p in scene.pieces):
        return
    for index, clause in enumerate(scene.clauses):
        for k in range(clause.start, clause.end - 1):
            if scene.pieces[k].norm.removeprefix("و") not in _TAKING_ON or scene.pieces[k + 1].norm in _WITHIN:
                continue
            behind = scene.pieces[k + 1 : min(k + _FAR, clause.end)]
            args = after(scene.pieces, k + 1, clause.end, True)
            pair = next((p for p in behind if p.norm == "بينهما"), None)
            sides = _acting(_between(behind) if pair is None else two_meant(scene, args.subject, pair.start))
            if not any(p.norm in _ERRANDS for p in behind) or len(sides) < 2 or not _acting(args.subject):
                continue
            found[:] = [d for d in found if not k < d.trigger < k + _FAR or d.sense.mode != "contact"]
            roles = [("mediator", p) for p in _acting(args.subject)] + [("source", p) for p in sides]
            draft = build_draft(scene, index, k, triggers.senses()["mediate"], roles, args, "past", "verb.تولى", args.subject)
            if draft is not None:
                found.append(draft)


_TAKING_ON = frozenset({"تولي", "تولت", "يتولي", "تتولي"})
_ENDS = ("تولي", "تولت")
_FAR = 12  # pieces within which it is told what somebody took on, and between whom


def _between(pieces: Sequence[Piece]) -> list[Phrase]:
    """Those whom «بين» names, with whom «و» joins to them."""
    first = next((n for n, p in enumerate(pieces) if p.prep == "بين" and p.phrase is not None), len(pieces))
    found: list[Phrase] = []
    for piece in pieces[first:]:
        if piece.phrase is None or (found and not piece.conj):
            break
        found.append(piece.phrase)
    return found


def _acting(phrases: Sequence[Phrase]) -> list[Phrase]:
    return [q for p in phrases for q in p.parts or (p,) if q.kind in _KINDS and q.name]


def _takes_up(scene: Scene, k: int) -> bool:
    """Whether the verb says who led or eased the talks that its ending takes up: «أدارها»."""
    entry = scene.pieces[k].has("light")
    return scene.pieces[k].enclitic in ("ها", "ه") and entry is not None and triggers.light_verbs()[entry[1]].lemma in _HELPED


def _goes_between(scene: Scene, k: int) -> bool:
    """Whether somebody went between the sides while they talked: «توسط فيها», «نقل خلالها الرسائل», «تولى خلالها نقل الرسائل»."""
    pieces = scene.pieces
    if k + 1 >= len(pieces) or pieces[k + 1].norm not in _WITHIN:
        return False
    return pieces[k].norm.endswith("توسط") or any(p.norm in _ERRANDS for p in pieces[k + 2 : k + 9])

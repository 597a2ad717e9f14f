"""Journeys told by their noun with where they led: «قام المبعوث بجولة شملت الرياض ومسقط», «جولته الإقليمية التي قادته إلى …»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments, after
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.owners import owner_of
from tawatur.accounts.roles import host_of
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import word_sets

_TOURS = frozenset({"جوله", "الجوله", "جولته", "جولتها"})
_LED = word_sets()["tours_lead"]
_REACH = 6  # pieces between the noun and the verb that says where it led


def read_tour(scene: Scene, index: int, k: int, subject: list[Phrase]) -> Draft | None:
    """The visits to the states that the tour at piece k is said to have led to; None where no visitor or state is named."""
    piece = scene.pieces[k]
    if (between := _shuttles_between(scene, k)) is not None:
        return _shuttle(scene, index, k, subject, between)
    if piece.norm.removeprefix("ب") not in _TOURS:
        return None
    verb = next((j for j in range(k + 1, min(k + _REACH, len(scene.pieces))) if scene.pieces[j].norm in _LED or _leads_to(scene, j)), None)
    if verb is None or any(p.has("noun") or p.phrase is not None for p in scene.pieces[k + 1 : verb]):
        return None
    states = _states(scene, verb + 1)
    who = subject or [p for p in (owner_of(scene, k, []),) if p is not None and piece.norm.removeprefix("ب") in ("جولته", "جولتها")]
    who = [p for p in who if p.kind in ("person", "office", "group")]
    states = [p for p in states if all(p.country != v.country for v in who)]
    if len(who) != 1 or not states:
        return None
    args = Arguments(times=[p.time for p in scene.pieces[k + 1 : verb] if p.time is not None])
    roles = [("source", who[0]), *(("target", p) for p in states)]
    return build_draft(scene, index, k, triggers.senses()["tour"], roles, args, "noun", "noun.جولة", who)


def _shuttles_between(scene: Scene, k: int) -> int | None:
    """The piece of «بين» behind journeys to and fro: «جولة مكوكية بين الخرطوم وجوبا», «جولة الرئيس المكوكية بين موسكو وتبليسي»."""
    if scene.pieces[k].norm.removeprefix("ب") not in _TO_AND_FRO:
        return None
    ahead = range(k + 1, min(k + _REACH, len(scene.pieces) - 1))
    return next((j + 1 for j in ahead if scene.pieces[j].norm.removeprefix("ال") == "مكوكيه" and scene.pieces[j + 1].norm == "بين"), None)


_TO_AND_FRO = word_sets()["to_and_fro"]


def _shuttle(scene: Scene, index: int, k: int, subject: list[Phrase], between: int) -> Draft | None:
    """The mediation of whoever went to and fro between two states; None where he or either is not named."""
    own = [p.phrase for p in scene.pieces[k + 1 : between] if p.phrase is not None and not p.prep and p.phrase.kind in ("person", "office", "organisation")]
    states = _states(scene, between + 1)
    who = [p for p in own or subject if p.kind in ("person", "office", "group", "organisation") and p.name]
    if len(who) != 1 or len(states) < 2 or any(p.country == who[0].country for p in states):
        return None
    behind = after(scene.pieces, between + 1, scene.clauses[index].end, False)
    args = Arguments(times=behind.times)
    scene.used.add(k)
    return build_draft(scene, index, k, triggers.senses()["mediate"], [("mediator", who[0]), *(("source", p) for p in states)], args, "noun", "noun.جولة", who)


def _leads_to(scene: Scene, j: int) -> bool:
    """Whether «إلى» before a state or city, or «إلى كل من», says where the tour leads: «بجولة إلى موريتانيا والجزائر»."""
    ahead = scene.pieces[j + 1 : j + 2]
    return scene.pieces[j].norm == "الي" and scene.pieces[j].cue == "prep" and bool(ahead) and ((ahead[0].phrase is not None and ahead[0].phrase.kind in ("state", "place")) or ahead[0].cue in ("coord", "quant"))


def _states(scene: Scene, k: int) -> list[Phrase]:
    """The states listed from piece k on, each city for its state."""
    found: list[Phrase] = []
    for piece in scene.pieces[k:]:
        phrase = piece.phrase
        if phrase is not None and phrase.kind in ("state", "place") and phrase.country and (not piece.prep or not found):
            found.append(host_of(phrase) if phrase.kind == "place" else phrase)
        elif not (piece.cue in ("coord", "prep") or piece.norm in ("،", ",") or (not found and piece.kind == "word")):
            break
    return list({p.country: p for p in found}.values())

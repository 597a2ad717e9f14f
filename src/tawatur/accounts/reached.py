"""Calls and letters that come to somebody: «ورد إلى الوزير اتصال من نظيره», «أتاه اتصال من الرئيس»."""

from __future__ import annotations

from itertools import chain

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import Arguments
from tawatur.accounts.drafts import Scene
from tawatur.accounts.subjects import object_pronoun
from tawatur.mentions.pieces import OFFICIAL, Phrase

_REACHED = ("الي", "علي", "ل")
_MODES = ("call", "letter")
_FAR = 12  # pieces between the verb and what came


def what_came(scene: Scene, index: int, k: int) -> int | None:
    """The piece of the call or letter that is the subject of the verb at piece k: behind it, or before it where the clause opens with it."""
    clause = scene.clauses[index]
    ahead, back = range(k + 1, min(clause.end, k + _FAR)), range(k - 1, max(clause.start, k - 3) - 1, -1)
    for j in chain(ahead, back):
        if scene.pieces[j].prep and scene.pieces[j].has("noun", "masdar"):
            return None
        if _is_call(scene, j):
            return j
    return None


def _is_call(scene: Scene, j: int) -> bool:
    piece = scene.pieces[j]
    entry = piece.has("noun")
    return entry is not None and not piece.enclitic and triggers.nouns()[entry[1]].sense.mode in _MODES


def whom_it_reached(scene: Scene, index: int, k: int, noun: int, subject: list[Phrase], args: Arguments) -> list[Phrase]:
    """Who got the call: brought by a preposition, the verb's object, its pronoun, or whoever it is told of."""
    led = [p for prep in _REACHED for p in args.preps.get(prep, ())]
    found = led or _object(scene, index, k, noun, [*subject, *args.object])
    return [p for p in found if p.kind in OFFICIAL]


def _object(scene: Scene, index: int, k: int, noun: int, named: list[Phrase]) -> list[Phrase]:
    """The verb's object: the pronoun behind it, else who stands before what came, «أتى الرئيسَ اتصالٌ»; not who called."""
    if scene.pieces[k].enclitic:
        fronted = [p for p in named if p.start < scene.pieces[k].start]
        thing = fronted[-1] if fronted else object_pronoun(scene, scene.clauses[index], scene.pieces[k])
        return [thing] if thing is not None else []
    return [p for p in named if scene.pieces[k].start < p.start < scene.pieces[noun].start]


def callers(args: Arguments, reached: list[Phrase]) -> list[tuple[str, Phrase]]:
    """Who called, where the verb parts them from the call: «… أن اتصالاً ورد إلى الوزير من نظيره»."""
    there = {p.actor or p.name for p in reached}
    return [("source", p) for p in args.preps.get("من", ()) if (p.actor or p.name) not in there]

"""Rounds that name their sides but no talks: «انطلقت الجولة الثالثة بين الحكومة والحركة», «في ختام جولة جديدة بين طهران وواشنطن»."""

from __future__ import annotations

from tawatur.accounts import lexicon as triggers
from tawatur.accounts.arguments import after
from tawatur.accounts.carried import status_of
from tawatur.accounts.clauses import is_verb
from tawatur.accounts.drafts import Draft, Scene, build_draft
from tawatur.accounts.roles import joined_roles
from tawatur.accounts.rounds import ANY_ROUND, ordinal_at
from tawatur.mentions.words import word_sets

_CONTESTS = word_sets()["contests"]
_FAR = 5  # pieces between a round and «بين»: its number, adjectives and what it was of
_DURING = frozenset({"خلال", "في", "في ختام", "ختام", "بعد", "عقب", "قبل", "قبيل", "غداه", "منذ", "عشيه", "اثناء"})
_FIGHTING = frozenset({"القتال", "قتال", "المعارك", "معارك", "الحرب", "الصراع", "المواجهه", "المواجهات", "العنف", "التصعيد", "القصف", "الانتخابات"})


def read_round_between(scene: Scene, index: int, k: int) -> Draft | None:
    """The round of talks at piece k between those whom «بين» names right behind it; None where a noun of talks tells it, or it is of a contest or a fight."""
    pieces, clause = scene.pieces, scene.clauses[index]
    if pieces[k].norm not in ANY_ROUND or not _CONTESTS.isdisjoint([p.norm for p in pieces]):
        return None
    led = next((j for j in range(k + 1, min(clause.end, k + 1 + _FAR)) if pieces[j].norm == "بين"), None)
    between = pieces[k + 1 : led] if led is not None else []
    if led is None or any(p.kind not in ("word", "time") or p.norm in _FIGHTING or p.prep == "من" for p in between):
        return None
    args = after(pieces, led, clause.end, False)
    sides = [q for p in args.preps.get("بين", []) for q in p.parts or (p,)]
    if len(sides) < 2 or not all(p.kind in ("state", "organisation", "person", "office", "group") and (p.country or p.actor or p.of) for p in sides):
        return None
    verb = clause.verb if clause.verb is not None and clause.verb < k else None
    if verb is not None:
        told = after(pieces, verb + 1, k, True)
        args.places, args.times = [*told.places, *args.places], [*told.times, *args.times]
    if verb is not None and not pieces[verb].has("light") and not {pieces[k].prep, pieces[k - 1].norm, pieces[k - 1].prep} & _DURING:
        return None  # «اندلعت جولة جديدة بين …»
    roles = [("source", p) for p in sides]
    sense = triggers.senses()["talks"]
    draft = build_draft(scene, index, k, sense, [*roles, *joined_roles(args, sense)], args, "noun", "round.between", sides)
    if draft is None:
        return None
    entry = pieces[verb].has("light") if verb is not None and is_verb(pieces, verb) else None
    if verb is not None and entry is not None:
        draft.status = status_of(scene, clause, verb, triggers.light_verbs()[entry[1]], draft.status)
    draft.ordinal, draft.separate = ordinal_at(pieces, k), False
    return draft

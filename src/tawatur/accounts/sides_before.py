"""The sides of talks that name none themselves: those that the report told of last as dealing with each other."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.accounts.drafts import Draft, Scene
from tawatur.accounts.locating import located_word
from tawatur.mentions.pieces import SIDES, Phrase
from tawatur.mentions.two import pair
from tawatur.mentions.words import word_sets

_TAKING = frozenset({"talks", "meet", "summit", "consult"})  # senses of nouns whose sides may stand in a sentence before
_MOST = 4


def take_sides(scene: Scene, draft: Draft, named: Iterable[str] = (), hosted: bool = False) -> bool:
    """Gives the draft the sides told last, where it tells talks with a place, time or length of their own and names nobody; whether it did.

    «… مفاوضات استمرت أسبوعين في واشنطن», «واستضافت لواندا في يوليو محادثات مماثلة». `named`: prepositions that bring a side, «مع», «بين»; `hosted`: it is told who had them at home.
    """
    clause = scene.clauses[draft.clause]
    own = hosted or bool(draft.times or draft.places) or _lasts(scene, draft.trigger)
    several = draft.sense.name == "meet" and scene.pieces[draft.trigger].norm.endswith("ات")
    if draft.sense.name not in _TAKING or draft.status not in ("happened", "ongoing") or not own or several or set(named) & {"مع", "بين", "ب", "ل"}:
        return False
    sides = scene.here or scene.discourse.sides or pair(scene.discourse, scene.discourse.sentence)
    hosts = [(role, p) for role, p in draft.roles if role in ("host", "mediator")]
    if not 2 <= len(sides) <= _MOST or len(hosts) != len(draft.roles):
        return False
    known = {p.name for p in (*sides, *(p for _, p in hosts))}
    sited = {k for k in range(clause.start, clause.end) if located_word(scene.pieces, k)}
    others = (p for k, p in enumerate(scene.pieces[clause.start : clause.end], clause.start) if not p.depth and p.prep not in ("في", "ب", "من") and k not in sited)
    if any(_is_other(p.phrase, known) and not _is_site(p.phrase, draft) for p in others):
        return False
    draft.roles = [*hosts, *(("source", p) for p in sides)]
    draft.rule += "+before"
    return True


def _is_other(phrase: Phrase | None, known: set[str | None]) -> bool:
    """Whether the phrase names somebody else, who may be a side himself."""
    if phrase is None or phrase.kind not in SIDES or phrase.name in known:
        return False
    theirs = phrase.kind == "group" and (not phrase.name or {p.name for p in phrase.inner} <= known)  # «خبراء من الجانبين»
    return not theirs and not (phrase.rule.startswith("sides.") and not phrase.name)


def _is_site(phrase: Phrase | None, draft: Draft) -> bool:
    """Whether the phrase is the city that saw the talks: «شهدت أنقرة جولة مفاوضات»."""
    return phrase is not None and phrase.place is not None and any(p is phrase.place for p in draft.places)


def _lasts(scene: Scene, k: int) -> bool:
    """Whether the words behind the noun tell how long it went on: «استمرت أسبوعين», «دامت ثلاث ساعات»."""
    return any(p.norm in _LASTING for p in scene.pieces[k + 1 : k + 5])


_LASTING = word_sets()["lasting"]

"""Place and time of each of several meetings that one verb tells: «التقى فلاناً في جدة، وفلاناً في أبوظبي»."""

from __future__ import annotations

from tawatur.accounts.beside import joining
from tawatur.accounts.drafts import Draft
from tawatur.accounts.seen import Trace
from tawatur.model import Interval, Place


def sites(seen: Trace, draft: Draft) -> dict[str, tuple[Place | None, Interval | None]]:
    """Place and time of the meeting with each of those met, by name, where each has one of his own behind him; empty where they do not.

    «التقى فلاناً في جدة، وفلاناً في أبوظبي», «… فلاناً الأحد، وفلاناً الاثنين», «زار جدة وأبوظبي حيث التقى تباعاً فلاناً وفلاناً».
    """
    if draft.sense.type != "CONSULT":
        return {}
    along = {p.phrase.start for k, p in enumerate(seen.pieces) if p.phrase is not None and joining(seen.pieces, k)}
    people = [p for role, p in draft.roles if role in ("source", "target", "host") and p.name and p.start not in along]
    met = sorted((p for p in people[1:] if p.start > seen.pieces[draft.trigger].start), key=lambda p: p.start)
    if len(met) < 2 or len(met) != len(people) - 1:
        return {}
    where = several_before(seen, draft)
    if len(where) == len(met) and any(p.norm in _IN_TURN for p in seen.pieces[seen.clauses[draft.clause].start : seen.clauses[draft.clause].end]):
        return {who.name or "": (place, None) for who, place in zip(met, where, strict=True)}
    last = seen.pieces[seen.clauses[draft.clause].end - 1].end
    ends = [*(p.start for p in met[1:]), last]
    found = {who.name or "": _own_site(seen, who.end, end) for who, end in zip(met, ends, strict=True)}
    if found[met[-1].name or ""] is None:  # «التقى في الرياض فلاناً، وفي عمّان فلاناً»: each behind his own
        begun = [seen.pieces[draft.trigger].end, *(p.end for p in met[:-1])]
        found = {who.name or "": _own_site(seen, start, who.start) for who, start in zip(met, begun, strict=True)}
    own = [site for site in found.values() if site is not None]
    if len(own) < len(found) or len({(p and p.name, t and t.latest) for p, t in own}) < 2:
        return {}
    return {name: site for name, site in found.items() if site is not None}


_IN_TURN = frozenset({"تباعا", "علي التوالي", "علي الترتيب", "بالترتيب", "توالي"})


def several_before(seen: Trace, draft: Draft) -> list[Place]:
    """The places, where they are several joined by «و» or «ف», before the «حيث» that the happening's clause begins with: «زار الدوحة والقاهرة، حيث التقى تباعاً …»."""
    clause, pieces = seen.clauses[draft.clause], seen.pieces
    k = clause.start - 1
    if clause.word != "حيث" or k < 1:
        return []
    k -= pieces[k].kind == "mark"
    found: list[Place] = []
    while k >= 0 and (phrase := pieces[k].phrase) is not None and phrase.place is not None and phrase.rule != "nisba":
        found.insert(0, phrase.place)
        if not pieces[k].conj:
            break
        k -= 1 + (k > 1 and pieces[k - 1].cue == "prep")  # «إلى الدوحة وإلى القاهرة»
    return found if len(found) > 1 else []


def _own_site(seen: Trace, start: int, end: int) -> tuple[Place | None, Interval | None] | None:
    """The place, listed or not, and the time told between two characters; None where neither is."""
    inside = [p for p in seen.pieces if start <= p.start and p.end <= end]
    there = [p for p in inside if p.prep in ("في", "ب")]
    place = next((p.phrase.place for p in there if p.phrase is not None and p.phrase.place is not None), None)
    when = next((p.time for p in inside if p.kind == "time" and p.time is not None), None)
    return (place, when) if there or when is not None else None

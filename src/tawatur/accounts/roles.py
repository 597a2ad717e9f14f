"""Which part each phrase around a trigger has in the event."""

from __future__ import annotations

from tawatur.accounts.arguments import Arguments
from tawatur.accounts.clauses import Clause
from tawatur.accounts.drafts import Scene
from tawatur.accounts.enough import ACTING
from tawatur.accounts.lexicon import Sense
from tawatur.mentions.discourse import state_name
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import ACTING_GROUPS
from tawatur.model import Place

_AS_GUEST = frozenset({"ضيفا", "ضيفه"})


def roles_for(sense: Sense, subject: list[Phrase], args: Arguments) -> list[tuple[str, Phrase]]:
    roles = [(sense.subject, p) for p in subject]
    if sense.object not in ("topic", "document", "-", "place"):
        roles += [(sense.object, p) for p in args.object if p.kind != "place"]
    for prep, role in sense.preps.items():
        if role in ("topic", "document"):
            continue
        roles += [(role, p) for p in args.preps.get(prep, []) if p.kind != "place"]
    return roles + joined_roles(args, sense)


def joined_roles(args: Arguments, sense: Sense) -> list[tuple[str, Phrase]]:
    """Who came along, with the role he has in the event; who presided or stood by is a side of a meeting, and of nothing else."""
    kept = {"mediator", "member_of_delegation"} if sense.subject == "source" else {"mediator"}
    meeting = sense.type == "CONSULT"
    joining = [(role, p) for role, p in args.joining if not (role == "mediator" and sense.name == "discuss" and args.topic_at is not None and p.i > args.topic_at)]  # «بحثا الهدنة برعاية …»
    return [(role if role in kept else "source", p) for role, p in joining if meeting or role not in ("chair", "attending")]


def visit_roles(
    scene: Scene, sense: Sense, k: int, clause: Clause, subject: list[Phrase], args: Arguments
) -> list[tuple[str, Phrase]]:
    roles = [
        ("source", p)
        for p in subject
        if p.kind in ("person", "office") or (p.kind in ("group", "organisation", "state") and sense.name != "arrive")
    ]
    roles += [
        ("source", p) for p in subject if p.kind == "group" and sense.name == "arrive" and p.group in ACTING_GROUPS
    ]
    goals = [*args.preps.get("الي", []), *args.preps.get("ل", [])]
    if sense.name == "tour" or any(p.norm in _AS_GUEST for p in scene.pieces[k + 1 : k + 6]):
        goals += args.preps.get("علي", [])  # «حل ضيفا على …»
    if sense.name == "return":
        roles, goals = [(r, p) for r, p in roles if _is_guest(p)], [p for p in goals if p.place is not None]
    if sense.name in ("depart", "return"):  # «غادر طهران إلى مسقط»: what he leaves is not where he goes
        args.places = [p for p in args.places if p not in [o.place for o in (*args.object, *args.subject)]]
    else:
        goals = [*args.object, *goals]
    if not goals and sense.name == "visit" and (bare := _bare_goal(scene, k)) is not None:
        goals = [bare]
    if sense.name == "dispatch":
        goals = [p for p in goals if p.kind not in ("group", "person", "office")]  # «أوفدت مبعوثها إلى …»
    if not goals and (sense.name == "alight" or (not subject and scene.pieces[k].prep in ("الي", "ل"))):
        goals = [_ground(p) for p in args.places[:1]]  # «حطّ في بيروت», «دعاه إلى زيارة موسكو»
    goals = goals[:1] + [p for p in goals[1:] if p.rule != "sides.both"]  # «توجه إلى بيروت، نقل رسائل إلى العاصمتين»
    for phrase in goals:
        if phrase.place is not None and phrase.place not in args.places and len(goals) == 1:
            args.places.insert(0, phrase.place)
        if phrase.kind == "state" or (phrase.kind in ACTING and phrase.kind != "place"):
            roles.append(("target", phrase))
        elif phrase.kind == "place" and phrase.country and sense.mode == "visit":  # a city stands for its state
            roles.append(("target", host_of(phrase)))
    return roles


def _is_guest(phrase: Phrase) -> bool:
    """Whether somebody who comes back to a land may be its guest: an official or delegation, no ambassador or army."""
    named = phrase.kind in ("person", "office") and not any("ambassador" in r for r in (phrase.office or "", *phrase.roles))
    return named or phrase.group == "delegation"


def _bare_goal(scene: Scene, k: int) -> Phrase | None:
    """The place right behind the noun that says where the visit goes: «يعتزم زيارة الرياض»."""
    noun, ahead = scene.pieces[k], scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if ahead is None or ahead.phrase is None or ahead.prep or ahead.conj or noun.has("noun") is None or noun.definite or noun.enclitic:
        return None
    return ahead.phrase if ahead.phrase.place is not None and ahead.phrase.kind in ("place", "state") and ahead.phrase.rule != "nisba" else None


def _ground(place: Place) -> Phrase:
    """A place as whom a visit goes to."""
    return Phrase(place.start, place.end, 0, 0, "place", place.name, "places", country=place.country, place=place)


def host_of(place: Phrase) -> Phrase:
    country = place.country or ""
    return Phrase(
        place.start,
        place.end,
        place.i,
        place.j,
        "state",
        state_name(country),
        "place's state",
        country,
        country,
        place=place.place,
    )

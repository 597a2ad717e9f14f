"""What pronouns and definite descriptions stand for, or nothing: never a wild guess."""

from __future__ import annotations

from fnmatch import fnmatchcase

from tawatur.language import fold
from tawatur.mentions.discourse import PERSONAL, Discourse
from tawatur.mentions.pieces import Phrase
from tawatur.resolution.offices import HEADS


def resolve(phrase: Phrase, kind: str, discourse: Discourse, roles: str = "", text: str = "") -> None:
    """Gives the phrase the identity of its antecedent where there is one that fits. `roles`: what a person must hold, as in sides.tsv."""
    if kind in ("both", "all"):
        if len(discourse.sides) >= 2 and (kind == "all" or len(discourse.sides) == 2):
            phrase.parts = discourse.sides
            phrase.name = " and ".join(p.name for p in discourse.sides if p.name)
            phrase.antecedent = discourse.sides[0].start
        return
    found: Phrase | None = None
    if kind == "person":
        found = discourse.person(
            phrase.country, phrase.gender, fits=lambda p: described(p, phrase.head_word, roles, discourse, text)
        )
    elif kind == "state":
        found = discourse.state(tuple(roles.split()))
    elif kind == "counterpart":
        _counterpart(phrase, discourse)
        return
    elif kind == "body":
        found = discourse.body(phrase.head_word, phrase.country)
    elif kind == "source":
        found = next((p for p in reversed(discourse.seen) if p.kind == "anonymous_source" and p.name), None)
    elif kind == "statement":
        found = discourse.statement_by
        phrase.label = found.label if found is not None else None
    elif kind == "delegation":
        found = next((p for p in reversed(discourse.seen) if p.group == "delegation" and p.name), None)
    if found is not None:
        _stand_for(phrase, found)


def described(person: Phrase, noun: str, roles: str, discourse: Discourse, text: str) -> bool:
    """Whether «الوزير», «الأمين العام» may mean the person: his own words have the noun, or he holds such an office, in the report or the roster."""
    words = fold(text[person.start : person.end]).split(" ")
    if noun and (noun in words or f"ال{noun}" in words) and person.start != person.core[0]:
        return True
    held = [person.office.partition("@")[0]] if person.office else []
    actor = discourse.roster.by_id.get(person.actor or "")
    if actor is not None and discourse.published is not None:
        held += [o.role for o in actor.offices if o.holds(discourse.published)]
    patterns = [p.strip() for p in roles.split("|") if p.strip()]
    if any(fnmatchcase(role, p[1:]) for p in patterns if p[0] == "!" for role in held):
        return False
    return any(fnmatchcase(role, p) for p in patterns if p[0] != "!" for role in held)


def _stand_for(phrase: Phrase, found: Phrase) -> None:
    phrase.name, phrase.actor, phrase.country = found.name, found.actor, found.country
    phrase.office, phrase.of, phrase.antecedent = found.office, found.of, found.start
    phrase.parts, phrase.chief = found.parts, found.chief
    if phrase.kind == "group":
        phrase.kind = found.kind
    phrase.group = phrase.group or found.group


def _counterpart(phrase: Phrase, discourse: Discourse) -> None:
    """«نظيره القطري»: who holds in that state the office of the person before."""
    if phrase.country is None:
        return
    other = next(
        (p for p in reversed(discourse.seen) if p.kind in PERSONAL and p.office and p.country != phrase.country), None
    )
    phrase.kind = "office"
    if other is None or not other.office:
        from tawatur.mentions.discourse import state_name

        phrase.name = state_name(phrase.country)
        phrase.actor = phrase.country
        phrase.kind = "state"
        return
    role = other.office.partition("@")[0]
    holder = discourse.holder(role, phrase.country)
    phrase.office = f"{role}@{phrase.country}"
    phrase.antecedent = other.start
    named = discourse.person(phrase.country, fits=lambda p: p.named and p.kind == "person")
    if named is not None and (holder is None or _of_rank(named, role, holder, discourse)):
        _stand_for(phrase, named)
    elif holder is not None:
        actor = discourse.roster.by_id[holder]
        phrase.name, phrase.actor = actor.name, actor.id
    else:
        from tawatur.mentions.discourse import state_name

        phrase.name = f"{role.replace('-', ' ').title()} of {state_name(phrase.country)}"


def _of_rank(named: Phrase, role: str, holder: str, discourse: Discourse) -> bool:
    """Whether the report means the head of state it named, though not he holds the very office: «اتهم رئيس الوزراء … نظيره»."""
    return role in HEADS and holder not in discourse.introduced and bool(HEADS & discourse.roles(named))


def owner(enclitic: str, discourse: Discourse, before: int | None = None) -> Phrase | None:
    """Whom a pronoun behind a noun stands for: the last clause's subject where it agrees, else the last phrase that does.

    `before`: only phrases that begin before this character count.
    """

    def agrees(phrase: Phrase) -> bool:
        if enclitic == "ه":
            return phrase.number == "s" and phrase.gender == "m" and (
                phrase.kind in ("person", "office", "organisation") or phrase.rule == "sides.person"
            )
        if enclitic == "ها":
            return (
                phrase.gender == "f"
                or phrase.kind in ("state",)
                or (phrase.kind == "organisation" and phrase.gender != "m")
                or phrase.number == "p"
            )
        if enclitic in ("هم", "هما"):
            return phrase.number in ("p", "d") or bool(phrase.parts)
        return False

    seen = [p for p in discourse.seen[-14:] if before is None or p.start < before][-8:]
    candidates = ([discourse.subject] if discourse.subject else []) + list(reversed(seen))
    return next((p for p in candidates if p is not None and p.name and p.kind != "place" and agrees(p)), None)

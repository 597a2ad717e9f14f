"""What pronouns and definite descriptions stand for, or nothing: never a wild guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from tawatur.language import fold
from tawatur.mentions.discourse import PERSONAL, Discourse, state_name
from tawatur.mentions.pieces import Phrase
from tawatur.resolution.offices import HEADS


def resolve(phrase: Phrase, kind: str, discourse: Discourse, roles: str = "", text: str = "") -> None:
    """Gives the phrase the identity of its antecedent where there is one that fits. `roles`: what a person must hold, as in sides.tsv."""
    if kind in ("both", "all"):
        _sides(phrase, _meant_by(kind, roles, phrase, discourse, text))
        return
    found: Phrase | None = None
    if kind == "person":
        found = _honoured(phrase, discourse, text) or _at_home(phrase, roles, discourse, text) or discourse.person(
            phrase.country, phrase.gender, fits=lambda p: described(p, phrase.head_word, roles, discourse, text)
        )
    elif kind == "last":
        found = discourse.person(gender=phrase.gender, fits=lambda p: p.end + 2 < phrase.start)
    elif kind == "other":
        found = _other(phrase, discourse)
    elif kind == "state":
        found = discourse.state(tuple(roles.split()))
        only = roles if len(roles.split()) == 1 else discourse.agency_of if discourse.agency_of in roles.split() else None
        if found is None and only is not None:
            _only_state(phrase, only)
            return
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


_HONOURS = frozenset({"معاليه", "سموه", "فخامته", "جلالته"})


def _honoured(phrase: Phrase, discourse: Discourse, text: str) -> Phrase | None:
    """The last person whom the report gave the honour that «معاليه», «سموه» takes up: «معالي …», «صاحب السمو …»."""
    words = fold(text[phrase.start : phrase.end]).split(" ")
    honour = next((w[:-1] for w in words if w in _HONOURS), None)
    if honour is None:
        return None
    forms = {honour.removesuffix("ت") + "ه", honour} if honour.endswith("ت") else {honour}
    forms |= {f"ال{form}" for form in forms}
    return discourse.person(fits=lambda p: p.end < phrase.start and bool(forms & {*fold(text[p.start : p.core[0]]).split(" ")}))


def _only_state(phrase: Phrase, iso: str) -> None:
    """The one state that «السلطنة» can be, though nobody named it."""
    phrase.kind, phrase.name, phrase.actor, phrase.country = "state", state_name(iso), iso, iso


def _at_home(phrase: Phrase, roles: str, discourse: Discourse, text: str) -> Phrase | None:
    """Whom a report calls «سيادته»: the one it called so before, else the first it named who holds such an office."""
    if phrase.head_word != "سيادته":
        return None
    named = [p for p in discourse.seen if p.kind in PERSONAL and p.name and p.number == "s"]
    again = next((p for p in reversed(named) if p.head_word == phrase.head_word and p.antecedent is not None), None)
    return again or next((p for p in named if p.named and described(p, "", roles, discourse, text)), None)


def _meant_by(kind: str, roles: str, phrase: Phrase, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    """The sides of «الجانبان», «الأطراف»; with `roles` `state` their states, «البلدان»; with others the last two who hold such an office, «الوزيران»."""
    if kind == "both" and phrase.head_word == "اثنان" and any(p.kind in PERSONAL and discourse.sentence <= p.start < phrase.start for p in discourse.seen):
        return ()  # «وصل فلان برفقة فلان، وعقد الاثنان …»
    if kind == "all":
        return discourse.sides if len(discourse.sides) >= 2 else ()
    two = pair(discourse, phrase.start)
    if phrase.head_word in ("وسيطان", "وسيطين") and not two:
        phrase.name = "mediators"
    if roles == "state":
        return tuple(_state_of(p) for p in two) if len({p.country for p in two if p.country}) == 2 else ()
    if roles and not two:
        return _side_by_side(roles, discourse, text)
    if roles and not all(described(p, "", roles, discourse, text) for p in two):
        return _last_two(roles, discourse, text)
    if phrase.head_word in _MEN:
        return tuple(_man_of(p, discourse) for p in two)
    return two


_MEN = frozenset({"زعيمان", "زعيمين", "رئيسان", "رئيسين", "رجلان", "رجلين", "قائدان", "قائدين"})


def _man_of(state: Phrase, discourse: Discourse) -> Phrase:
    """The last person named of a state, for whom «الزعيمان» stands where only the states' meeting was told; anybody else himself."""
    if state.kind != "state":
        return state
    return next((p for p in reversed(discourse.seen) if p.kind == "person" and p.named and p.country == state.country and p.office), state)


def pair(discourse: Discourse, before: int) -> tuple[Phrase, ...]:
    """The two whom «الجانبان», «بينهما» may mean: the sides of the last happening, else those named last side by side; empty where there are none."""
    if len(discourse.sides) == 2:
        return discourse.sides
    return discourse.pair if discourse.pair and discourse.pair[-1].start < before else ()


def _last_two(roles: str, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    beside = discourse.pair
    if len(beside) == 2 and all(p.kind in PERSONAL and described(p, "", roles, discourse, text) for p in beside):
        return beside if beside[0].country != beside[1].country else ()
    if two := _side_by_side(roles, discourse, text):
        return two
    found: dict[str | None, Phrase] = {}
    for person in reversed(discourse.seen):
        if person.kind in PERSONAL and person.name and person.name not in found and described(person, "", roles, discourse, text):
            found[person.name] = person
        if len(found) == 2:
            two = tuple(reversed(found.values()))
            return two if two[0].country != two[1].country else ()
    return ()


def _side_by_side(roles: str, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    """The two who hold such an office in the last sentence that names just two with it: «مثّل … الوزير فلان، فيما مثّل … الوزير فلان»."""
    holders = [p for p in discourse.seen if p.kind in PERSONAL and p.name and described(p, "", roles, discourse, text)]
    end = holders[-1].end if holders else 0
    for since in reversed(discourse.begun):
        here = {p.name: p for p in holders if since <= p.start < end}
        end = min(end, since)
        if len(here) == 2:
            one, other = here.values()
            return (one, other) if one.country != other.country else ()
    return ()


def _sides(phrase: Phrase, two: tuple[Phrase, ...]) -> None:
    if two:
        phrase.parts, phrase.antecedent = two, two[0].start
        phrase.name = " and ".join(p.name for p in two if p.name)


def _state_of(person: Phrase) -> Phrase:
    """The state somebody is of, at his words."""
    if person.kind == "state" or person.country is None:
        return person
    return replace(
        person, kind="state", name=state_name(person.country), actor=person.country, office=None, inner=(), parts=(), of=(), label=None
    )  # fmt: skip


def described(person: Phrase, noun: str, roles: str, discourse: Discourse, text: str) -> bool:
    """Whether «الوزير», «الأمين العام» may mean the person: his own words have the noun, or he holds such an office, in the report or the roster."""
    words = fold(text[person.start : person.end]).split(" ")
    if noun and (noun in words or f"ال{noun}" in words) and person.start != person.core[0]:
        return True
    held = [person.office.partition("@")[0]] if person.office else []
    actor = discourse.roster.by_id.get(person.actor or "")
    if actor is not None and discourse.published is not None:
        held += [o.role for o in actor.offices if o.holds(discourse.published) is not False]
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


def _other(phrase: Phrase, discourse: Discourse) -> Phrase | None:
    """Whom «ضيفه», «خصمه» means: the other side of the last happening, else the last person named besides the one it belongs to."""
    people = [p for p in discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name and p.start < phrase.start]
    if not people:
        return None
    here = [p for p in people if p.start >= discourse.sentence]
    owner = here[-1] if here else discourse.subject or people[-1]
    if phrase.country:  # «ضيفه المالي»
        return next((p for p in reversed(people) if p.name != owner.name and p.country == phrase.country), None)
    met = [p for p in discourse.sides if p.kind in PERSONAL]
    if len(met) == 2 and owner.name in (met[0].name, met[1].name):
        return met[0] if met[1].name == owner.name else met[1]
    return next((p for p in reversed(people) if p.name != owner.name), None)


def _counterpart(phrase: Phrase, discourse: Discourse) -> None:
    """«نظيره القطري»: who holds in that state the office of the person before."""
    if phrase.country is None:
        return
    other = _peer(phrase, discourse)
    phrase.kind = "office"
    if other is None or not other.office:
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
        phrase.name = f"{role.replace('-', ' ').title()} of {state_name(phrase.country)}"


def _of_rank(named: Phrase, role: str, holder: str, discourse: Discourse) -> bool:
    """Whether the report means the head of state it named, though not he holds the very office: «اتهم رئيس الوزراء … نظيره»."""
    return role in HEADS and holder not in discourse.introduced and bool(HEADS & discourse.roles(named))


def _peer(phrase: Phrase, discourse: Discourse) -> Phrase | None:
    """Whose counterpart it is: the last person of another state named in the sentence, with the office the roster has for him where the report gives none."""
    others = [p for p in reversed(discourse.seen) if p.kind in PERSONAL and p.country != phrase.country and p.start < phrase.start]
    here = next((p for p in others if p.start >= discourse.sentence), None)
    if here is not None and not here.office:
        actor = discourse.roster.by_id.get(here.actor or "")
        held = [o for o in actor.offices if o.holds(discourse.published)] if actor is not None and discourse.published is not None else []
        if held:
            return replace(here, office=f"{held[0].role}@{here.country}")
    return here if here is not None and here.office else next((p for p in others if p.office), None)


def only_one(enclitic: str, discourse: Discourse, before: int, barred: Sequence[Phrase]) -> Phrase | None:
    """Whom grammar alone lets a pronoun stand for: the one person of its gender in this and the sentence before besides who is `barred`; None where there are more."""
    names = {p.name for p in barred}
    gender = "f" if enclitic == "ها" else "m"
    last = next((p.start for p in reversed(discourse.seen) if p.start < discourse.sentence), 0)
    since = next((s for s in reversed(discourse.begun) if s <= last), 0)
    people = {
        p.name: p
        for p in discourse.seen
        if since <= p.start < before and p.kind in PERSONAL and p.number == "s" and p.name and p.name not in names and p.gender == gender
    }
    here = {name: p for name, p in people.items() if p.start >= discourse.sentence} or people
    if not here and discourse.topic is not None and discourse.topic.name not in names and discourse.topic.gender == gender:
        return discourse.topic
    return next(iter(here.values())) if len(here) == 1 else None


def owner(enclitic: str, discourse: Discourse, before: int | None = None, barred: Sequence[Phrase] = ()) -> Phrase | None:
    """Whom a pronoun stands for: the last clause's subject where it agrees, else the last phrase that does.

    `before`: only phrases that begin before this character count. `barred`: who does what the pronoun's own clause tells, and is not meant by it.
    """
    names = {p.name for p in barred}

    def agrees(phrase: Phrase) -> bool:
        if enclitic == "ه":
            return phrase.number == "s" and phrase.gender == "m" and (
                phrase.kind in ("person", "office", "organisation") or phrase.rule == "sides.person" or phrase.group == "delegation"
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

    seen = [p for p in discourse.seen[-26:] if before is None or p.start < before][-8 if not barred else -20 :]
    if barred and (near := [p for p in seen if p.start >= discourse.sentence and p.kind in PERSONAL and p.name not in names and p.name and agrees(p)]):
        return near[-1]  # «ونقل زوار بري عنه …»: who is named in the sentence already
    first = discourse.topic if barred and discourse.topic is not None else discourse.subject
    candidates = ([first] if first else []) + list(reversed(seen))
    return next((p for p in candidates if p.name and p.name not in names and p.kind != "place" and agrees(p)), None)

"""What pronouns and definite descriptions stand for, or nothing: never a wild guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.language import fold
from tawatur.mentions import descriptions, hosts
from tawatur.mentions.descriptions import described
from tawatur.mentions.discourse import PERSONAL, Discourse, state_name
from tawatur.mentions.pieces import Phrase
from tawatur.resolution.offices import HEADS


def resolve(phrase: Phrase, kind: str, discourse: Discourse, roles: str = "", text: str = "", barred: Phrase | None = None) -> None:
    """Gives the phrase the identity of its antecedent where there is one that fits.

    `roles`: what a person must hold, as in sides.tsv. `barred`: whose act is done to the one described.
    """
    if kind in ("both", "all"):
        _sides(phrase, _meant_by(kind, roles, phrase, discourse, text))
        return
    found: Phrase | None = None
    if kind == "person":
        found = descriptions.person(phrase, roles, discourse, text, barred)
    elif kind == "last":
        found = _latter(phrase, discourse, text)
    elif kind == "other":
        found = hosts.other(phrase, discourse)
    elif kind == "predecessor":
        found = descriptions.predecessor(phrase, discourse)
    elif kind == "successor":
        found = descriptions.successor(phrase, discourse)
    elif kind == "deputy" and roles:
        found = descriptions.officer(phrase, roles, discourse, text[phrase.start : phrase.end].endswith("ها"))
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
        found = discourse.body(phrase.head_word, phrase.country, tuple(roles.split()))
    elif kind == "source":
        found = next((p for p in reversed(discourse.seen) if p.kind == "anonymous_source" and p.name), None)
    elif kind == "statement":
        found = discourse.statement_by
        phrase.label = found.label if found is not None else None
    elif kind == "delegation":
        found = next((p for p in reversed(discourse.seen) if p.group == "delegation" and p.name), None)
    if found is not None:
        _stand_for(phrase, found)


def _latter(phrase: Phrase, discourse: Discourse, text: str) -> Phrase | None:
    """Whom «الأخير», «الأخيرة» means: the last person of the gender, not who tells it of another; for «الأخيرة» a body or state named nearer than a woman."""
    if phrase.gender == "f":
        near = (p for p in reversed(discourse.seen) if p.end + 2 < phrase.start)
        found = next((p for p in near if p.kind in ("organisation", "state") or (p.kind in PERSONAL and p.gender == "f")), None)
        return found if found is not None and found.name else None
    teller = _teller(phrase, discourse, text)
    return discourse.person(gender=phrase.gender, fits=lambda p: p.end + 2 < phrase.start and p.name != teller)


_THAT = frozenset({"ان", "بان"})
_OF_HIS = frozenset({"مصادر", "مصدر", "مكتب", "اوساط", "زوار", "محيط", "انصار", "مقربون", "مقربين", "محامي", "ناطق"})


def _teller(phrase: Phrase, discourse: Discourse, text: str) -> str | None:
    """The only person of the sentence where «أن» stands between him and the phrase: «وقال فلان للصحافيين إن الأخير …» is of another."""
    here = {p.name: p for p in discourse.seen if discourse.sentence <= p.start < phrase.start and p.kind in PERSONAL and p.number == "s" and p.name}
    only = next(iter(here.values())) if len(here) == 1 else None
    if only is None or not _THAT & {*fold(text[only.end : phrase.start]).split()}:
        return None
    ahead = fold(text[discourse.sentence : only.start]).split()[-1:]
    return None if _OF_HIS & {*ahead} else only.name  # «وردت مصادر فلان بأن الأخير …»


def _only_state(phrase: Phrase, iso: str) -> None:
    """The one state that «السلطنة» can be, though nobody named it."""
    phrase.kind, phrase.name, phrase.actor, phrase.country = "state", state_name(iso), iso, iso


def _meant_by(kind: str, roles: str, phrase: Phrase, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    """The sides of «الجانبان», «الأطراف»; with `roles` `state` their states, «البلدان»; with others the last two who hold such an office, «الوزيران»."""
    if kind == "both" and phrase.head_word == "اثنان" and any(p.kind in PERSONAL and discourse.sentence <= p.start < phrase.start for p in discourse.seen):
        return ()  # «وصل فلان برفقة فلان، وعقد الاثنان …»
    if roles == "guests":
        return hosts.guests(phrase, discourse)
    if kind == "all" and phrase.head_word.startswith(("دول", "بلدان")) and text[phrase.start : phrase.end].endswith(("الثلاث", "الثلاثة")):
        states = tuple(p for p in discourse.sides if p.kind == "state")
        return states if len(states) == 3 else ()  # «زعماء الدول الثلاث»
    if kind == "all":
        return discourse.sides if len(discourse.sides) >= 2 else ()
    if roles == "state" and _BILATERAL & {*fold(text[discourse.sentence : phrase.start]).split()} and (own := _states_here(phrase, discourse)):
        return own
    two = pair(discourse, phrase.start)
    if phrase.head_word in ("وسيطان", "وسيطين") and not two:
        phrase.name = "mediators"
    if roles == "state" and not two:
        return _two_states(discourse) or _states_here(phrase, discourse)
    if roles == "state":
        return tuple(_state_of(p) for p in two) if len({p.country for p in two if p.country}) == 2 else ()
    if roles and not two:
        return _side_by_side(roles, discourse, text)
    if roles and not all(described(p, "", roles, discourse, text) for p in two):
        return _last_two(roles, discourse, text)
    if (not two and phrase.head_word in _MEN | _OFFICIALS) or (phrase.head_word in _OTHERS and _speaks_of_others(two, discourse)):
        return _two_people(discourse) or two
    if phrase.head_word in _BODIES and two:
        bodies = tuple(_body_of(p, discourse) for p in two)
        return bodies if len({p.name for p in bodies}) == 2 else ()
    if phrase.head_word in _MEN:
        return tuple(_man_of(p, discourse) for p in two)
    return two


_MEN = frozenset({"زعيمان", "زعيمين", "رئيسان", "رئيسين", "رجلان", "رجلين", "قائدان", "قائدين"})


_OFFICIALS = frozenset({"مسؤولان", "مسؤولين", "دبلوماسيان", "دبلوماسيين", "خصمان", "خصمين", "غريمان", "غريمين", "حليفان", "حليفين", "جنرالان"})


_BODIES = frozenset({"حركتان", "حركتين", "فصيلان", "فصيلين", "حزبان", "حزبين", "تنظيمان", "تنظيمين", "جماعتان", "جماعتين", "جبهتان", "جبهتين"})


def _body_of(person: Phrase, discourse: Discourse) -> Phrase:
    """The movement or party of somebody, for whom «الحركتان» stands; himself where he has none."""
    if person.kind not in PERSONAL:
        return person
    bodies = (discourse.roster.by_id.get(ident) for ident in person.of)
    body = next((b for b in bodies if b is not None and b.sector in ("REB", "PTY", "OPP")), None)
    return replace(person, kind="organisation", name=body.name, actor=body.id, office=None, of=body.member_of) if body is not None else person


_OTHERS = frozenset({"رجلين", "زعيمين", "خصمين", "غريمين"})


def _speaks_of_others(two: tuple[Phrase, ...], discourse: Discourse) -> bool:
    """Whether one of the two says or does what the sentence tells: «وقال بولس إن الرجلين …» leaves himself out."""
    here = {p.name for p in discourse.seen if p.start >= discourse.sentence and p.kind in PERSONAL}
    return len(two) == 2 and len(here & {p.name for p in two}) == 1


def _two_people(discourse: Discourse) -> tuple[Phrase, ...]:
    """The two whom «الرجلان» means though nothing told them dealing with each other: those named last, where no third stands by them."""
    before = [p for p in discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name and p.start < discourse.sentence]
    acting = {p.name for p in discourse.seen if p.kind in PERSONAL and p.start >= discourse.sentence}
    for back in (1, 2):
        since = discourse.begun[-1 - back] if len(discourse.begun) > back else 0
        named = {p.name: p for p in before if p.start >= since and p.name not in acting}
        if len(named) >= 2:
            return tuple(named.values()) if len(named) == 2 else ()
    return ()


def _two_states(discourse: Discourse) -> tuple[Phrase, ...]:
    """The two states that «البلدان» means though nothing told them dealing with each other: those the sentence before names, no third."""
    since = next((s for s in reversed(discourse.begun) if s < discourse.sentence), 0)
    named = {p.country: p for p in discourse.seen if p.kind == "state" and p.rule.startswith("states.") and since <= p.start < discourse.sentence and p.country}
    return tuple(named.values()) if len(named) == 2 else ()


_BILATERAL = frozenset({"العلاقات", "علاقات", "التعاون", "الثنايي", "الثناييه", "الشراكه", "التبادل", "الروابط", "العلاقه"})


def _states_here(phrase: Phrase, discourse: Discourse) -> tuple[Phrase, ...]:
    """The states of the two people whom the sentence itself names before «البلدين»: «بحث أمير قطر مع رئيس رواندا العلاقات بين البلدين»."""
    here = [p for p in discourse.seen if discourse.sentence <= p.start < phrase.start and p.country and p.number == "s"]
    people = {p.name: p for p in here if p.kind in PERSONAL and p.name}
    states = {p.country: _state_of(p) for p in people.values()}
    if len(people) == 1:  # «وصل فلان إلى طهران لبحث العلاقات بين البلدين»
        states |= {p.country: p for p in here if p.kind == "state" and p.name and p.country not in states}
    return tuple(states.values()) if len(people) < 3 and len(states) == 2 else ()


def _man_of(state: Phrase, discourse: Discourse) -> Phrase:
    """The last person named of a state, for whom «الزعيمان» stands where only the states' meeting was told; anybody else himself."""
    if state.kind != "state":
        return state
    return next((p for p in reversed(discourse.seen) if p.kind == "person" and p.named and p.country == state.country and (p.office or HEADS & discourse.roles(p))), state)


def pair(discourse: Discourse, before: int) -> tuple[Phrase, ...]:
    """The two whom «الجانبان», «بينهما» may mean: the sides of the last happening, else those named last side by side; empty where there are none."""
    if len(discourse.sides) == 2:
        return discourse.sides
    if len(discourse.sides) == 3 and (two := _apart_from(discourse)):
        return two
    return discourse.pair if discourse.pair and discourse.pair[-1].start < before else ()


def _apart_from(discourse: Discourse) -> tuple[Phrase, ...]:
    """Of three sides the two named side by side, or whom the first brought together, each of another state: «محادثات بوريل مع فوتشيتش وكورتي»."""
    sides = discourse.sides
    beside = [p for p in discourse.pair if p.name in {q.name for q in sides}]
    if len(beside) == 2:
        return discourse.pair
    first, one, other = sides
    states = {p.country for p in (one, other)}
    alike = {p.kind for p in sides} <= {*PERSONAL} and not one.distributive
    return (one, other) if alike and len(states) == 2 and None not in states and first.country not in states else ()


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


def _stand_for(phrase: Phrase, found: Phrase) -> None:
    phrase.name, phrase.actor, phrase.country = found.name, found.actor, found.country
    phrase.office, phrase.of, phrase.antecedent = found.office, found.of, found.start
    phrase.parts, phrase.chief = found.parts, found.chief
    if phrase.kind == "group":
        phrase.kind = found.kind
    if found.kind == "organisation" and found.label and found.name and phrase.rule == "sides.body":
        phrase.label = found.label  # «الوزارة» speaks for itself, not for its state
    phrase.group = phrase.group or found.group


def _counterpart(phrase: Phrase, discourse: Discourse) -> None:
    """«نظيره القطري»: who holds in that state the office of the person before."""
    if phrase.country is None:
        if phrase.head_word.startswith(("نظيره", "نظيرها")) and (peer := _other_of_rank(phrase, discourse)) is not None:
            _stand_for(phrase, peer)
            phrase.kind = "office"
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


def _other_of_rank(phrase: Phrase, discourse: Discourse) -> Phrase | None:
    """Whom «نظيره» alone means: the last person of another state who holds such an office as the one it belongs to."""
    people = [p for p in reversed(discourse.seen) if p.kind in PERSONAL and p.number == "s" and p.name and p.start < phrase.start]
    if not people:
        return None
    owner = people[0]
    met = [p for p in discourse.sides if p.kind in PERSONAL and p.name != owner.name]
    if len(met) == 1 and len(discourse.sides) == 2 and met[0].country != owner.country:
        return met[0]
    rank = discourse.roles(owner) | (HEADS if discourse.roles(owner) & HEADS else frozenset())
    return next((p for p in people if p.name != owner.name and p.country != owner.country and discourse.roles(p) & rank), None)


def _of_rank(named: Phrase, role: str, holder: str, discourse: Discourse) -> bool:
    """Whether the report means the head of state it named, though not he holds the very office: «اتهم رئيس الوزراء … نظيره»."""
    return role in HEADS and holder not in discourse.introduced and bool(HEADS & discourse.roles(named))


def _peer(phrase: Phrase, discourse: Discourse) -> Phrase | None:
    """Whose counterpart it is: the last person of another state named in the sentence, else the last named, with the office the roster has for him where the report gives none."""
    others = [p for p in reversed(discourse.seen) if p.kind in PERSONAL and p.country != phrase.country and p.start < phrase.start]
    here = next((p for p in others if p.start >= discourse.sentence), None)
    if here is not None and (held := _in_office(here, discourse)).office:
        return held
    known = next((p for p in others if p.office), None)
    return known or next((held for p in others if (held := _in_office(p, discourse)).office), None)


def _in_office(person: Phrase, discourse: Discourse) -> Phrase:
    """The person with an office: the report's, else the first the roster has on its day."""
    actor = discourse.roster.by_id.get(person.actor or "")
    if person.office or actor is None or discourse.published is None:
        return person
    held = next((o for o in actor.offices if o.holds(discourse.published)), None)
    return replace(person, office=f"{held.role}@{person.country}") if held is not None else person


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
    woman = enclitic == "ها" and any(p.kind in PERSONAL and p.gender == "f" and p.start >= discourse.sentence for p in seen)
    sites = ("place", "states.capital") if woman else ("place",)  # «استمعت الوزيرة في أنقرة خلال لقائها الوزير»
    return next((p for p in candidates if p.name and p.name not in names and p.kind not in sites and p.rule not in sites and agrees(p)), None)

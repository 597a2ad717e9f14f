"""What pronouns and definite descriptions stand for, or nothing: never a wild guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.language import fold
from tawatur.mentions import counted_off, descriptions, hosts, numbered, two
from tawatur.mentions.discourse import PERSONAL, Discourse, state_name
from tawatur.mentions.pieces import Phrase
from tawatur.resolution.offices import HEADS


def resolve(phrase: Phrase, kind: str, discourse: Discourse, roles: str = "", text: str = "", barred: Phrase | None = None, owner: Phrase | None = None) -> None:
    """Gives the phrase the identity of its antecedent where there is one that fits.

    `roles`: what a person must hold, as in sides.tsv. `barred`: whose act is done to the one described. `owner`: whose man he is.
    """
    if kind == "all" and roles.startswith("#"):
        _sides(phrase, numbered.meant(roles, phrase, discourse))
        return
    if kind in ("both", "all"):
        _sides(phrase, two.meant_by(kind, roles, phrase, discourse, text))
        return
    found: Phrase | None = None
    if kind == "person":
        found = descriptions.person(phrase, roles, discourse, text, barred)
    elif kind == "last":
        found = _latter(phrase, discourse, text)
    elif kind == "ordinal":
        found = counted_off.meant(phrase, roles, discourse, text)
    elif kind == "other":
        found = hosts.other(phrase, discourse, text)
    elif kind == "predecessor":
        found = descriptions.predecessor(phrase, discourse)
    elif kind == "successor":
        found = descriptions.successor(phrase, discourse)
    elif kind == "deputy" and roles:
        found = descriptions.officer(phrase, roles, discourse, text[phrase.start : phrase.end].endswith("ها"), owner)
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
        found = None if found is not None and _another_since(found, phrase, text) else found
    elif kind == "source":
        found = next((p for p in reversed(discourse.seen) if p.kind == "anonymous_source" and p.name), None)
    elif kind == "statement":
        found = discourse.statement_by
        phrase.label = found.label if found is not None else None
    elif kind == "delegation":
        found = next((p for p in reversed(discourse.seen) if p.group == "delegation" and p.name), None)
    if found is not None:
        stand_for(phrase, found)


def _another_since(found: Phrase, phrase: Phrase, text: str) -> bool:
    """Whether another council or committee that no table has was named since: «مجلس النواب … رئيس مجلس الشورى … المجلس»."""
    words = fold(text[found.end : phrase.start]).split()
    head = phrase.head_word.removeprefix("ال")
    since = [n for n, w in enumerate(words[:-1]) if w.removeprefix("و").removeprefix("ل").removeprefix("ب") == head and words[n + 1].startswith("ال")]
    return head in _OF_MANY_KINDS and any(words[n + 1] not in fold(text[found.start : found.end]).split() for n in since)


_OF_MANY_KINDS = frozenset({"مجلس", "لجنه", "هييه", "اتحاد", "حزب", "جبهه", "محكمه"})


def _latter(phrase: Phrase, discourse: Discourse, text: str) -> Phrase | None:
    """Whom «الأخير», «الأخيرة» means: the last person of the gender, not who tells it of another; for «الأخيرة» a body or state named nearer than a woman."""
    if phrase.gender == "f":
        named = (p for p in reversed(discourse.seen) if p.end + 2 < phrase.start)
        found = next((p for p in named if p.kind in ("organisation", "state") or (p.kind in PERSONAL and p.gender == "f")), None)
        return found if found is not None and found.name else None
    teller = _teller(phrase, discourse, text)
    told = next((p for p in reversed(discourse.seen) if discourse.sentence <= p.start and p.end + 2 < phrase.start and (p.kind in PERSONAL or p.rule == "office of")), None)
    if told is not None and told.rule == "office of":
        told = told.inner[0] if told.inner else told  # «وذكر مكتب المبعوث أن الأخير …»
        return told if told.actor else None
    if told is not None and not told.actor and not told.named:
        return None  # somebody whom nobody named, nearer than all who are named
    return discourse.person(gender=phrase.gender, fits=lambda p: p.end + 2 < phrase.start and p.name != teller)


_THAT = frozenset({"ان", "بان"})
_OF_HIS = frozenset({"مساعد", "مساعدين", "مستشار", "مستشارين", "مصادر", "مصدر", "مكتب", "اوساط", "زوار", "محيط", "انصار", "مقربون", "مقربين", "مقرب", "مقربه", "محامي", "ناطق"})


def _teller(phrase: Phrase, discourse: Discourse, text: str) -> str | None:
    """The only person of the sentence where «أن» stands between him and the phrase: «وقال فلان للصحافيين إن الأخير …» is of another."""
    here = {p.name: p for p in discourse.seen if discourse.sentence <= p.start < phrase.start and p.kind in PERSONAL and p.number == "s" and p.name}
    only = next(iter(here.values())) if len(here) == 1 else None
    if only is None or not _THAT & {*fold(text[only.end : phrase.start]).split()}:
        return None
    ahead = fold(text[discourse.sentence : only.start]).split()[-3:]
    return None if _OF_HIS & {*ahead} else only.name  # «وردت مصادر فلان بأن الأخير …»


def _only_state(phrase: Phrase, iso: str) -> None:
    """The one state that «السلطنة» can be, though nobody named it."""
    phrase.kind, phrase.name, phrase.actor, phrase.country = "state", state_name(iso), iso, iso


def _sides(phrase: Phrase, two: tuple[Phrase, ...]) -> None:
    if two:
        phrase.parts, phrase.antecedent = two, two[0].start
        phrase.name = " and ".join(p.name for p in two if p.name)


def stand_for(phrase: Phrase, found: Phrase) -> None:
    """Makes the phrase mean whom `found` names."""
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
            stand_for(phrase, peer)
            phrase.kind = "office"
        return
    if _of_army(phrase, discourse):
        phrase.kind, phrase.name, phrase.actor = "state", state_name(phrase.country), phrase.country
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
    named = discourse.person(phrase.country, fits=lambda p: p.named and p.kind == "person" and not (holder is None and _of_another_kind(p, role, discourse)))
    if named is not None and (holder is None or _of_rank(named, role, holder, discourse)):
        stand_for(phrase, named)
    elif holder is not None:
        actor = discourse.roster.by_id[holder]
        phrase.name, phrase.actor = actor.name, actor.id
    else:
        phrase.name = f"{role.replace('-', ' ').title()} of {state_name(phrase.country)}"


def _of_army(phrase: Phrase, discourse: Discourse) -> bool:
    """Whether «نظيره» belongs to an army or parliament, the only one that the sentence names before: «قال الجيش الهندي إن نظيره الباكستاني …»."""
    here = [p for p in discourse.seen if discourse.sentence <= p.start < phrase.start and (p.kind in (*PERSONAL, "organisation") or p.rule == "sides.person")]
    return bool(here) and here[-1].head_word.removeprefix("ال") in ("جيش", "برلمان") and not any(p.kind in PERSONAL or p.rule == "sides.person" for p in here)


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


def _of_another_kind(named: Phrase, role: str, discourse: Discourse) -> bool:
    """Whether somebody's offices have nothing in common with the one sought: no spokesman for a chief of operations."""
    roles = discourse.roles(named)
    words = {*role.split("-")} - _OF_ANY
    return bool(roles) and not (role in HEADS and roles & HEADS) and not any(words & {*r.split("-")} for r in roles)


_OF_ANY = frozenset({"minister", "director", "deputy", "of", "special", "the", "acting", "first", "vice", "designate"})


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


def owner(enclitic: str, discourse: Discourse, before: int | None = None, barred: Sequence[Phrase] = (), located: Sequence[Phrase] = ()) -> Phrase | None:
    """Whom a pronoun stands for: the last clause's subject where it agrees, else the last phrase that does.

    `before`: only phrases that begin before this character count. `barred`: who does what the pronoun's own clause tells, and is not meant by it. `located`: cities that only tell where.
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
    return next((p for p in candidates if p.name and p.name not in names and p.kind not in sites and p.rule not in sites and not any(p is q for q in located) and agrees(p)), None)

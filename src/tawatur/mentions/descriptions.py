"""Whom a description of one person means: «الوزير», «المسؤول القطري», «الرئيس المعزول», «ضيفه», «سلفه»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from fnmatch import fnmatchcase
from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions import antecedents
from tawatur.mentions.antecedents import Person
from tawatur.mentions.discourse import PERSONAL, Discourse
from tawatur.mentions.hosts import GUESTS, HOSTS, by_meeting, owner_of
from tawatur.mentions.pieces import Phrase
from tawatur.resolution.roster import edges

_LATELY = 400  # days: how long after his office somebody is still called by it
_SOON = 120  # days: how long before taking office somebody may be called a successor
_HONOURS = frozenset({"معاليه", "سموه", "فخامته", "جلالته"})
_ITS_OWN = _HONOURS | {"سيادته", "دولته", "سعادته"}  # how a state's agency calls its own
_COMING = frozenset({"ضيف", "ضيفه", "زائر", "زائره"})
_HEADS = frozenset({"رئيس", "رئيسه", "وزير", "وزيره", "مدير", "مديره", "امين", "نائب", "مساعد", "مساعده"})  # whose office these are only what follows tells
_UNDER = ("deputy-", "vice-", "first-vice-", "assistant-")  # whom nobody calls by the office alone


def person(phrase: Phrase, roles: str, discourse: Discourse, text: str, barred: Phrase | None = None) -> Phrase | None:
    """The last person named whom the description fits; None where nobody does.

    `roles`: what he must hold, as in sides.tsv. `barred`: whose act is done to the one described. All whom the words may mean are kept as the phrase's candidates.
    """
    found = _honoured(phrase, discourse, text) or _at_home(phrase, roles, discourse, text)
    if found is None and phrase.head_word in _COMING:
        found = by_meeting(phrase, discourse)
    if found is not None:
        return found
    if phrase.head_word == "وسيط" and len(discourse.mediators) == 1:
        return discourse.mediators[0]
    if _goes_on_unnamed(phrase, discourse):
        return None
    order = [c for c in antecedents.people(phrase, discourse, text, lambda g: _fit(g, phrase, roles, discourse, text)) if _of_body(c.last, phrase, discourse)]
    phrase.candidates = frozenset(c.last.name or "" for c in order if c.fit in ("titled", "roled"))
    able = [c for c in order if (barred is None or c.last.name != barred.name) and _able(c, phrase, roles, order, discourse)]
    if phrase.head_word == "وسيط":
        able = [c for c in able if not any(on_side(c.last, rival) for rival in discourse.rivals)]  # who negotiates goes between nobody
    able = _surely(able, roles, discourse)
    able = [c for c in able if phrase.country and c.last.country == phrase.country] or able  # «المسؤول المصري»: no envoy of the UN beside him
    able = _as_host_or_guest(able, phrase, discourse, text) if able else able
    house = antecedents.house(phrase, discourse, text) if phrase.country is None and not phrase.of else None
    if house is not None and not any(c.last.country == house[0] for c in able):
        ident = discourse.holder(house[1], house[0])  # «وذكر الكرملين أن الرئيس …», whom nobody named
        return _held(ident, house[1], house[0], phrase, discourse) if ident is not None else None
    return antecedents.choose(phrase, order, able, discourse, text)


def on_side(person: Phrase, rival: Phrase) -> bool:
    """Whether somebody is one of the two whose dispute it is, or of his state or body."""
    return person.name == rival.name or (person.country is not None and person.country == rival.country) or bool({*person.of, person.actor} & {*rival.of, rival.actor} - {None})


def _held(ident: str, role: str, country: str, phrase: Phrase, discourse: Discourse) -> Phrase:
    """The roster's holder of an office, at the words of the description."""
    actor = discourse.roster.by_id[ident]
    return Phrase(phrase.start, phrase.end, phrase.i, phrase.j, "office", actor.name, "office.held", ident, country, f"{role}@{country}", of=actor.member_of)


def _surely(able: list[Person], roles: str, discourse: Discourse) -> list[Person]:
    """Those called so or of such an office without the roles that count only where nobody holds another; all where there are none."""
    least = " | ".join(p for p in _patterns(roles) if p[0] != "?")
    return [c for c in able if c.fit == "titled" or (c.fit == "roled" and _match([*discourse.roles(c.last)], least))] or able


def _as_host_or_guest(able: list[Person], phrase: Phrase, discourse: Discourse, text: str) -> list[Person]:
    """Those who at the last meeting were hosts where the one described has a guest, «وشكر الرئيس ضيفه», guests where he has a host."""
    hosts = discourse.happening.hosts if discourse.happening is not None else frozenset()
    near = {w.strip("،.؛").lstrip("ولب") for w in fold(text[phrase.end : phrase.end + 24]).split()[:2]}
    if not hosts or not near & (HOSTS | GUESTS):
        return able
    return [c for c in able if (c.last.name in hosts) == bool(near & GUESTS)] or able


def _able(person: Person, phrase: Phrase, roles: str, order: Sequence[Person], discourse: Discourse) -> bool:
    """Whether the words allow him: called so, of such an office, of none for «المسؤول», or the only one of the state or body that they name."""
    if person.fit in ("titled", "roled"):
        return True
    if (phrase.country and _unnamed(phrase, discourse)) or not {"one", "alone"} & {*_patterns(roles)}:
        return False
    return not phrase.country or person.last.country == phrase.country or person.fit == "blank"


def _fit(mentions: Sequence[Phrase], phrase: Phrase, roles: str, discourse: Discourse, text: str) -> str:
    """How well a description fits somebody, as antecedents.Person has it; `barred` where he holds an office that it never means."""
    if phrase.former:
        return "roled" if _held_once(mentions[-1], roles, discourse) else "barred"
    held, patterns = [*discourse.roles(mentions[-1])], _patterns(roles)
    if _barred(held, roles):
        return "barred"
    if _called(mentions, phrase.head_word, text):
        return "titled"
    held = [role for role in held if not role.startswith(_UNDER)]
    actor = discourse.roster.by_id.get(mentions[-1].actor or "")
    if _match(held, roles) or (actor is not None and f"@{actor.sector}" in patterns):
        return "roled"
    return "against" if held else "blank"


def _called(mentions: Sequence[Phrase], noun: str, text: str) -> bool:
    """Whether the report called somebody by the noun."""
    return any(p.start != p.core[0] and _titled(fold(text[p.start : p.end]).split(" "), noun) for p in mentions)


def _of_body(person: Phrase, phrase: Phrase, discourse: Discourse) -> bool:
    """Whether a person is of the body that the description gives."""
    return not phrase.of or bool({*phrase.of} & {*person.of, *served(person, discourse)})


def _goes_on_unnamed(phrase: Phrase, discourse: Discourse) -> bool:
    """Whether the one described is who spoke last and is not named: «قال مسؤول … وأضاف المسؤول»."""
    last = discourse.speaker
    if last is None or last.named or not phrase.label or (last.kind != "group" and (last.actor or last.number != "s")):
        return False  # a group's label tells one of them, «US official», from several
    called = (last.label or last.name or "").lower().split()
    return phrase.label in called and phrase.gender == last.gender


def _people(discourse: Discourse) -> Iterator[Phrase]:
    """The single persons named so far, the last first."""
    return (p for p in reversed(discourse.seen) if p.kind in PERSONAL and p.number == "s" and p.name and (p.named or p.actor))


def served(person: Phrase, discourse: Discourse) -> set[str]:
    """The bodies somebody holds an office in, by the report or the roster on its day."""
    actor = discourse.roster.by_id.get(person.actor or "")
    held = {person.office.partition("@")[2]} if person.office else set()
    if actor is not None and discourse.published is not None:
        held |= {o.body for o in actor.offices if o.holds(discourse.published) is not False}
    return held


def _unnamed(phrase: Phrase, discourse: Discourse) -> bool:
    """Whether the report told of somebody of that state whom it does not name: «قال مسؤول أميركي … وأضاف المسؤول الأميركي»."""
    return any(p.country == phrase.country and p.number == "s" and p.label and not p.actor and p.kind != "state" for p in discourse.seen if not p.named)


def _patterns(roles: str) -> list[str]:
    return [p.strip() for p in roles.split("|") if p.strip()]


def _held_once(person: Phrase, roles: str, discourse: Discourse) -> bool:
    """Whether somebody held such an office before the report's day and holds it no more: «الرئيس المعزول»."""
    actor = discourse.roster.by_id.get(person.actor or "")
    if actor is None or discourse.published is None:
        return False
    past = [o.role for o in actor.offices if o.holds(discourse.published) is False]
    now = [o.role for o in actor.offices if o.holds(discourse.published)]
    return _match(past, roles) and not _match(now, roles)


def described(person: Phrase, noun: str, roles: str, discourse: Discourse, text: str) -> bool:
    """Whether «الوزير», «الأمين العام» may mean the person: his own words have the noun, or he holds such an office, in the report or the roster."""
    if noun and person.start != person.core[0] and _titled(fold(text[person.start : person.end]).split(" "), noun):
        return True
    return _match([*discourse.roles(person)], roles)


_DEPUTIES = frozenset({"نائب", "نائبه", "نايب", "مساعد", "مساعده", "وكيل", "وكيله", "معاون", "مدير", "مستشار", "مستشاره", "مكتب"})


_GOVERNMENTS = frozenset({"الوزراء", "وزراء", "الحكومه", "حكومه", "حكومته", "حكومتها"})  # whose «رئيس» is no «الرئيس»


def _titled(words: list[str], noun: str) -> bool:
    """Whether the words of somebody call him by the noun: not «نائب رئيس الوزراء» a «رئيس»."""
    led = [*(w[1:] if len(w) > 4 and w[0] in "ولب" and w[1:].startswith("ال") else w for w in words)]
    at = [n for n, w in enumerate(led) if w in (noun, f"ال{noun}") or (n == 0 and w[1:] == noun)]
    at = [n for n in at if not (noun == "رئيس" and n + 1 < len(led) and led[n + 1] in _GOVERNMENTS)]
    return any(n == 0 or led[n - 1].removeprefix("و").removeprefix("ال") not in _DEPUTIES for n in at)


def _barred(held: Iterable[str], roles: str) -> bool:
    counted = [role for role in held if not role.startswith(_UNDER)]
    if any(role.endswith("minister") and role not in _PREMIERS for role in counted):
        counted = [role for role in counted if role not in _PREMIERS]  # «المسؤول القطري» of a prime minister who is foreign minister
    return any(fnmatchcase(role, p[1:]) for p in _patterns(roles) if p[0] == "!" for role in counted)


_PREMIERS = frozenset({"prime-minister", "acting-prime-minister"})


def _match(held: list[str], roles: str) -> bool:
    patterns = _patterns(roles)
    other = [p[1:] for p in patterns if p[0] == "~"]
    counted = [role for role in held if not any(fnmatchcase(role, p) for p in other)]
    return not _barred(held, roles) and any(fnmatchcase(role, p.removeprefix("?")) for p in patterns if p[0] not in "!~" for role in counted)


def _honoured(phrase: Phrase, discourse: Discourse, text: str) -> Phrase | None:
    """The last person whom the report gave the honour that «معاليه», «سموه» takes up: «معالي …», «صاحب السمو …»."""
    words = fold(text[phrase.start : phrase.end]).split(" ")
    honour = next((w[:-1] for w in words if w in _HONOURS), None)
    if honour is None:
        return None
    forms = {honour.removesuffix("ت") + "ه", honour} if honour.endswith("ت") else {honour}
    forms |= {f"ال{form}" for form in forms}
    behind = {*fold(text[phrase.end : phrase.end + 40]).split(" ")}
    hosts = discourse.happening.hosts if discourse.happening is not None and any(w.strip("،.؛").lstrip("بلو") in GUESTS for w in behind) else frozenset()

    def honoured(p: Phrase) -> bool:
        return p.end < phrase.start and bool(forms & {*fold(text[p.start : p.core[0]]).split(" ")})

    host = discourse.person(fits=lambda p: honoured(p) and p.name in hosts) if hosts else None
    return host or discourse.person(fits=honoured)  # «رحّب معاليه في بداية اللقاء بضيفه»: the host of two so honoured


def _at_home(phrase: Phrase, roles: str, discourse: Discourse, text: str) -> Phrase | None:
    """Whom a report calls «سيادته», «معاليه»: the one it called so before, else the first it named who holds such an office."""
    if phrase.head_word not in _ITS_OWN:
        return None
    named = [p for p in discourse.seen if p.kind in PERSONAL and p.name and p.number == "s"]
    again = next((p for p in reversed(named) if p.head_word == phrase.head_word and p.antecedent is not None), None)
    return again or next((p for p in named if p.named and described(p, "", roles, discourse, text)), None)


def lately(phrase: Phrase, discourse: Discourse) -> bool:
    """Whether the one meant may have come to an office within the year before the report, or is of no known one."""
    actor, day = discourse.roster.by_id.get(phrase.actor or ""), discourse.published
    if actor is None or day is None or not actor.offices:
        return True
    begun = [edges(o.start)[0] for o in actor.offices if o.start[:1].isdigit() and o.holds(day) is not False]
    return not begun or any((day - start).days <= _LATELY for start in begun) or any(edges(o.start)[0] > day for o in actor.offices if o.start[:1].isdigit())


# -- by an office --------------------------------------------------------------------------------------------------


@cache
def _kin() -> dict[str, tuple[str, ...]]:
    return {row["role"]: row.many("kin") for row in lexicon.table("role_kin")}


def entitled(role: str, at: str | None, discourse: Discourse, former: bool = False, feminine: bool = False) -> Phrase | None:
    """The person named in the report whom an office without a name means, «الوسيط الدولي», «رئيس كتلة حزب الله»; None where nobody or several may be.

    `at`: the state's code or body's id it is of, where that is told. `former`: of who held it once.
    """
    people = [p for p in _people(discourse) if p.kind == "person" and (p.gender == "f") == feminine and (at is None or _at(p, at, discourse))]
    wanted = (role, *_kin().get(role, ()))
    people = [p for p in people if not (role == "un-envoy" and of_others(p, discourse))]
    people = [p for p in people if not any(fnmatchcase(r, w[1:]) for r in discourse.roles(p) for w in wanted if w[0] == "!")]
    held = _once if former else _present
    for roles in (wanted[:1], wanted):
        fit = {p.name: p for p in reversed(people) if any(fnmatchcase(r, w) for r in held(p, discourse) for w in roles)}
        if len(fit) == 1:
            return next(iter(fit.values()))
        if fit:
            return None
    if at and at.isupper() and role.endswith("envoy") and not former:
        free = {p.name: p for p in reversed(people) if not discourse.roles(p)}
        if len(free) == 1:
            return next(iter(free.values()))  # «المبعوث الأميركي» of whom no office is known
    just = {p.name: p for p in reversed(people) if at and role in _past(p, discourse)}  # «الرئيس النيجري», overthrown the day before
    return next(iter(just.values())) if len(just) == 1 and not former else None


def delegation_head(at: str | None, discourse: Discourse) -> Phrase | None:
    """Who leads the delegation named last: «وفد من الحركة برئاسة فلان … وقال رئيس الوفد»; None where it is of others than `at`, a state's code or body's id."""
    led = next((p for p in reversed(discourse.seen) if p.group == "delegation" and p.chief is not None and p.chief.name), None)
    if led is None or led.chief is None:
        return None
    return led.chief if at is None or at in (led.country, led.actor, *led.of) or _at(led.chief, at, discourse) else None


def reminded(asked: Phrase, role: str, at: str | None, discourse: Discourse, text: str, former: bool = False) -> Phrase | None:
    """Whom of those named an office means that no rule has found the holder of, «زعيم المتمردين», «رئيس المفوضية»: somebody called by its words, or who holds one of its kin.

    `at`: the state's code or body's id it is of, where that is told.
    """
    wanted, words = (role, *_kin().get(role, ())), len(text[asked.start : asked.end].split())

    def fit(mentions: Sequence[Phrase]) -> str:
        held = [*(_once if former else _present)(mentions[-1], discourse)]
        if any(fnmatchcase(r, w[1:]) for r in held for w in wanted if w[0] == "!"):
            return "barred"
        if any(fnmatchcase(r, w) for r in held for w in wanted):
            return "roled"
        if asked.head_word not in _HEADS and _called(mentions, asked.head_word, text):
            return "titled"
        return "against" if held else "blank"

    order = antecedents.people(asked, discourse, text, fit)
    order = [c for c in order if not (role == "un-envoy" and of_others(c.last, discourse))]
    able = [c for c in order if c.fit == "roled" or (c.fit == "titled" and c.shared >= min(2, words))]
    if not able and at is not None and not former and role.endswith(_SENT):
        return _only_of(at, order, discourse)
    return antecedents.choose(asked, order, [c for c in able if at is None or _at(c.last, at, discourse) or antecedents.of_no_state(c.last, discourse)], discourse, text)


def _only_of(at: str, order: Sequence[Person], discourse: Discourse) -> Phrase | None:
    """The only one of a state or body who heads it not: «أوفد الرئيس الكيني رايلا أودينغا … المبعوث الكيني»."""
    theirs = [c for c in order if _at(c.last, at, discourse) and not _PRINCIPALS & discourse.roles(c.last)]
    return theirs[0].last if len(theirs) == 1 else None


_SENT = ("envoy", "mediator", "representative", "negotiator", "senior-member", "delegate")
_PRINCIPALS = frozenset({"president", "prime-minister", "monarch", "emir", "crown-prince", "supreme-leader", "head-of-state", "leader", "party-leader", "secretary-general", "sovereign-council-head"})


def _at(person: Phrase, at: str, discourse: Discourse) -> bool:
    if at.isupper() and len(at) == 3:
        return person.country == at
    return not (at == "un" and of_others(person, discourse)) and at in (*person.of, *served(person, discourse))


def of_others(person: Phrase, discourse: Discourse) -> bool:
    """Whether the roster's person is a state's or movement's man who serves the United Nations nowhere: «ممثل الجبهة في الأمم المتحدة»."""
    actor = discourse.roster.by_id.get(person.actor or "")
    return actor is not None and actor.sector != "IGO" and not any(o.body == "un" for o in actor.offices)


def _present(person: Phrase, discourse: Discourse) -> Iterable[str]:
    return discourse.roles(person)


def _once(person: Phrase, discourse: Discourse) -> Iterable[str]:
    """The roles somebody held at any time before the report and holds no more: «رئيس الوزراء الكيني الأسبق»."""
    actor, day = discourse.roster.by_id.get(person.actor or ""), discourse.published
    return [] if actor is None or day is None else [o.role for o in actor.offices if o.holds(day) is False and o.start[:1].isdigit() and edges(o.start)[0] < day]


def _past(person: Phrase, discourse: Discourse) -> Iterable[str]:
    """The roles somebody held within the year before the report and holds no more."""
    actor = discourse.roster.by_id.get(person.actor or "")
    day = discourse.published
    if actor is None or day is None:
        return ()
    return [o.role for o in actor.offices if o.holds(day) is False and o.end[:1].isdigit() and 0 <= (day - edges(o.end)[0]).days <= _LATELY]


# -- of somebody else -----------------------------------------------------------------------------------------------


def predecessor(phrase: Phrase, discourse: Discourse) -> Phrase | None:
    """Who held the office of «سلفه»'s owner before him, where the report names him."""
    people = [p for p in discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name and p.start < phrase.start]
    owner = owner_of(people, discourse)
    if owner is None or not owner.actor or discourse.published is None:
        return None
    before = discourse.roster.predecessors(owner.actor, discourse.published)
    return next((p for p in reversed(people) if p.actor in before), None)


def successor(phrase: Phrase, discourse: Discourse) -> Phrase | None:
    """Who held the office of «خلفه»'s owner after him, or is to, where the report names him."""
    people = [p for p in discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name and p.start < phrase.start]
    owner = owner_of(people, discourse)
    if owner is None or not owner.actor or discourse.published is None:
        return None
    soon = discourse.published + timedelta(days=_SOON)
    return next((p for p in reversed(people) if p.actor and owner.actor in discourse.roster.predecessors(p.actor, soon)), None)


def _alone(states: list[Phrase]) -> list[Phrase]:
    """The states that are named by themselves, where the last is one of two that stand together: «عرضت موسكو الوساطة بين أنقرة ودمشق، ودعا وزير خارجيتها»."""
    joined = {k for k in range(1, len(states)) if states[k].i == states[k - 1].j}
    if len(states) - 1 not in joined:
        return states
    return [p for k, p in enumerate(states) if k not in joined and k + 1 not in joined]


def officer(phrase: Phrase, role: str, discourse: Discourse, its: bool = False, owner: Phrase | None = None) -> Phrase | None:
    """Whom «وزير خارجيته», «مبعوثه» means: who holds such an office in the state of the people that the sentence names before, where they are of one; in the report, else by the roster.

    `its`: the ending may be a state's, «زار الكويت والتقى أميرها»: then of the one named last, where no woman stands before it.
    `owner`: whom the ending stands for where those named before are of several states.
    """
    here = [p for p in discourse.seen if discourse.sentence <= p.start < phrase.start and (p.kind in PERSONAL or p.kind == "state") and p.country]
    owners = here or [p for p in (discourse.subject,) if p is not None and p.country]
    if its and not any(p.kind in PERSONAL and p.gender == "f" for p in owners):
        owners = _alone([p for p in owners if p.kind == "state" and p.rule != "nisba"])[-1:] or owners
    if len({p.country for p in owners}) != 1 and owner is not None and owner.kind in PERSONAL:
        owners = [owner]
    if len({p.country for p in owners}) != 1 or owners[0].country is None:
        return None
    country = owners[0].country
    named = {p.name: p for p in _people(discourse) if p.country == country and _match([*discourse.roles(p)], role) and p.name not in {o.name for o in owners}}
    if len(named) == 1:
        return next(iter(named.values()))
    ident = discourse.holder(role, country) if not named and "*" not in role else None
    return _held(ident, role, country, phrase, discourse) if ident is not None else None

"""The two, or all, whom «الجانبان», «الرجلين», «البلدان», «الأطراف» mean: the sides of the last happening, those named side by side, whose dispute it is; nobody where a third stands among them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tawatur.language import fold
from tawatur.mentions import hosts
from tawatur.mentions.descriptions import described, on_side, served
from tawatur.mentions.discourse import PERSONAL, Discourse, state_name
from tawatur.mentions.pieces import Phrase
from tawatur.mentions.words import own_uses
from tawatur.resolution.offices import HEADS


def meant_by(kind: str, roles: str, phrase: Phrase, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    """The sides of «الجانبان», «الأطراف»; with `roles` `state` their states, «البلدان»; with others the last two who hold such an office, «الوزيران»."""
    if kind == "both" and phrase.head_word == "اثنان" and any(p.kind in PERSONAL and discourse.sentence <= p.start < phrase.start for p in discourse.seen):
        return ()  # «وصل فلان برفقة فلان، وعقد الاثنان …»
    if roles == "guests":
        return hosts.guests(phrase, discourse)
    if kind == "all":
        return discourse.sides if len(discourse.sides) >= 2 else ()
    if roles == "state" and _BILATERAL & {*fold(text[discourse.sentence : phrase.start]).split()} and (own := _states_here(phrase, discourse)):
        return own
    if roles == "state" and len(discourse.pair) == 2 and all(p.kind == "state" and discourse.sentence <= p.start < phrase.start for p in discourse.pair):
        return discourse.pair  # «حذرت مالي وبوركينا فاسو من التدخل، وأرسل البلدان وفداً»
    two = pair(discourse, phrase.start)
    if phrase.head_word in ("وسيطان", "وسيطين") and not two:
        phrase.name = "mediators"
    if roles == "state" and not two:
        return _two_states(discourse) or _states_here(phrase, discourse)
    if roles == "state":
        return tuple(state_of(p) for p in two) if len({p.country for p in two if p.country}) == 2 else ()
    if roles and not two:
        return _side_by_side(roles, discourse, text)
    if roles and not all(described(p, "", roles, discourse, text) for p in two):
        return _last_two(roles, discourse, text)
    if phrase.head_word in _GUESTS and (hosted := _hosted(discourse)):
        return hosted  # «استقبل الرئيس فلاناً وفلاناً … وكان الضيفان اجتمعا بـ…»
    if phrase.head_word in _SIDES:
        return _disputing(two, phrase, discourse, text)
    if phrase.head_word in _CHIEFS and not two and len(chiefs := tuple(p for p in discourse.sides if p.kind in PERSONAL and HEADS & discourse.roles(p))) == 2:
        return chiefs  # of a meeting with those who mediate between them
    if (not two and phrase.head_word in _MEN | _OFFICIALS) or (phrase.head_word in _OTHERS and (_speaks_of_others(two, discourse) or _one_mediates(two, discourse))):
        return two_people(discourse) or two or _two_met(discourse)
    if phrase.head_word in _DELEGATIONS and two:
        sent = tuple(_sender_of(p, discourse) for p in two)
        return sent if len({p.name for p in sent}) == 2 else two
    if phrase.head_word in _BODIES and two:
        bodies = tuple(_body_of(p, discourse) for p in two)
        return bodies if len({p.name for p in bodies}) == 2 else ()
    if phrase.head_word in _CHIEFS and not any(_leads(p, discourse) for p in two) and (chiefs := _last_chiefs(discourse)):
        return chiefs  # «خرج الزعيمان … وحضره وزيرا خارجية …»: not the ministers
    if phrase.head_word in _PRESIDENTS and two and not any(_heads(p, discourse) for p in two):
        return _last_chiefs(discourse)  # «أعرب الوزير عن أمله في لقاء بين الرئيسين»: not the two who negotiated
    if phrase.head_word in _MEN:
        men = tuple(_man_of(p, discourse) for p in two)
        if phrase.head_word in _PRESIDENTS and all(p.kind not in PERSONAL for p in two) and not all(_heads(p, discourse) for p in men):
            return two  # the presidents of the two states, whose negotiators are named
        return men if all(p.kind in PERSONAL for p in men) else two_people(discourse)
    return two


_SIDES = frozenset({"جانبان", "جانبين", "طرفان", "طرفين", "فريقان", "فريقين"})
_DELEGATIONS = frozenset({"وفدان", "وفدين"})


def _disputing(two: tuple[Phrase, ...], phrase: Phrase, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    """The two sides: those of the last happening, unless one of them only mediates; then those whose dispute it is."""
    rivals = discourse.rivals
    teller = next((p for p in discourse.seen if discourse.sentence <= p.start < phrase.start and p.name and p.kind != "place"), None)
    if two and all(p.kind in PERSONAL for p in two) and (_serve_one(two, discourse) or _exchange(phrase, discourse, text)):
        return rivals  # those who talk of the sides
    if not two:
        return rivals or (() if len(discourse.sides) > 2 else _two_parties(teller, discourse, text))
    told = [p for p in two if any(on_side(p, r) for r in rivals)]
    strange = [p for p in two if p not in told]
    if len(rivals) == 2 and len(told) == 1 and _mediates(strange[0], discourse):
        return rivals  # «التقى المبعوث الرئيس … وقال إن الطرفين»
    if teller is None or not _names(teller) & {n for p in two for n in _names(p)}:
        lands = {p.country for p in two}
        of_land = teller is not None and teller.kind == "state" and teller.country in lands and len(lands) == 2 and None not in lands
        return tuple(state_of(p) for p in two) if of_land else two  # «ورأت نيودلهي أن الجانبين»
    return (rivals or ()) if _mediates(teller, discourse) else two


def _serve_one(two: tuple[Phrase, ...], discourse: Discourse) -> bool:
    """Whether both serve one international body: «بوريل ومبعوث الاتحاد الأوروبي لايتشاك»."""
    shared = {*two[0].of, *served(two[0], discourse)} & {*two[1].of, *served(two[1], discourse)}
    return any((b := discourse.roster.by_id.get(ident)) is not None and b.sector == "IGO" for ident in shared)


def _exchange(phrase: Phrase, discourse: Discourse, text: str) -> bool:
    """Whether the sides accuse or shell each other, as two men who met do not: «تبادل الطرفان الاتهامات»."""
    before, behind = fold(text[discourse.sentence : phrase.start]).split()[-2:], fold(text[phrase.end : phrase.end + 40]).split()[:3]
    return any(w.removeprefix("و").endswith(("تبادل", "يتبادل")) for w in before) and any(w.removeprefix("ال") in _BLOWS for w in behind)


_BLOWS = frozenset({"اتهامات", "اتهام", "قصف", "نار", "نيران", "هجمات", "ضربات", "اسري"})


def _names(phrase: Phrase) -> set[str]:
    return {phrase.name or ""} - {""}


def _mediates(person: Phrase, discourse: Discourse) -> bool:
    return any("envoy" in role or "mediator" in role for role in discourse.roles(person)) or "un" in person.of


def _one_mediates(two: tuple[Phrase, ...], discourse: Discourse) -> bool:
    return sum(_mediates(p, discourse) for p in two if p.kind in PERSONAL) == 1


def _two_parties(teller: Phrase | None, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    """The two states or armed movements of which alone the report has told, by name, people or the capital that acts; of three not the teller's, mediators beside."""
    acting = [p for p in discourse.seen if p.rule == "states.seat" or (p.rule in ("states.state", "states.capital") and acts(p, text))]
    people = [p for p in discourse.seen if p.kind in PERSONAL and p.name and not _mediates(p, discourse)]
    bodies = [p for p in discourse.seen if p.kind in ("organisation", "group") and p.actor]
    told: dict[str | None, Phrase] = {}
    for phrase in sorted((*acting, *people, *bodies), key=lambda p: p.start):
        party = _party_of(phrase, discourse)
        if party is not None:
            told.setdefault(party.name, party)
    own = _party_of(teller, discourse) if teller is not None and len(told) == 3 else None
    two = tuple(p for p in told.values() if own is None or p.name != own.name)
    return two if len(two) == 2 else ()


def _party_of(phrase: Phrase, discourse: Discourse) -> Phrase | None:
    """The armed movement somebody is of, else his state; a movement itself, no other body."""
    armed = [a for i in (phrase.actor, *phrase.of) if (a := discourse.roster.by_id.get(i or "")) is not None and a.sector == "REB" and a.kind != "person"]
    if armed:
        return replace(phrase, kind="organisation", name=armed[0].name, actor=armed[0].id, country=armed[0].country, office=None, of=armed[0].member_of, parts=(), inner=())
    return state_of(phrase) if phrase.country and phrase.kind in (*PERSONAL, "state") else None


def acts(capital: Phrase, text: str) -> bool:
    """Whether a capital stands for its state: behind a verb or «أن»."""
    before = (fold(text[: capital.start]).split() or ["."])[-1]
    return before.removeprefix("ب") in ("ان", "لكن", "بين", ".", "و") or before.endswith(".") or bool(own_uses(before) & {"verb", "speech"})


def _sender_of(person: Phrase, discourse: Discourse) -> Phrase:
    """The state whose office he holds, else the movement, else his state: whose delegation somebody leads."""
    if person.kind in PERSONAL and person.country and person.country in served(person, discourse):
        return state_of(person)  # a foreign minister's is no party's
    body = _body_of(person, discourse)
    return state_of(person) if body is person else body


_MEN = frozenset({"زعيمان", "زعيمين", "رئيسان", "رئيسين", "رجلان", "رجلين", "قائدان", "قائدين"})


_PRESIDENTS = frozenset({"رئيسان", "رئيسين"})
_HEADING = ("president", "head", "chair", "speaker", "director", "leader")  # in the names of offices of whoever may be called «رئيس»


def _heads(person: Phrase, discourse: Discourse) -> bool:
    """Whether somebody may be called «رئيس»: of no known office, or of one that heads a state or body."""
    roles = discourse.roles(person)
    heading = (r for r in roles if not r.startswith(("deputy", "vice")) and "delegation" not in r)
    return person.kind not in PERSONAL or not roles or any(r in HEADS or any(word in r for word in _HEADING) for r in heading)


_CHIEFS = frozenset({"زعيمان", "زعيمين"})


def _leads(person: Phrase, discourse: Discourse) -> bool:
    """Whether somebody is known to lead a state, community or movement, or nothing of him is known; a state or body counts as its leader."""
    return person.kind not in PERSONAL or bool(discourse.roles(person) & (HEADS | {"leader"})) or not discourse.roles(person)


def _last_chiefs(discourse: Discourse) -> tuple[Phrase, ...]:
    """The two people named last who are known to lead a state, community or movement, where they were named side by side; none else."""
    leading = [p for p in discourse.seen if p.kind in PERSONAL and p.named and p.name and discourse.roles(p) & (HEADS | {"leader"})]
    for one, other in reversed(list(pairwise(leading))):
        if one.name != other.name and 0 < other.start - one.end < _SIDE_BY_SIDE:
            return one, other
    return ()


_SIDE_BY_SIDE = 4  # characters between two names that «و» joins


_OFFICIALS = frozenset({"مسؤولان", "مسؤولين", "دبلوماسيان", "دبلوماسيين", "خصمان", "خصمين", "غريمان", "غريمين", "حليفان", "حليفين", "جنرالان", "ضيفان", "ضيفين", "زايران", "زايرين", "سفيران", "سفيرين"})


_GUESTS = frozenset({"ضيفان", "ضيفين", "زايران", "زايرين"})


def _hosted(discourse: Discourse) -> tuple[Phrase, ...]:
    """The two whom somebody of another state received at the last happening."""
    sides = discourse.sides
    if len(sides) != 3 or any(p.kind not in PERSONAL or p.country in (None, sides[0].country) for p in sides[1:]):
        return ()
    return sides[1:]


_BODIES = frozenset({"حركتان", "حركتين", "فصيلان", "فصيلين", "حزبان", "حزبين", "تنظيمان", "تنظيمين", "جماعتان", "جماعتين", "جبهتان", "جبهتين"})


def _body_of(person: Phrase, discourse: Discourse) -> Phrase:
    """The movement or party of somebody, for whom «الحركتان» stands; himself where he has none."""
    if person.kind not in PERSONAL:
        return person
    bodies = (discourse.roster.by_id.get(ident) for ident in person.of)
    body = next((b for b in bodies if b is not None and b.sector in ("REB", "PTY", "OPP")), None)
    return replace(person, kind="organisation", name=body.name, actor=body.id, office=None, of=body.member_of) if body is not None else person


_OTHERS = frozenset({"رجلين", "زعيمين", "خصمين", "غريمين", "ضيفين", "زايرين"})


def _speaks_of_others(two: tuple[Phrase, ...], discourse: Discourse) -> bool:
    """Whether one of the two says or does what the sentence tells: «وقال بولس إن الرجلين …» leaves himself out."""
    here = [p.name for p in discourse.seen if p.start >= discourse.sentence and p.kind in PERSONAL]
    names = {p.name for p in two}
    return len(two) == 2 and len({*here} & names) == 1 and here[-1] in names  # not «وشكر فلان ترامب الذي هاتف الزعيمين»


def two_people(discourse: Discourse) -> tuple[Phrase, ...]:
    """The two whom «الرجلان» means though nothing told them dealing with each other: those named last, where no third stands by them."""
    before = [p for p in discourse.seen if p.kind in PERSONAL and p.number == "s" and p.name and p.start < discourse.sentence]
    acting = {p.name for p in discourse.seen if p.kind in PERSONAL and p.start >= discourse.sentence}
    acting |= {p.name for p in before if _mediates(p, discourse)}
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
    states = {p.country: state_of(p) for p in people.values()}
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


def _two_met(discourse: Discourse) -> tuple[Phrase, ...]:
    """The two people of one state whom a third of another met: «خلا الوزير الأميركي بفلان، ثم بفلان … الرجلين»."""
    sides = discourse.sides
    if len(sides) != 3 or not {p.kind for p in sides} <= {*PERSONAL}:
        return ()
    first, one, other = sides
    return (one, other) if one.country == other.country not in (None, first.country) else ()


def _last_two(roles: str, discourse: Discourse, text: str) -> tuple[Phrase, ...]:
    beside = discourse.pair
    if len(beside) == 2 and all(p.kind in PERSONAL and described(p, "", roles, discourse, text) for p in beside):
        return beside if beside[0].country != beside[1].country or "envoy" in roles else ()
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
            return (one, other) if one.country != other.country or "envoy" in roles else ()  # «المبعوثان الأميركيان»
    return ()


def state_of(person: Phrase) -> Phrase:
    """The state somebody is of, at his words."""
    if person.kind == "state" or person.country is None:
        return person
    return replace(
        person, kind="state", name=state_name(person.country), actor=person.country, office=None, inner=(), parts=(), of=(), label=None
    )  # fmt: skip

"""Whom a description of one person means, weighed: everybody named so far by how he was called, where he stands and who else there is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.mentions.discourse import PERSONAL, Discourse, state_words
from tawatur.mentions.pieces import Phrase

LEAST = 0.5  # of the likeliest; chosen, as the next, by `tools/train_antecedents.py --check`
APART = 0.3  # how much likelier than the second he must be
_FITS = ("titled", "roled")


@dataclass(frozen=True, slots=True)
class Person:
    """One whom a description may mean: all his mentions, and how well it fits him. fit: titled (called so) | roled (holds such an office) | blank (of no known one) | against."""

    mentions: tuple[Phrase, ...]
    fit: str
    shared: int  # words of the description that he was called by

    @property
    def last(self) -> Phrase:
        """His mention nearest to the description."""
        return self.mentions[-1]


Fit = Callable[[Sequence[Phrase]], str]


def people(asked: Phrase, discourse: Discourse, text: str, fit: Fit) -> list[Person]:
    """The single persons named before the description of whom grammar and state allow it, the last named first."""
    groups: dict[str, list[Phrase]] = {}
    for phrase in (p for seen in discourse.seen for p in (seen, *(q for q in seen.parts if seen.kind == "group"))):
        if phrase.start < asked.start and phrase.kind in PERSONAL and phrase.number == "s" and phrase.name and (phrase.named or phrase.actor):
            groups.setdefault(phrase.name, []).append(phrase)
    called = _words(text[asked.start : asked.end])
    able = (g for g in groups.values() if g[-1].gender == asked.gender and (asked.country is None or _may_be_of(asked.country, asked, g, discourse, text)))
    found = [Person(tuple(g), fit(g), len(called & _called(g, text))) for g in able]
    return sorted((c for c in found if c.fit != "barred"), key=lambda c: -c.last.start)


def _may_be_of(country: str, asked: Phrase, mentions: Sequence[Phrase], discourse: Discourse, text: str) -> bool:
    """Whether somebody is of the state, or of none that is known: «الدبلوماسي السويدي» may serve the UN, «المبعوث السويدي» not."""
    person = mentions[-1]
    if person.country is None and {state_words().get(w, country) for w in _called(mentions, text)} - {country}:
        return False  # «رئيس لجنة الحدود الطاجيكية فلان»
    if person.country is None:
        return asked.head_word not in _OF_STATES or of_no_state(person, discourse)
    return person.country == country


_OF_STATES = frozenset({"مبعوث", "مبعوثه", "موفد", "موفده", "وزير", "وزيره", "سفير", "سفيره", "رئيس", "رئيسه"})


def of_no_state(person: Phrase, discourse: Discourse) -> bool:
    """Whether nothing tells somebody's state: no table has him, nor the report."""
    return person.country is None and (person.actor or "") not in discourse.roster.by_id


def _called(mentions: Iterable[Phrase], text: str) -> set[str]:
    """The words of somebody's titles, before or behind his name."""
    own: set[str] = set()
    for p in mentions:
        name = _words(text[p.core[0] : p.core[1]]) if p.named else set()
        own |= _words(text[p.start : p.end]) - name
    return own


def _words(text: str) -> set[str]:
    led = (w[1:] if w[:1] in "ولبف" and w[1:3] == "ال" else w for w in fold(text).split())
    return {w.removeprefix("ال") for w in led if len(w) > 2}


def features(asked: Phrase, order: Sequence[Person], able: Sequence[Person], discourse: Discourse, text: str) -> list[list[str]]:
    """What speaks for or against each of those able, of all people named."""
    fitting = [c for c in order if c.fit in _FITS]
    titled = [c for c in order if c.fit == "titled"]
    exact = [c for c in order if exactly(asked, c, text)]
    opens = not any(p.start >= discourse.sentence for p in discourse.seen[-12:] if p.kind in PERSONAL)
    first = min(order, key=lambda c: c.mentions[0].start) if order else None
    top = max(discourse.countries.values(), default=0)
    return [
        [
            *_standing(asked, c, order.index(c), discourse, opens),
            f"fit={c.fit}", f"fit={c.fit},shared={min(c.shared, 2)}", f"fit={c.fit},order={min(order.index(c), 4)}",
            f"only={fitting == [c]}", f"only={fitting == [c]},fit={c.fit}", f"rank={min(fitting.index(c), 2) if c in fitting else 'none'}", f"titled={titled == [c]}",
            f"country={_country(asked, c)},fit={c.fit}", f"exact={c in exact}", f"exact={c in exact},only={exact == [c]}", f"exact={c in exact},others={bool(exact) and exact != [c]}", f"home={bool(c.last.country) and discourse.countries[c.last.country or ''] == top}", f"first={c is first}",
        ]
        for c in able
    ]  # fmt: skip


def _standing(asked: Phrase, who: Person, n: int, discourse: Discourse, opens: bool) -> list[str]:
    """How near he was named, and what he did last."""
    name = who.last.name
    away = min(sum(who.last.start < s <= asked.start for s in {*discourse.begun, discourse.sentence}), 3)
    told = {part: found is not None and found.name == name for part, found in (("subject", discourse.subject), ("speaker", discourse.speaker), ("topic", discourse.topic))}
    called = any(p.head_word == asked.head_word and p.antecedent is not None for p in who.mentions)
    return [
        f"order={min(n, 4)}", f"away={away}", f"away={away},opens={opens}", f"subject={told['subject']},opens={opens}", f"speaker={told['speaker']},opens={opens}",
        f"topic={told['topic']}", f"called={called}", f"mentions={min(len(who.mentions), 3)}",
    ]  # fmt: skip


def house(asked: Phrase, discourse: Discourse, text: str) -> tuple[str, str] | None:
    """(state, office) of whose house says what the description stands in: «وذكر البيت الأبيض أن الرئيس …», «وقالت الخارجية العراقية إن الوزير …»; None where none does."""
    here = next((p for p in reversed(discourse.seen[-12:]) if discourse.sentence <= p.start < asked.start and p.kind not in ("place", "time")), None)
    if here is None or here.country is None:
        return None
    if asked.head_word == "رئيس" and here.rule == "states.seat" and here.label:
        return here.country, "president"
    words = fold(text[here.start : here.end]).split() if asked.head_word == "وزير" and here.rule in ("bodies", "bodies.report") else []
    return next(((here.country, _MINISTERS[w]) for w in words if w in _MINISTERS), None)


_MINISTERS = {"الخارجيه": "foreign-minister", "الدفاع": "defence-minister", "الداخليه": "interior-minister"}


def _house(asked: Phrase, discourse: Discourse) -> str | None:
    """The state of the body or source in whose saying the description stands: «نفى مصدر في الخارجية السورية أن يكون الوزير قد قبل»."""
    kinds = ("organisation", "anonymous_source", "group", "office")
    here = next((p for p in reversed(discourse.seen[-12:]) if discourse.sentence <= p.start < asked.start and (p.kind in kinds or p.rule == "states.seat")), None)
    if here is not None and here.rule == "states.seat":
        return here.country  # «وذكر البيت الأبيض أن الرئيس …»
    if here is None or (here.kind == "office" and here.antecedent is not None):
        return None  # «قال المبعوث …، ورد الوزير»
    return here.country if not here.named or here.kind == "organisation" else None


def _country(asked: Phrase, who: Person) -> str:
    if asked.country is None:
        return "none"
    return "same" if who.last.country == asked.country else "unknown"


def exactly(asked: Phrase, who: Person, text: str) -> bool:
    """Whether the report introduced somebody with the description's own noun first: «الرئيس الكولومبي فلان», no «زعيم» and no «رئيس لجنة …»."""
    noun = asked.head_word.removeprefix("ال")
    for p in who.mentions:
        words = fold(text[p.start : p.core[0]]).split() if p.named and p.start < p.core[0] else []
        first = words[0].removeprefix("و").removeprefix("ب") if words else ""
        if first == f"ال{noun}" or (first == noun and noun not in _VAGUE):
            return True
    return False


_VAGUE = frozenset({"رئيس", "رئيسه", "قائد", "زعيم"})  # only with the article are they a head of state, of an army, of a movement


def _plainly(asked: Phrase, who: Person, text: str) -> bool:
    """Whether the report calls somebody so without his state, «الرئيس محمود عباس»: «الرئيس» is he, not «الرئيس الفرنسي …»."""
    title = f"ال{asked.head_word.removeprefix('ال')}"
    own = (fold(text[p.start : p.core[0]]).split() for p in who.mentions if p.start < p.core[0] and p.named)
    return any(words and words[-1] == title for words in own)


def choose(asked: Phrase, order: Sequence[Person], able: Sequence[Person], discourse: Discourse, text: str) -> Phrase | None:
    """Whom of those able the description means; None where nobody is likely enough, or two are."""
    if asked.country is None and not asked.of:
        house = _house(asked, discourse)
        able = [c for c in able if c.last.country == house and house] or [c for c in able if _plainly(asked, c, text)] or able
    able = [c for c in able if exactly(asked, c, text)] or able
    if not able:
        return None
    levels = chances(_weights(), features(asked, order, able, discourse, text))
    best = max(range(len(able)), key=levels.__getitem__)
    second = max((p for n, p in enumerate(levels) if n != best), default=0.0)
    return able[best].last if levels[best] >= LEAST and levels[best] - second >= APART else None


def chances(weights: Mapping[str, float], each: Iterable[Sequence[str]]) -> list[float]:
    """Probability of each candidate, and last that nobody named is meant."""
    scores = [*(sum(weights.get(f, 0.0) for f in set(fs)) for fs in each), weights.get("nobody", 0.0)]
    raised = [math.exp(s - max(scores)) for s in scores]
    return [r / sum(raised) for r in raised]


@cache
def _weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in lexicon.table("antecedents")}

"""How many independent origins an event has: chains that meet count once, copies count once; who took from whom, and what is left without a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from tawatur.language import fold
from tawatur.model import Filed, Link, Origin, Taken, Without
from tawatur.resolution.copies import are_copies, wording
from tawatur.resolution.parties import root

Key = tuple[str, str]  # kind of the origin, and who it is
_PRESS = ("agency", "outlet")  # kinds that hand on what others said
_HELD = frozenset({"happened", "ongoing"})
_VAGUE = frozenset({"source", "sources", "witness", "witnesses", "eyewitness", "eyewitnesses", "informed", "reliable", "senior", "official"})
_SURE = ("speaker", "reporter", "agency", "cited")
_FIRMEST = ("speaker", "reporter", "anonymous", "agency", "cited", "outlet")
_OWN = ("صحيف", "موقع", "قنا", "شبك", "جريد", "وكال")  # what an outlet calls itself by
_MANY = 12  # sources that are left out by turns, at most


def key(filed: Filed) -> Key:
    """(kind, identity) of the account's origin: the last link of its chain, else the agency credited, else the outlet itself.

    Kinds: speaker, anonymous, reporter (the outlet's own, on the spot), agency, cited (an outlet that another one names), outlet.
    """
    chain = filed.account.chain
    if not chain:
        return ("agency", filed.credits[0]) if filed.credits else ("outlet", filed.outlet or filed.report)
    last = chain[-1]
    if is_reporter(last):
        return "reporter", _sender(chain) or filed.outlet or filed.report
    if last.kind == "anonymous_source":
        return "anonymous", described(last)
    name = last.actor or last.name or last.text
    if last.kind in _PRESS:
        return "agency" if last.kind == "agency" else "cited", last.name or name
    return "speaker", name


def _sender(chain: Sequence[Link]) -> str | None:
    """The agency or outlet whose correspondent ends the chain, «مراسل لوكالة رويترز»; None for the outlet's own, «مراسلنا»."""
    return next((x.name or x.text for x in reversed(chain[:-1]) if x.kind in _PRESS), None)


def is_reporter(link: Link) -> bool:
    """Whether a link is the outlet's own correspondent, «مراسلنا», or what it learnt itself, «علمت الصحيفة»."""
    words = fold(link.text).removeprefix("ال")
    learnt = link.verb == "علم" and link.actor is None and words.startswith(_OWN)
    return learnt or words.startswith(("مراسل", "موفد", "مندوب"))


def described(link: Link) -> str:
    """What is said of an unnamed source: «Turkish security sources» by whoever quotes them may be one source."""
    return " ".join(w for w in (link.name or "").split() if w not in _VAGUE)


def telling(accounts: Sequence[Filed]) -> list[Filed]:
    """The accounts that speak for the event, by key: those that tell it as held where there are any; notice and denial are no origin of a meeting."""
    ordered = sorted(accounts, key=lambda f: f.key)
    for wanted in (_HELD, frozenset({"planned"})):
        found = [f for f in ordered if f.account.status in wanted]
        if found:
            return found
    return ordered


@dataclass(frozen=True, slots=True)
class Copies:
    """Which accounts share their wording, by family: a family's first is the earliest told."""

    families: tuple[tuple[Filed, ...], ...]
    family: Mapping[str, int] = field(default_factory=dict)  # key of an account → number of its family

    def same(self, a: Filed, b: Filed) -> bool:
        """Whether the two accounts are of one family."""
        return self.family[a.key] == self.family[b.key]


def copies(accounts: Iterable[Filed]) -> Copies:
    """The families of accounts that share their wording, the same for any order."""
    families: list[list[Filed]] = []
    ordered = sorted(accounts, key=_told)
    own = {f.key: wording(f) for f in ordered} if len(ordered) > 1 else {}
    for filed in ordered:
        joined = [group for group in families if any(are_copies(own[filed.key], own[other.key]) for other in group)]
        merged = sorted([filed, *(f for group in joined for f in group)], key=_told)
        families = [group for group in families if not any(group is other for other in joined)]
        families.append(merged)
    families.sort(key=lambda group: _told(group[0]))
    return Copies(tuple(tuple(g) for g in families), {f.key: n for n, g in enumerate(families) for f in g})


def _told(filed: Filed) -> tuple[date, bool, str]:
    """When it was told: of one day those first that name a source, for copies drop sources and hardly add one."""
    return (filed.published or date.max, not (filed.account.chain or filed.credits), filed.key)


def origins(accounts: Sequence[Filed], known: Copies | None = None) -> tuple[tuple[Origin, ...], int, int]:
    """The origins of one event's accounts, the least number of independent ones, and the most there may be.

    Counted once: copies, however they are credited; an agency or outlet that is cited for what it has from somebody known; unnamed sources,
    unless they are described differently. Not counted for sure: an outlet that names no source (it may have its news from any of the
    others), and a second speaker of one party.
    """
    told = telling(accounts)
    known = known or copies(told)
    groups = _grouped(told, known, {f.key: key(f) for f in told})
    anonymous = [k for k in groups if k[0] == "anonymous"]
    found = tuple(
        Origin(_name(items[0], k), k[0], tuple(f.key for f in items), _is_certain(k, groups, anonymous))
        for k, items in sorted(groups.items())
    )
    return found, *_counted(groups, known)


def _grouped(told: Sequence[Filed], known: Copies, keys: Mapping[str, Key]) -> dict[Key, list[Filed]]:
    """The accounts by the origin they trace back to. `keys`: the origin that each names, by its own key."""
    groups: dict[Key, list[Filed]] = {}
    for filed in told:
        groups.setdefault(keys[filed.key], []).append(filed)
    _join_reports(groups)
    _join_copies(groups, known)
    _join_press(groups)
    _join_unnamed(groups)
    return groups


def _counted(groups: Mapping[Key, Sequence[Filed]], known: Copies) -> tuple[int, int]:
    """The least number of independent origins of these groups, and the most."""
    sure = {_party(k) for k in groups if k[0] in _SURE}
    anonymous = [k for k in groups if k[0] == "anonymous"]
    least = max(1, len(sure) + bool(anonymous))
    nameless = sum(_tellings(groups[k], known) - 1 for k in anonymous if k[1] == "")
    return least, max(least, len(groups) + nameless)


def _tellings(items: Sequence[Filed], known: Copies) -> int:
    """How many separate unnamed sources of one description there may be: copies have one, and so has what one agency handed on."""
    held: list[set[str]] = []
    for filed in items:
        marks = {f"family {known.family[filed.key]}"} | {x.name or x.text for x in filed.account.chain if x.kind in _PRESS}
        met = [m for m in held if m & marks]
        held = [m for m in held if not m & marks] + [marks.union(*met)]
    return len(held)


def _is_certain(k: Key, groups: Mapping[Key, object], anonymous: Sequence[Key]) -> bool:
    if k[0] == "anonymous":
        return len(anonymous) == 1
    if k[0] == "outlet":
        return len(groups) == 1
    return sum(_party(other) == _party(k) for other in groups) == 1


def _party(k: Key) -> str:
    """What two sure origins must differ in: the party for speakers."""
    return root(k[1]) if k[0] == "speaker" else f"{k[0]}:{k[1]}"


def _name(filed: Filed, k: Key) -> str:
    chain = filed.account.chain
    return " < ".join(link.name or link.text for link in chain) if chain else k[1]


def _join_reports(groups: dict[Key, list[Filed]]) -> None:
    """Puts what a report tells again without naming anybody with the firmest origin it names elsewhere: it has that from there too."""
    named: dict[str, Key] = {}
    for k in sorted(groups, key=_firmness, reverse=True):
        if k[0] != "outlet":
            named.update({f.report: k for f in groups[k]})
    for k in [k for k in groups if k[0] == "outlet"]:
        again = [f for f in groups[k] if f.report in named]
        for filed in again:
            groups[named[filed.report]].append(filed)
        groups[k] = [f for f in groups[k] if f.report not in named]
        if not groups[k]:
            del groups[k]


def _join_copies(groups: dict[Key, list[Filed]], known: Copies) -> None:
    """Puts passages that only hand on, or name nobody, with the origin whose wording they share."""
    tellers: dict[int, set[Key]] = defaultdict(set)
    for k, items in groups.items():
        for f in items:
            tellers[known.family.get(f.key, -1)].add(k)
    for n, family in enumerate(known.families):
        if len(family) < 2 or len(tellers[n]) < 2:
            continue
        first, *more = sorted(tellers[n], key=_firmness)
        for k in more:
            if k[0] not in ("reporter", "outlet", "cited", "agency"):
                continue
            groups[first].extend(f for f in groups[k] if known.family.get(f.key) == n)
            groups[k] = [f for f in groups[k] if known.family.get(f.key) != n]
            if not groups[k]:
                del groups[k]


def _firmness(k: Key) -> tuple[int, Key]:
    return (_FIRMEST.index(k[0]), k)


def _join_press(groups: dict[Key, list[Filed]]) -> None:
    """Puts accounts that cite an agency or outlet with the only origin that reached us through it; what an outlet tells itself in another report may be its own."""
    for k in sorted(k for k in groups if k[0] in ("agency", "cited")):
        if k not in groups:
            continue
        through = [o for o, items in groups.items() if o != k and any(k[1] in _handed(f) for f in items)]
        if len(through) == 1:
            groups[through[0]].extend(groups.pop(k))


def _handed(filed: Filed) -> set[str]:
    """Who handed an account on: its outlet, the agencies credited, and the links before the last."""
    links = {link.name or link.text for link in filed.account.chain[:-1] if link.kind in _PRESS}
    return links | set(filed.credits) | ({filed.outlet} if filed.outlet and filed.account.chain else set())


def _join_unnamed(groups: dict[Key, list[Filed]]) -> None:
    """Joins unnamed sources described more vaguely to the only more exactly described ones: «Turkish sources» may be the «Turkish security sources»."""
    for vague in sorted((k for k in groups if k[0] == "anonymous"), key=lambda k: (len(k[1].split()), k)):
        exact = [k for k in groups if k[0] == "anonymous" and k != vague and set(vague[1].split()) <= set(k[1].split())]
        if len(exact) == 1:
            groups[exact[0]].extend(groups.pop(vague))


# -- who took from whom ---------------------------------------------------------------------------------------------


def taken(accounts: Sequence[Filed], known: Copies) -> tuple[Taken, ...]:
    """Who took the event from whom, each pair once: by naming a source, crediting an agency, or copying an earlier passage."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for filed in accounts:
        taker = filed.outlet or filed.report
        names = [link.name or link.text for link in filed.account.chain]
        for one, two in zip([taker, *names], names, strict=False):
            found[one, two, "cited"].add(filed.key)
        for credit in filed.credits:
            if credit not in names:
                found[taker, credit, "credited"].add(filed.key)
    for family in known.families:
        first = family[0].outlet or family[0].report
        for filed in family[1:]:
            found[filed.outlet or filed.report, first, "copied"].add(filed.key)
    return tuple(Taken(a, b, how, tuple(sorted(keys))) for (a, b, how), keys in sorted(found.items()) if a != b)


def circles(found: Sequence[Taken]) -> tuple[tuple[str, ...], ...]:
    """Circular reporting: names that take the event from each other, each circle from its first name on; none where it all leads outwards."""
    sources: dict[str, set[str]] = defaultdict(set)
    for t in found:
        sources[t.taker].add(t.source)
    reach = {name: _reached(name, sources) for name in sources}
    rings = {tuple(sorted(n for n in reach[name] if name in reach.get(n, ()))) for name in reach if name in reach[name]}
    return tuple(sorted(rings))


def _reached(name: str, sources: Mapping[str, Set[str]]) -> set[str]:
    seen: set[str] = set()
    edge = {name}
    while edge:
        edge = {s for n in edge for s in sources.get(n, ())} - seen
        seen |= edge
    return seen


def without(accounts: Sequence[Filed], found: Sequence[Taken], known: Copies) -> tuple[Without, ...]:
    """What is left of the event without each source: the accounts that do not come through it, and the origins they have; the heaviest loss first.

    A copy comes through all that its family's first came through, also where it drops who said it.
    """
    through: dict[str, set[str]] = defaultdict(set)
    for t in found:
        through[t.source] |= set(t.accounts)
    for filed in accounts:
        through[filed.outlet or filed.report].add(filed.key)
    several = [family for family in known.families if len(family) > 1]
    for keys in through.values():
        keys |= {f.key for family in several if family[0].key in keys for f in family[1:]}
    heaviest = sorted(through, key=lambda name: (-len(through[name]), name))[:_MANY]
    named = {f.key: key(f) for f in accounts}
    seen: dict[frozenset[str], tuple[int, int, int, bool]] = {}  # what is left, by what is not: two names often stand for the same accounts
    for name in heaviest:
        lost = frozenset(through[name])
        if lost not in seen:
            seen[lost] = _left([f for f in accounts if f.key not in lost], named, known)
    return tuple(Without(name, *seen[frozenset(through[name])]) for name in heaviest)


def _left(accounts: Sequence[Filed], named: Mapping[str, Key], known: Copies) -> tuple[int, int, int, bool]:
    """The reports of the accounts that are left, the least and most origins they have, and whether any of them tells it as held."""
    if not accounts:
        return 0, 0, 0, False
    among = _among(known, {f.key for f in accounts})
    counted = _counted(_grouped(telling(accounts), among, named), among)
    return len({f.report for f in accounts}), *counted, any(f.account.status in _HELD for f in accounts)


def _among(known: Copies, left: Set[str]) -> Copies:
    """The families without the accounts that are not left, each under its number."""
    families = [tuple([f for f in group if f.key in left]) if len(group) > 1 else group for group in known.families]
    return Copies(tuple(families), known.family)


__all__ = ["Copies", "circles", "copies", "key", "origins", "taken", "without"]

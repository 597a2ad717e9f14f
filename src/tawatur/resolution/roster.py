"""The roster: known actors with their names, country, sector, membership and dated offices."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from tawatur import lexicon
from tawatur.language import fold

CHECKED = date(2025, 6, 1)  # the day up to which an open-ended office of the tables is known to be held
_KEPT = 50_000  # answers of `find` kept
_STATE_HEADS = ("president", "head-of-state", "interim-president", "presidency-council-head", "sovereign-council-head", "monarch", "emir")
_HANDOVER = 400  # days between two holders at most, both dates of year precision
SURE = 0.952  # least likeness of a foreign name to be taken for a listed person's; chosen on real articles' links
OFFICE = re.compile(
    r"(?P<role>[a-z0-9-]+)@(?P<body>[A-Za-z0-9:-]+)(?:\s+(?P<start>[\d-]*|\?)\.\.(?P<end>>?[\d-]*|\?))?$"
)


@dataclass(frozen=True, slots=True)
class Office:
    """One tenure. start, end: its edges as written (year, month or day); empty for open, `?` for not known; `>DATE` for held at least until then."""

    role: str
    body: str
    start: str
    end: str

    def holds(self, on: date) -> bool | None:
        """Whether the office was held on a day; None where the table's precision or age leaves it open."""
        dated = self.start not in ("", "?")
        if dated:
            first, last = edges(self.start)
            if on < first:
                return False
            if on < last:
                return None
        if self.end == "?":
            return None
        if self.end and self.end[0] != ">":
            first, last = edges(self.end)
            if on > last:
                return False
            return True if on <= first and dated else None
        known_until = edges(self.end[1:])[1] if self.end else CHECKED
        return True if dated and on <= known_until else None


@lru_cache(maxsize=10_000)
def edges(text: str) -> tuple[date, date]:
    """First and last day that a date of year, month or day precision may mean."""
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return date(parts[0], parts[1], 1), date.fromordinal(following.toordinal() - 1)
    day = date(*parts)
    return day, day


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body of the roster. `names_ar`: full Arabic names; `short`: forms that mean it after a first full mention; `unique`: at once."""

    id: str
    kind: str
    name: str
    names_ar: tuple[str, ...]
    short: tuple[str, ...]
    unique: tuple[str, ...]
    own: str
    country: str | None
    sector: str | None
    member_of: tuple[str, ...]
    offices: tuple[Office, ...]
    wikidata: str | None
    source: str


def _sure(name: str, listed: str) -> float:
    """How surely a name nobody vouches for is the listed one in another spelling; 0 where it hardly is.

    Of Arab names only the same words are one man's, though words stand between them: «محمود العلي» is another than «محمود علوي». Nor is
    «محمد عيسى» «محمد بن عيسى», or «خالد أحمد صالح» «خالد صالح», whose last word is a given name.
    """
    from tawatur.resolution.names import begin_apart, compare, words
    from tawatur.resolution.spelling import given

    mine, theirs = words(name), words(listed)
    arab = mine[:1] != () and mine[0] in given()
    if arab and (not {*theirs} <= {*mine} or (len(mine) > len(theirs) and theirs[-1] in given())):
        return 0.0  # before the names are compared, which costs far more
    if begin_apart(name, listed):
        return 0.0
    likeness = compare(name, listed)
    if not likeness.same or likeness.partial or not _fathers(name, listed):
        return 0.0
    return likeness.score if arab or likeness.score >= SURE else 0.0


def _fathers(name: str, listed: str) -> bool:
    """Whether two names give the same fathers, or neither one: «سعود بن خالد الفيصل» is neither «سعود الفيصل» nor «سعود بن فيصل»."""
    from tawatur.resolution.names import compare

    first, second = (re.split(r"(?:^|\s+)(?:بن|ابن|ولد)\s+", n) for n in (name, listed))
    if len(first) < 2 and len(second) < 2:
        return True
    return len(first) > 1 and len(second) > 1 and compare(first[1], second[1]).same


@dataclass(slots=True)
class Roster:
    """All actors, by id, by office, and by name."""

    by_id: dict[str, Actor] = field(default_factory=dict)
    _holders: dict[str, list[tuple[str, Office]]] = field(default_factory=lambda: defaultdict(list))
    _members: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _keys: dict[str, list[str]] = field(default_factory=dict)
    _surnames: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _found: dict[str, tuple[Actor, ...]] = field(default_factory=dict)  # what `find` answered lately

    def names(self) -> Iterator[tuple[str, str, str]]:
        """(spelling, actor id, form) of every Arabic name; form is full, short or unique."""
        for actor in self.by_id.values():
            for names, form in ((actor.names_ar, "full"), (actor.unique, "unique"), (actor.short, "short")):
                for name in names:
                    yield name, actor.id, form
            if actor.kind == "agency":
                yield from ((name, actor.id, "full") for name in _called(actor.names_ar))

    def holder(self, role: str, body: str, on: date | None, subject: str | None = None) -> Actor | None:
        """Who held the office on the day, where that is one certain actor. `subject`: what an envoy is sent to."""
        from tawatur.resolution.offices import listed

        if on is None:
            return None
        for office in listed(role, body, subject, self):
            certain, doubtful = self.holders(office, on)
            if len(certain) == 1 and not doubtful:
                return self.by_id[next(iter(certain))]
            if certain:
                return None
        return None

    def holders(self, office: str, on: date) -> tuple[frozenset[str], frozenset[str]]:
        """Ids of who certainly held the office `role@body` on the day, and of who may have."""
        tenures = self._holders.get(office, ())
        certain = frozenset(a for a, o in tenures if o.holds(on) is True)
        return certain, frozenset(a for a, o in tenures if o.holds(on) is None) - certain

    def predecessors(self, ident: str, on: date) -> frozenset[str]:
        """Ids of who held an office right before the one who holds it on a day, by the tables' dates."""
        actor = self.by_id.get(ident)
        return frozenset(
            other
            for held in (actor.offices if actor is not None else ()) if held.start not in ("", "?") and held.holds(on)
            for role in (_STATE_HEADS if held.role in _STATE_HEADS else (held.role,))
            for other, tenure in self._holders[f"{role}@{held.body}"]
            if other != ident and tenure.end[:1].isdigit() and 0 <= (edges(held.start)[1] - edges(tenure.end)[0]).days <= _HANDOVER
        )

    def members(self, body: str) -> tuple[str, ...]:
        """Ids of the actors that belong to a body directly."""
        return tuple(self._members.get(body, ()))

    def surnamed(self, word: str) -> tuple[Actor, ...]:
        """Persons with an office whose first full name, of two words at least, ends in the folded word."""
        if not self._surnames:
            for actor in self.by_id.values():
                words = fold(actor.names_ar[0]).split(" ") if actor.kind == "person" and actor.offices and actor.names_ar else []
                if len(words) > 1:
                    self._surnames[words[-1]].append(actor.id)
        return tuple(self.by_id[a] for a in self._surnames.get(word, ()))

    def find(self, name: str) -> tuple[Actor, ...]:
        """Persons one of whose full names may be this one in another spelling, the likeliest first.

        A name that leaves out words of the roster's is not taken for it, nor one that only may be spelled so (SURE):
        an unknown namesake is likelier than a spelling so far off.
        """
        known = self._found.get(name)
        if known is None:
            if len(self._found) >= _KEPT:
                self._found.clear()
            known = self._found[name] = self._alike(name)
        return known

    def _alike(self, name: str) -> tuple[Actor, ...]:
        from tawatur.resolution.names import keys, words

        if not self._keys:
            self._index(keys)
        length = len(words(name))
        found: dict[str, float] = {}
        for actor in {a for key in keys(name) for a in self._keys.get(key, ())}:
            spellings = [n for n in self.by_id[actor].names_ar if 1 < len(words(n)) <= length]
            found[actor] = max((_sure(name, n) for n in spellings), default=0.0)
        return tuple(self.by_id[a] for _, a in sorted((-score, a) for a, score in found.items() if score))

    def named(self, name: str) -> tuple[Actor, ...]:
        """Every actor one of whose names, short or in Latin letters too, may be this one, the likeliest first. Slow: all are compared."""
        from tawatur.resolution.names import compare

        found: dict[str, float] = {}
        for actor in self.by_id.values():
            for spelling in (*actor.names_ar, *actor.unique, *actor.short, actor.name):
                likeness = compare(name, spelling)
                if likeness.same and likeness.score > found.get(actor.id, 0.0):
                    found[actor.id] = likeness.score
        least = max(found.values(), default=0.0) - 0.05
        return tuple(self.by_id[a] for a, score in sorted(found.items(), key=lambda x: (-x[1], x[0])) if score > least)

    def _index(self, keys: Callable[[str], frozenset[str]]) -> None:
        index: dict[str, list[str]] = defaultdict(list)
        for actor in self.by_id.values():
            if actor.kind == "person":
                for key in {k for n in actor.names_ar for k in keys(n)}:
                    index[key].append(actor.id)
        self._keys = dict(index)


def _read(rows: Iterable[lexicon.Row]) -> list[tuple[Any, ...]]:
    plain: list[tuple[Any, ...]] = []
    for row in rows:
        names = row.many("names_ar")
        full = tuple(n for n in names if n[0] not in "~=")
        short = tuple(n[1:].strip() for n in names if n[0] == "~")
        unique = tuple(n[1:].strip() for n in names if n[0] == "=")
        offices = []
        for text in row.many("offices"):
            m = OFFICE.match(text)
            if m:
                offices.append((m["role"], m["body"], m["start"] or "", m["end"] or ""))
        plain.append(
            (
                row["id"],
                row["kind"],
                row["name_en"],
                full,
                short,
                unique,
                row["own"],
                row["country"] or None,
                row["sector"] or None,
                row.many("member_of"),
                tuple(offices),
                row["wikidata"] or None,
                row["source"],
            )
        )
    return plain


def _called(names: Iterable[str]) -> Iterator[str]:
    """The agencies' names as the press also writes them: «وكالة أنباء رويترز», «وكالة رويترز للأنباء»."""
    bare = {name.removeprefix("وكالة ") for name in names if name.startswith("وكالة ")}
    for name in sorted(bare):
        if "نباء" not in name:
            yield from (form for form in (f"وكالة أنباء {name}", f"وكالة {name} للأنباء") if form not in names)


def own_file() -> Path:
    """Where a user's own actors are kept: $TAWATUR_ACTORS, or `actors.tsv` in this user's data folder. It need not exist."""
    given = os.environ.get("TAWATUR_ACTORS")
    return Path(given) if given else user_data_path("tawatur") / "actors.tsv"


def files() -> list[Path]:
    """The tables of actors: the bundled ones, and the user's own where there is one."""
    own = own_file()
    return [*sorted((lexicon.DATA / "actors").glob("*.tsv")), *([own] if own.exists() else [])]


@cache
def rows() -> tuple[lexicon.Row, ...]:
    """All rows of actors; one of the user's own file stands for a bundled one of the same id."""
    found: dict[str, lexicon.Row] = {}
    for row in lexicon.table("actors"):
        if row["id"] in found:
            raise lexicon.TableError(f"{row.where}: id {row['id']} stands at {found[row['id']].where} too")
        found[row["id"]] = row
    own = own_file()
    if own.exists():
        found |= {row["id"]: row for row in lexicon.read_table(own)}
    return tuple(found.values())


@cache
def load() -> Roster:
    """The roster of data/actors and of the user's own file."""
    sources = [*files(), lexicon.DATA.parent / "resolution" / "roster.py"]
    roster = Roster()
    with lexicon.uncollected():
        for (
            ident,
            kind,
            name,
            full,
            short,
            unique,
            own,
            country,
            sector,
            members,
            offices,
            wikidata,
            source,
        ) in lexicon.compiled("roster", sources, lambda: _read(rows())):
            held = tuple(Office(*o) for o in offices)
            roster.by_id[ident] = Actor(
                ident, kind, name, full, short, unique, own, country, sector, members, held, wikidata, source
            )
            for office in held:
                roster._holders[f"{office.role}@{office.body}"].append((ident, office))
            for body in members:
                roster._members[body].append(ident)
    return roster


@cache
def state_names() -> dict[str, str]:
    """English names of states and territories by ISO 3166-1 alpha-3 code."""
    return {row["iso3"]: row["name_en"] for row in lexicon.table("states")}

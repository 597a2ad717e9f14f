"""What must hold of the roster: ids, names, offices and dates, each fault told with file, line and remedy."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from tawatur import lexicon
from tawatur.language import fold
from tawatur.language.normalise import DROPPED
from tawatur.lexicon import Row
from tawatur.resolution.roster import OFFICE, Office, edges

KINDS = frozenset(["person", "organisation", "group", "agency", "outlet"])
SECTORS = frozenset(
    ["GOV", "MIL", "SPY", "REB", "OPP", "LEG", "JUD", "IGO", "NGO", "MED", "CVL", "BUS", "PTY", "REL", "UAF", "LAB"]
)
COLUMNS = (
    "id", "kind", "name_en", "names_ar", "own", "country", "sector", "member_of", "offices", "wikidata", "source",
)  # fmt: skip


def check(rows: Sequence[Row]) -> list[str]:
    """Every fault of the rows, as «file:line: what: remedy», in order of file and line; none where the roster holds together."""
    faults: list[tuple[str, int, str]] = []
    known = _known(rows)
    for row in rows:
        missing = [c for c in COLUMNS if c not in row.cells]
        if missing:
            faults.append((row.path.name, row.line, f"no column {', '.join(missing)}: copy the head of another table"))
            continue
        faults += [(row.path.name, row.line, text) for rule in _RULES for text in rule(row, known)]
    complete = [row for row in rows if all(c in row.cells for c in COLUMNS)]
    for across in (_shared_names, _double_holders):
        faults += [(row.path.name, row.line, text) for row, text in across(complete)]
    return [f"{name}:{line}: {text}" for name, line, text in sorted(faults)]


@cache
def _states() -> frozenset[str]:
    return frozenset(row["iso3"] for row in lexicon.table("states"))


def _known(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(row.cells.get("id", "") for row in rows) | _states()


def _identity(row: Row, known: frozenset[str]) -> Iterator[str]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
        yield f"id «{row['id']}»: lower-case letters, digits and hyphens"
    if row["kind"] not in KINDS:
        yield f"kind «{row['kind']}»: one of {', '.join(sorted(KINDS))}"
    if row["country"] and row["country"] not in _states():
        yield f"country «{row['country']}»: an ISO 3166-1 alpha-3 code of states.tsv, or empty"
    if row["sector"] and row["sector"] not in SECTORS:
        yield f"sector «{row['sector']}»: one of {', '.join(sorted(SECTORS))}"
    if row["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
        yield f"wikidata «{row['wikidata']}»: Q and a number, or empty"
    if not row["name_en"]:
        yield "no English name"
    if not row["source"]:
        yield "no source: say where it comes from"


def _members(row: Row, known: frozenset[str]) -> Iterator[str]:
    for body in row.many("member_of"):
        if body not in known or body == row["id"]:
            yield f"member_of «{body}»: the id of another row"


def _spellings(row: Row, known: frozenset[str]) -> Iterator[str]:
    names = row.many("names_ar")
    if row["kind"] == "person" and not any(n[0] not in "=~" for n in names):
        yield "no full Arabic name"
    seen: set[str] = set()
    for name in names:
        plain = name.lstrip("=~").strip()
        if plain != unicodedata.normalize("NFC", plain) or "  " in plain or any(c in DROPPED for c in plain):
            yield f"«{name}»: NFC, without vowel marks, tatweel, invisible characters and double spaces"
        if name[0] + fold(plain) in seen:
            yield f"«{name}»: stands twice"
        seen.add(name[0] + fold(plain))


def _tenures(row: Row, known: frozenset[str]) -> Iterator[str]:
    for text in row.many("offices"):
        m = OFFICE.match(text)
        if m is None:
            yield f"office «{text}»: role@body FROM..TO"
            continue
        if m["body"] not in known:
            yield f"office «{text}»: body «{m['body']}» is no state and no row"
        start, end = m["start"] or "", m["end"] or ""
        if not start and not end:
            yield f"office «{text}»: no date; write «?..?» where none is public"
            continue
        wrong = [e for e in (start, end.lstrip(">")) if e not in ("", "?") and not _is_date(e)]
        if wrong:
            yield f"office «{text}»: «{wrong[0]}» is no date; YYYY, YYYY-MM or YYYY-MM-DD"
        elif _is_date(start) and _is_date(end.lstrip(">")) and edges(start)[0] > edges(end.lstrip(">"))[1]:
            yield f"office «{text}»: ends before it begins"


def _is_date(text: str) -> bool:
    try:
        edges(text)
    except ValueError:
        return False
    return True


_RULES: tuple[Callable[[Row, frozenset[str]], Iterator[str]], ...] = (_identity, _members, _spellings, _tenures)


def _shared_names(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Full names that two rows share. People of two countries are told apart by their country, outlets by their state's adjective."""
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for name in {fold(n) for n in row.many("names_ar") if n[0] not in "=~"}:
            bearers[name].append(row)
    for name, found in bearers.items():
        countries = [row["country"] for row in found]
        if len(found) > 1 and ("" in countries or len(set(countries)) < len(found)):
            others = ", ".join(row["id"] for row in found[:-1])
            yield (
                found[-1],
                f"«{name}» is a full name of {others} too: give a longer name, or countries that tell them apart",
            )


def _allowed(office: str, on: date) -> bool:
    for row in lexicon.table("shared_offices"):
        if row["office"] in (office, office.partition("@")[0]) or office.startswith(row["office"] + "-"):
            if not row["from"] or date.fromisoformat(row["from"]) <= on <= date.fromisoformat(row["to"]):
                return True
    return False


def _double_holders(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Offices that two actors certainly held on one day, where the table of shared offices does not allow it."""
    held: dict[str, list[tuple[Row, Office]]] = defaultdict(list)
    for row in rows:
        for text in row.many("offices"):
            m = OFFICE.match(text)
            if m:
                held[f"{m['role']}@{m['body']}"].append(
                    (row, Office(m["role"], m["body"], m["start"] or "", m["end"] or ""))
                )
    for office, tenures in held.items():
        for k, (row, one) in enumerate(tenures):
            for other_row, other in tenures[:k]:
                day = _common_day(one, other)
                if day is not None and row["id"] != other_row["id"] and not _allowed(office, day):
                    yield (
                        row,
                        f"{office} was held on {day} by {other_row['id']} too: mend a date, or allow it in shared_offices.tsv",
                    )


def _common_day(one: Office, other: Office) -> date | None:
    """A day on which both certainly held the office, the day of handing over not counted."""
    starts = [edges(o.start)[1] for o in (one, other) if _is_date(o.start)]
    if len(starts) < 2:
        return None
    day = date.fromordinal(max(starts).toordinal() + 1)
    return day if one.holds(day) and other.holds(day) else None

"""Tables of who stands in the record, and of what people decided on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tawatur.model import Reading
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.tables import Row, Table, columns, plain, texts
from tawatur.record import queries
from tawatur.resolution import roster
from tawatur.resolution.roster import Office

_NAMED = ("person", "organisation", "state", "group", "office", "outlet", "agency")


@dataclass(slots=True)
class Seen:
    """An actor as reports name it, gathered over them."""

    name: str
    kind: str
    country: str | None = None
    spellings: Counter[str] = field(default_factory=Counter)
    offices: dict[str, None] = field(default_factory=dict)
    reports: int = 0
    first: date | None = None
    last: date | None = None


def _gather(readings: Iterator[Reading]) -> dict[str, Seen]:
    found: dict[str, Seen] = {}
    for reading in readings:
        day, here = reading.report.published, set()
        for m in reading.mentions:
            if m.actor is None or m.kind not in _NAMED:
                continue
            seen = found.setdefault(m.actor, Seen(m.name or m.text, m.kind))
            seen.country = seen.country or m.country
            if m.antecedent is None and m.text:
                seen.spellings[m.text] += 1
            if m.office:
                seen.offices[m.office] = None
            here.add(m.actor)
        for name in here:
            seen = found[name]
            seen.reports += 1
            if day is not None:
                seen.first, seen.last = min(seen.first or day, day), max(seen.last or day, day)
    return found


def tenure(office: Office) -> str:
    """«foreign-minister@TUR 2023-06-04..», as the roster writes it."""
    return f"{office.role}@{office.body} {office.start}..{office.end}".removesuffix(" ..")


def _actors(source: Selection) -> Iterator[Row]:
    seen = _gather(source.readings())
    events: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for told in source.events():
        for ident, name, *_ in told.line.actors:
            if ident:  # «leaders», «officials» are nobody known
                events[ident] += 1
                labels[ident] = name
    known = roster.load().by_id
    for ident in sorted({*seen, *events}):
        s, listed = seen.get(ident), known.get(ident)
        yield {
            "id": ident, "pid": source.pid("actor", ident), "name": listed.name if listed else labels.get(ident) or (s.name if s else ident),
            "kind": listed.kind if listed else (s.kind if s else None), "provisional": ident.startswith("?"),
            "country": listed.country if listed else (s.country if s else None), "sector": plain(listed.sector) if listed else None,
            "member_of": texts(listed.member_of) if listed else (), "offices": texts(tenure(o) for o in listed.offices) if listed else (),
            "offices_told": texts(s.offices) if s else (), "wikidata": plain(listed.wikidata) if listed else None,
            "names_ar": texts(listed.names_ar) if listed else (), "spellings": texts(x for x, _ in s.spellings.most_common()) if s else (),
            "reports": s.reports if s else 0, "events": events[ident], "first_named": s.first if s else None, "last_named": s.last if s else None,
        }  # fmt: skip


ACTORS = Table("actors", "One row an actor that the reports name.", ("id",), columns("""
id text of the roster; provisional ones begin with «?»
pid text persistent identifier
name text English name; romanised for those the roster does not list
kind text person, organisation, state, group, office, outlet or agency
provisional flag whether it was found in a text and no table knows it
country text ISO 3166-1 alpha-3
sector text PLOVER or CAMEO agent code
member_of texts ids of the bodies it belongs to
offices texts offices the roster lists, «role@body from..to»
offices_told texts offices under which reports name it
wikidata text Wikidata id, where the roster has one
names_ar texts full Arabic names of the roster
spellings texts forms seen in reports, the most frequent first
reports integer reports that name it
events integer events it takes part in
first_named date day of the first report that names it
last_named date day of the last
"""), _actors)  # fmt: skip


def _decisions(source: Selection) -> Iterator[Row]:
    with source.record.asking() as db:
        now = {d.id: queries.event_of(db, min(d.accounts)) for d in source.decisions() if d.accounts}
    for d in source.decisions():
        yield {
            "id": d.id, "made": d.made, "who": d.who, "kind": d.kind, "event": d.event, "event_now": now.get(d.id), "accounts": texts(d.accounts),
            "others": texts(d.others), "field": plain(d.field), "previous": plain(d.previous), "value": plain(d.value), "report": plain(d.report),
            "start": d.start, "end": d.end, "note": plain(d.note), "undone": d.undone,
        }  # fmt: skip


DECISIONS = Table("decisions", "One row a decision that a person made on an event; those taken back too.", ("id",), columns("""
id integer in the order they were made
made moment when
who text who made it
kind text accept, reject, correct, merge or split
event text id of the event at the time
event_now text id of the event in which its first account stands now
accounts texts keys of the event's accounts as it was seen
others texts keys of those merged with it or split off
field text the field corrected: who, when, where, status, kind or topics
previous text the value that was replaced
value text the value that stands instead
report text>reports the report whose words say so
start integer where they begin
end integer where they end, exclusive
note text what the person wrote
undone moment when it was taken back
"""), _decisions)  # fmt: skip


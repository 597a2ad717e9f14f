"""Tables of events: what they are, their competing values, their accounts, origins, and the steps of proposals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tawatur.model import Filed, Reading, Value
from tawatur.publish.exports.of_reports import chain, origin, words
from tawatur.publish.exports.selection import Selection, Told
from tawatur.publish.exports.tables import Row, Table, columns, plain, texts


def place_of(told: Told) -> dict[str, Any]:
    """Country, latitude, longitude and GeoNames id of an event's first place; None where it has none or the gazetteer does not know it."""
    name = told.event.places[0].value if told.event.places else None
    found = next((f.account.place for f in told.filed if f.account.place and f.account.place.name == name), None)
    return {
        "place_country": plain(found.country) if found else None, "lat": found.lat if found else None, "lon": found.lon if found else None,
        "geonames": found.geonames if found else None,
    }  # fmt: skip


def _values(values: tuple[Value, ...]) -> tuple[str, ...]:
    return texts(v.value for v in values)


def _events(source: Selection) -> Iterator[Row]:
    for told in source.events():
        e, line = told.event, told.line
        yield {
            "id": e.id, "pid": source.pid("event", e.id), "earliest": e.earliest, "latest": e.latest, "type": e.type, "mode": plain(line.mode),
            "status": line.status, "participants": _values(e.participants), "actors": texts(a[0] for a in line.actors),
            "countries": texts(line.countries), "places": _values(e.places), **place_of(told), "topics": _values(e.topics), "reports": len(e.reports),
            "accounts": len(e.accounts), "outlets": texts(e.outlets), "origins_min": e.origins_min, "origins_max": e.origins_max,
            "origins": texts(o.name for o in e.origins), "contested": line.contested, "confidence": told.confidence,
            "first_reported": e.first_reported, "verdict": plain(line.verdict),
        }  # fmt: skip


EVENTS = Table("events", "One row an event: one real-world happening, all its accounts together.", ("id",), columns("""
id text made from its first account
pid text persistent identifier
earliest date first day it may be; empty where that end is open
latest date last day it may be
type text PLOVER event type, with PROPOSAL
mode text the mode that most accounts give
status text as people corrected it, else as the last report leaves it
participants texts English names, the most told first
actors texts their ids
countries texts ISO 3166-1 alpha-3 of participants and place
places texts English names; several where the accounts differ
place_country text of the first place
lat number degrees north, of the first place
lon number degrees east
geonames integer GeoNames id of the first place
topics texts what it is about
reports integer reports that tell it
accounts integer accounts of it
outlets texts outlets that tell it
origins_min integer independent origins, at least
origins_max integer independent origins, at most
origins texts who they are
contested integer fields with competing values
confidence number of its surest account
first_reported date day of the first report
verdict text accepted or rejected by a person; empty where nobody judged
"""), _events)  # fmt: skip


def _event_values(source: Selection) -> Iterator[Row]:
    for told in source.events():
        e = told.event
        for field, values in (
            ("mode", e.modes), ("status", e.statuses), ("participant", e.participants), ("date", e.dates), ("place", e.places), ("topic", e.topics),
        ):  # fmt: skip
            for n, v in enumerate(x for x in values if x.value):
                yield {
                    "event": e.id, "field": field, "number": n, "value": v.value,
                    "accounts": texts(k for k in v.accounts if not k.startswith("decision:")),
                    "decisions": texts(k.partition(":")[2] for k in v.accounts if k.startswith("decision:")),
                }  # fmt: skip


EVENT_VALUES = Table("event_values", "One row a value of an event's field: competing values stand side by side with who says so.", ("event", "field", "number"), columns("""
event text>events the event
field text mode, status, participant, date, place or topic
number integer 0 is the most told
value text the value
accounts texts keys of the accounts that say so
decisions texts numbers of the decisions that say so
"""), _event_values)  # fmt: skip


def _crosswalk(source: Selection) -> Iterator[Row]:
    held = {k: d for d in source.decisions() if d.undone is None for k in (*d.accounts, *d.others)}
    for told in source.events():
        for f in sorted(told.filed, key=lambda f: f.key):
            yield {
                "account": f.key, "report": f.report, "happening": f.account.happening, "event": told.event.id, "outlet": plain(f.outlet),
                "published": f.published, "origin": origin(f.account.chain),
                "counted_as": texts(o.name for o in told.event.origins if f.key in o.accounts),
                "decision": held[f.key].id if f.key in held else None,
            }  # fmt: skip


CROSSWALK = Table("crosswalk", "One row an account: which report it stands in, which event it was made part of, under which origin it counts.", ("account",), columns("""
account text>accounts the account
report text>reports the report
happening integer number within the report
event text>events the event
outlet text English name
published date day of publication
origin text the last of its chain; empty where the report speaks itself
counted_as texts the event's independent origins that it traces back to
decision integer>decisions the last standing decision that bears on it
"""), _crosswalk)  # fmt: skip


def _origins(source: Selection) -> Iterator[Row]:
    for told in source.events():
        report = {f.key: f for f in told.filed}
        for n, o in enumerate(told.event.origins):
            found = [report[k] for k in o.accounts if k in report]
            yield {
                "event": told.event.id, "number": n, "name": o.name, "kind": o.kind, "certain": o.certain, "accounts": texts(o.accounts),
                "outlets": texts(f.outlet for f in found), "first_published": min((f.published for f in found if f.published), default=None),
            }  # fmt: skip


ORIGINS = Table("origins", "One row an independent origin of an event, and the accounts that trace back to it.", ("event", "number"), columns("""
event text>events the event
number integer its place in the event
name text who
kind text speaker, anonymous, reporter, agency, cited or outlet
certain flag false where it may be the same as another of them
accounts texts keys of the accounts
outlets texts outlets that carry it
first_published date day of the first of them
"""), _origins)  # fmt: skip


def _steps(source: Selection) -> Iterator[Row]:
    for told in source.events():
        for n, s in enumerate(told.event.life):
            yield {
                "event": told.event.id, "number": n, "stage": s.stage, "told": s.told, "days": texts(s.days), "status": s.status,
                "accounts": texts(s.accounts),
            }  # fmt: skip


STEPS = Table("steps", "One row a step in an event's life: announced, postponed, held, denied, as it was told.", ("event", "number"), columns("""
event text>events the event
number integer in order
stage text called_for, doubted, announced, postponed, cancelled, underway, held, denied or mentioned
told date day of publication
days texts the days that the accounts state, «earliest..latest»
status text how it stood after that
accounts texts keys of the accounts
"""), _steps)  # fmt: skip


def _taken(source: Selection) -> Iterator[Row]:
    for told in source.events():
        for n, t in enumerate(told.event.taken):
            yield {
                "event": told.event.id, "number": n, "taker": t.taker, "source": t.source, "how": t.how, "accounts": texts(t.accounts),
            }  # fmt: skip


TAKEN = Table("taken", "One row for each outlet that took an event's news from another.", ("event", "number"), columns("""
event text>events the event
number integer in order
taker text who took it
source text from whom
how text cited, credited or copied
accounts texts keys of the accounts that show it
"""), _taken)  # fmt: skip

# -- proposals -------------------------------------------------------------------------------------------------------


def documents(filed: Filed, reading: Reading) -> tuple[str, ...]:
    """Names of the plans and papers that an account's own words name."""
    spans = filed.account.evidence
    return texts(m.name or m.text for m in reading.mentions if m.kind == "document" and any(s.start <= m.start and m.end <= s.end for s in spans))


def _proposals(source: Selection) -> Iterator[Row]:
    for filed, reading in source.accounts():
        a = filed.account
        named = documents(filed, reading)
        if a.type != "PROPOSAL" and not (a.type == "AGREE" and named):
            continue
        yield {
            "account": filed.key, "event": source.event_of[filed.key], "documents": named, "step": plain(a.mode), "status": a.status,
            "by": texts(p.name for p in a.participants if p.role == "source"), "to": texts(p.name for p in a.participants if p.role == "target"),
            "earliest": a.date.earliest if a.date else None, "latest": a.date.latest if a.date else None, "topics": texts(a.topics),
            "report": filed.report, "outlet": plain(filed.outlet), "published": filed.published, "chain": chain(a.chain),
            "words": plain(words(reading.report, a.evidence)),
        }  # fmt: skip


PROPOSALS = Table("proposals", "One row a step of a proposal as one report tells it: proposed, delivered, received, amended, accepted, rejected, agreed.", ("account",), columns("""
account text>accounts the account
event text>events the event
documents texts plans and papers that its words name
step text proposed, delivered, received, amended, accepted, rejected; agreement or sign for agreements on a named paper
status text happened, ongoing, planned, called_for, denied or hypothetical
by texts who took the step
to texts towards whom
earliest date first day it may be
latest date last day it may be
topics texts what it is about
report text>reports the report
outlet text English name
published date day of publication
chain texts who tells it, outermost first
words text the words that say so
"""), _proposals)  # fmt: skip

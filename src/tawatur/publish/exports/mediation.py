"""Mediation events, shaped like the hand-coded sets of mediation research: mediators, parties, format, place, days, issues, outcome, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawatur.publish.exports.coded import HOSTED
from tawatur.publish.exports.of_events import place_of
from tawatur.publish.exports.of_reports import words
from tawatur.publish.exports.selection import Selection, Told
from tawatur.publish.exports.sides import Standing, standings
from tawatur.publish.exports.tables import Row, Table, columns, plain, texts

_KINDS = {"IGO": "intergovernmental", "NGO": "non-governmental", "REL": "religious", "CVL": "civil society"}


def is_mediation(told: Told, found: Sequence[Standing]) -> bool:
    """Whether an event has a third party: somebody who mediates, or hosts talks of two other sides. Who receives visitors is none."""
    if told.line.mode == "mediation" or any(s.role == "mediator" for s in found):
        return True
    hosts = {s.party for s in found if s.role == "host" and told.line.mode in HOSTED}
    return bool(hosts) and len({s.party for s in found if s.role != "host"} - hosts) >= 2


def _kind(s: Standing) -> str:
    return _KINDS.get(s.sector or "", "state" if s.country and s.sector in ("GOV", "MIL", "SPY", "LEG", None) else "other")


def third_parties(told: Told, found: Sequence[Standing]) -> list[Standing]:
    """Who stands between the sides of a mediation: mediators, else hosts, else those who are told to mediate."""
    third = [s for s in found if s.role == "mediator"] or [s for s in found if s.role == "host"]
    if not third and told.line.mode == "mediation":
        third = [s for s in found if s.role == "source"]
    return third


def _mediations(source: Selection) -> Iterator[Row]:
    for told in source.events():
        e, found = told.event, standings(told)
        if not is_mediation(told, found):
            continue
        third = third_parties(told, found)
        parties = [s for s in found if s not in third and s.party not in {t.party for t in third}]
        where = place_of(told)
        first = min(told.filed, key=lambda f: (f.published is None, f.published, f.key))
        outcome = next((words(source.report(f.report), [f.account.outcome]) for f in told.filed if f.account.outcome), None)
        yield {
            "event": e.id, "pid": source.pid("event", e.id), "start_date": e.earliest, "end_date": e.latest, "status": told.line.status,
            "mediators": texts(s.name for s in third), "mediator_types": texts(_kind(s) for s in third), "mediator_countries": texts(s.country for s in third),
            "parties": texts(s.name for s in parties), "party_countries": texts(s.country for s in parties),
            "individuals": texts(s.name for s in found if s.kind == "person"), "mode": plain(told.line.mode),
            "format": next((f.account.format for f in told.filed if f.account.format), None),
            "location": e.places[0].value if e.places else None, "country": where["place_country"], "lat": where["lat"], "lon": where["lon"],
            "issues": texts(v.value for v in e.topics), "outcome": plain(outcome), "outlets": texts(e.outlets), "reports": texts(e.reports),
            "origins_min": e.origins_min, "origins_max": e.origins_max,
            "source_words": plain(words(source.report(first.report), first.account.evidence)),
        }  # fmt: skip


MEDIATION = Table("mediation", "One row an event with a third party between the sides.", ("event",), columns("""
event text>events the event
pid text persistent identifier
start_date date first day it may be; empty where that end is open
end_date date last day it may be
status text happened, planned, called_for, denied …
mediators texts third parties: who mediates, else who hosts two other sides
mediator_types texts state, intergovernmental, non-governmental, religious, civil society or other
mediator_countries texts ISO 3166-1 alpha-3
parties texts the sides between which they stand
party_countries texts ISO 3166-1 alpha-3
individuals texts persons named, of either
mode text mediation, talks, meeting, call, visit …
format text bilateral, multilateral, indirect or shuttle, where told
location text English name of the place
country text ISO 3166-1 alpha-3 of the place
lat number degrees north
lon number degrees east
issues texts topics
outcome text the words of the outcome, where told
outlets texts who published it
reports texts ids of the reports
origins_min integer independent origins, at least
origins_max integer independent origins, at most
source_words text the words of the first report that say so
"""), _mediations)  # fmt: skip

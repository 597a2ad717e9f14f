"""Events as nanopublications in TriG: what is asserted, where it comes from, and who published it, in a graph each.

After the Nanopublication Guidelines; events in the Simple Event Model (SEM), whose earliest and latest times are the record's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from tawatur import __version__
from tawatur.publish.exports.selection import Selection, Told
from tawatur.publish.exports.version import made

_PREFIXES = {
    "np": "http://www.nanopub.org/nschema#", "prov": "http://www.w3.org/ns/prov#", "dcterms": "http://purl.org/dc/terms/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip
_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


def iri(text: str) -> str:
    """The text as an IRI of Turtle, what cannot stand in one escaped."""
    return "<" + _IN_IRI.sub(lambda m: f"%{ord(m[0]):02X}", text) + ">"


def literal(text: str, kind: str = "") -> str:
    """The text as a literal of Turtle: of a datatype («xsd:date») or a language («@en») where one is given."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    escaped = re.sub("[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04X}", escaped)
    return f'"{escaped}"' + (kind if kind.startswith("@") or not kind else f"^^{kind}")


def write_nanopubs(source: Selection, _: str, path: Path) -> int:
    """Writes one nanopublication an event; gives their number."""
    n, when = 0, made()
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"@prefix {k}: <{v}> .\n" for k, v in _PREFIXES.items())
        for told in source.events():
            out.write(_nanopub(source, told, when))
            n += 1
    return n


def _nanopub(source: Selection, told: Told, when: datetime) -> str:
    base = source.pid("nanopub", f"{told.event.id}-{source.version}")
    self, head, asserted, origin, about = (iri(f"{base}{part}") for part in ("", "#Head", "#assertion", "#provenance", "#pubinfo"))
    graphs = (
        (head, [f"{self} a np:Nanopublication ; np:hasAssertion {asserted} ; np:hasProvenance {origin} ; np:hasPublicationInfo {about} ."]),
        (asserted, list(_assertion(source, told))), (origin, list(_provenance(source, told, asserted))),
        (about, [
            f"{self} dcterms:created {literal(when.isoformat(), 'xsd:dateTime')} .", f"{self} prov:wasAttributedTo {iri(source.pid('agent', f'tawatur-{__version__}'))} .",
            f"{self} dcterms:isVersionOf {iri(source.pid('event', told.event.id))} .", f"{self} dcterms:isPartOf {iri(source.pid('record', str(source.version)))} .",
        ]),
    )  # fmt: skip
    return "".join(f"{name} {{\n" + "".join(f"  {line}\n" for line in lines) + "}\n" for name, lines in graphs)


def _assertion(source: Selection, told: Told) -> Iterator[str]:
    e, name = told.event, iri(source.pid("event", told.event.id))
    yield f"{name} a sem:Event ."
    yield f"{name} sem:eventType {iri(source.pid('type', f'{e.type}:{told.line.mode}' if told.line.mode else e.type))} ."
    yield f"{name} rdfs:comment {literal(told.line.status, '@en')} ."
    for actor in told.line.actors:
        ident = iri(source.pid("actor", actor[0] or actor[1]))
        yield f"{name} sem:hasActor {ident} ."
        yield f"{ident} rdfs:label {literal(actor[1], '@en')} ."
    for v in e.places:
        yield f"{name} sem:hasPlace {iri(source.pid('place', v.value))} ."
    for v in e.topics:
        yield f"{name} dcterms:subject {literal(v.value, '@en')} ."
    for part, day in (("hasEarliestBeginTimeStamp", e.earliest), ("hasLatestEndTimeStamp", e.latest)):
        if day is not None:
            yield f"{name} sem:{part} {_day(day)} ."


def _provenance(source: Selection, told: Told, asserted: str) -> Iterator[str]:
    for report in told.event.reports:
        yield f"{asserted} prov:wasDerivedFrom {iri(source.pid('report', report))} ."
    for o in told.event.origins:
        yield f"{asserted} prov:wasAttributedTo {iri(source.pid('agent', o.name))} ."


def _day(day: date) -> str:
    return literal(day.isoformat(), "xsd:date")

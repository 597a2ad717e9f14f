"""The record as linked data in JSON-LD: provenance in W3C PROV-O, articles and claims in schema.org, evidence as W3C Web Annotations.

Every file carries its context, so that it is read without a request; Web Annotations name their own, as the recommendation asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tawatur import __version__
from tawatur.model import Filed, Link, Reading, Report, Span, Statement
from tawatur.publish.exports.selection import Selection, Told

Node = dict[str, Any]


def _write(path: Path, context: Any, graph: list[Node]) -> int:
    path.write_text(json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(graph)


def _bare(node: Node) -> Node:
    """The node without what is empty."""
    return {k: v for k, v in node.items() if v not in (None, "", [], ())}


def agent(source: Selection, link: Link) -> str | None:
    """Identifier of who a link names: the actor, or the name where it is no known one; None where nobody is named."""
    if link.actor:
        return source.pid("actor", link.actor)
    return source.pid("agent", link.name) if link.name else None


# -- PROV-O ----------------------------------------------------------------------------------------------------------

_PROV = {
    "prov": "http://www.w3.org/ns/prov#", "dcterms": "http://purl.org/dc/terms/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "label": "rdfs:label", "title": "dcterms:title", "value": "prov:value",
    "issued": {"@id": "dcterms:issued", "@type": "xsd:date"}, "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    **{name: {"@id": f"prov:{name}", "@type": "@id"} for name in ("wasDerivedFrom", "wasQuotedFrom", "wasAttributedTo", "wasGeneratedBy", "wasAssociatedWith", "used", "wasInfluencedBy", "hadPrimarySource", "wasRevisionOf")},
}  # fmt: skip


def write_prov(source: Selection, _: str, path: Path) -> int:
    """Writes where each event comes from: its accounts, their reports and who they trace back to, and who decided on it; gives the number of nodes."""
    nodes: dict[str, Node] = {}
    tool, reading, forming = source.pid("agent", f"tawatur-{__version__}"), source.pid("activity", "reading"), source.pid("activity", "forming")
    nodes[tool] = {"@id": tool, "@type": ["prov:Agent", "prov:SoftwareAgent"], "label": f"Tawatur {__version__}"}
    for name, what in ((reading, "reading of reports"), (forming, f"forming of events, record {source.version}")):
        nodes[name] = {"@id": name, "@type": "prov:Activity", "label": what, "wasAssociatedWith": tool}
    for told in source.events():
        _prov_event(source, nodes, told, forming)
    for filed, report in source.accounts():
        _prov_account(source, nodes, filed, report.report, reading)
    for d in source.decisions():
        name, who = source.pid("decision", str(d.id)), source.pid("reviewer", d.who)
        nodes[who] = {"@id": who, "@type": ["prov:Agent", "prov:Person"], "label": d.who}
        undone = " (taken back)" if d.undone else ""
        nodes[name] = {
            "@id": name, "@type": "prov:Activity", "label": f"{d.kind}{undone}", "endedAtTime": d.made.isoformat(), "wasAssociatedWith": who,
            "used": [source.pid("account", k) for k in d.accounts],
        }  # fmt: skip
        for told_id in {source.event_of[k] for k in d.accounts if k in source.event_of} if not d.undone else ():
            nodes[source.pid("event", told_id)].setdefault("wasInfluencedBy", []).append(name)
    return _write(path, _PROV, list(nodes.values()))


def _prov_event(source: Selection, nodes: dict[str, Node], told: Told, forming: str) -> None:
    e, name = told.event, source.pid("event", told.event.id)
    who = ", ".join(v.value for v in e.participants)
    nodes[name] = {
        "@id": name, "@type": "prov:Entity", "label": f"{told.line.mode or e.type}: {who}", "wasDerivedFrom": [source.pid("account", k) for k in e.accounts],
        "wasGeneratedBy": forming,
    }  # fmt: skip


def _prov_account(source: Selection, nodes: dict[str, Node], filed: Filed, report: Report, reading: str) -> None:
    name, of = source.pid("account", filed.key), source.pid("report", report.id)
    said = [a for x in filed.account.chain if (a := agent(source, x))]
    for x in filed.account.chain:
        a = agent(source, x)
        if a:
            kind = "prov:Person" if x.kind == "person" else "prov:Organization" if x.kind in ("agency", "outlet", "organisation", "state") else None
            nodes.setdefault(a, {"@id": a, "@type": ["prov:Agent", *([kind] if kind else [])], "label": x.name or x.text})
    nodes[name] = _bare({
        "@id": name, "@type": "prov:Entity", "value": " … ".join(report.text[s.start : s.end] for s in filed.account.evidence), "wasQuotedFrom": of,
        "wasGeneratedBy": reading, "wasAttributedTo": said,
    })  # fmt: skip
    if of not in nodes:
        outlet = source.pid("agent", report.outlet) if report.outlet else None
        if outlet:
            nodes.setdefault(outlet, {"@id": outlet, "@type": ["prov:Agent", "prov:Organization"], "label": report.outlet})
        nodes[of] = _bare({
            "@id": of, "@type": "prov:Entity", "title": report.title, "issued": report.published.isoformat() if report.published else None,
            "wasAttributedTo": outlet,
        })  # fmt: skip


# -- schema.org ------------------------------------------------------------------------------------------------------


def write_schema_org(source: Selection, what: str, path: Path) -> int:
    """Writes the reports as NewsArticle and, for statements, what is said in them as Claim; gives the number of nodes."""
    graph: list[Node] = []
    for reading in source.readings():
        graph.append(_article(source, reading.report))
        if what == "statements":
            graph += [_claim(source, reading, n, s) for n, s in enumerate(reading.statements)]
    context = {"@vocab": "https://schema.org/", "appearance": {"@type": "@id"}, "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}
    return _write(path, context, graph)


def _article(source: Selection, r: Report) -> Node:
    return _bare({
        "@id": source.pid("report", r.id), "@type": "NewsArticle", "headline": r.title, "articleBody": r.text, "inLanguage": r.language,
        "datePublished": r.published.isoformat() if r.published else None, "url": r.url, "identifier": r.id, "author": {"@type": "Person", "name": r.author} if r.author else None,
        "publisher": {"@type": "NewsMediaOrganization", "name": r.outlet} if r.outlet else None,
        "sourceOrganization": [{"@type": "Organization", "name": c.name} for c in r.wire_credits],
    })  # fmt: skip


def _claim(source: Selection, reading: Reading, n: int, s: Statement) -> Node:
    report, person = reading.report, s.speaker.kind in ("person", "office")
    speaker = _bare({
        "@id": source.pid("actor", s.speaker.actor) if s.speaker.actor else None, "@type": "Person" if person else "Organization", "name": s.speaker.name,
    })  # fmt: skip
    day = s.date.latest if s.date and s.date.latest else report.published
    return _bare({
        "@id": source.pid("statement", f"{report.id}:s{n}"), "@type": "Claim", "text": report.text[s.span.start : s.span.end], "author": speaker,
        "about": [{"@type": "Thing", "name": t} for t in s.topics], "appearance": source.pid("report", report.id), "inLanguage": report.language,
        "dateCreated": day.isoformat() if day else None, "keywords": s.stance,
    })  # fmt: skip


# -- Web Annotation --------------------------------------------------------------------------------------------------

_ASIDE = 32  # characters of text before and after, by which the words are found again


def write_annotations(source: Selection, what: str, path: Path) -> int:
    """Writes where the evidence stands, as an annotation collection (W3C Web Annotation Data Model); gives the number of annotations.

    Each target is the report with a quote selector (words, and what stands before and after) and a position selector (characters).
    """
    items = list(_annotations(source, what))
    name = source.pid("annotations", what)
    found = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": name, "type": "AnnotationCollection", "label": f"{what}, record {source.version}",
        "total": len(items), "first": {"id": f"{name}-1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }  # fmt: skip
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(items)


def _annotations(source: Selection, what: str) -> Iterator[Node]:
    if what == "accounts":
        for filed, reading in source.accounts():
            body = {"type": "SpecificResource", "source": source.pid("event", source.event_of[filed.key]), "purpose": "linking"}
            yield _annotation(source, "account", filed.key, reading.report, filed.account.evidence, [body])
        return
    for reading in source.readings():
        if what == "statements":
            for n, s in enumerate(reading.statements):
                bodies = [_tag(s.stance), *(_tag(t) for t in s.topics)]
                if s.speaker.actor:
                    bodies.append({"type": "SpecificResource", "source": source.pid("actor", s.speaker.actor), "purpose": "identifying"})
                yield _annotation(source, "statement", f"{reading.report.id}:s{n}", reading.report, (s.span,), bodies)
        else:
            for n, f in enumerate(reading.figures):
                value = f"{f.bound} {f.value:.15g} {f.unit or ''} {f.what}".replace("  ", " ")
                body = {"type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": "describing"}
                yield _annotation(source, "figure", f"{reading.report.id}:f{n}", reading.report, (f.span,), [body])


def _tag(value: str) -> Node:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _annotation(source: Selection, kind: str, key: str, report: Report, spans: tuple[Span, ...], bodies: list[Node]) -> Node:
    of = source.pid("report", report.id)
    targets = [{"source": of, "selector": selectors(report.text, s)} for s in spans]
    return {
        "id": source.pid(f"annotation:{kind}" if source.base.endswith(":") else "annotation", key), "type": "Annotation",
        "motivation": "identifying" if kind == "account" else "classifying", "body": bodies, "target": targets if len(targets) > 1 else targets[0],
    }  # fmt: skip


def selectors(text: str, span: Span) -> list[Node]:
    """The two selectors of a stretch of text: its words with what stands about them, and its place in characters."""
    quote: Node = {"type": "TextQuoteSelector", "exact": text[span.start : span.end]}
    before, after = text[max(0, span.start - _ASIDE) : span.start], text[span.end : span.end + _ASIDE]
    quote |= {k: v for k, v in (("prefix", before), ("suffix", after)) if v}
    return [quote, {"type": "TextPositionSelector", "start": span.start, "end": span.end}]

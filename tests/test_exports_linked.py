"""The record as linked data, graphs, references and entities, each read by a real reader or against the format's own schema."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.ingest import Refusal, reports
from tawatur.publish.exports import TABLES, Selection, export
from tawatur.publish.exports.linked import selectors
from tawatur.reading import read_report
from tawatur.record import Record
from tests.conftest import ROOT
from tests.test_exports import decide

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The demo's record, with decisions."""
    with tawatur.open(tmp_path_factory.mktemp("linked") / "demo.db") as found:
        found.add(read_report(r) for r in reports([ROOT / "demo" / "reports"]) if not isinstance(r, Refusal))
        decide(found)
        yield found


@pytest.fixture
def source(record: Record) -> Selection:
    """All of it."""
    return Selection(record)


def graph(path: Path, kind: str = "json-ld") -> Any:
    """The file as rdflib reads it."""
    rdflib = pytest.importorskip("rdflib")
    found = rdflib.Dataset(default_union=True)
    found.parse(path, format=kind)
    return found


# -- PROV-O ----------------------------------------------------------------------------------------------------------


def test_provenance_is_prov_o(source: Selection, tmp_path: Path) -> None:
    """rdflib reads it; every term of the namespace is one of PROV-O's; each event derives from its accounts, each of these is quoted from its report."""
    from rdflib import PROV, RDF, URIRef

    export(source, "events", "prov", tmp_path / "p.jsonld")
    found = graph(tmp_path / "p.jsonld")
    used = {t for triple in found.triples((None, None, None)) for t in triple if str(t).startswith(str(PROV))}
    assert PROV.wasDerivedFrom in used
    assert all(t in PROV for t in used)  # rdflib keeps the ontology's terms
    events = {r["pid"]: r for r in TABLES["events"].rows(source)}
    for pid, row in events.items():
        derived = set(found.objects(URIRef(pid), PROV.wasDerivedFrom))
        assert len(derived) == row["accounts"]
        for account in derived:
            (report,) = found.objects(account, PROV.wasQuotedFrom)
            assert (report, RDF.type, PROV.Entity) in found
    assert len(set(found.subjects(PROV.endedAtTime, None))) == 6


def test_the_prov_library_reads_it(source: Selection, tmp_path: Path) -> None:
    """The reference library of PROV takes it, with as many entities."""
    prov = pytest.importorskip("prov.model")
    export(source, "events", "prov", tmp_path / "p.jsonld")
    graph(tmp_path / "p.jsonld").serialize(tmp_path / "p.trig", format="trig")
    with (tmp_path / "p.trig").open(encoding="utf-8") as file:
        document = prov.ProvDocument.deserialize(file, format="rdf", rdf_format="trig")
    kinds = Counter(type(r).__name__ for r in document.flattened().get_records())
    nodes = json.loads((tmp_path / "p.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert kinds["ProvEntity"] == sum(n["@type"] == "prov:Entity" for n in nodes)


# -- nanopublications ------------------------------------------------------------------------------------------------


def test_nanopublications_are_well_formed(source: Selection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the guidelines ask: four graphs each, named by the head; provenance is of the assertion, publication info of the nanopublication."""
    from rdflib import RDF, Namespace, URIRef

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1750000000")
    n = export(source, "events", "nanopub", tmp_path / "n.trig")
    found = graph(tmp_path / "n.trig", "trig")
    np = Namespace("http://www.nanopub.org/nschema#")
    publications = set(found.subjects(RDF.type, np.Nanopublication))
    assert len(publications) == n == sum(1 for _ in source.events())
    named = set()
    for p in publications:
        parts = [found.value(p, np[name]) for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo")]
        assert all(parts)
        graphs = [found.graph(g) for g in parts]
        assert all(len(g) for g in graphs)
        assert (parts[0], None, None) in graphs[1]
        assert (p, None, None) in graphs[2]
        named |= {*parts, URIRef(f"{p}#Head")}
    assert {g.identifier for g in found.graphs() if len(g)} - {URIRef("urn:x-rdflib:default")} == named
    export(source, "events", "nanopub", tmp_path / "again.trig")
    assert (tmp_path / "again.trig").read_bytes() == (tmp_path / "n.trig").read_bytes()


# -- schema.org ------------------------------------------------------------------------------------------------------


def test_articles_and_claims_are_schema_org(source: Selection, tmp_path: Path) -> None:
    """Every type and property is schema.org's; each report is an article, each statement a claim that appears in one, with its words."""
    from rdflib import RDF, SDO

    export(source, "statements", "schema-org", tmp_path / "s.jsonld")
    found = graph(tmp_path / "s.jsonld")
    terms = {p for _, p, _ in found.triples((None, None, None)) if p != RDF.type} | set(found.objects(None, RDF.type))
    assert all(t in SDO for t in terms), [t for t in terms if t not in SDO]
    assert len(set(found.subjects(RDF.type, SDO.NewsArticle))) == sum(1 for _ in source.readings())
    rows = list(TABLES["statements"].rows(source))
    claims = set(found.subjects(RDF.type, SDO.Claim))
    assert len(claims) == len(rows)
    assert Counter(str(found.value(c, SDO.text)) for c in claims) == Counter(r["words"] for r in rows)
    assert all((found.value(c, SDO.appearance), RDF.type, SDO.NewsArticle) in found for c in claims)


# -- Web Annotation --------------------------------------------------------------------------------------------------

SELECTOR = {
    "oneOf": [
        {"properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1}, "prefix": {"type": "string"}, "suffix": {"type": "string"}}, "required": ["type", "exact"], "additionalProperties": False},
        {"properties": {"type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 0}}, "required": ["type", "start", "end"], "additionalProperties": False},
    ]
}  # fmt: skip
TARGET = {"type": "object", "properties": {"source": {"type": "string", "format": "iri"}, "selector": {"type": "array", "items": SELECTOR}}, "required": ["source", "selector"]}
MOTIVATIONS = ["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging"]
BODY = {
    "oneOf": [
        {"properties": {"type": {"const": "TextualBody"}, "value": {"type": "string"}, "purpose": {"enum": MOTIVATIONS}}, "required": ["type", "value"]},
        {"properties": {"type": {"const": "SpecificResource"}, "source": {"type": "string"}, "purpose": {"enum": MOTIVATIONS}}, "required": ["type", "source"]},
    ]
}  # fmt: skip
ANNOTATIONS = {  # what the Web Annotation Data Model (W3C Recommendation, 2017) says must be, for the parts that are used
    "type": "object", "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "type": {"const": "AnnotationCollection"}, "total": {"type": "integer", "minimum": 0},
        "first": {"type": "object", "required": ["id", "type", "items"], "properties": {"type": {"const": "AnnotationPage"}, "startIndex": {"type": "integer"}, "items": {
            "type": "array", "items": {
                "type": "object", "required": ["id", "type", "target"],
                "properties": {"id": {"type": "string"}, "type": {"const": "Annotation"}, "motivation": {"enum": MOTIVATIONS}, "body": {"type": "array", "items": BODY}, "target": {"oneOf": [TARGET, {"type": "array", "items": TARGET, "minItems": 2}]}},
            },
        }}},
    },
}  # fmt: skip


@pytest.mark.parametrize("what", ["accounts", "statements", "figures"])
def test_annotations_point_at_the_words(what: str, source: Selection, tmp_path: Path) -> None:
    """Each fits the model, and its selectors find the words in the report's text: by place, and by quote with what stands about it."""
    jsonschema = pytest.importorskip("jsonschema")
    n = export(source, what, "annotations", tmp_path / "a.jsonld")
    found = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(ANNOTATIONS).validate(found)
    items = found["first"]["items"]
    assert len(items) == found["total"] == n == sum(1 for _ in TABLES[what].rows(source))
    texts = {source.pid("report", r.report.id): r.report.text for r in source.readings()}
    for item in items:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            quote, place = target["selector"]
            text = texts[target["source"]]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") in text


def test_selectors_at_the_edges_of_a_text() -> None:
    """At its beginning there is no prefix, at its end no suffix."""
    from tawatur.model import Span

    assert selectors("نص", Span(0, 2))[0] == {"type": "TextQuoteSelector", "exact": "نص"}


# -- FollowTheMoney --------------------------------------------------------------------------------------------------


def test_entities_fit_the_schemata_of_followthemoney(source: Selection, tmp_path: Path) -> None:
    """Every entity has the properties of its schema with what is required; ids are its own; what a property points at is there and of the right kind."""
    known = json.loads((SCHEMAS / "followthemoney.json").read_text(encoding="utf-8"))["schemata"]
    n = export(source, "events", "ftm", tmp_path / "e.json")
    found = [json.loads(line) for line in (tmp_path / "e.json").read_text(encoding="utf-8").splitlines()]
    by_id = {e["id"]: e for e in found}
    assert len(by_id) == len(found) == n
    for e in found:
        schema = known[e["schema"]]
        for name, values in e["properties"].items():
            assert name in schema["properties"], (e["schema"], name)
            assert values
            assert all(isinstance(v, str) and v for v in values)
            kind, of = schema["properties"][name].get("type"), schema["properties"][name].get("range")
            if kind == "entity":
                assert all(of in known[by_id[v]["schema"]]["is"] for v in values)
            elif kind == "country":
                assert all(len(v) == 2 and v.islower() for v in values)
            elif kind == "language":
                assert all(len(v) == 3 for v in values)
        assert "name" not in schema["required"] or e["properties"].get("name"), e
        assert all(e["properties"].get(name) for name in schema["required"] if name not in ("name", "fileName"))
    assert Counter(e["schema"] for e in found)["Event"] == sum(1 for _ in source.events())


def test_followthemoney_itself_reads_every_value(source: Selection, tmp_path: Path) -> None:
    """Its own library takes each entity, and cleans no value away."""
    model = pytest.importorskip("followthemoney").model
    export(source, "events", "ftm", tmp_path / "e.json")
    for line in (tmp_path / "e.json").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        proxy = model.get_proxy(given, cleaned=False)
        assert proxy.schema.name == given["schema"]
        for name, values in given["properties"].items():
            assert set(proxy.get(name)) == set(values), (given["schema"], name)


# -- text that means harm --------------------------------------------------------------------------------------------

HARM = '=cmd|"\'/c calc\'!A1 <script>alert(1)</script> \\" . } <http://evil/> {{7*7}} \tأنقرة'


def test_text_that_means_harm_stays_text(tmp_path: Path) -> None:
    """Outlet, title, address and words that are formulas, markup or syntax of the format come back from each reader as they were."""
    from dataclasses import replace

    from rdflib import SDO, Literal

    texts = ["التقى هاكان فيدان سيرغي لافروف في أنقرة، أمس. " + HARM, "قال هاكان فيدان إن المحادثات مستمرة " + HARM]
    with tawatur.open(tmp_path / "h.db") as record:
        for n, text in enumerate(texts):
            read = tawatur.read(text, published=date(2025, 3, 14))
            record.add([replace(read, report=replace(read.report, outlet=HARM, title=HARM, url=f"http://x/{n}?{HARM}", author=HARM))])
        source = Selection(record)
        for what, name in (("events", "prov"), ("statements", "schema-org"), ("events", "nanopub")):
            export(source, what, name, tmp_path / name)
            found = graph(tmp_path / name, "trig" if name == "nanopub" else "json-ld")
            assert len(found)
            if name == "schema-org":
                assert set(found.objects(None, SDO.headline)) == {Literal(HARM)}
        export(source, "actors", "graphml", tmp_path / "g.graphml")
        assert pytest.importorskip("networkx").read_graphml(tmp_path / "g.graphml").number_of_nodes() == 2
        export(source, "reports", "ris", tmp_path / "r.ris")
        references = pytest.importorskip("rispy").loads((tmp_path / "r.ris").read_text(encoding="utf-8"))
        assert [r["title"] for r in references] == [" ".join(HARM.split())] * 2
        export(source, "events", "plover", tmp_path / "p.tsv")
        export(source, "events", "acled", tmp_path / "a.csv")
        for path, cut in ((tmp_path / "p.tsv", "\t"), (tmp_path / "a.csv", ",")):
            with path.open(encoding="utf-8", newline="") as file:
                cells = [c for row in list(csv.reader(file, delimiter=cut))[1:] for c in row]
            assert any("cmd" in c for c in cells)
            assert not [c for c in cells if c.startswith(("=", "@", "|"))]


# -- maps, networks, references --------------------------------------------------------------------------------------


def test_events_on_a_map(source: Selection, tmp_path: Path) -> None:
    """The geojson library finds the collection valid; longitude stands first; an event without a known place has no geometry."""
    geojson = pytest.importorskip("geojson")
    export(source, "events", "geojson", tmp_path / "e.geojson")
    found = geojson.loads((tmp_path / "e.geojson").read_text(encoding="utf-8"))
    assert found.is_valid, found.errors()
    rows = {r["id"]: r for r in TABLES["events"].rows(source)}
    assert len(found.features) == len(rows)
    for feature in found.features:
        row = rows[feature.properties["id"]]
        if row["lat"] is None:
            assert feature.geometry is None
        else:
            assert tuple(feature.geometry.coordinates) == (row["lon"], row["lat"])


def test_networks_open_in_networkx(source: Selection, tmp_path: Path) -> None:
    """networkx reads both; two who stand in an event together are joined, the weight being the number of events; news has a direction."""
    networkx = pytest.importorskip("networkx")
    export(source, "actors", "graphml", tmp_path / "a.graphml")
    found = networkx.read_graphml(tmp_path / "a.graphml")
    assert not found.is_directed()
    pairs = Counter(frozenset(p) for r in TABLES["events"].rows(source) for p in _pairs(r["actors"]))
    assert {frozenset(e[:2]): e[2]["weight"] for e in found.edges(data=True)} == dict(pairs)
    assert {d["label"] for _, d in found.nodes(data=True)} >= {"Hakan Fidan"}
    export(source, "taken", "graphml", tmp_path / "t.graphml")
    assert networkx.read_graphml(tmp_path / "t.graphml").is_directed()


def _pairs(actors: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]


def test_references_open_in_a_reader_of_ris(source: Selection, tmp_path: Path) -> None:
    """rispy reads one newspaper article a report, with title, outlet, day and persistent identifier."""
    rispy = pytest.importorskip("rispy")
    export(source, "reports", "ris", tmp_path / "r.ris")
    found = rispy.loads((tmp_path / "r.ris").read_text(encoding="utf-8"))
    rows = list(TABLES["reports"].rows(source))
    assert len(found) == len(rows)
    for entry, row in zip(found, rows, strict=True):
        assert entry["type_of_reference"] == "NEWS"
        assert entry["accession_number"] == row["pid"]
        assert entry.get("secondary_title") == row["outlet"]
        assert entry.get("year") == (str(row["published"].year) if row["published"] else None)

"""The record for maps, networks and reference managers: GeoJSON, GraphML, RIS."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

from tawatur.publish.exports.catalogue import TABLES
from tawatur.publish.exports.flat import plain_value
from tawatur.publish.exports.selection import Selection

# -- GeoJSON ---------------------------------------------------------------------------------------------------------


def write_geojson(source: Selection, _: str, path: Path) -> int:
    """Writes the events as a feature collection (RFC 7946), a point each, none where the place is not known; gives their number."""
    table, features = TABLES["events"], []
    for row in table.rows(source):
        point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if row["lat"] is not None and row["lon"] is not None else None
        values = {c.name: plain_value(row[c.name], c) for c in table.columns if c.name not in ("lat", "lon")}
        features.append({"type": "Feature", "id": row["pid"], "geometry": point, "properties": values})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n", encoding="utf-8")
    return len(features)


# -- GraphML ---------------------------------------------------------------------------------------------------------

_NS = "http://graphml.graphdrawing.org/xmlns"
_CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


def write_graphml(source: Selection, what: str, path: Path) -> int:
    """Writes a network as GraphML; gives the number of its edges.

    actors: who stands in events together, undirected, the number of events and their ids on the edge. taken: who took news from whom, directed.
    """
    nodes, edges = _meetings(source) if what == "actors" else _news(source)
    xml.register_namespace("", _NS)
    root = xml.Element(f"{{{_NS}}}graphml")
    for name, owner, kind in (("label", "node", "string"), ("kind", "node", "string"), ("country", "node", "string"), ("weight", "edge", "int"), ("events", "edge", "string")):
        xml.SubElement(root, f"{{{_NS}}}key", {"id": name, "for": owner, "attr.name": name, "attr.type": kind})
    graph = xml.SubElement(root, f"{{{_NS}}}graph", {"id": "record", "edgedefault": "undirected" if what == "actors" else "directed"})
    for ident, values in sorted(nodes.items()):
        _data(xml.SubElement(graph, f"{{{_NS}}}node", {"id": _clean(ident)}), values)
    for (one, two), found in sorted(edges.items()):
        edge = xml.SubElement(graph, f"{{{_NS}}}edge", {"source": _clean(one), "target": _clean(two)})
        _data(edge, {"weight": str(len(found)), "events": " ".join(found)})
    xml.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    return len(edges)


Edges = dict[tuple[str, str], dict[str, None]]


def _meetings(source: Selection) -> tuple[dict[str, dict[str, str]], Edges]:
    edges: Edges = defaultdict(dict)
    for told in source.events():
        for one, two in combinations(sorted({a[0] or a[1] for a in told.line.actors}), 2):
            edges[one, two][told.event.id] = None
    rows = {r["id"]: r for r in TABLES["actors"].rows(source)}
    names = {a for pair in edges for a in pair}
    return {a: _node(rows.get(a), a) for a in names}, edges


def _node(row: Any, name: str) -> dict[str, str]:
    return {"label": row["name"] if row else name, "kind": (row["kind"] or "") if row else "", "country": (row["country"] or "") if row else ""}


def _news(source: Selection) -> tuple[dict[str, dict[str, str]], Edges]:
    edges: Edges = defaultdict(dict)
    for row in TABLES["taken"].rows(source):
        edges[row["taker"], row["source"]][row["event"]] = None
    return {a: {"label": a} for pair in edges for a in pair}, edges


def _data(parent: xml.Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        if value:
            xml.SubElement(parent, f"{{{_NS}}}data", {"key": name}).text = _clean(value)


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


# -- RIS -------------------------------------------------------------------------------------------------------------


def write_ris(source: Selection, _: str, path: Path) -> int:
    """Writes the reports as references in RIS, a newspaper article each; gives their number."""
    n = 0
    with path.open("w", encoding="utf-8", newline="") as out:
        for lines in _references(source):
            out.write("".join(f"{tag}  - {value}\r\n" for tag, value in lines) + "\r\n")
            n += 1
    return n


def _references(source: Selection) -> Iterator[list[tuple[str, str]]]:
    for row in TABLES["reports"].rows(source):
        day = row["published"]
        found = [("TY", "NEWS"), ("ID", row["id"]), ("TI", row["title"] or (row["text"] or "")[:100]), ("AU", row["author"]), ("T2", row["outlet"]), ("PB", row["outlet"])]
        if day:
            found += [("PY", f"{day.year:04}"), ("DA", f"{day.year:04}/{day.month:02}/{day.day:02}/")]
        found += [("UR", row["url"]), ("LA", row["language"]), ("AN", row["pid"]), ("N1", f"record {source.version}"), ("ER", "")]
        yield [(tag, " ".join(value.split())) for tag, value in found if value or tag == "ER"]


"""A Frictionless data package: tables as CSV in a folder, with a descriptor of every column, and checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tawatur import __version__
from tawatur.publish.exports.flat import write_csv
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.tables import Column, Table

_TYPES: dict[str, dict[str, str]] = {
    "text": {"type": "string"}, "texts": {"type": "string"}, "integer": {"type": "integer"}, "number": {"type": "number"}, "date": {"type": "date"},
    "moment": {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"}, "flag": {"type": "boolean"},
}  # fmt: skip


def write_package(source: Selection, tables: Sequence[Table], path: Path) -> int:
    """Writes CSV files and datapackage.json (Data Package v1, Table Schema) into a folder; gives the number of rows."""
    path.mkdir(parents=True, exist_ok=True)
    resources, rows = [], 0
    names = {t.name for t in tables}
    for table in tables:
        file = path / f"{table.name}.csv"
        n = write_csv(source, table, file)
        rows += n
        resources.append(_resource(table, file, n, names))
    found = {
        "profile": "tabular-data-package", "name": "tawatur-record", "title": "Mediation record", "version": str(source.version),
        "description": f"Written by Tawatur {__version__}. Several texts in a cell are parted by «; ». A cell that a spreadsheet would run has an apostrophe before it.",
        "resources": resources,
    }  # fmt: skip
    (path / "datapackage.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return rows


def _resource(table: Table, file: Path, rows: int, names: set[str]) -> dict[str, Any]:
    data = file.read_bytes()
    schema: dict[str, Any] = {
        "fields": [_field(c, table) for c in table.columns], "primaryKey": list(table.key), "missingValues": [""],
    }  # fmt: skip
    keys = [c for c in table.columns if c.of in names and c.of != table.name]
    if keys:
        schema["foreignKeys"] = [
            {"fields": [c.name], "reference": {"resource": c.of, "fields": ["id" if c.of in ("events", "reports", "decisions") else "key"]}}
            for c in keys
        ]
    return {
        "name": table.name.replace("_", "-"), "profile": "tabular-data-resource", "path": file.name, "title": table.about, "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "rows": rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True}, "schema": schema,
    }  # fmt: skip


def _field(column: Column, table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, **_TYPES[column.kind], "description": column.about}
    if column.name in table.key:
        found["constraints"] = {"required": True}
    return found

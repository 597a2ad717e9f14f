"""Every format the record is exported to: what it takes, how its file is called, and what writes it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tawatur.publish.exports import (
    archive,
    binary,
    coded,
    conflict,
    flat,
    ftm,
    graphs,
    linked,
    mediation,
    nanopub,
    package,
)
from tawatur.publish.exports.catalogue import TABLES
from tawatur.publish.exports.needs import ExportError
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.tables import Table

ALL = "all"
RECORD = "record"
Write = Callable[[Selection, str, Path], int]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `write` takes what is asked for and a path, and gives the number of rows or items; `text`: whether it may go to the terminal.

    `folder`: what makes a folder of files rather than one file. `extra`: the extra that brings its library, empty where it needs none.
    """

    name: str
    about: str
    suffix: str
    takes: tuple[str, ...]
    write: Write
    text: bool = True
    folder: tuple[str, ...] = ()
    extra: str = ""


def _one(write: Callable[[Selection, Table, Path], int], suffix: str) -> Write:
    """A writer of single tables, as one that writes all of them into a folder too."""

    def written(source: Selection, what: str, path: Path) -> int:
        if what != ALL:
            return write(source, TABLES[what], path)
        path.mkdir(parents=True, exist_ok=True)
        return sum(write(source, table, path / f"{table.name}.{suffix}") for table in TABLES.values())

    return written


def _many(write: Callable[[Selection, tuple[Table, ...], Path], int]) -> Write:
    def written(source: Selection, what: str, path: Path) -> int:
        return write(source, tuple(TABLES.values()) if what == ALL else (TABLES[what],), path)

    return written


def _as(table: Table) -> Write:
    """A writer of another table as CSV, whatever it is called with."""
    return lambda source, _, path: flat.write_csv(source, table, path)


_TABULAR = (*TABLES, ALL)
FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("csv", "CSV in UTF-8", "csv", _TABULAR, _one(flat.write_csv, "csv"), folder=(ALL,)),
        Format("csv-bom", "CSV with a byte order mark, for Excel", "csv", _TABULAR, _one(flat.write_csv_bom, "csv"), folder=(ALL,)),
        Format("jsonl", "JSON Lines", "jsonl", _TABULAR, _one(flat.write_jsonl, "jsonl"), folder=(ALL,)),
        Format("parquet", "Parquet", "parquet", _TABULAR, _one(binary.write_parquet, "parquet"), False, (ALL,), "exports"),
        Format("xlsx", "an Excel workbook", "xlsx", _TABULAR, _many(binary.write_xlsx), False, (), "exports"),
        Format("sqlite", "a SQLite file fit for Datasette", "sqlite", _TABULAR, _many(binary.write_sqlite), False),
        Format("datapackage", "a Frictionless data package with checksums", "datapackage", _TABULAR, _many(package.write_package), False, _TABULAR),
        Format("plover", "events coded in PLOVER, in POLECAT's columns", "tsv", ("events",), coded.write_plover),
        Format("cameo", "events coded in CAMEO, a row a directed pair", "csv", ("events",), _as(coded.CAMEO)),
        Format("acled", "events in ACLED's columns", "csv", ("events",), conflict.write_acled),
        Format("ucdp", "counts of the killed in UCDP's columns, with low, best and high", "csv", ("figures",), conflict.write_ucdp),
        Format("mediation", "events with a third party, as mediation research codes them", "csv", ("events",), _as(mediation.MEDIATION)),
        Format("ftm", "FollowTheMoney entities: events, actors, reports and what joins them", "ftm.json", ("events",), ftm.write_ftm),
        Format("prov", "where events come from, in W3C PROV-O (JSON-LD)", "prov.jsonld", ("events",), linked.write_prov),
        Format("nanopub", "a nanopublication an event (TriG)", "trig", ("events",), nanopub.write_nanopubs),
        Format("schema-org", "schema.org NewsArticle and Claim (JSON-LD)", "jsonld", ("reports", "statements"), linked.write_schema_org),
        Format("annotations", "W3C Web Annotations of the evidence (JSON-LD)", "annotations.jsonld", ("accounts", "statements", "figures"), linked.write_annotations),
        Format("geojson", "events on a map", "geojson", ("events",), graphs.write_geojson),
        Format("graphml", "a network: who stands in events together, who takes news from whom", "graphml", ("actors", "taken"), graphs.write_graphml),
        Format("ris", "reports as references, for Zotero and others", "ris", ("reports",), graphs.write_ris),
        Format("archive", "the whole record in one file, for `tawatur import`", "tawatur.gz", (RECORD,), lambda s, _, p: archive.write_archive(s, p), False),
    )
}  # fmt: skip


def takers(what: str) -> tuple[str, ...]:
    """Names of the formats that take this."""
    return tuple(f.name for f in FORMATS.values() if what in f.takes)


def known() -> tuple[str, ...]:
    """All that can be exported, in order."""
    return tuple(dict.fromkeys(what for f in FORMATS.values() for what in f.takes))


def export(source: Selection, what: str, to: str, path: Path) -> int:
    """Writes a file or folder and gives the number of rows or items in it. The file stands only when it is whole; what stood there is replaced.

    Raises ExportError where the format does not take this, or a folder in its place is not one that it may fill.
    """
    found = FORMATS.get(to)
    if found is None or what not in found.takes:
        raise ExportError(_refusal(what, to))
    if what in found.folder:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise ExportError(f"{path}: is there already. Give another folder with --out, or an empty one.")
        return found.write(source, what, path)
    if path.is_dir():
        raise ExportError(f"{path}: is a folder. Give a file with --out.")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".tawatur-") as draft:
            file = Path(draft) / "file"
            n = found.write(source, what, file)
            shutil.move(file, path)
    except OSError as fault:
        raise ExportError(f"{path}: cannot be written ({fault.strerror or fault}). Give another place with --out.") from None
    return n


def _refusal(what: str, to: str) -> str:
    if to not in FORMATS:
        return f"{to}: no such format. There are {', '.join(FORMATS)}."
    if what not in known():
        return f"{what}: nothing of that name to export. There are {', '.join(known())}."
    return f"{to} does not take {what}; it takes {', '.join(FORMATS[to].takes)}. For {what} there are {', '.join(takers(what))}."

"""The record in the formats of other tools: `export` writes, `read_archive` brings a whole record back."""

from tawatur.publish.exports.archive import Imported, read_archive
from tawatur.publish.exports.catalogue import TABLES, table
from tawatur.publish.exports.formats import FORMATS, export
from tawatur.publish.exports.needs import ExportError, MissingExtra
from tawatur.publish.exports.selection import Selection
from tawatur.publish.exports.version import Version, version

__all__ = ["FORMATS", "TABLES", "ExportError", "Imported", "MissingExtra", "Selection", "Version", "export", "read_archive", "table", "version"]

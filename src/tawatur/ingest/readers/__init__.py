"""Readers of formats: each gives what a source holds. The registry picks one by name, content type and first bytes."""

from tawatur.ingest.readers.registry import READERS, items, read

__all__ = ["READERS", "items", "read"]

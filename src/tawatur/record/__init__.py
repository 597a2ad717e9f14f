"""The record: what was read, kept, and the events it makes."""

from tawatur.record.store import Added, Record, RecordError, open_record

__all__ = ["Added", "Record", "RecordError", "open_record"]

"""The record: what was read, kept, and the events it makes."""

from tawatur.record.store import Added, Reached, Record, RecordError, open_record

__all__ = ["Added", "Reached", "Record", "RecordError", "open_record"]

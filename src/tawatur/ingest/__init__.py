"""Reports taken in: what is body and what is not, when and by whom they were published."""

from tawatur.ingest.files import (
    Columns,
    Refusal,
    UnreadableReport,
    files,
    finished,
    is_address,
    opened,
    reports,
    sources,
)
from tawatur.ingest.settling import prepare, settled

__all__ = [
    "Columns", "Refusal", "UnreadableReport", "files", "finished", "is_address", "opened", "prepare", "reports", "settled", "sources",
]  # fmt: skip

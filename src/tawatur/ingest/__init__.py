"""Reports taken in: what is body and what is not, when and by whom they were published."""

from tawatur.ingest.files import Refusal, UnreadableReport, files, reports
from tawatur.ingest.prepare import prepare

__all__ = ["Refusal", "UnreadableReport", "files", "prepare", "reports"]

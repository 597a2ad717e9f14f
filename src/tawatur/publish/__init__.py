"""What was read and recorded, shown: as JSON, in the terminal, as a page."""

from tawatur.publish.explain import explanation, print_explanation
from tawatur.publish.json import encode, event_values, reading
from tawatur.publish.page import timeline_page
from tawatur.publish.terminal import (
    EVENT_COLUMNS,
    event_row,
    print_card,
    print_events,
    print_timeline,
    print_why,
    summary,
)

__all__ = [
    "EVENT_COLUMNS",
    "encode",
    "event_row",
    "event_values",
    "explanation",
    "print_card",
    "print_events",
    "print_explanation",
    "print_timeline",
    "print_why",
    "reading",
    "summary",
    "timeline_page",
]

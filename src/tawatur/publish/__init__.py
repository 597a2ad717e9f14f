"""What was read and recorded, shown: as JSON, in the terminal, as a page."""

from tawatur.publish.comparing import (
    print_agreement,
    print_decisions,
    print_diff,
    print_impact,
    print_ledger,
    print_positions,
    print_proposals,
)
from tawatur.publish.explain import explanation, print_explanation
from tawatur.publish.json import encode, event_values, reading
from tawatur.publish.page import timeline_page
from tawatur.publish.reasons import print_why, print_why_not
from tawatur.publish.terminal import (
    EVENT_COLUMNS,
    event_row,
    print_card,
    print_events,
    print_timeline,
    summary,
)

__all__ = [
    "EVENT_COLUMNS",
    "encode",
    "event_row",
    "event_values",
    "explanation",
    "print_agreement",
    "print_card",
    "print_decisions",
    "print_diff",
    "print_events",
    "print_explanation",
    "print_impact",
    "print_ledger",
    "print_positions",
    "print_proposals",
    "print_timeline",
    "print_why",
    "print_why_not",
    "reading",
    "summary",
    "timeline_page",
]

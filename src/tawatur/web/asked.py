"""Filters as the address gives them."""

from __future__ import annotations

from datetime import date

from fastapi import HTTPException, Query

from tawatur.record.queries import Filter

_ORDERS = ("newest", "oldest")


def wanted(
    since: str = Query("", description="Not before this day, YYYY-MM-DD."),
    until: str = Query("", description="Not after this day, YYYY-MM-DD."),
    actor: str = Query("", description="Id of a participant."),
    country: str = Query("", description="ISO 3166-1 alpha-3 code of a participant's or the place's country."),
    conflict: str = Query("", description="Id of a conflict: sudan, ukraine, iran-nuclear …"),
    place: str = Query("", description="English name of the place."),
    type: str = Query("", description="CONSULT, PROPOSAL or AGREE."),
    mode: str = Query("", description="meeting, visit, call, talks …"),
    topic: str = Query("", description="A topic's label."),
    status: str = Query("", description="happened, ongoing, planned, called_for, denied, hypothetical …"),
    origins: str = Query("", description="Least number of independent origins."),
    outlet: str = Query("", description="Name of an outlet that tells it."),
    q: str = Query("", description="Words of the reports, names or places.", max_length=200),
    verdict: str = Query(
        "", description="accepted or rejected by a reviewer; rejected events are left out unless asked for."
    ),
    order: str = Query("", description="newest (as is) or oldest first."),
) -> Filter:
    """The filter of an address; empty parts ask for nothing. Answers 400 to a part that cannot be read."""
    return Filter(
        _day("since", since), _day("until", until), type or None, mode or None, status or None, actor or None, country or None,
        place or None, topic or None, outlet or None, _number("origins", origins), q.strip() or None, order == _ORDERS[1], conflict or None, verdict=verdict or None,
    )  # fmt: skip


def page(page: str = Query("", description="Number of the page, from 1.")) -> int:
    """The page asked for."""
    return _number("page", page) or 1


def _day(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HTTPException(400, f"{name}: {text!r} is no day; write YYYY-MM-DD.") from None


def _number(name: str, text: str) -> int:
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise HTTPException(400, f"{name}: {text!r} is no number.")
    return int(text)

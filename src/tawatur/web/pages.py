"""The addresses of the pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from tawatur.record import queries
from tawatur.record.queries import Filter
from tawatur.web import asked, chains, charts
from tawatur.web.site import Site
from tawatur.web.views import event as events
from tawatur.web.views import lines
from tawatur.web.views import report as reports

Wanted = Annotated[Filter, Depends(asked.wanted)]
Number = Annotated[int, Depends(asked.page)]


def router(site: Site) -> APIRouter:
    """All pages of a site."""
    found = APIRouter()
    _timeline(found, site)
    _event(found, site)
    _report(found, site)
    return found


def _timeline(router: APIRouter, site: Site) -> None:
    def timeline(wanted: Wanted, page: Number) -> lines.Timeline:
        with site.record.asking() as db:
            return lines.timeline(db, wanted, page)

    def as_html(request: Request, wanted: Wanted, page: Number) -> Response:
        view = timeline(wanted, page)
        return site.render(
            request, "timeline.html", view=view, wanted=wanted, overview=site.overview(), days=lines.days(view.events),
            chart=charts.histogram(view.months),
        )  # fmt: skip

    @router.get("/", include_in_schema=False)
    def start() -> Response:
        return RedirectResponse("/events")

    router.add_api_route("/events", as_html, include_in_schema=False)
    site.page(
        router, "/events", timeline, "timeline.html", model=lines.Timeline, summary="Events that fit a filter",
        rows=lambda view: (lines.COLUMNS, lines.rows(view.events)),
    )  # fmt: skip


def _event(router: APIRouter, site: Site) -> None:
    def card(name: str) -> events.Card:
        event = site.record.event(name)
        with site.record.asking() as db:
            (line,) = queries.lines(db, [event.id])
        return events.card(site.record, event, lines.line(line))

    site.page(
        router, "/events/{name}", card, "event.html", model=events.Card, summary="One event, all its accounts",
        rows=lambda view: (events.COLUMNS, events.rows(view)), more=lambda view: {"tree": chains.draw(view.chains)},
    )  # fmt: skip


def _report(router: APIRouter, site: Site) -> None:
    def report(name: str) -> reports.ReportPage:
        reading = site.record.reading(name)
        with site.record.asking() as db:
            told = queries.lines(db, queries.told_by(db, name))
        return reports.report(reading, told)

    site.page(
        router, "/reports/{name}", report, "report.html", model=reports.ReportPage, summary="One report, what was read in it",
        rows=lambda view: (reports.COLUMNS, reports.rows(view)),
    )  # fmt: skip

"""The addresses of the pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from tawatur.record import queries
from tawatur.record.queries import Filter
from tawatur.web import asked, chains, charts, feeds, network
from tawatur.web.site import Site, language
from tawatur.web.views import actor as actors
from tawatur.web.views import compare as comparing
from tawatur.web.views import event as events
from tawatur.web.views import lines
from tawatur.web.views import outlet as outlets
from tawatur.web.views import place as places
from tawatur.web.views import report as reports
from tawatur.web.views import topic as topics

Wanted = Annotated[Filter, Depends(asked.wanted)]
Number = Annotated[int, Depends(asked.page)]
_FEED = 100  # events in a feed or calendar


def router(site: Site) -> APIRouter:
    """All pages of a site."""
    found = APIRouter()
    _timeline(found, site)
    _event(found, site)
    _report(found, site)
    _compare(found, site)
    _actors(found, site)
    _topics(found, site)
    _map(found, site)
    _outlets(found, site)
    _feeds(found, site)
    _data(found, site)
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


def _compare(router: APIRouter, site: Site) -> None:
    def compared(
        first: str = Query("", description="Id of the earlier report."), second: str = Query("", description="Id of the later one.")
    ) -> comparing.Comparison:
        return comparing.compare(site.record.reading(first), site.record.reading(second))

    site.page(
        router, "/compare", compared, "compare.html", model=comparing.Comparison, summary="What one report made of another's words",
        rows=lambda view: (comparing.COLUMNS, comparing.rows(view)),
    )  # fmt: skip


def _actors(router: APIRouter, site: Site) -> None:
    def listed(
        q: str = Query("", description="Part of a name, in Arabic or Latin letters.", max_length=100),
    ) -> actors.ActorList:
        with site.record.asking() as db:
            return actors.actors(db, q)

    def one(name: str) -> actors.ActorPage:
        with site.record.asking() as db:
            return actors.actor(db, name)

    site.page(
        router, "/actors", listed, "actors.html", model=actors.ActorList, summary="Actors by the number of their events",
        rows=lambda view: (actors.COUNTED, actors.counted(view.actors)),
    )  # fmt: skip
    site.page(
        router, "/actors/{name:path}", one, "actor.html", model=actors.ActorPage, summary="One actor",
        rows=lambda view: (actors.COLUMNS, actors.rows(view)),
        more=lambda view: {"network": network.draw(view.id, view.name, [(c.value, c.label, c.events) for c in view.together], view.ties), "chart": charts.tenures(view)},
    )  # fmt: skip


def _topics(router: APIRouter, site: Site) -> None:
    def listed() -> topics.TopicList:
        with site.record.asking() as db:
            return topics.topics(db)

    def one(name: str) -> topics.TopicPage:
        with site.record.asking() as db:
            return topics.topic(db, name)

    def proposals(page: Number) -> topics.ProposalList:
        return topics.proposals(site.record, page)

    def proposal(name: str) -> topics.ProposalPage:
        with site.record.asking() as db:
            return topics.proposal(db, name)

    site.page(
        router, "/topics", listed, "topics.html", model=topics.TopicList, summary="Topics by the number of events",
        rows=lambda view: (actors.COUNTED, actors.counted(view.topics)),
    )  # fmt: skip
    site.page(
        router, "/topics/{name:path}", one, "topic.html", model=topics.TopicPage, summary="One topic: stances and events",
        rows=lambda view: (topics.COLUMNS, topics.rows(view.positions)), more=lambda view: {"days": lines.days(view.events)},
    )  # fmt: skip
    site.page(
        router, "/proposals", proposals, "proposals.html", model=topics.ProposalList, summary="Proposals and their steps",
        rows=lambda view: (lines.COLUMNS, lines.rows(view.steps)), more=lambda view: {"days": lines.days(view.steps)},
    )  # fmt: skip
    site.page(
        router, "/proposals/{name:path}", proposal, "proposal.html", model=topics.ProposalPage, summary="One proposal",
        rows=lambda view: (lines.COLUMNS, lines.rows(view.steps)), more=lambda view: {"days": lines.days(view.steps)},
    )  # fmt: skip


def _map(router: APIRouter, site: Site) -> None:
    def shown(wanted: Wanted) -> places.MapPage:
        with site.record.asking() as db:
            return places.places(db, wanted)

    def as_html(request: Request, wanted: Wanted) -> Response:
        view = shown(wanted)
        return site.render(
            request, "map.html", view=view, wanted=wanted, overview=site.overview(), map=places.draw(view.places)
        )

    router.add_api_route("/map", as_html, include_in_schema=False)
    site.page(
        router, "/map", shown, "map.html", model=places.MapPage, summary="Places of the events that fit a filter",
        rows=lambda view: (places.COLUMNS, places.rows(view)),
    )  # fmt: skip


def _outlets(router: APIRouter, site: Site) -> None:
    def listed() -> outlets.OutletList:
        return outlets.outlets(site.record)

    def one(name: str) -> outlets.OutletPage:
        return outlets.outlet(site.record, name)

    site.page(
        router, "/outlets", listed, "outlets.html", model=outlets.OutletList, summary="Outlets by the number of their reports",
        rows=lambda view: (outlets.COLUMNS, outlets.rows(view)),
    )  # fmt: skip
    site.page(
        router, "/outlets/{name:path}", one, "outlet.html", model=outlets.OutletPage, summary="One outlet",
        rows=lambda view: (outlets.REPORTS, outlets.report_rows(view)),
    )  # fmt: skip


def _feeds(router: APIRouter, site: Site) -> None:
    def newest(wanted: Filter) -> tuple[queries.Line, ...]:
        with site.record.asking() as db:
            return queries.newest(db, wanted, _FEED)

    @router.get("/events.atom", summary="New events that fit a filter, as Atom", response_class=Response)
    def as_atom(request: Request, wanted: Wanted) -> Response:
        text = feeds.atom(newest(wanted), language(request), str(request.url), _base(request))
        return Response(text, media_type="application/atom+xml")

    @router.get("/events.rss", summary="New events that fit a filter, as RSS", response_class=Response)
    def as_rss(request: Request, wanted: Wanted) -> Response:
        text = feeds.rss(newest(wanted), language(request), str(request.url), _base(request))
        return Response(text, media_type="application/rss+xml")

    @router.get("/events.ics", summary="Planned meetings that fit a filter, as iCalendar", response_class=Response)
    def as_calendar(request: Request, wanted: Wanted) -> Response:
        with site.record.asking() as db:
            page = queries.events(db, replace(wanted, status=wanted.status or "planned"), 1, _FEED)
        return Response(feeds.calendar(page.lines, language(request), _base(request)), media_type="text/calendar")


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _data(router: APIRouter, site: Site) -> None:
    @router.get("/openapi.json", include_in_schema=False)
    def described(request: Request) -> Response:
        return JSONResponse(request.app.openapi())

    @router.get("/data", include_in_schema=False)
    def data(request: Request) -> Response:
        return site.render(request, "data.html", paths=request.app.openapi()["paths"])

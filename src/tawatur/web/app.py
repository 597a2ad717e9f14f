"""The application: pages, errors, and what guards them."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from tawatur import __version__
from tawatur.record import Record, RecordError
from tawatur.web import pages
from tawatur.web.site import Settings, Site

_STATIC = Path(__file__).parent / "static"

__all__ = ["Settings", "application"]


def application(record: Record, settings: Settings) -> FastAPI:
    """The pages of a record as an ASGI application."""
    record.catch_up()
    site = Site(record, settings)
    app = FastAPI(
        title="Tawatur",
        version=__version__,
        summary="The record of a conflict's mediation, every value with its words and sources",
        docs_url=None,
        redoc_url=None,
    )
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.include_router(pages.router(site))
    _errors(app, site)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    return app


def _errors(app: FastAPI, site: Site) -> None:
    """Every error in one shape: a page for people, {"error": …} for programs."""

    def shown(request: Request, status: int, words: str) -> Response:
        if request.url.path.endswith((".json", ".csv", ".atom", ".rss", ".ics")):
            from fastapi.responses import JSONResponse

            return JSONResponse({"error": {"status": status, "message": words}}, status)
        return site.render(request, "error.html", status=status, code=status, words=words)

    @app.exception_handler(HTTPException)
    def http(request: Request, fault: HTTPException) -> Response:
        return shown(request, fault.status_code, str(fault.detail))

    @app.exception_handler(RecordError)
    def record(request: Request, fault: RecordError) -> Response:
        return shown(request, 404 if "no such" in str(fault) else 503, str(fault))

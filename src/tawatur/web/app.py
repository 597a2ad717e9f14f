"""The application: pages, errors, and what guards them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from tawatur import __version__
from tawatur.record import Record, RecordError
from tawatur.web import guard, pages, reviewing
from tawatur.web.site import Settings, Site, here

_STATIC = Path(__file__).parent / "static"
_SESSION = 12 * 3600  # seconds

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
        openapi_url=None,
        redoc_url=None,
    )
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    guards = guard.Guard(site)
    app.include_router(guard.signing(site, guards))
    app.include_router(reviewing.router(site, guards))
    app.include_router(pages.router(site), dependencies=[Depends(guards.reader)])
    _errors(app, site)
    app.add_middleware(
        SessionMiddleware, secret_key=settings.secret, session_cookie="tawatur", max_age=_SESSION, same_site="lax",
        https_only=settings.secure,
    )  # fmt: skip
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
    app.add_middleware(guard.Limit, rate=settings.rate)
    app.add_middleware(guard.Headers, private=settings.accounts)
    return app


def _for_programs(request: Request) -> bool:
    return request.url.path.endswith((".json", ".csv", ".atom", ".rss", ".ics"))


def _errors(app: FastAPI, site: Site) -> None:
    """Every error in one shape: a page for people, {"error": …} for programs."""

    def shown(request: Request, status: int, words: str) -> Response:
        if _for_programs(request):
            return JSONResponse({"error": {"status": status, "message": words}}, status)
        return site.render(request, "error.html", status=status, code=status, words=words)

    @app.exception_handler(HTTPException)
    def http(request: Request, fault: HTTPException) -> Response:
        if fault.status_code == 401 and request.method == "GET" and not _for_programs(request):
            return RedirectResponse("/signin?" + urlencode({"next": here(request)}), 303)
        return shown(request, fault.status_code, str(fault.detail))

    @app.exception_handler(RequestValidationError)
    def unreadable(request: Request, fault: RequestValidationError) -> Response:
        words = "; ".join(f"{e['loc'][-1]}: {e['msg']}" for e in fault.errors())
        return shown(request, 400, words)

    @app.exception_handler(RecordError)
    def record(request: Request, fault: RecordError) -> Response:
        return shown(request, 404 if "no such" in str(fault) else 503, str(fault))

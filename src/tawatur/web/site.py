"""What every page shares: the record, the templates, and how a view becomes HTML, JSON or CSV."""

from __future__ import annotations

import csv
import io
import re
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock, Thread
from typing import Any, ClassVar
from urllib.parse import quote, urlencode

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from tawatur import __version__
from tawatur.record import Record, queries
from tawatur.web import wording
from tawatur.web.wording import Wording

Rows = tuple[Sequence[str], Sequence[Sequence[object]]]
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")  # turn the words around them: pages isolate with <bdi> instead
_KEPT = 30  # seconds that counts of the whole record are kept


@dataclass(frozen=True, slots=True)
class Settings:
    """How the pages are served. `accounts`: whether one must sign in to read; `secret` signs sessions and forms."""

    LOCAL: ClassVar[tuple[str, ...]] = ("127.0.0.1", "localhost", "[::1]")
    secret: str
    hosts: tuple[str, ...] = LOCAL
    accounts: bool = False
    secure: bool = False  # cookies only over HTTPS
    rate: str = "600/minute"  # requests from one address


class Site:
    """The record as it is served; one for each application."""

    def __init__(self, record: Record, settings: Settings) -> None:
        self.record, self.settings = record, settings
        self._overview: tuple[float, queries.Overview] | None = None
        self._counting = Lock()

    def overview(self) -> queries.Overview:
        """Counts of the whole record; older ones than half a minute are counted anew beside the answer."""
        kept = self._overview
        if kept is None:
            with self._counting:
                return (self._overview or self._count())[1]
        if time.monotonic() - kept[0] > _KEPT and self._counting.acquire(blocking=False):
            Thread(target=self._count_beside, daemon=True).start()
        return kept[1]

    def _count(self) -> tuple[float, queries.Overview]:
        with self.record.asking() as db:
            self._overview = time.monotonic(), queries.overview(db)
        return self._overview

    def _count_beside(self) -> None:
        try:
            self._count()
        finally:
            self._counting.release()

    def render(self, request: Request, template: str, *, status: int = 200, **values: object) -> Response:
        """A template as a page in the language asked for; a language named in the address is remembered."""
        w = language(request)
        text = _templates().get_template(template).render(
            w=w, request=request, site=self, here=lambda **changes: here(request, **changes),
            user=_signed_in(request), csrf=lambda: token(request), **values,
        )  # fmt: skip
        response = Response(_OVERRIDES.sub("", text), status, media_type="text/html")
        if request.query_params.get("lang") in wording.LANGUAGES:
            response.set_cookie(
                "lang", w.language, max_age=31_536_000, samesite="lax", httponly=True, secure=self.settings.secure
            )
        response.headers["Content-Language"] = w.language
        return response

    def page(
        self,
        router: APIRouter,
        address: str,
        view: Callable[..., Any],
        template: str,
        *,
        model: type,
        summary: str,
        rows: Callable[[Any], Rows] | None = None,
        more: Callable[[Any], dict[str, Any]] | None = None,
    ) -> None:
        """Serves a view at an address as HTML, at address.json and, where it has rows, at address.csv; `more` is what only HTML draws."""

        given = Depends(view)

        def as_json(found: Any = given) -> Response:
            return Response(msgspec.json.encode(found), media_type="application/json")

        def as_html(request: Request, found: Any = given) -> Response:
            return self.render(request, template, view=found, **(more(found) if more else {}))

        router.add_api_route(f"{address}.json", as_json, response_model=model, summary=summary, name=f"{address}.json")
        if rows is not None:
            table = rows

            def as_csv(found: Any = given) -> Response:
                return Response(written(*table(found)), media_type="text/csv; charset=utf-8")

            router.add_api_route(
                f"{address}.csv", as_csv, summary=f"{summary}, as CSV", response_class=Response, name=f"{address}.csv"
            )
        router.add_api_route(address, as_html, include_in_schema=False, name=address)


@cache
def _templates() -> Environment:
    found = Environment(loader=PackageLoader("tawatur.web"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    found.globals.update(version=__version__, path=path)
    return found


def token(request: Request) -> str:
    """The session's word for forms; made where there is none."""
    if "csrf" not in request.session:
        request.session["csrf"] = secrets.token_urlsafe(24)
    return str(request.session["csrf"])


def _signed_in(request: Request) -> object:
    """Who is signed in, for the page to name; nobody where the machine's own user reads."""
    return getattr(request.state, "user", None) if request.session.get("user") else None


def language(request: Request) -> Wording:
    """The words to use: of the language in the address, else the one remembered, else the browser's first that is ours, else English."""
    asked = request.query_params.get("lang") or request.cookies.get("lang")
    if asked not in wording.LANGUAGES:
        preferred = [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
        asked = next((p for p in preferred if p in wording.LANGUAGES), "en")
    return Wording(asked)


def here(request: Request, **changes: object) -> str:
    """The address of this page with parts of its query changed; None takes a part away."""
    query = {k: v for k, v in request.query_params.multi_items() if v and k not in changes}
    query |= {k: str(v) for k, v in changes.items() if v is not None and k != "suffix"}
    return quote(request.url.path + str(changes.get("suffix", "")), safe="/%") + (
        "?" + urlencode(query) if query else ""
    )


def path(*parts: str, **query: object) -> Markup:
    """An address of the site, its parts quoted: path("actors", "?x") is /actors/%3Fx."""
    address = "/" + "/".join(quote(p, safe="") for p in parts)
    given = {k: str(v) for k, v in query.items() if v}
    return Markup("{}").format(address + ("?" + urlencode(given) if given else ""))


def written(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would take for a formula is quoted with «'»."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(c) for c in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text

"""What stands before the pages: who may see them, forms that only our pages can send, limits, and headers."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawatur.web.site import Site
from tawatur.web.users import Role, User, Users

LOCAL = User("local", "admin")  # whoever sits at the machine, where no accounts are asked for
_SIGNINS = parse("10/minute")
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Headers:
    """Adds the security headers to every answer, and keeps what is private out of caches."""

    def __init__(self, app: ASGIApp, private: bool) -> None:
        self._app = app
        self._page = "no-store" if private else "no-cache"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; `send` adds the headers."""
        static = scope.get("path", "").startswith("/static/")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = message["headers"]
                found.extend((k.encode(), v.encode()) for k, v in _HEADERS.items())
                found.append((b"cache-control", b"public, max-age=86400" if static else self._page.encode()))
            await send(message)

        await self._app(scope, receive, with_headers)


class Limit:
    """Answers 429 to an address that asks more often than it may."""

    def __init__(self, app: ASGIApp, rate: str) -> None:
        self._app, self._rate = app, parse(rate)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers it."""
        if scope["type"] == "http" and not scope["path"].startswith("/static/"):
            client = scope.get("client") or ("unknown", 0)
            if not self._limiter.hit(self._rate, client[0]):
                answer = Response("Too many requests. Wait a minute.\n", 429, {"retry-after": "60"}, "text/plain")
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)


class Guard:
    """Who asks, and what they may."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self.users = Users(site.record)

    def user(self, request: Request) -> User | None:
        """Who is signed in; whoever sits at the machine where no accounts are asked for."""
        name = request.session.get("user")
        if name:
            stands = request.session.get("stamp") == self.users.stamp(name)
            return self.users.find(name) if stands else None
        return None if self._site.settings.accounts else LOCAL

    def reader(self, request: Request) -> User:
        """The user, who may read. Answers 401 where nobody is signed in and somebody must be."""
        found = self.user(request)
        if found is None:
            raise HTTPException(401, "Sign in first.")
        request.state.user = found
        return found

    def reviewer(self, request: Request) -> User:
        """The user, who may review. Answers 403 to a reader."""
        return self._with("reviewer", request)

    def _with(self, role: Role, request: Request) -> User:
        found = self.reader(request)
        if not found.may(role):
            raise HTTPException(403, f"This needs the role {role}.")
        return found


def own_form(request: Request, csrf: str = Form("")) -> None:
    """Answers 403 to a form that a page of this session did not send."""
    expected = request.session.get("csrf", "")
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise HTTPException(403, "The form comes from another site.")
    if not expected or not secrets.compare_digest(str(expected).encode(), csrf.encode()):
        raise HTTPException(403, "The form is too old or not ours.")


def signing(site: Site, guard: Guard) -> APIRouter:
    """Signing in and out."""
    router = APIRouter(include_in_schema=False)
    limiter = MovingWindowRateLimiter(MemoryStorage())

    @router.get("/signin")
    def form(request: Request, next: str = "") -> Response:
        return site.render(request, "signin.html", next=_local(next), fault="")

    @router.post("/signin")
    def sign_in(
        request: Request, name: str = Form(""), password: str = Form(""), next: str = Form(""), csrf: str = Form("")
    ) -> Response:
        own_form(request, csrf)
        client = request.client.host if request.client else "unknown"
        if not limiter.hit(_SIGNINS, client) or not limiter.hit(_SIGNINS, "name", name):
            return site.render(request, "signin.html", status=429, next=_local(next), fault="signin.slow")
        user = guard.users.check(name, password[:1000])
        if user is None:
            return site.render(request, "signin.html", status=401, next=_local(next), fault="signin.wrong")
        request.session.clear()
        request.session.update(user=user.name, stamp=guard.users.stamp(user.name))
        return RedirectResponse(_local(next), 303)

    @router.post("/signout")
    def sign_out(request: Request, csrf: str = Form("")) -> Response:
        own_form(request, csrf)
        request.session.clear()
        return RedirectResponse("/signin", 303)

    return router


def _local(address: str) -> str:
    """The address, where it is one of ours; the timeline otherwise."""
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/events"

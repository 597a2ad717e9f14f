"""The addresses of the review: the queue, one event, and what is decided on it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from tawatur.record.decisions import KINDS, DecisionError, Draft, Stale
from tawatur.web.guard import Guard, own_form
from tawatur.web.site import Site, path
from tawatur.web.users import User
from tawatur.web.views import review


class Said(BaseModel):
    """What the form of a decision sends. `seen` is the revision that the person saw, `target` «field|value that is replaced»."""

    kind: str = ""
    seen: str = ""
    target: str = ""
    value: str = Field("", max_length=500)
    report: str = ""
    start: str = ""
    end: str = ""
    other: str = ""
    account: list[str] = []
    note: str = Field("", max_length=1000)
    csrf: str = ""


def router(site: Site, guard: Guard) -> APIRouter:
    """The review of a site. Reading needs the role of reader, deciding that of reviewer."""
    found = APIRouter()
    _queue(found, site, guard)
    _work(found, site, guard)
    _decide(found, site, guard)
    return found


def reviewer(request: Request, user: User) -> str:
    """The name that decisions carry: of the account, or the one given where there are no accounts; empty before."""
    return user.name if request.session.get("user") else str(request.session.get("reviewer", ""))


def _queue(router: APIRouter, site: Site, guard: Guard) -> None:
    user_of = Depends(guard.reader)

    def queue(request: Request, user: User = user_of) -> review.Queue:
        return review.queue(site.record, reviewer(request, user))

    site.page(
        router, "/review", queue, "review.html", model=review.Queue, summary="Events that wait for review",
        rows=lambda view: (review.COLUMNS, review.rows(view)),
    )  # fmt: skip


def _work(router: APIRouter, site: Site, guard: Guard) -> None:
    user_of = Depends(guard.reader)

    def work(request: Request, name: str, user: User = user_of) -> review.Work:
        return review.work(site.record, name, reviewer(request, user))

    site.page(
        router, "/review/{name}", work, "work.html", model=review.Work, summary="One event to be reviewed",
        more=lambda view: {"stale": None, "fault": "", "kept": None},
    )  # fmt: skip


def _decide(router: APIRouter, site: Site, guard: Guard) -> None:
    user_of = Depends(guard.reviewer)
    own = Depends(own_form)

    @router.post("/review", include_in_schema=False, dependencies=[own])
    def named(request: Request, user: User = user_of, name: str = Form("", max_length=60)) -> Response:
        if not request.session.get("user") and name.isprintable():
            request.session["reviewer"] = name.strip()
        return RedirectResponse("/review", 303)

    @router.post("/review/undo", include_in_schema=False, dependencies=[own])
    def undo(request: Request, user: User = user_of) -> Response:
        taken = site.record.undo(reviewer(request, user))
        if taken is None:
            return RedirectResponse("/review?undone=none", 303)
        back = _still(site, taken.accounts)
        return RedirectResponse(str(path("review", back, undone=taken.kind)) if back else "/review", 303)

    @router.post("/review/{name}", include_in_schema=False, dependencies=[own])
    def decide(request: Request, name: str, said: Annotated[Said, Form()], user: User = user_of) -> Response:
        who = reviewer(request, user)
        draft = None
        try:
            draft = _draft(site, name, said)
            site.record.decide(draft, who, said.seen)
        except Stale as fault:
            return _again(request, name, who, draft, stale=fault)
        except DecisionError as fault:
            return _again(request, name, who, draft, fault=str(fault))
        following = review.queue(site.record, who).events
        address = path("review", following[0].id, done=said.kind) if following else path("review", done=said.kind)
        return RedirectResponse(str(address), 303)

    def _again(request: Request, name: str, who: str, draft: Draft | None, *, stale: Stale | None = None, fault: str = "") -> Response:  # fmt: skip
        """The event as it is now, with the decision that was not put to force."""
        work = review.work(site.record, _where(site, name), who)
        return site.render(
            request, "work.html", status=409 if stale else 400, view=work, stale=stale, fault=fault, kept=draft
        )


def _draft(site: Site, name: str, said: Said) -> Draft:
    kind = next((k for k in KINDS if k == said.kind), None)
    if kind is None:
        raise DecisionError(f"{said.kind!r} is no decision; one of {', '.join(KINDS)}.")
    if kind == "split":
        return Draft(kind, name, others=tuple(said.account), note=said.note)
    if kind == "merge":
        return Draft(kind, name, others=site.record.event(said.other).accounts if said.other else (), note=said.note)
    if kind == "correct":
        return _correction(site, name, said)
    return Draft(kind, name, note=said.note)


def _correction(site: Site, name: str, said: Said) -> Draft:
    field, _, previous = said.target.partition("|")
    value = review.meant(site.record, field, said.value, said.report or None) if said.value.strip() else ""
    start, end = (int(x) if x.isascii() and x.isdigit() else None for x in (said.start, said.end))
    report = said.report or None if start is not None and end is not None else None
    return Draft("correct", name, (), field, previous, value, report, start, end, said.note)


def _still(site: Site, accounts: tuple[str, ...]) -> str | None:
    """The event that now has the first of these accounts."""
    from tawatur.record import queries

    with site.record.asking() as db:
        return queries.event_of(db, accounts[0])


def _where(site: Site, name: str) -> str:
    """The event's id, or where its accounts went since."""
    from tawatur.record import RecordError, queries

    try:
        return site.record.event(name).id
    except RecordError:
        with site.record.asking() as db:
            found = queries.successor(db, name)
        if found is None:
            raise
        return found

"""The pages as programs see them: every page in both languages, as JSON and CSV; what guards them; two people at once."""

from __future__ import annotations

import csv
import io
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from icalendar import Calendar
from jsonschema import Draft202012Validator
from sqlalchemy import select

from tawatur.record import Record, open_record, schema
from tawatur.web.users import Users
from tests.sites import HARM, OVERRIDE, SCRIPT, SQL, bundled, client, harmful

PAGES = ("/events", "/map", "/actors", "/topics", "/proposals", "/outlets", "/review", "/data", "/signin")


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords hashed with the least effort, for these tests alone."""
    monkeypatch.setattr("tawatur.web.users._hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the bundled reports, to be copied."""
    return bundled(tmp_path_factory.mktemp("web") / "demo.db")


@pytest.fixture(scope="module")
def record(file: Path) -> Iterator[Record]:
    """The bundled reports, for reading only."""
    with open_record(file) as found:
        yield found


@pytest.fixture(scope="module")
def pages(record: Record) -> TestClient:
    """The pages of the bundled reports."""
    return client(record)


@pytest.fixture
def fresh(file: Path, tmp_path: Path) -> Iterator[Record]:
    """The bundled reports in a record of one's own."""
    with open_record(shutil.copy(file, tmp_path / "own.db")) as found:
        yield found


_LINKED: dict[int, list[str]] = {}


def linked(pages: TestClient) -> list[str]:
    """Every address to which the pages lead from the timeline on, without those that only filter or change the language."""
    if id(pages) in _LINKED:
        return _LINKED[id(pages)]
    seen: set[str] = set()
    waiting = list(PAGES)
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        found = re.findall(r'href="(/[^"#?]*)"', pages.get(address).text)
        waiting += [a for a in found if not a.startswith("/static/") and not re.search(r"\.(json|csv|atom|rss|ics)$", a)]
    _LINKED[id(pages)] = sorted(seen)
    return _LINKED[id(pages)]


# -- every page ------------------------------------------------------------------------------------------------------


def test_every_page_leads_only_to_pages(pages: TestClient) -> None:
    """Every link within the pages of the bundled record is answered, and there are pages of each kind."""
    addresses = linked(pages)
    answers = {a: pages.get(a).status_code for a in addresses}
    assert {a: s for a, s in answers.items() if s not in (200, 307)} == {}
    for kind in ("events", "reports", "actors", "topics", "outlets", "review"):
        assert sum(a.startswith(f"/{kind}/") for a in addresses) > 3, kind


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_are_wholly_in_their_language(pages: TestClient, language: str) -> None:
    """The root says language and direction; no word of the interface is missing, and no name stays in the other script."""
    for address in linked(pages):
        page = pages.get(f"{address}?lang={language}")
        if page.status_code != 200:
            continue
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page.text
        assert page.headers["content-language"] == language
        titles = re.findall(r'<span class="event-who">(.*?)</span>', page.text, re.S)
        if language == "ar":
            assert [t for t in titles if re.search(r"[A-Za-z]", re.sub(r"<[^>]+>", "", t))] == [], address


def test_the_language_is_remembered_and_asked_of_the_browser(record: Record) -> None:
    """A language in the address is kept; else the browser's own is taken."""
    visitor = client(record)
    assert 'lang="ar"' in visitor.get("/events", headers={"accept-language": "fr, ar;q=0.8"}).text[:200]
    assert 'lang="en"' in visitor.get("/events").text[:200]
    visitor.get("/events?lang=ar")
    assert '<html lang="ar"' in visitor.get("/actors").text


def test_pages_ask_nothing_from_outside(pages: TestClient) -> None:
    """No page, style, script or drawing names another site's file; the policy forbids it besides."""
    for address in (*linked(pages), "/static/site.css", "/static/site.js"):
        answer = pages.get(address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert re.findall(r'(?:src|href|action)="(?:https?:)?//[^"]*"|url\(\s*["\']?https?:', answer.text) == [], address
        assert not re.search(r'\sstyle="|\son\w+="|<style|<script(?! src="/static/)', answer.text), address


def test_every_page_is_json_of_its_described_shape(pages: TestClient) -> None:
    """Every address of the OpenAPI description answers, and its JSON is what the description says."""
    described = pages.get("/openapi.json").json()
    assert described["openapi"].startswith("3.")
    real = _examples(pages)
    for path, methods in described["paths"].items():
        assert set(methods) == {"get"}, "the described interface only reads"
        name = real[path.split("/")[1].split(".")[0]] if "{name}" in path else ""
        asked = {"first": real["reports"], "second": real["reports"]} if "/compare" in path else {}
        if name == "?":
            continue  # the record has none of these
        address = path.replace("{name}", name)
        answer = pages.get(address, params=asked)
        assert answer.status_code == 200, address
        if path.endswith(".json"):
            shape = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            Draft202012Validator({"components": described["components"], **shape}).validate(answer.json())
            assert shape["$ref"]


def _examples(pages: TestClient) -> dict[str, str]:
    """A name that stands in the record for each kind of page."""
    event = max(pages.get("/events.json").json()["events"], key=lambda e: e["reports"])
    report = pages.get(f"/events/{event['id']}.json").json()["tellings"][0]["report"]
    named = pages.get("/proposals.json").json()["documents"]
    return {
        "events": event["id"], "review": event["id"], "reports": report, "actors": quote(pages.get("/actors.json").json()["actors"][0]["value"], safe=""),
        "topics": "ceasefire", "outlets": quote(pages.get("/outlets.json").json()["outlets"][0]["outlet"]),
        "proposals": quote(named[0]["value"], safe="") if named else "?",
    }  # fmt: skip


def test_tables_are_csv_of_the_same_rows(pages: TestClient) -> None:
    """The timeline's CSV has the JSON's events in the same order, its header first."""
    rows = list(csv.DictReader(io.StringIO(pages.get("/events.csv").text)))
    events = pages.get("/events.json").json()["events"]
    assert [r["id"] for r in rows] == [e["id"] for e in events]
    assert [r["status"] for r in rows] == [e["status"] for e in events]


def test_a_report_is_compared_with_the_one_it_copies(pages: TestClient) -> None:
    """From the card to both reports side by side: what was cut of the attribution is named, in both languages and as a table."""
    event = next(e["id"] for e in pages.get("/events.json?place=Muscat").json()["events"] if e["reports"] > 2)
    address = re.search(r'href="(/compare\?[^"]+)"', pages.get(f"/events/{event}?lang=en").text)
    assert address is not None
    asked = address.group(1).replace("&amp;", "&")
    compared = pages.get(asked.replace("/compare?", "/compare.json?")).json()
    assert {r["kind"] for r in compared["rows"]} >= {"changed", "dropped"}
    lost = {c["first"] for r in compared["rows"] for c in r["changes"] if c["field"] == "attribution" and not c["second"]}
    assert "Iranian Foreign Ministry" in lost
    assert "وزارة الخارجية الإيرانية</bdi></del>" in pages.get(f"{asked}&lang=ar").text
    table = list(csv.DictReader(io.StringIO(pages.get(asked.replace("/compare?", "/compare.csv?")).text)))
    assert [r["kind"] for r in table] == [r["kind"] for r in compared["rows"]]


def test_proposals_have_their_histories(pages: TestClient) -> None:
    """A proposal of the bundled reports is shown from its making to its answer, each step in its report's words."""
    plans = pages.get("/proposals.json").json()["plans"]
    answered = next(p for p in plans if p["answered"] and p["authors"])
    assert {s["stage"] for s in answered["steps"]} >= {"floated", "accepted"}
    page = pages.get("/proposals?lang=ar").text
    assert all(s["words"].split()[0] in page for s in answered["steps"])


def test_figures_stand_side_by_side(pages: TestClient) -> None:
    """The card gives the figures of its reports with their day and source, as a ledger."""
    cards = [pages.get(f"/events/{e['id']}.json").json() for e in pages.get("/events.json").json()["events"]]
    entries = [x for c in cards for a in c["figures"] for x in a["entries"]]
    assert entries
    assert all(x["report"] and x["source"] and x["text"] for x in entries)


# -- lists -----------------------------------------------------------------------------------------------------------


def test_each_filter_keeps_what_fits_and_drops_the_rest(pages: TestClient) -> None:
    """Every part of a filter gives only events that fit it, and some but not all of them."""
    everything = pages.get("/events.json").json()["events"]
    fits = {
        "status=planned": lambda e: e["status"] == "planned",
        "mode=meeting": lambda e: e["mode"] == "meeting",
        "type=AGREE": lambda e: e["type"] == "AGREE",
        "country=TUR": lambda e: "TUR" in e["countries"],
        "place=Muscat": lambda e: "Muscat" in e["places"],
        "topic=ceasefire": lambda e: "ceasefire" in e["topics"],
        "origins=2": lambda e: e["origins_min"] >= 2,
        "actor=steve-witkoff": lambda e: "steve-witkoff" in [w["id"] for w in e["who"]],
        "since=2025-03-15&until=2025-04-30": lambda e: (e["latest"] or "") >= "2025-03-15" and (e["earliest"] or e["latest"]) <= "2025-04-30",
    }  # fmt: skip
    for asked, fit in fits.items():
        found = pages.get(f"/events.json?{asked}").json()["events"]
        assert found, asked
        assert len(found) < len(everything), asked
        assert [e["id"] for e in found] == [e["id"] for e in everything if fit(e)], asked


def test_words_are_found_under_their_prefixes(pages: TestClient) -> None:
    """A word of a report is found whatever is joined to its front, in either language's name of who and where."""
    for words in ("مسقط", "Muscat", "المحادثات", "ويتكوف"):
        assert pages.get("/events.json", params={"q": words}).json()["total"] > 0, words
    assert pages.get("/events.json", params={"q": "كلمة لا ترد"}).json()["total"] == 0


def test_a_filter_that_cannot_be_read_is_refused_with_the_reason(pages: TestClient) -> None:
    """In one shape for programs, on a page for people."""
    answer = pages.get("/events.json?since=tomorrow")
    assert answer.status_code == 400
    assert "tomorrow" in answer.json()["error"]["message"]
    assert pages.get("/events?page=x").status_code == 400
    assert pages.get("/events/nothing.json").json()["error"]["status"] == 404
    assert "<main" in pages.get("/actors/nobody-of-that-name").text


def test_feeds_and_calendar_are_read_by_their_readers(pages: TestClient) -> None:
    """Atom and RSS hold the events of the filter; the calendar holds what is planned, with its days."""
    atom = ElementTree.fromstring(pages.get("/events.atom?topic=ceasefire&lang=ar").content)
    entries = atom.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == pages.get("/events.json?topic=ceasefire").json()["total"]
    rss = ElementTree.fromstring(pages.get("/events.rss?topic=ceasefire").content)
    assert len(rss.findall("channel/item")) == len(entries)
    planned = [e for e in pages.get("/events.json?status=planned").json()["events"] if e["earliest"] or e["latest"]]
    calendar = Calendar.from_ical(pages.get("/events.ics").content)
    assert {str(e["uid"]) for e in calendar.walk("VEVENT")} == {f"{e['id']}@tawatur" for e in planned}


# -- guards ----------------------------------------------------------------------------------------------------------


def _token(visitor: TestClient, address: str = "/review") -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', visitor.get(address).text)
    assert found is not None
    return found.group(1)


def test_forms_of_other_sites_are_refused(fresh: Record) -> None:
    """Without the session's word, or from another origin, nothing is decided."""
    visitor = client(fresh)
    event = visitor.get("/events.json").json()["events"][0]["id"]
    assert visitor.post(f"/review/{event}", data={"kind": "accept"}).status_code == 403
    token = _token(visitor)
    elsewhere = visitor.post("/review", data={"csrf": token, "name": "ليلى"}, headers={"origin": "http://elsewhere.example"})
    assert elsewhere.status_code == 403
    assert visitor.post("/review", data={"csrf": token, "name": "ليلى"}).status_code == 303


def test_too_many_requests_and_strange_hosts_are_refused(record: Record) -> None:
    """An address may ask so often; a host name that is not ours is not answered (DNS rebinding)."""
    visitor = client(record, rate="3/minute")
    assert [visitor.get("/events.json").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    assert client(record).get("/events", headers={"host": "rebound.example"}).status_code == 400


def test_roles_limit_what_accounts_may_do(fresh: Record) -> None:
    """Nobody reads without an account, a reader decides nothing, a reviewer does; wrong passwords are slowed down."""
    users = Users(fresh)
    users.add("قارئ", "a long password", "reader")
    users.add("مراجع", "another long password", "reviewer")
    visitor = client(fresh, accounts=True)
    assert visitor.get("/events.json").status_code == 401
    assert visitor.get("/events").headers["location"] == "/signin?next=%2Fevents"
    event = fresh.events()[0].id

    def sign_in(name: str, password: str, then: str = "/events") -> int:
        data = {"name": name, "password": password, "csrf": _token(visitor, "/signin"), "next": then}
        return visitor.post("/signin", data=data).status_code

    assert sign_in("قارئ", "not the password") == 401
    assert sign_in("قارئ", "a long password") == 303
    assert visitor.get("/events").status_code == 200
    assert visitor.get("/events").headers["cache-control"] == "no-store"
    seen = {"csrf": _token(visitor, f"/review/{event}"), "kind": "accept", "seen": visitor.get(f"/review/{event}.json").json()["revision"]}
    assert visitor.post(f"/review/{event}", data=seen).status_code == 403
    visitor.cookies.clear()
    assert sign_in("مراجع", "another long password") == 303
    seen["csrf"] = _token(visitor, f"/review/{event}")
    assert visitor.post(f"/review/{event}", data=seen).status_code == 303
    assert deciders(fresh) == ["مراجع"]
    users.remove("مراجع")
    assert visitor.get("/events.json").status_code == 401
    visitor.cookies.clear()
    assert [sign_in("قارئ", "guess") for _ in range(12)][-1] == 429


def test_sessions_end_with_the_password_that_began_them(fresh: Record) -> None:
    """A new password signs everybody out who used the old one."""
    users = Users(fresh)
    users.add("sara", "a long password", "reader")
    visitor = client(fresh, accounts=True)
    visitor.post("/signin", data={"name": "sara", "password": "a long password", "csrf": _token(visitor, "/signin"), "next": ""})
    assert visitor.get("/events.json").status_code == 200
    users.add("sara", "a newer long password", "reader")
    assert visitor.get("/events.json").status_code == 401


def test_signing_in_leads_only_to_our_pages(fresh: Record) -> None:
    """An address of another site is not followed."""
    Users(fresh).add("sara", "a long password", "reader")
    for address in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"):
        visitor = client(fresh, accounts=True)
        data = {"name": "sara", "password": "a long password", "csrf": _token(visitor, "/signin"), "next": address}
        assert visitor.post("/signin", data=data).headers["location"] == "/events"


# -- two people ------------------------------------------------------------------------------------------------------


def deciders(record: Record) -> list[str]:
    """Who decided, in order."""
    with record.asking() as db:
        return list(db.execute(select(schema.decisions.c.who).order_by(schema.decisions.c.id)).scalars())


def _reviewer(record: Record, name: str) -> TestClient:
    visitor = client(record)
    visitor.post("/review", data={"csrf": _token(visitor), "name": name})
    return visitor


def test_two_people_editing_at_once_lose_nothing(fresh: Record) -> None:
    """The second is shown what the first did and keeps what he wrote; both corrections stand once he confirms."""
    one, two = _reviewer(fresh, "Layla"), _reviewer(fresh, "Omar")
    event = next(e["id"] for e in one.get("/events.json?place=Muscat").json()["events"] if e["mode"] == "talks")
    seen = one.get(f"/review/{event}.json").json()["revision"]
    first = {"csrf": _token(one), "seen": seen, "kind": "correct", "target": "where|Muscat", "value": "Doha"}
    second = {"csrf": _token(two), "seen": seen, "kind": "correct", "target": "topics|", "value": "ceasefire", "note": "ملاحظة عمر"}
    assert one.post(f"/review/{event}", data=first).status_code == 303
    refused = two.post(f"/review/{event}", data=second)
    assert refused.status_code == 409
    for words in ("Layla", "ملاحظة عمر", "ceasefire"):
        assert words in refused.text
    second["seen"] = two.get(f"/review/{event}.json").json()["revision"]
    assert two.post(f"/review/{event}", data=second).status_code == 303
    shown = fresh.event(event)
    assert [v.value for v in shown.places] == ["Doha"]
    assert "ceasefire" in [v.value for v in shown.topics]
    assert deciders(fresh) == ["Layla", "Omar"]


def test_many_decisions_at_the_same_moment_are_all_kept_or_all_told(fresh: Record) -> None:
    """Of five people who decide on one event as they saw it, one succeeds and four are told so; nobody's decision half stands."""
    event = fresh.events()[0].id
    people = [_reviewer(fresh, f"reviewer {n}") for n in range(5)]
    seen = people[0].get(f"/review/{event}.json").json()["revision"]
    answers: list[int] = []

    def decide(person: TestClient, token: str, number: int) -> None:
        data = {"csrf": token, "seen": seen, "kind": "correct", "target": "topics|", "value": "water", "note": str(number)}
        answers.append(person.post(f"/review/{event}", data=data).status_code)

    threads = [threading.Thread(target=decide, args=(p, _token(p), n)) for n, p in enumerate(people)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert sorted(answers) == [303] + [409] * 4
    assert len(deciders(fresh)) == 1


def test_each_decision_can_be_taken_back(fresh: Record) -> None:
    """Accept, reject, correct, merge and split are undone one after the other, and the events are as before."""
    before = {e.id: e for e in fresh.events()}
    person = _reviewer(fresh, "Layla")
    told = next(e for e in before.values() if len(e.reports) > 2)
    other = next(e for e in before.values() if e.type == told.type and e.id != told.id)
    deeds = [
        {"kind": "accept"},
        {"kind": "reject"},
        {"kind": "correct", "target": "topics|", "value": "water"},
        {"kind": "split", "account": told.accounts[0]},
        {"kind": "merge", "other": other.id},
    ]
    for deed in deeds:
        seen = person.get(f"/review/{told.id}.json").json()["revision"]
        answer = person.post(f"/review/{told.id}", data={"csrf": _token(person), "seen": seen, **deed})
        assert answer.status_code == 303, deed
        person.post("/review/undo", data={"csrf": _token(person)})
        assert {e.id: e for e in fresh.events()} == before, deed


# -- harm ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def harm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Pages of reports that carry harm in every part."""
    with open_record(harmful(tmp_path_factory.mktemp("harm") / "harm.db")) as found:
        yield client(found)


def test_harm_in_reports_shows_as_text(harm: TestClient) -> None:
    """Markup from reports is nowhere markup: in no page, drawing or feed; and its words are shown."""
    shown = 0
    for address in linked(harm):
        for language in ("ar", "en"):
            page = harm.get(f"{address}?lang={language}")
            assert not re.search(r"<script>|<img|<svg onload|onerror=window[^&]*\"?>(?<!&gt;)", page.text.replace("&lt;", "")), address
            assert not re.search(r'href="\s*javascript:', page.text, re.I), address
            assert OVERRIDE[0] not in page.text, "directional overrides are not sent to the browser"
            assert "x-harmed" not in page.headers, address
            shown += page.text.count("&lt;script&gt;window.harmed=1&lt;/script&gt;")
    assert shown > 20
    for feed in ("/events.atom", "/events.rss"):
        assert ElementTree.fromstring(harm.get(feed).content) is not None
        assert SCRIPT not in harm.get(feed).text


def test_harm_in_tables_is_no_formula(harm: TestClient) -> None:
    """No cell of any CSV begins a formula, and every row keeps its columns whatever breaks a value holds."""
    tables = [a for a in linked(harm) if a not in ("/data", "/signin") and not a.startswith("/review/")]
    for address in tables:
        answer = harm.get(f"{address}.csv")
        assert answer.status_code == 200, address
        rows = list(csv.reader(io.StringIO(answer.text, newline="")))
        assert len({len(r) for r in rows}) == 1, address
        assert [c for r in rows for c in r if c[:1] in ("=", "+", "@", "\t", "\r")] == [], address


@pytest.mark.parametrize("words", [*HARM, "\" OR 1=1 --", "NEAR(", "a* AND (", "%' OR '1'='1", "\x00", "x" * 90])
def test_harm_in_questions_finds_or_finds_not(harm: TestClient, words: str) -> None:
    """Whatever is asked in whatever part of a filter is a value and no command; the record stays whole."""
    before = harm.get("/events.json").json()["total"]
    for part in ("q", "actor", "place", "topic", "outlet", "country", "status", "mode", "type", "verdict"):
        answer = harm.get("/events.json", params={part: words})
        assert answer.status_code == 200, part
        assert answer.json()["total"] < before or part in ("q", "outlet"), part
        page = harm.get("/events", params={part: words, "lang": words})
        assert page.status_code == 200
        assert "<script>window" not in page.text
    for address in ("actors", "topics", "proposals", "reports", "events", "review"):
        assert harm.get(f"/{address}/{quote(words, safe='')}").status_code in (200, 404), address
    assert harm.get("/actors.json", params={"q": words}).status_code == 200
    assert harm.get("/events.json").json()["total"] == before


def test_harm_in_decisions_shows_as_text(fresh: Record) -> None:
    """What reviewers write is kept as written and shown as text: names, values and notes."""
    person = _reviewer(fresh, SCRIPT)
    event = fresh.events()[0].id
    seen = person.get(f"/review/{event}.json").json()["revision"]
    data = {"csrf": _token(person), "seen": seen, "kind": "correct", "target": "who|", "value": SCRIPT, "note": SQL + SCRIPT}
    assert person.post(f"/review/{event}", data=data).status_code == 303
    for address in (f"/events/{event}", f"/review/{event}", "/review", "/events", "/actors"):
        assert SCRIPT not in person.get(address).text, address
    assert "&lt;script&gt;" in person.get(f"/events/{event}").text

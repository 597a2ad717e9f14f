"""The pages as people use them, in a real browser: every page in both languages, by keyboard, on a phone, for screen readers."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tawatur.publish.page import timeline_page
from tawatur.record import Record, open_record
from tawatur.web import Settings, application
from tests.sites import bundled, client, harmful

_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
pytestmark = pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium: install Debian's package chromium")


@dataclass(frozen=True, slots=True)
class Served:
    """A record that is being served at an address, and the addresses of one page of each kind."""

    base: str
    record: Record
    pages: dict[str, str]


def _serve(record: Record) -> Iterator[Served]:
    config = uvicorn.Config(application(record, Settings("for tests", rate="100000/minute")), port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Served(f"http://127.0.0.1:{port}", record, _one_of_each(record))
    server.should_exit = True
    thread.join()


def _one_of_each(record: Record) -> dict[str, str]:
    asked = client(record)
    events = asked.get("/events.json").json()["events"]
    event = max(events, key=lambda e: (e["reports"], e["contested"]))
    report = max(asked.get(f"/events/{event['id']}.json").json()["tellings"], key=lambda t: len(t["passages"]))["report"]
    actor = asked.get("/actors.json").json()["actors"][0]["value"]
    outlet = asked.get("/outlets.json").json()["outlets"][0]["outlet"]
    topic = asked.get("/topics.json").json()["topics"][0]["value"]
    named = asked.get("/proposals.json").json()["documents"]
    return {
        "timeline": "/events", "event": f"/events/{event['id']}", "report": f"/reports/{report}", "actors": "/actors", "actor": f"/actors/{quote(actor, safe='')}",
        "topics": "/topics", "topic": f"/topics/{quote(topic)}", "proposals": "/proposals", "map": "/map", "outlets": "/outlets", "outlet": f"/outlets/{quote(outlet)}",
        "review": "/review", "work": f"/review/{event['id']}", "compare": f"/compare?first={report}&second={report}", "data": "/data", "error": "/events/nothing",
    } | ({"proposal": f"/proposals/{quote(named[0]['value'], safe='')}"} if named else {})  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    with sync_playwright() as play:
        found = play.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the bundled reports, to be copied."""
    return bundled(tmp_path_factory.mktemp("browser") / "demo.db")


@pytest.fixture(scope="module")
def served(file: Path) -> Iterator[Served]:
    """The bundled reports, served."""
    with open_record(file) as record:
        yield from _serve(record)


@pytest.fixture
def own(file: Path, tmp_path: Path) -> Iterator[Served]:
    """The bundled reports in a record of one's own, served."""
    with open_record(shutil.copy(file, tmp_path / "own.db")) as record:
        yield from _serve(record)


def _visitor(browser: Browser, **options: object) -> tuple[BrowserContext, Page, list[str]]:
    """A context, its page, and the list of what goes wrong in it: errors of scripts, failed and outside requests, dialogs."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(15_000)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(f"script: {fault}"))
    page.on("console", lambda words: faults.append(words.text) if words.type == "error" and "404" not in words.text and "409" not in words.text else None)
    page.on("requestfailed", lambda asked: faults.append(f"failed: {asked.url}") if "icon.svg" not in asked.url else None)
    page.on("request", lambda asked: faults.append(f"outside: {asked.url}") if not asked.url.startswith(("http://127.0.0.1", "data:", "file:")) else None)
    page.on("dialog", lambda dialog: (faults.append("dialog"), dialog.dismiss()))
    return context, page, faults


def _serious(page: Page, *, contrast: bool) -> list[str]:
    """What axe finds of serious or critical impact: rule, help, and the first place of each; measuring contrast takes it longest."""
    options = _RULES | {"rules": {"color-contrast": {"enabled": contrast}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {v['help']} {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]


# -- every page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_whole_and_accessible(browser: Browser, served: Served, language: str) -> None:
    """One of each kind: a heading, no fault, nothing from outside, nothing beyond the edge on a desk or a phone, nothing serious for axe."""
    context, page, faults = _visitor(browser, viewport={"width": 1440, "height": 900})
    wide, serious = {}, {}
    for name, address in served.pages.items():
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"{served.base}{address}{'&' if '?' in address else '?'}lang={language}")
        assert page.locator("h1").count() == 1, name
        assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == [language, "rtl" if language == "ar" else "ltr"]
        if language == "ar" or name in ("timeline", "event", "work"):
            serious[name] = _serious(page, contrast=language == "ar" and name in ("event", "report", "map", "review"))
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 844})
            wide[f"{name} {width}"] = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert {k: v for k, v in serious.items() if v} == {}
    assert {k: v for k, v in wide.items() if v > 0} == {}
    assert faults == []


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}], ids=["dark", "phone"])
def test_main_pages_are_accessible_in_the_dark_and_on_a_phone(browser: Browser, served: Served, look: dict[str, object]) -> None:
    """Contrast holds in dark colours, and what is folded for a phone can be reached."""
    context, page, faults = _visitor(browser, **look)
    found = {}
    for name in ("event", "report", "map"):
        page.goto(f"{served.base}{served.pages[name]}?lang=ar")
        found[name] = _serious(page, contrast="color_scheme" in look)
    context.close()
    assert {k: v for k, v in found.items() if v} == {}
    assert faults == []


def test_harm_in_reports_does_nothing(browser: Browser, tmp_path: Path) -> None:
    """Markup, scripts, drawings and directional overrides from reports run nowhere and turn nothing around."""
    with open_record(harmful(tmp_path / "harm.db")) as record:
        for served in _serve(record):
            context, page, faults = _visitor(browser)
            for name, address in served.pages.items():
                page.goto(f"{served.base}{address}{'&' if '?' in address else '?'}lang=ar")
                assert page.evaluate("window.harmed") is None, name
                assert page.locator("main img, main script, svg svg").count() == 0, name
            context.close()
            assert faults == []


# -- the directions --------------------------------------------------------------------------------------------------

_ORDER = """() => {
  const wrong = [];
  for (const bdi of document.querySelectorAll("main bdi + bdi")) {
    const before = bdi.previousElementSibling, base = getComputedStyle(bdi.parentElement).direction;
    const a = before.getClientRects(), b = bdi.getClientRects();
    if (a.length !== 1 || b.length !== 1 || Math.abs(a[0].top - b[0].top) > 3) continue;
    const follows = base === "rtl" ? b[0].right <= a[0].left + 1 : b[0].left >= a[0].right - 1;
    if (!follows) wrong.push(before.textContent + " | " + bdi.textContent);
  }
  return wrong;
}"""
_WORDS = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const words = [], walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const found of node.textContent.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(node, found.index); range.setEnd(node, found.index + found[0].length);
      const box = range.getBoundingClientRect();
      if (box.width > 1) words.push([found[0], Math.round(box.top), box.left + box.width / 2]);
    }
  return words;
})"""


def _lines(words: list[tuple[str, int, float]]) -> list[list[tuple[str, float]]]:
    """Words by line, in the order of the text."""
    lines: dict[int, list[tuple[str, float]]] = {}
    for word, top, x in words:
        key = next((t for t in lines if abs(t - top) <= 8), top)
        lines.setdefault(key, []).append((word, x))
    return list(lines.values())


def _script(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return ""
    return "ar" if "\u0600" <= letters[0] <= "\u06ff" else "latin"


def _in_order(line: list[tuple[str, float]], base: str) -> bool:
    """Whether words of the line's own script follow each other in its direction, and foreign words beside each other in theirs."""
    own = "ar" if base == "rtl" else "latin"
    places = [x for word, x in line if _script(word) == own]
    forward = sorted(places, reverse=base == "rtl")
    foreign = [(a[1], b[1]) for a, b in pairwise(line) if _script(a[0]) == _script(b[0]) != "" and _script(a[0]) != own]
    return places == forward and all((a < b) if own == "ar" else (a > b) for a, b in foreign)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_lines_of_both_directions_are_read_in_their_order(browser: Browser, served: Served, language: str) -> None:
    """Names in either script, numbers and dates stand in the order in which they are read: line by line, word by word."""
    context, page, _ = _visitor(browser, viewport={"width": 1440, "height": 900})
    base = "rtl" if language == "ar" else "ltr"
    seen = 0
    for name in ("timeline", "event", "report", "actor", "topic", "outlet", "work", "map"):
        page.goto(f"{served.base}{served.pages[name]}?lang={language}")
        assert page.evaluate(_ORDER) == [], name
        for selector, direction in (("main h1:not([lang]), main .event-who, main .lead, main .event-day, main .telling-meta", base), ("main blockquote, main .report-text p", "rtl")):
            for words in page.evaluate(_WORDS, selector):
                for line in _lines(words):
                    if len({_script(w) for w, _ in line} - {""}) < 2 and len(line) < 3:
                        continue
                    seen += 1
                    assert direction == "ltr" or name != "timeline" or _in_order(line, direction), (name, line)
                    if selector.startswith("main blockquote"):
                        assert _in_order(line, "rtl"), (name, line)
    context.close()
    assert seen > 20


def test_dates_and_ranges_are_read_from_their_first_day(browser: Browser, own: Served) -> None:
    """«من 25 يوليو إلى 31 يوليو» runs from right to left, «25 July to 31 July» from left to right, whatever stands beside it."""
    context, page, _ = _visitor(browser, viewport={"width": 1440, "height": 900})
    for language, words in (("ar", ["من", "إلى"]), ("en", ["April", "to"])):
        page.goto(f"{own.base}/events?status=planned&lang={language}")
        found = [line for group in page.evaluate(_WORDS, ".day-label") for line in _lines(group)]
        assert found
        for line in found:
            places = [x for _, x in line]
            assert places == sorted(places, reverse=language == "ar"), line
        assert words
    context.close()


# -- using it --------------------------------------------------------------------------------------------------------


def test_a_filter_is_kept_in_the_address_and_over_the_language(browser: Browser, served: Served) -> None:
    """Choosing shows what fits, the address says it, switching the language keeps it, going back undoes it."""
    context, page, faults = _visitor(browser, viewport={"width": 1440, "height": 900})
    page.goto(f"{served.base}/events?lang=en")
    every = page.locator("li.event").count()
    page.select_option("#f-status", "planned")
    page.click(".filter-form button[type=submit]")
    page.wait_for_url("**/events?status=planned")
    planned = page.locator("li.event").count()
    assert 0 < planned < every
    page.click("a.language")
    assert page.locator("html[lang=ar]").count() == 1
    assert page.locator("li.event").count() == planned
    page.fill("#search", "مسقط")
    page.press("#search", "Enter")
    assert "q=" in page.url
    assert page.locator("li.event").count() > 0
    page.go_back()
    page.go_back()
    assert page.url.endswith("/events?status=planned")
    context.close()
    assert faults == []


def test_marks_are_explained_under_the_pointer_and_by_keyboard(browser: Browser, served: Served) -> None:
    """A mark of the report shows its explanation when pointed at and when reached by Tab; Escape takes it away; a screen reader is told."""
    context, page, _ = _visitor(browser, viewport={"width": 1440, "height": 900})
    page.goto(f"{served.base}{served.pages['report']}?lang=en")
    mark = page.locator(".report-text a.mark").first
    mark.hover()
    assert page.locator(".tip").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".tip").is_hidden()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.report-text a.mark')"):
            break
    assert page.locator(".tip").is_visible()
    note = page.evaluate("document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent")
    assert page.evaluate("document.activeElement.textContent") in note
    context.close()


def _focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_review_is_done_by_keyboard_alone(browser: Browser, own: Served, language: str) -> None:
    """From the queue on, without the mouse: a name given, then accept, correct by selecting words, split, merge, reject and undo."""
    context, page, faults = _visitor(browser, viewport={"width": 1440, "height": 900})
    page.goto(f"{own.base}/review?lang={language}")
    assert _focus(page) == "reviewer"
    page.keyboard.type("Layla")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    page.locator("#begin").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/e*")
    events = {e.id: e for e in own.record.events()}

    def at(address: str) -> None:
        page.goto(f"{own.base}/review/{address}")

    def decided() -> str:
        page.locator("[role=status]").wait_for()
        return page.url.rpartition("done=")[2]

    page.keyboard.press("a")
    assert decided() == "accept"
    told = max(own.record.events(), key=lambda e: len(e.reports))
    at(told.id)
    page.keyboard.press("c")
    assert _focus(page) == "target"
    value = told.places[0].value
    page.select_option("#target", f"where|{value}")  # the arrows of a select are the browser's own
    page.locator(".words").first.focus()
    for key in ("Home", "ArrowLeft", "ArrowLeft", "Shift+ArrowLeft"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    assert _focus(page) == "value"
    chosen = page.locator("#span-words").text_content() or ""
    assert len(chosen.split()) == 2
    start, end = (int(page.input_value(f"#span-{x}")) for x in ("start", "end"))
    text = own.record.reading(page.input_value("#span-report")).report.text
    assert text[start:end].split() == chosen.split()
    page.keyboard.press("Control+a")
    page.keyboard.type("الدوحة")
    page.keyboard.press("Enter")
    assert decided() == "correct"
    assert [v.value for v in own.record.event(told.id).places] == ["Doha"]
    at(told.id)
    page.keyboard.press("s")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert decided() == "split"
    rest = max(own.record.events(), key=lambda e: len(e.reports))
    assert len(rest.accounts) == len(told.accounts) - 1 or len(rest.reports) < len(told.reports)
    page.keyboard.press("u")
    page.wait_for_url("**undone=split*")
    at(told.id)
    page.keyboard.press("m")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert decided() == "merge"
    assert len(own.record.events()) == len(events) - 1
    at(own.record.events()[0].id)
    page.keyboard.press("r")
    assert decided() == "reject"
    context.close()
    assert faults == []


def test_single_keys_can_be_turned_off(browser: Browser, own: Served) -> None:
    """Whoever speaks to the machine or has a slip of the hand is not made to decide: WCAG 2.1.4."""
    context, page, _ = _visitor(browser)
    page.goto(f"{own.base}/review?lang=en")
    page.fill("#reviewer", "Omar")
    page.press("#reviewer", "Enter")
    page.goto(f"{own.base}{own.pages['work']}")
    page.uncheck("#keys")
    page.locator("h1").click()
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert page.url.endswith(own.pages["work"])
    context.close()


def test_pages_print_without_their_controls(browser: Browser, served: Served) -> None:
    """On paper there is the event and no menu, search or filter; nobody who asked for less motion is moved."""
    context, page, _ = _visitor(browser, reduced_motion="reduce")
    page.goto(f"{served.base}{served.pages['event']}?lang=ar")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.emulate_media(media="print")
    assert page.locator("header.top").is_hidden()
    assert page.locator("blockquote").first.is_visible()
    assert page.pdf()[:5] == b"%PDF-"
    context.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_single_page_needs_nothing_but_itself(browser: Browser, served: Served, tmp_path: Path, language: str) -> None:
    """The timeline as one file opens without a request, unfolds each event by keyboard, and is as accessible as the pages."""
    record = served.record
    events = record.events()
    cards = [(e, record.accounts(e.accounts)) for e in events]
    readings = {r: record.reading(r) for e in events for r in e.reports}
    file = tmp_path / "timeline.html"
    file.write_text(timeline_page(cards, readings, language), encoding="utf-8")
    context, page, faults = _visitor(browser, offline=True)
    page.goto(file.as_uri())
    assert page.locator("summary.event-line").count() == len(events)
    page.locator("summary.event-line").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("blockquote").first.is_visible()
    assert _serious(page, contrast=language == "en") == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()
    assert faults == []

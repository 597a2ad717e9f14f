"""Takes the pictures of the documentation from the bundled reports: `screenshots.py` serves them and writes docs/images; needs Debian's chromium and the test requirements."""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from tawatur.ingest import Refusal, reports
from tawatur.reading import read_report
from tawatur.record import open_record, queries
from tawatur.web import Settings, application

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "images"
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


def main() -> None:
    """Writes one picture for each row of `_shots`."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "demo.db") as record:
        record.add(read_report(r) for r in reports([ROOT / "demo" / "reports"]) if not isinstance(r, Refusal))
        server = uvicorn.Server(uvicorn.Config(application(record, Settings("pictures")), port=0, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        event = max(record.events(), key=lambda e: len(e.reports))
        with record.asking() as db:
            actor = queries.counts(db, "actor", 1)[0].value
        report = next(f.report for f in record.accounts(event.accounts) if f.account.chain)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for name, address, language, size, dark in _shots(event.id, report, actor):
                _take(browser, f"{base}{address}?lang={language}", TARGET / f"{name}.png", size, dark)
        server.should_exit = True


def _shots(event: str, report: str, actor: str) -> list[tuple[str, str, str, dict[str, int], bool]]:
    """(name, address, language, size of the window, in dark colours)."""
    return [
        ("timeline-ar", "/events", "ar", DESK, False), ("timeline-phone", "/events", "en", PHONE, False), ("event-en", f"/events/{event}", "en", DESK, True),
        ("report-ar", f"/reports/{report}", "ar", DESK, False), ("actor-en", f"/actors/{actor}", "en", DESK, False), ("map-ar", "/map", "ar", DESK, False),
        ("review-en", f"/review/{event}", "en", DESK, False),
    ]  # fmt: skip


def _take(browser: Browser, address: str, target: Path, size: dict[str, int], dark: bool) -> None:
    page = browser.new_page(viewport={"width": size["width"], "height": size["height"]}, color_scheme="dark" if dark else "light")
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=target)
    page.close()
    print(target.relative_to(ROOT), file=sys.stderr)


if __name__ == "__main__":
    main()

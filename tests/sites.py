"""Records to be shown in the browser: of the bundled reports, and of reports that mean harm."""

from __future__ import annotations

import datetime
from pathlib import Path

from fastapi.testclient import TestClient

from tawatur.ingest import Refusal, prepare, reports
from tawatur.model import Reading
from tawatur.reading import read_report
from tawatur.record import Record, open_record
from tawatur.web import Settings, application
from tests.conftest import ROOT

SCRIPT = "<script>window.harmed=1</script>"
IMAGE = "\"><img src=x onerror=window.harmed=1>"
DRAWING = "</text></svg><svg onload=window.harmed=1>"
OVERRIDE = "\u202eنص معكوس"
FORMULA = "=HYPERLINK(\"http://example.invalid\";\"x\")"
BREAK = "سطر\r\nX-Harmed: 1"
SQL = "'; DROP TABLE events; --"
HARM = (SCRIPT, IMAGE, DRAWING, OVERRIDE, FORMULA, BREAK, SQL)


def bundled(path: Path) -> Path:
    """A record of the bundled reports at a path."""
    with open_record(path) as record:
        record.add(read_report(r) for r in reports([ROOT / "demo" / "reports"]) if not isinstance(r, Refusal))
    return path


def harmful(path: Path) -> Path:
    """A record whose reports carry harm in every part: text, title, outlet, address and source."""
    with open_record(path) as record:
        record.add(_harm(n, words) for n, words in enumerate(HARM))
    return path


def _harm(number: int, words: str) -> Reading:
    text = (
        f"{words}\n"
        f"التقى وزير الخارجية التركي هاكان فيدان نظيره الروسي سيرغي لافروف في أنقرة، الجمعة، وفق ما قال المتحدث «{words}».\n"
        f"وقال فيدان إن «{words} يجب أن يتوقف»، ورفض مقترح «{words}» بعد مقتل {number + 3} أشخاص.\n"
        f"وسلم الوسيط سمير {words} الخوري، مدير هيئة «{words}»، مقترحاً لوقف إطلاق النار إلى لافروف."
    )
    report = prepare(
        text, source=f"{words}.txt", published=datetime.date(2025, 3, 15), outlet=f"صحيفة {words}", url=f"javascript:{words}", title=words,
    )  # fmt: skip
    return read_report(report)


def client(record: Record, **settings: object) -> TestClient:
    """Asks the pages of a record, as somebody at the machine itself."""
    given = Settings("for tests only", **({"rate": "100000/minute"} | settings))  # type: ignore[arg-type]
    return TestClient(application(record, given), base_url="http://localhost", follow_redirects=False)

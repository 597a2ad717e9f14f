"""Reports are taken in, bad ones named with the remedy, and pages told apart from their furniture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tawatur.ingest import Refusal, prepare, reports

PAGE = """لقاء في مسقط

آخر تحديث: 13 أبريل 2025
وزير الخارجية العماني خلال ندوة (الأناضول)
شارك

التقى عباس عراقجي بدر البوسعيدي في مسقط.

اقرأ أيضًا: التقى حاكم الإقليم سفير الجزر
مقالات ذات صلة
زيارة سفير إلى المتحف
اترك تعليقاً
لن يتم نشر عنوان بريدك الإلكتروني
"""


def test_furniture_is_not_body() -> None:
    """Headline, date line, caption, share bar, links and comment form are marked."""
    report = prepare(PAGE)
    kinds = {PAGE[z.start : z.end].split()[0]: z.kind for z in report.zones}
    assert kinds["لقاء"] == "headline"
    assert kinds["آخر"] == "published_line"
    assert kinds["وزير"] == "caption"
    assert kinds["شارك"] == "boilerplate"
    assert kinds["اقرأ"] == "related"
    assert kinds["زيارة"] in ("related", "boilerplate")
    assert "التقى" not in kinds
    assert report.published == date(2025, 4, 13)
    assert report.published_from == "text"


@pytest.mark.parametrize(
    ("text", "day", "source"),
    [
        ("مسقط 12 أبريل 2025 (شينخوا) -- اختتم الوفدان جولة من المحادثات.", date(2025, 4, 12), "dateline"),
        ("بيروت - 19 تشرين الثاني 2024 (رويترز) - استقبل رئيس المجلس الموفد.", date(2024, 11, 19), "dateline"),
        ("التقى الوزيران في 12 أبريل 2025 في مسقط.", None, "none"),
        ("التقى الوزيران أمس في مسقط.", None, "none"),
    ],
)
def test_publication_is_read_or_unknown(text: str, day: date | None, source: str) -> None:
    """A dateline gives the day; a day in the prose does not."""
    report = prepare(text)
    assert (report.published, report.published_from) == (day, source)


def test_a_given_date_wins() -> None:
    """What the caller knows stands over what the page prints."""
    assert prepare(PAGE, published=date(2025, 4, 14)).published == date(2025, 4, 14)


def test_bad_files_are_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    """Empty and binary files are refused by name with the reason; the good ones are read, whatever their encoding."""
    (tmp_path / "a_good.txt").write_text("التقى الوزيران.", encoding="utf-8")
    (tmp_path / "b_empty.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "c_1256.txt").write_bytes("التقى الوزيران".encode("cp1256"))
    (tmp_path / "d_null.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "e_bom.txt").write_bytes("\ufeffالتقى الوفدان.".encode())
    (tmp_path / "f_utf16.txt").write_bytes("التقى الجانبان.".encode("utf-16"))
    found = list(reports([tmp_path]))
    refused = {Path(r.source).name: r.reason for r in found if isinstance(r, Refusal)}
    assert set(refused) == {"b_empty.txt", "d_null.txt"}
    assert all(name in reason for name, reason in refused.items())
    assert [r.text for r in found if not isinstance(r, Refusal)] == [
        "التقى الوزيران.",
        "التقى الوزيران",
        "التقى الوفدان.",
        "التقى الجانبان.",
    ]


def test_rows_of_jsonl(tmp_path: Path) -> None:
    """Each row is a report under its id; bad rows are named by line."""
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"id": "r1", "published": "2025-03-01", "outlet": "الأفق", "text": "التقى الوزيران."}\n'
        "not json\n"
        '{"id": "r3"}\n'
        '{"id": "r4", "published": "yesterday", "text": "نص"}\n'
        '{"id": "r5", "text": "اجتمع الوفدان."}\n',
        encoding="utf-8",
    )
    found = list(reports([path]))
    assert [r.source for r in found if not isinstance(r, Refusal)] == ["r1", "r5"]
    assert found[0].published == date(2025, 3, 1)  # type: ignore[union-attr]
    assert [r.source.rsplit(":", 1)[1] for r in found if isinstance(r, Refusal)] == ["2", "3", "4"]

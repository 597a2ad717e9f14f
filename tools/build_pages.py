"""Writes evaluation/pages: pages in the manner of many outlets' markup, from skins and the project's own passages, and their gold.

A skin is the markup of one kind of page: what stands around the article, and how its paragraphs are set. Those of skins.txt were at hand while the
extractor was made, those of skins_test.txt were written after it. Every text was written for the project. One command: python tools/build_pages.py
"""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hijridate import Gregorian
from jinja2 import Environment

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "evaluation" / "pages"
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
HIJRI = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"]
HEADS = [
    "خلفية المحادثات", "مواقف متباعدة", "ما الذي اتفق عليه الطرفان", "ضمانات ومهل", "ردود أولية", "الجولة المقبلة", "ملف الأسرى على الطاولة", "وساطة بلا إعلان",
]  # fmt: skip
SUBHEADED = {"live_blog", "subheads", "strong_subheads"}
CITIES = ["مسقط", "الدوحة", "القاهرة", "أنقرة", "جنيف"]


@dataclass(frozen=True, slots=True)
class Story:
    """A title and its paragraphs."""

    t: str
    ps: list[str]


def stories() -> list[Story]:
    """The passages with three paragraphs or more, their datelines and credits left out."""
    found = []
    for path in sorted((ROOT / "evaluation" / "passages").glob("*.txt"))[:60]:  # the pages stay as they are when passages are added
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        ps = [p for p in lines[1:] if len(p) > 75 and p.endswith((".", "»", '"'))]
        ps = [p for p in ps if not re.match(r"^[^.]{0,60}[)\-–:]\s*[-–]{0,2}\s", p) and "/" not in p[:60] and "المصدر" not in p[:10]]
        if len(ps) >= 3 and 12 < len(lines[0]) < 110 and not lines[0].endswith("."):
            found.append(Story(lines[0], ps))
    return found


def read(path: Path) -> list[tuple[str, str]]:
    """(name, markup) of the skins in a file."""
    parts = re.split(r"^=== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def main() -> None:
    """Writes the pages and gold.json."""
    env = Environment(autoescape=False)  # the texts are the project's own
    env.filters["wrap"] = lambda p: textwrap.wrap(p, 70)
    told = stories()
    titles = [s.t for s in told]
    leads = [s.ps[0] for s in told]
    gold: dict[str, object] = {}
    for old in PAGES.glob("*.html"):
        old.unlink()
    skins = [(n, name, skin) for file, first in (("skins.txt", 0), ("skins_test.txt", 100)) for n, (name, skin) in enumerate(read(PAGES / file), first)]
    for n, name, skin in skins:
        story = told[(n + n // 100 * 23) % len(told)]
        day = date(2023, 2, 3) + timedelta(days=17 * (n % 70))
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        turned = [*range(n + 3, len(told)), *range(n + 3)]
        page = env.from_string(skin).render(
            t=story.t, ps=story.ps, x=[titles[k % len(told)] for k in turned if told[k % len(told)] is not story], heads=HEADS,
            l=[leads[k % len(told)] for k in turned if told[k % len(told)] is not story], others=[told[k % len(told)] for k in turned if told[k % len(told)] is not story],
            d=day.isoformat(), dar=f"{day.day} {MONTHS[day.month - 1]} {day.year}", den=f"{day.day}th, {ENGLISH[day.month - 1]} {day.year}",
            dnum=f"{day.day}/{day.month}/{day.year}", dshort=f"{day.day} {MONTHS[day.month - 1]}", hijri=f"{hijri.day} {HIJRI[hijri.month - 1]} {hijri.year} هـ",
            city=CITIES[n % len(CITIES)],
        )  # fmt: skip
        file = f"{n + 1:02}_{name}.html"
        if name == "entities":
            page = "".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in page)
        raw = page.encode("cp1256", "xmlcharrefreplace") if "1256" in skin else page.encode()
        (PAGES / file).write_bytes(raw)
        gold[file] = {"title": story.t, "published": day.isoformat(), "body": story.ps, "neutral": HEADS[: len(story.ps)] if name in SUBHEADED else []}
    (PAGES / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(gold)} pages of {len(told)} stories in {PAGES.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

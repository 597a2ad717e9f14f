"""The record's timeline as one self-contained page in the design of the web pages: no script, no outside request."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader

from tawatur.model import Event, Filed, Reading

_EMBEDDED = ("plex-latin-400", "plex-latin-600", "plex-arabic-400", "plex-arabic-600", "naskh-400")


def timeline_page(
    cards: Sequence[tuple[Event, Sequence[Filed]]], readings: Mapping[str, Reading], language: str = "en"
) -> str:
    """The page's HTML in «en» or «ar». Everything that comes from a report is escaped."""
    from tawatur.web.views import event as events
    from tawatur.web.views import lines
    from tawatur.web.wording import Wording

    shown = [(lines.line(lines.line_of(event, filed)), event, filed) for event, filed in cards]
    made = {line.id: events.card_of(event, filed, readings, (), line) for line, event, filed in shown}
    days = lines.days(line for line, _, _ in shown)
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("tawatur.publish"), PackageLoader("tawatur.web")]),
        autoescape=True, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    reports = {r for _, event, _ in shown for r in event.reports}
    outlets = {o for _, event, _ in shown for o in event.outlets}
    return environment.get_template("page.html").render(
        w=Wording(language), days=days, cards=made, total=len(shown), reports=len(reports), outlets=len(outlets), style=_style(),
    )  # fmt: skip


def _style() -> str:
    """The style of the web pages with the fonts inside; faces that are not embedded are left to the machine's own."""
    static = resources.files("tawatur.web") / "static"
    style = (static / "site.css").read_text(encoding="utf-8")

    def face(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in _EMBEDDED:
            return ""
        font = base64.b64encode((static / "fonts" / f"{name}.woff2").read_bytes()).decode()
        return match.group(0).replace(f"fonts/{name}.woff2", f"data:font/woff2;base64,{font}")

    return re.sub(r"@font-face \{[^}]*url\(fonts/([\w-]+)\.woff2\)[^}]*\}", face, style)

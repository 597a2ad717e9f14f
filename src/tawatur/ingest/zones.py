"""Which stretches of a page are headline, publication line, caption, credit, links or furniture, not running body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur import lexicon
from tawatur.language import fold, tokenise
from tawatur.model import Zone

_CLOSED = re.compile(r"[.!?؟۔…:؛][\"”»’')\]\s\u200f\u200e]*$")
_SHORT = 120  # characters: a line longer than this is running text; chosen on real pages
_TOLD_BY = 300  # characters of a line that are folded: no phrase of furniture is longer
_CREDIT = re.compile(r"^\s*[(\[（][^()\[\]]{2,60}[)\]）]\s*[.]?\s*$")
_CAPTION = re.compile(r"[(\[][^()\[\]]{2,30}[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page that is not blank, stripped; half-open. `folded`: the look-up form of its first words."""

    start: int
    end: int
    text: str
    folded: str


def lines(text: str) -> tuple[Line, ...]:
    """The lines of a page that hold anything."""
    found = []
    for m in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        stripped = m.group().strip()
        if stripped:
            start = m.start() + len(m.group()) - len(m.group().lstrip())
            words = " ".join(t.norm for t in tokenise(stripped, 0, _TOLD_BY) if t.kind != "mark")
            found.append(Line(start, start + len(stripped), stripped, words))
    return tuple(found)


@cache
def _furniture() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in lexicon.table("boilerplate"):
        for words in row.many("phrase"):
            found.setdefault(row["how"], []).append(" ".join(t.norm for t in tokenise(words)))
    return {how: tuple(sorted(set(phrases), key=len, reverse=True)) for how, phrases in found.items()}


def zones(page: Sequence[Line], dated: Sequence[int] = ()) -> tuple[Zone, ...]:
    """The zones of a page, in order and apart from each other. `dated`: starts of lines that are nothing but a publication date."""
    found: list[Zone] = []
    rest = False
    links = False
    plain = 0
    open_lines = sum(1 for line in page if not _CLOSED.search(line.text) and len(line.text) < _SHORT)
    telegraphic = len(page) >= 4 and open_lines > 0.75 * len(page)
    for n, line in enumerate(page):
        kind = None
        if rest:
            kind = "boilerplate"
        elif line.start in dated:
            kind = "published_line"
        else:
            how = _how(line)
            if how == "rest" and plain >= 1:
                rest, kind = True, "related" if "ذات صله" in line.folded else "boilerplate"
            elif how == "links":
                links, kind = True, "related"
            elif how == "line":
                kind = "boilerplate"
            elif _CREDIT.match(line.text) and len(line.text) < 80:
                kind = "credit"
            elif links and len(line.text) < _SHORT and not _CLOSED.search(line.text):
                kind = "related"
            elif (
                n < 8
                and len(page) > 3
                and len(line.text) < 160
                and _CAPTION.search(line.text)
                and not _CLOSED.search(line.text)
                and plain == 0
            ):
                kind = "caption"
            elif (
                len(page) > 1
                and len(line.text) < _SHORT + 60 * (n == 0)
                and not _CLOSED.search(line.text)
                and n < len(page) - 1
                and (not telegraphic or n == 0)
                and not _flows(page, n)
            ):
                kind = "headline"
            else:
                links = False
        if kind is None:
            plain += 1
        else:
            found.append(Zone(kind, line.start, line.end))  # type: ignore[arg-type]
    return tuple(found)


def _flows(page: Sequence[Line], n: int) -> bool:
    """Whether the sentence runs on into the next line."""
    return bool(re.search(r"(?:[،,]|\s(?:إلى|الى|أن|ان|من|في|على|عن|مع|بين|التي|الذي))\s*$", page[n].text))


def _how(line: Line) -> str | None:
    for how in ("rest", "links", "line"):
        for words in _furniture().get(how, ()):
            if line.folded == words:
                return how
            if how != "line" and line.folded.startswith(words + " ") and (how == "links" or len(line.text) < 160):
                return how
    if not line.folded:
        return "line"
    return None


__all__ = ["Line", "fold", "lines", "zones"]

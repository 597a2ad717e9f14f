"""Two reports side by side: what the second made of the first's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from tawatur.model import Reading, Span
from tawatur.resolution.diff import Change, Kind, Passage, diff


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a passage; `shared` where the other passage has them too."""

    text: str
    shared: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports."""

    report: str
    title: str | None
    outlet: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of one report or both; `percent` of its words in order that both have; `changes`: what it says otherwise."""

    kind: Kind
    first: tuple[Run, ...]
    second: tuple[Run, ...]
    percent: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The passages in the second report's order, then those that it dropped; `counts`: (kind, passages); `told`: how the reports call their sources."""

    first: Side
    second: Side
    rows: tuple[Row, ...]
    counts: tuple[tuple[str, int], ...]
    told: dict[str, str]


def compare(first: Reading, second: Reading) -> Comparison:
    """What the second report kept, changed, dropped and added."""
    rows = tuple(_row(p, first, second) for p in diff(first, second))
    return Comparison(_side(first), _side(second), rows, tuple(Counter(r.kind for r in rows).most_common()), _told(first) | _told(second))


def _told(reading: Reading) -> dict[str, str]:
    """The words that first name each source: «وزارة الخارجية» rather than «البيان» that goes on."""
    chains = [*(a.chain for a in reading.accounts), *(s.chain for s in reading.statements)]
    links = sorted((link for chain in chains for link in chain), key=lambda link: -link.start)
    return {link.name: link.text for link in links if link.name}


def _side(reading: Reading) -> Side:
    r = reading.report
    return Side(r.id, r.title, r.outlet, r.published)


def _row(passage: Passage, first: Reading, second: Reading) -> Row:
    one, two = runs(_words(first, passage.first), _words(second, passage.second))
    return Row(passage.kind, one, two, round(100 * passage.share), passage.changes)


def _words(reading: Reading, span: Span | None) -> list[str]:
    return reading.report.text[span.start : span.end].split() if span else []


def runs(one: Sequence[str], two: Sequence[str]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The words of both passages in runs, those that both have in order marked as shared; single words are not."""
    blocks = [x for x in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks() if x.size > 1]
    first = {i for x in blocks for i in range(x.a, x.a + x.size)}
    second = {i for x in blocks for i in range(x.b, x.b + x.size)}
    return _runs(one, first), _runs(two, second)


def _runs(words: Sequence[str], shared: set[int]) -> tuple[Run, ...]:
    found: list[Run] = []
    for i, word in enumerate(words):
        if found and found[-1].shared == (i in shared):
            found[-1] = Run(f"{found[-1].text} {word}", i in shared)
        else:
            found.append(Run(word, i in shared))
    return tuple(found)


COLUMNS = ("kind", "percent", "first", "second", "changes")


def rows(found: Comparison) -> list[tuple[object, ...]]:
    """The passages as rows under COLUMNS."""
    return [
        (
            r.kind, r.percent, " ".join(x.text for x in r.first), " ".join(x.text for x in r.second),
            "; ".join(f"{c.field}: {c.first} > {c.second}" for c in r.changes),
        )
        for r in found.rows
    ]  # fmt: skip

"""The chains of an event's accounts joined from their origins, and how to draw them: branches show where chains meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tawatur.model import Filed, Link

COLUMN, ROW, WIDTH, HEIGHT = 216, 54, 184, 40  # pixels


@dataclass(frozen=True, slots=True)
class Step:
    """One holder of the news: who, as what, by which verb it passed the news on; `words`: how the report calls it; `accounts` are numbers of the event's accounts that end here."""

    name: str
    kind: str
    actor: str | None
    words: str
    verb: str | None
    medium: str | None
    accounts: tuple[int, ...]
    carried: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A step's place in the drawing; x and y are its start corner in pixels, x counted from the reading side."""

    step: Step
    x: int
    y: int
    parent: tuple[int, int] | None  # end corner of the step it has the news from


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes of all steps, and the size they need."""

    boxes: tuple[Box, ...]
    width: int
    height: int


@dataclass(slots=True)
class _Node:
    name: str
    kind: str
    actor: str | None = None
    words: str = ""
    verb: str | None = None
    medium: str | None = None
    accounts: list[int] = field(default_factory=list)
    carried: dict[tuple[str, str], _Node] = field(default_factory=dict)


def join(accounts: Sequence[Filed], unknown: str) -> tuple[Step, ...]:
    """The origins, each with what carried its news, down to the outlets. `unknown` names an outlet that is not known."""
    root = _Node("", "")
    for number, filed in enumerate(accounts, 1):
        node = root
        for link in _holders(filed, unknown):
            node = node.carried.setdefault((link.kind, link.actor or link.name), link)
        node.accounts.append(number)
    return tuple(_step(n) for n in root.carried.values())


def _holders(filed: Filed, unknown: str) -> Iterator[_Node]:
    """Who held the news, from the origin to the outlet."""
    for link in reversed(filed.account.chain):
        yield _Node(named(link), link.kind, link.actor, link.text, link.verb, link.medium)
    told = {link.name for link in filed.account.chain}
    for credit in filed.credits:
        if credit not in told:
            yield _Node(credit, "agency")
    if filed.outlet not in told or filed.outlet is None:
        yield _Node(filed.outlet or unknown, "outlet", None if filed.outlet else filed.report)


def named(link: Link) -> str:
    """The English name of a link; the report's words where nobody known is meant."""
    return link.text if link.name in (None, "unresolved") else str(link.name)


def _step(node: _Node) -> Step:
    return Step(
        node.name, node.kind, node.actor, node.words, node.verb, node.medium, tuple(node.accounts),
        tuple(_step(n) for n in node.carried.values()),
    )  # fmt: skip


def draw(origins: Sequence[Step]) -> Drawing:
    """Places for all steps: one row for each end of a chain, one column for each link."""
    boxes: list[Box] = []
    bottom = 0
    for origin in origins:
        bottom, _ = _place(origin, 0, bottom, boxes)
    boxes = _joined(boxes)
    deepest = max((b.x for b in boxes), default=0)
    return Drawing(tuple(boxes), deepest + WIDTH + 2, max(ROW, bottom * ROW))


def _place(step: Step, depth: int, row: int, boxes: list[Box]) -> tuple[int, int]:
    """The first free row after the step, and the step's own height in half rows; boxes get the step and all it carries."""
    at = len(boxes)
    boxes.append(Box(step, depth * COLUMN, 0, None))
    first = row
    middles = []
    for carried in step.carried:
        row, middle = _place(carried, depth + 1, row, boxes)
        middles.append(middle)
    middle = (middles[0] + middles[-1]) // 2 if middles else first * ROW
    boxes[at] = Box(step, depth * COLUMN, middle, None)
    return max(row, first + 1), middle


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with the place of the step each has its news from."""
    ends = {id(child): (box.x + WIDTH, box.y + HEIGHT // 2) for box in boxes for child in box.step.carried}
    return [Box(b.step, b.x, b.y, ends.get(id(b.step))) for b in boxes]

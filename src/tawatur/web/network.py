"""Whom an actor meets, as a drawing: the actor in the middle, the others around it, lines as strong as the number of events."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

SIZE_X, SIZE_Y, RADIUS = 760, 520, 180  # pixels


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the drawing; `side` tells on which side of the node its name stands: start, end or middle."""

    actor: str
    name: str
    events: int
    x: float
    y: float
    r: float
    side: str


@dataclass(frozen=True, slots=True)
class Line:
    """Events that two of them share; `central` where one of them is the actor itself."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    events: int
    central: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing: the actor first among the nodes."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


def draw(
    actor: str, name: str, others: Sequence[tuple[str, str, int]], ties: Sequence[tuple[str, str, int]]
) -> Network:
    """The drawing of an actor among others, given as (id, name, events together); `ties` are (one, other, events) among them."""
    cx, cy = SIZE_X / 2, SIZE_Y / 2
    most = max((n for _, _, n in others), default=1)
    nodes = [Node(actor, name, 0, cx, cy, 13, "middle")]
    for i, (ident, label, count) in enumerate(others):
        angle = 2 * math.pi * i / max(1, len(others)) - math.pi / 2
        x, y = cx + RADIUS * 1.15 * math.cos(angle), cy + RADIUS * math.sin(angle)
        side = "middle" if abs(math.cos(angle)) < 0.15 else ("right" if math.cos(angle) > 0 else "left")
        nodes.append(
            Node(ident, label, count, round(x, 1), round(y, 1), round(5 + 6 * math.sqrt(count / most), 1), side)
        )
    at = {n.actor: n for n in nodes}
    lines = [Line(n.x, n.y, cx, cy, round(1 + 5 * n.events / most, 1), n.events, True) for n in nodes[1:]]
    for one, two, count in ties:
        if actor not in (one, two) and one in at and two in at:
            a, b = at[one], at[two]
            lines.append(Line(a.x, a.y, b.x, b.y, 1, count, False))
    return Network(tuple(nodes), tuple(sorted(lines, key=lambda x: x.central)))

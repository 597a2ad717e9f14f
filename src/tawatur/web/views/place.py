"""The map: where events took place, drawn without anything from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from sqlalchemy import Connection

from tawatur.record import queries
from tawatur.record.queries import Filter, Spot

SCALE = 50  # units of static/world.svg a degree
_LEAST = 16.0  # degrees that a map shows at least from west to east
_RATIO = 0.56  # height to width of the drawing
_LABELS = 14


@dataclass(frozen=True, slots=True)
class MapPage:
    """The places of the events that fit, the most events first."""

    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """A place on the drawing, in its units; `labelled` where its name has room beside it, on the left where `left`."""

    spot: Spot
    x: float
    y: float
    r: float
    labelled: bool
    left: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The window of the world that holds all places: x, y, width, height in units; `unit` is a thousandth of the width."""

    x: float
    y: float
    width: float
    height: float
    unit: float
    circles: tuple[Circle, ...]


def places(db: Connection, wanted: Filter) -> MapPage:
    """Where the events that fit took place."""
    return MapPage(queries.spots(db, wanted))


def draw(spots: Sequence[Spot]) -> Drawing | None:
    """The drawing of the places that have coordinates; None where none has."""
    known = [s for s in spots if s.lat is not None and s.lon is not None]
    if not known:
        return None
    x, y, width, height = _window(known)
    unit = width / 1000
    most = max(s.events for s in known)
    taken: list[tuple[float, float, float, float]] = []
    circles = []
    for n, spot in enumerate(known):
        px, py = float(spot.lon or 0) * SCALE, -float(spot.lat or 0) * SCALE
        r = (4.5 + 15 * sqrt(spot.events / most)) * unit
        left = px > x + width * 0.82
        labelled = n < _LABELS and _has_room(px, py, r, len(spot.name) * 8.2 * unit, 15 * unit, left, taken)
        circles.append(Circle(spot, round(px, 1), round(py, 1), round(r, 2), labelled, left))
    return Drawing(x, y, width, height, unit, tuple(circles))


def _window(known: Sequence[Spot]) -> tuple[float, float, float, float]:
    lons, lats = [float(s.lon or 0) for s in known], [float(s.lat or 0) for s in known]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    width = max(_LEAST, (east - west) * 1.25, (north - south) * 1.3 / _RATIO)
    width = min(width, 360.0)
    height = width * _RATIO
    x, y = (west + east) / 2 - width / 2, -(south + north) / 2 - height / 2
    return tuple(round(v * SCALE, 1) for v in (x, y, width, height))  # type: ignore[return-value]


def _has_room(
    x: float,
    y: float,
    r: float,
    width: float,
    height: float,
    left: bool,
    taken: list[tuple[float, float, float, float]],
) -> bool:
    start = x - r - width if left else x + r
    box = (start, y - height / 2, start + width, y + height / 2)
    if any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken):
        return False
    taken.append(box)
    return True


COLUMNS = ("place", "country", "lat", "lon", "events")


def rows(page: MapPage) -> list[tuple[object, ...]]:
    """The places as rows under COLUMNS."""
    return [(s.name, s.country, s.lat, s.lon, s.events) for s in page.places]

"""Draws static/world.svg from countries-50m.json of the npm package world-atlas (Natural Earth, public domain): `build_map.py countries-50m.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "src/tawatur/web/static/world.svg"
SCALE = 50  # units a degree: a unit is about two kilometres
AROUND = 360 * SCALE
TOLERANCE = 1.0  # units by which a line may be straightened

Point = tuple[float, float]


def main(source: str) -> None:
    """Writes the map: land filled, borders and coasts as one path each; x is longitude, y latitude downwards."""
    topology = json.loads(Path(source).read_text())
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    arcs = [[(round(x), round(y)) for x, y in _straighten(arc)] for arc in arcs]
    land = [ring for shape in topology["objects"]["land"]["geometries"] for ring in _rings(shape)]
    coast = {_plain(i) for ring in land for i in ring}
    inner = {
        _plain(i) for shape in topology["objects"]["countries"]["geometries"] for ring in _rings(shape) for i in ring
    } - coast
    rings = [copy for ring in land for copy in _on_the_map(_join(ring, arcs))]
    fill = "".join(_path(ring) + "z" for ring in rings if len(ring) > 3)
    borders = "".join(_path(line) for i in sorted(inner) for line in _on_the_map(arcs[i]) if len(line) > 1)
    TARGET.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-180 * SCALE} {-90 * SCALE} {360 * SCALE} {180 * SCALE}">'
        f'<path id="land" d="{fill}"/><path id="borders" d="{borders}"/></svg>\n'
    )


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(((x * sx + tx) * SCALE, -(y * sy + ty) * SCALE))
    return _unwrapped(points)


def _unwrapped(points: list[Point]) -> list[Point]:
    """The line carried on beyond the map's edge where it crosses the antimeridian, instead of back across the whole map."""
    found = points[:1]
    for x, y in points[1:]:
        found.append((x - AROUND * round((x - found[-1][0]) / AROUND), y))
    return found


def _on_the_map(points: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The line, and once more on the other side of the map where it goes beyond an edge."""
    low, high = min(x for x, _ in points), max(x for x, _ in points)
    shifts = [0] + [AROUND] * (low < -AROUND // 2) + [-AROUND] * (high > AROUND // 2)
    return [[(x + shift, y) for x, y in points] for shift in shifts]


def _straighten(points: list[Point]) -> list[Point]:
    """Douglas-Peucker: the line with every point dropped that lies within TOLERANCE of it."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def away(p: Point) -> float:
        if length == 0:
            return float(((p[0] - ax) ** 2 + (p[1] - ay) ** 2) ** 0.5)
        return abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length

    far = max(range(1, len(points) - 1), key=lambda i: away(points[i]))
    if away(points[far]) <= TOLERANCE:
        return [points[0], points[-1]]
    return _straighten(points[: far + 1])[:-1] + _straighten(points[far:])


def _rings(shape: dict[str, list[object]]) -> list[list[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [ring for polygon in polygons for ring in polygon]  # type: ignore[attr-defined]


def _plain(arc: int) -> int:
    return arc if arc >= 0 else ~arc


def _join(ring: list[int], arcs: list[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for i in ring:
        arc = arcs[i] if i >= 0 else arcs[~i][::-1]
        shift = AROUND * round((points[-1][0] - arc[0][0]) / AROUND) if points else 0
        points.extend((x + shift, y) for x, y in (arc[1:] if points else arc))
    if abs(points[-1][0] - points[0][0]) > AROUND // 2:  # around the pole: closed below the map
        points += [(points[-1][0], 90 * SCALE), (points[0][0], 90 * SCALE)]
    return points


def _path(points: list[tuple[int, int]]) -> str:
    (x, y), *rest = points
    steps = []
    for nx, ny in rest:
        steps.append(f"{nx - x} {ny - y}")
        x, y = nx, ny
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(steps).replace(" -", "-")


if __name__ == "__main__":
    sys.setrecursionlimit(20_000)
    main(sys.argv[1])

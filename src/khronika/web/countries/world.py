"""The map of acts and coverage: how the outlines are filled, and where the circles stand.

The darker a country, the more documents tell of it; the larger a circle, the more acts. So nobody
sees the acts without the looking. Steps are few, and one hue gets darker, which every eye can tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from khronika.casebook import PlaceRow
from khronika.resources.outlines import HEIGHT, WIDTH, outlines

STEPS = (1, 2, 6, 21)
"""The fewest documents of each shade."""
_LARGEST = 60
"""Radius of the largest circle, in units of the drawing."""
_SMALLEST = 6


@dataclass(frozen=True, slots=True)
class Land:
    """A country on the map."""

    path: str
    shade: int
    """0 where no document tells of it, else the place of its step from 1."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The acts of a country on the map."""

    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Shade:
    """A step of the legend."""

    shade: int
    least: int
    most: int | None
    """None: so many and more."""


@dataclass(frozen=True, slots=True)
class World:
    """The map, and what its scales mean."""

    width: int
    height: int
    lands: tuple[Land, ...]
    circles: tuple[Circle, ...]
    """The largest first, so that small ones stand on them."""
    shades: tuple[Shade, ...]
    undrawn: tuple[str, ...]
    """Countries of which acts are told and that the map is too small for."""


def world(rows: Sequence[PlaceRow]) -> World:
    """Draw the map of some countries."""
    documents = {row.host: row.documents for row in rows}
    drawn = outlines()
    most = max((_acts(row) for row in rows), default=1)
    circles = [_circle(row, most) for row in rows if row.host in drawn and _acts(row)]
    ends = (*(step - 1 for step in STEPS[1:]), None)
    return World(
        width=WIDTH,
        height=HEIGHT,
        lands=tuple(
            Land(one.path, _shade(documents.get(code, 0)))
            for code, one in drawn.items()
            if one.path
        ),
        circles=tuple(sorted(circles, key=lambda circle: -circle.radius)),
        shades=tuple(
            Shade(n, least, most)
            for n, (least, most) in enumerate(zip(STEPS, ends, strict=True), start=1)
        ),
        undrawn=tuple(row.host for row in rows if row.host not in drawn),
    )


def _circle(row: PlaceRow, most: int) -> Circle:
    """Make the circle of a country: its area goes with the acts, but for the smallest."""
    x, y = outlines()[row.host].at
    return Circle(x, y, max(_SMALLEST, round(_LARGEST * sqrt(_acts(row) / most))))


def _shade(documents: int) -> int:
    return sum(documents >= step for step in STEPS)


def _acts(row: PlaceRow) -> int:
    return row.confirmed + row.proposed

"""The map of acts and coverage: how the outlines are filled, and where the circles stand.

The darker a country, the more documents tell of it; the larger a circle, the more acts by which a
state reached somebody: a release or an asylum makes none larger. So nobody sees the acts without
the looking. Steps are few, and one hue gets darker, which every eye can tell.
A circle that would cover another stands beside its country, with a line to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import dist, sqrt

from khronika.assessment.country.comparison import reach
from khronika.casebook import PlaceRow
from khronika.resources.outlines import HEIGHT, WIDTH, outlines
from khronika.web.countries.spreading import spread

STEPS = (1, 2, 6, 21)
"""The fewest documents of each shade."""
_LARGEST = 60
"""Radius of the largest circle, in units of the drawing."""
_OF_ONE = 18
"""That of a single act at most: a casebook of few acts has no large circles."""
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

    row: PlaceRow
    acts: int
    """Those by which a state reached somebody."""
    x: int
    y: int
    radius: int
    at: tuple[int, int]
    """Where the country is."""

    @property
    def is_beside(self) -> bool:
        """Whether it made so much room for others that it no longer stands on its country."""
        return dist((self.x, self.y), self.at) > self.radius


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
    """In the order of the rows."""
    shades: tuple[Shade, ...]
    undrawn: tuple[str, ...]
    """Countries of which acts are told and that the map is too small for."""


def world(rows: Sequence[PlaceRow]) -> World:
    """Draw the map of some countries; its circles come in their order."""
    documents = {row.host: row.documents for row in rows}
    drawn = outlines()
    ends = (*(step - 1 for step in STEPS[1:]), None)
    return World(
        width=WIDTH,
        height=HEIGHT,
        lands=tuple(
            Land(one.path, _shade(documents.get(code, 0)))
            for code, one in drawn.items()
            if one.path
        ),
        circles=tuple(_circles([row for row in rows if row.host in drawn and reach(row)])),
        shades=tuple(
            Shade(n, least, most)
            for n, (least, most) in enumerate(zip(STEPS, ends, strict=True), start=1)
        ),
        undrawn=tuple(row.host for row in rows if row.host not in drawn),
    )


def _circles(rows: Sequence[PlaceRow]) -> Iterator[Circle]:
    places = [outlines()[row.host].at for row in rows]
    radii = _radii([reach(row) for row in rows])
    middles = spread([(*at, r) for at, r in zip(places, radii, strict=True)], WIDTH, HEIGHT)
    for row, at, radius, (x, y) in zip(rows, places, radii, middles, strict=True):
        yield Circle(row, reach(row), x, y, radius, at)


def _radii(acts: Sequence[int]) -> list[int]:
    """Give a radius for each number of acts: the area goes with them, but for the smallest."""
    unit = min(_OF_ONE, _LARGEST / sqrt(max(acts, default=1)))
    return [max(_SMALLEST, round(unit * sqrt(number))) for number in acts]


def _shade(documents: int) -> int:
    return sum(documents >= step for step in STEPS)

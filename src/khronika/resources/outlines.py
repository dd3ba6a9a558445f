"""The outlines of countries, drawn once on a map of equal areas.

They lie in `places/outlines.json`, which `tools/outlines.py` makes. Coordinates are whole units of
the drawing, x to the right and y down. A country is drawn as the United Nations see it: Crimea is
in Ukraine, and a test asks.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from khronika.resources import path

WIDTH, HEIGHT = 2000, 870
"""Of the drawing."""
_NORTH = 84.0
"""Degrees of latitude at its upper edge; the Antarctic is left out."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796


@dataclass(frozen=True, slots=True)
class Outline:
    """A country on the drawing."""

    path: str
    """Data of an SVG path, every ring closed; empty where the country is too small to be drawn."""
    at: tuple[int, int]
    """A point for its sign: the middle of its largest part."""


@cache
def outlines() -> Mapping[str, Outline]:
    """Give the outline of each country by its ISO 3166-1 alpha-2 code; XK is Kosovo."""
    held = json.loads(path("places/outlines.json").read_text(encoding="utf-8"))
    return {
        code: Outline(one["path"], (one["at"][0], one["at"][1]))
        for code, one in held["countries"].items()
    }


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Give the place of a point on the drawing, by the projection Equal Earth.

    Args:
        longitude: degrees, east is positive.
        latitude: degrees, north is positive.

    Source: Šavrič, Patterson and Jenny, "The Equal Earth map projection", International Journal of
    Geographical Information Science 33 (2019).
    """
    scale = WIDTH / (2 * _plane(180, 0)[0])
    x, y = _plane(longitude, latitude)
    return WIDTH / 2 + x * scale, (_plane(0, _NORTH)[1] - y) * scale


def _plane(longitude: float, latitude: float) -> tuple[float, float]:
    t = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2 = t * t
    t6 = t2 * t2 * t2
    slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    x = 2 * sqrt(3) / 3 * radians(longitude) * cos(t) / slope
    return x, t * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))

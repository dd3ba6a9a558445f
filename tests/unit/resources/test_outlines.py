"""The outlines of countries: where borders run, and what the file weighs."""

import re

import pytest

from khronika.resources import load, path
from khronika.resources.outlines import HEIGHT, WIDTH, outlines, project


def rings(code):
    """Give the rings of a country as points, following the path."""
    for piece in outlines()[code].path.split("z")[:-1]:
        numbers = [int(n) for n in re.findall(r"-?\d+", piece)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


def lies_in(longitude, latitude, code):
    """Count how often a ray to the right crosses the borders: odd within."""
    x, y = project(longitude, latitude)
    crossed = 0
    for ring in rings(code):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossed += 1
    return crossed % 2 == 1


@pytest.mark.parametrize(
    ("place", "longitude", "latitude"),
    [("Simferopol", 34.10, 44.95), ("Dzhankoi", 34.39, 45.71), ("Kerch", 36.2, 45.3)],
)
def test_crimea_is_drawn_in_ukraine(place, longitude, latitude):
    assert lies_in(longitude, latitude, "UA"), place
    assert not lies_in(longitude, latitude, "RU"), place


@pytest.mark.parametrize(
    ("code", "longitude", "latitude"),
    [
        ("UA", 30.5, 50.4),
        ("UA", 37.8, 48.0),
        ("RU", 37.6, 55.75),
        ("RU", 177.5, 64.7),
        ("RU", -173.0, 66.5),
        ("KG", 74.6, 42.9),
        ("GE", 44.8, 41.7),
        ("RS", 20.5, 44.8),
        ("XK", 21.0, 42.6),
        ("TW", 121.0, 24.0),
        ("NZ", 175.3, -39.0),
    ],
)
def test_capitals_and_coasts_lie_in_their_countries(code, longitude, latitude):
    assert lies_in(longitude, latitude, code)


@pytest.mark.parametrize(("longitude", "latitude"), [(0, 67), (-30, 67), (-100, 50), (100, -30)])
def test_russia_is_no_band_around_the_world(longitude, latitude):
    assert not lies_in(longitude, latitude, "RU")


def test_everything_lies_on_the_drawing():
    for code, outline in outlines().items():
        for ring in rings(code):
            assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in ring), code
        assert 0 <= outline.at[0] <= WIDTH
        assert 0 <= outline.at[1] <= HEIGHT


def test_most_countries_of_the_gazetteer_have_a_place():
    known = {entry["code"] for entry in load("places/countries.yaml")}
    assert len(known & set(outlines())) >= 0.88 * len(known)
    assert {"SG", "HK", "MT", "BH", "AE"} <= set(outlines())


def test_the_file_is_small():
    assert len(path("places/outlines.json").read_bytes()) < 400_000

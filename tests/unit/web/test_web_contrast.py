"""Every pair of ink and ground in the style sheet has the contrast that WCAG 2.2 AA asks."""

import re
from importlib.resources import files

import pytest

CSS = files("khronika.web").joinpath("static/khronika.css").read_text()

TEXT, LINE = 4.5, 3.0  # success criteria 1.4.3 and 1.4.11
PAIRS = [
    *[
        (ink, ground, TEXT)
        for ink in ("ink", "soft-ink", "accent")
        for ground in ("paper", "sheet")
    ],
    *[(ink, "accent-wash", TEXT) for ink in ("ink", "soft-ink", "accent")],
    ("ink", "act-wash", TEXT),
    ("soft-ink", "act-wash", TEXT),
    ("lit-ink", "lit", TEXT),
    ("fault", "paper", TEXT),
    ("sheet", "accent", TEXT),
    ("firm-rule", "paper", LINE),
    ("firm-rule", "sheet", LINE),
    ("firm-rule", "act-wash", LINE),
]


def tokens(block):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT = tokens(CSS[: CSS.index("@media")])
DARK = LIGHT | tokens(CSS[CSS.index("@media") : CSS.index("/* The page */")])


def luminance(colour):
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast(theme, ink, ground, least):
    lighter, darker = sorted((luminance(theme[ink]), luminance(theme[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_the_style_sheet_brings_nothing_from_elsewhere():
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_whoever_wants_no_motion_gets_none():
    outside = re.sub(
        r"@media \(prefers-reduced-motion: no-preference\) \{.*?\n\}", "", CSS, flags=re.DOTALL
    )
    assert "transition" not in outside
    assert "animation" not in outside

"""A pattern of the lexicon so that somebody who writes no patterns can read it."""

import re

from khronika.reading.lexicon import Pattern

_LONGEST = 110
_STEPS = (
    (re.compile(r"\\b|\^|\$|\(\?[=!][^)]*\)"), ""),
    (re.compile(r"\(\?-i:\[A-Z\]\)\\w\+|\[A-Z\]\\w\+"), "NAME"),
    (re.compile(r"\((?:\?:)?(?:\\[wS]\+|\[[^]]*\]\+) \)\{[\d,]+\}"), "… "),
    (re.compile(r"\.\{[\d,]+\}|\.[*+]|\[\^[^]]*\][*+]?(?:\{[\d,]+\})?|\\[wS][*+]?"), "…"),
    (re.compile(r"\\d\+?"), "NUMBER"),
    (re.compile(r"\[ -\]\??|\[-\s\]\??|\\s[+*]?"), " "),
    (re.compile(r"\(\?(?:-?i)?:"), "("),
    (re.compile(r"\\(.)"), r"\1"),
    (re.compile(r"…(?:\s*…)+"), "…"),
)
"""What becomes of each piece of a pattern, in the order in which they are taken."""


def in_words(pattern: Pattern | None) -> str:
    """Write a pattern as alternatives between bars; "…" is any words, (x)? is x or nothing."""
    words = pattern.regex if pattern is not None else ""
    for piece, instead in _STEPS:
        words = piece.sub(instead, words)
    words = re.sub(r"\s*\|\s*", " | ", words).strip()
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()} …"

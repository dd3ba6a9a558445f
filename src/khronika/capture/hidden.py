"""Characters that hide or turn round what a reader sees. They stay in the text, and are told of.

Evidence is verbatim, so nothing is taken out. Marks that ordinary Arabic, Hebrew, Persian and
Indic texts need (U+200C to U+200F, U+061C) are not told of.
"""

import re
from collections.abc import Iterator

from khronika.capture.extract import CONTROL

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of direction."""

_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f]"
)
"""Soft hyphens, joiners and fillers without width, tags."""


def hidden_in(text: str) -> Iterator[str]:
    """Say how many characters of a text steer, turn its direction, or cannot be seen."""
    for pattern, what in (
        (CONTROL, "steer terminals and printers, and cannot be seen"),
        (_TURNING, "turn the direction of writing: words may be seen in another order"),
        (_UNSEEN, "cannot be seen, and may part words that seem whole"),
    ):
        count = len(pattern.findall(text))
        if count:
            yield f"characters that {what}: {count}"

"""Texts made of pieces, and the characters that no text may hold."""

import re
from collections.abc import Iterable

from khronika.capture.extract import Part

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MAX_FACT_CHARACTERS = 1000
"""Of a title, a name or an address: a longer one is no such thing."""


def joined(pieces: Iterable[tuple[str, str]]) -> tuple[str, tuple[Part, ...]]:
    """Join pieces, each a label and a text, by blank lines; give the text and where each stands.

    Blank pieces are left out.
    """
    texts: list[str] = []
    parts: list[Part] = []
    end = 0
    for label, piece in pieces:
        text = clean(piece).strip()
        if text:
            start = end + 2 if texts else 0
            end = start + len(text)
            texts.append(text)
            parts.append(Part(start=start, end=end, label=label))
    return "\n\n".join(texts), tuple(parts)


def clean(text: str) -> str:
    r"""Drop controls that no text has, join halves of characters, write each line end as \n."""
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _NO_TEXT.sub("", paired.replace("\r\n", "\n").replace("\r", "\n"))


def fact(text: str | None) -> str | None:
    """Write a title, a name or an address on one line; None where nothing is left of it."""
    return " ".join(clean(text or "").split())[:_MAX_FACT_CHARACTERS] or None

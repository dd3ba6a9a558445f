"""What an extractor gives: the text of one document and what the source says about it."""

import re
from dataclasses import dataclass
from datetime import date

from khronika.capture.limits import MAX_TEXT_CHARACTERS
from khronika.errors import InputRefused

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""Control characters that no text has; tab, newline, form feed and carriage return are text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of one document, before it has an id and a language."""

    text: str
    media_type: str
    extractor: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    author: str | None = None


def refuse_binary(text: str) -> None:
    """Raise InputRefused where control characters show that bytes are no text."""
    if _CONTROL.search(text):
        raise InputRefused("it is a binary file, not text")


def refuse_unreadable(text: str) -> None:
    """Raise InputRefused for a text that is blank, or longer than a reader can take."""
    if not text.strip():
        raise InputRefused("it is empty")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise InputRefused(
            f"its text has {len(text):,} characters, and a document may have "
            f"{MAX_TEXT_CHARACTERS:,}: split it into parts"
        )

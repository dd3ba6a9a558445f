"""Words of a text, as the corpus counts and compares them."""

import re

_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")


def words(text: str) -> list[str]:
    """Give the words of a text as they stand; numbers are words, punctuation is none."""
    return _WORD.findall(text)

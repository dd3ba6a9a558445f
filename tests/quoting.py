"""The evidence of words that stand in a text."""

from khronika.model import Evidence


def proof(text: str, words: str) -> tuple[Evidence, ...]:
    """Give the first place at which the words stand in the text."""
    start = text.index(words)
    return (Evidence(start=start, end=start + len(words), quote=words),)

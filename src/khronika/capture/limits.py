"""What capture takes, and how much of it. Each limit has its reason beside it."""

FORMATS = "text (.txt), web pages (.html, .htm) and documents as JSON lines (.jsonl)"
"""The formats taken, in the words in which a refusal names them."""

MAX_FILE_BYTES = 20_000_000
"""Of one file, or of one line of a .jsonl. No article is as long, and as a page of 2.4 MB takes
5 seconds to parse (measured), a much larger one would hold up its batch for minutes."""

MAX_TEXT_CHARACTERS = 1_000_000
"""Of one document: the `max_length` that spaCy sets itself, about 1 GB of memory by its manual."""

MAX_ID_CHARACTERS = 200
"""Of a document's id: it becomes the name of a file, and names may have 255 bytes."""


def megabytes(count: int) -> str:
    """Say a number of bytes in megabytes, for people."""
    return f"{count / 1_000_000:.1f}".removesuffix(".0") + " MB"

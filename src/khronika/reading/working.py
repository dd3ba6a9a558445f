"""What runs in a process of its own: reads documents and sends their readings as JSON."""

from collections.abc import Iterator
from typing import Any

from khronika.errors import KhronikaError
from khronika.model import Document, to_json
from khronika.model.codec import build
from khronika.reading import read


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:  # noqa: ARG001 (the form of all work)
    """Give the reading of one document, or the sentence that says why there is none."""
    try:
        yield {"reading": to_json(read(build(Document, message, "document")))}, b""
    except KhronikaError as error:
        yield {"refused": str(error)}, b""

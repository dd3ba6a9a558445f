"""The simple reader as work of a process of its own."""

from collections.abc import Iterator
from typing import Any

from simple_reader import read_simply

from khronika.model import Document, to_json
from khronika.model.codec import build


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:
    yield {"reading": to_json(read_simply(build(Document, message, "document")))}, b""

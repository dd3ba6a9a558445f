"""Work that never comes to an end."""

from collections.abc import Iterator
from typing import Any


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:
    while True:
        pass
    yield

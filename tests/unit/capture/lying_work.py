"""Work that says of every input that it is another one."""

from collections.abc import Iterator
from typing import Any


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:
    yield {"refused": {"path": "/etc/passwd", "reason": "it is mine"}}, b""

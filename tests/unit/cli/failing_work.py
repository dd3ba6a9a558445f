"""Readers that fail as their documents tell them to."""

import os
from collections.abc import Iterator
from typing import Any


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:
    if message["text"].startswith("crash"):
        os._exit(3)
    while True:
        pass
    yield {}, b""

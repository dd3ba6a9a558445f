"""Work that does what a document would do that has taken its process over."""

import ctypes
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:
    match message:
        case {"echo": value}:
            yield value, content if descriptor is None else os.pread(descriptor, 1000, 0)
        case {"pid": True}:
            yield os.getpid(), b""
        case {"many": int(count)}:
            yield from (({"number": n}, b"") for n in range(count))
        case _:
            yield from _misbehave(message)


def _misbehave(message: Any) -> Iterator[tuple[Any, bytes]]:
    match message:
        case {"hang": True}:
            time.sleep(1000)
        case {"spin": True}:
            while True:
                pass
        case {"eat": int(count)}:
            held = []
            while count > 0:
                held.append(b"x" * 10_000_000)  # written, not only asked for
                count -= 10_000_000
            yield len(held), b""
        case {"crash": True}:
            ctypes.string_at(0)
        case {"exit": int(code)}:
            os._exit(code)
        case {"say": int(count)}:
            yield "x" * count, b""
        case {"scribble": text}:
            peer = next(fd for fd in range(3, 20) if _is_socket(fd))
            os.write(peer, text.encode("latin-1"))
            time.sleep(1000)
        case {"fail": words}:
            raise ValueError(words)


def _is_socket(descriptor: int) -> bool:
    try:
        return str(Path(f"/proc/self/fd/{descriptor}").readlink()).startswith("socket:")
    except OSError:
        return False

"""What a document that took its process over would try first, tried: for `khronika doctor`."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

_BEYOND = 64_000_000
"""More bytes than the limit of memory allows."""
_EXPECTED_DESCRIPTORS = 5
"""Standard input, output and error, which lead nowhere, the socket, and the one that lists."""
_PYTHONS_OWN = {"LC_CTYPE"}
"""What Python itself puts into an empty environment."""


def answer(message: Any, content: bytes, descriptor: int | None) -> Iterator[tuple[Any, bytes]]:  # noqa: ARG001 (the form of all work)
    """Try each thing, and tell whether it was refused."""
    attempts: dict[str, Callable[[], object]] = {
        "open a connection": lambda: socket.socket().close(),
        "start a program": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "write a file": lambda: _write(message["file"]),
        "list your home": lambda: os.listdir(message["home"]),  # noqa: PTH208 (pathlib is not loaded)
        "signal the program that started it": lambda: os.kill(os.getppid(), signal.SIGCONT),
        "take more memory than its limit": lambda: bytearray(message["memory"] + _BEYOND),
        "find something in its environment": _look_around,
        "find a descriptor that is not its own": _look_for_descriptors,
    }
    for name, attempt in attempts.items():
        yield {"attempt": name, "refused": _refused(attempt)}, b""


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except (OSError, MemoryError):
        return True
    return False


def _write(path: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108 (pathlib is not loaded)
    os.close(descriptor)


def _look_around() -> None:
    if not set(os.environ) - _PYTHONS_OWN:
        raise OSError("nothing is there")


def _look_for_descriptors() -> None:
    if len(os.listdir("/proc/self/fd")) <= _EXPECTED_DESCRIPTORS:  # noqa: PTH208
        raise OSError("nothing is there")

"""A worker that does in this process what else a confined one does."""

import importlib
from collections.abc import Iterator
from typing import Any

from khronika.shelter import Limits


class InThisProcess:
    """Stands for `khronika.shelter.Worker` where it is not confinement that is tested.

    It is quicker, and reads the resources of this process instead of those that are installed.
    """

    def __init__(self, work: str, limits: Limits) -> None:
        module, name = work.split(":")
        self._work = getattr(importlib.import_module(module), name)
        self._message: Any = None

    def start(self) -> None:
        """Nothing is started."""

    stop = close = start

    def put(self, message: Any) -> None:
        self._message = message

    def take(self) -> Iterator[tuple[Any, bytes]]:
        return self.ask(self._message)

    def ask(self, message: Any) -> Iterator[tuple[Any, bytes]]:
        answers: Iterator[tuple[Any, bytes]] = self._work(message, b"", None)
        return answers

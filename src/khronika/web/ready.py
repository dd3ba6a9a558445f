"""Getting ready to serve, so that the first page is answered like any other.

Each thread has its own connection to the casebook, which holds nothing at first; and much of the
code is loaded by the first page that needs it.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol
from wsgiref.util import setup_testing_defaults

from khronika.casebook import Casebook
from khronika.errors import CasebookError
from khronika.web.door import Door

LONGEST_S = 2.0
"""How long the start waits for the threads; whoever is not ready by then gets ready meanwhile."""
REHEARSED = "/countries/AQ"
"""A page that rests on more than any other, of a country where nobody is reached."""


class Threads(Protocol):
    """What hands tasks to the threads of a server, as waitress has it."""

    def add_task(self, task: Any) -> None:
        """Have a thread take a task on."""


def get_ready(threads: Threads, number: int, casebook: Casebook) -> Callable[[], None]:
    """Have each of some threads, all idle, fill the memory of its own connection.

    Gives what waits until they are done.
    """
    tasks = _GettingReady(casebook, number)
    for _ in range(number):
        threads.add_task(tasks)
    return tasks.wait


def rehearse(pages: Callable[..., Any], door: Door) -> None:
    """Make a page that nobody sees, and with it load what such pages need."""
    environ = {
        "PATH_INFO": REHEARSED,
        "QUERY_STRING": "",
        "HTTP_HOST": door.authority,
        "HTTP_COOKIE": f"{door.cookie}={door.known}",
    }
    setup_testing_defaults(environ)
    answer = pages(environ, lambda *_: None)
    answer.close()


class _GettingReady:
    """A task that each thread takes on once."""

    def __init__(self, casebook: Casebook, number: int) -> None:
        self._casebook = casebook
        self._number = number
        self._all_here = threading.Barrier(number)
        self._done = threading.Semaphore(0)

    def service(self) -> None:
        """Wait until every thread has taken it on, so that none takes it twice; then do it."""
        try:
            with suppress(threading.BrokenBarrierError):
                self._all_here.wait(LONGEST_S)
            # A page that fails for the same reason will say so.
            with suppress(CasebookError):
                self._casebook.fill_memory()
        finally:
            self._done.release()

    def cancel(self) -> None:
        """Let it be: the server closes."""

    def wait(self) -> None:
        """Wait until all have done it, but not for ever."""
        for _ in range(self._number):
            if not self._done.acquire(timeout=LONGEST_S):
                return

"""Who goes first: a page that somebody waits for goes before what is compared in the background.

Threads of one process share one interpreter. While everything is compared, a page would take
twice its time, or much more on a machine with few cores; comparing takes minutes in any case.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST_S = 0.05
"""How long a step of comparing gives way at most, so that it comes to an end under any load."""

_turn = threading.Condition()
_answering = 0
_own = threading.local()


@contextmanager
def answering() -> Iterator[None]:
    """Have what is compared in other threads wait until an answer is given."""
    _count(1)
    _own.answering = True
    try:
        yield
    finally:
        _own.answering = False
        _count(-1)


@contextmanager
def waiting() -> Iterator[None]:
    """Let comparing go on while an answer waits for just that; elsewhere this does nothing."""
    if not getattr(_own, "answering", False):
        yield
        return
    _count(-1)
    try:
        yield
    finally:
        _count(1)


def give_way() -> None:
    """Wait while an answer is given in another thread; called between the steps of comparing."""
    if _answering and not getattr(_own, "answering", False):
        with _turn:
            _turn.wait_for(lambda: not _answering, timeout=LONGEST_S)


def _count(more: int) -> None:
    global _answering  # noqa: PLW0603 (one count for all threads)
    with _turn:
        _answering += more
        if not _answering:
            _turn.notify_all()

"""Situations between the form that was sent and the page that answers it: in memory, seen once.

A browser keeps in its profile what a page was asked for by POST, to show it again. So the form
is led on from to an address that says nothing, and what was answered waits here until it is opened.
"""

import secrets
from threading import Lock

from khronika.assessment.brief import Situation

_MOST = 8


class Waiting:
    """The situations of one serving that nobody has opened yet; the oldest makes room."""

    def __init__(self) -> None:
        self._waiting: dict[str, Situation] = {}
        self._lock = Lock()

    def keep(self, situation: Situation) -> str:
        """Keep a situation until it is opened; give the word for it."""
        word = secrets.token_urlsafe(16)
        with self._lock:
            while len(self._waiting) >= _MOST:
                del self._waiting[next(iter(self._waiting))]
            self._waiting[word] = situation
        return word

    def take(self, word: str) -> Situation | None:
        """Give a situation, once."""
        with self._lock:
            return self._waiting.pop(word, None)

"""How often a serving answers: a bucket for those who have entered, and another for strangers.

A bucket holds so many requests, and fills again at a steady pace. Whoever has entered never waits
for what strangers ask: a program of another user that tries keys, or floods the port, empties
only the strangers' bucket.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock


class Bucket:
    """A token bucket, which threads may share."""

    def __init__(
        self, holds: int, per_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._holds = holds
        self._per_second = per_second
        self._clock = clock
        self._lock = Lock()
        self._left = float(holds)
        self._at = clock()

    def take(self) -> int:
        """Take one request out; give the whole seconds to wait where none is left, otherwise 0."""
        with self._lock:
            now = self._clock()
            self._left = min(self._holds, self._left + (now - self._at) * self._per_second)
            self._at = now
            if self._left < 1:
                return math.ceil((1 - self._left) / self._per_second)
            self._left -= 1
            return 0


@dataclass(frozen=True, slots=True)
class Limits:
    """The buckets of one serving."""

    # A page is up to six requests. At this pace a script has read ten thousand documents, one by
    # one, in under four minutes.
    entered: Bucket = field(default_factory=lambda: Bucket(holds=300, per_second=50))
    # Somebody who opened an old address sees a page with its style and tries again.
    strangers: Bucket = field(default_factory=lambda: Bucket(holds=30, per_second=1))

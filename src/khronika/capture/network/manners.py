"""How fast a site is asked, and when it asks to be left alone."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

SECONDS = 2.0
"""Between two requests to one site, at least."""
BUSY = (429, 503)
"""Answers by which a site asks for patience."""
LONGEST = timedelta(days=1)
"""That a site is left alone at its word; whoever says more is asked again after it."""
_PATIENCE = timedelta(minutes=1)
"""That a site is left alone where it does not say for how long."""


@dataclass(slots=True)
class Pace:
    """Keeps a time between the requests of one run to each site."""

    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, site: str, seconds: float = 0.0) -> None:
        """Wait until a site may be asked; `seconds` is what it asked for itself."""
        now = time.monotonic()
        since = now - self._last.get(site, -float("inf"))
        left = max(SECONDS, seconds) - since
        if left > 0:
            time.sleep(left)
        self._last[site] = time.monotonic()


def retry_at(fields: Mapping[str, str], at: datetime) -> datetime:
    """Say when a site that is busy may be asked again: as it says, or in a minute."""
    written = fields.get("retry-after", "").strip()
    if written.isdecimal() and len(written) <= 9:
        wanted = at + timedelta(seconds=int(written))
    else:
        try:
            wanted = parsedate_to_datetime(written)
        except ValueError:
            wanted = at + _PATIENCE
    if wanted.tzinfo is None:
        wanted = wanted.replace(tzinfo=UTC)
    return min(max(wanted, at), at + LONGEST)

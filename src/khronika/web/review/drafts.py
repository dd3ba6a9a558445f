"""Forms that are half filled in, kept as long as this serving lasts.

They hold names, so they lie neither in the browser's storage nor among what was decided. When the
browser closes, the form opens again as it was left.
"""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

MOST = 200


class Drafts:
    """What was typed and not sent, by the form it was typed in. Threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[str, Mapping[str, Any]] = OrderedDict()

    def of(self, form: str) -> Mapping[str, Any] | None:
        """Give what was typed in a form; None where nothing was."""
        return self._kept.get(form)

    def keep(self, form: str, values: Mapping[str, Any]) -> None:
        """Keep what is typed in a form; of very many forms the oldest is forgotten."""
        with self._lock:
            self._kept[form] = values
            self._kept.move_to_end(form)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def drop(self, form: str) -> None:
        """Forget what was typed in a form."""
        with self._lock:
            self._kept.pop(form, None)

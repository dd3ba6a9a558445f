"""What was compared across the documents of the open casebook, held in memory.

Everything is compared when it is first asked for. From then on only documents that changed since
are compared with the others, and acts on whose people somebody judged.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from khronika.casebook import models
from khronika.casebook.held import held
from khronika.casebook.outlines import outlines
from khronika.casebook.precedence import give_way, waiting
from khronika.casebook.rows import ItemKind
from khronika.resolution.proposing import Proposer


class _Held:
    """A proposer, and how far the casebook was when it last took documents."""

    def __init__(self, removed: int) -> None:
        self.removed = removed
        self.changed = -1
        self.proposer = Proposer({})

    def take(self, changed: int) -> None:
        """Compare what was written since the last time."""
        written = models.SearchEntry.objects.filter(item=None, stamp__gt=self.changed)
        numbers = list(written.order_by("document").values_list("document", flat=True))
        for document, reading in outlines(numbers):
            give_way()
            self.proposer.put(document, reading)
        self.changed = changed


_held: dict[str, _Held] = {}
_alone = threading.Lock()


@contextmanager
def proposer() -> Iterator[Proposer]:
    """Give what compares everything in the casebook as it now stands, minding what was judged.

    Other threads wait meanwhile. After something was removed everything is compared anew, so that
    no name of it stays in memory.
    """
    changed, removed = models.SearchState.objects.values_list("changed", "removed").get()
    database = str(connection.settings_dict["NAME"])
    with waiting():
        _alone.acquire()
    try:
        found = _held.get(database)
        if found is None or found.removed != removed:
            found = _held[database] = _Held(removed)
        if found.changed != changed:
            found.take(changed)
        found.proposer.judge(people=held(ItemKind.PERSON), bodies=held(ItemKind.ORGANIZATION))
        yield found.proposer
    finally:
        _alone.release()


def forget(database: str) -> None:
    """Let go of what was compared in a casebook that is closed."""
    with _alone:
        _held.pop(database, None)

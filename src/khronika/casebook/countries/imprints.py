"""The imprints of documents, by which figures in thousands tell who published what, and when.

A document is a long row: to look up its publisher takes as long as to decipher a page of its text.
An index holds the three side by side, and what it gives is kept while nothing in the casebook is
changed.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from khronika.casebook import models
from khronika.casebook.chain import FIRST
from khronika.casebook.queries import as_text


class Imprints(NamedTuple):
    """What figures ask of documents besides their items, of all of them, by key.

    Column by column: to make something of each document takes four times as long.
    """

    days: Mapping[int, str | None]
    """As they are kept: `day` reads one."""
    publishers: Mapping[int, str | None]
    languages: Mapping[int, str | None]
    unread: Mapping[int, str | None]
    """Why it was not read; None where it was."""

    def published(self, publishers: Collection[str]) -> dict[date, int]:
        """Count the documents of some publishers that were read, by month as its first day."""
        columns = (self.publishers, self.days, self.unread)
        rows = zip(*(column.values() for column in columns), strict=True)
        counted = Counter(
            kept[:7]
            for publisher, kept, why in rows
            if kept is not None and why is None and publisher in publishers
        )
        return {date.fromisoformat(f"{month}-01"): count for month, count in counted.items()}


def imprints() -> Imprints:
    """Give the imprints of all documents."""
    head = models.Change.objects.values_list("link", flat=True).last() or FIRST
    return _imprints(str(connection.settings_dict["NAME"]), head)


@lru_cache(maxsize=1)
def _imprints(casebook: str, head: str) -> Imprints:  # noqa: ARG001 (the answer holds for these)
    columns = ("pk", as_text("published"), "publisher", "language", "unread")
    found = list(models.Document.objects.order_by().values_list(*columns))
    if not found:
        return Imprints({}, {}, {}, {})
    keys, days, publishers, languages, unread = zip(*found, strict=True)
    # Names that are equal are made one: sets of them then compare no letters.
    one: dict[str | None, str | None] = {}
    return Imprints(
        days=dict(zip(keys, days, strict=True)),
        publishers=dict(zip(keys, map(one.setdefault, publishers, publishers), strict=True)),
        languages=dict(zip(keys, map(one.setdefault, languages, languages), strict=True)),
        unread=dict(zip(keys, unread, strict=True)),
    )


@lru_cache(maxsize=50_000)
def day(kept: str | None) -> date | None:
    """Read a day from the text that it is kept as; most days are those of many rows."""
    return None if kept is None else date.fromisoformat(kept)

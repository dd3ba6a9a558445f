"""The imprints of documents, by which figures in thousands tell who published what, and when.

A document is a long row: to look up its publisher takes as long as to decipher a page of its text.
An index holds the three side by side, and what it gives is kept while nothing in the casebook is
changed.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from django.db import connection

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.chain import FIRST
from khronika.casebook.queries import as_text


class Imprint(NamedTuple):
    """What figures ask of a document besides its items."""

    document: str
    """Its id."""
    day: date | None
    publisher: str | None
    language: str | None


class Imprints(NamedTuple):
    """The imprints of all documents."""

    of: Mapping[int, Imprint]
    """By the key of the document."""
    months: Mapping[str, Sequence[date]]
    """Of each publisher the months in which it published what was read, one for each document."""

    def published(self, publishers: Collection[str]) -> Mapping[date, int]:
        """Count the documents of some publishers that were read, by month as its first day."""
        return Counter(chain.from_iterable(self.months.get(one, ()) for one in publishers))


def imprints() -> Imprints:
    """Give the imprints of all documents."""
    head = models.Change.objects.values_list("link", flat=True).last() or FIRST
    return _imprints(str(connection.settings_dict["NAME"]), head)


@lru_cache(maxsize=1)
def _imprints(casebook: str, head: str) -> Imprints:  # noqa: ARG001 (the answer holds for these)
    columns = ("pk", as_text("published"), "publisher", "language", "unread")
    found = list(models.Document.objects.order_by().values_list(*columns))
    if not found:
        return Imprints({}, {})
    # Column by column: one by one each takes twice as long.
    keys, kept, publishers, languages, unread = zip(*found, strict=True)
    # Names that are equal are made one, so that sets of them compare no letters.
    one: dict[str | None, str | None] = {}
    publishers, languages = (
        list(map(one.setdefault, names, names)) for names in (publishers, languages)
    )
    rows = map(Imprint, map(document_id, keys), map(day, kept), publishers, languages)
    months: defaultdict[str, list[date]] = defaultdict(list)
    for publisher, when, why in zip(publishers, kept, unread, strict=True):
        if publisher is not None and when is not None and why is None:
            months[publisher].append(_month(when[:7]))
    return Imprints(dict(zip(keys, rows, strict=True)), months)


@lru_cache(maxsize=50_000)
def day(kept: str | None) -> date | None:
    """Read a day from the text that it is kept as; most days are those of many rows."""
    return None if kept is None else date.fromisoformat(kept)


@lru_cache(maxsize=5_000)
def _month(kept: str) -> date:
    return date.fromisoformat(f"{kept}-01")

"""The imprints of documents, by which figures in thousands tell who published what, and when.

A document is a long row: to look up its publisher takes as long as to decipher a page of its text.
An index holds the three side by side, and what it gives is kept while nothing in the casebook is
changed.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from khronika.casebook import models
from khronika.casebook.chain import FIRST
from khronika.casebook.queries import as_text


class Imprint(NamedTuple):
    """What figures ask of a document besides its items."""

    day: date | None
    publisher: str | None
    language: str | None


def imprints() -> Mapping[int, Imprint]:
    """Give the imprints of all documents, by key."""
    head = models.Change.objects.values_list("link", flat=True).last() or FIRST
    return _imprints(str(connection.settings_dict["NAME"]), head)


@lru_cache(maxsize=1)
def _imprints(casebook: str, head: str) -> Mapping[int, Imprint]:  # noqa: ARG001 (the answer holds for these)
    columns = ("pk", as_text("published"), "publisher", "language")
    found = models.Document.objects.order_by().values_list(*columns)
    return {
        key: Imprint(day(kept), publisher, language) for key, kept, publisher, language in found
    }


@lru_cache(maxsize=50_000)
def day(kept: str | None) -> date | None:
    """Read a day from the text that it is kept as; most days are those of many rows."""
    return None if kept is None else date.fromisoformat(kept)

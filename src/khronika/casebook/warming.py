"""Filling what a connection holds in memory, before the first page that is asked of it.

SQLCipher deciphers a page of the file once for each connection. The figures of a country go through
acts all over the file: on a cold connection they take half as long again.
"""

import time

from django.db import connection
from django.db.models import Model

from khronika.casebook import models as tables

LONGEST_S = 0.3
"""After so long no further table is begun: a casebook may be larger than that memory."""

_MOST_USED: tuple[type[Model], ...] = (
    tables.Incident,
    tables.Item,
    tables.Incident.targets.through,
    tables.Claim.incidents.through,
    tables.Claim,
    tables.Party,
)


def fill() -> None:
    """Have this thread's connection read what lists and figures rest on, the most used first."""
    until = time.monotonic() + LONGEST_S
    with connection.cursor() as cursor:
        for table in _MOST_USED:
            if time.monotonic() < until:
                cursor.execute(_reading_all(table))
                cursor.fetchall()


def _reading_all(table: type[Model]) -> str:
    """Write a question that goes through a table itself: an index of it would be shorter."""
    return f'SELECT count(*) FROM "{table._meta.db_table}" NOT INDEXED'  # noqa: S608, SLF001 (a name of ours)

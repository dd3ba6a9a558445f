"""Full-text search over the open casebook, and keeping its index current.

`reindex` and `forget` are called by whatever changes or removes documents and what was read from
them, in the transaction of the change. Recording a document indexes it.
"""

from collections.abc import Callable
from pathlib import Path

from django.db import connection, transaction

from khronika.casebook import models
from khronika.casebook.assembling import document_id
from khronika.casebook.countries.imprints import imprints
from khronika.casebook.faults import told_plainly
from khronika.casebook.search.answering import answer
from khronika.casebook.search.facets import entries
from khronika.casebook.search.indexing import VERSION, index
from khronika.casebook.search.page import SearchFilter, SearchPage
from khronika.errors import WrongUse

EVERYTHING = SearchFilter()
LARGEST_PAGE = 200
AT_ONCE = 50
"""Documents of one transaction, while all are indexed anew."""


class Searching:
    """Search in the open casebook: `Casebook.searching`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def search(
        self, query: str, filters: SearchFilter = EVERYTHING, page: int = 1, *, size: int = 20
    ) -> SearchPage:
        """Find documents, incidents and people by their words, and count what they have.

        Args:
            query: words, all of which must be there, in any form of theirs; "a phrase", beginn*,
                -unwanted, one OR other. Empty for everything that passes the filters.
            filters: what hits must be.
            page: from 1; beyond the last there are no hits.
            size: hits on a page, at most 200.

        Raises:
            WrongQuery: the query cannot be understood; the message says what to change.
            WrongUse: there is no such page.
            CasebookError: the disk or the file failed.
        """
        if page < 1 or not 1 <= size <= LARGEST_PAGE:
            raise WrongUse(f"Pages are counted from 1 and hold 1 to {LARGEST_PAGE} hits.")
        with told_plainly(self._directory):
            return answer(query, filters, page=page, size=size)

    def load(self) -> None:
        """Take into memory what searches, and counts of countries, go through.

        Whoever searches first does so otherwise: half a second for 100,000 incidents.
        """
        with told_plainly(self._directory):
            entries()
            imprints()


def reindex(document: models.Document) -> None:
    """Write anew what is found of a document and of all that was read from it.

    Call it after any of them was changed, in the transaction of the change.
    """
    index(document)


def forget() -> None:
    """Make sure that nothing of what was removed is left in the index.

    Call it after documents or items were removed, in the transaction of the removal. Their entries
    went with them; but FTS5 only strikes out words, and a source that no document has any more
    would still stand among the values. The whole index is written anew, which takes some seconds
    for ten thousand documents.
    """
    sources = models.Document.objects.exclude(publisher=None).values("publisher")
    models.SearchValue.objects.filter(facet="source").exclude(value__in=sources).delete()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO casebook_search (casebook_search) VALUES ('optimize')")


def catch_up(progress: Callable[[str], None]) -> None:
    """Index the documents that no index holds, or whose entries older rules made.

    Some documents are one transaction: what was done before a kill is kept, but for the last of
    them, and the next opening goes on from there.

    Args:
        progress: called with the id of each document that is begun.
    """
    if models.SearchState.objects.values_list("version", flat=True).get() == VERSION:
        return
    done = models.SearchEntry.objects.filter(item=None, version=VERSION).values("document")
    missing = models.Document.objects.exclude(pk__in=done).order_by("pk")
    numbers = list(missing.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        with transaction.atomic():
            for number in numbers[start : start + AT_ONCE]:
                progress(document_id(number))
                index(models.Document.objects.defer("reading", "parts").get(pk=number))
    models.SearchState.objects.update(version=VERSION)

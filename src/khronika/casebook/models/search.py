"""What search knows beside its words: one entry for each thing that can be found.

The words themselves lie in `casebook_search`, a table of SQLite's FTS5 that Django does not know
and that migration `search` makes; its `rowid` is the id of the entry. A trigger takes the words out
when an entry goes, however it goes.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from khronika.casebook.models.reading import Document, Item


class SearchEntry(models.Model):
    """A document, an incident or a person, as a search finds it."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    item = models.OneToOneField(Item, on_delete=models.CASCADE, null=True, related_name="+")
    """The incident or person; None for the document itself."""
    first = models.IntegerField(null=True)
    last = models.IntegerField(null=True)
    """Its days, as `date.toordinal` counts them."""
    values = models.BinaryField()
    """Ids of its SearchValues, in ascending order, four bytes each, the lowest first."""
    stamp = models.BigIntegerField(db_index=True)
    """The value of SearchState.changed when it was written."""
    version = models.IntegerField()
    """The version of the rules that it was made by."""

    class Meta:
        """One entry for each thing."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(item__isnull=True), name="one_entry_per_document"
            ),
        ]


class SearchValue(models.Model):
    """One value of one facet, such as the country KG."""

    facet = models.TextField()
    value = models.TextField()

    class Meta:
        """A value stands once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["facet", "value"], name="one_row_per_facet_value"),
        ]


class SearchState(models.Model):
    """How far the index is: one row."""

    version = models.IntegerField()
    """The version of the rules that all entries were made by; 0 where some are still missing."""
    changed = models.BigIntegerField()
    """Counts the writings of entries."""
    removed = models.BigIntegerField()
    """Counts the removals of entries."""

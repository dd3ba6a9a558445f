"""Texts that were taken out of a document's original bytes, beside the one that is in use."""

from typing import ClassVar

from django.db import models

from khronika.casebook.models.reading import Document


class OtherText(models.Model):
    """A text that another extractor took out of the same bytes; no item points into it.

    The text in use stands in the document. Numbers count from 1 and are never given twice.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    extractor = models.TextField()
    text = models.TextField()
    parts = models.JSONField(default=list)
    warnings = models.JSONField(default=list)

    class Meta:
        """The first one first."""

        ordering: ClassVar = ["document", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_text_per_number"),
        ]

"""How documents hang on others: replies, forwards, attachments, as the sources say it.

Document ──< Relation   the other document named as the source names it; it may not be here
"""

from typing import ClassVar

from django.db import models

from khronika.casebook.models.reading import Document


class Relation(models.Model):
    """What a document says of another."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations")
    bond = models.TextField()
    to = models.TextField(db_index=True)
    """The other's `reference`, or `sha256:` and the hash of its bytes, or a name in words."""

    class Meta:
        """Relations keep the order of the source."""

        ordering: ClassVar = ["pk"]

"""Blind codings: what a second coder read in a document without seeing what others did."""

from typing import ClassVar

from django.db import models

from khronika.casebook.models.reading import Document


class Coding(models.Model):
    """One document as one coder codes it; kept apart from the items of the casebook."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    coder = models.TextField()
    reading = models.JSONField(null=True)
    """`reading/1` without the text; None until the coder hands it in."""
    draft = models.JSONField(null=True)
    """The same of a sheet that is being filled in; None where nothing is."""
    before = models.JSONField(null=True)
    """What stood there before each change, the last one last: a list of [id, state or None]."""

    class Meta:
        """A coder codes a document once; the first one assigned first."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "coder"], name="one_coding_per_coder"),
        ]

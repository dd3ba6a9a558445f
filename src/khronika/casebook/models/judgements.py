"""What people decided across documents: who is who, which tellings are one act, whom to trust.

    Judgement   same, different or unsure, of two items; what led to it stands in the journal
    Source      a publisher, with the Admiralty letter for its reliability
    Grade       the Admiralty number for the credibility of one telling

Items are named by their ids, since an item may be written anew while its id stays. A judgement and
a grade go with the document that they are about.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from khronika.casebook.models.reading import Document


class Decided(models.Model):
    """Who decided something, when and why."""

    by = models.TextField()
    at = models.DateTimeField()
    why = models.TextField(null=True)

    class Meta:
        """Only what holds now; what held before stands in the journal."""

        abstract = True


class Judgement(Decided):
    """What was decided of two items; `one` comes before `other` in the order of their ids."""

    one = models.TextField()
    other = models.TextField(db_index=True)
    one_document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    other_document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    kind = models.TextField()
    """Code of the kind of both items."""
    verdict = models.TextField()

    class Meta:
        """One judgement of a pair; the last one made comes last."""

        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other"], name="one_judgement_a_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="judgement_pair_ordered"),
        ]


class Source(Decided):
    """A publisher that somebody graded."""

    key = models.TextField(unique=True)
    """The name as names are compared, so that its spellings are one source."""
    name = models.TextField()
    reliability = models.TextField(null=True)
    """A to F; None where the grade was taken back."""


class Grade(Decided):
    """How credible somebody finds what one document says of one act."""

    incident = models.TextField(unique=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="+")
    credibility = models.PositiveSmallIntegerField()
    """1 to 6."""

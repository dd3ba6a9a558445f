"""The journal: every change to the casebook in one hash chain; see `khronika.casebook.chain`."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Func, Q

BY = Func(
    F("payload"),
    template="json_extract(%(expressions)s, '$.by')",
    output_field=models.TextField(),
)
"""Who made a change, as its payload tells; nothing where that was erased."""


class Change(models.Model):
    """One change. Rows are appended and stay; an erasure empties `salt` and `payload`."""

    number = models.PositiveBigIntegerField(primary_key=True)
    """1, 2, 3 and so on, without a gap."""
    at = models.DateTimeField()
    verb = models.TextField()
    subject = models.TextField(db_index=True)
    """Ids of the casebook, apart by one space; never a name."""
    seal = models.CharField(max_length=64)
    link = models.CharField(max_length=64)
    salt = models.BinaryField(null=True)
    payload = models.TextField(null=True)
    erased_by = models.PositiveBigIntegerField(null=True)
    """Number of the erasure that destroyed the payload."""

    class Meta:
        """A payload and its salt are there together, or were erased together."""

        ordering: ClassVar = ["number"]
        indexes: ClassVar = [models.Index(BY, F("number"), name="change_by_coder")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(salt__isnull=True, payload__isnull=True, erased_by__isnull=False)
                | Q(salt__isnull=False, payload__isnull=False, erased_by__isnull=True),
                name="change_whole_or_erased",
            ),
        ]

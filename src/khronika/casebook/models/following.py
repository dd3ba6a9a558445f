"""Sources that are followed, and what is known of each since it was last polled."""

from typing import ClassVar

from django.db import models


class Followed(models.Model):
    """A feed or a channel that is followed."""

    address = models.TextField()
    validators = models.JSONField()
    """By which the next request asks for changes only."""
    polled = models.DateTimeField(null=True)
    result = models.TextField(null=True)
    """Of the last poll, in words."""
    rests_until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    """One after the other, up to the last poll."""

    class Meta:
        """In the order in which they were first followed."""

        ordering: ClassVar = ["pk"]

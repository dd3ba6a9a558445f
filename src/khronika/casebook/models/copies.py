"""Which backups were made, so that an erasure can name those that still hold what it erased."""

from typing import ClassVar

from django.db import models


class Backup(models.Model):
    """A backup that was made, or was begun; the file may be gone since."""

    path = models.TextField()
    made = models.DateTimeField()

    class Meta:
        """In the order in which they were made."""

        ordering: ClassVar = ["pk"]

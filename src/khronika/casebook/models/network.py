"""What came from the network, as it came.

Retrieval ──< Document   the documents that were read from it; none where nothing could be
"""

from typing import ClassVar

from django.db import models

from khronika.casebook.models.reading import Document


class Retrieval(models.Model):
    """A web archive of one answer, with the request and all redirections on the way to it."""

    request = models.TextField(unique=True)
    """Id of the request that brought it, such as r7, as the journal has it."""
    requests = models.TextField()
    """Ids of all requests on the way to it, this one the last, apart by one space."""
    sha256 = models.CharField(max_length=64)
    archive = models.BinaryField()
    documents = models.ManyToManyField(Document, related_name="retrievals")

    class Meta:
        """In the order in which they came."""

        ordering: ClassVar = ["pk"]

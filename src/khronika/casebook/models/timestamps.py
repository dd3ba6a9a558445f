"""What services signed of the journal's head, as they sent it."""

from django.db import models


class Timestamp(models.Model):
    """The answer of a timestamp service, and the certificate of the authority that vouches for it.

    All else stands in its entry of the custody log, with the hash of both.
    """

    entry = models.PositiveBigIntegerField(primary_key=True)
    """The number of that entry in the journal."""
    token = models.BinaryField()
    """A TimeStampResp of RFC 3161."""
    authority = models.BinaryField()
    """DER."""

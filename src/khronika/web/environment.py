"""What the environment of a request holds besides what WSGI puts there."""

from django.http import HttpRequest

from khronika.casebook import Casebook

CASEBOOK = "khronika.casebook"
"""Key of the open casebook."""


def casebook_of(request: HttpRequest) -> Casebook:
    """Give the casebook that a request asks of."""
    casebook: Casebook = request.META[CASEBOOK]
    return casebook

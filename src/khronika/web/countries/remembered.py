"""Pictures of countries, remembered while nothing in the casebook is changed.

Somebody who reads a picture opens its figures and comes back: it is made once for all of that.
"""

from functools import lru_cache

from khronika.assessment.country import Told, told_in
from khronika.assessment.country.text import Description, description_of
from khronika.casebook import Casebook

_PICTURES = 8
"""As many are remembered: one of a large casebook takes some megabytes."""


def description(casebook: Casebook, host: str, origin: str | None) -> Description:
    """Give the picture of a host country and the text about it."""
    return _description(casebook, casebook.journal.head().link, host, origin)


def told(casebook: Casebook, host: str, origin: str | None) -> Told:
    """Give the acts that are told of a host country."""
    return _told(casebook, casebook.journal.head().link, host, origin)


# Whatever could change an answer moves the head of the journal.


@lru_cache(maxsize=_PICTURES)
def _description(casebook: Casebook, head: str, host: str, origin: str | None) -> Description:
    return description_of(casebook, _told(casebook, head, host, origin), host, origin)


@lru_cache(maxsize=_PICTURES)
def _told(
    casebook: Casebook,
    head: str,  # noqa: ARG001 (the answer holds for this head)
    host: str,
    origin: str | None,
) -> Told:
    return told_in(casebook, host, origin)

"""Which codes are countries."""

from functools import cache

from khronika.resources import load


@cache
def country_codes() -> frozenset[str]:
    """Give the codes of all countries: ISO 3166-1 alpha-2, XK, EU."""
    return frozenset(country["code"] for country in load("places/countries.yaml"))

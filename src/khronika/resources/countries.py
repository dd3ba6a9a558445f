"""Which codes are countries, and which names."""

from collections import defaultdict
from functools import cache

from khronika.resources import load


@cache
def country_codes() -> frozenset[str]:
    """Give the codes of all countries: ISO 3166-1 alpha-2, XK, EU."""
    return frozenset(country["code"] for country in load("places/countries.yaml"))


def country_code(typed: str) -> str | None:
    """Give the code of a country told by its code or by a name of it, in English or Russian.

    None where there is no such country, and where the name is one of several.
    """
    if typed.upper() in country_codes():
        return typed.upper()
    codes = _named().get(_folded(typed), set())
    return next(iter(codes)) if len(codes) == 1 else None


@cache
def _named() -> dict[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for country in load("places/countries.yaml"):
        for language in ("en", "ru"):
            for name in country.get(language, {}).get("names", ()):
                named[_folded(name)].add(country["code"])
    return named


def _folded(name: str) -> str:
    return name.casefold().replace("ё", "е")

"""Which country a word points to: names of countries, towns and peoples, looked up in a gazetteer.

The gazetteer is data (`resources/places/`, from CLDR and GeoNames). Capital letters count:
"Turkey" is a country and "turkey" is not.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from operator import attrgetter

from khronika import resources
from khronika.reading.phrases import Forms, Phrasebook, as_is
from khronika.reading.spans import PlaceKind, PlaceMention

_SURE_FROM = 200_000
"""Inhabitants from which a town's name is taken for that town without more."""
_AIRPORT = " International Airport"
_LONGEST_PREPOSITION = 8
"""Characters before a name in which a preposition is looked for."""
_FLAG_A = "\N{REGIONAL INDICATOR SYMBOL LETTER A}"
_FLAG = re.compile(
    "[\N{REGIONAL INDICATOR SYMBOL LETTER A}-\N{REGIONAL INDICATOR SYMBOL LETTER Z}]{2}"
)
_KINDS = (
    ("names", PlaceKind.COUNTRY),
    ("government", PlaceKind.GOVERNMENT),
    ("adjectives", PlaceKind.PEOPLE),
    ("people", PlaceKind.PEOPLE),
    ("peoples", PlaceKind.PEOPLE),
    ("regions", PlaceKind.CITY),
    ("cities", PlaceKind.CITY),
)


@cache
def _gazetteer(language: str, forms: Forms) -> Phrasebook[tuple[str, PlaceKind, bool]]:
    book: Phrasebook[tuple[str, PlaceKind, bool]] = Phrasebook(forms)
    for record in resources.load("places/countries.yaml"):
        names = record.get(language, {})
        if names.get("capital"):
            book.add(names["capital"], (record["code"], PlaceKind.GOVERNMENT, False))
        for key, kind in _KINDS:
            for name in names.get(key, ()):
                for written in _ways_to_write(name):
                    book.add(written, (record["code"], kind, False))
    for file in ("cities", f"towns.{language}"):
        for line in resources.path(f"places/{file}.tsv").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, country, population = line.split("\t")
                book.add(name, (country, PlaceKind.CITY, int(population) < _SURE_FROM))
    return book


def _ways_to_write(name: str) -> Iterator[str]:
    """Give a name as the data has it, with the press's apostrophe, and an airport's for short."""
    yield name
    if "'" in name:
        yield name.replace("'", "’")
    if name.endswith(_AIRPORT):
        yield from (f"{name.removesuffix(_AIRPORT)} {short}" for short in ("airport", "Airport"))


def find_places(text: str, language: str, forms: Forms = as_is) -> list[PlaceMention]:
    """Find the words of a text that point to a country, in order, none within another.

    A small town counts only where the text names its country, or another of its towns, too, or
    says that something is in it.
    """
    found = [
        PlaceMention(start=span.start, end=span.end, country=country, kind=kind, small=small)
        for span, (country, kind, small) in _gazetteer(language, forms).find(text)
    ]
    found = sorted([*found, *_flags(text)], key=attrgetter("start"))
    found = [
        _in_the_country_behind(text, *pair) for pair in zip(found, [*found[1:], None], strict=False)
    ]
    found = [p for p in found if not _gives_its_name(text, p, language)]
    names = {(p.country, text[p.start : p.end]) for p in found}
    spoken_of = Counter(country for country, _ in names)
    return [
        p
        for p in found
        if not p.small or spoken_of[p.country] > 1 or _is_located(text, p, language)
    ]


def _flags(text: str) -> Iterator[PlaceMention]:
    """Give the flags, each of which is two letters of a country's code: "🇬🇪"."""
    for found in _FLAG.finditer(text):
        code = "".join(chr(ord(letter) - ord(_FLAG_A) + ord("A")) for letter in found.group())
        if code in _codes():
            yield PlaceMention(
                start=found.start(), end=found.end(), country=code, kind=PlaceKind.COUNTRY
            )


@cache
def _codes() -> frozenset[str]:
    return frozenset(record["code"] for record in resources.load("places/countries.yaml"))


def _is_located(text: str, place: PlaceMention, language: str) -> bool:
    """Whether a word that stands before places alone stands before a name: "in Kassel"."""
    before = text[max(0, place.start - _LONGEST_PREPOSITION) : place.start].split(" ")
    return len(before) > 1 and not before[-1] and before[-2].casefold() in _before_places(language)


def _gives_its_name(text: str, place: PlaceMention, language: str) -> bool:
    """Whether a town's name is only that of a treaty or a body: "the Minsk Convention"."""
    town = place.kind in (PlaceKind.CITY, PlaceKind.GOVERNMENT)
    return town and _named_after_towns(language).match(text, place.end) is not None


@cache
def _named_after_towns(language: str) -> re.Pattern[str]:
    return re.compile(resources.load(f"lexicon/{language}/pointing.yaml")["named_after_towns"])


@cache
def _before_places(language: str) -> frozenset[str]:
    return frozenset(resources.load(f"lexicon/{language}/pointing.yaml")["before_towns"])


def _in_the_country_behind(
    text: str, place: PlaceMention, behind: PlaceMention | None
) -> PlaceMention:
    """Let the country after the comma decide whose town it is: "Surrey, Canada"."""
    if (
        behind is None
        or place.kind is not PlaceKind.CITY
        or behind.kind is not PlaceKind.COUNTRY
        or text[place.end : behind.start] != ", "
    ):
        return place
    return replace(place, country=behind.country, small=False)

"""Which country a word points to: names of countries, towns and peoples, looked up in a gazetteer.

The gazetteer is data (`resources/places/`, from CLDR and GeoNames). Capital letters count: "Turkey" is a
country and "turkey" is not.
"""

from functools import cache

from khronika import resources
from khronika.reading.phrases import Phrasebook
from khronika.reading.spans import PlaceKind, PlaceMention

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
def _gazetteer(language: str) -> Phrasebook[tuple[str, PlaceKind]]:
    book: Phrasebook[tuple[str, PlaceKind]] = Phrasebook()
    for record in resources.load("places/countries.yaml"):
        names = record.get(language, {})
        if names.get("capital"):
            book.add(names["capital"], (record["code"], PlaceKind.GOVERNMENT))
        for key, kind in _KINDS:
            for name in names.get(key, ()):
                book.add(name, (record["code"], kind))
    for line in resources.path("places/cities.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, country, *_ = line.split("\t")
            book.add(name, (country, PlaceKind.CITY))
    return book


def find_places(text: str, language: str) -> list[PlaceMention]:
    """Find the words of a text that point to a country, in order, none within another."""
    return [
        PlaceMention(start=span.start, end=span.end, country=country, kind=kind)
        for span, (country, kind) in _gazetteer(language).find(text)
    ]

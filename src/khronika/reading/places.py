"""Which country a word points to: names of countries, towns and peoples, looked up in a gazetteer.

The gazetteer is data (`resources/places/`, from CLDR and GeoNames). Capital letters count:
"Turkey" is a country and "turkey" is not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
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
_LONGEST_KIND = 20
"""Characters before a name in which is looked for what it is the name of: "улица Бакинская"."""
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
_ALSO_WORDS = "towns"
"""The key of towns whose names are words, or those of people, as well."""
_Bearer = tuple[str, PlaceKind, bool]
"""A country, what a name is of it, and whether only a text that speaks of the country shows it."""


@cache
def _gazetteer(language: str, forms: Forms) -> Phrasebook[Sequence[_Bearer]]:
    bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
    for record in resources.load("places/countries.yaml"):
        names, code = record.get(language, {}), record["code"]
        if names.get("capital"):
            bearers[names["capital"]].append((code, PlaceKind.GOVERNMENT, False))
        for key, kind in (*_KINDS, (_ALSO_WORDS, PlaceKind.CITY)):
            for name in names.get(key, ()):
                for written in _ways_to_write(name):
                    bearers[written].append((code, kind, key == _ALSO_WORDS))
    for file in ("cities", f"towns.{language}"):
        for line in resources.path(f"places/{file}.tsv").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, code, population = line.split("\t")
                bearers[name].append((code, PlaceKind.CITY, int(population) < _SURE_FROM))
    book: Phrasebook[Sequence[_Bearer]] = Phrasebook(forms)
    for name, known in bearers.items():
        book.add(name, known)
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
    known = list(_gazetteer(language, forms).find(text))
    sure = {
        country
        for _, ((country, kind, _), *others) in known
        if not others or kind is not PlaceKind.CITY
    }
    found = []
    for span, bearers in known:
        country, kind, small = _likeliest(bearers, sure)
        found.append(
            PlaceMention(start=span.start, end=span.end, country=country, kind=kind, small=small)
        )
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


def _likeliest(bearers: Sequence[_Bearer], sure: AbstractSet[str]) -> _Bearer:
    """Give the town of a name that lies in a country of which the text speaks, else the usual one.

    "Surrey" is near London, and, where Canada is spoken of, near Vancouver.
    """
    usual = bearers[0]
    if usual[1] is not PlaceKind.CITY:
        return usual
    return next((bearer for bearer in bearers if bearer[0] in sure), usual)


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
    """Whether a town's name is only that of a treaty, a body or a street: "Baku Street"."""
    if place.kind not in (PlaceKind.CITY, PlaceKind.GOVERNMENT):
        return False
    up_to = text[max(0, place.start - _LONGEST_KIND) : place.end]
    return (
        _of_towns("named_after_towns", language).match(text, place.end) is not None
        or _of_towns("named_before_towns", language).search(up_to) is not None
    )


@cache
def _of_towns(side: str, language: str) -> re.Pattern[str]:
    return re.compile(resources.load(f"lexicon/{language}/pointing.yaml")[side])


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

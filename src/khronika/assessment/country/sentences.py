"""Sentences in English and Russian, each with what it rests on.

A sentence is a pattern of `resources/writing/country.yaml` filled with facts. There is no other way
to make one, so that the text about a country can say nothing that its patterns do not.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from khronika.resources import load
from khronika.resources.vocabulary import Language

Value = str | int | Callable[[Language], str]
"""A value that stands in a sentence; what is written otherwise in each language is a function."""

LANGUAGES: tuple[Language, ...] = get_args(Language)
_HOLE = re.compile(r"\{(\w+)(?:#([^}]*))?\}")


class Quoted(str):
    """A name or words of a document, in whatever language and script they are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the text about a country."""

    code: str
    """Name of its pattern."""
    words: Mapping[str, str]
    """By language: `en` and `ru`."""
    quoted: tuple[str, ...]
    """Which parts of the words are a document's, so that a page can set them apart."""
    sources: tuple[str, ...]
    """What it rests on, never empty where something is stated of documents: ids of documents and
    items, and `reference:` with the id of an instrument."""


def sentence(code: str, sources: tuple[str, ...], **values: Value) -> Sentence:
    """Make a sentence of its pattern and facts."""
    pattern = load("writing/country.yaml")[code]
    return Sentence(
        code=code,
        words={one: _filled(pattern[one], values, one) for one in LANGUAGES},
        quoted=tuple(str(value) for value in values.values() if isinstance(value, Quoted)),
        sources=sources,
    )


def not_reviewed(one: Sentence) -> Sentence:
    """Mark a sentence that rests on what nobody has reviewed."""
    mark = word("not_reviewed")
    words: dict[str, str] = {
        language: f"{one.words[language]} {mark(language)}" for language in LANGUAGES
    }
    return replace(one, words=words)


def word(code: str, **values: Value) -> Callable[[Language], str]:
    """Give words of the patterns, such as those for what is not told, in any language."""
    patterns = load("writing/country.yaml")["words"][code]
    return lambda language: _filled(patterns[language], values, language)


def plural(number: int, language: Language) -> int:
    """Say which form goes with a number: 0, 1 in English; 0, 1, 2 in Russian.

    Source: Unicode CLDR, plural rules of both languages for whole numbers.
    """
    if language == "en":
        return int(number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def _filled(pattern: str, values: Mapping[str, Value], language: Language) -> str:
    def fill(hole: re.Match[str]) -> str:
        value = values[hole[1]]
        if hole[2] is not None:
            return hole[2].split("|")[plural(_number(value), language)]
        return value(language) if callable(value) else str(value)

    return _HOLE.sub(fill, pattern)


def _number(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError("a form can only be chosen by a number")
    return value

"""Very many documents, made without a reader: sentences of corpus/train and invented names.

Rows are written straight into the tables, and the index gets the terms that the program itself
makes of each sentence; only the choice of sentences is random, and always the same.
"""

import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import NamedTuple

from places import ROOT

SYLLABLES = tuple(
    zip(
        ("ka", "ri", "mo", "lu", "ve", "sha", "tu", "ni", "dor", "bel", "zha", "gor"),
        ("ка", "ри", "мо", "лу", "ве", "ша", "ту", "ни", "дор", "бел", "жа", "гор"),
        strict=True,
    )
)
ENDINGS = (("kov", "ков"), ("lin", "лин"), ("senko", "сенко"), ("tyan", "тян"))
GIVEN = tuple(
    zip(
        ("Ruslan", "Zlata", "Timofei", "Vera", "Daniyar", "Gulnora", "Maxim", "Aslan"),
        ("Руслан", "Злата", "Тимофей", "Вера", "Данияр", "Гульнора", "Максим", "Аслан"),
        strict=True,
    )
)
COUNTRIES = ("KG", "KZ", "RU", "TR", "GE", "AM", "UZ", "TJ", "DE", "PL", "LT", "AE", "RS", "BY")
ACTS = ("detention", "deportation", "extradition_request", "threat", "surveillance", "conviction")
STATUSES = ("completed", "completed", "completed", "pending", "threatened", "attempted")
LANGUAGES = ("en", "ru")
TOLD = {"en": "{} was detained and sent back.", "ru": "{} был задержан и выслан."}
_MARK = re.compile(r"\{([^{}|]*)\|[^{}]*\}")


class Made(NamedTuple):
    """One document on its way into the tables."""

    language: str
    sentences: list[str]
    names: list[str]
    day: date


@cache
def sentences(language: str) -> Sequence[str]:
    """Give the sentences of corpus/train, without the marks of its annotation."""
    found: dict[str, None] = {}
    for file in sorted((ROOT / "corpus" / "train" / language).glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            plain, before = line, ""
            while plain != before:
                plain, before = _MARK.sub(r"\1", plain), plain
            if plain.isascii() == (language == "en") and "{" not in plain:
                found |= dict.fromkeys(s for s in re.split(r"(?<=[.!?]) ", plain) if " " in s)
    return tuple(found)


@cache
def surnames(language: str) -> Sequence[str]:
    """Give some seven thousand invented surnames, in the same order in each language."""
    n = LANGUAGES.index(language)
    return tuple(
        "".join(part[n] for part in parts).capitalize()
        for parts in product(SYLLABLES, SYLLABLES, SYLLABLES, ENDINGS)
    )


def documents(count: int) -> Iterator[Made]:
    """Make so many documents, always the same."""
    chance = random.Random(20261126)
    for _ in range(count):
        language = chance.choice(LANGUAGES)
        n = LANGUAGES.index(language)
        people = [
            f"{chance.choice(GIVEN)[n]} {chance.choice(surnames(language))}"
            for _ in range(chance.randint(1, 3))
        ]
        yield Made(
            language,
            [
                *(TOLD[language].format(name) for name in people),
                *chance.sample(sentences(language), chance.randint(6, 12)),
            ],
            people,
            date(2015, 1, 1) + timedelta(chance.randint(0, 4000)),
        )

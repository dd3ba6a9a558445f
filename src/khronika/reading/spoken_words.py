"""Words that tell of what a statement speaks (`lexicon/LANGUAGE/claims.yaml`), as patterns."""

import re
from functools import cache
from typing import NamedTuple

from khronika import resources


class SpokenWords(NamedTuple):
    """Those of one language."""

    of_any_country: re.Pattern[str]
    """What is said of no country more than of another."""
    in_passing: re.Pattern[str]
    """What stands right before a country of which nothing is said: "the war in"."""
    agreement_told: re.Pattern[str]
    """What means the agreement that was told of last: "the pact"."""
    agreements_rumoured: re.Pattern[str]
    """What means all agreements of which there are only rumours."""


@cache
def spoken_words(language: str) -> SpokenWords:
    """Give the words of a language."""
    data = resources.load(f"lexicon/{language}/claims.yaml")
    return SpokenWords(
        of_any_country=re.compile(data["of_any_country"], re.IGNORECASE),
        in_passing=re.compile(f"(?:{data['in_passing']})$", re.IGNORECASE),
        agreement_told=re.compile(data["agreement_told"], re.IGNORECASE),
        agreements_rumoured=re.compile(data["agreements_rumoured"], re.IGNORECASE),
    )

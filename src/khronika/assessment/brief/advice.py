"""Whom an advice addresses, by its words: those who fled, or states, courts and bodies.

A claim that urges or demands something has one code whoever is meant. Somebody who fled can use the
first; the second tells what others ask for them.
"""

import re
from functools import cache

from khronika.casebook import ClaimRow
from khronika.resources import load


def is_for_people(claim: ClaimRow) -> bool:
    """Tell whether the words of a claim address people who fled, and ask no state for anything."""
    words = " ".join(proof.quote for proof in claim.evidence)
    people, states = _pattern("people"), _pattern("states")
    return people.search(words) is not None and states.search(words) is None


@cache
def _pattern(who: str) -> re.Pattern[str]:
    return re.compile("|".join(load("brief/advice.yaml")[who]), re.IGNORECASE)

"""Whether what stands for a person in a document is a name, or only words for somebody."""

import re
from functools import cache

from khronika.resources import load

_WORD = re.compile(r"[^\W\d_][\w'’ʻʼ-]*")
_SHORT = 3
"""Letters up to which any word in lower case may be a particle of a name: de, van, bin."""
_GEORGIAN = ("\u10d0", "\u10ff")
"""Letters that Unicode calls small, though Georgian has no capitals beside them."""


@cache
def is_named(name: str) -> bool:
    """Tell whether a document gives a person's name, not a phrase such as `two activists`.

    A phrase opens with a word for anybody (his, two, жена), or has a longer word in lower case that
    is no particle of names. A pseudonym in lower case is taken for a phrase: that leaves a proposal
    out, and merges nobody.
    """
    words = _WORD.findall(name)
    if is_phrase(name) or all(map(_is_small, words)):
        return False
    return not any(
        _is_small(word) and len(word) > _SHORT and word not in _particles() for word in words
    )


def is_phrase(name: str) -> bool:
    """Tell whether words for somebody open with one for anybody, or there are none."""
    words = _WORD.findall(name)
    return not words or words[0].casefold() in _openers()


def _is_small(word: str) -> bool:
    return word[0].islower() and not _GEORGIAN[0] <= word[0] <= _GEORGIAN[1]


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("identity/unnamed.yaml")["openers"])


@cache
def _particles() -> frozenset[str]:
    within, descent = load("names/particles.yaml"), load("names/name_words.yaml")
    return frozenset(
        {str(word) for word in within["joining"]}
        | {str(one["word"]) for one in within["kinship"]}
        | {str(word) for word in (*descent["before_father"], *descent["after_father"])}
    )

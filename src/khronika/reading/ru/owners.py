"""Whose somebody is: where the parser misses the owner of a relative, or sees one too many.

In "мать живущего в Варшаве блогера" the parser takes the blogger for a second object of the verb,
or hangs "живущего" on the mother. A genitive behind a word for a relative is the owner.
In "приговорил к восьми годам брата активиста" it takes the brother for the owner of the years: what
has the ending of an object owns nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from khronika.reading.ru.words import people_words
from khronika.reading.syntax import Word

_PARTICIPLE = re.compile(
    r"\w(?:щ|вш|нн|[её]м|им|[иыя]т)(?:его|ей|их|ого|ой|ых)(?:ся)?$", re.IGNORECASE
)
"""Endings of a participle in the genitive: "живущего", "уехавшей", "осуждённых"."""
_FARTHEST = 7
"""Most words from the relative to the owner."""
_INSIDE = frozenset({"ADJ", "ADP", "ADV", "NOUN", "NUM", "PROPN", "PRON", "VERB"})
"""Kinds of words that may tell something of the owner in between."""
_OF_THE_OWNER = frozenset({"Gen", "Acc"})
"""Cases that a genitive is taken for; of living beings the two are alike."""
_LOOSE = frozenset({"object", "oblique", "possessor"})


def tied(words: Sequence[Word]) -> tuple[Word, ...]:
    """Tie each owner told of behind a word for a relative to that word."""
    mended = [_as_object(words, word) or word for word in words]
    for kin in words:
        owner = _owner(words, kin)
        if owner is None:
            continue
        mended[owner.i] = replace(mended[owner.i], rel="possessor", head=kin.i)
        for word in words[kin.i + 1 : owner.i]:
            if word.head == kin.i or (_is_participle(word) and word.rel != "participle"):
                mended[word.i] = replace(word, rel="participle", head=owner.i)
    return tuple(mended)


def _as_object(words: Sequence[Word], word: Word) -> Word | None:
    """Give somebody in the accusative as the object of the verb above, if it has none."""
    if word.rel != "possessor" or word.case != "Acc" or not word.animate:
        return None
    above = words[word.head]
    verb = words[above.head]
    taken = any(w.head == verb.i and w.rel == "object" for w in words)
    if verb.pos != "VERB" or above.rel != "oblique" or taken:
        return None
    return replace(word, rel="object", head=verb.i)


def _owner(words: Sequence[Word], kin: Word) -> Word | None:
    """Give the noun whose relative `kin` is, if words that describe it stand before it alone."""
    close = frozenset(people_words().relatives) | people_words().companions
    if kin.lemma not in close or kin.pos != "NOUN":
        return None
    behind = words[kin.i + 1 : kin.i + 1 + _FARTHEST]
    if not behind or not (behind[0].pos == "ADJ" or _is_participle(behind[0])):
        return None
    for word in behind:
        if word.pos not in _INSIDE:
            return None
        if word.pos == "NOUN" and not word.prep and not _is_participle(word):
            return word if _may_own(word, kin, close) else None
    return None


def _may_own(word: Word, kin: Word, close: frozenset[str]) -> bool:
    free = word.rel in _LOOSE and word.head != kin.i
    return free and word.case in _OF_THE_OWNER and word.lemma not in close and word.animate


def _is_participle(word: Word) -> bool:
    return word.case in _OF_THE_OWNER and _PARTICIPLE.search(word.text) is not None

"""One subject to a verb, where the parser gives it two.

In "According to his brother, X, the blogger Y was held" it takes both names for who was held. Of
several before the verb the nearest is its subject; a name between commas only says who the noun
before it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from khronika.reading.syntax import SUBJECTS, Word

_NAMED = frozenset({"NOUN", "PROPN"})


def keep_nearest(words: Sequence[Word]) -> tuple[Word, ...]:
    """Leave each verb the nearest of the subjects before it."""
    mended = list(words)
    for verb in words:
        subjects = [w for w in words if w.rel in SUBJECTS and w.head == verb.i and w.i < verb.i]
        if not all(_may_be_the_one(words, last) for last in subjects[-1:]):
            continue
        for one in subjects[:-1]:
            before = _explained(words, one)
            if before is not None:
                mended[one.i] = replace(one, rel="apposition", head=before.i)
            else:
                mended[one.i] = replace(one, rel="dep")
    return tuple(mended)


def _may_be_the_one(words: Sequence[Word], last: Word) -> bool:
    """Whether a word is a name, or a noun with words of its own.

    In "a guard, who may not be named, fears forced returns" the parser takes "fears" for a noun.
    """
    own = any(w.head == last.i and w.i < last.i for w in words)
    return last.pos == "PROPN" or (last.pos == "NOUN" and own)


def _explained(words: Sequence[Word], name: Word) -> Word | None:
    """Give the noun right before a name that commas enclose."""
    first = min((w.i for w in words if w.head == name.i and w.rel == "compound"), default=name.i)
    first = min(first, name.i)
    behind = words[name.i + 1 : name.i + 2]
    enclosed = first > 1 and words[first - 1].text == "," and behind and behind[0].text == ","
    noun = words[first - 2] if enclosed else None
    return noun if noun is not None and noun.pos in _NAMED else None

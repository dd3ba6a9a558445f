"""Keys of a single word by which a name is looked up whatever script it is written in."""

from functools import lru_cache

from khronika.resolution.names import lexicon
from khronika.resolution.names.sounds import is_abjad, looser, readings

_MOST_KEYS = 4
_LEAST_LETTERS = 3
_REMEMBERED = 100_000


@lru_cache(maxsize=_REMEMBERED)
def sound_keys(word: str) -> tuple[str, ...]:
    """Give the keys of a word of a name: spellings of one name share one, in any script.

    A key is how the word sounds, as a man bears it: Щеголихина and Shchegolikhin share theirs.
    The likeliest comes first. Empty for a word under three letters, and for scripts that leave the
    vowels out, which any vowel would fit.
    """
    if len(word) < _LEAST_LETTERS or not word.isalpha() or is_abjad(word):
        return ()
    heard = (lexicon.masculine(reading)[0] for reading in readings(word))
    keys = dict.fromkeys(looser(one) for one in heard)
    return tuple(key for key in keys if key)[:_MOST_KEYS]

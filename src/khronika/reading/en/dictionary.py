"""Dictionary forms of English words that stand alone, with no sentence to tell what they are.

The tables are those that spaCy's lemmatiser works by. They are read from the file in its model's
package, which takes a few hundredths of a second; the model itself takes a hundred times that.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from khronika.reading.en.nlp import MODEL

_TABLES = "*/lemmatizer/lookups/lookups.bin"
_VERB, _NOUN, _ADJECTIVE = 6360137228241296794, 16833663260455505849, 12401032943472870168
"""The keys of the tables: the hashes that spaCy gives to "verb", "noun" and "adj"."""


class _Part(NamedTuple):
    """What is known of one part of speech."""

    exceptions: dict[str, list[str]]
    endings: list[tuple[str, str]]
    known: frozenset[str]


def dictionary_forms(word: str) -> tuple[str, ...]:
    """Give the dictionary forms that a word in small letters may have, verbs first.

    Empty where no table knows the word.
    """
    return tuple(dict.fromkeys(form for part in _parts() for form in _forms(word, part)))


def _forms(word: str, part: _Part) -> Iterator[str]:
    yield from part.exceptions.get(word, ())
    for ending, put in part.endings:
        if word.endswith(ending):
            form = word[: len(word) - len(ending)] + put
            if form in part.known:
                yield form
    if word in part.known:
        yield word


@cache
def _parts() -> tuple[_Part, ...]:
    import srsly

    spec = find_spec(MODEL)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{MODEL} is not installed: run make setup")
    (file,) = Path(spec.submodule_search_locations[0]).glob(_TABLES)
    tables = srsly.msgpack_loads(file.read_bytes())
    return tuple(
        _Part(
            tables["lemma_exc"][key],
            [(ending, put) for ending, put in tables["lemma_rules"][key]],
            frozenset(tables["lemma_index"][key]),
        )
        for key in (_VERB, _NOUN, _ADJECTIVE)
    )

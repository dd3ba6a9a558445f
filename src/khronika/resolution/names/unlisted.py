"""What in a text looks like somebody's name, whoever it is.

`mentions` finds people whose names are known. Where nobody unknown may be named either, a text is
looked through for what names are made of: a known given name with whatever capital letters stand
beside it, a patronymic, initials before a surname, a title, a word that ends as surnames do. It
takes some words that are no names, and a name that looks like none it does not find.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise, zip_longest
from typing import Any

from khronika.resolution.names.forms import bases
from khronika.resolution.names.lexicon import given, key_readings, surname_endings
from khronika.resolution.names.naming import is_phrase
from khronika.resolution.names.plain import Span, plain
from khronika.resolution.names.sounds import likeliest
from khronika.resources import load, path

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bc\u2010-][^\W\d_]+)*")
_INITIALS = re.compile(r"(?<![\w.])(?:[^\W\d_]{1,2}\.[ \u00a0]?-?){1,3}$")
_INITIALS_BEHIND = re.compile(r"[ \u00a0](?:[^\W\d_]{1,2}\.[ \u00a0]?){1,2}(?!\w)")
_BESIDE = re.compile("[ \u00a0]")
_OPENS = re.compile(r"(?:^|[.!?…:;«\"“(\n—–-])[\s«\"“(]*$")
_TITLE = re.compile(r"([^\W\d_][\w-]*)\.?[ \u00a0]$")
_OWNING = re.compile("['\u2019\u02bc]s$")
_DECLINES = re.compile("[\u0400-\u04ff]")
"""Letters of the languages in which names have cases."""
_LAST = "aeiouyаеиоуыэюяйь"
"""Letters that are no part of the stem of a word, at its end."""
_STRONG = 2
_SURE = 4
"""Sounds of an ending by which a word counts where any word is written in capitals."""
_LEAST = 4
"""Letters from which a word counts by its ending, or as a given name by itself."""
_MOST = 4
"""Words of a name."""


def unlisted(text: str) -> list[Span]:
    """Give what looks like names of people, in code points, in the order of the text."""
    seen = plain(text)
    words = [match for match in _WORD.finditer(seen.text) if _is_capital(match[0])]
    found: list[Span] = []
    for n, word in enumerate(words):
        if found and word.start() < found[-1][1]:
            continue
        run = _run(seen.text, words[n : n + _MOST])
        start = _start(seen.text, word)
        if run and _is_name(seen.text, run, initials=start < word.start()):
            found.append((start, _end(seen.text, run[-1])))
    return [seen.span(*span) for span in found]


def named_within(phrase: str) -> list[str]:
    """Give the words in words for somebody that may name people: Vera in «his sister Vera»."""
    text = plain(phrase).text
    words = [match for match in _WORD.finditer(text) if _is_capital(match[0])]
    found: list[str] = []
    while words:
        run = _run(text, words[:_MOST])
        if run:
            found.append(text[run[0].start() : run[-1].end()])
        words = words[len(run) or 1 :]
    return found


def is_of_a_body(name: str) -> bool:
    """Tell whether a name is no person's: an article, a place or a body's word stands in it."""
    words = _WORD.findall(name)
    is_somebodys = any(map(is_given, words)) or any(map(_is_of_father, words))
    return not is_somebodys and any(_is_small(word) or _is_of_no_person(word) for word in words)


def _run(text: str, words: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Give the words that may be one name, from the first of some on."""
    beside = words[:1]
    for before, word in pairwise(words):
        if _is_small(word[0]) or not _BESIDE.fullmatch(text, before.end(), word.start()):
            break
        beside = [*beside, word]
    found: list[re.Match[str]] = []
    for word, behind in zip_longest(beside, beside[1:]):
        # A given name and a surname are both, though a town or a people be called so.
        is_first = not found and behind is not None and _is_given_alone(word[0])
        is_last = bool(found) and _is_in_a_family(found[-1][0])
        if not (
            _may_be_in_a_name(word[0]) or (is_first and _may_be_in_a_name(behind[0])) or is_last
        ):
            break
        found.append(word)
    return [] if found and _is_small(found[0][0]) else found


def _is_name(text: str, run: Sequence[re.Match[str]], *, initials: bool) -> bool:
    words = [match[0] for match in run]
    first = run[0]
    title = _TITLE.search(text, 0, first.start())
    is_titled = title is not None and title[1].casefold() in _words("titles")
    is_first = _OPENS.search(text, 0, first.start()) is not None
    behind = _WORD.match(text, run[-1].end() + 1)
    is_court = behind is not None and behind[0] in _words("courts")
    if len(run) == 1 and (is_court or _is_of_no_person(words[0])):
        return False
    return (
        initials
        or is_titled
        or _INITIALS_BEHIND.match(text, run[-1].end()) is not None
        or any(_is_of_father(word) or _is_called_so(word) for word in words)
        or (len(words) > 1 and any(map(is_given, words)))
        or any(
            _ends_as_a_surname(word, least=_SURE if is_first and word == words[0] else 1)
            for word in words
        )
    )


def _start(text: str, word: re.Match[str]) -> int:
    before = _INITIALS.search(text, 0, word.start())
    return before.start() if before is not None and _is_capital(before[0]) else word.start()


def _end(text: str, word: re.Match[str]) -> int:
    behind = _INITIALS_BEHIND.match(text, word.end())
    return behind.end() if behind is not None and _is_capital(behind[0].strip()) else word.end()


def _is_capital(word: str) -> bool:
    return word[:1].isupper()


def _is_small(word: str) -> bool:
    """Tell whether a word is none of a name: a letter, letters that stand for words, a title."""
    low = word.casefold()
    is_short = len(word) < 2 or (word.isupper() and len(word) <= _LEAST)
    return is_short or low in _words("before") | _words("titles") or is_phrase(word)


def _may_be_in_a_name(word: str) -> bool:
    return not _is_small(word) and (_is_in_a_family(word) or not _is_of_no_person(word))


@lru_cache(maxsize=100_000)
def _is_of_no_person(word: str) -> bool:
    """Tell whether a word is one of a place, a people or a body, in whatever case."""
    low = _OWNING.sub("", word).casefold()
    whole, cut = _not_people()
    if not _DECLINES.match(low):
        return low in whole
    stems = {base.rstrip(_LAST) for base in bases(low)}
    full = (base + end for base in bases(low) for end in ("", *_words("behind")))
    return not whole.isdisjoint(full) or any(len(stem) >= _LEAST and stem in cut for stem in stems)


def is_name_word(word: str) -> bool:
    """Tell whether a word looks like one of a name wherever it stands."""
    return _is_of_father(word) or is_given(word) or _ends_as_a_surname(word)


def _is_given_alone(word: str) -> bool:
    return is_given(word) and word.casefold() not in _not_people()[0]


def _is_called_so(word: str) -> bool:
    return len(word) >= _LEAST and _is_in_a_family(word)


def _is_of_father(word: str) -> bool:
    return word.casefold().endswith(tuple(_words("fathers"))) and len(word) > _LEAST


@lru_cache(maxsize=100_000)
def _is_in_a_family(word: str) -> bool:
    """Tell whether a word is a given name as it is written, in whatever case."""
    low = word.casefold()
    if low in _in_families():
        return True
    if low.endswith(tuple(_words("adjectives"))):
        return False
    full = (base + end for base in bases(low) - {low} for end in ("", *_words("behind")))
    return any(form in _in_families() for form in full)


@lru_cache(maxsize=100_000)
def is_given(word: str) -> bool:
    """Tell whether a word is a known given name, in whatever case."""
    owner = _OWNING.sub("", word)
    forms = {owner}
    if _DECLINES.match(owner):
        forms |= {base + end for base in bases(owner) for end in ("", *_words("behind"))}
    return any(given(key_readings(form)).known for form in forms if len(form) > 2)


@lru_cache(maxsize=100_000)
def _ends_as_a_surname(word: str, least: int = 1) -> bool:
    """Tell whether a word ends as surnames do, by an ending of so many sounds at least."""
    if word.casefold().endswith(tuple(_words("plain"))):
        return False
    strong = [ending for ending, strength in surname_endings().items() if strength >= _STRONG]
    endings = [ending for ending in strong if len(ending) >= least]
    heard = {likeliest(word), *map(likeliest, bases(word))}
    return any(
        sound.endswith(ending) and len(sound) >= len(ending) + 2
        for sound in heard
        for ending in endings
    )


@cache
def _in_families() -> frozenset[str]:
    return frozenset(
        form.casefold()
        for family in load("names/given_families.yaml")
        for kind in ("forms", "short")
        for form in family.get(kind, ())
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load("names/unlisted.yaml")[kind])


@cache
def _not_people() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words of names of places, peoples and bodies, whole and without their last vowel."""
    told = chain(_places(), load("names/body_words.yaml")["marks"], _words("bodies"))
    whole = {word for name in told for word in _WORD.findall(name.casefold())}
    return frozenset(whole), frozenset(word.rstrip(_LAST) for word in whole)


def _places() -> Iterator[str]:
    for line in path("places/cities.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.partition("\t")[0]
    for country in load("places/countries.yaml"):
        for told in country.values():
            if isinstance(told, dict):
                yield from chain.from_iterable(map(_listed, told.values()))


def _listed(told: Any) -> Sequence[str]:
    return [told] if isinstance(told, str) else [str(one) for one in told]

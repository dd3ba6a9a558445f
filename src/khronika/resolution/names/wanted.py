"""The words of a person's names, and what in a text may be one of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from khronika.resolution.names.forms import (
    abjad,
    families,
    is_of_father,
    length,
    own_sounds,
    pinyin,
    sounds,
)
from khronika.resolution.names.lexicon import given, key_readings
from khronika.resolution.names.naming import is_phrase
from khronika.resolution.names.plain import Span, plain
from khronika.resolution.names.prepared import prepare
from khronika.resolution.names.sounds import firsts, looser, readings
from khronika.resolution.names.splitting import split

INSIDE = 5
"""Sounds from which a word is looked for inside a longer one of an address, or at its beginning."""
_TAGGED = 4
"""Sounds from which it is looked for in a hashtag or a handle."""
_RUN_TOGETHER = 8
"""Sounds from which two words of a name, run together, are looked for."""
_GROWN = 7
"""Sounds by which a word may be longer than the surname that it is made of: Алмазовский."""
_SMALL = 6
"""Sounds from which a surname in small letters is taken for one."""
_HANDLE = re.compile("[a-z]{8,}")
_HYPHEN = re.compile("[-\u2010\u2011]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_LONGEST_CHINESE = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of somebody's names, by what they sound like."""

    texts: tuple[str, ...]
    pieces: tuple[str, ...]
    """The words, those in small letters too."""
    sounds: tuple[frozenset[str], ...]
    firsts: frozenset[str]
    """The first sounds of the words."""
    surnames: frozenset[int]
    strong: frozenset[int]
    """The words that stand for the person alone: surnames, or the name where it is one word."""
    run_together: frozenset[str]
    """The sounds of a strong word and another one without a blank between them."""
    stems: frozenset[str]
    """The sounds with which whatever is made of a surname begins."""
    initials: frozenset[str]
    """The first sounds of given names that are only known by them; empty where one is known."""
    is_surname_alone: bool
    """Whether nothing but surnames is known."""
    phrases: tuple[str, ...]
    """Names that are looked for as they are written."""
    chinese: frozenset[str]
    """The names in pinyin, in one word."""

    def which(self, token: str) -> frozenset[int]:
        """Give the words that a word of a text may be."""
        heard = sounds(token)
        found = {n for n, one in enumerate(self.sounds) if one & heard}
        found |= {n for n, text in enumerate(self.texts) if _is_abjad_of(token, text)}
        return frozenset(found)

    def together(self, token: str) -> frozenset[int]:
        """Give the words that several words of a text may be in one."""
        return self.which(token) if len(token) > INSIDE else frozenset()

    def may_begin(self, letter: str) -> bool:
        """Tell whether a word of the name may begin with a small letter, in any script."""
        return not self.firsts.isdisjoint(firsts(letter))

    def grown(self, token: str, *, capital: bool) -> frozenset[int]:
        """Give the surnames that a word begins with: Алмазовский, Almazovs, Алмазовдын."""
        least = INSIDE if capital else INSIDE + 1
        heard = own_sounds(token)
        stems = [stem for stem in self.stems if len(stem) >= least]
        is_grown = any(
            one.startswith(stem) and len(one) - len(stem) <= _GROWN
            for one in heard
            for stem in stems
        )
        return self.strong if is_grown else frozenset()

    def called(self, token: str) -> frozenset[int]:
        """Give the given names that a word of a text may be a pet name or another form of."""
        known = families(token)
        return frozenset(
            n
            for n, text in enumerate(self.texts)
            if n not in self.surnames and known & families(text)
        )

    def handled(self, token: str) -> frozenset[int]:
        """Give the words that begin a handle, which has no sign of one: dinarakern."""
        if not _HANDLE.fullmatch(token):
            return frozenset()
        heard = own_sounds(token)
        return frozenset(
            n
            for n, text in enumerate(self.texts)
            for sound in own_sounds(text)
            if len(sound) >= INSIDE and any(one.startswith(sound) for one in heard)
        )

    def is_run_together(self, token: str, *, address: bool) -> bool:
        """Tell whether a surname and another word of the name are one word of an address."""
        if not (address or _HANDLE.fullmatch(token)):
            return False
        heard = own_sounds(token)
        return any(whole in one for whole in self.run_together for one in heard)

    def begun(self, letters: str, *, here: bool) -> frozenset[int]:
        """Give the words that may begin so; of a given name not known any letter may."""
        if here and len(letters) == 1 and len(self.texts) == 1:
            return self.strong
        spoken = readings(letters.casefold())
        heard = tuple({*spoken, *map(looser, spoken)})
        return frozenset(
            n for n, one in enumerate(self.sounds) if any(sound.startswith(heard) for sound in one)
        )

    def goes_with(self, token: str) -> bool:
        """Tell whether a word is a part of the name where it stands beside another.

        That is a patronymic, and a given name of which no more is known than its initial, or
        nothing at all.
        """
        if is_of_father(token):
            return True
        if not self.is_surname_alone:
            return False
        if self.initials:
            return any(sound.startswith(tuple(self.initials)) for sound in own_sounds(token))
        return _is_given(token) or bool(families(token))

    def stands_alone(self, token: str, words: frozenset[int]) -> bool:
        """Tell whether a word in small letters is a surname or a handle, and no common word."""
        own = [length(self.texts[n]) for n in words & self.surnames]
        is_surname = bool(own) and length(token) >= max(_SMALL, min(own))
        is_grown = bool(words) and bool(self.grown(token, capital=False))
        return is_surname or is_grown or not self.handled(token).isdisjoint(words)

    def is_inside(self, token: str, *, any_word: bool) -> bool:
        """Tell whether a word of an address holds a strong word of the name, or any of them."""
        least = _TAGGED if any_word else INSIDE
        numbers = range(len(self.texts)) if any_word else self.strong
        sought = {sound for n in numbers for sound in self.sounds[n] if len(sound) >= least}
        heard = own_sounds(token)
        return any(sound in one for sound in sought for one in heard)

    def literal(self, text: str) -> Iterator[Span]:
        """Give where the name stands as it is written, or in Chinese letters."""
        for phrase in self.phrases:
            yield from (
                match.span() for match in re.finditer(re.escape(phrase), text, re.IGNORECASE)
            )
        for run in _HAN.finditer(text) if self.chinese else ():
            yield from self._in_chinese(run)

    def _in_chinese(self, run: re.Match[str]) -> Iterator[Span]:
        spelt = pinyin(run[0])
        for first in range(len(spelt)):
            for count in range(2, _LONGEST_CHINESE + 1):
                if "".join(spelt[first : first + count]) in self.chinese:
                    yield run.start() + first, run.start() + first + count


def wanted(names: Iterable[str]) -> Wanted:
    """Give the words of somebody's names."""
    seen = tuple(_named(plain(name).text) for name in names)
    parted = [[one for one in _pieces(name) if is_capital(one)] for name in seen]
    joined = [one for name in seen for one in _put_together(name) if is_capital(one)]
    texts = tuple(dict.fromkeys([*(word for words in parted for word in words), *joined]))
    family = {one for name in seen for one in _surnames(name)}
    strong = family or {words[0] for words in parted if words}
    numbers = frozenset(n for n, text in enumerate(texts) if text in strong)
    others = [text for text in texts if text not in family]
    is_surname = all(len(words) < 2 for words in parted) and not any(map(_is_given, texts))
    return Wanted(
        texts=texts,
        pieces=tuple(dict.fromkeys(word for name in seen for word in _pieces(name))),
        sounds=tuple(map(sounds, texts)),
        firsts=frozenset(sound[:1] for text in texts for sound in sounds(text)),
        surnames=numbers if family else frozenset(),
        strong=numbers,
        run_together=frozenset(_run_together([texts[n] for n in numbers], others)),
        stems=frozenset(min(sounds(texts[n]), key=len, default="") for n in numbers),
        initials=frozenset(one for name in seen for one in _initials(name)),
        is_surname_alone=is_surname,
        phrases=tuple(name for name in seen if _HAN.search(name) or not _has_names(name)),
        chinese=frozenset(one for words in parted for one in _chinese(words)),
    )


def is_capital(word: str) -> bool:
    """Tell whether a word is written as names are; scripts without capitals always do."""
    return word[:1].upper() == word[:1]


def _named(name: str) -> str:
    """Give a name in capitals that was written without any, as chats have names."""
    if _has_names(name) or is_phrase(name) or not any(map(_is_given, _pieces(name))):
        return name
    return name.title()


def _has_names(name: str) -> bool:
    return any(map(is_capital, _pieces(name)))


def _is_given(word: str) -> bool:
    return given(key_readings(word)).known


def _halves(word: str) -> list[str]:
    return [part for part in _HYPHEN.split(word) if len(part) > 1]


def _words(name: str) -> list[str]:
    return [one.text for one in split(name).words if not one.initial]


def _pieces(name: str) -> list[str]:
    return [part for word in _words(name) for part in _halves(word)]


def _put_together(name: str) -> Iterator[str]:
    """Give the words of a name that a hyphen parts, in one."""
    yield from ("".join(_halves(word)) for word in _words(name) if len(_halves(word)) > 1)


def _surnames(name: str) -> Iterator[str]:
    """Give the surname of a name in several words: as it is, in parts and in one."""
    orders = prepare(name).orders if len(_pieces(name)) > 1 else ()
    surname = next((one.surname.text for one in orders if one.surname is not None), None)
    if surname is not None:
        own = [word for word in _words(name) if _is_surname(word, surname)]
        yield from (part for word in own for part in (*_halves(word), "".join(_halves(word))))


def _run_together(strong: Iterable[str], others: Sequence[str]) -> Iterator[str]:
    """Give the sounds of two words in one, in either order."""
    for one, other in product(strong, others):
        for first, last in product(sounds(one), sounds(other)):
            if len(first) + len(last) >= _RUN_TOGETHER:
                yield from (first + last, last + first)


def _is_surname(word: str, surname: str) -> bool:
    """Tell whether a word is the likely surname, or may be it since it is nothing else."""
    is_other = _is_given(word) or is_of_father(word)
    return word.casefold() == surname.casefold() or (is_capital(word) and not is_other)


def _initials(name: str) -> Iterator[str]:
    for one in split(name).words:
        if one.initial:
            yield from (sound for sound in readings(one.text.casefold()) if sound)


def _chinese(words: Sequence[str]) -> Iterator[str]:
    """Give the names in one word that Chinese letters may spell, given names of one letter not."""
    low = [word.casefold() for word in words]
    if len(low) == 2:
        yield from ("".join(low), "".join(reversed(low)))
        yield from (one for one in low if len(one) > INSIDE)


def _is_abjad_of(token: str, text: str) -> bool:
    """Tell whether a word in Arabic letters, without its vowels, is one in letters with vowels."""
    for one, other in ((token, text), (text, token)):
        pattern = abjad(one)
        if pattern is not None and any(map(pattern.fullmatch, sounds(other))):
            return True
    return False

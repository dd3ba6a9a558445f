"""Where a person's name stands in a text: in any script, case and order of its words.

This serves one end: to take a person out of a text. It therefore rather takes a word too many than
one too few, and it is no means to find somebody: it needs the names, and looks through texts that
somebody already holds.

A word of a text is a word of the name when the two sound the same without the endings of cases
and of women's forms. A mention is a run of such words:

    two words of the name, or a surname with an initial    everywhere
    a surname or a given name alone                         only in a text where the person stands
    the words of another person's name                      never: a brother keeps his

In addresses, hashtags and names of files a word counts in small letters too, and inside a longer
one. In a text where the person stands, so do a whole name and a surname in small letters, as chats
have them, pet names, both initials without a name, and the patronymic behind a given name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise

from khronika.resolution.names.lexicon import given, key_readings
from khronika.resolution.names.prepared import prepare
from khronika.resolution.names.sounds import looser, readings
from khronika.resolution.names.splitting import split
from khronika.resolution.names.words import word as name_word
from khronika.resources import load

BLOCK = "█"

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Hyphens and spaces that no reader sees: a word goes on behind them."""
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{_UNSEEN}]+[^\W\d_]+)*")
_UNSEEN_ONES = re.compile(f"[{_UNSEEN}]")
_HUMP = re.compile(rf"(?<=[^\W\d_A-ZА-ЯЁ])[{_UNSEEN}]*(?=[A-ZА-ЯЁ])")
"""Where a word begins inside another: #FreeVera."""
_GAP = re.compile(r"\s*[._,\u2019'\u2010\u2011-]?\s*")
_WITHIN = re.compile(r"\s*[\u2019'\u2010\u2011-]?\s*")
"""What may stand between the words of a name that stays: no stop, behind which others begin."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_IN_ADDRESS = frozenset("@._/-#=+0123456789")
_INSIDE = 5
"""Sounds from which a word is looked for inside a longer one of an address."""
_HANDLE = re.compile("[a-z]{8,}")
_SMALL = 6
"""Letters from which a surname in small letters is taken for one."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The words of somebody's names, by what they sound like."""

    sounds: tuple[frozenset[str], ...]
    surnames: frozenset[int]
    strong: frozenset[int]
    """The words that stand for the person alone: surnames, or the name where it is one word."""
    texts: tuple[str, ...]

    def which(self, token: str) -> frozenset[int]:
        """Give the words that a word of a text may be."""
        heard = _sounds(token)
        return frozenset(n for n, sounds in enumerate(self.sounds) if sounds & heard)

    def called(self, token: str) -> frozenset[int]:
        """Give the given names that a word of a text may be a pet name or another form of."""
        families = _families(token)
        return frozenset(
            n
            for n, text in enumerate(self.texts)
            if n not in self.surnames and families & _families(text)
        )

    def handled(self, token: str) -> frozenset[int]:
        """Give the words that begin a handle, which has no sign of one: dinarakern."""
        if not _HANDLE.fullmatch(token):
            return frozenset()
        heard = tuple(map(looser, readings(token)))
        return frozenset(
            n
            for n, text in enumerate(self.texts)
            for sound in map(looser, readings(text.casefold()))
            if len(sound) >= _INSIDE and any(one.startswith(sound) for one in heard)
        )

    def begun(self, letter: str, *, here: bool) -> frozenset[int]:
        """Give the words that may begin with a letter; of a given name not known any letter may."""
        if here and len(self.texts) == 1:
            return self.strong
        spoken = readings(letter.casefold())
        heard = (*spoken, *map(looser, spoken))
        return frozenset(
            n
            for n, sounds in enumerate(self.sounds)
            if any(sound.startswith(heard) for sound in sounds)
        )

    def stands_alone(self, token: str, words: frozenset[int]) -> bool:
        """Tell whether a word in small letters is a surname or a handle, and no common word."""
        own = [len(self.texts[n]) for n in words & self.surnames]
        is_surname = bool(own) and len(token) >= max(_SMALL, min(own))
        return is_surname or not self.handled(token).isdisjoint(words)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    words: frozenset[int]
    begun: frozenset[int]
    """The words of the name that it may be the initial of."""
    alone: bool
    """Whether it is enough where the person stands: in small letters a given name is not."""
    of_father: bool
    """Whether it is a patronymic, which goes with a given name before it."""


class Mentions:
    """The mentions of one person in texts, beside other people who are named there."""

    def __init__(self, names: Iterable[str], others: Iterable[str] = ()) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._wanted = _wanted(self._names)
        self._phrases = [name for name in self._names if not _has_words(name)]
        self._others = [wanted for other in others if len((wanted := _wanted([other])).sounds) > 1]

    def beside(self, others: Iterable[str]) -> "Mentions":
        """Look for the same person beside other people."""
        return Mentions(self._names, others)

    def bears(self, names: Iterable[str]) -> bool:
        """Tell whether all words of some names are the person's, and are more than one."""
        words = {self._wanted.which(word) for name in names for word in _pieces(name)}
        return len(words) > 1 and all(words)

    def stand_in(self, text: str) -> bool:
        """Tell whether the person stands in a text by more than one word of a name."""
        return next(self._runs(text, here=False), None) is not None

    def spans(self, text: str, *, here: bool) -> list[Span]:
        """Give where the person is named, in code points, in the order of the text.

        Args:
            text: any text.
            here: the person is known to stand in it, so that one word of the name is enough.
        """
        here = here or self.stand_in(text)
        return sorted({*self._runs(text, here=here), *(self._inside(text) if here else ())})

    def blocked(self, text: str, *, here: bool) -> str:
        """Give a text of the same length with blocks in the place of the mentions."""
        letters = list(text)
        for start, end in self.spans(text, here=here):
            letters[start:end] = BLOCK * (end - start)
        return "".join(letters)

    def _runs(self, text: str, *, here: bool) -> Iterator[Span]:
        tokens = list(self._tokens(text, here=here))
        guarded = self._of_others(text, tokens)
        run: list[_Token] = []
        for n, token in enumerate(tokens):
            fits = (token.words or token.begun or (run and token.of_father)) and n not in guarded
            if run and not (fits and _GAP.fullmatch(text, run[-1].end, token.start)):
                yield from self._mention(run, here=here)
                run = []
            if fits and (run or token.words or token.begun):
                run.append(token)
        yield from self._mention(run, here=here)
        if here:
            for phrase in self._phrases:
                found = re.finditer(re.escape(phrase), text, re.IGNORECASE)
                yield from (match.span() for match in found)

    def _mention(self, run: Sequence[_Token], *, here: bool) -> Iterator[Span]:
        """Give the words of the mention that a run is, if it is one."""
        named = [token for token in run if token.words]
        words = {word for token in named for word in token.words}
        strong = any(token.words & self._wanted.strong for token in named)
        full = len(named) > 1 and len(words) > 1
        alone = here and (any(token.alone for token in named) or self._are_initials(run))
        if full or (strong and len(run) > 1) or alone:
            for token in run:
                yield token.start, token.end

    def _are_initials(self, run: Sequence[_Token]) -> bool:
        """Tell whether two letters stand for the whole name."""
        return any(
            one != other and not self._wanted.surnames.isdisjoint((one, other))
            for first, second in combinations(run, 2)
            for one in first.begun
            for other in second.begun
        )

    def _tokens(self, text: str, *, here: bool) -> Iterator[_Token]:
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            address = _in_address(text, start, end)
            whole = self._token(text, start, end, address=address, here=here)
            if whole.words or not here:
                yield whole
                continue
            parts = [start, *(start + hump.end() for hump in _HUMP.finditer(match[0])), end]
            for begin, stop in pairwise(parts):
                yield self._token(text, begin, stop, address=address, here=here)

    def _token(self, text: str, start: int, end: int, *, address: bool, here: bool) -> _Token:
        word = _UNSEEN_ONES.sub("", text[start:end])
        capital = _is_capital(word)
        words = self._wanted.which(word) if capital or address or here else frozenset[int]()
        if here and not words:
            words = self._wanted.called(word) if capital else self._wanted.handled(word)
        is_letter = len(word) == 1 and capital and text[end : end + 1] == "."
        return _Token(
            start,
            end,
            text[start:end],
            words,
            self._wanted.begun(word, here=here) if is_letter else frozenset(),
            alone=capital or address or self._wanted.stands_alone(word, words),
            of_father=here and capital and _is_of_father(word),
        )

    def _of_others(self, text: str, tokens: Sequence[_Token]) -> set[int]:
        """Give the tokens that are words of somebody else's name."""
        guarded: set[int] = set()
        for other in self._others:
            run: list[int] = []
            for n, token in enumerate(tokens):
                if not (token.text[:1].isupper() and other.which(token.text)):
                    run = []
                    continue
                if run and not _WITHIN.fullmatch(text, tokens[run[-1]].end, token.start):
                    run = []
                run.append(n)
                words = {word for one in run for word in other.which(tokens[one].text)}
                if len(words) > 1 and any(not tokens[one].words for one in run):
                    guarded.update(run)
        return guarded

    def _inside(self, text: str) -> Iterator[Span]:
        """Give where a strong word stands inside a longer word of an address."""
        sought = {
            sound
            for n in self._wanted.strong
            for sound in self._wanted.sounds[n]
            if len(sound) >= _INSIDE
        }
        for match in _TOKEN.finditer(text):
            if not _in_address(text, *match.span()):
                continue
            heard = [looser(sound) for sound in readings(match[0].casefold())]
            if any(sound in one for sound in sought for one in heard):
                yield match.span()


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands in an address, a handle or a name of a file."""
    before, behind = text[start - 1 : start], text[end : end + 2]
    ends_sentence = behind[:1] in {".", ""} and not behind[1:2].strip()
    joined = behind[:1] in _IN_ADDRESS and not ends_sentence
    return (before in _IN_ADDRESS and bool(before)) or (joined and bool(behind))


def _has_words(name: str) -> bool:
    return any(_is_capital(piece) for piece in _pieces(name))


def _pieces(name: str) -> list[str]:
    words = [one.text for one in split(name).words if not one.initial]
    return [part for word in words for part in re.split("[-\u2010\u2011]", word) if len(part) > 1]


def _wanted(names: Iterable[str]) -> _Wanted:
    parted = [[one for one in _pieces(name) if _is_capital(one)] for name in names]
    texts = tuple(dict.fromkeys(word for words in parted for word in words))
    surnames = {_surname(words) for words in parted if len(words) > 1} - {""}
    strong = surnames or {words[0] for words in parted if words}
    return _Wanted(
        sounds=tuple(_sounds(text) for text in texts),
        surnames=frozenset(n for n, text in enumerate(texts) if text in surnames),
        strong=frozenset(n for n, text in enumerate(texts) if text in strong),
        texts=texts,
    )


def _surname(words: Sequence[str]) -> str:
    for order in prepare(" ".join(words)).orders:
        if order.surname is not None:
            low = order.surname.text.casefold()
            return next((word for word in words if word.casefold() == low), "")
    return ""


def _is_capital(word: str) -> bool:
    """Tell whether a word is written as names are; scripts without capitals always do."""
    return word[:1].upper() == word[:1]


@lru_cache(maxsize=200_000)
def _sounds(word: str) -> frozenset[str]:
    """Give what a word may sound like, with and without the ending of a case."""
    return frozenset(looser(sound) for base in _bases(word) for sound in readings(base))


@lru_cache(maxsize=200_000)
def _families(word: str) -> frozenset[int]:
    """Give the families of given names that a word may be a full form or a pet name of."""
    known = (given(key_readings(form)) for form in _forms(word))
    return frozenset(number for one in known for number in one.full | one.short)


def _bases(word: str) -> set[str]:
    """Give a word with and without the ending of a case, all its letters of one script."""
    low = word.casefold()
    if _CYRILLIC.search(low):
        low = low.translate(_alike())
    script = "latin" if low[:1] < "\u0250" else "cyrillic"
    shortest, endings = _endings(script)
    return {low} | {
        low.removesuffix(ending)
        for ending in endings
        if low.endswith(ending) and len(low) - len(ending) >= shortest
    }


@lru_cache(maxsize=200_000)
def _is_of_father(text: str) -> bool:
    """Tell whether a word is a patronymic, in whatever case."""
    return any(name_word(form).is_patronymic for form in _forms(text))


def _forms(word: str) -> Iterator[str]:
    """Give what a word may be in its first case: the ending of another goes with a vowel of it."""
    for base in _bases(word):
        yield from (base, f"{base}a", f"{base}а")


@cache
def _alike() -> dict[int, int]:
    """Give the Cyrillic letters for the Latin ones that look the same."""
    latin, cyrillic = load("names/endings.yaml")["alike"]
    return str.maketrans(latin, cyrillic)


@cache
def _endings(script: str) -> tuple[int, tuple[str, ...]]:
    table = load("names/endings.yaml")[script]
    return int(table["shortest"]), tuple(table["endings"].split())

"""Where a person's name stands in a text: in any script, case and order of its words.

This serves one end: to take a person out of a text. It therefore rather takes a word too many than
one too few, and it is no means to find somebody: it needs the names, and looks through texts that
somebody already holds.

A word of a text is a word of the name when the two sound the same without the endings of cases
and of women's forms. A mention is a run of such words:

    two words of the name, or a surname with an initial    everywhere
    a surname or a given name alone                         only in a text where the person stands
    the words of another person's name                      never: a brother keeps his

Between its words a name may have a patronymic, an initial, a nickname in brackets or quotes, and
signs of mark-up. In addresses, hashtags and names of files a word counts in small letters too, and
the whole name run together; so it does where a chat writes it all in small letters. In a text where
the person stands, so do a surname in small letters or inside a longer word, pet names, and both
initials without a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

from khronika.resolution.names.lexicon import given, key_readings
from khronika.resolution.names.prepared import prepare
from khronika.resolution.names.sounds import looser, readings
from khronika.resolution.names.splitting import split
from khronika.resolution.names.words import word as name_word
from khronika.resources import load

BLOCK = "█"

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
"""Hyphens and spaces that no reader sees: a word goes on behind them."""
_ACCENTS = "\u0300-\u036f"
"""Those that stand behind their letter, as the one that shows the stress does."""
_TOKEN = re.compile(rf"[^\W\d_]+(?:[{_UNSEEN}{_ACCENTS}]+[^\W\d_]+)*[{_ACCENTS}]*")
_UNSEEN_ONES = re.compile(f"[{_UNSEEN}{_ACCENTS}]")
_HUMP = re.compile(rf"(?<=[^\W\d_A-ZА-ЯЁ])[{_UNSEEN}]*(?=[A-ZА-ЯЁ])")
"""Where a word begins inside another: #FreeVera."""
_GAP = re.compile(r"\s*(?:[^\w\s]|_){0,4}\s*(?:[^\w\s]|_){0,4}\s*")
"""What may stand between the words of a name: a stop, a bracket, mark-up, the sign of a quote."""
_WIDEST = 40
"""Signs that may stand between the words of a name at most."""
_NICKNAME = re.compile(r"""["'(\[«“„‘][^\W\d_]+["')\]»”“’]""")
_WITHIN = re.compile(r"\s*[\u2019'\u2010\u2011-]?\s*")
"""What may stand between the words of a name that stays: no stop, behind which others begin."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_IN_ADDRESS = frozenset("@._/-#=+0123456789")
_INSIDE = 5
"""Sounds from which a word is looked for inside a longer one of an address."""
_HANDLE = re.compile("[a-z]{8,}")
_SMALL = 6
"""Sounds from which a surname in small letters is taken for one."""
_RUN_TOGETHER = 8
"""Sounds from which two words of a name, run together, are looked for."""
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_DIVIDED = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])[-\u2010]\r?\n(?=[^\W\d_A-ZА-ЯЁ])")
"""The end of a line inside a word."""

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

    def run_together(self, token: str) -> bool:
        """Tell whether a surname and another word of the name are one word of an address."""
        heard = tuple(map(looser, readings(token.casefold())))
        return any(
            len(one) + len(other) >= _RUN_TOGETHER
            and (one + other in whole or other + one in whole)
            for n in self.strong
            for m in range(len(self.texts))
            if m not in self.surnames
            for one in self.sounds[n]
            for other in self.sounds[m]
            for whole in heard
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
        own = [_length(self.texts[n]) for n in words & self.surnames]
        is_surname = bool(own) and _length(token) >= max(_SMALL, min(own))
        return is_surname or not self.handled(token).isdisjoint(words)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    words: frozenset[int]
    begun: frozenset[int]
    """The words of the name that it may be the initial of."""
    small: bool
    """Whether it is in small letters and in no address."""
    alone: bool
    """Whether it is enough where the person stands: in small letters a given name is not."""
    whole: bool
    """Whether it is the whole name, run together."""

    @property
    def is_named(self) -> bool:
        """Whether it is a word of the name, or the initial of one."""
        return bool(self.words or self.begun)

    @property
    def is_letter(self) -> bool:
        return len(self.text) == 1 and _is_capital(self.text)


class Mentions:
    """The mentions of one person in texts, beside other people who are named there."""

    def __init__(self, names: Iterable[str], others: Iterable[str] = ()) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._wanted = _wanted(self._names)
        self._phrases = [name for name in self._names if not _has_words(name)]
        self._others = [wanted for other in others if len((wanted := _wanted([other])).sounds) > 1]
        self._beginnings: dict[str, bool] = {}

    def beside(self, others: Iterable[str]) -> "Mentions":
        """Look for the same person beside other people."""
        return Mentions(self._names, others)

    def bears(self, names: Iterable[str]) -> bool:
        """Tell whether all words of some names are the person's, and are more than one."""
        words = {self._wanted.which(word) for name in names for word in _pieces(name)}
        return len(words) > 1 and all(words)

    def stand_in(self, text: str) -> bool:
        """Tell whether the person stands in a text by more than one word of a name."""
        return self._stand_in(_as_read(text)[0])

    def _stand_in(self, read: str) -> bool:
        return next(self._runs(read, here=False), None) is not None

    def spans(self, text: str, *, here: bool) -> list[Span]:
        """Give where the person is named, in code points, in the order of the text.

        Args:
            text: any text.
            here: the person is known to stand in it, so that one word of the name is enough.
        """
        read, at = _as_read(text)
        here = here or self._stand_in(read)
        spans = {*self._runs(read, here=here), *(self._inside(read) if here else ())}
        return sorted((at[start], at[end]) for start, end in spans)

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
        between: list[_Token] = []
        for n, token in enumerate(tokens):
            is_own = n not in guarded
            fits = is_own and (token.is_named or token.whole)
            goes_on = run and _is_between(_GAP, text, (between or run)[-1], token)
            if goes_on and is_own and not fits and _is_of_father(token.text):
                fits = _is_capital(token.text)
            if goes_on and is_own and not fits and _may_stand_between(text, token):
                between.append(token)
                continue
            if run and not (fits and goes_on):
                yield from self._mention(run, here=here)
                run, between = [], []
            if fits:
                run += [*between, token]
                between = []
        yield from self._mention(run, here=here)
        if here:
            for phrase in self._phrases:
                found = re.finditer(re.escape(phrase), text, re.IGNORECASE)
                yield from (match.span() for match in found)

    def _mention(self, run: Sequence[_Token], *, here: bool) -> Iterator[Span]:
        """Give the words of the mention that a run is, if it is one."""
        named = [token for token in run if token.words]
        words = {word for token in named for word in token.words}
        strong = any(token.words & self._wanted.strong and (here or token.alone) for token in named)
        full = len(named) > 1 and len(words) > 1 and (here or _is_no_common_word(named))
        initialled = strong and any(token.begun for token in run)
        alone = here and (any(token.alone for token in named) or self._are_initials(run))
        if full or initialled or alone or any(token.whole for token in run):
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
            if whole.words:
                yield whole
                continue
            parts = [start, *(start + hump.end() for hump in _HUMP.finditer(match[0])), end]
            for begin, stop in pairwise(parts):
                yield self._token(text, begin, stop, address=address, here=here)

    def _token(self, text: str, start: int, end: int, *, address: bool, here: bool) -> _Token:
        word = _UNSEEN_ONES.sub("", normalize("NFC", text[start:end]))
        capital = _is_capital(word)
        looked_at = capital or address or here or self._may_begin(word)
        words = self._wanted.which(word) if looked_at else frozenset[int]()
        if here and not words:
            words = self._wanted.called(word) if capital else self._wanted.handled(word)
        is_initial = len(word) == 1 and capital and text[end : end + 1] == "."
        may_be_whole = not words and looked_at and (address or _HANDLE.fullmatch(word) is not None)
        return _Token(
            start,
            end,
            word,
            words,
            self._wanted.begun(word, here=here) if is_initial else frozenset(),
            small=not (capital or address),
            alone=capital or address or self._wanted.stands_alone(word, words),
            whole=may_be_whole and self._wanted.run_together(word),
        )

    def _may_begin(self, word: str) -> bool:
        """Tell whether a word of the name may begin with the letter that a word begins with."""
        letter = word[:1]
        if letter not in self._beginnings:
            self._beginnings[letter] = bool(self._wanted.begun(letter, here=False))
        return self._beginnings[letter]

    def _of_others(self, text: str, tokens: Sequence[_Token]) -> set[int]:
        """Give the tokens that are words of somebody else's name."""
        guarded: set[int] = set()
        for other in self._others:
            run: list[int] = []
            for n, token in enumerate(tokens):
                if not (token.text[:1].isupper() and other.which(token.text)):
                    run = []
                    continue
                if run and not _is_between(_WITHIN, text, tokens[run[-1]], token):
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


def _as_read(text: str) -> tuple[str, Sequence[int]]:
    """Give a text with words as they are read, and where each letter, and the end, is in the text.

    An address may have a word byte by byte (%D0%92), and a line may end in the middle of one.
    """
    changed = {one.span(): "" for one in _DIVIDED.finditer(text)}
    for one in _ESCAPED.finditer(text):
        with suppress(UnicodeDecodeError):  # escaped in another way than is usual
            # A space stands there as what a word of an address may end with.
            changed[one.span()] = unquote_to_bytes(one[0]).decode().replace(" ", "_")
    if not changed:
        return text, range(len(text) + 1)
    read: list[str] = []
    at: list[int] = []
    done = 0
    for (start, end), instead in sorted(changed.items()):
        read += [text[done:start], instead]
        at += [*range(done, start), *_starts(start, instead)]
        done = end
    return "".join((*read, text[done:])), [*at, *range(done, len(text) + 1)]


def _starts(start: int, instead: str) -> Iterator[int]:
    """Give where each letter is written that stands escaped from a place on."""
    for letter in instead:
        yield start
        start += 3 * len(letter.encode())


def _is_between(gap: re.Pattern[str], text: str, one: _Token, other: _Token) -> bool:
    """Tell whether what stands between two words is such a gap."""
    near = other.start - one.end <= _WIDEST
    return near and gap.fullmatch(text, one.end, other.start) is not None


def _may_stand_between(text: str, token: _Token) -> bool:
    """Tell whether a word that is none of the name may stand between two that are."""
    return token.is_letter or _NICKNAME.match(text, token.start - 1) is not None


def _is_no_common_word(named: Sequence[_Token]) -> bool:
    """Tell whether words are a name by how they are written: "will Young" and "rose hill" are not.

    That is asked where nothing else says that the person is meant.
    """
    sure = [token for token in named if token.alone]
    return len(sure) == len(named) or (bool(sure) and all(token.small for token in named))


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


def _length(word: str) -> int:
    """Count the sounds of a word: in another script it has more letters, or fewer."""
    return len(looser(readings(word.casefold())[0]))


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

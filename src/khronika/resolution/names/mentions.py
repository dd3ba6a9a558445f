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
the person stands, so do a surname in small letters or inside a longer word of an address, pet
names, both initials without a name, whatever begins with the surname, a name in one word or in
several, and the patronymic and the initials beside a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from khronika.resolution.names.forms import is_of_father
from khronika.resolution.names.plain import Span, plain
from khronika.resolution.names.tokens import (
    Sought,
    Token,
    addresses,
    is_initial,
    may_stand_between,
    tokens,
)
from khronika.resolution.names.wanted import wanted

BLOCK = "█"

_GAP = re.compile(r"\s*(?:[^\w\s]|_){0,4}\s*(?:[^\w\s]|_){0,4}\s*")
"""What may stand between the words of a name: a stop, a bracket, mark-up, the sign of a quote."""
_WITHIN = re.compile(r"\s*[\u2019'\u2010\u2011-]?\s*")
"""What may stand between the words of a name that stays: no stop, behind which others begin."""
_WIDEST = 40
"""Signs that may stand between the words of a name at most."""


class Mentions:
    """The mentions of one person in texts, beside other people who are named there."""

    def __init__(self, names: Iterable[str], others: Iterable[str] = ()) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._wanted = wanted(self._names)
        self._beside = [wanted([other]) for other in others]
        self._others = [one for one in self._beside if len(one.texts) > 1]

    @property
    def is_named(self) -> bool:
        """Whether there is a name among the names, not only words for somebody."""
        return bool(self._wanted.texts)

    def beside(self, others: Iterable[str]) -> "Mentions":
        """Look for the same person beside other people."""
        return Mentions(self._names, others)

    def bears(self, names: Iterable[str]) -> bool:
        """Tell whether all words of some names are the person's, and are more than one."""
        words = {self._wanted.which(word) for name in names for word in wanted([name]).pieces}
        return len(words) > 1 and all(words)

    def is_called(self, name: str) -> bool:
        """Tell whether a name is the person's and nobody else's words stand in it.

        What is only made of the surname is blocked in a text, but is another's name: Sokolov may
        be said of a Sokol's, and is no Sokol.
        """
        blocked = self.blocked(name, here=True)
        if BLOCK not in blocked or any(map(str.isalpha, blocked)):
            return False
        words = wanted([name]).pieces
        return (
            not self.is_named or self._are_known(words) or bool(self._wanted.which("".join(words)))
        )

    def _are_known(self, words: Sequence[str]) -> bool:
        """Tell whether each word is one of the name, or the patronymic beside a surname of it."""
        known = [self._wanted.which(word) | self._wanted.called(word) for word in words]
        has_surname = any(one & self._wanted.strong for one in known)
        return all(
            one or (has_surname and is_of_father(word))
            for one, word in zip(known, words, strict=True)
        )

    def stand_in(self, text: str) -> bool:
        """Tell whether the person stands in a text by more than one word of a name."""
        return next(self._mentions(plain(text).text, here=False), None) is not None

    def spans(self, text: str, *, here: bool) -> list[Span]:
        """Give where the person is named, in code points, in the order of the text.

        Args:
            text: any text.
            here: the person is known to stand in it, so that one word of the name is enough.
        """
        if not (here or self.stand_in(text)):
            return []
        seen = plain(text)
        named = self._mentions(seen.text, here=True)
        found = {*named, *self._inside(seen.text), *self._wanted.literal(seen.text)}
        return sorted({seen.span(*span) for span in _touching(found)})

    def blocked(self, text: str, *, here: bool) -> str:
        """Give a text of the same length with blocks in the place of the mentions."""
        letters = list(text)
        for start, end in self.spans(text, here=here):
            letters[start:end] = BLOCK * (end - start)
        return "".join(letters)

    def _mentions(self, text: str, *, here: bool) -> Iterator[Span]:
        """Give the words of the mentions."""
        for run in self._runs(text, here=here):
            if self._is_mention(run, here=here):
                yield from ((token.start, token.end) for token in run)

    def _runs(self, text: str, *, here: bool) -> Iterator[list[Token]]:
        """Give the words that stand together and may be of the name, or stand within it."""
        found = tokens(text, Sought(self._wanted, self._beside, here))
        guarded = self._of_others(text, found)
        run: list[Token] = []
        between: list[Token] = []
        for n, token in enumerate(found):
            is_own = n not in guarded
            last = (between or run or [token])[-1]
            if run and is_own and _goes_on(text, run, last, token):
                run += [*between, token]
                between = []
            elif run and is_own and _is_within(text, last, token):
                between.append(token)
            else:
                yield run
                run = [token] if is_own and (token.is_named or token.beside) else []
                between = []
        yield run

    def _is_mention(self, run: Sequence[Token], *, here: bool) -> bool:
        named = [token for token in run if token.words]
        words = {word for token in named for word in token.words}
        full = len(named) > 1 and len(words) > 1 and (here or _is_no_common_word(named))
        alone = here and (any(token.alone for token in named) or self._are_initials(run))
        is_whole = any(token.whole for token in run)
        return full or alone or is_whole or self._is_initialled(run, here=here)

    def _is_initialled(self, run: Sequence[Token], *, here: bool) -> bool:
        """Tell whether words are a surname with an initial."""
        strong = any(token.words & self._wanted.strong and (here or token.alone) for token in run)
        return strong and any(token.begun and not token.words for token in run)

    def _are_initials(self, run: Sequence[Token]) -> bool:
        """Tell whether two letters stand for the whole name."""
        return any(
            one != other and not self._wanted.surnames.isdisjoint((one, other))
            for first, second in combinations(run, 2)
            for one in first.begun
            for other in second.begun
        )

    def _of_others(self, text: str, tokens: Sequence[Token]) -> set[int]:
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
        """Give where a word of the name stands inside a longer word of an address."""
        for (start, end), is_tag in addresses(text):
            if self._wanted.is_inside(text[start:end], any_word=is_tag):
                yield start, end


def _goes_on(text: str, run: Sequence[Token], last: Token, token: Token) -> bool:
    """Tell whether a word goes on with a name; what only stands beside one, in its sentence."""
    fits = token.is_named or (token.beside and last is run[-1])
    is_loose = token.is_named and any(one.is_named for one in run)
    gap = _GAP if is_loose or is_initial(text, last) else _WITHIN
    return fits and _is_between(gap, text, last, token)


def _is_within(text: str, last: Token, token: Token) -> bool:
    """Tell whether a word may be within a name that goes on behind it."""
    return _is_between(_GAP, text, last, token) and may_stand_between(text, token)


def _is_between(gap: re.Pattern[str], text: str, one: Token, other: Token) -> bool:
    """Tell whether what stands between two words is such a gap."""
    near = other.start - one.end <= _WIDEST
    return near and gap.fullmatch(text, one.end, other.start) is not None


def _is_no_common_word(named: Sequence[Token]) -> bool:
    """Tell whether words are a name by how they are written: "will Young" and "rose hill" are not.

    That is asked where nothing else says that the person is meant.
    """
    sure = [token for token in named if token.alone]
    return len(sure) == len(named) or (bool(sure) and all(token.is_small for token in named))


def _touching(spans: Iterable[Span]) -> Iterator[Span]:
    """Make one of the pieces of a word, with what no reader sees between them."""
    start = end = -1
    for first, last in sorted(spans):
        if first > end or end < 0:
            if end > 0:
                yield start, end
            start = first
        end = max(end, last)
    if end > 0:
        yield start, end

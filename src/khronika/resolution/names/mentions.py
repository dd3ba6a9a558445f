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
have them, pet names, both initials without a name, whatever begins with the surname, a name in one
word or in several, and the patronymic and the initials beside a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from khronika.resolution.names.plain import Span, plain
from khronika.resolution.names.wanted import is_capital, wanted

BLOCK = "█"

_MARK = "\u2019'\u2018\u02bc\u02bb\u2032`"
_TOKEN = re.compile(rf"[^\W\d_]+(?:(?:[{_MARK}]|[013459]+)[^\W\d_]+)*")
_OWNING = re.compile(rf"[{_MARK}][Ss]$")
_SEAM = re.compile(rf"[{_MARK}\d]+|(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")
"""Where a word begins inside another: #FreeVera, vera1990kern, Çelik'in."""
_GAP = re.compile(r"\s*[._,\u2019'\u2010\u2011-]?\s*")
_WITHIN = re.compile(r"\s*[\u2019'\u2010\u2011-]?\s*")
"""What may stand between the words of a name that stays: no stop, behind which others begin."""
_HYPHENS, _BLANKS = frozenset("-\u2010\u2011"), frozenset(" \u00a0")
"""What may stand inside a word of a name: Xiao-long, Karim Zadeh."""
_IN_ADDRESS = frozenset("@._/-#=+0123456789")
_MOST_PIECES = 3
_LONGEST_INITIAL = 3
"""Letters of an initial: Ж., Zh., Dzh."""


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
    beside: bool
    """Whether it goes with a name that it stands beside: a patronymic, another initial."""


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
        know = (self._wanted.which, self._wanted.called)
        return (
            not self.is_named
            or all(any(known(word) for known in know) for word in words)
            or bool(self._wanted.which("".join(words)))
        )

    def stand_in(self, text: str) -> bool:
        """Tell whether the person stands in a text by more than one word of a name."""
        return next(self._runs(plain(text).text, here=False), None) is not None

    def spans(self, text: str, *, here: bool) -> list[Span]:
        """Give where the person is named, in code points, in the order of the text.

        Args:
            text: any text.
            here: the person is known to stand in it, so that one word of the name is enough.
        """
        seen = plain(text)
        here = here or self.stand_in(text)
        found = {*self._runs(seen.text, here=here)}
        if here:
            found |= {*self._inside(seen.text), *self._wanted.literal(seen.text)}
        return sorted({seen.span(*span) for span in _touching(found)})

    def blocked(self, text: str, *, here: bool) -> str:
        """Give a text of the same length with blocks in the place of the mentions."""
        letters = list(text)
        for start, end in self.spans(text, here=here):
            letters[start:end] = BLOCK * (end - start)
        return "".join(letters)

    def _runs(self, text: str, *, here: bool) -> Iterator[Span]:
        tokens = list(self._tokens(text, here=here))
        if here:
            tokens = self._put_together(text, tokens)
        guarded = self._of_others(text, tokens)
        run: list[_Token] = []
        for n, token in enumerate(tokens):
            fits = (token.words or token.begun or token.beside) and n not in guarded
            if run and not (fits and self._goes_on(text, run[-1], token)):
                yield from self._mention(run, here=here)
                run = []
            if fits:
                run.append(token)
        yield from self._mention(run, here=here)

    def _goes_on(self, text: str, before: _Token, token: _Token) -> bool:
        """Tell whether a word goes on with a name; what only stands beside one, in its sentence."""
        is_beside = not (token.words or token.begun) or not (before.words or before.begun)
        between = _WITHIN if is_beside and not _is_initial(text, before) else _GAP
        return between.fullmatch(text, before.end, token.start) is not None

    def _mention(self, run: Sequence[_Token], *, here: bool) -> Iterator[Span]:
        """Give the words of the mention that a run is, if it is one."""
        named = [token for token in run if token.words]
        words = {word for token in named for word in token.words}
        strong = any(token.words & self._wanted.strong for token in named)
        full = len(named) > 1 and len(words) > 1
        begun = [token for token in run if token.words or token.begun]
        alone = here and (any(token.alone for token in named) or self._are_initials(run))
        if full or (strong and len(begun) > 1) or alone:
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
            end -= 2 if _OWNING.search(match[0]) else 0
            address = _in_address(text, start, end)
            whole = self._token(text, start, end, address=address, here=here)
            if whole.words:
                yield whole
                continue
            for begin, stop in _parts(text, start, end):
                yield self._token(text, begin, stop, address=address, here=here)

    def _token(self, text: str, start: int, end: int, *, address: bool, here: bool) -> _Token:
        word = text[start:end]
        capital = is_capital(word)
        words = self._wanted.which(word) if capital or address or here else frozenset[int]()
        if here and not words and not any(other.which(word) for other in self._beside):
            words = self._wanted.grown(word, capital=capital or address)
        if here and not words:
            words = self._wanted.called(word) if capital else self._wanted.handled(word)
        is_letter = capital and text[end : end + 1] == "." and end - start <= _LONGEST_INITIAL
        begun = self._wanted.begun(word, here=here) if is_letter else frozenset[int]()
        return _Token(
            start,
            end,
            word,
            words,
            begun,
            alone=capital or address or self._wanted.stands_alone(word, words),
            beside=here
            and capital
            and (self._wanted.goes_with(word) or (is_letter and len(word) == 1)),
        )

    def _put_together(self, text: str, tokens: Sequence[_Token]) -> list[_Token]:
        """Take words for one that are a word of the name together, such as Xiao-long."""
        found = list(tokens)
        for first, token in enumerate(tokens):
            together = token.text if is_capital(token.text) else ""
            for n in range(first + 1, min(first + _MOST_PIECES, len(tokens))):
                if (
                    not together
                    or found[n - 1].words
                    or not _is_joined(text, tokens[n - 1 : n + 1])
                ):
                    break
                together += tokens[n].text
                words = self._wanted.together(together)
                if words:
                    found[first : n + 1] = [
                        replace(one, words=words) for one in found[first : n + 1]
                    ]
                    break
        return found

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
        """Give where a word of the name stands inside a longer word of an address."""
        for match in _TOKEN.finditer(text):
            if _in_address(text, *match.span()):
                is_tag = text[match.start() - 1 : match.start()] in {"#", "@"}
                any_word = is_tag and _SEAM.search(match[0]) is None
                if self._wanted.is_inside(match[0], any_word=any_word):
                    yield match.span()


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


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Part a word where another begins inside it."""
    at = start
    for seam in _SEAM.finditer(text, start, end):
        if seam.start() > at:
            yield at, seam.start()
        at = seam.end()
    yield at, end


def _is_joined(text: str, pieces: Sequence[_Token]) -> bool:
    """Tell whether two pieces may be of one word: by a hyphen, or both in capitals."""
    between = text[pieces[0].end : pieces[1].start]
    leads = text[pieces[1].end : pieces[1].end + 1] in _HYPHENS
    return between in _HYPHENS or (between in _BLANKS and (leads or is_capital(pieces[1].text)))


def _is_initial(text: str, token: _Token) -> bool:
    return text[token.end : token.end + 1] == "." and len(token.text) <= _LONGEST_INITIAL


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands in an address, a handle or a name of a file."""
    before, behind = text[start - 1 : start], text[end : end + 2]
    ends_sentence = behind[:1] in {".", ""} and not behind[1:2].strip()
    joined = behind[:1] in _IN_ADDRESS and not ends_sentence
    return (before in _IN_ADDRESS and bool(before)) or (joined and bool(behind))

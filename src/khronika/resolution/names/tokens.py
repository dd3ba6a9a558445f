"""The words of a text, and which word of a person's names each of them may be.

A word that holds others is parted where they begin (#FreeVera); several that are a word of the name
together (Xiao-long) are each that word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khronika.resolution.names.forms import is_of_father
from khronika.resolution.names.plain import Span
from khronika.resolution.names.wanted import Wanted, is_capital

_MARK = "\u2019'\u2018\u02bc\u02bb\u2032`"
_TOKEN = re.compile(rf"[^\W\d_]+(?:(?:[{_MARK}]|[013459]+)[^\W\d_]+)*")
_OWNING = re.compile(rf"[{_MARK}][Ss]$")
_SEAM = re.compile(rf"[{_MARK}\d]+|(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")
"""Where a word begins inside another: #FreeVera, vera1990kern, Çelik'in."""
_NICKNAME = re.compile(r"""["'(\[«“„‘][^\W\d_]+["')\]»”“’]""")
_HYPHENS, _BLANKS = frozenset("-\u2010\u2011"), frozenset(" \u00a0")
"""What may stand inside a word of a name: Xiao-long, Karim Zadeh."""
_IN_ADDRESS = frozenset("@._/-#=+0123456789")
_MOST_PIECES = 3
_LONGEST_INITIAL = 3
"""Letters of an initial: Ж., Zh., Dzh."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, or a part of one, beside a person's names."""

    start: int
    end: int
    text: str
    words: frozenset[int]
    begun: frozenset[int]
    """The words of the name that it may be the initial of."""
    is_small: bool
    """Whether it is in small letters and in no address."""
    alone: bool
    """Whether it is enough where the person stands: in small letters a given name is not."""
    beside: bool
    """Whether it goes with a name that it stands beside: a patronymic, another initial."""
    whole: bool
    """Whether it is the whole name, run together."""

    @property
    def is_named(self) -> bool:
        """Whether it is a word of the name, the initial of one, or the whole name."""
        return bool(self.words or self.begun or self.whole)


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom a text is looked through for."""

    wanted: Wanted
    beside: Sequence[Wanted]
    """Others who are named there."""
    here: bool
    """Whether the person is known to stand there, so that more may be taken for the name."""


def tokens(text: str, sought: Sought) -> list[Token]:
    """Give the words of a plain text in their order."""
    found = [*_tokens(text, sought)]
    return _put_together(text, found, sought.wanted) if sought.here else found


def addresses(text: str) -> Iterator[tuple[Span, bool]]:
    """Give where a word of an address stands, and whether it is a tag or a handle in one piece."""
    for match in _TOKEN.finditer(text):
        if _in_address(text, *match.span()):
            is_tag = text[match.start() - 1 : match.start()] in {"#", "@"}
            yield match.span(), is_tag and _SEAM.search(match[0]) is None


def is_initial(text: str, token: Token) -> bool:
    """Tell whether a word has the length and the stop of an initial."""
    return _has_stop(text, token.start, token.end)


def may_stand_between(text: str, token: Token) -> bool:
    """Tell whether a word that is none of the name may stand between two that are.

    That is a letter, a patronymic, and a nickname in brackets or quotes.
    """
    if _NICKNAME.match(text, token.start - 1):
        return True
    return is_capital(token.text) and (len(token.text) == 1 or is_of_father(token.text))


def _tokens(text: str, sought: Sought) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        end -= 2 if _OWNING.search(match[0]) else 0
        address = _in_address(text, start, end)
        whole = _token(text, (start, end), sought, address=address)
        parts = [*_parts(text, start, end)]
        if whole.words or len(parts) == 1:
            yield whole
        else:
            yield from (_token(text, span, sought, address=address) for span in parts)


def _token(text: str, span: Span, sought: Sought, *, address: bool) -> Token:
    word, wanted, here = text[slice(*span)], sought.wanted, sought.here
    capital = is_capital(word)
    looked_at = capital or address or here or wanted.may_begin(word[:1])
    words = wanted.which(word) if looked_at else frozenset[int]()
    if here and not words:
        words = _guessed(word, sought, capital=capital, address=address)
    has_stop = capital and _has_stop(text, *span)
    goes_beside = here and capital
    return Token(
        *span,
        word,
        words,
        wanted.begun(word, here=here) if has_stop else frozenset[int](),
        is_small=not (capital or address),
        alone=capital or address or wanted.stands_alone(word, words),
        beside=goes_beside and (wanted.goes_with(word) or (has_stop and len(word) == 1)),
        whole=looked_at and not words and wanted.is_run_together(word, address=address),
    )


def _guessed(word: str, sought: Sought, *, capital: bool, address: bool) -> frozenset[int]:
    """Give the words that a word is made of, which nobody else bears."""
    grown = sought.wanted.grown(word, capital=capital or address)
    if grown and not any(other.which(word) for other in sought.beside):
        return grown
    return sought.wanted.called(word) if capital else sought.wanted.handled(word)


def _put_together(text: str, tokens: Sequence[Token], wanted: Wanted) -> list[Token]:
    """Take words for one that are a word of the name together, such as Xiao-long."""
    found = list(tokens)
    for first, token in enumerate(tokens):
        together = token.text if is_capital(token.text) else ""
        for n in range(first + 1, min(first + _MOST_PIECES, len(tokens))):
            if not together or found[n - 1].words or not _is_joined(text, tokens[n - 1 : n + 1]):
                break
            together += tokens[n].text
            words = wanted.together(together)
            if words:
                found[first : n + 1] = [replace(one, words=words) for one in found[first : n + 1]]
                break
    return found


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Part a word where another begins inside it."""
    at = start
    for seam in _SEAM.finditer(text, start, end):
        if seam.start() > at:
            yield at, seam.start()
        at = seam.end()
    yield at, end


def _is_joined(text: str, pieces: Sequence[Token]) -> bool:
    """Tell whether two pieces may be of one word: by a hyphen, or both in capitals."""
    between = text[pieces[0].end : pieces[1].start]
    leads = text[pieces[1].end : pieces[1].end + 1] in _HYPHENS
    return between in _HYPHENS or (between in _BLANKS and (leads or is_capital(pieces[1].text)))


def _has_stop(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] == "." and end - start <= _LONGEST_INITIAL


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a word stands in an address, a handle or a name of a file."""
    before, behind = text[start - 1 : start], text[end : end + 2]
    ends_sentence = behind[:1] in {".", ""} and not behind[1:2].strip()
    joined = behind[:1] in _IN_ADDRESS and not ends_sentence
    return (before in _IN_ADDRESS and bool(before)) or (joined and bool(behind))

"""A text as a reader sees it, and where each letter of that stands in the text.

What no eye tells from a name is no other name: letters that are put together of two signs or set in
another width, accents that show the stress, signs without a width, hyphens at the ends of lines,
letters that stand apart, addresses in which every letter is a number.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]

_PLAIN = re.compile(
    r"[\x20-\x7e\n\u00a0\u00ab\u00bb\u00c0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    r"\u0400-\u0482\u048a-\u04ff\u2013\u2014\u2116\u2018-\u201e\u2026\u2588]+"
)
"""What is its own plain form, unless an accent stands behind it."""
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\ufe00-\ufe0f"
"""Accents and points that are put to letters, in Latin, Cyrillic, Hebrew and Arabic."""
_IS_MARK = re.compile(f"[{_MARKS}]")
_CODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+|\bxn--[a-z0-9-]+", re.IGNORECASE)
_LINE_END = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010][^\S\n]*(?:\n| )\s*(?=[^\W\d_])")
_APART = re.compile(r"(?<!\w)[^\W\d_](?:[ \u00a0\u2009][^\W\d_]){4,}(?!\w)")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain letters."""

    text: str
    places: tuple[Span, ...] | None
    """Where each code point of it stands in the text that it was made of; None: the same place."""

    def span(self, start: int, end: int) -> Span:
        """Give where a piece stands in the text that it was made of."""
        if self.places is None:
            return start, end
        return self.places[start][0], self.places[end - 1][1]


@lru_cache(maxsize=64)
def plain(text: str) -> Plain:
    """Give a text as a reader sees it."""
    if _PLAIN.fullmatch(text) and not any(one.search(text) for one in (_CODED, _LINE_END, _APART)):
        return Plain(text, None)
    seen = [*_seen(text)]
    return Plain("".join(letter for letter, _ in seen), tuple(place for _, place in seen))


def _seen(text: str) -> Iterator[tuple[str, Span]]:
    """Give each letter that is seen, with its place."""
    gone = {n for match in _joined(text) for n in match}
    at = 0
    for match in _CODED.finditer(text):
        decoded = [*_decoded(match)]
        if decoded:
            yield from _letters(text, at, match.start(), gone)
            yield from decoded
            at = match.end()
    yield from _letters(text, at, len(text), gone)


def _joined(text: str) -> Iterator[range]:
    """Give what stands between the letters of one word: where a line ends, or to set it apart."""
    for match in _LINE_END.finditer(text):
        if text[match.end()].islower():
            yield range(*match.span())
    for match in _APART.finditer(text):
        yield from (range(n, n + 1) for n in range(match.start() + 1, match.end(), 2))


def _letters(text: str, at: int, end: int, gone: set[int]) -> Iterator[tuple[str, Span]]:
    while at < end:
        stop = at + 1
        while stop < end and _IS_MARK.match(text[stop]):
            stop += 1
        if at not in gone:
            yield from ((letter, (at, stop)) for letter in _bare(text[at:stop]))
        at = stop


def _bare(sign: str) -> str:
    """Give a letter with its accents as one plain letter, and nothing for what is not seen."""
    if _PLAIN.fullmatch(sign):
        return sign
    if len(sign) == 1 and not sign.isalpha():
        return "" if unicodedata.category(sign) == "Cf" or _IS_MARK.match(sign) else sign
    return _IS_MARK.sub("", unicodedata.normalize("NFKC", sign))


def _decoded(match: re.Match[str]) -> Iterator[tuple[str, Span]]:
    """Read what an address has in codes; nothing where it cannot be read."""
    code, start = match[0], match.start()
    try:
        if code.startswith("%"):
            letters = bytes.fromhex(code.replace("%", "")).decode()
        else:
            letters = code[4:].encode().decode("punycode")
    except (UnicodeDecodeError, ValueError):
        return
    # A space stands there as what a word of an address may end with.
    for letter in letters.replace(" ", "_"):
        length = 3 * len(letter.encode()) if code.startswith("%") else 0
        yield letter, (start, start + length) if length else match.span()
        start += length

"""Paragraphs and sentences, cut from the text by offset.

A line is a paragraph. A sentence ends at a full stop, question or exclamation mark (with the
quotation marks and brackets that close there), unless the word before it is an abbreviation or an
initial. A dateline ("TBILISI, Georgia (Agency) –") is a sentence of its own: it belongs to no
clause of the sentence behind it.
"""

import re
from collections.abc import Callable, Iterator

from khronika.reading.spans import Sentence, Span

_END = re.compile(r"(?:[.!?…]+|[.!?…]*[\"”’»)\]]*[.!?…]+)[\"”’»'*)\]]*(?=\s)")
_OPENS = re.compile(r"\s+[\"“„‘«'(\[*_•–—-]*\s?[^\W_a-zа-я]|\s+[^\w\s\"'(]")
_WORD_BEFORE = re.compile(r"\S+\Z")
_BLANK = re.compile(r"\s*")
_NEAR = 80
"""Characters beside a stop in which the words stand that tell whether it ends a sentence: to look
at the whole of an endless line for each of its stops would cost the square of its length."""
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\n–—:;,()\"“]{2,40}?)(?P<rest>,[^\n–—:;()\"“]{2,40}?)?"
    r"\s*(?P<source>\([^()\n]{2,60}\))?(?:\s*[–—]|\s+--?)\s+(?=[\"“«]?[^\W\d_])"
)
_DATELINE_WORDS = 4
_LONGEST = 3000
"""Characters after which a sentence without a stop is cut, so that one endless line of a hostile or
damaged document does not cost the square of its length. No sentence of the press comes near."""


def paragraphs(text: str) -> Iterator[Span]:
    """Give every line of the text that is not blank, without the white space around it."""
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        inner = line.group().strip()
        if inner:
            start = line.start() + line.group().index(inner)
            yield Span(start=start, end=start + len(inner))


def sentences(text: str, *, abbreviated: Callable[[str, str], bool]) -> list[Sentence]:
    """Cut the text into sentences, in order.

    Args:
        text: the document's text.
        abbreviated: whether a word with its stop ends no sentence, given the text that follows.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        start = paragraph.start
        for end in _bounded(text, start, _ends(text, paragraph, abbreviated)):
            found.append(Sentence(start=start, end=end, number=len(found), paragraph=number))
            blank = _BLANK.match(text, end, paragraph.end)
            start = blank.end() if blank else end
    return found


def _bounded(text: str, start: int, ends: Iterator[int]) -> Iterator[int]:
    """Give the ends of sentences, and a cut at white space wherever one is too long."""
    for end in ends:
        while end - start > _LONGEST:
            gap = max(text.rfind(blank, start + 1, start + _LONGEST) for blank in " \t\u00a0")
            start = gap if gap > 0 else start + _LONGEST
            yield start
        yield end
        start = end


def _ends(text: str, paragraph: Span, abbreviated: Callable[[str, str], bool]) -> Iterator[int]:
    dateline = _dateline_end(text, paragraph)
    if dateline is not None:
        yield dateline
    for mark in _END.finditer(text, dateline or paragraph.start, paragraph.end):
        if not _OPENS.match(text, mark.end(), paragraph.end):
            continue
        before = _WORD_BEFORE.search(text[max(paragraph.start, mark.end() - _NEAR) : mark.end()])
        rest = text[mark.end() : min(paragraph.end, mark.end() + _NEAR)].lstrip()
        if before and abbreviated(before.group().strip("\"“”‘’«»()[]'"), rest):
            continue
        yield mark.end()
    yield paragraph.end


def _dateline_end(text: str, paragraph: Span) -> int | None:
    """Give where a place, and perhaps a day and a source, end that stand before the first words."""
    found = _DATELINE.match(text, paragraph.start, paragraph.end)
    if found is None or not text[found.end() : found.end() + 2].lstrip('"“«')[:1].isupper():
        return None
    words = found["place"].split()
    if len(words) > _DATELINE_WORDS:
        return None
    if not found["place"].isupper():
        told = found["source"] or any(c.isdigit() for c in found["rest"] or "")
        if not told or not all(w[0].isupper() for w in words):
            return None
    return paragraph.start + len(found.group().rstrip())

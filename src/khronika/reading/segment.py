"""Paragraphs and sentences, cut from the text by offset.

A line is a paragraph. A sentence ends at a full stop, question or exclamation mark (with the
quotation marks and brackets that close there), unless the word before it is an abbreviation or an
initial.
"""

import re
from collections.abc import Callable, Iterator

from khronika.reading.spans import Sentence, Span

_END = re.compile(r"(?:[.!?…]+|[.!?…]*[\"”’»)\]]*[.!?…]+)[\"”’»'*)\]]*(?=\s)")
_OPENS = re.compile(r"\s+[\"“„‘«'(\[*_•–—-]*\s?[^\W_a-zа-я]|\s+[^\w\s\"'(]")
_WORD_BEFORE = re.compile(r"\S+\Z")


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
        for end in _ends(text, paragraph, abbreviated):
            found.append(Sentence(start=start, end=end, number=len(found), paragraph=number))
            start = end + len(text[end : paragraph.end]) - len(text[end : paragraph.end].lstrip())
    return found


def _ends(text: str, paragraph: Span, abbreviated: Callable[[str, str], bool]) -> Iterator[int]:
    for mark in _END.finditer(text, paragraph.start, paragraph.end):
        if not _OPENS.match(text, mark.end(), paragraph.end):
            continue
        before = _WORD_BEFORE.search(text[paragraph.start : mark.end()])
        rest = text[mark.end() : paragraph.end].lstrip()
        if before and abbreviated(before.group().strip("\"“”‘’«»()[]'"), rest):
            continue
        yield mark.end()
    yield paragraph.end

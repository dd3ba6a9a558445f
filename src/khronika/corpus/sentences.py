"""Sentences of a document of the corpus, by offset.

A rule of its own, apart from the reader's: gold must not move when the reader learns to cut better.
Where the rule cuts wrongly the coder says so with a tag, `{|/}` or `{|+}`.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[\"”’»)\]]*[.!?…]*[\"”’»)\]]*(?=\s)")
_OPENS = re.compile(r"\s+(?:[\"“„‘«'(\[*•–—-]+\s?)*(?:[^\W_a-zа-яё]|[^\w\s\"“„‘«'(\[*•–—-])")
_LAST_WORD = re.compile(r"([^\s\"“„«(\[]+)\.\Z")
_INITIAL = re.compile(r"(?:[A-ZА-ЯЁ]\.-?)*[A-ZА-ЯЁ]\Z")
_ABBREVIATIONS = frozenset(
    word
    for line in (
        "mr mrs ms dr prof gen col lt capt sgt maj st sen rep gov jr sr mt adv sra dra",
        "inc ltd co dept no nos art vs etc e.g i.e approx",
        "jan feb mar apr jun jul aug sept sep oct nov dec",
        "г гг ул д кв корп пос пер пл обл респ им гр проф акад о с",
        "тыс млн млрд руб чел т.е т.д т.п т.к т.н др пр ст ч п рис стр см ср напр",
    )
    for word in line.split()
)
_MAY_END = frozenset(
    ["etc", "г", "гг", "т.д", "т.п", "др", "пр", "руб", "тыс", "млн", "млрд", "чел", "обл"]
)
"""Abbreviations behind which a sentence may end: a capital letter that follows decides."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: text from `start` up to, not including, `end`; paragraphs count from 0."""

    start: int
    end: int
    paragraph: int


def cut(text: str, *, breaks: Collection[int] = (), joins: Collection[int] = ()) -> list[Sentence]:
    """Cut a text into sentences.

    Args:
        text: the text without tags; a line is a paragraph.
        breaks: offsets at which the coder says that a sentence ends.
        joins: offsets at which the coder says that none ends.
    """
    found = []
    for number, line in enumerate(_LINE.finditer(text)):
        start = line.start()
        for end in [*_ends(text, line.start(), line.end(), breaks, joins), line.end()]:
            sentence = _stripped(text, start, end, number)
            if sentence.start < sentence.end:
                found.append(sentence)
            start = end
    return found


def _ends(
    text: str, start: int, end: int, breaks: Collection[int], joins: Collection[int]
) -> Iterator[int]:
    marks = {
        mark.end() for mark in _END.finditer(text, start, end) if _ends_here(text, start, mark, end)
    }
    told = {offset for offset in breaks if start < offset < end}
    kept = {offset for offset in marks if not _told_to_join(text, offset, joins)}
    yield from sorted(kept | told)


def _told_to_join(text: str, end: int, joins: Collection[int]) -> bool:
    """Tell whether the coder joined at this end or behind the white space that follows it."""
    follows = end + len(text[end:]) - len(text[end:].lstrip()) if joins else end
    return any(end <= offset <= follows for offset in joins)


def _ends_here(text: str, start: int, mark: re.Match[str], end: int) -> bool:
    if not _OPENS.match(text, mark.end(), end):
        return False
    word = _LAST_WORD.search(text[start : mark.end()])
    if word is None:
        return True
    bare = word[1].lower()
    if bare in _MAY_END:
        return True
    return bare not in _ABBREVIATIONS and not _INITIAL.fullmatch(word[1])


def _stripped(text: str, start: int, end: int, paragraph: int) -> Sentence:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Sentence(left, max(left, start + len(words.rstrip())), paragraph)

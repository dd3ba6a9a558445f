"""The mentions inside a sentence and those before it, without going through the whole text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from khronika.reading.spans import Span

Mention = TypeVar("Mention", bound=Span)


def within(mentions: Sequence[Mention], sentence: Span) -> list[Mention]:
    """The mentions inside a sentence, of mentions in the order of the text."""
    low = bisect_left(mentions, sentence.start, key=attrgetter("start"))
    high = bisect_left(mentions, sentence.end, key=attrgetter("start"))
    return [m for m in mentions[low:high] if m.end <= sentence.end]


def backwards(mentions: Sequence[Mention], sentence: Span) -> Iterator[Mention]:
    """The mentions before a sentence, the nearest first."""
    low = bisect_left(mentions, sentence.start, key=attrgetter("start"))
    return (mentions[n] for n in range(low - 1, -1, -1))

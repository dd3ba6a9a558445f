"""What of a long text belongs together, so that one report is not drowned by the others.

What tells whether a report concerns people pursued across a border drowns in a long text: a file of
fifty pages has a word of everything. It is weighed stretch by stretch, and concerns them if any
stretch does. Neither are the countries of an act looked for all over such a file, but in the
paragraphs around the act.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Generic, TypeVar

from khronika.reading.segment import paragraphs
from khronika.reading.spans import Span

Of = TypeVar("Of")

_LONGEST = 4000
"""Characters of a text that is taken whole; the longest that weights were fitted on has 3,200."""
_STRETCH = 1500
"""Characters after which a stretch of a longer one ends with its line, before twice as many."""
_BEFORE, _BEHIND = 500, 300
"""Characters around a paragraph that are looked at with it, and the paragraphs that they touch."""


def stretches(text: str) -> list[Span]:
    """Cut a long text at the ends of lines, or of words where a line has none in sight."""
    if len(text) <= _LONGEST:
        return [Span(start=0, end=len(text))]
    found, start = [], 0
    while len(text) - start > 2 * _STRETCH:
        within = start + _STRETCH, start + 2 * _STRETCH
        ends = (text.find(blank, *within) for blank in "\n ")
        end = next((end for end in ends if end >= 0), within[1])
        found.append(Span(start=start, end=end))
        start = end
    return [*found, Span(start=start, end=len(text))]


class Around(Generic[Of]):
    """Something that is known of the surroundings of an act, for each paragraph of a text."""

    def __init__(self, text: str, known: Callable[[Span], Of]) -> None:
        """Find it out for all of a text, which is short, or paragraph by paragraph."""
        whole = Span(start=0, end=len(text))
        found = [whole] if len(text) <= _LONGEST else list(paragraphs(text)) or [whole]
        self._starts = [one.start for one in found]
        ends = [one.end for one in found]
        self._known = [
            known(
                Span(
                    start=self._starts[bisect_left(ends, one.start - _BEFORE)],
                    end=ends[bisect_right(self._starts, one.end + _BEHIND) - 1],
                )
            )
            for one in found
        ]

    def at(self, start: int) -> Of:
        """Give what is known around a place in the text."""
        return self._known[bisect_right(self._starts, start) - 1]

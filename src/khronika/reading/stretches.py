"""A text cut into stretches as long as a report, to weigh each by itself.

What tells whether a report concerns people pursued across a border drowns in a long text: a file of
fifty pages has a word of everything. It concerns them if any stretch of it does.
"""

from khronika.reading.spans import Span

_LONGEST = 4000
"""Characters of a text that is weighed whole; the longest that the weights were fitted on has
3,200."""
_STRETCH = 2500


def stretches(text: str) -> list[Span]:
    """Cut a long text at the ends of lines, or of words where a line has none in sight."""
    found, start = [], 0
    while len(text) - start > _LONGEST:
        end = text.find("\n", start + _STRETCH, start + _LONGEST)
        if end < 0:
            end = text.find(" ", start + _STRETCH, start + _LONGEST)
        if end < 0:
            end = start + _LONGEST
        found.append(Span(start=start, end=end))
        start = end
    return [*found, Span(start=start, end=len(text))]

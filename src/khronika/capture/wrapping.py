"""Lines that were broken only because a page or a screen is narrow, made whole again.

A reader takes the end of a line for the end of a sentence. PDF pages and plain e-mails break lines
in the middle of one.
"""

import re
from itertools import pairwise

_FEWEST_CHARACTERS = 40
"""Below this a line is a heading, a verse or a list, not a wrapped one."""

_FULL = 0.7
"""A line that reaches this part of the widest was broken for want of room. In our fixtures and 12
public reports wrapped lines reach 0.75 and more but for long words; last lines of paragraphs that
reach it too are joined to what follows, which harms less than a cut sentence."""

_STARTS_ANEW = re.compile(r"\s*(?:[>|•▪*–—-]|\d{1,3}[.)]\s|$)")


def unwrapped(text: str) -> str:
    """Put a blank for each line end that only wraps; the text keeps its length to the character."""
    lines = text.split("\n")
    widest = max((len(line.rstrip()) for line in lines), default=0)
    if widest < _FEWEST_CHARACTERS:
        return text
    made = [lines[0]]
    for before, line in pairwise(lines):
        wrapped = (
            len(before.rstrip()) >= _FULL * widest
            and not before.startswith(">")
            and not _STARTS_ANEW.match(line)
        )
        made += [" " if wrapped else "\n", line]
    return "".join(made)

"""Whom a counted group is, where the next sentences name as many people.

News tells the act first and names the people after: "Kazakhstan refused asylum to two activists.
Aqylbek Moyan, a surgeon, and Ziuar Tanir got their letters yesterday."
"""

from bisect import bisect_left
from collections.abc import Sequence

from khronika.reading.leads import SENTENCES_AHEAD
from khronika.reading.numbers import find_counts
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree

_MOST = 4
"""People whom a text still names one by one."""


def as_many_behind(
    group: Party, trees: Sequence[Tree], parties: Parties, language: str
) -> tuple[str, ...]:
    """Give the ids of the people whom a counted group is; none where as many are not named.

    Args:
        group: a group without names.
        trees: all sentences of the document.
        parties: who is mentioned where.
        language: code of the document's language.
    """
    number = _number(group, language)
    named = _named_behind(trees, parties, group.first) if number is not None else ()
    return named if len(named) == number else ()


def _number(group: Party, language: str) -> int | None:
    """Give how many a group is, from two up; None for one that is not counted so."""
    if not (group.is_person and group.unnamed and group.counted):
        return None
    for alias in group.aliases:
        for count in find_counts(language, alias):
            if count.low == count.high and count.low is not None and 1 < count.low <= _MOST:
                return count.low
    return None


def _named_behind(trees: Sequence[Tree], parties: Parties, group: Span) -> tuple[str, ...]:
    """Give those whom the next sentence with names introduces, but for who acts for others.

    Nobody where it names somebody who was named before.
    """
    begin = bisect_left(trees, group.end, key=lambda tree: tree.sentence.start)
    for tree in trees[begin : begin + SENTENCES_AHEAD]:
        named = dict.fromkeys(m.party for m in parties.within(tree.sentence) if m.named)
        people = [parties[ref] for ref in named if parties[ref].is_person]
        people = [one for one in people if not one.has_office]
        if people:
            new = all(one.first.start >= group.end for one in people)
            return tuple(one.id for one in people) if new else ()
    return ()

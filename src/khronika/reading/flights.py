"""When people fled: what befell them before was in the state fled, where no place is told."""

import datetime
from collections.abc import Mapping, Sequence

from khronika.reading.modality import Cues
from khronika.reading.parties import Parties
from khronika.reading.spans import DateMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word
from khronika.reading.within import within

_PLACES = frozenset({"GPE", "LOC"})
"""What a recogniser of names takes for places."""


def flights(
    trees: Sequence[Tree], parties: Parties, dates: Sequence[DateMention], cues: Cues
) -> Mapping[str, datetime.date]:
    """Give the first day on which each person may have fled, as far as a text tells one."""
    found: dict[str, datetime.date] = {}
    for tree in trees:
        for verb in tree.words:
            if verb.pos != "VERB" or not _flees(tree, verb, cues):
                continue
            who = [
                parties.at(Span(start=w.start, end=w.end)) for w in tree.children(verb, *SUBJECTS)
            ]
            day = _day_of(tree, verb, within(dates, tree.sentence))
            for one in who:
                if one is not None and day is not None:
                    found[one.party] = min(day, found.get(one.party, day))
    return found


def _flees(tree: Tree, verb: Word, cues: Cues) -> bool:
    """Whether somebody flees, and not out of a country that is named: it may be a first refuge."""
    return verb.lemma in cues.fleeing and not any(
        w.entity in _PLACES for w in tree.children(verb, "object")
    )


def _day_of(tree: Tree, verb: Word, dates: Sequence[DateMention]) -> datetime.date | None:
    """Give the first day of the time that stands right below a verb."""
    for date in dates:
        top = tree.top(date.start, date.end)
        if date.interval is not None and top is not None and tree.head(top) == verb:
            return date.interval.first
    return None

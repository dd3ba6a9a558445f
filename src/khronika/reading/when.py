"""On which day an act happened: the date that belongs to the act, not to the report of it."""

from collections.abc import Sequence

from khronika.model import IncidentType
from khronika.reading.frames import Frame
from khronika.reading.spans import DateMention, Span
from khronika.reading.syntax import Tree, Word

_VERBS = frozenset({"VERB", "AUX"})
_ACCUSES = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
"""Acts that name another act: a date inside the accusation is not theirs."""


def date_of(
    frame: Frame, dates: Sequence[DateMention], triggers: frozenset[int], reporting: frozenset[str]
) -> DateMention | None:
    """Give the date of the act that a frame tells; None where its sentence gives none.

    Args:
        frame: the act.
        dates: all dates of the document.
        triggers: start offsets of the words that tell acts, this one and others.
        reporting: dictionary forms of verbs of saying; a date below one is that of the report.
    """
    tree = frame.tree
    best: tuple[float, DateMention] | None = None
    for date in dates:
        if not tree.sentence.holds(date):
            continue
        score = _closeness(tree, frame.trigger, date, triggers, reporting, frame.types)
        if score > 0 and (best is None or score > best[0]):
            best = (score, date)
    return best[1] if best else None


def _closeness(
    tree: Tree,
    trigger: Word,
    date: Span,
    triggers: frozenset[int],
    reporting: frozenset[str],
    kinds: Sequence[IncidentType],
) -> float:
    """Say how closely a date belongs to the trigger, from 0 (to something else) upward."""
    top = tree.top(date.start, date.end)
    if top is None:
        return 0.0
    distance = abs(top.start - trigger.start) / 1000
    path = [top, *tree.ancestors(top)]
    governors = [w for w in path if w.pos in _VERBS or w.start in triggers]
    if trigger in governors:
        between = governors[: governors.index(trigger)]
        if any(w.start in triggers for w in between) or (between and _ACCUSES & set(kinds)):
            return 0.0
        return 5.0 - len(between) - distance
    nearest = next((w for w in governors if w.pos in _VERBS), None)
    if nearest is None:
        return 1.0 - distance
    if _shares(tree, nearest, trigger) and not nearest.start < date.start < trigger.start:
        return 3.0 - distance
    if nearest in list(tree.ancestors(trigger)):
        # Where only the day of an announcement is given, it is taken (codebook, hard case 10).
        return (0.5 if nearest.lemma in reporting else 2.0) - distance
    return 0.0


def _shares(tree: Tree, verb: Word, trigger: Word) -> bool:
    """Whether the trigger is coordinated with the verb, so that a date before both is of both."""
    return trigger in tree.conjuncts(verb) or verb in tree.conjuncts(trigger)

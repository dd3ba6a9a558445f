"""On which day an act happened: the date that belongs to the act, not to the report of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika import resources
from khronika.model import IncidentType
from khronika.reading.frames import Frame
from khronika.reading.spans import DateMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_VERBS = frozenset({"VERB", "AUX"})
_OF_REPORT = 0.5
"""Closeness of a date that only the report has."""
_BESIDE = 0.3
"""Closeness of a date to what a relative clause tells beside it."""
_READ_TOGETHER = 0.6
"""Closeness of a date that only the parser hung elsewhere: "внёс его, а суд в мае осудил"."""
_BEHIND = 6.0
"""Closeness of a date that belongs to nothing but the act behind it."""
_BREAKS = frozenset({",", ";", ":", "(", ")"})
_ACCUSES = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
"""Acts that name another act: a date inside the accusation is not theirs."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of one language that tell which date is whose."""

    reporting: frozenset[str]
    """Dictionary forms of verbs of saying; a date below one is that of the report."""
    bounds: tuple[str, ...]
    """Words before a date at which an act only ends: until, by."""
    places: frozenset[str]
    """Words that open a clause about a place or people, and not about the day before: where."""
    before_or_after: frozenset[str]
    """Words that open what was done on another day than what they stand beside: before, after."""
    later: frozenset[str]
    """Words beside an act that was done on a later day than what is told before it."""


def time_words(language: str) -> TimeWords:
    """Give the time words of a language."""
    data = resources.load(f"lexicon/{language}/reporting.yaml")
    return TimeWords(
        reporting=frozenset(data["verbs"]),
        bounds=tuple(data["bounds"]),
        places=frozenset(data["places"]),
        before_or_after=frozenset(data["before_or_after"]),
        later=frozenset(data["later"]),
    )


@dataclass(frozen=True, slots=True)
class ActDate:
    """The date of an act, and whether it is only the day on which the act was reported."""

    mention: DateMention
    of_report: bool


def date_of(
    frame: Frame, dates: Sequence[DateMention], triggers: frozenset[int], words: TimeWords
) -> ActDate | None:
    """Give the date of the act that a frame tells; None where its sentence gives none.

    Args:
        frame: the act.
        dates: the dates of its sentence.
        triggers: start offsets of the words that tell acts, this one and others.
        words: the language's words of saying and of bounds.
    """
    best: tuple[float, DateMention] | None = None
    for date in dates:
        if date.text.lower().startswith(words.bounds):
            continue
        if date.of_the_next:
            score = _BEHIND * _is_next(frame, date, triggers)
        else:
            score = _closeness(frame, date, triggers, words)
        if not score and not date.of_the_next and _reads_together(frame.tree, date, frame.trigger):
            score = _READ_TOGETHER
        if score > 0 and (best is None or score > best[0]):
            best = (score, date)
    return ActDate(best[1], best[0] <= _OF_REPORT) if best else None


def _is_next(frame: Frame, date: Span, triggers: frozenset[int]) -> bool:
    """Whether no other act and no other verb stands between a date and the act behind it."""
    behind = (w for w in frame.tree.words if w.start >= date.end)
    told = next((w for w in behind if w.pos == "VERB" or w.start in triggers), None)
    return told is not None and told.i == frame.trigger.i


def _closeness(frame: Frame, date: Span, triggers: frozenset[int], words: TimeWords) -> float:
    """Say how closely a date belongs to the act, from 0 (to something else) upward."""
    tree, trigger = frame.tree, frame.trigger
    top = tree.top(date.start, date.end)
    if top is None:
        return 0.0
    distance = abs(top.start - trigger.start) / 1000
    if top in tree.ancestors(trigger):
        if _tells_of_a_place(tree, trigger, words):
            return 0.0  # "flown out on August 9 to Minsk, where he was tried"
        return 4.0 - distance  # "since August 9, when he was stopped"
    path = [top, *tree.ancestors(top)]
    governors = [w for w in path if w.pos in _VERBS or w.start in triggers]
    if trigger in governors:
        between = governors[: governors.index(trigger)]
        if any(w.rel == "relative" and w.head != trigger.i for w in path[: path.index(trigger)]):
            return 0.0  # "a man who fled in 2018 was found dead"
        other_act = any(w.start in triggers and w.pos in _VERBS for w in between)
        if other_act or (between and _ACCUSES & set(frame.types)):
            return 0.0
        return 5.0 - len(between) - distance
    nearest = next((w for w in governors if w.pos in _VERBS), None)
    another_day = date.end <= trigger.start and _is_later(tree, trigger, words)
    if nearest is None or another_day:  # "abducted on 9 August and later tried"
        return 0.0 if another_day else 1.0 - distance
    if _shares(tree, nearest, trigger) and not nearest.start < date.start < trigger.start:
        return 3.0 - distance
    if nearest in tree.ancestors(trigger):
        return _from_above(tree, trigger, nearest, triggers, words) - distance
    return 0.0


def _is_later(tree: Tree, trigger: Word, words: TimeWords) -> bool:
    """Whether an act came on some later day; "an hour later" may be the same."""
    beside = tree.children(trigger, "advmod")
    return any(w.lemma in words.later and not tree.children(w) for w in beside)


def _tells_of_a_place(tree: Tree, trigger: Word, words: TimeWords) -> bool:
    """Whether an act is told in a clause about a place: "Minsk, where he was tried"."""
    told = (w for w in (trigger, *tree.ancestors(trigger)) if w.rel == "relative")
    relative = next(told, None)
    return relative is not None and any(w.lemma in words.places for w in tree.children(relative))


def _reads_together(tree: Tree, date: Span, trigger: Word) -> bool:
    """Whether a verb follows a date in one breath, while the parser hung that on a verb before.

    Between the date and the verb stands no other verb and no stop; between the date and the verb
    that governs it there is a stop or a conjunction, so that the parser was wrong.
    """
    if trigger.pos != "VERB" or not date.end <= trigger.start:
        return False
    top = tree.top(date.start, date.end)
    governor = next((w for w in tree.ancestors(top) if w.pos in _VERBS), None) if top else None
    if governor is None or governor.end > date.start:
        return False
    ahead = tree.at(date.end, trigger.start)
    back = tree.at(governor.end, date.start)
    return not any(w.pos in _VERBS or w.text in _BREAKS for w in ahead) and any(
        w.pos == "CCONJ" or w.text in _BREAKS for w in back
    )


def _from_above(
    tree: Tree, trigger: Word, governor: Word, triggers: frozenset[int], words: TimeWords
) -> float:
    """Say how closely a date belongs to the act that stands at a verb above it."""
    below = trigger
    for above in tree.ancestors(trigger):
        if below.rel == "conjunct" and tree.child(below, *SUBJECTS):
            return 0.0
        if any(w.text == ";" for w in tree.at(below.end, above.start)):
            return 0.0  # "A was freed; B was deported on 9 May"
        if below.rel == "adverbial" and below.prep in words.before_or_after:
            return 0.0  # "was held on 4 June before being freed"
        # Only a case tells a participle beside a noun; English parsers take verbs for one.
        if below.rel == "relative" or (below.rel == "participle" and below.case):
            # The day of another act, or of a report, is not that of an act told beside it.
            other = governor.start in triggers or governor.lemma in words.reporting
            return 0.0 if other else _BESIDE
        if above.i == governor.i:
            break
        below = above
    # Where only the day of an announcement is given, it is taken (codebook, hard case 10).
    return _OF_REPORT if governor.lemma in words.reporting else 2.0


def _shares(tree: Tree, verb: Word, trigger: Word) -> bool:
    """Whether the trigger is coordinated with the verb, so that a date before both is of both."""
    return trigger in tree.conjuncts(verb) or verb in tree.conjuncts(trigger)

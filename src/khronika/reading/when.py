"""On which day an act happened: the date that belongs to the act, not to the report of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khronika import resources
from khronika.model import IncidentType, Interval
from khronika.reading import calendar
from khronika.reading.frames import Frame
from khronika.reading.modality import Mood
from khronika.reading.spans import DateMention, Span
from khronika.reading.syntax import SUBJECTS, Tree, Word

_VERBS = frozenset({"VERB", "AUX"})
_OF_REPORT = 0.5
"""Closeness of a date that only the report has."""
_BESIDE = 0.3
"""Closeness of a date to what a relative clause tells beside it."""
_BEHIND = 6.0
"""Closeness of a date that belongs to nothing but the act behind it."""
_BREAKS = frozenset({",", ";", ":", "(", ")"})
_FINITE = frozenset({"past", "present", "future", "participle"})
_LASTING = frozenset({IncidentType.DETENTION, IncidentType.DISAPPEARANCE})
"""Acts that go on from the day on which they began."""
_GROUNDS = frozenset({IncidentType.EXTRADITION_REQUEST, IncidentType.PROSECUTION})
"""Acts that are named as the ground of another act, whose day is not theirs."""
_ACCUSES = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
"""Acts that name another act: a date inside the accusation is not theirs."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of one language that tell which date is whose."""

    reporting: frozenset[str]
    """Dictionary forms of verbs of saying; a date below one is that of the report."""
    bounds: tuple[str, ...]
    """Words before a date at which an act only ends: until, by."""
    since_then: tuple[str, ...]
    """How a time begins in which something has gone on: since then."""
    places: frozenset[str]
    """Words that open a clause about a place or people, and not about the day before: where."""
    before_or_after: frozenset[str]
    """Words that open what was done on another day than what they stand beside: before, after."""
    because: frozenset[str]
    """Words that open the ground of what they stand beside."""
    later: frozenset[str]
    """Words beside an act that was done on a later day than what is told before it."""
    this_was: re.Pattern[str]
    """What stands before the day of what was told just before: "it happened", "this was"."""
    papers: frozenset[str]
    """Nouns for the paper that an act is done by: decision, refusal."""
    issuing: frozenset[str]
    """Dictionary forms of verbs whose day is that of such a paper: date, sign."""
    issued_on: tuple[str, ...]
    """Words between such a paper and its day: of, dated."""
    kept_from: frozenset[str]
    """Prepositions before what somebody was kept from doing."""
    deciding: frozenset[str]
    """Dictionary forms of verbs by which a surrender is decided on: uphold, approve."""


def time_words(language: str) -> TimeWords:
    """Give the time words of a language."""
    data = resources.load(f"lexicon/{language}/reporting.yaml")
    return TimeWords(
        reporting=frozenset(data["verbs"]),
        bounds=tuple(data["bounds"]),
        since_then=tuple(data["since_then"]),
        places=frozenset(data["places"]),
        before_or_after=frozenset(data["before_or_after"]),
        because=frozenset(data["because"]),
        later=frozenset(data["later"]),
        this_was=re.compile(data["this_was"], re.IGNORECASE),
        papers=frozenset(data["papers"]),
        issuing=frozenset(data["issuing"]),
        issued_on=tuple(data["issued_on"]),
        kept_from=frozenset(data["kept_from"]),
        deciding=frozenset(data["deciding"]),
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
        opening = date.text.lower()
        if opening.startswith(words.bounds):
            continue
        if opening.startswith(words.since_then) and not _LASTING & set(frame.types):
            continue  # "since then his mother has been summoned twice"
        if date.of_the_next:
            score = _BEHIND * _is_next(frame, date, triggers)
        else:
            score = _closeness(frame, date, triggers, words)
        if score > 0 and (best is None or score > best[0]):
            best = (score, date)
    if best is None and IncidentType.DISAPPEARANCE in frame.types:
        return _last_seen(frame, dates)
    return ActDate(best[1], best[0] <= _OF_REPORT) if best else None


def _last_seen(frame: Frame, dates: Sequence[DateMention]) -> ActDate | None:
    """Give the day told right before a disappearance: "left on 5 May and has not come home"."""
    days = [date for date in dates if date.interval and calendar.is_day(_days(date.interval))]
    told = [date for date in days if date.end <= frame.trigger.start]
    return ActDate(told[-1], of_report=False) if told else None


def _days(interval: Interval) -> calendar.Days:
    return interval.first, interval.last


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
    if any(_points_to_another_day(w, words) for w in tree.children(trigger)):
        return 0.0  # "the court was to hear it on 9 March; he was deported before that"
    distance = abs(top.start - trigger.start) / 1000
    if top in tree.ancestors(trigger):
        if _tells_of_a_place(tree, trigger, words):
            return 0.0  # "flown out on August 9 to Minsk, where he was tried"
        return 4.0 - distance  # "since August 9, when he was stopped"
    path = _path(tree, date, top)
    governors = [w for w in path if w.pos in _VERBS or w.start in triggers]
    if trigger in governors:
        if frame.mood is Mood.QUASHED and trigger.form == "infinitive":
            return 0.0  # "quashed the order to extradite her on 8 May"
        below = path[: path.index(trigger)]
        between = [w for w in below if w in governors]
        own = _is_own(frame, date, below, between, triggers, words)
        return 5.0 - len(between) - distance if own else 0.0
    nearest = next((w for w in governors if w.pos in _VERBS), None)
    another_day = date.end <= trigger.start and _is_later(tree, trigger, words)
    if nearest is None or another_day:  # "abducted on 9 August and later tried"
        return 0.0 if another_day else 1.0 - distance
    closeness = _by_verb(frame, nearest, date, triggers, words)
    return closeness - distance if closeness else 0.0


def _by_verb(
    frame: Frame, verb: Word, date: Span, triggers: frozenset[int], words: TimeWords
) -> float:
    """Say how closely the date of a verb belongs to the act, beside or below which the act is."""
    tree, trigger = frame.tree, frame.trigger
    if _shares(tree, verb, trigger) and not _is_between(verb, date, trigger):
        return 0.0 if _is_of_another(tree, verb, date, trigger) else 3.0
    # "was seized in 2019 and is serving ten years"
    if verb not in tree.ancestors(trigger) or _goes_on_behind(tree, verb, date, trigger):
        return 0.0
    return _from_above(frame, verb, triggers, words)


def _is_own(
    frame: Frame,
    date: Span,
    below: Sequence[Word],
    between: Sequence[Word],
    triggers: frozenset[int],
    words: TimeWords,
) -> bool:
    """Whether a date below an act's word is its own, and not of something else told below it.

    Args:
        frame: the act.
        date: the date.
        below: what governs it, up to the act's word.
        between: the verbs and the words of other acts among them.
        triggers: start offsets of the words that tell acts.
        words: the language's.
    """
    tree, verbs = frame.tree, [w for w in between if w.pos in _VERBS]
    if any(w.rel == "relative" and w.head != frame.trigger.i for w in below):
        return False  # "a man who fled in 2018 was found dead"
    if any(_is_of_another(tree, w, date, frame.trigger) for w in verbs if w.rel == "conjunct"):
        return False  # "was held, and a court decides on 5 May"
    if any(_within_another_day(tree, w, date, words) for w in verbs):
        return False  # "after she fled in June, the police visited her mother"
    # "refused to overturn the order on 8 May": what is only to be done has no day of its own.
    other_act = any(w.start in triggers and not _is_undone(w, words) for w in verbs)
    return not (other_act or (between and _ACCUSES & set(frame.types)))


def _is_undone(verb: Word, words: TimeWords) -> bool:
    """Whether a verb tells what is only to be done, or was kept from being: "from entering"."""
    return verb.form == "infinitive" or (verb.form == "gerund" and verb.prep in words.kept_from)


def _path(tree: Tree, date: Span, top: Word) -> list[Word]:
    """Give what governs a date, from its own word upward.

    Where the parser hung it on a verb beyond a stop or a conjunction, and a verb stands on its own
    side of that, this is taken: "2 мая его задержали, суд постановил отпустить".
    """
    path = [top, *tree.ancestors(top)]
    verb = next((w for w in path if w.pos in _VERBS), None)
    if verb is None:
        return path
    start, end = _clause(tree, date)
    if start <= verb.start < end:
        return path
    own = [w for w in tree.at(start, end) if w.pos == "VERB" and w.form in _FINITE and not w.case]
    if not own:
        return path
    nearest = min(own, key=lambda w: max(w.start - date.end, date.start - w.end))
    return [top, nearest, *tree.ancestors(nearest)]


def _clause(tree: Tree, date: Span) -> tuple[int, int]:
    """Give the stretch around a date that no stop and no conjunction parts from it."""
    breaks = [w for w in tree.words if w.text in _BREAKS or _joins_clauses(tree, w)]
    start = max((w.end for w in breaks if w.end <= date.start), default=tree.sentence.start)
    end = min((w.start for w in breaks if w.start >= date.end), default=tree.sentence.end)
    return start, end


def _joins_clauses(tree: Tree, word: Word) -> bool:
    """Whether a word is a conjunction, and not of two adjectives: "serious but stable"."""
    beside = (*tree.words[word.i - 1 : word.i], *tree.words[word.i + 1 : word.i + 2])
    return word.pos == "CCONJ" and not all(w.pos == "ADJ" and w.text.isalpha() for w in beside)


def _opens(tree: Tree, word: Word) -> set[str]:
    """Give the words that open what a word tells: "after", "because"."""
    return {word.prep, *(w.text.lower() for w in tree.children(word, "marker"))}


def _on_another_day(tree: Tree, word: Word, words: TimeWords) -> bool:
    """Whether a word tells what was done before or after what it stands beside."""
    return not _opens(tree, word).isdisjoint(words.before_or_after)


def _within_another_day(tree: Tree, word: Word, date: Span, words: TimeWords) -> bool:
    """Whether a date stands in a clause that tells what was done before or after the rest."""
    behind = (w for w in tree.children(word, "marker", "case") if w.end <= date.start)
    return any(w.text.lower() in words.before_or_after for w in behind)


def _points_to_another_day(word: Word, words: TimeWords) -> bool:
    """Whether a word only says that an act was before or after what is told: "before that"."""
    return word.pos in {"PRON", "DET"} and word.prep in words.before_or_after


def _is_later(tree: Tree, trigger: Word, words: TimeWords) -> bool:
    """Whether an act came on some later day; "an hour later" may be the same."""
    beside = tree.children(trigger, "advmod")
    return any(w.lemma in words.later and not tree.children(w) for w in beside)


def _tells_of_a_place(tree: Tree, trigger: Word, words: TimeWords) -> bool:
    """Whether an act is told in a clause about a place: "Minsk, where he was tried"."""
    told = (w for w in (trigger, *tree.ancestors(trigger)) if w.rel == "relative")
    relative = next(told, None)
    return relative is not None and any(w.lemma in words.places for w in tree.children(relative))


def _from_above(frame: Frame, governor: Word, triggers: frozenset[int], words: TimeWords) -> float:
    """Say how closely a date belongs to the act that stands at a verb above it."""
    tree, trigger = frame.tree, frame.trigger
    if frame.mood is Mood.QUASHED:
        return 0.0  # "quashed on 9 May the order to extradite"
    ground = bool(_GROUNDS & set(frame.types))
    named = trigger.pos == "NOUN" and trigger.rel not in SUBJECTS
    if ground and named and governor.start in triggers:
        return 0.0  # "was detained on 5 May at the request of Tajikistan"
    below = trigger
    for above in tree.ancestors(trigger):
        if below.rel == "conjunct" and tree.child(below, *SUBJECTS):
            return 0.0
        if any(w.text == ";" for w in tree.at(below.end, above.start)):
            return 0.0  # "A was freed; B was deported on 9 May"
        if any(w.text == ":" for w in tree.at(above.end, below.start)) and (
            governor.start in triggers
        ):
            return 0.0  # "A was freed on 9 May: a court had refused to surrender him"
        told_apart = below.pos in _VERBS or below.i != trigger.i
        if told_apart and _on_another_day(tree, below, words):
            return 0.0  # "was held on 4 June before being freed"
        if ground and _opens(tree, below) & words.because:
            return 0.0  # "was arrested on 6 May because Tajikistan seeks him"
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


def _is_between(one: Word, date: Span, other: Word) -> bool:
    """Whether a date stands between two verbs, and is of the one that it stands with alone."""
    first, last = sorted((one.start, other.start))
    return first < date.start < last


def _is_of_another(tree: Tree, verb: Word, date: Span, trigger: Word) -> bool:
    """Whether a date stands in a later clause of somebody else: "and a court decides on 5 May"."""
    subject = tree.child(verb, *SUBJECTS)
    return subject is not None and trigger.start < subject.start < date.start


def _goes_on_behind(tree: Tree, governor: Word, date: Span, trigger: Word) -> bool:
    """Whether a date stands before a verb that goes on, from what was done then, to what is now."""
    below = next((w for w in (trigger, *tree.ancestors(trigger)) if w.head == governor.i), None)
    if below is None or below.rel != "conjunct":
        return False
    is_now = any(
        w.form == "present" for w in (below, *tree.children(below, "auxiliary", "passive"))
    )
    return is_now and governor.form != "present" and governor.start < date.start < below.start


def _shares(tree: Tree, verb: Word, trigger: Word) -> bool:
    """Whether two verbs are coordinated, so that a date before or behind both is of both."""
    return _first(tree, verb) == _first(tree, trigger)


def _first(tree: Tree, verb: Word) -> int:
    """Give the index of the first of the verbs that a verb is coordinated with."""
    line = (verb, *tree.ancestors(verb))
    # A parser may call the root a conjunct, of nothing.
    return next((word.i for word in line if word.rel != "conjunct"), line[-1].i)

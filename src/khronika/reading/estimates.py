"""Find numbers of people in a text: who left, fled, was deported, by whose count.

A figure is given only where its measure and a country are plain; a group of people that an act
hit on one occasion is an incident and no figure (codebook, hard case 24).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from khronika.model import Decision, Estimate, EstimateMeasure, Evidence
from khronika.reading.figures import (
    Clause,
    Direction,
    Surroundings,
    days_of,
    direction,
    lexicon,
    sources_of,
    time_of,
)
from khronika.reading.numbers import CountMention, find_counts
from khronika.reading.spans import DateMention, PartyMention, PlaceMention, Sentence

_OVER_TIME = {EstimateMeasure.DEPORTED, EstimateMeasure.DETAINED}


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure before it is told for each of its countries."""

    measure: EstimateMeasure
    words: str
    """That tell what the figure counts."""
    low: int | None
    high: int | None
    way: Direction
    when: DateMention | None
    by: tuple[str, ...]


def find_estimates(
    language: str,
    sentences: Sequence[Sentence],
    text: str,
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    parties: Sequence[PartyMention],
    *,
    published: date | None = None,
) -> list[Estimate]:
    """Find the figures of a text, in order, with ids e1, e2 ...; each told once.

    A time "since ..." runs to the day of publication, where that is known.
    """
    found: dict[tuple[object, ...], Estimate] = {}
    last: tuple[int, _Figure | None] = (-1, None)
    for sentence in sentences:
        before = last[1] if last[0] == sentence.paragraph else None
        here = Surroundings(language, text, sentence, places, dates, published)
        by = sources_of(here, parties, before.by if before else ())
        for figure in _figures(here, before):
            named = replace(figure, by=by)
            last = (sentence.paragraph, named)
            for item in _items(named, sentence, text):
                key = (item.measure, item.from_country, item.to_country, item.low, item.high)
                found.setdefault(key, replace(item, id=f"e{len(found) + 1}"))
    return list(found.values())


def _figures(here: Surroundings, before: _Figure | None) -> Iterator[_Figure]:
    """The figures of one sentence; `before` is the last one of the sentences before it."""
    counts = _counts(here)
    previous: _Figure | None = None
    for count, end in zip(counts, _ends(here, counts), strict=True):
        clause = Clause(here, count, end)
        told = _carried(clause, previous) or _measure(clause)
        if told is None:
            continue
        measure, words = told
        earlier = previous or before
        when = time_of(clause) or (earlier.when if earlier else None)
        way = direction(clause, measure)
        if previous and clause.here.cue("compared").search(clause.before):
            way = previous.way
        elif way.origin is None and earlier and earlier.measure is measure:
            way = replace(way, origin=earlier.way.origin)
        copied = previous if count.low is None and count.high is None else None
        low, high = (copied.low, copied.high) if copied else (count.low, count.high)
        figure = _Figure(measure, words, low, high, way, when, ())
        if _is_plain(figure, clause):
            yield figure
            previous = figure


def _ends(here: Surroundings, counts: Sequence[CountMention]) -> list[int]:
    """Where the words about each count end: at the next, or with it, as in "90 men and 9 women"."""
    ends: list[int] = []
    after = here.sentence.end
    for count, following in zip(reversed(counts), (None, *reversed(counts)), strict=False):
        if following is not None:
            between = here.text[count.end : following.start]
            after = ends[-1] if here.cue("joined").fullmatch(between) else following.start
        ends.append(after)
    return ends[::-1]


def _counts(here: Surroundings) -> list[CountMention]:
    """The counts of a sentence that are no dates; "a similar figure" has both its ends open."""
    start, words = here.sentence.start, here.words
    same = [
        CountMention(start=m.start(), end=m.end(), low=None, high=None)
        for m in here.cue("same_again").finditer(words)
    ]
    moved = [
        replace(c, start=c.start + start, end=c.end + start)
        for c in (*find_counts(here.language, words), *same)
    ]
    counts = (c for c in moved if not any(c.touches(d) for d in here.dates))
    return sorted(counts, key=lambda c: c.start)


def _carried(clause: Clause, previous: _Figure | None) -> tuple[EstimateMeasure, str] | None:
    """The measure of the figure before in the sentence, where this one goes on from it."""
    if previous is None:
        return None
    goes_on = clause.here.cue("bare").match(clause.after) or clause.here.cue("compared").search(
        clause.before
    )
    again = clause.here.cue("same_again").match(clause.here.text, clause.count.start)
    return (previous.measure, "goes on from the figure before") if goes_on or again else None


def _measure(clause: Clause) -> tuple[EstimateMeasure, str] | None:
    """What a figure counts, by the words around it; nothing if it counts no people, or too few."""
    if not (
        clause.here.cue("people").match(clause.after)
        or clause.here.cue("bare").match(clause.after)
        or clause.counted_near()
        or (clause.here.cue("counted_before").search(clause.before) and clause.counted())
    ):
        return None
    counted = clause.here.cue("aggregate").search(clause.here.words)
    least = lexicon(clause.here.language)["least_counted" if counted else "least"]
    if max(clause.count.low or 0, clause.count.high or 0) < least:
        return None
    for measure, before, after in _measures(clause.here.language):
        words = before.search(clause.before) or after.search(clause.after)
        if words:
            return measure, f"“{words.group().strip()}” beside the figure"
    return None


def _is_plain(figure: _Figure, clause: Clause) -> bool:
    """Whether a figure says enough to be told: its countries, and for acts a stretch of time."""
    way = figure.way
    if figure.measure in _OVER_TIME:
        interval = figure.when.interval if figure.when else None
        long = days_of(interval) >= lexicon(clause.here.language)["stretch_days"]
        if not (long or clause.here.cue("aggregate").search(clause.here.words)):
            return False
    if len(way.goals) > 1 and not clause.here.cue("each").search(clause.after):
        return False
    anywhere = bool(way.origin and clause.here.cue("away").search(clause.here.words))
    if figure.measure is EstimateMeasure.EMIGRANTS:
        return bool(way.origin and (way.goals or anywhere))
    if figure.measure is EstimateMeasure.REFUGEES:
        return bool(way.goals or anywhere)
    if figure.measure is EstimateMeasure.REQUESTED:
        return bool(way.origin)
    if figure.measure is EstimateMeasure.DEPORTED:
        return bool(way.origin or way.goals)
    return bool(way.goals)


def _items(figure: _Figure, sentence: Sentence, text: str) -> Iterator[Estimate]:
    """A figure told once for each country it holds for."""
    quote = text[sentence.start : sentence.end]
    when = figure.when
    for goal in figure.way.goals or (None,):
        yield Estimate(
            id="e0",
            measure=figure.measure,
            from_country=figure.way.origin,
            to_country=goal,
            low=figure.low,
            high=figure.high,
            when=when.interval if when else None,
            when_text=when.text if when and when.interval is None else None,
            by=figure.by,
            decided=(Decision(field="measure", by=figure.words),),
            evidence=(Evidence(start=sentence.start, end=sentence.end, quote=quote),),
        )


@cache
def _measures(
    language: str,
) -> tuple[tuple[EstimateMeasure, re.Pattern[str], re.Pattern[str]], ...]:
    """Each measure with what stands before and after its figure, the most telling first."""
    return tuple(
        (
            EstimateMeasure(entry["measure"]),
            re.compile(entry["before"], re.IGNORECASE),
            re.compile(entry["after"], re.IGNORECASE),
        )
        for entry in lexicon(language)["measures"]
    )

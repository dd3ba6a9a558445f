"""Find numbers of people in a text: who left, fled, was deported, by whose count.

A figure is given only where its measure and a country are plain; a group of people that an act
hit on one occasion is an incident and no figure (codebook, hard case 24).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from khronika.model import (
    Decision,
    Estimate,
    EstimateMeasure,
    Evidence,
    Incident,
    IncidentType,
)
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
from khronika.resources import load

_OF_ASYLUM = {IncidentType.ASYLUM_CLAIM, IncidentType.ASYLUM_GRANT, IncidentType.ASYLUM_REFUSAL}
"""Acts that are read of many as of one: "640 people asked for asylum"."""
_YEAR = re.compile(r"19[5-9]\d|20[0-3][1-9]")
_LIVING = {EstimateMeasure.EMIGRANTS, EstimateMeasure.REFUGEES}
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


_NOTHING = "(?!)"
"""What no words are."""


class _Words(NamedTuple):
    """The words that tell a measure; in those around a figure it is written "#"."""

    measure: EstimateMeasure
    before: re.Pattern[str]
    after: re.Pattern[str]
    around: re.Pattern[str]
    spoken_of: re.Pattern[str]
    """What the text must speak of here or just before, where the words alone may mean anything."""


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


def uncounted_by(incidents: Sequence[Incident], estimates: Sequence[Estimate]) -> list[Estimate]:
    """The figures whose people no incident of their sentence already counts, numbered anew.

    A group that an act hit on one occasion is an incident and no figure as well.
    """
    struck = [p for i in incidents if i.type not in _OF_ASYLUM for p in i.evidence]
    told = (
        e
        for e in estimates
        if not any(p.start < q.end and q.start < p.end for p in struck for q in e.evidence)
    )
    return [replace(e, id=f"e{n}") for n, e in enumerate(told, 1)]


def _figures(here: Surroundings, before: _Figure | None) -> Iterator[_Figure]:
    """The figures of one sentence; `before` is the last one of the sentences before it."""
    counts = _counts(here)
    previous: _Figure | None = None
    for count, end in zip(counts, _ends(here, counts), strict=True):
        clause = Clause(here, count, end)
        figure = _figure(clause, previous, before)
        if figure and _is_plain(figure, clause):
            previous = _of_all(figure, clause)
            yield previous


def _figure(clause: Clause, previous: _Figure | None, before: _Figure | None) -> _Figure | None:
    """What one count tells; `previous` is the figure before it in the sentence."""
    told = _told_beside(clause, previous, before) or _measure(clause)
    if told is None:
        return None
    measure, words = told
    earlier = previous or before
    way = _way(clause, measure, previous, earlier)
    when = time_of(clause) or (earlier.when if earlier else None)
    copied = previous if clause.count.low is None and clause.count.high is None else None
    ends = copied or clause.count
    return _Figure(_received(measure, way), words, ends.low, ends.high, way, when, ())


def _way(
    clause: Clause, measure: EstimateMeasure, previous: _Figure | None, earlier: _Figure | None
) -> Direction:
    """Which way the people went: what the words leave out, the figure before tells."""
    if previous and clause.here.cue("compared").search(clause.before):
        return previous.way
    way = direction(clause, measure)
    sent_back = measure is EstimateMeasure.DEPORTED and not clause.tells_whom()
    if earlier and earlier.measure in _LIVING and sent_back:
        way = _sent_home(earlier.way) or way
    elif earlier and _alike(earlier.measure, measure) and way.origin in (None, earlier.way.origin):
        way = replace(earlier.way, goals=way.goals or earlier.way.goals)
    return way


def _ends(here: Surroundings, counts: Sequence[CountMention]) -> list[int]:
    """Where the words about each count end: at the next, or with it, as in "90 men and 9 women"."""
    ends: list[int] = []
    after = here.sentence.end
    for count, following in zip(reversed(counts), (None, *reversed(counts)), strict=False):
        if following is not None:
            between = here.text[count.end : following.start]
            after = ends[-1] if here.cue("joined").fullmatch(between) else following.start
        stop = here.text.find(";", count.end, after)
        ends.append(after if stop < 0 else stop)
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
    return sorted((c for c in counts if _may_count(here, c)), key=lambda c: c.start)


def _may_count(here: Surroundings, count: CountMention) -> bool:
    """Whether a number may count people: not "in the two camps", not "born in 1984"."""
    if _YEAR.fullmatch(here.text, count.start, count.end):
        return False
    is_copy = count.low is None and count.high is None
    return is_copy or Clause(here, count, count.end).are_many("least_counted")


def _told_beside(
    clause: Clause, previous: _Figure | None, before: _Figure | None
) -> tuple[EstimateMeasure, str] | None:
    """The measure of the figure before in the sentence, where this one goes on from it.

    Not if it has one of its own: "28,000 live here, 1,900 with refugee status".
    """
    if before and clause.here.cue("it_was").search(clause.before):
        return before.measure, "the figure before at another time"
    if previous is None:
        return None
    goes_on = clause.here.cue("bare").match(clause.after) or clause.here.cue("compared").search(
        clause.before
    )
    again = clause.here.cue("same_again").match(clause.here.text, clause.count.start)
    if not (goes_on or again):
        return None
    return _after(clause) or (previous.measure, "goes on from the figure before")


def _after(clause: Clause) -> tuple[EstimateMeasure, str] | None:
    """What the words behind a figure say that it counts, if that is more than that people left."""
    for words in _measures(clause.here.language):
        said = clause.here.speaks_of(words.spoken_of) and words.after.search(clause.after)
        if said and words.measure is not EstimateMeasure.EMIGRANTS:
            return words.measure, f"“{said.group().strip()}” behind the figure"
    return None


def _measure(clause: Clause) -> tuple[EstimateMeasure, str] | None:
    """What a figure counts, by the words around it; nothing if it counts no people, or too few."""
    people = _counts_people(clause)
    if not people and not clause.ends_bare():
        return None
    struck = clause.here.cue("struck").search(clause.before)
    for words in _measures(clause.here.language):
        if _is_too_few(clause, words.measure, people=people) or (
            struck and words.measure not in _OVER_TIME
        ):
            continue
        if not clause.here.speaks_of(words.spoken_of):
            continue
        said = words.before.search(clause.before) or (people and _said_around(clause, words))
        if said:
            return words.measure, f"“{said.group().strip()}” beside the figure"
    if clause.are_many("least_living") and not struck and clause.resides():
        return EstimateMeasure.EMIGRANTS, "people of one country in another"
    return None


def _said_around(clause: Clause, words: _Words) -> re.Match[str] | None:
    """The words of a measure behind a figure, before it where it comes last, or on both sides."""
    return (
        words.after.search(clause.after)
        or words.after.search(clause.said_first())
        or words.around.search(f"{clause.before}#{clause.after}")
    )


def _is_too_few(clause: Clause, measure: EstimateMeasure, *, people: bool) -> bool:
    """Whether a figure is a group in the story: fewer count where many acts are said counted."""
    of_acts = measure in _OVER_TIME or (people and measure is not EstimateMeasure.EMIGRANTS)
    counted = of_acts and clause.here.cue("aggregate").search(clause.here.words)
    return not clause.are_many("least_counted" if counted else "least")


def _counts_people(clause: Clause) -> bool:
    """Whether the words beside a figure say that it counts people."""
    here = clause.here
    return bool(
        here.cue("people").match(clause.after)
        or here.cue("bare").match(clause.after)
        or clause.counted_near()
        or clause.from_near()
        or (
            (here.cue("counted_before").search(clause.before) or clause.ends_bare())
            and clause.counted()
        )
    )


def _sent_home(way: Direction) -> Direction | None:
    """How those who went one way are sent back: "9,000 Afghans live there, 700 were expelled"."""
    return Direction(way.goals[0], (way.origin,)) if len(way.goals) == 1 and way.origin else None


def _alike(one: EstimateMeasure, other: EstimateMeasure) -> bool:
    """Whether two figures count people in one way: those who live somewhere, or one measure."""
    return one is other or {one, other} == _LIVING


def _received(measure: EstimateMeasure, way: Direction) -> EstimateMeasure:
    """Refugees in place of emigrants, where all goals take in the people as a group."""
    hosts = load("states/refugees.yaml").get(way.origin, ())
    known = measure is EstimateMeasure.EMIGRANTS and way.goals and set(way.goals) <= set(hosts)
    return EstimateMeasure.REFUGEES if known else measure


def _is_plain(figure: _Figure, clause: Clause) -> bool:
    """Whether a figure says enough to be told: its countries, and for acts a stretch of time."""
    way = figure.way
    if figure.measure in _OVER_TIME and not _is_over_time(figure, clause):
        return False
    anywhere = bool(way.origin and clause.here.cue("away").search(clause.here.words))
    if figure.measure is EstimateMeasure.EMIGRANTS:
        return bool(way.origin and (way.goals or anywhere))
    if figure.measure in (EstimateMeasure.REFUGEES, EstimateMeasure.ASYLUM_SEEKERS):
        return bool(way.goals or anywhere)
    if figure.measure is EstimateMeasure.REQUESTED:
        return bool(way.origin)
    if figure.measure is EstimateMeasure.DEPORTED:
        return bool(way.origin or way.goals)
    return bool(way.goals)


def _is_over_time(figure: _Figure, clause: Clause) -> bool:
    """Whether acts are counted over a time, or too many for one occasion, or people are held."""
    days = days_of(figure.when.interval if figure.when else None)
    data = lexicon(clause.here.language)
    if clause.here.cue("aggregate").search(clause.here.words) or days >= data["stretch_days"]:
        return True
    if figure.measure is EstimateMeasure.DETAINED and figure.way.origin and clause.says("held"):
        return True
    return clause.are_many("least_living") and not 0 < days < data["occasion_days"]


def _of_all(figure: _Figure, clause: Clause) -> _Figure:
    """The figure without its goals where it counts those in several together, and not in each."""
    together = len(figure.way.goals) > 1 and not clause.here.cue("each").search(clause.after)
    return replace(figure, way=replace(figure.way, goals=())) if together else figure


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
def _measures(language: str) -> tuple[_Words, ...]:
    """The words of each measure, the most telling first."""
    return tuple(
        _Words(
            EstimateMeasure(entry["measure"]),
            before=_compiled(entry.get("before", _NOTHING)),
            after=_compiled(entry.get("after", _NOTHING)),
            around=_compiled(entry.get("around", _NOTHING)),
            spoken_of=_compiled(entry.get("spoken_of", "")),
        )
        for entry in lexicon(language)["measures"]
    )


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)

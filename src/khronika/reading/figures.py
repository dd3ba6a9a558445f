"""What stands around a figure in a sentence: which way people went, who says so, when."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from khronika.model import EstimateMeasure, Interval
from khronika.reading.numbers import CountMention
from khronika.reading.spans import DateMention, PartyMention, PlaceKind, PlaceMention, Sentence
from khronika.reading.within import backwards, within
from khronika.resources import load

_NEAR = 40
"""How far, in characters, the words that say which way may stand from a country's name."""
_RECEIVED = frozenset({EstimateMeasure.REFUGEES, EstimateMeasure.ASYLUM_SEEKERS})


def lexicon(language: str) -> Any:
    """The words of a language for numbers of people."""
    return load(f"lexicon/{language}/estimates.yaml")


@cache
def _cue(language: str, name: str) -> re.Pattern[str]:
    return re.compile(lexicon(language)[name], re.IGNORECASE)


class Surroundings:
    """A sentence with what was found in it, and the places of the text before it."""

    def __init__(
        self,
        language: str,
        text: str,
        sentence: Sentence,
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
        published: date | None,
    ) -> None:
        self.language = language
        self.text = text
        self.sentence = sentence
        self.words = text[sentence.start : sentence.end]
        self.places = within(places, sentence)
        self.dates = within(dates, sentence)
        self.published = published
        self._all = places

    def cue(self, name: str) -> re.Pattern[str]:
        """The expression of the entry `name` in the lexicon of the sentence's language."""
        return _cue(self.language, name)

    def earlier(self) -> Iterator[PlaceMention]:
        """The places of the text before the sentence, the nearest first."""
        return backwards(self._all, self.sentence)

    def told_of(self, origin: str | None) -> str | None:
        """The country that is named most often before the sentence and is not the origin."""
        named = Counter(p.country for p in self.earlier() if p.kind is not PlaceKind.PEOPLE)
        named.pop(origin or "", None)
        return next((country for country, _ in named.most_common(1)), None)


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure's part of a sentence: the words before it, the figure, the words up to the next."""

    here: Surroundings
    count: CountMention
    end: int

    @property
    def before(self) -> str:
        """The words of the sentence before the figure."""
        return self.here.text[self.here.sentence.start : self.count.start]

    @property
    def after(self) -> str:
        """The words from the figure up to the next one."""
        return self.here.text[self.count.end : self.end]

    def places_before(self) -> list[PlaceMention]:
        """The places before the figure."""
        return [p for p in self.here.places if p.end <= self.count.start]

    def places_after(self) -> list[PlaceMention]:
        """The places from the figure up to the next one."""
        return [p for p in self.here.places if self.count.end <= p.start and p.end <= self.end]

    def counted_near(self) -> PlaceMention | None:
        """The people's name right after the figure."""
        for place in self.places_after():
            if place.kind is PlaceKind.PEOPLE and place.start - self.count.end < _NEAR // 2:
                return place
        return None

    def counted(self) -> str | None:
        """The country of the people that the figure counts: "62,000 Belarusians"."""
        near = self.counted_near() or self._filed_by()
        subjects = [p for p in self.places_before() if p.kind is PlaceKind.PEOPLE]
        for place in [*([near] if near else []), *reversed(subjects)]:
            between = self.here.text[place.end : self.count.start]
            is_body = self.here.cue("bodies").match(self.here.text[place.end : place.end + _NEAR])
            if not is_body and not re.search(r"[,;:.]", between):
                return place.country
        return None

    def _filed_by(self) -> PlaceMention | None:
        """The place behind what the figure counts: "900 applications by Belarusians"."""
        said = ((p, self.here.text[self.count.end : p.start]) for p in self.places_after())
        return next((p for p, between in said if self.here.cue("filed_by").match(between)), None)

    def led_by(self, name: str, places: Sequence[PlaceMention]) -> list[PlaceMention]:
        """The places right after words of the cue `name`."""
        words = (
            (p, self.here.text[max(self.here.sentence.start, p.start - _NEAR) : p.start])
            for p in places
        )
        return [
            p
            for p, lead in words
            if p.kind is not PlaceKind.PEOPLE and self.here.cue(name).search(lead)
        ]

    def followed_by(self, name: str) -> str | None:
        """The country before the figure that does what the cue `name` says."""
        for place in reversed(self.places_before()):
            if self.here.cue(name).match(self.here.text[place.end : self.count.start]):
                return place.country
        return None

    def goals(self) -> list[str]:
        """The countries that the figure's people went to, with the rest of a list."""
        goals: list[PlaceMention] = []
        for place in self.places_after():
            if place.kind is PlaceKind.PEOPLE:
                continue
            between = self.here.text[goals[-1].end : place.start] if goals else ""
            if (goals and self.here.cue("list").match(between)) or self.led_by("to", [place]):
                goals.append(place)
        return list(dict.fromkeys(p.country for p in goals))

    def given(self, source: str) -> str | None:
        """The country right before the figure that the people were given to by `source`."""
        for place in reversed(self.places_before()):
            between = self.here.text[place.end : self.count.start]
            if place.kind is not PlaceKind.PEOPLE and re.fullmatch(r"\W*(?:\w+\W+)?", between):
                return place.country if place.country != source else None
        return None

    def says(self, name: str) -> bool:
        """Whether words of the cue `name` stand before or after the figure."""
        cue = self.here.cue(name)
        return bool(cue.search(self.after) or cue.search(self.before))

    def host_meant(self, origin: str | None) -> str | None:
        """What "the country" or "here" means: the country that the text tells of."""
        if not self.says("the_country"):
            return None
        return self.here.told_of(origin)

    def received_by(self, origin: str | None) -> list[str]:
        """Who took people in whose asylum the sentence counts: the one other country it names.

        If it names none, that is the country that the text before it tells of.
        """
        others = {p.country for p in self.here.places} - {origin}
        meant = origin and not others and not self.says("away")
        told_of = self.here.told_of(origin) if meant else None
        return list(others) if len(others) == 1 else [told_of] if told_of else []


@dataclass(frozen=True, slots=True)
class Direction:
    """From which country, and to which; several where the figure holds for each of them."""

    origin: str | None
    goals: tuple[str, ...] = ()


def direction(clause: Clause, measure: EstimateMeasure) -> Direction:
    """Read which way the people of a figure went, as far as the sentence says."""
    if measure is EstimateMeasure.REQUESTED:
        return _request(clause)
    sources = clause.led_by("from", clause.places_after()) or clause.led_by(
        "from", clause.places_before()
    )
    source = sources[0].country if sources else None
    goals = clause.goals()
    if measure is EstimateMeasure.DEPORTED:
        source = source or clause.followed_by("sends")
        people = clause.counted()
        goals = goals or [p.country for p in clause.led_by("to", clause.places_before())[-1:]]
        goals = [g for g in goals if g != source]
        home = people if source or clause.says("returns") else None
        given = (clause.given(source) if source else None) or home
        goals = goals or ([given] if given else [])
        if source is None and people and goals and goals[0] != people:
            return Direction(goals[0], (people,))  # "40 Tajiks were expelled in Turkey"
        return Direction(source, tuple(g for g in goals if g != source))
    origin = clause.counted() or source
    host = clause.followed_by("hosts") or clause.host_meant(origin)
    if not goals and host:
        goals = [host]
    if not goals:  # "in Finland, 4,100 Russians asked for asylum"
        goals = [p.country for p in clause.led_by("to", clause.places_before())[-1:]]
    if not goals and measure in _RECEIVED:
        goals = clause.received_by(origin)
    return Direction(origin, tuple(g for g in goals if g != origin))


def _request(clause: Clause) -> Direction:
    """Who asked whom: the last country before the asking, and the first after it."""
    asking = clause.here.cue("asks").search(clause.before)
    if asking is None:
        return Direction(None)
    verb = clause.here.sentence.start + asking.start()
    askers = [p.country for p in clause.places_before() if p.end <= verb]
    asked = [p.country for p in clause.places_before() if p.start >= verb]
    asked = asked or [p.country for p in clause.led_by("from", clause.places_after())]
    if not askers:
        return Direction(None)
    return Direction(askers[-1], tuple(c for c in asked[:1] if c != askers[-1]))


def sources_of(
    here: Surroundings, parties: Sequence[PartyMention], before: tuple[str, ...]
) -> tuple[str, ...]:
    """The ids of those whose figures a sentence gives; `before` those of the sentence before it."""
    sentence, text = here.sentence, here.text
    if here.cue("our_own").search(here.words):
        return ()
    found: list[str] = []
    inside = within(parties, sentence)
    for n, party in enumerate(inside):
        lead, after = text[sentence.start : party.start], text[party.end : sentence.end]
        if here.cue("said_after").match(after) or here.cue("said_before").search(lead):
            if n and here.cue("beside").fullmatch(text, inside[n - 1].end, party.start):
                found.append(inside[n - 1].party)
            found.append(party.party)
    return tuple(dict.fromkeys(found)) or before


def time_of(clause: Clause) -> DateMention | None:
    """The time of a figure: the first named after it, else the last before it in the sentence."""
    after = [d for d in clause.here.dates if clause.count.end <= d.start and d.end <= clause.end]
    before = [d for d in clause.here.dates if d.end <= clause.count.start]
    chosen = next(iter(after + before[::-1]), None)
    published = clause.here.published
    if chosen and chosen.interval and published and clause.here.cue("open_end").match(chosen.text):
        last = max(published, chosen.interval.first)
        return replace(chosen, interval=replace(chosen.interval, last=last))
    return chosen


def days_of(when: Interval | None) -> int:
    """How many days a time takes; none if it is not known."""
    return (when.last - when.first).days + 1 if when else 0

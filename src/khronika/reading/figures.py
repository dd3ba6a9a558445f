"""What stands around a figure in a sentence: which way people went, who says so, when."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain, takewhile
from typing import Any

from khronika.model import EstimateMeasure, Interval
from khronika.reading.numbers import CountMention
from khronika.reading.spans import DateMention, PartyMention, PlaceKind, PlaceMention, Sentence
from khronika.reading.within import backwards, within
from khronika.resources import load

_JUST_BEFORE = 300
"""Characters before a sentence that say what its figures are about."""
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
        self.places = [self._land(p) for p in within(places, sentence)]
        self.dates = within(dates, sentence)
        self.published = published
        self._all = places

    def speaks_of(self, words: re.Pattern[str]) -> bool:
        """Whether the sentence or what stands just before it has words in it."""
        return (
            words.search(self.text, max(0, self.sentence.start - _JUST_BEFORE), self.sentence.end)
            is not None
        )

    def cue(self, name: str) -> re.Pattern[str]:
        """The expression of the entry `name` in the lexicon of the sentence's language."""
        return _cue(self.language, name)

    def earlier(self) -> Iterator[PlaceMention]:
        """The places of the text before the sentence, the nearest first."""
        return backwards(self._all, self.sentence)

    def _land(self, place: PlaceMention) -> PlaceMention:
        """A people's name as a place, where the words behind it say so: "in Thai prisons"."""
        behind = self.text[place.end : place.end + _NEAR]
        is_land = place.kind is PlaceKind.PEOPLE and self.cue("ground").match(behind)
        return replace(place, kind=PlaceKind.CITY) if is_land else place

    def _before(self) -> Iterator[PlaceMention]:
        """The places of the paragraph before the sentence, the nearest first."""
        start = self.text.rfind("\n", 0, self.sentence.start)
        return takewhile(lambda p: p.start > start, self.earlier())

    def head(self) -> str | None:
        """The country at the head of an entry: "GERMANY. In spring 90 people asked ..."."""
        first = next(iter([*self._before()][::-1]), None) or next(iter(self.places), None)
        if first is None or first.kind is not PlaceKind.COUNTRY:
            return None
        line = self.text.rfind("\n", 0, first.start) + 1
        opens = not re.search(r"\w", self.text[line : first.start])
        return first.country if opens and re.match(r"[.:]", self.text[first.end :]) else None

    def people_before(self) -> str | None:
        """The country of the people named last before the sentence in its paragraph."""
        named = (p for p in self._before() if p.kind is PlaceKind.PEOPLE)
        return next((p.country for p in named if not self.is_body(p)), None)

    def most_told_of(self, but: Sequence[str]) -> str | None:
        """The country that is named most often before, by place or people, and is none of `but`."""
        named = Counter(p.country for p in self.earlier())
        return next((c for c, _ in named.most_common() if c not in but), None)

    def is_body(self, people: PlaceMention) -> bool:
        """Whether a people's name is that of a body: "the Kyrgyz police"."""
        return bool(self.cue("bodies").match(self.text[people.end : people.end + _NEAR]))

    def counts(self, place: PlaceMention) -> bool:
        """Whether a figure stands right before a people's name, which then tells no host."""
        before = self.text[self.sentence.start : place.start]
        return place.kind is PlaceKind.PEOPLE and re.search(r"\d\s$", before) is not None

    def told_of(self, origin: str | None) -> str | None:
        """The country of the entry, else that named most often before; not the origin."""
        head = self.head()
        if head and head != origin:
            return head
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
            between = self.here.text[self.count.end : place.start]
            if len(between) > _NEAR // 2 or re.search(r"[,;:]", between):
                continue
            if self.here.cue("people").match(between) or not self.here.cue("apart").search(between):
                after = self.here.text[place.end : self.end]
                if self.here.cue("theirs").match(after):
                    return None
                if place.kind is PlaceKind.PEOPLE or self.here.cue("people").match(after):
                    return place
        return None

    def counted(self) -> str | None:
        """The country of the people that the figure counts: "62,000 Belarusians"."""
        near = self.counted_near() or self._filed_by() or self._told_first()
        subjects = [p for p in self.places_before() if p.kind is PlaceKind.PEOPLE]
        if near:
            return near.country
        for place in reversed(subjects):
            between = self.here.text[place.end : self.count.start]
            for skipped in ("aside", "then_number"):
                between = self.here.cue(skipped).sub("", between)
            if not self.here.is_body(place) and not re.search(r"[,;:.]", between):
                return place.country
        return None

    def _told_first(self) -> PlaceMention | None:
        """The people told of by words for a count: "the number of Syrians, they say, is 900"."""
        words = self.here.cue("counted_before").search(self.before)
        start = self.here.sentence.start + words.start() if words else self.count.start
        named = (p for p in self.places_before() if p.start >= start)
        return next((p for p in named if p.kind is PlaceKind.PEOPLE), None)

    def _filed_by(self) -> PlaceMention | None:
        """The place behind what the figure counts: "900 applications by Belarusians"."""
        said = ((p, self.here.text[self.count.end : p.start]) for p in self.places_after())
        return next((p for p, between in said if self.here.cue("filed_by").match(between)), None)

    def said_first(self) -> str:
        """The words from a people's name to a figure right behind what it counts."""
        if not self.here.cue("then_number").search(self.before):
            return ""
        named = [p for p in self.places_before() if p.kind is PlaceKind.PEOPLE]
        return self.here.text[named[0].end : self.count.start] if named else ""

    def from_near(self) -> bool:
        """Whether many are counted by where they are from: "30,000 Chin from Myanmar"."""
        sources = self.led_by("from", self.places_after())
        return self.are_many("least_living") and any(
            p.start - self.count.end < _NEAR for p in sources
        )

    def are_many(self, name: str) -> bool:
        """Whether a figure is as large as the entry `name` of the lexicon."""
        size = max(self.count.low or 0, self.count.high or 0)
        return bool(size >= lexicon(self.here.language)[name])

    def tells_whom(self) -> bool:
        """Whether the figure has a people or a place of its own."""
        return bool(self.counted() or self.places_after())

    def ends_bare(self) -> bool:
        """Whether what is counted was told before: "of Uzbeks there are 900"."""
        # "Ivanov, 36, left" tells an age
        old = re.search(r"[,(]\s*$", self.before) and not self.are_many("least_living")
        return not old and bool(re.match(r"\s*(?:[,.;:)»”\"—–]|$)", self.after))

    def stays(self) -> bool:
        """Whether the people only live or arrive somewhere, and no place is told where."""
        return bool(self.here.cue("stays").search(self.after)) and not self.says("away")

    def resides(self) -> bool:
        """Whether a people is counted in a country, whatever it does there.

        "Some 900 Ethiopians in Gedaref", "in Malawi 4,000 Rwandans", or, of a figure too large for
        anything else, just one other country in the sentence.
        """
        near = self.counted_near()
        if self.here.cue("not_living").search(self.before):
            return False
        places = [p for p in self.places_after() if p.kind is not PlaceKind.PEOPLE]
        told = near or self.led_by("from", places) or (self.ends_bare() and self.counted())
        if told and self.led_by("in", self.places_before()):
            return True
        people = self.counted()
        others = {p.country for p in self.here.places} - {people}
        if people and len(others) == 1 and self.are_many("least_near"):
            return True
        if near is None:
            return False
        between = self.here.text[near.end : places[0].start] if places else ""
        return bool(self.here.cue("living_in").match(between))

    def left_behind(self) -> str | None:
        """The country of the text, if people are said to have left "the country"."""
        if not self.says("from_there"):
            return None
        goals = self.goals()
        return self.here.told_of(goals[0] if goals else None)

    def meant(self) -> str | None:
        """The country of the people named before, where the figure goes on from them."""
        goes_on = self.here.cue("bare").match(self.after)
        return self.here.people_before() if goes_on else None

    def led_by(
        self, name: str, places: Sequence[PlaceMention], *, people: bool = False
    ) -> list[PlaceMention]:
        """The places, and if `people` their people, right after words of the cue `name`."""
        words = (
            (p, self.here.text[max(self.here.sentence.start, p.start - _NEAR) : p.start])
            for p in places
        )
        return [
            p
            for p, lead in words
            if (people or p.kind is not PlaceKind.PEOPLE) and self.here.cue(name).search(lead)
        ]

    def followed_by(self, name: str) -> str | None:
        """The country that does what the cue `name` says, before the figure or else behind it."""
        before = ((p, self.count.start) for p in reversed(self.places_before()))
        after = ((p, self.end) for p in self.places_after() if p.kind is not PlaceKind.PEOPLE)
        for place, end in chain(before, after):
            if self.here.cue(name).match(self.here.text[place.end : end]):
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
        others = {p.country for p in self.places_before()} - {origin}
        return others.pop() if len(others) == 1 else self.here.told_of(origin)

    def received_by(self, origin: str | None) -> list[str]:
        """Who took people in whose asylum the sentence counts: the one other country it names.

        If it names none, that is the country that the text before it tells of.
        """
        head = self.here.head()
        if head and head != origin:
            return [head]
        makers = self.led_by("asked_by", self.here.places, people=True)
        named = [p for p in self.here.places if p.country != origin and p not in makers]
        named = [p for p in named if not self.here.counts(p)]
        states = [p for p in named if p.kind is not PlaceKind.PEOPLE or self.here.is_body(p)]
        named = states or named
        others = {p.country for p in named if p.end <= self.count.start}
        others = others or {p.country for p in named}
        meant = (origin or self.are_many("least_living")) and not others and not self.says("away")
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
    source = sources[0].country if sources else clause.followed_by("abandoned")
    source = source or clause.left_behind()
    if measure is EstimateMeasure.DEPORTED:
        return _removal(clause, source)
    origin = clause.counted() or source or clause.meant()
    goals = clause.goals() or _hosts(clause, measure, origin)
    if origin is None and goals:
        origin = clause.here.most_told_of(goals)
    return Direction(origin, tuple(g for g in goals if g != origin))


def _hosts(clause: Clause, measure: EstimateMeasure, origin: str | None) -> list[str]:
    """Who has the people of a figure, where no words behind it say so; the surest sign first."""
    host = clause.followed_by("hosts") or clause.host_meant(origin)
    if host:
        return [host]
    before = clause.places_before()
    led = clause.led_by("to", before)  # "in Finland, 4,100 Russians asked for asylum"
    if led:
        return [led[-1].country]
    if measure in _RECEIVED or clause.stays() or clause.resides():
        return clause.received_by(origin)
    if measure is EstimateMeasure.DETAINED:  # "Nepalese police arrested 90 Tibetans"
        bodies = [p for p in before if p.kind is PlaceKind.PEOPLE and clause.here.is_body(p)]
        return [p.country for p in (bodies or before)[-1:]]
    return []


def _removal(clause: Clause, source: str | None) -> Direction:
    """Who sent people away, and where to: home, if the words do not say."""
    doers = clause.led_by("by", clause.here.places)
    source = source or (doers[0].country if doers else clause.followed_by("sends"))
    people = clause.counted()
    before = clause.places_before()
    goals = clause.goals() or [p.country for p in clause.led_by("to", before)[-1:]]
    goals = [g for g in goals if g != source]
    if source is None and not goals:
        states = [
            p.country for p in before if p.kind is not PlaceKind.PEOPLE or clause.here.is_body(p)
        ]
        told_of = next((c for c in states[::-1] if c != people), clause.here.told_of(people))
        if clause.says("brought"):
            takers = [p.country for p in before[-1:]] or [c for c in [told_of] if c]
            return Direction(None, tuple(takers))
        source = told_of
    home = people if source or clause.says("returns") else None
    given = (clause.given(source) if source else None) or home
    goals = goals or ([given] if given else [])
    if source is None and people and goals and goals[0] != people:
        return Direction(goals[0], (people,))  # "40 Tajiks were expelled in Turkey"
    return Direction(source, tuple(g for g in goals if g != source))


def _request(clause: Clause) -> Direction:
    """Who asked whom: the last country before the asking, and the first after it."""
    asking = clause.here.cue("asks").search(clause.before)
    verb = clause.here.sentence.start + (asking.start() if asking else 0)
    askers = [p.country for p in clause.places_before() if p.end <= verb]
    asked = [p.country for p in clause.places_before() if p.start >= verb]
    asked = asked or [p.country for p in clause.led_by("from", clause.places_after())]
    if not askers:  # "17 Russian requests", "seven Turkish citizens were asked for"
        askers = [p.country for p in clause.led_by("asked_by", clause.places_before())]
        askers = askers or [c for c in [clause.counted()] if c]
    if not askers:
        return Direction(None)
    return Direction(askers[-1], tuple(c for c in asked if c != askers[-1])[:1])


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

"""Which states a sentence means as parties: by name, people, or "both countries"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from khronika.reading.spans import STATES, PlaceKind, PlaceMention, Sentence
from khronika.reading.within import backwards, within
from khronika.resources import load

_NEAR = 40
_UNION = "EU"
"""Stands for no state: an agreement with it is coded by the other side."""


def lexicon(language: str) -> Any:
    """The words of a language for agreements and laws."""
    return load(f"lexicon/{language}/instruments.yaml")


@cache
def cue(language: str, name: str) -> re.Pattern[str]:
    """The expression of the lexicon's entry `name`."""
    return re.compile(lexicon(language)[name], re.IGNORECASE)


class States:
    """A sentence, the places in it, and the places of the text before it."""

    def __init__(
        self, language: str, text: str, sentence: Sentence, places: Sequence[PlaceMention]
    ) -> None:
        self._language = language
        self._text = text
        self._sentence = sentence
        self._all = places
        self._places = within(places, sentence)
        self.words = text[sentence.start : sentence.end]

    def cue(self, name: str) -> re.Pattern[str]:
        """The expression of an entry of the lexicon of the sentence's language."""
        return cue(self._language, name)

    def named(self) -> list[str]:
        """The countries that the sentence names as states, each once, in order."""
        return _once(p for p in self._places if self._is_state(p) and p.country != _UNION)

    def bound(self) -> tuple[str, ...]:
        """The states that a convention of many binds here: those named, else the last two.

        It may be left by one alone.
        """
        named = self.named()
        alone = len(named) == 1 and self.cue("left").search(self.words)
        return tuple(named) if alone or len(named) > 1 else self._two(named)

    def between(self, end: int) -> tuple[str, ...]:
        """The states of an agreement whose words end at `end` of the sentence."""
        listed = self._listed(end)
        if listed:
            return listed
        named = self.named()
        if len(named) < 2:
            return self._two(named)
        return tuple(named)

    def _two(self, named: list[str]) -> tuple[str, ...]:
        """The two states that "both countries" means: the last that the text speaks of again."""
        often = Counter(p.country for p in self._earlier())
        earlier = [p for p in self._earlier() if p.kind in STATES or self._has_body(p)]
        last = _once(earlier)
        last.sort(key=lambda country: often[country] < 2)
        two = [*named, *(c for c in last if c not in named)][:2]
        return tuple(two) if len(two) == 2 else ()

    def rule(self) -> tuple[str, ...]:
        """The state of a rule on another's people, and that people's state."""
        named = _once(p for p in self._places)
        if len(named) == 1 and self.cue("the_country").search(self.words):
            host = next((p for p in self._earlier() if self._is_host(p, named[0])), None)
            return (host.country, named[0]) if host else ()
        return tuple(named)

    def own(self) -> tuple[str, ...]:
        """The state whose law the sentence tells of, else the one that the text spoke of last."""
        named = self._lawgivers()
        if named:
            return (named[0],) if len(named) == 1 else ()
        bodies = (p for p in self._earlier() if p.kind in STATES or self._has_body(p))
        return tuple(p.country for p in islice(bodies, 1))

    def own_people(self) -> tuple[str, ...]:
        """The state whose law on its people a sentence tells of, or of the people last named."""
        named = self._lawgivers()
        if named:
            return (named[0],) if len(named) == 1 else ()
        people = (p for p in self._earlier() if p.kind is PlaceKind.PEOPLE)
        return tuple(p.country for p in islice(people, 1))

    def _earlier(self) -> Iterator[PlaceMention]:
        """The places of the text before the sentence, the nearest first."""
        return backwards(self._all, self._sentence)

    def _lawgivers(self) -> list[str]:
        """The states whose own law the sentence may tell of."""
        states = (p for p in self._places if self._is_state(p))
        return _once(p for p in states if not self.cue("law_on").search(self._before(p)))

    def _listed(self, end: int) -> tuple[str, ...]:
        """The states right after "between" or "with" behind the words of an agreement."""
        start = self._sentence.start
        after = self.cue("listed").match(self.words[end:])
        if not after:
            return ()
        at = start + end + after.end()
        run: list[PlaceMention] = []
        for place in self._places:
            if place.start < at:
                continue
            between = self._text[run[-1].end if run else at : place.start]
            if not self.cue("list_joint").fullmatch(between):
                break
            run.append(place)
        states = _once(run)
        return tuple(states) if len(states) > 1 else ()

    def _is_state(self, place: PlaceMention) -> bool:
        """Whether a place stands for a state here, not for where something happens."""
        if self._titles(place):
            return False
        if place.kind in STATES:
            return not self.cue("place_only").search(self._before(place))
        return place.kind is PlaceKind.PEOPLE and (self._has_body(place) or self._is_joined(place))

    def _titles(self, place: PlaceMention) -> bool:
        """Whether a place is a town in the title of a convention: "the Minsk Convention"."""
        titles = self.cue("titled").finditer(self.words)
        start = place.start - self._sentence.start
        return any(title.start() <= start < title.end() for title in titles)

    def _before(self, place: PlaceMention) -> str:
        """The words of the sentence that lead to a place."""
        return self._text[max(self._sentence.start, place.start - _NEAR) : place.start]

    def _has_body(self, place: PlaceMention) -> bool:
        return place.kind is PlaceKind.PEOPLE and bool(
            self.cue("bodies").match(self._text[place.end : place.end + _NEAR])
        )

    def _is_joined(self, place: PlaceMention) -> bool:
        """Whether a people's name is one of a pair: Russian-Kazakh."""
        others = (p for p in self._places if p.kind is PlaceKind.PEOPLE and p is not place)
        return any(
            self.cue("joined").match(self._text[min(p.end, place.end) : max(p.start, place.start)])
            for p in others
        )

    def _is_host(self, place: PlaceMention, origin: str) -> bool:
        return place.country != origin and place.kind is not PlaceKind.PEOPLE


def _once(places: Iterable[PlaceMention]) -> list[str]:
    return list(dict.fromkeys(p.country for p in places))

"""In which country an act happened.

Read from the words nearest to the act outward: its own adverbials, the one who did it, the
sentence, the last act against the same people, the paragraphs before, the document. What the
words leave open stays open.
"""

from collections.abc import Iterable, Sequence

from khronika.model import IncidentType
from khronika.reading.frames import Frame
from khronika.reading.origins import SENT
from khronika.reading.people import PointingWords
from khronika.reading.placing import Placing
from khronika.reading.spans import PlaceKind

HOME = frozenset(
    {
        IncidentType.PROSECUTION,
        IncidentType.CONVICTION,
        IncidentType.DESIGNATION,
        IncidentType.PASSPORT_DENIAL,
        IncidentType.PROXY_PRESSURE,
    }
)
"""Acts that happen in the origin state unless the document places them elsewhere."""
_ONLY_ABROAD = SENT | {
    IncidentType.ASYLUM_CLAIM,
    IncidentType.ASYLUM_GRANT,
    IncidentType.ASYLUM_REFUSAL,
    IncidentType.RESIDENCE_REFUSAL,
}
"""Acts that never happen in the state fled."""
_COMING_AND_GOING = frozenset({IncidentType.ENTRY_REFUSAL, IncidentType.EXIT_BAN})
"""Acts that hinder at home as well as abroad."""


class Hosts:
    """Where acts happened, while one document is read in order."""

    def __init__(self, text: str, placing: Placing, words: PointingWords) -> None:
        self._text = text
        self._placing = placing
        self._words = words
        self._last: dict[str, str] = {}

    def forget(self) -> None:
        """Forget the acts so far, to read the document again."""
        self._last.clear()

    def note(self, kind: IncidentType, targets: Sequence[str], host: str) -> None:
        """Note where an act struck its targets, since the next may leave it out."""
        if kind not in HOME:
            self._last.update(dict.fromkeys(targets, host))

    def placed(self, frame: Frame) -> str | None:
        """Name the country in which the act's own words place it; None where they do not."""
        found = self._placing.located(frame)
        return found[0].country if found else None

    def of(
        self,
        frame: Frame,
        kind: IncidentType,
        targets: Sequence[str],
        origin: str | None,
        actor: str | None,
    ) -> str | None:
        """Name the country where the act happened; None where the document leaves it open.

        Args:
            frame: the words that tell the act.
            kind: its type.
            targets: whom it struck.
            origin: the state fled; seldom the place of an act.
            actor: the country of whoever did it.
        """
        if kind in HOME:
            return self._at_home(frame, kind, targets, origin)
        last = [self._last[t] for t in targets if t in self._last]
        if kind is IncidentType.INTERPOL_ALERT:
            return last[0] if last else origin
        avoid = {origin} if origin else set()
        for countries, may_be_home in self._steps(frame, kind, avoid, last, actor):
            for country in countries:
                if country not in avoid or (may_be_home and kind not in _ONLY_ABROAD):
                    return country
        return None

    def _steps(
        self,
        frame: Frame,
        kind: IncidentType,
        avoid: set[str],
        last: Sequence[str],
        actor: str | None,
    ) -> Iterable[tuple[Iterable[str], bool]]:
        """Give the countries at each step outward, and whether the state fled counts there."""
        placing, either = self._placing, kind in _COMING_AND_GOING
        yield placing.there(frame), either
        if kind is IncidentType.ENTRY_REFUSAL:
            yield placing.entered(frame), True
        if kind is IncidentType.EXIT_BAN:
            yield placing.left(frame), True
        if kind is IncidentType.EXTRADITION_REQUEST:
            yield placing.asked(frame), False
        if kind in SENT:
            yield [p.country for p in placing.away_from(frame)], True
        yield [p.country for p in placing.located(frame)], True
        yield [actor] if actor else [], either
        home_first = kind is IncidentType.EXIT_BAN and self._words.weights["kept_at_home"]
        if home_first:  # nearly always by the state that somebody would leave
            yield avoid, True
        yield [p.country for p in placing.away_from(frame)], either
        yield placing.near(frame, avoid), True
        yield last, True
        yield placing.before(frame, avoid), False
        yield placing.commonest(avoid), False
        if kind is IncidentType.EXIT_BAN:
            yield avoid, True

    def _at_home(
        self, frame: Frame, kind: IncidentType, targets: Sequence[str], origin: str | None
    ) -> str | None:
        if kind is IncidentType.PASSPORT_DENIAL:
            return self._consulate(frame, targets, origin)
        if kind is IncidentType.PROXY_PRESSURE:
            placed = [p for p in self._placing.located(frame) if p.kind is not PlaceKind.PEOPLE]
            return placed[0].country if placed else origin
        return origin

    def _consulate(self, frame: Frame, targets: Sequence[str], origin: str | None) -> str | None:
        """Name the country of the consulate that refused; the state fled where none is told."""
        told = self._placing.run_up_to(frame, int(self._words.weights["sentences_of_missions"]))
        words = self._text[told.start : told.end].lower()
        if not any(mission in words for mission in self._words.missions):
            return origin
        avoid = {origin} if origin else set()
        for place in self._placing.inside(told):
            if place.country not in avoid and place.kind is not PlaceKind.PEOPLE:
                return place.country
        last = [self._last[t] for t in targets if t in self._last]
        found = [*last, *self._placing.before(frame, avoid), *self._placing.commonest(avoid)]
        return found[0] if found else origin

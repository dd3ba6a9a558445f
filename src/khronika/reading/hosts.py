"""In which country an act happened.

Read from the words nearest to the act outward: its own adverbials, the one who did it, the
sentence, the last act against the same people, the paragraphs before, the document. What the
words leave open stays open.
"""

from collections.abc import Iterable, Sequence

from khronika.model import IncidentType
from khronika.reading.found import Found
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
_IN_CLAUSE = "named in the clause"
_FROM = "left behind by the act"
_LAST = "carried on from the last act against the same people"
_HOME = "state fled, where such acts happen"
_BEFORE = "nearest place before"
_COMMONEST = "country that the document names most"
"""The steps outward, as the decisions of a reading name them."""


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
    ) -> Found | None:
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
            return Found.of(last[:1], _LAST) or Found.of([origin], _HOME)
        avoid = {origin} if origin else set()
        for countries, may_be_home, by in self._steps(frame, kind, avoid, last, actor):
            for country in countries:
                if country not in avoid or (may_be_home and kind not in _ONLY_ABROAD):
                    return Found(country, by)
        return None

    def _steps(
        self,
        frame: Frame,
        kind: IncidentType,
        avoid: set[str],
        last: Sequence[str],
        actor: str | None,
    ) -> Iterable[tuple[Iterable[str], bool, str]]:
        """Give the countries at each step outward, whether the state fled counts, and the step."""
        placing, either = self._placing, kind in _COMING_AND_GOING
        yield placing.there(frame), either, "meant by a word such as there"
        if kind is IncidentType.ENTRY_REFUSAL:
            yield placing.entered(frame), True, "entered"
        if kind is IncidentType.EXIT_BAN:
            yield placing.left(frame), True, "left"
        if kind is IncidentType.EXTRADITION_REQUEST:
            yield placing.asked(frame), False, "asked"
        if kind in SENT:
            yield [p.country for p in placing.away_from(frame)], True, _FROM
        yield [p.country for p in placing.located(frame)], True, _IN_CLAUSE
        yield [actor] if actor else [], either, "country of the one who acts"
        home_first = kind is IncidentType.EXIT_BAN and self._words.weights["kept_at_home"]
        if home_first:  # nearly always by the state that somebody would leave
            yield avoid, True, _HOME
        yield [p.country for p in placing.away_from(frame)], either, _FROM
        yield placing.near(frame, avoid), either, "nearest place of the sentence"
        yield last, either, _LAST
        yield placing.before(frame, avoid), False, _BEFORE
        yield placing.commonest(avoid), False, _COMMONEST
        if kind is IncidentType.EXIT_BAN:
            yield avoid, True, _HOME

    def _at_home(
        self, frame: Frame, kind: IncidentType, targets: Sequence[str], origin: str | None
    ) -> Found | None:
        if kind is IncidentType.PASSPORT_DENIAL:
            return self._consulate(frame, targets, origin)
        home = Found.of([origin], _HOME)
        if kind is IncidentType.PROXY_PRESSURE:
            placed = [p for p in self._placing.located(frame) if p.kind is not PlaceKind.PEOPLE]
            return Found.of([p.country for p in placed], _IN_CLAUSE) or home
        return home

    def _consulate(self, frame: Frame, targets: Sequence[str], origin: str | None) -> Found | None:
        """Name the country of the consulate that refused; the state fled where none is told."""
        told = self._placing.run_up_to(frame, int(self._words.weights["sentences_of_missions"]))
        words = self._text[told.start : told.end].lower()
        home = Found.of([origin], _HOME)
        if not any(mission in words for mission in self._words.missions):
            return home
        avoid = {origin} if origin else set()
        for place in self._placing.inside(told):
            if place.country not in avoid and place.kind is not PlaceKind.PEOPLE:
                return Found(place.country, "place of the mission")
        last = [self._last[t] for t in targets if t in self._last]
        return (
            Found.of(last, _LAST)
            or Found.of(self._placing.before(frame, avoid), _BEFORE)
            or Found.of(self._placing.commonest(avoid), _COMMONEST)
            or home
        )

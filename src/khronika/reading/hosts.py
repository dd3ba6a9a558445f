"""In which country an act happened: the likeliest of those that the document names."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from khronika.model import AT_HOME, IncidentType
from khronika.reading.found import Found
from khronika.reading.frames import Frame
from khronika.reading.host_signs import OF_THE_ACT, HostSigns, Known
from khronika.reading.origin_signs import OriginSigns
from khronika.reading.placing import Placing
from khronika.reading.stretches import Around
from khronika.reading.weighing import weights_of


class CountrySigns(NamedTuple):
    """What speaks for each country that a document, or a run of it, names."""

    origin: OriginSigns
    host: HostSigns


class Hosts:
    """Where acts happened, while one document is read in order."""

    def __init__(self, placing: Placing, signs: Around[CountrySigns]) -> None:
        self._placing = placing
        self._signs = signs
        self._last: dict[str, str] = {}
        self._latest: str | None = None

    def forget(self) -> None:
        """Forget the acts so far, to read the document again."""
        self._last.clear()
        self._latest = None

    def note(self, kind: IncidentType, targets: Sequence[str], host: str) -> None:
        """Note where an act struck its targets, since the next may leave it out."""
        self._latest = host
        if kind not in AT_HOME:
            self._last.update(dict.fromkeys(targets, host))

    def placed(self, frame: Frame) -> str | None:
        """Name the country in which the act's own words place it; None where they do not."""
        found = self._placing.located(frame)
        return found[0].country if found else None

    def may_be_in(self, frame: Frame, country: str | None) -> bool:
        """Whether the act's own words place it in a country, or in none."""
        found = self._placing.located(frame)
        return not found or country in {place.country for place in found}

    def of(
        self,
        frame: Frame,
        kind: IncidentType,
        targets: Sequence[str],
        fled: Mapping[str, float],
        actor: str | None,
    ) -> Found | None:
        """Name the country where the act happened; None where the document names none.

        Args:
            frame: the words that tell the act.
            kind: its type.
            targets: whom it struck.
            fled: how likely each country is the state fled, the likeliest first.
            actor: the country of whoever did it.
        """
        signs = self._signs.at(frame.trigger.start).host.of(
            frame, kind, targets, self.known(targets, fled, actor)
        )
        signs = {c: own for c, own in signs.items() if OF_THE_ACT in own} or signs
        weights = weights_of("host")
        likely = weights.likely(signs)
        if self.only_abroad(frame, kind):
            likely = _but_not(fled, likely)
        return Found.of(likely, signs, weights)

    def only_abroad(self, frame: Frame, kind: IncidentType) -> bool:
        """Whether an act cannot have been in the state fled."""
        return self._signs.at(frame.trigger.start).host.only_abroad(frame, kind)

    def known(self, targets: Sequence[str], fled: Mapping[str, float], actor: str | None) -> Known:
        """Give what is known of an act by the acts before it."""
        return Known(
            fled=fled,
            actor=actor,
            last=[self._last[t] for t in targets if t in self._last],
            latest=self._latest,
        )


def _but_not(fled: Mapping[str, float], likely: Mapping[str, float]) -> dict[str, float]:
    """Weigh countries as what the state fled is not, so far as that is sure."""
    home = next(iter(fled), None)
    odds = {c: share * (1 - fled[c] if c == home else 1) for c, share in likely.items()}
    total = sum(odds.values())
    ordered = sorted(odds, key=lambda country: (-odds[country], country))
    return {country: odds[country] / total for country in ordered if odds[country] > 0}

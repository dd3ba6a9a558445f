"""In which country an act happened: the likeliest of those that the document names."""

from collections.abc import Mapping, Sequence

from khronika.model import AT_HOME, IncidentType
from khronika.reading.found import Found
from khronika.reading.frames import Frame
from khronika.reading.host_signs import OF_THE_ACT, HostSigns, Known
from khronika.reading.placing import Placing
from khronika.reading.weighing import weights_of

_ONLY_ABROAD = frozenset(
    {
        IncidentType.DEPORTATION,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REQUEST,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.ABDUCTION,
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_GRANT,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.RESIDENCE_REFUSAL,
    }
)
"""Acts that never happen in the state fled."""


class Hosts:
    """Where acts happened, while one document is read in order."""

    def __init__(self, placing: Placing, signs: HostSigns) -> None:
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
        signs = self._signs.of(frame, kind, targets, self.known(targets, fled, actor))
        if kind in _ONLY_ABROAD:
            signs = {c: own for c, own in signs.items() if c != next(iter(fled), None)}
        signs = {c: own for c, own in signs.items() if OF_THE_ACT in own} or signs
        weights = weights_of("host")
        return Found.of(weights.likely(signs), signs, weights)

    def known(self, targets: Sequence[str], fled: Mapping[str, float], actor: str | None) -> Known:
        """Give what is known of an act by the acts before it."""
        return Known(
            fled=fled,
            actor=actor,
            last=[self._last[t] for t in targets if t in self._last],
            latest=self._latest,
        )

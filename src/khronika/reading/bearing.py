"""What a statement bears on: what its sentences tell, and what they only speak of.

"The ministry denied the arrest" tells no arrest: it bears on the one told nearest before it. Where
the statement names somebody whom acts struck, only those acts are meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khronika.model import About, Certainty, Incident, Instrument, Stance
from khronika.reading.frames import Frame
from khronika.reading.parties import Parties
from khronika.reading.spans import PlaceMention, Span

_FARTHEST = 2500
"""Most characters between an act and words that only speak of it."""
_NEAR = 500
"""Most characters between a disputed act and a denial that does not name it."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the document tells, for its statements to bear on."""

    incidents: Sequence[Incident]
    instruments: Sequence[Instrument]
    places: Sequence[PlaceMention]
    frames: Sequence[Frame]
    parties: Parties

    def about(self, where: Span, stance: Stance) -> tuple[About, str]:
        """Give what the sentences of a statement bear on, and how that was found."""
        told = _touching(where, self.incidents)
        spoken_of = () if told else tuple(dict.fromkeys(self._spoken_of(where)))
        if not (told or spoken_of) and stance is Stance.DENIES:
            spoken_of = tuple(self._denied(where))
        about = About(
            incidents=told or spoken_of,
            instruments=_touching(where, self.instruments),
            countries=tuple(
                dict.fromkeys(
                    p.country for p in self.places if where.holds(p) and p.kind != "people"
                )
            ),
        )
        return about, "spoken of, and told elsewhere" if spoken_of else "told in the same sentences"

    def _spoken_of(self, where: Span) -> Iterator[str]:
        """Give the acts, told elsewhere, whose like the sentences speak of."""
        named = {m.party for m in self.parties.within(where)}
        struck = {t for i in self.incidents for t in i.targets}
        for frame in self.frames:
            if not where.start <= frame.trigger.start < where.end:
                continue
            alike = [i for i in self.incidents if i.type in frame.types]
            if named & struck:
                alike = [i for i in alike if named & set(i.targets)]
            elif len(alike) > 1:
                continue  # it does not tell which of several is meant
            found = _nearest(where, alike, _FARTHEST)
            if found is not None:
                yield found.id

    def _denied(self, where: Span) -> Iterator[str]:
        """Give the disputed act near a denial that does not name it: "a fabrication"."""
        disputed = (i for i in self.incidents if i.certainty is Certainty.DISPUTED)
        found = _nearest(where, disputed, _NEAR)
        if found is not None:
            yield found.id


def _nearest(where: Span, incidents: Iterable[Incident], farthest: int) -> Incident | None:
    """Give the act that is told nearest to a place; before it rather than after."""

    def distance(incident: Incident) -> int:
        return min(
            where.start - e.end if e.end <= where.start else 2 * (e.start - where.end)
            for e in incident.evidence
        )

    near = [i for i in incidents if distance(i) <= farthest]
    return min(near, key=distance, default=None)


def _touching(where: Span, items: Sequence[Incident] | Sequence[Instrument]) -> tuple[str, ...]:
    return tuple(
        item.id
        for item in items
        if any(e.start < where.end and where.start < e.end for e in item.evidence)
    )

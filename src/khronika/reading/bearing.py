"""What a statement bears on: what its sentences tell, and what they only speak of.

"The ministry denied the arrest" tells no arrest: it bears on the one told nearest before it. Where
the statement names somebody whom acts struck, only those acts are meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khronika.model import About, Incident, Instrument, InstrumentStatus, Stance
from khronika.reading.denied import is_denied
from khronika.reading.frames import Frame
from khronika.reading.modality import Mood
from khronika.reading.parties import Parties
from khronika.reading.spans import Span
from khronika.reading.spoken_countries import SpokenCountries
from khronika.reading.spoken_words import SpokenWords

_FARTHEST = 2500
"""Most characters between an act and words that only speak of it."""
_NEAR = 500
"""Most characters between an act and a denial that does not name it, or what is told of it."""
_NOT_YET = frozenset({InstrumentStatus.ALLEGED, InstrumentStatus.NEGOTIATING})
"""How agreements stand of which there are only rumours."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the document tells, for its statements to bear on."""

    incidents: Sequence[Incident]
    instruments: Sequence[Instrument]
    countries: SpokenCountries
    frames: Sequence[Frame]
    parties: Parties
    text: str
    words: SpokenWords

    def about(self, where: Span, speaker: str, stance: Stance) -> tuple[About, str]:
        """Give what the sentences of a statement bear on, and how that was found."""
        told = _touching(where, self.incidents)
        spoken_of = () if told else tuple(dict.fromkeys(self._spoken_of(where)))
        if not (told or spoken_of) and stance is Stance.DENIES:
            spoken_of = tuple(self._denied(where))
        agreements = _touching(where, self.instruments) or tuple(self._agreements(where))
        tells = bool(agreements) or self._are_abroad(told or spoken_of)
        spoken = self.countries.of(where, speaker, stance, tells=tells)
        about = About(
            incidents=told or spoken_of,
            instruments=agreements,
            countries=spoken.countries,
        )
        how = "spoken of, and told elsewhere" if spoken_of else "told in the same sentences"
        return about, f"{how}; {spoken.how}" if spoken.how else how

    def _are_abroad(self, ids: Sequence[str]) -> bool:
        """Whether one of the acts was in another state than that whose interest it was."""
        return any(i.id in ids and i.host not in {None, i.origin} for i in self.incidents)

    def _spoken_of(self, where: Span) -> Iterator[str]:
        """Give the acts, told elsewhere, whose like the sentences speak of."""
        named = {m.party for m in self.parties.within(where)}
        struck = {t for i in self.incidents for t in i.targets}
        for frame in self.frames:
            if not where.start <= frame.trigger.start < where.end or frame.mood is Mood.THREATENED:
                continue
            alike = [i for i in self.incidents if i.type in frame.types]
            if named & struck:
                alike = [i for i in alike if named & set(i.targets)]
            elif len(alike) > 1:
                continue  # it does not tell which of several is meant
            found = _nearest(where, alike, _FARTHEST)
            if found is not None:
                yield found.id

    def _agreements(self, where: Span) -> Iterator[str]:
        """Give the agreements told before of which the sentences speak again: "the pact"."""
        before = [i for i in self.instruments if i.evidence[0].end <= where.start]
        if self.words.agreements_rumoured.search(self.text, where.start, where.end):
            yield from (i.id for i in before if i.status in _NOT_YET)
        elif self.words.agreement_told.search(self.text, where.start, where.end) and before:
            last = max(before, key=lambda i: max(e.end for e in i.evidence if e.end <= where.start))
            if where.start - last.evidence[-1].end <= _NEAR:
                yield last.id

    def _denied(self, where: Span) -> Iterator[str]:
        """Give the act near a denial that does not name it: "a fabrication"."""
        found = _nearest(where, filter(is_denied, self.incidents), _NEAR)
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

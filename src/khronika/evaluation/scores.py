"""One document after another: what of its gold was said, and what of the said is gold."""

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass, field

from khronika.evaluation.align import align, words
from khronika.evaluation.figures import Share, Tally
from khronika.evaluation.matching import HALF, characters, jaccard, overlap, pair, same_days
from khronika.model import Estimate, Incident, IncidentType, Instrument, Item, Reading, Stance

MEASURES = ("core", "full", "claims", "instruments", "estimates")

_CHARGED = frozenset({IncidentType.PROSECUTION, IncidentType.CONVICTION})
_PREFIX = 5  # letters of a word by which two wordings of a charge are compared
_SAME_CHARGE = 0.4  # share of the prefixes of two wordings that must agree

Refer = Callable[[Collection[str]], set[Hashable]]
"""From ids of the said reading to ids of the gold; a party that is none of those stays apart."""


@dataclass(slots=True)
class Scores:
    """The running counts over documents."""

    documents: int = 0
    relevance: Share = field(default_factory=Share)
    verbatim: Share = field(default_factory=Share)
    near: Share = field(default_factory=Share)
    stance: Share = field(default_factory=Share)
    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in MEASURES})
    certainty: dict[str, Share] = field(default_factory=dict)
    fields: dict[str, Share] = field(default_factory=dict)
    by_type: dict[str, Tally] = field(default_factory=dict)

    def add(self, gold: Reading, said: Reading, *, relevant: bool | None) -> None:
        """Count one document; `relevant` is what the reader said of it, None where it failed."""
        self.documents += 1
        self.relevance.add(gold.relevant is relevant)
        aligned = align(gold, said)

        def refer(ids: Collection[str]) -> set[Hashable]:
            return {aligned.get(ref, ("unknown", ref)) for ref in ids}

        self._incidents(gold, said, refer)
        self._claims(gold, said, refer)
        self._instruments(gold, said)
        self._estimates(gold, said, refer)
        self._quotes(said, gold.document.text)

    def _incidents(self, gold: Reading, said: Reading, refer: Refer) -> None:
        def weight(ours: Incident, theirs: Incident) -> float:
            if (ours.type, ours.host) != (theirs.type, theirs.host):
                return 0
            shared = jaccard(set(ours.targets), refer(theirs.targets))
            if shared < HALF:
                return 0
            return shared + same_days(ours.when, theirs.when) + overlap(ours, theirs)

        pairs = pair(gold.incidents, said.incidents, weight)
        counts = {"gold": len(gold.incidents), "said": len(said.incidents)}
        full = sum(_is_full(ours, theirs, refer) for ours, theirs in pairs)
        self.tallies["core"].add(hit=len(pairs), **counts)
        self.tallies["full"].add(hit=full, **counts)
        for incident in gold.incidents:
            self._of_type(incident).add(gold=1)
        for incident in said.incidents:
            self._of_type(incident).add(said=1)
        for ours, theirs in pairs:
            self._of_type(ours).add(hit=1)
            self._incident_fields(ours, theirs, refer)

    def _of_type(self, incident: Incident) -> Tally:
        return self.by_type.setdefault(incident.type, Tally())

    def _incident_fields(self, ours: Incident, theirs: Incident, refer: Refer) -> None:
        self.near.add(overlap(ours, theirs) > 0)
        self._field("origin", ours.origin == theirs.origin)
        self._field("status", ours.status == theirs.status)
        self._field("when", same_days(ours.when, theirs.when))
        of_class = self.certainty.setdefault(ours.certainty, Share())
        of_class.add(ours.certainty == theirs.certainty)
        if ours.actors or theirs.actors:
            self._field("actors", jaccard(set(ours.actors), refer(theirs.actors)) >= HALF)
        if ours.type in _CHARGED and (ours.charge or theirs.charge):
            self._field("charge", _same_charge(ours.charge, theirs.charge))
        if ours.type is IncidentType.PROSECUTION and (ours.max_years or theirs.max_years):
            self._field("max_years", ours.max_years == theirs.max_years)

    def _claims(self, gold: Reading, said: Reading, refer: Refer) -> None:
        text = gold.document.text
        ours, theirs = _claimed(gold, text, set), _claimed(said, text, refer)
        agreed = ours.keys() & theirs.keys()
        self.tallies["claims"].add(hit=len(agreed), gold=len(ours), said=len(theirs))
        for place in agreed:
            self.stance.add(ours[place] == theirs[place])

    def _instruments(self, gold: Reading, said: Reading) -> None:
        def weight(ours: Instrument, theirs: Instrument) -> float:
            return ours.kind == theirs.kind and set(ours.parties) == set(theirs.parties)

        pairs = pair(gold.instruments, said.instruments, weight)
        self.tallies["instruments"].add(
            hit=len(pairs), gold=len(gold.instruments), said=len(said.instruments)
        )
        for ours, theirs in pairs:
            self._field("instrument_status", ours.status == theirs.status)
            if ours.data:
                self._field("instrument_data", jaccard(set(ours.data), set(theirs.data)) >= HALF)

    def _estimates(self, gold: Reading, said: Reading, refer: Refer) -> None:
        def weight(ours: Estimate, theirs: Estimate) -> float:
            return _figure(ours) == _figure(theirs)

        pairs = pair(gold.estimates, said.estimates, weight)
        self.tallies["estimates"].add(
            hit=len(pairs), gold=len(gold.estimates), said=len(said.estimates)
        )
        for ours, theirs in pairs:
            if ours.by:
                self._field("estimate_by", set(ours.by) == refer(theirs.by))

    def _quotes(self, said: Reading, text: str) -> None:
        for item in (*said.people, *said.organizations):
            self._verbatim(item, text)
        for item in _stating(said):
            if not item.evidence:
                self.verbatim.add(right=False)
            self._verbatim(item, text)

    def _verbatim(self, item: Item, text: str) -> None:
        for proof in item.evidence:
            self.verbatim.add(proof.quote and text[proof.start : proof.end] == proof.quote)

    def _field(self, name: str, right: object) -> None:
        self.fields.setdefault(name, Share()).add(right)


def _is_full(ours: Incident, theirs: Incident, refer: Refer) -> bool:
    return (
        set(ours.targets) == refer(theirs.targets)
        and ours.status == theirs.status
        and same_days(ours.when, theirs.when)
    )


def _same_charge(one: str | None, other: str | None) -> bool:
    prefixes = [{word[:_PREFIX] for word in words(charge or "")} for charge in (one, other)]
    return jaccard(*prefixes) >= _SAME_CHARGE


def _figure(estimate: Estimate) -> tuple[object, ...]:
    return estimate.measure, estimate.to_country, estimate.low, estimate.high


def _claimed(reading: Reading, text: str, refer: Refer) -> dict[tuple[int, Hashable], Stance]:
    """Give the stance of each pair of a character of evidence and its speaker, white space aside.

    So where a run of sentences is cut costs nothing. Where claims overlap the first one counts.
    """
    stances: dict[tuple[int, Hashable], Stance] = {}
    for claim in reading.claims:
        (speaker,) = refer([claim.speaker])
        for offset in characters(claim):
            if not text[offset : offset + 1].isspace():
                stances.setdefault((offset, speaker), claim.stance)
    return stances


def _stating(reading: Reading) -> Iterator[Item]:
    """Give the items that state something and so need evidence."""
    yield from reading.incidents
    yield from reading.claims
    yield from reading.instruments
    yield from reading.estimates

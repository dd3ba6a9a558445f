"""How far to trust each item, so that review can begin with the least certain.

The figures are set by hand and are not probabilities; they order a queue. An item whose target is
named and whose date and place stand in its own sentence is trusted most.
"""

from dataclasses import replace

from khronika.model import Certainty, Claim, Estimate, Incident, Instrument, Reading


def with_confidence(reading: Reading) -> Reading:
    """Give every item of a reading its confidence."""
    parties = reading.parties()
    return replace(
        reading,
        people=tuple(replace(p, confidence=0.8 if " " in p.name else 0.6) for p in reading.people),
        organizations=tuple(replace(o, confidence=0.7) for o in reading.organizations),
        incidents=tuple(
            replace(
                i,
                confidence=_incident(i, named=all(parties[t].name[0].isupper() for t in i.targets)),
            )
            for i in reading.incidents
        ),
        claims=tuple(replace(c, confidence=_claim(c)) for c in reading.claims),
        instruments=tuple(replace(n, confidence=_instrument(n)) for n in reading.instruments),
        estimates=tuple(replace(e, confidence=_estimate(e)) for e in reading.estimates),
    )


def _incident(incident: Incident, *, named: bool) -> float:
    score = 0.4 + 0.2 * named + 0.15 * (incident.when is not None)
    score += 0.1 * (len(incident.evidence) > 1) + 0.1 * (incident.certainty is Certainty.STATED)
    return round(score, 2)


def _claim(claim: Claim) -> float:
    return 0.8 if claim.direct else 0.6


def _instrument(instrument: Instrument) -> float:
    return 0.7 if len(instrument.parties) > 1 else 0.5


def _estimate(estimate: Estimate) -> float:
    return 0.7 if estimate.by else 0.5

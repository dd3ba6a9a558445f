"""What speaks for and against an incident that was read, as numbers between 0 and 1.

Confidence is computed from them (`confidence`), and an incident that too little speaks for is not
told. No sign is of a name, a country or a language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from khronika.model import Evidence, Incident, IncidentType, Role
from khronika.reading.found import likelihood
from khronika.reading.learned.guesses import SURELY_STRUCK, Guesses
from khronika.reading.lexicon import LEARNED, LEXICON
from khronika.reading.parties import Parties, Party
from khronika.reading.spans import Span

_BY = {
    "target: patient": ("targets", "role patient"),
    "target: subject": ("targets", "role subject"),
    "target: anyone": ("targets", "role anyone"),
    "target: struck": ("targets", "role struck"),
    "target: owner": ("targets", "role owner"),
    "target: by the heads": ("targets", "struck"),
    "host: common": ("host", "place in the paragraph; common"),
    "host: located": ("host", "located; place in the sentence"),
    "type: told with": ("type", "told with"),
    "type: learned": ("type", LEARNED),
}
"""Signs that are 1 where a field was decided in a way that begins so, and else 0."""
_AS_GOOD = {
    IncidentType.EXTRADITION_REFUSAL: (IncidentType.EXTRADITION, IncidentType.EXTRADITION_REQUEST),
    IncidentType.ASYLUM_REFUSAL: (IncidentType.ASYLUM_CLAIM,),
    # at one border the same words keep somebody out, in, or send them back
    IncidentType.ENTRY_REFUSAL: (IncidentType.EXIT_BAN, IncidentType.DEPORTATION),
    IncidentType.EXIT_BAN: (IncidentType.ENTRY_REFUSAL,),
}
"""What else words may tell as well: what is refused, by its refusal, and so on."""
_OF_THINGS = ("role owner", "role of")
"""How targets were found whose things were struck, and not they."""
_HALF_NAMED, _NEARLY_NAMED = 0.5, 0.8
"""How far somebody is named whom only a number or an article tells of: "six jurists", the latter
where a word for people means them."""
_MOST = 5.0
"""Log odds beyond which a likelihood tells no more."""
_LEAST_LIKELY = 1 / (1 + exp(_MOST))


@dataclass(frozen=True, slots=True)
class Signs:
    """Gives the signs of the incidents of one document."""

    parties: Parties
    guesses: Guesses

    def of(self, incident: Incident) -> Mapping[str, float]:
        """Give the signs of an incident by their names."""
        places = [_span(e) for e in incident.evidence]
        struck = [
            self.guesses.struck(m)
            for place in places
            for m in self.parties.within(place)
            if m.party in incident.targets
        ]
        how = {d.field: d.by for d in incident.decided}
        likely, another = self._likely(incident, places, how)
        return {
            "act likely": _odds(likely),
            "likelier than others": likely - another,
            "struck": max(struck, default=0.0),
            "target in the sentence": float(bool(struck)),
            "named": self._named(incident),
            "one target": float(len(incident.targets) == 1),
            "told again": float(len(incident.evidence) > 1),
            "at home": float(incident.host == incident.origin),
            "host likely": likelihood(how.get("host", "")),
            "state fled likely": likelihood(how.get("origin", "")),
            "relative": float(
                any(Role.RELATIVE in self.parties[t].roles for t in incident.targets)
            ),
            **{
                name: float(how.get(field, "").startswith(beginning))
                for name, (field, beginning) in _BY.items()
            },
        }

    def _likely(
        self, incident: Incident, places: Sequence[Span], how: Mapping[str, str]
    ) -> tuple[float, float]:
        """Say how likely words tell the act, and how likely any other."""
        acts = [self.guesses.act(place) for place in places]
        kinds = _told_as(incident, how)
        own = max(each.get(kind, 0.0) for each in acts for kind in kinds)
        other = [likely for each in acts for kind, likely in each.items() if kind not in kinds]
        return own, max(other, default=0.0)

    def _named(self, incident: Incident) -> float:
        """Say how far those are named whom an act struck."""
        parties = [self.parties[t] for t in incident.targets]
        if any(not party.unnamed for party in parties):
            return 1.0
        told = [party for party in parties if party.singled_out and self._is_struck(party)]
        as_people = any(party.told_as_people for party in told)
        return (_NEARLY_NAMED if as_people else _HALF_NAMED) if told else 0.0

    def _is_struck(self, party: Party) -> bool:
        """Whether somebody is surely struck, by this act or by another of the text."""
        return any(self.guesses.struck(m) >= SURELY_STRUCK for m in self.parties.of(party.id))


def _told_as(incident: Incident, how: Mapping[str, str]) -> frozenset[IncidentType]:
    """Give the types as which words may tell an act whose own follows from more than they.

    An arrest at home is part of a prosecution, phrases of the lexicon tell a refusal by words
    for what is refused: "won the appeal against extradition", and the heads take a car set on
    fire for an attempt on whoever owns it.
    """
    known = how.get("type", "").startswith(LEXICON)
    also: tuple[IncidentType, ...] = ()
    if incident.type is IncidentType.PROSECUTION and incident.host == incident.origin:
        also = (IncidentType.DETENTION,)
    elif incident.type is IncidentType.THREAT:
        owned = how.get("targets", "").startswith(_OF_THINGS)
        also = (IncidentType.KILLING, IncidentType.ASSAULT) if known and owned else ()
    elif known:
        also = _AS_GOOD.get(incident.type, ())
    return frozenset({incident.type, *also})


def _odds(likely: float) -> float:
    """Put the odds of a likelihood between 0 and 1: from .9 to .99 is about as far as from .5."""
    inside = min(max(likely, _LEAST_LIKELY), 1 - _LEAST_LIKELY)
    return 0.5 + log(inside / (1 - inside)) / (2 * _MOST)


def _span(evidence: Evidence) -> Span:
    return Span(start=evidence.start, end=evidence.end)

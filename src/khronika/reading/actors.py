"""Who did an act, and for which country."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khronika.reading.frames import Frame
from khronika.reading.parties import Parties, Party
from khronika.reading.placing import Placing
from khronika.reading.roles import agents
from khronika.reading.spans import Span
from khronika.reading.syntax import Tree, Word


@dataclass(frozen=True, slots=True)
class Actors:
    """Finds the doers of acts in one document."""

    parties: Parties
    placing: Placing
    body_of: Callable[[Tree, Word], Party | None]
    """Gives the body that a phrase means, such as "a court in Vilnius", adding it if it must."""

    def of(self, frame: Frame, *, besides: Sequence[str]) -> list[str]:
        """Give those whom the sentence names as doing the act, but for the ones struck."""
        found = []
        for word in _doers(frame):
            mention = self.parties.at(Span(start=word.start, end=word.end))
            party = self.parties[mention.party] if mention else self.body_of(frame.tree, word)
            if party is not None and party.id not in besides:
                found.append(party.id)
        return list(dict.fromkeys(found))

    def country(self, frame: Frame, actors: Sequence[str]) -> str | None:
        """Name the country that acts, by an actor or itself ("Germany deported")."""
        for ref in actors:
            country = self._country_of(self.parties[ref])
            if country:
                return country
        if frame.trigger.pos not in {"VERB", "AUX"}:
            return None
        for word in agents(frame.tree, frame.trigger):
            for inside in frame.tree.subtree(word):
                if inside.i <= word.i or inside.prep in {"in", "of", "from"}:
                    for place in self.placing.touching(inside):
                        return place.country
        return None

    def _country_of(self, party: Party) -> str | None:
        if party.country or party.is_person:
            return party.country
        inside = self.placing.inside(party.first)
        return inside[0].country if inside else None


def _doers(frame: Frame) -> list[Word]:
    verb = frame.trigger
    words = agents(frame.tree, verb) if verb.pos in {"VERB", "AUX"} else []
    by = [w for w in frame.tree.children(verb, "agent", "oblique") if w.prep == "by"]
    return [*words, *(w for w in by if w not in words)]

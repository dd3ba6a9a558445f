"""Of which countries a statement speaks: those that it names, else the one where its speaker is.

"A lecturer at a college in Prague says" tells who speaks, and nothing of Czechia. "They will
hardly drive me out" names no country, and is said of one all the same: of that which the speaker
names before or after, or of where the act was that the paragraph tells, or that struck the
speaker. A statement on "any country" is said of none.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khronika.model import Incident, OrganizationKind, Role, Stance
from khronika.reading.parties import Parties
from khronika.reading.spans import PlaceKind, PlaceMention, Span
from khronika.reading.spoken_words import spoken_words
from khronika.reading.syntax import Tree
from khronika.reading.within import within

_FARTHEST = 2500
"""Most characters between a statement and words of the same speaker that name a country."""
_IN_PASSING = 80
"""Most characters before a country that tell that nothing is said of it."""
_OF_A_COUNTRY = frozenset({Stance.FEARS, Stance.PREDICTS, Stance.DENIES})
"""What is said with these is said of some country, though it be not named."""
_OF_STATES = frozenset(
    {
        OrganizationKind.STATE_BODY,
        OrganizationKind.COURT,
        OrganizationKind.POLICE,
        OrganizationKind.SECURITY_SERVICE,
    }
)


class SpokenOf(NamedTuple):
    """The countries of a statement."""

    countries: tuple[str, ...]
    how: str
    """How the one was found that it does not name; nothing where there is none."""


class SpokenCountries:
    """The countries of one document, for its statements to speak of."""

    def __init__(
        self,
        language: str,
        text: str,
        trees: Sequence[Tree],
        places: Sequence[PlaceMention],
        parties: Parties,
        incidents: Sequence[Incident],
        said: Sequence[tuple[str, Span]],
    ) -> None:
        """Take what a document tells.

        Args:
            language: the code of its language.
            text: its text.
            trees: its sentences, parsed.
            places: the places that it names.
            parties: its people and bodies.
            incidents: its acts; the states whose interest they are, nobody is taken to be in.
            said: each statement's speaker and stretch of text.
        """
        self._text = text
        self._trees = trees
        self._places = [p for p in places if p.kind is not PlaceKind.PEOPLE]
        self._parties = parties
        self._abroad = [i for i in incidents if i.host not in {None, i.origin}]
        self._fled = {i.origin for i in incidents} | {"EU"}
        self._said = said
        self._words = spoken_words(language)

    def of(self, where: Span, speaker: str, stance: Stance, *, tells: bool) -> SpokenOf:
        """Give the countries of which a statement speaks.

        Args:
            where: its stretch of text.
            speaker: id of the party whose statement it is.
            stance: what the speaker does with it.
            tells: whether it bears on an act that tells where, or on an agreement; then none is
                looked for beyond those that it names.
        """
        named = tuple(dict.fromkeys(self._named(where, speaker)))
        if tells or not self._fled.issuperset(named):
            return SpokenOf(named, "")
        if (state := self._of_a_state(speaker)) is not None:
            return SpokenOf((*named, state), f"{state}: its speaker is a body of that state")
        of_any = self._words.of_any_country.search(self._text, where.start, where.end)
        if of_any or stance not in _OF_A_COUNTRY:
            return SpokenOf(named, "")
        if (own := self._of_the_speaker(where, speaker)) is not None:
            return SpokenOf((*named, own), f"{own}: of that its speaker speaks nearest")
        if (there := self._of_an_act(where, speaker)) is not None:
            return SpokenOf((*named, there), f"{there}: there the act is told to have been")
        return SpokenOf(named, "")

    def _named(self, where: Span, speaker: str) -> Iterator[str]:
        """Give the countries that a statement names, save where it tells who speaks."""
        inside = within(self._places, where)
        if not inside:
            return
        aside = self._telling_who(where, speaker)
        for place in inside:
            begin = max(where.start, place.start - _IN_PASSING)
            in_passing = self._words.in_passing.search(self._text, begin, place.start)
            if not in_passing and not any(stretch.touches(place) for stretch in aside):
                yield place.country

    def _telling_who(self, where: Span, speaker: str) -> list[Span]:
        """Give the words that tell who speaks: "Ana Reyes, a lecturer at a college in Prague"."""
        if Role.EXPERT not in self._parties[speaker].roles:
            return []
        own = [m for m in self._parties.within(where) if m.party == speaker and m.named]
        trees = [t for t in self._trees if t.sentence.touches(where)] if own else []
        return [_described(tree, m) for tree in trees for m in own if tree.sentence.holds(m)]

    def _of_a_state(self, speaker: str) -> str | None:
        """Give the state of which the speaker is a body, if nobody fled it."""
        party = self._parties[speaker]
        return (
            party.country if party.kind in _OF_STATES and party.country not in self._fled else None
        )

    def _of_the_speaker(self, where: Span, speaker: str) -> str | None:
        """Give the country that the same speaker names nearest."""
        near: list[tuple[int, str]] = []
        for other, run in self._said:
            far = where.start - run.end if run.end <= where.start else 2 * (run.start - where.end)
            if other == speaker and not run.touches(where) and far <= _FARTHEST:
                own = [c for c in self._named(run, speaker) if c not in self._fled]
                near.extend((far, country) for country in own[:1])
        return min(near)[1] if near else None

    def _of_an_act(self, where: Span, speaker: str) -> str | None:
        """Give where the nearest act before was that struck the speaker, or stands beside."""
        near: list[tuple[int, str]] = []
        for act in self._abroad:
            for evidence in act.evidence:
                far = where.start - evidence.start
                beside = "\n" not in self._text[evidence.end : where.start]
                if 0 <= far <= _FARTHEST and (beside or speaker in act.targets):
                    near.append((far, act.host or ""))
        return min(near)[1] if near else None


def _described(tree: Tree, mention: Span) -> Span:
    """Give a name with all that a sentence says of its bearer beside it."""
    top = tree.top(mention.start, mention.end)
    if top is None:
        return mention
    beside = tree.head(top) if top.rel == "apposition" else None
    words = tree.subtree(beside or top)
    return Span(start=words[0].start, end=words[-1].end)

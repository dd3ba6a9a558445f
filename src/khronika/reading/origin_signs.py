"""What speaks for each country of a document as the state that the target of an act fled.

Whose people are spoken of, who prosecutes and asks, where the returned are sent, against who holds
and hosts; what is told of the same target elsewhere. A state is also weighed by whether it is known
to pursue people abroad. `origins` weighs the signs. No sign is of a name, a country or a language.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from khronika import resources
from khronika.model import IncidentType, Role
from khronika.reading.frames import Frame
from khronika.reading.parties import Parties
from khronika.reading.people import PointingWords
from khronika.reading.phrases import Forms, as_is
from khronika.reading.placing import Placing
from khronika.reading.roles import agents
from khronika.reading.spans import PlaceKind, PlaceMention, Span
from khronika.reading.syntax import Word

SENT = frozenset(
    {
        IncidentType.DEPORTATION,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REQUEST,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.ABDUCTION,
    }
)
"""Acts whose destination is the state fled."""
SENT_FROM = SENT - {IncidentType.EXTRADITION_REQUEST}
"""Acts that lead away from a country other than the state fled; a request comes from it."""
_REQUEST = {IncidentType.EXTRADITION_REQUEST}
_BY_ORIGINS = frozenset(
    {
        IncidentType.EXTRADITION_REQUEST,
        IncidentType.PROSECUTION,
        IncidentType.CONVICTION,
        IncidentType.DESIGNATION,
    }
)
"""Acts of the state fled."""
_BY_HOSTS = frozenset(
    {
        IncidentType.DETENTION,
        IncidentType.ENTRY_REFUSAL,
        IncidentType.RESIDENCE_REFUSAL,
        IncidentType.ASYLUM_CLAIM,
        IncidentType.ASYLUM_GRANT,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.DEPORTATION,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.RELEASE,
    }
)
"""Acts of a host country; the state that does them is seldom the state fled."""
_NEVER_BY_ORIGINS = frozenset(
    {
        IncidentType.RESIDENCE_REFUSAL,
        IncidentType.ASYLUM_GRANT,
        IncidentType.ASYLUM_REFUSAL,
        IncidentType.DEPORTATION,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REFUSAL,
    }
)
"""Acts that no state does to those who fled it from itself."""
_ALSO_AT_HOME = frozenset({IncidentType.DETENTION, IncidentType.RELEASE})
"""Acts of hosts that the state fled does as well, to those who were sent back to it."""
_OF_ORIGINS = frozenset(
    {
        "citizenship",
        "citizenship, later",
        "requesting",
        "destination",
        "doer, by origins",
        "located, by origins",
        "its people",
        "its envoys",
        "people spoken of",
    }
)
"""Signs without which no state is taken for one fled that is not known to pursue people."""
_OF_THE_ACT = _OF_ORIGINS - {"its people", "its envoys"} | {"told elsewhere"}
"""Signs without which a state is not told of an act whose target is a citizen of another."""
_OF_THE_PERSON = _OF_ORIGINS - {"doer, by origins", "located, by origins", "destination"}
"""Signs that a state is that of the people whom an act strikes."""
_MERELY_SENT_TO = frozenset({"destination"})
"""What makes no state one fled that is not known to pursue people: "deported to Lithuania"."""
_OF_HOSTS = frozenset(
    {"located, by hosts", "located, by either", "doer, by hosts", "doer, by either"}
)
"""Signs of a state where an act was, or that does it."""
_NOUN_WITHIN = 40
_WORDS_AHEAD = 2
"""How far behind an adjective of a people the word for the people may stand."""
_LEAST_OF_PEOPLE = 0.5
NOT_FLED = -9.0
"""What is told of a state that somebody cannot have fled, since another asks it for them."""
_BANISHED = 3.0
"""What a deportation says for a state that sends its own people away."""
_COMES_FROM = 3.0
"""What is said for a state by an act that befell somebody from one of its towns."""
_NEW_HOME = -1.0
"""What is said against a state by each place in it where somebody lives now."""
_OUT_OF = {"overall": 1.0, "in the paragraph": 2.0, "told elsewhere": 3.0}
"""The votes that make a sign 1."""
_MOST = 1.5
"""What a sign of votes can be at most."""
_SHARE = 3.0
"""What one mention more or less says shrinks with the number of mentions, from this on."""

Votes = dict[str, float]


def _whose(kind: IncidentType) -> str:
    if kind in _BY_ORIGINS:
        return "by origins"
    return "by hosts" if kind in _NEVER_BY_ORIGINS else "by either"


@cache
def _standing() -> Votes:
    data = resources.load("states/origins.yaml")
    return {**dict.fromkeys(data["weak"], 0.4), **dict.fromkeys(data["strong"], 1.0)}


def standing(country: str) -> float:
    """Give how well a state is known to pursue people abroad, from 0 to 1."""
    return _standing().get(country, 0.0)


class OriginSigns:
    """Gives the signs of the countries of one document, or of a run of it, act by act."""

    def __init__(
        self,
        words: PointingWords,
        placing: Placing,
        parties: Parties,
        frames: Sequence[Frame],
        headline: tuple[str, Sequence[PlaceMention]],
        fled: dict[str, Votes],
        forms: Forms = as_is,
    ) -> None:
        """Weigh the states of a document.

        Args:
            words: the language's words for people.
            placing: the places of the run.
            parties: the people and bodies named in the document.
            frames: the acts told in the run.
            headline: the document's title with the places in it.
            fled: what acts already read tell of the state that each of their targets fled.
            forms: gives the dictionary forms of a word.
        """
        self._text = parties.text
        self._words = words
        self._forms = forms
        self._placing = placing
        self._parties = parties
        self._fled = fled
        self._sent_from = {
            place.start
            for frame in frames
            if SENT_FROM.intersection(frame.types)
            for place in placing.away_from(frame)
        }
        otherwise = {p.country for p in placing.all() if not placing.is_new_home(p)}
        self._new_homes = {p.country for p in placing.all()} - otherwise
        self._overall = self._weigh(placing.all())
        title, in_title = headline
        self._in_headline = {p.country for p in in_title if self._speaks_of_people(title, p)}
        for country in self._in_headline:
            _add(self._overall, country, 2.0 * self._of_people(country))
        for party in placing.met(parties):
            for country in party.citizenship:
                _add(self._overall, country, 3.0 * _standing().get(country, 0.1))
        for frame in frames:
            _join(self._overall, self._votes(frame, set(frame.types)))
        self._same_for_all = tuple(self._counted())

    def learn(self, frame: Frame, kind: IncidentType, targets: Sequence[str]) -> None:
        """Take from an act already read which state its targets fled."""
        own = self.banishing(frame, kind, targets)
        votes = self._votes(frame, {kind}) if own is None else {own: _BANISHED}
        for target in targets:
            told = self._fled.setdefault(target, {})
            _join(told, votes)
            for country in self._comes_from(frame, target):
                _add(told, country, _COMES_FROM)

    def banishing(self, frame: Frame, kind: IncidentType, targets: Sequence[str]) -> str | None:
        """Give the state that sends its own people away: "Nicaragua expelled the Nicaraguan X".

        Not where they are sent to one that is known to pursue people: those fled from that.
        """
        if kind is not IncidentType.DEPORTATION:
            return None
        if any(standing(c) >= 1.0 for c in self._destinations(frame, {kind})):
            return None
        inside = self._placing.inside(frame.tree.sentence)
        away = [*self._placing.away_from(frame), *(p for p in inside if p.start in self._sent_from)]
        sending = dict.fromkeys([*self._doers(frame), *(p.country for p in away)])
        own = [c for c in sending if all(c in self._peoples(t) for t in targets)]
        if len(sending) == 1 and self._is_robbed_of_citizenship(frame):
            own = list(sending)
        return next(iter(own), None)

    def _is_robbed_of_citizenship(self, frame: Frame) -> bool:
        sentence = frame.tree.sentence
        found = self._words.own_people.search(self._text, sentence.start, sentence.end)
        return found is not None

    def _peoples(self, target: str) -> set[str]:
        """Give the states whose people somebody is told to be of."""
        party = self._parties[target]
        named = self._placing.inside(party.first) if party.unnamed else []
        return {*party.citizenship, *(p.country for p in named if p.kind is PlaceKind.PEOPLE)}

    def of(
        self, frame: Frame, kind: IncidentType, targets: Sequence[str]
    ) -> Mapping[str, Mapping[str, float]]:
        """Give the signs of each country for the targets of an act, by their names."""
        signs: dict[str, dict[str, float]] = defaultdict(dict)
        # Whoever is sent away from a country has not fled it, nor the one that decides on it.
        left = {p.country for p in self._placing.away_from(frame)} if kind in SENT_FROM else set()
        doers = set(self._doers(frame))
        if kind in _NEVER_BY_ORIGINS:  # but its own agents may carry somebody home
            left |= doers - set(self._destinations(frame, {kind}))
        elif self._is_asked(frame, {kind}):
            left |= doers
        for name, country, value in self._found(frame, kind, targets):
            if country != "EU" and country not in left:
                signs[country][name] = value
        for country in [c for c in signs if self._is_mere_place(c, signs[c])]:
            del signs[country]
        if kind is IncidentType.ENTRY_REFUSAL and self._names_none_but_the_host(frame, signs):
            return {}
        if any("citizenship" in own and standing(country) for country, own in signs.items()):
            signs = {c: own for c, own in signs.items() if not _OF_THE_ACT.isdisjoint(own)}
        for country, own in signs.items():
            known = standing(country)
            own["standing"] = known
            own["strong" if known >= 1.0 else "weak" if known else "unlisted"] = 1.0
        return signs

    def _names_none_but_the_host(self, frame: Frame, signs: Mapping[str, Votes]) -> bool:
        """Whether only the state that keeps somebody out is named, and not whose they are.

        "They did not let X into Georgia" tells nothing of the state that X fled.
        """
        if len(signs) != 1:
            return False
        ((country, own),) = signs.items()
        told = own.get("told elsewhere", 0.0) > 0 or not _OF_THE_PERSON.isdisjoint(own)
        home = self._words.home.search(self._text, frame.clause.start, frame.clause.end)
        places = (p.country for p in self._placing.located(frame))
        keeps_out = {*self._placing.entered(frame), *self._doers(frame), *places}
        return not told and home is None and country in keeps_out

    def _is_mere_place(self, country: str, signs: Mapping[str, float]) -> bool:
        """Whether a state is only named, or does what hosts do.

        One that is known to pursue people may be fled all the same, but not where somebody lives.
        """
        told = signs.get("told elsewhere", 0.0) > 0 or not _OF_ORIGINS.isdisjoint(signs)
        if not told and signs.get("told elsewhere", 0.0) <= -_MOST:
            return True
        if not standing(country) and _OF_ORIGINS.intersection(signs) == _MERELY_SENT_TO:
            return True
        known = standing(country) and country not in self._new_homes
        return not (known or country in self._in_headline or told)

    def _found(
        self, frame: Frame, kind: IncidentType, targets: Sequence[str]
    ) -> Iterator[tuple[str, str, float]]:
        """Give each sign with its country and its value."""
        yield from self._voted(frame, targets)
        yield from self._same_for_all
        for target in targets:
            for n, country in enumerate(self._parties[target].citizenship):
                yield "citizenship" if n == 0 else "citizenship, later", country, 1.0
        for country in {c for target in targets for c in self._comes_from(frame, target)}:
            yield "citizenship, later", country, 1.0
        for country in self._requesting(frame):
            yield "requesting", country, 1.0
        for country in self._destinations(frame, {kind}):
            yield "destination", country, 1.0
        whose = _whose(kind)
        for country in self._doers(frame):
            yield f"doer, {whose}", country, 1.0
        for place in self._placing.located(frame):
            yield f"located, {whose}", place.country, 1.0
        for place in self._placing.away_from(frame):
            yield "away from", place.country, 1.0
        for place in self._placing.inside(frame.tree.sentence):
            if place.kind is PlaceKind.PEOPLE:
                yield "people in the sentence", place.country, 1.0
                if self._speaks_of_people(self._text, place):
                    yield "people spoken of", place.country, 1.0

    def _comes_from(self, frame: Frame, target: str) -> Iterator[str]:
        """Give the states from whose towns somebody is said to come: "an artist from Petersburg".

        Only those that are known to pursue people: exiles are also from where they live now.
        """
        tree = frame.tree
        for mention in self._parties.within(tree.sentence):
            top = tree.top(mention.start, mention.end) if mention.party == target else None
            if top is None:
                continue
            # Parsers tie the name to the town: "an artist from St Petersburg, Anna X".
            above = tree.ancestors(top)[:2] if top.rel == "apposition" else ()
            for one in (w for w in (top, *above) if w.lemma in self._words.people):
                behind = [w for w in tree.children(one, "oblique") if w.prep in self._words.away]
                places = (p for w in behind for p in self._placing.touching(w))
                yield from (p.country for p in places if standing(p.country) >= 1.0)

    def _voted(self, frame: Frame, targets: Sequence[str]) -> Iterator[tuple[str, str, float]]:
        told: Votes = {}
        for target in targets:
            _join(told, self._fled.get(target, {}))
        top = max(self._overall.values(), default=0.0)
        overall = {c: v / top for c, v in self._overall.items()} if top > 0 else {}
        here = self._weigh(self._placing.in_paragraph(frame.tree.sentence.paragraph))
        for name, votes in (
            ("overall", overall),
            ("in the paragraph", here),
            ("told elsewhere", told),
        ):
            for country, vote in votes.items():
                yield name, country, max(-_MOST, min(_MOST, vote / _OUT_OF[name]))

    def _counted(self) -> Iterator[tuple[str, str, float]]:
        """Give the signs that are the same for all acts of the document."""
        places = [p for p in self._placing.all() if p.country != "EU"]
        named = Counter(p.country for p in places)
        people = Counter(
            p.country
            for p in places
            if p.kind is PlaceKind.PEOPLE and self._speaks_of_people(self._text, p)
        )
        for country, count in named.items():
            yield "named", country, 1.0
            yield "share", country, count / (len(places) + _SHARE)
        for country, count in people.items():
            yield "its people", country, count / (people.total() + 1.0)
        for place in [p for p in places if p.kind is not PlaceKind.PEOPLE][:1]:
            yield "first named", place.country, 1.0
        for country in {p.country for p in places if self._has_envoy(p)}:
            yield "its envoys", country, 1.0

    def _votes(self, frame: Frame, kinds: set[IncidentType]) -> Votes:
        """Let an act speak for the state fled: who prosecutes, who holds, where the returned go."""
        votes: Votes = {}
        doers = self._doers(frame)
        if self._is_asked(frame, kinds):
            for country in doers:
                _add(votes, country, -2.0)
        elif kinds & _BY_ORIGINS:
            for country in doers:
                _add(votes, country, 3 * _standing().get(country, 0.15))
            for place in self._placing.located(frame):
                weight = self._words.weights["tried_in"] * _standing().get(place.country, 0.0)
                _add(votes, place.country, weight)
        elif kinds & _BY_HOSTS:
            left = self._placing.away_from(frame) if kinds & SENT_FROM else []
            places = (*self._placing.located(frame), *left)
            for country in (*doers, *(p.country for p in places)):
                held = kinds & _ALSO_AT_HOME and _standing().get(country, 0.0) >= 1.0
                _add(votes, country, -1.0 if held else -2.0)
        for country in self._destinations(frame, kinds):
            _add(votes, country, 3 * max(0.5, _standing().get(country, 0.0)))
        return votes

    def _is_asked(self, frame: Frame, kinds: set[IncidentType]) -> bool:
        """Whether whoever does what a verb says is asked by the state fled: "got a request"."""
        verbs = (frame.trigger, *frame.tree.ancestors(frame.trigger)[:1])
        return kinds == _REQUEST and any(v.lemma in self._words.receiving for v in verbs)

    def _requesting(self, frame: Frame) -> list[str]:
        """Give the country at whose wish it is done: "the request of Belarus", "at its behest"."""
        tree, trigger = frame.tree, frame.trigger
        if trigger.pos == "NOUN":
            owners = list(tree.children(trigger, "possessor"))
        else:
            wishes = [w for w in tree.children(trigger) if w.lemma in self._words.wishes]
            owners = [w for wish in wishes for w in tree.children(wish)]
        return [p.country for w in owners for p in self._placing.named_by(tree, w)]

    def _doers(self, frame: Frame) -> list[str]:
        """Give the countries that do an act, themselves or through a body of theirs."""
        found: list[str] = []
        for word in agents(frame.tree, frame.trigger):
            if self._is_struck(frame, word):
                continue
            found.extend(p.country for p in self._placing.named_by(frame.tree, word))
            mention = self._parties.at(Span(start=word.start, end=word.end))
            if mention is not None and not self._parties[mention.party].is_person:
                country = self._parties[mention.party].country
                found.extend([country] if country else [])
        return found

    def _is_struck(self, frame: Frame, word: Word) -> bool:
        """Whether a word means somebody struck, who is no state: "the Chechen X got a refusal"."""
        named = (word, *frame.tree.children(word, "apposition"))
        mentions = (self._parties.at(Span(start=w.start, end=w.end)) for w in named)
        met = (self._parties[mention.party] for mention in mentions if mention is not None)
        return any(party.is_person and Role.TARGET in party.roles for party in met)

    def _destinations(self, frame: Frame, kinds: set[IncidentType]) -> list[str]:
        """Give the countries to which somebody is sent; one that is only asked is none."""
        if not kinds & SENT:
            return []
        asked = self._placing.asked(frame) if IncidentType.EXTRADITION_REQUEST in kinds else []
        return [p.country for p in self._placing.headed(frame) if p.country not in asked]

    def _weigh(self, places: Sequence[PlaceMention]) -> Votes:
        """Weigh countries by how they are named: whose people are spoken of, who is fled from."""
        weights: Votes = {}
        seen: set[tuple[str, str]] = set()
        for place in places:
            if place.country == "EU" or not self._text[place.start].isalpha():
                continue  # a flag tells where, and not whence
            before = self._text[max(0, place.start - 24) : place.start].lower()
            people = self._speaks_of_people(self._text, place)
            weight = {PlaceKind.PEOPLE: 2.0, PlaceKind.CITY: 0.6}.get(place.kind, 1.0)
            weight = max(weight, 2.0) if people or self._has_envoy(place) else weight
            if self._placing.is_new_home(place):
                weight = _NEW_HOME
            elif place.start in self._sent_from or before.endswith(self._words.located_before):
                weight -= 0.5
            elif before.endswith(self._words.fled_before):
                weight += 1.0
            # A name that comes again says little more than at first.
            form = (place.country, self._text[place.start : place.end])
            weight *= 0.3 if form in seen else 1.0
            seen.add(form)
            standing = _standing().get(place.country, 0.1)
            _add(
                weights,
                place.country,
                weight * (self._of_people(place.country) if people else standing),
            )
        return weights

    def _speaks_of_people(self, text: str, place: PlaceMention) -> bool:
        """Whether an adjective stands before a word for people, or a state behind "citizen of"."""
        if place.kind is not PlaceKind.PEOPLE:
            before = re.findall(r"[\w-]+", text[max(0, place.start - _NOUN_WITHIN) : place.start])
            return any(self._is_one_of(self._words.citizens, w) for w in before[-1:])
        after = re.findall(r"[\w-]+", text[place.end : place.end + _NOUN_WITHIN])[:_WORDS_AHEAD]
        return any(self._is_one_of(self._words.people, w) for w in after)

    def _has_envoy(self, place: PlaceMention) -> bool:
        """Whether a place names the state of an embassy or a consul, as those fled from do."""
        if place.kind is PlaceKind.PEOPLE:
            beside = self._text[place.end : place.end + _NOUN_WITHIN]
            words = re.findall(r"[\w-]+", beside)[:_WORDS_AHEAD]
        else:
            before = re.findall(
                r"[\w-]+", self._text[max(0, place.start - _NOUN_WITHIN) : place.start]
            )
            words = [w for w in before if w.lower() not in self._words.whose][-1:]
        return any(self._is_one_of(self._words.envoys, w) for w in words)

    def _is_one_of(self, words: frozenset[str], word: str) -> bool:
        return any(form in words for form in self._forms(word.lower()))

    @staticmethod
    def _of_people(country: str) -> float:
        return max(_LEAST_OF_PEOPLE, _standing().get(country, 0.0))


def _add(votes: Votes, country: str, weight: float) -> None:
    votes[country] = votes.get(country, 0.0) + weight


def _join(votes: Votes, others: Votes) -> None:
    for country, weight in others.items():
        _add(votes, country, weight)

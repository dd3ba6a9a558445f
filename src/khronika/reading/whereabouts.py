"""In which country an act happened, and which state wanted it.

Both are read from the words nearest to the act outward: its own adverbials, its clause, the one who did it, the sentence,
the paragraph, what is known of the target, the document. A destination ("deported to Moscow") is never the place of
the act. What the words leave open is taken from the document's account of the same people, and else stays open.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from khronika import resources
from khronika.model import IncidentType
from khronika.reading.frames import Frame
from khronika.reading.parties import Parties
from khronika.reading.roles import agents
from khronika.reading.spans import PlaceKind, PlaceMention, Span
from khronika.reading.syntax import Tree, Word

_AT = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "within", "throughout", "around", "on"}
)
_TOWARD = frozenset({"to", "into", "for", "toward", "towards", "back to", "onto"})
_AWAY = frozenset({"from", "out of", "off"})
_COMING_AND_GOING = frozenset({IncidentType.ENTRY_REFUSAL, IncidentType.EXIT_BAN})
_MAY_BE_HOME = frozenset({1, 2, 6, 7})
"""Steps of looking for a host that may find the state fled itself: the act's own words, the sentence, the last act."""
_NO_PLACE = frozenset(
    """request order demand behalf charge charges suspicion basis case connection absence response return accordance
    pressure favour favor view statement report message interview post language exchange front protest eve warrant notice
    strength invitation initiative instruction instructions insistence ground grounds way list newspaper channel""".split()
)
"""Nouns whose phrase names no place, whatever place stands in it: "at the request of Moscow"."""
_SENT = frozenset(
    {
        IncidentType.DEPORTATION,
        IncidentType.EXTRADITION,
        IncidentType.EXTRADITION_REQUEST,
        IncidentType.EXTRADITION_REFUSAL,
        IncidentType.ABDUCTION,
    }
)
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
HOME = frozenset(
    {
        IncidentType.PROSECUTION,
        IncidentType.CONVICTION,
        IncidentType.DESIGNATION,
        IncidentType.PASSPORT_DENIAL,
        IncidentType.PROXY_PRESSURE,
    }
)
"""Acts that happen in the origin state unless the document places them elsewhere."""


@cache
def _standing() -> dict[str, float]:
    data = resources.load("states/origins.yaml")
    return {**dict.fromkeys(data["weak"], 0.4), **dict.fromkeys(data["strong"], 1.0)}


@dataclass(slots=True)
class Whereabouts:
    """What is known of countries while the acts of one document are read, in order."""

    text: str
    trees: Sequence[Tree]
    places: Sequence[PlaceMention]
    parties: Parties
    frames: Sequence[Frame]
    there: frozenset[str]
    """Words that mean the place spoken of last."""
    last_host: dict[str, str] = field(default_factory=dict)
    """Party → the host country of the last act against them."""
    origins: Counter[str] = field(default_factory=Counter)
    _fled: dict[str, Counter[str]] = field(default_factory=dict)
    _by_paragraph: dict[int, list[PlaceMention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        paragraph_of = [(t.sentence, t.sentence.paragraph) for t in self.trees]
        n = 0
        for place in self.places:
            while n + 1 < len(paragraph_of) and paragraph_of[n][0].end <= place.start:
                n += 1
            self._by_paragraph.setdefault(paragraph_of[n][1] if paragraph_of else 0, []).append(
                place
            )
        self.origins = self._weigh(self.places, self.parties)
        for frame in self.frames:
            self.origins.update(self._votes(frame, set(frame.types)))

    def learn(self, tellings: Iterable[tuple[Frame, IncidentType, Sequence[str]]]) -> None:
        """Take from acts already read which state each of their targets fled."""
        self.last_host.clear()
        self._fled.clear()
        for frame, kind, targets in tellings:
            votes = self._votes(frame, {kind})
            for target in targets:
                self._fled.setdefault(target, Counter()).update(votes)

    def _votes(self, frame: Frame, kinds: set[IncidentType]) -> Counter[str]:
        """Let an act speak for the state fled: who prosecutes or asks, who holds, where the returned are sent."""
        votes: Counter[str] = Counter()
        standing = _standing()
        doers = [
            p.country
            for w in agents(frame.tree, frame.trigger)
            for p in self._named_by(frame.tree, w)
        ]
        if kinds & _BY_ORIGINS:
            for country in doers:
                votes[country] += 3 * standing.get(country, 0.15)  # type: ignore[assignment]
        elif kinds & _BY_HOSTS:
            held = [p.country for p in self._under(frame.tree, frame.trigger, _AT)]
            for country in (*doers, *held):
                votes[country] -= 2
        if kinds & _SENT:
            for place in self._under(frame.tree, frame.trigger, _TOWARD):
                votes[place.country] += 3 * max(0.5, standing.get(place.country, 0.0))  # type: ignore[assignment]
        return votes

    def _weigh(self, places: Iterable[PlaceMention], parties: Parties) -> Counter[str]:
        """Weigh countries as the state fled: those whose people are spoken of, those returned to."""
        weights: Counter[str] = Counter()
        standing = _standing()
        seen: set[tuple[str, str]] = set()
        for place in places:
            before = self.text[max(0, place.start - 24) : place.start].lower()
            weight = {PlaceKind.PEOPLE: 2.0, PlaceKind.CITY: 0.6}.get(place.kind, 1.0)
            if before.endswith((" to ", "fled ", " flee ", "return to ", "left ", "back to ")):
                weight += 1.0
            if before.endswith((" in ", " at ")):
                weight -= 0.5
            # A name that comes again says little more than at first.
            form = (place.country, self.text[place.start : place.end])
            weight *= 0.3 if form in seen else 1.0
            seen.add(form)
            weights[place.country] += weight * standing.get(place.country, 0.1)  # type: ignore[assignment]
        for party in parties.people():
            for country in party.citizenship:
                weights[country] += 3.0 * standing.get(country, 0.1)  # type: ignore[assignment]
        weights.pop("EU", None)
        return weights

    def origin(self, frame: Frame, kind: IncidentType, targets: Sequence[str]) -> str | None:
        """Name the state whose act or interest the act is; None if no state can be known."""
        for target in targets:
            party = self.parties[target]
            known = party.citizenship or (
                [party.country]
                if party.country and party.kin is None and not party.is_person
                else []
            )
            if party.is_person and known:
                return known[0]
        if kind in _SENT:
            for place in self._under(frame.tree, frame.trigger, _TOWARD):
                return place.country
        here = self._weigh(self._by_paragraph.get(frame.tree.sentence.paragraph, ()), Parties(""))
        best = max(self.origins.values(), default=0.0)
        told: Counter[str] = Counter()
        for target in targets:
            told.update(self._fled.get(target, Counter()))
        combined = (
            Counter(
                {
                    c: self.origins[c] / best + 0.6 * here[c] + told[c]
                    for c in {*self.origins, *told}
                }
            )
            if best
            else told
        )
        if kind in _SENT:
            for place in self._under(frame.tree, frame.trigger, _AT | _AWAY):
                combined.pop(place.country, None)
        top = combined.most_common(1)
        return top[0][0] if top and top[0][1] >= 0.3 else None

    def host(
        self,
        frame: Frame,
        kind: IncidentType,
        targets: Sequence[str],
        origin: str | None,
        actor: str | None,
    ) -> str | None:
        """Name the country where the act happened; None where the document leaves it open."""
        tree, trigger = frame.tree, frame.trigger
        if kind in HOME:
            return self._at_home(frame, kind, targets, origin)
        # Coming and going are hindered at home as well as abroad.
        avoid = {origin} if origin and kind not in _COMING_AND_GOING else set()
        caught = [self.last_host[t] for t in targets if t in self.last_host]
        if kind is IncidentType.INTERPOL_ALERT:
            return caught[0] if caught else origin
        steps = [
            self._there(frame),
            [p.country for p in self._under(tree, trigger, _AWAY if kind in _SENT else _AT)],
            [p.country for p in self._under(tree, trigger, _AT)],
            self._entered(frame) if kind is IncidentType.ENTRY_REFUSAL else [],
            [actor] if actor else [],
            [p.country for p in self._under(tree, trigger, _AWAY)],
            self._near(frame, avoid),
            caught,
            self._before(frame, avoid),
            self._overall(avoid),
        ]
        for n, step in enumerate(steps):
            for country in step:
                if country not in avoid or (n in _MAY_BE_HOME and kind not in _SENT):
                    return country
        return None

    def placed(self, frame: Frame) -> str | None:
        """Name the country in which the act's own words place it; None where they do not."""
        found = self._under(frame.tree, frame.trigger, _AT)
        return found[0].country if found else None

    def _at_home(
        self, frame: Frame, kind: IncidentType, targets: Sequence[str], origin: str | None
    ) -> str | None:
        placed = [
            p for p in self._under(frame.tree, frame.trigger, _AT) if p.kind is not PlaceKind.PEOPLE
        ]
        if kind is IncidentType.PASSPORT_DENIAL:
            return self._consulate(frame, targets, origin)
        if kind is IncidentType.PROXY_PRESSURE:
            return placed[0].country if placed else origin
        return origin

    def _consulate(self, frame: Frame, targets: Sequence[str], origin: str | None) -> str | None:
        """Name the country of the consulate that refused, or the state at home where none is told."""
        sentence = frame.tree.sentence
        words = self.text[sentence.start : sentence.end].lower()
        if not any(w in words for w in ("consul", "embassy", "mission")):
            return origin
        for place in self._inside(sentence):
            if place.country != origin and place.kind is not PlaceKind.PEOPLE:
                return place.country
        for target in targets:
            if target in self.last_host:
                return self.last_host[target]
        found = [
            *self._before(frame, {origin} if origin else set()),
            *self._overall({origin} if origin else set()),
        ]
        return found[0] if found else origin

    def _under(self, tree: Tree, word: Word, preps: frozenset[str]) -> list[PlaceMention]:
        """Give the places in the adverbials of a word, with a preposition of the set."""
        found = []
        for below in tree.subtree(word):
            if below.prep in preps and below.i != word.i and self._adverbial_of(tree, below, word):
                found.extend(self._named_by(tree, below))
        return found

    def _named_by(self, tree: Tree, word: Word) -> list[PlaceMention]:
        """Give the places that a noun phrase is or lies in: "Bishkek", "a suburb of Istanbul", "the Serbian capital"."""
        own = self._touching(word)
        if own:
            return own
        if word.pos not in {"NOUN", "PROPN"} or word.lemma in _NO_PLACE:
            return []
        stretch = [
            w
            for w in tree.subtree(word)
            if w.rel in {"compound", "modifier", "apposition", "possessor", "nmod", "oblique"}
            and w.prep in {"", "of", "in", "near"}
        ]
        return [p for w in stretch for p in self._touching(w)]

    def _touching(self, word: Word) -> list[PlaceMention]:
        return [p for p in self.places if p.start < word.end and word.start < p.end]

    def _adverbial_of(self, tree: Tree, below: Word, word: Word) -> bool:
        """Whether `below` stands under `word` with no other clause between."""
        for above in tree.ancestors(below):
            if above.i == word.i:
                return True
            if above.rel in {"relative", "clause", "adverbial", "participle", "apposition"} or (
                above.rel == "conjunct" and above.pos == "VERB"
            ):
                return False
        return False

    def _inside(self, span: Span) -> list[PlaceMention]:
        return [p for p in self.places if span.start <= p.start and p.end <= span.end]

    def _there(self, frame: Frame) -> list[str]:
        """Give the country that "there" beside the act means: the one named last before it."""
        tree = frame.tree
        pointers = [w for w in tree.children(frame.trigger) if w.lemma in self.there]
        if not pointers:
            return []
        before = [p for p in self.places if p.end <= pointers[0].start and p.kind is not PlaceKind.PEOPLE]
        return [before[-1].country] if before else []

    def _entered(self, frame: Frame) -> list[str]:
        """Give the countries that the clause says somebody enters: "into Georgia", "re-entering Serbia"."""
        found = []
        for word in frame.tree.subtree(frame.trigger):
            if word.prep in {"into", "back into"} or (word.rel == "object" and word.pos == "PROPN"):
                found.extend(p.country for p in self._touching(word))
        return found

    def _near(self, frame: Frame, avoid: set[str]) -> list[str]:
        """Give the countries in which the sentence places something, the nearest to the act first."""
        tree, trigger = frame.tree, frame.trigger
        found = []
        for word in tree.words:
            located = word.prep in _AT and word.lemma not in _NO_PLACE
            if located:
                found.extend(
                    (abs(p.start - trigger.start), p.country) for p in self._named_by(tree, word)
                )
            elif word.rel in {"modifier", "compound", "possessor"}:
                places = [p for p in self._touching(word) if p.country not in avoid]
                found.extend((abs(p.start - trigger.start) + 120, p.country) for p in places)
        return [country for _, country in sorted(found) if country != "EU"]

    def _before(self, frame: Frame, avoid: set[str]) -> list[str]:
        """Give the countries of the paragraph, then of those before it, the nearest first."""
        paragraph, start = frame.tree.sentence.paragraph, frame.tree.sentence.start
        found: list[str] = []
        for number in range(paragraph, max(-1, paragraph - 4), -1):
            earlier = [p for p in self._by_paragraph.get(number, ()) if p.start < start]
            found.extend(
                p.country
                for p in reversed(earlier)
                if p.country not in avoid and p.country != "EU" and p.kind is not PlaceKind.PEOPLE
            )
        return found

    def _overall(self, avoid: set[str]) -> list[str]:
        counts = Counter(
            p.country for p in self.places if p.country not in avoid and p.country != "EU"
        )
        return [country for country, _ in counts.most_common(1)]

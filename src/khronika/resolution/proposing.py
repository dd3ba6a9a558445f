"""Who may be who, and which tellings may be of one act, in all readings of a casebook.

Proposals are pairs with a score, for a person to decide on; their reasons are made when they are
asked for. Groups say what would come of it if all proposals were taken, the strongest first;
nothing is merged by them.

What was compared is kept. A document that comes, changes or goes is compared with the others, and
nothing else is; a judgement has the acts compared anew that it bears on.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import product

from khronika.model import Reading
from khronika.resolution.graph import Clusters, Judgements
from khronika.resolution.incidents import Same, compare_acts, score_acts
from khronika.resolution.names import Explanation, Reason, Verdict
from khronika.resolution.near import families
from khronika.resolution.organizations import compare_bodies
from khronika.resolution.pairing import ActIndex, BodyIndex, PeopleIndex, document_of
from khronika.resolution.people import compare_people, score_people
from khronika.resolution.seen import ActSeen, Seen, pooled
from khronika.resolution.weighing import verdict, weighed

NO_JUDGEMENTS = Judgements(())


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two rows of different documents that may be of one person, body or act."""

    one: str
    other: str
    score: float

    @property
    def verdict(self) -> Verdict:
        """What the score means."""
        return verdict(self.score)

    @property
    def pair(self) -> frozenset[str]:
        """The two ids, in no order."""
        return frozenset((self.one, self.other))


def _likeliest_first(proposed: Proposed) -> tuple[float, str, str]:
    return -proposed.score, proposed.one, proposed.other


class _Pairs:
    """Scores of pairs of rows that are not told apart at once."""

    def __init__(self) -> None:
        self._scores: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._sorted: tuple[Proposed, ...] | None = None

    def put(self, one: str, other: str, score: float) -> None:
        """Keep a score, unless it tells the two rows apart."""
        if verdict(score) is not Verdict.DIFFERENT:
            self._scores[one][other] = self._scores[other][one] = score
            self._sorted = None

    def remove(self, row: str) -> None:
        """Forget the pairs of a row."""
        for other in self._scores.pop(row, {}):
            del self._scores[other][row]
            self._sorted = None

    def of(self, row: str) -> Mapping[str, float]:
        """Give the rows that a row may be one with, and the scores."""
        return self._scores.get(row, {})

    def sorted(self) -> tuple[Proposed, ...]:
        """Give all pairs, the likeliest first."""
        if self._sorted is None:
            found = [
                Proposed(one, other, score)
                for one, others in self._scores.items()
                for other, score in others.items()
                if one < other
            ]
            self._sorted = tuple(sorted(found, key=_likeliest_first))
        return self._sorted


class Proposer:
    """What some documents hold, and which of their rows may be one."""

    def __init__(
        self,
        readings: Mapping[str, Reading],
        *,
        people: Judgements = NO_JUDGEMENTS,
        bodies: Judgements = NO_JUDGEMENTS,
    ) -> None:
        """Take readings by the ids of their documents; judgements tell whose acts are compared."""
        self._seen = Seen()
        self._index_of_people = PeopleIndex(self._seen)
        self._index_of_bodies = BodyIndex()
        self._index_of_acts = ActIndex(self._seen)
        self._people, self._bodies, self._acts = _Pairs(), _Pairs(), _Pairs()
        self._acts_of: defaultdict[str, set[str]] = defaultdict(set)
        self._waiting: set[str] = set()
        """Acts that are still to be compared, or anew."""
        self._people_judged, self._bodies_judged = people, bodies
        for document, reading in readings.items():
            self.put(document, reading)

    @property
    def seen(self) -> Seen:
        """What the documents hold."""
        return self._seen

    def put(self, document: str, reading: Reading) -> None:
        """Take a document, or what it now says, and compare it with the others."""
        self.remove(document)
        rows = self._seen.put(document, reading)
        people, bodies, acts = self._seen.people, self._seen.bodies, self._seen.acts
        for row in rows:
            if row in people and people[row].named:
                for other in self._index_of_people.beside(people[row]):
                    self._people.put(
                        row, other, score_people(people[row], people[other], self._seen)
                    )
                self._index_of_people.put(people[row])
            elif row in bodies:
                for other in self._index_of_bodies.beside(bodies[row]):
                    explanation = compare_bodies(bodies[row], bodies[other])
                    self._bodies.put(row, other, explanation.score)
                self._index_of_bodies.put(bodies[row])
            elif row in acts:
                self._index_of_acts.put(acts[row])
                self._waiting.add(row)
                for party in acts[row].targets:
                    self._acts_of[party].add(row)

    def remove(self, document: str) -> None:
        """Take a document out, with all proposals that it is part of."""
        people, bodies, acts = self._seen.people, self._seen.bodies, self._seen.acts
        for row in self._seen.rows(document):
            if row in people:
                self._index_of_people.remove(people[row])
                self._people.remove(row)
            elif row in bodies:
                self._index_of_bodies.remove(bodies[row])
                self._bodies.remove(row)
            elif row in acts:
                self._index_of_acts.remove(acts[row])
                self._acts.remove(row)
                self._waiting.discard(row)
            self._acts_of.pop(row, None)
        self._seen.remove(document)

    def judge(self, people: Judgements, bodies: Judgements) -> None:
        """Mind other judgements from now on."""
        for before, after in ((self._people_judged, people), (self._bodies_judged, bodies)):
            changed = {one.pair: one for one in before.held if one not in after.held}
            changed |= {one.pair: one for one in after.held if one not in before.held}
            for row in {row for pair in changed for row in pair}:
                for party in {*before.cluster(row), *after.cluster(row)}:
                    self._waiting |= self._acts_of.get(party, set())
        self._people_judged, self._bodies_judged = people, bodies

    @property
    def people(self) -> tuple[Proposed, ...]:
        """Pairs of people that are not told apart at once, the likeliest first."""
        return self._people.sorted()

    @property
    def bodies(self) -> tuple[Proposed, ...]:
        """Pairs of bodies, the likeliest first."""
        return self._bodies.sorted()

    @property
    def acts(self) -> tuple[Proposed, ...]:
        """Pairs of tellings, the likeliest first."""
        deque(self.comparing_acts(), maxlen=0)
        return self._acts.sorted()

    def of(self, row: str) -> list[Proposed]:
        """Give the pairs that a row is part of, the likeliest first."""
        deque(self.comparing_acts(), maxlen=0)
        pairs = {**self._people.of(row), **self._bodies.of(row), **self._acts.of(row)}
        found = [
            Proposed(min(row, other), max(row, other), score) for other, score in pairs.items()
        ]
        return sorted(found, key=_likeliest_first)

    def explain(self, one: str, other: str) -> Explanation:
        """Compare two rows of one kind, and say why; people without names have nothing to go by."""
        seen = self._seen
        if one in seen.bodies:
            return compare_bodies(seen.bodies[one], seen.bodies[other])
        if one in seen.acts:
            return compare_acts(seen.acts[one], seen.acts[other], seen, self.same_party)
        if seen.people[one].named and seen.people[other].named:
            return compare_people(seen.people[one], seen.people[other], seen)
        return weighed([Reason("name", "absent", 0.0, "no name")])

    def same_party(self, one: str, other: str) -> float:
        """Give the score of two parties; what was judged of them goes before what is proposed."""
        judged = self._people_judged.verdict(one, other) or self._bodies_judged.verdict(one, other)
        if judged is Verdict.SAME:
            return 1.0
        if judged is Verdict.DIFFERENT:
            return 0.0
        return self._people.of(one).get(other, 0.0) or self._bodies.of(one).get(other, 0.0)

    def comparing_acts(self) -> Iterator[None]:
        """Compare the acts that wait for it, one at a time, for those who give way in between."""
        while self._waiting:
            self._compare_act(self._seen.acts[self._waiting.pop()])
            yield

    def _compare_act(self, act: ActSeen) -> None:
        self._acts.remove(act.id)
        for row in {*self._by_parties(act), *self._index_of_acts.beside(act)}:
            other = self._seen.acts[row]
            self._acts.put(act.id, row, score_acts(act, other, self._seen, self.same_party))

    def _by_parties(self, act: ActSeen) -> Iterator[str]:
        """Give the acts of near types that hit somebody whom this one may have hit."""
        for party in filter(self._seen.is_named, act.targets):
            judged = (self._people_judged, self._bodies_judged)
            parties = {row for one in judged for row in one.cluster(party)}
            parties.update(self._people.of(party), self._bodies.of(party))
            for other in sorted(parties):
                for row in self._acts_of.get(other, ()):
                    kind = self._seen.acts[row].type
                    near = families()[kind] == families()[act.type]
                    if near and document_of(row) != document_of(act.id):
                        yield row

    def groups_of_people(self) -> list[tuple[str, ...]]:
        """Say who would be one if all proposals were taken."""
        return _groups(self.people, self._people_judged, self._are_one_person)

    def groups_of_bodies(self) -> list[tuple[str, ...]]:
        """Say which bodies would be one if all proposals were taken."""
        return _groups(self.bodies, self._bodies_judged, lambda _ours, _theirs: True)

    def groups_of_acts(self, judged: Judgements = NO_JUDGEMENTS) -> list[tuple[str, ...]]:
        """Say which tellings would be of one act if all proposals were taken.

        People come first: who would be one counts as one in the acts of a group.
        """
        groups = (*self.groups_of_people(), *self.groups_of_bodies())
        one_of = {row: group for group in groups for row in group}

        def same(one: str, other: str) -> float:
            return 1.0 if other in one_of.get(one, ()) else self.same_party(one, other)

        return _groups(self.acts, judged, partial(self._are_one_act, same))

    def _are_one_person(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Tell whether two groups still agree when each is taken for one person.

        What one document leaves open another may exclude: where the person was at that time.
        """
        one, other = (
            pooled([self._seen.people[row] for row in sorted(rows)]) for rows in (ours, theirs)
        )
        return verdict(score_people(one, other, self._seen)) is Verdict.SAME

    def _are_one_act(self, same: Same, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Tell whether no two tellings of two groups are of different acts."""
        acts = self._seen.acts
        return all(
            verdict(score_acts(acts[a], acts[b], self._seen, same)) is not Verdict.DIFFERENT
            for a, b in product(ours, theirs)
        )


def _groups(
    proposals: Iterable[Proposed],
    judged: Judgements,
    agree: Callable[[Iterable[str], Iterable[str]], bool],
) -> list[tuple[str, ...]]:
    """Join what is proposed as the same, the strongest first; groups of one row are left out.

    What was judged goes before: groups never hold two rows that were judged different. Nor do they
    hold two rows of one document, nor those that do not agree as groups.
    """
    clusters = Clusters()
    for first, *others in judged.clusters():
        for other in others:
            clusters.join(first, other)
    for proposed in proposals:
        if proposed.verdict is not Verdict.SAME:
            break
        ours, theirs = clusters.members(proposed.one), clusters.members(proposed.other)
        apart = any(
            document_of(a) == document_of(b) or judged.verdict(a, b) is Verdict.DIFFERENT
            for a, b in product(ours, theirs)
        )
        if ours is not theirs and not apart and agree(ours, theirs):
            clusters.join(proposed.one, proposed.other)
    return sorted(tuple(sorted(members)) for members in clusters.all())

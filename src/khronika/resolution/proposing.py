"""Who may be who, and which tellings may be of one act, in all readings of a casebook.

Proposals are pairs with a score and its reasons, for a person to decide on. Groups say what would
come of it if all proposals were taken, the strongest first; nothing is merged by them.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, product

from khronika.resolution.graph import Clusters, Judgements
from khronika.resolution.incidents import compare_acts
from khronika.resolution.names import Explanation, Reason, Verdict
from khronika.resolution.names.blocking import sharing_a_block
from khronika.resolution.near import families
from khronika.resolution.organizations import body_keys, compare_bodies
from khronika.resolution.people import compare_people
from khronika.resolution.seen import ActSeen, PersonSeen, Seen, pooled
from khronika.resolution.weighing import weighed

NO_JUDGEMENTS = Judgements(())
_MONTH = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two rows of different documents that may be of one person, body or act."""

    one: str
    other: str
    explanation: Explanation

    @property
    def pair(self) -> frozenset[str]:
        """The two ids, in no order."""
        return frozenset((self.one, self.other))


class Proposer:
    """Compares what some readings hold; each kind is compared once, when first asked for."""

    def __init__(
        self,
        seen: Seen,
        *,
        people: Judgements = NO_JUDGEMENTS,
        bodies: Judgements = NO_JUDGEMENTS,
    ) -> None:
        """Take what readings hold; judgements on people and bodies tell whose acts are compared."""
        self._seen = seen
        self._people_judged = people
        self._bodies_judged = bodies

    @cached_property
    def people(self) -> tuple[Proposed, ...]:
        """Pairs of people that are not told apart at once, the likeliest first."""
        return _sorted(
            (one, other, compare_people(people[one], people[other], self._seen))
            for people in (self._seen.people,)
            for one, other in _people_pairs(self._seen)
        )

    @cached_property
    def bodies(self) -> tuple[Proposed, ...]:
        """Pairs of bodies, the likeliest first."""
        bodies = self._seen.bodies
        return _sorted(
            (one, other, compare_bodies(bodies[one], bodies[other]))
            for one, other in _sharing(
                {one: body_keys(body) for one, body in bodies.items()}, _document_of
            )
        )

    @cached_property
    def acts(self) -> tuple[Proposed, ...]:
        """Pairs of tellings, the likeliest first."""
        acts = self._seen.acts
        return _sorted(
            (one, other, compare_acts(acts[one], acts[other], self._seen, self.same_party))
            for one, other in self._act_pairs()
        )

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
        return self._scores.get(frozenset((one, other)), 0.0)

    @cached_property
    def _scores(self) -> dict[frozenset[str], float]:
        return {one.pair: one.explanation.score for one in (*self.people, *self.bodies)}

    def _act_pairs(self) -> Iterator[tuple[str, str]]:
        """Give tellings of near types whose people may be the same, or that name nobody."""
        people = Clusters()
        for proposed in (*self.people, *self.bodies):
            people.join(proposed.one, proposed.other)
        for judged in (self._people_judged, self._bodies_judged):
            for cluster in judged.clusters():
                for other in cluster[1:]:
                    people.join(cluster[0], other)
        keys = {
            act.id: {
                f"{families()[act.type]}|{people.head(target)}"
                for target in act.targets
                if self._is_named(target)
            }
            | self._place_keys(act)
            for act in self._seen.acts.values()
        }
        found = _sharing(keys, _document_of)
        named = {act.id for act in self._seen.acts.values() if self._names_somebody(act)}
        for one, other in found:
            if not (one in named and other in named) or _met_by_people(keys[one], keys[other]):
                yield one, other

    def _place_keys(self, act: ActSeen) -> set[str]:
        """Give the keys by which a telling may meet one that names nobody."""
        return {f"{families()[act.type]}|{act.host}|{month}|" for month in _months(act)}

    def _names_somebody(self, act: ActSeen) -> bool:
        return any(map(self._is_named, act.targets))

    def _is_named(self, party: str) -> bool:
        person = self._seen.people.get(party)
        return person is None or person.named

    def groups_of_people(self) -> list[tuple[str, ...]]:
        """Say who would be one if all proposals were taken."""
        return _groups(self.people, self._people_judged, self._are_one_person)

    def groups_of_bodies(self) -> list[tuple[str, ...]]:
        """Say which bodies would be one if all proposals were taken."""
        return _groups(self.bodies, self._bodies_judged, lambda _ours, _theirs: True)

    def groups_of_acts(self, judged: Judgements = NO_JUDGEMENTS) -> list[tuple[str, ...]]:
        """Say which tellings would be of one act if all proposals were taken."""
        return _groups(self.acts, judged, self._are_one_act)

    def _are_one_person(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Tell whether two groups still agree when each is taken for one person.

        What one document leaves open another may exclude: where the person was at that time.
        """
        one, other = (
            pooled([self._seen.people[row] for row in sorted(rows)]) for rows in (ours, theirs)
        )
        return compare_people(one, other, self._seen).verdict is Verdict.SAME

    def _are_one_act(self, ours: Iterable[str], theirs: Iterable[str]) -> bool:
        """Tell whether no two tellings of two groups are of different acts."""
        acts = self._seen.acts
        return all(
            compare_acts(acts[a], acts[b], self._seen, self.same_party).verdict
            is not Verdict.DIFFERENT
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
        if proposed.explanation.verdict is not Verdict.SAME:
            break
        ours, theirs = clusters.members(proposed.one), clusters.members(proposed.other)
        apart = any(
            _document_of(a) == _document_of(b) or judged.verdict(a, b) is Verdict.DIFFERENT
            for a, b in product(ours, theirs)
        )
        if ours is not theirs and not apart and agree(ours, theirs):
            clusters.join(proposed.one, proposed.other)
    return sorted(tuple(sorted(members)) for members in clusters.all())


def _sorted(compared: Iterable[tuple[str, str, Explanation]]) -> tuple[Proposed, ...]:
    found = [
        Proposed(one, other, explanation)
        for one, other, explanation in compared
        if explanation.verdict is not Verdict.DIFFERENT
    ]
    return tuple(sorted(found, key=lambda one: (-one.explanation.score, one.one, one.other)))


def _people_pairs(seen: Seen) -> Iterator[tuple[str, str]]:
    """Give people worth comparing: by full names, and, where one has a part only, by acts."""
    named = [person for person in seen.people.values() if person.named]
    documents = [person.documents[0] for person in named]
    for one, other in sharing_a_block([person.names for person in named], documents):
        yield named[one].id, named[other].id
    keys = {person.id: _partial_keys(person) for person in named if person.acts}
    for a, b in _sharing(keys, _document_of):
        if seen.people[a].is_partial or seen.people[b].is_partial:
            yield a, b


def _partial_keys(person: PersonSeen) -> set[str]:
    bones = {
        skeleton
        for name in person.names
        for order in name.orders
        if order.surname is not None
        for skeleton in order.surname.base_skeletons
    }
    return {f"{bone}|{families()[act.type]}|{act.host}" for bone in bones for act in person.acts}


def _months(act: ActSeen) -> set[str]:
    """Give the months that a telling touches, with the next and the last one; none undated."""
    if act.when is None or (act.when.last - act.when.first).days > 92:
        return set()
    first, last = act.when.first - _MONTH, act.when.last + _MONTH
    return {_month(day) for day in _every_month(first, last)}


def _every_month(first: date, last: date) -> Iterator[date]:
    day = first
    while day < last:
        yield day
        day += _MONTH
    yield last


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _met_by_people(ours: set[str], theirs: set[str]) -> bool:
    return any(not key.endswith("|") for key in ours & theirs)


def _sharing(
    keys: dict[str, set[str]], group: Callable[[str], Hashable]
) -> Iterator[tuple[str, str]]:
    """Give the pairs of rows with a key in common, each once, but those of one group."""
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for row, of_row in keys.items():
        for key in of_row:
            blocks[key].append(row)
    found: set[tuple[str, str]] = set()
    for members in blocks.values():
        found.update(pair for pair in combinations(members, 2) if group(pair[0]) != group(pair[1]))
    yield from sorted(found)


def _document_of(row_id: str) -> str:
    return row_id.partition(".")[0]

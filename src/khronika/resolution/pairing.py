"""Which rows of different documents are worth comparing: indexes that rows are put into.

A name that stands in very many documents would bring every two of them together, and nobody would
look through that. Such a row is compared with those of the name that come next in the order of
documents, on either side, and with those that an act in common speaks for: what is judged one of
these joins the rest.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import product

from khronika.resolution.names.prepared import Order
from khronika.resolution.near import families
from khronika.resolution.organizations import body_keys
from khronika.resolution.seen import ActSeen, BodySeen, PersonSeen, Seen

MOST_BESIDE = 20
"""Rows of one block, on either side, with which a row is compared."""
_LONG = 92
"""Days from which the interval of an act says too little of when it was."""
_WEEK, _NEXT, _MONTH = 7, 1, 5
"""Days of a week; weeks in which one act may be told, and in which two may yet be one."""

_Place = tuple[int, str]


class Blocks:
    """Rows by keys, in the order of their documents."""

    def __init__(self) -> None:
        self._blocks: defaultdict[Hashable, list[_Place]] = defaultdict(list)

    def put(self, row: str, keys: Iterable[Hashable]) -> None:
        """Put a row under some keys."""
        for key in keys:
            insort(self._blocks[key], _place(row))

    def remove(self, row: str, keys: Iterable[Hashable]) -> None:
        """Take a row out from under some keys."""
        place = _place(row)
        for key in keys:
            block = self._blocks[key]
            at = bisect_left(block, place)
            if block[at : at + 1] == [place]:
                del block[at]
            if not block:
                del self._blocks[key]

    def beside(self, row: str, keys: Iterable[Hashable]) -> Iterator[str]:
        """Give the rows under some keys that come next to a row, those of its document aside."""
        own = document_of(row)
        place = _place(row)
        for key in keys:
            block = self._blocks.get(key, ())
            at = bisect_left(block, place)
            for _, other in block[max(0, at - MOST_BESIDE) : at + MOST_BESIDE + 1]:
                if document_of(other) != own:
                    yield other


class PeopleIndex:
    """People by their names, and, where one is known by a part of a name, by acts and surname."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._named, self._struck = Blocks(), Blocks()
        self._full, self._partial = Blocks(), Blocks()
        self._women = Blocks()

    def put(self, person: PersonSeen) -> None:
        """Put a person into the index."""
        for blocks, keys in self._keys(person):
            blocks.put(person.id, keys)

    def remove(self, person: PersonSeen) -> None:
        """Take a person out."""
        for blocks, keys in self._keys(person):
            blocks.remove(person.id, keys)

    def beside(self, person: PersonSeen) -> set[str]:
        """Give the people whom a person is worth comparing with."""
        near = {other for name in person.names for other in self._seen.names.near(name)}
        acts = _weeks(person.acts, around=_NEXT)
        found = {*self._named.beside(person.id, near)}
        found.update(self._struck.beside(person.id, ((name, act) for name in near for act in acts)))
        found.update(self._women.beside(person.id, self._of_women(person, acts)))
        partial = self._partial_keys(person)
        found.update(self._partial.beside(person.id, partial))
        if person.is_partial:
            found.update(self._full.beside(person.id, partial))
        return found

    def _keys(self, person: PersonSeen) -> Iterator[tuple[Blocks, Iterable[Hashable]]]:
        acts = _weeks(person.acts)
        yield self._named, person.names
        yield self._struck, [(name, act) for name in person.names for act in acts]
        yield self._women, self._of_women(person, acts)
        yield self._partial if person.is_partial else self._full, self._partial_keys(person)

    def _of_women(self, person: PersonSeen, acts: Iterable[Hashable]) -> set[Hashable]:
        """Give a woman's given names with the acts that hit her: a surname may change."""
        given = {
            key
            for order in self._orders(person)
            if order.given is not None and order.men_or_women == "f"
            for key in order.given.loose
        }
        return {(key, act) for key in given for act in acts}

    def _partial_keys(self, person: PersonSeen) -> set[str]:
        called = {key for order in self._orders(person) for key in _keys_of_parts(order)}
        return {f"{key}|{around}" for key in called for around in self._around(person)}

    def _around(self, person: PersonSeen) -> set[str]:
        """Give the acts that hit a person, and whom else the acts hit that are told there.

        A lawyer is hit by none: "Lim" is found by the client who stands beside. So is the wife who
        was refused a passport in one document, and is only named in another.
        """
        return {f"{families()[act.type]}|{act.host}" for act in person.acts} | {
            f"beside {bones}"
            for document in person.documents
            for other in self._seen.beside(document)
            if other.acts
            for order in self._orders(other)
            if order.surname is not None
            for bones in order.surname.base_skeletons[:1]
        }

    def _orders(self, person: PersonSeen) -> Iterator[Order]:
        for name in person.names:
            yield from self._seen.names.prepared(name).orders


class BodyIndex:
    """Bodies by what they are called."""

    def __init__(self) -> None:
        self._blocks = Blocks()

    def put(self, body: BodySeen) -> None:
        """Put a body into the index."""
        self._blocks.put(body.id, body_keys(body))

    def remove(self, body: BodySeen) -> None:
        """Take a body out."""
        self._blocks.remove(body.id, body_keys(body))

    def beside(self, body: BodySeen) -> set[str]:
        """Give the bodies that a body is worth comparing with."""
        return {*self._blocks.beside(body.id, body_keys(body))}


class ActIndex:
    """Acts by where and when; only those that name nobody meet others so."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._named, self._unnamed = Blocks(), Blocks()

    def put(self, act: ActSeen) -> None:
        """Put an act into the index."""
        self._blocks(act).put(act.id, _weeks([act]))

    def remove(self, act: ActSeen) -> None:
        """Take an act out; the people whom it names must still be there."""
        self._blocks(act).remove(act.id, _weeks([act]))

    def beside(self, act: ActSeen) -> set[str]:
        """Give the acts that an act is worth comparing with although one of them names nobody."""
        keys = _weeks([act], around=_MONTH)
        found = {*self._unnamed.beside(act.id, keys)}
        if not self._names_somebody(act):
            found.update(self._named.beside(act.id, keys))
        return found

    def _blocks(self, act: ActSeen) -> Blocks:
        return self._named if self._names_somebody(act) else self._unnamed

    def _names_somebody(self, act: ActSeen) -> bool:
        return any(map(self._seen.is_named, act.targets))


def _keys_of_parts(order: Order) -> Iterator[str]:
    """Give the consonants of surname and of given name, and their first sounds: "Zainab S."."""
    if order.given is not None and not order.given.initial:
        yield from (f"{bones} given" for bones in order.given.skeletons)
    if order.surname is not None:
        yield from order.surname.base_skeletons
        if order.given is not None:
            firsts = product(order.surname.firsts, order.given.firsts)
            yield from (f"{surname}. {given}." for surname, given in firsts)


def document_of(row_id: str) -> str:
    """Give the id of the document of a row."""
    return row_id.partition(".")[0]


def _weeks(acts: Iterable[ActSeen], *, around: int = 0) -> set[str]:
    """Give the kinds, countries and weeks of acts, and weeks around; nothing of the undated."""
    return {
        f"{families()[act.type]}|{act.host}|{week}"
        for act in acts
        if act.when is not None and (act.when.last - act.when.first).days <= _LONG
        for week in range(
            act.when.first.toordinal() // _WEEK - around,
            act.when.last.toordinal() // _WEEK + around + 1,
        )
    }


def _place(row: str) -> _Place:
    """Give where a row stands in the order of documents: a longer number is a higher one."""
    return len(document_of(row)), row

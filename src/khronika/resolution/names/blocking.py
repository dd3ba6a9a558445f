"""Which of many names are worth comparing: an index that names are added to one by one.

Two names are worth it if both parts of them may agree:

    the surname        the same consonants, or the same but for one of them in either, since a slip
                       of the pen may have taken or changed one
    the given name     one that, compared with the other, is not another name; each spelling is
                       compared with others once, whoever bears it

An initial stands for every given name that may begin with it; the surnames are then compared at
once, so that a frequent one does not bring everybody together whose name begins alike. Names of the
same letters are worth comparing whatever is parted how, and names of bodies by the first letters of
their words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from khronika.resolution.names.parts import HOPELESS, given_words_outcome, surname_outcome
from khronika.resolution.names.prepared import PreparedName
from khronika.resolution.names.sounds import looser, skeleton
from khronika.resolution.names.words import Word

_ENOUGH = 4
"""Consonants of a surname of which one may be missing; of fewer, what is left tells nothing."""
_BEGINNING = 2
"""Consonants of a given name that a slip of the pen rarely touches."""

_MOST_KEYS = 4
_ONE_VOWEL = str.maketrans("aeiou", "*****")

_Block = defaultdict[int, list[int]]
"""Names by the number of one of their words."""


class _Both(NamedTuple):
    """A surname with a given name, and all words that may stand for the given name."""

    surname: Word
    given: Word
    words: tuple[Word, ...]

    @property
    def bones(self) -> set[str]:
        """The consonants by which the surname is looked up."""
        return {
            bones
            for word in (self.surname, *self.surname.halves)
            for consonants in (*word.base_skeletons, *map(skeleton, word.roots))
            for bones in _with_one_less(consonants)
        }

    @property
    def firsts(self) -> set[str]:
        """The sounds that an initial of the given name may stand for."""
        return set(map(looser, self.given.firsts))


class NameIndex:
    """Names, each known by the number in which it was added: 0, 1, 2 and so on."""

    def __init__(self) -> None:
        self._size = 0
        self._kin = _Kin()
        self._full: defaultdict[str, _Block] = defaultdict(_block)
        """By the consonants of the surname, then by given name."""
        self._spelt: defaultdict[str, _Block] = defaultdict(_block)
        """By those and the first sound of a given name, then by surname."""
        self._initials: defaultdict[str, _Block] = defaultdict(_block)
        """The same of those that have no more than an initial."""
        self._surnames: dict[int, Word] = {}
        self._wholes: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, name: PreparedName) -> list[int]:
        """Add a name; give the numbers of those before it that are worth comparing with it."""
        number, self._size = self._size, self._size + 1
        found: set[int] = set()
        for key in _wholes(name):
            found.update(self._wholes[key])
            self._wholes[key].append(number)
        parted = list(_parted(name))
        for both in parted:
            found.update(self._near(both))
        for both in parted:
            self._put(both, number)
        return sorted(found)

    def _near(self, both: _Both) -> Iterator[int]:
        kins = [self._kin.of(word) for word in both.words]
        for bones in both.bones:
            yield from self._by_given(self._full.get(bones), kins)
            for first in both.firsts:
                block = f"{bones}|{first}"
                yield from self._by_surname(self._initials.get(block), both.surname)
                if both.given.initial:
                    yield from self._by_surname(self._spelt.get(block), both.surname)

    def _by_given(self, block: _Block | None, kins: Iterable[set[int]]) -> Iterator[int]:
        if block is None:
            return
        for kin in kins:
            for word in kin.intersection(block) if len(block) > len(kin) else block.keys() & kin:
                yield from block[word]

    def _by_surname(self, block: _Block | None, surname: Word) -> Iterator[int]:
        for number, members in (block or _block()).items():
            if surname_outcome(surname, self._surnames[number])[1] >= HOPELESS:
                yield from members

    def _put(self, both: _Both, number: int) -> None:
        self._surnames[both.surname.number] = both.surname
        for bones in both.bones:
            for word in both.words:
                _append(self._full[bones][word.number], number)
            blocks = self._initials if both.given.initial else self._spelt
            for first in both.firsts:
                _append(blocks[f"{bones}|{first}"][both.surname.number], number)


class _Kin:
    """Words that stand for given names, each with those that are not simply another name."""

    def __init__(self) -> None:
        self._kin: dict[int, set[int]] = {}
        self._blocks: defaultdict[str, list[Word]] = defaultdict(list)

    def of(self, word: Word) -> set[int]:
        """Give the numbers of all words so far that a word may agree with, its own among them."""
        found = self._kin.get(word.number)
        if found is None:
            found = self._kin[word.number] = {word.number}
            for other in {other for key in _looked_in(word) for other in self._blocks[key]}:
                if given_words_outcome(word, other)[1] >= HOPELESS:
                    found.add(other.number)
                    self._kin[other.number].add(word.number)
            for key in _standing_in(word):
                self._blocks[key].append(word)
        return found


def _block() -> _Block:
    return defaultdict(list)


def _append(numbers: list[int], number: int) -> None:
    """Add a number that may be the last one already: another order of the same name gave it."""
    if not numbers or numbers[-1] != number:
        numbers.append(number)


def _parted(name: PreparedName) -> Iterator[_Both]:
    for order in name.orders:
        if order.surname is None or order.given is None:
            continue
        words: tuple[Word, ...] = ()
        if not order.given.initial:
            joined = () if order.joined is None else (order.joined,)
            behind = order.middle[:1] if order.given.given.leads else ()
            words = (order.given, *order.given.halves, *joined, *behind)
        yield _Both(order.surname, order.given, words)


def _wholes(name: PreparedName) -> Iterator[str]:
    """Give the keys of a name that is not taken apart."""
    if name.orders:
        yield name.letters
    if name.body.marked:
        yield f"{name.body.letters}|"
        yield "|".join(word[:1] for word in name.body.words)


def _looked_in(given: Word) -> set[str]:
    """Give the blocks in which a given name may find one that is not simply another.

    Two names of the lists are hardly ever slips of each other: they meet by families and sounds.
    """
    found = set(_sounds(given)) | {f"unlisted {bones}" for bones in _bones(given)}
    if not given.given.known:
        found |= {f"listed {bones}" for bones in _bones(given)}
    of_others = "vowels" if given.pattern is not None else "abjad"
    return found | {f"{of_others} {beginning}" for beginning in _beginnings(given)}


def _standing_in(given: Word) -> set[str]:
    """Give the blocks in which others may find a given name."""
    listed = "listed" if given.given.known else "unlisted"
    script = "abjad" if given.pattern is not None else "vowels"
    return (
        set(_sounds(given))
        | {f"{listed} {bones}" for bones in _bones(given)}
        | {f"{script} {beginning}" for beginning in _beginnings(given)}
    )


def _sounds(given: Word) -> Iterator[str]:
    """Give the families, and the readings with and without what their vowels are."""
    known = given.given
    yield from map(str, known.full | known.short | known.near)
    yield from given.loose
    if given.untitled:
        yield looser(given.untitled)
    yield from (key.translate(_ONE_VOWEL) for key in given.keys[:_MOST_KEYS])


def _bones(given: Word) -> Iterator[str]:
    for consonants in given.skeletons:
        beginning = consonants[:_BEGINNING] or looser(given.keys[0][:1])
        for rest in _one_less(consonants[_BEGINNING:]):
            yield f"{beginning}|{rest}"


def _beginnings(given: Word) -> set[str]:
    return {skeleton[:_BEGINNING] for skeleton in given.skeletons}


def _with_one_less(skeleton: str) -> set[str]:
    return {skeleton} if len(skeleton) < _ENOUGH else _one_less(skeleton)


def _one_less(skeleton: str) -> set[str]:
    return {skeleton} | {skeleton[:n] + skeleton[n + 1 :] for n in range(len(skeleton))}

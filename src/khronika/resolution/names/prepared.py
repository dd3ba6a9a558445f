"""A name made ready for comparing: which of its words is what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from khronika.resolution.names import lexicon
from khronika.resolution.names.bodies import Body, body
from khronika.resolution.names.chinese import from_palladius
from khronika.resolution.names.sounds import marks
from khronika.resolution.names.splitting import Piece, Pieces, glued, split
from khronika.resolution.names.words import Word, word

_CYRILLIC = re.compile("[а-яё-]+", re.IGNORECASE)
_EASTERN = ("chinese", "korean", "vietnamese", "hongkong")
_FAMILIAR = -3.0
"""Signs of a word that stands in a family of given names."""
_STRONG = 2
"""Strength of an ending that no given name of the east has."""
_SURE = 2.0
"""Difference of signs at which only one order of two words is looked at."""


@dataclass(frozen=True, slots=True)
class Order:
    """One way to take the words of a name. `given` and what follows may be missing."""

    surname: Word | None
    given: Word | None
    patronymic: Word | None
    middle: tuple[Word, ...]
    joined: Word | None
    """Given and middle names as one word; None where there are no middle names."""
    likeliest: bool
    men_or_women: str
    """Whose name the given name and the patronymic say it is: m, f, or nothing."""


@dataclass(frozen=True, slots=True)
class PreparedName:
    """A name by its sounds, in each order that its words may stand for, the likeliest first."""

    text: str
    letters: str
    """Its letters in lower case, without what parts them."""
    orders: tuple[Order, ...]
    """Empty where the name has no letter."""
    body: Body
    """The name as it would be read if it were a body's."""
    words: tuple[Word, ...]
    """All words in their order; empty where a patronymic or initials stand among them."""


def prepare(name: str) -> PreparedName:
    """Make a name ready for comparing. Takes about a tenth of a millisecond; keep the result."""
    pieces, seen = split(name), marks(name)
    double = []
    if len(pieces.words) == 1 and "-" in pieces.words[0].text:
        double = [_surname_alone(word(pieces.words[0].text, seen))]
        parts = tuple(Piece(part) for part in pieces.words[0].text.split("-") if part)
        pieces = replace(pieces, words=parts)
    words = [word(one.text, seen, initial=one.initial, glued=glued(one)) for one in pieces.words]
    orders = [*_orders(pieces, words, seen), *_chinese_orders(pieces, seen), *double]
    plain = not any(one.patronymic for one in orders) and not any(one.initial for one in words)
    return PreparedName(
        text=name,
        letters=pieces.letters,
        orders=tuple(orders),
        body=body(name),
        words=tuple(words) if plain else (),
    )


def _surname_alone(surname: Word) -> Order:
    return Order(surname, None, None, (), None, likeliest=True, men_or_women="")


def _orders(pieces: Pieces, words: list[Word], seen: tuple[str, ...]) -> Iterator[Order]:
    """Give the orders, the likeliest first."""
    likeliest = True
    for surname, given, patronymic, middle in _roles(pieces, words):
        joined = None
        if given and middle and not any(one.initial for one in (given, *middle)):
            joined = word("-".join(one.text for one in (given, *middle)), seen, whole=True)
        yield Order(
            surname=surname,
            given=given,
            patronymic=patronymic,
            middle=middle,
            joined=joined,
            likeliest=likeliest,
            men_or_women=_sex(given, patronymic),
        )
        likeliest = False


_Roles = tuple[Word | None, Word | None, Word | None, tuple[Word, ...]]
"""Surname, given name, patronymic, middle names."""


def _roles(pieces: Pieces, words: list[Word]) -> Iterator[_Roles]:
    if not words:
        return
    if len(words) == 1:
        yield _lone(words[0])
        return
    full = [one for one in words if not one.initial]
    if len(full) == 1:
        yield _with_initials(full[0], [one for one in words if one.initial])
        return
    found = _patronymic(pieces.words, words)
    if found is not None:
        yield from _around_patronymic(pieces, words, found)
        return
    if pieces.surname_first:
        yield _from_front(words)
        return
    yield from _by_signs(pieces.words, words)
    if _has_two_surnames(words):
        yield words[-2], words[0], None, tuple(words[1:-2])


def _has_two_surnames(words: Sequence[Word]) -> bool:
    """Tell whether the last two words may be a father's and a mother's: Altuve Urdaneta."""
    return (
        len(words) > 2
        and not any(one.initial or one.given.known for one in words[-2:])
        and next(_eastern(words), None) is None
    )


def _lone(only: Word) -> _Roles:
    return (None, only, None, ()) if only.given.full or only.given.short else (only, None, None, ())


def _with_initials(surname: Word, initials: Sequence[Word]) -> _Roles:
    if len(initials) == 1 and surname.given.full:
        return initials[0], surname, None, ()
    second = initials[1] if len(initials) > 1 else None
    return surname, initials[0] if initials else None, second, ()


def _patronymic(pieces: Sequence[Piece], words: Sequence[Word]) -> int | None:
    """Find the patronymic; of two words only one that can be nothing else."""
    for n, piece in enumerate(pieces):
        if piece.of_father and (n or len(words) > 1):
            return n
    if len(words) == 2:
        second = words[1]
        sure = second.is_patronymic and second.keys[0].endswith(("ovna", "evna", "ična", "ivna"))
        return 1 if sure and words[0].given.known else None
    candidates = [n for n in range(1, len(words)) if words[n].is_patronymic]
    return candidates[0] if candidates else None


def _around_patronymic(pieces: Pieces, words: list[Word], n: int) -> Iterator[_Roles]:
    rest = [one for m, one in enumerate(words) if m != n]
    father = words[n]
    if len(rest) == 1:
        if pieces.words[n].of_father:
            yield father, rest[0], None, ()
        else:
            yield None, rest[0], father, ()
        return
    surname_first = pieces.surname_first or n == len(words) - 1 or n == 0
    if pieces.words[n].of_father and n == len(words) - 1 and not _looks_eastern_turkic(rest):
        surname_first = False
    if surname_first:
        yield rest[0], rest[1], father, tuple(rest[2:])
    else:
        yield rest[-1], rest[0], father, tuple(rest[1:-1])


def _looks_eastern_turkic(rest: Sequence[Word]) -> bool:
    """Tell whether the first of two words before a father's name is the surname."""
    return _signs(rest[0]) > _signs(rest[-1])


def _by_signs(pieces: Sequence[Piece], words: list[Word]) -> Iterator[_Roles]:
    """Decide by the words themselves whether the surname stands first or last."""
    eastern = list(_eastern(words))
    if eastern:
        yield from eastern
        yield _from_back(words)
        return
    if all(one.given.full or one.given.short for one in words):
        yield _from_back(words)
        return
    first, last = _signs(words[0]), _signs(words[-1])
    capitals = [piece.capitals for piece in pieces]
    if not all(capitals):
        first += 3 * capitals[0]
        last += 3 * capitals[-1]
    if words[0].initial or words[-1].initial:
        yield (
            _from_front(words)
            if words[-1].initial and not words[0].initial and (last < first or len(words) > 2)
            else _from_back(words)
        )
        return
    if first > last + 1 and (first > 0 or last <= _FAMILIAR):
        yield _from_front(words)
        if first - last < _SURE:
            yield _from_back(words)
    else:
        yield _from_back(words)
        if abs(last - first) < _SURE and len(words) < 4:
            yield _from_front(words)


def _from_back(words: Sequence[Word]) -> _Roles:
    return words[-1], words[0], None, tuple(words[1:-1])


def _from_front(words: Sequence[Word]) -> _Roles:
    return words[0], words[1], None, tuple(words[2:])


def _eastern(words: Sequence[Word]) -> Iterator[_Roles]:
    """Read a name as one of the east, where its first or last word is a surname there."""
    if len(words) > 4 or any(one.initial or len(one.keys[0]) > 9 for one in words):
        return
    first, *others = words
    if _is_surname(first.text, _EASTERN) and max(map(_ending, others)) < _STRONG:
        yield _eastern_first(first, others)
    if _is_with_western_name(words):
        yield words[1], first, None, tuple(words[2:])
    *others, last = words
    if _is_surname(last.text, _EASTERN) and max(map(_ending, others)) < _STRONG:
        yield _eastern_first(last, others)


def _is_with_western_name(words: Sequence[Word]) -> bool:
    """Tell whether a Western name precedes a whole one of the east: Joyce Lau Wing-sze."""
    if len(words) < 3 or not words[0].given.known or _is_surname(words[0].text, _EASTERN):
        return False
    return _is_surname(words[1].text, _EASTERN) and (len(words) == 4 or bool(words[2].halves))


def _eastern_first(surname: Word, rest: Sequence[Word]) -> _Roles:
    """Take the given name: of Vietnamese the last word, of Chinese and Korean all of it."""
    if len(rest) == 1:
        return surname, word(rest[0].text, whole=True, exact=True), None, ()
    if _is_surname(surname.text, ("vietnamese",)):
        return surname, rest[-1], None, tuple(rest[:-1])
    return surname, word("-".join(one.text for one in rest), whole=True, exact=True), None, ()


@cache
def _is_surname(text: str, traditions: tuple[str, ...]) -> bool:
    return any(lexicon.is_surname_of(tradition, text) for tradition in traditions)


def _chinese_orders(pieces: Pieces, seen: tuple[str, ...]) -> list[Order]:
    """Read a Russian spelling as Chinese, where all of it may be."""
    texts = [one.text for one in pieces.words]
    if not 2 <= len(texts) <= 3 or not all(map(_CYRILLIC.fullmatch, texts)):
        return []
    spelt = from_palladius(texts)
    if not spelt or not _is_surname(spelt[0], _EASTERN):
        return []
    words = [word(one, seen) for one in spelt]
    pinyin = Pieces(tuple(Piece(one) for one in spelt))
    return [replace(one, likeliest=True) for one in _orders(pinyin, words, seen)][:1]


@cache
def _signs(one: Word) -> float:
    """Weigh the signs that a word is a surname (above 0) or a given name (below)."""
    if one.halves:
        return max(map(_signs, one.halves))
    if one.given.full or one.given.short:
        return _FAMILIAR
    weight = 0.0
    if one.common:
        weight += 2.0
    weight += _ending(one)
    if one.given.known:
        weight -= 1.5
    return weight


@cache
def _ending(one: Word) -> int:
    """Say how strongly a word's ending makes it a surname: 0 not, 1 weakly, 2 strongly."""
    key, endings = one.keys[0], lexicon.surname_endings()
    ends = (key[-length:] for length in range(min(8, len(key) - 2), 1, -1))
    return next((endings[end] for end in ends if end in endings), 0)


def _sex(given: Word | None, patronymic: Word | None) -> str:
    if patronymic is not None and not patronymic.initial:
        if any(key.endswith(("na", "kizi", "gizi", "kiz")) for key in patronymic.keys):
            return "f"
        if any(key.endswith(("ič", "ogli", "oglu", "uli")) for key in patronymic.keys):
            return "m"
    genders = given.given.genders if given is not None else frozenset()
    return next(iter(genders)) if len(genders) == 1 else ""

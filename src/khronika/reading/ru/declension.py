"""Names in the nominative: "Ивана Кедрова" is Иван Кедров, "Ольге Рябининой" Ольга Рябинина.

Each part of a name, and each part of a double one ("Зыбину-Шац"), may be read in several ways: as
the dictionary has it, or by its ending. All parts of one name stand in one case and one gender: the
case and gender are taken in which they are together likeliest.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from khronika import resources
from khronika.reading.ru.given import given_gender
from khronika.reading.ru.models import models

_REMEMBERED = 20_000
_PARTS_OF_NAMES = ("Name", "Surn", "Patr")
_INDECLINABLE = "Fixd"
_FIRST_AND_LAST = 2
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_HUSHED = frozenset("гкхжчшщц")
_VOWELS = frozenset("аеёиоуыэюя")
_AS_SURNAMES_END = ("ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ий", "ая")
"""How surnames end that the dictionary puts well into their cases though it only guesses them."""
_ENDINGS_IN_CONSONANTS = ("ым", "им", "ом", "ем", "ых", "их")
_SHORTEST_STEM = 2
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_GENDERS = {"m": "masc", "f": "femn"}
_PARSED_CASE = 0.45
"""Weight of the case that the parser gives."""
_KNOWN_GENDER = 1.0
"""Weight of the gender that other words tell."""
_NOMINATIVE = 0.1
"""Weight of the nominative, the commonest case."""
_IN_THE_DICTIONARY = 0.5
"""Weight of a reading of the dictionary, beside the share of the word's uses that it has."""
_A_COMMON_NOUN = 0.42
"""Weight of a reading of the dictionary that is no name's, but may be a surname: "Дятла"."""
_GIVEN = 0.7
"""Weight of a form that is a known given name, beside that of its ending."""
_ANOTHERS = -0.2
"""The same if it is one of the other gender."""
_SEEN = 0.3
"""Weight of a form that the text has elsewhere in the nominative."""
_UNCHANGED_WITHIN = 0.2
"""Weight of a part within a double name that stands in no case of its own: "Жан-Дамасена"."""
_MOST_WITHIN = 0.6
"""Most that such a part may say of the gender and case of the whole."""
_UNCHANGED_SHORT = 0.35
"""The same of a short part before the last: "Чан Ван Лама"."""
_ENDS_AS_NO_CASE = -0.5
"""Weight of a man's last name in a case that would have given it an ending."""
_LIKELY = 0.3
"""Least share of a word's uses in which it is a name."""


@dataclass(frozen=True, slots=True)
class _Ending:
    """What a part of a name may end in, and what stands there in the nominative."""

    ends: str
    full: str
    genders: tuple[str, ...]
    cases: tuple[str, ...]
    after: str | tuple[str, ...]
    weight: float

    def stem(self, word: str) -> str | None:
        """Give what a word has before the ending; None if it does not end so."""
        stem = word.removesuffix(self.ends)
        if stem == word or len(stem) < _SHORTEST_STEM:
            return None
        if isinstance(self.after, tuple):
            return stem if stem.endswith(self.after) else None
        return stem if stem[-1] in _BEFORE[self.after] else None


_BEFORE = {"hard": _CONSONANTS, "vowel": _VOWELS, "velar": _HUSHED}


@cache
def _endings() -> Sequence[_Ending]:
    return tuple(
        _Ending(
            ends=row["ends"],
            full=row["full"],
            genders=tuple(_GENDERS[g] for g in row["gender"]),
            cases=tuple(row["cases"]),
            after=row["after"] if isinstance(row["after"], str) else tuple(row["after"]),
            weight=row["weight"],
        )
        for row in resources.load("lexicon/ru/name_endings.yaml")["endings"]
    )


@cache
def _unchanged() -> Mapping[str, Sequence[tuple[str, str, float]]]:
    """Give, by the last letter, the gender and case in which a part stands as it is."""
    found: dict[str, list[tuple[str, str, float]]] = {}
    for row in resources.load("lexicon/ru/name_endings.yaml")["unchanged"]:
        letters = _CONSONANTS if row["ends"] == "consonant" else row["ends"]
        for letter in letters:
            found.setdefault(letter, []).extend(
                (_GENDERS[g], case, row["weight"]) for g in row["gender"] for case in row["cases"]
            )
    return found


@cache
def _unchanging() -> tuple[str, ...]:
    """Give the endings of names that have no cases: "Мирзазаде"."""
    return tuple(resources.load("lexicon/ru/small_words.yaml")["unchanging_names"])


@cache
def _never_nominative() -> tuple[str, ...]:
    return tuple(resources.load("lexicon/ru/name_endings.yaml")["never_nominative"])


@cache
def _mans_endings() -> tuple[str, ...]:
    return tuple(resources.load("lexicon/ru/small_words.yaml")["mens_names_end"])


@cache
def _womans() -> tuple[str, ...]:
    return tuple(resources.load("lexicon/ru/small_words.yaml")["womens_names"])


@cache
def _womans_endings() -> tuple[str, ...]:
    return tuple(resources.load("lexicon/ru/small_words.yaml")["womens_names_end"])


def nominative(
    words: Sequence[str],
    parsed: str = "",
    known: str = "",
    *,
    oblique: bool = False,
    seen: Collection[str] = (),
) -> tuple[tuple[str, ...], str]:
    """Give a person's name in the nominative, and the gender (m, f, or nothing) it shows.

    Args:
        words: the parts of the name as the text has them, in one grammatical case.
        parsed: the case that the parser took them for, as in Universal Dependencies, or nothing.
        known: the gender (m, f) that other words tell, or nothing.
        oblique: whether other words tell that the name is not in the nominative.
        seen: words that the text has as parts of names in the nominative.
    """
    ends_alone = len(words) > _FIRST_AND_LAST and all(_is_short(word) for word in words[:-1])
    parts = [
        _Part(word, last=n == len(words) - 1, seen=seen, stays=ends_alone and n < len(words) - 1)
        for n, word in enumerate(words)
    ]
    best: tuple[float, str, str] = (-9.0, "", "")
    for gender in ("masc", "femn"):
        for case in _CASES.values():
            if oblique and case == "nomn":
                continue
            score = sum(part.weight(gender, case) for part in parts)
            score += _NOMINATIVE * (case == "nomn")
            score += _PARSED_CASE * _is_parsed(case, gender, parsed)
            score += _KNOWN_GENDER * (gender == _GENDERS.get(known))
            if score > best[0]:
                best = (score, gender, case)
    _, gender, case = best
    return tuple(part.full(gender, case) for part in parts), {"masc": "m", "femn": "f"}[gender]


class _Part:
    """One word of a name, which may be double."""

    def __init__(
        self, word: str, *, last: bool, seen: Collection[str], stays: bool = False
    ) -> None:
        self._word = word
        self._stays = stays
        """Whether the word is the same in every case: of "Чан Ван Лама" the last alone is not."""
        self._pieces = [] if word.islower() else [piece for piece in word.split("-") if piece]
        self._last = last
        self._seen = {piece for one in seen for piece in one.split("-")} if seen else set()

    def weight(self, gender: str, case: str) -> float:
        """Say how much speaks for a gender and a case, on average over a double name."""
        found = [self._best(n, gender, case)[0] for n in range(len(self._pieces))]
        return sum(found) / max(1, len(found))

    def full(self, gender: str, case: str) -> str:
        """Give the word in the nominative, if it stands in this gender and case."""
        if not self._pieces:
            return self._word
        return "-".join(self._best(n, gender, case)[1] for n in range(len(self._pieces)))

    def _best(self, n: int, gender: str, case: str) -> tuple[float, str]:
        piece = self._pieces[n]
        forms = _forms(piece).get((gender, "nomn" if self._stays else case), ())
        within = n < len(self._pieces) - 1
        seen = set() if within else self._seen
        most = _MOST_WITHIN if within else 9.0
        weighed = [(min(most, weight + _SEEN * (form in seen)), form) for weight, form in forms]
        if within:
            weighed.append((_UNCHANGED_WITHIN, piece))
        elif not self._last and not weighed and _is_short(piece):
            weighed.append((_UNCHANGED_SHORT, piece))
        elif not weighed:
            ends = gender == "masc" and self._last and _takes_endings(piece)
            weighed.append((_ENDS_AS_NO_CASE if ends else 0.0, piece))
        return max(weighed, key=lambda one: one[0])


def _is_short(piece: str) -> bool:
    """Whether a part is one syllable that ends in a consonant: "Чан", "Куок"."""
    vowels = [letter in _VOWELS for letter in piece.lower()]
    groups = sum(here and not before for before, here in pairwise([False, *vowels]))
    return groups == 1 and not vowels[-1]


def _takes_endings(piece: str) -> bool:
    return len(piece) > 1 and piece[-1] in _CONSONANTS | {"ь", "й"}


@lru_cache(maxsize=_REMEMBERED)
def _forms(piece: str) -> Mapping[tuple[str, str], Sequence[tuple[float, str]]]:
    """Give what a part may be in the nominative, with weights, by gender and case."""
    found: dict[tuple[str, str], list[tuple[float, str]]] = {}
    for gender, case, weight, form in (*_in_the_dictionary(piece), *_by_ending(piece)):
        found.setdefault((gender, case), []).append((weight, form))
    return found


def _in_the_dictionary(piece: str) -> Iterator[tuple[str, str, float, str]]:
    stays = piece.lower().endswith(_unchanging())
    for reading in models().dictionary.parse(piece):
        tag = reading.tag
        if stays and not (reading.is_known and "Name" in tag):  # "Михаилу" is no "Ибрагимлу"
            continue
        if tag.POS != "NOUN" or tag.number != "sing" or tag.case not in _CASES.values():
            continue
        is_part = any(part in tag for part in _PARTS_OF_NAMES)
        if not reading.is_known and not (
            is_part and reading.normal_form.endswith(_AS_SURNAMES_END)
        ):
            continue
        weight = _IN_THE_DICTIONARY + reading.score if is_part else _A_COMMON_NOUN
        inflected = None if _INDECLINABLE in tag else reading.inflect({"nomn", "sing"})
        form = _capitals_of(piece, inflected.word) if inflected is not None else piece
        for gender in _genders_of(tag, is_part=is_part):
            for case in _cases_of(tag, gender, piece):
                yield gender, case, weight, form


def _genders_of(tag: Any, *, is_part: bool) -> Iterator[str]:
    """Give the genders of those who bear a part of a name; a common noun is a surname: "Чайка"."""
    either = "ms-f" in tag or "GNdr" in tag or (not is_part and tag.gender == "femn")
    yield from (gender for gender in _GENDERS.values() if either or tag.gender == gender)


def _cases_of(tag: Any, gender: str, piece: str) -> tuple[str, ...]:
    """Give the case of a reading; both where a man's accusative is written as his genitive."""
    alike = ("gent", "accs")
    both = gender == "masc" and tag.case in alike and piece.lower().endswith(("а", "я", "го"))
    return alike if both else (str(tag.case),)


def _by_ending(piece: str) -> Iterator[tuple[str, str, float, str]]:
    low = piece.lower()
    if len(piece) > 1 and low.endswith(_unchanging()):
        yield from ((g, c, 0.4, piece) for g in _GENDERS.values() for c in _CASES.values())
    if not low.endswith(_never_nominative()):
        for gender, case, weight in _unchanged().get(low[-1:], ()):
            yield gender, case, weight + _as_given(piece, gender), piece
    for ending in _endings():
        stem = ending.stem(low)
        if stem is None:
            continue
        form = piece[: len(stem)] + _spelt(stem, ending.full)
        for gender in ending.genders:
            weight = ending.weight + _as_given(form, gender)
            yield from ((gender, case, weight, form) for case in ending.cases)


def _spelt(stem: str, full: str) -> str:
    """Give an ending as it is spelt behind к, х, ш and their like: "Маленький"."""
    return "ий" if full == "ый" and stem[-1] in _HUSHED else full


def _as_given(form: str, gender: str) -> float:
    """Say how much it speaks for a form that it is a given name."""
    told = given_gender(form)
    told = told or _gender_by_ending(form) or told
    if told is None:
        return 0.0
    return _GIVEN if told in {"", "m" if gender == "masc" else "f"} else _ANOTHERS


def _gender_by_ending(form: str) -> str | None:
    if is_womans(form):
        return "f"
    return "m" if form.lower().endswith(_mans_endings()) else None


def _is_parsed(case: str, gender: str, parsed: str) -> bool:
    """Whether a case is the one that the parser gives; a man's accusative is as his genitive."""
    told = _CASES.get(parsed)
    return case == told or (gender == "masc" and {case, told} == {"gent", "accs"})


def has_no_ending(word: str) -> bool:
    """Whether a part of a name ends in a consonant, and in none that a case gives: "Ворсиным"."""
    low = word.lower()
    return low[-1:] in _CONSONANTS and not low.endswith(_ENDINGS_IN_CONSONANTS)


def is_womans(name: str) -> bool:
    """Whether a first name that Russian does not decline is a woman's: "Огульджан"."""
    return name.lower().startswith(_womans()) or name.lower().endswith(_womans_endings())


def is_name(word: str) -> bool:
    """Whether the dictionary knows a word as a first name, and as little else."""
    return any(
        r.is_known and ("Name" in r.tag or "Surn" in r.tag) and r.score > _LIKELY
        for r in models().dictionary.parse(word)
    )


def _capitals_of(word: str, form: str) -> str:
    """Give a form the capitals of the word, and its ё where the word has one."""
    if "ё" in word.lower():
        for n, letter in enumerate(word.lower()):
            if letter == "ё" and n < len(form) and form[n] == "е":
                form = form[:n] + "ё" + form[n + 1 :]
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))

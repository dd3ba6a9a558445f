"""Comparing the parts of two names: surname with surname, given name with given name.

Each function gives the code of the outcome and its weight. Outcomes of two words are remembered,
since the words of names recur; that is what makes millions of pairs cheap.
"""

from collections.abc import Callable, Sequence
from functools import cache

from khronika.resolution.names import lexicon
from khronika.resolution.names.closeness import (
    doubtful,
    is_typing_slip,
    may_be_close,
    of_known,
    slip,
)
from khronika.resolution.names.prepared import Order
from khronika.resolution.names.words import Word
from khronika.resources import load

Outcome = tuple[str, float]
"""The code of an outcome in weights.yaml, and its weight."""

HOPELESS = -3.0
"""A part that speaks so loud against is not outweighed by all others."""

_MOST_REMEMBERED = 1_000_000
_OF_TWO_KNOWN = 0.5
"""The share of a slip up to which two known given names may be one."""
_remembered: dict[str, dict[int, Outcome]] = {"surname": {}, "given": {}, "patronymic": {}}


def forget() -> None:
    """Forget what was compared before, as for timing."""
    for known in _remembered.values():
        known.clear()


def weight(part: str, outcome: str = "") -> float:
    """Give a weight of the table."""
    return _weights()[part, outcome]


@cache
def _weights() -> dict[tuple[str, str], float]:
    table = load("names/weights.yaml")
    found = {("order", ""): float(table["order"])}
    for part in ("surname", "gender", "given", "patronymic", "middle", "body"):
        found |= {(part, outcome): float(points) for outcome, points in table[part].items()}
    return found


def surname_outcome(a: Word | None, b: Word | None) -> Outcome:
    """Compare two surnames, whose form they are set aside."""
    return _recalled("surname", a, b, _surname)


def may_have_married(a: Order, b: Order) -> bool:
    """Tell whether two names whose surnames differ may be of one woman, before and after."""
    if a.given is None or b.given is None or {a.men_or_women, b.men_or_women} != {"f"}:
        return False
    return given_words_outcome(a.given, b.given)[0] in {"equal", "family", "spelling"}


def given_words_outcome(a: Word, b: Word) -> Outcome:
    """Compare two words as given names, whatever stands beside them."""
    return _recalled("given", a, b, _given)


def given_outcome(a: Order, b: Order) -> tuple[str, float, bool]:
    """Compare two given names; where it takes the middle names to agree, the last is True."""
    outcome, points = _recalled("given", a.given, b.given, _given)
    if points < HOPELESS and _agree_behind(a, b):
        return *_outcome("given", "behind"), True
    if points >= 1.0 or (a.joined is None) == (b.joined is None):
        return outcome, points, False
    joined, more = _recalled("given", a.joined or a.given, b.joined or b.given, _given)
    agree = joined in {"equal", "family", "spelling"}
    return (joined, more, True) if agree else (outcome, points, False)


def _agree_behind(a: Order, b: Order) -> bool:
    """Tell whether one is called by the name behind a leading one: Ali, Seyed Ali."""
    return any(
        one.given is not None
        and one.given.given.leads
        and one.middle
        and other.given is not None
        and _agree(one.middle[0], other.given)
        for one, other in ((a, b), (b, a))
    )


def patronymic_outcome(a: Order, b: Order) -> Outcome:
    """Compare two patronymics, or the second initial of one with the middle name of the other."""
    mine, yours = a.patronymic, b.patronymic
    if mine is None and yours is not None and a.middle:
        mine = a.middle[0] if a.middle[0].initial or yours.initial else None
    elif yours is None and mine is not None and b.middle:
        yours = b.middle[0] if b.middle[0].initial or mine.initial else None
    return _recalled("patronymic", mine, yours, _patronymic)


def sex_outcome(a: Order, b: Order, given: str) -> Outcome:
    """Say what it means that one surname is a man's form and the other is not."""
    if a.surname is None or b.surname is None or {a.surname.sex, b.surname.sex} != {"m", "f"}:
        return "", 0.0
    of_man, of_woman = (a, b) if a.surname.sex == "m" else (b, a)
    if of_man.men_or_women == "f" and given not in {"initial", "absent"}:
        outcome = "foreign"
    elif of_woman.men_or_women == "m" and given not in {"initial", "absent"}:
        outcome = "doubtful"
    else:
        outcome = "two_people"
    return outcome, weight("gender", outcome)


def middle_outcome(a: Order, b: Order) -> Outcome:
    """Compare middle names: those of the shorter list are looked for in the longer one."""
    fewer, more = sorted((a.middle, b.middle), key=len)
    rest = list(more)
    for one in fewer:
        match = next((x for x in rest if _recalled("given", one, x, _given)[1] >= 1.0), None)
        if match is None:
            return "other", weight("middle", "other")
        rest.remove(match)
    return "equal", weight("middle", "equal")


def all_stand_in(ones: Sequence[Word], others: Sequence[Word]) -> bool:
    """Tell whether all words of the shorter list stand in the longer one, in their order.

    They must be two that begin alike, or three.
    """
    fewer, more = sorted((ones, others), key=len)
    if len(fewer) < 2 or (len(fewer) < 3 and not _agree(fewer[0], more[0])):
        return False
    rest = iter(more)
    many = 2 < len(fewer) == len(more)
    return all(any(_agree(one, other, bare=many) for other in rest) for one in fewer)


def _agree(one: Word, other: Word, *, bare: bool = False) -> bool:
    """Tell whether two words agree; as `bare` Hanif agrees with Abdul Hanif."""
    outcome, _ = _recalled("given", one, other, _given)
    if outcome in {"equal", "family", "spelling"}:
        return True
    return bare and one.keys[0].removeprefix("abd") == other.keys[0].removeprefix("abd")


def _recalled(
    part: str, a: Word | None, b: Word | None, ask: Callable[[Word, Word], str]
) -> Outcome:
    if a is None or b is None:
        return "absent", 0.0
    known = _remembered[part]
    key = a.number << 32 | b.number
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        found = known[key] = _outcome(part, ask(a, b))
    return found


@cache
def _outcome(part: str, outcome: str) -> Outcome:
    """Give the one pair of an outcome and its weight that all who have it share."""
    return outcome, weight(part, outcome)


def _initials(a: Word, b: Word) -> str:
    return "other" if a.firsts.isdisjoint(b.firsts) else "same"


def _surname(a: Word, b: Word) -> str:
    if a.initial or b.initial:
        return "initial" if _initials(a, b) == "same" else "initial_other"
    if not a.baseset.isdisjoint(b.baseset):
        return "equal_common" if a.common == 1 or b.common == 1 else "equal"
    if _fits(a, b):
        return "spelling"
    if a.halves or b.halves:
        return _halves(a, b, _surname, ("equal", "equal_common", "spelling"))
    if (a.pattern is None) != (b.pattern is None):
        return "other"
    return _by_knowledge(a, b) or _slip_of_surname(a, b)


def _by_knowledge(a: Word, b: Word) -> str:
    """Decide about two surnames by what is known of them; nothing where that does not decide."""
    if not a.given.full.isdisjoint(b.given.full):
        return "spelling"  # the father's name, where it serves as a surname
    if not a.made_of.isdisjoint(b.made_of) and a.latin != b.latin:
        return "spelling"
    if not a.loose_bases.isdisjoint(b.loose_bases):
        return "spelling"
    if not (a.national | a.baseset).isdisjoint(b.national | b.baseset):
        return "national"
    if _are_reformed(a, b):
        return "reformed"
    return "neighbours" if a.common and b.common else ""


def _are_reformed(a: Word, b: Word) -> bool:
    """Tell whether two surnames are of one father's name, and not both by the Russian endings."""
    if a.rootset.isdisjoint(b.rootset) and a.made_from.isdisjoint(b.made_from):
        return False
    return not all(one.bases[0].endswith(("ov", "ev")) for one in (a, b))


def _slip_of_surname(a: Word, b: Word) -> str:
    if is_typing_slip(a.letters, b.letters):
        return "slip"
    if not _near(a.base_skeletons, b.base_skeletons):
        return "other"
    ending = lexicon.ending_length(a.bases[0]) if a.sex and b.sex else 0
    share = slip(a.bases[:4], b.bases[:4], ending=ending)
    share = min(share, slip(a.keys[:4], b.keys[:4], ending=ending))
    if share <= 1.0:
        return "slip_of_real" if a.common or b.common else "slip"
    return "doubtful" if share <= doubtful() else "other"


def _halves(a: Word, b: Word, ask: Callable[[Word, Word], str], agreeing: tuple[str, ...]) -> str:
    """Compare a double name with a double or a single one."""
    ones, others = a.halves or (a,), b.halves or (b,)
    fewer, more = sorted((ones, others), key=len)
    if len(fewer) == len(more):
        fine = {*agreeing, "slip", "slip_of_real"}
        agree = all(any(ask(one, other) in fine for other in others) for one in ones)
        return "spelling" if agree else "other"
    found = all(any(ask(one, other) in agreeing for other in more) for one in fewer)
    return "half" if found else "other"


def _given(a: Word, b: Word) -> str:  # noqa: PLR0911 (each way to agree, the surest first)
    if a.initial or b.initial:
        return "initial" if _initials(a, b) == "same" else "initial_other"
    mine, yours = a.given, b.given
    if not a.keyset.isdisjoint(b.keyset):
        return "equal"
    if not mine.full.isdisjoint(yours.full):
        return "family"
    if not (mine.full | mine.short).isdisjoint(yours.full | yours.short):
        return "short"
    if apart := _known_apart(a, b):
        return apart
    if _fits(a, b):
        return "spelling"
    if a.halves or b.halves:
        outcome = _halves(a, b, _given, ("equal", "family", "short", "spelling"))
        return outcome if outcome != "other" else _slip_of_given(a, b)
    if (a.pattern is None) != (b.pattern is None):
        return "other"
    if _differ_in_sex(a, b):
        return "other"
    if not a.loose.isdisjoint(b.loose):
        return "spelling"
    return _slip_of_given(a, b)


def _known_apart(a: Word, b: Word) -> str:
    """Say how two given names differ that are known to be two; nothing where it is not known."""
    mine, yours = a.given, b.given
    if a.keys[0] == b.untitled or b.keys[0] == a.untitled:
        return "titled"
    if not (mine.near.isdisjoint(yours.full) and yours.near.isdisjoint(mine.full)):
        return "near"
    return "other" if mine.full and yours.full else ""


def _differ_in_sex(a: Word, b: Word) -> bool:
    sexes = (a.given.genders, b.given.genders)
    if all(sexes) and sexes[0].isdisjoint(sexes[1]):
        return True
    one, other = a.keys[0], b.keys[0]
    return (
        one.rstrip("ao") == other.rstrip("ao")
        and one[-1] != other[-1]
        and "a" in one[-1] + other[-1]
    )


def _slip_of_given(a: Word, b: Word) -> str:
    if a.exact or b.exact:
        return "other"
    one_known = a.given.known != b.given.known
    both_known = a.given.known and b.given.known
    if not both_known and is_typing_slip(a.letters, b.letters):
        return "slip"
    if not _near(a.skeletons, b.skeletons):
        return "other"
    if both_known:
        share = slip(a.keys[:4], b.keys[:4], most=_OF_TWO_KNOWN)
        return "doubtful" if share <= _OF_TWO_KNOWN else "other"
    share = slip(a.keys[:4], b.keys[:4])
    if share <= (of_known() if one_known else 1.0):
        return "slip"
    return "doubtful" if share <= doubtful() else "other"


def _patronymic(a: Word, b: Word) -> str:
    if a.initial or b.initial:
        return "initial" if _initials(a, b) == "same" else "initial_other"
    if not a.fatherset.isdisjoint(b.fatherset) or not a.keyset.isdisjoint(b.keyset):
        return "equal"
    if a.father_families and b.father_families:
        return "other" if a.father_families.isdisjoint(b.father_families) else "equal"
    if (a.pattern is None) != (b.pattern is None):
        return "equal" if _fits(a, b) else "other"
    if not a.loose.isdisjoint(b.loose):
        return "equal"
    if not _near(a.skeletons, b.skeletons):
        return "other"
    return "slip" if slip(a.keys[:3], b.keys[:3]) <= 0.8 else "other"


def _near(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(may_be_close(one, other) for one in ones for other in others)


def _fits(a: Word, b: Word) -> bool:
    """Tell whether a word in a script with vowels fits one without them."""
    if (a.pattern is None) == (b.pattern is None):
        return False
    pattern, keys = (a.pattern, b.keys) if a.pattern is not None else (b.pattern, a.keys)
    return pattern is not None and any(pattern.fullmatch(key) for key in keys)

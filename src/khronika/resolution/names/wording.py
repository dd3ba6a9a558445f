"""The words in which a comparison gives its reasons."""

from khronika.resolution.names.prepared import Order

_SURNAME = {
    "equal": "surnames {a} and {b} are the same",
    "equal_common": "surnames {a} and {b} are the same, a very common one",
    "spelling": "surnames {a} and {b} are spellings of one",
    "national": "surnames {a} and {b} are forms of one in two languages",
    "married": "the surnames are two, but a woman may bear {a} before and {b} after a marriage",
    "reformed": "surnames {a} and {b} are one with and without its ending",
    "half": "surname {a} has {b} in common",
    "slip": "surnames {a} and {b} differ as by a slip of the pen",
    "slip_of_real": "surnames {a} and {b} differ as by a slip of the pen",
    "doubtful": "surnames {a} and {b} may differ by a slip or be two",
    "neighbours": "surnames {a} and {b} are both borne, and two",
    "other": "surnames {a} and {b} are two",
    "initial": "surname {a} begins as {b}",
    "initial_other": "surname {a} does not begin as {b}",
    "alone": "both have only the name {a}, a rare one",
    "absent": "one of them has no surname",
}
_GENDER = {
    "foreign": "the surname of a woman stands without its ending, as abroad",
    "doubtful": "the surname of a man has the ending of a woman's",
    "two_people": "the surnames are a man's and a woman's",
}
_GIVEN = {
    "equal": "given names {a} and {b} are the same",
    "family": "given names {a} and {b} are forms of one",
    "short": "given names {a} and {b} are a name and its short form, or two short forms",
    "spelling": "given names {a} and {b} are spellings of one",
    "half": "given name {a} has {b} in common",
    "slip": "given names {a} and {b} differ as by a slip of the pen",
    "initial": "given names {a} and {b} begin alike",
    "behind": "the one given name stands behind the other, which goes before names",
    "titled": "given names {a} and {b} are one with and without a title",
    "near": "given names {a} and {b} are used for each other, but are two",
    "doubtful": "given names {a} and {b} may be spellings of one or two",
    "other": "given names {a} and {b} are two",
    "initial_other": "given names {a} and {b} do not begin alike",
    "absent": "one of them has no given name",
}
_PATRONYMIC = {
    "equal": "patronymics {a} and {b} are the same",
    "slip": "patronymics {a} and {b} differ as by a slip of the pen",
    "initial": "patronymics {a} and {b} begin alike",
    "other": "patronymics {a} and {b} contradict each other",
    "initial_other": "patronymics {a} and {b} do not begin alike",
    "absent": "the patronymic stands in one only",
}
_MIDDLE = {
    "equal": "middle names agree",
    "absent": "middle names stand in one only",
    "other": "middle names contradict each other",
}
OF_BODIES = {
    "same": "they are names of bodies, with the same words",
    "other": "they are names of bodies, with other words or another legal form",
}
OF_WHOLE = {
    "letters": "the names have the same letters, parted into other words",
    "all": "all words of the shorter name stand in the longer one, in their order",
}
_WORDS = {
    "surname": _SURNAME,
    "gender": _GENDER,
    "given": _GIVEN,
    "patronymic": _PATRONYMIC,
    "middle": _MIDDLE,
}


def sentence(part: str, outcome: str, a: Order, b: Order) -> str:
    """Say what an outcome of a part means for two names."""
    words = {
        "surname": (a.surname, b.surname),
        "given": (a.given, b.given),
        "patronymic": (a.patronymic, b.patronymic),
    }.get(part, (None, None))
    one, other = (word.text if word is not None else "" for word in words)
    return _WORDS[part][outcome].format(a=one, b=other)

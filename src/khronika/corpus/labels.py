"""What the label of a tag says about its words; the list stands in `corpus/FORMAT.md`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from khronika.corpus.codes import Reason
from khronika.corpus.days import Days, read_days
from khronika.corpus.source import Unreadable
from khronika.model import Certainty, IncidentType, Status
from khronika.resources.countries import country_codes


class Kind(StrEnum):
    """What words are to the thing that their label names."""

    MENTION = "mention"
    PLACE = "place"
    TRIGGER = "trigger"
    DATE = "date"
    REPORT = "report"
    CUE = "cue"
    CHARGE = "charge"
    YEARS = "years"
    CLAIM = "claim"
    INSTRUMENT = "instrument"
    ESTIMATE = "estimate"
    NEGATIVE = "negative"
    REASON = "reason"
    BOILERPLATE = "boilerplate"
    BREAK = "break"
    """A sentence ends here."""
    JOIN = "join"
    """No sentence ends here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label, read: `of` is the id or the code of the country that it names."""

    kind: Kind
    of: str = ""
    days: Days | None = None
    sure: bool = False
    """The coder says that the days are right although the words seem to say otherwise."""
    cue: Certainty | Status | None = None
    years: int | None = None
    reason: Reason | None = None
    type: IncidentType | None = None


Code = TypeVar("Code", bound=StrEnum)

_ONE_SIGN = {"x": Kind.BOILERPLATE, "/": Kind.BREAK, "+": Kind.JOIN}
_OF_ID = {
    "p": Kind.MENTION,
    "o": Kind.MENTION,
    "i": Kind.TRIGGER,
    "c": Kind.CLAIM,
    "n": Kind.INSTRUMENT,
    "e": Kind.ESTIMATE,
}
_ID = re.compile(r"([poicne])[1-9]\d*", re.ASCII)
_YEARS = re.compile(r"([1-9]\d?)y", re.ASCII)
_DATED = "ine"
_CUES: dict[str, Certainty | Status] = {code.value: code for code in (*Certainty, *Status)}


def is_id(typed: str) -> bool:
    """Tell whether this is the id of something in a footer, such as p1."""
    return _ID.fullmatch(typed) is not None


def read_country(typed: str) -> str:
    """Read the code of a country; raise Unreadable if there is none such."""
    if typed not in country_codes():
        raise Unreadable(f"{typed[:20]!r} is no country: write its ISO code, such as KG")
    return typed


def read_code(kind: type[Code], typed: str, what: str) -> Code:
    """Read a code of a closed list; raise Unreadable with the list if it is none."""
    try:
        return kind(typed)
    except ValueError:
        raise Unreadable(f"{typed[:30]!r} is no {what}: it is one of {', '.join(kind)}") from None


def read_label(typed: str) -> Label:
    """Read a label; raise Unreadable if there is none such."""
    if typed in _ONE_SIGN:
        return Label(kind=_ONE_SIGN[typed])
    if typed[0] in _BY_FIRST_SIGN:
        return _BY_FIRST_SIGN[typed[0]](typed[1:])
    of, colon, value = typed.partition(":")
    if of == "report":
        return _date(Kind.REPORT, "", value)
    if not is_id(of):
        raise Unreadable(
            f"{typed[:30]!r} is no label: write one such as p1, @LT, i1, i1:2026-03-12"
        )
    if not colon:
        return Label(kind=_OF_ID[of[0]], of=of)
    if of[0] not in _DATED:
        raise Unreadable(f"{of} takes nothing after a colon")
    return _valued(of, value)


def _valued(of: str, value: str) -> Label:
    """Read what a label says of an act, an instrument or an estimate behind its colon."""
    if of[0] == "i":
        if value == "charge":
            return Label(kind=Kind.CHARGE, of=of)
        if years := _YEARS.fullmatch(value):
            return Label(kind=Kind.YEARS, of=of, years=int(years[1]))
        if value in _CUES:
            return Label(kind=Kind.CUE, of=of, cue=_CUES[value])
        if value.endswith("y"):
            raise Unreadable("years are whole: write 7y for seven and a half")
        if value[:1].isalpha():
            raise Unreadable(
                f"{value[:30]!r} says nothing of an act: write a date, charge, 4y or one of "
                f"{', '.join(_CUES)}"
            )
    return _date(Kind.DATE, of, value)


def _date(kind: Kind, of: str, value: str) -> Label:
    if value == "?":
        return Label(kind=kind, of=of)
    sure = value.endswith("!")
    return Label(kind=kind, of=of, days=read_days(value.removesuffix("!")), sure=sure)


def _place(typed: str) -> Label:
    return Label(kind=Kind.PLACE, of=read_country(typed))


def _negative(typed: str) -> Label:
    reason, colon, of_type = typed.partition(":")
    return Label(
        kind=Kind.NEGATIVE,
        reason=read_code(Reason, reason, "reason"),
        type=read_code(IncidentType, of_type, "type of incident") if colon else None,
    )


def _reason(typed: str) -> Label:
    return Label(kind=Kind.REASON, reason=read_code(Reason, typed, "reason"))


_BY_FIRST_SIGN: dict[str, Callable[[str], Label]] = {"@": _place, "-": _negative, "?": _reason}

"""The lines of a footer, read: what is said of each person, body, act, claim, instrument, number.

What can be computed from tags is None here; `convert` fills it in.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from khronika.corpus.labels import is_id, read_code, read_country
from khronika.corpus.source import Unreadable
from khronika.model import (
    Certainty,
    EstimateMeasure,
    IncidentType,
    InstrumentData,
    InstrumentKind,
    InstrumentStatus,
    OrganizationKind,
    Role,
    Stance,
    Status,
)

_NUMBERS = re.compile(r"(\d*)(\.\.)?(\d*)", re.ASCII)
_CERTAINTIES, _STATUSES = frozenset(Certainty), frozenset(Status)


@dataclass(slots=True, kw_only=True)
class PartyLine:
    """`p1 Name = Alias; lawyer; RU` or `o1 Name; police; KG`; the name is empty where left out."""

    name: str
    aliases: tuple[str, ...]
    codes: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class ActLine:
    """`i1 detention p1,p2 in KG for RU by o1 pending attributed`."""

    type: IncidentType
    targets: tuple[str, ...]
    host: str | None
    origin: str | None
    actors: tuple[str, ...]
    status: Status | None
    certainty: Certainty | None


@dataclass(slots=True, kw_only=True)
class ClaimLine:
    """`c1 p2 fears about i1,n1,RU direct`."""

    speaker: str
    stance: Stance
    about: tuple[str, ...]
    direct: bool | None


@dataclass(slots=True, kw_only=True)
class InstrumentLine:
    """`n1 extradition_treaty KG,RU signed data wanted`."""

    kind: InstrumentKind
    parties: tuple[str, ...]
    status: InstrumentStatus
    data: tuple[InstrumentData, ...]


@dataclass(slots=True, kw_only=True)
class EstimateLine:
    """`e1 emigrants from RU to GE 900..1000 by o1`."""

    measure: EstimateMeasure
    from_country: str | None
    to_country: str | None
    low: int | None
    high: int | None
    by: tuple[str, ...]


def read_party(rest: str, kind: type[Role] | type[OrganizationKind]) -> PartyLine:
    """Read the line of a person (`kind` Role) or of a body."""
    names, *rest_fields = rest.split(";")
    name, *aliases = (part.strip() for part in re.split(r"(?:^|\s)=\s", names))
    line = PartyLine(name=name, aliases=tuple(filter(None, aliases)))
    for typed in (part.strip() for given in rest_fields for part in given.split(",")):
        if typed.isupper():
            line.countries.append(read_country(typed))
        elif typed:
            line.codes.append(read_code(kind, typed, "role" if kind is Role else "kind of body"))
    return line


def read_act(rest: str) -> ActLine:
    """Read the line of an act."""
    words, clauses = _clauses(rest, ("in", "for", "by"))
    if len(words) < 2:
        raise Unreadable("an act has a type and targets: write 'i1 detention p1 in KG for RU'")
    type_, targets, *codes = words
    line = ActLine(
        type=read_code(IncidentType, type_, "type of incident"),
        targets=_ids(targets, "po"),
        host=_country(clauses.get("in")),
        origin=_country(clauses.get("for")),
        actors=_ids(clauses.get("by", ""), "po"),
        status=None,
        certainty=None,
    )
    for code in codes:
        if code in _STATUSES:
            line.status = Status(code)
        elif code in _CERTAINTIES:
            line.certainty = Certainty(code)
        else:
            raise Unreadable(f"{code[:30]!r} is neither status nor certainty, nor in, for or by")
    return line


def read_claim(rest: str) -> ClaimLine:
    """Read the line of a claim."""
    words, clauses = _clauses(rest, ("about",))
    if not words:
        raise Unreadable("a claim has a speaker: write 'c1 p2 denies about i1'")
    speaker, *codes = words
    (speaker,) = _ids(speaker, "po") or ("",)
    directs = [code == "direct" for code in codes if code in ("direct", "indirect")]
    stances = [code for code in codes if code not in ("direct", "indirect")]
    if len(stances) > 1 or len(directs) > 1:
        raise Unreadable("a claim has one stance, and is direct or indirect")
    return ClaimLine(
        speaker=speaker,
        stance=read_code(Stance, stances[0], "stance") if stances else Stance.ASSERTS,
        about=_list(clauses.get("about", "")),
        direct=directs[0] if directs else None,
    )


def read_instrument(rest: str) -> InstrumentLine:
    """Read the line of an instrument."""
    words, clauses = _clauses(rest, ("data",))
    if len(words) not in (2, 3):
        raise Unreadable("an instrument has a kind and parties: 'n1 visa_rule GE in_force'")
    kind, parties, *status = words
    return InstrumentLine(
        kind=read_code(InstrumentKind, kind, "kind of instrument"),
        parties=tuple(read_country(code) for code in _list(parties)),
        status=read_code(InstrumentStatus, status[0], "status of an instrument")
        if status
        else InstrumentStatus.IN_FORCE,
        data=tuple(
            read_code(InstrumentData, code, "kind of data")
            for code in _list(clauses.get("data", ""))
        ),
    )


def read_estimate(rest: str) -> EstimateLine:
    """Read the line of a number of people."""
    words, clauses = _clauses(rest, ("from", "to", "by"))
    if len(words) != 2:
        raise Unreadable("an estimate has a measure and a number: 'e1 emigrants to GE 900..1000'")
    measure, number = words
    low, high = _numbers(number)
    return EstimateLine(
        measure=read_code(EstimateMeasure, measure.replace("_", " "), "measure"),
        from_country=_country(clauses.get("from")),
        to_country=_country(clauses.get("to")),
        low=low,
        high=high,
        by=_ids(clauses.get("by", ""), "po"),
    )


def _clauses(rest: str, keywords: Collection[str]) -> tuple[list[str], dict[str, str]]:
    """Part a line into words by their place and words behind a keyword."""
    words, clauses = [], {}
    typed = iter(rest.split())
    for word in typed:
        if word not in keywords:
            words.append(word)
        elif word in clauses:
            raise Unreadable(f"'{word}' stands twice: write a list with commas and no spaces")
        else:
            clauses[word] = next(typed, "")
            if not clauses[word]:
                raise Unreadable(f"nothing stands behind '{word}'")
    return words, clauses


def _list(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, typed.split(",")))


def _ids(typed: str, kinds: str) -> tuple[str, ...]:
    ids = _list(typed)
    for name in ids:
        if not is_id(name) or name[0] not in kinds:
            raise Unreadable(f"{name[:20]!r} is no id of a person or body: write p1 or p1,o2")
    return ids


def _country(typed: str | None) -> str | None:
    return None if typed is None else read_country(typed)


def _numbers(typed: str) -> tuple[int | None, int | None]:
    """Read 100, 100.., ..100 or 100..200 as the lower and the upper bound."""
    found = _NUMBERS.fullmatch(typed)
    if not found or not (found[1] or found[3]):
        raise Unreadable(f"{typed[:20]!r} is no number: write 900, 900.., ..900 or 900..1000")
    low = int(found[1]) if found[1] else None
    high = int(found[3]) if found[3] else None
    return (low, high) if found[2] else (low, low)

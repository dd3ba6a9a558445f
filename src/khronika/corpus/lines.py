"""The footer of an item as a whole: each thing's line, once, and a line for everything tagged."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from khronika.corpus.footer import (
    ActLine,
    ClaimLine,
    EstimateLine,
    InstrumentLine,
    PartyLine,
    read_act,
    read_claim,
    read_estimate,
    read_instrument,
    read_party,
)
from khronika.corpus.items import Item
from khronika.corpus.labels import Kind, is_id
from khronika.corpus.marks import Marked
from khronika.corpus.source import Unreadable
from khronika.model import OrganizationKind, Role

Line = TypeVar("Line")

_SHOWN_BY = {
    "p": (Kind.MENTION,),
    "o": (Kind.MENTION,),
    "i": (Kind.TRIGGER,),
    "c": (Kind.CLAIM,),
    "n": (Kind.INSTRUMENT,),
    "e": (Kind.ESTIMATE,),
}


@dataclass(slots=True)
class Lines:
    """The lines of a footer by id, in the order of the ids, and where each stands in the file."""

    people: dict[str, PartyLine] = field(default_factory=dict)
    organizations: dict[str, PartyLine] = field(default_factory=dict)
    acts: dict[str, ActLine] = field(default_factory=dict)
    claims: dict[str, ClaimLine] = field(default_factory=dict)
    instruments: dict[str, InstrumentLine] = field(default_factory=dict)
    estimates: dict[str, EstimateLine] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)


def read_lines(item: Item, marked: Marked) -> Lines:
    """Read the footer of an item, and note what it lacks or has too much."""
    lines = Lines()
    broken: set[str] = set()
    for entry in item.entries:
        if not is_id(entry.id):
            item.source.fault(entry.at, "a line of the footer begins with an id such as p1 or i1")
        elif entry.id in lines.at:
            item.source.fault(entry.at, f"{entry.id} has a line already: give this one a new id")
        else:
            lines.at[entry.id] = entry.at
            try:
                _read_into(lines, entry.id, entry.rest)
            except Unreadable as error:
                item.source.fault(entry.at, str(error))
                broken.add(entry.id)
    _add_tagged(item, marked, lines, broken)
    _check_shown(item, marked, lines)
    _check_references(item, lines, broken)
    return _in_order(lines)


def _read_into(lines: Lines, name: str, rest: str) -> None:
    match name[0]:
        case "p":
            lines.people[name] = read_party(rest, Role)
        case "o":
            lines.organizations[name] = read_party(rest, OrganizationKind)
        case "i":
            lines.acts[name] = read_act(rest)
        case "c":
            lines.claims[name] = read_claim(rest)
        case "n":
            lines.instruments[name] = read_instrument(rest)
        case _:
            lines.estimates[name] = read_estimate(rest)


def _add_tagged(item: Item, marked: Marked, lines: Lines, broken: set[str]) -> None:
    """Give a line to parties that a single sentence only tags; note what else lacks one."""
    for mark in marked.marks:
        name = mark.label.of
        if not is_id(name) or name in lines.at:
            continue
        lines.at[name] = mark.at
        if item.single and name[0] in "po":
            parties = lines.people if name[0] == "p" else lines.organizations
            parties[name] = PartyLine(name="", aliases=())
        else:
            item.source.fault(mark.at, f"{name} has no line in the footer")
            broken.add(name)


def _check_shown(item: Item, marked: Marked, lines: Lines) -> None:
    shown = {(mark.label.of, mark.label.kind) for mark in marked.marks}
    for name, at in lines.at.items():
        if not any((name, kind) in shown for kind in _SHOWN_BY[name[0]]):
            item.source.fault(
                at, f"{name} stands nowhere in the text: tag its words {{...|{name}}}"
            )


def _check_references(item: Item, lines: Lines, broken: set[str]) -> None:
    known = {*lines.people, *lines.organizations, *lines.acts, *lines.instruments, *broken}
    for name, referred in _references(lines):
        for other in referred:
            if other not in known and not (other.isupper() and len(other) == 2):
                item.source.fault(lines.at[name], f"{name} names {other[:20]}, which has no line")


def _references(lines: Lines) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, act in lines.acts.items():
        yield name, (*act.targets, *act.actors)
    for name, claim in lines.claims.items():
        yield name, (claim.speaker, *claim.about)
    for name, estimate in lines.estimates.items():
        yield name, estimate.by


def _in_order(lines: Lines) -> Lines:
    def ordered(things: dict[str, Line]) -> dict[str, Line]:
        return {name: things[name] for name in sorted(things, key=_number)}

    return Lines(
        people=ordered(lines.people),
        organizations=ordered(lines.organizations),
        acts=ordered(lines.acts),
        claims=ordered(lines.claims),
        instruments=ordered(lines.instruments),
        estimates=ordered(lines.estimates),
        at=lines.at,
    )


def _number(name: str) -> int:
    return int(name[1:])

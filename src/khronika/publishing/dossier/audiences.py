"""What an audience may see of a dossier: only what `resources/dossier/audiences.yaml` lists for it.

The dossier is gone through field by field. A field that the list lacks, or lacks for the audience,
goes back to its empty default; so what somebody adds to the content is shown to nobody until they
say to whom, and why. Files are made of what is left, and of nothing else.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import Any

from khronika.casebook import PartyKind
from khronika.errors import MalformedResource
from khronika.publishing.dossier.content import (
    Act,
    Claim,
    Days,
    Dossier,
    Gap,
    Joined,
    Looked,
    Party,
    Source,
    Statement,
    Step,
    Telling,
    Tie,
)
from khronika.publishing.dossier.gathering import Gathered
from khronika.publishing.dossier.masking import Masks, acts_in_public
from khronika.publishing.editions import Audience
from khronika.resolution.names.naming import is_named
from khronika.resources import load, written

_FILE = "dossier/audiences.yaml"
PARTS = (
    Dossier,
    Party,
    Looked,
    Joined,
    Step,
    Gap,
    Act,
    Tie,
    Telling,
    Claim,
    Source,
)
"""Everything that a dossier is made of, down to values that are shown whole or not at all."""


class Seen(StrEnum):
    """How much of a field is seen; what each means stands at the head of the list."""

    WHOLE = "whole"
    NOT_PRIVATE = "not_private"
    MASKED = "masked"
    IF_NOT_MASKED = "if_not_masked"
    MONTH = "month"
    NUMBERED = "numbered"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Rule:
    """What the audiences see of one field."""

    field: str
    seen: Mapping[Audience, Seen]
    why: str


def for_audience(gathered: Gathered, audience: Audience) -> Dossier:
    """Give what an audience may see of a dossier."""
    shown: Dossier = _Cut(gathered, audience).shown(gathered.dossier)
    return shown


def may_be_told(gathered: Gathered, audience: Audience, text: str) -> bool:
    """Tell whether a text, such as a file's name, names nobody whom an audience may not see."""
    if audience is Audience.COURT:
        return True
    return Masks(gathered).is_free_of_names(text, of_anybody=audience is Audience.PUBLIC)


@cache
def rules() -> tuple[Rule, ...]:
    """Give the allow-list.

    Raises:
        MalformedResource: an entry names no field of a dossier, or says nothing that can be done.
    """
    known = {_key(part, field.name) for part in PARTS for field in fields(part)}
    return tuple(_rule(entry, known) for entry in load(_FILE))


def _rule(entry: Mapping[str, str], known: set[str]) -> Rule:
    field, why = entry["field"], entry.get("why", "")
    if field not in known or not why or set(entry) - {"field", "why", *Audience}:
        raise MalformedResource(
            f"{_FILE}, {field}: each entry names a field of a dossier, says why, and names no "
            f"audience but {', '.join(Audience)}"
        )
    try:
        seen = {one: Seen(entry[one]) for one in Audience if one in entry}
    except ValueError as error:
        raise MalformedResource(f"{_FILE}, {field}: use one of {', '.join(Seen)}") from error
    return Rule(field, seen, why)


class _Cut:
    """The cutting of one dossier for one audience."""

    def __init__(self, gathered: Gathered, audience: Audience) -> None:
        self._seen = {rule.field: rule.seen[audience] for rule in rules() if audience in rule.seen}
        self._masks = Masks(gathered)
        self._reviewers: dict[str, str] = {}
        self._ways: dict[Seen, Callable[[Any, Any, int], Any]] = {
            Seen.WHOLE: lambda _within, value, document: self.shown(value, document),
            Seen.NOT_PRIVATE: lambda party, value, _document: self._named(party, value),
            Seen.MASKED: lambda _within, value, document: self._masked(value, document),
            Seen.IF_NOT_MASKED: lambda _within, value, document: (
                None if self._masks.stand_in(document, value) else value
            ),
            Seen.MONTH: lambda _within, value, _document: _month(value),
            Seen.NUMBERED: lambda _within, value, _document: self._numbered(value),
            Seen.KNOWN: lambda _within, value, _document: _known(value),
        }

    def shown(self, value: Any, document: int = 0) -> Any:
        """Give a part of the dossier as it may be seen; `document` is the one it stands in."""
        if isinstance(value, tuple):
            return tuple(self.shown(one, document) for one in value)
        if not isinstance(value, PARTS):
            return value
        if isinstance(value, Statement | Source):
            document = value.document
        kept = {}
        for field in fields(value):
            seen = self._seen.get(_key(type(value), field.name))
            found = getattr(value, field.name)
            if seen is None or found is None or found == ():
                continue
            way = self._ways[seen](value, found, document)
            if way is not None:
                kept[field.name] = way
        return type(value)(**kept)

    def _masked(self, value: str | tuple[str, ...], document: int) -> str | tuple[str, ...]:
        if isinstance(value, str):
            return self._masks.blocked(value, document)
        return tuple(self._masks.blocked(one, document) for one in value)

    def _named(self, party: Party, value: str | tuple[str, ...]) -> str | tuple[str, ...] | None:
        """Give the names of a party, unless it is private; another's name may stand in them."""
        if is_private(party):
            return None
        if isinstance(value, tuple):
            names = tuple(self._named_beside(party, one) for one in value)
            return tuple(one for one in names if one is not None) or None
        return self._named_beside(party, value)

    def _named_beside(self, party: Party, name: str) -> str | None:
        """Give a name without those of others; a person's is not searched unless it is a phrase."""
        if party.kind is PartyKind.PERSON and is_named(name):
            return name
        for document in party.documents:
            name = self._masks.blocked(name, document)
        return name if any(map(str.isalnum, name)) else None

    def _numbered(self, name: str) -> str:
        return self._reviewers.setdefault(name, str(len(self._reviewers) + 1))


def is_private(party: Party) -> bool:
    """Tell whether a party is somebody who does not act in public and is not the person."""
    if party.kind is not PartyKind.PERSON or party.subject:
        return False
    return not acts_in_public(party.roles, party.looked.review if party.looked else None)


def _known(codes: str | tuple[str, ...]) -> str | tuple[str, ...] | None:
    """Give codes of countries and languages; what is none may be anybody's words."""
    if isinstance(codes, tuple):
        return tuple(filter(written.is_code, codes)) or None
    return codes if written.is_code(codes) else None


def _month(days: Days) -> Days:
    last = days.last
    return replace(
        days,
        first=days.first.replace(day=1),
        last=last.replace(day=monthrange(last.year, last.month)[1]),
    )


def _key(part: type, field: str) -> str:
    return f"{part.__name__.lower()}.{field}"

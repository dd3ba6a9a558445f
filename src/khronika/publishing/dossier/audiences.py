"""What an audience may see of a dossier: only what `resources/dossier/audiences.yaml` lists for it.

The dossier is gone through field by field. A field that the list lacks, or lacks for the audience,
goes back to its empty default; so what somebody adds to the content is shown to nobody until they
say to whom, and why. Files are made of what is left, and of nothing else.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import Any

from khronika.casebook import PartyKind, PersonRow, Review
from khronika.errors import MalformedResource
from khronika.model import Role
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
from khronika.publishing.editions import Audience
from khronika.resolution.names.mentions import BLOCK, Mentions
from khronika.resolution.names.naming import is_named
from khronika.resources import load

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
_BLOCKS = re.compile(rf"{BLOCK}+(?:\W{{1,3}}{BLOCK}+)*")
"""A name that was blocked out, with what stands between its words."""
_IN_PUBLIC = frozenset({Role.OFFICIAL, Role.PERPETRATOR, Role.LAWYER, Role.EXPERT})
"""Roles in which people act before the public."""


class Seen(StrEnum):
    """How much of a field is seen; what each means stands at the head of the list."""

    WHOLE = "whole"
    NOT_PRIVATE = "not_private"
    MASKED = "masked"
    IF_NOT_MASKED = "if_not_masked"
    MONTH = "month"
    NUMBERED = "numbered"


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
        self._masks = _Masks(gathered)
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
        """Give the names of a party, unless it is private; a body may bear a private name."""
        if party.kind is PartyKind.PERSON:
            return None if is_private(party) else value
        for document in party.documents:
            value = self._masked(value, document)
        return value

    def _numbered(self, name: str) -> str:
        return self._reviewers.setdefault(name, str(len(self._reviewers) + 1))


class _Masks:
    """The names of those who are private, wherever they stand in the documents."""

    def __init__(self, gathered: Gathered) -> None:
        self._own = gathered.own
        self._people = gathered.people
        self._identities = gathered.identities
        self._public = {
            self._identities[row.id]
            for rows in self._people.values()
            for row in rows
            if _acts_in_public(row.roles, row.review)
        }
        self._publishers = {source.publisher for source in gathered.dossier.sources}
        self._private = {
            number: [row for row in rows if self._is_private(row)]
            for number, rows in self._people.items()
        }
        self._subject = self._words_of_the_subject()
        self._texts = gathered.texts
        self._mentions: dict[int, list[Mentions]] = {}

    def stand_in(self, document: int, fact: str) -> bool:
        """Tell whether somebody private stands in a document, read or not, or in a fact of it.

        An address may name somebody of whom the document itself says nothing.
        """
        return bool(self._private[document]) or any(
            self._without_names(text, document) != text for text in (self._texts[document], fact)
        )

    def blocked(self, text: str, document: int) -> str:
        """Give a text of a document with everybody private blocked out, and how to reach anybody.

        Whoever stands in one document of a case may stand in the others, though nobody was read
        there, so that one word of a name is enough in each. What stands in the place of a name is
        always the same: its length would tell which of some people it is. A number or an address
        may be anybody's, so that none is left.
        """
        text = _contacts().sub(BLOCK, self._without_names(text, document))
        return _BLOCKS.sub(BLOCK * 3, text)

    def _without_names(self, text: str, document: int) -> str:
        for mentions in self._of(document):
            for start, end in self._blocking(mentions, text):
                text = text[:start] + BLOCK * (end - start) + text[end:]
        return text

    def _blocking(self, mentions: Mentions, text: str) -> list[tuple[int, int]]:
        """Give where somebody private stands; the person's own surname alone is the person."""
        spans = mentions.spans(text, here=True)
        left = text
        for start, end in spans:
            if text[start:end].casefold() not in self._subject:
                left = left[:start] + BLOCK * (end - start) + left[end:]
        # Beside what is blocked out it is a part of somebody else's name.
        return [
            (start, end)
            for start, end in spans
            if BLOCK in left[start:end] or BLOCK in left[max(start - 2, 0) : end + 2]
        ]

    def _words_of_the_subject(self) -> set[str]:
        """Give the words of the person's names, as they are written, that no private name has."""
        rows = [row for rows in self._people.values() for row in rows]
        own = {word for row in rows if row.id in self._own for word in _words(row)}
        private = {word for rows in self._private.values() for row in rows for word in _words(row)}
        return own - private

    def _of(self, document: int) -> list[Mentions]:
        if document not in self._mentions:
            named = [row for rows in self._people.values() for row in rows if row.id in self._own]
            shown = [row for row in self._people[document] if not self._is_private(row)]
            public = [
                row
                for rows in self._people.values()
                for row in rows
                if row.id not in self._own and not self._is_private(row)
            ]
            beside = [name for row in (*shown, *named) for name in _names(row)]
            private = {
                _names(row)
                for number, rows in self._private.items()
                for row in rows
                if number == document or not _is_namesake(row, public)
            }
            self._mentions[document] = [Mentions(one, beside) for one in sorted(private)]
        return self._mentions[document]

    def _is_private(self, row: PersonRow) -> bool:
        if row.id in self._own or not (is_named(row.name) or " " not in row.name):
            return False
        if row.review is Review.REJECTED and row.name in self._publishers:
            return False  # an outlet that was taken for somebody
        return self._identities[row.id] not in self._public


def _is_namesake(row: PersonRow, public: Iterable[PersonRow]) -> bool:
    """Tell whether somebody is called as somebody who acts in public.

    Where the former does not stand the name is that of the latter, which the file gives anyway.
    """
    return any(Mentions(_names(one)).bears(_names(row)) for one in public)


def _words(row: PersonRow) -> list[str]:
    return " ".join(_names(row)).casefold().split()


def is_private(party: Party) -> bool:
    """Tell whether a party is somebody who does not act in public and is not the person."""
    if party.kind is not PartyKind.PERSON or party.subject:
        return False
    return not _acts_in_public(party.roles, party.looked.review if party.looked else None)


def _acts_in_public(roles: Iterable[Role], review: Review | None) -> bool:
    """Tell whether somebody acts before the public; what a machine takes for that is not enough."""
    looked = review not in (None, Review.PROPOSED, Review.REJECTED)
    return looked and any(role in _IN_PUBLIC for role in roles)


@cache
def _contacts() -> re.Pattern[str]:
    """Give the pattern of whatever somebody can be reached by."""
    return re.compile("|".join(f"(?:{one})" for one in load("dossier/contacts.yaml")))


def _names(row: PersonRow) -> tuple[str, ...]:
    return (row.name, *row.aliases)


def _month(days: Days) -> Days:
    last = days.last
    return replace(
        days,
        first=days.first.replace(day=1),
        last=last.replace(day=monthrange(last.year, last.month)[1]),
    )


def _key(part: type, field: str) -> str:
    return f"{part.__name__.lower()}.{field}"

"""The people and bodies of an item: names, aliases and roles, from footer and mentions."""

import re
from collections.abc import Iterator
from itertools import islice

from khronika.corpus.footer import PartyLine
from khronika.corpus.items import Item
from khronika.corpus.labels import Kind
from khronika.corpus.lines import Lines
from khronika.corpus.marks import Mark, Marked
from khronika.model import Evidence, Organization, OrganizationKind, Person, Role

_ENDING = 2  # letters that declension may change
_UNNAMED = {"en": "unnamed", "ru": "не назван"}
"""The name of somebody of whom a single sentence has no word, only an empty subject."""


def people(item: Item, marked: Marked, lines: Lines) -> tuple[Person, ...]:
    """Make the people of an item."""
    targets = {name for act in lines.acts.values() for name in act.targets}
    speakers = {claim.speaker for claim in lines.claims.values()}
    made = []
    for name, line in lines.people.items():
        full = _name(item, marked, name, line)
        computed = [Role.TARGET] * (name in targets), [Role.SPEAKER] * (name in speakers)
        written = [Role(code) for code in line.codes]
        made.append(
            Person(
                id=name,
                name=full,
                aliases=_aliases(marked, name, full, line),
                roles=tuple(dict.fromkeys([*computed[0], *written, *computed[1]])),
                citizenship=tuple(line.countries),
                evidence=_evidence(marked, name, full, line),
            )
        )
    return tuple(made)


def organizations(item: Item, marked: Marked, lines: Lines) -> tuple[Organization, ...]:
    """Make the bodies of an item."""
    made = []
    for name, line in lines.organizations.items():
        full = _name(item, marked, name, line)
        made.append(
            Organization(
                id=name,
                name=full,
                aliases=_aliases(marked, name, full, line),
                kind=OrganizationKind(line.codes[0]) if line.codes else OrganizationKind.OTHER,
                country=line.countries[0] if line.countries else None,
                evidence=_evidence(marked, name, full, line),
            )
        )
    return tuple(made)


def _words(marked: Marked, name: str) -> list[str]:
    """Give the words of each mention that has any."""
    return [marked.words(mark) for mark in marked.of(name, Kind.MENTION) if mark.start < mark.end]


def _name(item: Item, marked: Marked, name: str, line: PartyLine) -> str:
    if line.name:
        return line.name
    return next(iter(_words(marked, name)), _UNNAMED[item.header.language])


def _aliases(marked: Marked, name: str, full: str, line: PartyLine) -> tuple[str, ...]:
    """Give the written aliases, and each part of the name that stands alone in the text."""
    parts = [words for words in _words(marked, name) if _is_part(words, full)]
    known = dict.fromkeys([*line.aliases, *parts])
    return tuple(alias for alias in known if alias != full)


def _is_part(words: str, full: str) -> bool:
    return words != full and f" {words} " in f" {full} "


def _evidence(marked: Marked, name: str, full: str, line: PartyLine) -> tuple[Evidence, ...]:
    """Give the first mention with the name, else with it declined, else an alias, else any."""
    mentions = [mark for mark in marked.of(name, Kind.MENTION) if mark.start < mark.end]
    return tuple(islice(_proofs(marked, mentions, full, line), 1))


def _proofs(marked: Marked, mentions: list[Mark], full: str, line: PartyLine) -> Iterator[Evidence]:
    """Give what may prove a name, the best first; each is looked for only when it is asked for."""
    yield from _all_found(marked, mentions, full)
    yield from (_whole(marked, mark) for mark in mentions if _is_declined(marked.words(mark), full))
    for alias in line.aliases:
        yield from _all_found(marked, mentions, alias)
    yield from (_whole(marked, mark) for mark in mentions)


def _all_found(marked: Marked, mentions: list[Mark], form: str) -> Iterator[Evidence]:
    return filter(None, (_found(marked, mark, form) for mark in mentions))


def _found(marked: Marked, mark: Mark, form: str) -> Evidence | None:
    """Find a form of a name within a mention, whatever the case of its letters."""
    words = marked.words(mark)
    if words == form:
        return _whole(marked, mark)
    found = re.search(rf"(?i)(?<!\w){re.escape(form)}(?!\w)", words)
    if not found:
        return None
    return Evidence(
        start=mark.start + found.start(), end=mark.start + found.end(), quote=found.group()
    )


def _whole(marked: Marked, mark: Mark) -> Evidence:
    return Evidence(start=mark.start, end=mark.end, quote=marked.words(mark))


def _is_declined(words: str, full: str) -> bool:
    """Tell whether words are a name but for the endings of its words."""
    ours, theirs = words.split(), full.split()
    return len(ours) == len(theirs) and all(
        one[:stem] == other[:stem]
        for one, other in zip(ours, theirs, strict=True)
        for stem in [max(2, len(other) - _ENDING)]
    )

"""Blocking people out of the words of documents: whoever is private, known or not.

known      everybody whom a document, a byline or a rejected reading has, in every form
unknown    what looks like somebody's name, and is not that of whom the file may name
contacts   whatever anybody can be reached or looked up by
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from khronika.casebook import PartyKind, PersonRow, Review
from khronika.model import Role
from khronika.publishing.dossier.content import Party
from khronika.publishing.dossier.gathering import Gathered
from khronika.resolution.names.forms import sounds
from khronika.resolution.names.mentions import BLOCK, Mentions
from khronika.resolution.names.naming import is_named
from khronika.resolution.names.plain import Span
from khronika.resolution.names.unlisted import (
    is_given,
    is_name_word,
    is_of_a_body,
    named_within,
    unlisted,
)
from khronika.resources import load

_BLOCKS = re.compile(rf"{BLOCK}+(?:\W{{1,3}}{BLOCK}+)*")
"""A name that was blocked out, with what stands between its words."""
_WORD = re.compile(r"[^\W\d_]+")
_IN_PUBLIC = frozenset({Role.OFFICIAL, Role.PERPETRATOR, Role.LAWYER, Role.EXPERT})
"""Roles in which people act before the public."""
_BYLINE = re.compile(r"\s*(?:[,;&/|<(]|\band\b|\bи\b|\bby\b)\s*", re.IGNORECASE)
_BYLINE_WORDS = range(1, 5)


def acts_in_public(roles: Iterable[Role], review: Review | None) -> bool:
    """Tell whether somebody acts before the public; what a machine takes for that is not enough."""
    looked = review not in (None, Review.PROPOSED, Review.REJECTED)
    return looked and any(role in _IN_PUBLIC for role in roles)


class Masks:
    """The names of those who are private, wherever they stand in the documents."""

    def __init__(self, gathered: Gathered) -> None:
        self._own = gathered.own
        self._people = gathered.people
        self._identities = gathered.identities
        self._public = {
            self._identities[row.id]
            for rows in self._people.values()
            for row in rows
            if acts_in_public(row.roles, row.review)
        }
        self._publishers = {source.publisher for source in gathered.dossier.sources}
        self._private = {
            number: [row for row in rows if self._is_private(row)]
            for number, rows in self._people.items()
        }
        rows = [row for rows in self._people.values() for row in rows]
        self._named = [Mentions(_names(row)) for row in rows if not self._is_private(row)]
        self._bodies = _names_of_bodies(gathered)
        self._authors = set(self._private_authors(gathered))
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
        text = self._without_names(_contacts().sub(BLOCK, text), document)
        return _BLOCKS.sub(BLOCK * 3, text)

    def is_free_of_names(self, text: str, *, of_anybody: bool) -> bool:
        """Tell whether a text names nobody private; or nobody at all whom the documents name."""
        private = [mentions for document in self._people for mentions in self._of(document)]
        sought = (*private, *(self._named if of_anybody else ()))
        return not any(mentions.spans(text, here=True) for mentions in sought)

    # Those who are known

    def _without_names(self, text: str, document: int) -> str:
        left = _cut(text, self._blocking(text, document))
        return _cut(left, self._unlisted(left))

    def _blocking(self, text: str, document: int) -> list[Span]:
        """Give where somebody private stands; the person's own surname alone is the person.

        Everybody is looked for in the whole text: a name that is cut for one of a family would not
        be known again for another.
        """
        found = [span for one in self._of(document) for span in one.spans(text, here=True)]
        left = _cut(text, (one for one in found if not self._is_the_subject(text, one)))
        # Beside what is blocked out it is a part of somebody else's name.
        return [
            (start, end)
            for start, end in found
            if BLOCK in left[start:end] or BLOCK in left[max(start - 2, 0) : end + 2]
        ]

    def _is_the_subject(self, text: str, span: Span) -> bool:
        return text[slice(*span)].casefold() in self._subject

    def _words_of_the_subject(self) -> set[str]:
        """Give the words of the person's names, as they are written, that no private name has."""
        rows = [row for rows in self._people.values() for row in rows]
        own = {word for row in rows if row.id in self._own for word in _words(_names(row))}
        private = {
            word for rows in self._private.values() for row in rows for word in _words(_names(row))
        }
        return own - private - set(_words(self._authors))

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
            private |= {(author,) for author in self._authors}
            found = (Mentions(one, beside) for one in sorted(private))
            self._mentions[document] = [one for one in found if one.is_named]
        return self._mentions[document]

    def _is_private(self, row: PersonRow) -> bool:
        if row.id in self._own:
            return False
        if row.review is Review.REJECTED and row.name in self._publishers:
            return False  # an outlet that was taken for somebody
        return self._identities[row.id] not in self._public

    def _private_authors(self, gathered: Gathered) -> Iterator[str]:
        """Give whom bylines name: one is shown to a court alone, wherever else it stands."""
        for source in gathered.dossier.sources:
            for name in _BYLINE.split(source.author or ""):
                words = name.split()
                is_outlet = name == source.publisher and not any(map(is_given, words))
                named = named_within(name)
                is_name = named == [name] or any(map(is_name_word, " ".join(named).split()))
                is_name &= all(word[:1].isupper() for word in words)
                if (
                    is_name
                    and len(words) in _BYLINE_WORDS
                    and not is_outlet
                    and not any(one.bears([name]) for one in self._named)
                ):
                    yield name

    # Those who are not

    def _unlisted(self, text: str) -> Iterator[Span]:
        """Give what looks like names, but for those whom the file names, and bodies."""
        found = unlisted(text)
        known = [span for one in self._named if found for span in one.spans(text, here=True)]
        known += _places_of(self._bodies, text) if found else []
        for start, end in found:
            words = [
                (start + one.start(), start + one.end()) for one in _WORD.finditer(text[start:end])
            ]
            yield from self._free(text, words, [one for one in words if _is_within(one, known)])

    def _free(self, text: str, words: list[Span], known: list[Span]) -> list[Span]:
        """Give the words of what looks like a name that are to go, some of which are known."""
        said = {one: text[slice(*one)] for one in words}
        free = [one for one in words if one not in known]
        if not free or _is_head_of_state([*said.values()]):
            return []
        # A given name that somebody has whom the file names is another's before a word of theirs.
        if not known or (len(known) == 1 and known[0] != words[-1] and is_given(said[known[0]])):
            return words
        return [one for one in free if is_name_word(said[one])]


def _cut(text: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        text = text[:start] + BLOCK * (end - start) + text[end:]
    return text


def _is_within(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _names_of_bodies(gathered: Gathered) -> frozenset[str]:
    """Give the names of bodies and outlets that people looked at, or that can be nobody's."""
    told = [
        name
        for party in gathered.dossier.parties
        if party.kind is PartyKind.ORGANIZATION and _is_reviewed(party)
        for name in (party.name or "", *party.aliases)
    ]
    outlets = [source.publisher or "" for source in gathered.dossier.sources]
    told += filter(is_of_a_body, outlets)
    return frozenset(name.casefold() for name in told if name)


def _is_reviewed(party: Party) -> bool:
    """Tell whether people looked at a party: a machine may have taken a person for a body."""
    return party.looked is not None and party.looked.review is not Review.PROPOSED


def _places_of(names: Iterable[str], text: str) -> list[Span]:
    low = text.casefold()
    if len(low) != len(text):
        return []
    found = (re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", low) for name in names)
    return [match.span() for matches in found for match in matches]


def _is_head_of_state(words: list[str]) -> bool:
    """Tell whether words are the whole name of somebody who rules, in whatever case."""
    heard = [sounds(word) for word in words]
    return len(words) > 1 and any(
        len(head) == len(heard) and all(a & b for a, b in zip(head, heard, strict=True))
        for head in _heads_of_state()
    )


@cache
def _heads_of_state() -> tuple[tuple[frozenset[str], ...], ...]:
    names = (
        name
        for row in load("names/heads_of_state.yaml")
        for told in row.values()
        for name in (told if isinstance(told, list) else ())
    )
    return tuple(tuple(map(sounds, _WORD.findall(name))) for name in names)


def _is_namesake(row: PersonRow, public: Iterable[PersonRow]) -> bool:
    """Tell whether somebody is called as somebody who acts in public.

    Where the former does not stand the name is that of the latter, which the file gives anyway.
    """
    return any(Mentions(_names(one)).bears(_names(row)) for one in public)


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.casefold().split()}


def _names(row: PersonRow) -> tuple[str, ...]:
    """Give the names of somebody, also those within words such as «his sister Vera»."""
    told = (
        (name,) if is_named(name) or not _has_capital(name) else tuple(named_within(name))
        for name in (row.name, *row.aliases)
    )
    return tuple(dict.fromkeys(name for names in told for name in names))


def _has_capital(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split())


@cache
def _contacts() -> re.Pattern[str]:
    """Give the pattern of whatever somebody can be reached or looked up by."""
    return re.compile("|".join(f"(?:{one})" for one in load("dossier/contacts.yaml")))

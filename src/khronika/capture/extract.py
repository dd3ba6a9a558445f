"""What an extractor gives: the text of one document and what the source says about it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import BinaryIO

from khronika.capture.limits import MAX_TEXT_CHARACTERS
from khronika.errors import InputRefused

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
"""Control characters that no text needs; tab, newline, form feed and carriage return are text."""

_MOST_CONTROLS = 0.1
"""The share of them that a text may have, such as what a terminal printed in colours. Bytes without
meaning have more: of the 128 characters of ASCII 29 are such controls."""


MESSAGE = "telegram:"
"""With what the name of a message of a chat begins, by which other documents point to it."""


class Bond(StrEnum):
    """How a document hangs on another."""

    REPLY_TO = "reply to"
    FORWARD_OF = "forward of"
    ATTACHMENT_OF = "attachment of"
    ACCOMPANIED_BY = "accompanied by"
    OTHER_VERSION_OF = "another version of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a document says of another: the other is named as the source names it."""

    bond: Bond
    to: str
    """The other's `reference`, or `sha256:` and the hash of its bytes, or a name in words."""


class MediaKind(StrEnum):
    """What came with a message."""

    PICTURE = "picture"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture or file that came with a message, and lies beside the export if anywhere."""

    kind: MediaKind
    path: str
    """In the folder of the export, as the export names it; never used before it was looked at."""
    sha256: str | None = None
    """Of its bytes, where it lies beside the export in the same archive."""
    missing: bool = False
    """The archive that holds the export was looked into, and holds no such file."""


Beside = Callable[[str], str | None]
"""From the name that an export gives to a file beside it to the hash of its bytes; None where there
is none, or it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the text and where it stands in the original: page 3, part 2, paragraph 7."""

    start: int
    end: int
    """Offsets in code points; the text from `start` up to, not including, `end`."""
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a container knows of a member that the member's own bytes do not tell."""

    address: str | None = None
    retrieved: datetime | None = None
    relations: tuple[Relation, ...] = ()


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gray:
    """A picture as nothing but its pixels: a byte for each, 0 black, row by row from the top."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page of a document some of whose pages are only pictures."""

    label: str
    text: str | None
    """None where the page is a picture, whose words are still to be recognized."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The text of one document, before it has an id and a language."""

    text: str
    media_type: str
    extractor: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    published_from: str | None = None
    """Where the day of publication was found, in words; None where there is no day."""
    published_is_weak: bool = False
    """The day is a property of the file, such as that of its making: a day that the user gives
    counts more."""
    language: str | None = None
    author: str | None = None
    address: str | None = None
    """Where the source stood, as an address."""
    retrieved: datetime | None = None
    """When whoever saved it took it from there; with a zone."""
    reference: str | None = None
    """The name by which other documents point to this one, such as the Message-ID of an e-mail."""
    relations: tuple[Relation, ...] = ()
    parts: tuple[Part, ...] = ()
    """In the order of the text; empty where the text is one piece."""
    warnings: tuple[str, ...] = ()
    """What a reader of the document should know: macros left alone, characters that hide."""
    media: tuple[Media, ...] = ()
    """What came with a message of an export."""
    leaves: tuple[Leaf, ...] = ()
    """All pages, where some are pictures; then `text` and `parts` are those of the others."""
    pictures: Iterable[Gray] = ()
    """The pictures of those leaves, in their order, each made when it is asked for."""
    attachments: "tuple[Member | Broken, ...]" = ()
    """What the document carries along, to be looked into next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A thing in a container, with its bytes, or with its text where only the container has it."""

    name: str
    """As the container calls it; never a path of this machine, and never used as one."""
    handle: BinaryIO
    """The bytes, from their beginning; read before the next member is asked for."""
    extract: Extract | None = None
    """The text, where the container made it; the bytes are then kept but not looked into."""
    known: Known = NOTHING_KNOWN
    beside: "Beside | None" = None
    """How to find what lies beside it; None where the container is read once, front to back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A thing in a container that cannot be had, and the reason in one sentence."""

    name: str
    reason: str


def link(name: str) -> Broken:
    """Give a link in an archive, which may lead out of it and is never followed."""
    reason = "it is a link, and links in an archive are not followed: they may lead out of it"
    return Broken(name=name, reason=reason)


def refuse_binary(text: str) -> None:
    """Raise InputRefused where control characters show that bytes are no text."""
    if "\0" in text or len(CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise InputRefused("it is a binary file, not text")


def refuse_unreadable(text: str) -> None:
    """Raise InputRefused for a text that is blank, or longer than a reader can take."""
    if not text.strip():
        raise InputRefused("it is empty")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise InputRefused(
            f"its text has {len(text):,} characters, and a document may have "
            f"{MAX_TEXT_CHARACTERS:,}: split it into parts"
        )

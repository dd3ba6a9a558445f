"""What becomes of one thing that capture was given."""

from dataclasses import dataclass
from datetime import datetime

from khronika.capture.extract import MESSAGE, Part, Relation
from khronika.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came from the network with one or more documents in it."""

    requests: tuple[str, ...]
    """Ids of the requests that led to it, as the journal has them; the last one brought it."""
    archive: bytes
    """The requests and answers to the byte, as a web archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The outermost file that something lay in: an archive, a mailbox, an export, an e-mail."""

    path: str
    """As the user gave it."""
    sha256: str
    """Of all its bytes, in hexadecimal, taken before anything was taken out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A document, and the bytes that it was read from."""

    path: str
    """As the user gave it, or as found in a folder; `ARCHIVE!member` for a member of an archive."""
    document: Document
    content: bytes
    """The original bytes: of the file, or of the member's own line."""
    sha256: str
    """Of `content`, in hexadecimal."""
    media_type: str
    extractor: str
    """What made the text from the bytes, with its version where it has one."""
    author: str | None = None
    """Who signed the text, as the source says; the codebook's document has no such field."""
    published_from: str | None = None
    """Where the day of publication was found, in words."""
    address: str | None = None
    """Where the source stood."""
    retrieved: datetime | None = None
    """When whoever saved it took it from there."""
    reference: str | None = None
    """The name by which other documents point to this one."""
    relations: tuple[Relation, ...] = ()
    parts: tuple[Part, ...] = ()
    """Where pieces of the text stand in the original, in the order of the text."""
    warnings: tuple[str, ...] = ()
    held_in: Holding | None = None
    """Where it is no file of its own: what the user has; `path` leads from there to it."""
    brought: Brought | None = None
    """Where it came from the network: what came."""
    wordless: str | None = None
    """Why no words could be taken out of the bytes, where none could: then the text is empty."""

    @property
    def is_message(self) -> bool:
        """Whether it is a message of a chat, whose bytes also count who reacted and looked at it.

        Then its words make it, under its own `reference`, and not its bytes. Of a chat that has
        neither number nor name nothing is known to be the same.
        """
        name = self.reference or ""
        return name.startswith(MESSAGE) and not name.startswith(f"{MESSAGE}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something that could not be made into a document, and the reason in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """An archive whose members were given before it."""

    path: str
    members: int
    """How many became documents."""
    refused: int
    """How many did not."""


Outcome = Captured | Refused | Container


def unreadable(outcome: Outcome) -> str | None:
    """Say why an input has no words to read; None where it has, or is an archive."""
    match outcome:
        case Refused(reason=why) | Captured(wordless=str(why)):
            return why
    return None

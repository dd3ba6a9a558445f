"""What an erasure takes out: frozen rows, and the choice about originals."""

from dataclasses import dataclass
from enum import StrEnum


class Originals(StrEnum):
    """What becomes of original bytes that name the person."""

    DELETE = "delete"
    REDACT = "redact"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasurePlan:
    """What an erasure would take out."""

    person: str
    people: tuple[str, ...]
    """Ids of all that are taken for the person, in every document."""
    documents: tuple[str, ...]
    """Ids of the documents that name the person; their originals are deleted or redacted."""
    items: tuple[str, ...]
    """Ids of the items that go, the people among them."""
    forms: tuple[str, ...]
    """The words of the name as they stand in the texts."""
    left: tuple[str, ...]
    """Ids of the documents that stay as they are, since whoever bears the name in them was judged
    to be somebody else."""
    unread: tuple[str, ...]
    """Ids of the documents that were not read and stay: whether they show the person or name them
    in another writing, nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What an erasure took out. It holds no name."""

    change: int
    """Number of the tombstone in the journal."""
    documents: tuple[str, ...]
    items: tuple[str, ...]
    changes: tuple[int, ...]
    """Numbers of the changes whose contents were destroyed."""
    backups: int = 0
    """How many backups that the program had made were written anew."""
    removed: int = 0
    """How many were deleted, since their folder or their name has the person's."""
    out_of_reach: int = 0
    """How many it had made and does not find where it put them: they still hold the person."""
    failed: int = 0
    """How many could not be written anew where they are: they still hold the person."""
    laid_aside: int = 0
    """How many casebooks a restoring has moved beside this one: they still hold the person."""

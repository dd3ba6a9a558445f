"""The casebook: one encrypted file, opened with a passphrase."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, Self

from khronika.capture import Captured
from khronika.casebook.rows import Case, DocumentRow, Filter, IncidentRow, PersonRow
from khronika.model import Reading

EVERYTHING = Filter()


class Casebook:
    """An open casebook. One process has one open at a time; its threads may share it."""

    @classmethod
    def open(cls, directory: Path, passphrase: str, *, create: bool = False) -> Self:
        """Open the casebook in a directory; with `create`, make it where there is none.

        Raises:
            WrongPassphrase: the passphrase does not open it.
            CasebookError: there is none, or it cannot be read or written.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the casebook and forget its key."""
        raise NotImplementedError

    def add(self, captured: Captured, reading: Reading) -> Literal["added", "unchanged"]:
        """Keep a document, its original bytes and its reading, in one transaction."""
        raise NotImplementedError

    def holds(self, sha256: str) -> bool:
        """Tell whether these original bytes are in the casebook."""
        raise NotImplementedError

    def documents(self, asked: Filter = EVERYTHING) -> Sequence[DocumentRow]:
        """Give the documents, as they were added."""
        raise NotImplementedError

    def incidents(self, asked: Filter = EVERYTHING) -> Sequence[IncidentRow]:
        """Give the incidents, oldest first, the undated last."""
        raise NotImplementedError

    def people(self, asked: Filter = EVERYTHING) -> Sequence[PersonRow]:
        """Give the people, document by document."""
        raise NotImplementedError

    def show(self, row_id: str) -> Case:
        """Open what an id names; NotInCasebook where it names nothing."""
        raise NotImplementedError

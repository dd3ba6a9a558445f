"""The casebook: one encrypted file, opened with a passphrase."""

# Django is loaded when a casebook is opened, not when this room is imported.

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, Self

from khronika.casebook import opening
from khronika.casebook.faults import told_plainly
from khronika.casebook.opening import Progress
from khronika.casebook.rows import (
    Case,
    ClaimRow,
    CopyRow,
    DocumentRow,
    EstimateRow,
    Filter,
    IncidentRow,
    InstrumentRow,
    OrganizationRow,
    PersonRow,
)
from khronika.errors import CasebookError
from khronika.model import Reading

if TYPE_CHECKING:
    from khronika.capture import Captured
    from khronika.casebook.coding import Coding
    from khronika.casebook.compared import Compared
    from khronika.casebook.copies import Copies
    from khronika.casebook.counting import Counting
    from khronika.casebook.countries.asking import Countries
    from khronika.casebook.custody import Custody
    from khronika.casebook.drafting import Drafting
    from khronika.casebook.erasing import Erasing
    from khronika.casebook.following import Following
    from khronika.casebook.grading import Grading
    from khronika.casebook.graphing import Graphing
    from khronika.casebook.journal import Journal
    from khronika.casebook.judging import Judging
    from khronika.casebook.network import Network
    from khronika.casebook.rereading import Rereading
    from khronika.casebook.reviewing import Reviewing
    from khronika.casebook.searching import Searching
    from khronika.casebook.texts import Texts
    from khronika.casebook.timestamps import Timestamps

EVERYTHING = Filter()


def nobody_watches(_: str) -> None:
    """Take a report of progress and show it to nobody."""


class Casebook:
    """An open casebook. One process has one open at a time; its threads may share it.

    Every method may raise CasebookError: the disk or the file failed, and the message says how.
    Lists are fetched as they are looked at, while the casebook is open (`casebook.listing`).
    """

    _open: ClassVar["Casebook | None"] = None

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._compared: Compared | None = None

    @staticmethod
    def exists(directory: Path) -> bool:
        """Tell whether a directory holds a casebook."""
        with told_plainly(directory):
            return opening.exists(directory)

    @classmethod
    def open(
        cls,
        directory: Path,
        passphrase: str,
        *,
        create: bool = False,
        progress: Progress = nobody_watches,
    ) -> Self:
        """Open the casebook in a directory; with `create`, make it where there is none.

        The tables of one that an older version wrote are brought up to date, and its documents
        indexed for search; of each document `progress` is called with its id.

        Raises:
            WrongPassphrase: the passphrase does not open it.
            WrongUse: the passphrase is empty.
            NoCasebook: there is none, and none was to be made.
            CasebookError: it cannot be read or written.
        """
        if Casebook._open is not None:
            raise CasebookError(
                f"The casebook in {Casebook._open.directory} is still open: close it first."
            )
        opening.open_database(directory, passphrase, create=create, progress=progress)
        casebook = cls(directory)
        Casebook._open = casebook
        return casebook

    @classmethod
    def remove(cls, directory: Path, passphrase: str) -> None:
        """Remove the casebook in a directory for good, if the passphrase opens it.

        Raises:
            WrongPassphrase, NoCasebook: nothing is removed.
            CasebookError: it cannot be read or written.
        """
        cls.open(directory, passphrase).close()
        opening.remove_files(directory)

    def close(self) -> None:
        """Close the casebook and forget its key; nothing happens if it is closed."""
        if Casebook._open is self:
            if self._compared is not None:
                self._compared.close()
            Casebook._open = None
            opening.close_database(self.directory)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    @property
    def journal(self) -> "Journal":
        """Who changed what, from what, to what and why."""
        from khronika.casebook.journal import Journal

        return Journal(self.directory)

    @property
    def custody(self) -> "Custody":
        """How each document came in, and what took a copy of it out."""
        from khronika.casebook.custody import Custody

        return Custody(self.directory)

    @property
    def counting(self) -> "Counting":
        """How much the casebook holds, from whom and about where."""
        from khronika.casebook.counting import Counting

        return Counting(self.directory)

    @property
    def countries(self) -> "Countries":
        """What the picture of a host country is made from."""
        from khronika.casebook.countries.asking import Countries

        return Countries(self.directory)

    @property
    def reviewing(self) -> "Reviewing":
        """What a person decides about what was read."""
        # Each family of verbs says how it is taken back when it is loaded; undoing needs them all.
        from khronika.casebook import grading, judging  # noqa: F401
        from khronika.casebook.reviewing import Reviewing

        return Reviewing(self.directory)

    @property
    def coding(self) -> "Coding":
        """A second coder's blind reading, agreement and adjudication."""
        from khronika.casebook.coding import Coding

        return Coding(self.directory)

    @property
    def drafting(self) -> "Drafting":
        """The sheets that second coders are filling in."""
        from khronika.casebook.drafting import Drafting

        return Drafting(self.directory)

    @property
    def judging(self) -> "Judging":
        """Who is who, and which tellings are one act: what is proposed, and what people decided."""
        from khronika.casebook.judging import Judging

        return Judging(self.directory, self._comparing())

    @property
    def grading(self) -> "Grading":
        """How far sources and tellings are trusted."""
        from khronika.casebook.grading import Grading

        return Grading(self.directory)

    @property
    def graphing(self) -> "Graphing":
        """What documents join: people, bodies, acts and documents around one of them."""
        from khronika.casebook.graphing import Graphing

        return Graphing(self.directory)

    @property
    def erasing(self) -> "Erasing":
        """Removing a person on request."""
        from khronika.casebook.erasing import Erasing

        return Erasing(self.directory)

    @property
    def rereading(self) -> "Rereading":
        """Reading kept documents again, around what people decided."""
        from khronika.casebook.rereading import Rereading

        return Rereading(self.directory)

    @property
    def network(self) -> "Network":
        """What the network was asked for, what may be asked, and what came."""
        from khronika.casebook.network import Network

        return Network(self.directory)

    @property
    def following(self) -> "Following":
        """The feeds and channels that are followed."""
        from khronika.casebook.following import Following

        return Following(self.directory)

    @property
    def texts(self) -> "Texts":
        """The texts of each document, by what took them out of its bytes."""
        from khronika.casebook.texts import Texts

        return Texts(self.directory)

    @property
    def timestamps(self) -> "Timestamps":
        """What services signed of the journal's head."""
        from khronika.casebook.timestamps import Timestamps

        return Timestamps(self.directory)

    @property
    def copies(self) -> "Copies":
        """The backups."""
        from khronika.casebook.copies import Copies

        return Copies(self.directory)

    @property
    def searching(self) -> "Searching":
        """Search in everything by words."""
        from khronika.casebook.searching import Searching

        return Searching(self.directory)

    def fill_memory(self) -> None:
        """Have the connection of this thread hold what lists and figures go through.

        Whoever asks first does so otherwise: a twentieth of a second for 100,000 incidents. It
        takes a tenth of one, and never much more than LONGEST_S of `khronika.casebook.warming`.
        """
        from khronika.casebook import warming

        with told_plainly(self.directory):
            warming.fill()

    def _comparing(self) -> "Compared":
        """Give what compares everything, and keeps what came of it while this is open."""
        if self._compared is None:
            from khronika.casebook.compared import Compared

            self._compared = Compared()
        return self._compared

    def add(
        self, captured: "Captured", reading: Reading, *, by: str = "owner", how: str | None = None
    ) -> Literal["added", "unchanged"]:
        """Keep a document, its original bytes and its reading, in one transaction.

        The same original bytes, and the same words of one message of a chat, are kept once: added
        again they change nothing but the custody log, which tells that they came again
        (`received_again`).

        Args:
            captured: the document, with its bytes.
            reading: what was read from it.
            by: who adds it, as the team knows them.
            how: by what way whoever adds it came to have it, in their words.

        Raises:
            MalformedReading: something in the reading cannot be; nothing is kept.
            CasebookFull: the disk has no room; nothing of this document is kept.
        """
        from khronika.casebook.recording import record

        with told_plainly(self.directory):
            return record(captured, reading, by=by, how=how)

    def hold(
        self, captured: "Captured", why: str, *, by: str = "owner", how: str | None = None
    ) -> Literal["kept", "unchanged"]:
        """Keep a document that could not be read, with its original bytes, in one transaction.

        It stands among the documents, marked as not read, until a reading is taken of it
        (`rereading.take`, `texts.use`).

        Args:
            captured: the document, with its bytes; its text is empty where its words cannot be had.
            why: why it could not be read, in words.
            by: as `add` has it.
            how: as `add` has it.

        Raises:
            CasebookFull: the disk has no room; nothing of this document is kept.
        """
        from khronika.casebook.recording import hold

        with told_plainly(self.directory):
            return hold(captured, why, by=by, how=how)

    def received_again(
        self, captured: "Captured", *, by: str = "owner", how: str | None = None
    ) -> bool:
        """Tell the custody log that what is here came again; see `add`.

        Give whether it tells of it now: what came before from the same place, by the same way and
        person, it tells of already.
        """
        from khronika.casebook.recording import receive

        with told_plainly(self.directory):
            return receive(captured, by=by, how=how) or False

    def held_as(self, captured: "Captured") -> str | None:
        """Give the id of the document of the same bytes, or of a message that with its words."""
        from khronika.casebook.assembling import document_id
        from khronika.casebook.recording import held

        with told_plainly(self.directory):
            document = held(captured)
            return None if document is None else document_id(document.pk)

    def document_of(self, sha256: str) -> str | None:
        """Give the id of the document that was read from these original bytes."""
        from khronika.casebook import queries

        with told_plainly(self.directory):
            return queries.document_of(sha256)

    def documents(self, asked: Filter = EVERYTHING) -> Sequence[DocumentRow]:
        """Give the documents, as they were added."""
        from khronika.casebook import queries
        from khronika.casebook.listing import Rows

        with told_plainly(self.directory):
            return Rows(self.directory, queries.documents(asked), queries.document_rows)

    def incidents(self, asked: Filter = EVERYTHING) -> Sequence[IncidentRow]:
        """Give the incidents, oldest first, the undated last."""
        from khronika.casebook import queries
        from khronika.casebook.listing import Rows

        with told_plainly(self.directory):
            return Rows(self.directory, queries.acts(asked), queries.incident_rows)

    def people(
        self, asked: Filter = EVERYTHING, *, with_proposals: bool = False
    ) -> Sequence[PersonRow]:
        """Give the people, document by document.

        With proposals each row says who of other documents is likely the same person and was not
        judged yet; everybody is compared for it, which takes seconds for some thousand people.
        """
        from khronika.casebook import judging, queries
        from khronika.casebook.listing import Rows

        with told_plainly(self.directory):
            make = judging.with_proposals if with_proposals else queries.person_rows
            return Rows(self.directory, queries.people(asked), make)

    def organizations(
        self, asked: Filter = EVERYTHING, *, document: str | None = None
    ) -> Sequence[OrganizationRow]:
        """Give the organizations, document by document, or those of one document."""
        from khronika.casebook import queries
        from khronika.casebook.listing import Rows

        with told_plainly(self.directory):
            wanted = asked if document is None else replace(asked, document=document)
            return Rows(self.directory, queries.organizations(wanted), queries.organization_rows)

    def claims(self, *, document: str | None = None) -> Sequence[ClaimRow]:
        """Give the claims, document by document, or those of one document."""
        from khronika.casebook import queries
        from khronika.casebook.listing import Rows

        with told_plainly(self.directory):
            return Rows(self.directory, queries.claims(document), queries.claim_rows)

    def instruments(self, *, document: str | None = None) -> Sequence[InstrumentRow]:
        """Give the instruments, document by document, or those of one document."""
        from khronika.casebook import queries
        from khronika.casebook.listing import Rows

        with told_plainly(self.directory):
            return Rows(self.directory, queries.instruments(document), queries.instrument_rows)

    def estimates(self, *, document: str | None = None) -> Sequence[EstimateRow]:
        """Give the estimates, document by document, or those of one document."""
        from khronika.casebook import queries
        from khronika.casebook.listing import Rows

        with told_plainly(self.directory):
            return Rows(self.directory, queries.estimates(document), queries.estimate_rows)

    def show(self, row_id: str) -> Case:
        """Open what an id names.

        Raises:
            NotInCasebook: it names nothing.
        """
        from khronika.casebook import cases

        with told_plainly(self.directory):
            return cases.show(row_id)

    def reprints(self, document_id: str) -> Sequence[CopyRow]:
        """Give the documents that one is a copy of for the most part, or that are copies of it.

        They are found by their words alone, whatever was judged; see `khronika.casebook.reprints`.

        Raises:
            NotInCasebook: there is no such document.
        """
        from khronika.casebook import reprints
        from khronika.casebook.finding import find_document

        with told_plainly(self.directory):
            return reprints.copies(find_document(document_id))

    def reading(self, document_id: str) -> Reading:
        """Give the whole reading of a document as it was last read, before any review.

        Raises:
            NotInCasebook: there is no such document, or it was kept and not read.
        """
        from khronika.casebook import cases

        with told_plainly(self.directory):
            return cases.reading(document_id)

    def standing(self, document_id: str) -> Reading:
        """Give the reading of a document as it now stands: reviewed, without what was rejected.

        Raises:
            NotInCasebook: there is no such document.
        """
        from khronika.casebook import cases

        with told_plainly(self.directory):
            return cases.standing_reading(document_id)

    def original(self, document_id: str) -> bytes:
        """Give the original bytes of a document, as they were captured.

        Raises:
            NotInCasebook: there is no such document.
        """
        from khronika.casebook import cases

        with told_plainly(self.directory):
            return cases.original(document_id)

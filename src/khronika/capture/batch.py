"""The verb of this room: from what the user names to documents, one row for each thing found."""

import hashlib
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from khronika.capture.companions import Companions, with_media
from khronika.capture.extract import Extract
from khronika.capture.language import guess_language
from khronika.capture.names import Ids, printable
from khronika.capture.network.addresses import is_address
from khronika.capture.network.offline import OFFLINE
from khronika.capture.outcomes import Captured, Container, Outcome, Refused
from khronika.capture.places import Place, cause, files, open_file
from khronika.capture.recognizing import Pictures, recognized
from khronika.errors import InputRefused
from khronika.model import Document

if TYPE_CHECKING:
    from khronika.capture.network.online import Fetched, Online
    from khronika.capture.unpacking import Extracted

_STANDARD_INPUT = "-"


def capture(
    inputs: Iterable[str],
    *,
    published: date | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    online: "Online | None" = None,
) -> Iterator[Outcome]:
    """Make documents from files, folders, standard input and, where that is allowed, addresses.

    Args:
        inputs: paths of files and folders; `-` is standard input; addresses of the web.
        published: the publication date of documents that do not tell their own.
        language: the ISO 639-1 code of documents that do not tell their own; guessed where None.
        stdin: what `-` reads; the process's own standard input where None.
        online: the permission to ask for addresses; where None they are refused, and not asked.

    Yields:
        In the order given, and in a folder in the order of names: a `Captured` or a `Refused` for
        each file or member of an archive, and after its members a `Container` for the archive.
    """
    batch = _Batch(published=published, language=language)
    for given in inputs:
        if is_address(given):
            yield from batch.address(given, online)
            continue
        if given == _STANDARD_INPUT:
            yield from batch.standard_input(stdin or _own_standard_input())
            continue
        for place in files(given):
            if isinstance(place, Refused):
                yield place
                continue
            companions = Companions(place)
            yield from batch.file(place, companions)
            if place.path == Path(given):  # in a folder they come by themselves
                for companion in companions.found:
                    yield from batch.file(companion, Companions(companion))


def taken_apart(
    shown: str, fetched: "Fetched", *, language: str | None = None
) -> Iterator[Outcome]:
    """Make documents of what an address gave; nothing where it did not change since.

    Args:
        shown: the address, as the user wrote it; what lies in it gets `!` and its own name behind.
        fetched: what came.
        language: as `capture` has it.

    Yields:
        what `capture` does.
    """
    yield from _Batch(published=None, language=language).fetched(shown, fetched)


def extracted_again(name: str, content: bytes, *, language: str | None) -> Iterator[Outcome]:
    """Take the texts out of the kept bytes of a document anew.

    Args:
        name: that of its file, whose ending may tell the kind.
        content: the bytes.
        language: as `capture` has it.

    Yields:
        what `capture` does: the document, and what is attached to it.
    """
    batch = _Batch(published=None, language=language)
    return batch.held(printable(name), io.BytesIO(content))


@dataclass(slots=True, kw_only=True)
class _Batch:
    """What one call of capture keeps in mind from file to file."""

    published: date | None
    language: str | None
    ids: Ids = field(default_factory=Ids)
    around: str | None = None
    """The language of the document before, in the same input."""

    def file(self, place: Place, companions: Companions) -> Iterator[Outcome]:
        try:
            with open_file(place.path) as handle:
                name = printable(place.path.name)
                yield from self._unpacked(place.shown, name, handle, companions=companions)
        except InputRefused as error:
            yield Refused(path=place.shown, reason=str(error))
        except OSError as error:
            yield Refused(path=place.shown, reason=cause(error))

    def standard_input(self, handle: BinaryIO) -> Iterator[Outcome]:
        try:
            yield from self._unpacked(_STANDARD_INPUT, None, handle)
        except InputRefused as error:
            yield Refused(path=_STANDARD_INPUT, reason=str(error))
        except OSError as error:
            yield Refused(path=_STANDARD_INPUT, reason=cause(error))

    def held(self, name: str, handle: BinaryIO) -> Iterator[Outcome]:
        try:
            yield from self._unpacked(name, name, handle)
        except InputRefused as error:
            yield Refused(path=name, reason=str(error))

    def address(self, given: str, online: "Online | None") -> Iterator[Outcome]:
        """Ask for an address, and take apart what it gives."""
        shown = printable(given)
        if online is None:
            yield Refused(path=shown, reason=OFFLINE)
            return
        try:
            fetched = online.fetch(given)
        except InputRefused as error:
            yield Refused(path=shown, reason=str(error))
            return
        gave_any = False
        for outcome in self.fetched(shown, fetched):
            gave_any |= isinstance(outcome, Captured)
            yield outcome
        if fetched.brought is not None and not gave_any:
            online.ledger.keep(fetched.brought)

    def fetched(self, shown: str, fetched: "Fetched") -> Iterator[Outcome]:
        """Take apart what an address gave; its documents are called by the address."""
        if fetched.brought is None:
            return
        from khronika.capture.network import received

        opened = io.BytesIO(fetched.brought.archive)
        found = tuple(self._unpacked(shown, received.ARCHIVE_NAME, opened, address=shown))
        yield from received.as_brought(found, shown, fetched)

    def _unpacked(
        self,
        path: str,
        name: str | None,
        handle: BinaryIO,
        *,
        address: str | None = None,
        companions: Companions | None = None,
    ) -> Iterator[Outcome]:
        # Parsers are loaded by the first input, not when this room is imported.
        from khronika.capture.apart import take_apart
        from khronika.capture.unpacking import Extracted, Picture

        pictures = Pictures()
        self.around = None
        for finding in take_apart(path, name, handle):
            match finding:
                case Picture(path=whole, label=label, gray=gray):
                    pictures.keep(whole, label, gray)
                case Extracted():
                    if address is not None:
                        finding = _called_by(finding, address)  # noqa: PLW2901
                    own = companions if finding.path.count("!") == path.count("!") + 1 else None
                    finding = with_media(finding, own)  # noqa: PLW2901
                    yield self._captured(finding, pictures)
                case Container() | Refused():
                    yield finding

    def _captured(self, found: "Extracted", pictures: Pictures) -> Captured:
        """Give what was extracted its id, language and day, once all its words are known."""
        extract, wordless = found.extract, None
        if extract.leaves:
            try:
                extract = recognized(extract, pictures.take(found.path))
            except InputRefused as error:
                wordless = str(error)
        sha256 = hashlib.sha256(found.content).hexdigest()
        published, published_from = self._published(extract)
        language = extract.language or self.language
        if wordless is None:
            language = self.around = language or self._guessed(extract)
        return Captured(
            path=found.path,
            document=Document(
                id=self.ids.claim(found.wanted, sha256),
                text=extract.text,
                title=extract.title,
                publisher=extract.publisher,
                published=published,
                language=language,
            ),
            content=found.content,
            sha256=sha256,
            media_type=extract.media_type,
            extractor=extract.extractor,
            author=extract.author,
            published_from=published_from,
            address=extract.address,
            retrieved=extract.retrieved,
            reference=extract.reference,
            relations=extract.relations,
            parts=extract.parts,
            warnings=extract.warnings,
            held_in=found.held_in,
            wordless=wordless,
        )

    def _guessed(self, extract: Extract) -> str | None:
        """Guess the language; a text too short to tell has that of its title or its neighbour."""
        return (
            guess_language(extract.text)
            or guess_language(f"{extract.title or ''}\n{extract.text}")
            or self.around
        )

    def _published(self, extract: Extract) -> tuple[date | None, str | None]:
        """Choose between the document's own day and the one that the user gave."""
        own = extract.published
        if self.published is not None and (own is None or extract.published_is_weak):
            return self.published, "given by the user"
        return own, extract.published_from if own is not None else None


def _called_by(found: "Extracted", address: str) -> "Extracted":
    """Call a thing by its address; the archive that it came in is the program's, not the user's."""
    from khronika.capture.network.received import wanted

    return replace(found, wanted=wanted(address, found.wanted, found.path), held_in=None)


def _own_standard_input() -> BinaryIO:
    """Give the process's standard input; one that was closed before the start is empty."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()

"""The verb of this room: from what the user names to documents, one row for each thing found."""

import hashlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from khronika.capture import lines, page, plain
from khronika.capture.extract import Extract, refuse_unreadable
from khronika.capture.language import guess_language
from khronika.capture.names import Ids, printable, safe_name
from khronika.capture.outcomes import Captured, Container, Outcome, Refused
from khronika.capture.places import Place, cause, files, open_file, read_all
from khronika.capture.sniff import Kind, kind_of_bytes, kind_of_name
from khronika.errors import InputRefused
from khronika.model import Document

_STANDARD_INPUT = "-"
_EXTRACTORS: dict[Kind, Callable[[bytes], Extract]] = {
    Kind.TEXT: plain.extract,
    Kind.PAGE: page.extract,
}


def capture(
    inputs: Iterable[str],
    *,
    published: date | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Outcome]:
    """Make documents from files, folders and standard input.

    Args:
        inputs: paths of files and folders; `-` is standard input.
        published: the publication date of documents that do not tell their own.
        language: the ISO 639-1 code of documents that do not tell their own; guessed where None.
        stdin: what `-` reads; the process's own standard input where None.

    Yields:
        In the order given, and in a folder in the order of names: a `Captured` or a `Refused` for
        each file or member of an archive, and after its members a `Container` for the archive.
    """
    batch = _Batch(published=published, language=language)
    for given in inputs:
        if given == _STANDARD_INPUT:
            yield from batch.standard_input(stdin or _own_standard_input())
            continue
        for place in files(given):
            yield from [place] if isinstance(place, Refused) else batch.file(place)


@dataclass(slots=True, kw_only=True)
class _Batch:
    """What one call of capture keeps in mind from file to file."""

    published: date | None
    language: str | None
    ids: Ids = field(default_factory=Ids)

    def file(self, place: Place) -> Iterator[Outcome]:
        try:
            kind = kind_of_name(place.path.name)
            with open_file(place.path) as handle:
                if kind is Kind.LINES:
                    yield from self._archive(place.shown, handle)
                else:
                    content = read_all(handle)
                    wanted = safe_name(printable(place.path.stem))
                    yield self._captured(place.shown, wanted, content, _EXTRACTORS[kind](content))
        except InputRefused as error:
            yield Refused(path=place.shown, reason=str(error))
        except OSError as error:
            yield Refused(path=place.shown, reason=cause(error))

    def standard_input(self, handle: BinaryIO) -> Iterator[Outcome]:
        try:
            content = read_all(handle)
            kind = kind_of_bytes(content)
            if kind is Kind.LINES:
                yield from self._archive(_STANDARD_INPUT, io.BytesIO(content))
            else:
                extract = _EXTRACTORS[kind](content)
                yield self._captured(_STANDARD_INPUT, "standard-input", content, extract)
        except InputRefused as error:
            yield Refused(path=_STANDARD_INPUT, reason=str(error))
        except OSError as error:
            yield Refused(path=_STANDARD_INPUT, reason=cause(error))

    def _archive(self, path: str, handle: BinaryIO) -> Iterator[Outcome]:
        members = refused = 0
        for outcome in self._members(path, handle):
            members += isinstance(outcome, Captured)
            refused += isinstance(outcome, Refused)
            yield outcome
        if not members and not refused:
            raise InputRefused("it is empty")
        yield Container(path=path, members=members, refused=refused)

    def _members(self, path: str, handle: BinaryIO) -> Iterator[Outcome]:
        seen: set[str] = set()
        for line in lines.lines(handle):
            member = str(line.number)
            try:
                member, extract = lines.parse(line)
                _refuse_second(member, seen)
                yield self._captured(f"{path}!{member}", member, line.content, extract)
            except InputRefused as error:
                yield Refused(path=f"{path}!{member}", reason=f"line {line.number}: {error}")

    def _captured(self, path: str, wanted: str, content: bytes, extract: Extract) -> Captured:
        """Give an extract its id and language; raise InputRefused where no reader could take it."""
        refuse_unreadable(extract.text)
        sha256 = hashlib.sha256(content).hexdigest()
        document = Document(
            id=self.ids.claim(wanted, sha256),
            text=extract.text,
            title=extract.title,
            publisher=extract.publisher,
            published=extract.published or self.published,
            language=extract.language or self.language or guess_language(extract.text),
        )
        return Captured(
            path=path,
            document=document,
            content=content,
            sha256=sha256,
            media_type=extract.media_type,
            extractor=extract.extractor,
            author=extract.author,
        )


def _refuse_second(member: str, seen: set[str]) -> None:
    """Raise InputRefused for an id that an earlier line of the archive has."""
    if member in seen:
        raise InputRefused("its id stands on an earlier line too")
    seen.add(member)


def _own_standard_input() -> BinaryIO:
    """Give the process's standard input; one that was closed before the start is empty."""
    return sys.stdin.buffer if sys.stdin else io.BytesIO()

"""From the bytes of one input to the texts in it: one recursion over containers, with limits.

`unpack` is the whole of what hostile bytes reach. It opens no file and no connection, changes no
state outside itself, and gives plain frozen values that another process can be sent.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from khronika.capture.budget import Budget, BudgetSpent
from khronika.capture.extract import (
    NOTHING_KNOWN,
    Beside,
    Broken,
    Extract,
    Gray,
    Known,
    Media,
    Member,
    refuse_unreadable,
)
from khronika.capture.formats.compressed import kind_of_compressed
from khronika.capture.formats.table import OPENERS, READERS
from khronika.capture.formats.zipped import kind_of_zip
from khronika.capture.hidden import hidden_in
from khronika.capture.joining import fact
from khronika.capture.limits import MAX_DEPTH, MAX_FILE_BYTES, MAX_NESTED_BYTES, megabytes
from khronika.capture.names import printable, safe_name
from khronika.capture.outcomes import Container, Holding, Refused
from khronika.capture.sniff import HEAD_BYTES, Kind, kind_of
from khronika.capture.streams import read_all
from khronika.errors import InputRefused

_LOOKED_INTO = {Kind.ZIP: kind_of_zip, Kind.COMPRESSED: kind_of_compressed}
"""Kinds that are told only by what they hold."""

_NOT_READ = "it cannot be read: its bytes are damaged, or made to mislead"


_TOO_DEEP = f"it lies more than {MAX_DEPTH} containers deep: unpack them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A text that was found, before it has an id and a language."""

    path: str
    wanted: str
    """The id that it should have, if no other document has it."""
    content: bytes
    extract: Extract
    """Without its attachments: they follow as findings of their own."""
    held_in: Holding | None = None
    """Told by whoever has the input as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page that is only a picture. It comes before the `Extracted` of the same path."""

    path: str
    label: str
    """That of the leaf whose words are in it."""
    gray: Gray


Finding = Extracted | Picture | Refused | Container


def unpack(path: str, name: str | None, handle: BinaryIO) -> Iterator[Finding]:
    """Give every text in an input, or the reason why there is none.

    Args:
        path: the input as the user wrote it; what lies in it gets `!` and its own name behind.
        name: the file's name, whose ending may tell the kind; None for standard input.
        handle: the bytes. It must be able to seek where the input is a container.

    Yields:
        A document before what is attached to it, a container after what it holds.
    """
    try:
        yield from _Unpacking().input(path, name, handle)
    except BudgetSpent as spent:
        yield Refused(path=path, reason=str(spent))


class _Unpacking:
    """One input on its way through the recursion."""

    def __init__(self) -> None:
        self._budget = Budget()

    def input(self, path: str, name: str | None, handle: BinaryIO) -> Iterator[Finding]:
        wanted = "standard-input" if name is None else _stem(name)
        yield from self._anything(path, name, handle, _Place(wanted=wanted))

    def _anything(
        self, path: str, name: str | None, handle: BinaryIO, place: "_Place"
    ) -> Iterator[Finding]:
        try:
            with _refusing():
                in_memory = name is None or place.depth > 0
                kind, found = _looked_at(name, handle, in_memory=in_memory)
            if isinstance(found, bytes):
                yield from self._document(path, found, _read(kind, found), place)
            else:
                yield from self._container(path, _opened(kind, found, self._budget), place)
        except InputRefused as error:
            yield Refused(path=path, reason=str(error))

    def _document(
        self, path: str, content: bytes, extract: Extract, place: "_Place"
    ) -> Iterator[Finding]:
        known = place.known
        refusal = None if extract.leaves else _refusal(extract)
        if refusal is not None:
            yield Refused(path=path, reason=refusal)
        else:
            yield from _pictures(path, extract)
            yield Extracted(
                path=path,
                wanted=place.wanted,
                content=content,
                extract=replace(
                    extract,
                    address=known.address or extract.address,
                    retrieved=known.retrieved or extract.retrieved,
                    relations=known.relations + extract.relations,
                    warnings=(*extract.warnings, *hidden_in(extract.text)),
                    media=tuple(_found(one, place.beside) for one in extract.media),
                    pictures=(),
                    attachments=(),
                ),
            )
        for attachment in extract.attachments:
            yield from self._member(path, attachment, place)

    def _container(
        self, path: str, members: Iterator[Member | Broken], place: "_Place"
    ) -> Iterator[Finding]:
        taken = refused = 0
        for member in members:
            for finding in self._member(path, member, place):
                taken += isinstance(finding, Extracted)
                refused += isinstance(finding, Refused)
                yield finding
        if not taken and not refused:
            raise InputRefused("it is empty")
        yield Container(path=path, members=taken, refused=refused)

    def _member(self, path: str, member: Member | Broken, place: "_Place") -> Iterator[Finding]:
        self._budget.charge_member()
        inner = f"{path}!{printable(member.name)}"
        if isinstance(member, Broken):
            yield Refused(path=inner, reason=member.reason)
            return
        if place.depth >= MAX_DEPTH:
            yield Refused(path=inner, reason=_TOO_DEEP)
            return
        known = _together(place.known, member.known)
        if member.extract is None:
            here = _Place(
                wanted=_stem(member.name),
                depth=place.depth + 1,
                known=known,
                beside=member.beside,
            )
            yield from self._anything(inner, member.name, member.handle, here)
            return
        # What the container made a text of, it knows better than what lies around it.
        known = replace(known, address=member.extract.address or known.address)
        here = _Place(wanted=member.name, depth=place.depth + 1, known=known, beside=place.beside)
        yield from self._document(inner, member.handle.read(), member.extract, here)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in the recursion a thing stands, and what its containers know of it."""

    wanted: str
    depth: int = 0
    known: Known = NOTHING_KNOWN
    beside: Beside | None = None
    """How to find what lies beside it, or beside the export that it is a message of."""


@contextmanager
def _refusing() -> Iterator[None]:
    """Make a refusal of whatever goes wrong; parsers may raise anything on hostile bytes.

    A disk that fails is told from bytes that are damaged by its number.
    """
    try:
        yield
    except (InputRefused, BudgetSpent):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise InputRefused(_NOT_READ) from error


def _looked_at(
    name: str | None, handle: BinaryIO, *, in_memory: bool
) -> tuple[Kind, bytes | BinaryIO]:
    """Tell the kind of a thing; give the bytes of a document, or the stream of a container."""
    head = handle.read(HEAD_BYTES)
    kind = kind_of(head, name)
    if kind in READERS:
        return kind, read_all(handle, MAX_FILE_BYTES, begun=head)
    opened = _rewound(head, handle, in_memory=in_memory)
    if kind in _LOOKED_INTO:
        kind = _LOOKED_INTO[kind](opened)
    return kind, read_all(opened, MAX_FILE_BYTES) if kind in READERS else opened


def _read(kind: Kind, content: bytes) -> Extract:
    """Read a document, its facts each on one line."""
    with _refusing():
        extract = READERS[kind](content)
    return replace(
        extract,
        title=fact(extract.title),
        author=fact(extract.author),
        publisher=fact(extract.publisher),
        address=fact(extract.address),
        reference=fact(extract.reference),
    )


def _refusal(extract: Extract) -> str | None:
    """Say why nobody can read a text, if so; what is attached to it may be read all the same."""
    try:
        refuse_unreadable(extract.text)
    except InputRefused as error:
        return f"{error}; what is attached to it follows" if extract.attachments else str(error)
    return None


def _pictures(path: str, extract: Extract) -> Iterator[Picture]:
    """Give the pictures whose words are still to be recognized."""
    labels = [leaf.label for leaf in extract.leaves if leaf.text is None]
    with _refusing():
        for label, gray in zip(labels, extract.pictures, strict=True):
            yield Picture(path=path, label=label, gray=gray)


def _opened(kind: Kind, handle: BinaryIO, budget: Budget) -> Iterator[Member | Broken]:
    with _refusing():
        yield from OPENERS[kind](handle, budget)


def _found(media: Media, beside: Beside | None) -> Media:
    """Say what came with a message, where the archive that holds the export can tell."""
    if beside is None:
        return media
    sha256 = beside(media.path)
    return replace(media, sha256=sha256, missing=sha256 is None)


def _together(outer: Known, inner: Known) -> Known:
    return Known(
        address=inner.address or outer.address,
        retrieved=inner.retrieved or outer.retrieved,
        relations=outer.relations + inner.relations,
    )


def _stem(name: str) -> str:
    """Make the id that a thing of this name should have."""
    return safe_name(printable(PurePosixPath(name).stem))


def _rewound(head: bytes, handle: BinaryIO, *, in_memory: bool) -> BinaryIO:
    """Give a container from its beginning, able to seek.

    Raises:
        InputRefused: it lies in another, or in no file, and is too large to be held in memory.
    """
    if not in_memory:
        handle.seek(0)
        return handle
    content = head + handle.read(MAX_NESTED_BYTES + 1 - len(head))
    if len(content) > MAX_NESTED_BYTES:
        raise InputRefused(
            f"it is an archive of more than {megabytes(MAX_NESTED_BYTES)} that is no file of its "
            "own: save it as one"
        )
    return io.BytesIO(content)

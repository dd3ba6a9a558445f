"""Files that are ZIP archives inside: what kind they are, and their members, each within limits."""

import stat
import struct
import zipfile
import zlib
from typing import IO, BinaryIO

from khronika.capture.codepages import cyrillic
from khronika.capture.limits import (
    MAX_FILE_BYTES,
    MAX_NESTED_BYTES,
    MAX_RATIO,
    RATIO_FROM_BYTES,
    megabytes,
)
from khronika.capture.sniff import Kind
from khronika.errors import InputRefused

_ENCRYPTED = 0x1
_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_OTHER_OFFICE = ("xl/workbook.xml", "ppt/presentation.xml", "xl/workbook.bin")
_TEXT_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."


class Zipped:
    """An open ZIP archive. Nothing of it is ever written to the disk."""

    def __init__(self, handle: BinaryIO) -> None:
        try:
            self._archive = zipfile.ZipFile(handle)
        except (zipfile.BadZipFile, NotImplementedError) as error:
            raise InputRefused("it is a damaged ZIP file") from error
        for entry in self._archive.infolist():
            entry.filename = _name(entry)
        self._by_name = {entry.filename: entry for entry in self._archive.infolist()}

    @property
    def entries(self) -> list[zipfile.ZipInfo]:
        """The files in it, without folders, in the order of its directory."""
        return [entry for entry in self._archive.infolist() if not entry.is_dir()]

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def entry(self, name: str) -> zipfile.ZipInfo | None:
        """Give the file of a name; None where there is none."""
        return self._by_name.get(name)

    @staticmethod
    def is_link(entry: zipfile.ZipInfo) -> bool:
        """Tell whether it is a link; its bytes are then the path that it leads to."""
        return stat.S_ISLNK(entry.external_attr >> 16)

    def open(self, entry: zipfile.ZipInfo, *, limit: int = MAX_NESTED_BYTES) -> IO[bytes]:
        """Open a file in it that has at most so many bytes.

        Raises:
            InputRefused: it is encrypted, too large, packed as a bomb is, or damaged.
        """
        if entry.flag_bits & _ENCRYPTED:
            raise InputRefused(
                "it is encrypted: unpack it with its password, and add what it holds"
            )
        if entry.file_size > limit:
            raise InputRefused(f"it unpacks into more than {megabytes(limit)}")
        if entry.file_size > max(RATIO_FROM_BYTES, MAX_RATIO * entry.compress_size):
            raise InputRefused(f"it unpacks into more than {MAX_RATIO} times its size, as bombs do")
        try:
            return self._archive.open(entry)
        except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
            raise InputRefused("it is damaged, or packed by a method that is not known") from error

    def read(self, name: str) -> bytes | None:
        """Read a file in it, such as a part that a format prescribes; None where there is none.

        Raises:
            InputRefused: as `open` does, or it is larger than a document may be.
        """
        if name not in self._by_name:
            return None
        with self.open(self._by_name[name]) as part:
            try:
                content = part.read(MAX_FILE_BYTES + 1)
            except Exception as error:  # zlib, lzma, bz2 and zipfile each have errors of their own
                raise InputRefused("a part of it is damaged") from error
        if len(content) > MAX_FILE_BYTES:
            raise InputRefused(f"a part of it unpacks into more than {megabytes(MAX_FILE_BYTES)}")
        return content


def _name(entry: zipfile.ZipInfo) -> str:
    """Spell a name: Windows writes it in the code page of its language, and says so nowhere."""
    if entry.flag_bits & _UTF8 or entry.filename.isascii():
        return entry.filename
    raw = entry.orig_filename.encode("cp437")  # in which zipfile reads what has no flag
    return _unicode_path(entry.extra, raw) or _spelled(raw) or entry.filename


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """Give the name that an extra field has in UTF-8, if it is that of the same raw name."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and field[:5] == struct.pack("<BL", 1, zlib.crc32(raw)):
            try:
                return field[5:].decode("utf-8").partition("\0")[0]
            except UnicodeDecodeError:
                return None
    return None


def _spelled(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return cyrillic(raw, ("cp866", "cp1251"))


def kind_of_zip(handle: BinaryIO) -> Kind:
    """Tell what a ZIP archive is by what it holds, and set the stream back to its beginning.

    Raises:
        InputRefused: it is damaged, or an Office file that is no text document.
    """
    zipped = Zipped(handle)
    kind = Kind.ZIP
    mimetype = zipped.read("mimetype") or b""
    if "word/document.xml" in zipped:
        kind = Kind.DOCX
    elif mimetype.startswith(_TEXT_DOCUMENT):
        kind = Kind.ODT
    elif "datapackage.json" in zipped and any(
        entry.filename.startswith("archive/") for entry in zipped.entries
    ):
        kind = Kind.WACZ
    elif mimetype.startswith(_OPEN_DOCUMENT) or any(name in zipped for name in _OTHER_OFFICE):
        raise InputRefused("it is an Office file but no text document: save its text as .docx")
    handle.seek(0)
    return kind

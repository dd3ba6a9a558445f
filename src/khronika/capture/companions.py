"""Pictures and files that came with the messages of an export and lie beside it.

In an archive they come in by themselves, and the archive tells their hashes. In a folder they are
taken in here. The export names them, and it may be made to mislead: only an ordinary file within
its own folder is looked at, and it is taken apart like any other input. The message keeps the hash
of its bytes.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from khronika.capture.extract import Bond, Extract, Media, Relation
from khronika.capture.limits import MAX_FILE_BYTES
from khronika.capture.places import Place, beside, open_file
from khronika.errors import InputRefused

if TYPE_CHECKING:
    from khronika.capture.unpacking import Extracted


class Companions:
    """The files beside one input that it named, each once, in the order in which it did."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._hashes: dict[Path, str | None] = {}

    @property
    def found(self) -> Iterator[Place]:
        """Those that are there, as the user would write their paths."""
        folder = os.path.dirname(self._place.shown)  # noqa: PTH120 (keeps "./")
        for path, sha256 in self._hashes.items():
            if sha256 is not None:
                within = path.relative_to(self._place.path.parent)
                yield Place(path, os.path.join(folder, within))  # noqa: PTH118

    def sha256(self, media: Media) -> str | None:
        """Give the hash of what came with a message; None where it is not held, or too large."""
        path = beside(self._place.path.parent, media.path)
        if path is None:
            return None
        if path not in self._hashes:
            self._hashes[path] = _sha256(path)
        return self._hashes[path]


def with_media(found: "Extracted", companions: Companions | None) -> "Extracted":
    """Let a message say what came with it, and point to it where it lies beside the export.

    Args:
        found: what was extracted.
        companions: the folder that holds the export; None where it lies in an archive, which told
            what it could when it was opened.
    """
    extract = found.extract
    for media in extract.media:
        extract = _with_one(extract, media, companions)
    return replace(found, extract=extract)


def _with_one(extract: Extract, media: Media, companions: Companions | None) -> Extract:
    sha256 = media.sha256 if companions is None else companions.sha256(media)
    if sha256 is None and (companions is not None or media.missing):
        told = f"a {media.kind} came with it, and is not held: {media.path}"
        return replace(extract, warnings=(*extract.warnings, told))
    told = f"a {media.kind} came with it, in the folder of the export: {media.path}"
    bonds = (Relation(bond=Bond.ACCOMPANIED_BY, to=f"sha256:{sha256}"),) if sha256 else ()
    return replace(
        extract, warnings=(*extract.warnings, told), relations=(*extract.relations, *bonds)
    )


def _sha256(path: Path) -> str | None:
    try:
        with open_file(path) as handle:
            content = handle.read(MAX_FILE_BYTES + 1)
    except (InputRefused, OSError):
        return None
    return hashlib.sha256(content).hexdigest() if len(content) <= MAX_FILE_BYTES else None

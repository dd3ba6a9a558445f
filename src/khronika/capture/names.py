"""Names that are safe on a disk and in an address, and ids that are unique in a batch."""

import hashlib
import re
import unicodedata

_UNSAFE = re.compile(r"[^\w.-]+")
_MAX_BYTES = 200  # a file name may have 255; an ending and a temporary mark come on top
_MARK = 8  # characters of a hash that tell two names apart; 32 bits are ample within one batch


def safe_name(name: str) -> str:
    """Make a name of letters, digits, dots, dashes and underscores; different names stay different.

    A name that is safe already comes back unchanged. Any other gets a mark from its hash, so that
    two names which differ only in what was replaced do not become one. Never empty, never hidden
    (no dot in front), at most 200 bytes in UTF-8.
    """
    kept = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).lstrip(".-").rstrip("-")
    if kept == name and 0 < len(kept.encode()) <= _MAX_BYTES:
        return name
    mark = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]
    short = kept.encode()[: _MAX_BYTES - _MARK - 1].decode("utf-8", "ignore")
    return f"{short}-{mark}" if short else mark


def printable(path: str) -> str:
    """Write a path so that any terminal and database takes it: bytes of no text are escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def is_hidden(name: str) -> bool:
    """Tell whether a file in an archive is one that folders hide, or that macOS puts there."""
    steps = name.replace("\\", "/").split("/")
    return steps[0] == "__MACOSX" or any(
        step.startswith(".") and step not in (".", "..") for step in steps
    )


class Ids:
    """The ids given out in one batch. The same id with the same bytes is the same document."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def claim(self, wanted: str, sha256: str) -> str:
        """Give `wanted`, or where other bytes have that id, `wanted` with a part of the hash."""
        for candidate in (wanted, f"{wanted}-{sha256[:_MARK]}"):
            if self._given.setdefault(candidate, sha256) == sha256:
                return candidate
        return f"{wanted}-{sha256}"

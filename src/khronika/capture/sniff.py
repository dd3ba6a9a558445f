"""What kind of input it is: a file by the ending of its name, standard input by its first bytes."""

import codecs
import re
from enum import Enum, auto
from pathlib import PurePath

from khronika.capture.limits import FORMATS
from khronika.errors import InputRefused


class Kind(Enum):
    """The kinds of input that are taken."""

    TEXT = auto()
    PAGE = auto()
    LINES = auto()


_ENDINGS = {".txt": Kind.TEXT, ".html": Kind.PAGE, ".htm": Kind.PAGE, ".jsonl": Kind.LINES}

_HEAD_BYTES = 1000  # what a page begins with stands in its first line, after blank ones at most
_MARK = rb"(?:\xef\xbb\xbf)?\s*"
_OBJECT = re.compile(_MARK + rb"\{\s*[\"}]")
_PAGE = re.compile(
    _MARK + rb"<(?:!--|\?xml\b|!doctype\s+html\b|(?:html|head|body|meta|title|article|div|p)\b)",
    re.IGNORECASE,
)


def kind_of_name(name: str) -> Kind:
    """Tell a file's kind by its name.

    Raises:
        InputRefused: the ending is none of those taken; the sentence names them.
    """
    ending = PurePath(name).suffix.lower()
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    what = (
        f"files ending in {ending}"
        if ending.isprintable() and 1 < len(ending) <= 12
        else "such files"
    )
    raise InputRefused(f"{what} are not taken; those taken are {FORMATS}")


def kind_of_bytes(content: bytes) -> Kind:
    """Tell the kind of standard input by its first bytes; what is neither of the others is text."""
    head = content[:_HEAD_BYTES]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    if _OBJECT.match(head):
        return Kind.LINES
    return Kind.PAGE if _PAGE.match(head) else Kind.TEXT

"""A document in, a reading out: what it says, with the words it says it in.

Takes a `Document`, gives a `Reading`. Promises: every item has verbatim evidence; the same
document and reader version give the same reading; what cannot be decided is left out; nothing is
read but the room's own resources, and nothing is written but the graph of the learned heads, once.
"""

import os
from functools import cache
from typing import TYPE_CHECKING

# Read by numpy when it is loaded, so before all else. The matrices of a sentence are small: threads
# of OpenBLAS wait for one another longer than they work, and for the encoder, which has its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from khronika import __version__
from khronika.errors import UnsupportedLanguage
from khronika.model import Document, Reader, Reading
from khronika.reading.joining import join
from khronika.reading.language import Language
from khronika.reading.pipeline import read_in, read_in_stages
from khronika.reading.tongues import by_language

if TYPE_CHECKING:
    from khronika.reading.explaining import Explanation
    from khronika.reading.stages import Stages

READER = Reader(name="khronika-rules", version=__version__)
"""How the built-in reader signs what it reads."""

__all__ = ["READER", "explain", "languages", "prepare", "read", "stages_of"]


@cache
def _languages() -> dict[str, Language]:
    from khronika.reading.en.language import English
    from khronika.reading.ru.language import Russian

    return {language.code: language for language in (English(), Russian())}


def languages() -> tuple[str, ...]:
    """Give the codes of the languages that can be read."""
    return tuple(_languages())


def prepare() -> None:
    """Load what reading needs in whatever language, before there is a document.

    Raises:
        MalformedResource: a file of what the program knows cannot be read.
    """
    from khronika import resources
    from khronika.reading.learned.encoder import encoder

    encoder()
    _languages()
    resources.load("places/countries.yaml")


def read(document: Document) -> Reading:
    """Read one document; paragraphs in another language that can be read are read in that.

    Raises:
        UnsupportedLanguage: no reader knows the document's language; the message names it.
    """
    _language_of(document)
    parts = by_language(document, languages())
    readings = [read_in(_language_of(part), part, READER) for part in parts]
    return readings[0] if len(parts) == 1 else join(document, readings)


def explain(document: Document) -> "Explanation":
    """Read one document and tell what each stage of reading it saw.

    Raises:
        UnsupportedLanguage: no reader knows the document's language; the message names it.
    """
    from khronika.reading import explaining

    return explaining.explain(_language_of(document).code, stages_of(document))


def stages_of(document: Document) -> "Stages":
    """Read one document in its own language, and keep what each stage found.

    Raises:
        UnsupportedLanguage: no reader knows the document's language; the message names it.
    """
    return read_in_stages(_language_of(document), document, READER)


def _language_of(document: Document) -> Language:
    language = _languages().get(document.language or "")
    if language is None:
        raise UnsupportedLanguage(_refusal(document.language))
    return language


def _refusal(language: str | None) -> str:
    """Say why a document cannot be read, and what to do."""
    known = ", ".join(languages())
    if language is None:
        return (
            "its language could not be told: give it with --language, or correct it where it is "
            f"kept (this version reads {known})"
        )
    return f"this version reads {known} only, and the document's language is {language!r}"

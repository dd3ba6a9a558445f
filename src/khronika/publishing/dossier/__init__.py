"""The case file of one person, for a court, a partner or the public.

    gathering    the casebook -> what the file says, of what people reviewed
    audiences    that -> what an audience may see of it, by allow-list
    composing    that -> a paper, every statement with its note
    publishing.html, docx, pdf    the paper -> a file

Promise: the same casebook, audience, language and stated day give the same bytes; nothing reaches
a file but what the allow-list gives its audience.
"""

from datetime import date
from enum import StrEnum

from khronika.casebook import Casebook
from khronika.publishing.docx import docx
from khronika.publishing.dossier.audiences import Audience, for_audience
from khronika.publishing.dossier.composing import compose
from khronika.publishing.dossier.gathering import gather
from khronika.publishing.html import html
from khronika.publishing.pdf import pdf
from khronika.resources.vocabulary import Language

__all__ = ["MEDIA_TYPES", "Audience", "Format", "case_file"]


class Format(StrEnum):
    """The kinds of file."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


MEDIA_TYPES = {
    Format.HTML: "text/html; charset=utf-8",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PDF: "application/pdf",
}
_MAKERS = {Format.HTML: html, Format.DOCX: docx, Format.PDF: pdf}


def case_file(
    casebook: Casebook,
    row_id: str,
    *,
    audience: Audience,
    format: Format,  # noqa: A002 (the word that users know)
    language: Language,
    day: date,
    unreviewed: bool = False,
) -> bytes:
    """Make the case file of a person.

    Args:
        casebook: an open casebook.
        row_id: the person, such as d1.p2; with all rows that were judged to be the same.
        audience: whom it is for.
        format: what kind of file.
        language: of the file; quotes stay in theirs.
        day: the day on which it is stated, which stands in the file.
        unreviewed: whether what nobody reviewed stands in it too, marked.

    Raises:
        NotInCasebook: there is no such person.
    """
    told = for_audience(gather(casebook, row_id, unreviewed=unreviewed), audience)
    return _MAKERS[format](compose(told, audience=audience, language=language, day=day))

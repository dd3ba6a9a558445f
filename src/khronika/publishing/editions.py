"""Which copies of a case file there are. Nothing here loads what makes them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.resources.vocabulary import Language


class Audience(StrEnum):
    """Whom a file is for."""

    COURT = "court"
    PARTNER = "partner"
    PUBLIC = "public"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Which copy of a case file is wanted."""

    audience: Audience
    format: Format
    language: Language
    """Of the file; quotes stay in theirs."""
    day: date
    """The day on which it is stated, which stands in the file."""
    unreviewed: bool = False
    """Whether what nobody reviewed stands in it too, marked."""

    def file_name(self, row_id: str) -> str:
        """Give a name for the file, which names nobody.

        A public one does not say which row it is of: that would tie copies to each other.
        """
        if self.audience is Audience.PUBLIC:
            return f"case-file-{self.audience}.{self.format}"
        return f"case-file-{row_id}-{self.audience}.{self.format}"

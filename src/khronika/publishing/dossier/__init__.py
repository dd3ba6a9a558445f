"""The case file of one person, for a court, a partner or the public.

    gathering    the casebook -> what the file says, of what people reviewed
    audiences    that -> what an audience may see of it, by allow-list
    composing    that -> a paper, every statement with its note
    publishing.html, docx, pdf    the paper -> a file

Promise: the same casebook, audience, language and stated day give the same bytes; nothing reaches
a file but what the allow-list gives its audience.
"""

from hashlib import sha256

from khronika.casebook import Casebook
from khronika.publishing.docx import docx
from khronika.publishing.dossier.audiences import for_audience, may_be_told
from khronika.publishing.dossier.composing import compose
from khronika.publishing.dossier.gathering import gather
from khronika.publishing.editions import MEDIA_TYPES, Audience, Copy, Format
from khronika.publishing.html import html
from khronika.publishing.pdf import pdf

__all__ = ["MEDIA_TYPES", "Audience", "Copy", "Format", "case_file", "names_somebody"]


_READERS = {
    Audience.COURT: "a court",
    Audience.PARTNER: "a partner",
    Audience.PUBLIC: "the public",
}
_MAKERS = {Format.HTML: html, Format.DOCX: docx, Format.PDF: pdf}


def case_file(casebook: Casebook, row_id: str, copy: Copy, *, by: str) -> bytes:
    """Make the case file of a person; the custody log keeps that it left the casebook.

    Args:
        casebook: an open casebook.
        row_id: the person, such as d1.p2; with all rows that were judged to be the same.
        copy: which copy.
        by: who takes it out, as the team knows them.

    Raises:
        NotInCasebook: there is no such person.
    """
    # Like all of the open casebook it needs Django, which nobody loads to read a help text.
    from khronika.casebook.custody import DOSSIER

    gathered = gather(casebook, row_id, unreviewed=copy.unreviewed)
    told = for_audience(gathered, copy.audience)
    paper = compose(told, audience=copy.audience, language=copy.language, day=copy.day)
    made = _MAKERS[copy.format](paper)
    casebook.custody.record(
        [source.id for source in gathered.dossier.sources if source.id],
        by=by,
        action=DOSSIER,
        how=f"{copy.format} for {_READERS[copy.audience]}",
        detail={
            "person": row_id,
            "audience": copy.audience.value,
            "format": copy.format.value,
            "language": copy.language,
            "stated": copy.day.isoformat(),
            "unreviewed": copy.unreviewed,
            "sha256": sha256(made).hexdigest(),
        },
    )
    return made


def names_somebody(casebook: Casebook, row_id: str, copy: Copy, file_name: str) -> bool:
    """Tell whether a name for the file would name somebody whom the copy itself does not.

    Raises:
        NotInCasebook: there is no such person.
    """
    return not may_be_told(gather(casebook, row_id), copy.audience, file_name)

"""`khronika dossier`: the case file of a person."""

from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.opening import open_casebook
from khronika.cli.options import Coder, read_day
from khronika.cli.output import put_text
from khronika.errors import InputRefused
from khronika.publishing.editions import Audience, Copy, Format


class _Language(StrEnum):
    EN = "en"
    RU = "ru"


def dossier(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    row_id: Annotated[str, typer.Argument(metavar="PERSON", help="Id of a person, such as d1.p2.")],
    *,
    format_: Annotated[
        Format, typer.Option("--format", metavar="html|docx|pdf", help="The kind of file.")
    ] = Format.PDF,
    audience: Annotated[
        Audience,
        typer.Option(
            metavar="court|partner|public",
            help="Whom it is for: what it shows hangs on that.",
        ),
    ],
    language: Annotated[
        _Language, typer.Option(metavar="en|ru", help="Of the file; quotes stay in their own.")
    ] = _Language.EN,
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where it is written, replaced if there; else here."),
    ] = None,
    day: Annotated[
        date | None,
        typer.Option(parser=read_day, metavar="DATE", help="The day it is stated; else today."),
    ] = None,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Put in, marked, what nobody has reviewed.")
    ] = False,
    by: Coder = "owner",
) -> None:
    """Write the case file of a person, each statement sourced.

    A copy for a court names everybody; one for a partner only those who act in public; a public one
    nobody, and it repeats no words of a document. The file is not encrypted; the custody log keeps
    that it was made.
    """
    from khronika.publishing.dossier import case_file, names_somebody
    from khronika.publishing.files import write_whole

    copy = Copy(
        audience=audience,
        format=format_,
        language="ru" if language is _Language.RU else "en",
        day=day or datetime.now(UTC).astimezone().date(),
        unreviewed=unreviewed,
    )
    target = to or _not_there(Path(copy.file_name(row_id)), copy)
    with open_casebook(context.obj) as casebook:
        if names_somebody(casebook, row_id, copy, target.name):
            raise InputRefused(
                "The name of the file would name somebody whom this copy does not: choose another."
            )
        made = case_file(casebook, row_id, copy, by=by)
    write_whole(made, target)
    put_text(f"Written to {target.resolve()}. It is not encrypted: look after it.")


def _not_there(path: Path, copy: Copy) -> Path:
    """Give a name that no file has: that of a public copy does not tell whose it is."""
    names = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    is_free = copy.audience is not Audience.PUBLIC or not path.exists()
    return path if is_free else next(name for name in names if not name.exists())

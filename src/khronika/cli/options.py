"""Options that several verbs share, and how their values are read."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from khronika.casebook import Filter
from khronika.errors import WrongUse
from khronika.model import IncidentType


def default_casebook() -> Path:
    """Say where the casebook lies when no option does."""
    named = os.environ.get("KHRONIKA_CASEBOOK")
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "khronika" / "casebook"


def read_day(typed: str) -> date:
    """Read a day."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII):
            return date.fromisoformat(typed)
    except ValueError:
        pass
    raise typer.BadParameter(f"{typed!r} is no date: write a day such as 2023-08-05.")


def read_language(typed: str) -> str:
    """Read the code of a language."""
    code = typed.lower()
    if not re.fullmatch(r"[a-z]{2}", code):
        raise typer.BadParameter(f"{typed!r} is no language: write a code such as en or ru.")
    return code


def read_country(typed: str) -> str:
    """Read the code of a country."""
    from khronika.resources.countries import country_codes

    code = typed.upper()
    if code not in country_codes():
        raise typer.BadParameter(f"{typed!r} is no country: write its ISO code, such as KG.")
    return code


def read_type(typed: str) -> IncidentType:
    """Read the code of a type of incident."""
    try:
        return IncidentType(typed.lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        known = ", ".join(IncidentType)
        raise typer.BadParameter(
            f"{typed!r} is no type of incident: it is one of {known}."
        ) from None


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders, archives; - is standard input."),
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=read_day,
        metavar="DATE",
        help="Day of publication of documents that do not tell their own.",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(parser=read_language, metavar="CODE", help="Language; guessed where not given."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Country = Annotated[
    str | None,
    typer.Option(parser=read_country, metavar="CODE", help="Host or origin of an incident."),
]
Type = Annotated[
    IncidentType | None,
    typer.Option(
        "--type", parser=read_type, metavar="TYPE", help="Type of incident, such as detention."
    ),
]
Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Part of a name or alias, or an id like d1.p2.")
]
First = Annotated[
    date | None, typer.Option("--from", parser=read_day, metavar="DATE", help="First day.")
]
Last = Annotated[
    date | None, typer.Option("--to", parser=read_day, metavar="DATE", help="Last day.")
]
Rejected = Annotated[
    bool, typer.Option("--rejected", help="Show what a person rejected too; else it is left out.")
]
Unread = Annotated[
    bool, typer.Option("--unread", help="Only documents that were kept and could not be read.")
]
Coder = Annotated[
    str,
    typer.Option(
        "--as",
        envvar="KHRONIKA_CODER",
        show_envvar=False,
        metavar="NAME",
        help="Who decides, as the team knows them; else KHRONIKA_CODER.",
    ),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, kept in the history.")]
InDocument = Annotated[str | None, typer.Option(metavar="ID", help="Id of a document, such as d1.")]


def asked(
    *,
    country: str | None,
    type_: IncidentType | None,
    person: str | None,
    first: date | None,
    last: date | None,
    document: str | None = None,
    rejected: bool = False,
) -> Filter:
    """Make the filter that the options ask for."""
    check_days(first, last)
    return Filter(
        country=country,
        type=type_,
        person=person,
        first=first,
        last=last,
        document=document,
        rejected=rejected,
    )


def all_or_unread(documents: Sequence[str] | None, *, unread: bool) -> Filter:
    """Make the filter for the documents of a verb that takes some, all, or those never read."""
    if documents and unread:
        raise WrongUse("Name documents, or ask for all that were not read; not both.")
    return Filter(unread=unread)


def check_days(first: date | None, last: date | None) -> None:
    """Refuse days that run backwards."""
    if first is not None and last is not None and first > last:
        raise WrongUse("The day of --from comes after that of --to: exchange them.")

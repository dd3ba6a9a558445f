"""`khronika custody`: how documents came in, and what took a copy of them out."""

import re
from collections.abc import Iterator
from typing import Annotated

import typer

from khronika.casebook import CustodyRow
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson
from khronika.cli.output import put_json, put_table
from khronika.cli.plain import plain


def custody(
    context: typer.Context,
    row_id: Annotated[
        str | None,
        typer.Argument(metavar="[DOCUMENT]", help="Such as d1; all entries where not given."),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show how documents came in, and what took copies out.

    Who, when, by what way, from what place, the SHA-256 of the bytes at first touch, and the
    version of the program. `khronika verify` tells whether the log was altered.
    """
    with open_casebook(context.obj) as casebook:
        log = casebook.custody
        entries = log.all() if row_id is None else log.of(row_id)
    if as_json:
        put_json([plain(entry) for entry in entries])
    else:
        put_table(_COLUMNS, [_cells(entry) for entry in entries], lead=4)


_MICROSECONDS = re.compile(r"(?<=T\d\d:\d\d:\d\d)\.\d{6}(?=\+00:00)")
_COLUMNS = ("number", "at", "by", "action", "document", "how", "tool", "detail")


def _cells(entry: CustodyRow) -> list[str]:
    erased = f"erased by change {entry.erased_by}" if entry.erased_by else ""
    return [
        str(entry.number),
        entry.at.isoformat(timespec="seconds"),
        entry.by or "",
        entry.action,
        entry.document or "all",
        entry.how or erased,
        entry.tool or "",
        "; ".join(_details(entry)),
    ]


def _details(entry: CustodyRow) -> Iterator[str]:
    for name, value in entry.detail.items():
        if value not in (None, [], {}):
            yield f"{name.replace('_', ' ')}: {_MICROSECONDS.sub('', str(value))}"

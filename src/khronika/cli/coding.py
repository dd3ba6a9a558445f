"""`khronika coding`: a second coder's blind reading, agreement and adjudication."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from khronika.casebook import Casebook, CodingRow, UnitRow
from khronika.casebook.unit_cells import UNIT_COLUMNS, to_csv, unit_cells
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Coder, Why
from khronika.cli.output import complain, put, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.errors import InputRefused, MalformedReading
from khronika.model import Reading, loads, to_json

app = typer.Typer(
    name="coding",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Have a document coded twice, blind, and compare.",
)

DocumentId = Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id, such as d1.")]
Documents = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOCUMENT",
        help="Only these; all that every coder has handed in where none is named.",
    ),
]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV, for a spreadsheet.")]


@app.command()
def assign(
    context: typer.Context,
    document: DocumentId,
    coder: Annotated[str, typer.Argument(metavar="CODER", help="Who codes it.")],
    *,
    by: Coder = "owner",
) -> None:
    """Give a document to a coder, to be coded blind."""
    with open_casebook(context.obj) as casebook:
        casebook.coding.assign(document, coder, by=by)
    put_text(f"{document} waits for its coder.")


@app.command()
def withdraw(
    context: typer.Context,
    document: DocumentId,
    coder: Annotated[str, typer.Argument(metavar="CODER", help="Who has it.")],
    *,
    begun: Annotated[
        bool, typer.Option("--begun", help="Even if something stands on the sheet; it goes.")
    ] = False,
    by: Coder = "owner",
) -> None:
    """Take a document back from a coder who has not handed it in."""
    with open_casebook(context.obj) as casebook:
        casebook.coding.withdraw(document, coder, by=by, begun=begun)
    put_text(f"{document} was taken back from {coder}.")


@app.command("list")
def list_(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List who codes which document, and whether they have handed it in."""
    with open_casebook(context.obj) as casebook:
        rows = casebook.coding.codings()
    if as_json:
        put_json([plain(row) for row in rows])
    else:
        cells = [[row.document, row.coder, _handed_in(row)] for row in rows]
        put_table(["document", "coder", "handed in"], cells, lead=3)


@app.command()
def sheet(context: typer.Context, document: DocumentId, *, by: Coder = "owner") -> None:
    """Print what a coder sees, a reading/1 value with the text and no item, to be filled in."""
    with open_casebook(context.obj) as casebook:
        blank = Reading(document=casebook.coding.sheet(document, by), relevant=False)
    put_json(to_json(blank))


@app.command("hand-in")
def hand_in(
    context: typer.Context,
    document: DocumentId,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sheet, filled in.")],
    *,
    by: Coder = "owner",
) -> None:
    """Take a coder's reading of a document; it is kept apart from the items."""
    try:
        reading = loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(f"{file} cannot be read as a text in UTF-8.") from error
    except MalformedReading as error:
        raise InputRefused(f"{file} is no reading/1: {error}.") from error
    with open_casebook(context.obj) as casebook:
        casebook.coding.hand_in(document, reading, by=by)
    put_text(f"The coding of {document} is kept.")


@app.command()
def agreement(
    context: typer.Context,
    documents: Documents = None,
    *,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """Show Krippendorff's alpha field by field, with the machine as one more coder and without."""
    with open_casebook(context.obj) as casebook:
        found = casebook.coding.agreement(documents or ())
        _complain_of_open(casebook, documents)
    columns = ["kind", "field", "units", "alpha", "people"]
    cells = [
        [one.kind, one.field, str(one.units), _figure(one.alpha), _figure(one.people)]
        for one in found
    ]
    if as_json:
        put_json([plain(one) for one in found])
    elif as_csv:
        _put_csv([columns, *cells])
    else:
        put_table(columns, cells, lead=5)


@app.command()
def units(
    context: typer.Context,
    documents: Documents = None,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="What all agree on too; else only where they differ.")
    ] = False,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> None:
    """List what each coder and the machine read, item beside item, where they differ."""
    with open_casebook(context.obj) as casebook:
        rows = [
            row for row in casebook.coding.units(documents or ()) if everything or not row.agreed
        ]
        _complain_of_open(casebook, documents)
    if as_json:
        put_json([plain(row) | {"values": _values(row)} for row in rows])
        return
    cells = [cell for row in rows for cell in unit_cells(row, everything=everything)]
    if as_csv:
        _put_csv([UNIT_COLUMNS, *cells])
    else:
        put_table(UNIT_COLUMNS, cells, lead=5)


@app.command()
def adjudicate(
    context: typer.Context,
    document: DocumentId,
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="As `units` lists it: i3, u1.")],
    coder: Annotated[str, typer.Argument(metavar="CODER", help="Who is right, or `machine`.")],
    *,
    take: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=CODER",
            help="A field that another coder is right about, such as host=oleg.",
        ),
    ] = None,
    by: Coder = "owner",
    why: Why = None,
) -> None:
    """Decide that one coder is right about a unit; the casebook then says what they say."""
    fields = _chosen(take or ())
    with open_casebook(context.obj) as casebook:
        row_id = casebook.coding.adjudicate(document, unit, coder, by=by, fields=fields, why=why)
    put_text(f"{row_id} is adjudicated.")


def _complain_of_open(casebook: Casebook, documents: Sequence[str] | None) -> None:
    """Say which documents were left out, where none was named."""
    waiting = sorted({row.document for row in casebook.coding.codings() if not row.done})
    if waiting and not documents:
        complain(f"left out, not handed in by all coders: {', '.join(waiting)}")


def _handed_in(row: CodingRow) -> str:
    return "yes" if row.done else "no, begun" if row.begun else "no"


def _chosen(taken: Sequence[str]) -> dict[str, str]:
    """Understand which field is taken from which coder."""
    chosen = {}
    for one in taken:
        field, equals, coder = one.partition("=")
        if not (field and equals and coder):
            raise typer.BadParameter(f"{one[:40]!r} names no field and coder: write host=oleg.")
        chosen[field] = coder
    return chosen


def _values(row: UnitRow) -> dict[str, Mapping[str, str] | None]:
    return {coder: values and dict(values) for coder, values in row.values.items()}


def _figure(alpha: float | None) -> str:
    return "" if alpha is None else f"{alpha:.3f}"


def _put_csv(rows: Sequence[Sequence[str]]) -> None:
    put(to_csv(rows).removesuffix("\n"))

"""`khronika read-again` and `readings`: what a newer reader says of the documents that are kept."""

# The readers are loaded when there is something to read, not when --help is asked for.

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.casebook import Casebook, Difference, Filter, Reread
from khronika.cli.history import difference
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Unread, all_or_unread
from khronika.cli.output import complain, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.cli.progress import Step, progress
from khronika.errors import InputRefused, KhronikaError, MalformedResource, internal_fault
from khronika.model import Reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from khronika.cli.readers import Reads

Documents = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="Documents, such as d1; all where none is named."),
]


def read_again(
    context: typer.Context,
    documents: Documents = None,
    *,
    unread: Unread = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would differ; keep nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read kept documents again with this version's reader.

    Tells what differs. What a person decided stays; what nobody touched follows the new reading;
    the old reading is kept beside it. Exit code 1 tells that some documents could not be read;
    those that never could are only counted, unless they are named.
    """
    asked = all_or_unread(documents, unread=unread)
    code = 0
    found: list[Reread] = []
    from khronika.cli import readers

    with readers.Readers() as reads:
        reads.prepare()
        with open_casebook(context.obj) as casebook, progress("Reading") as step:
            never = [row.id for row in casebook.documents(Filter(unread=True))]
            wanted = documents or [row.id for row in casebook.documents(asked)]
            quiet = frozenset(() if documents else never)
            for reread, fault in _read_each(casebook, wanted, reads, step, quiet, keep=not dry_run):
                code = max(code, fault)
                found += [reread] if reread else []
            still = len(set(never) - {reread.document for reread in found})
    if as_json:
        put_json([plain(one) for one in found])
    else:
        _tell([one for reread in found for one in reread.differences])
        changed = sum(reread.changed for reread in found)
        put_text(f"{len(found)} read again, {changed} of them with a new reading.")
        if still:
            put_text(f"{still} stay unread: `khronika documents --unread` lists them.")
    raise typer.Exit(code)


def readings(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="ID", help="A document, such as d1.")],
    *,
    as_json: AsJson = False,
) -> None:
    """List the readings of a document.

    Each with what it says otherwise than the one before. At the end stands where the last one says
    otherwise than what people decided.
    """
    with open_casebook(context.obj) as casebook:
        versions = casebook.rereading.versions(document)
        against = casebook.rereading.against(document)
    if as_json:
        listed = [
            {
                "number": version.number,
                "at": plain(version.at),
                "reader": plain(version.reading.reader),
                "text": version.text,
                "differences": plain(version.differences),
            }
            for version in versions
        ]
        put_json({"readings": listed, "against": plain(against)})
        return
    for version in versions:
        reader = version.reading.reader
        by = f"{reader.name} {reader.version}" if reader else "a person"
        put_text(f"{version.number}  {version.at.date()}  {by}, text {version.text}", style="bold")
        if version.differences:
            _tell(version.differences)
    if against:
        put_text("What people decided otherwise:", style="bold")
        _tell(against)


def _read_each(
    casebook: Casebook,
    documents: list[str],
    reads: "Reads",
    step: Step,
    quiet: frozenset[str],
    *,
    keep: bool,
) -> Iterator[tuple[Reread | None, int]]:
    """Read documents one by one; what goes wrong with one is told, and the next follows.

    Of `quiet` ones it is not told that they still cannot be read.
    """
    from khronika.cli.readers import read_ahead

    begin = partial(_begin, casebook=casebook, reads=reads)
    for row_id, pending in read_ahead(documents, begin, most=reads.ahead):
        step(row_id)
        yield _take(casebook, row_id, pending, keep=keep, quiet=row_id in quiet)


def _begin(row_id: str, casebook: Casebook, reads: "Reads") -> "Future[Reading]":
    from khronika.cli.readers import failed

    try:
        document = casebook.rereading.document(row_id)
        return reads.submit(document) if document.text else failed(InputRefused(_wordless(row_id)))
    except KhronikaError as error:
        return failed(error)


def _wordless(row_id: str) -> str:
    return f"it has no words: `khronika extract-again {row_id} --use` looks for them again"


def _take(
    casebook: Casebook,
    row_id: str,
    pending: "Future[Reading] | None",
    *,
    keep: bool,
    quiet: bool,
) -> tuple[Reread | None, int]:
    from khronika.shelter import Fault

    try:
        reading = pending.result() if pending else None
        return (casebook.rereading.take(row_id, reading, keep=keep) if reading else None), 0
    except MalformedResource:  # no document is at fault, and none could be read
        raise
    except KhronikaError as error:
        if quiet and isinstance(error, InputRefused):
            return None, 0
        complain(f"{row_id} could not be read again: {error}")
        return None, 1
    except Fault as fault:
        complain(f"{row_id}: {fault}")
        return None, 3
    except Exception as error:  # noqa: BLE001 (a fault of ours on one document must not stop the others)
        complain(f"{row_id}: {internal_fault(error)}")
        return None, 3


def _tell(differences: Sequence[Difference]) -> None:
    rows = [[one.id, one.kind, *difference(one.before, one.after)] for one in differences]
    put_table(["id", "what", "stood", "reads"], rows, lead=2)

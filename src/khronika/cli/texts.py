"""`khronika texts` and `extract-again`: the texts of a document, by what took them out."""

# Parsers and readers are loaded when there is something to do, not when --help is asked for.

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.capture import Captured
from khronika.casebook import Casebook, DocumentRow, TextRow
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Coder, Unread, all_or_unread
from khronika.cli.output import complain, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.cli.progress import progress
from khronika.errors import InputRefused, KhronikaError, MalformedResource

if TYPE_CHECKING:
    from khronika.cli.readers import Reads

_REPLACED = frozenset({"redacted copy", "deleted original"})
"""What an erasure calls what it put in the place of original bytes."""


_BY_CONTAINER = ("khronika JSON lines", "khronika Telegram", "khronika feed")
"""Extractors that make the text of a document while they read what it is in."""


def texts(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="ID", help="A document, such as d1.")],
    *,
    number: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Print the text of this number.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List the texts that were taken out of a document.

    Evidence points into the one that is in use; the others are kept.
    """
    with open_casebook(context.obj) as casebook:
        if number is not None:
            put_text(casebook.texts.text(document, number))
            return
        rows = casebook.texts.all(document)
    if as_json:
        put_json([plain(row) for row in rows])
    else:
        _tell([(document, row) for row in rows])


def extract_again(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Documents, such as d1; all where none is named."),
    ] = None,
    *,
    use: Annotated[
        bool,
        typer.Option(
            "--use", help="Read another text, and use it where nobody decided about the old one."
        ),
    ] = False,
    unread: Unread = False,
    by: Coder = "owner",
    as_json: AsJson = False,
) -> None:
    """Take the texts of kept documents out of them anew.

    A text that differs is kept beside the one in use, and no evidence moves. Exit code 1 tells that
    this could not be done for some.
    """
    from khronika.capture import apart
    from khronika.cli import readers

    asked = all_or_unread(documents, unread=unread)
    code = 0
    found: list[tuple[str, TextRow]] = []
    with readers.Readers() as reads:
        apart.prepare()
        with open_casebook(context.obj) as casebook, progress("Extracting") as step:
            wanted = set(documents or ())
            for row in casebook.documents(asked):
                if documents and row.id not in wanted:
                    continue
                wanted.discard(row.id)
                step(row.id)
                try:
                    found.append((row.id, _extract(casebook, row, reads if use else None, by=by)))
                except MalformedResource:  # no document is at fault, and none could be read
                    raise
                except KhronikaError as error:
                    complain(f"{row.id}: {error}")
                    code = 1
            for row_id in sorted(wanted):
                casebook.show(row_id)  # says that there is no such document
    if as_json:
        put_json([{"document": row_id, **plain(row)} for row_id, row in found])
    else:
        _tell(found)
    raise typer.Exit(code)


def _extract(casebook: Casebook, row: DocumentRow, reads: "Reads | None", *, by: str) -> TextRow:
    """Take the text of one document out anew; give the row of that text."""
    captured = _captured(casebook, row)
    kept = casebook.texts.keep(row.id, captured, by=by)
    if kept.in_use or reads is None:
        return kept
    document = casebook.rereading.document(row.id)
    taken = captured.document
    language = document.language or taken.language
    reading = reads.submit(replace(document, text=taken.text, language=language)).result()
    casebook.texts.use(row.id, kept.number, reading, by=by)
    return next(one for one in casebook.texts.all(row.id) if one.in_use)


def _captured(casebook: Casebook, row: DocumentRow) -> Captured:
    """Take the text out of the original bytes.

    Raises:
        InputRefused: there are none any more, or only their container tells how to read them.
    """
    from khronika.capture import extracted_again

    if row.extractor in _REPLACED:
        raise InputRefused("its original was taken out by an erasure")
    name = PurePosixPath(row.path.rpartition("!")[2]).name
    content = casebook.original(row.id)
    if not row.extractor.startswith(_BY_CONTAINER):
        for outcome in extracted_again(name, content, language=row.language):
            if isinstance(outcome, Captured) and outcome.media_type == row.media_type:
                if outcome.wordless is not None:
                    raise InputRefused(outcome.wordless)
                return outcome
    raise InputRefused(
        "its text cannot be taken out of its bytes alone: the file it came in told how to read it"
    )


def _tell(found: Sequence[tuple[str, TextRow]]) -> None:
    rows = [
        [row_id, str(row.number), row.extractor, str(row.characters), "yes" if row.in_use else "no"]
        for row_id, row in found
    ]
    put_table(["document", "text", "extractor", "characters", "in use"], rows, lead=2)

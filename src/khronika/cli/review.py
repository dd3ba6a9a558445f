"""`khronika review`: what a person decides about what was read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from khronika.casebook import ItemKind, ItemRow, QueueRow
from khronika.cli.opening import open_casebook
from khronika.cli.options import (
    AsJson,
    Coder,
    Country,
    First,
    InDocument,
    Last,
    Type,
    Who,
    Why,
    asked,
)
from khronika.cli.output import on_terminal, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.errors import ChangedMeanwhile

app = typer.Typer(
    name="review",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Decide about what was read, write notes, and undo it.",
)

RowId = Annotated[str, typer.Argument(metavar="ID", help="Such as d1.i3 or d1.p2.")]
Value = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE",
        help="Such as host=KG, when=2024-05-03..2024-05-09 or targets=d1.p1,d1.p2.",
    ),
]
Span = Annotated[
    list[str],
    typer.Option(
        metavar="FROM-TO", help="Characters of the text, such as 120-168; may be given often."
    ),
]

Was = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=VALUE",
        help="What a field held when you looked; if it holds another by now, nothing is done.",
    ),
]


@app.command("list")
def list_(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    *,
    country: Country = None,
    type_: Type = None,
    person: Who = None,
    first: First = None,
    last: Last = None,
    document: InDocument = None,
    kind: Annotated[
        list[ItemKind] | None, typer.Option(metavar="KIND", help="Only items of this kind.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what waits for a decision: the gravest consequence first, then the least confident."""
    wanted = asked(
        country=country, type_=type_, person=person, first=first, last=last, document=document
    )
    with open_casebook(context.obj) as casebook:
        waiting = casebook.reviewing.queue(wanted, kinds=kind or (), limit=limit)
    if as_json:
        put_json([plain(one) for one in waiting])
    elif waiting or not on_terminal():
        put_table(_COLUMNS, [_cells(one) for one in waiting], lead=4)
    else:
        put_text("Nothing waits for a decision.")


@app.command()
def accept(
    context: typer.Context,
    row_id: RowId,
    *,
    was: Was = None,
    by: Coder = "owner",
    why: Why = None,
) -> None:
    """Stand by an item as it was read."""
    with _telling_what_is_now(), open_casebook(context.obj) as casebook:
        casebook.reviewing.accept(row_id, by=by, why=why, was=_values(was or []))
    put_text(f"{row_id} is accepted.")


@app.command()
def correct(
    context: typer.Context,
    row_id: RowId,
    values: Value,
    *,
    was: Was = None,
    by: Coder = "owner",
    why: Why = None,
) -> None:
    """Give fields of an item or of a document another value; an empty one takes it away."""
    with _telling_what_is_now(), open_casebook(context.obj) as casebook:
        casebook.reviewing.correct(row_id, _values(values), by=by, why=why, was=_values(was or []))
    put_text(f"{row_id} is corrected.")


@app.command()
def respan(
    context: typer.Context,
    row_id: RowId,
    *,
    span: Span,
    was: Was = None,
    by: Coder = "owner",
    why: Why = None,
) -> None:
    """Let an item rest on other words of its document."""
    with _telling_what_is_now(), open_casebook(context.obj) as casebook:
        casebook.reviewing.respan(row_id, _spans(span), by=by, why=why, was=_values(was or []))
    put_text(f"{row_id} rests on other words now.")


@app.command()
def reject(
    context: typer.Context,
    row_id: RowId,
    *,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept in the history.")],
    was: Was = None,
    by: Coder = "owner",
) -> None:
    """Hold that an item is not so. It stays in the casebook, marked, and out of the lists."""
    with _telling_what_is_now(), open_casebook(context.obj) as casebook:
        casebook.reviewing.reject(row_id, why=why, by=by, was=_values(was or []))
    put_text(f"{row_id} is rejected.")


@app.command()
def add(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id, such as d1.")],
    kind: Annotated[ItemKind, typer.Argument(metavar="KIND", help=", ".join(ItemKind) + ".")],
    values: Value,
    *,
    span: Annotated[
        list[str] | None,
        typer.Option(metavar="FROM-TO", help="Characters of the text; may be given often."),
    ] = None,
    by: Coder = "owner",
    why: Why = None,
) -> None:
    """Add an item that the machine missed, and print its id."""
    with open_casebook(context.obj) as casebook:
        row_id = casebook.reviewing.add(
            document, kind, _values(values), _spans(span or []), by=by, why=why
        )
    put_text(f"{row_id} is added.")


@app.command()
def undo(
    context: typer.Context,
    *,
    change: Annotated[
        int | None, typer.Option(metavar="N", help="Number of the change; else your own last.")
    ] = None,
    by: Coder = "owner",
    why: Why = None,
) -> None:
    """Take a change back. Undoing an undoing makes the change anew."""
    with open_casebook(context.obj) as casebook:
        undoing = casebook.reviewing.undo(by=by, change=change, why=why)
    put_text(f"Change {undoing.undoes} to {undoing.subject} is undone by change {undoing.number}.")


@app.command()
def note(
    context: typer.Context,
    row_id: RowId,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="The note; else all notes are shown.")
    ] = None,
    *,
    by: Coder = "owner",
    as_json: AsJson = False,
) -> None:
    """Write a note on an item or a document, or show the notes that stand there."""
    with open_casebook(context.obj) as casebook:
        if text is not None:
            number = casebook.reviewing.note(row_id, text, by=by)
            put_text(f"Note {number} stands on {row_id}.")
            return
        notes = casebook.reviewing.notes(row_id)
    if as_json:
        put_json([plain(one) for one in notes])
    for one in () if as_json else notes:
        put_text(f"{one.number}  {one.at.date()}  {one.by}: {one.after}")


@contextmanager
def _telling_what_is_now() -> Iterator[None]:
    """Print what fields hold by now where somebody changed them meanwhile."""
    try:
        yield
    except ChangedMeanwhile as error:
        put_text("\n".join(_now(error)))
        raise


def _now(error: ChangedMeanwhile) -> list[str]:
    """Say what fields hold by now, as it is typed."""
    from khronika.casebook.values import as_typed

    return [f"{name}={as_typed(now)}" for name, (_was, now) in error.fields.items()]


_COLUMNS = ("id", "kind", "what", "confidence", "consequence", "evidence", "publisher")


def _cells(waiting: QueueRow) -> list[str]:
    row = waiting.row
    return [
        row.id,
        waiting.kind,
        _what(row),
        "" if row.confidence is None else f"{row.confidence:.2f}",
        waiting.consequence.replace("_", " "),
        " … ".join(proof.quote for proof in row.evidence),
        row.document.publisher or "",
    ]


def _what(row: ItemRow) -> str:
    """Say in a few words what an item states."""
    names = ("type", "kind", "stance", "measure", "name", "host")
    parts = [str(getattr(row, name)) for name in names if getattr(row, name, None)]
    targets = [target.name for target in getattr(row, "targets", ())]
    return ", ".join([*parts, *targets])


def _values(typed: list[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for one in typed:
        field, is_given, value = one.partition("=")
        if not is_given or not field:
            raise typer.BadParameter(f"{one[:40]!r} is no value: write FIELD=VALUE.")
        values[field] = value
    return values


def _spans(typed: list[str]) -> list[tuple[int, int]]:
    spans = []
    for one in typed:
        span = re.fullmatch(r"(\d{1,12})-(\d{1,12})", one, re.ASCII)
        if span is None:
            raise typer.BadParameter(f"{one[:40]!r} is no span: write FROM-TO, such as 120-168.")
        spans.append((int(span[1]), int(span[2])))
    return spans

"""`khronika history` and `verify`: who changed what, and whether anything was altered past that."""

import json
from typing import Annotated

import typer

from khronika.casebook import ChangeRow
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson
from khronika.cli.output import complain, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.cli.timestamp import told


def history(
    context: typer.Context,
    row_id: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="Such as d1 or d1.i3; all changes where not given."),
    ] = None,
    *,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Only what this coder did.")
    ] = None,
    last: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Only so many of the last changes.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show who changed what, from what, to what and why.

    The first change comes first. The history of a document is also that of all that was read from
    it.
    """
    with open_casebook(context.obj) as casebook:
        if row_id is None:
            changes = casebook.journal.all(by=by, last=last)
        else:
            changes = casebook.journal.of(row_id, by=by)[-(last or 0) :]
    if as_json:
        put_json([plain(change) for change in changes])
    else:
        put_table(_COLUMNS, [_cells(change) for change in changes], lead=5)


def verify(
    context: typer.Context,
    *,
    head: Annotated[
        str | None,
        typer.Option(
            metavar="LINK", help="The head that an earlier verify printed: it must still be there."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Look for whatever was altered past the journal.

    Exit code 1 tells that something was, or that a timestamp does not hold. Prints the head of the
    journal. Note it down outside the casebook: given with --head later, it proves that no change
    from before it was cut off or made anew.
    """
    with open_casebook(context.obj) as casebook:
        found = casebook.journal.verify(head)
        stamps = casebook.timestamps.verify()
        now = casebook.journal.head()
        outdated = casebook.copies.outdated()
    for file in outdated:
        complain(
            f"A backup from before an erasure holds whom it erased: delete {file}, or write it "
            "anew with `khronika backup`."
        )
    if as_json:
        put_json(
            {
                "head": plain(now),
                "altered": [plain(one) for one in found],
                "timestamps": [plain(one) for one in stamps],
            }
        )
    else:
        for one in found:
            fields = f" ({', '.join(one.fields)})" if one.fields else ""
            put_text(f"{one.where}: {one.what}{fields}.")
        if found:
            complain(_WHAT_NOW)
        else:
            put_text("Nothing was altered past the journal.")
        for stamp in stamps:
            put_text(told(stamp))
        put_text(f"Head after {now.number} changes: {now.link}")
    raise typer.Exit(1 if found or any(one.fault for one in stamps) else 0)


_WHAT_NOW = (
    "Something was altered by other ways than Khronika's. Leave the casebook as it is, and restore "
    "a backup from before beside it, to compare: `khronika restore FILE DIR`."
)
_COLUMNS = ("number", "at", "by", "verb", "subject", "from", "to", "why")


def _cells(change: ChangeRow) -> list[str]:
    before, after = difference(change.before, change.after)
    erased = f"erased by change {change.erased_by}" if change.erased_by else ""
    return [
        str(change.number),
        change.at.isoformat(timespec="seconds"),
        change.by or "",
        change.verb if change.undoes is None else f"{change.verb} {change.undoes}",
        change.subject,
        before,
        after,
        change.why or erased,
    ]


def difference(before: object, after: object) -> tuple[str, str]:
    """Write what a change took away and what it put there; of objects only what differs."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return _written(before), _written(after)
    fields = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return (
        _written({name: before.get(name) for name in fields}),
        _written({name: after.get(name) for name in fields}),
    )


def _written(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_written(part)}" for name, part in value.items())
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

"""`khronika erase`: remove a person on request."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from khronika.casebook.erasures import Originals
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Coder, Why
from khronika.cli.output import complain, put, put_json, put_text
from khronika.cli.plain import plain
from khronika.errors import WrongUse


def erase(  # noqa: PLR0913 (one for each option)
    context: typer.Context,
    row_id: Annotated[str, typer.Argument(metavar="PERSON", help="Id of a person, such as d1.p2.")],
    *,
    originals: Annotated[
        Originals,
        typer.Option(
            metavar="delete|redact",
            help="Delete original files that name the person, or keep a redacted copy.",
        ),
    ],
    confirm: Annotated[
        str | None,
        typer.Option(metavar="PHRASE", help="The phrase `erase PERSON`; else it is asked for."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be taken out.")
    ] = False,
    by: Coder = "owner",
    why: Why = None,
    as_json: AsJson = False,
) -> None:
    """Remove a person from the whole casebook, for good. Nothing brings them back.

    Taken out are: the person, incidents that hit nobody else, what they say; their name in every
    form and script from every text, reading and history; original files. The history keeps that
    something was erased, and not whom. Look at what is told before you confirm: people of the same
    name in other documents go too.
    """
    from khronika.casebook.copies import laid_aside

    with open_casebook(context.obj) as casebook:
        plan = casebook.erasing.plan(row_id)
        if dry_run and as_json:
            put_json(plain(plan))
        if not as_json:
            put_text(f"People: {', '.join(plan.people)}")
            put_text(f"Documents that name them: {', '.join(plan.documents)}")
            put_text(f"Items that go: {', '.join(plan.items)}")
            put_text(f"Words taken out: {', '.join(plan.forms)}")
            if plan.left:
                put_text(
                    "Left as they are, since whoever bears the name there was judged to be "
                    f"somebody else: {', '.join(plan.left)}"
                )
            if plan.unread:
                put_text(
                    "Not read, so that nobody knows whether they show or name them: "
                    f"{', '.join(plan.unread)}. Look at these, and add the person to those that do "
                    "before you go on."
                )
        if dry_run:
            return
        _confirmed(row_id, confirm)
        lost = {one.path for one in casebook.copies.all() if not Path(one.path).exists()}
        erasure = casebook.erasing.erase(row_id, originals=originals, by=by, why=why)
        aside = laid_aside(casebook.directory)
        outdated = casebook.copies.outdated()
    for path in sorted(lost):
        complain(f"A backup is not where it was put, and still holds them: delete {path}.")
    for file in outdated:
        complain(f"A backup could not be written anew, and still holds them: delete {file}.")
    for folder in aside:
        complain(f"A casebook that was moved aside still holds them: remove {folder}.")
    if as_json:
        put_json(plain(erasure))
    else:
        put_text(
            f"Erased by change {erasure.change}: {len(erasure.documents)} documents, "
            f"{len(erasure.items)} items, {len(erasure.changes)} changes. Backups written anew: "
            f"{erasure.backups}; deleted, since their place has the name: {erasure.removed}; not "
            f"found where they were put: {erasure.out_of_reach}. Copies "
            "that you made outside the casebook are yours to delete."
        )


def _confirmed(row_id: str, given: str | None) -> None:
    """Make sure that a person means it."""
    phrase = f"erase {row_id}"
    if given is None:
        if not sys.stdin.isatty():
            raise WrongUse(f"This cannot be undone: confirm it with --confirm '{phrase}'.")
        put(f"This cannot be undone. Type {phrase!r} to go on:")
        given = sys.stdin.readline()
    if given.strip() != phrase:
        complain("Not confirmed.")
        raise WrongUse("Nothing was erased: the phrase differs.")

"""`khronika backup`, `restore`, `passphrase` and `shares`: copies of a casebook, and its keys."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.casebook import Casebook
from khronika.casebook.opening import no_casebook
from khronika.cli.opening import ask, new_passphrase, open_casebook, passphrase
from khronika.cli.options import Coder
from khronika.cli.output import complain, put

LOST = "Nobody can recover a lost passphrase, unless there are shares: see `khronika shares make`."

shares = typer.Typer(
    name="shares",
    help="Part the key among people, should the passphrase be lost.",
    no_args_is_help=True,
)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup, replaced if there.")],
    *,
    by: Coder = "owner",
) -> None:
    """Write an encrypted backup of the casebook into one file.

    The passphrase of the casebook opens it.
    """
    with open_casebook(context.obj) as casebook:
        casebook.copies.backup(file, by=by)
    put("Written and checked. The passphrase of the casebook opens it.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where the casebook is to be.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Move what is there aside, beside DIR.")
    ] = False,
) -> None:
    """Make a casebook of a backup.

    Never over another one, unless told so.
    """
    from khronika.casebook.copies import restore as put_back

    aside = put_back(file, directory, passphrase(is_new=False), replace=replace)
    put("Restored.")
    if aside is not None:
        put(f"What was there lies in {aside} now.")


def change_passphrase(context: typer.Context) -> None:
    """Change the passphrase.

    The old one opens the casebook no longer. Backups of before keep theirs, and so does whoever has
    a copy of casebook.toml of before.
    """
    from khronika.casebook import copies

    directory = _there(context)
    old = passphrase(is_new=False)
    copies.try_passphrase(directory, old)  # before anybody types a new one in vain
    copies.change_passphrase(directory, old, new_passphrase())
    put("Changed.")
    complain(LOST)


@shares.command("make")
def make(
    context: typer.Context,
    *,
    of: Annotated[int, typer.Option(metavar="N", help="How many shares.")],
    need: Annotated[int, typer.Option(metavar="K", help="How many of them open the casebook.")],
) -> None:
    """Print shares of the key, once; give each to another person, on paper.

    They stay good when the passphrase changes. Who holds enough of them can open the casebook.
    """
    from khronika.casebook.copies import make_shares

    made = make_shares(_there(context), passphrase(is_new=False), of=of, need=need)
    for number, share in enumerate(made, 1):
        put(f"{number} of {of}, {need} needed: {share}")
    complain("These words are kept nowhere: write them down, and clear the screen.")


@shares.command("open")
def open_(
    context: typer.Context,
    *,
    need: Annotated[int, typer.Option(metavar="K", help="How many shares are needed.")],
) -> None:
    """Ask for shares and a new passphrase, which from then on opens the casebook.

    What is typed is not shown. A share with a slip of the pen is asked for again.
    """
    from khronika.casebook import copies

    directory = _there(context)
    given = [_share(f"Share {number} of {need}: ") for number in range(1, need + 1)]
    copies.try_shares(directory, given)  # before anybody types a new passphrase in vain
    copies.open_with_shares(directory, given, new_passphrase())
    put("The new passphrase opens the casebook.")
    complain(LOST)


def _there(context: typer.Context) -> Path:
    """Give the folder of the casebook; that there is none is told before anything is asked."""
    directory: Path = context.obj.expanduser()
    if not Casebook.exists(directory):
        raise no_casebook(directory)
    return directory


def _share(prompt: str) -> str:
    """Ask for a share until it is one: a slip is told while the paper is still at hand."""
    from khronika.casebook.copies import is_share

    while not is_share(words := ask(prompt, instead="run it in one, with the shares at hand")):
        complain("These words are no share: one of them is missing or mistyped. Type it again.")
    return words

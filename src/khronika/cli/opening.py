"""Opening the casebook that the options name, its passphrase taken or asked for."""

import getpass
import os
from contextlib import ExitStack
from pathlib import Path

from khronika.casebook import Casebook
from khronika.casebook.opening import no_casebook
from khronika.cli.progress import Step, progress
from khronika.errors import WrongUse

VARIABLE = "KHRONIKA_PASSPHRASE"
NEW_VARIABLE = "KHRONIKA_NEW_PASSPHRASE"


def open_casebook(directory: Path, *, create: bool = False) -> Casebook:
    """Open a casebook; a new one is made with `create`, its passphrase asked for twice."""
    directory = directory.expanduser()
    is_new = not Casebook.exists(directory)
    if is_new and not create:
        # Told before anybody types a passphrase in vain.
        raise no_casebook(directory)
    secret = passphrase(is_new=is_new)
    with ExitStack() as shown:
        step: Step | None = None

        def begin(document: str) -> None:
            nonlocal step
            # Most casebooks are up to date: then no line is shown at all.
            step = step or shown.enter_context(progress("Indexing"))
            step(document)

        return Casebook.open(directory, secret, create=create, progress=begin)


def passphrase(*, is_new: bool) -> str:
    """Take the passphrase from the environment, or ask for it on the terminal.

    Raises:
        WrongUse: there is no terminal to ask on; or a new passphrase was typed in two ways.
    """
    # Taken out, so that no program started from here inherits it.
    given = os.environ.pop(VARIABLE, None)
    if given is not None:
        return given
    if not is_new:
        return ask("Passphrase: ")
    return _asked_twice(VARIABLE)


def new_passphrase() -> str:
    """Take a passphrase in the place of another from the environment, or ask for it twice.

    Raises:
        WrongUse: there is no terminal to ask on; or it was typed in two ways.
    """
    given = os.environ.pop(NEW_VARIABLE, None)
    return given if given is not None else _asked_twice(NEW_VARIABLE)


def _asked_twice(variable: str) -> str:
    prompt = "A new passphrase (nobody can recover it without shares of the key): "
    first = ask(prompt, instead=f"set {variable}")
    if first and ask("The same again: ") != first:
        raise WrongUse("The two passphrases differ: nothing was done, try again.")
    return first


def ask(prompt: str, *, instead: str = f"set {VARIABLE}") -> str:
    """Ask on the terminal itself, without showing what is typed.

    Standard input may hold a document. `instead` says what to do where there is no terminal.
    """
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError as error:
        raise WrongUse(f"There is no terminal to ask for this on: {instead}.") from error
    return getpass.getpass(prompt)

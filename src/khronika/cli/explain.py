"""`khronika explain`: what each stage of reading a text saw, and why."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from khronika.capture import Container, Outcome, Refused
from khronika.cli.options import AsJson, Language, Published
from khronika.cli.output import complain, put_json
from khronika.cli.plain import plain
from khronika.cli.reasons import tell_explanation
from khronika.errors import UnsupportedLanguage, WrongUse


def explain(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT", help="A sentence in quotes, or a file; - is standard input."
        ),
    ],
    *,
    published: Published = None,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Say how a text is read, stage by stage, and why.

    Shows words, names, places and days, the rules of the lexicon that fit and those that nearly
    do, how each field was decided, and what makes the text relevant. Nothing is stored. With --json
    each document is one line.
    """
    from khronika.reading import explain as explained  # the readers are large

    code = 0
    for outcome in _outcomes(text, published, language):
        match outcome:
            case Refused(path=path, reason=reason):
                complain(f"{path} is refused: {reason}")
                code = 1
            case Container():
                pass
            case captured:
                try:
                    explanation = explained(captured.document)
                except UnsupportedLanguage as error:
                    complain(f"{captured.path} is refused: {error}")
                    code = 1
                    continue
                if as_json:
                    put_json(plain(explanation))
                else:
                    tell_explanation(explanation)
    raise typer.Exit(code)


def _outcomes(text: str, published: date | None, language: str | None) -> Iterator[Outcome]:
    """Make documents of what was typed: the text itself, or what it names."""
    from khronika.capture import capture

    if text == "-" or _names_a_file(text):
        return capture([text], published=published, language=language)
    if len(text.split()) < 2:
        raise WrongUse(f"{text} is no file, and one word is no sentence: put the text in quotes.")
    # A sentence is taken as if it came in by standard input, so that it is refused as one would be.
    typed = io.BytesIO(text.encode("utf-8", "surrogateescape"))
    return capture(["-"], published=published, language=language, stdin=typed)


def _names_a_file(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or with a character that none may have
        return False

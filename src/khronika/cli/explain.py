"""`khronika explain`: what each stage of reading a text saw, and why."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.capture import Captured, Outcome, unreadable
from khronika.cli.options import AsJson, Language, Published
from khronika.cli.output import complain, put_json
from khronika.cli.plain import plain
from khronika.cli.reasons import tell_explanation
from khronika.errors import KhronikaError, MalformedResource, WrongUse

if TYPE_CHECKING:
    from khronika.cli.readers import Explainer


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
    from khronika.capture import apart
    from khronika.cli.readers import Explainer

    code = 0
    with Explainer() as explainer:
        outcomes = _outcomes(text, published, language)
        explainer.prepare()
        apart.prepare()
        for outcome in outcomes:
            code = max(code, _explain_one(outcome, explainer, as_json=as_json))
    raise typer.Exit(code)


def _explain_one(outcome: Outcome, explainer: "Explainer", *, as_json: bool) -> int:
    """Explain one document and give the exit code it calls for."""
    from khronika.shelter import Fault

    why = unreadable(outcome)
    if why is not None:
        complain(f"{outcome.path} is refused: {why}")
        return 1
    if not isinstance(outcome, Captured):
        return 0
    try:
        explanation = explainer.explain(outcome.document)
    except MalformedResource:  # the words are not at fault, and no others would be read
        raise
    except KhronikaError as error:
        complain(f"{outcome.path} is refused: {error}")
        return 1
    except Fault as fault:
        complain(f"{outcome.path}: {fault}")
        return 3
    if as_json:
        put_json(plain(explanation))
    else:
        tell_explanation(explanation)
    return 0


def _outcomes(text: str, published: date | None, language: str | None) -> Iterator[Outcome]:
    """Make documents of what was typed: the text itself, or what it names."""
    from khronika.capture import capture

    if not text.strip():
        raise WrongUse("There is nothing to explain: put a sentence in quotes, or name a file.")
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

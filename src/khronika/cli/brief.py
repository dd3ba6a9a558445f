"""`khronika brief`: a private brief for a person's situation; asked for, never given in flags."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from khronika.cli.opening import open_casebook
from khronika.cli.output import complain, put_text
from khronika.errors import InputRefused, WrongAnswer, WrongUse
from khronika.resources.vocabulary import Language

if TYPE_CHECKING:
    from khronika.assessment.brief import Situation
    from khronika.publishing.paper import Paper

_MOST_BYTES = 10_000
"""Standard input that tells a situation is short."""


def _read_language(typed: str) -> Language:
    if typed.lower() not in {"en", "ru"}:
        raise typer.BadParameter("A brief is written in en or ru.")
    return cast("Language", typed.lower())


def _read_output(typed: str) -> Path:
    path = Path(typed)
    if path.suffix.lower() not in {".pdf", ".html"}:
        raise typer.BadParameter("Name a file that ends in .pdf or .html.")
    return path


def brief(
    context: typer.Context,
    *,
    language: Annotated[
        Language, typer.Option(parser=_read_language, metavar="CODE", help="en or ru.")
    ] = "en",
    output: Annotated[
        Path | None,
        typer.Option(
            parser=_read_output,
            metavar="FILE",
            help="Write a .pdf or .html, replaced if there, not encrypted; else it is printed.",
        ),
    ] = None,
) -> None:
    """Say what is on record about people in a like situation.

    Information, not advice. You are asked on the terminal; or write lines such as `origin: RU`,
    `host: Kyrgyzstan`, `onward: AM, GE`, `labels: extremist`, `charges: 280.3`,
    `service: deserted`, `documents: internal`, `family: stayed` to standard input. No option takes
    an answer, for a shell remembers those. Nothing of it is kept, logged or sent.
    """
    from khronika.assessment import brief as assessing
    from khronika.publishing import brief as publishing

    situation = _situation(language)
    with open_casebook(context.obj) as casebook:
        found = assessing.brief(casebook, situation)
    paper = publishing.paper(found, language, date.today())  # noqa: DTZ011 (the day of the reader)
    if output is None:
        for line in publishing.text(paper).splitlines():
            put_text(line)
        return
    _write(paper, output)
    put_text(publishing.words("file.written", language, path=output.resolve()))


def _write(paper: "Paper", output: Path) -> None:
    from khronika.publishing.files import write_whole
    from khronika.publishing.html import html
    from khronika.publishing.pdf import pdf

    content = pdf(paper) if output.suffix.lower() == ".pdf" else html(paper)
    try:
        write_whole(content, output)
    except OSError as error:
        raise InputRefused(f"The brief cannot be written there: {error.strerror}.") from error


def _situation(language: Language) -> "Situation":
    from khronika.assessment.brief import read_situation

    if not sys.stdin.isatty():
        return read_situation(_typed(sys.stdin.read(_MOST_BYTES)))
    return read_situation(_asked(language))


def _typed(text: str) -> Mapping[str, Sequence[str]]:
    """Read lines of `field: answer, answer`."""
    answers: dict[str, list[str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        field, colon, answer = line.partition(":")
        if not colon:
            raise WrongUse(f"Line {number} of standard input: write a field, a colon, an answer.")
        answers.setdefault(field.strip().lower(), []).append(answer)
    return answers


def _asked(language: Language) -> Mapping[str, Sequence[str]]:
    """Ask one thing after the other; what makes no sense is asked again."""
    from khronika.assessment.brief import FIELDS

    answers: dict[str, list[str]] = {}
    for field in FIELDS:
        answers[field] = [_ask(field, answers, language)]
    return answers


_KINDS = {"origin": "country", "host": "country", "onward": "countries", "charges": "numbers"}
"""What a field is answered with, where it is not with words of a list."""


def _ask(field: str, before: Mapping[str, Sequence[str]], language: Language) -> str:
    from khronika.assessment.brief import options
    from khronika.publishing.brief import answered, asked, words

    put_text(asked(field, language), style="bold")
    for option in options(field):
        put_text(f"{option}: {answered(field, option, language)}", indent=4)
    prompt = words(f"ask.{_KINDS.get(field, 'options')}", language)
    while True:
        # The answer is echoed to the person only: `input` keeps no history of its own.
        answer = input(f"{prompt}: ")
        wrong = _wrong(field, answer, before)
        if wrong is None:
            return answer
        complain(words(f"wrong.{wrong}", language))


def _wrong(field: str, answer: str, before: Mapping[str, Sequence[str]]) -> str | None:
    """Say what an answer lacks to make sense by itself, and after those before it."""
    from khronika.assessment.brief import check_answer, read_situation

    try:
        check_answer(field, answer)
    except WrongAnswer:
        return _KINDS.get(field, "options")
    try:
        if field == "host":
            read_situation({**before, field: [answer]})
    except WrongAnswer:
        return "same"
    return None

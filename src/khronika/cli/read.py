"""`khronika read`: read documents without keeping them."""

# The readers are loaded when there is something to read, not when --help is asked for.

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.capture import Captured, Outcome, unreadable
from khronika.cli.intake import undated
from khronika.cli.options import AsJson, Inputs, Language, Published
from khronika.cli.output import ReaderGone, complain, put, put_json, put_text
from khronika.cli.progress import progress
from khronika.cli.telling import (
    tell_claim,
    tell_estimate,
    tell_incident,
    tell_instrument,
    tell_party,
)
from khronika.errors import InputRefused, KhronikaError, MalformedResource, internal_fault
from khronika.model import Reading, to_json

if TYPE_CHECKING:
    from concurrent.futures import Future


def read(
    inputs: Inputs,
    *,
    published: Published = None,
    language: Language = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write a reading/1 file for each document into it."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print what documents say, without keeping them.

    With --json each document's reading is one line.
    """
    from khronika.capture import apart, capture
    from khronika.cli import readers

    def begin(outcome: Outcome) -> "Future[Reading] | None":
        if not isinstance(outcome, Captured) or outcome.wordless is not None:
            return None
        return reads.submit(outcome.document)

    code = 0
    with readers.Readers() as reads, progress("Reading") as step:
        apart.prepare()
        reads.prepare()
        outcomes = capture(inputs, published=published, language=language)
        for outcome, pending in readers.read_ahead(outcomes, begin, most=reads.ahead):
            code = max(code, _give_one(outcome, pending, out, as_json=as_json))
            step(outcome.path)
    raise typer.Exit(code)


def _give_one(
    outcome: Outcome, pending: "Future[Reading] | None", out: Path | None, *, as_json: bool
) -> int:
    """Put one reading where the user wants it, and give the exit code it calls for."""
    from khronika.shelter import Fault

    why = unreadable(outcome)
    if why is not None:
        complain(f"{outcome.path} is refused: {why}")
        return 1
    if not isinstance(outcome, Captured) or pending is None:
        return 0
    try:
        _give(outcome, pending.result(), out, as_json=as_json)
    except MalformedResource:  # no document is at fault, and none could be read
        raise
    except KhronikaError as error:
        complain(f"{outcome.path} is refused: {error}")
        return 1
    except Fault as fault:
        complain(f"{outcome.path}: {fault}")
        return 3
    except ReaderGone:
        raise
    except Exception as error:  # noqa: BLE001 (a fault of ours on one file must not lose the others)
        complain(f"{outcome.path}: {internal_fault(error)}")
        return 3
    return 0


def _give(captured: Captured, reading: Reading, out: Path | None, *, as_json: bool) -> None:
    """Put a reading where the user wants it."""
    from khronika.publishing import write_reading

    note = undated(reading)
    if note is not None:
        complain(f"{captured.path}: {note}")
    if out is not None:
        try:
            written = write_reading(reading, out)
        except OSError as error:
            raise InputRefused(
                f"its reading could not be written to {out}: {error.strerror}"
            ) from error
        if not as_json:
            put(f"{captured.path}\t{written}")
    elif not as_json:
        tell(reading, captured.path)
    if as_json:
        put_json(to_json(reading))


def tell(reading: Reading, path: str) -> None:
    """Print what a reading holds, each thing with the words it was read from."""
    document = reading.document
    facts = [document.publisher, document.published and document.published.isoformat()]
    put_text(document.title or path, style="bold underline")
    put_text(", ".join(str(fact) for fact in (*facts, document.language) if fact))
    if not reading.relevant:
        put_text("Not about people pursued across borders.")
    parties = reading.parties()

    def named(party_id: str) -> str:
        return parties[party_id].name

    for person in reading.people:
        tell_party(person.id, person.name, ", ".join(person.roles))
    for body in reading.organizations:
        tell_party(body.id, body.name, body.kind.replace("_", " "))
    for act in reading.incidents:
        tell_incident(act, named)
    for claim in reading.claims:
        tell_claim(claim, named)
    for instrument in reading.instruments:
        tell_instrument(instrument)
    for estimate in reading.estimates:
        tell_estimate(estimate, named)
    put("")

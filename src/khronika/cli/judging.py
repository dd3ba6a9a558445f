"""Deciding across documents: who is who, which tellings are one act, whom to trust, and cases."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from khronika.casebook import (
    ActCase,
    Called,
    ItemKind,
    ItemRow,
    PersonFile,
    ProposalRow,
    SourceRow,
    StepRow,
    TellingRow,
)
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, Coder, Why
from khronika.cli.output import on_terminal, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.cli.telling import in_words, said_by, way, when_cell
from khronika.errors import WrongUse
from khronika.model import Certainty

if TYPE_CHECKING:
    from khronika.resolution import Verdict

One = Annotated[str, typer.Argument(metavar="ID", help="Such as d1.p2, d1.o1 or d1.i3.")]
Other = Annotated[str, typer.Argument(metavar="ID", help="Another row of that kind.")]


class Judged(StrEnum):
    """Kinds of which two rows may be one."""

    PERSON = "person"
    ORGANIZATION = "organization"
    INCIDENT = "incident"


def proposals(
    context: typer.Context,
    *,
    kind: Annotated[
        Judged, typer.Option(metavar="KIND", help="person, organization or incident.")
    ] = Judged.PERSON,
    row_id: Annotated[
        str | None, typer.Option("--of", metavar="ID", help="Only pairs with this row.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List pairs of rows that may be one, the likeliest first.

    People, bodies or acts, with the reasons. What somebody has judged, or what follows from it, is
    left out. Nothing is merged.
    """
    with open_casebook(context.obj) as casebook:
        found = casebook.judging.proposals(ItemKind(kind), row_id=row_id, limit=limit)
    if as_json:
        put_json([plain(one) for one in found])
    elif found or not on_terminal():
        put_table(("one", "other", "score", "what", "why"), map(_proposal, found), lead=3)
    else:
        put_text("Nothing is proposed that nobody has judged.")


def same(
    context: typer.Context, one: One, other: Other, *, by: Coder = "owner", why: Why = None
) -> None:
    """Judge two rows to be one person, one body or one act.

    Two acts of one document, or of kinds that exclude each other, need a reason.
    """
    _judge(context, one, other, "same", by=by, why=why)


def different(
    context: typer.Context, one: One, other: Other, *, by: Coder = "owner", why: Why = None
) -> None:
    """Judge two rows to be two."""
    _judge(context, one, other, "different", by=by, why=why)


def unsure(
    context: typer.Context, one: One, other: Other, *, by: Coder = "owner", why: Why = None
) -> None:
    """Note that it stays open whether two rows are one."""
    _judge(context, one, other, "unsure", by=by, why=why)


def sources(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List the publishers, with their documents and grades.

    The grade is an Admiralty letter for reliability, set by people.
    """
    with open_casebook(context.obj) as casebook:
        found = casebook.grading.sources()
    if as_json:
        put_json([plain(one) for one in found])
    else:
        columns = ("source", "reliability", "documents", "by", "why")
        put_table(columns, map(_source, found), lead=2)


def grade(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="A publisher, by name or by one of its documents; or an incident."
        ),
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="GRADE",
            help="Of a publisher A (reliable) to E (unreliable), F (cannot be judged); "
            "of an incident 1 (confirmed) to 5 (improbable), 6 (cannot be judged).",
        ),
    ],
    *,
    by: Coder = "owner",
    why: Why = None,
) -> None:
    """Grade a publisher, or what one document tells of an act.

    By the Admiralty code.
    """
    with open_casebook(context.obj) as casebook:
        if value.isdecimal():
            casebook.grading.grade_telling(what, int(value), by=by, why=why)
        else:
            casebook.grading.grade_source(what, value.upper(), by=by, why=why)
    put_text(f"{what} has the grade {value.upper()}.")


def case(
    context: typer.Context,
    row_id: Annotated[
        str, typer.Argument(metavar="ID", help="A person such as d1.p2, or an incident.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """Show a person over all documents, or an act's tellings.

    Rows of several documents stand together where somebody judged them the same.
    """
    _, _, own = row_id.partition(".")
    if not own.startswith(("p", "i")):
        raise WrongUse(
            "A case is a person's or an act's: give an id such as d1.p2 or d1.i3. `khronika show` "
            "tells what was judged of a body."
        )
    with open_casebook(context.obj) as casebook:
        asked: PersonFile | ActCase = (
            casebook.judging.person(row_id) if own.startswith("p") else casebook.judging.act(row_id)
        )
        lawyers = (
            casebook.judging.by_name(asked.representatives) if isinstance(asked, PersonFile) else ()
        )
    if as_json:
        put_json(plain(asked))
    elif isinstance(asked, PersonFile):
        _tell_person(asked, lawyers)
    else:
        _tell_act(asked)


def _judge(
    context: typer.Context, one: str, other: str, verdict: str, *, by: str, why: str | None
) -> None:
    with open_casebook(context.obj) as casebook:
        number = casebook.judging.judge(one, other, _verdict(verdict), by=by, why=why)
    put_text(f"{one} and {other} are judged {verdict} by change {number}.")


def _verdict(code: str) -> "Verdict":
    from khronika.resolution import Verdict

    return Verdict(code)


def _proposal(found: ProposalRow) -> tuple[str, ...]:
    why = "; ".join(f"{reason.weight:+.1f} {in_words(reason.words)}" for reason in found.reasons)
    what = f"{_what(found.one)} / {_what(found.other)}"
    return found.one.id, found.other.id, f"{found.score:.3f}", what, why


def _what(row: ItemRow) -> str:
    """Say in a few words what a row is of."""
    told: Any = row
    if hasattr(told, "name"):
        return str(told.name)
    return f"{told.type} {when_cell(told.when, told.when_text)}".strip()


def _source(one: SourceRow) -> tuple[str, ...]:
    return (one.name, one.reliability or "", ", ".join(one.documents), one.by or "", one.why or "")


def _tell_person(file: PersonFile, lawyers: Sequence[Called]) -> None:
    names = dict.fromkeys(person.name for person in file.people)
    put_text(" = ".join(names), style="bold")
    put_text(f"in {', '.join(person.document.id for person in file.people)}", indent=2)
    if file.steps:
        put_text(f"stands: {_step(file.steps[-1], file)}", indent=2)
    for step in file.undated:
        put_text(f"on a day that is not told: {_step(step, file)}", indent=2)
    for asked in file.questions:
        since = f" since {asked.since}" if asked.since else ""
        put_text(f"open: {_OPEN[asked.question]}{since}", indent=2)
    for called in lawyers:
        ids = ", ".join(row.id for row in called.rows)
        put_text(f"represented by {called.name} ({ids})", indent=2)
        if not called.is_one:
            put_text(
                f"{len(called.people)} so called, whom nobody judged to be one: "
                f"`khronika proposals --of {called.rows[0].id}`",
                indent=4,
            )
    for act in file.acts:
        _tell_act(act)


def _step(step: StepRow, file: PersonFile) -> str:
    """Say how far a case came by an act, and whether that act is in doubt."""
    from khronika.assessment.doubts import doubt

    (told,) = (act.tellings for act in file.acts if act.tellings[0].incident.id == step.incident)
    doubtful = doubt(one.incident.certainty for one in told)
    denied = doubtful is Certainty.RUMOURED and any(one.incident.denied_by for one in told)
    mark = f" ({doubtful}{', denied' if denied else ''})" if doubtful else ""
    return f"{_spaced(step.posture)}, by the {_spaced(step.type)} {step.incident}{mark}"


def _tell_act(act: ActCase) -> None:
    first = act.tellings[0].incident
    day = when_cell(first.when, first.when_text)
    head = filter(None, (day, _spaced(first.type), way(first.host, first.origin)))
    put_text("  ".join(head), style="bold")
    for told in act.tellings:
        put_text(_telling(told), indent=2)
        for claim in told.claims:
            words = " … ".join(proof.quote for proof in claim.evidence)
            put_text(f"{said_by(claim.speaker.name, claim.stance)}: “{words}”", indent=4)
    for one in act.differences:
        values = "; ".join(f"{in_words(value)} ({', '.join(rows)})" for value, rows in one.values)
        put_text(f"they differ on {_FIELDS[one.field]}: {values}", indent=2)
    many = "independent source" if act.corroboration == 1 else "independent sources"
    put_text(f"{act.corroboration} {many}", indent=2)
    for tied in act.ties:
        put_text(f"{tied.one} counts once with {tied.other}: {tied.why}", indent=4)


def _telling(told: TellingRow) -> str:
    row = told.incident
    grades = f"{told.reliability or '-'}{told.credibility or '-'}"
    day = when_cell(row.when, row.when_text) or "no day"
    where = row.document.publisher or row.document.id
    head = f"{row.id}  {where}, {row.document.published or 'no date'}"
    return f"{head}: {day}, {row.status}, {row.certainty}; grade {grades}"


def _spaced(code: str) -> str:
    return code.replace("_", " ")


_FIELDS = {
    "type": "which act it was",
    "host": "where it was",
    "origin": "the state whose interest it is",
    "status": "how far it went",
    "max_years": "the highest prison term",
    "certainty": "how certain it is",
    "when": "when it was",
    "actors": "who did it",
    "happened": "whether it happened",
}
_OPEN = {
    "whereabouts": "whereabouts unknown",
    "custody": "in custody, and no release is told",
    "decision": "asked for, and no decision is told",
    "outcome": "surrender pending, and its outcome is not told",
    "protection": "asylum asked for, and no decision is told",
    "represented": "nobody is told to represent the person",
}

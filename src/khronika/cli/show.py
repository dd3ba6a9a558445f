"""`khronika show`: open what an id names."""

from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

from khronika.casebook import (
    Case,
    ClaimRow,
    CopyRow,
    DocumentCase,
    EstimateRow,
    IncidentCase,
    IncidentRow,
    InstrumentRow,
    ItemRow,
    OrganizationCase,
    PartyRef,
    PersonCase,
    Review,
)
from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson
from khronika.cli.output import put_json, put_text
from khronika.cli.plain import plain
from khronika.cli.telling import (
    tell_claim,
    tell_estimate,
    tell_incident,
    tell_instrument,
    tell_party,
)
from khronika.resolution.sources import CopyKind


def show(
    context: typer.Context,
    row_id: Annotated[str, typer.Argument(metavar="ID", help="Such as d1, d1.i3 or d1.p2.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show what an id names, with its evidence."""
    with open_casebook(context.obj) as casebook:
        case = casebook.show(row_id)
        copies = casebook.reprints(row_id) if isinstance(case, DocumentCase) else ()
    if as_json:
        more = {"copies": plain(copies)} if isinstance(case, DocumentCase) else {}
        put_json([plain(case) | more])
    else:
        _tell(case, copies)


def _tell(case: Case, copies: Sequence[CopyRow]) -> None:
    match case:
        case DocumentCase():
            _tell_document(case, copies)
        case PersonCase():
            _tell_person(case)
        case OrganizationCase(organization=body):
            tell_party(body.id, body.name, body.kind.replace("_", " "), body.country or "")
            put_text(_source(body))
            put_text(_standing(body))
            _tell_judged(case)
            _tell_rows(*case.incidents, *case.claims)
        case IncidentCase():
            put_text(_source(case.incident))
            put_text(_standing(case.incident))
            _tell_rows(case.incident, *case.claims)
        case _:
            put_text(_source(case))
            put_text(_standing(case))
            _tell_rows(case)


def _tell_document(case: DocumentCase, copies: Sequence[CopyRow]) -> None:
    document = case.document
    put_text(f"{document.id}  {document.title or document.own_id}", style="bold underline")
    facts = (document.publisher, document.published, document.language, document.path)
    put_text(", ".join(str(fact) for fact in facts if fact))
    for line in (*_origin(case), *map(_copied, copies)):
        put_text(line)
    put_text(_read(case))
    for person in case.people:
        tell_party(person.id, person.name, ", ".join(person.roles))
    for body in case.organizations:
        tell_party(body.id, body.name, body.kind.replace("_", " "))
    _tell_rows(*case.incidents, *case.claims, *case.instruments, *case.estimates)


def _read(case: DocumentCase) -> str:
    """Say who read a document and how much of that was reviewed, or why nobody could read it."""
    document = case.document
    if document.unread is None:
        return f"Read by {document.reader or 'a person'}; {_reviewed(case)}."
    again = f"read-again {document.id}" if case.text else f"extract-again {document.id} --use"
    return f"Kept, not read: {document.unread}. `khronika {again}` tries again."


def _reviewed(case: DocumentCase) -> str:
    """Say how much of a document people have decided."""
    items = (*case.people, *case.organizations, *case.incidents)
    items = (*items, *case.claims, *case.instruments, *case.estimates)
    waiting = sum(item.review is Review.PROPOSED for item in items)
    if waiting == len(items):
        return "nothing here has been reviewed"
    rejected = sum(item.review is Review.REJECTED for item in items)
    return f"{len(items) - waiting} of {len(items)} items reviewed, {rejected} rejected"


def _origin(case: DocumentCase) -> Iterator[str]:
    """Say where a document comes from, what it hangs on, and what to mind of it."""
    document = case.document
    if document.author:
        yield f"By {document.author}."
    if document.published and document.published_from:
        yield f"Day of publication: {document.published_from}."
    if document.address:
        saved = f", saved {document.retrieved:%Y-%m-%d}" if document.retrieved else ""
        yield f"From {document.address}{saved}."
    for relation in case.relations:
        yield f"{relation.bond.capitalize()} {relation.document or relation.to}."
    for relation in case.related:
        yield f"{relation.document} is {relation.bond} it."
    if len(case.texts) > 1:
        used = next(text for text in case.texts if text.in_use)
        yield (
            f"All words are those of text {used.number} of {len(case.texts)}, by {used.extractor}: "
            "`khronika texts` lists them."
        )
    for warning in document.warnings:
        yield f"Mind: {warning}."


def _copied(copy: CopyRow) -> str:
    """Say of what a document is a copy, or what is a copy of it."""
    facts = (copy.document.publisher, copy.document.published)
    other = f"{copy.document.id} ({', '.join(str(fact) for fact in facts if fact) or 'no source'})"
    share = f"{copy.share:.0%} of the later one's words stand in the earlier"
    is_whole = copy.kind is CopyKind.REPRINT
    if copy.is_first:
        return f"{'A copy of' if is_whole else 'Taken in part from'} {other}: {share}."
    return f"{'Copied' if is_whole else 'Taken in part'} in {other}: {share}."


def _tell_person(case: PersonCase) -> None:
    person = case.person
    tell_party(person.id, person.name, ", ".join(person.aliases), ", ".join(person.roles))
    put_text(_source(person))
    put_text(_standing(person))
    _tell_rows(*case.incidents, *case.claims)
    for namesake in case.namesakes:
        put_text(f"The same name stands in {_source(namesake)} ({namesake.id}).")


def _tell_judged(case: OrganizationCase) -> None:
    """Tell which other rows people took for the body, and which they did not."""
    for other in case.same:
        put_text(f"The same body is {other.name} in {_source(other)} ({other.id}).")
    for judged in case.judgements:
        why = f": {judged.why}" if judged.why else ""
        put_text(f"{judged.one} and {judged.other} are judged {judged.verdict} by {judged.by}{why}")


def _tell_rows(*rows: IncidentRow | ClaimRow | InstrumentRow | EstimateRow) -> None:
    for row in rows:
        match row:
            case IncidentRow():
                tell_incident(row, _name)
            case ClaimRow():
                tell_claim(row, _name)
            case InstrumentRow():
                tell_instrument(row)
            case EstimateRow():
                tell_estimate(row, _name)


def _name(party: PartyRef) -> str:
    return party.name


def _source(row: ItemRow) -> str:
    """Name the document that a row was read from."""
    source = row.document
    facts = (source.title or source.own_id, source.publisher, source.published)
    return f"{source.id}: {', '.join(str(fact) for fact in facts if fact)}"


def _standing(row: ItemRow) -> str:
    """Say how far a person has looked at a row."""
    match row.review:
        case Review.PROPOSED:
            by = "Proposed by a machine" if row.document.reader else "Coded by a person"
            return f"{by}, reviewed by nobody."
        case Review.ACCEPTED:
            return "Proposed by a machine, accepted by a person."
        case Review.CORRECTED:
            return "Corrected by a person."
        case Review.REJECTED:
            return "Rejected by a person: it is held to be not so."
        case Review.ADDED:
            return "Added by a person."

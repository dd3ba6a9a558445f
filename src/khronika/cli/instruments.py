"""`khronika instruments`: the reference of treaties and laws, and who tells otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from khronika.cli.opening import open_casebook
from khronika.cli.options import AsJson, read_country
from khronika.cli.output import on_terminal, put_json, put_table, put_text
from khronika.cli.plain import plain
from khronika.errors import WrongUse
from khronika.model import InstrumentKind
from khronika.resources.vocabulary import label

if TYPE_CHECKING:
    from khronika.assessment.instruments import Telling
    from khronika.resources.instruments import Party, ReferenceInstrument

Told = Mapping[str, Sequence["Telling"]]
"""What documents tell, by the id of the record."""

_COLUMNS = (
    "id", "name", "kind", "form", "effect", "status", "states",
    "signed", "in force", "told of", "seen", "told",
)  # fmt: skip
_MANY = 6
"""States beyond which a table gives their number."""


def _read_kind(typed: str) -> InstrumentKind:
    try:
        return InstrumentKind(typed.lower().replace(" ", "_").replace("-", "_"))
    except ValueError:
        known = ", ".join(InstrumentKind)
        raise typer.BadParameter(f"{typed!r} is no kind of instrument: {known}.") from None


def instruments(
    context: typer.Context,
    record_id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Show one record with its sources.")
    ] = None,
    *,
    country: Annotated[
        str | None,
        typer.Option(
            parser=read_country, metavar="CODE", help="What binds or concerns this country."
        ),
    ] = None,
    kind: Annotated[
        InstrumentKind | None,
        typer.Option(parser=_read_kind, metavar="KIND", help="Such as extradition_treaty."),
    ] = None,
    no_casebook: Annotated[
        bool,
        typer.Option("--no-casebook", help="Do not open the casebook: compare with no document."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show treaties, laws and practices that expose or protect.

    A reference, with where each was seen. Where a document of the casebook says otherwise, both
    stand, and it is flagged. That nothing is listed for a country does not make it safe.
    """
    from khronika.resources import instruments as reference

    if record_id is None:
        found = reference.about(country) if country else reference.instruments()
    else:
        one = reference.instrument(record_id)
        if one is None:
            raise WrongUse("There is no such record: `khronika instruments` lists their ids.")
        found = (one,)
    records = [record for record in found if kind in {None, record.kind}]
    told = {} if no_casebook else _told(context.obj)
    if as_json:
        put_json([{**plain(r), "told": [_flag(t) for t in told.get(r.id, ())]} for r in records])
    elif record_id is not None:
        _tell(records[0], told)
    elif records or not on_terminal():
        put_table(_COLUMNS, [_cells(record, told) for record in records], lead=2)
    else:
        put_text("The reference holds nothing that answers to this; that says nothing of safety.")


def _told(directory: Path) -> Told:
    """Compare with the casebook, where there is one."""
    from khronika.assessment.instruments import tellings
    from khronika.casebook import Casebook

    told: dict[str, list[Telling]] = defaultdict(list)
    if Casebook.exists(directory.expanduser()):
        with open_casebook(directory) as casebook:
            for telling in tellings(casebook.instruments()):
                told[telling.record.id].append(telling)
    return told


def _flag(telling: "Telling") -> dict[str, object]:
    return {
        "id": telling.row.id,
        "differs": [str(point) for point in telling.points],
        "perhaps": plain(telling.perhaps),
        "row": plain(telling.row),
    }


def _cells(record: "ReferenceInstrument", told: Told) -> list[str]:
    return [
        record.id,
        record.name["en"],
        record.kind,
        record.form,
        record.effect,
        label(record.status, "en").lower() if record.is_law else "",
        _states(record),
        record.signed or "",
        (record.in_force or "") if record.is_law else "",
        "" if record.is_law else record.in_force or "",
        _seen(record),
        "; ".join(
            f"{one.row.id} differs" if one.points else one.row.id for one in told.get(record.id, ())
        ),
    ]


def _states(record: "ReferenceInstrument") -> str:
    if record.worldwide:
        return "all"
    if len(record.parties) > _MANY:
        return f"{len(record.parties)} states"
    return ", ".join(f"{party.country} {_standing(party)}" for party in record.parties)


def _standing(party: "Party") -> str:
    """Say where a state stands: "not a party"."""
    return label(party.status, "en").lower()


def _seen(record: "ReferenceInstrument") -> str:
    seen = "a page was seen" if record.verified else "not verified"
    return f"{seen}, sources contradict each other" if record.disputed else seen


def _tell(record: "ReferenceInstrument", told: Told) -> None:
    put_text(f"{record.id}  {record.name['en']}", style="bold")
    status = f"{label(record.status, 'en').lower()}; " if record.is_law else ""
    put_text(f"{_words(record.kind)}, {record.form}, {record.effect}; {status}{_seen(record)}")
    put_text(record.what["en"])
    if record.note:
        put_text(record.note["en"])
    for name, value in _facts(record):
        put_text(f"{name}: {value}", indent=4)
    for source in record.sources:
        address = f", {source.address}" if source.address else ""
        seen = f", seen no later than {source.seen}" if source.seen else ""
        put_text(f"source: {source.title}{address}{seen}", indent=4)
    for telling in told.get(record.id, ()):
        put_text(_sentence(telling), style="bold" if telling.points else "", indent=4)


def _facts(record: "ReferenceInstrument") -> Iterator[tuple[str, str]]:
    for party in record.parties:
        since = f", {_began(party, record)} {party.since}" if party.since else ""
        yield party.country, f"{_standing(party)}{since}"
    for name, value in (
        ("concerns", ", ".join(record.concerns)),
        ("signed", record.signed),
        ("in force" if record.is_law else "told of", record.in_force),
        ("ended", record.ended),
        ("data", ", ".join(map(_words, record.data))),
    ):
        if value:
            yield name, value


def _began(party: "Party", record: "ReferenceInstrument") -> str:
    """Say what the day of a state is: a ratification need not bind it on that day."""
    return "joined or ratified" if party.country in record.joined else "since"


def _words(code: str) -> str:
    return code.replace("_", " ")


def _sentence(telling: "Telling") -> str:
    """Say what a document tells, and where the reference holds otherwise."""
    row = telling.row
    when = f" {row.when.first} to {row.when.last}" if row.when else ""
    told = f"{row.id} tells of it ({label(row.status, 'en').lower()}{when})"
    if not telling.points:
        return f"{told}, as the reference does"
    differs = ", ".join(_POINTS[point] for point in telling.points)
    if telling.is_perhaps_of_another:
        told += ", or of another, as it names fewer states"
    perhaps = telling.perhaps
    if perhaps is None:
        return f"{told}: {differs} differs; both stand"
    who = f" of {perhaps.country}" if perhaps.country else ""
    happened = f"{_HAPPENINGS[perhaps.what]}{who}, {perhaps.when}"
    return f"{told}: {differs} differs; both stand. Of that time the reference has: {happened}"


_POINTS = {
    "exists": "whether it exists",
    "made": "when it was made",
    "status": "its status",
    "data": "the data it moves",
}
_HAPPENINGS = {
    "signed": "the signature",
    "in_force": "the coming into force",
    "ended": "the end",
    "joined": "the joining or ratification",
}

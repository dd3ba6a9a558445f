"""What must hold between the parts of a reading, beyond the type of each field."""

from collections.abc import Iterable, Iterator

from khronika.errors import MalformedReading
from khronika.model.nouns import Item, Reading


def check(reading: Reading) -> None:
    """Raise MalformedReading at the first thing in a reading that cannot be.

    Holds: ids are unique; every quote is the text at its offsets; every reference is an id of the
    right kind; intervals run forward; an incident has a target; items that state something have
    evidence; a document that is not relevant has no incidents.
    """
    _check_ids(reading)
    _check_quotes(reading)
    _check_references(reading)
    for where, item in _items(reading):
        _check_interval(where, item)
        confidence = item.confidence
        if confidence is not None and not 0 <= confidence <= 1:
            raise MalformedReading(f"{where}.confidence", "must lie between 0 and 1")
    for n, incident in enumerate(reading.incidents):
        if not incident.targets:
            raise MalformedReading(f"incidents[{n}].targets", "must name at least one target")
    if reading.incidents and not reading.relevant:
        raise MalformedReading("document.relevant", "is false, yet the reading has incidents")


def _items(reading: Reading) -> Iterator[tuple[str, Item]]:
    """Every item with the path at which it stands."""
    lists: dict[str, Iterable[Item]] = {
        "people": reading.people,
        "organizations": reading.organizations,
        "incidents": reading.incidents,
        "claims": reading.claims,
        "instruments": reading.instruments,
        "estimates": reading.estimates,
    }
    for name, items in lists.items():
        for n, item in enumerate(items):
            yield f"{name}[{n}]", item


def _check_ids(reading: Reading) -> None:
    seen: set[str] = set()
    for where, item in _items(reading):
        if item.id in seen:
            raise MalformedReading(f"{where}.id", "stands more than once")
        seen.add(item.id)


def _check_quotes(reading: Reading) -> None:
    text = reading.document.text
    for where, item in _items(reading):
        if not item.evidence and not where.startswith(("people", "organizations")):
            raise MalformedReading(f"{where}.evidence", "is empty")
        for n, proof in enumerate(item.evidence):
            if not 0 <= proof.start < proof.end or text[proof.start : proof.end] != proof.quote:
                raise MalformedReading(
                    f"{where}.evidence[{n}]", "the quote is not the text at its offsets"
                )


def _check_references(reading: Reading) -> None:
    parties = set(reading.parties())
    incidents = {incident.id for incident in reading.incidents}
    instruments = {instrument.id for instrument in reading.instruments}

    def refer(where: str, refs: Iterable[str], known: set[str], kind: str) -> None:
        for ref in refs:
            if ref not in known:
                raise MalformedReading(where, f"{ref[:20]!r} is the id of no {kind}")

    for n, incident in enumerate(reading.incidents):
        refer(f"incidents[{n}].targets", incident.targets, parties, "party")
        refer(f"incidents[{n}].actors", incident.actors, parties, "party")
    for n, claim in enumerate(reading.claims):
        refer(f"claims[{n}].speaker", [claim.speaker], parties, "party")
        refer(f"claims[{n}].about.incidents", claim.about.incidents, incidents, "incident")
        refer(f"claims[{n}].about.instruments", claim.about.instruments, instruments, "instrument")
    for n, estimate in enumerate(reading.estimates):
        refer(f"estimates[{n}].by", estimate.by, parties, "party")


def _check_interval(where: str, item: Item) -> None:
    when = getattr(item, "when", None)
    if when is not None and when.first > when.last:
        raise MalformedReading(f"{where}.when", "ends before it begins")

"""Whatever a reading holds, the casebook gives it back: whole, and item by item as rows."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from story import captured

from khronika.casebook import Casebook, PartyRef
from khronika.model import Item, Reading
from strategies import readings

SAME = ("evidence", "confidence", "decided", "name", "aliases", "roles", "citizenship", "country")
SAME += ("type", "host", "origin", "when", "when_text", "status", "certainty", "charge", "kind")
SAME += ("max_years", "stance", "direct", "parties", "data", "measure", "from_country", "low")
SAME += ("to_country", "high")


def fields_of(item: object) -> dict[str, object]:
    return {name: getattr(item, name) for name in SAME if hasattr(item, name)}


def own(document_id: str, refs: tuple[PartyRef, ...] | tuple[str, ...]) -> set[str]:
    """The ids in the reading of what a row points to."""
    ids = [ref.id if isinstance(ref, PartyRef) else ref for ref in refs]
    return {row_id.removeprefix(f"{document_id}.") for row_id in ids}


@pytest.fixture(scope="module")
def kept(empty, tmp_path_factory) -> Iterator[Casebook]:
    home = shutil.copytree(empty, tmp_path_factory.mktemp("kept") / "casebook")
    with Casebook.open(home, "seven quiet herons") as casebook:
        yield casebook


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(reading=readings())
def test_what_is_kept_comes_back(kept: Casebook, reading: Reading) -> None:
    sha256 = hashlib.sha256(repr(reading).encode()).hexdigest()
    kept.add(replace(captured(reading), sha256=sha256), reading)
    document_id = kept.document_of(sha256)
    assert document_id is not None
    assert kept.reading(document_id) == reading

    case = kept.show(document_id)
    assert (case.text, case.document.relevant) == (reading.document.text, reading.relevant)
    for kind in ("people", "organizations", "incidents", "claims", "instruments", "estimates"):
        items: dict[str, Item] = {f"{document_id}.{i.id}": i for i in getattr(reading, kind)}
        rows = {row.id: row for row in getattr(case, kind)}
        assert rows.keys() == items.keys()
        for row_id, row in rows.items():
            assert fields_of(row) == fields_of(items[row_id])
    for row in case.incidents:
        act = next(i for i in reading.incidents if f"{document_id}.{i.id}" == row.id)
        assert own(document_id, row.targets) == set(act.targets)
        assert own(document_id, row.actors) == set(act.actors)
    for row in case.claims:
        claim = next(c for c in reading.claims if f"{document_id}.{c.id}" == row.id)
        assert own(document_id, (row.speaker,)) == {claim.speaker}
        assert own(document_id, row.incidents) == set(claim.about.incidents)
        assert own(document_id, row.instruments) == set(claim.about.instruments)
        assert row.countries == claim.about.countries

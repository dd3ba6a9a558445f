"""A second coder reads blind, agreement is measured, an adjudicator decides."""

# Django can be imported only once a casebook is open.

from dataclasses import replace

import pytest
from story import READING, TEXT, captured

from khronika.casebook import MACHINE, Casebook, ItemKind, Originals, Review
from khronika.errors import ChangeRefused, MalformedReading, NotInCasebook
from khronika.model import Document, Evidence, Incident, IncidentType, Person, Reading
from quoting import proof

DETAINED, REFUSED = READING.incidents


def coded(casebook: Casebook, coder: str, **parts: object) -> Reading:
    """The story as a coder codes it, under ids of the coder's own."""
    reading = replace(READING, reader=None, document=casebook.coding.sheet("d1", coder), **parts)
    casebook.coding.hand_in("d1", reading, by=coder)
    return reading


@pytest.fixture
def twice(filled: Casebook) -> Casebook:
    """A document that two people have coded: oleg sees another host, and a threat."""
    for coder in ("oleg", "maria"):
        filled.coding.assign("d1", coder, by="vera")
    start = TEXT.index("I fear")
    threat = Incident(
        id="i9",
        type=IncidentType.THREAT,
        targets=("p8",),
        evidence=(Evidence(start=start, end=start + 15, quote=TEXT[start : start + 15]),),
    )
    swapped = (replace(REFUSED, id="i1"), replace(DETAINED, id="i2", host="TR"), threat)
    witness = Person(id="p8", name="A witness")
    coded(filled, "oleg", incidents=swapped, claims=(), people=(*READING.people, witness))
    coded(filled, "maria", claims=())
    return filled


def test_a_coder_sees_the_text_and_no_item(filled: Casebook) -> None:
    filled.coding.assign("d1", "oleg", by="vera")
    assert filled.coding.sheet("d1", "oleg") == READING.document
    assert [(row.coder, row.done) for row in filled.coding.codings()] == [("oleg", False)]


def test_nobody_sees_what_others_coded_while_one_is_at_it(twice: Casebook) -> None:
    twice.coding.assign("d1", "anna", by="vera")
    for look in (
        lambda: twice.coding.units(["d1"]),
        lambda: twice.coding.agreement(["d1"]),
        lambda: twice.coding.adjudicate("d1", "i1", "oleg", by="vera"),
    ):
        with pytest.raises(ChangeRefused, match="still being coded by anna"):
            look()
    assert (twice.coding.units(), twice.coding.agreement()) == ([], []), "others may go on"
    coded(twice, "anna")
    assert twice.coding.units()


def test_a_document_is_taken_back_from_a_coder_who_will_not_code_it(twice: Casebook) -> None:
    twice.coding.assign("d1", "olge", by="vera")
    twice.coding.withdraw("d1", "olge", by="vera")
    assert [row.coder for row in twice.coding.codings()] == ["oleg", "maria"]
    assert twice.coding.units(["d1"])
    assert twice.journal.of("d1")[-1].verb == "withdraw"
    assert twice.journal.verify() == []
    for coder, why in (("oleg", "handed d1 in"), ("olge", "not assigned")):
        with pytest.raises(ChangeRefused, match=why):
            twice.coding.withdraw("d1", coder, by="vera")


def test_what_stands_on_a_sheet_is_not_thrown_away_unasked(filled: Casebook) -> None:
    filled.coding.assign("d1", "oleg", by="vera")
    filled.drafting.add("d1", ItemKind.PERSON, {"name": "A witness"}, [], by="oleg")
    assert [row.begun for row in filled.coding.codings()] == [True]
    with pytest.raises(ChangeRefused, match="begun"):
        filled.coding.withdraw("d1", "oleg", by="vera")
    filled.coding.withdraw("d1", "oleg", by="vera", begun=True)
    assert filled.coding.codings() == []


def test_a_coding_is_kept_apart_from_the_items(twice: Casebook) -> None:
    case = twice.show("d1")
    assert [row.id for row in case.incidents] == ["d1.i2", "d1.i1"]
    assert {row.review for row in case.incidents} == {Review.PROPOSED}
    assert twice.journal.verify() == []


def test_units_stand_side_by_side_under_the_ids_of_the_casebook(twice: Casebook) -> None:
    rows = {row.unit: row for row in twice.coding.units(["d1"])}
    hosts = {coder: said and said["host"] for coder, said in rows["i1"].values.items()}
    assert hosts == {MACHINE: "AM", "oleg": "TR", "maria": "AM"}
    assert rows["i2"].agreed
    assert not rows["i1"].agreed
    assert {coder: said is not None for coder, said in rows["c1"].values.items()} == {
        MACHINE: True, "oleg": False, "maria": False,
    }  # fmt: skip
    assert rows["u1"].values[MACHINE] is None
    assert rows["u2"].values["oleg"]["targets"] == "u1"


def test_agreement_is_measured_by_field(twice: Casebook) -> None:
    found = {(one.kind.value, one.field): one for one in twice.coding.agreement()}
    host = found["incident", "host"]
    # Two units, three coders: AM TR AM and GE GE GE.
    assert (host.units, host.alpha) == (2, 0.545)
    assert host.people == 0.4
    assert found["incident", "type"].alpha == 1.0
    assert found["incident", "found"].units == 3
    assert found["claim", "found"].alpha is not None
    assert found["claim", "found"].people is None
    assert ("claim", "stance") not in found


def test_agreement_with_the_machine_is_that_of_a_published_example(casebook: Casebook) -> None:
    """Section B of Krippendorff's "Computing Krippendorff's Alpha-Reliability" (2011): 0.692."""
    machine, coder = "aabbdcccedda", "babbbccceddd"
    host = dict(zip("abcde", ("AM", "GE", "KG", "KZ", "TR"), strict=True))
    text = " ".join(f"Arvid Lomtin was detained for the {n}th time." for n in range(10, 22))

    def said(values: str) -> Reading:
        acts = (
            Incident(
                id=f"i{n}",
                type=IncidentType.DETENTION,
                targets=("p1",),
                host=host[value],
                evidence=proof(text, f"Arvid Lomtin was detained for the {n + 10}th time."),
            )
            for n, value in enumerate(values)
        )
        people = (Person(id="p1", name="Arvid Lomtin", evidence=proof(text, "Arvid Lomtin")),)
        document = Document(id="lomtin", text=text, language="en")
        return Reading(document=document, relevant=True, people=people, incidents=tuple(acts))

    casebook.add(captured(said(machine)), said(machine))
    casebook.coding.assign("d1", "oleg", by="vera")
    casebook.coding.hand_in("d1", said(coder), by="oleg")
    found = {(one.kind.value, one.field): one for one in casebook.coding.agreement()}
    assert (found["incident", "host"].units, found["incident", "host"].alpha) == (12, 0.692)
    assert found["incident", "type"].alpha is None  # all say one and the same


def test_adjudication_writes_decisions_of_a_review(twice: Casebook) -> None:
    def decide(unit: str, coder: str) -> str:
        return twice.coding.adjudicate("d1", unit, coder, by="vera")

    assert decide("i1", "oleg") == "d1.i1"
    assert (twice.show("d1.i1").incident.host, twice.show("d1.i1").incident.review) == (
        "TR", Review.CORRECTED,
    )  # fmt: skip
    assert decide("i2", "maria") == "d1.i2"
    assert twice.show("d1.i2").incident.review is Review.ACCEPTED
    decide("c1", "oleg")
    assert twice.show("d1.c1").review is Review.REJECTED
    with pytest.raises(ChangeRefused, match="targets"):
        decide("u2", "oleg")
    assert decide("u1", "oleg") == "d1.p4"
    units = {row.unit: row for row in twice.coding.units()}
    (threat,) = [
        row for row in units.values() if (row.values["oleg"] or {}).get("type") == "threat"
    ]
    added = decide(threat.unit, "oleg")
    assert [target.id for target in twice.show(added).incident.targets] == ["d1.p4"]
    assert twice.show(added).incident.review is Review.ADDED
    assert twice.journal.of("d1.i1")[-1].why == "adjudicated for oleg"
    twice.reviewing.undo(by="vera")
    assert twice.journal.verify() == []


@pytest.mark.parametrize(("unit", "coder"), [("i9", "oleg"), ("i1", "nobody")])
def test_only_units_and_coders_that_there_are(twice: Casebook, unit: str, coder: str) -> None:
    with pytest.raises(ChangeRefused, match="no such unit or coder"):
        twice.coding.adjudicate("d1", unit, coder, by="vera")


def test_whoever_has_worked_on_a_document_does_not_code_it_blind(filled: Casebook) -> None:
    filled.reviewing.accept("d1.i1", by="oleg")
    filled.reviewing.undo(by="oleg")
    filled.reviewing.note("d1.i2", "Ask the lawyer.", by="maria")
    for coder in ("oleg", "maria"):
        with pytest.raises(ChangeRefused, match=f"{coder} has worked on d1 already"):
            filled.coding.assign("d1", coder, by="vera")
    assert filled.coding.codings() == []
    filled.coding.assign("d1", "anna", by="vera")
    assert [row.coder for row in filled.coding.codings()] == ["anna"]


def test_whoever_only_assigned_a_document_may_code_it(filled: Casebook) -> None:
    filled.coding.assign("d1", "anna", by="vera")
    filled.coding.assign("d1", "vera", by="vera")
    assert [row.coder for row in filled.coding.codings()] == ["anna", "vera"]


def test_what_makes_no_sense_is_refused(filled: Casebook) -> None:
    filled.coding.assign("d1", "oleg", by="vera")
    with pytest.raises(ChangeRefused, match="already"):
        filled.coding.assign("d1", "oleg", by="vera")
    for name in (" ", MACHINE):
        with pytest.raises(ChangeRefused, match="name"):
            filled.coding.assign("d1", name, by="vera")
    with pytest.raises(ChangeRefused, match="not assigned"):
        filled.coding.sheet("d1", "maria")
    with pytest.raises(ChangeRefused, match="not assigned"):
        filled.coding.hand_in("d1", READING, by="maria")
    other = Reading(document=replace(READING.document, text="Another."), relevant=False)
    with pytest.raises(MalformedReading, match="text"):
        filled.coding.hand_in("d1", other, by="oleg")
    with pytest.raises(NotInCasebook):
        filled.coding.assign("d9", "oleg", by="vera")


def test_a_coding_that_was_altered_is_found(twice: Casebook) -> None:
    from khronika.casebook import models

    models.Coding.objects.filter(coder="oleg").update(coder="anna")
    assert [found.where for found in twice.journal.verify()] == ["d1"]


def test_an_erasure_reaches_codings(twice: Casebook) -> None:
    from khronika.casebook import models

    twice.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    readings = str(list(models.Coding.objects.values_list("reading", flat=True)))
    assert "Ruslan" not in readings
    assert "Timofei" in readings
    assert {row.unit for row in twice.coding.units()} >= {"i1", "p2"}
    assert twice.journal.verify() == []


def test_a_sheet_that_was_being_filled_in_goes_when_a_file_is_handed_in(filled: Casebook) -> None:
    from khronika.casebook import models

    filled.coding.assign("d1", "oleg", by="vera")
    filled.drafting.add("d1", ItemKind.PERSON, {"name": "Somebody"}, [], by="oleg")
    coded(filled, "oleg", claims=())
    assert not models.Coding.objects.exclude(draft=None).exists()

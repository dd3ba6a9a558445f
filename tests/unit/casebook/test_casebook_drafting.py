"""A coder takes back what they did on a blind sheet; everybody is invented."""

# Django can be imported only once a casebook is open.

from typing import TYPE_CHECKING

import pytest
from story import captured

from khronika.casebook import Casebook, DocumentCase, ItemKind, Originals
from khronika.errors import ChangedMeanwhile, ChangeRefused
from khronika.model import Document, Reading

if TYPE_CHECKING:
    from khronika.casebook.drafting import Drafting

ACT = {"type": "detention", "targets": ["d1.p1"], "status": "completed", "certainty": "stated"}


@pytest.fixture
def sheets(filled: Casebook) -> "Drafting":
    """The sheet of d1 with a person and an act against them."""
    filled.coding.assign("d1", "oleg", by="vera")
    drafting = filled.drafting
    drafting.add("d1", ItemKind.PERSON, {"name": "Somebody"}, [(0, 4)], by="oleg")
    drafting.add("d1", ItemKind.INCIDENT, ACT, [(0, 9)], by="oleg")
    return drafting


def sheet(drafting: "Drafting") -> DocumentCase:
    return drafting.sheet("d1", by="oleg")


def test_what_was_removed_is_there_again_and_what_hung_on_it(sheets: "Drafting") -> None:
    before = sheet(sheets)
    sheets.remove("d1.i1", by="oleg")
    sheets.remove("d1.p1", by="oleg")
    assert sheet(sheets).people == ()
    assert sheets.undo("d1", by="oleg") == "d1.p1"
    assert sheets.undo("d1", by="oleg") == "d1.i1"
    assert sheet(sheets) == before


def test_every_change_is_taken_back_the_last_one_first(sheets: "Drafting") -> None:
    stood = [sheet(sheets)]
    for change in (
        lambda: sheets.correct("d1.i1", {"host": "PL"}, by="oleg"),
        lambda: sheets.respan("d1.i1", [(5, 9)], by="oleg"),
        lambda: sheets.add("d1", ItemKind.PERSON, {"name": "Another"}, [], by="oleg"),
    ):
        change()
        stood.append(sheet(sheets))
    while len(stood) > 1:
        assert sheet(sheets) == stood.pop()
        sheets.undo("d1", by="oleg")
    assert sheet(sheets) == stood.pop()


def test_what_is_added_meanwhile_goes_before_what_was_removed_comes(sheets: "Drafting") -> None:
    sheets.remove("d1.i1", by="oleg")
    sheets.add("d1", ItemKind.INCIDENT, {**ACT, "type": "threat"}, [(0, 9)], by="oleg")
    assert sheets.undo("d1", by="oleg") == "d1.i1"
    assert sheet(sheets).incidents == ()
    sheets.undo("d1", by="oleg")
    assert [row.type for row in sheet(sheets).incidents] == ["detention"]


def test_a_change_that_was_refused_is_not_taken_back(sheets: "Drafting") -> None:
    sheets.correct("d1.p1", {"name": "Somebody Else"}, by="oleg")
    with pytest.raises(ChangeRefused):
        sheets.remove("d1.p1", by="oleg")
    sheets.undo("d1", by="oleg")
    assert [row.name for row in sheet(sheets).people] == ["Somebody"]


def test_where_nothing_was_changed_nothing_is_taken_back(sheets: "Drafting") -> None:
    sheets.undo("d1", by="oleg")
    sheets.undo("d1", by="oleg")
    with pytest.raises(ChangeRefused, match="d1"):
        sheets.undo("d1", by="oleg")
    with pytest.raises(ChangeRefused, match="not assigned"):
        sheets.undo("d1", by="vera")


def test_nothing_of_a_sheet_that_was_handed_in_is_taken_back(sheets: "Drafting") -> None:
    from khronika.casebook import models

    sheets.remove("d1.i1", by="oleg")
    sheets.hand_in("d1", relevant=True, by="oleg")
    with pytest.raises(ChangeRefused, match="handed in"):
        sheets.undo("d1", by="oleg")
    assert models.Coding.objects.get().before is None


def test_a_sheet_keeps_no_more_than_its_last_changes(sheets: "Drafting") -> None:
    from khronika.casebook import models
    from khronika.casebook.drafting import MOST_UNDONE

    coding = models.Coding.objects.get()
    coding.before = [["p1", None]] * MOST_UNDONE
    coding.save()
    sheets.remove("d1.i1", by="oleg")
    before = models.Coding.objects.get().before
    assert len(before) == MOST_UNDONE
    assert before[-1][0] == "i1"


def test_who_is_erased_comes_back_by_no_undoing(filled: Casebook, sheets: "Drafting") -> None:
    """Their name may stand on a sheet only, and may have been taken off it."""
    from khronika.casebook import models

    elsewhere = Reading(
        document=Document(id="other", text="Zlata Birkavs spoke in Vienna."), relevant=False
    )
    filled.add(captured(elsewhere, path="other.txt"), elsewhere)
    filled.coding.assign("d2", "oleg", by="vera")
    name = filled.show("d1.p1").person.name
    for values in ({"name": name}, {"name": "Another", "aliases": name}):
        sheets.add("d2", ItemKind.PERSON, values, [], by="oleg")
    assert name not in filled.show("d2").text
    sheets.remove("d2.p1", by="oleg")
    filled.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert name not in str(list(models.Coding.objects.values()))
    assert [row.name for row in sheets.sheet("d2", by="oleg").people] == ["Another"]
    with pytest.raises(ChangeRefused):
        sheets.undo("d2", by="oleg")


def test_two_windows_on_one_sheet_do_not_overrule_each_other_unseen(sheets: "Drafting") -> None:
    sheets.correct("d1.i1", {"host": "PL"}, was={"host": ""}, by="oleg")
    with pytest.raises(ChangedMeanwhile, match="host holds something else"):
        sheets.correct("d1.i1", {"host": "LT"}, was={"host": ""}, by="oleg")
    assert sheet(sheets).incidents[0].host == "PL"
    with pytest.raises(ChangedMeanwhile, match="host holds something else"):
        sheets.remove("d1.i1", was={"host": ""}, by="oleg")
    with pytest.raises(ChangedMeanwhile, match="evidence holds something else"):
        sheets.respan("d1.i1", [(0, 3)], was={"evidence": "0-1"}, by="oleg")
    assert sheet(sheets).incidents[0].host == "PL"

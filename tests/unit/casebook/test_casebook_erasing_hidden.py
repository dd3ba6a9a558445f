"""Places where somebody who was erased might still be named: reasons, keys, names of coders.

All people are invented.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from story import captured, retitled
from test_casebook_erasing import every_value, found_in, storied  # noqa: F401 (a fixture)

from khronika.casebook import Casebook, ItemKind, Originals
from khronika.casebook.copies import Copies
from khronika.errors import WrongUse
from khronika.model import Document, Person, Reading, Role

NOBODYS = Reading(
    document=Document(id="nobodys", text="Nothing of note.", language="en"), relevant=False
)


def erase(casebook: Casebook) -> None:
    """Erase Ruslan Ovcharuk; no byte of him remains, and everything still verifies."""
    casebook.erasing.erase("d1.p1", originals=Originals.REDACT, by="vera")
    everything = every_value(casebook)
    assert found_in(everything) == set()
    assert "руслан" not in everything.casefold()
    assert casebook.journal.verify() == []


@pytest.mark.parametrize(
    "note",
    [
        "She called.\nRuslan Ovcharuk is her cousin.",
        "She spoke of Ruslan\nOvcharuk.",
        "Her cousin:\tРуслан Анатольевич Овчарук",
    ],
)
def test_a_note_of_several_lines_goes(storied: Casebook, note: str) -> None:  # noqa: F811
    storied.reviewing.note("d3.p1", note, by="oleg")
    erase(storied)


def test_a_reason_goes_and_what_was_decided_stays(storied: Casebook) -> None:  # noqa: F811
    storied.reviewing.reject("d3.p1", by="oleg", why="this is Ruslan Ovcharuk")
    storied.reviewing.correct("d3", {"title": "Vienna"}, by="oleg", why="not of Ruslan Ovcharuk")
    erase(storied)
    assert storied.show("d3").document.title == "Vienna"
    assert [row.review.value for row in storied.show("d3").people] == ["rejected"]
    assert not [change for change in storied.journal.all() if change.why and "Ruslan" in change.why]


def test_an_item_that_somebody_put_into_a_document_of_others_is_searched(
    storied: Casebook,  # noqa: F811
) -> None:
    body = {"name": "Friends of Ruslan Ovcharuk", "kind": "ngo"}
    added = storied.reviewing.add("d3", ItemKind.ORGANIZATION, body, [], by="oleg")
    storied.reviewing.correct("d3", {"relevant": "yes"}, by="oleg")
    act = storied.reviewing.add(
        "d3", ItemKind.INCIDENT, {"type": "detention", "targets": "p1"}, [(0, 13)], by="oleg"
    )
    storied.reviewing.correct(act, {"charge": "she hid Ruslan Ovcharuk"}, by="oleg")
    erase(storied)
    assert storied.show(added).organization.name == "Friends of ██████ ████████"
    assert storied.show(act).incident.charge == "she hid ██████ ████████"


def test_two_publishers_that_leave_the_same_letters_are_no_hindrance(
    storied: Casebook,  # noqa: F811
) -> None:
    for number, publisher in enumerate(("Для Руслана Овчарука", "Для Руслану Овчаруку")):
        reading = retitled(f"{number}", NOBODYS)
        reading = replace(reading, document=replace(reading.document, publisher=publisher))
        storied.add(captured(reading, path=f"{number}.txt"), reading)
        storied.grading.grade_source(publisher, "B", by="vera", why="known")
    erase(storied)
    assert {row.name for row in storied.grading.sources()} >= {"Для ███████ ████████"}


def test_two_coders_that_leave_the_same_letters_are_no_hindrance(
    storied: Casebook,  # noqa: F811
) -> None:
    for coder in ("Руслана Овчарука", "Руслану Овчаруку"):
        storied.coding.assign("d3", coder, by="vera")
    erase(storied)
    assert len({row.coder for row in storied.coding.codings()}) == 2


def test_a_name_of_a_file_an_address_and_a_sheet_are_searched(
    storied: Casebook,  # noqa: F811
) -> None:
    for number, (path, address) in enumerate(
        (
            ("/x/Ovcharuk_Ruslan_2024.txt", None),
            ("/x/y.txt", "https://example.org/%D0%A0%D1%83%D1%81%D0%BB%D0%B0%D0%BD-%D0%9E%D0%B2%D1%87%D0%B0%D1%80%D1%83%D0%BA"),
            ("/x/z.txt", "https://ruslanovcharuk.example.org/"),
        )
    ):  # fmt: skip
        reading = retitled(f"{number}", NOBODYS)
        storied.add(replace(captured(reading, path=path), address=address), reading)
    storied.coding.assign("d3", "second", by="vera")
    sheet = storied.coding.sheet("d3", "second")
    told = Person(id="p1", name="a friend of Ruslan Ovcharuk", roles=(Role.RELATIVE,))
    storied.coding.hand_in(
        "d3", Reading(document=sheet, relevant=False, people=(told,)), by="second"
    )
    erase(storied)
    everything = every_value(storied)
    assert "%D0%A0%D1%83" not in everything
    assert "ruslanovcharuk" not in everything


def test_a_backup_that_cannot_be_written_anew_is_told_of_and_the_others_are_written(
    storied: Casebook,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bad, good = tmp_path / "a" / "kept.tar", tmp_path / "b" / "kept.tar"
    for file in (bad, good):
        file.parent.mkdir()
        storied.copies.backup(file)
    before = good.read_bytes()
    written = Copies.backup

    def refuse(of: Copies, file: Path, *, by: str) -> None:
        if file == bad:
            raise WrongUse("Nothing can be written there.")
        written(of, file, by=by)

    monkeypatch.setattr(Copies, "backup", refuse)
    erasure = storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert (erasure.backups, erasure.failed, erasure.out_of_reach) == (1, 1, 0)
    assert good.read_bytes() != before
    assert storied.copies.outdated() == [bad]
    monkeypatch.undo()
    storied.copies.backup(bad)
    assert storied.copies.outdated() == []


def test_an_erasure_that_was_killed_before_the_backups_leaves_them_to_be_told_of(
    storied: Casebook,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from khronika.casebook import erasing

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    storied.copies.backup(tmp_path / "kept.tar")
    assert storied.copies.outdated() == []
    monkeypatch.setattr(erasing, "compact", killed)
    with pytest.raises(KeyboardInterrupt):
        storied.erasing.erase("d1.p1", originals=Originals.DELETE, by="vera")
    assert storied.copies.outdated() == [tmp_path / "kept.tar"]
    assert storied.journal.verify() == []

"""The index of search follows what the casebook holds, and keeps nothing of what is gone."""

from dataclasses import replace

import pytest
from earlier_version import migrate_to
from story import PASSPHRASE, READING, captured, retitled

from khronika.casebook import Casebook, SearchFilter
from khronika.model import Reader, Reading


def ids(casebook: Casebook, query: str = "", **filters: object) -> list[str]:
    return sorted(hit.id for hit in casebook.searching.search(query, SearchFilter(**filters)).hits)


def whole_index() -> bytes:
    """All bytes that FTS5 keeps."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM casebook_search_data")
        return b"".join(bytes(block) for (block,) in cursor.fetchall())


def test_what_is_undone_is_not_found(filled: Casebook) -> None:
    from django.db import transaction

    class Undone(Exception):
        pass

    def add_and_undo() -> None:
        other = retitled("other")
        with transaction.atomic():
            filled.add(captured(other), other)
            assert ids(filled, "Birkavs", kind=("person",)) == ["d1.p3", "d2.p3"]
            raise Undone

    before = ids(filled)
    with pytest.raises(Undone):
        add_and_undo()
    assert ids(filled) == before


def test_what_a_person_decides_is_found(filled: Casebook) -> None:
    assert ids(filled, "Zlata") == ["d1", "d1.p3"]
    filled.reviewing.correct("d1.p3", {"name": "Vera Kolosova"}, by="mila")
    filled.reviewing.correct("d1.i1", {"host": "TR", "status": "pending"}, by="mila")
    filled.reviewing.correct("d1", {"title": "Three sisters"}, by="mila")
    assert ids(filled, "Kolosova") == ["d1.p3"]
    assert ids(filled, "Zlata") == ["d1"]
    assert ids(filled, "sister") == ["d1"]
    assert ids(filled, review=("corrected",)) == ["d1", "d1.i1", "d1.p3"]
    assert ids(filled, country=("TR",)) == ["d1", "d1.i1", "d1.p2"]
    assert ids(filled, country=("AM",)) == []
    filled.reviewing.undo(by="mila")
    assert ids(filled, "sister") == []


def test_what_was_rejected_is_found_only_when_asked_for(filled: Casebook) -> None:
    assert "d1.i2" in ids(filled, "turned")
    filled.reviewing.reject("d1.i2", why="it is not so", by="mila")
    assert ids(filled, "turned") == ["d1"]
    assert ids(filled, "turned", review=("rejected",)) == ["d1.i2"]
    assert ids(filled, country=("GE",)) == []


def test_what_is_removed_is_found_no_more(filled: Casebook) -> None:
    from khronika.casebook import models

    other = retitled("other")
    filled.add(captured(other), other)
    assert len(ids(filled)) == 12
    models.Item.objects.filter(document=2, own_id="p1").delete()
    assert ids(filled, "Ruslan", kind=("person",)) == ["d1.p1"]
    models.Document.objects.filter(pk=1).delete()
    assert ids(filled) == ["d2", "d2.i1", "d2.i2", "d2.p2", "d2.p3"]
    assert ids(filled, "-turned") == ["d2.i1", "d2.p2", "d2.p3"]


def test_nothing_is_left_of_what_was_forgotten(filled: Casebook) -> None:
    from django.db import transaction

    from khronika.casebook import models
    from khronika.casebook.searching import forget

    other = retitled("other", text="Wolves came.", publisher="Fonar")
    other = Reading(document=other.document, relevant=True)
    filled.add(captured(other), other)
    assert b"vcharuk" in whole_index()
    with transaction.atomic():
        models.Document.objects.filter(pk=1).delete()
        forget()
    assert b"vcharuk" not in whole_index()
    assert b"wolf" in whole_index()
    values = set(models.SearchValue.objects.filter(facet="source").values_list("value", flat=True))
    assert values == {"Fonar"}
    assert ids(filled, "wolf") == ["d2"]


def test_a_casebook_of_before_is_indexed_when_it_is_opened(
    filled: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khronika.casebook import searching

    monkeypatch.setattr(searching, "AT_ONCE", 1)
    other = retitled("other")
    filled.add(captured(other), other)
    before = ids(filled, "Ovcharuk")
    migrate_to("0004_earlier_readings")
    filled.close()

    def die_at_the_second(document: str) -> None:
        if document == "d2":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Casebook.open(filled.directory, PASSPHRASE, progress=die_at_the_second)
    told: list[str] = []
    with Casebook.open(filled.directory, PASSPHRASE, progress=told.append) as upgraded:
        assert told == ["d2"]
        assert ids(upgraded, "Ovcharuk") == before
    with Casebook.open(filled.directory, PASSPHRASE, progress=told.append):
        assert told == ["d2"]


def test_nothing_of_the_index_is_in_the_clear(filled: Casebook) -> None:
    filled.searching.search("Ovcharuk")
    filled.close()
    for file in filled.directory.iterdir():
        content = file.read_bytes()
        assert b"vcharuk" not in content
        assert "вчарук".encode() not in content


def test_what_a_newer_reader_says_is_found(filled: Casebook) -> None:
    fewer = replace(
        READING,
        incidents=READING.incidents[1:],
        claims=(),
        reader=Reader(name="newer", version="2"),
    )
    filled.rereading.take("d1", fewer, keep=False)
    assert "d1.i1" in ids(filled, "detained")
    filled.rereading.take("d1", fewer)
    assert ids(filled, "detained") == ["d1"]

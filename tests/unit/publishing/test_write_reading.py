"""A reading on the disk: whole, the same every time, and under a safe name."""

import pytest

from khronika.model import Document, Reading, loads
from khronika.publishing import write_reading


def reading(document_id: str = "press-1", text: str = "Nothing happened. Ничего 😀") -> Reading:
    return Reading(document=Document(id=document_id, text=text), relevant=False)


def test_written_by_its_id_and_read_back(tmp_path):
    path = write_reading(reading(), tmp_path / "deep" / "out")
    assert path == tmp_path / "deep" / "out" / "press-1.json"
    assert loads(path.read_text(encoding="utf-8")) == reading()
    assert [p.name for p in path.parent.iterdir()] == ["press-1.json"]


def test_same_reading_same_bytes(tmp_path):
    one, other = write_reading(reading(), tmp_path / "a"), write_reading(reading(), tmp_path / "b")
    assert one.read_bytes() == other.read_bytes()


def test_older_reading_is_replaced(tmp_path):
    write_reading(reading(text="before"), tmp_path)
    path = write_reading(reading(text="after"), tmp_path)
    assert loads(path.read_text(encoding="utf-8")).document.text == "after"


@pytest.mark.parametrize(
    "document_id", ["../../etc/passwd", ".hidden", "a/b", "a\\b", "", "x" * 300]
)
def test_name_stays_in_the_folder(tmp_path, document_id):
    path = write_reading(reading(document_id), tmp_path)
    assert path.parent == tmp_path
    assert path.resolve().parent == tmp_path.resolve()
    assert not path.name.startswith(".")
    assert loads(path.read_text(encoding="utf-8")).document.id == document_id


def test_ids_that_look_alike_get_files_of_their_own(tmp_path):
    names = {write_reading(reading(name), tmp_path).name for name in ("a/b", "a:b", "a-b")}
    assert len(names) == 3


def test_full_disk_leaves_no_part_and_keeps_the_old_file(tmp_path, monkeypatch):
    path = write_reading(reading(text="before"), tmp_path)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("khronika.publishing.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_reading(reading(text="after"), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert loads(path.read_text(encoding="utf-8")).document.text == "before"

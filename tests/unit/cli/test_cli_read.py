"""`khronika read`, `evaluate` and `serve`."""

import errno
import json
from pathlib import Path

import pytest

from khronika.cli.main import run
from khronika.cli.readers import EXPLAINING
from khronika.cli.readers import WORK as READS
from khronika.errors import MalformedResource
from khronika.model import Document, Reading, loads
from khronika.shelter import Worker
from khronika.web import Door, serve


def test_read_prints_what_it_found_with_its_words(khronika, notes: Path) -> None:
    code, output, errors = khronika("read", notes / "a.txt")
    assert code == 0
    assert "i1  detention  Ruslan Ovcharuk  in KG, for RU" in output
    assert "“Ruslan Ovcharuk”" in output
    assert "1 date stays unresolved" in errors


def test_read_json_is_a_line_for_each_document(khronika, notes: Path) -> None:
    code, output, _ = khronika("read", "--json", notes)
    assert code == 0
    readings = [loads(line) for line in output.splitlines()]
    assert [reading.document.id for reading in readings] == ["a", "b", "c"]


def test_read_out_writes_a_file_for_each_document(khronika, notes: Path, tmp_path: Path) -> None:
    code, output, _ = khronika("read", "--out", tmp_path / "out", notes, notes / "none.txt")
    assert code == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a.json", "b.json", "c.json",
    ]  # fmt: skip
    assert loads((tmp_path / "out" / "b.json").read_text()).people[0].name == "Timofei Birkavs"
    assert output.splitlines()[0] == f"{notes / 'a.txt'}\t{tmp_path / 'out' / 'a.json'}"


def test_read_stores_nothing(khronika, notes: Path) -> None:
    khronika("read", notes)
    assert khronika("documents", "--json")[1] == "[]\n"


def test_read_goes_on_after_a_refusal(khronika, notes: Path) -> None:
    code, output, errors = khronika("read", "--json", notes / "none.txt", notes / "a.txt")
    assert code == 1
    assert len(output.splitlines()) == 1
    assert f"{notes / 'none.txt'} is refused: " in errors


def test_a_folder_that_takes_no_reading_is_told(khronika, notes: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, errors = khronika("read", "--out", tmp_path / "file", notes / "a.txt")
    assert code == 1
    assert "could not be written to" in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("more", [[], ["--json"], ["--out", "out"]])
def test_what_the_system_refuses_while_reading_is_told_as_that(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch, more: list[str]
) -> None:
    def without_room(document: Document) -> Reading:
        raise OSError(errno.ENOSPC, "No space left on device", document.text)

    monkeypatch.setattr("khronika.reading.read", without_room)
    code, output, errors = khronika("read", *more, notes / "a.txt")
    assert (code, output) == (3, "")
    assert f"{notes / 'a.txt'}: The system refused something that Khronika needs" in errors
    assert "No space left on device" in errors
    assert "written" not in errors
    assert "fault of the program" not in errors
    assert "Ovcharuk" not in errors


def test_evaluate_prints_all_figures(khronika, notes: Path, tmp_path: Path) -> None:
    khronika("read", "--out", tmp_path / "gold", notes)
    code, output, _ = khronika("evaluate", tmp_path / "gold")
    assert code == 0
    assert "3 documents" in output
    assert any(
        line.startswith("core\t1.000\t1.000\t1.000\t3\t3\t3") for line in output.splitlines()
    )
    figures = json.loads(khronika("evaluate", "--json", tmp_path / "gold")[1])
    assert figures["core"]["f1"] == 1.0


def test_serve_announces_where_the_pages_are(khronika, monkeypatch: pytest.MonkeyPatch) -> None:
    def served(casebook, *, host, port, programs, coder, announce):
        assert (host, port) == ("127.0.0.1", 8123)
        assert list(casebook.documents()) == []
        bearer = "for-programs" if programs else None
        announce(Door("127.0.0.1:8123", key="for-browsers", bearer=bearer))
        raise KeyboardInterrupt

    assert serve
    opened: list[str] = []
    monkeypatch.setattr("khronika.web.serve", served)
    monkeypatch.setattr("webbrowser.open", opened.append)
    code, output, _ = khronika("serve", "--port", "8123")
    assert code == 0
    assert "http://127.0.0.1:8123/enter?token=for-browsers" in output
    assert "API" not in output
    assert opened == []  # a browser's command line would show the token to every user
    khronika("serve", "--port", "8123", "--open")
    assert opened == ["http://127.0.0.1:8123/enter?token=for-browsers"]
    _, output, _ = khronika("serve", "--port", "8123", "--api")
    assert "http://127.0.0.1:8123/api/1/" in output
    assert "for-programs" in output


@pytest.mark.parametrize("verb", ["read", "explain"])
def test_a_text_is_parsed_in_a_process_of_its_own(monkeypatch, capsys, tmp_path, verb):
    asked = []

    class Watched(Worker):
        def put(self, message, content=b"", descriptor=None):
            asked.append(self.work)
            super().put(message, content, descriptor)

    def never(document):
        pytest.fail("a text was read beside the key")

    monkeypatch.setattr("khronika.cli.readers.Worker", Watched)
    monkeypatch.setattr("khronika.reading.read", never)
    monkeypatch.setattr("khronika.reading.explain", never)
    file = tmp_path / "note.txt"
    file.write_text("Kyrgyz police detained Pavel Ushmarin, a Russian activist, in Osh.")
    assert run([verb, "--language", "en", str(file)]) == 0
    assert "Pavel Ushmarin" in capsys.readouterr().out
    assert asked == [READS if verb == "read" else EXPLAINING]


@pytest.mark.parametrize("command", [("read",), ("read", "--json"), ("add",), ("read-again",)])
def test_a_broken_resource_stops_what_reads(
    khronika, notes: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    khronika("add", notes / "a.txt")
    before = khronika("documents", "--json")[1]

    def broken(_: Document) -> Reading:
        raise MalformedResource("lexicon/en/acts.yaml: line 7: it names no word")

    monkeypatch.setattr("khronika.reading.read", broken)
    inputs = (notes / "b.txt", notes / "c.txt") if command[0] in ("read", "add") else ()
    code, output, errors = khronika(*command, *inputs)
    assert (code, output) == (3, "")
    assert errors.count("lexicon/en/acts.yaml: line 7: it names no word. No text can be read") == 1
    assert "undo what was changed in that file" in errors
    assert khronika("documents", "--json")[1] == before

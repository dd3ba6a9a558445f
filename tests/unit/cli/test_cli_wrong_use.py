"""What is said when the command is called in a way that makes no sense, and the exit codes."""

import io
import os
import sys
from pathlib import Path

import pytest

from khronika.cli import opening
from khronika.cli.main import run
from khronika.cli.options import default_casebook


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["add", "--published", "2023-02-31", "x"], "'2023-02-31' is no date"),
        (["add", "--published", "yesterday", "x"], "'yesterday' is no date"),
        (["add", "--published", "20230801", "x"], "is no date"),
        (["read", "--language", "English", "x"], "is no language"),
        (["incidents", "--country", "Atlantis"], "is no country"),
        (["incidents", "--type", "theft"], "is no type of incident"),
        (["incidents", "--from", "2024-02-02", "--to", "2024-02-01"], "exchange them"),
        (["incidents", "--nonsense"], "No such option"),
        (["nonsense"], "No such command"),
        (["add"], "Missing argument"),
        (["evaluate", "/nowhere/at/all"], "no such folder"),
    ],
)
def test_wrong_use_is_two_and_told(khronika, arguments: list[str], sentence: str) -> None:
    code, output, errors = khronika(*arguments)
    assert (code, output) == (2, "")
    assert sentence in errors
    assert "Traceback" not in errors


def test_a_wrong_passphrase_is_one_sentence(khronika) -> None:
    code, output, errors = khronika("incidents", passphrase="wrong")
    assert (code, output) == (2, "")
    assert errors.startswith("khronika: The passphrase does not open the casebook in ")
    assert len(errors.splitlines()) == 1


def test_an_empty_passphrase_is_refused(khronika) -> None:
    assert khronika("incidents", passphrase="")[0] == 2


def test_a_casebook_that_is_not_there_is_told_before_any_question(
    khronika, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_prompt: str) -> str:
        raise AssertionError

    monkeypatch.setattr(opening, "ask", never)
    code, _, errors = khronika("--casebook", tmp_path / "none", "incidents")
    assert code == 2
    assert "There is no casebook in" in errors


def test_without_a_terminal_the_variable_is_named(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def no_terminal(path, *arguments):
        if path == "/dev/tty":
            raise OSError(6, "No such device or address")
        return real(path, *arguments)

    monkeypatch.setattr(os, "open", no_terminal)
    assert run(["incidents"]) == 2
    assert "set KHRONIKA_PASSPHRASE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answers", "code"),
    [(["quiet heron", "quiet heron"], 0), (["quiet heron", "loud heron"], 2), ([""], 2)],
)
def test_a_new_passphrase_is_asked_for_twice(
    home: Path,
    notes: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
    code: int,
) -> None:
    waiting = iter(answers)
    monkeypatch.setattr(opening, "ask", lambda _prompt, **_: next(waiting))
    new = tmp_path / "new"
    assert run(["--casebook", str(new), "add", str(notes)]) == code
    assert new.exists() == (code == 0)
    assert list(waiting) == []


def test_an_old_passphrase_is_asked_for_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["seven quiet herons"])
    monkeypatch.setattr(opening, "ask", lambda _prompt: next(answers))
    assert run(["incidents"]) == 0


def test_the_variable_wins_and_is_not_passed_on(khronika) -> None:
    assert khronika("incidents")[0] == 0
    assert "KHRONIKA_PASSPHRASE" not in os.environ


def test_a_fault_of_the_program_is_one_calm_sentence(
    khronika, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise KeyError("Ruslan Ovcharuk")

    monkeypatch.setattr("khronika.cli.lists.plain", fail)
    monkeypatch.setattr("khronika.casebook.Casebook.incidents", fail)
    code, output, errors = khronika("incidents")
    assert (code, output) == (3, "")
    assert errors.startswith("khronika: Khronika failed at khronika/cli/lists.py:")
    assert "(KeyError)" in errors
    assert "Ovcharuk" not in errors
    assert len(errors.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_error(
    khronika, notes: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    khronika("add", notes)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Closed())
        patch.setenv("KHRONIKA_PASSPHRASE", "seven quiet herons")
        assert run(["incidents"]) == 141
    assert capsys.readouterr().err == ""


def test_no_arguments_show_the_help(khronika) -> None:
    _, output, errors = khronika()
    assert "Commands:" in output + errors


def test_the_version(khronika) -> None:
    code, output, _ = khronika("--version")
    assert code == 0
    assert output.startswith("khronika 0.")


def test_where_the_casebook_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", "/home/nobody")
    assert default_casebook() == Path("/home/nobody/.local/share/khronika/casebook")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_casebook() == Path("/data/khronika/casebook")
    monkeypatch.setenv("KHRONIKA_CASEBOOK", str(tmp_path))
    assert default_casebook() == tmp_path

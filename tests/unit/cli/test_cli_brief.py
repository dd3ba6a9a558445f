"""`khronika brief`: asked and answered, and afterwards there is nothing of it anywhere."""

import io
import re

import pytest
from django.db import connection

from khronika.casebook import Casebook

SITUATION = (
    "origin: RU\nhost: kg\nonward: AM\n\nlabels: extremist\ncharges: 983.46\nfamily: stayed\n"
)
CANARY = "983.46"


@pytest.fixture
def brief(khronika, notes, monkeypatch):
    """The command line over a casebook of three documents; standard input is given."""
    khronika("add", "--published", "2024-05-03", notes)

    def call(*arguments, typed=SITUATION):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return khronika("brief", *arguments)

    return call


def everything(home):
    """All that the casebook holds, deciphered."""
    with Casebook.open(home, "seven quiet herons"):
        connection.ensure_connection()
        cursor = connection.cursor()
        names = cursor.execute("select name from sqlite_master where type = 'table'").fetchall()
        tables = {}
        for (name,) in names:
            try:
                tables[name] = cursor.execute(f'select * from "{name}"').fetchall()
            except Exception as error:  # noqa: BLE001 (a table that only the index may read)
                tables[name] = type(error).__name__
        return repr(tables)


def holding(folder, word):
    """The files under a folder that hold a word, in the ways in which text lies on a disk."""
    forms = [word.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    return [file.name for file in files if any(form in file.read_bytes() for form in forms)]


def test_it_is_printed_with_its_sources(brief):
    code, output, errors = brief()
    assert (code, errors) == (0, "")
    assert output.startswith("Private brief")
    assert "Charges, by article: 983.46" in output
    assert "3 that nobody has confirmed" in output
    assert re.search(r"\[1\] “Zlata Mirenko” — c", output) or "Ruslan Ovcharuk" in output


def test_in_russian(brief):
    _, output, _ = brief("--language", "ru")
    assert output.startswith("Личная справка")
    assert "не даёт советов" in output


def test_nothing_of_it_is_left_on_the_disk_in_the_casebook_or_in_a_log(
    brief, home, tmp_path_factory, caplog
):
    root = tmp_path_factory.getbasetemp()
    before = everything(home)
    with caplog.at_level("DEBUG"):
        assert brief()[0] == 0
        assert brief(typed=SITUATION.replace(CANARY, f"for {CANARY}"))[0] == 2
    assert everything(home) == before
    assert "Ovcharuk" in before, "it was deciphered"
    assert CANARY not in before
    assert CANARY not in caplog.text
    assert holding(root, CANARY) == []


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_a_file_is_written_where_asked_and_told_not_to_be_encrypted(
    brief, tmp_path, tmp_path_factory, ending
):
    target = tmp_path / f"mine.{ending}"
    code, output, _ = brief("--output", target)
    assert code == 0
    assert str(target) in output
    assert "not encrypted" in output
    assert CANARY not in output
    assert target.stat().st_mode & 0o077 == 0, "nobody else may read it"
    assert {target.name} >= set(holding(tmp_path_factory.getbasetemp(), CANARY))
    if ending == "html":
        assert holding(tmp_path, CANARY) == [target.name], "the search would find it"
    target.unlink()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("origin: RU\n", "host: Give one country"),
        ("origin: RU\nhost: RU\n", "must be another"),
        ("origin: RU\nhost: KG\nname: Zvezdolin\n", "An answer has no place"),
        ("Zvezdolin\n", "Line 1 of standard input"),
        ("origin: RU\nhost: KG\nlabels: zvezdolin\n", "labels: The answers are"),
    ],
)
def test_wrong_answers_are_told_without_repeating_them(brief, typed, told):
    code, output, errors = brief(typed=typed)
    assert (code, output) == (2, "")
    assert told in errors
    assert "vezdolin" not in errors


def test_no_option_takes_an_answer(khronika):
    for option in ("--origin", "--host", "--charges"):
        assert khronika("brief", option, "RU")[0] == 2
    assert khronika("brief", "--output", "mine.txt")[0] == 2


@pytest.fixture
def terminal(monkeypatch):
    """A terminal on which the answers given are typed one after the other; gives the prompts."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    def typing(*answers):
        left, prompts = iter(answers), []

        def ask(prompt):
            prompts.append(prompt)
            return next(left)

        monkeypatch.setattr("builtins.input", ask)
        return prompts

    monkeypatch.setattr("sys.stdin", Terminal())
    return typing


def test_on_a_terminal_each_thing_is_asked_and_nonsense_asked_again(khronika, terminal):
    prompts = terminal("RU", "Zembla", "KG", "", "", "983.46", "", "internal", "")
    code, output, errors = khronika("brief")
    assert code == 0
    assert len(prompts) == 9
    assert "Which country are you in now?" in output
    assert "ISO code" in errors
    assert "Zembla" not in errors
    assert "Papers: Only an internal passport" in output


def test_in_russian_nonsense_is_told_in_russian_and_the_country_left_is_asked_again_at_once(
    khronika, terminal
):
    prompts = terminal("RU", "Россия", "KG", "Zembla", "", "", "x", "", "", "", "")
    code, _, errors = khronika("brief", "--language", "ru")
    assert (code, len(prompts)) == (0, 11)
    assert "Страна, где вы сейчас, должна быть не той, откуда вы уехали." in errors
    assert "Напишите страны через запятую" in errors
    assert "Напишите номера статей" in errors
    assert "Zembla" not in errors

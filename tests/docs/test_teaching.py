"""The page on teaching an act: its rule is added, its commands are run, and print what it shows."""

import re
import shutil
from importlib.resources import as_file
from itertools import chain
from pathlib import Path

import pytest

from in_this_process import InThisProcess
from khronika import resources
from khronika.cli.main import run
from khronika.reading import lexicon

PAGE = (Path(__file__).parents[2] / "docs/how-to/teach-an-act.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
RULE = re.search(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
DOCUMENT = re.search(r"`(taught/\S+)`:\n\n```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ khronika (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def _commands(block):
    return [(_words(line), shown.splitlines()) for line, shown in COMMAND.findall(block)]


def _words(line):
    return [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', line)]


def _missing(shown, printed):
    """Give the first line that the page shows and the command did not print in that order."""
    lines = (line.rstrip() for line in printed.splitlines())
    kept = (line for line in shown if line != "…")
    return next((line for line in kept if line not in lines), None)


@pytest.fixture
def taught(tmp_path, monkeypatch):
    """Resources of our own, to which the page's rule can be added, in a folder to work in."""
    with as_file(resources.path("lexicon")) as lexicons:
        copy = shutil.copytree(lexicons.parent, tmp_path / "resources")
    monkeypatch.setattr(resources, "path", lambda name: copy.joinpath(*name.split("/")))
    monkeypatch.setattr("khronika.cli.readers.Worker", InThisProcess)
    monkeypatch.chdir(tmp_path)
    _forget()
    yield copy / "lexicon" / "en" / "acts.yaml"
    _forget()


def _forget():
    resources.load.cache_clear()
    lexicon.lexicon.cache_clear()


def test_the_page_on_teaching_an_act_shows_what_is_printed(taught, capsys):
    before, *after = CONSOLE.findall(PAGE)
    for words, shown in _commands(before):
        assert run(words) == 0
        assert _missing(shown, capsys.readouterr().out) is None

    acts = taught.read_text(encoding="utf-8")
    taught.write_text(acts.replace("\n  deportation:\n", f"\n  deportation:\n{RULE[1]}"), "utf-8")
    _forget()
    document = Path(DOCUMENT[1])
    document.parent.mkdir(parents=True)
    document.write_text(DOCUMENT[2], encoding="utf-8")

    for words, shown in chain.from_iterable(_commands(block) for block in after):
        assert run(words) == 0, words
        assert _missing(shown, capsys.readouterr().out) is None, words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            "deportation:\n    - {verb: vanish, with: 'a(b'}\n",
            "deportation 1: its pattern for 'with'",
        ),
        ("deportation:\n    - {with: abc}\n", "deportation 1: it names no word"),
        ("deportation:\n    - {verb: vanish\n", "lexicon/en/acts.yaml, line"),
        (
            "deportaton:\n    - {verb: vanish}\n  deportation:\n",
            "deportaton is no type of incident",
        ),
    ],
)
def test_a_slip_in_the_lexicon_is_told_with_its_place(taught, capsys, lines, words):
    acts = taught.read_text(encoding="utf-8")
    taught.write_text(acts.replace("\n  deportation:\n", f"\n  {lines}"), "utf-8")
    assert run(["explain", "Pavel Ushmarin was deported from Osh in 2024."]) == 3
    complaint = capsys.readouterr().err
    assert "lexicon/en/acts.yaml" in complaint
    assert words in complaint

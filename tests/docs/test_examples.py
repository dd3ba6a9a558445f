"""The commands that the documentation shows can be typed: their verbs and options exist."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from khronika.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s|])(?:\.venv/bin/)?khronika ([^|>#\n]*)", re.MULTILINE)
TYPED = re.compile(r"^\$ (.*)$", re.MULTILINE)
GROUP = get_command(app)


def _options(command):
    return {o for p in command.params for o in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}


def _commands(page):
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        joined = block.replace("\\\n", " ")
        typed = TYPED.findall(joined) or [joined]  # after a `$ `, where what is printed stands too
        yield from (words.split() for line in typed for words in COMMAND.findall(line))


def _fault(words):
    """Say what cannot be typed in the words after `khronika`; None where all can."""
    known = _options(GROUP)
    while words and words[0].startswith("-"):
        if words[0] not in known:
            return words[0]
        words = words[1 if words[0] in {"--version", "--help"} else 2 :]
    if not words:
        return None
    command = GROUP
    while hasattr(command, "commands"):
        if not words or words[0] not in command.commands:
            return words[0] if words else command.name
        command, words = command.commands[words[0]], words[1:]
    options = _options(command)
    return next((word for word in words if word.startswith("--") and word not in options), None)


@pytest.mark.parametrize("document", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(document):
    for words in _commands(document):
        assert _fault(words) is None, " ".join(words)


def test_a_verb_and_an_option_that_are_not_there_are_seen():
    assert _fault(["--casebook", "x", "forget"]) == "forget"
    assert _fault(["read", "x", "--guess"]) == "--guess"
    assert _fault(["corpus", "forget"]) == "forget"


def test_the_verbs_of_make_exist():
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        told = re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(told) <= verbs, page

"""Run the commands that the tutorials show and write what they print: part of `make reference`.

A block marked `console` holds commands after `$ `; what stands below each is replaced. Those of a
page run in one folder, one after the other, by the shell on a terminal, and are given a passphrase
when they ask for it. The clock and the folder are written as ones that stay the same.
"""
# ruff: noqa: INP001 (a script, not a package)

import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
TUTORIALS = tuple(sorted((ROOT / "docs" / "tutorial").glob("*.md")))
PASSPHRASE = b"five words nobody would guess\n"
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}"
SHELL = "/bin/sh"
FOLDER = "…"
MOMENT = "2026-01-05T09:00:00+00:00"

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def rewritten(page: str) -> str:
    """Give the page with the output of its commands as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        for given in ("samples", "docs"):
            (Path(folder) / given).symlink_to(ROOT / given)
        environment = {"PATH": PATH, "TERM": "xterm", "COLUMNS": "120", "HOME": folder}

        def block(match: re.Match[str]) -> str:
            commands = re.findall(r"^\$ (.+)$", match[1], re.MULTILINE)
            shown = "".join(f"$ {line}\n{_run(line, folder, environment)}" for line in commands)
            return f"```console\n{shown}```"

        return _BLOCK.sub(block, page)


def _run(line: str, folder: str, environment: dict[str, str]) -> str:
    """Run one line; `export` sets a variable for those after it."""
    words = shlex.split(line)
    if words[0] == "export":
        name, _, value = words[1].partition("=")
        environment[name] = value
        return ""
    ours, theirs = pty.openpty()
    with subprocess.Popen(  # noqa: S603 (the tutorial's own commands)
        [sys.executable, "-c", _ON_TERMINAL, SHELL, "-c", line],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        printed = _printed(ours)
        complained = process.stderr.read().decode() if process.stderr else ""
    os.close(ours)
    steady = _CLOCK.sub(MOMENT, _ESCAPE.sub("", printed)).replace(folder, FOLDER)
    lines = (complained + steady).rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


# The terminal must be the process's own, since the passphrase is asked for on it.
_ON_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def _printed(terminal: int) -> str:
    """Read what is printed until the end, answering each question for the passphrase."""
    printed, answered = b"", 0
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how a terminal says that nobody writes to it any more
            return printed.decode()
        printed += part
        asked = len(re.findall(rb"(?:Passphrase|of the key\)|same again): ", printed))
        for _ in range(asked - answered):
            os.write(terminal, PASSPHRASE)
        answered = asked


if __name__ == "__main__":
    for tutorial in TUTORIALS:
        page = tutorial.read_text(encoding="utf-8")
        tutorial.write_text(rewritten(page), encoding="utf-8")

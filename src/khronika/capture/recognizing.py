"""Recognizing the words of pictures, by the program tesseract where it is installed.

It is given pixels and nothing else: no file that a documenter received reaches it. It reads its
standard input and writes its standard output; what it says besides is forgotten.
"""

import os
import shutil
import subprocess
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from khronika.capture.extract import Extract, Gray, refuse_unreadable
from khronika.capture.hidden import hidden_in
from khronika.capture.joining import joined
from khronika.capture.limits import DOTS_PER_INCH, MAX_PICTURES
from khronika.capture.wrapping import unwrapped
from khronika.errors import InputRefused

_LANGUAGES = ("eng", "rus")
_SECONDS = 300
"""For one picture; a dense page took 10 seconds of one core (measured)."""

_NOT_INSTALLED = (
    "its words are in pictures, and the program tesseract that recognizes them is not installed: "
    "install tesseract-ocr with its data for English and Russian"
)
_LEFT_OUT = "the program tesseract is not installed"
_TO_BE_CHECKED = "its words were recognized in pictures: check them against the original"


class Pictures:
    """The pictures that wait for the document they belong to, packed meanwhile.

    Those of a document come one after the other and before it, so that any others are forgotten.
    """

    def __init__(self) -> None:
        self._path: str | None = None
        self._packed: list[tuple[str, int, int, bytes]] = []

    def keep(self, path: str, label: str, gray: Gray) -> None:
        """Keep a picture of a document until it is asked for."""
        if path != self._path:
            self._path, self._packed = path, []
        if len(self._packed) < MAX_PICTURES:
            packed = zlib.compress(gray.pixels, 1)
            self._packed.append((label, gray.width, gray.height, packed))

    def take(self, path: str) -> Iterator[tuple[str, Gray]]:
        """Give the pictures of a document with their labels."""
        for label, width, height, packed in self._packed if path == self._path else []:
            yield label, Gray(width=width, height=height, pixels=zlib.decompress(packed))


def recognized(extract: Extract, pictures: Iterator[tuple[str, Gray]]) -> Extract:
    """Put the words of its pictures where they stand in a document.

    Raises:
        InputRefused: its words are in pictures alone and cannot be recognized, or there are none.
    """
    program = _tesseract()
    if program is None:
        return _without_words(extract, _LEFT_OUT, alone=_NOT_INSTALLED)
    try:
        words = dict(_read(program, pictures))
    except InputRefused as error:
        return _without_words(extract, str(error), alone=str(error))
    return _with_words(extract, program, words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Program:
    path: str
    version: str
    languages: tuple[str, ...]


def _tesseract() -> _Program | None:
    path = shutil.which("tesseract")
    return _asked(path) if path is not None else None


@cache
def _asked(path: str) -> _Program | None:
    """Ask the program for its version and languages; None where it knows neither of ours."""
    version = _run([path, "--version"]).decode("ascii", "replace").partition("\n")[0].strip()
    listed = _run([path, "--list-langs"]).decode("ascii", "replace").split()
    languages = tuple(language for language in _LANGUAGES if language in listed)
    return _Program(path=path, version=version, languages=languages) if languages else None


def _read(program: _Program, pictures: Iterator[tuple[str, Gray]]) -> Iterator[tuple[str, str]]:
    command = [program.path, "stdin", "stdout", "-l", "+".join(program.languages)]
    command += ["--dpi", str(DOTS_PER_INCH)]
    for label, gray in pictures:
        head = b"P5 %d %d 255\n" % (gray.width, gray.height)
        words = _run(command, head + gray.pixels).decode("utf-8", "replace")
        yield label, unwrapped(words.strip())


def _with_words(extract: Extract, program: _Program, words: Mapping[str, str]) -> Extract:
    text, parts = joined(
        (leaf.label, words.get(leaf.label, "") if leaf.text is None else leaf.text)
        for leaf in extract.leaves
    )
    if not text:
        raise InputRefused("no words were found in its pictures")
    refuse_unreadable(text)
    missing = [language for language in _LANGUAGES if language not in program.languages]
    lack = (f"tesseract has no data for {', '.join(missing)}",) if missing else ()
    return replace(
        extract,
        text=text,
        parts=parts,
        leaves=(),
        extractor=f"{extract.extractor}, {program.version}",
        warnings=(*extract.warnings, _TO_BE_CHECKED, *lack, *hidden_in(text)),
    )


def _without_words(extract: Extract, why: str, *, alone: str) -> Extract:
    """Leave out the pages that are pictures; `alone` is the reason where there are no others."""
    if not extract.text:
        raise InputRefused(alone)
    unread = ", ".join(leaf.label for leaf in extract.leaves if leaf.text is None)
    warning = f"not read, being pictures, as {why}: {unread}"
    return replace(extract, warnings=(*extract.warnings, warning), leaves=())


def _run(command: list[str], given: bytes = b"") -> bytes:
    """Run tesseract; what it complains of is forgotten, since it may show words of a case."""
    environment = {
        name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ
    }
    try:
        done = subprocess.run(  # noqa: S603 (a program found on the path, no shell)
            command,
            input=given,
            env={**environment, "OMP_THREAD_LIMIT": "1"},
            cwd="/",
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise InputRefused(f"recognizing a picture took more than {_SECONDS} seconds") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise InputRefused("the program tesseract failed on a picture in it") from error
    return done.stdout

"""Inline tags: `{words|label label}`, taken out of a text with the offsets of their words.

`{`, `}`, `|`, `#` and the backslash itself may stand behind a backslash; they are then text. So is
a bar behind which no label and brace follow, as in a menu (`Home | News`). A tag lies within one
line, so that one that is not closed spoils no more than that line.
"""

import re
from dataclasses import dataclass

from khronika.corpus.source import Source

_ESCAPED = frozenset("{}|#\\")
_PLAIN = re.compile(r"[^{}|\\\n]+")
_LABELS = re.compile(r"\|([^{}|\n]*)\}")


@dataclass(frozen=True, slots=True)
class Tag:
    """One label of one tag: its words are the plain text from `start` up to `end`."""

    start: int
    end: int
    label: str
    at: int
    """Offset in the file at which the tag opens."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text without its tags, and the tags: outer ones before inner ones, labels as written."""

    text: str
    tags: tuple[Tag, ...]


def escape(text: str) -> str:
    """Write a text so that it reads as itself and holds no tag."""
    return re.sub(r"[{}|#\\]", r"\\\g<0>", text)


def read_tags(source: Source, start: int, end: int) -> Tagged:
    """Take the tags out of a stretch of a file; what is malformed is noted and left out."""
    reader = _Reader(source, start, end)
    reader.read()
    tags = sorted(reader.tags, key=lambda tag: (tag.at, tag.start))
    return Tagged("".join(reader.plain), tuple(tags))


class _Reader:
    """One walk over the characters of a stretch."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.at = start
        self.end = end
        self.plain: list[str] = []
        self.length = 0
        self.tags: list[Tag] = []
        self.open: list[tuple[int, int]] = []
        """Of each tag that is open: its offset in the file, the offset of its words."""

    def read(self) -> None:
        text = self.source.text
        while self.at < self.end:
            if run := _PLAIN.match(text, self.at, self.end):
                self._add(run.group(), run.end())
            elif text[self.at] == "\\" and text[self.at + 1 : self.at + 2] in _ESCAPED:
                self._add(text[self.at + 1], self.at + 2)
            elif self.open and (labels := _LABELS.match(text, self.at, self.end)):
                self._close(labels[1].split(), labels.end())
            else:
                self._take(text[self.at])
        self._drop_open()

    def _add(self, words: str, stop: int) -> None:
        self.plain.append(words)
        self.length += len(words)
        self.at = stop

    def _take(self, character: str) -> None:
        if character == "{":
            self.open.append((self.at, self.length))
            self.at += 1
        elif character == "}":
            self._stray()
            self.at += 1
        else:
            if character == "\n":
                self._drop_open()
            self._add(character, self.at + 1)

    def _close(self, labels: list[str], stop: int) -> None:
        """Close the innermost tag at the brace behind its labels."""
        opened, start = self.open.pop()
        if not labels:
            self.source.fault(opened, "this tag has no label: write {words|label}")
        self.tags += [Tag(start, self.length, label, opened) for label in labels]
        self.at = stop

    def _stray(self) -> None:
        if self.open:
            opened, _ = self.open.pop()
            self.source.fault(opened, "this tag has no label: write {words|label}")
        else:
            self.source.fault(self.at, "this } closes no tag: write \\} if it belongs to the text")

    def _drop_open(self) -> None:
        for opened, _ in self.open:
            self.source.fault(
                opened, "this tag is not closed in its line: write |label}, or \\{ if it is text"
            )
        self.open.clear()

"""Walking through a large JSON text value by value, so that each can be kept to the character."""

import json
import re
from collections.abc import Iterator
from typing import Any

from khronika.errors import InputRefused

_BLANKS = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class JsonWalk:
    """A place in a JSON text. Whoever walks must read or walk each value before the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._skip_blanks()

    def value(self) -> Any:
        """Read the value here, and step behind it.

        Raises:
            InputRefused: the JSON is broken, cut off, or nested too deeply.
        """
        try:
            value, self.at = _DECODER.raw_decode(self.text, self.at)
        except (ValueError, RecursionError) as error:
            raise InputRefused("its JSON is broken, cut off or nested too deeply") from error
        return value

    def is_at(self, mark: str) -> bool:
        """Tell whether the value here begins with a mark: { or [."""
        return self.text.startswith(mark, self.at)

    def members(self) -> Iterator[str]:
        """Give the keys of the object here, each with the walk standing at its value."""
        for _ in self._items("{", "}"):
            key = self.value()
            self._skip_blanks()
            self._expect(":")
            yield str(key)

    def elements(self) -> Iterator[int]:
        """Give where each element of the list here begins, with the walk standing there."""
        for _ in self._items("[", "]"):
            yield self.at

    def _items(self, begin: str, end: str) -> Iterator[None]:
        self._expect(begin)
        if self.is_at(end):
            self._expect(end)
            return
        while True:
            yield None
            self._skip_blanks()
            if self.is_at(end):
                self._expect(end)
                return
            self._expect(",")

    def _expect(self, mark: str) -> None:
        if not self.is_at(mark):
            raise InputRefused("its JSON is broken or cut off")
        self.at += 1
        self._skip_blanks()

    def _skip_blanks(self) -> None:
        match = _BLANKS.match(self.text, self.at)
        self.at = match.end() if match else self.at

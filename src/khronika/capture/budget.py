"""How much one input may unpack into, over all that lies within it."""

import io
from typing import IO, Any

from khronika.capture.limits import MAX_MEMBERS, MAX_UNPACKED_BYTES, megabytes


class BudgetSpent(Exception):
    """An input unpacks into more than one may; the message is the reason."""


class Budget:
    """What is left of the limits of one input; openers charge it for what they unpack."""

    def __init__(self) -> None:
        self._members = MAX_MEMBERS
        self._unpacked = MAX_UNPACKED_BYTES

    def charge_member(self) -> None:
        """Count one thing in a container.

        Raises:
            BudgetSpent: there are more than the limit.
        """
        self._members -= 1
        if self._members < 0:
            raise BudgetSpent(f"it holds more than {MAX_MEMBERS:,} things: the rest is left out")

    def charge_bytes(self, count: int) -> None:
        """Count unpacked bytes.

        Raises:
            BudgetSpent: there are more than the limit.
        """
        self._unpacked -= count
        if self._unpacked < 0:
            raise BudgetSpent(
                f"it unpacks into more than {megabytes(MAX_UNPACKED_BYTES)}: the rest is left out"
            )


class Metered(io.RawIOBase):
    """A stream whose bytes are charged as they are read."""

    def __init__(self, handle: IO[bytes], budget: Budget) -> None:
        super().__init__()
        self._handle = handle
        self._budget = budget

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer and charge for it."""
        content = self._handle.read(len(buffer))
        self._budget.charge_bytes(len(content))
        buffer[: len(content)] = content
        return len(content)

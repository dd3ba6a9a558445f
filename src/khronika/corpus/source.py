"""A file of the corpus while it is read, and what is wrong with it, by line and column."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file; lines and columns count from 1, columns in code points."""

    path: str
    line: int
    column: int
    problem: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.problem}"


@dataclass(slots=True)
class Source:
    """The text of a file, and the faults found in it so far."""

    path: str
    text: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, offset: int, problem: str) -> None:
        """Note that something is wrong at an offset of the text."""
        self.faults.append(self.fault_at(offset, problem))

    def fault_at(self, offset: int, problem: str) -> Fault:
        """Say that something is wrong at an offset of the text, without noting it."""
        line = self.text.count("\n", 0, offset) + 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        return Fault(self.path, line, column, problem)


class Unreadable(ValueError):
    """What was typed cannot be read; the message says what to write, and not where."""

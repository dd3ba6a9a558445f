"""Showing on a terminal what is being worked on; off a terminal nothing is shown."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Step(Protocol):
    """What is called with each thing in turn."""

    def __call__(self, name: str, /, *, inside: bool = False) -> None:
        """Show a thing; `inside` is one of several in a thing that is counted as a whole."""


@contextmanager
def progress(verb: str, *, total: Callable[[], int] | None = None) -> Iterator[Step]:
    """Show a line with a count and the time; call what is given with each thing in turn.

    With `total`, which says how many there will be, there is a bar, and how many are done a second
    is shown meanwhile and stays at the end: things inside of others count there, not in the bar.
    Where there are more than it said, the bar grows.
    """
    if not sys.stderr.isatty():
        yield lambda _name, /, *, inside=False: None  # noqa: ARG005 (the form of a step)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(stderr=True)
    counted: tuple[ProgressColumn, ...] = (TextColumn("{task.completed:.0f}", style="bold"),)
    if total is not None:
        rate = TextColumn("{task.fields[rate]}")
        counted = (BarColumn(bar_width=20), MofNCompleteColumn(), rate)
    began, count, done, rate_words = time.monotonic(), 0, 0, ""
    # The line and the rows above it share a terminal; a pipe's rows must stay in the pipe.
    with Progress(
        SpinnerColumn(),
        TextColumn(verb),
        *counted,
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=console,
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    ) as shown:
        task = shown.add_task("", total=total() if total else None, rate="")

        def step(name: str, /, *, inside: bool = False) -> None:
            nonlocal count, done, rate_words
            count += 1
            done += not inside
            rate_words = f"{count / max(time.monotonic() - began, 0.01):.1f} a second"
            most = None if total is None else max(done, shown.tasks[task].total or 0)
            shown.update(task, description=name, completed=done, total=most, rate=rate_words)

        yield step
    if total is not None and count:
        seconds = time.monotonic() - began
        console.print(f"{count} in {seconds:.0f} seconds: {rate_words}.", highlight=False)

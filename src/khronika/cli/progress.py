"""Showing on a terminal what is being worked on; off a terminal nothing is shown."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str], None]


@contextmanager
def progress(verb: str, *, total: Callable[[], int] | None = None) -> Iterator[Step]:
    """Show a line with a count and the time; call what is given with each thing in turn.

    With `total`, which says how many there will be, there is a bar, and how many are done a second
    is shown meanwhile and stays at the end.
    """
    if not sys.stderr.isatty():
        yield lambda _name: None
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
    began, count, rate_words = time.monotonic(), 0, ""
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

        def step(name: str) -> None:
            nonlocal count, rate_words
            count += 1
            rate_words = f"{count / max(time.monotonic() - began, 0.01):.1f} a second"
            shown.update(task, description=name, advance=1, rate=rate_words)

        yield step
    if total is not None and count:
        seconds = time.monotonic() - began
        console.print(f"{count} in {seconds:.0f} seconds: {rate_words}.", highlight=False)

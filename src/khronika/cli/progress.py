"""Showing on a terminal what is being worked on; off a terminal nothing is shown."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Step = Callable[[str], None]


@contextmanager
def progress(verb: str) -> Iterator[Step]:
    """Show a line with a count and the time; call what is given with each thing that is begun."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    # The line and the rows above it share a terminal; a pipe's rows must stay in the pipe.
    with Progress(
        SpinnerColumn(),
        TextColumn(verb),
        TextColumn("{task.completed:.0f}", style="bold"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    ) as shown:
        task = shown.add_task("", total=None)

        def step(name: str) -> None:
            shown.update(task, description=name, advance=1)

        yield step

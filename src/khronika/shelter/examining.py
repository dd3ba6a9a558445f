"""What confines a process on this machine: what it says of itself, and what it could do."""

import resource
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from khronika.shelter.limits import Limits
from khronika.shelter.measures import Measure
from khronika.shelter.worker import Worker

_SWAP = Path("/proc/swaps")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Something that a confined process tried and that should be refused."""

    name: str
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A confined process, and what concerns the one that holds the key."""

    measures: Sequence[Measure]
    attempts: Sequence[Attempt]

    @property
    def sound(self) -> bool:
        """Tell whether all is in force and nothing got out."""
        return all(one.in_force for one in self.measures) and all(
            one.refused for one in self.attempts
        )


def examine(limits: Limits) -> Examined:
    """Start a process under these limits, ask what confines it, and let it try to get out.

    Raises:
        Ended, Fault: the process could not even be asked.
    """
    worker = Worker("khronika.shelter.probe:answer", limits)
    message = {
        "home": str(Path.home()),
        "file": str(Path(tempfile.gettempdir()) / f"khronika-{secrets.token_hex(8)}"),
        "memory": limits.memory,
    }
    try:
        attempts = [
            Attempt(name=str(told["attempt"]), refused=told["refused"] is True)
            for told, _ in worker.ask(message)
        ]
        measures = (*worker.measures, *_of_this_process())
        return Examined(measures=measures, attempts=attempts)
    finally:
        worker.close()


def _of_this_process() -> Iterator[Measure]:
    no_core = resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    yield Measure(
        name="the program itself: core dumps off",
        in_force=no_core,
        detail="0 bytes" if no_core else "the system does not let them be switched off",
    )
    swapping = _SWAP.is_file() and len(_SWAP.read_text().splitlines()) > 1
    yield Measure(
        name="the machine: no swap to write memory to",
        in_force=not swapping,
        detail="swap is on: texts may be written to it, so encrypt it" if swapping else "none",
    )

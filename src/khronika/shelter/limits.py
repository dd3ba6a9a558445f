"""How much a process of its own may use."""

from dataclasses import dataclass
from enum import IntEnum


class Network(IntEnum):
    """What one process may do with the network."""

    NONE = 0
    PROXIED = 1
    """Open connections, but resolve no name: a proxy does, and nothing else can."""
    DIRECT = 2
    """Resolve names and open connections; listen to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one process may use; time is counted from answer to answer."""

    memory: int
    """Bytes of memory of its own (RLIMIT_DATA); it is replaced when it has used half of that."""
    cpu_seconds: int
    """Of the processor, for one answer."""
    wall_seconds: int
    """Of the clock, for one answer: several times the former, as others use the machine too."""
    answer_bytes: int
    """Of one answer: the JSON and the bytes beside it, each."""
    descriptors: int = 64
    network: Network = Network.NONE

    def as_texts(self) -> tuple[str, str, str, str]:
        """Write what the process sets for itself as arguments of a command line."""
        own = (self.memory, self.cpu_seconds, self.descriptors, int(self.network))
        return str(own[0]), str(own[1]), str(own[2]), str(own[3])

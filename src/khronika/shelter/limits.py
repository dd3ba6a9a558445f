"""How much a process of its own may use."""

from dataclasses import dataclass


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

    def as_texts(self) -> tuple[str, str, str]:
        """Write what the process sets for itself as arguments of a command line."""
        return str(self.memory), str(self.cpu_seconds), str(self.descriptors)

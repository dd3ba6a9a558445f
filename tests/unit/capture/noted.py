"""A ledger in memory."""

from dataclasses import dataclass, field

from khronika.capture import Brought


@dataclass
class Noted:
    """Remembers what was noted of requests, in order."""

    lines: list[tuple[object, ...]] = field(default_factory=list)
    kept: list[Brought] = field(default_factory=list)

    def asked(self, address: str, *, proxy: str | None) -> str:
        self.lines.append(("asked", address, proxy))
        return f"r{len(self.lines)}"

    def answered(
        self, request: str, *, status: int | None, received: int, failed: str | None
    ) -> None:
        self.lines.append(("answered", request, status, failed))

    def keep(self, brought: Brought) -> None:
        self.kept.append(brought)

"""The parent's end: a process that is started when needed, asked, ended and replaced."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from khronika.shelter.child import OUT_OF_MEMORY
from khronika.shelter.frames import BrokenFrame, receive, send
from khronika.shelter.limits import Limits
from khronika.shelter.measures import Measure

_START = """\
import sys
sys.path[:] = sys.argv[6:]
from khronika.shelter.child import main
main(sys.argv[1], *map(int, sys.argv[2:6]))
"""
_MOST_FAULT = 400
_SECONDS_TO_END = 10
_IT = "the program that reads it"


class Ended(Exception):
    """The process ended before it had answered; the message says how, in a clause."""


class OverLimit(Ended):
    """It was ended for what it used; the message says of what that was too much, as `it …`."""


class Fault(Exception):
    """The work failed by a fault of the program; the message says where."""


class Worker:
    """One process that does one kind of work, started by the first question.

    Args:
        work: `module:function` of what answers; see `khronika.shelter.child`.
        limits: what the process may use.
    """

    def __init__(self, work: str, limits: Limits) -> None:
        self.work = work
        self.limits = limits
        self.measures: tuple[Measure, ...] = ()
        """What confines the process, as it said itself when it started."""
        self._process: subprocess.Popen[bytes] | None = None
        self._peer: socket.socket | None = None

    def start(self) -> None:
        """Start the process if it does not run; return without waiting for it."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._peer, theirs = socket.socketpair()
        with theirs:
            # Spawned: nothing of this process' memory is in the other, nor any of its descriptors.
            self._process = subprocess.Popen(  # noqa: S603 (this Python, and arguments of our own)
                [
                    *(sys.executable, "-I", "-S", "-c", _START),
                    *(self.work, *self.limits.as_texts(), *filter(None, sys.path)),
                ],
                env={},
                cwd="/",
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C is for the parent to act on
            )
        self._peer.settimeout(self.limits.wall_seconds)
        self.measures = ()

    def ask(
        self, message: Any, content: bytes = b"", descriptor: int | None = None
    ) -> Iterator[tuple[Any, bytes]]:
        """Give the answers to a message as they come: untrusted values and bytes.

        Args:
            message: what JSON can hold.
            content: bytes that go with it.
            descriptor: of an open file, which the process gets a copy of.

        Raises:
            Ended: the process ended, or was ended; the next question starts another.
            Fault: the work failed.
        """
        self.put(message, content, descriptor)
        yield from self.take()

    def put(self, message: Any, content: bytes = b"", descriptor: int | None = None) -> None:
        """Ask, without waiting for the answers."""
        self.start()
        with suppress(OSError):  # it is gone, which `take` tells
            asked = {"message": message, "descriptor": descriptor is not None}
            send(self._socket, asked, content)
            if descriptor is not None:
                socket.send_fds(self._socket, [b"d"], [descriptor])

    def take(self) -> Iterator[tuple[Any, bytes]]:
        """Give the answers to what was put."""
        finished, fault = False, None
        try:
            if not self.measures:
                self.measures = _measures(self._receive()[0])
            while not finished:
                value, content = self._receive()
                kind, told = _told(value)
                if kind == "one":
                    yield told, content
                    continue
                finished = True
                if kind == "end" and told > self.limits.memory // 2:
                    self.close()
                elif kind != "end":
                    fault = "".join(c for c in told if c.isprintable())[:_MOST_FAULT]
                if kind == "unready":  # it ends by itself, but may not have yet
                    self.close()
        except TimeoutError:
            raise OverLimit(f"it took more than {self.limits.wall_seconds} seconds") from None
        except BrokenFrame as broken:  # it lives, and is ended below: why wait for it
            raise Ended(f"{_IT} gave no sound answer ({broken})") from None
        except OSError:
            raise self._end() from None
        finally:
            if not finished:  # answers that nobody waits for would be taken for the next ones
                self.close()
        if fault is not None:
            raise Fault(fault)

    def stop(self) -> None:
        """End the process; whoever waits for its answers in another thread is told."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process at once; nothing happens if none runs."""
        if self._peer is not None:
            self._peer.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._peer = self._process = None

    @property
    def _socket(self) -> socket.socket:
        if self._peer is None:
            raise Ended(f"{_IT} was stopped")
        return self._peer

    def _receive(self) -> tuple[Any, bytes]:
        return receive(self._socket, most=self.limits.answer_bytes)

    def _end(self) -> Ended:
        """Say how the process ended."""
        if self._process is None:
            return Ended(f"{_IT} was stopped")
        try:
            code = self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            return Ended(f"{_IT} answered no more")
        if code == -signal.SIGXCPU:
            seconds = self.limits.cpu_seconds
            return OverLimit(f"it took more than {seconds} seconds of the processor")
        if code == OUT_OF_MEMORY:
            megabytes = self.limits.memory // 1_000_000
            return OverLimit(f"it took more than {megabytes:,} MB of memory")
        if code == -signal.SIGKILL:
            return Ended(f"{_IT} was killed, as the system does where memory runs short")
        how = f"exit code {code}" if code >= 0 else signal.Signals(-code).name
        return Ended(f"{_IT} crashed ({how})")


def _told(untrusted: Any) -> tuple[str, Any]:
    match untrusted:
        case {"one": value}:
            return "one", value
        case {"end": int(used)}:
            return "end", used
        case {"fault": str(words)}:
            return "fault", words
        case {"unready": str(words)}:
            return "unready", words
    raise BrokenFrame("the answer has no form")


def _measures(untrusted: Any) -> tuple[Measure, ...]:
    try:
        return tuple(
            Measure(
                name=str(one["name"]), in_force=one["in_force"] is True, detail=str(one["detail"])
            )
            for one in untrusted
        )
    except (KeyError, TypeError) as error:
        raise BrokenFrame("the measures have no form") from error

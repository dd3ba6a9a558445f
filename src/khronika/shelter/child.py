"""What runs in a process of its own: confine first, then answer what is asked, one by one.

A message of the parent is a JSON value, with a descriptor beside it or none. The answers are
frames of `{"one": value}` with bytes, the last one `{"end": bytes of memory used at most}`; or
`{"fault": words}`. Where what is to answer could not even be loaded, `{"unready": words}` is the
only answer, and the last one.
"""

import gc
import importlib
import os
import resource
import socket
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from khronika.errors import internal_fault
from khronika.shelter.frames import BrokenFrame, receive, send
from khronika.shelter.limits import Network
from khronika.shelter.measures import confine
from khronika.shelter.quiet import keep_quiet

OUT_OF_MEMORY = 77
"""The exit code of a process that had too little memory."""

Answer = tuple[Any, bytes]
Work = Callable[[Any, bytes, int | None], Iterator[Answer]]

_STATUS = 8192
"""Bytes that hold what the kernel tells of a process."""
_MOST_ASKED = 128_000_000
"""Bytes of one message of the parent, which is no adversary: a slip in its length is."""


def main(work: str, memory: int, cpu_seconds: int, descriptors: int, network: int) -> None:
    """Answer on the socket that is standard input until the parent goes away.

    Args:
        work: `module:function`, the function that answers.
        memory: bytes that the process may have of its own.
        cpu_seconds: of the processor, for one answer.
        descriptors: how many files and sockets it may have open.
        network: what it may do with the network, see `khronika.shelter.limits.Network`.
    """
    parent = _own_socket()
    keep_quiet()
    measures = confine(memory=memory, descriptors=descriptors, network=Network(network))
    send(parent, [asdict(measure) for measure in measures])
    try:
        answer = _loaded(parent, work)
        if answer is None:
            return
        gc.freeze()
        while True:
            asked, content = receive(parent, most=_MOST_ASKED)
            if _answered(parent, answer, asked, content, cpu_seconds):
                send(parent, {"end": _most_memory()})
    except (BrokenFrame, OSError):
        return  # the parent is gone
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # tidying up would need memory


def _loaded(parent: socket.socket, work: str) -> Work | None:
    """Load the function that answers; tell why it cannot be, and give None."""
    try:
        return _named(work)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (whoever asks is told what is amiss)
        send(parent, {"unready": internal_fault(error)})
        return None


def _answered(
    parent: socket.socket, answer: Work, asked: Any, content: bytes, cpu_seconds: int
) -> bool:
    """Send the answers; tell of a fault instead, and give False."""
    descriptor = _descriptor(parent) if asked["descriptor"] else None
    _allow_cpu(cpu_seconds)
    try:
        for value, found in answer(asked["message"], content, descriptor):
            send(parent, {"one": value}, found)
            _allow_cpu(cpu_seconds)
    except (MemoryError, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 (a fault on one message must not lose the others)
        send(parent, {"fault": internal_fault(error)})
        return False
    finally:
        if descriptor is not None:
            os.close(descriptor)
    return True


def _own_socket() -> socket.socket:
    """Take the socket from standard input, where no library finds it."""
    parent = socket.socket(fileno=os.dup(0))
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 (pathlib is not needed here)
        os.dup2(nothing.fileno(), 0)
    return parent


def _descriptor(parent: socket.socket) -> int:
    _, (descriptor,), _, _ = socket.recv_fds(parent, 1, 1)
    return descriptor


def _named(work: str) -> Work:
    module, function = work.split(":")
    found: Work = getattr(importlib.import_module(module), function)
    return found


def _allow_cpu(seconds: int) -> None:
    """Let the kernel end this process when it has used so many more seconds."""
    soft = int(time.process_time()) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _most_memory() -> int:
    """Give the bytes of memory that this process had at most.

    Linux counts in `ru_maxrss` what the parent had when it started this process, so there the
    kernel's own file is asked.
    """
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    status = os.open("/proc/self/status", os.O_RDONLY)
    try:
        told = os.read(status, _STATUS)
    finally:
        os.close(status)
    return int(told.partition(b"VmHWM:")[2].split(maxsplit=1)[0]) * 1024

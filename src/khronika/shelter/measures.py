"""All that confines a process, from limits to Landlock, and which of it is in force."""

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from khronika.shelter import kernel, landlock, seccomp
from khronika.shelter.limits import Network

_NEW_IPC, _NEW_USER, _NEW_NETWORK = 0x08000000, 0x10000000, 0x40000000
_SYSTEM = (
    "/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/null", "/dev/urandom",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/self", "/sys/devices/system/cpu",
)  # fmt: skip
"""What libraries look at: code, the time zones, the kind of the processor."""
_RESOLVER = (
    "/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf",
    "/run/systemd/resolve",
)  # fmt: skip
"""What tells the C library how names are resolved."""
_REFUSED = {
    Network.NONE: "network, programs and writing refused (seccomp)",
    Network.PROXIED: "names, listening, programs and writing refused (seccomp)",
    Network.DIRECT: "listening, programs and writing refused (seccomp)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that confines a process."""

    name: str
    in_force: bool
    detail: str
    """How it is set; where it is not in force, why."""


def confine(*, memory: int, descriptors: int, network: Network = Network.NONE) -> Sequence[Measure]:
    """Confine this process for good; whatever the platform does not offer is told, not raised.

    Args:
        memory: bytes that it may have of its own.
        descriptors: how many files and sockets it may have open.
        network: what it may do with the network.
    """
    apart = () if network else (("a network of its own, with nothing in it", _part_network),)
    steps: Sequence[tuple[str, Callable[[], str]]] = (
        *apart,
        ("ends with its parent", _end_with_parent),  # new namespaces would undo it
        ("core dumps off, memory closed to other programs", _close_memory),
        ("memory limit", partial(_limit, resource.RLIMIT_DATA, memory, f"{memory:,} bytes")),
        (
            "descriptor limit",
            partial(_limit, resource.RLIMIT_NOFILE, descriptors, f"{descriptors}"),
        ),
        ("no byte may be written to a file", partial(_limit, resource.RLIMIT_FSIZE, 0, "0 bytes")),
        ("no new privileges", _no_new_privileges),
        ("disk closed but for the program's own files (Landlock)", partial(_close_disk, network)),
        (_REFUSED[network], partial(_refuse_calls, network)),
    )
    return [_taken(name, step) for name, step in steps]


def _taken(name: str, step: Callable[[], str]) -> Measure:
    try:
        return Measure(name=name, in_force=True, detail=step())
    except (OSError, ValueError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or "this system does not offer it"
        return Measure(name=name, in_force=False, detail=reason)


def _end_with_parent() -> str:
    kernel.prctl(kernel.PR_SET_PDEATHSIG, int(signal.SIGKILL))
    return "by the kernel"


def _part_network() -> str:
    user, group = os.getuid(), os.getgid()
    kernel.unshare(_NEW_USER | _NEW_NETWORK | _NEW_IPC)
    for file, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        descriptor = os.open(f"/proc/self/{file}", os.O_WRONLY)
        try:
            os.write(descriptor, line.encode())
        finally:
            os.close(descriptor)
    return "namespaces"


def _close_memory() -> str:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    return "not dumpable"


def _limit(what: int, most: int, shown: str) -> str:
    resource.setrlimit(what, (most, most))
    return shown


def _no_new_privileges() -> str:
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    return "for good"


def _close_disk(network: Network) -> str:
    version = landlock.restrict(_readable(network), connecting=network is not Network.NONE)
    return f"version {version}"


def _refuse_calls(network: Network) -> str:
    seccomp.restrict(network)
    return "a list of calls"


def _readable(network: Network = Network.NONE) -> Iterator[str]:
    """Give the paths that Python and libraries read; the working folder is none of them."""
    yield from _SYSTEM
    if network is Network.DIRECT:
        yield from _RESOLVER
    yield from {sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path)}

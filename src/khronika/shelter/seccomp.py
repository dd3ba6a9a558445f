"""Seccomp: calls of the kernel that work on a document never needs are refused from here on.

What is listed is refused, all else allowed: an allowlist would break with the next version of the
C library or of numpy, and Landlock already shuts the disk. The lists are as long as they are so
that each of the two holds alone where the other is missing.
"""

import ctypes
import errno
import os
import platform
import socket
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from khronika.shelter import kernel
from khronika.shelter.limits import Network

_FILTER_MODE = 2
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in what the filter is given
_X32 = 0x40000000  # numbers from here on are a second table on x86_64
_CLONE_THREAD = 0x00010000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

Instruction = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The numbers of one architecture."""

    audit: int
    """How the kernel names the architecture."""
    socket: int
    connect: int
    refused: Sequence[int]
    """bind, exec, ptrace, unlink and so on: see the names beside the numbers."""
    opens: Mapping[int, int]
    """Calls that open a file, and which argument holds the flags."""
    clone: int
    tgkill: int
    prlimit: int
    x32: bool = False


_SAME_EVERYWHERE = (
    *range(424, 437),  # pidfd_send_signal io_uring_* open_tree move_mount fs* pidfd_open clone3
    437, 438,  # openat2, pidfd_getfd
    442, 443, 452,  # mount_setattr, quotactl_fd, fchmodat2
)  # fmt: skip

_TABLES = {
    "x86_64": _Table(
        audit=0xC000003E,
        socket=41,
        connect=42,
        refused=(
            43, 49, 50, 53, 288,  # accept bind listen socketpair accept4
            57, 58, 59, 322,  # fork vfork execve execveat
            62, 101, 129, 200, 297, 310, 311,  # kill ptrace *sigqueueinfo tkill process_vm_*
            76, 77, 82, 83, 84, 85, 86, 87, 88,  # truncate* rename mkdir rmdir creat *link
            90, 91, 92, 93, 94, 132, 133, 235, 280,  # chmod* chown* utime mknod utimes utimensat
            258, 259, 260, 261, 263, 264, 265, 266, 268, 316,  # the same, named by a folder
            188, 189, 190, 197, 198, 199,  # *setxattr *removexattr
            135, 155, 159, 161, 163, 164, 165, 166,  # personality pivot_root ... mount umount2
            167, 168, 169, 170, 171, 175, 176, 179,  # swap* reboot set*name *_module quotactl
            227, 246, 248, 249, 250, 272, 298, 303, 304,  # clock_settime kexec keys unshare perf
            308, 313, 320, 321, 323,  # setns finit_module kexec_file_load bpf userfaultfd
            *_SAME_EVERYWHERE,
        ),
        opens={2: 1, 257: 2},
        clone=56,
        tgkill=234,
        prlimit=302,
        x32=True,
    ),
    "aarch64": _Table(
        audit=0xC00000B7,
        socket=198,
        connect=203,
        refused=(
            199, 200, 201, 202, 242,  # socketpair bind listen accept*
            221, 281,  # execve execveat
            117, 129, 130, 138, 240, 270, 271,  # ptrace kill tkill *sigqueueinfo process_vm_*
            33, 34, 35, 36, 37, 38, 45, 46, 276,  # mk*at unlinkat *linkat renameat* truncate*
            52, 53, 54, 55, 88,  # fchmod* fchown* utimensat
            5, 6, 7, 14, 15, 16,  # *setxattr *removexattr
            39, 40, 41, 51, 60, 89, 92, 97,  # umount2 mount ... quotactl acct personality unshare
            104, 105, 106, 112, 142, 161, 162,  # kexec *_module clock_settime reboot set*name
            170, 171, 217, 218, 219, 224, 225, 241,  # settimeofday adjtimex keys swap* perf
            264, 265, 268, 273, 280, 282, 294,  # *_handle_at setns finit_module bpf userfaultfd
            *_SAME_EVERYWHERE,
        ),
        opens={56: 2},
        clone=220,
        tgkill=131,
        prlimit=261,
    ),
}  # fmt: skip


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def restrict(network: Network = Network.NONE) -> None:
    """Refuse the calls of the list to this process and all its threads, for good.

    Args:
        network: what of the network it may use all the same.

    Raises:
        OSError: the kernel refuses, or the machine is of a kind without a list.
    """
    table = _TABLES.get(platform.machine())
    if table is None:
        raise OSError(errno.ENOSYS, f"no list of calls for {platform.machine()} processors")
    code = b"".join(struct.pack("=HBBI", *one) for one in _instructions(table, network))
    kernel.prctl(kernel.PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(_Program(len(code) // 8, code)))


def _instructions(table: _Table, network: Network) -> Iterator[Instruction]:
    """Give the filter: each call that is refused is tested for and answered in two steps."""
    yield (_LOAD, 0, 0, _ARCHITECTURE)
    yield (_EQUAL, 1, 0, table.audit)
    yield (_RETURN, 0, 0, _KILL)
    yield (_LOAD, 0, 0, _NUMBER)
    if table.x32:
        yield (_AT_LEAST, 0, 1, _X32)
        yield (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    for number in (*table.refused, *_closed(table, network)):
        yield (_EQUAL, 0, 1, number)
        # "There is no such call" makes the C library take an older one, which is looked at below.
        missing = number in (435, 437)  # clone3, openat2: their flags lie in memory, out of sight
        yield (_RETURN, 0, 0, _ERRNO | (errno.ENOSYS if missing else errno.EPERM))
    if network:
        yield from _only_internet(table.socket)
    if network is Network.PROXIED:
        yield from _unless(table.socket, 1, _ANY_BIT, socket.SOCK_DGRAM, refused_if=True)
    yield from _unless(table.clone, 0, _ANY_BIT, _CLONE_THREAD)
    yield from _unless(table.tgkill, 0, _EQUAL, os.getpid())
    yield from _unless(table.prlimit, 0, _EQUAL, 0)
    for number, argument in table.opens.items():
        yield from _unless(number, argument, _ANY_BIT, _WRITES, refused_if=True)
    yield (_RETURN, 0, 0, _ALLOW)


def _closed(table: _Table, network: Network) -> Sequence[int]:
    return () if network else (table.socket, table.connect)


def _only_internet(number: int) -> Iterator[Instruction]:
    """Refuse a socket that is of neither version of the Internet Protocol."""
    yield (_EQUAL, 0, 5, number)
    yield (_LOAD, 0, 0, _FIRST_ARGUMENT)
    yield (_EQUAL, 2, 0, socket.AF_INET)
    yield (_EQUAL, 1, 0, socket.AF_INET6)
    yield (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    yield (_LOAD, 0, 0, _NUMBER)


def _unless(
    number: int, argument: int, test: int, value: int, *, refused_if: bool = False
) -> Iterator[Instruction]:
    """Refuse a call whose argument fails the test, or with `refused_if` one that passes it."""
    yield (_EQUAL, 0, 4, number)
    yield (_LOAD, 0, 0, _FIRST_ARGUMENT + 8 * argument)
    yield (test, 0 if refused_if else 1, 1 if refused_if else 0, value)
    yield (_RETURN, 0, 0, _ERRNO | errno.EPERM)
    yield (_LOAD, 0, 0, _NUMBER)

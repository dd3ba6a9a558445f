"""The few calls of the Linux kernel that Python has no function for."""

import ctypes
import os
from functools import cache
from typing import Any

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38


@cache
def _library() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def prctl(option: int, *arguments: Any) -> None:
    """Set a property of this process; OSError where the kernel refuses."""
    padded = [*arguments, *[0] * (4 - len(arguments))]
    values = [ctypes.c_ulong(one) if isinstance(one, int) else one for one in padded]
    _checked(_library().prctl(option, *values))


def syscall(number: int, *arguments: Any) -> int:
    """Call the kernel by number; OSError where it refuses."""
    values = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    return _checked(_library().syscall(ctypes.c_long(number), *values))


def unshare(flags: int) -> None:
    """Part this process from namespaces; OSError where that is not allowed."""
    _checked(_library().unshare(flags))


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result

"""Landlock: from here on this process opens nothing but what it may read.

The numbers are those of the kernel's `linux/landlock.h`; they are the same on every machine.
"""

import ctypes
import os
from collections.abc import Iterable

from khronika.shelter import kernel

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1  # a flag: give the version instead of a ruleset
_PATH_BENEATH = 1  # a type of rule

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""Since which version how many rights over files there are, one bit each."""
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1  # since version 4
_SCOPE_ABSTRACT_SOCKETS, _SCOPE_SIGNALS = 1 << 0, 1 << 1  # since version 6


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def restrict(readable: Iterable[str], *, connecting: bool = False) -> int:
    """Let this process and its threads read beneath these paths, and nothing else on any disk.

    Descriptors that are open stay open. Where the kernel can, ports of TCP and signals to other
    processes are shut too; with `connecting` other machines' ports stay open.

    Returns:
        the version of Landlock that the kernel has.

    Raises:
        OSError: the kernel has none, or refuses.
    """
    version = kernel.syscall(_CREATE_RULESET, None, 0, _VERSION)
    rights = (1 << max(count for since, count in _RIGHTS.items() if since <= version)) - 1
    ruleset = _Ruleset(
        rights,
        _ports(connecting) if version >= 4 else 0,
        _SCOPE_ABSTRACT_SOCKETS | _SCOPE_SIGNALS if version >= 6 else 0,
    )
    size = 8 * (1 + (version >= 4) + (version >= 6))
    descriptor = kernel.syscall(_CREATE_RULESET, ctypes.byref(ruleset), size, 0)
    try:
        for path in readable:
            _allow(descriptor, path)
        kernel.syscall(_RESTRICT_SELF, descriptor, 0)
    finally:
        os.close(descriptor)
    return version


def _ports(connecting: bool) -> int:  # noqa: FBT001 (it is named where it is given)
    return _BIND_TCP if connecting else _BIND_TCP | _CONNECT_TCP


def _allow(ruleset: int, path: str) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there need not be read
    try:
        folder = os.path.isdir(path)  # noqa: PTH112 (pathlib is not loaded in the child)
        allowed = _READ_FILE | _READ_DIR if folder else _READ_FILE
        rule = _PathBeneath(allowed, parent)
        kernel.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(parent)

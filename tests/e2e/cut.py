"""Runs Khronika with the network cut: whoever tries for a socket but a local one is killed.

    cut.py probe              opens a socket, to show that it is killed
    cut.py day < commands     runs command lines from JSON, all in this process, and tells of each
    cut.py run COMMAND...     becomes a command that may serve the loopback, but connect to nothing

The filter holds for all processes that are started from here.
"""

import ctypes
import io
import json
import os
import platform
import socket
import struct
import sys
from contextlib import redirect_stderr, redirect_stdout

_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_CALLS = {"x86_64": (41, 42, 44), "aarch64": (198, 203, 206)}  # socket, connect, sendto
_DESTINATION = 16 + 8 * 4


def cut(*, serving: bool) -> None:
    """Kill whoever makes a socket that is not local; or, serving, whoever connects to anything."""
    make, connect, send = _CALLS[platform.machine()]
    code = [(_LOAD, 0, 0, 0)]
    if serving:
        code += [(_EQUAL, 0, 1, connect), (_RETURN, 0, 0, _KILL)]
        code += [(_EQUAL, 0, 3, send), (_LOAD, 0, 0, _DESTINATION), (_EQUAL, 1, 0, 0)]
        code += [(_RETURN, 0, 0, _KILL)]
    else:
        code += [(_EQUAL, 0, 3, make), (_LOAD, 0, 0, 16), (_EQUAL, 1, 0, socket.AF_UNIX)]
        code += [(_RETURN, 0, 0, _KILL)]
    code += [(_RETURN, 0, 0, _ALLOW)]
    packed = b"".join(struct.pack("=HBBI", *one) for one in code)

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))

    library = ctypes.CDLL(None, use_errno=True)
    program = Program(len(code), packed)
    assert library.prctl(38, 1, 0, 0, 0) == 0
    assert library.prctl(22, 2, ctypes.byref(program), 0, 0) == 0


def day() -> None:
    from khronika.cli.main import run

    commands = json.load(sys.stdin)
    for command in commands:
        sys.stdin = io.StringIO("origin: RU\nhost: KG\n")  # what `brief` is told
        os.environ.update(KHRONIKA_PASSPHRASE="seven quiet herons", KHRONIKA_NEW_PASSPHRASE="x")
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(command)
        told = {"command": command, "code": code, "out": out.getvalue(), "err": err.getvalue()}
        print(json.dumps(told), flush=True)  # noqa: T201 (it is read by the test)


if __name__ == "__main__":
    cut(serving=sys.argv[1] == "run")
    match sys.argv[1]:
        case "probe":
            socket.socket()
        case "day":
            day()
        case "run":
            os.execv(sys.argv[2], sys.argv[2:])

"""A process of its own answers, is bounded in all it uses, and is replaced when it ends."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from khronika.shelter import Ended, Fault, Limits, OverLimit, Worker, examine

WORK = "unruly_work:answer"
NO_SOUND = "the program that reads it gave no sound answer"
TIGHT = Limits(
    memory=300_000_000, cpu_seconds=1, wall_seconds=60, answer_bytes=100_000, descriptors=32
)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(WORK, TIGHT)
    yield worker
    worker.close()


def ask(worker: Worker, **message: object) -> list[object]:
    return [value for value, _ in worker.ask(message)]


def test_values_and_bytes_come_back_as_they_went(worker: Worker) -> None:
    value = {"a": ["ё", None, 1.5], "b": "\N{GRINNING FACE}"}
    assert list(worker.ask({"echo": value}, b"\x00\xff" * 9)) == [(value, b"\x00\xff" * 9)]
    assert len(ask(worker, many=300)) == 300


def test_an_open_file_goes_along(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"held")
    with (tmp_path / "a").open("rb") as file:
        assert list(worker.ask({"echo": 1}, descriptor=file.fileno())) == [(1, b"held")]


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ({"spin": True}, "it took more than 1 seconds of the processor"),
        ({"eat": 10**9}, "it took more than 300 MB of memory"),
        ({"crash": True}, "the program that reads it crashed (SIGSEGV)"),
        ({"exit": 3}, "the program that reads it crashed (exit code 3)"),
        ({"say": 100_001}, f"{NO_SOUND} (the message is too large)"),
        (
            {"scribble": "\x00\x00\x00\x04\x00\x00\x00\x00{no}"},
            f"{NO_SOUND} (the message is no JSON)",
        ),
        (
            {"scribble": "\x00\x00\x00\x02\x00\x00\x00\x00[]"},
            f"{NO_SOUND} (the answer has no form)",
        ),
        ({"scribble": "\xff" * 8}, f"{NO_SOUND} (the message is too large)"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_whatever_it_does_the_parent_goes_on(worker: Worker, message: dict, reason: str) -> None:
    with pytest.raises(Ended) as ended:
        ask(worker, **message)
    assert str(ended.value) == reason
    assert isinstance(ended.value, OverLimit) == ("more than" in reason)
    assert ask(worker, echo="the next") == ["the next"]


def test_one_that_waits_for_ever_is_ended() -> None:
    worker = Worker(WORK, replace(TIGHT, wall_seconds=2))
    with pytest.raises(Ended, match="it took more than 2 seconds"):
        ask(worker, hang=True)


@pytest.mark.parametrize("work", ["unruly_loading:answer", "no_such_work:answer"])
def test_what_cannot_be_loaded_says_why_each_time(work: str) -> None:
    worker = Worker(work, TIGHT)
    for _ in range(2):
        with pytest.raises(Fault, match=r"FileNotFound|No such file|ModuleNotFound"):
            ask(worker, echo=1)
    worker.close()


def test_a_fault_names_a_place_and_no_text(worker: Worker) -> None:
    with pytest.raises(Fault) as fault:
        ask(worker, fail="Ruslan Ovcharuk")
    assert "ValueError" in str(fault.value)
    assert "Ovcharuk" not in str(fault.value)
    assert ask(worker, echo=1) == [1]


def test_answers_nobody_waited_for_are_not_taken_for_the_next(worker: Worker) -> None:
    answers = worker.ask({"many": 1000})
    next(answers)
    answers.close()
    assert ask(worker, echo="mine") == ["mine"]


def pid(worker: Worker) -> int:
    ((value, _),) = worker.ask({"pid": True})
    return int(value)


def test_a_process_that_has_grown_is_replaced(worker: Worker) -> None:
    before = pid(worker)
    assert pid(worker) == before
    ask(worker, eat=180_000_000)
    assert pid(worker) != before


def test_how_large_its_parent_is_does_not_count(worker: Worker) -> None:
    worker.close()
    ballast = b"x" * (TIGHT.memory * 2 // 3)
    assert pid(worker) == pid(worker)
    assert ballast


def test_it_ends_with_its_parent() -> None:
    script = (
        "import os, signal, sys\n"
        "from khronika.shelter import Worker\n"
        "from test_worker import TIGHT, WORK\n"
        "worker = Worker(WORK, TIGHT)\n"
        "list(worker.ask({'echo': 1}))\n"
        "worker.put({'spin': True})\n"
        "print(worker._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{script}"],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    pid = int(done.stdout)
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not psutil.pid_exists(pid)


def test_what_this_machine_offers_is_in_force_and_nothing_gets_out() -> None:
    examined = examine(TIGHT)
    assert len(examined.attempts) == 8
    assert [one.name for one in examined.attempts if not one.refused] == []
    assert [
        one.name for one in examined.measures if not one.in_force and "swap" not in one.name
    ] == []


REACHING = """
import os, socket, sys
from khronika.shelter.limits import Network
from khronika.shelter.measures import confine
confine(memory=300_000_000, descriptors=32, network=Network[sys.argv[1]])
def attempt(name, act):
    try:
        act()
    except OSError as error:
        print(name, "refused")
    else:
        print(name, "succeeded")
attempt("connect", lambda: socket.create_connection(("127.0.0.1", int(sys.argv[2])), 5))
attempt("ask for names", lambda: socket.socket(type=socket.SOCK_DGRAM).connect(("127.0.0.1", 53)))
attempt("talk to services", lambda: socket.socket(socket.AF_UNIX))
attempt("listen", lambda: socket.create_server(("127.0.0.1", 0)))
attempt("read", lambda: open(sys.argv[3]).read())
attempt("write", lambda: open(sys.argv[3], "a"))
attempt("start", lambda: os.posix_spawn("/bin/true", ["true"], {}))
"""


@pytest.mark.parametrize(
    ("network", "allowed"),
    [("NONE", set()), ("PROXIED", {"connect"}), ("DIRECT", {"connect", "ask for names"})],
)
def test_what_of_the_network_is_granted_and_nothing_else(
    tmp_path: Path, network: str, allowed: set[str]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = subprocess.run(
            [
                *(sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{REACHING}"),
                *(network, str(server.getsockname()[1]), str(secret)),
            ],
            capture_output=True,
            check=True,
            text=True,
            timeout=60,
        )
    told = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    assert len(told) == 7
    assert {name for name, how in told.items() if how == "succeeded"} == allowed


ALONE = """
import os, sys
from khronika.shelter import kernel, landlock, seccomp
from khronika.shelter.measures import _readable
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
open(sys.argv[2], "w").close()
%s
def attempt(name, act):
    try:
        act()
    except OSError as error:
        print(name, error.strerror)
    else:
        print(name, "succeeded")
import socket, threading
attempt("read", lambda: open(sys.argv[1]).read())
attempt("code", lambda: open(os.__file__).read())
attempt("write", lambda: open(sys.argv[2], "w"))
attempt("append", lambda: os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND))
attempt("unlink", lambda: os.unlink(sys.argv[2]))
attempt("mkdir", lambda: os.mkdir(sys.argv[2] + "d"))
attempt("start", lambda: os.posix_spawn("/bin/true", ["true"], {}))
attempt("fork", lambda: os.fork() or os._exit(0))
attempt("connect", lambda: socket.create_connection(("127.0.0.1", int(sys.argv[3])), 5))
attempt("kill", lambda: os.kill(os.getppid(), 0))
thread = threading.Thread(target=print, args=["threads run"])
thread.start()
thread.join()
"""


@pytest.mark.parametrize("alone", ["landlock.restrict(_readable())", "seccomp.restrict()"])
def test_each_of_the_two_holds_alone(tmp_path: Path, alone: str) -> None:

    secret = tmp_path / "secret"
    secret.write_text("x")
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = subprocess.run(
            [
                *(sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{ALONE % alone}"),
                *(str(secret), str(tmp_path / "written"), str(server.getsockname()[1])),
            ],
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert told.pop("code") == "succeeded"
    assert told.pop("threads") == "run"
    if alone.startswith("landlock"):
        assert told.pop("fork") == "succeeded"
    else:
        assert told.pop("read") == "succeeded"
    assert set(told.values()) <= {"Permission denied", "Operation not permitted"}, told
    assert (tmp_path / "written").exists()

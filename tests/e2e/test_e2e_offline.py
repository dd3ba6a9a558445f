"""A day's work with the network cut: nothing but what a person sends out ever tries to go out."""

import ast
import json
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import typer
from installed import COMMAND

import khronika
from cheaply import keyed
from khronika.cli.main import app

CUT = Path(__file__).with_name("cut.py")
SAMPLES = Path(__file__).parents[2] / "samples"
SOURCE = Path(khronika.__file__).parent

TEXTS = ("en/mukwirwa-nairobi.txt", "en/tarusin-deported.txt", "ru/tarusin-zaderzhan.txt")
DAY = [
    ["add", "--published", "2024-06-01", "PLACE/inbox"],
    ["add", "https://wire.example/news"],  # refused, and not asked for
    ["read", "PLACE/inbox/1.txt"],
    ["explain", "PLACE/inbox/1.txt"],
    ["read-again"], ["extract-again"], ["texts", "d1"], ["brief"],
    ["readings", "d1"],
    ["documents"], ["incidents"], ["people"], ["search", "Tbilisi"], ["show", "d1"],
    ["countries"], ["country", "GE"], ["instruments", "--country", "GE"], ["sources"],
    ["compare", "Ruslan Ovcharuk", "Руслан Овчарук"],
    ["review", "list"], ["review", "accept", "d1.i1"], ["review", "note", "d1", "seen"],
    ["review", "undo"],
    ["coding", "assign", "d1", "oleg"], ["coding", "list"],
    ["proposals"],
    ["unsure", "d1.p1", "d2.p1"], ["different", "d1.p1", "d3.p1"], ["same", "d2.p1", "d3.p1"],
    ["cases"], ["case", "d1.p1"], ["grade", "d1.i1", "2"],
    ["dossier", "d1.p1", "--audience", "court", "--format", "html", "--to", "PLACE/dossier.html"],
    ["history"], ["verify"], ["custody", "d1"],
    ["network"], ["network-log"], ["follow", "--list"],
    ["erase", "d1.p2", "--originals", "delete", "--dry-run"],
    ["backup", "PLACE/backup.tar"], ["restore", "PLACE/backup.tar", "PLACE/restored"],
    ["shares", "make", "--of", "3", "--need", "2"],
    ["passphrase"],
]  # fmt: skip
REFUSED = {("add", "https://wire.example/news")}
ELSEWHERE = {
    "serve": "in a test of its own below",
    "timestamp": "asks only with --online, each time: in a test of the command line",
    "doctor": "it tries to open a connection, to show that it is refused",
    "demo": "add and serve, over the samples",
    "evaluate": "reads gold readings as read does documents",
    "corpus": "counts and checks files of the repository",
}


def test_whoever_tries_for_a_socket_is_killed() -> None:
    done = subprocess.run([sys.executable, CUT, "probe"], check=False)
    assert done.returncode == -signal.SIGSYS


def test_each_command_is_in_the_day_or_excused() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert {command[0] for command in DAY} | ELSEWHERE.keys() == commands


def test_a_day_of_work_opens_no_connection(place: Path, environment: dict[str, str]) -> None:
    inbox = place / "inbox"
    inbox.mkdir()
    for number, name in enumerate(TEXTS):
        shutil.copy(SAMPLES / name, inbox / f"{number}.txt")
    keyed(place / "casebook")
    commands = [[word.replace("PLACE", str(place)) for word in command] for command in DAY]
    done = subprocess.run(
        [sys.executable, CUT, "day"],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=place,
        timeout=400,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (told[-1:], done.stderr)
    assert [one["command"] for one in told] == commands
    failed = [one for one in told if one["code"] != (tuple(one["command"]) in REFUSED)]
    assert failed == []
    # A process that was killed would have left its documents refused.
    assert [line.split("\t")[0] for line in told[0]["out"].splitlines()] == ["added"] * 3
    assert "nothing was sent" in told[1]["out"]


def test_serving_opens_the_loopback_only(
    khronika, place: Path, environment: dict[str, str]
) -> None:
    assert khronika("add", SAMPLES / "en" / "tarusin-wire.txt").returncode == 0
    serving = subprocess.Popen(
        [sys.executable, CUT, "run", COMMAND, "serve"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=place,
    )
    try:
        assert serving.stdout is not None
        address = next(
            word for line in serving.stdout for word in line.split() if word.startswith("http://")
        )
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        site = "/".join(address.split("/")[:3])
        opener.open(address, timeout=30).close()
        for page in ("incidents", "documents", "people"):
            with opener.open(f"{site}/{page}", timeout=30) as answer:
                assert answer.status == 200
        sockets = psutil.Process(serving.pid).net_connections(kind="inet")
        assert sockets
        assert {one.laddr.ip for one in sockets} == {"127.0.0.1"}
        assert serving.poll() is None
    finally:
        serving.terminate()
        serving.wait(10)
        if serving.stdout is not None:
            serving.stdout.close()


CLIENTS = {
    "urllib.request", "http.client", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc.client",
    "ssl", "h11", "certifi", "httpx", "httpcore", "requests", "urllib3", "asyncio", "socketserver",
    "websockets", "aiohttp",
}  # fmt: skip
MAY_USE_SOCKETS = {"shelter", "web/server.py", "capture/network"}


def imported(path: Path) -> set[str]:
    """All modules that a file imports, wherever it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_no_module_but_that_of_the_network_imports_a_client() -> None:
    files = {path.relative_to(SOURCE).as_posix(): imported(path) for path in SOURCE.rglob("*.py")}
    clients = {file for file, modules in files.items() if modules & CLIENTS}
    assert {file.rpartition("/")[0] for file in clients} == {"capture/network"}
    sockets = {file for file, modules in files.items() if "socket" in modules}
    assert all(file.startswith(tuple(MAY_USE_SOCKETS)) for file in sockets), sockets


def test_loading_the_program_loads_no_client() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import khronika.cli.main, sys; print(*sys.modules)"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert not {"h11", "ssl", "httpx", "requests", "urllib3"} & set(loaded)
    assert "khronika.capture.network.online" not in loaded

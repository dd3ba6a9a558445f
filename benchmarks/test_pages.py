"""How fast the pages answer from a casebook of a hundred thousand incidents, each p95 of 20.

The first page after a start is measured in a process of its own, as `khronika serve` has it, five
times. `PAGES_BENCH=1000` measures a smaller casebook.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client

from khronika.casebook import Casebook
from khronika.casebook.keys import Derivation, write_derivation
from khronika.web.beforehand import passed_over
from khronika.web.door import DOOR, Door
from khronika.web.environment import CASEBOOK
from khronika.web.server import application
from places import Rows
from unlocked import unlocked

INCIDENTS = int(os.environ.get("PAGES_BENCH", "100000"))
LONGEST_MS = 300
AUTHORITY = "127.0.0.1:8765"
LAST = INCIDENTS // 8

PAGES: dict[str, Callable[[int], str]] = {
    "start": lambda _: "/",
    "search": lambda n: f"/search?country={('KG', 'RU', 'GE', 'TR')[n % 4]}",
    "incidents": lambda n: f"/incidents?page={n + 1}",
    "incidents, far back": lambda n: f"/incidents?page={INCIDENTS // 100 - n}",
    "incidents of a country": lambda n: f"/incidents?country={('KG', 'RU', 'GE', 'TR')[n % 4]}",
    "incidents of a type": lambda n: f"/incidents?type={('detention', 'deportation')[n % 2]}",
    "incidents of a year": lambda n: f"/incidents?from={2004 + n}-01-01&to={2004 + n}-12-31",
    "incidents since a year": lambda n: f"/incidents?from={2004 + n}-01-01",
    "countries": lambda _: "/countries",
    "a country": lambda n: f"/countries/{('KG', 'RU', 'GE', 'TR')[n % 4]}",
    "sources": lambda n: f"/sources?page={n % 4 + 1}",
    "people": lambda n: f"/people?page={n + 1}",
    "documents": lambda n: f"/documents?page={n + 1}",
    "a document": lambda n: f"/documents/d{LAST - n}",
    "bodies": lambda n: f"/organizations?page={n + 1}",
    "bodies of a country": lambda n: f"/organizations?country={('KG', 'RU', 'GE', 'TR')[n % 4]}",
    "a body": lambda n: f"/organizations/d{LAST - n}.o1",
    "history": lambda n: f"/history?page={n + 1}",
    "a person": lambda n: f"/people/d{LAST - n}.p1",
    "an incident": lambda n: f"/incidents/d{LAST - n}.i1",
    "cases": lambda n: f"/cases?page={n + 1}",
    "graph": lambda n: f"/graph/d{LAST - n}.p1",
    "review": lambda n: f"/review?page={n + 1}",
    "review of a document": lambda n: f"/review/d{LAST - n}",
    "judging": lambda n: f"/judge?kind={('person', 'incident')[n % 2]}",
}


FIRST_PAGES = {"a country": "/countries/KG", "start": "/"}
STARTS = 5
PASSPHRASE = "four grey cranes"
SERVING = f"""
import sys
from pathlib import Path
from khronika.casebook import Casebook
from khronika.web import serve
with Casebook.open(Path(sys.argv[1]), "{PASSPHRASE}") as casebook:
    serve(casebook, announce=lambda door: print(door.address, flush=True))
"""


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a closed casebook of that size."""
    directory = tmp_path_factory.mktemp("crowd")
    cheap = Derivation(salt=b"0123456789abcdef", time_cost=1, memory_kib=8, parallelism=1)
    write_derivation(cheap, directory / "casebook.toml")
    with unlocked(), Casebook.open(directory, PASSPHRASE, create=True):
        from crowd import fill

        fill(INCIDENTS)
    return directory


@pytest.fixture(scope="module")
def client(crowd: Path) -> Iterator[Client]:
    """Enter the pages of a casebook of that size."""
    with Casebook.open(crowd, PASSPHRASE) as casebook:
        door = Door(AUTHORITY)
        application(casebook, door)
        entering = Client(**{CASEBOOK: casebook, DOOR: door, "HTTP_HOST": AUTHORITY})
        assert entering.get("/enter", {"token": door.key}).status_code == 303
        with passed_over():
            yield entering


@pytest.mark.parametrize("name", PAGES)
def test_page(client: Client, name: str, measured: Rows) -> None:
    took, busy = [], []
    for n in range(20):
        began, began_busy = time.perf_counter(), time.process_time()
        assert client.get(PAGES[name](n)).status_code == 200
        took.append((time.perf_counter() - began) * 1000)
        busy.append((time.process_time() - began_busy) * 1000)
    p95, p95_busy = (statistics.quantiles(times, n=20)[-1] for times in (took, busy))
    measured.append((f"page: {name}", f"p95 {p95:.0f} ms, {p95_busy:.0f} of the processor"))
    assert p95 < LONGEST_MS


@pytest.mark.parametrize("name", FIRST_PAGES)
def test_first_page(crowd: Path, name: str, measured: Rows) -> None:
    took = [_first(crowd, FIRST_PAGES[name]) for _ in range(STARTS)]
    median, longest = statistics.median(took), max(took)
    measured.append((f"first page: {name}", f"median {median:.0f} ms, max {longest:.0f}"))
    assert median < LONGEST_MS


def _first(directory: Path, path: str) -> float:
    """Start a serving, enter, and give how long it takes for the first page, in milliseconds."""
    command = [sys.executable, "-c", SERVING, str(directory)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().strip())
        server = HTTPConnection(address.netloc)
        server.request("GET", f"{address.path}?{address.query}")
        entered = server.getresponse()
        entered.read()
        cookie = str(entered.getheader("Set-Cookie")).partition(";")[0]
        began = time.perf_counter()
        server.request("GET", path, headers={"Cookie": cookie})
        answer = server.getresponse()
        answer.read()
        took = (time.perf_counter() - began) * 1000
        process.terminate()
    assert answer.status == 200
    return took

"""What `serve` gives to whoever asks, over a real connection and without a browser."""

import http.client
import re
import signal
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from conftest import to_serve
from khronika.casebook import Casebook
from khronika.errors import WrongUse
from khronika.web import serve


def get(served, path, **headers):
    connection = http.client.HTTPConnection(urlsplit(served.origin).netloc, timeout=10)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): v for name, v in headers.items()}
    )
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


def test_the_address_lets_in_and_only_it(served):
    refused, page = get(served, "/")
    assert refused.status == 403
    assert "Tarusin" not in page
    entered, _ = get(served, served.address.removeprefix(served.origin))
    assert (entered.status, entered.headers["Location"]) == (303, "/")
    cookie = entered.headers["Set-Cookie"].partition(";")[0]
    welcome, page = get(served, "/incidents", Cookie=cookie)
    assert welcome.status == 200
    assert "Tarusin" in page
    assert welcome.headers["Cache-Control"] == "no-store"
    assert welcome.headers["Server"] is None
    rebound, page = get(served, "/", Cookie=cookie, Host="khronika.example")
    assert rebound.status == 400
    assert "Tarusin" not in page


def test_many_readers_at_once_are_all_answered(served):
    entered, _ = get(served, served.address.removeprefix(served.origin))
    cookie = entered.headers["Set-Cookie"].partition(";")[0]
    paths = ["/incidents", "/people", "/documents/d1", "/people/d1.p1"] * 6
    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(lambda path: get(served, path, Cookie=cookie), paths))
    assert {response.status for response, _ in answers} == {200}
    # What may be one is compared meanwhile, so that a person's page may say more the next time.
    titles = [re.search(r"<title>(.*?)</title>", page)[1] for _, page in answers]
    assert titles == titles[:4] * 6
    assert len(set(titles)) == 4


def test_nothing_is_said_of_who_asked_for_what(served):
    get(served, "/people/d1.p1?person=Somebody")
    get(served, "/nowhere")
    assert served.errors == ""


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells who listens")
def test_only_the_loopback_listens(served):
    port = urlsplit(served.origin).port
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    rows = [line.split() for table in tables for line in table.read_text().splitlines()]
    local = [
        row[1]
        for row in rows
        if len(row) > 3 and row[1].endswith(f":{port:04X}") and row[3] == "0A"
    ]
    assert local == [f"0100007F:{port:04X}"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org", ""])
def test_an_address_that_others_can_reach_is_refused(host):
    with pytest.raises(WrongUse):
        serve(Casebook.__new__(Casebook), host=host, announce=print)


def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(WrongUse, match="Port"):
        serve(Casebook.__new__(Casebook), port=taken.getsockname()[1], announce=print)


@pytest.fixture
def _heard():
    """Have an interrupt heard by what is started, though it was ignored here (as by `nohup`)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heard")
def test_an_interrupt_ends_the_serving_without_a_word(filled, tmp_path):
    with subprocess.Popen(
        to_serve(filled, tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout.readline().startswith("http://127.0.0.1:")
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()  # where it goes on, no test waits for its end
    assert process.returncode == 0
    assert errors == ""

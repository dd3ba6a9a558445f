"""An open casebook with the story in it, the door to its pages, and browsers before and in it."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pages_story import HOSTILE_READING, PASSPHRASE, PLAIN_READING, captured

from cheaply import prepared
from khronika.casebook import Casebook
from khronika.web.door import DOOR, Door
from khronika.web.environment import CASEBOOK
from khronika.web.server import application

AUTHORITY = "127.0.0.1:8765"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed casebook with the story in it, to be copied."""
    directory = prepared(tmp_path_factory.mktemp("kept"))
    with Casebook.open(directory, PASSPHRASE, create=True) as casebook:
        for reading in (HOSTILE_READING, PLAIN_READING):
            casebook.add(captured(reading), reading)
    return directory


@pytest.fixture
def casebook(kept: Path, tmp_path: Path) -> Iterator[Casebook]:
    with Casebook.open(shutil.copytree(kept, tmp_path / "casebook"), PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def door(casebook: Casebook) -> Iterator[Door]:
    door = Door(AUTHORITY)
    application(casebook, door)
    yield door
    translation.deactivate()  # what a page was written in would be the next test's language


@pytest.fixture
def stranger(casebook: Casebook, door: Door) -> Client:
    """A browser that has not entered."""
    environment: dict[str, Any] = {CASEBOOK: casebook, DOOR: door, "HTTP_HOST": AUTHORITY}
    return Client(enforce_csrf_checks=True, raise_request_exception=False, **environment)


@pytest.fixture
def browser(stranger: Client, door: Door) -> Client:
    """A browser that came in by the address printed."""
    assert stranger.get("/enter", {"token": door.key}).status_code == 303
    return stranger


@pytest.fixture
def read(browser: Client) -> Callable[..., str]:
    """Read a page that must be there."""

    def read(path: str, **query: str) -> str:
        response = browser.get(path, query)
        assert response.status_code == 200, path
        return str(response.content.decode())

    return read


@pytest.fixture
def send(browser: Client) -> Callable[..., Any]:
    """Send a form that stands on a page; give the answer."""

    def send(path: str, to: str, **typed: str) -> Any:
        form = browser.get(path).content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
        assert token is not None
        sent = {**typed, "csrfmiddlewaretoken": token[1]}
        origin = {"origin": f"http://{AUTHORITY}", "sec-fetch-site": "same-origin"}
        return browser.post(to, sent, headers=origin)

    return send


@pytest.fixture
def choose(send: Callable[..., Any]) -> Callable[..., Any]:
    """Choose the language of the pages on one of them; give the answer."""

    def choose(language: str, path: str) -> Any:
        return send("/", "/language", language=language, next=path)

    return choose


@pytest.fixture
def ask(browser: Client, send: Callable[..., Any]) -> Callable[..., tuple[str, str]]:
    """Send the form of a list's filters; give the address it leads on to, and the page there."""

    def ask(path: str, **typed: str) -> tuple[str, str]:
        answer = send(path, path, **typed)
        assert answer.status_code == 303
        address = answer.headers["Location"]
        page = browser.get(address)
        assert page.status_code == 200
        return address, page.content.decode()

    return ask

"""Pages served by a process of its own, and Debian's chromium to look at them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from quiet_chromium import QUIET

PATIENCE_MS = 30_000
"""Machines that run this are shared and slow at times; only a failure takes so long."""
expect.set_options(timeout=PATIENCE_MS)

SERVING = Path(__file__).with_name("serving.py")


@dataclass
class Served:
    """A serving: the address to enter by, where its pages are, what it wrote besides."""

    address: str
    process: "subprocess.Popen[str]"
    directory: Path

    @property
    def origin(self) -> str:
        return "http://" + urlsplit(self.address).netloc

    @property
    def errors(self) -> str:
        return self.directory.with_suffix(".err").read_text()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook with the samples, to be copied: to fill one takes longer than most tests."""
    directory = tmp_path_factory.mktemp("filled")
    subprocess.run([sys.executable, str(SERVING), "fill", str(directory)], check=True)
    return directory


@pytest.fixture(scope="session")
def served(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The samples, served on the loopback until the tests are done."""
    with serving(filled, tmp_path_factory.mktemp("served")) as served:
        yield served


def to_serve(filled: Path, directory: Path) -> list[str]:
    """Copy the filled casebook into a directory, and give the command that serves it."""
    shutil.copytree(filled, directory, dirs_exist_ok=True)
    return [sys.executable, str(SERVING), "serve", str(directory)]


@contextmanager
def serving(filled: Path, directory: Path) -> Iterator[Served]:
    """Serve a copy of the filled casebook in a process of its own."""
    command = to_serve(filled, directory)
    with (
        directory.with_suffix(".err").open("w") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        assert address, directory.with_suffix(".err").read_text()
        yield Served(address, process, directory)
        process.terminate()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Debian's chromium is. Without one these tests are skipped, but in CI they fail."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        reason = "no chromium on PATH: install it with `apt-get install chromium`"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for the tests of one file.

    The plugin's own lives until all tests are done, and its event loop with it; Django, asked in
    the same thread by the tests that follow, takes that for asynchronous code and refuses.
    """
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """An empty page of a browser profile of its own."""
    with browser.new_context(base_url=served.origin, reduced_motion="reduce") as context:
        context.set_default_timeout(30_000)
        yield context.new_page()


@dataclass
class Watched:
    """A page, and all that it asked for and complained of."""

    page: Page
    served: Served
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def visit(self, path: str) -> Page:
        self.page.goto(path)
        return self.page

    def assert_quiet(self) -> None:
        """Look that nothing was asked of another host, and nothing complained of."""
        assert self.complaints == []
        strangers = [url for url in self.requests if not url.startswith(self.served.origin + "/")]
        assert strangers == []


def watch(page: Page, served: Served) -> Watched:
    watched = Watched(page, served)
    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on(
        "console",
        lambda said: watched.complaints.append(said.text) if said.type != "info" else None,
    )
    page.goto(served.address)
    return watched


@pytest.fixture
def watched(page: Page, served: Served) -> Iterator[Watched]:
    """A page that has entered; it may ask nothing of another host, and complain of nothing."""
    watched = watch(page, served)
    yield watched
    watched.assert_quiet()

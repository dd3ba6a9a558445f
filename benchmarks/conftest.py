"""What is measured goes into one table, printed when all is done."""

from collections.abc import Iterator

import pytest

from khronika.capture import Captured, capture
from khronika.model import Document
from places import SAMPLES, Rows

_ROWS = pytest.StashKey[Rows]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Print our table only: the plugin's own gives seconds, and we ask for words per second."""
    config.option.benchmark_quiet = True
    config.stash[_ROWS] = []


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    rows = config.stash[_ROWS]
    if not rows:
        return
    width = max(len(what) for what, _ in rows)
    terminalreporter.section("measured")
    for what, figure in rows:
        terminalreporter.write_line(f"{what:{width}}  {figure}")


@pytest.fixture
def measured(pytestconfig: pytest.Config) -> Rows:
    """The table to write into."""
    return pytestconfig.stash[_ROWS]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The English samples, as capture gives them."""
    return list(_documents())


def _documents() -> Iterator[Document]:
    for outcome in capture([str(SAMPLES)], language="en"):
        if isinstance(outcome, Captured):
            yield outcome.document

"""What is measured goes into one table, printed when all is done."""

import pytest

from places import Rows

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


@pytest.fixture(scope="session")
def measured(pytestconfig: pytest.Config) -> Rows:
    """The table to write into."""
    return pytestconfig.stash[_ROWS]

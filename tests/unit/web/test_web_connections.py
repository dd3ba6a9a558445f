"""The threads of a serving keep their connections to the casebook, and keep nobody out by it."""

import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from wsgiref.util import setup_testing_defaults

import pytest
from pages_story import PASSPHRASE, PATHS
from sqlcipher3 import dbapi2 as sqlcipher

from khronika.casebook import Casebook
from khronika.casebook.backend import keyring
from khronika.casebook.copies import restore
from khronika.web.server import application

UNFIT = ("/nowhere", "/documents/d99", "/incidents?from=never", "/search?q=%22")


@pytest.fixture
def ask(casebook, door):
    """Ask for a page as the server does, and give the status and the driver's connection."""
    from django.db import connection

    pages = application(casebook, door)

    def asked(path):
        path, _, query = path.partition("?")
        environ = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": door.authority,
            "HTTP_COOKIE": f"{door.cookie}={door.known}",
        }
        setup_testing_defaults(environ)
        statuses = []
        with closing(pages(environ, lambda status, *_: statuses.append(status))) as answer:
            b"".join(answer)
        return statuses[0], connection.connection

    return asked


def lock_whole(casebook):
    """Take the casebook for oneself, as who writes does in the end."""
    file = str(casebook.directory / "casebook.db")
    # What may be one is compared in a thread of its own, which is waited for.
    with closing(sqlcipher.connect(file, timeout=10, isolation_level=None)) as other:
        other.execute(f"PRAGMA key = \"x'{keyring.key_of(file).raw.hex()}'\"")
        other.execute("BEGIN EXCLUSIVE")


def test_pages_of_one_thread_share_a_connection(ask):
    _, first = ask("/incidents")
    _, second = ask("/people")
    assert first is second is not None


def test_no_page_that_was_sent_keeps_others_from_writing(ask, casebook):
    for path in (*PATHS, *UNFIT):
        assert ask(path)[1] is not None, path
        lock_whole(casebook)


def test_a_page_that_failed_keeps_nobody_from_writing(ask, casebook, monkeypatch):
    from django.db import connection

    half_answered = []

    def fail(*_):
        cursor = connection.cursor()
        cursor.execute("SELECT name FROM sqlite_master")
        half_answered.append((cursor, cursor.fetchone()))
        raise ArithmeticError

    monkeypatch.setattr(Casebook, "people", fail)
    assert ask("/people")[0].startswith("500")
    assert half_answered
    lock_whole(casebook)


def test_a_casebook_restored_in_its_place_is_what_is_served(ask, casebook, tmp_path):
    casebook.copies.backup(tmp_path / "backup.tar")
    _, before = ask("/incidents")
    aside = restore(tmp_path / "backup.tar", casebook.directory, PASSPHRASE, replace=True)
    shutil.rmtree(aside)
    status, after = ask("/incidents")
    assert status.startswith("200")
    assert after is not before


def test_no_connection_outlives_the_casebook_by_more_than_a_request(ask, casebook):
    from django.db import close_old_connections, connection

    with ThreadPoolExecutor(1) as thread:
        assert thread.submit(ask, "/incidents").result()[1] is not None
        casebook.close()
        thread.submit(close_old_connections).result()
        assert thread.submit(lambda: connection.connection).result() is None


def test_what_another_thread_compacted_is_read_on(ask, casebook):
    from django.db import connection

    def compact():
        connection.cursor().execute("VACUUM")
        connection.close()

    _, before = ask("/incidents")
    other = threading.Thread(target=compact)
    other.start()
    other.join()
    status, after = ask("/documents/d1")
    assert status.startswith("200")
    assert after is before

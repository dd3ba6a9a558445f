"""Whoever asks for the first page finds every thread of a serving with its memory filled."""

import threading
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from waitress.task import ThreadedTaskDispatcher

from khronika.casebook import Casebook
from khronika.casebook.backend import keyring
from khronika.errors import CasebookError
from khronika.web.ready import REHEARSED, get_ready, rehearse
from khronika.web.server import application

NUMBER = 4


@pytest.fixture
def threads():
    """The threads of a server, idle."""
    dispatcher = ThreadedTaskDispatcher()
    dispatcher.set_thread_count(NUMBER)
    yield dispatcher
    dispatcher.shutdown()


def test_each_thread_fills_the_memory_of_its_own_connection(casebook, threads, monkeypatch):
    from django.db import connection

    filled, fill = [], Casebook.fill_memory

    def watched(of):
        fill(of)
        filled.append((threading.get_ident(), connection.connection))

    monkeypatch.setattr(Casebook, "fill_memory", watched)
    get_ready(threads, NUMBER, casebook)()
    assert len({thread for thread, _ in filled}) == NUMBER
    assert len({id(held) for _, held in filled if held is not None}) == NUMBER


def test_threads_that_are_ready_keep_nobody_from_writing(casebook, threads):
    get_ready(threads, NUMBER, casebook)()
    file = str(casebook.directory / "casebook.db")
    with closing(sqlcipher.connect(file, timeout=0, isolation_level=None)) as other:
        other.execute(f"PRAGMA key = \"x'{keyring.key_of(file).raw.hex()}'\"")
        other.execute("BEGIN EXCLUSIVE")


def test_a_casebook_that_cannot_be_read_now_keeps_nobody_waiting(casebook, threads, monkeypatch):
    tried = []

    def fail(_):
        tried.append(threading.get_ident())
        raise CasebookError("The casebook is busy.")

    monkeypatch.setattr(Casebook, "fill_memory", fail)
    get_ready(threads, NUMBER, casebook)()
    get_ready(threads, NUMBER, casebook)()
    assert len(tried) == 2 * NUMBER  # no thread died of it


def test_tables_are_read_and_not_their_indexes(casebook):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        casebook.fill_memory()
    questions = [one["sql"] for one in asked.captured_queries]
    assert any("casebook_incident" in question for question in questions)
    with connection.cursor() as cursor:
        for question in questions:
            cursor.execute(f"EXPLAIN QUERY PLAN {question}")
            (step,) = cursor.fetchall()
            assert step[-1].startswith("SCAN "), question
            assert "INDEX" not in step[-1], question


def test_a_page_is_rehearsed_as_a_browser_gets_it(casebook, door):
    shown = []
    pages = application(casebook, door)

    def watched(environ, start_response):
        def started(status, headers):
            shown.append((environ["PATH_INFO"], status))
            return start_response(status, headers)

        return pages(environ, started)

    rehearse(watched, door)
    assert shown == [(REHEARSED, "200 OK")]

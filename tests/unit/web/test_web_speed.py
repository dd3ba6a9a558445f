"""A page asks the casebook as many questions of a long list as of a short one."""

import gc
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pages_story import PLAIN_READING, captured, retitled

from khronika.web.beforehand import passed_over

LISTS = [
    "/",
    "/incidents",
    "/people",
    "/documents",
    "/people?country=GE",
    "/organizations",
    "/organizations?country=GE",
    "/incidents?type=detention&from=2020-01-01",
]


def asked(browser, path):
    with CaptureQueriesContext(connection) as questions:
        assert browser.get(path).status_code == 200
    return len(questions)


@pytest.mark.parametrize("path", LISTS)
def test_a_longer_list_costs_no_more_questions(browser, casebook, path):
    before = asked(browser, path)
    for number in range(20):
        more = retitled(f"more-{number}", PLAIN_READING)
        casebook.add(captured(more), more)
    assert asked(browser, path) == before
    assert before < 25


def test_a_document_is_asked_once_for_its_other_versions(browser, casebook):
    for edit in ("", " It was edited."):
        document = PLAIN_READING.document
        edited = replace(document, id=f"99/1{edit}", text=document.text + edit)
        reading = replace(PLAIN_READING, document=edited)
        casebook.add(replace(captured(reading), reference="telegram:99/1"), reading)
    with CaptureQueriesContext(connection) as questions:
        page = browser.get("/documents/d3").content.decode()
    assert "/documents/d4" in page
    named = [one for one in questions if "\"reference\" = 'telegram:99/1'" in one["sql"]]
    assert len(named) == 1


def test_a_page_far_back_fetches_its_own_rows_only(casebook):
    for number in range(5):
        more = retitled(f"more-{number}", PLAIN_READING)
        casebook.add(captured(more), more)
    rows = casebook.people()
    everybody = list(rows)
    assert len(rows) == len(everybody) > 5
    assert list(rows[2:4]) == everybody[2:4]
    assert rows[0] == everybody[0]
    assert rows[-1] == everybody[-1]
    assert list(rows[-2:]) == everybody[-2:]
    assert list(rows[1000:]) == []
    with pytest.raises(IndexError):
        rows[1000]


def test_garbage_is_looked_for_everywhere_again_when_no_page_is_served():
    with passed_over():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0

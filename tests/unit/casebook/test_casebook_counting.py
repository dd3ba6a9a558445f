"""What lists can be narrowed to, what they rest on, and what the database looks at for it."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from story import READING

from khronika.casebook import Coverage, Filter
from khronika.model import IncidentType


def plans_of(asked: CaptureQueriesContext) -> list[str]:
    """Give how the database goes about questions that were asked of it."""
    with connection.cursor() as cursor:
        return [
            step[3]
            for question in asked.captured_queries
            for step in cursor.execute(f"EXPLAIN QUERY PLAN {question['sql']}").fetchall()
        ]


def test_a_list_can_be_narrowed_to_what_occurs_and_to_what_is_asked_for(filled):
    choices = filled.counting.choices()
    hosts = {row.host for row in filled.incidents()} | {row.origin for row in filled.incidents()}
    assert choices.countries == tuple(sorted(hosts - {None}))
    assert set(choices.types) == {row.type for row in filled.incidents()}
    asked = filled.counting.choices(Filter(country="SM", type=IncidentType.KILLING))
    assert asked.countries == tuple(sorted({*choices.countries, "SM"}))
    assert asked.types == tuple(
        kind for kind in IncidentType if kind in {*choices.types, IncidentType.KILLING}
    )


def test_an_empty_casebook_offers_nothing_to_narrow_lists_to(casebook):
    choices = casebook.counting.choices()
    assert (choices.countries, choices.types) == ((), ())


def test_what_a_list_rests_on_is_counted_without_looking_at_each_document(filled):
    with CaptureQueriesContext(connection) as asked:
        coverage = filled.counting.coverage()
    assert coverage == Coverage(documents=1, publishers=1, unattributed=0)
    documents = [step for step in plans_of(asked) if "casebook_document" in step]
    assert documents
    assert all("COVERING INDEX document_by_source" in step for step in documents)


def test_what_publishers_published_is_counted_without_looking_at_each_document(filled):
    with CaptureQueriesContext(connection) as asked:
        published = filled.countries.published({READING.document.publisher})
    assert published == {date(2024, 5, 1): 1}
    documents = [step for step in plans_of(asked) if "casebook_document" in step]
    assert documents
    assert all("COVERING INDEX document_by_source" in step for step in documents)


def test_the_acts_of_a_country_are_found_without_looking_at_those_of_others(filled):
    with CaptureQueriesContext(connection) as asked:
        assert filled.countries.acts("GE")
    incidents = [step for step in plans_of(asked) if "casebook_incident " in f"{step} "]
    assert incidents
    assert all("COVERING INDEX incident_by_host" in step for step in incidents)

"""The list of cases and the page of a case over all documents. Everybody is invented."""

import re
from dataclasses import replace

import pytest
from django.utils.translation import override
from pages_story import SCRIPT, captured
from test_web_acts import told_otherwise

from khronika.casebook import Filter, QuestionRow
from khronika.model import IncidentType, Stance, Status
from khronika.resolution import Verdict
from khronika.resolution.procedure import Posture, Question
from khronika.web.cases.telling import POSTURES, QUESTIONS, question


@pytest.fixture
def joined(casebook):
    """The story, and another document on its people and acts; d3.p1 and d1.p1 are one person."""
    reading = told_otherwise()
    casebook.add(captured(reading), reading)
    casebook.judging.judge("d1.p1", "d3.p1", Verdict.SAME, by="Agnieszka", why="one <birthday>")
    casebook.judging.judge("d1.i1", "d3.i1", Verdict.SAME, by="Agnieszka")
    return casebook


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def ids(casebook, **asked):
    return [row.person.id for row in casebook.judging.cases(Filter(**asked))]


def test_rows_judged_one_person_are_one_case_of_the_list(joined, read):
    assert ids(joined) == ["d1.p1", "d2.p1"]
    (first, _) = joined.judging.cases(Filter())
    assert (first.documents, first.acts) == (2, 2)
    page = read("/cases")
    assert page.count('class="name" href="/cases/') == 2
    assert SCRIPT not in page


def test_a_case_answers_by_any_of_its_rows(joined):
    joined.judging.judge("d2.p1", "d3.p1", Verdict.SAME, by="owner")
    assert ids(joined) == ["d1.p1"]
    assert ids(joined, type=IncidentType.RESIDENCE_REFUSAL) == ["d1.p1"]
    assert ids(joined, country="PL") == []


def test_who_was_not_hit_or_only_by_what_was_rejected_has_no_case(joined):
    assert "d2.p2" not in ids(joined)  # the lawyer
    joined.reviewing.reject("d2.i1", why="a rumour", by="owner")
    assert ids(joined) == ["d1.p1"]


def test_a_case_shows_its_acts_with_what_each_source_says(joined, read):
    page = read("/cases/d3.p1")
    assert "was detained in Tbilisi on 3 May 2024." in page
    assert "Police of Tbilisi held Oksana Dreval on 5 May 2024." in page
    assert "sources differ" in page
    assert "one &lt;birthday&gt;" in page
    assert page.index("3 May 2024") < page.index("Without a date")
    assert SCRIPT not in page


def test_where_it_stands_what_is_open_and_who_represents(joined, read):
    text = text_of(read("/cases/d1.p1"))
    assert "Where the case stands Detained" in text
    assert "Detained since 3 May 2024; neither release nor surrender is told" in text
    assert "No document names a lawyer" in text
    joined.judging.judge("d1.p1", "d2.p1", Verdict.SAME, by="owner")
    assert "her lawyer As told in:" in text_of(read("/cases/d1.p1"))


def test_a_step_that_is_only_rumoured_is_marked_where_the_case_stands(joined, read):
    assert "Where the case stands Detained by the last" in text_of(read("/cases/d1.p1"))
    for row in ("d1.i1", "d3.i1"):
        joined.reviewing.correct(row, {"certainty": "rumoured"}, by="ann")
    denials = [one for one in joined.claims() if one.stance is Stance.DENIES]
    assert text_of(read("/cases/d1.p1")).count("Detained (rumoured, denied)") == 3
    for claim in denials:
        joined.reviewing.reject(claim.id, why="said of another", by="ann")
    text = text_of(read("/cases/d1.p1"))
    assert "Where the case stands Detained (rumoured) by the last" in text
    assert text.count("Detained (rumoured)") == 3, "in the drawing and the table, too"


def test_that_a_rumour_is_denied_and_by_whom_is_said_wherever_its_certainty_is(joined, read):
    (denial,) = [
        claim
        for claim in joined.claims()
        if claim.stance is Stance.DENIES and claim.incidents == ("d3.i1",)
    ]
    joined.reviewing.correct("d3.i1", {"certainty": "rumoured"}, by="ann")
    told = f"Rumoured, denied by: {denial.speaker.name}"
    pages = ("/incidents", "/incidents/d3.i1", "/people/d3.p1", "/documents/d3", "/acts/d3.i1")
    for page in (*pages, "/cases/d1.p1", "/review/d3", "/search?act=detention"):
        assert told in text_of(read(page)), page
    joined.reviewing.reject(denial.id, why="said of another", by="ann")
    for page in pages:
        assert told not in text_of(read(page)), page


def test_a_lawyer_of_several_documents_stands_once_with_where_to_judge(joined, read):
    again = joined.standing("d2")
    again = replace(again, document=replace(again.document, text=f"{again.document.text} "))
    joined.add(captured(again), again)
    for row in ("d2.p1", "d4.p1"):
        joined.judging.judge("d1.p1", row, Verdict.SAME, by="owner")
    page = read("/cases/d1.p1")
    assert "her lawyer 2 so called, whom nobody judged to be one: Who is who" in text_of(page)
    assert 'href="/judge?of=d2.p2"' in page
    joined.judging.judge("d2.p2", "d4.p2", Verdict.SAME, by="owner")
    assert "so called" not in read("/cases/d1.p1")


def test_the_table_says_what_the_drawing_shows(joined, read):
    handed_over = told_otherwise()
    (detention,) = handed_over.incidents
    over = replace(
        handed_over,
        document=replace(handed_over.document, id="over", text=f"{handed_over.document.text} "),
        incidents=(
            replace(
                detention,
                type=IncidentType.DEPORTATION,
                status=Status.COMPLETED,
                when=replace(
                    detention.when,
                    first=detention.when.first.replace(day=20),
                    last=detention.when.last.replace(day=20),
                ),
            ),
        ),
    )
    joined.add(captured(over), over)
    joined.judging.judge("d1.p1", "d4.p1", Verdict.SAME, by="owner")
    page = read("/cases/d1.p1")
    drawn = re.findall(r"<b>([^<]+)</b> <span>([^<]+)</span>", page)
    rows = re.findall(r"<tr[^>]*><td[^>]*>([^<]+)</td><td[^>]*>([^<]+)</td>", page)
    days = "3 May 2024 / 5 May 2024"  # as the sources have it, none chosen
    assert drawn == [("Detained", days), ("Carried out: deportation", "20 May 2024")]
    assert rows == [(day, step) for step, day in drawn]
    assert "Whereabouts unknown since 20 May 2024" in page


def test_what_has_no_day_stands_apart_and_leaves_the_whereabouts_open(joined, read):
    vanished = told_otherwise()
    (detention,) = vanished.incidents
    gone = replace(
        vanished,
        document=replace(vanished.document, id="gone", text=f"{vanished.document.text} "),
        incidents=(
            replace(
                detention,
                type=IncidentType.DISAPPEARANCE,
                status=Status.COMPLETED,
                when=None,
                when_text=None,
            ),
        ),
    )
    joined.add(captured(gone), gone)
    joined.judging.judge("d1.p1", "d4.p1", Verdict.SAME, by="owner")
    text = text_of(read("/cases/d1.p1"))
    assert "Where the case stands Detained" in text
    assert (
        "where in this order it belongs, nobody knows: Carried out: deportation d1.i2 (disputed) "
        "Vanished" in text
    )
    assert "Whereabouts unknown what it follows from d4.i1" in text


def test_steps_of_one_person_are_named_as_such_in_russian(joined, choose, read):
    choose("ru", "/cases/d1.p1")
    text = text_of(read("/cases/d1.p1"))
    assert "Дело d1.p1 " in text
    assert "Задержание" in text
    assert "Задержаны" not in text
    assert "the ministry · отрицает: It never happened" in re.sub(
        "'", "", text.replace("&#x27;", "")
    )


def test_one_gets_from_the_person_to_the_case(joined, read):
    assert 'href="/cases/d3.p1"' in read("/people/d3.p1")


@pytest.mark.parametrize("path", ["/cases/d1.i1", "/cases/d9.p1", "/cases/d1"])
def test_what_is_no_person_is_told(browser, path):
    assert browser.get(path).status_code == 404


def test_every_posture_and_question_has_words_in_both_languages(door):
    assert set(POSTURES) == set(Posture)
    assert set(QUESTIONS) == set(Question)
    with override("ru"):
        for one in Question:
            asked = QuestionRow(question=one.value, since=None, incident=None)
            assert not re.search("[A-Za-z]", question(asked, "") + question(asked, "3 мая"))

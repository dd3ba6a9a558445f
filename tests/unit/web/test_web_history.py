"""Notes and history on the pages of rows, taking changes back there, and the whole history."""

import html
import re

import pytest
from pages_story import SCRIPT

from khronika.model import IncidentType
from khronika.resolution import Verdict
from khronika.resources import vocabulary

PAGES = {
    "/incidents/d1.i1": "d1.i1",
    "/people/d1.p1": "d1.p1",
    "/acts/d1.i1": "d1.i1",
    "/documents/d1": "d1",
}


def section(page):
    """What a page says under notes and history, as text."""
    inner = page.partition('<section class="of-row history-of"')[2].partition("</section>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", inner)).split())


@pytest.mark.parametrize(("path", "row_id"), PAGES.items())
def test_a_note_is_written_and_stands_on_the_page_of_its_row(send, read, casebook, path, row_id):
    assert "nothing noted" in section(read(path))
    document = row_id.partition(".")[0]
    answer = send(path, f"/review/{document}/note", item=row_id, text=f"Ask {SCRIPT}.", back=path)
    assert answer.headers["Location"].startswith(f"{path}?change=")
    assert [note.after for note in casebook.reviewing.notes(row_id)] == [f"Ask {SCRIPT}."]
    page = read(path)
    assert f"Ask {SCRIPT}." in section(page)
    assert SCRIPT not in page
    assert "Kept:" in read(answer.headers["Location"])


def test_a_note_without_words_or_on_another_document_is_refused(send, read):
    assert send("/documents/d1", "/review/d1/note", item="d1.i1", text="  ").status_code == 409
    assert send("/documents/d1", "/review/d1/note", item="d2.i1", text="x").status_code == 404


def test_what_was_changed_is_told_in_words(read, casebook, choose):
    changes = {"host": "TR", "type": "abduction", "when": "2024-05-03..2024-05-04"}
    casebook.reviewing.correct("d1.i1", changes, by="Agnieszka", why="the court's seat")
    told = section(read("/incidents/d1.i1"))
    assert "corrected · Agnieszka" in told
    assert "Country where: Georgia → Turkey" in told
    acts = [vocabulary.label(one) for one in (IncidentType.DETENTION, IncidentType.ABDUCTION)]
    assert f"Act: {' → '.join(acts)}" in told
    assert "Days: 3 May 2024 → 3–4 May 2024" in told
    assert "the court's seat" in told
    choose("ru", "/")
    told = section(read("/incidents/d1.i1"))
    assert "Грузия → Турция" in told
    assert not re.search(r"(?<!\w)(host|GE|TR|abduction|corrected)(?!\w)", told)


def test_an_act_tells_what_was_changed_in_any_of_its_tellings(read, casebook):
    casebook.reviewing.correct("d2.i1", {"type": "detention"}, by="owner")
    casebook.judging.judge("d1.i1", "d2.i1", Verdict.SAME, by="owner")
    casebook.reviewing.note("d2.i1", "seen by a neighbour", by="Agnieszka")
    assert "seen by a neighbour" in section(read("/acts/d1.i1"))
    assert "seen by a neighbour" not in section(read("/incidents/d1.i1"))


def test_a_document_tells_what_was_changed_in_what_was_read_from_it(read, casebook):
    casebook.reviewing.accept("d1.i2", by="Agnieszka")
    assert "<b>Dreval</b> · accepted · Agnieszka" in section(read("/documents/d1"))


@pytest.mark.parametrize("path", ["/incidents/d1.i1", "/documents/d1", "/review/d1", "/history"])
def test_every_change_that_can_be_taken_back_has_a_button_where_it_stands(
    read, send, casebook, path
):
    casebook.reviewing.accept("d1.i1", by="Agnieszka")
    number = casebook.journal.of("d1.i1")[-1].number
    form = re.search(rf'<form class="undo".*?name="change" value="{number}".*?</form>', read(path))
    assert form is not None
    answer = send(path, "/undo", change=str(number), back=path)
    assert answer.status_code == 303
    assert casebook.show("d1.i1").incident.review == "proposed"


def test_a_refused_undoing_says_why(send, casebook):
    casebook.reviewing.accept("d1.i1", by="owner")
    first = casebook.journal.of("d1.i1")[-1].number
    casebook.reviewing.correct("d1.i1", {"host": "TR"}, by="owner")
    answer = send("/incidents/d1.i1", "/undo", change=str(first), back="/incidents/d1.i1")
    assert answer.status_code == 409
    assert "stands on top" in answer.content.decode()


def test_the_verbs_with_a_button_are_those_that_can_be_undone(casebook):
    from khronika.casebook import undoing
    from khronika.web.review.telling import _DECIDED

    assert casebook.reviewing  # loads every family of verbs
    assert set(_DECIDED) == {*undoing._RESTORES, undoing.UNDO}


def test_every_verb_of_the_journal_is_told_in_words(casebook, door):
    from khronika.casebook.states import MACHINE_VERBS
    from khronika.web.review.telling import done

    assert [verb for verb in MACHINE_VERBS if done(verb) == verb and verb != "read"] == []
    assert done("custody:acquire") == "acquired"


def test_a_blind_coder_notes_and_takes_back_in_other_documents_only(send, casebook, browser):
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    casebook.reviewing.accept("d1.i1", by="owner")
    casebook.reviewing.accept("d2.i1", by="owner")
    seen, other = (casebook.journal.of(one)[-1].number for one in ("d1.i1", "d2.i1"))
    assert send("/documents/d2", "/undo", change=str(seen)).status_code == 403
    assert send("/documents/d2", "/undo", change="999").status_code == 403
    assert send("/documents/d2", "/undo", change=str(other)).status_code == 303
    sent = send("/documents/d2", "/review/d2/note", item="d2.i1", text="x")
    assert sent.status_code == 303
    assert send("/documents/d2", "/review/d1/note", item="d1.i1", text="x").status_code == 403
    for path in ("/history", "/history?of=d2", "/review/d1/facts"):
        assert browser.get(path).status_code == 403


def test_the_history_comes_the_newest_first_page_by_page(read, casebook):
    for number in range(60):
        casebook.reviewing.note("d1.i1", f"note {number}", by="owner")
    page = read("/history")
    assert page.index("note 59") < page.index("note 58")
    assert "note 5<" not in page
    assert "note 5<" in read("/history", page="2")
    assert casebook.journal.head().link in page
    assert 'href="/documents/d1#d1.i1"' in page
    assert "note 59" not in read("/history", of="d2")


def test_the_history_is_fetched_page_by_page(browser, casebook):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(notes):
        for number in range(notes):
            casebook.reviewing.note("d1.i1", f"note {number}", by="owner")
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/history?page=2").status_code == 200
        return len(asked)

    few = queries(60)
    assert few < 20
    assert queries(120) == few


def test_nothing_altered_is_said_with_the_head_that_was_noted(send, casebook):
    noted = casebook.journal.head().link
    casebook.reviewing.accept("d1.i1", by="owner")
    answer = send("/history", "/history/verify", noted=noted)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Nothing was altered" in page
    assert "still in it" in page


def test_what_was_altered_past_the_history_is_told(send, choose, casebook):
    from khronika.casebook import models

    models.Incident.objects.filter(own_id="i1", document=1).update(host="TR")
    choose("ru", "/")
    page = send("/history", "/history/verify", noted="a" * 64).content.decode()
    assert '<a class="shelfmark" href="/history?of=d1.i1">d1.i1</a>' in page
    assert "(Страна, где это было)" in page
    assert "khronika restore" in page
    assert 'lang="en"' not in page.partition("<main")[2]


def test_the_facts_of_a_document_are_corrected_and_taken_back(send, read, casebook):
    form = read("/review/d2/facts")
    assert 'name="publisher"' in form
    typed = {
        "publisher": "Lamp & Sons",
        "published": "2023-04-01",
        "title": "",
        "why": "the imprint",
    }
    answer = send("/review/d2/facts", "/review/d2/facts", **typed, relevant="yes", language="en")
    row = casebook.show("d2").document
    assert (row.publisher, str(row.published), row.title) == ("Lamp & Sons", "2023-04-01", None)
    page = read(answer.headers["Location"])
    told = section(page)
    assert "Publisher: — → Lamp & Sons" in told
    assert "the imprint" in told
    number = casebook.journal.of("d2")[-1].number
    assert send("/documents/d2", "/undo", change=str(number)).status_code == 303
    assert casebook.show("d2").document.publisher is None


def test_facts_that_make_no_sense_are_refused_and_stay_in_the_form(send, casebook):
    typed = {"publisher": "Lamp", "relevant": "no"}
    answer = send("/review/d1/facts", "/review/d1/facts", **typed)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="Lamp"' in page
    assert 'role="alert"' in page
    assert casebook.show("d1").document.publisher != "Lamp"


def test_every_fact_that_can_be_corrected_has_a_control():
    from khronika.casebook.states import DOCUMENT_FIELDS
    from khronika.web.review.forms import FACTS

    assert tuple(field.name for field in FACTS) == DOCUMENT_FIELDS


@pytest.mark.parametrize("path", ["/review/d9/facts", "/review/d1.i1/facts"])
def test_facts_of_what_is_no_document_are_not_there(browser, path):
    assert browser.get(path).status_code == 404


def test_the_history_names_what_its_ids_stand_for(read, casebook):
    casebook.reviewing.accept("d2.p1", by="Agnieszka")
    casebook.reviewing.reject("d2.i1", why="no", by="Agnieszka")
    page = read("/history")
    act = casebook.show("d2.i1").incident
    struck = ", ".join(party.name for party in act.targets)
    assert f'<bdi class="called">{casebook.show("d2.p1").person.name}</bdi>' in page
    assert f'<bdi class="called">{vocabulary.label(act.type)}: {struck}</bdi>' in page


@pytest.mark.parametrize("path", ["/history", "/review/d2", "/people/d2.p1"])
def test_what_was_taken_back_cannot_be_taken_back_again(read, casebook, path):
    casebook.reviewing.accept("d2.p1", by="owner")
    number = casebook.journal.of("d2.p1")[-1].number
    casebook.reviewing.undo(by="owner")
    page = read(path)
    assert f'name="change" value="{number}"' not in page
    assert f'name="change" value="{number + 1}"' in page
    assert "taken back</p>" in page


def test_the_history_is_narrowed_by_coder_and_no_address_holds_the_name(send, read, casebook):
    casebook.reviewing.note("d1.i1", "seen by vera", by="vera")
    casebook.reviewing.note("d1.i2", "seen by oleg", by="oleg")
    answer = send("/history", "/history", by="vera")
    address = answer.headers["Location"]
    assert answer.status_code == 303
    assert "vera" not in address
    page = read(address)
    assert "seen by vera" in page
    assert "seen by oleg" not in page
    assert '<option lang="" selected>vera</option>' in page
    assert "1</strong> change" in page
    of = send("/history", "/history?of=d1.i2", by="vera").headers["Location"]
    assert "The history tells of no such change." in read(of)
    assert send("/history", "/history").headers["Location"] == "/history"


def test_a_coder_whose_key_is_forgotten_is_told(read):
    page = read("/history", by="0" * 24)
    assert "The name asked for here is forgotten: choose it again." in page


def test_facts_that_were_changed_meanwhile_are_not_overruled_unseen(send, read, casebook):
    found = re.findall(r'name="(was-\w+)" value="([^"]*)"', read("/review/d1/facts"))
    seen = {name: html.unescape(value) for name, value in found}
    shown = {name.removeprefix("was-"): value for name, value in seen.items()}

    def kept_by(**typed):
        return send("/review/d1/facts", "/review/d1/facts", **{**shown, **seen, **typed})

    assert kept_by(publisher="Lamp").status_code == 303
    assert kept_by(title="A title").status_code == 303  # another field is in nobody's way
    assert casebook.show("d1").document.publisher == "Lamp"
    answer = kept_by(publisher="Lantern")
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Publisher is “Lamp” by now, and was " in page
    assert 'name="was-publisher" value="Lamp"' in page
    assert 'value="Lantern"' in page
    assert casebook.show("d1").document.publisher == "Lamp"
    assert kept_by(publisher="Lantern", **{"was-publisher": "Lamp"}).status_code == 303
    assert casebook.show("d1").document.publisher == "Lantern"


def test_a_head_that_was_not_noted_down_whole_is_no_alarm(send, casebook):
    answer = send("/history", "/history/verify", noted="12ab")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "look whether it was noted down whole" in page
    assert "altered past the history." not in page
    noted = casebook.journal.head().link.upper()
    assert "still in it" in send("/history", "/history/verify", noted=noted).content.decode()

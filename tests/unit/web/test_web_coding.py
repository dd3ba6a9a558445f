"""Double coding on pages: blind until handed in, side by side afterwards. Everybody is invented."""

import csv
import io
import re
from dataclasses import replace

import pytest
from pages_story import HOSTILE_READING, SCRIPT

from khronika.casebook import ItemKind, Originals
from khronika.model import IncidentType
from khronika.resources import vocabulary


def post(browser, path, body):
    """Send JSON as the script of a page does."""
    page = browser.get("/coding").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    origin = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}
    headers = {**origin, "x-csrftoken": token}
    return browser.post(path, body, content_type="application/json", headers=headers)


@pytest.fixture
def assigned(casebook):
    """d1, with a second coder who has it still."""
    casebook.coding.assign("d1", "Oleg", by="owner")
    return casebook


@pytest.fixture
def coded(assigned):
    """The same, handed in: one act of another kind, and one not found."""
    (detention, _) = HOSTILE_READING.incidents
    differing = replace(detention, type=IncidentType.DISAPPEARANCE)
    assigned.coding.hand_in(
        "d1", replace(HOSTILE_READING, incidents=(differing,), reader=None), by="Oleg"
    )
    return assigned


def test_what_is_still_coded_is_shown_to_nobody(assigned, read, browser):
    page = read("/coding")
    assert "has it still" in page
    assert 'href="/coding/d1"' not in page
    assert browser.get("/coding/d1").status_code == 409
    assert "d1" not in browser.get("/coding/export.csv").content.decode()


OF_THE_DOCUMENT = ("/documents/d1", "/review/d1", "/api/1/documents/d1")
GATHERING = (
    "/",
    "/incidents",
    "/incidents/d1.i1",
    "/incidents/d2.i1",
    "/people",
    "/people/d1.p1",
    "/people/d1.p1/dossier",
    "/documents",
    "/acts/d1.i1",
    "/acts/d2.i1",
    "/cases",
    "/cases/d1.p1",
    "/judge",
    "/judge/d2.p1/d1.p1",
    "/search?act=detention",
    "/graph",
    "/graph/d2.p1",
    "/countries",
    "/countries/KG",
    "/countries/KG/acts?kind=detention",
    "/sources",
    "/review",
    "/brief",
    "/api/1/incidents",
    "/api/1/people",
    "/api/1/claims",
    "/api/1/graph/d1.p1",
    "/api/1/history",
    "/api/1/review/queue",
)


@pytest.mark.parametrize("path", [*OF_THE_DOCUMENT, *GATHERING])
def test_pages_that_could_show_what_others_read_are_closed_to_a_blind_coder(
    casebook, browser, path
):
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    answer = browser.get(path)
    assert answer.status_code == 403
    assert b"Dreval" not in answer.content
    assert b"d1" in answer.content  # it says what is still to be coded


def test_pages_open_again_when_the_coder_has_handed_in(casebook, read):
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    casebook.coding.hand_in("d1", replace(HOSTILE_READING, reader=None), by="owner")
    assert "Dreval" in read("/people")


def test_every_page_is_closed_to_a_blind_coder_or_known_to_keep_blind(casebook, browser):
    """A page that is added later is closed, too, until somebody says that it keeps blind."""
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    assert browser.get("/a-page-of-next-year").status_code == 403


@pytest.mark.parametrize("path", ["/coding", "/static/khronika.css", "/documents/d2", "/review/d2"])
def test_what_shows_nothing_of_the_document_stays_open_to_its_blind_coder(casebook, browser, path):
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    answer = browser.get(path)
    assert answer.status_code == 200
    assert b"d1.i" not in answer.content


@pytest.mark.parametrize(
    ("verb", "body", "status"),
    [
        ("note", {"item": "d1.i1", "text": "seen"}, 403),
        ("note", {"item": "d1", "text": "seen"}, 403),
        ("add", {"document": "d1", "kind": "person", "values": {"name": "X"}, "spans": []}, 403),
        ("undo", {"change": 1}, 403),
        ("note", {"item": "d2", "text": "seen"}, 200),
    ],
)
def test_a_blind_coder_decides_about_other_documents_only(casebook, browser, verb, body, status):
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    assert post(browser, f"/api/1/review/{verb}", body).status_code == status


def test_other_coders_and_documents_are_not_kept_out(assigned, read):
    assert "Dreval" in read("/documents/d1")  # this serving is the owner's
    assigned.coding.assign("d2", "owner", by="Agnieszka")
    assert "Dreval" in read("/documents/d1")


def test_coders_stand_side_by_side_and_agreement_is_measured(coded, read):
    page = read("/coding/d1")
    assert f"<bdi>{vocabulary.label(IncidentType.DISAPPEARANCE)}</bdi>" in page
    assert "coders differ" in page
    assert SCRIPT not in page
    summary = read("/coding")
    assert '<td role="cell">Act</td><th scope="row" role="rowheader">Whom it struck</th>' in summary
    assert "handed in" in summary


def test_fields_and_values_are_said_in_the_language_of_the_page(coded, read, choose):
    page = read("/coding/d1")
    assert "<bdi>Georgia</bdi>" in page
    assert "<bdi>3 May 2024</bdi>" in page
    assert "Dreval&lt;/b&gt; (p1)" in page  # whom the act struck, by name
    choose("ru", "/")
    for path in ("/coding/d1", "/coding"):
        cells = re.findall(
            r"<t[dh][^>]*>(.*?)</t[dh]>", read(path).partition("<tbody")[2], re.DOTALL
        )
        words = " ".join(re.sub(r"<(q|select)\b.*?</\1>|<[^>]+>", " ", cell) for cell in cells)
        codes = "incident|targets|detention|completed|stated|true|false|GE|BY|fears|found|host"
        assert re.findall(rf"\b(?:{codes})\b", words) == []


def test_the_words_that_each_coder_rests_on_stand_beside_what_they_say(coded, read):
    page = read("/coding/d1")
    unit = page.partition('id="u-i2"')[2].partition("</section>")[0]
    assert '<q dir="auto">She was later put on a flight to Minsk.</q>' in unit


def test_one_coder_is_right_but_for_one_field(coded, send, read):
    differing = replace(HOSTILE_READING.incidents[0], type=IncidentType.DISAPPEARANCE, host="TR")
    reading = replace(HOSTILE_READING, incidents=(differing,), reader=None)
    coded.coding.hand_in("d1", reading, by="Oleg")
    assert 'name="take-host"' in read("/coding/d1")
    chosen = {"unit": "i1", "coder": "Oleg", "take-host": "machine", "take-type": ""}
    assert send("/coding/d1", "/coding/d1/adjudicate", **chosen).status_code == 303
    act = coded.show("d1.i1").incident
    assert (act.type, act.host) == (IncidentType.DISAPPEARANCE, "GE")


@pytest.mark.parametrize("wrong", [("take-host", "nobody"), ("take-planet", "Oleg")])
def test_a_field_is_taken_from_nobody_who_says_nothing_of_it(coded, send, wrong):
    chosen = {"unit": "i1", "coder": "Oleg", wrong[0]: wrong[1]}
    assert send("/coding/d1", "/coding/d1/adjudicate", **chosen).status_code == 409
    assert coded.show("d1.i1").incident.review == "proposed"


def test_of_a_document_that_nobody_was_given_the_page_says_so(casebook, read, browser):
    page = read("/coding/d1")
    assert "Nobody was given this document" in page
    assert "Right:" not in page
    assert browser.get("/coding/d9").status_code == 404


def test_somebody_is_right_and_the_casebook_says_so(coded, send, read):
    answer = send("/coding/d1", "/coding/d1/adjudicate", unit="i1", coder="Oleg", why="reread it")
    assert answer.headers["Location"] == "/coding/d1?settled=d1.i1#u-i1"
    assert coded.show("d1.i1").incident.type is IncidentType.DISAPPEARANCE
    (change,) = [one for one in coded.journal.of("d1.i1") if one.why == "reread it"]
    assert change.by == "owner"
    assert "d1.i1" in read("/coding/d1", settled="d1.i1")


def test_what_was_decided_about_is_told_from_what_was_not(coded, send, read):
    send("/coding/d1", "/coding/d1/adjudicate", unit="i1", coder="Oleg")
    page = read("/coding/d1")

    def stands(unit):
        return page.partition(f'id="u-{unit}"')[2].partition("</section>")[0]

    assert "corrected by a person" in stands("i1")
    assert "not reviewed" in stands("i2")


def test_a_document_is_taken_back_from_a_coder(assigned, send, read):
    page = read("/coding")
    assert "Take back from <bdi>Oleg</bdi>" in page
    assert send("/coding", "/coding/d1/withdraw", coder="Oleg").status_code == 303
    assert "Oleg" not in read("/coding")
    assert "taken back from a coder" in read("/history")
    assert send("/coding", "/coding/d1/withdraw", coder="Oleg").status_code == 409


def test_a_sheet_that_was_begun_goes_only_where_the_page_said_so(assigned, send, read):
    assigned.drafting.add("d1", ItemKind.PERSON, {"name": "A witness"}, [], by="Oleg")
    assert send("/coding", "/coding/d1/withdraw", coder="Oleg").status_code == 409
    assert "with what stands on the sheet" in read("/coding")
    assert send("/coding", "/coding/d1/withdraw", coder="Oleg", begun="yes").status_code == 303


@pytest.mark.parametrize("wrong", [{"unit": "i9"}, {"coder": "nobody"}, {}])
def test_an_adjudication_that_makes_no_sense_is_refused(coded, send, wrong):
    answer = send("/coding/d1", "/coding/d1/adjudicate", **wrong)
    assert answer.status_code == 409


@pytest.mark.parametrize("asked", [("d9", "Oleg"), ("d1", ""), ("d1", "machine"), ("d1", "Oleg")])
def test_an_assignment_that_makes_no_sense_is_refused(assigned, send, asked):
    document, coder = asked
    answer = send("/coding", "/coding/assign", document=document, coder=coder)
    assert answer.status_code == 409


def test_whoever_has_worked_on_a_document_is_not_given_it(casebook, send, choose):
    casebook.reviewing.accept("d1.i1", by="Oleg")
    answer = send("/coding", "/coding/assign", document="d1", coder="Oleg")
    assert answer.status_code == 409
    assert "Oleg has worked on d1 already" in answer.content.decode()
    choose("ru", "/")
    answer = send("/coding", "/coding/assign", document="d1", coder="Oleg")
    assert "поручите его кому-нибудь другому" in answer.content.decode()


def test_a_document_is_assigned(casebook, send, read):
    send("/coding", "/coding/assign", document="d2", coder="Oleg <b>")
    assert "Oleg &lt;b&gt;" in read("/coding")


def test_everything_is_exported_and_no_cell_runs(coded, browser, read):
    coded.coding.assign("d2", "=cmd", by="owner")
    coded.coding.hand_in("d2", replace(coded.reading("d2"), reader=None), by="=cmd")
    rows = list(csv.DictReader(io.StringIO(read("/coding/export.csv"))))
    said = {
        (row["coder"], row["unit"], row["field"]): row["value"]
        for row in rows
        if row["document"] == "d1"
    }
    assert said["Oleg", "i1", "type"] == "disappearance"
    assert said["machine", "i1", "type"] == "detention"
    assert said["Oleg", "i2", "found"] == "no"
    assert {row["coder"] for row in rows} == {"machine", "Oleg", "'=cmd"}
    assert browser.get("/coding/export.json").json()[0]["document"] == "d1"
    assert browser.get("/coding/export.exe").status_code == 404


NAME_AT = (HOSTILE_READING.people[0].evidence or HOSTILE_READING.incidents[0].evidence)[0]
SPAN = {"start": NAME_AT.start, "end": NAME_AT.end}


@pytest.fixture
def sheet(casebook, browser):
    """Give what the script of d1's sheet sends, in the name of its coder."""
    casebook.coding.assign("d1", "owner", by="Agnieszka")
    return lambda verb, **body: post(browser, f"/api/1/sheet/{verb}", body)


def fill(sheet):
    person = {"document": "d1", "kind": "person", "values": {"name": "Zdzislaw"}, "spans": [SPAN]}
    act = {"type": "detention", "targets": ["d1.p1"], "status": "completed", "certainty": "stated"}
    act = {"document": "d1", "kind": "incident", "values": act, "spans": [SPAN]}
    assert sheet("add", **person).json() == {"subject": "d1.p1"}
    assert sheet("add", **act).json() == {"subject": "d1.i1"}


def test_a_blank_sheet_shows_the_text_and_no_item_of_anybody(sheet, read):
    page = read("/coding/d1/sheet")
    assert "Your sheet is empty" in page
    assert 'class="words' not in page.partition('id="text"')[2]
    assert "machine-read" not in page
    assert 'id="d1.' not in page
    form = read("/coding/d1/sheet/form", verb="add", kind="incident")
    assert "Dreval" not in form  # nobody of the casebook is offered as a party


def test_a_sheet_is_filled_in_kept_and_handed_in_once(sheet, casebook, read, send, browser):
    before = casebook.reading("d1"), casebook.show("d1")
    fill(sheet)
    page = read("/coding/d1/sheet")  # as after a browser was closed
    assert "Zdzislaw" in page
    assert 'id="d1.i1"' in page
    assert 'data-verb="accept"' not in page
    assert "Zdzislaw" in read("/coding/d1/sheet/form", verb="add", kind="incident")
    correction = {"item": "d1.i1", "changes": {"host": "PL", "type": "disappearance"}}
    assert sheet("correct", **correction).status_code == 200
    assert sheet("respan", item="d1.i1", spans=[{"start": 0, "end": 5}]).status_code == 200
    assert casebook.coding.codings()[0].done is False
    answer = send("/coding/d1/sheet", "/coding/d1/hand-in")
    assert answer.status_code == 303
    assert browser.get("/coding/d1/sheet").status_code == 409
    assert sheet("remove", item="d1.i1").status_code == 422
    assert send("/coding", "/coding/d1/hand-in").status_code == 409
    assert (casebook.reading("d1"), casebook.show("d1")) == before
    said = {
        unit.values["owner"]["type"]
        for unit in casebook.coding.units(["d1"])
        if unit.kind == "incident" and unit.values["owner"]
    }
    assert said == {"disappearance"}


def test_what_others_point_to_stays_on_a_sheet(sheet, read):
    fill(sheet)
    refused = sheet("remove", item="d1.p1")
    assert refused.status_code == 422
    assert "d1.i1" in refused.json()["detail"]
    assert sheet("remove", item="d1.i1").status_code == 200
    assert sheet("remove", item="d1.p1").status_code == 200
    assert "Your sheet is empty" in read("/coding/d1/sheet")


def test_what_was_removed_from_a_sheet_is_put_back(sheet, read):
    fill(sheet)
    sheet("remove", item="d1.i1")
    sheet("remove", item="d1.p1")
    assert 'data-verb="undo"' in read("/coding/d1/sheet")
    assert sheet("undo", document="d1").json() == {"subject": "d1.p1"}
    assert sheet("undo", document="d1").json() == {"subject": "d1.i1"}
    assert 'id="d1.i1"' in read("/coding/d1/sheet")
    for _ in range(2):
        assert sheet("undo", document="d1").status_code == 200  # what was added goes, too
    assert "d1" in sheet("undo", document="d1").json()["detail"]
    assert sheet("undo", document="d2").status_code == 422  # not the owner's sheet


def test_a_value_that_makes_no_sense_is_told_at_its_field_of_a_sheet(sheet):
    wrong = {"document": "d1", "kind": "person", "values": {"name": "X", "citizenship": "XX"}}
    answer = sheet("add", **wrong, spans=[])
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "citizenship"


def test_nobody_but_its_coder_sees_a_sheet(casebook, browser):
    casebook.coding.assign("d1", "Oleg", by="owner")
    values = {"name": "Zdzislaw"}
    casebook.drafting.add("d1", ItemKind.PERSON, values, [], by="Oleg")
    assert browser.get("/coding/d1/sheet").status_code == 409
    assert browser.get("/coding/d1/sheet/form?verb=add&kind=person").status_code == 404
    assert browser.get("/coding/d9/sheet").status_code == 404
    assert "Zdzislaw" not in browser.get("/coding").content.decode()


def test_who_is_erased_is_erased_from_a_sheet_that_is_being_filled_in(casebook):
    casebook.coding.assign("d1", "Oleg", by="owner")
    for name in ("Oksana Dreval", "Zdzislaw"):
        casebook.drafting.add("d1", ItemKind.PERSON, {"name": name}, [], by="Oleg")
    casebook.erasing.erase("d1.p1", originals=Originals.DELETE, by="owner")
    assert [one.name for one in casebook.drafting.sheet("d1", by="Oleg").people] == ["Zdzislaw"]


def test_a_document_is_given_out_and_taken_back_through_the_api(casebook, browser):
    given = {"document": "d1", "coder": "Oleg"}
    change = post(browser, "/api/1/coding/assign", given).json()
    assert (change["verb"], change["subject"], change["by"]) == ("assign", "d1", "owner")
    assert post(browser, "/api/1/coding/assign", given).status_code == 422
    rows = browser.get("/api/1/coding/codings").json()["rows"]
    assert rows == [{"document": "d1", "coder": "Oleg", "done": False, "begun": False}]
    assert browser.get("/api/1/coding/codings?document=d2").json()["total"] == 0
    casebook.drafting.add("d1", ItemKind.PERSON, {"name": "Somebody"}, [], by="Oleg")
    assert post(browser, "/api/1/coding/withdraw", given).status_code == 422
    change = post(browser, "/api/1/coding/withdraw", {**given, "begun": True}).json()
    assert (change["verb"], change["subject"]) == ("withdraw", "d1")
    assert casebook.coding.codings() == []


def test_what_is_still_coded_the_api_shows_to_nobody(assigned, browser):
    for path in ("units", "agreement"):
        answer = browser.get(f"/api/1/coding/{path}?document=d1")
        assert answer.status_code == 422
        assert "is still being coded by Oleg" in answer.json()["detail"]
        assert browser.get(f"/api/1/coding/{path}").status_code == 200


def test_coders_are_compared_and_adjudicated_through_the_api(coded, browser):
    units = browser.get("/api/1/coding/units?document=d1").json()["rows"]
    by_unit = {row["unit"]: row["values"] for row in units}
    assert by_unit["i1"]["Oleg"]["type"] == "disappearance"
    assert by_unit["i2"]["Oleg"] is None
    everything = browser.get("/api/1/coding/units?document=d1&all=true").json()
    assert everything["total"] > len(units)
    fields = browser.get("/api/1/coding/agreement").json()
    assert {"kind", "field", "units", "alpha", "people"} == set(fields[0])
    body = {"document": "d1", "unit": "i1", "coder": "machine", "take": {"type": "Oleg"}}
    assert post(browser, "/api/1/coding/adjudicate", body).json() == {"item": "d1.i1"}
    assert coded.show("d1.i1").incident.type is IncidentType.DISAPPEARANCE
    body = {"document": "d1", "unit": "i99", "coder": "Oleg"}
    assert post(browser, "/api/1/coding/adjudicate", body).status_code == 422


def test_a_sheet_is_looked_at_and_handed_in_through_the_api(casebook, browser):
    casebook.coding.assign("d1", "owner", by="vera")
    body = {"document": "d1", "kind": "person", "values": {"name": "Somebody"}, "spans": []}
    assert post(browser, "/api/1/sheet/add", body).json() == {"subject": "d1.p1"}
    sheet = browser.get("/api/1/coding/d1/sheet").json()
    assert [person["name"] for person in sheet["people"]] == ["Somebody"]
    assert sheet["incidents"] == []
    assert browser.get("/api/1/documents/d1").status_code == 403
    assert post(browser, "/api/1/sheet/hand-in", {"document": "d1"}).json() == {"subject": "d1"}
    assert post(browser, "/api/1/sheet/hand-in", {"document": "d1"}).status_code == 422
    assert [row.done for row in casebook.coding.codings()] == [True]

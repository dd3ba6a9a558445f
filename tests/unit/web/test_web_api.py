"""The API gives a program what the pages show, and nobody else anything."""

import json
import re
from dataclasses import replace

import pytest
from pages_story import NAME, PLAIN_READING

from khronika.model import to_json
from khronika.web.door import DOOR

TOKEN = "a-token-of-the-tests"
LISTS = ("documents", "incidents", "people", "organizations", "claims", "instruments", "estimates")
OURS = {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"}


@pytest.fixture
def program(stranger, door):
    """A program that brings the token."""
    stranger.defaults[DOOR] = replace(door, bearer=TOKEN)
    stranger.defaults["HTTP_AUTHORIZATION"] = f"Bearer {TOKEN}"
    return stranger


def send(client, path, value, **headers):
    return client.post(f"/api/1/{path}", value, "application/json", headers=headers)


def problem(response, status):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    told = response.json()
    assert told["status"] == status
    assert told["detail"]
    return told


@pytest.mark.parametrize("path", [*LISTS, "documents/d1", "openapi.json", "nowhere"])
def test_a_stranger_gets_nothing(stranger, path):
    response = stranger.get(f"/api/1/{path}")
    assert "Dreval" not in json.dumps(problem(response, 401))
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_wrong_token_gets_nothing(program):
    for given in (f"Bearer {TOKEN}x", "Bearer", "Bearer ", f"Basic {TOKEN}", TOKEN, "Bearer ж"):
        problem(program.get("/api/1/people", headers={"authorization": given}), 401)


def test_no_token_opens_a_serving_that_was_not_asked_for_the_api(stranger):
    for given in ("Bearer None", "Bearer", "Bearer "):
        problem(stranger.get("/api/1/people", headers={"authorization": given}), 401)


def test_the_token_opens_the_api_and_no_page(program):
    assert program.get("/api/1/people").status_code == 200
    assert program.get("/people").status_code == 403


def test_another_site_cannot_ask_even_with_a_secret(program):
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        problem(program.get("/api/1/people", headers=headers), 403)
    problem(program.get("/api/1/people", headers={"host": "evil.example"}), 400)


def test_no_answer_opens_the_api_to_other_sites(program):
    response = program.options("/api/1/people", headers={"access-control-request-method": "GET"})
    problem(response, 405)
    assert not [name for name in response.headers if name.lower().startswith("access-control")]


def test_a_browser_that_has_entered_may_look(browser):
    assert browser.get("/api/1/people").json()["total"] == 3


def test_a_browser_changes_nothing_without_the_token_of_a_page(browser):
    page = browser.get("/").content.decode()
    token = {"x-csrftoken": re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]}
    problem(send(browser, "names", {"name": "Dreval"}, **OURS), 403)
    problem(send(browser, "names", {"name": "Dreval"}, **token), 403)
    assert send(browser, "names", {"name": "Dreval"}, **OURS, **token).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_cut_into_pages(program, name):
    whole = program.get(f"/api/1/{name}").json()
    assert whole["total"] == len(whole["rows"]) > 0
    assert whole["next"] is None
    rows, number = [], 1
    while number is not None:
        page = program.get(f"/api/1/{name}", {"page": number, "per_page": 1}).json()
        rows += page["rows"]
        number = page["next"]
    assert rows == whole["rows"]
    assert program.get(f"/api/1/{name}", {"page": 1000}).json()["rows"] == []


@pytest.mark.parametrize("name", LISTS)
def test_each_row_opens_by_its_id(program, name):
    for row in program.get(f"/api/1/{name}").json()["rows"]:
        case = program.get(f"/api/1/{name}/{row['id']}").json()
        found = case if "id" in case else case[{"people": "person"}.get(name, name[:-1])]
        assert found == row


def test_the_evidence_is_the_text_at_its_offsets(program):
    case = program.get("/api/1/documents/d1").json()
    proofs = [proof for incident in case["incidents"] for proof in incident["evidence"]]
    assert proofs
    assert all(case["text"][p["start"] : p["end"]] == p["quote"] for p in proofs)


def test_lists_take_the_filters_of_the_pages(program):
    def ids(path, **query):
        return [row["id"] for row in program.get(f"/api/1/{path}", query).json()["rows"]]

    assert ids("incidents", type="deportation") == ["d1.i2"]
    assert ids("incidents", **{"from": "2024-01-01", "to": "2024-12-31"}) == ["d1.i1"]
    assert ids("incidents", country="BY") == ["d1.i1", "d1.i2"]
    assert ids("documents", person="d2.p2") == ["d2"]
    assert ids("claims", document="d2") == ["d2.c1"]


def test_a_name_is_asked_for_by_its_key(program):
    key = send(program, "names", {"name": "oksana"}).json()["named"]
    people = program.get("/api/1/people", {"named": key}).json()["rows"]
    assert [row["name"] for row in people] == [NAME, "Oksana Dreval"]
    assert "forgotten" in problem(program.get("/api/1/people", {"named": "0" * 24}), 422)["detail"]


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ({"type": "murder"}, "query.type"),
        ({"country": "Georgia"}, "query.country"),
        ({"from": "5 May"}, "query.from"),
        ({"to": "0"}, "query.to"),
        ({"per_page": "501"}, "query.per_page"),
        ({"page": "0"}, "query.page"),
        ({"person": "Dreval"}, "query.person"),
        ({"persn": "d1.p1"}, "query.persn"),
    ],
)
def test_what_cannot_be_understood_is_told_field_by_field(program, query, where):
    told = problem(program.get("/api/1/incidents", query), 422)
    assert told["type"] == "urn:khronika:problem:malformed-request"
    assert [error["where"] for error in told["errors"]] == [where]
    assert "Dreval" not in json.dumps(told)


def test_contradictions_are_told(program):
    days = {"from": "2024-02-01", "to": "2024-01-01"}
    assert "before the first" in problem(program.get("/api/1/incidents", days), 422)["detail"]


@pytest.mark.parametrize(
    "path", ["documents/d99", "people/d1.i1", "incidents/d1.p1", "claims/d9.c1"]
)
def test_what_is_not_there_is_told(program, path):
    told = problem(program.get(f"/api/1/{path}"), 404)
    assert told["type"] == "urn:khronika:problem:not-in-casebook"


def test_addresses_and_methods_that_are_not_there_are_told(program):
    problem(program.get("/api/1/nowhere"), 404)
    problem(program.get("/api/2/people"), 404)
    response = program.delete("/api/1/people")
    problem(response, 405)
    assert response["Allow"] == "GET"


def test_a_body_that_is_no_json_is_told(program):
    problem(program.post("/api/1/names", "{", "application/json"), 400)


def test_a_fault_of_ours_gives_nothing_away(program, casebook, monkeypatch):
    def broken(*_args):
        raise RuntimeError("Dreval")

    monkeypatch.setattr(type(casebook), "people", broken)
    assert "Dreval" not in json.dumps(problem(program.get("/api/1/people"), 500))


def test_a_reading_and_its_original_come_whole(program):
    assert program.get("/api/1/documents/d2/reading").json() == to_json(PLAIN_READING)
    original = program.get("/api/1/documents/d2/original")
    assert original["Content-Type"] == "application/octet-stream"
    assert original.content.endswith(PLAIN_READING.document.text.encode())


def test_the_description_is_served(program):
    described = program.get("/api/1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert "/api/1/incidents" in described["paths"]


def history(client, item):
    rows = client.get("/api/1/history", {"subject": item}).json()["rows"]
    return [(change["verb"], change["by"], change["why"]) for change in rows]


def test_decisions_are_taken_in_the_name_of_the_servings_coder(program, door):
    program.defaults[DOOR] = replace(door, bearer=TOKEN, coder="Agnieszka")
    change = send(program, "review/accept", {"item": "d1.i1", "why": "seen the ruling"}).json()
    assert (change["verb"], change["by"], change["subject"]) == ("accept", "Agnieszka", "d1.i1")
    assert history(program, "d1.i1") == [("accept", "Agnieszka", "seen the ruling")]
    assert program.get("/api/1/incidents/d1.i1").json()["incident"]["review"] == "accepted"


def test_fields_are_corrected_by_texts_and_by_lists(program):
    changes = {"host": "TR", "targets": "d1.p1", "when": "2024-05-04..2024-05-06"}
    send(program, "review/correct", {"item": "d1.i1", "changes": changes})
    send(program, "review/correct", {"item": "d1.p1", "changes": {"aliases": ["Ksana"]}})
    row = program.get("/api/1/incidents/d1.i1").json()["incident"]
    assert (row["host"], row["when"]["last"], row["review"]) == ("TR", "2024-05-06", "corrected")
    assert program.get("/api/1/people/d1.p1").json()["person"]["aliases"] == ["Ksana"]


def test_evidence_is_cut_from_the_text_at_the_offsets_sent(program):
    text = program.get("/api/1/documents/d1").json()["text"]
    start = text.index("put on a flight")
    spans = [{"start": start, "end": start + 15}, {"start": 0, "end": 3}]
    assert send(program, "review/respan", {"item": "d1.i2", "spans": spans}).status_code == 200
    (row,) = [row for row in program.get("/api/1/incidents").json()["rows"] if row["id"] == "d1.i2"]
    assert [proof["quote"] for proof in row["evidence"]] == ["put on a flight", text[:3]]
    beyond = [{"start": 0, "end": len(text) + 1}]
    told = problem(send(program, "review/respan", {"item": "d1.i2", "spans": beyond}), 422)
    assert [error["where"] for error in told["errors"]] == ["evidence"]


def test_what_was_missed_is_added_and_what_is_wrong_rejected(program):
    values = {"name": "Somebody Invented", "roles": ["lawyer"]}
    body = {"document": "d2", "kind": "person", "values": values, "spans": []}
    added = send(program, "review/add", body).json()["subject"]
    assert program.get(f"/api/1/people/{added}").json()["person"]["review"] == "added"
    problem(send(program, "review/reject", {"item": added, "why": ""}), 422)
    send(program, "review/reject", {"item": added, "why": "no such person"})
    assert added not in [row["id"] for row in program.get("/api/1/people").json()["rows"]]


def test_any_decision_is_undone_and_done_anew(program):
    send(program, "review/reject", {"item": "d1.c1", "why": "no claim"})
    undone = send(program, "review/undo", {}).json()
    assert program.get("/api/1/claims/d1.c1").json()["review"] == "proposed"
    send(program, "review/undo", {"change": undone["number"]})
    assert [verb for verb, _, _ in history(program, "d1.c1")] == ["reject", "undo", "undo"]
    assert "d1.c1" not in [row["id"] for row in program.get("/api/1/claims").json()["rows"]]


def test_notes_stand_in_the_history(program):
    change = send(program, "review/note", {"item": "d1", "text": "Ask the editor."}).json()
    assert (change["verb"], change["after"]) == ("note", "Ask the editor.")


def test_the_queue_gives_each_item_with_its_own_fields(program):
    rows = program.get("/api/1/review/queue").json()["rows"]
    assert [row["level"] for row in rows] == sorted(row["level"] for row in rows)
    first = rows[0]
    assert (first["kind"], first["row"]["type"]) == ("incident", "deportation")
    people = program.get("/api/1/review/queue", {"kind": "person"}).json()["rows"]
    assert {row["kind"] for row in people} == {"person"}
    assert all(row["row"]["name"] for row in people)


def test_the_history_is_that_of_one_coder_by_the_key_of_a_name(program, casebook):
    casebook.reviewing.note("d1.i1", "seen", by="vera")
    casebook.reviewing.note("d1.i2", "seen too", by="oleg")
    key = send(program, "names", {"name": "vera"}).json()["named"]
    rows = program.get("/api/1/history", {"by": key}).json()["rows"]
    assert [(row["by"], row["subject"]) for row in rows] == [("vera", "d1.i1")]
    of = {"by": key, "subject": "d1.i2"}
    assert program.get("/api/1/history", of).json()["total"] == 0
    problem(program.get("/api/1/history", {"by": "0" * 24}), 422)


def test_a_change_that_makes_no_sense_is_refused_and_names_the_field(program):
    body = {"item": "d1.i1", "changes": {"host": "Narnia"}}
    told = problem(send(program, "review/correct", body), 422)
    assert told["type"] == "urn:khronika:problem:refused"
    assert [error["where"] for error in told["errors"]] == ["host"]
    assert history(program, "d1.i1") == []


def test_what_was_changed_meanwhile_is_a_conflict_that_says_what_it_is_now(program):
    host = program.get("/api/1/incidents/d1.i1").json()["incident"]["host"]
    body = {"item": "d1.i1", "changes": {"host": "KZ"}, "was": {"host": host}}
    assert send(program, "review/correct", body).status_code == 200
    told = problem(send(program, "review/correct", body | {"changes": {"host": "TR"}}), 409)
    assert told["type"] == "urn:khronika:problem:changed-meanwhile"
    assert told["detail"].startswith("host holds something else by now than you saw")
    assert told["errors"] == [{"where": "host", "problem": "holds by now: KZ"}]
    body = {"item": "d1.i1", "changes": {"host": "TR"}, "was": {"host": "KZ"}}
    assert send(program, "review/correct", body).status_code == 200


def test_who_is_who_is_judged_and_a_person_opens_over_all_documents(program):
    (pair,) = [
        one
        for one in program.get("/api/1/proposals").json()["rows"]
        if {one["one"]["id"], one["other"]["id"]} == {"d1.p1", "d2.p1"}
    ]
    assert pair["reasons"]
    body = {"one": "d1.p1", "other": "d2.p1", "verdict": "same", "why": "one case file"}
    change = send(program, "judge", body).json()
    assert (change["verb"], change["subject"]) == ("same", "d1.p1 d2.p1")
    assert [one["verdict"] for one in program.get("/api/1/judgements").json()["rows"]] == ["same"]
    whole = program.get("/api/1/person-files/d1.p1").json()
    assert [person["id"] for person in whole["people"]] == ["d1.p1", "d2.p1"]
    (case,) = program.get("/api/1/cases?person=d2.p1").json()["rows"]
    assert (case["person"]["id"], case["documents"]) == ("d1.p1", 2)
    assert program.get("/api/1/conflicts").json()["rows"] == []
    send(program, "review/undo", {})
    assert program.get("/api/1/judgements").json()["rows"] == []
    problem(send(program, "judge", {**body, "other": "d1.p1"}), 422)
    acts = {"one": "d1.i1", "other": "d1.i2", "verdict": "same"}
    assert "say why" in problem(send(program, "judge", acts), 422)["detail"]
    assert send(program, "judge", {**acts, "why": "one night"}).status_code == 200


def test_sources_and_tellings_are_graded(program):
    grade = {"publisher": "d1", "reliability": "B", "why": "seen to check"}
    send(program, "grade/source", grade)
    (source,) = program.get("/api/1/sources").json()["rows"]
    assert (source["reliability"], source["why"]) == ("B", "seen to check")
    send(program, "grade/telling", {"item": "d1.i1", "credibility": 2})
    (telling,) = program.get("/api/1/acts/d1.i1").json()["tellings"]
    assert telling["credibility"] == 2


def test_words_are_searched_for_in_a_body(program):
    found = send(program, "search", {"query": "residence permit"}).json()
    assert "d2.i1" in [hit["id"] for hit in found["hits"]]
    assert send(program, "search", {"query": "permit", "country": ["BY"]}).json()["total"] == 0
    told = problem(send(program, "search", {"query": '"unclosed'}), 422)
    assert told["type"] == "urn:khronika:problem:refused"


def test_what_people_decided_against_the_last_reading_is_told(program):
    assert program.get("/api/1/documents/d1/differences").json() == []
    send(program, "review/correct", {"item": "d1.i1", "changes": {"host": "TR"}})
    (difference,) = program.get("/api/1/documents/d1/differences").json()
    assert (difference["id"], difference["kind"]) == ("d1.i1", "against")


def test_the_journal_is_verified(program):
    assert program.get("/api/1/verify").json() == []
    head = program.get("/api/1/history/head").json()["link"]
    send(program, "review/accept", {"item": "d1.i1"})
    assert program.get("/api/1/verify", {"head": head}).json() == []
    (gone,) = program.get("/api/1/verify", {"head": "f" * 64}).json()
    assert gone["where"] == "the chain"
    assert program.get("/api/1/verify", {"head": "nothing"}).status_code == 422


@pytest.mark.parametrize(
    ("path", "what"),
    [("documents/d1", "text"), ("documents/d1/reading", "reading"),
     ("documents/d1/original", "original bytes")],
)  # fmt: skip
def test_what_a_program_takes_stands_in_the_custody_log(program, path, what):
    assert program.get(f"/api/1/{path}").status_code == 200
    entries = program.get("/api/1/documents/d1/custody").json()
    assert [entry["action"] for entry in entries] == ["acquire", "download"]
    assert entries[1]["detail"] == {"what": what}
    assert entries[1]["by"] == "owner"

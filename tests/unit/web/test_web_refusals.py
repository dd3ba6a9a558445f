"""What the casebook refuses, in the language and in the words of the pages."""

import ast
import inspect
import re
from importlib import import_module

import pytest
from django.utils.translation import override

from khronika.web.refusals import is_told, refusal

pytestmark = pytest.mark.usefixtures("kept")  # a casebook was opened: Django has its settings

OF_PAGES = (
    "casebook.coding",
    "casebook.drafting",
    "casebook.finding",
    "casebook.grading",
    "casebook.judging",
    "casebook.reviewing",
    "casebook.undoing",
    "casebook.values",
    "model.check",
    "web.acts.views",
    "web.judging.views",
    "web.kept",
)
"""Where a refusal may come from that a page shows."""
REFUSING = {"ChangeRefused": 0, "NotInCasebook": 0, "MalformedReading": 1, "refused": 1}
"""What refuses, and which of its arguments is the sentence."""
VALUES = {
    "MACHINE": "machine",
    "kind": "person",
    "verdict": "same",
    "' and '.join(row_ids)": "d1.i3 and d1.p1",
    "error.problem": "is empty",
}


def written(part):
    """The words of one part of a text; a value is anything."""
    if isinstance(part, ast.Constant):
        return str(part.value)
    return VALUES.get(ast.unparse(part.value), "d1.i3")


def sentences(module):
    """The sentences with which a module refuses, as if they were said of something."""
    for node in ast.walk(ast.parse(inspect.getsource(import_module(f"khronika.{module}")))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) in REFUSING:
            said = node.args[REFUSING[node.func.id]]
            if isinstance(said, ast.Constant):
                yield str(said.value)
            elif isinstance(said, ast.JoinedStr):
                yield "".join(map(written, said.values))


@pytest.mark.parametrize("module", OF_PAGES)
def test_every_refusal_of_a_page_can_be_said_in_other_languages(module, door):
    found = list(sentences(module))
    assert found
    assert [one for one in found if not is_told(one)] == []


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("d1.p1 is one row: give two.", "d1.p1 — одна строка: дайте две."),
        ("d1.p1 and d1.i1 are of different kinds.", "d1.p1 и d1.i1 — разного вида."),
        ("d1.i1 is accepted already.", "d1.i1: принято, это уже так."),
        ("Change 5 is undone already.", "Изменение 5 уже отменено."),
        ("max_years: must be a whole number", "Наибольший срок в годах: нужно целое число"),
    ],
)
def test_refusals_are_said_in_russian(door, english, russian):
    with override("ru"):
        assert refusal(english) == russian


def test_a_page_speaks_of_its_own_form_and_of_no_command(door):
    said = refusal("d3 is not assigned to vera: `khronika coding assign` does so.")
    assert said == "d3 is not assigned to vera: assign it under “Double coding”."
    for module in OF_PAGES:
        for one in sentences(module):
            assert "`khronika" not in refusal(one)


def test_what_contradicts_is_said_with_who_judged_so(door):
    judged = "d1.p1 and d2.p1 are different by Vera; d2.p1 and d3.p1 are same by Oleg"
    with override("ru"):
        said = refusal(f"That contradicts what was judged: {judged}. Undo or change that first.")
    assert "Vera" in said
    assert not re.search(r"\b(different|same|are|by)\b", said)


def test_what_is_not_known_stays_as_it_is_and_is_marked(door):
    assert refusal("<b>Something</b> new.") == "<b>Something</b> new."
    assert not is_told("<b>Something</b> new.")


def test_a_refused_form_is_told_in_russian(choose, send):
    choose("ru", "/")
    page = send("/judge", "/judge/beside", one="d1.p1", other="").content.decode()
    assert 'lang="en"' not in page.partition("<main")[2]
    answer = send("/coding", "/coding/assign", document="d1", coder="machine")
    assert 'role="alert">' in answer.content.decode()


def test_the_script_of_a_page_is_answered_in_its_language_and_a_program_in_english(
    choose, browser, casebook, stranger, door
):
    choose("ru", "/")
    token = re.search(r'data-token="(\w+)"', browser.get("/review/d1").content.decode())[1]
    origin = {"origin": door.origin, "sec-fetch-site": "same-origin", "x-csrftoken": token}

    def post(body):
        kind = "application/json"
        return browser.post("/api/1/review/reject", body, content_type=kind, headers=origin).json()

    casebook.reviewing.reject("d1.e1", why="a guess", by="owner")
    assert not re.search(r"[a-z]{4,}", post({"item": "d1.e1", "why": "x"})["detail"])
    assert not re.search(r"[a-z]{4,}", post({"item": "d1.i2", "why": ""})["errors"][0]["problem"])

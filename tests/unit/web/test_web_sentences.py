"""The reasons of the program in the language of the page: none is left out, none taken over."""

import importlib
import inspect
import re

import pytest
from django.utils.translation import override

from khronika.capture import recognizing
from khronika.capture.formats import docx, feed, image, lines, mail, odt, page, pdf, rtf, telegram
from khronika.capture.hidden import hidden_in
from khronika.resolution import corroboration, incidents, organizations, people
from khronika.resolution.names import wording
from khronika.web.sentences import is_known, part, place, sentence

pytestmark = pytest.mark.usefixtures("kept")  # a casebook was opened: Django has its settings

NAMED = (wording._SURNAME, wording._GENDER, wording._GIVEN, wording._PATRONYMIC, wording._MIDDLE)
OF_NAMES = [
    text.format(a="Тарусин", b="Tarusin")
    for table in (*NAMED, wording.OF_BODIES, wording.OF_WHOLE)
    for text in table.values()
]


def written(module):
    """Texts in the code of a module that are given as reasons."""
    source = inspect.getsource(module)
    reasons = re.findall(r'_?[Rr]eason\([^"]*(?:"\w+"[^"]*)+?f?("(?:[^"\\]|\\.)*")\)', source)
    return [one.strip('"') for one in reasons]


@pytest.mark.parametrize("words", OF_NAMES)
def test_what_names_say_is_known(words):
    assert is_known(words)


@pytest.mark.parametrize("module", [people, organizations, incidents])
def test_what_surrounds_them_is_known(module, door):
    found = [re.sub(r"\{.*?\}", "GE", one) for one in written(module)]
    assert len(found) >= 5
    assert [one for one in found if " " in one and not is_known(one)] == []


@pytest.mark.parametrize("words", incidents._DAYS.values())
def test_days_are_known(words):
    assert is_known(words)


@pytest.mark.parametrize("copied", corroboration._COPY.values())
def test_copies_are_known(copied):
    assert is_known(f"88% of its text stands in the earlier document: {copied}")


def test_a_reason_is_said_in_russian_with_its_names_set_apart(door):
    with override("ru"):
        said = sentence("surnames Тарусин and Tarusin are spellings of one; on the same day")
        assert "<bdi>Тарусин</bdi>" in said
        assert not re.search(r"[a-z]{4,}", re.sub(r"<.*?>|Tarusin", "", said))
        assert "задержание" in sentence("both tell of detention")
        assert "Киргизия" in sentence("in the same country, KG")


def test_names_in_reasons_stay_words(door):
    said = sentence("only cites <b>Wire</b> 100% & Sons")
    assert "<bdi>&lt;b&gt;Wire&lt;/b&gt; 100% &amp; Sons</bdi>" in said


def test_what_is_not_known_stays_as_it_is_and_is_marked(door):
    assert sentence("a <new> reason") == '<span lang="en">a &lt;new&gt; reason</span>'


@pytest.mark.parametrize("module", [docx, odt, pdf, rtf, telegram])
def test_what_is_to_be_minded_in_a_document_is_known(module):
    found = re.findall(r'yield f?"([^"]+)"', inspect.getsource(module._warnings))
    assert found
    assert [one for one in found if not is_known(re.sub(r"\{.*?\}", "2024-05-20", one))] == []


def test_what_is_to_be_minded_in_letters_and_pictures_is_known():
    told = [*hidden_in("a\u200bb\u202ec"), recognizing._TO_BE_CHECKED]
    assert len(told) == 3
    assert all(map(is_known, told))


@pytest.mark.parametrize("module", [docx, odt, pdf, rtf, telegram, feed, image, lines, mail, page])
def test_where_a_day_was_found_is_known(module):
    source = inspect.getsource(module)
    found = re.findall(r"\"(the [^\"]*(?:propert|'s (?:own )?[dD]ate|entry's)[^\"]*)\"", source)
    assert [one for one in found if not is_known(re.sub(r"\{.*?\}", "made", one))] == []


def test_every_fact_of_where_a_document_came_from_is_known():
    provenance = importlib.import_module("khronika.casebook.provenance")
    called = {provenance._CALLED.get(name, name) for name in provenance._NAMES}
    told = {f"its {one} is not what the custody log says" for one in called}
    told -= {f"its {one} is not what the custody log says" for one in ("author", "other_texts")}
    assert [one for one in told if not is_known(one)] == []


@pytest.mark.parametrize("module", ["verifying", "retrievals", "decided"])
def test_what_was_altered_past_the_journal_is_known(module):
    source = inspect.getsource(importlib.import_module(f"khronika.casebook.{module}"))
    found = re.findall(r'what ?= ?f?"([^"]+)"', source)
    found += [f"its {part} is not what the journal says" for part in ("text", "reading")]
    told = [re.sub(r"\{part\}", "codings", one) for one in found]
    told = [re.sub(r"\{.*?\}", "2", one) for one in told]
    assert len(told) >= 5
    assert [one for one in told if not is_known(one)] == []


def test_where_something_was_altered_is_said_in_russian(door):
    with override("ru"):
        assert place("d1.i3") == "d1.i3"
        assert not re.search(r"[a-z]{3,}", re.sub(r"<.*?>", "", place("change 4")))


def test_warnings_and_parts_are_said_in_russian(door):
    with override("ru"):
        assert sentence("it was edited on 2024-05-20") == "оно было изменено <bdi>2024-05-20</bdi>"
        assert part("page 3") == "страница 3"
        assert part("Sheet") == "Sheet"

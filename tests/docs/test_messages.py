"""Every text of the pages is in the catalogue, translated, and what runs is what is written."""

import gettext
import re

import pytest
from test_documented import ROOT, _script

MESSAGES = _script("messages")
LOCALE = ROOT / "src" / "khronika" / "web" / "locale"
HOLE = re.compile(r"%\((\w+)\)s|<(/?\w+)")


@pytest.fixture(params=MESSAGES.LANGUAGES)
def language(request):
    return request.param


def test_every_text_is_translated(language):
    assert MESSAGES.missing(language) == [], "run `make messages`, then translate in django.po"


def test_the_catalogue_holds_nothing_that_no_page_shows(language):
    kept = {
        (message.context or "", message.id)
        for message in MESSAGES.catalogue(language)
        if message.id
    }
    assert kept <= set(MESSAGES.texts()), "run `make messages`"


def test_every_mark_in_a_template_is_found():
    for file in MESSAGES.WEB.rglob("*.html"):
        source = file.read_text(encoding="utf-8")
        marks = re.findall(r"{% (?:block)?trans(?:late)?\b", source)
        assert len(list(MESSAGES._of_template(source))) == len(marks), file.name


def test_a_translation_has_the_holes_and_tags_of_its_text(language):
    for message in MESSAGES.catalogue(language):
        if message.id:
            text = message.id if isinstance(message.id, str) else message.id[1]
            for form in MESSAGES._forms(message.string):
                assert sorted(HOLE.findall(form)) == sorted(HOLE.findall(text)), text


def test_what_runs_is_what_is_written(language):
    runs = gettext.translation("django", LOCALE, [language])
    for message in MESSAGES.catalogue(language):
        if not message.id:
            continue
        if message.context:
            assert runs.pgettext(message.context, message.id) == message.string
        elif isinstance(message.id, str):
            assert runs.gettext(message.id) == message.string, "run `make messages`"
        else:
            forms = [runs.ngettext(*message.id, count) for count in (1, 2, 5)]
            assert tuple(forms) == message.string, "run `make messages`"

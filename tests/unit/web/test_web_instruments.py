"""The pages of instruments: all, a country's, one; and a document that says otherwise."""

import re
from dataclasses import replace
from datetime import date

import pytest
from pages_story import PLAIN_READING, captured, retitled

from khronika.model import Instrument, InstrumentKind, InstrumentStatus, Interval
from khronika.resources.instruments import instruments

PACT = "kz-kg-ru-data-2020"
JUNE = Interval(first=date(2023, 6, 1), last=date(2023, 6, 30), text="in June")


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def pact(casebook):
    """An invented document in the casebook that tells of a pact as signed in June 2023."""
    renamed = retitled("pact", PLAIN_READING)
    told = Instrument(
        id="n1",
        kind=InstrumentKind.DATA_EXCHANGE_AGREEMENT,
        parties=("KG", "KZ", "RU"),
        status=InstrumentStatus.SIGNED,
        when=JUNE,
        evidence=renamed.incidents[0].evidence,
    )
    reading = replace(renamed, instruments=(told,))
    casebook.add(captured(reading), reading)


def test_the_reference_is_shown_whole(read):
    page = read("/instruments")
    assert page.count('role="row"') == len(instruments()) + 1
    assert "a document says otherwise" not in page


def test_a_country_has_what_exposes_and_what_protects_and_what_leaves_it_out(read):
    page = read("/instruments/AE")
    exposes, protects = page.split('<h2 id="protects"')
    assert "states seen to be outside" in exposes
    assert "Not a party" in exposes
    assert "Convention against Torture: hosts" in protects
    assert "not verified" in protects


def test_a_record_has_its_sources_as_text_and_no_link_leads_out(read):
    page = read(f"/instruments/{PACT}")
    assert "https://daryo.uz/" in page
    assert not re.search(r'href="https?:', page)
    assert "18 December 2020" in page
    assert "No document of the casebook tells of it." in page


def test_both_pages_say_where_a_document_and_the_reference_differ(read, pact):
    sentence = (
        "When: June 2023 in the document; in the reference signed 18 December 2020; in force from "
        "21 July 2023; Kazakhstan joined or ratified 1 April 2022; Kyrgyzstan joined or ratified "
        "June 2023. Perhaps the document means: Kyrgyzstan joined or ratified June 2023."
    )
    for path in (f"/instruments/{PACT}", "/documents/d3"):
        page = words(read(path))
        assert "The document and the reference differ. Both stand." in page
        assert sentence in page
    assert f'href="/instruments/{PACT}"' in read("/documents/d3")
    for path in ("/instruments", "/instruments/KG"):
        assert read(path).count("a document says otherwise") == 1


def test_in_russian(read, choose, pact):
    choose("ru", "/instruments")
    assert "Документ и справочник расходятся" in read(f"/instruments/{PACT}")
    assert "Соглашение Казахстана, Киргизии и России" in read("/instruments/KG")
    assert "Не участвует" in read("/instruments/AE")


@pytest.mark.parametrize("path", ["/instruments/ZZ", "/instruments/no-such-record"])
def test_what_is_not_there(browser, path):
    assert browser.get(path).status_code == 404

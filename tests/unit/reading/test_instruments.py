"""Agreements, laws and policies in English text: kind, parties, status, time and data."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.model import Instrument
from khronika.reading.en.dates import find_dates
from khronika.reading.instruments import find_instruments
from khronika.reading.places import find_places
from khronika.reading.segment import sentences


def instruments(text: str) -> list[Instrument]:
    return find_instruments(
        "en",
        sentences(text, abbreviated=lambda word, _next: word.casefold() == "no."),
        text,
        find_places(text, "en"),
        find_dates(text, date(2023, 8, 2)),
    )


def told(text: str) -> list[tuple[str, str, str]]:
    """Kind, parties in the order of the alphabet, status."""
    return [(i.kind.value, " ".join(sorted(i.parties)), i.status.value) for i in instruments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kazakhstan and Kyrgyzstan are parties to the Minsk Convention.",
            [("legal_assistance", "KG KZ", "in_force")],
        ),
        (
            "Lebanon and Egypt are bound by the Riyadh Arab Agreement.",
            [("legal_assistance", "EG LB", "in_force")],
        ),
        (
            "Moldova has withdrawn from the Minsk Convention.",
            [("legal_assistance", "MD", "denounced")],
        ),
        (
            "Belarus and Vietnam concluded a treaty on legal assistance and one on extradition.",
            [("legal_assistance", "BY VN", "signed"), ("extradition_treaty", "BY VN", "signed")],
        ),
        (
            "Bahrain and Kuwait signed an agreement that simplifies the surrender of suspects.",
            [("extradition_treaty", "BH KW", "signed")],
        ),
        (
            "There is a quiet understanding by which Thailand and Laos return critics.",
            [("return_agreement", "LA TH", "alleged")],
        ),
        (
            "Laos and Vietnam exchange lists of “hostile persons”.",
            [("data_exchange_agreement", "LA VN", "in_force")],
        ),
        (
            "The treaty was signed with the People’s Republic of China and Nepal on extradition.",
            [],
        ),
        ("Poland and Uzbekistan have no extradition treaty.", []),
        ("Belarus and Vietnam exchange students and lists of books.", []),
        ("The ministers of Laos and Vietnam met in Minsk to discuss the convention.", []),
    ],
)
def test_of_several_each_is_told_and_a_title_names_no_party(text, expected) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkey and Moldova signed an extradition treaty in 2019.",
            ("extradition_treaty", "MD TR", "signed"),
        ),
        (
            "Georgia has an extradition treaty with Azerbaijan.",
            ("extradition_treaty", "AZ GE", "in_force"),
        ),
        (
            "Talks on an extradition agreement between Laos and Vietnam go on.",
            ("extradition_treaty", "LA VN", "negotiating"),
        ),
        (
            "Belarus and Armenia are parties to the Minsk convention.",
            ("legal_assistance", "AM BY", "in_force"),
        ),
        (
            "Poland suspended its agreement on legal assistance with Russia.",
            ("legal_assistance", "PL RU", "denounced"),
        ),
        (
            "A data-sharing agreement between Serbia and Russia was signed in May.",
            ("data_exchange_agreement", "RS RU", "signed"),
        ),
        (
            "Turkish and Uzbek officials signed a memorandum of their security services.",
            ("police_cooperation", "TR UZ", "signed"),
        ),
        (
            "Germany and Uzbekistan reportedly have a readmission agreement.",
            ("return_agreement", "DE UZ", "alleged"),
        ),
        (
            "Turkmens may stay in Turkey for 30 days without a visa.",
            ("visa_rule", "TM TR", "in_force"),
        ),
        (
            "A Norwegian law adopted in 2022 bars deportations to Afghanistan of refugees.",
            ("protection_rule", "NO", "in_force"),
        ),
        (
            "Under Decree No. 12, Nicaraguan consulates no longer renew passports.",
            ("other", "NI", "in_force"),
        ),
    ],
)
def test_instrument_has_kind_parties_and_status(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norway has no extradition treaty with Belarus.",
        "There was an extradition treaty, his lawyer said.",  # between whom?
        "He was extradited from Serbia to Belarus.",
        "He lost his passport in Georgia.",
    ],
)
def test_absent_treaty_or_unclear_parties_give_nothing(text: str) -> None:
    assert told(text) == []


def test_both_countries_are_the_last_two_that_the_text_spoke_of() -> None:
    text = (
        "Rwanda wants him back. Mozambique took him in; he once studied in Canada. Rwanda asked "
        "Mozambique twice. Both countries have an extradition treaty."
    )
    assert told(text) == [("extradition_treaty", "MZ RW", "in_force")]


def test_statement_may_go_on_with_other_states() -> None:
    text = (
        "Minsk reportedly has an agreement to hand over dissidents with Serbia.\nSimilar deals "
        "exist with Georgia and Turkey. Talks have begun with Thailand."
    )
    assert [parties for _, parties, _ in told(text)] == ["BY RS", "BY GE TR", "BY TH"]


def test_next_sentence_tells_what_data_are_exchanged() -> None:
    text = (
        "Serbia and Russia signed a data-sharing pact in May. Under the "
        "pact, each side gives the other the citizenship, fingerprints and debts of a person."
    )
    (item,) = instruments(text)
    assert [d.value for d in item.data] == ["citizenship", "obligations", "biometrics"]
    assert item.evidence[0].quote == text
    assert item.when is not None
    assert item.when.text == "in May"


def test_second_telling_of_an_instrument_is_merged() -> None:
    text = (
        "Georgia and Azerbaijan have an extradition treaty. It was cold. "
        "The extradition treaty between Azerbaijan and Georgia, signed in 1996, was cited."
    )
    (item,) = instruments(text)
    assert item.id == "n1"
    assert len(item.evidence) == 2
    assert item.when is not None
    assert item.when.first.year == 1996


_WORDS = (
    "Turkey and Georgia signed an extradition treaty with Russian-Kazakh agreement on the exchange "
    "of data . , between both countries no talks reportedly Under the pact It allows decree "
    "passports law asylum visa-free regime in 2019 May mechanisms for the return will work with"
)


@settings(deadline=None)  # the first example loads the lexicons
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join))
def test_any_text_gives_instruments_with_parties_and_proof(text: str) -> None:
    found = instruments(text)
    assert [i.id for i in found] == [f"n{n}" for n in range(1, len(found) + 1)]
    for item in found:
        assert item.parties
        assert item.evidence
        assert all(text[p.start : p.end] == p.quote for p in item.evidence)
    assert instruments(text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mongolia is a party to the Convention against Torture.", ("protection_rule", "MN")),
        (
            (
                "Thailand sent back two men wanted by Vietnam. The bilateral extradition treaty of "
                "1996 does not cover such charges, Thailand admits."
            ),
            ("extradition_treaty", "TH VN"),
        ),
    ],
)
def test_a_convention_binds_one_state_and_a_treaty_two(text, expected):
    assert [t[:2] for t in told(text)] == [expected]


def test_a_treaty_that_is_feared_and_denied_is_only_alleged():
    text = "Exiles fear a new extradition treaty between Armenia and Russia, which Yerevan denies."
    assert told(text) == [("extradition_treaty", "AM RU", "alleged")]

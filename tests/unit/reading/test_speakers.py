"""Who speaks: the name beside the verb, the body behind a spokesperson, an unnamed source."""

import re

import pytest

from khronika.model import OrganizationKind
from khronika.reading.en.claims import find_claims
from khronika.reading.en.nlp import is_abbreviation, parse
from khronika.reading.parties import Parties
from khronika.reading.segment import sentences
from khronika.reading.spans import Span

PEOPLE = ("Anna Lindqvist", "Maksat Orozov", "Igor Belov")
BODIES = {
    "Interior Ministry": OrganizationKind.STATE_BODY,
    "Northern Rights Group": OrganizationKind.NGO,
}


def known(text: str) -> Parties:
    """The people and bodies of these tests, wherever the text names them."""
    parties = Parties(text)
    for name in (*PEOPLE, *BODIES):
        where = [Span(start=m.start(), end=m.end()) for m in re.finditer(name, text)]
        if where:
            party = parties.add(name, where[0], is_person=name in PEOPLE)
            party.kind = BODIES.get(name, OrganizationKind.OTHER)
            for one in where:
                parties.mention(party, one, named=True)
    return parties


def speakers(text: str) -> list[str]:
    """The names of those to whom the text attributes something, claim by claim."""
    parties = known(text)
    trees = parse(text, sentences(text, abbreviated=is_abbreviation))
    return [parties[draft.speaker].name for draft in find_claims(text, trees, parties)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maksat Orozov said that two men had followed him home.", "Maksat Orozov"),
        ('"Two men followed me home," said Maksat Orozov.', "Maksat Orozov"),
        ("His lawyer, Anna Lindqvist, said the hearing was closed.", "Anna Lindqvist"),
        (
            "The head of the committee, Anna Lindqvist, has said the hearing was closed.",
            "Anna Lindqvist",
        ),
        ("According to Anna Lindqvist, the hearing was closed.", "Anna Lindqvist"),
        ("In the view of Anna Lindqvist, the order was unlawful.", "Anna Lindqvist"),
        ("By Anna Lindqvist's count, forty flats were searched.", "Anna Lindqvist"),
        ('His lawyer Anna Lindqvist: "They never showed us the order."', "Anna Lindqvist"),
        ("Two men had, Maksat Orozov says, waited at the door.", "Maksat Orozov"),
        ("The Interior Ministry spokesman Igor Belov said the man had left.", "Igor Belov"),
        ("A spokeswoman for the Interior Ministry said the man had left.", "Interior Ministry"),
        ("An Interior Ministry spokesman said the man had left.", "Interior Ministry"),
        (
            "Several pro-government channels wrote that he had been flown home.",
            "Several pro-government channels",
        ),
        ("A source in Riga said that the men had crossed the border.", "source in Riga"),
        ("Relatives said that the flat had been searched.", "Relatives"),
        ("His lawyers said that they would appeal.", "His lawyers"),
        ("Police said that nobody had been arrested.", "Police"),
    ],
)
def test_the_speaker_is_found(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_it_and_a_spokeswoman_are_who_spoke_before() -> None:
    text = (
        "The Interior Ministry denied that anybody had been held. It said the man had left.\n"
        '"We know nothing of this," a spokeswoman said.'
    )
    assert set(speakers(text)) == {"Interior Ministry"}


def test_a_report_speaks_for_its_author() -> None:
    text = (
        "The Northern Rights Group said on Monday that exiles were being followed.\n"
        '"Some were photographed at home," the report said.'
    )
    assert speakers(text) == ["Northern Rights Group", "Northern Rights Group"]


def test_two_speakers_make_two_claims() -> None:
    text = "Maksat Orozov and Anna Lindqvist said that the order was unlawful."
    assert speakers(text) == ["Maksat Orozov", "Anna Lindqvist"]


def test_an_unnamed_speaker_is_one_party() -> None:
    text = "Police said that a car had been found.\nLater police said that it was empty."
    assert speakers(text) == ["Police", "Police"]


@pytest.mark.parametrize(
    "text",
    [
        "The letter said that he must leave.",
        "A man told him that he would be found.",
        "Maksat Orozov did not say where he lived.",
        "He was told to come home.",
        "Two men who said they were officers led him away.",
        "We believe that the law is unjust.",
    ],
)
def test_what_is_nobodys_claim(text: str) -> None:
    assert speakers(text) == []


def test_whoever_told_their_story_is_quoted_in_the_paragraphs_that_follow() -> None:
    text = (
        "Maksat Orozov is a baker. He told this story in Leipzig.\n"
        "“I left by night bus. In May I was stopped at the border.\n"
        "“Germany gave me protection in 2025.”"
    )
    assert speakers(text)[-2:] == ["Maksat Orozov", "Maksat Orozov"]

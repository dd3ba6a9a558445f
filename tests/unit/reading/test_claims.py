"""Claims: which sentences make a run, whose they are, and with what stance."""

import re
import time

import pytest

from khronika.reading.claim import ClaimDraft
from khronika.reading.en.claims import find_claims
from khronika.reading.en.nlp import is_abbreviation, parse
from khronika.reading.parties import Parties
from khronika.reading.segment import sentences
from khronika.reading.spans import Span


def read(text: str, *people: str, author: str | None = None) -> tuple[Parties, list[ClaimDraft]]:
    """Read the claims of a text in which the people are mentioned by these names."""
    parties = Parties(text)
    for name in people:
        where = [Span(start=m.start(), end=m.end()) for m in re.finditer(name, text)]
        party = parties.add(name, where[0], is_person=True)
        for one in where:
            parties.mention(party, one, named=True)
    trees = parse(text, sentences(text, abbreviated=is_abbreviation))
    return parties, find_claims(text, trees, parties, author=author)


def told(text: str, *people: str) -> list[tuple[str, str, bool, str]]:
    """Speaker, stance, whether quoted, and evidence of each claim."""
    parties, drafts = read(text, *people)
    return [
        (parties[d.speaker].name, d.stance.value, d.direct, text[d.runs[0].start : d.runs[-1].end])
        for d in drafts
        if d.bears
    ]


def test_a_run_is_whole_sentences_of_one_speaker_and_paragraph() -> None:
    quote = '"They waited at the gate," Orozov said. "Then they drove me to the airport."'
    text = f"Orozov fled in May.\n{quote}\nOrozov says the flat was searched."
    assert told(text, "Orozov") == [
        ("Orozov", "asserts", True, quote),
        ("Orozov", "asserts", False, "Orozov says the flat was searched."),
    ]


def test_a_quotation_before_its_attribution_belongs_to_it() -> None:
    text = '"They waited at the gate. Then they drove me to the airport," Orozov said.'
    assert [evidence for *_, evidence in told(text, "Orozov")] == [text]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“They waited at the gate,” Orozov said. “I ran.\n“They caught me at the bridge.”"
    assert [speaker for speaker, *_ in told(text, "Orozov")] == ["Orozov", "Orozov"]


def test_the_outermost_attribution_counts() -> None:
    text = "Lindqvist said that Orozov had told her of the search."
    assert [speaker for speaker, *_ in told(text, "Lindqvist", "Orozov")] == ["Lindqvist"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Orozov said that the order was signed in June.", "asserts"),
        ("Orozov denies that he wrote the article.", "denies"),
        ('The embassy called the report "a smear".', "denies"),
        ("The ministry said that nobody had been detained.", "denies"),
        ("The embassy dismissed the allegations as invented.", "denies"),
        ("Orozov fears that he will be sent home.", "fears"),
        ('"I do not feel safe in this town," Orozov said.', "fears"),
        ("Orozov said that he would be tortured at home.", "fears"),
        ("The ministry expects the treaty to be signed in May.", "predicts"),
        ("Orozov said that the court would decide in May.", "predicts"),
        ("The group urged the court to release him.", "advises"),
        ("The group called on the president to stop the transfer.", "advises"),
        ('"They must release him at once," Orozov said.', "advises"),
        ("Activists expressed alarm about the agreement.", "fears"),
        ("The group has asked the government to open an inquiry.", "advises"),
        ("The group has asked the ministry for an explanation.", "advises"),
        ('"Publish the names of the officers," Orozov said.', "advises"),
        ("Orozov pleaded with the court to hear his witnesses.", "advises"),
        ('"A colony awaits me there," Orozov said.', "fears"),
        ("Orozov wrote that he would not survive a return.", "fears"),
        ("The ministry said that it had received no request.", "denies"),
        ("The ministry said that it has not sent any request.", "denies"),
        ("The ministry brushed aside the report.", "denies"),
        ("Orozov described how the men had followed him.", "asserts"),
        ("The ministry assured journalists that nobody would be expelled.", "predicts"),
        ("The minister said that the government would not tolerate threats.", "asserts"),
        ("The agency reported, citing officials, that Orozov had been moved.", "asserts"),
        ("Lawyers for the family fear he will disappear in custody.", "fears"),
        ("A guard, who may not be named, fears forced returns next year.", "fears"),
        ("Orozov has moved twice and fears that his brother may be jailed.", "fears"),
        ("The ministry confirmed the removal.", "asserts"),
        ("A laboratory found traces of spyware on the phone.", "asserts"),
        ("Orozov calls it a fairy tale.", "denies"),
        ("The councillor wants the government to raise the case.", "advises"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    people = ("Orozov",) if "Orozov" in text else ()
    assert [s for _, s, *_ in told(text, *people)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "About 40,000 refugees live in the country, according to the ministry.",
        '"We do not comment on the case," the ministry said.',
        "The prosecutor asked the country to extradite Orozov.",
        "The court added the channel to the list of extremist groups.",
        "Orozov was born in Osh and plays the violin.",
        "Orozov pleaded not guilty.",
        "The appeals court confirmed the sentence amid fears that he would flee.",
        "About 30,000 Russians hold residence permits, according to the ministry.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert told(text) == []


def test_answers_of_an_interview_are_the_interviewees() -> None:
    text = (
        "Orozov left the country in May. He now lives in Riga.\n"
        "Why did you leave?\nThe police came twice.\n"
        "Do you feel safe now?\nI sleep badly. A car waits outside."
    )
    claims = told(text, "Orozov")
    assert {speaker for speaker, *_ in claims} == {"Orozov"}
    assert not any(direct for _, _, direct, _ in claims)
    assert claims[0][-1] == "The police came twice."


def test_a_named_author_demands() -> None:
    parties, drafts = read("We call on the ministry to stop the transfer.", author="Steppe Watch")
    assert [(parties[d.speaker].name, d.stance.value) for d in drafts] == [
        ("Steppe Watch", "advises")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We are afraid that others will follow.", ["fears"]),
        ("We fear that he will be sent back.", ["fears"]),
        ("We asked the ministry to comment.", []),
        ("We believe that the court was wrong.", []),
    ],
)
def test_of_an_author_only_what_they_urge_or_fear_now_is_a_claim(text, said):
    _, drafts = read(text, author="Steppe Watch")
    assert [draft.stance.value for draft in drafts] == said


def test_an_accusation_that_somebody_denies_is_their_denial() -> None:
    text = "The prosecutor says that he took bribes, an accusation that Orozov denies."
    assert ("Orozov", "denies") in [(s, stance) for s, stance, *_ in told(text, "Orozov")]


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    def seconds(times: int) -> float:
        text = '"They waited at the gate," Orozov said. "Then I ran.\' It was "cold. ' * times
        trees = parse(text, sentences(text, abbreviated=is_abbreviation))
        parties = Parties(text)
        begin = time.perf_counter()
        find_claims(text, trees, parties)
        return time.perf_counter() - begin

    seconds(5)
    assert seconds(160) < 8 * seconds(40) + 0.5

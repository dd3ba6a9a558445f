"""From a text to the picture of a country: all that it tells of it, and nothing that it does not.

The text is read by the program's own rules. Every person, group and event in it is invented.
"""

import hashlib
from datetime import date

import pytest

from khronika.assessment.country import comparison, described
from khronika.capture import Captured
from khronika.casebook import Casebook
from khronika.model import Document
from khronika.reading import read

TEXT = """\
Lao police detained the Russian activist Pavel Ushmarin in Vientiane on 4 June. He has been \
charged in Russia with spreading false information about the army and could face up to ten years.
On 6 June Laos deported the Russian blogger Egor Lukin to Moscow, its Interior Ministry conceded.
In March the volunteer group Harbour, which helped Russians in Vientiane, closed, complaining of \
pressure by the tax inspection.
Laos, Russia and Mongolia signed an agreement on the exchange of personal data on 10 June. Under \
the pact the governments will provide, upon request, information about citizenship, property, \
obligations and criminal records.
Lawyers voiced alarm about what the agreement may mean for those who fled the draft.
Several anonymous Telegram channels reported that Russia had reached an agreement with Laos and \
Thailand on the return of wanted activists.
"Rumours about such agreements should be seen as scaremongering," said Anna Reiss, a researcher \
with an institute in Vienna. "No state is going to surrender an exile to Russia."
The demographer Timofei Birkavs estimated that 20,000 to 30,000 Russians left for Laos in 2022.
Zlata Birkavs left Russia for Laos in 2022. "I do not feel safe in Laos," she said.
"""


@pytest.fixture
def told(casebook: Casebook) -> Casebook:
    document = Document(
        id="feature",
        text=TEXT,
        language="en",
        publisher="The Lantern",
        published=date(2024, 7, 1),
    )
    content = TEXT.encode()
    captured = Captured(
        path="feature.txt",
        document=document,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="text/plain",
        extractor="plain",
    )
    casebook.add(captured, read(document))
    return casebook


def english(casebook: Casebook, country: str) -> str:
    return "\n".join(one.words["en"] for one in described(casebook, country, "RU").text)


@pytest.mark.parametrize(
    "words",
    [
        "Deportation: Egor Lukin; when: 6 June 2024; completed",
        "Detention abroad: Pavel Ushmarin; when: 4 June 2024; who did it: Lao police; completed",
        "Pressure on an organization: Harbour; when: March 2024; completed",
        "Data exchange agreement; states: Laos, Russia, Mongolia; status: Signed; when: 10 June",
        "data: Citizenship, Property, Obligations, Criminal record.",
        "Who fears its effects: Lawyers.",
        "Return agreement; states: Russia, Laos, Thailand; status: Alleged;",
        "Who denies or disputes it: Anna Reiss.",
        "A rumour, by Several anonymous Telegram channels:",
        'Words of danger, by Zlata Birkavs: “"I do not feel safe in Laos," she said”.',
        "Emigrants: 20,000–30,000; from: Russia; to: Laos; when: 2022;",
        "by whose count: Timofei Birkavs.",
        "What became of 1, no document tells",
    ],
)
def test_all_that_a_text_tells_of_a_host_stands_in_its_picture(told, words):
    assert words in english(told, "LA")


def test_where_no_act_is_told_the_agreement_stands_and_nothing_is_made_up(told):
    said = english(told, "TH")
    assert "no document of the casebook tells of an act in the interest of this state" in said
    assert "Return agreement; states: Russia, Laos, Thailand; status: Alleged;" in said
    assert "Who denies or disputes it: Anna Reiss." in said
    for elsewhere in ("Egor Lukin", "Ushmarin", "Harbour", "20,000", "Data exchange", "Zlata"):
        assert elsewhere not in said


def test_where_somebody_only_works_is_no_country_of_which_the_text_tells(told):
    found = comparison(told)
    assert [row.host for row in found.countries] == ["LA"]
    assert "AT" not in found.without_acts
    assert {"TH", "MN"} <= set(found.without_acts)

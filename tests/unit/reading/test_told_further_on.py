"""What a sentence leaves to the words around it. All people are invented."""

import pytest

from khronika.model import Document
from khronika.reading import stages_of

REQUESTED = "Azerbaijan requests the extradition of the blogger Elvin Namazov from the Netherlands."
BANNED = "a movement that the Tajik Supreme Court declared extremist in 2014"
BEGUN = "The Investigative Committee has begun special proceedings against Maryna Kachanava"


def _acts(text):
    """Give what was read, also what too little speaks for to be told."""
    stages = stages_of(Document(id="x", text=text, language="en"))
    return [
        (i.type.value, i.host, [stages.parties[t].name for t in i.targets]) for _, i in stages.told
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            f"3 March: {REQUESTED}\n\n16 April: The Dutch Ministry of Justice rejects the request.",
            ("extradition_refusal", "NL", ["Elvin Namazov"]),
        ),
        (
            f"The Tajik activist Farrukh Zoirov spoke at rallies of Group 24, {BANNED}.",
            ("designation", "TJ", ["Group 24"]),
        ),
        (
            f"{BEGUN}, who lives in Vilnius. Her flat in Minsk was searched.",
            ("prosecution", "BY", ["Maryna Kachanava"]),
        ),
    ],
    ids=["the request in the entry before", "an apposition of a body", "a body of several states"],
)
def test_what_an_act_is_and_whom_it_struck_is_told_around_it(text, act):
    assert act in _acts(text)

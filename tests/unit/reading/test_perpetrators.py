"""Who attacked or spied on exiles is no target of the state that tries them. All are invented."""

import pytest

from khronika.model import Document, IncidentType, Role
from khronika.reading import read

MUNICH = (
    "A court in Munich has convicted a Syrian man, Walid Darwazeh, of spying on exiles for the "
    "intelligence service of Damascus. Darwazeh, 41, was detained in Augsburg in March. "
    "Prosecutors said that he followed the activist Rima Sabbagh for months. "
    "He was sentenced to four years in prison."
)
LONDON = (
    "Counter-terrorism police have charged a man over the attack on the Iranian journalist Leila "
    "Farahani, who was beaten outside her home in London on 3 May. Piotr Wolny, 24, of no fixed "
    "address, will appear at Westminster Magistrates' Court on Saturday charged with causing "
    "grievous bodily harm. He was arrested in Luton on Wednesday and remains in custody."
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (MUNICH, "Walid Darwazeh"),
        (LONDON, "Piotr Wolny"),
    ],
)
def test_whom_another_state_tries_is_no_target(text, name):
    found = read(Document(id="x", text=text, language="en"))
    (person,) = [one for one in found.people if one.name == name]
    assert not [i for i in found.incidents if person.id in i.targets]
    assert Role.TARGET not in person.roles or Role.PERPETRATOR in person.roles


@pytest.mark.parametrize(
    "text",
    [
        (
            "Georgian police raided the home of exiled Russian journalist Zakhar Molodtsov and "
            "detained him."
        ),
        (
            "Police in Belgrade questioned Russian activist Zakhar Molodtsov about his rallies. "
            "A week later Serbia cancelled his residence permit."
        ),
    ],
)
def test_who_is_searched_or_questioned_abroad_stays_a_target(text):
    found = read(Document(id="x", text=text, language="en"))
    (person,) = [one for one in found.people if one.name == "Zakhar Molodtsov"]
    assert [i for i in found.incidents if person.id in i.targets]
    assert Role.PERPETRATOR not in person.roles


def test_who_is_tried_by_the_state_fled_stays_a_target():
    text = (
        "A court in Moscow has convicted the exiled editor Zakhar Molodtsov in absentia. "
        "He was sentenced to eight years in prison. Molodtsov was detained in Yerevan in March."
    )
    found = read(Document(id="x", text=text, language="en"))
    (person,) = [one for one in found.people if one.name == "Zakhar Molodtsov"]
    assert [i for i in found.incidents if person.id in i.targets]


def test_whom_a_suspect_spied_on_is_not_the_one_arrested():
    text = (
        "German police arrested a former driver of the Iranian consulate on suspicion of spying on "
        "the Iranian journalist Leila Farahani, who fled to Germany in 2015."
    )
    found = read(Document(id="x", text=text, language="en"))
    assert not [i for i in found.incidents if i.type is IncidentType.DETENTION]

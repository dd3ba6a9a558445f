import pytest

from khronika.reading.en.language import English
from khronika.reading.learned.guesses import NO_GUESSES
from khronika.reading.lexicon import lexicon
from khronika.reading.modality import Mood, cues
from khronika.reading.tellings import find_frames

CASES = [
    ("Police detained the poet.", "detained", Mood.FACT),
    ("He fears being deported.", "deported", Mood.UNREAL),
    ("If she is extradited, she will die.", "extradited", Mood.UNREAL),
    ("She may be deported.", "deported", Mood.UNREAL),
    ("She will be deported on Friday.", "deported", Mood.FUTURE),
    ("Officers tried to deport him.", "deport", Mood.ATTEMPTED),
    ("They threatened to deport him.", "deport", Mood.THREATENED),
    ("The ministry denied that it had detained him.", "detained", Mood.DENIED),
    ("He was not detained.", "detained", None),
    ("The blogger, who was detained in May, fears for his life.", "detained", Mood.FACT),
    ("He wants to leave after he was beaten.", "beaten", Mood.FACT),
    ("The court ordered that she be detained for a month.", "detained", Mood.ORDERED),
    ("If he joins a party that was banned as extremist, he is lost.", "banned", Mood.UNREAL),
    ("At noon guards at the bridge would not let the poet in.", "let", Mood.NEGATED),
    ("The letter is not an asylum application.", "application", Mood.UNREAL),
]


def frames(text):
    english = English()
    trees = english.parse(text, english.sentences(text))
    return find_frames(text, trees, lexicon("en"), cues("en"), NO_GUESSES)


@pytest.mark.parametrize(("text", "trigger", "mood"), CASES)
def test_mood_decides_whether_an_act_was_done(text, trigger, mood):
    found = {f.trigger.text: f.mood for f in frames(text) if f.rules}
    assert found.get(trigger) == mood


def test_an_adjective_tells_no_act():
    text = "The detained activist smiled."
    assert not [f for f in frames(text) if f.trigger.text == "detained"]

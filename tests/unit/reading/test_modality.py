import pytest

from khronika.model import IncidentType
from khronika.reading.en.language import English
from khronika.reading.frames import mood_of
from khronika.reading.learned.guesses import NO_GUESSES
from khronika.reading.lexicon import lexicon
from khronika.reading.modality import Mood, cues
from khronika.reading.ru.language import Russian
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
    ("It will be recalled that a court sentenced the poet to nine years.", "sentenced", Mood.FACT),
    ("She will tell the jury that she was beaten in the cell.", "beaten", Mood.FACT),
    ("See our note on the poet, whom Serbia would not extradite.", "extradite", Mood.NEGATED),
    ("Not a single poet was detained.", "detained", None),
    ("No poet was detained.", "detained", None),
    ("Not less than ninety poets were detained.", "detained", Mood.FACT),
    ("The guards did not begin to deport him.", "deport", None),
    ("They held him in a room without a window, then let him go.", "let", Mood.FACT),
    ("Agents planned to abduct the poet.", "abduct", Mood.ATTEMPTED),
    ("Somebody paid two men to kill the poet.", "kill", Mood.ATTEMPTED),
    ("She was the target of a kidnapping plot.", "kidnapping", Mood.ATTEMPTED),
    ("The poet narrowly escaped an abduction.", "abduction", Mood.ATTEMPTED),
    ("Officers planned to deport the poet.", "deport", Mood.UNREAL),
    ("The poet was about to be deported.", "deported", Mood.IMMINENT),
]
RUSSIAN = [
    ("Поэта должны были депортировать в среду.", "депортировать", Mood.UNREAL),
    ("Мужчины окружили поэта и стали бить его палками.", "бить", Mood.FACT),
    ("Полиция не стала задерживать поэта.", "задерживать", None),
    ("Адвокат считает, что поэта похитили.", "похитили", Mood.FACT),
]


def frames(text, language=None):
    language = language or English()
    trees = language.parse(text, language.sentences(text))
    code = language.code
    return find_frames(text, trees, lexicon(code), cues(code), NO_GUESSES)


@pytest.mark.parametrize(("text", "trigger", "mood"), CASES)
def test_mood_decides_whether_an_act_was_done(text, trigger, mood):
    found = {f.trigger.text: f.mood for f in frames(text) if f.rules}
    assert found.get(trigger) == mood


@pytest.mark.parametrize(("text", "trigger", "mood"), RUSSIAN)
def test_mood_decides_in_russian_too(text, trigger, mood):
    found = {f.trigger.text: f.mood for f in frames(text, Russian()) if f.rules}
    assert found.get(trigger) == mood


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Unknown men sent the poet to Dushanbe by force.", "sent", Mood.FACT),
        ("The general hired two men to abduct the poet.", "hired", Mood.ATTEMPTED),
    ],
)
def test_a_verb_of_having_a_deed_done_tells_an_attempt_only_with_the_deed(text, verb, expected):
    language = English()
    tree = language.parse(text, language.sentences(text))[0]
    word = next(w for w in tree.words if w.text == verb)
    assert mood_of(tree, word, cues("en"), {IncidentType.ABDUCTION}) is expected


def test_an_adjective_tells_no_act():
    text = "The detained activist smiled."
    assert not [f for f in frames(text) if f.trigger.text == "detained"]


@pytest.mark.parametrize("told", ["plans", "intends", "is preparing"])
def test_what_a_state_says_it_will_do_is_threatened(acts, told):
    found = acts(f"Kazakhstan {told} to extradite the Russian activist Pavel Yershov.")
    assert found == [("extradition", ["Pavel Yershov"], "KZ", "RU", "threatened")]

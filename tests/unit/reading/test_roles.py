import pytest

from khronika.reading.en.language import English
from khronika.reading.roles import agents, is_passive, patients

CASES = [
    ("Police arrested Vera Stoyan.", "arrested", ["Stoyan"], ["Police"]),
    ("Vera Stoyan was arrested by police.", "arrested", ["Stoyan"], ["police"]),
    ("The poet was arrested and deported.", "deported", ["poet"], []),
    ("The poet arrested on Monday is ill.", "arrested", ["poet"], []),
    ("The poet, whom police arrested, is ill.", "arrested", ["poet"], ["police"]),
    ("He fled after being arrested.", "arrested", ["He"], []),
    ("They arrested Vera Stoyan and Ivo Karel.", "arrested", ["Stoyan", "Karel"], ["They"]),
    ("The guards did not let her leave.", "let", ["her"], ["guards"]),
]


@pytest.mark.parametrize(("text", "verb", "struck", "doers"), CASES)
def test_who_does_what_to_whom(text, verb, struck, doers):
    english = English()
    (tree,) = english.parse(text, english.sentences(text))
    word = next(w for w in tree.words if w.text == verb)
    assert [w.text for w in patients(tree, word)] == struck
    assert [w.text for w in agents(tree, word)] == doers
    assert is_passive(tree, word) == (
        text.split(verb)[0].rstrip().endswith(("was", "and", "being", "poet"))
    )

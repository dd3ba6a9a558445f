import pytest

from khronika.reading.en.language import English
from khronika.reading.places import find_places
from khronika.reading.spans import Span

CASES = [
    ("Gleb Tarusov fled. He was held.", "He", "Gleb Tarusov"),
    ("Vera Stoyanova met Gleb Tarusov. She was held.", "She", "Vera Stoyanova"),
    (
        "The blogger Gleb Tarusov met Vera Stoyanova. The blogger was held.",
        "The blogger",
        "Gleb Tarusov",
    ),
    (
        "Vera Stoyanova, an activist, fled. "
        + "The rent is low. " * 9
        + "Dora Kalvin came to Riga. "
        "Her neighbour Gleb Tarusov, an activist, drives. The activist says she fears him.",
        "The activist",
        "Dora Kalvin",
    ),
    ("Gleb Tarusov told him.", "him", None),
    ("Gleb Tarusov fled. The requested person left.", "The requested person", "Gleb Tarusov"),
    (
        "Gleb Tarusov and Vera Stoyanova fled. The requested person left.",
        "The requested person",
        None,
    ),
    ("If a person is a critic, he is held.", "he", None),
    ("Gleb Tarusov fled. In May someone shot him.", "him", "Gleb Tarusov"),
    ("Ana Kim, a member of his church, fled. Ivan Petrov left.", "his", None),
    (
        (
            "Aqylbek Saidov was held. He wrote. His brother Azamat Saidov lost his job.\n\nThe "
            "office refused him."
        ),
        "him",
        "Aqylbek Saidov",
    ),
    # A pronoun is believed over a name, and a name over the pronoun of whoever tells of it.
    (
        "Nurhan Koraltan, who taught physics, fled. Agents drove him to a forest.",
        "him",
        "Nurhan Koraltan",
    ),
    ("Ilse Koraltan, a lawyer, fled. Agents drove him to a forest.", "him", None),
    (
        "They let Yorman go once Yorman Bricenta was back, she said. He was held.",
        "He",
        "Yorman Bricenta",
    ),
    ("Gleb Tarusov fled. Somebody put a bullet into him.", "him", "Gleb Tarusov"),
    ("Omar Nasser, a former judge, fled. The judge was held.", "The judge", "Omar Nasser"),
    ("Ms Y Hlan Kpa left Ivan Petrov. They followed her.", "her", "Y Hlan Kpa"),
    ("Gleb Tarusov fled. After his arrest, Ivan Petrov was deported.", "his", "Ivan Petrov"),
    (
        "Gleb Tarusov fled. A week after his arrest in Astana, Ivan Petrov was deported.",
        "his",
        "Ivan Petrov",
    ),
    ("Ana Kim fled. Before she left, Vera Stoyanova was held.", "she", "Vera Stoyanova"),
    ("Gleb Tarusov fled. After his arrest, his brother Ivan was beaten.", "his", "Gleb Tarusov"),
    ("Gleb Tarusov fled. After his arrest, Vera Stoyanova left.", "his", "Gleb Tarusov"),
    ("Gleb Tarusov fled. His lawyer, Ivan Petrov, complained.", "His", "Gleb Tarusov"),
    (
        "Chanthy Sokov can be asked, though she would rather not. In May the police arrested her.",
        "her",
        "Chanthy Sokov",
    ),
    (
        "Omar Nasser fled. His lawyer, Bounmala Sengdara, said he was ill. In May she appealed.",
        "she",
        "Bounmala Sengdara",
    ),
    ("The Migration Agency refused. The agency was silent.", "The agency", "Migration Agency"),
]


@pytest.mark.parametrize(("text", "words", "who"), CASES)
def test_words_that_point_back_find_their_person(text, words, who):
    english = English()
    trees = english.parse(text, english.sentences(text))
    parties = english.names(text, trees, find_places(text, "en"))
    english.point_back(trees, parties)
    start = text.rindex(words)
    mention = parties.at(Span(start=start, end=start + len(words)))
    assert (parties[mention.party].name if mention else None) == who

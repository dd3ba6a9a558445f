"""What looks like somebody's name in a text, whoever it is. Everybody is invented."""

import pytest

from khronika.resolution.names.unlisted import is_of_a_body, named_within, unlisted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the lawyer Timur Zhakypov and his son", ["Timur Zhakypov"]),
        ("сказала Зарема Кульбаева вчера", ["Зарема Кульбаева"]),
        ("сказал Жмурченко в суде", ["Жмурченко"]),
        ("по словам И. П. Сидельника и J.R. Merkwood", ["И. П. Сидельника", "J.R. Merkwood"]),
        ("Сидельник И.П. подписал", ["Сидельник И.П."]),
        ("ждала Нина Игоревна; ждал Кузьмич", ["Нина Игоревна", "Кузьмич"]),
        ("told Mr Quillfeather that", ["Quillfeather"]),
        ("Тими\u0301ра Джаксыбаева увели", ["Тими\u0301ра Джаксыбаева"]),
        ("The Kazakh Interior Ministry and Human Rights Watch in Almaty", []),
        ("Октябрьский районный суд Бишкека, МВД России, Красный Крест", []),
        ("They said so in May, on Monday. Никто не пришёл.", []),
    ],
)
def test_names_are_seen_by_what_they_are_made_of(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in unlisted(text)] == names


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("его сестра Зарема Кульбаева", ["Зарема Кульбаева"]),
        ("the wife of Merkwood", ["Merkwood"]),
        ("two Kyrgyz activists", []),
        ("жена", []),
        ("Жена", []),
    ],
)
def test_words_for_somebody_may_hold_a_name(phrase: str, names: list[str]) -> None:
    assert named_within(phrase) == names


def test_an_outlet_is_told_by_an_article_or_a_place_unless_it_bears_a_given_name() -> None:
    assert is_of_a_body("The Merkwoodian")
    assert is_of_a_body("Tbilisi Merkwood")
    assert not is_of_a_body("Merkwood Live")
    assert not is_of_a_body("The Timur Channel")

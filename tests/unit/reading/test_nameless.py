"""Acts against somebody without a name, told of further on by a pronoun or a noun. All invented."""

import pytest
from told_of_whom import acts


@pytest.mark.parametrize(
    ("language", "text", "who", "kinds"),
    [
        (
            "en",
            "Thai police arrested a Lao student on 2 March. On 9 March he was deported to Laos.",
            "Lao student",
            ["detention", "deportation"],
        ),
        (
            "en",
            (
                "A Belarusian engineer was held in Vilnius on 2 May. The engineer was freed on "
                "5 March. He applied for asylum in Lithuania."
            ),
            "Belarusian engineer",
            ["detention", "release", "asylum_claim"],
        ),
        (
            "en",
            (
                "An Iranian poet was detained in Tbilisi on 2 May. The man was deported to Iran "
                "on 4 June."
            ),
            "Iranian poet",
            ["detention", "deportation"],
        ),
        (
            "ru",
            (
                "В Ереване 2 марта задержали российскую учительницу. 5 марта учительницу "
                "отпустили. 9 марта её депортировали в Россию."
            ),
            "российская учительница",
            ["detention", "release", "deportation"],
        ),
        (
            "ru",
            (
                "Полиция Таиланда 2 марта задержала лаосского студента. 9 марта его "
                "депортировали в Лаос."
            ),
            "лаосский студент",
            ["detention", "deportation"],
        ),
    ],
)
def test_the_one_without_a_name_is_the_same_further_on(language, text, who, kinds):
    assert acts(language, text) == [(kind, [who]) for kind in kinds]


def test_a_pronoun_behind_a_name_does_not_mean_somebody_without_one():
    text = (
        "Thai police arrested a Lao student on 2 March. The exiled Lao writer Khamla Vongdara saw "
        "it. He was deported to Laos on 9 March."
    )
    assert ("deportation", ["Lao student"]) not in acts("en", text)


def test_two_without_names_are_nobody_s_he():
    text = "Thai police held two Lao students in May. He was deported to Laos on 9 June."
    assert [kind for kind, _ in acts("en", text)] == ["detention"]

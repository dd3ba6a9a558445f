"""Acts told by other words than those of the textbook; all people are invented."""

import pytest

from khronika.model import Status
from khronika.reading.lexicon import lexicon

TOLD = [
    (
        (
            "The Kazakh blogger Sanzhar Toleutay was arrested in Vienna in March. "
            "Astana sent its papers ten days later."
        ),
        ("extradition_request", "AT", "completed"),
    ),
    (
        (
            "Kazakhstan wants the blogger Sanzhar Toleutay. "
            "The prosecutor in Izmir sent its request back on 3 June."
        ),
        ("extradition_refusal", "TR", "completed"),
    ),
    (
        (
            "The Kyrgyz teacher Dinara Asanbaeva lives in Sweden. "
            "Asylum is refused and she must be gone by 1 March."
        ),
        ("deportation", "SE", "pending"),
    ),
    (
        (
            "The Kyrgyz teacher Dinara Asanbaeva lives in Sweden. "
            "Her appeal was rejected, and she has until 10 July to leave."
        ),
        ("deportation", "SE", "pending"),
    ),
    (
        (
            "The Kyrgyz teacher Dinara Asanbaeva opened the envelope in Novi Sad: "
            "residence cancelled, thirty days to leave. Serbia gave no reason."
        ),
        ("deportation", "RS", "pending"),
    ),
    (
        (
            "The Ethiopian activist Gemechu Tolasa, a refugee, was seized in Nairobi by five men. "
            "His flatmate Bekele Dinsa ran after them and got a rifle butt in the face."
        ),
        ("assault", "KE", "completed"),
    ),
    (
        (
            "The Bahraini editor Yasin Habibov lives in London. "
            "Manama declared in 2019 that Habibov was no longer a citizen."
        ),
        ("passport_denial", "BH", "completed"),
    ),
    (
        (
            "Tajik carpenter Zafar Nazriev lives in Hamburg. When his passport expired in May, "
            "the embassy offered him a new one in return for a list of those who come to tea."
        ),
        ("passport_denial", "DE", "completed"),
    ),
    (
        (
            "Nicaraguan printer Elmer Zeledania lives in Costa Rica. "
            "In 2025 the consulate would not give him a page of proof that he exists."
        ),
        ("passport_denial", "CR", "completed"),
    ),
    (
        (
            "On 3 November Hong Kong offered a million dollars for Hailey Tsoi, "
            "who runs a news site from Leipzig."
        ),
        ("prosecution", "HK", "completed"),
    ),
    (
        (
            "At the airport in Casablanca the Uyghur engineer Abdulhakim Sidiq was taken off a "
            "plane on a red notice from China."
        ),
        ("detention", "MA", "completed"),
    ),
    (
        (
            "Laotian blogger Bounmy Keola was arrested in Bangkok on 14 January 2025. "
            "A judge allows bail in February."
        ),
        ("release", "TH", "completed"),
    ),
    (
        (
            "The consulate in Paris cancelled the overseas citizen’s card of Devanshi Kaulani in "
            "January. She is an Indian scholar."
        ),
        ("residence_refusal", "FR", "completed"),
    ),
]


@pytest.mark.parametrize(("text", "act"), TOLD)
def test_an_act_is_known_by_other_words(acts, text, act):
    assert act in {(kind, host, status) for kind, _, host, _, status in acts(text)}


def test_who_must_leave_if_something_happens_is_not_ordered_to_leave(acts):
    text = "The Kyrgyz teacher Dinara Asanbaeva lives in Sweden. She likes Umeå, and must go there."
    assert acts(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "His brother was let go from the cooperative in Luang Namtha.",
        "On 1 December his youngest sister was thrown out of the university in Vientiane.",
        "Soldiers twice came for his cousins in Savannakhet.",
        "His parents were struck off the list for rice in Luang Namtha.",
    ],
)
def test_relatives_may_be_pressed_by_other_words(acts, said):
    text = f"The Lao singer Sompheth Duangdeng sits in a Thai jail in Chiang Rai. {said}"
    assert ("proxy_pressure", "LA") in {(kind, host) for kind, _, host, _, _ in acts(text)}


@pytest.mark.parametrize(
    "said",
    ["The request is being looked at.", "Nothing has been decided.", "The decision is still open."],
)
def test_a_request_of_which_nothing_is_decided_leaves_a_surrender_open(said):
    pending = [c for c in lexicon("en").companions if c.status is Status.PENDING]
    assert any(companion.when.search(said) for companion in pending)


def test_who_may_not_leave_a_camp_may_still_leave_the_country(acts):
    text = (
        "The Russian conscript Mark Zaborin asked for asylum in Cyprus on 3 November. An officer "
        "sent him to the camp at Pournara, which he may not leave."
    )
    assert "exit_ban" not in {kind for kind, *_ in acts(text)}

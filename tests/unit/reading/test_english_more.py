"""What more made-up English documents showed: people and events are invented."""

import pytest


def struck(acts, text, kind):
    """Give whom acts of a type strike, and in which country."""
    return [(targets, host) for told, targets, host, _, _ in acts(text) if told == kind]


def kinds(acts, text):
    """Give the types of the acts told."""
    return {kind for kind, *_ in acts(text)}


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            (
                "He was denied a passport at the Syrian consulate in Berlin. Salim Haddadin then "
                "applied for a travel document."
            ),
            "passport_denial",
            "Salim Haddadin",
        ),
        (
            (
                "She had been kidnapped from Kampala in 2021 and brought to Kigali. Last week the "
                "family of Aline Uwera, a Rwandan exile, said that nobody had seen her."
            ),
            "abduction",
            "Aline Uwera",
        ),
        (
            (
                "The 34-year-old, who fled Belarus after a strike, was held at Belgrade airport "
                "on 9 January. Minsk has asked for the extradition of Anton Hrynkevich."
            ),
            "detention",
            "Anton Hrynkevich",
        ),
        (
            (
                "The journalist, who had been living in Kyiv since 2020, was beaten near his home. "
                "Ihar Kazlouski, a Belarusian, suffered a concussion."
            ),
            "assault",
            "Ihar Kazlouski",
        ),
    ],
)
def test_who_is_told_of_before_their_name_is_the_one_named_next(acts, text, kind, name):
    assert [targets for targets, _ in struck(acts, text, kind)] == [[name]]


def test_nobody_is_meant_ahead_where_the_text_names_several_next(acts):
    text = (
        "He was arrested in Warsaw. Farid Aliyev, an Azerbaijani, and Orkhan Mammadli, his friend, "
        "had fled in May."
    )
    assert struck(acts, text, "detention") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Two Tajik students fled to Poland in May. They were detained in Warsaw on 3 June.",
            "Tajik students",
        ),
        (
            (
                "A Vietnamese dissident couple had lived in Bangkok since 2019. They were arrested "
                "on Monday."
            ),
            "Vietnamese dissident couple",
        ),
        (
            (
                "An Iranian family of four fled to Turkey last year. They were detained in Van on "
                "4 March."
            ),
            "Iranian family of four",
        ),
        (
            (
                "In a separate case, a 27-year-old Russian who refused to fight was detained at "
                "Almaty airport."
            ),
            "Russian",
        ),
    ],
)
def test_people_without_names_are_struck_where_a_pronoun_means_them(acts, text, name):
    assert [targets for targets, _ in struck(acts, text, "detention")] == [[name]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "The editor of the Tajik news site Sitora was arrested in Vilnius on Tuesday. "
                "Police held Nozim Rahmatzoda at the request of Dushanbe."
            ),
            "Nozim Rahmatzoda",
        ),
        (
            (
                "The founder of the exiled outlet Turan Sesi was arrested in Tbilisi. Elnur "
                "Qasimbeyli fled Azerbaijan in 2022."
            ),
            "Elnur Qasimbeyli",
        ),
    ],
)
def test_what_stands_behind_a_word_for_an_outlet_is_no_person(acts, text, name):
    assert {tuple(targets) for targets, _ in struck(acts, text, "detention")} == {(name,)}


@pytest.mark.parametrize("name", ["Winnie Poon Wai-sum", "Ngo Thanh Tung", "Kelvin Mak Tsz-lok"])
def test_names_of_two_syllables_and_those_like_words_are_peoples(reads, name):
    reading = reads(f"{name} was arrested in Bangkok, where refugees from Asia seek asylum.")
    assert [person.name for person in reading.people] == [name]


def test_who_is_handed_over_without_a_court_is_deported(acts):
    text = (
        "Officers handed the Uzbek poet Rustam Egamnazarov over to Uzbekistan the same night, "
        "without a court hearing. He had been detained in Osh."
    )
    assert "deportation" in kinds(acts, text)
    assert "extradition" not in kinds(acts, text)


@pytest.mark.parametrize(
    ("text", "kind", "host"),
    [
        (
            (
                "Tajik activist Sharof Nabiev flew from Moscow to Istanbul. On landing he was "
                "detained."
            ),
            "detention",
            "TR",
        ),
        (
            (
                "Uzbek blogger Davron Qosimov was seized in Osh and deported to Uzbekistan. He had "
                "lived in Russia."
            ),
            "deportation",
            "KG",
        ),
        (
            (
                "After five years of exile in Poland the Belarusian poet Ales Kruk returned home "
                "and was detained at the border."
            ),
            "prosecution",
            "BY",
        ),
    ],
)
def test_where_somebody_had_just_come_is_where_it_happened(acts, text, kind, host):
    assert [where for _, where in struck(acts, text, kind)] == [host]


def test_a_refugee_recognised_is_told_of_once(acts):
    text = (
        "Amir Rastegar, an Iranian Kurd, crossed into Turkey in 2021 and reached Greece the next "
        "year. There he was recognised as a refugee."
    )
    assert struck(acts, text, "asylum_grant") == [(["Amir Rastegar"], "GR")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            (
                "Rwanda's government rejected claims that it had been behind the attack on Faustin "
                "Habineza in Brussels."
            ),
            "assault",
        ),
        (
            (
                "Her editors compare it with the arrest of the Tajik blogger Manuchehr Olimov in "
                "Vilnius."
            ),
            "detention",
        ),
    ],
)
def test_an_act_that_only_a_noun_names_as_known_was_done(acts, text, kind):
    assert len(struck(acts, text, kind)) == 1


def test_who_declines_to_say_whether_they_will_hand_somebody_over_refuses_nothing(acts):
    text = (
        "The Ministry of Justice in Yerevan declined to say whether Armenia would hand over "
        "Nikolai Petrenko, a deserter from Russia."
    )
    assert struck(acts, text, "extradition_refusal") == []


def test_an_asylum_seeker_may_be_granted_what_they_sought(acts):
    text = "Vienna granted the Chechen asylum seeker Islam Dzhabrailov protection in 2019."
    assert struck(acts, text, "asylum_grant") == [(["Islam Dzhabrailov"], "AT")]

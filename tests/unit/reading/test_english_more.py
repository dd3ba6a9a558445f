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
                "family of Aline Mukasana, a Rwandan exile, said that nobody had seen her."
            ),
            "abduction",
            "Aline Mukasana",
        ),
        (
            (
                "The 34-year-old, who fled Belarus after a strike, was held at Belgrade airport "
                "on 9 January. Minsk has asked for the extradition of Yury Sakovets."
            ),
            "detention",
            "Yury Sakovets",
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


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            (
                "Two of the six Uyghurs who were stopped in May have been deported from "
                "Kazakhstan to China."
            ),
            "deportation",
            ["Uyghurs"],
        ),
        (
            "Three of the Tajik activists were released in Vienna on Friday.",
            "release",
            ["Tajik activists"],
        ),
    ],
)
def test_some_of_a_group_are_told_of_as_the_group(acts, text, kind, names):
    assert [targets for targets, _ in struck(acts, text, kind)] == [names]


def test_what_befell_colleagues_without_names_did_not_befall_the_one_named(acts):
    text = (
        "The Turkish teacher Hasan Karaman lives in Kosovo. In 2018 six of his colleagues were "
        "deported to Turkey."
    )
    assert struck(acts, text, "deportation") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "Three Hong Kong activists now in Britain have had their passports cancelled, the "
                "security bureau in Hong Kong announced on Friday."
            ),
            ["Hong Kong activists"],
        ),
        (
            (
                "The sisters Maha and Noura al-Jaziri fled Saudi Arabia in 2019. In Hong Kong "
                "their passports were confiscated by the consulate."
            ),
            ["Maha al-Jaziri", "Noura al-Jaziri"],
        ),
    ],
)
def test_whose_passports_were_taken_is_told_by_their(acts, text, names):
    assert [targets for targets, _ in struck(acts, text, "passport_denial")] == [names]


def test_who_only_tells_of_it_is_not_struck_beside_another_subject(acts):
    text = (
        "According to his brother, Serik Dauletbayev, the Kazakh blogger Murat Dauletbayev was "
        "arrested in Bishkek on Friday."
    )
    assert struck(acts, text, "detention") == [(["Murat Dauletbayev"], "KG")]


def test_a_relative_kept_from_leaving_is_pressed_for_the_one_abroad(acts):
    text = (
        "Hala Mutairi, a Saudi activist, makes videos in London. Her sister Reem has been barred "
        "from leaving Saudi Arabia since 2023."
    )
    assert kinds(acts, text) == {"proxy_pressure"}


def test_what_would_befall_a_mother_unless_somebody_stops_is_a_threat(acts):
    text = (
        "Officials at the Uzbek embassy in Kyiv told Shukhrat Rakhimov that his mother would lose "
        "her pension unless he stopped writing."
    )
    assert struck(acts, text, "threat") == [(["Shukhrat Rakhimov"], "UA")]


def test_the_mark_of_a_question_is_no_name(reads):
    text = (
        "Q. When did you leave Cairo?\nA. In 2014. They had put my name on a list.\n"
        "Q. Did Turkey give you papers?\nA. I asked for asylum in 2019. I was refused.\n"
        "Abdelrahman Shokry, 35, spoke to us from a suburb of Istanbul."
    )
    assert [person.name for person in reads(text).people] == ["Abdelrahman Shokry"]


def test_mere_figures_are_nobodys_name(acts):
    text = (
        "Turkmen activists say that between 40 and 50 are held in the removal centre at Edirne. "
        "Merdan Ovezgeldiyev was detained there on 1 October."
    )
    assert struck(acts, text, "detention") == [(["Merdan Ovezgeldiyev"], "TR")]


def test_a_notice_that_was_deleted_has_been_one(acts):
    text = "Interpol has deleted a red notice against Zafar Homidov, a Tajik editor in Vienna."
    assert struck(acts, text, "interpol_alert") == [(["Zafar Homidov"], "AT")]


def test_a_given_name_that_is_a_verb_too_is_a_name_inside_a_sentence(acts):
    text = "Turkey deported Said Homidov, a Tajik imam, to Dushanbe on 3 March."
    assert struck(acts, text, "deportation") == [(["Said Homidov"], "TR")]


def test_a_country_at_the_beginning_is_no_part_of_the_surname_behind_it(acts):
    text = (
        "Vera Tulina sells books in Novi Sad. In Russia Tulina has been wanted since March for "
        "“spreading false information about the army”."
    )
    assert struck(acts, text, "prosecution") == [(["Vera Tulina"], "RU")]


def test_siblings_are_those_of_one_surname_whoever_was_told_of_since(acts):
    text = (
        "Rauf Imanov and his sister Leyla Imanova fled Baku. Ali Veliyev, a friend, was held in "
        "Tbilisi. The siblings were refused asylum by Georgia on 3 May."
    )
    assert (["Rauf Imanov", "Leyla Imanova"], "GE") in struck(acts, text, "asylum_refusal")


def test_a_hearing_put_off_leaves_a_surrender_to_be_decided(acts):
    text = (
        "Tran Van Tuan, a Vietnamese activist, was arrested in Bangkok in March. Vietnam asked for "
        "his extradition; on 28 April the court reserved judgment until 30 June."
    )
    assert ("extradition", ["Tran Van Tuan"], "TH", "VN", "pending") in acts(text)


def test_somebody_walked_over_a_checkpoint_and_given_over_is_deported(acts):
    text = (
        "Two Thai officers walked Sok Chenda, a Cambodian unionist, across the Chong Chom "
        "checkpoint and gave her over to the Cambodian police."
    )
    assert struck(acts, text, "deportation") == [(["Sok Chenda"], "TH")]


def test_a_states_own_body_presses_relatives_at_home(acts):
    text = "KGB officers raided the flat of the mother of Warsaw-based blogger Hleb Stashko."
    assert struck(acts, text, "proxy_pressure") == [(["Hleb Stashko"], "BY")]


@pytest.mark.parametrize("among", ["among them", "including"])
def test_one_of_several_is_somebody_whatever_the_name(acts, among: str):
    text = f"Thai police deported seven Cambodian unionists, {among} Voeurn Vichea."
    assert struck(acts, text, "deportation") == [(["Voeurn Vichea"], "TH")]


def test_whoever_lives_elsewhere_now_is_tried_at_home(acts):
    text = "Gleb Sorokhin, now in Armenia, faces up to seven years in prison in Russia for a post."
    assert struck(acts, text, "prosecution") == [(["Gleb Sorokhin"], "RU")]


def test_somebody_lured_to_a_place_is_seized_there(acts):
    text = (
        "Karim Sawari, an Ahwazi leader living in Sweden, was lured to Istanbul and driven to Iran."
    )
    assert struck(acts, text, "abduction") == [(["Karim Sawari"], "TR")]


def test_a_saint_is_nobody_who_is_struck(acts):
    text = (
        "The doctors at St Georg say that Elvin Karimli is alive. The Azerbaijani satirist, 39, "
        "was standing in Leipzig when a man stabbed him three times."
    )
    assert [people for _, people, *_ in acts(text)] == [["Elvin Karimli"]]


@pytest.mark.parametrize(
    "text",
    [
        "A Uyghur woman called Khayrnisagul was released in Izmir on Friday.",
        "A Uyghur woman, Khayrnisagul, lived in Izmir. Khayrnisagul was released on Friday.",
    ],
)
def test_a_lone_name_that_no_list_has_is_known_by_what_is_said_of_it(acts, text: str):
    assert struck(acts, text, "release") == [(["Khayrnisagul"], "TR")]

"""What whole English articles of procedures showed: orders undone, days, places."""

import datetime

import pytest

EXTRADITION = "Tajik journalist Rustam Azizzoda lives in Warsaw. "
REMOVAL = "Egyptian activist Omar Shaheen lives in Malaysia. "


def told(acts, text):
    """Give the type and the status of each act."""
    return {(kind, status) for kind, _, _, _, status in acts(text)}


def days(reads, text):
    """Give the first day of each act by its type; None where none is told."""
    return {str(i.type): i.when and i.when.first for i in reads(text).incidents}


@pytest.mark.parametrize(
    "said",
    [
        "The decision to extradite him to Tajikistan was annulled by a court on 8 January.",
        "An appeals court quashed the order to extradite him to Tajikistan on 8 January.",
    ],
)
def test_an_order_that_was_undone_is_an_attempt_and_not_of_that_day(acts, reads, said):
    text = EXTRADITION + said
    assert told(acts, text) == {("extradition", "attempted"), ("extradition_refusal", "completed")}
    when = days(reads, text)
    assert when["extradition"] is None
    assert when["extradition_refusal"] == datetime.date(2025, 1, 8)


def test_an_order_that_was_undone_is_no_longer_pending(acts):
    text = (
        "A Polish appeals court on Monday overturned an order to extradite Tajik journalist Rustam "
        "Azizzoda. In September a lower court in Kraków ordered his extradition to Tajikistan."
    )
    assert ("extradition", "attempted") in told(acts, text)
    assert ("extradition", "pending") not in told(acts, text)


def test_an_order_that_a_court_lets_stand_is_pending(acts):
    text = REMOVAL + "A court refused to overturn the order to deport him."
    assert ("deportation", "pending") in told(acts, text)


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("He won his appeal against deportation from Malaysia on 4 March.", "attempted"),
        ("Malaysia came close to deporting him to Egypt in March 2024.", "attempted"),
        ("He was scheduled to be deported to Egypt on 20 March.", "threatened"),
        ("His lawyers obtained an order from a court staying his removal on 4 March.", "pending"),
        ("The deportation order against him is now enforceable.", "pending"),
    ],
)
def test_a_removal_that_was_not_done(acts, said, status):
    assert told(acts, REMOVAL + said) == {("deportation", status)}


def test_whoever_was_taken_to_a_plane_in_vain_was_not_removed(acts):
    text = (
        "Turkmen blogger Sapar Geldymyrat was held in Istanbul. In September they took him to the "
        "airport and tried to put him on a plane to Ashgabat."
    )
    assert ("deportation", "attempted") in told(acts, text)


def test_a_removal_that_would_breach_the_law_was_not_done(acts):
    text = REMOVAL + "A court ruled that the deportation of Shaheen would violate the constitution."
    assert told(acts, text) == set()


def test_a_surrender_that_a_court_stopped_is_only_refused(acts):
    said = "The extradition of Azizzoda was blocked by the European Court of Human Rights in May."
    assert told(acts, EXTRADITION + said) == {("extradition_refusal", "completed")}


def test_whoever_fought_a_surrender_and_won_faces_none(acts):
    said = "Azizzoda successfully fought extradition to Tajikistan in 2024."
    assert told(acts, EXTRADITION + said) == {("extradition_refusal", "completed")}


def test_the_day_set_for_a_removal_is_to_come_and_of_one_act_with_its_order(reads):
    text = (
        "Tajik activist Farrukh Nozimzoda had been scheduled to be put on a flight from Warsaw to "
        "Dushanbe on 20 March. In October the Polish Border Guard issued a decision obliging him "
        "to return, that is his deportation."
    )
    alone = text[: text.index(" In October")]
    assert days(reads, alone)["deportation"] == datetime.date(2025, 3, 20)
    both = [i for i in reads(text).incidents if i.type == "deportation"]
    assert [str(i.status) for i in both] == ["pending"]


def test_a_refusal_has_not_the_day_on_which_it_was_undone(reads):
    text = (
        "Serbian authorities refused Russian activist Gleb Antropkin a residence permit in March; "
        "the decision was overturned on 8 May."
    )
    acts = reads(text, published=datetime.date(2025, 6, 10)).incidents
    assert [(str(i.type), i.when and i.when.first.month) for i in acts] == [
        ("residence_refusal", 3)
    ]


def test_what_was_done_before_that_has_another_day(reads):
    text = (
        "The court in Kuala Lumpur was to hear the case of Egyptian scholar Mostafa Gharibi on "
        "9 March; he was deported from Malaysia before that."
    )
    assert days(reads, text)["deportation"] is None


def test_the_year_of_what_is_told_aside_does_not_go_on(reads):
    text = (
        "Russian activist Gleb Antropkin, who moved to Serbia in March 2022, was detained in "
        "Belgrade on 2 March."
    )
    assert days(reads, text)["detention"] == datetime.date(2025, 3, 2)


def test_what_is_told_of_a_place_by_name_is_no_condition(acts):
    text = (
        "Russian activist Gleb Antropkin fears that he will be detained if he returns to Russia, "
        "where a criminal case was opened against him in 2023."
    )
    assert told(acts, text) == {("prosecution", "completed")}


def test_who_came_home_in_chains_was_freed_at_home(acts):
    text = (
        "Turkish teacher Kemal Sarıkoç was deported from Kosovo to Turkey in 2018 and was released "
        "in 2022."
    )
    assert told(acts, text) == {("deportation", "completed")}
    before = (
        "Turkish teacher Kemal Sarıkoç was released from detention in Pristina in March 2018 and "
        "deported to Turkey in May 2018."
    )
    assert ("release", "completed") in told(acts, before)


def test_whoever_is_left_in_custody_is_not_freed(acts):
    text = (
        "A court in Moscow on Wednesday left Tajik activist Umed Sharifzoda in custody until 10 "
        "May pending extradition."
    )
    assert told(acts, text) == {("detention", "completed"), ("extradition", "pending")}


def test_a_lawyer_asks_for_asylum_for_somebody_else(acts):
    text = (
        "Tajik activist Umed Sharifzoda is in custody in Moscow. His lawyer applied for temporary "
        "asylum on his behalf on Tuesday."
    )
    assert ("asylum_claim", ["Umed Sharifzoda"], "RU", "TJ", "completed") in acts(text)


def test_who_gets_a_request_did_not_make_it(reads):
    text = (
        "Batumi City Court in Georgia turned down a request by Turkey to extradite Ferhat "
        "Aksungur, a Kurdish journalist."
    )
    asked = [i for i in reads(text).incidents if i.type == "extradition_request"]
    assert [i.actors for i in asked] == [()]


def test_whoever_disappeared_from_a_suburb_did_so_there(acts):
    text = (
        "Hanoi's ministry said on Monday that blogger Tran Quoc Hieu, who disappeared from a "
        "Bangkok suburb in May, is in custody."
    )
    assert [(kind, host) for kind, _, host, _, _ in acts(text)] == [("disappearance", "TH")]


def test_the_paper_is_the_outlet_that_was_named(acts):
    text = (
        "The exiled Belarusian outlet Novy Dzen works in Vilnius. Its editor Ina Varabei left in "
        "2021. The paper's website was hacked in January."
    )
    assert [targets for _, targets, _, _, _ in acts(text)] == [["Novy Dzen"]]


def test_a_surrender_held_admissible_is_pending(acts, reads):
    text = (
        "The Regional Court in Prague declared on 3 February that the extradition of Kazakh "
        "dissident Aigerim Nurmukhambet to Kazakhstan was admissible."
    )
    assert told(acts, text) == {("extradition", "pending")}
    assert days(reads, text)["extradition"] == datetime.date(2025, 2, 3)


def test_a_diplomat_who_is_sent_home_is_no_victim(acts):
    text = "Sweden will expel an Eritrean consular officer who threatened refugee Selam Habtezgi."
    assert told(acts, text) == {("threat", "completed")}


def test_a_name_that_comes_up_in_the_system_is_an_alert(acts):
    text = (
        "Chechen refugee Zelimkhan Murtazaly was detained in Croatia on Saturday. Officers said "
        "that his name had come up in the Interpol system."
    )
    assert ("interpol_alert", "completed") in told(acts, text)


def test_the_shooting_is_the_one_told_before(acts):
    text = (
        "The Rwandan opposition figure Théoneste Karangwa was shot and wounded in Maputo on "
        "Sunday. He was hit twice in the shoulder. Another Rwandan, journalist Cassien Bizimana, "
        "has been missing in Mozambique since 2021. The Rwandan High Commission in Maputo said it "
        "had nothing to do with the shooting."
    )
    assert [(kind, names) for kind, names, *_ in acts(text)] == [
        ("killing", ["Théoneste Karangwa"]),
        ("disappearance", ["Cassien Bizimana"]),
    ]


def test_whoever_was_seized_may_be_freed_on_the_spot(acts):
    text = (
        "South Sudanese activist Deng Majok Garang was abducted in Nairobi on 27 February. A "
        "magistrate ordered his release on Tuesday."
    )
    assert told(acts, text) == {("abduction", "completed"), ("release", "completed")}


def test_a_removal_that_a_court_blocked_is_pending(acts):
    said = "The European Court of Human Rights blocked the deportation of Shaheen in May."
    assert told(acts, REMOVAL + said) == {("deportation", "pending")}
    wished = "Activists called on Malaysia to stop the deportation of Shaheen."
    assert told(acts, REMOVAL + wished) == set()


def test_how_long_somebody_was_held_is_no_day_and_no_other_place(acts, reads):
    text = (
        "Egyptian poet Nader Abu Seif lives in Berlin. Germany recognised him as a refugee last "
        "June. In 2023 he was arrested at Tirana airport on an Interpol notice and held for six "
        "days before Albania let him go."
    )
    told_twice = [(kind, host) for kind, _, host, _, _ in acts(text)]
    assert told_twice == [
        ("asylum_grant", "DE"),
        ("detention", "AL"),
        ("interpol_alert", "AL"),
        ("release", "AL"),
    ]
    assert days(reads, text)["detention"] == datetime.date(2023, 1, 1)


def test_whoever_vanished_did_not_do_it(reads):
    text = (
        "In January 2017 two South Sudanese critics, Dong Akech Luak and Aggrey Lado Ezbon, "
        "vanished from the streets of Nairobi."
    )
    assert [i.actors for i in reads(text).incidents] == [()]


def test_a_relative_without_a_name_is_not_the_lawyer(reads):
    text = (
        "Tajik student Komron Khudobakhsh was deported from Moscow. His lawyer is Maria Krasavina. "
        "Khudobakhsh's sister, who lives in Poland, says that she received a call from an "
        "investigator who threatened her."
    )
    reading = reads(text)
    lawyers = {p.id for p in reading.people if "Krasavina" in (p.name or "")}
    assert not any(lawyers & set(i.targets) for i in reading.incidents)


def test_no_grounds_for_a_surrender_is_a_refusal(acts):
    text = (
        "A court in Almaty found no grounds for the extradition of Karakalpak activist Aqylbek "
        "Saparov to Uzbekistan."
    )
    assert told(acts, text) == {("extradition_refusal", "completed")}


def test_a_measure_that_was_ignored_is_no_second_surrender(acts):
    text = (
        "Bahraini activist Ahmed Jaffari was extradited from Serbia on 3 March despite an interim "
        "measure of the European Court of Human Rights issued on 1 March."
    )
    assert told(acts, text) == {("extradition", "completed")}
    assert len(acts(text)) == 1


def test_whoever_was_kept_from_entering_was_so_that_day(reads):
    text = (
        "Polish border guards prevented Belarusian activist Ina Varabei from entering the country "
        "on 3 March."
    )
    assert days(reads, text) == {"entry_refusal": datetime.date(2025, 3, 3)}


def test_an_organisation_is_a_body(acts):
    text = (
        "Russian authorities added the Berlin-based organisation Free Volga to the list of "
        "undesirable organisations on Monday."
    )
    assert [(kind, names) for kind, names, *_ in acts(text)] == [("designation", ["Free Volga"])]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "A court in Kuala Lumpur is due to hear his extradition case on 20 March.",
            {("extradition", "pending")},
        ),
        ("He is due to be deported to Egypt on 20 March.", {("deportation", "threatened")}),
        ("He is due to be released from prison on 20 March.", set()),
        ("He is due to be sentenced in Cairo in absentia on 20 March.", set()),
    ],
)
def test_what_is_due_is_to_come(acts, said, expected):
    assert told(acts, REMOVAL + said) == expected


def test_a_ruling_that_approved_a_surrender_may_be_undone(acts):
    text = (
        "Montenegro's appeals court annulled a ruling approving the extradition of Kremlin critic "
        "Lev Tarutin to Russia."
    )
    assert told(acts, text) == {("extradition", "attempted"), ("extradition_refusal", "completed")}


@pytest.mark.parametrize(
    "said",
    [
        "In February a man was filming the house; he was arrested and charged with spying.",
        "Delshadi's brother was arrested in Isfahan. He was freed on bail after three weeks.",
    ],
)
def test_he_is_the_man_without_a_name_who_was_just_told_of(acts, said):
    text = "Iranian journalist Kamran Delshadi lives in London. " + said
    assert not {"release", "detention", "prosecution"} & {kind for kind, *_ in acts(text)}


def test_he_is_the_one_with_a_name_where_he_was_told_of_last(acts):
    text = (
        "The brother of Belarusian activist Pavel Zhdanko was arrested in Minsk in May, and "
        "Zhdanko himself was beaten in Belgrade. He was detained in Belgrade in June."
    )
    assert ("detention", ["Pavel Zhdanko"]) in [(kind, names) for kind, names, *_ in acts(text)]


def test_friends_who_cannot_reach_somebody_did_nothing_to_him(reads):
    text = (
        "Deserter Semyon Gvozdar was stopped by Russian military police near Gyumri in Armenia on "
        "4 March. His friends have not been able to reach him since."
    )
    gone = [i for i in reads(text).incidents if i.type == "disappearance"]
    assert [i.actors for i in gone] == [()]


def test_a_claim_that_is_pending_is_undecided(acts):
    text = (
        "Turkmen activist Oraz Bayram was deported from Turkey to Turkmenistan on 3 March despite "
        "a pending asylum application."
    )
    assert told(acts, text) == {("deportation", "completed"), ("asylum_claim", "pending")}


def test_the_day_of_a_court_is_not_that_of_the_arrest(reads):
    text = (
        "The Greek police arrested Turkish teacher Selim Yurtsever at Ankara's request and the "
        "court of Thessaloniki will decide on 20 March whether he should be extradited."
    )
    assert days(reads, text)["detention"] is None


def test_what_is_now_has_not_the_day_of_what_was_then(reads):
    text = (
        "Vietnamese dissident Pham Van Loc was taken from a shopping mall in Bangkok in 2019 and "
        "is now serving ten years in Hanoi."
    )
    assert days(reads, text) == {"abduction": datetime.date(2019, 1, 1), "conviction": None}
    shared = "Russian activist Gleb Antropkin was detained in Belgrade on 5 May and deported."
    assert days(reads, shared)["deportation"] == datetime.date(2024, 5, 5)


def test_what_came_before_a_flight_was_not_abroad(acts):
    text = (
        "Belarusian activist Pavel Zhdanko fled to Lithuania in 2021. In 2020 he "
        "was detained and beaten. In 2023 he was attacked by two men."
    )
    assert [(kind, host) for kind, _, host, *_ in acts(text)] == [("assault", "LT")]
    elsewhere = (
        "Belarusian activist Pavel Zhdanko was detained in Belgrade in 2020 and fled to Germany in "
        "2021."
    )
    assert [(kind, host) for kind, _, host, *_ in acts(elsewhere)] == [("detention", "RS")]
    refused = (
        "Russian activist Gleb Antropkin fled to Serbia in March 2022. In February 2022 he was "
        "denied entry to Georgia."
    )
    assert [(kind, host) for kind, _, host, *_ in acts(refused)] == [("entry_refusal", "GE")]

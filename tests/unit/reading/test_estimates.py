"""Numbers of people in a text: measure, direction, ends, time and source."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.model import Estimate, Incident, IncidentType
from khronika.reading.en.dates import find_dates
from khronika.reading.estimates import find_estimates, uncounted_by
from khronika.reading.places import find_places
from khronika.reading.ru.language import Russian
from khronika.reading.segment import sentences
from khronika.reading.spans import PartyMention

PUBLISHED = date(2023, 8, 2)


def estimates(text: str, **parties: str) -> list[Estimate]:
    """The estimates of a text; `parties` maps an id to the words that name it."""
    mentions = [
        PartyMention(start=m.start(), end=m.end(), party=ref, named=True)
        for ref, name in parties.items()
        for m in re.finditer(re.escape(name), text)
    ]
    return find_estimates(
        "en",
        sentences(text, abbreviated=lambda _word, _next: False),
        text,
        find_places(text, "en"),
        find_dates(text, PUBLISHED),
        sorted(mentions, key=lambda m: m.start),
        published=PUBLISHED,
    )


def told(text: str) -> list[tuple[str, str | None, str | None, int | None, int | None]]:
    return [(e.measure.value, e.from_country, e.to_country, e.low, e.high) for e in estimates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 12,000 Tajiks moved to Poland.", ("emigrants", "TJ", "PL", 12000, 12000)),
        (
            "At least 3,000 Belarusian citizens live in Latvia with residence permits.",
            ("emigrants", "BY", "LV", 3000, None),
        ),
        (
            "The exodus from Nicaragua is put at between 200,000 and 300,000 people.",
            ("emigrants", "NI", None, 200000, 300000),
        ),
        ("There are perhaps 30,000 Uzbeks in Turkey.", ("emigrants", "UZ", "TR", 30000, 30000)),
        (
            "About 30,000 Russians hold residence in Serbia.",
            ("emigrants", "RU", "RS", 30000, 30000),
        ),
        (
            "Some 760,000 Sudanese have crossed into Chad, according to UNHCR.",
            ("refugees", "SD", "TD", 760000, 760000),
        ),
        (
            "The network counted 17 Turkmen deported from Russia this year.",
            ("deported", "RU", "TM", 17, 17),
        ),
        (
            "At least 44 Guatemalan judges have left the country since 2021, the group says.",
            ("emigrants", "GT", None, 44, None),
        ),
        ("Kenya hosts 70,000 Eritrean refugees.", ("refugees", "ER", "KE", 70000, 70000)),
        ("Up to 900 Uyghur refugees live in Turkey.", ("refugees", "CN", "TR", None, 900)),
        (
            "Iranians filed 2,400 asylum applications in Sweden in 2021.",
            ("asylum seekers", "IR", "SE", 2400, 2400),
        ),
        (
            "Turkey asked Kosovo for information on more than 700 people.",
            ("requested", "TR", "XK", 700, None),
        ),
        (
            "Since January, 140 Tajiks have been deported from Germany.",
            ("deported", "DE", "TJ", 140, 140),
        ),
    ],
)
def test_figure_has_measure_direction_and_ends(
    text: str, expected: tuple[str, str | None, str | None, int | None, int | None]
) -> None:
    assert told(text) == [expected]


def test_list_gives_one_figure_for_each_country() -> None:
    text = (
        "Some 9,000 Belarusians went to Georgia, and the same number to Serbia. "
        "More than 4,000 relocated to Latvia, 2,500 to Estonia, and at least 1,000 each to "
        "Spain and Italy."
    )
    assert told(text) == [
        ("emigrants", "BY", "GE", 9000, 9000),
        ("emigrants", "BY", "RS", 9000, 9000),
        ("emigrants", "BY", "LV", 4000, None),
        ("emigrants", "BY", "EE", 2500, 2500),
        ("emigrants", "BY", "ES", 1000, None),
        ("emigrants", "BY", "IT", 1000, None),
    ]


def test_one_figure_for_several_countries_together_is_of_none_of_them() -> None:
    assert told("Some 9,000 Belarusians left for Georgia and Serbia.") == [
        ("emigrants", "BY", None, 9000, 9000)
    ]


def test_second_figure_for_another_time_is_compared() -> None:
    one, other = estimates(
        "Russians filed 800 asylum claims in Norway in 2022, against 90 in 2020."
    )
    assert (one.low, other.low) == (800, 90)
    assert (other.from_country, other.to_country) == ("RU", "NO")
    assert one.when is not None
    assert other.when is not None
    assert (one.when.first.year, other.when.first.year) == (2022, 2020)


@pytest.mark.parametrize(
    "text",
    [
        "Police in Turkey detained 60 Tajiks in May.",  # an incident, not a figure
        "Eleven Tajik students were deported from Turkey in May.",
        "He was sent from Turkey to Tajikistan and faces 15 years in prison.",
        "The family paid 5,000 euros to leave Turkey for Poland.",
        "She is 62 and moved to Poland in 2021.",
        "Poland has 38 million people.",
    ],
)
def test_groups_of_an_incident_and_other_numbers_are_no_figures(text: str) -> None:
    assert told(text) == []


def test_source_is_the_party_that_gives_the_figure_and_holds_for_the_next() -> None:
    text = (
        "Ana Petrik and Jon Valk estimate that 8,000 Belarusians moved to Spain. "
        "Another 2,000 moved to Italy."
    )
    one, other = estimates(text, p1="Ana Petrik", p2="Jon Valk")
    assert one.by == other.by == ("p1", "p2")
    (figure,) = estimates("Some 800 Tajiks live in Spain, according to Open Door.", o1="Open Door")
    assert figure.by == ("o1",)


def test_time_since_runs_to_publication() -> None:
    (figure,) = estimates("Some 800 Tajiks have moved to Spain since May 10.")
    assert figure.when is not None
    assert (figure.when.first, figure.when.last) == (date(2023, 5, 10), PUBLISHED)


def test_evidence_is_the_whole_sentence() -> None:
    text = "It is cold. Some 800 Tajiks live in Spain. It rains."
    (figure,) = estimates(text)
    (proof,) = figure.evidence
    assert proof.quote == text[proof.start : proof.end] == "Some 800 Tajiks live in Spain."


_WORDS = (
    "some 800 Tajiks 1,200 to Spain from Turkey refugees moved deported asked for since 2021 each "
    "and ; , . in May asylum seekers against the year before a similar figure 90 here people"
)


@settings(deadline=None)  # the first example loads the lexicons
@given(st.lists(st.sampled_from(_WORDS.split()), max_size=40).map(" ".join))
def test_any_text_gives_figures_with_proof_and_an_end(text: str) -> None:
    found = estimates(text)
    assert [e.id for e in found] == [f"e{n}" for n in range(1, len(found) + 1)]
    for figure in found:
        assert figure.low is not None or figure.high is not None
        assert figure.from_country or figure.to_country
        assert all(text[p.start : p.end] == p.quote for p in figure.evidence)
    assert estimates(text) == found


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Costa Rican authorities recorded 194,000 asylum claims by Nicaraguans.", ("NI", "CR")),
        ("Germany registered 16,000 asylum applications by Turkish citizens.", ("TR", "DE")),
        ("Poland has received 3,000 applications for asylum from Belarusians.", ("BY", "PL")),
    ],
)
def test_applications_count_those_who_filed_them(text: str, way: tuple[str, str]) -> None:
    (figure,) = estimates(text)
    assert (figure.measure.value, figure.from_country, figure.to_country) == (
        "asylum seekers",
        *way,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Some 5,200 Burundian refugees and asylum seekers live in Zambia.",
            ("refugees", "BI", "ZM", 5200, 5200),
        ),
        (
            "Forty asylum applications by Azerbaijanis were granted in Georgia.",
            ("refugees", "AZ", "GE", 40, 40),
        ),
        (
            "Last year 640 Belarusians applied for refugee status in Latvia.",
            ("asylum seekers", "BY", "LV", 640, 640),
        ),
        (
            "More than 2,300 Cubans asked Uruguay for asylum this spring.",
            ("asylum seekers", "CU", "UY", 2300, None),
        ),
        (
            "UNHCR puts the number of Congolese in Angola at about 23,000.",
            ("refugees", "CD", "AO", 23000, 23000),
        ),
        (
            "In April alone Tajikistan removed at least 260 Afghans.",
            ("deported", "TJ", "AF", 260, None),
        ),
        (
            "By her count 70 Uzbeks were sent home from Turkey last year.",
            ("deported", "TR", "UZ", 70, 70),
        ),
        (
            "About 7,000 Iranians had a valid permit in Armenia in June.",
            ("emigrants", "IR", "AM", 7000, 7000),
        ),
        (
            "There are, by the count of one priest, some 900 Eritreans in Malta.",
            ("emigrants", "ER", "MT", 900, 900),
        ),
        (
            "About a hundred and forty Turks asked for asylum in Moldova.",
            ("asylum seekers", "TR", "MD", 140, 140),
        ),
    ],
)
def test_how_a_figure_is_worded_does_not_matter(
    text: str, expected: tuple[str, str, str, int, int | None]
) -> None:
    assert told(text) == [expected]


def test_one_predicate_tells_of_two_figures() -> None:
    assert told("Some 8,000 Russians and 300 Turks hold permits in Montenegro.") == [
        ("emigrants", "RU", "ME", 8000, 8000),
        ("emigrants", "TR", "ME", 300, 300),
    ]


def test_who_asks_for_asylum_does_so_in_the_country_of_the_text() -> None:
    told_before = "Slovakia has changed its law. Slovakia's courts are slow. Hungary's are not. "
    (figure,) = told(told_before + "In spring 90 Vietnamese applied for asylum, officials say.")
    assert figure == ("asylum seekers", "VN", "SK", 90, 90)


def test_refugees_who_are_flown_out_are_not_counted_as_received() -> None:
    assert told("Officers removed thirty Chadian asylum seekers to Chad on 4 May.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the past two years Kyrgyzstan has returned nine Tajik citizens, a clinic says.",
            ("deported", "KG", "TJ", 9, 9),
        ),
        (
            "From 2019 to 2022 Russia extradited at least 27 Uzbek citizens in such cases.",
            ("deported", "RU", "UZ", 27, None),
        ),
        (
            "About 1.4 million people born in Haiti live in the United States.",
            ("emigrants", "HT", "US", 1400000, 1400000),
        ),
        (
            "Peru’s committee puts asylum requests by Cubans from January to May at 4,300.",
            ("asylum seekers", "CU", "PE", 4300, 4300),
        ),
        (
            "UNHCR puts the number of Sudanese refugees in the world at more than 910,000.",
            ("refugees", "SD", None, 910000, None),
        ),
    ],
)
def test_figures_of_those_sent_home_born_elsewhere_or_anywhere_in_the_world(
    text: str, expected: tuple[str, str | None, str | None, int | None, int | None]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who lives among the people of a group that the host takes in is a refugee
        ("An estimated 41,000 Eritreans live in Ethiopia.", ("refugees", "ER", "ET", 41000, 41000)),
        ("About 7,000 Eritreans live in Norway.", ("emigrants", "ER", "NO", 7000, 7000)),
        # a small number beside a noun of its own ends no clause
        (
            "Zambia holds 8,100 Burundian refugees in the two camps of the north.",
            ("refugees", "BI", "ZM", 8100, 8100),
        ),
        # a country's people, told by its name or by where they are from
        (
            "Some 310 Myanmar journalists live in Thailand.",
            ("emigrants", "MM", "TH", 310, 310),
        ),
        (
            "The governor of a state in India has taken in 31,000 Chin from Myanmar.",
            ("refugees", "MM", "IN", 31000, 31000),
        ),
        # the figure behind what it counts
        (
            "Belarusian exiles in Armenia, of whom there are some 2,700, are afraid.",
            ("emigrants", "BY", "AM", 2700, 2700),
        ),
        (
            "Rwandans who have claimed asylum in Kenya this year: between 700 and 850.",
            ("asylum seekers", "RW", "KE", 700, 850),
        ),
        ("Eritreans in Uganda number 60,500.", ("refugees", "ER", "UG", 60500, 60500)),
        # no verb says that they live there
        ("Chile had 430,000 Venezuelans at the census.", ("emigrants", "VE", "CL", 430000, 430000)),
        (
            "The Emirates gave golden visas to 61,000 Russians.",
            ("emigrants", "RU", "AE", 61000, 61000),
        ),
        # applications
        (
            "The ministry counted 290 applications from Kazakh citizens in Poland last year.",
            ("asylum seekers", "KZ", "PL", 290, 290),
        ),
        (
            "In Uruguay 3,100 Cubans are waiting for their asylum interview.",
            ("asylum seekers", "CU", "UY", 3100, 3100),
        ),
        # removals
        ("In 2023 Russia handed 53 Tajiks over to Dushanbe.", ("deported", "RU", "TJ", 53, 53)),
        (
            "Six Lao dissidents have been handed back by Thailand over the past eight years.",
            ("deported", "TH", "LA", 6, 6),
        ),
        (
            "The lawyers know of at least 34 Tajiks whom Russia has surrendered since 2020.",
            ("deported", "RU", "TJ", 34, None),
        ),
        (
            "Last year Kyrgyzstan handed over 24 Tajik citizens.",
            ("deported", "KG", "TJ", 24, 24),
        ),
        (
            "The number of Afghans sent back by Tajikistan this year stands at 1,800.",
            ("deported", "TJ", "AF", 1800, 1800),
        ),
        (
            "Monitors put the number of Syrians deported from Turkey in 2022 at more than 41,000.",
            ("deported", "TR", "SY", 41000, None),
        ),
        # asylum, given on both sides of the figure, and asked by people of several countries
        (
            "Australia gave 71 Vietnamese protection visas in 2016.",
            ("refugees", "VN", "AU", 71, 71),
        ),
        (
            "Last year 1,500 people, most of them Iraqis, had sought asylum at Finland's border.",
            ("asylum seekers", None, "FI", 1500, 1500),
        ),
        # people held, by the land that a people's name stands for
        (
            "At least 1,100 North Koreans are held in Chinese jails.",
            ("detained", "KP", "CN", 1100, None),
        ),
        (
            "In the past five years Nepalese police have arrested 91 Tibetans.",
            ("detained", "CN", "NP", 91, 91),
        ),
    ],
)
def test_figures_in_the_turns_of_the_press(
    text: str, expected: tuple[str, str | None, str | None, int | None, int | None]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serbia is open to Russians. Some 190,000 have arrived since 2022.",
            ("emigrants", "RU", "RS", 190000, 190000),
        ),
        (
            "Tanzania wants all Burundians gone. Around 96,000 remain.",
            ("refugees", "BI", "TZ", 96000, 96000),
        ),
        (
            "FINLAND. In spring 980 Russians applied for asylum, Norway says.",
            ("asylum seekers", "RU", "FI", 980, 980),
        ),
        (
            "Russia keeps a register. More than 90,000 people were expelled from the country.",
            ("deported", "RU", None, 90000, None),
        ),
        (
            "Turkey is proud of it. In six years 110 persons were brought from 27 countries.",
            ("deported", None, "TR", 110, 110),
        ),
    ],
)
def test_the_text_before_tells_what_a_sentence_leaves_out(
    text: str, expected: tuple[str, str | None, str | None, int | None, int | None]
) -> None:
    assert told(text) == [expected]


def test_a_second_figure_goes_on_or_has_a_measure_of_its_own() -> None:
    assert told(
        "In Poland 90,000 Belarusians live under some permit, 1,700 with refugee status."
    ) == [
        ("emigrants", "BY", "PL", 90000, 90000),
        ("refugees", "BY", "PL", 1700, 1700),
    ]
    assert told("Some 8,000 Russians live in Armenia. In May 2022 it was 14,000.")[1] == (
        "emigrants",
        "RU",
        "AM",
        14000,
        14000,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Malaysia put 1,070 Myanmar nationals on board a ship on 23 February.",
        "The petition was signed by 4,000 Belarusians in Poland.",
        "Officers searched the homes of 160 relatives of Belarusians abroad.",
        "Ilyas Qurbonov, 38, left Tajikistan for Poland.",  # an invented person
        "Fewer than one in a hundred Venezuelans asked for asylum in Chile.",
        "A Belarusian playwright born in 1984 lives in Lithuania.",
        "He is one of fifteen Russians who live in Peru.",
    ],
)
def test_other_numbers_of_people_are_no_figures(text: str) -> None:
    assert told(text) == []


def told_in_russian(
    text: str,
) -> list[tuple[str, str | None, str | None, int | None, int | None]]:
    language = Russian()
    found = find_estimates(
        "ru",
        language.sentences(text),
        text,
        find_places(text, "ru", language.forms),
        language.dates(text, PUBLISHED),
        [],
        published=PUBLISHED,
    )
    return [(e.measure.value, e.from_country, e.to_country, e.low, e.high) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Узбеков в Турции не меньше 140 тысяч.", ("emigrants", "UZ", "TR", 140000, None)),
        (
            "В 2022 году из России в Армению переехало от 40 до 55 тысяч.",
            ("emigrants", "RU", "AM", 40000, 55000),
        ),
        (
            "Число гонконгцев, живущих в Литве, ведомство оценивает в двести десять человек.",
            ("emigrants", "HK", "LT", 210, 210),
        ),
        ("Белорусов в Латвии, по одной оценке, 14 тысяч.", ("emigrants", "BY", "LV", 14000, 14000)),
        (
            "В турецких центрах депортации сейчас находятся более 310 туркменов.",
            ("detained", "TM", "TR", 310, None),
        ),
        ("Никарагуа покинули больше 600 тысяч человек.", ("emigrants", "NI", None, 600000, None)),
        (
            "По подсчёту комитета, с 2016 года из Сербии затребовано не менее восьми турок.",
            ("requested", "TR", "RS", 8, None),
        ),
        (
            "За год Астана получила от Москвы 91 запрос о выдаче.",
            ("requested", "RU", "KZ", 91, 91),
        ),
        (
            "По нашим подсчётам, за год из иракского Курдистана в Иран вернули 15 человек.",
            ("deported", "IQ", "IR", 15, 15),
        ),
        (
            "Норвегия рассмотрела прошения 35 граждан Узбекистана.",
            ("asylum seekers", "UZ", "NO", 35, 35),
        ),
        (
            "В прошлом году Германия предоставила убежище 2300 гражданам Турции.",
            ("refugees", "TR", "DE", 2300, 2300),
        ),
    ],
)
def test_russian_tells_figures_in_its_own_order(
    text: str, expected: tuple[str, str | None, str | None, int | None, int | None]
) -> None:
    assert told_in_russian(text) == [expected]


def test_those_who_live_somewhere_are_the_ones_sent_back() -> None:
    text = "В Таджикистане живут около 8 тысяч афганцев, в этом году выдворено более 600."
    assert told_in_russian(text)[1] == ("deported", "TJ", "AF", 600, None)


def test_a_people_in_a_name_of_money_is_not_counted() -> None:
    assert told_in_russian("За поимку в Британии обещано 200 тысяч гонконгских долларов.") == []


def test_a_group_that_an_incident_counts_is_no_figure_too() -> None:
    text = "Turkey has handed over at least 21 Uzbeks since May. Some 800 Uzbeks live in Turkey."
    deported, living = estimates(text)
    act = Incident(
        id="i1",
        type=IncidentType.EXTRADITION,
        targets=("p1",),
        host="TR",
        origin="UZ",
        evidence=deported.evidence,
    )
    assert uncounted_by([act], [deported, living]) == [replace(living, id="e1")]
    asked = replace(act, type=IncidentType.ASYLUM_CLAIM, evidence=living.evidence)
    assert uncounted_by([asked], [living]) == [replace(living, id="e1")]

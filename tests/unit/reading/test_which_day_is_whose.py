"""Which day of a sentence belongs to which act. The people are invented."""

from datetime import date

from khronika.model import Document, IncidentType
from khronika.reading import read


def days(text: str) -> dict[IncidentType, date | None]:
    document = Document(id="d", text=text, language="en", published=date(2026, 5, 30))
    return {i.type: i.when.first if i.when else None for i in read(document).incidents}


def test_what_stands_before_a_semicolon_has_not_the_day_of_what_follows():
    told = days(
        "Two Tajik activists, Farid Nurov and Suhail Latifi, were detained in Vilnius on 5 May. "
        "Nurov was released; Latifi was deported to Tajikistan on 9 May."
    )
    assert told[IncidentType.DEPORTATION] == date(2026, 5, 9)
    assert told[IncidentType.RELEASE] is None


def test_what_is_told_of_a_place_has_not_the_day_of_the_way_there():
    told = days(
        "Russian activist Timur Vazarov was extradited from Kazakhstan to Russia on 3 May, "
        "where he was sentenced to ten years in prison."
    )
    assert told[IncidentType.EXTRADITION] == date(2026, 5, 3)
    assert told[IncidentType.CONVICTION] is None


def test_an_order_annulled_on_appeal_is_a_refusal_of_its_own_day():
    told = days(
        "A court in Almaty ordered the extradition of Russian activist Timur Vazarov on 2 April. "
        "The Supreme Court annulled the order on 4 May and freed him."
    )
    assert told == {
        IncidentType.EXTRADITION: date(2026, 4, 2),
        IncidentType.EXTRADITION_REFUSAL: date(2026, 5, 4),
        IncidentType.RELEASE: date(2026, 5, 4),
    }


def test_a_release_told_behind_before_has_not_the_day_of_the_arrest():
    told = days(
        "Russian activist Anna Belozerova was detained in Bishkek on 4 May and spent ten days in "
        "detention before being released."
    )
    assert told == {IncidentType.DETENTION: date(2026, 5, 4), IncidentType.RELEASE: None}


def test_each_of_two_told_with_one_verb_has_their_own_day():
    told = read(
        Document(
            id="d",
            text="Police in Tbilisi detained the Russian activist Timur Vazarov on 2 May and "
            "Olga Berezina on 5 May.",
            language="en",
            published=date(2026, 5, 30),
        )
    ).incidents
    assert [i.when.first for i in told if i.when] == [date(2026, 5, 2), date(2026, 5, 5)]


def test_what_was_done_later_has_not_the_day_of_what_was_done_before():
    told = days(
        "Vietnamese blogger Truong Hai was abducted in Bangkok on 26 January 2019 and later jailed "
        "in Hanoi."
    )
    assert told == {IncidentType.ABDUCTION: date(2019, 1, 26), IncidentType.PROSECUTION: None}


def test_what_was_done_an_hour_later_has_that_day():
    told = days(
        "Russian activist Timur Vazarov was stopped at Tbilisi airport on 3 May and deported to "
        "Moscow two hours later."
    )
    assert told[IncidentType.DEPORTATION] == date(2026, 5, 3)

"""Times in English text: what the codebook's section 3 says on `when`, as a table."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.reading.en.dates import find_dates

PUBLISHED = date(2023, 8, 2)  # a Wednesday


def days(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    """Each time of a text with its days, a single day written once."""
    found = []
    for mention in find_dates(text, published):
        when = mention.interval
        if when is None:
            found.append((mention.text, None))
        elif when.first == when.last:
            found.append((mention.text, when.first.isoformat()))
        else:
            found.append((mention.text, f"{when.first}/{when.last}"))
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # days
        ("on June 4", "2023-06-04"),
        ("4 June", "2023-06-04"),
        ("on the 4th of June", "2023-06-04"),
        ("June 4, 2021", "2021-06-04"),
        ("on 4 June last year", "2022-06-04"),
        ("on Sept. 12", "2022-09-12"),  # the latest that is past
        ("4.06.2023", "2023-06-04"),
        ("05.06.23", "2023-06-05"),
        ("2023-06-04", "2023-06-04"),
        ("04/13/2023", "2023-04-13"),
        ("04/05/2023", None),  # either order could be meant
        ("on 30 February", None),
        ("since May 10", "2023-05-10"),
        ("on the night of 17 December", "2022-12-17"),
        ("on the morning of 2 March 2021", "2021-03-02"),
        ("on New Year's Eve", "2022-12-31"),
        # runs of days
        ("the night of June 4 to 5", "2023-06-04/2023-06-05"),
        ("from June 3 to June 9", "2023-06-03/2023-06-09"),
        ("between 3 and 9 June", "2023-06-03/2023-06-09"),
        ("June 3-9", "2023-06-03/2023-06-09"),
        ("from 28 December to 3 January", "2022-12-28/2023-01-03"),
        ("in the week of June 7", "2023-06-05/2023-06-11"),
        # months
        ("in March", "2023-03-01/2023-03-31"),
        ("in December", "2022-12-01/2022-12-31"),
        ("in March 2022", "2022-03-01/2022-03-31"),
        ("since March", "2023-03-01/2023-03-31"),
        ("in late July", "2023-07-21/2023-07-31"),
        ("in early February", "2023-02-01/2023-02-10"),
        ("in mid-June", "2023-06-11/2023-06-20"),
        ("at the end of May", "2023-05-21/2023-05-31"),
        ("in the first half of June", "2023-06-01/2023-06-15"),
        ("in the second half of June", "2023-06-16/2023-06-30"),
        ("between March and June 2022", "2022-03-01/2022-06-30"),
        ("this October", "2023-10-01/2023-10-31"),
        ("last October", "2022-10-01/2022-10-31"),
        # seasons and years
        ("last winter", "2022-12-01/2023-02-28"),
        ("this winter", "2022-12-01/2023-02-28"),
        ("in the spring of 2022", "2022-03-01/2022-05-31"),
        ("in the winter of 2020", "2019-12-01/2020-02-29"),
        ("in the autumn of last year", "2022-09-01/2022-11-30"),
        ("in 2022", "2022-01-01/2022-12-31"),
        ("in mid-2022", "2022-05-01/2022-08-31"),
        ("from 2019 to 2021", "2019-01-01/2021-12-31"),
        # by the day of publication
        ("late last month", "2023-07-21/2023-07-31"),
        ("early last month", "2023-07-01/2023-07-10"),
        ("earlier this month", "2023-08-01/2023-08-02"),
        ("this year", "2023-01-01/2023-12-31"),
        ("last year", "2022-01-01/2022-12-31"),
        ("last week", "2023-07-24/2023-07-30"),
        ("the week before last", "2023-07-17/2023-07-23"),
        ("over the weekend", "2023-07-29/2023-07-30"),
        ("in recent weeks", "2023-07-05/2023-08-01"),
        ("in recent months", None),
        ("on Friday evening", "2023-07-28"),
        ("on Wednesday", "2023-08-02"),
        ("last Wednesday", "2023-07-26"),
        ("on Tuesday last week", "2023-07-25"),
        ("yesterday", "2023-08-01"),
        ("overnight", "2023-08-01/2023-08-02"),
        ("this morning", "2023-08-02"),
        ("three days ago", "2023-07-30"),
        ("two weeks ago", "2023-07-17/2023-07-23"),
        ("two years ago", "2021-01-01/2021-12-31"),
        ("several days ago", None),
        ("in the past two weeks", "2023-07-19/2023-08-01"),
    ],
)
def test_time_is_resolved_by_publication(words: str, expected: str | None) -> None:
    assert days(f"He left {words}.") == [(words, expected)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("that day", "2023-06-04"),
        ("the same evening", "2023-06-04"),
        ("the next day", "2023-06-05"),
        ("the following morning", "2023-06-05"),
        ("the day before", "2023-06-03"),
        ("two days later", "2023-06-06"),
        ("a week earlier", "2023-05-28"),
        ("hours later", "2023-06-04"),
        ("a month earlier", "2023-05-01/2023-05-31"),
        ("two years earlier", "2021-01-01/2021-12-31"),
        ("the year before", "2022-01-01/2022-12-31"),
        ("that month", "2023-06-01/2023-06-30"),
        ("the previous Friday", "2023-06-02"),
        ("a few days later", None),
    ],
)
def test_time_rests_on_the_one_named_before(words: str, expected: str | None) -> None:
    assert days(f"She was seen on June 4. Police came {words}.")[1:] == [(words, expected)]
    assert days(f"Police came {words}.") == [(words, None)]


def test_anchor_leaves_the_time_in_the_past() -> None:
    text = "He was seen in Riga in May 2022. Police called in July. That September he was held."
    assert days(text)[-1] == ("That September", "2022-09-01/2022-09-30")


def test_days_that_count_from_a_month_stay_in_it() -> None:
    told = days("He came on May 2. In June he fled; three days later he called.")
    assert told[-1] == ("three days later", "2023-06-01/2023-06-30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Held on 5 June 2022, two weeks after a friend was deported.", "2022-05-22"),
        ("It was 5 June 2022, a day before the court sat.", "2022-06-06"),
        ("Held on 5 June 2022, and two weeks after that deported.", "2022-06-19"),
        ("Held on 5 June 2022. Two weeks after the arrest he was deported.", "2022-06-19"),
        ("Held on 5 June 2022, two weeks after, he was deported.", "2022-06-19"),
    ],
)
def test_a_day_told_by_another_act_leads_back_to_that_act(text: str, expected: str) -> None:
    assert days(text)[-1][1] == expected


def test_day_of_a_month_is_of_the_month_told_before_or_the_last() -> None:
    assert days("Held on 7 November 2022 and freed on the 10th.")[-1][1] == "2022-11-10"
    assert days("Held on 30 May 2023 and freed on the 2nd.")[-1][1] == "2023-06-02"
    assert days("She was turned back on the 31st.") == [("on the 31st", "2023-07-31")]
    assert days("He lived on the 6th floor since the 20th century.") == []


def test_year_of_a_neighbour_holds_for_both() -> None:
    assert days("on 3 March and 5 April 2021")[0] == ("on 3 March", "2021-03-03")
    assert days("In 2021 he left in May.")[1] == ("in May", "2021-05-01/2021-05-31")
    assert days("He left in 2021, and in May he came back.")[1][1] == "2023-05-01/2023-05-31"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In April 2021 he was held. In May a court fined him.", "2021"),
        ("In April 2021 he was held; in May he was freed.", "2021"),
        ("Since April 2021 he has lived here. In May a court fined him.", "2023"),
        ("In April 2021 he was held.\n\nIn May a court fined him.", "2023"),
        ("In November 2022 he was held. In May a court fined him.", "2023"),
        ("In 2021 he fled. In May a court fined him.", "2023"),
    ],
)
def test_months_of_a_paragraph_are_of_the_year_that_it_tells_of(text: str, year: str) -> None:
    assert days(text)[-1] == (days(text)[-1][0], f"{year}-05-01/{year}-05-31")


def test_a_year_at_the_head_of_a_line_holds_for_what_it_tells() -> None:
    text = "2021. A court opens a case in May.\n\n2022\nIn March he is registered.\n"
    told = dict(days(text))
    assert told["in May"] == "2021-05-01/2021-05-31"
    assert told["In March"] == "2022-03-01/2022-03-31"


def test_times_that_count_from_a_day_leave_its_year_to_the_next_month() -> None:
    text = "He was held on 3 June 2021 and flown out the same night. In August he was tried."
    assert days(text)[-1] == ("In August", "2021-08-01/2021-08-31")


def test_this_winter_is_the_last_that_began_unless_words_point_ahead() -> None:
    assert days("He was held this winter.") == [("this winter", "2022-12-01/2023-02-28")]
    assert days("He will be tried this winter.") == [("this winter", "2023-12-01/2024-02-29")]


def test_words_before_may_point_ahead() -> None:
    assert days("The court will hear him on August 15.") == [("on August 15", "2023-08-15")]
    assert days("They must leave by Friday.") == [("by Friday", "2023-08-04")]
    assert days("The court heard him on August 15.") == [("on August 15", "2022-08-15")]


@pytest.mark.parametrize(
    "text",
    [
        "He was held for 15 days and faces two years in prison.",
        "A 10-day hearing; the man, aged 40, and a 27-year-old.",
        "Under Article 337 and Decree 278 and the 1951 Convention.",
        "They may march on, for the march was August in its way.",
        "Some 2,000 people; a fine of 2023 roubles; in 2000 cases.",
        "It happened recently.",
        "A citizen born in 1984, and her son, born in Osh on 3 May 2011.",
        "RIGA, July 3 (Agency) - A man was found.",
    ],
)
def test_other_numbers_and_words_are_no_times(text: str) -> None:
    assert days(text) == []


def test_without_publication_only_what_names_its_year_is_resolved() -> None:
    assert days("on June 4", None) == [("on June 4", None)]
    assert days("last week", None) == [("last week", None)]
    assert days("on June 4, 2021 and then on July 1", None) == [
        ("on June 4, 2021", "2021-06-04"),
        ("on July 1", "2021-07-01"),
    ]


_WORDS = (
    "on in the since from to and between of last this next that same week month year day days ago "
    "later earlier before two three 3 31 30 2023 1900 0 99 June May February Friday winter , . - "
    "night early late mid- several overnight yesterday 05.06.23 2023-13-45 1/2/2000"
)


@settings(deadline=None)  # the first example loads the lexicons
@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from([*_WORDS.split(), "\n\n"]), max_size=30).map(" ".join)
    ),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_mentions_in_order_cut_from_it(text: str, published: date | None) -> None:
    found = find_dates(text, published)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        if mention.interval:
            assert mention.interval.first <= mention.interval.last
            assert mention.interval.text == mention.text
        end = mention.end
    assert find_dates(text, published) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what went on from a day does not end the year that is told of
        ("In May 2021 he was named. Since 3 June he sits. On 18 October he left.", "2021-10-18"),
        # a day of the same month told before
        ("He was deported on 19 June 2021. He had been seized on 12 June.", "2021-06-12"),
        ("In April 2021 he was arrested. In March he was sentenced.", "2023-03-01/2023-03-31"),
        ("Shot on 13 September 2021. Back in August he was warned.", "2021-08-01/2021-08-31"),
        # the year is that of another clause
        ("A pastor who fled in 2021 was deported on 14 June.", "2023-06-14"),
        ("In 2021 he left on 14 June.", "2021-06-14"),
        # the day on which something happened, and not since which it has gone on
        ("On 3 May he was seized. He is here since 4 March. The same day he left.", "2023-05-03"),
        ("He was seized on 3 May. In June a court freed him. He left the same day.",
         "2023-06-01/2023-06-30"),
        ("He was seized on 3 May. Rain fell in June.\n\nThe same day he left.", "2023-05-03"),
    ],
)  # fmt: skip
def test_a_time_rests_on_what_its_paragraph_tells(text, expected):
    assert days(text)[-1][1] == expected

"""Which day of a sentence belongs to which act. The people are invented."""

from datetime import date

import pytest

from khronika.model import Document, IncidentType
from khronika.reading import read
from khronika.reading.frames import Frame
from khronika.reading.modality import Mood
from khronika.reading.spans import DateMention, Sentence, Span
from khronika.reading.syntax import Tree, Word
from khronika.reading.when import date_of, time_words


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


def days_in_russian(text: str) -> dict[IncidentType, date | None]:
    document = Document(id="d", text=text, language="ru", published=date(2026, 5, 30))
    return {i.type: i.when.first if i.when else None for i in read(document).incidents}


def test_each_of_two_clauses_has_its_own_day():
    told = days_in_russian(
        "Узбекский активист Рустам Тешабаев живёт в Турции. Консульство Узбекистана в декабре не "
        "приняло у него заявление на паспорт, а в январе трое в масках избили его у рынка."
    )
    assert told[IncidentType.PASSPORT_DENIAL] == date(2025, 12, 1)
    assert told[IncidentType.ASSAULT] == date(2026, 1, 1)


def test_the_day_before_a_clause_is_not_that_of_the_clause_behind_it():
    told = days_in_russian(
        "Белорусский активист Игнат Петровец живёт в Тбилиси. 12 октября его задержали на складе в "
        "Тбилиси, районный суд постановил отпустить, однако у ворот ждал микроавтобус."
    )
    assert told[IncidentType.DETENTION] == date(2025, 10, 12)


def test_a_day_is_shared_by_the_verbs_behind_it():
    told = days_in_russian(
        "Российский активист Савва Тропинин живёт в Казахстане. Савву не тронули, но 2 апреля к "
        "нему приходили люди из КНБ и угрожали."
    )
    assert told[IncidentType.THREAT] == date(2026, 4, 2)


def test_a_day_between_two_verbs_is_that_of_the_second_alone():
    told = days(
        "Russian activist Anna Belozerova lives in Bishkek. Russia put her on the wanted list, and "
        "on 4 May the police detained her."
    )
    assert told[IncidentType.DETENTION] == date(2026, 5, 4)
    assert told[IncidentType.PROSECUTION] is None


def test_what_has_gone_on_since_a_day_began_on_it():
    told = days_in_russian(
        "Чеченский активист Рустам Ахдаев вышел из дома в Ереване 5 мая. С тех пор о нём ничего не "
        "известно. Его сестру в Грозном с тех пор дважды вызывали на допрос."
    )
    assert told[IncidentType.DISAPPEARANCE] == date(2026, 5, 5)
    assert told[IncidentType.PROXY_PRESSURE] is None


def test_a_place_may_stand_beside_the_day_of_an_entry():
    for head in ("12 мая 2025 года, Алма-Ата.", "🇰🇿 Алма-Ата. 12.05.25.", "**12 мая 2025.**"):
        told = days_in_russian(f"Хроника.\n\n{head} Полиция Алма-Аты задержала россиянина Савву.")
        assert told == {IncidentType.DETENTION: date(2025, 5, 12)}, head
    for head in ("12 May 2025, Almaty.", "Almaty. 12 May 2025."):
        told = days(f"Chronicle.\n\n{head} Police detained the Russian activist Savva Tropinin.")
        assert told == {IncidentType.DETENTION: date(2025, 5, 12)}, head


def test_the_day_of_a_dateline_is_that_of_no_act():
    told = days_in_russian(
        "АСТАНА, 28 мая – Казахстан выдал Белоруссии активиста Игната Петровца, которого "
        "преследуют за комментарии."
    )
    assert told[IncidentType.EXTRADITION] is None


def test_a_request_that_is_named_as_a_ground_has_no_day():
    told = days(
        "The Tajik activist Farid Nurov was detained in Vilnius on 5 May at the request of "
        "Tajikistan."
    )
    assert told[IncidentType.DETENTION] == date(2026, 5, 5)
    assert told[IncidentType.EXTRADITION_REQUEST] is None
    told = days_in_russian(
        "Таджикского активиста Фарида Нурова задержали в Вильнюсе 5 мая по запросу Душанбе о "
        "выдаче."
    )
    assert told[IncidentType.DETENTION] == date(2026, 5, 5)
    assert told[IncidentType.EXTRADITION_REQUEST] is None


def test_the_day_of_a_hearing_is_not_that_of_the_surrender():
    told = days(
        "Russian activist Oleg Dobrinin is held in Lviv. The court is to rule on his surrender to "
        "Russia on Monday."
    )
    assert told[IncidentType.EXTRADITION] is None


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


def test_a_root_that_the_parser_calls_a_conjunct_is_the_first_of_its_verbs():
    """As a statistical parser may: it chooses heads and relations apart."""
    verbs = [
        Word(i=0, text="held", lemma="hold", pos="VERB", form="past", start=0, end=4, head=0,
             rel="conjunct"),
        Word(i=1, text="freed", lemma="free", pos="VERB", form="past", start=5, end=10, head=0,
             rel="conjunct"),
        Word(i=2, text="Monday", lemma="Monday", pos="PROPN", form="", start=11, end=17, head=0,
             rel="oblique"),
    ]  # fmt: skip
    tree = Tree(Sentence(start=0, end=17, number=0, paragraph=0), tuple(verbs))
    clause = Span(start=0, end=17)
    frame = Frame(tree=tree, trigger=verbs[1], mood=Mood.FACT, rules=(), proxy=(), clause=clause)
    monday = DateMention(start=11, end=17, text="Monday", interval=None)
    found = date_of(frame, [monday], frozenset({0, 5}), time_words("en"))
    assert found is not None
    assert found.mention == monday


def test_what_was_done_before_another_act_has_not_its_day():
    told = days(
        "Russian activist Oleg Dobrinin crossed the border in May after police in Omsk summoned "
        "him again."
    )
    assert told[IncidentType.PROSECUTION] is None
    told = days(
        "After Russian activist Oleg Dobrinin gave a speech in Riga last June, police in Omsk "
        "visited his parents."
    )
    assert told[IncidentType.PROXY_PRESSURE] is None
    told = days_in_russian(
        "Российский активист Олег Добринин уехал в 2019 году после того, как в Омске его дважды "
        "арестовали."
    )
    assert told == {IncidentType.PROSECUTION: None}
    told = days(
        "On 11 May, one day after he had been interviewed at the embassy, police in Bangkok "
        "arrested the Russian activist Oleg Dobrinin."
    )
    assert told[IncidentType.DETENTION] == date(2026, 5, 11)


def test_the_ground_of_an_arrest_has_not_its_day():
    told = days(
        "Russian activist Oleg Dobrinin was arrested in Riga on 6 May because Russia seeks his "
        "extradition."
    )
    assert told == {
        IncidentType.DETENTION: date(2026, 5, 6),
        IncidentType.EXTRADITION_REQUEST: None,
    }


def test_a_request_that_came_on_a_day_has_it():
    told = days(
        "Russian activist Oleg Dobrinin lives in Tbilisi. The request for his extradition followed "
        "on 2 May."
    )
    assert told[IncidentType.EXTRADITION_REQUEST] == date(2026, 5, 2)


def test_the_reason_behind_a_colon_has_not_the_day_of_the_act_before():
    told = days_in_russian(
        "Российского активиста Олега Добринина сегодня выпустили в Тбилиси: суд отказал России в "
        "его выдаче."
    )
    assert told == {
        IncidentType.RELEASE: date(2026, 5, 30),
        IncidentType.EXTRADITION_REFUSAL: None,
    }


def test_somebody_vanished_on_the_day_on_which_they_were_last_seen():
    told = days(
        "Russian activist Oleg Dobrinin left a meeting in Tbilisi on 13 May and has not been seen "
        "since."
    )
    assert told[IncidentType.DISAPPEARANCE] == date(2026, 5, 13)
    told = days(
        "Russian activist Oleg Dobrinin, who has worked in Tbilisi since 2019, has been missing "
        "for nine days."
    )
    assert told[IncidentType.DISAPPEARANCE] is None


def test_two_adjectives_make_no_two_clauses():
    told = days(
        "Russian activist Oleg Dobrinin was in a serious but stable condition on Monday after a "
        "gunman in Riga fired at him."
    )
    assert set(told.values()) == {None}


def told_then(text: str, language: str = "en") -> list[tuple[IncidentType, str | None]]:
    """Give each act with its day; a longer time by its first and last."""
    document = Document(id="d", text=text, language=language, published=date(2026, 5, 30))
    days = [
        (i.type, i.when and (str(i.when.first), str(i.when.last))) for i in read(document).incidents
    ]
    return [(kind, when and "/".join(dict.fromkeys(when))) for kind, when in days]


@pytest.mark.parametrize(
    ("further", "when"),
    [
        ("The decision came on 8 May.", "2026-05-08"),
        ("The paper is dated 8 May.", "2026-05-08"),
        ("The decision of 8 May was handed to his lawyer.", "2026-05-08"),
        ("The decision takes effect on 8 June.", None),
        ("He appealed against the decision on 8 May.", None),
        ("On 8 May he left the country.", None),
    ],
)
def test_the_day_of_a_paper_is_that_of_what_it_orders(further, when):
    told = told_then(
        f"Estonia cancelled the residence permit of the activist Ilya Strunin. {further}"
    )
    assert told[0] == (IncidentType.RESIDENCE_REFUSAL, when)


@pytest.mark.parametrize(
    ("further", "when"),
    [
        ("Решение принято 9 мая.", "2026-05-09"),
        ("Решение датировано 9 мая, подана жалоба.", "2026-05-09"),
        ("Решение от 09.05.26, мотив не назван.", "2026-05-09"),
        ("Постановление министра опубликовано в четверг.", "2026-05-28"),
        ("Решение обжаловано 9 мая.", None),
        ("Решение вступит в силу 9 июня.", None),
    ],
)
def test_the_day_of_a_russian_paper_is_that_of_what_it_orders(further, when):
    told = told_then(f"Эстония отказала в убежище россиянину Илье Струнину. {further}", "ru")
    assert told[0] == (IncidentType.ASYLUM_REFUSAL, when)


@pytest.mark.parametrize(
    ("further", "when"),
    [
        (". It happened on Friday, 8 May.", "2026-05-08"),
        ("; it happened on 8 May.", "2026-05-08"),
        (". This was in April.", "2026-04-01/2026-04-30"),
        (". All this in early May.", "2026-05-01/2026-05-10"),
        (". On 8 May he left.", None),
    ],
)
def test_the_words_after_an_act_may_say_when_it_was(further, when):
    told = told_then(f"Two men beat the Russian activist Ilya Strunin in Riga{further}")
    assert told == [(IncidentType.ASSAULT, when)]


@pytest.mark.parametrize(
    ("further", "when"),
    [
        (". Произошло это в субботу, 23 мая.", "2026-05-23"),
        (". Было это в апреле.", "2026-04-01/2026-04-30"),
        (", это было на прошлой неделе.", "2026-05-18/2026-05-24"),
        (". 8 мая он уехал.", None),
    ],
)
def test_the_russian_words_after_an_act_may_say_when_it_was(further, when):
    told = told_then(f"Российского активиста Илью Струнина избили в Риге{further}", "ru")
    assert told == [(IncidentType.ASSAULT, when)]


def test_what_is_narrated_goes_on_from_the_day_before():
    told = told_then(
        "Russian activist Ilya Strunin came to Riga on 8 May. He has applied for asylum."
    )
    assert told == [(IncidentType.ASYLUM_CLAIM, None)]
    told = told_then(
        "Two officers came to the Russian activist Ilya Strunin in Riga on 8 May. They beat him."
    )
    assert told == [(IncidentType.ASSAULT, "2026-05-08")]
    told = told_then(
        "Russian activist Ilya Strunin flew to Tbilisi on 8 May. He was detained at the airport."
    )
    assert told == [(IncidentType.DETENTION, "2026-05-08")]
    told = told_then(
        "Russian activist Ilya Strunin flew to Tbilisi on 8 May. He has been detained there."
    )
    assert told == [(IncidentType.DETENTION, None)]


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("March.", "2026-03-01/2026-03-31"),
        ("2019:", "2019-01-01/2019-12-31"),
        ("🛂 Nairobi, 3 May.", "2026-05-03"),
        ("Nairobi, 3 May –", None),
    ],
)
def test_an_entry_has_the_day_at_its_head(head, when):
    told = told_then(f"Chronicle.\n\n{head} Kenya deported the Russian activist Ilya Strunin.")
    assert told == [(IncidentType.DEPORTATION, when)]


def test_a_report_from_a_town_has_not_the_day_of_its_dateline():
    told = told_then("НАЙРОБИ, 28 мая. Кения выслала российского активиста Илью Струнина.", "ru")
    assert told == [(IncidentType.DEPORTATION, None)]


def test_an_order_of_surrender_upheld_has_the_day_of_that():
    told = told_then(
        "The Court of Appeal in Tbilisi on Wednesday upheld the extradition of the Russian "
        "activist Ilya Strunin."
    )
    assert told == [(IncidentType.EXTRADITION, "2026-05-27")]
    told = told_then(
        "Апелляционный суд Тбилиси в среду оставил в силе решение о выдаче России активиста Ильи "
        "Струнина.",
        "ru",
    )
    assert told == [(IncidentType.EXTRADITION, "2026-05-27")]


def test_a_removal_that_is_stopped_has_the_day_of_its_order():
    told = days(
        "The High Court in Johannesburg on 5 May stopped the removal of Faustin Nshogozaye, a "
        "Rwandan major. The department had ordered his expulsion on 29 April."
    )
    assert told == {IncidentType.DEPORTATION: date(2026, 4, 29)}

"""Russian documents: people in the nominative, acts, dates, speakers. The people are invented."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.model import Document, Incident, IncidentType, Reading, Stance
from khronika.reading import read
from khronika.reading.numbers import find_counts
from khronika.reading.ru.charges import years_in
from khronika.reading.ru.dates import find_dates
from khronika.reading.ru.declension import nominative
from khronika.reading.spans import Sentence
from khronika.reading.syntax import Tree, Word, without_circles

PUBLISHED = date(2024, 4, 10)  # a Wednesday


def reading(text: str) -> Reading:
    return read(Document(id="d", text=text, language="ru", published=PUBLISHED))


def acts(text: str) -> list[tuple[str, str | None, str | None]]:
    def told(i: Incident) -> tuple[str, str | None, str | None]:
        return (i.type, i.host, i.origin)

    return [told(i) for i in reading(text).incidents]


@pytest.mark.parametrize(
    ("written", "case", "name", "gender"),
    [
        ("Игната Болотова", "Gen", "Игнат Болотов", "m"),
        ("Ольге Рябининой", "Dat", "Ольга Рябинина", "f"),
        ("Аделетом Сагымбаевым", "Ins", "Аделет Сагымбаев", "m"),
        ("Зарины Мирзоевой", "Gen", "Зарина Мирзоева", "f"),
        ("Павлу Дудину", "Dat", "Павел Дудин", "m"),
    ],
)
def test_a_name_is_put_into_the_nominative(written, case, name, gender):
    parts, found = nominative(written.split(), case)
    assert (" ".join(parts), found) == (name, gender)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("4 июня 2023 года", "2023-06-04", "2023-06-04"),
        ("4 июня", "2023-06-04", "2023-06-04"),
        ("05.06.23", "2023-06-05", "2023-06-05"),
        ("с 3 по 7 марта", "2024-03-03", "2024-03-07"),
        ("в конце прошлого месяца", "2024-03-21", "2024-03-31"),
        ("прошлой зимой", "2023-12-01", "2024-02-29"),
        ("в ночь на понедельник", "2024-04-08", "2024-04-08"),
        ("во вторник", "2024-04-09", "2024-04-09"),
        ("неделю назад", "2024-04-03", "2024-04-03"),
        ("накануне", "2024-04-09", "2024-04-09"),
        ("в прошлом году", "2023-01-01", "2023-12-31"),
        ("9 октября прошлого года", "2023-10-09", "2023-10-09"),
        ("с мая прошлого года", "2023-05-01", "2023-05-31"),
        ("2 марта с. г.", "2024-03-02", "2024-03-02"),
        ("в прошлом октябре", "2023-10-01", "2023-10-31"),
        ("с 28 февраля по 3 марта", "2024-02-28", "2024-03-03"),
        ("с ноября по январь", "2023-11-01", "2024-01-31"),
        ("30-го", "2024-03-30", "2024-03-30"),
        ("26.09", "2023-09-26", "2023-09-26"),
        ("четвёртого марта", "2024-03-04", "2024-03-04"),
        ("двадцать первого марта", "2024-03-21", "2024-03-21"),
        ("в последних числах марта", "2024-03-21", "2024-03-31"),
    ],
)
def test_a_time_is_resolved_from_the_day_of_publication(words, first, last):
    (found,) = find_dates(f"Её задержали {words}, сообщили родные.", PUBLISHED)
    assert found.interval is not None
    assert (found.interval.first.isoformat(), found.interval.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("в тот же день", "2023-11-03", "2023-11-03"),
        ("на следующий день", "2023-11-04", "2023-11-04"),
        ("накануне", "2023-11-02", "2023-11-02"),
        ("через неделю", "2023-11-10", "2023-11-10"),
        ("спустя три дня", "2023-11-06", "2023-11-06"),
        ("двумя днями ранее", "2023-11-01", "2023-11-01"),
        ("месяцем позже", "2023-12-01", "2023-12-31"),
        ("за день до этого", "2023-11-02", "2023-11-02"),
        ("в том же месяце", "2023-11-01", "2023-11-30"),
        ("к концу того же года", "2023-09-01", "2023-12-31"),
        ("той же осенью", "2023-09-01", "2023-11-30"),
        ("18-го", "2023-11-18", "2023-11-18"),
        ("с тех пор", "2023-11-03", "2023-11-03"),
    ],
)
def test_a_time_is_resolved_from_the_time_told_before(words, first, last):
    found = find_dates(f"Его задержали 3 ноября. Её задержали {words}, сообщили родные.", PUBLISHED)
    interval = found[-1].interval
    assert interval is not None
    assert (interval.first.isoformat(), interval.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["Его задержали в 12.09 мск.", "Дело по ст. 12.09.", "Штраф 8.09 млн рублей.", "п. 3.04"],
)
def test_hours_articles_and_sums_are_no_days(text):
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize("head", ["Март. Каунас.", "— март: офис", "▪️март — акимат", "**Март.**"])
def test_a_month_at_the_head_of_an_entry_is_a_time(head):
    (found,) = find_dates(f"Хроника\n{head} отказал.", PUBLISHED)
    assert found.text.lower() == "март"
    assert found.interval is not None
    assert found.interval.first == date(2024, 3, 1)


def test_months_of_a_paragraph_are_of_the_year_that_it_tells_of():
    assert _year_of("В январе 2023 года его задержали. В марте суд отказал.") == 2023
    assert _year_of("С января 2023 года он в Вильнюсе. В марте суд отказал.") == 2024
    assert _year_of("В январе 2023 года его задержали.\n\nВ марте суд отказал.") == 2024
    assert _year_of("В ноябре 2023 года его задержали. В марте суд отказал.") == 2024


def _year_of(text):
    interval = find_dates(text, PUBLISHED)[-1].interval
    assert interval is not None
    return interval.first.year


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Задержан 15 ноября, через неделю после того, как Орлова выслали.", "2023-11-08"),
        ("Задержан 15 ноября, спустя три дня после обыска.", "2023-11-12"),
        ("Задержан 15 ноября, а через неделю после этого выслан.", "2023-11-22"),
        ("Задержан 15 ноября. Через неделю после задержания выслан.", "2023-11-22"),
    ],
)
def test_a_day_told_by_another_act_leads_back_to_that_act(text, first):
    interval = find_dates(text, PUBLISHED)[-1].interval
    assert interval is not None
    assert interval.first.isoformat() == first


def test_a_day_that_leads_back_is_that_of_the_act_behind_it_alone():
    text = (
        "15 ноября, через неделю после задержания в Астане, российского активиста Ивана Ларина "
        "депортировали в Россию."
    )
    reading = read(Document(id="d", text=text, language="ru", published=PUBLISHED))
    days = {one.type: one.when.first.isoformat() for one in reading.incidents if one.when}
    assert days == {
        IncidentType.DETENTION: "2023-11-08",
        IncidentType.DEPORTATION: "2023-11-15",
    }


def test_days_that_count_from_a_month_stay_in_it():
    (_, found) = find_dates("В ноябре он уехал, через три дня его искали.", PUBLISHED)
    assert (found.text, found.interval and found.interval.first.isoformat()) == (
        "через три дня",
        "2023-11-01",
    )


def test_nothing_told_from_a_time_before_lies_after_publication():
    (_, found) = find_dates("Задержан 8 апреля. Через неделю будет суд.", PUBLISHED)
    assert found.interval is None


@pytest.mark.parametrize(
    "text",
    [
        "Тимур Гореев, 3 мая 1991 г. р., и его сын 2010 года рождения.",
        "Тимур Гореев, родившийся в Пскове 3 мая 1991 года.",
        "Она родилась в 1984 году.",
    ],
)
def test_a_day_of_birth_is_no_time_of_an_act(text):
    assert find_dates(text, PUBLISHED) == []


def test_a_leap_day_without_its_year_is_the_last_one():
    (found,) = find_dates("Его задержали 29 февраля.", date(2026, 5, 4))
    assert found.interval is not None
    assert found.interval.first == date(2024, 2, 29)


@pytest.mark.parametrize("words", ["12 лет колонии", "по ст. 280.3 УК", "в маршрутке", "маме"])
def test_terms_articles_and_look_alikes_are_no_times(words):
    assert find_dates(f"Он говорил о том, что {words}.", PUBLISHED) == []


def test_counts_leave_open_what_their_words_leave_open():
    ((low, high),) = [(c.low, c.high) for c in find_counts("ru", "более 60 тысяч белорусов")]
    assert (low, high) == (60_000, None)
    assert [c.high for c in find_counts("ru", "от 300 до 500 тысяч человек")] == [500_000]


def test_an_act_is_read_with_its_target_place_and_day():
    found = reading(
        "В аэропорту Еревана 5 апреля задержали российского активиста Игната Болотова. "
        "Его разыскивает Россия за посты против войны, он просил политического убежища."
    )
    first = found.incidents[0]
    assert (first.type, first.host, first.origin) == ("detention", "AM", "RU")
    assert first.when is not None
    assert first.when.first == date(2024, 4, 5)
    assert {p.id: p.name for p in found.people}[first.targets[0]] == "Игнат Болотов"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # what goes on from a day does not end the year that is told of
        ("В мае 2022 года его нашли. С 3 июня он сидит. 18 октября суд отказал.", "2022-10-18"),
        (
            "В мае 2022 года он бежал. С июня 2023 года живёт тут. В августе его избили.",
            "2023-08-01",
        ),
        # a day of the same month told before
        ("Его выслали 19 июня 2022 года. Полиция забрала его 12 июня.", "2022-06-12"),
        ("В апреле 2022 года он бежал. В марте его судили.", "2024-03-01"),
        ("Её убили 13 сентября 2021 года. Ещё в августе ей угрожали.", "2021-08-01"),
        # a month of the season told before
        ("Летом 2022 года все вышли на площадь. В августе её обвинили.", "2022-08-01"),
        ("Летом 2022 года все вышли на площадь. В октябре её обвинили.", "2023-10-01"),
        ("В 2021-м она пела. Брата уволили осенью того же 2021-го.", "2021-09-01"),
        ("Его преследуют с лета 2022 года.", "2022-06-01"),
        # the day on which something happened, and not since which it has gone on
        ("6 февраля суд отказал; с ноября он под стражей, вышел в тот же вечер.", "2024-02-06"),
        ("Она бежала 5 мая 2023 года. С тех пор о ней нет вестей.", "2023-05-05"),
    ],
)
def test_a_time_rests_on_what_its_paragraph_tells(text, first):
    interval = find_dates(text, PUBLISHED)[-1].interval
    assert interval is not None
    assert str(interval.first) == first


def test_what_is_only_feared_is_no_act():
    told = acts(
        "Российский активист Игнат Болотов живёт в Тбилиси, он просит убежища. "
        "Он опасается, что его депортируют в Россию."
    )
    assert "deportation" not in [kind for kind, _, _ in told]


def test_a_refusal_of_entry_is_told_by_the_negated_verb():
    told = acts("Российскую оппозиционную журналистку Веру Сомову не пустили в Грузию.")
    assert ("entry_refusal", "GE", "RU") in told


def test_who_denies_is_read_with_the_denial():
    found = reading(
        "Белорусского оппозиционера Игната Болотова похитили в Москве неизвестные. "
        "В МВД отрицают, что Болотова задерживали."
    )
    assert Stance.DENIES in [claim.stance for claim in found.claims]


def test_every_quote_stands_in_the_text_where_it_says():
    text = (
        "❗️ЗАДЕРЖАН активист Игнат Болотов! По словам адвоката Веры Сомовой, его увезли из "
        "Бишкека в Москву. «Мы не знаем, где он», — сказала она.\nПодписывайтесь: @primer"
    )
    for item in (*(r := reading(text)).people, *r.incidents, *r.claims):
        for evidence in item.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_no_word_governs_itself_by_way_of_others(heads: list[int]):
    mended = without_circles(heads)
    for start in range(len(heads)):
        at = start
        for _ in heads:
            at = mended[at]
        assert mended[at] == at  # every way up ends at a root


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_what_stands_below_a_word_ends(heads: list[int]):
    words = [
        Word(
            i=i, text="слово", lemma="слово", pos="NOUN", form="", start=6 * i, end=6 * i + 5,
            head=head, rel="",
        )
        for i, head in enumerate(heads)
    ]  # fmt: skip
    tree = Tree(Sentence(start=0, end=72, number=0, paragraph=0), tuple(words))
    roots = [word for word in tree.words if tree.head(word) is None]
    assert sum(len(tree.subtree(root)) for root in roots) == len(words)


def test_a_dash_for_a_verb_of_the_part_before_makes_no_circle():
    text = (
        "Полиция Еревана задержала Олега Пантыкина 5 мая 2025 года по запросу Москвы: обыск прошёл "
        "в съёмной комнате, обвинение — «участие в нежелательной организации»."
    )
    assert [i.type for i in reading(text).incidents] != []


def test_one_who_is_only_described_is_one_speaker():
    found = reading(
        "Российского активиста Игната Болотова задержали в Ереване. "
        "Адвокат сообщил, что Болотова держат в изоляторе.\n"
        "Позже адвокат добавил, что активиста отпустили."
    )
    assert len({claim.speaker for claim in found.claims}) == 1


def test_a_time_outside_the_calendar_stays_unresolved():
    (found,) = find_dates("Это было 900 лет назад.", date(300, 1, 1))
    assert found.interval is None


@pytest.mark.parametrize(
    ("opening", "certainty"),
    [
        ("В анонимном телеграм-чате пишут, что", "rumoured"),
        ("По слухам,", "rumoured"),
        ("Соратники утверждают, что", "attributed"),
    ],
)
def test_hearsay_is_never_taken_for_a_statement(opening, certainty):
    found = reading(
        f"{opening} российского оппозиционера Игната Болотова депортировали из Бишкека в Москву."
    )
    (act,) = [i for i in found.incidents if i.type == "deportation"]
    assert act.certainty == certainty


def struck(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """The acts of a document with their hosts and the names of those whom they struck."""
    found = reading(text)
    names = {p.id: p.name for p in (*found.people, *found.organizations)}
    return [(i.type, i.host, tuple(names[t] for t in i.targets)) for i in found.incidents]


def test_a_citizen_fled_the_state_in_the_genitive():
    told = acts(
        "В Стамбуле полиция задержала гражданина Казахстана, оппозиционера Игната Болотова."
    )
    assert ("detention", "TR", "KZ") in told


def test_a_surname_with_initials_is_a_name():
    told = struck(
        "В Бишкеке по запросу о выдаче задержан гражданин Таджикистана М. Ш. Назаров, оппозиционер."
    )
    assert ("detention", "KG", ("М. Ш. Назаров",)) in told


def test_a_verb_without_a_subject_means_the_one_spoken_of():
    told = struck(
        "Активистка Зарина Мирзоева уехала из Таджикистана в Польшу. Попросила убежища в мае."
    )
    assert ("asylum_claim", "PL", ("Зарина Мирзоева",)) in told


def test_a_relative_without_a_genitive_is_of_the_one_spoken_of():
    told = struck(
        "Белорусский блогер Игнат Болотов живёт в Вильнюсе. В Минске на допрос вызвали мать."
    )
    assert ("proxy_pressure", "BY", ("Игнат Болотов",)) in told


def test_the_status_of_a_refugee_names_nobody():
    told = struck(
        "Активист Игнат Болотов бежал из Белоруссии. Статус беженца он получил в Литве в 2023 году."
    )
    assert [(kind, who) for kind, _, who in told] == [("asylum_grant", ("Игнат Болотов",))]


def test_a_year_is_no_prison_term():
    told = acts(
        "Активист Игнат Болотов бежал из России в Финляндию. "
        "Отказ в убежище он получил в мае 2024 года."
    )
    assert "conviction" not in [kind for kind, _, _ in told]


def test_danger_that_threatens_is_no_threat():
    told = acts(
        "Активист Игнат Болотов живёт в Ереване. "
        "Его нельзя высылать в Россию, где ему угрожают пытки."
    )
    assert "threat" not in [kind for kind, _, _ in told]


def test_a_counted_group_is_known_by_its_whole_phrase_too():
    found = reading(
        "В Бишкеке 4 апреля задержали пятерых активистов туркменской диаспоры. "
        "Полиция задержала пятерых активистов туркменской диаспоры на съёмной квартире."
    )
    (group,) = [p for p in found.people if p.id in found.incidents[0].targets]
    assert group.name == "активисты туркменской диаспоры"
    assert "пятерых активистов туркменской диаспоры" in group.aliases


def test_what_we_remind_of_has_happened():
    told = struck(
        "Активист Игнат Болотов уехал из Белоруссии в Литву. "
        "Напомним, что в марте на Болотова в Минске завели уголовное дело."
    )
    assert ("prosecution", "BY", ("Игнат Болотов",)) in told


def test_a_lone_surname_beside_a_relative_is_whose_relative_it_is():
    told = struck(
        "Белорусский блогер Игнат Болотов живёт в Вильнюсе. Брата Болотова в Минске задержали."
    )
    assert ("proxy_pressure", "BY", ("Игнат Болотов",)) in told


def test_a_land_beyond_the_border_is_not_where_an_act_happens():
    told = acts(
        "Сербия выдала Турции активиста Ибрагима Демирова. "
        "Демирова задержали на границе с Болгарией в январе."
    )
    assert ("detention", "BG", "TR") not in told


def test_a_list_of_names_is_struck_as_a_whole():
    told = struck(
        "В Тбилиси 5 мая не впустили белорусских активистов. "
        "Развёрнуты Игнат Болотов, Вера Сомова и Аркадий Лунин."
    )
    names = [set(who) for kind, _, who in told if kind == "entry_refusal"]
    assert {"Игнат Болотов", "Вера Сомова", "Аркадий Лунин"} in names


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("весной 2023 года суд приговорил его к девяти годам", 9),
        ("суд назначил заочно четырнадцать лет", 14),
        ("признаны виновными: по шесть лет за «фейки»", 6),
        ("приговорён к двадцати двум годам колонии", 22),
        ("тридцать три года колонии", 33),
        ("осуждённый в ноябре 2023 года", None),
        ("его осудили два года назад", None),
        ("она живёт там десять лет", None),
    ],
)
def test_a_term_is_told_from_a_year_and_from_a_while(words, years):
    assert years_in(words) == years


def test_a_noun_points_back_to_the_association_that_it_is_part_of_the_name_of():
    told = struck(
        "Белорусы ведут в Вильнюсе портал «Нить и Игла». 14 мая КГБ Белоруссии признал портал "
        "экстремистским."
    )
    assert [names for kind, _, names in told if kind == "designation"] == [("Нить и Игла",)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            (
                "Иранская медсестра Сорайя Тахмасби жила в Болгарии. В июле Словакия предоставила "
                "ей дополнительную защиту."
            ),
            ("asylum_grant", "SK", ("Сорайя Тахмасби",)),
        ),
        (
            (
                "Никарагуанка Ясмара Борге живёт в Коста-Рике. В декабре никарагуанские "
                "пограничники не пустили её домой."
            ),
            ("entry_refusal", "NI", ("Ясмара Борге",)),
        ),
    ],
)
def test_what_a_state_does_at_home_is_in_that_state(text, act):
    assert act in struck(text)


EXPELLED = " Активиста Мерета Гельдыева выслали в мае из Турции."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "С 2022 года с Кубы в США уехали более 500 тысяч человек.",
            ("emigrants", 500_000, "CU", "US"),
        ),
        (
            "В Турции живут, по оценке группы, не меньше 200 тысяч туркменистанцев.",
            ("emigrants", 200_000, "TM", "TR"),
        ),
        (
            "По нашим подсчётам, с начала года из Турции в Иран вернули не менее 400 человек.",
            ("deported", 400, "TR", "IR"),
        ),
        (
            "В Таиланде зарегистрировано не менее 600 беженцев и просителей убежища из Лаоса.",
            ("refugees", 600, "LA", "TH"),
        ),
        (
            "За прошлый год убежища в Молдавии просили 310 граждан Азербайджана.",
            ("asylum seekers", 310, "AZ", "MD"),
        ),
        (
            "Фонд насчитал 90 узбекистанцев, попросивших защиты в Польше с начала года.",
            ("asylum seekers", 90, "UZ", "PL"),
        ),
        (
            "Эстония рассматривает 70 ходатайств о статусе беженца от граждан Беларуси.",
            ("asylum seekers", 70, "BY", "EE"),
        ),
        (
            "По данным ведомства, за год защиту в Чехии получили 44 гражданина Белоруссии.",
            ("refugees", 44, "BY", "CZ"),
        ),
        (
            "По подсчётам юристов, с 2023 года Азербайджан передал Ирану не менее 35 человек.",
            ("deported", 35, "AZ", "IR"),
        ),
        (
            "За два года из Киргизии Узбекистану выдали не меньше семнадцати критиков власти.",
            ("deported", 17, "KG", "UZ"),
        ),
        (
            "С января под экстрадиционным арестом в Молдавии побывали не менее 25 узбекистанцев.",
            ("detained", 25, "UZ", "MD"),
        ),
        (
            "В Грузии остаётся около 30 тысяч россиян, уехавших от мобилизации.",
            ("emigrants", 30_000, "RU", "GE"),
        ),
    ],
)
def test_how_many_people_and_whither(text, told):
    figures = reading(text + EXPELLED).estimates
    assert [(e.measure.value, e.low, e.from_country, e.to_country) for e in figures] == [told]


def test_a_family_of_whom_nobody_is_named_is_read_too():
    text = (
        "Сёстры Гельдыевы, торговавшие на рынке в Дубае, отправлены в наручниках рейсом в Ашхабад."
    )
    told = read(Document(id="d", text=text, language="ru"))
    assert any("Гельдыев" in person.name for person in told.people)

"""Which words of a run of Russian names are one name."""

import pytest

from khronika.reading.places import find_places
from khronika.reading.ru.language import Russian
from khronika.reading.spans import Span


def _named(text):
    russian = Russian()
    trees = russian.parse(text, russian.sentences(text))
    return russian.names(text, trees, find_places(text, "ru", russian.forms))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Игнату Мальцеву-Саари отказали. На Мальцева-Саари донесли.", ["Игнат Мальцев-Саари"]),
        ("Внесли Кристину Зотину-Шац в реестр.", ["Кристина Зотина-Шац"]),
        ("Задержали Олега Петровича Жарого-Тимма.", ["Олег Петрович Жарый-Тимм"]),
        ("Вызвали Ляззат Ескулову.", ["Ляззат Ескулова"]),
        ("Игоря Плетнёвских увезли из Гюмри.", ["Игорь Плетнёвских"]),
        ("Анну и Ивана Плетнёвских увезли.", ["Анна Плетнёвская", "Иван Плетнёвский"]),
        ("Эльчина Рауфа оглы задержали в Киеве.", ["Эльчин Рауф оглы"]),
        ("Задержан блогер Фируз Назимзода.", ["Фируз Назимзода"]),
        ("Блогера Фам Куок Тиема похитили в Бангкоке.", ["Фам Куок Тием"]),
        ("Сорга Мелки, учительница из Турбата, сидит в Дубае.", ["Сорга Мелки"]),
        ("Бунтхави Сипхомвонга, вещавшего из Удонтхани, застрелили.", ["Бунтхави Сипхомвонг"]),
        ("Павел Волоховский уехал. Мать Волоховского вызвали.", ["Павел Волоховский"]),
        ("Павел Тарнавский уехал. Об этом сказал брат Тарнавского.", ["Павел Тарнавский"]),
        ("Отца медсестры, Берхе Гебрая, посадили в тюрьму.", ["Берхе Гебрай"]),
        ("Суд решил о выдаче Абдувахоба Нурматзоды Ташкенту.", ["Абдувахоб Нурматзода"]),
    ],
)
def test_each_part_of_a_name_is_put_into_the_nominative(text, people):
    assert [p.name for p in _named(text).people()] == people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Моей сестре Огулбахт не дали паспорт.", "Огулбахт"),
        ("Муж её, Турсынбай, вышел на площадь.", "Турсынбай"),
        ("Юрася (фамилию не пишем) не пустили в Литву.", "Юрась"),
        ("Корреспондент Тилек задержан.", "Тилек"),
        ("Таджикского студента А. задержали в Польше.", "А."),
        ("М. Э., гомосексуальному мужчине, отказали в убежище.", "М. Э."),
        ("Суд отказал гр-ну К., уроженцу Душанбе.", "К."),
    ],
)
def test_a_given_name_or_initials_alone_are_somebody(text, name):
    assert [p.name for p in _named(text).people()] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "В Варне задержали активиста. Кафе «Роза» закрыто.",
        "Супругов Р. не пустили в Грузию.",
        "P. S. Когда номер верстался, суд отложили.",
    ],
)
def test_places_things_and_letters_are_nobody(text):
    assert not _named(text).people()


def test_a_body_called_by_a_common_word_is_known_in_quotation_marks_alone():
    assert not [p for p in _named("Весной его вызвали в посольство.").all() if not p.is_person]
    assert [p.name for p in _named("Он работал в «Вясне» и «Весне».").all()]


def test_a_pet_name_is_the_one_who_bears_the_full_name():
    found = _named("Дмитрий Шульгаков уехал в Сербию. Диму задержали в Белграде.")
    assert [p.name for p in found.people()] == ["Дмитрий Шульгаков"]


def test_a_surname_shared_with_a_relative_is_whom_the_report_is_about():
    text = (
        "Бехруз Сангалов задержан. Сангалова держат в Лионе. Брата, Джамшеда Сангалова, уволили. "
        "Сангалова выдадут."
    )
    found = _named(text)
    first = found.people()[0]
    assert first.name == "Бехруз Сангалов"
    assert len(found.of(first.id)) == 3


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Фаррух Икромов выслан. Земляк Икромова Мехрубон Шоназаров задержан в Москве.",
            ["Фаррух Икромов", "Мехрубон Шоназаров"],
        ),
        ("Ветерана полка Калиновского Василия Ярёменко задержали.", ["Василий Ярёменко"]),
        (
            "Мужу активистки Кульпаш Омаровой Ерлану власти закрыли лавку.",
            ["Ерлан", "Кульпаш Омарова"],
        ),
        (
            "Консульство позвонило тёте активиста Бакыта Омарова Нургайше.",
            ["Нургайша", "Бакыт Омаров"],
        ),
        ("Муж активистки Кульпаш Омаровой Ерлан живёт дома.", ["Ерлан", "Кульпаш Омарова"]),
        ("Мужу Марии Ивановой отказали в паспорте.", ["Мария Иванова"]),
        ("В Баку жене Турала Гасымова отказали в паспорте.", ["Турал Гасымов"]),
        ("Брату Сергею Петрову отказали в паспорте.", ["Сергей Петров"]),
    ],
)
def test_names_that_stand_together_are_told_apart(text, people):
    assert [p.name for p in _named(text).people()] == people


@pytest.mark.parametrize(
    ("text", "word", "body"),
    [
        ("Редакция «Вечерней лампы» переехала. Суд закрыл издание.", "издание", "Вечерняя лампа"),
        (
            "«Ключ и дом», издательство из Риги, переехало. Суд признал издательство вредным.",
            "издательство",
            "Ключ и дом",
        ),
        ("Чат «Соседи Вильнюса» удалили. В список внесли чат.", "чат", "Соседи Вильнюса"),
        ("Про «Фонарь», наш клуб в Риге, забыли. Закрыли клуб.", "клуб", "Фонарь"),
        ("Газеты «Фонарь» и «Колокол» закрыли. Внесли издание.", "издание", None),
    ],
)
def test_a_body_in_quotation_marks_is_what_stands_beside_its_name(text, word, body):
    russian = Russian()
    trees = russian.parse(text, russian.sentences(text))
    parties = russian.names(text, trees, find_places(text, "ru", russian.forms))
    russian.point_back(trees, parties)
    start = text.rindex(word)
    mention = parties.at(Span(start=start, end=start + len(word)))
    assert (parties[mention.party].name if mention else None) == body


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Супруги Эрдем и Хатидже Юлташ уехали.", ["Эрдем Юлташ", "Хатидже Юлташ"]),
        ("Лариса и Спиридон Кожухари задержаны.", ["Лариса Кожухари", "Спиридон Кожухари"]),
        ("Анна и Иван Петров уехали.", ["Иван Петров"]),
        ("Сержанта-контрактника Руслана Апкалова взяли.", ["Руслан Апкалов"]),
    ],
)
def test_a_surname_without_a_plural_is_that_of_two_joined_by_and(text, people):
    found = [p.name for p in _named(text).people()]
    assert [name for name in found if " " in name] == people

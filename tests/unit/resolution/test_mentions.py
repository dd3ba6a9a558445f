"""Where a person's name stands in a text: every form of it, and nobody else's. All are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.resolution.names.mentions import BLOCK, Mentions

RUSLAN = Mentions(["Ruslan Ovcharuk", "Ovcharuk"], ["Timofei Ovcharuk"])
VERA = Mentions(["Вера Алмазова"])


@pytest.mark.parametrize(
    ("person", "text", "left"),
    [
        (RUSLAN, "Ruslan Ovcharuk said.", "______ ________ said."),
        (RUSLAN, "Ovcharuk, Ruslan; OVCHARUK", "________, ______; ________"),
        (RUSLAN, "R. Ovcharuk’s lawyer", "_. ________’s lawyer"),
        (RUSLAN, "Руслану Овчаруку, с Русланом", "_______ ________, с ________"),
        (RUSLAN, "by Ovcharuk alone", "by ________ alone"),
        (RUSLAN, "his brother Timofei Ovcharuk", "his brother Timofei Ovcharuk"),
        (RUSLAN, "брат Тимофей Овчарук", "брат Тимофей Овчарук"),
        (RUSLAN, "@ovcharuk.ruslan, ovcharuk.com", "@________.______, ________.com"),
        (RUSLAN, "ruslanovcharuk@example.org", "______________@example.org"),
        (RUSLAN, "/home/case-ovcharuk.txt", "/home/case-________.txt"),
        (VERA, "Веру Алмазову и Вере Алмазовой", "____ ________ и ____ _________"),
        (VERA, "Vera Almazova, Almazova Vera", "____ ________, ________ ____"),
        (VERA, "верой и правдой, алмаз", "верой и правдой, алмаз"),
        (Mentions(["Ольга Зеленская"]), "Olga Zelensky, Зеленской", "____ ________, _________"),
        (Mentions(["Anna-Maria Kern"]), "Anna-Maria Kern", "____-_____ ____"),
        (RUSLAN, "said Ovcharuk. Timofei left", "said ________. Timofei left"),
        (RUSLAN, "told Ovcharuk, Timofei left", "told ________, Timofei left"),
        (VERA, "вера алмазова; забрали алмазову", "____ ________; забрали ________"),
        (VERA, "В.А., В. А. и В. Б.", "_._., _. _. и В. Б."),
        (VERA, "Вера Ильинична, Верочку", "____ _________, _______"),
        (VERA, "#СвободуВереАлмазовой #FreeAlmazova", "#____________________ #____________"),
        (VERA, "Вepу Aлмaзoву, Алма\u200bзова", "____ ________, _________"),
        (VERA, "Вера\u00adАлмазова", "_____________"),
        (Mentions(["Alexander Pichugo"]), "Саше Пичуго", "____ ______"),
        (Mentions(["Yusuf Khairov"]), "Юсуфджон, Ю.Х., #FreeYusuf", "________, _._., #Free_____"),
        (Mentions(["Динара Ким"]), "dinar; в инсте dinarakim", "dinar; в инсте _________"),
        (Mentions(["Seitkazy"]), "her brother A. Seitkazy", "her brother _. ________"),
        (RUSLAN, "**Ruslan** **Petrovich** **Ovcharuk**", "**______** **_________** **________**"),
        (RUSLAN, "Ruslan (Rus) Ovcharuk. I. P. Kern", "______ (___) ________. I. P. Kern"),
        (Mentions(["Динара Ким"]), "kimdinara; ?q=dinara%20kim", "_________; ?q=______%20___"),
        (Mentions(["the tall driver"]), "He was The tall driver.", "He was _______________."),
    ],
)  # fmt: skip
def test_a_person_is_blocked_and_nobody_else(person: Mentions, text: str, left: str) -> None:
    blocked = person.blocked(text, here=True)
    assert blocked.replace(BLOCK, "_") == left


ZHANNA = Mentions(["Жанна Щеголихина"])


@pytest.mark.parametrize(
    ("person", "forms"),
    [
        (ZHANNA, "Жанну Щеголихину; Щеголихиною; Щеголихины; Щеголихиных; ЩЕГОЛИХИНОЙ"),
        (ZHANNA, "Щеголихинского; щеголихинское; Щеголихинцы; Щеголихина-младшая"),
        (ZHANNA, "Щеголи\u0301хина; Жа\u0301нне; Щеголи\u200eхиной; Щеголи\u034fхина; Щег0лихина"),
        (ZHANNA, "Щеголи-\nхина; Щеголи- хиной; Щ е г о л и х и н а; Жан-\nна"),
        (ZHANNA, "ЩEГOЛИXИHA; Shсhegоlikhina; Щегοлихина; Ｓｈｃｈｅｇｏｌｉｋｈｉｎａ"),
        (ZHANNA, "Щеголихина Ж.И.; Ж. И. Щеголихиной; Zh. Shchegolikhina; Ж.Щеголихина"),
        (ZHANNA, "Shchegolikhin; Shchegolikhinas; Shhegolihina; Ščegolichina; Šcegolihina"),
        (ZHANNA, "Schtschegolichina; Szczegolichina; Chtchegolikhina; Sjtjegolichina"),
        (ZHANNA, "Жаннусик; Жанночке; Zhanka; Janna; Żanna; #freezhanna; #жаннаневиновна"),
        (ZHANNA, "%D0%A9%D0%B5%D0%B3%D0%BE%D0%BB%D0%B8%D1%85%D0%B8%D0%BD%D0%B0"),
        (ZHANNA, "xn--80affnaqqe9d8a"),
        (Mentions(["Савелий Кравец"]), "Савелия Кравца; Кравцу; Кравцом; Кравце; Кравцы"),
        (Mentions(["Saveliy Kravets"]), "Кравца; Савелию; Kravetz; Kravec"),
        (Mentions(["Лев Орёл"]), "Льва Орла; Льву; Орлом; Орел; Лёвушка"),
        (Mentions(["Павел Заяц"]), "Павла Зайца; Павлу; Зайцем; Пашке"),
        (Mentions(["Ира Цой"]), "Иру Цой; Ирой; Ире"),
        (Mentions(["Тарас Онищенко"]), "Онищенка; Онищенком; Онищенкові; Onyshchenko"),
        (Mentions(["Остап Лук'яненко"]), "Лук’яненко; Лукьяненко; Luk'ianenko; Lukyanenko"),
        (Mentions(["Inna Solov'yova"]), "Соловьёвой; Solov’eva; Solovieva; Solovyovas"),
        (Mentions(["Марк Залевский"]), "Залевские; Залевских; Залевскую; Zalewski; Zalevskyi"),
        (Mentions(["Айгүл Токтосунова"]), "Айгүлдүн; Токтосунованын; Айгуль; Toktosunova"),
        (Mentions(["Mehmet Çelikoğlu"]), "Çelikoğlu'nun; ÇELİKOĞLU; Челикоглу; Mehmet'in"),
        (Mentions(["Wang Xiaolong"]), "王小龙; 王小龍; Ван Сяолуна; Сяолун; Xiao-long"),
        (Mentions(["王小龙"]), "王小龙; Wang Xiaolong; Ван Сяолун"),
        (Mentions(["Reza Moqaddampour"]), "مقدم\u200cپور; Moghaddam-Pour; Moghaddam Pour"),
        (Mentions(["رضا کاظمی"]), "رضا كاظمي; Reza Kazemi; Резе Каземи"),
        (Mentions(["Мухаммад-Али Худойбердиев"]), "Мухаммадали; Muhammadali; Худойбердиевлар"),
        (Mentions(["O'Malley-Kern Vera"]), "O’Malley-Kern; OMalley; Kern"),
        (Mentions(["жанна щеголихина"]), "Жанны Щеголихиной; ЖАННА"),
        (Mentions(["Щеголихина Ж. И."]), "Жанна Щеголихина; Жанны Игоревны Щеголихиной"),
        (Mentions(["Щеголихина"]), "Жанна Щеголихина; Щеголихиной Жанне Игоревне"),
    ],
)  # fmt: skip
def test_no_form_or_spelling_of_a_name_is_left(person: Mentions, forms: str) -> None:
    text = f"Вчера; {forms}; said"
    blocked = person.blocked(text, here=True)
    assert len(blocked) == len(text)
    inside = blocked[len("Вчера") : -len("said")]
    assert "".join(filter(str.isalnum, inside)) in {"", "младшая"}


@pytest.mark.parametrize(
    ("person", "text"),
    [
        (Mentions(["Oleg Belov"]), "Ольга и Ольгу, Белград, белый"),
        (Mentions(["Вера Алмазова"]), "Almazar was closed. Никто не верил."),
        (Mentions(["Gleb Almazov"]), "alma mater; Almaty; a glebe"),
        (Mentions(["Марк Лис"]), "Лиссабон, Марсель"),
        (Mentions(["Ivan Sokol"], ["Oleg Sokolov"]), "Sokolov and Oleg Sokolov's lawyer"),
        (Mentions(["Щеголихина"], ["Глеб Щеголихин"]), "Глеб Щеголихин; Жанна Белова"),
    ],
)
def test_other_words_stay(person: Mentions, text: str) -> None:
    assert person.blocked(text, here=True) == text


@given(text=st.text(st.sampled_from("Жаннa Щегoлихина\u0301\u0308\u00ad\u200b-\n%D0A9'Ff.ё")))
def test_what_no_reader_sees_moves_no_offset(text: str) -> None:
    blocked = ZHANNA.blocked(text, here=True)
    assert len(blocked) == len(text)
    assert all(new in (old, BLOCK) for old, new in zip(text, blocked, strict=True))


@pytest.mark.parametrize(
    ("name", "is_theirs"),
    [
        *(("Ivan Sokol", True), ("Сокол", True), ("I. Sokol", True), ("Ваня Сокол", True)),
        *(("Sokolov", False), ("Иван Соколовский", False), ("Nina Sokol", False), ("", False)),
        *(("Ivan Petrovich Sokol", True), ("Иван «Гром» Сокол", True), ("Ivan Petrovich", False)),
    ],
)
def test_whoever_is_called_after_somebody_is_somebody_else(name: str, *, is_theirs: bool) -> None:
    assert Mentions(["Ivan Sokol"]).is_called(name) is is_theirs


def test_a_name_is_borne_by_whoever_has_all_its_words_and_two_of_them():
    assert VERA.bears(["Vera Almazova", "Алмазова"])
    assert not VERA.bears(["Алмазова"])
    assert not VERA.bears(["Вера Сергеевна Алмазова"])
    assert not VERA.bears(["Ольга Алмазова"])


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Ruslan Ovcharuk", True),
        ("Русланом Овчаруком", True),
        ("R. Ovcharuk", True),
        ("I. Ovcharuk", False),
        ("Ovcharuk", False),
        ("Ruslan", False),
        ("Ruslan P.", False),
        ("Ruslan Petrenko", False),
        ("Timofei Ovcharuk", False),
        ("Ruslan Anatolyevich Ovcharuk", True),
        ("Руслану Анатольевичу Овчаруку", True),
        ("Ruslan T. Ovcharuk", True),
        ("Ruslan «Rus» Ovcharuk", True),
        ("Ruslan (Rus) Ovcharuk", True),
        ("Ruslan and Ovcharuk", False),
        ("Ruslan Timofeyevich", False),
        ("**Ruslan** **Ovcharuk**", True),
        ("Ruslan\r\n> Ovcharuk", True),
        ("Ruslan Ov-\ncharuk", True),
        ("Руслан Овчару\u0301к", True),
        ("Овчаруками Русланом и Тимофеем", True),
        ("#RuslanOvcharuk", True),
        ("RuslanOvcharuk.pdf", True),
        ("ruslanovcharuk@example.org", True),
        ("x.org/%D0%A0%D1%83%D1%81%D0%BB%D0%B0%D0%BD_%D0%9E%D0%B2%D1%87%D0%B0%D1%80%D1%83k", True),
        ("example.org/?q=ruslan%20ovcharuk", True),
        ("овчарук руслан", True),
    ],
)  # fmt: skip
def test_elsewhere_one_word_of_a_name_is_not_enough(text: str, *, stands: bool) -> None:
    assert RUSLAN.stand_in(f"They spoke of {text}, in Vienna.") is stands


def test_elsewhere_common_words_are_no_name():
    young = Mentions(["Will Young"])
    assert young.stand_in("They spoke of Will Young.")
    assert not young.stand_in("Will young people stay? Nobody will. Young ones leave.")
    assert not Mentions(["Rose Hill"]).stand_in("The prices rose; hill farms closed.")


def test_what_stands_escaped_or_divided_is_blocked_where_it_is_written():
    text = "example.org/%D0%92%D0%B5%D1%80%D0%B0-%D0%90лмазова?q=1 и Алма-\nзову"
    blocked = VERA.blocked(text, here=True).replace(BLOCK, "_")
    assert blocked == f"example.org/{'_' * 24}-{'_' * 13}?q=1 и {'_' * 10}"


@given(text=st.text(st.sampled_from("Ovcharuk Руслан Овчарук.,-@%20DF\n(")))
def test_a_blocked_text_keeps_its_length_and_holds_the_person_no_more(text: str) -> None:
    blocked = RUSLAN.blocked(text, here=True)
    assert len(blocked) == len(text)
    assert all(new in (old, BLOCK) for old, new in zip(text, blocked, strict=True))
    assert RUSLAN.spans(blocked, here=True) == []

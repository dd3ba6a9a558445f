"""Which names may be of one person. Names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.resolution import Verdict, compare, explain, prepare

SAME = {
    "press": ("Пётр Жигулёнков", "Pyotr Zhigulyonkov"),
    "passport of 2013": ("Юлия Цыпочкина", "Iuliia Tsypochkina"),
    "French passport": ("Юрий Шестаперов", "Iouri Chestaperov"),
    "German press": ("Сергей Хвощёв", "Sergej Chwoschtschow"),
    "scholarly": ("Яна Жужелицына", "Jana Žuželicyna"),
    "Belarusian": ("Сяргей Вяршукоў", "Sergei Vershukov"),
    "Ukrainian": ("Олена Гречишкіна", "Елена Гречишкина"),
    "Kazakh": ("Әсел Қоңырбекова", "Asel Konyrbekova"),
    "Kyrgyz": ("Төлөгөн Жапарбаев", "Tologon Zhaparbayev"),
    "Tajik": ("Ҷамшед Ғуломшоев", "Jamshed Ghulomshoev"),
    "Uzbek": ("O‘tkir Qo‘chqorboyev", "Уткир Кучкорбоев"),
    "Turkmen": ("Jemal Hojagulyýewa", "Джемаль Ходжагулыева"),
    "Azerbaijani": ("Vüqar Qəşəmzadə", "Vugar Gashamzade"),
    "Armenian": ("Հայկ Ծովինարյան", "Айк Цовинарян"),
    "Georgian": ("ნინო ჯავახაძე", "Nino Javakhadze"),
    "Serbian": ("Ђорђе Шљивачки", "Djordje Sljivacki"),
    "Uyghur": ("مېھرىگۈل تۇرسۇننىياز", "Mihrigul Tursunniyaz"),
    "Turkish": ("Çağrı Gökçeöz", "Cagri Gokceoz"),
    "Persian": ("غلامرضا شالیزاری", "Gholamreza Shalizari"),
    "Arabic": ("خالد بن سعيد المرواني", "Khaled ibn Said Al-Marwani"),
    "Chinese characters": ("欧阳慧珠", "Huizhu Ouyang"),
    "Chinese in Russian": ("Сюй Цзябай", "Xu Jiabai"),
    "Vietnamese order": ("Nguyễn Đăng Khuyến", "Khuyen Dang Nguyen"),
    "diminutive": ("Саша Колодяжин", "Alexander Kolodyazhin"),
    "form of another language": ("Лев Ольшанский", "Leo Olshansky"),
    "patronymic omitted": ("Зухра Маратовна Тапаева", "Zukhra Tapayeva"),
    "initials": ("Мышалова Л. Г.", "Lidia Grigoryevna Myshalova"),
    "surname first": ("ZVYAGILIN, Matvei", "Матвей Звягилин"),
    "woman's surname abroad": ("Inna Rakityansky", "Инна Ракитянская"),
    "slip of the pen": ("Gleb Tikhomolov", "Gleb Tikhonolov"),
    "letters that changed places": ("Oybek Rahmonqulov", "Oybek Rahmnoqulov"),
    "double surname": ("Вера Салтычихина-Лещ", "Vera Saltychikhina"),
    "title and nickname": ("г-н Роман «Боксёр» Шолудько", "Roman Sholudko"),
    "article joined or apart": ("Ludwig van der Straaten", "Ludwig Vanderstraaten"),
    "Uyghur by Chinese sounds": ("Maimaitijiang Tuersun", "Memetjan Tursun"),
    "one surname in two languages": ("Annagül Gurbanowa", "Аннагуль Курбанова"),
    "father's name in front": ("bin Salim Mohammed", "Mohammed bin Salim"),
    "Spanish": ("Javier Quispe Yáñez", "Хавьер Киспе Яньес"),
    "Spanish without marks": ("Juan Rodriguez Villalobos", "Хуан Родригес Вильялобос"),
    "Portuguese": ("João Mabunda Carvalho", "Жуан Мабунда Карвальо"),
    "Indian": ("Harpreet Singh Sandhu", "Харприт Сингх Сандху"),
    "silent h": ("Nasrullah Qaderi", "Насрулла Кадери"),
    "Persian -zadeh": ("Reza Karimshadzadeh", "Реза Каримшадзаде"),
    "Azerbaijani -zadə": ("Elchin Gashamzada", "Elchin Gashamzade"),
    "Ben": ("Ben Howard Smithers", "Benjamin Howard Smithers"),
    "double surname in two scripts": ("Mirela Dubravic-Kosan", "Мирела Дубравич-Косан"),
    "double surname alone": ("Bensouda-Filali", "Бенсуда-Филали"),
    "English ee and oo": ("Shirin Golzarpour", "Shereen Golzarpoor"),
    "French ce": ("Florence Mutondo", "Флоренс Мутондо"),
    "French you": ("Youness Bouzerda", "Юнес Бузерда"),
    "Western name before a Chinese one": ("Joyce Lam Hoi-ching", "Джойс Лам"),
    "Arabic article joined": ("Hany Elbaradwan", "Хани Эль-Барадван"),
    "Arabic article apart": ("Hany El Baradwan", "Hani Elbaradwan"),
    "Spanish, the mother's surname left out": ("J. A. Quintero Balza", "José Andrés Quintero"),
    "Spanish initial in Russian": ("José Quintero", "Х. Кинтеро"),
    "Azerbaijani q": ("Rasim Guliyev", "Расим Кулиев"),
    "Azerbaijani -zadə with a hyphen": ("Эльдар Кашам-заде", "Eldar Kashamzade"),
    "Seyed": ("Seyed Kazem Golzarpour", "Казем Гользарпур"),
    "two scripts in one name": ("Галина Vasyunkina", "Galina Васюнькина"),
}
OTHER = {
    "brothers": ("Илья Петрович Сухоплясов", "Ivan Petrovich Sukhoplyasov"),
    "father and son": ("Рустам Каримович Шайдуллов", "Карим Шайдуллов"),
    "patronymics": ("Артур Рубенович Тонаканян", "Artur Robertovich Tonakanyan"),
    "second initial": ("Ivan Sergeyevich Lomtev", "Ivan V. Lomtev"),
    "initials": ("А. В. Тростянкин", "Борис Викторович Тростянкин"),
    "man and woman": ("Валерий Трегубенков", "Валерия Трегубенкова"),
    "man and woman, one pet name": ("Саша Дунаенков", "Саша Дунаенкова"),
    "real surnames a letter apart": ("Захар Ларин", "Zakhar Lapin"),
    "short surnames a vowel apart": ("Игнат Титов", "Игнат Тутов"),
    "given names a letter apart": ("Marat Ibragimshin", "Murat Ibragimshin"),
    "given names alike": ("Alyona Vesnushkina", "Alina Vesnushkina"),
    "Alyona and Elena": ("Алёна Веснушкина", "Елена Веснушкина"),
    "sons of two fathers": ("Salim bin Ahmad al-Hilali", "Salim bin Hamid al-Hilali"),
    "Chinese names a syllable apart": ("韦松柏", "Wei Songhai"),
    "Chinese order in the given name": ("Xu Jiabai", "Xu Baijia"),
    "Vietnamese middle names": ("Nguyen Thi Lan", "Nguyen Van Lan"),
    "halves of double surnames": ("Дарья Стецкова-Ровная", "Daria Stetskova-Gorovaya"),
    "brothers of two surnames": ("José Andrés Quintero Balza", "José Ramiro Quintero"),
    "Elchin is no article": ("Vugar Elchin", "Vugar Chin"),
    "surname only": ("Колодяжин", "Александр Колодяжин"),
    "nothing": ("", "—"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_one_person(one, other):
    told = explain(prepare(one), prepare(other))
    assert told.verdict is Verdict.SAME, told.why


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_not_one_person(one, other):
    told = explain(prepare(one), prepare(other))
    assert told.verdict is not Verdict.SAME, told.why


@pytest.mark.parametrize("case", ["brothers", "patronymics", "man and woman"])
def test_two_people_are_told_apart_for_sure(case):
    assert explain(*map(prepare, OTHER[case])).verdict is Verdict.DIFFERENT


def test_reasons_name_the_parts_and_add_up():
    told = explain(prepare("Артур Рубенович Тонаканян"), prepare("Artur Robertovich Tonakanyan"))
    assert [(reason.part, reason.outcome) for reason in told.reasons] == [
        ("surname", "equal"),
        ("given", "equal"),
        ("patronymic", "other"),
    ]
    assert [reason.weight > 0 for reason in told.reasons] == [True, True, False]
    assert "Рубенович and Robertovich contradict" in told.why


def test_an_omitted_patronymic_weighs_nothing():
    bare = prepare("Zukhra Tapayeva")
    assert compare(bare, prepare("Зухра Маратовна Тапаева")) == compare(bare, bare)


def test_a_common_surname_says_less_than_a_rare_one():
    common, rare = prepare("Игнат Смирнов"), prepare("Игнат Колодяжин")
    assert compare(common, common) < compare(rare, rare)


NAMES = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from([*sum(SAME.values(), ()), *sum(OTHER.values(), ())])).map(" ".join),
)


@given(NAMES, NAMES)
def test_any_two_names_compare_alike_both_ways(one, other):
    a, b = prepare(one), prepare(other)
    score = compare(a, b)
    assert 0 <= score <= 1
    assert compare(b, a) == pytest.approx(score)
    assert explain(a, b).score == score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dilshod Shayduloev", "Дилшод Шайдулозода"),
        ("Вугар Кашамов", "Vugar Kashamli"),
        ("Нурлан Жапарбеков", "Nurlan Japarbek uulu"),
        ("Farhod Shaydulov", "Farhod Shaydul"),
        ("Zelim Tapaev", "Зелимхан Тапаев"),
    ],
)
def test_a_name_with_another_ending_is_a_doubt(one, other):
    assert explain(prepare(one), prepare(other)).verdict is Verdict.UNSURE


def test_two_russian_endings_are_two_surnames_or_a_slip():
    found = explain(prepare("Захар Ларов"), prepare("Zakhar Larev"))
    assert "ending" not in found.why

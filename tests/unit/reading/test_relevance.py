"""Which documents are about people pursued across a border, and which only sound so."""

from pathlib import Path

import pytest

from khronika.model import Document
from khronika.reading import read, stages_of

BENCH = Path(__file__).parents[3] / "bench" / "relevance"

RELEVANT = {
    "en": [
        (
            "Police in Kazan searched the flat of a Jehovah's Witness who fled to Finland last "
            "year. They asked his wife when he would be back."
        ),
        (
            "A court in Zagreb declined on Monday to hand over the editor Elvin Quluzade to "
            "Azerbaijan: the fraud charges masked his work for an exiled television channel."
        ),
        (
            "The upper tribunal in London allowed the appeal of a Zimbabwean union organiser. He "
            "can stay in Britain as a refugee."
        ),
    ],
    "ru": [
        (
            "В Казани обыскали квартиру свидетеля Иеговы, который год назад уехал в Финляндию. "
            "Жену спрашивали, когда он вернётся."
        ),
        "Из Казахстана выслали вахтовика Олега Ерёмина, который отказался воевать и бежал.",
    ],
}
ORDINARY = {
    "en": [
        "A Nigerian asylum seeker was convicted of shoplifting in Dublin. The court fined him.",
        (
            "Interpol helped police of nineteen countries to arrest 260 people over online romance "
            "scams. A red notice led to the ringleader in Accra."
        ),
        "The exiled king of pop trivia returned to his quiz show after a three-year ban.",
        (
            "Dubai police have handed over to Ireland a man suspected of ordering a gangland "
            "murder. He was on the run for nine years."
        ),
        (
            "Police in Minsk detained eleven people at a rally on Sunday. A court gave six of them "
            "fifteen days for hooliganism."
        ),
    ],
    "ru": [
        "Варшава выслала трёх российских дипломатов за шпионаж. Москва пообещала зеркальный ответ.",
        (
            "Казахстан экстрадировал в Россию мужчину, подозреваемого в убийстве жены в Омске. Его "
            "нашли в гараже в Павлодаре."
        ),
        "В Порт-о-Пренсе похитили владельца гостиницы и потребовали выкуп. Его отпустили.",
        "Из Подмосковья выдворили 214 рабочих из Узбекистана. У них истекли патенты.",
    ],
}


def _listed(texts):
    return [(language, text) for language, own in texts.items() for text in own]


def _read(language, text):
    return read(Document(id="d", text=text, language=language))


@pytest.mark.parametrize(("language", "text"), _listed(RELEVANT))
def test_people_abroad_who_are_pursued_are_relevant(language, text):
    assert _read(language, text).relevant


@pytest.mark.parametrize(("language", "text"), _listed(ORDINARY))
def test_ordinary_matters_in_the_same_words_are_not(language, text):
    reading = _read(language, text)
    assert not reading.relevant
    assert reading.incidents == ()


def test_the_parts_tell_every_sign_that_counts():
    text = "Latvia granted asylum to the Belarusian blogger Ales Zimin, who fled Minsk."
    relevance = stages_of(Document(id="d", text=text, language="en")).relevance
    kinds = {part.kind: part for part in relevance.parts()}
    assert relevance.enough
    assert kinds["persecution"].counts > 0
    assert dict(kinds["learned"].words)["acts"] > 0
    assert sum(part.counts for part in kinds.values()) == pytest.approx(relevance.total)


def test_without_a_word_of_it_the_sum_stays_below_enough():
    relevance = stages_of(Document(id="d", text="It rained.", language="en")).relevance
    assert not relevance.enough


@pytest.mark.parametrize("path", sorted(BENCH.glob("*/*.txt")), ids=lambda path: path.stem)
def test_every_document_of_the_bench_has_a_verdict(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {line[:2] for line in lines} == {"+ ", "- "}

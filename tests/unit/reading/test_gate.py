"""What is told from its words alone, before anything is parsed."""

from pathlib import Path

import pytest

from khronika import resources
from khronika.corpus import load_corpus
from khronika.model import Document, loads
from khronika.reading import languages, read
from khronika.reading.gate import may_concern

ROOT = Path(__file__).parents[3]

ORDINARY = {
    "en": [
        "The striker was shown a red card and will miss the cup match next week.",
        "Exports grew by four per cent; analysts had expected less, and shares rose.",
        "The court of the tennis club will be closed for repairs until Friday.",
        (
            "The band cancelled a concert after its singer lost her voice. Fans can return their "
            "tickets, and the film about the tour opens in cinemas as planned next month."
        ),
    ],
    "ru": [
        "Нападающий удалён с поля и пропустит кубковый матч в субботу.",
        "Экспорт вырос на четыре процента; аналитики ожидали меньшего, акции подорожали.",
        "Теннисный корт закрыт на ремонт до пятницы, турнир перенесли в соседний клуб.",
        (
            "Группа отменила концерт: певица потеряла голос. Билеты можно вернуть в кассу театра, "
            "а фильм о гастролях выйдет в прокат, как и планировалось, в следующем месяце."
        ),
    ],
}
RELEVANT = {
    "en": [
        "Timur Orlan was deported.",
        "Two men bundled her into a car without plates in Tbilisi last night. Please share.",
        "She applied for asylum in Vilnius.",
        "The ministry put the writer on its wanted list; he has lived in Riga for three years.",
        "Nobody has seen Maksat since he left the consulate on Tuesday.",
    ],
    "ru": [
        "Тимура Орлана депортировали.",
        "Двое неизвестных вчера затолкали её в машину без номеров в Тбилиси. Распространите.",
        "Она попросила убежища в Вильнюсе.",
        "Писателя объявили в розыск, он три года живёт в Риге.",
        "С тех пор как Максат вышел из консульства, его никто не видел.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(k, t) for k, ts in ORDINARY.items() for t in ts])
def test_ordinary_news_is_not_parsed(language, text):
    assert not may_concern(text, language)


@pytest.mark.parametrize(("language", "text"), [(k, t) for k, ts in RELEVANT.items() for t in ts])
def test_pursuit_in_few_words_is_parsed(language, text):
    assert may_concern(text, language)


@pytest.mark.parametrize("language", languages())
def test_no_relevant_document_of_the_corpus_is_stopped(language):
    corpus = load_corpus([ROOT / "corpus" / "train" / language])
    told = [piece.coded.reading for piece in corpus.documents() if piece.coded.reading.relevant]
    assert len(told) > 100
    assert [r.document.id for r in told if not may_concern(_titled(r.document), language)] == []


def test_no_relevant_sample_is_stopped():
    for path in (ROOT / "samples" / "readings").glob("*.json"):
        reading = loads(path.read_text(encoding="utf-8"))
        document = reading.document
        assert may_concern(_titled(document), document.language) or not reading.relevant, path.stem


@pytest.mark.parametrize("language", languages())
def test_ordinary_articles_are_stopped(language):
    path = ROOT / "benchmarks" / "ordinary" / f"{language}.txt"
    articles = path.read_text(encoding="utf-8").split("\n===\n")
    assert len(articles) >= 30
    assert [a.splitlines()[0] for a in articles if may_concern(a, language)] == []


def test_what_is_stopped_is_read_as_irrelevant_and_empty():
    document = Document(id="d", text=ORDINARY["en"][1], title="Exports up", language="en")
    reading = read(document)
    assert not reading.relevant
    assert (reading.document, reading.incidents, reading.people) == (document, (), ())


def test_the_title_counts():
    text = "He has not been heard of since, his sister writes from home. The house is empty, the "
    text += "garden is wet and the neighbours have been told nothing at all about the matter yet."
    assert not read(Document(id="d", text=text, language="en")).relevant
    assert may_concern(f"Uyghur refugee abducted in Istanbul\n{text}", "en")


def test_a_repeated_word_counts_once():
    assert not may_concern("court " * 60, "en")
    assert not may_concern("суд " * 60, "ru")


@pytest.mark.parametrize("language", languages())
def test_entries_are_written_as_texts_are_looked_up(language):
    data = resources.load(f"lexicon/{language}/gate.yaml")
    for kind in (data["ordinary"], *data["kinds"].values()):
        entries = [e for listed in kind["points"].values() for e in listed.split(", ")]
        assert entries == [e.lower().replace("ё", "е").strip() for e in entries]
        assert sorted(entries) == sorted(set(entries)), "an entry stands twice in one kind"
        assert all(0 < points <= kind["most"] for points in kind["points"])


def _titled(document):
    return f"{document.title or ''}\n{document.text}"

"""Floors under the figures of the test part: raised freely, lowered with a reason."""

import pytest
import yaml
from written import document, put

from khronika.cli.main import run
from khronika.corpus import Measured, load_corpus, load_floors
from khronika.corpus.floors import Floors
from khronika.model import Reading

PAGES = [f"test/en/w09-page-{number}.txt" for number in "abcde"]
WHY = "Fewer wrong removals for one missed arrest."


@pytest.fixture
def corpus(tmp_path):
    """Give the folder of a corpus whose test part is five documents with one act each."""
    for name in PAGES:
        put(tmp_path, name=name)
    return tmp_path


@pytest.fixture
def read_by(corpus, monkeypatch):
    """Let the reader be one that reads everything right, or nothing at all."""
    gold = {piece.id: piece.coded.reading for piece in load_corpus([corpus]).documents()}

    def use(*, everything):
        monkeypatch.setattr(
            "khronika.reading.read",
            lambda d: gold[d.id] if everything else Reading(document=d, relevant=False),
        )

    use(everything=True)
    return use


def floors(folder, *more):
    return run(["corpus", "floors", str(folder), *more])


def written(folder):
    return yaml.safe_load((folder / "floors.yaml").read_text(encoding="utf-8"))


def test_what_was_reached_is_held(corpus, read_by, capsys):
    assert floors(corpus, "--raise") == 0
    assert floors(corpus) == 0
    read_by(everything=False)
    assert floors(corpus) == 1
    assert "figures are below their floors" in capsys.readouterr().err


def test_a_fall_says_which_and_by_how_much():
    known = Floors(floors={"en": {"core f1": 0.5, "stance": 0.4}})
    measured = {"en": {"core f1": Measured(figure=0.451, items=90)}}
    assert [str(fall) for fall in known.falls(measured)] == [
        "en core f1: 0.451 is 0.049 below its floor of 0.500",
        "en stance: 0.000 is 0.400 below its floor of 0.400",
    ]


@pytest.mark.parametrize(
    ("figure", "items", "floor"),
    [(0.5, 400, 0.48), (0.5, 10, 0.4), (0.5, 2, 0.0), (0.01, 400, 0.0), (0.0, 0, 0.0)],
)
def test_a_floor_stands_two_hundredths_or_one_item_below(figure, items, floor):
    known = Floors()
    known.raise_to({"en": {"stance": Measured(figure=figure, items=items)}})
    assert known.floors == {"en": {"stance": floor}}


def test_raising_lowers_nothing():
    known = Floors(floors={"en": {"stance": 0.7, "origin": 0.2}})
    worse, better = Measured(figure=0.5, items=400), Measured(figure=0.9, items=400)
    assert known.raise_to({"en": {"stance": worse, "origin": better}}) == 1
    assert known.floors == {"en": {"stance": 0.7, "origin": 0.88}}


@pytest.mark.parametrize("more", [["--lower"], ["--lower", "--reason", " "], ["--reason", WHY]])
def test_lowering_asks_for_both_the_flag_and_a_reason(corpus, read_by, more, capsys):
    assert floors(corpus, *more) == 2
    assert "reason" in capsys.readouterr().err
    assert not (corpus / "floors.yaml").exists()


def test_the_reason_stays(corpus, read_by):
    floors(corpus, "--raise")
    before = written(corpus)["floors"]["en"]
    read_by(everything=False)
    assert floors(corpus, "--lower", "--reason", WHY) == 0
    assert floors(corpus) == 0
    kept = {record["floor"]: record for record in written(corpus)["lowered"]}
    assert {record["reason"] for record in kept.values()} == {WHY}
    assert {f"en {name}" for name, floor in before.items() if floor > 0} == set(kept)
    read_by(everything=True)
    floors(corpus, "--raise")
    assert written(corpus)["floors"]["en"] == before
    assert len(written(corpus)["lowered"]) == len(kept)


def test_another_test_part_is_not_compared(corpus, read_by, capsys):
    floors(corpus, "--raise")
    put(corpus, document().replace("coal", "salt"), PAGES[0])
    assert floors(corpus) == floors(corpus, "--raise") == 1
    assert "not the one that the floors were measured on" in capsys.readouterr().err
    assert floors(corpus, "--lower", "--reason", "A slip in the page was put right.") == 0
    assert floors(corpus) == 0


def test_a_broken_file_is_told(corpus, read_by, capsys):
    (corpus / "floors.yaml").write_text("- 1\n", encoding="utf-8")
    assert floors(corpus) == 2
    assert "is no file of floors" in capsys.readouterr().err


def test_the_floors_of_the_corpus_are_of_its_test_part(request):
    from khronika.corpus import fingerprint

    folder = request.config.rootpath / "corpus"
    assert load_floors(folder).test == fingerprint(folder)

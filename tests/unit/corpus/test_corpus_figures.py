"""Counts, variety, agreement and the datasheet."""

import pytest
from written import BODY, FOOTER, document, put, sentences

from khronika.corpus import agreement, load_corpus, stats, variety, written_datasheet
from khronika.errors import WrongUse

KEPT = "{She|p1} {left|-other} by the narrow road along the old river bank at dawn."


def readings(folder):
    return {one.id: one.coded.reading for one in load_corpus([folder]).pieces}


def corpus(folder):
    put(folder)
    irrelevant = document(
        BODY.replace("|i1}", "|-crime:detention}").replace("i1:", "report:"), "p1 Dana Oralbek"
    )
    put(
        folder,
        irrelevant.replace("relevant: yes", "relevant: no").replace("w01", "w02"),
        "test/en/w02-b.txt",
    )
    put(folder, document().replace("w01", "w03"), "second/en/w01-page.txt")
    line = "{Её|p1} {задержали|i1} в {Баку|@AZ}. ## i1 detention p1 in AZ for RU"
    put(folder, sentences(line, language="ru"), "train/ru/sentences-w01.txt")
    return load_corpus([folder])


def test_the_corpus_is_counted(tmp_path):
    counted = stats(corpus(tmp_path))
    assert counted["documents"] == {
        "en": 2, "ru": 0, "train": 1, "test": 1, "irrelevant": 1, "second": 1,
    }  # fmt: skip
    assert counted["sentences"] == {"en": 0, "ru": 1, "train": 1, "test": 0}
    assert counted["triggers"]["en"]["detention"] == 1
    assert counted["triggers"]["ru"]["detention"] == 1
    assert len(counted["triggers"]["ru"]) == 26
    assert counted["origins"] == {"KZ": 1, "RU": 1}
    assert counted["hosts"] == {"AZ": 1, "GE": 1}
    assert counted["negatives"] == {"crime": 1}
    assert counted["writers"] == {"train": 1, "test": 1}
    assert counted["registers"]["local"] == 2


def sentences_of(folder, *lines):
    put(folder, sentences(*lines), "train/en/sentences-w01.txt")
    return variety(load_corpus([folder]))


def test_shared_words_are_found_once_and_whole(tmp_path):
    found = sentences_of(
        tmp_path, KEPT, KEPT.replace("She", "Then she"), "{He|p1} {left|-other} by train."
    )
    (shared,) = found.shared
    assert shared.run == "she left by the narrow road along the old river bank at dawn"
    assert (shared.item, shared.other) == ("sentences-w01-en-0001", "sentences-w01-en-0002")


def test_a_pattern_filled_twice_is_found(tmp_path):
    one = "{Ana Bek|p1} {was led away|-other} from her flat in Minsk by men in March."
    other = "{Oleg Tur|p1} {was led away|-other} from her flat in New Delhi by men in May."
    found = sentences_of(tmp_path, one, other)
    assert found.shared == ()
    assert [shared.run for shared in found.masked] == [
        "* was led away from her flat in * by men in *"
    ]


def test_boilerplate_is_not_compared(tmp_path):
    line = "{Read the rest of our news on this page today|x} {He|p1} {left|-other}."
    assert sentences_of(tmp_path, line, line.replace("left", "fled")).shared == ()


def test_texts_outside_are_compared_with_the_corpus_and_not_with_each_other(tmp_path):
    put(tmp_path / "a", sentences(KEPT), "train/en/sentences-w01.txt")
    put(tmp_path / "b", sentences(KEPT, KEPT), "train/en/sentences-w02.txt")
    outside = readings(tmp_path / "b").values()
    found = variety(load_corpus([tmp_path / "a"]), outside)
    assert [shared.other for shared in found.shared] == [
        "sentences-w02-en-0001",
        "sentences-w02-en-0002",
    ]


def test_wordings_are_counted_by_type(tmp_path):
    lines = [
        f"{{He|p1}} was {{{word}|i1}}. ## i1 detention p1" for word in ("held", "Held", "seized")
    ]
    found = sentences_of(tmp_path, *lines)
    assert found.triggers["en"] == {"detention": 2}
    assert found.type_token["en"] == pytest.approx(4 / 9, abs=0.001)


def test_two_codings_are_scored_both_ways(tmp_path):
    put(tmp_path / "one")
    other = document(BODY.replace("|i1:", "|report:"), FOOTER + " by o1\no1 Tbilisi; police; GE")
    put(tmp_path / "two", other.replace("@GE", "o1"))
    agreed = agreement(readings(tmp_path / "one"), readings(tmp_path / "two"))
    assert agreed.documents == 1
    assert (agreed.mean["core"], agreed.mean["full"], agreed.mean["when"]) == (1.0, 0.0, 0.0)
    assert "claims" not in agreed.mean
    assert agreed.to_json()["first_as_gold"]["core"] == 1.0


def test_codings_of_different_texts_are_refused(tmp_path):
    put(tmp_path / "one")
    put(tmp_path / "two", document().replace("choir", "band"))
    with pytest.raises(WrongUse, match="different texts"):
        agreement(readings(tmp_path / "one"), readings(tmp_path / "two"))
    with pytest.raises(WrongUse, match="in common"):
        agreement(readings(tmp_path / "one"), {})


def test_the_datasheet_is_written_between_its_marks(tmp_path):
    names = ("counts", "triggers", "distribution", "variety", "agreement")
    page = "Before\n" + "".join(f"<!-- figures: {name} -->\nold\n<!-- end -->\n" for name in names)
    written = written_datasheet(page + "After\n", corpus(tmp_path))
    assert "| documents, English | 2 |" in written
    assert "| `detention` | 1 | 1 | 1 | 1 |" in written
    assert "| core | 1.000 |" in written
    assert "old" not in written
    assert written.endswith("After\n")
    assert written_datasheet(written, corpus(tmp_path)) == written
    with pytest.raises(WrongUse, match="'weather'"):
        written_datasheet("<!-- figures: weather -->\n<!-- end -->", corpus(tmp_path))

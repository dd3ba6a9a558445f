"""What is wrong is told where it stands."""

import pytest
from written import BODY, FILLER, FOOTER, HEADER, document, put, sentences

from khronika.corpus import check, load_corpus
from khronika.errors import WrongUse


def faults(folder):
    return [(fault.line, fault.column, fault.problem) for fault in check(load_corpus([folder]))]


def test_a_right_document_has_no_faults(tmp_path):
    assert faults(put(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "says"),
    [
        ("title: A page\n", "", 1, 1, "lacks the line 'title"),
        ("language: en", "language: fr", 4, 1, "en or ru"),
        ("language: en", "language: ru", 1, 1, "lies in en/"),
        ("register: local", "register: blog", 5, 1, "one of wire"),
        ("writer: w01", "writer: Anna", 6, 1, "never a name"),
        ("writer: w01", "writer:", 6, 1, "is empty"),
        ("writer: w01", "writer: w01\nwriter: w01", 7, 1, "stands twice"),
        ("writer: w01", "colour: red", 1, 1, "lacks the line 'writer"),
        ("published: 2026-03-12", "published: March", 3, 1, "a day such as"),
        ("2026-03-10", "2026-03-11", 9, 54, "another day of the week"),
        ("relevant: yes", "relevant: no", 1, 1, "relevant is no"),
        ("---\n", "", 14, 1, "the line --- is missing"),
        ("{Dana Oralbek|p1}", "{Dana Oralbek|p2}", 9, 1, "p2 has no line"),
        ("{Dana Oralbek|p1}", "{Dana Oralbek|q2}", 9, 1, "is no label"),
        ("{Dana Oralbek|p1}", "{Dana Oralbek |p1}", 9, 1, "a space"),
        ("{Tbilisi|@GE}", "{|@GE}", 9, 40, "has no words"),
        ("{Tbilisi|@GE}", "{Tbilisi|@QQ}", 9, 40, "no country"),
        ("{Tbilisi|@GE}", "{Tbilisi|?feared}", 9, 40, "no negative trigger is -feared"),
        ("Tbilisi|@GE}", "Tbilisi|/}", 9, 40, "is empty"),
        ("{detained|i1}", "detained", 14, 1, "i1 stands nowhere"),
        ("i1 detention p1 in GE for KZ", "i1 arrest p1 in GE for KZ", 14, 1, "type of incident"),
        ("i1 detention p1 in GE for KZ", "i1 detention", 14, 1, "a type and targets"),
        ("i1 detention p1 in GE for KZ", "i1 detention p9 in GE for KZ", 14, 1, "names p9"),
        ("i1 detention p1 in GE for KZ", "i1 detention p1 in KZ for KZ", 14, 1, "origin state"),
        ("i1 detention p1 in GE for KZ", "i1 detention p1 in GE in KZ", 14, 1, "twice"),
        ("i1 detention p1 in GE for KZ", "i1 detention p1 in", 14, 1, "nothing stands behind"),
        ("i1 detention p1 in GE for KZ", "i1 detention p1 in GE by p1", 14, 1, "target and actor"),
        ("i1 detention p1 in GE for KZ", "i1 detention p1 in GE disputed", 14, 1, "no claim"),
        ("i1 detention p1 in GE for KZ", "i1 detention p1 in GE maybe", 14, 1, "neither status"),
        ("in GE for KZ", "in GE for KZ\ni1 release p1", 15, 1, "has a line already"),
        ("in GE for KZ", "in GE for KZ\nAnd more", 15, 1, "begins with an id"),
        ("p1 Dana Oralbek; KZ", "p1 Dana Oralbek; boss", 13, 1, "no role"),
        ("2026-03-10", "2026-04-07", 14, 1, "after the day of publication"),
        ("{detained|i1}", "{detained|i1 i1:charge}", 14, 1, "only a prosecution"),
        ("{detained|i1}", "{detained|i1 i1:pending i1:attempted}", 14, 1, "two statuses"),
        ("{Tbilisi|@GE}", "{in 2025|i1:2025}", 14, 1, "two dates"),
        (FILLER, "Short.", 9, 1, "words: write 60 to 700"),
        ("hills", "hi\tlls", 11, 52, "control character"),
    ],
)
def test_a_fault_is_told_by_line_and_column(tmp_path, old, new, line, column, says):
    text = document()
    assert old in text
    found = faults(put(tmp_path, text.replace(old, new, 1)))
    assert (line, column) in [fault[:2] for fault in found]
    assert any(says in problem for *_, problem in found)


@pytest.mark.parametrize(
    ("tag", "footer", "says"),
    [
        ("{said|c1}", "c1", "a claim has a speaker"),
        ("{said|c1}", "c1 p1 shouts", "no stance"),
        ("{said|c1}", "c1 p1 asserts denies", "one stance"),
        ("{said|c1}", "c1 p1 about i7", "names i7"),
        ("{said|c1}\n\n{more|c1}", "c1 p1", "runs over paragraphs"),
        ("{pact|n1}", "n1 visa_rule", "a kind and parties"),
        ("{pact|n1}", "n1 visa_rule GE lost", "status of an instrument"),
        ("{900|e1}", "e1 emigrants", "a measure and a number"),
        ("{900|e1}", "e1 emigrants many", "is no number"),
        ("{900|e1}", "e1 people 900", "no measure"),
        ("{held|i2}", "i2 detention p1 in GE for KZ", ""),
        ("{police|o1}", "o1 police", "has no kind"),
        ("{police|o1}", "o1 police; police, court; GE", "more than one kind"),
    ],
)
def test_faults_of_other_lines(tmp_path, tag, footer, says):
    found = faults(put(tmp_path, document(f"{BODY} {tag}", f"{FOOTER}\n{footer}")))
    assert any(says in problem for *_, problem in found) is bool(says)


def test_an_act_is_coded_once(tmp_path):
    body = BODY + " {Held|i2} {on Tuesday|i2:2026-03-10}."
    found = faults(put(tmp_path, document(body, f"{FOOTER}\ni2 detention p1 in GE for KZ")))
    assert [fault[2] for fault in found] == ["i2 is the same act as i1: give both one id"]


def test_ids_hands_and_names_are_compared_over_the_corpus(tmp_path):
    put(tmp_path)
    put(tmp_path, name="test/en/w01-page.txt")
    problems = [problem for *_, problem in faults(tmp_path)]
    assert any("is taken by" in problem for problem in problems)
    assert any("one part only" in problem for problem in problems)


def test_a_favourite_name_is_told(tmp_path):
    for number in range(4):
        put(tmp_path, name=f"train/en/w01-page-{number}.txt")
    (fault,) = check(load_corpus([tmp_path]))
    assert fault.path.endswith("w01-page-3.txt")
    assert "choose another" in fault.problem


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (document(), "another hand"),
        (document().replace("w01", "w02").replace("choir", "band"), "not that of the document"),
        (document().replace("w01", "w02"), None),
    ],
)
def test_second_codings_are_of_the_same_text_by_another_hand(tmp_path, text, says):
    put(put(tmp_path), text, "second/en/w01-page.txt")
    problems = [problem for *_, problem in faults(tmp_path)]
    assert (says is None and problems == []) or (says is not None and says in problems[0])


def test_a_second_coding_belongs_to_a_document(tmp_path):
    put(put(tmp_path), HEADER.join(["", document()[len(HEADER) :]]), "second/en/w01-other.txt")
    assert any("of no document" in problem for *_, problem in faults(tmp_path))


def test_faults_of_sentences_stand_in_their_lines(tmp_path):
    lines = [
        "{He|p1} {left|i1}. ## i1 detention p1",
        "{He|p1} {left|i1}. ## i1 jail p1",
        "Why {not",
    ]
    put(tmp_path, sentences(*lines), "train/en/sentences-w01.txt")
    assert [fault[:2] for fault in faults(tmp_path)] == [(5, 23), (6, 5)]


def test_files_are_text_with_plain_names(tmp_path):
    put(tmp_path, name="train/en/W01 page.txt")
    (tmp_path / "train/en/bad.txt").write_bytes(b"\xff")
    put(tmp_path, "", name="train/en/empty.txt")
    problems = [problem for *_, problem in faults(tmp_path)]
    assert any("UTF-8" in problem for problem in problems)
    assert any("is empty" in problem for problem in problems)
    assert any("small Latin letters" in problem for problem in problems)


def test_a_path_without_a_corpus_is_refused(tmp_path):
    with pytest.raises(WrongUse, match="no documents of the corpus"):
        load_corpus([tmp_path])
    with pytest.raises(WrongUse, match="no such file"):
        load_corpus([tmp_path / "nothing"])

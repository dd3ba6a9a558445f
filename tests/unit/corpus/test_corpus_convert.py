"""Tagged text becomes a reading and spans."""

import json
from pathlib import Path

import pytest
from written import BODY, FOOTER, ROOT, document, examples, only, put, sentences

from khronika.corpus import check, load_corpus, to_bare, to_spans, write_corpus
from khronika.model import from_json, loads, to_json

TAGGED = Path(__file__).parent / "tagged"
PARTS = [
    ("train/en/w00-a.txt"),
    ("train/ru/w00-b.txt"),
    ("train/en/sentences-w00.txt"),
    ("train/ru/sentences-w00.txt"),
]


@pytest.mark.parametrize("name", ["tarusin-wire", "whisper-0881"])
def test_a_tagged_sample_is_the_reading_made_of_it_by_hand(name):
    (piece,) = load_corpus([TAGGED / f"{name}.txt"]).pieces
    gold = loads((ROOT / "samples" / "readings" / f"{name}.json").read_text(encoding="utf-8"))
    assert piece.coded.reading == gold


def test_the_examples_of_the_format_are_without_faults(tmp_path):
    for name, example in zip(PARTS, examples(), strict=True):
        put(tmp_path, example, name)
    corpus = load_corpus([tmp_path])
    assert check(corpus) == []
    assert (len(corpus.documents()), len(corpus.sentences())) == (2, 6)
    assert all(from_json(to_json(one.coded.reading)) for one in corpus.pieces)


def test_spans_stand_where_the_words_stand(tmp_path):
    coded = only(put(tmp_path))
    spans, text = to_spans(coded), coded.reading.document.text
    assert [(text[one["start"] : one["end"]], one["chain"]) for one in spans["mentions"]] == [
        ("Dana Oralbek", "p1")
    ]
    (trigger,) = spans["triggers"]
    assert (text[trigger["start"] : trigger["end"]], trigger["type"]) == ("detained", "detention")
    (day,) = spans["dates"]
    assert (day["role"], day["of"], day["from"]) == ("act", "i1", "2026-03-10")
    json.dumps(spans)


def test_dates_cues_charge_and_years_come_from_the_tags(tmp_path):
    body = (
        "{Dana Oralbek|p1} was {charged|i1} with {slander|i1:charge} {in May 2025|i1:2025-05}, her "
        "{sister|p2} {said|c1 i1:attributed}; it carries {five years|i1:5y}. {Kazakhstan|@KZ} "
        "{denies|c2 i1:disputed} it, {a spokesman|p3} wrote."
    )
    footer = "p1 Dana Oralbek\np2 sister; relative\np3 a spokesman\ni1 prosecution p1 for KZ\n"
    footer += "c1 p2 about i1\nc2 p3 denies about i1,KZ"
    reading = only(put(tmp_path, document(body, footer))).reading
    (act,) = reading.incidents
    assert (act.host, act.charge, act.max_years) == ("KZ", "slander", 5)
    assert (act.status, act.certainty) == ("completed", "disputed")
    assert act.when is not None
    assert act.when.text == "in May 2025"
    assert [claim.stance for claim in reading.claims] == ["asserts", "denies"]
    assert reading.claims[1].about.countries == ("KZ",)
    assert reading.people[1].roles == ("relative", "speaker")


def test_quotation_marks_of_names_quote_nobody(tmp_path):
    lines = ["{«Маяк»|o1} {сообщил|c1} об этом. ## c1 o1", "{Оля|p1} {сказала|c1}: «Нет». ## c1 p1"]
    put(tmp_path, sentences(*lines, language="ru"), "train/ru/sentences-w01.txt")
    claims = [one.coded.reading.claims[0] for one in load_corpus([tmp_path]).pieces]
    assert [claim.direct for claim in claims] == [False, True]


def test_a_declined_name_is_the_evidence_of_a_person(tmp_path):
    line = "{Анну|p1} забрали: {Анну Серову|p1} {увели|i1}."
    line += " ## i1 abduction p1 ## p1 Анна Серова = Анну"
    put(tmp_path, sentences(line, language="ru"), "train/ru/sentences-w01.txt")
    (person,) = only(tmp_path).reading.people
    assert person.evidence[0].quote == "Анну Серову"
    assert person.aliases == ("Анну",)


def test_evidence_joins_neighbours_and_only_them(tmp_path):
    body = BODY + " {She|p1} {is held|i1}. It rains. {|i1}Her cell is cold."
    act = only(put(tmp_path, document(body, FOOTER))).reading.incidents[0]
    assert [proof.quote for proof in act.evidence] == [
        "Dana Oralbek was detained in Tbilisi on Tuesday. She is held.",
        "Her cell is cold.",
    ]


def test_single_sentences_may_hold_marks_of_their_own(tmp_path):
    line = r"Ward \## 7: {|p1}was {taken|i1}. ## i1 detention p1 in GE"
    coded = only(
        put(tmp_path, sentences("# a note", "# set: a/b", line), "train/en/sentences-w01.txt")
    )
    assert coded.reading.document.text == "Ward ## 7: was taken."
    assert coded.reading.document.id == "sentences-w01-en-0001"
    assert coded.item.contrast == "a/b"
    assert coded.reading.people[0].name == "unnamed"


def test_a_bare_document_has_the_same_text_and_no_coding(tmp_path):
    body = BODY + " Curly \\{brace\\} 📞{|/} Next."
    coded = only(put(tmp_path / "one", document(body, FOOTER)))
    bare = to_bare(coded).replace("writer: ", "writer: w02").replace("relevant: ", "relevant: no")
    again = only(put(tmp_path / "two", bare))
    assert again.reading.document == coded.reading.document
    assert again.marked.sentences == coded.marked.sentences
    assert not again.lines.at


def test_the_corpus_is_written_for_programs(tmp_path):
    put(tmp_path / "in")
    put(tmp_path / "in", sentences("{He|p1} {left|-other}."), "test/en/sentences-w02.txt")
    write_corpus(load_corpus([tmp_path / "in"]), tmp_path / "out")
    loads((tmp_path / "out/train/readings/w01-page.json").read_text(encoding="utf-8"))
    spans = json.loads((tmp_path / "out/train/spans/w01-page.json").read_text(encoding="utf-8"))
    assert spans["format"] == "spans/1"
    line = json.loads((tmp_path / "out/test/sentences.jsonl").read_text(encoding="utf-8"))
    assert from_json(line["reading"]).relevant is False
    assert line["spans"]["negatives"][0]["reason"] == "other"

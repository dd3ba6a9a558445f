"""Scores of small readings made by hand, and what is told about gold that cannot be used."""

from dataclasses import replace
from datetime import date

import pytest

from khronika.errors import UnsupportedLanguage, WrongUse
from khronika.evaluation import evaluate
from khronika.model import (
    Certainty,
    Claim,
    Document,
    Estimate,
    EstimateMeasure,
    Evidence,
    Incident,
    IncidentType,
    Instrument,
    InstrumentKind,
    Interval,
    Person,
    Reading,
    Stance,
    Status,
)
from khronika.publishing import write_reading

TEXT = "Danil Orlov was deported on August 4. He fears for his life. Ten people fled."
DAY = Interval(first=date(2023, 8, 4), last=date(2023, 8, 4), text="on August 4")


def proof(start: int, end: int) -> tuple[Evidence, ...]:
    return (Evidence(start=start, end=end, quote=TEXT[start:end]),)


INCIDENT = Incident(
    id="i1",
    type=IncidentType.DEPORTATION,
    targets=("p1",),
    host="KZ",
    origin="RU",
    when=DAY,
    evidence=proof(0, 37),
)
GOLD = Reading(
    document=Document(id="press-1", text=TEXT, language="en"),
    relevant=True,
    people=(Person(id="p1", name="Danil Orlov"),),
    incidents=(INCIDENT,),
    claims=(Claim(id="c1", speaker="p1", stance=Stance.FEARS, evidence=proof(38, 60)),),
    instruments=(
        Instrument(id="n1", kind=InstrumentKind.VISA_RULE, parties=("KZ",), evidence=proof(0, 37)),
    ),
    estimates=(
        Estimate(id="e1", measure=EstimateMeasure.REFUGEES, low=10, evidence=proof(61, 77)),
    ),
)


@pytest.fixture
def scored(tmp_path):
    write_reading(GOLD, tmp_path)
    return lambda said: evaluate(tmp_path, lambda _document: said)


def test_gold_read_as_itself_is_perfect(scored):
    figures = scored(GOLD).to_json()
    for measure in ("core", "full", "claims", "instruments", "estimates"):
        assert figures[measure]["f1"] == 1, measure
    for share in ("relevance", "stance", "evidence_verbatim", "evidence_near", "certainty_macro"):
        assert figures[share] == 1, share
    assert set(figures["fields"].values()) == {1}
    assert figures["by_type"]["deportation"]["hit"] == 1


@pytest.mark.parametrize(
    ("change", "core", "full"),
    [
        ({"type": IncidentType.EXTRADITION}, 0, 0),
        ({"host": "KG"}, 0, 0),
        ({"targets": ("p9",)}, 0, 0),
        ({"targets": ("p1", "p9")}, 1, 0),
        ({"targets": ("p1", "p8", "p9")}, 0, 0),
        ({"status": Status.PENDING}, 1, 0),
        ({"when": None}, 1, 0),
        ({"certainty": Certainty.RUMOURED, "origin": None, "charge": "x"}, 1, 1),
    ],
)
def test_what_core_and_full_ask_for(scored, change, core, full):
    figures = scored(replace(GOLD, incidents=(replace(INCIDENT, **change),))).to_json()
    assert (figures["core"]["hit"], figures["full"]["hit"]) == (core, full)


def test_claims_are_counted_in_characters_without_white_space(scored):
    half = replace(GOLD.claims[0], evidence=proof(38, 46), stance=Stance.ASSERTS)  # "He fears"
    figures = scored(replace(GOLD, claims=(half,))).to_json()
    assert (figures["claims"]["hit"], figures["claims"]["gold"]) == (7, 18)
    assert figures["stance"] == 0


def test_quote_that_is_not_the_text_and_missing_evidence_are_not_verbatim(scored):
    wrong = replace(INCIDENT, evidence=(Evidence(start=0, end=5, quote="Denis"),))
    bare = replace(GOLD.claims[0], evidence=())
    figures = scored(replace(GOLD, incidents=(wrong,), claims=(bare,))).to_json()
    assert figures["evidence_verbatim"] == 0.5


def test_document_that_cannot_be_read_counts_as_empty_and_is_named(tmp_path):
    write_reading(GOLD, tmp_path)

    def refuse(_document):
        raise UnsupportedLanguage("no reader knows this language")

    figures = evaluate(tmp_path, refuse)
    assert figures.faults == ("press-1: no reading: no reader knows this language",)
    assert figures.relevance.figure == 0
    assert figures.tallies["core"].gold == 1
    assert figures.tallies["core"].said == 0


def test_the_reader_sees_no_gold(tmp_path):
    write_reading(GOLD, tmp_path)
    seen = []
    evaluate(tmp_path, lambda document: seen.append(document) or GOLD)
    assert seen == [GOLD.document]


def test_rows_for_a_table(scored):
    rows = {row.measure: row for row in scored(GOLD).rows()}
    assert rows["core"].f1 == 1
    assert rows["relevance"].share == 1
    assert rows["deportation"].gold == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.json", b"{", "is no JSON"),
        ("a.json", b"\xff", "not UTF-8"),
        ("a.json", b'{"format": "reading/2"}', "format: must be"),
        ("a.txt", b"text", "holds no gold readings"),
    ],
)
def test_gold_that_cannot_be_used(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(WrongUse, match=words):
        evaluate(tmp_path, lambda _document: GOLD)


def test_gold_that_is_not_there(tmp_path):
    with pytest.raises(WrongUse, match="no such folder"):
        evaluate(tmp_path / "nowhere", lambda _document: GOLD)

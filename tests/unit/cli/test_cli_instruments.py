"""`khronika instruments`: the reference, and which documents tell otherwise."""

import json
from dataclasses import replace
from datetime import date

import pytest
from simple_reader import read_simply

from khronika.model import Instrument, InstrumentKind, InstrumentStatus, Interval
from khronika.resources.instruments import instruments

PACT = "kz-kg-ru-data-2020"
JUNE = Interval(first=date(2023, 6, 1), last=date(2023, 6, 30), text="in June")


def table(output):
    head, *rows = [line.split("\t") for line in output.splitlines()]
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture
def telling(khronika, tmp_path, monkeypatch):
    """The command line over an invented document that tells of a pact as signed in June 2023."""

    def read(document):
        reading = read_simply(document)
        (who,) = reading.people
        pact = Instrument(
            id="n1",
            kind=InstrumentKind.DATA_EXCHANGE_AGREEMENT,
            parties=("KG", "KZ", "RU"),
            status=InstrumentStatus.SIGNED,
            when=JUNE,
            evidence=who.evidence,
        )
        return replace(reading, instruments=(pact,))

    monkeypatch.setattr("khronika.reading.read", read, raising=False)
    note = tmp_path / "note.txt"
    note.write_text("Zlata Mirenko was detained in Bishkek on Tuesday.\n")
    assert khronika("add", "--published", "2023-07-01", note)[0] == 0
    return khronika


def test_without_a_casebook_nobody_asks_for_a_passphrase(khronika, tmp_path, monkeypatch):
    monkeypatch.setenv("KHRONIKA_CASEBOOK", str(tmp_path / "none"))
    code, output, errors = khronika("instruments")
    assert (code, errors) == (0, "")
    assert len(table(output)) == len(instruments())


def test_a_country_and_a_kind_narrow_the_list(khronika):
    rows = table(khronika("instruments", "--country", "ae", "--kind", "protection-rule")[1])
    by_id = {row["id"]: row for row in rows}
    assert {row["kind"] for row in rows} == {"protection_rule"}
    assert "AE not a party" in by_id["refugee-1951-nonparties"]["states"]
    assert by_id["pace-2509"]["states"] == "all"
    assert by_id["cat-hosts"]["states"] == "37 states"
    assert by_id["cat-hosts"]["seen"] == "not verified"


def test_one_record_is_shown_with_its_sources(khronika):
    code, output, _ = khronika("instruments", PACT, "--no-casebook")
    assert code == 0
    for words in (
        "signed: 2020-12-18",
        "in force: 2023-07-21",
        "KG: party, joined or ratified 2023-06",
        "daryo",
    ):
        assert words in output


def test_what_was_suspended_or_left_is_told_as_a_lawyer_would(khronika):
    rows = {row["id"]: row for row in table(khronika("instruments", "--no-casebook")[1])}
    suspended = rows["ua-minsk-suspension"]
    assert (suspended["status"], suspended["states"]) == ("ended or suspended", "UA suspended")
    assert rows["md-denounces-cis"]["status"] == "in force"
    output = khronika("instruments", "echr-russia-exit", "--no-casebook")[1]
    assert "RU: withdrawn, since 2022-09-16" in output


def test_a_case_has_a_day_and_is_nowhere_in_force(khronika):
    rows = table(khronika("instruments", "--no-casebook")[1])
    done = [row for row in rows if row["form"] in {"case", "practice", "guidance"}]
    assert len(done) > 30
    assert {(row["status"], row["in force"]) for row in done} == {("", "")}
    assert {row["id"]: row["told of"] for row in done}["kg-practice-2023"] == "2023-06"
    output = khronika("instruments", "kg-practice-2023", "--no-casebook")[1]
    assert "told of: 2023-06" in output
    assert "in force" not in output.replace("_", " ")


def test_a_document_that_says_otherwise_is_flagged(telling):
    (row,) = [r for r in table(telling("instruments", "--country", "KG")[1]) if r["id"] == PACT]
    assert row["told"] == "d1.n1 differs"
    assert row["signed"] == "2020-12-18", "what the document tells corrects nothing"
    output = telling("instruments", PACT)[1]
    assert "when it was made differs; both stand" in output
    assert "the joining or ratification of KG, 2023-06" in output
    assert "differs" not in telling("instruments", PACT, "--no-casebook")[1]


def test_json_carries_sources_and_what_differs(telling):
    (record,) = json.loads(telling("instruments", PACT, "--json")[1])
    assert record["name"]["ru"].startswith("Соглашение")
    assert record["parties"][1] == {"country": "KG", "status": "party", "since": "2023-06"}
    assert all(source["address"] and source["seen"] for source in record["sources"])
    (told,) = record["told"]
    assert (told["id"], told["differs"]) == ("d1.n1", ["made"])
    assert told["perhaps"] == {"what": "joined", "when": "2023-06", "country": "KG"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--kind", "pact"], "is no kind of instrument"),
        (["--country", "XX"], "is no country"),
        (["no-such-record"], "There is no such record"),
    ],
)
def test_wrong_use_is_told(khronika, arguments, told):
    code, _, errors = khronika("instruments", *arguments)
    assert code == 2
    assert told in errors

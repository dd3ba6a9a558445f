"""`khronika corpus` as a user calls it."""

import json

import pytest
from written import document, put, sentences

from khronika.cli.main import run

REPEATED = "{She|p1} {left|-other} by the narrow road along the old river bank at dawn."


@pytest.mark.parametrize(("text", "code"), [(document(), 0), (document().replace("p1}", "p1"), 1)])
def test_check_tells_by_its_exit_code(tmp_path, capsys, text, code):
    assert run(["corpus", "check", str(put(tmp_path, text))]) == code
    assert f"{'0' if code else '1'} documents, 0 single sentences" in capsys.readouterr().out


def test_check_names_file_line_and_column(tmp_path, capsys):
    put(tmp_path, document().replace("GE for", "GG for"))
    assert run(["corpus", "check", str(tmp_path)]) == 0
    put(tmp_path, document().replace("GE for", "QQ for"))
    assert run(["corpus", "check", str(tmp_path)]) == 1
    assert "w01-page.txt:14:1: 'QQ' is no country" in capsys.readouterr().out


def test_check_counts_too_where_it_is_asked_to(tmp_path, capsys):
    assert run(["corpus", "stats", str(put(tmp_path))]) == 0
    counts = capsys.readouterr().out
    assert run(["corpus", "check", str(tmp_path), "--stats"]) == 0
    assert capsys.readouterr().out.endswith(f"0 faults\n{counts}")
    put(tmp_path, "no header", "train/en/w02-bad.txt")
    assert run(["corpus", "check", str(tmp_path), "--stats"]) == 1
    assert "documents.en\t1" in capsys.readouterr().out


def test_stats_are_json_for_programs(tmp_path, capsys):
    assert run(["corpus", "stats", str(put(tmp_path)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"]["en"] == 1
    assert run(["corpus", "stats", str(tmp_path)]) == 0
    assert "documents.en\t1" in capsys.readouterr().out


def test_what_has_faults_is_left_out_and_told(tmp_path, capsys):
    put(put(tmp_path), "no header", "train/en/w02-bad.txt")
    assert run(["corpus", "stats", str(tmp_path), "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["documents"]["en"] == 1
    assert "run khronika corpus check" in told.err


def test_variety_finds_repeated_words(tmp_path, capsys):
    put(tmp_path, sentences(REPEATED, REPEATED), "train/en/sentences-w01.txt")
    assert run(["corpus", "variety", str(tmp_path)]) == 1
    assert "shared\tsentences-w01-en-0001\tsentences-w01-en-0002" in capsys.readouterr().out
    assert run(["corpus", "variety", str(tmp_path), "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["shared"]) == 1


def test_converted_documents_agree_with_their_source(tmp_path, capsys):
    source, out = str(put(tmp_path / "in")), tmp_path / "out"
    assert run(["corpus", "convert", source, "--out", str(out)]) == 0
    gold = str(out / "train" / "readings")
    capsys.readouterr()
    assert run(["corpus", "agreement", source, gold, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["mean"]["full"] == 1.0
    assert run(["corpus", "agreement", source, gold]) == 0
    assert "full\t1.000\t1.000\t1.000" in capsys.readouterr().out
    assert run(["corpus", "variety", source, "--against", gold]) == 1


def test_the_whole_corpus_is_compared_with_its_second_codings(tmp_path, capsys):
    put(tmp_path)
    second = document().replace("w01", "w02").replace("|i1:", "|report:")
    put(tmp_path, second, "second/en/w01-page.txt")
    assert run(["corpus", "agreement", str(tmp_path), str(tmp_path / "second"), "--json"]) == 0
    mean = json.loads(capsys.readouterr().out)["mean"]
    assert (mean["core"], mean["when"]) == (1.0, 0.0)


def test_bare_documents_are_written_for_a_second_coder(tmp_path):
    assert run(["corpus", "bare", str(put(tmp_path / "in")), "--out", str(tmp_path / "out")]) == 0
    assert "{" not in (tmp_path / "out" / "en" / "w01-page.txt").read_text(encoding="utf-8")


def test_the_datasheet_is_written(tmp_path, capsys):
    put(tmp_path)
    assert run(["corpus", "datasheet", str(tmp_path)]) == 2
    (tmp_path / "README.md").write_text(
        "<!-- figures: counts -->\n<!-- end -->\n", encoding="utf-8"
    )
    assert run(["corpus", "datasheet", str(tmp_path)]) == 0
    assert "| acts | 1 |" in (tmp_path / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [["check", "nowhere"], ["variety", ".", "--against", "nowhere"], ["agreement", "nowhere", "."]],
)
def test_wrong_paths_are_told(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(put(tmp_path))
    assert run(["corpus", *arguments]) == 2
